"""What stands one gesture away from *ours* and *mine*: the story, the others, what the group had guessed, and the same
evening from another seat.
"""

from collections import Counter
from dataclasses import replace
from typing import Any

from game.debrief.reveal import Revealed
from game.debrief.story import ALWAYS, Moment, ranked
from game.pages.debrief_happened import why_backed_out
from game.pages.debrief_own import because
from game.pages.debrief_reading import HELD, Person, Reading, shortened
from game.pages.debrief_shapes import GroupData, SeatVoiceData
from game.pages.model import Offer, Part
from game.pages.turned import turned
from game.pages.wording import semicolons
from game.rules import codes as c
from game.story import tables as t

ROOM, TOLD, FEW, LINE, CROWDED = (
    140,
    20,
    12,
    24,
    9,
)  # words of the story, of each of its moments, in brief; of a card, of one among many
ALONE = 100  # more words of the story where nobody reads a page of the group
NAMED = 5  # people from whom guesses are told without names
VOICE = 110  # words of the evening told by another
WORSE = {"left": 0, "below": 1, "at": 2, "above": 3}


def happened(reading: Reading) -> Part:
    """The play's own story, by act; its ending stands on the first page."""
    lines: list[str] = []
    told: list[dict[str, Any]] = []
    act = ""
    full = replace(reading.to_all, brief=1.0)  # fewer moments where all must be brief, each of them whole
    first: dict[str, Moment] = {}  # of those told in the same words
    for moment in reading.debrief.happened:
        if moment.kind != "ending":
            words = full.story(moment, TOLD, to_all=not reading.alone)
            mine = moment.event is not None and reading.is_mine(moment.event, to_all=True)
            quoted = moment.kind == "choice" and mine
            first.setdefault(shortened(words, FEW) if reading.tight and not quoted else words, moment)
    room, kept, said = (
        round((ROOM + (ALONE if reading.alone else 0)) * reading.brief),
        list[Moment](),
        {id(one): words for words, one in first.items()},
    )
    for moment in ranked(list(first.values())):
        long = len(said[id(moment)].split())
        if long <= room or moment.weight >= ALWAYS:
            room -= long
            kept.append(moment)
    for words, moment in ((words, moment) for words, moment in first.items() if moment in kept):
        if moment.act != act:
            act = moment.act
            then = reading.book_at(moment.tick)
            lines.append(then.text(f"acts.{act}.title") + " — " + then.text(f"acts.{act}.time"))
        lines.append(f"- {words}")
        told.append({"tick": moment.tick, "act": act, "kind": moment.kind, "by": moment.by, "text": words})
    title = reading.book.text(f"endings.{reading.debrief.ending}.title")
    return Part(id="happened", role="debrief-happened", title=title, text="\n".join(lines), data={"moments": told})


def others(reading: Reading) -> Part:
    """What each sought, in its own words, what it could not accept, how it came out of it."""
    book = reading.book
    lines, data = [], []
    revealed = sorted(reading.debrief.why.revealed, key=lambda one: reading.place(one.seat))
    most = LINE if len(revealed) <= NAMED + 1 else CROWDED
    results = {one.result for one in revealed}
    inside = not any(one.outside for one in revealed)
    alike = inside and len(revealed) > 1 and len(results) == 1 and results <= {"at", "above", "below"}  # said once
    backed = why_backed_out(reading) if reading.brief > HELD else {}
    for one in revealed:
        seeks, cannot, lost = reading.sentences(_told(reading, one, "seeks"), most), _red(reading, one), ""
        key = "others.line" if cannot else "others.line_free"
        if reading.brief <= HELD:  # a card, whole, and no words cut
            key, seeks = "others.card" if cannot else "others.briefly_free", book.text(f"cards.{one.card}")
        if most == CROWDED and reading.tight:
            key, seeks = "others.briefly" if cannot else "others.briefly_free", book.text(f"cards.{one.card}")
            lost = book.say(f"others.lost{_out(one)}", name=reading.called(one.seat))
        result = "" if alike else book.say(f"debrief.result_{one.result}{_out(one)}", name=reading.called(one.seat))
        told = "" if most == CROWDED and one.result in ("at", "above") else result  # of many, those who lost
        told = lost if lost and one.result == "below" and not alike else told
        told = because(reading, one, told) if told else ""
        told = f"{told} {backed[one.seat]}".strip() if one.seat in backed else told
        words = book.say(key, name=reading.name(one.seat), seeks=seeks, cannot=cannot, result=told)
        lines.append("- " + words.strip())
        data.append(
            {
                "seat": one.seat,
                "name": reading.name(one.seat),
                "place": reading.place(one.seat),
                "seeks": seeks,
                "sought_first": reading.words(one.sought_first) if one.sought_first else "",
                "card": one.card,
                "card_words": book.text(f"cards.{one.card}"),
                "cannot": cannot,
                "temper": reading.temper(one),
                "result": one.result,
                "result_words": result,
                "crossed": [reading.option(option) for option in one.crossed],
                "zones": [book.zone(place.zone, reading.called(one.seat)) for place in (one.start, one.end)],
                "me": one.seat == reading.seat,
            }
        )
    everyone = book.say(f"debrief.all_{revealed[0].result}") if alike else ""
    lines = [everyone, *lines] if everyone else lines
    found = {"revealed": data, "all": everyone}
    return Part(id="why", role="debrief-why", title=book.say("debrief.why"), text="\n".join(lines), data=found)


def _out(one: Revealed) -> str:
    """The end of the id of what is said of who is outside what is signed: it owes nothing, whatever it gets."""
    return "_outside" if one.outside else ""


def _told(reading: Reading, one: Revealed, what: str) -> str:
    """What a structure would have said of what it seeks."""
    path = one.seeks.path.removesuffix(".text") + ".told"
    return reading.book.text(path.partition(".")[2]) or reading.words(one.seeks)


def _red(reading: Reading, one: Revealed) -> str:
    if not one.red_options:
        return ""
    return reading.option(one.red_options[0])


def group(reading: Reading) -> list[Part]:
    """What all who held a seat said, words first, then what they had guessed, without names from five people up, then
    what each takes along."""
    if len(reading.people) < 2:
        return []
    book = reading.book
    data: GroupData = {"voices": [], "guesses": []}
    for one in reading.people:
        data["voices"].append(
            {
                "seat": one.seat,
                "name": called(reading, one),
                "word": str(one.told.get("word", "")),
                "part": str(one.told.get("part", "")),
                "commitment": one.commitment,
            }
        )
    for about in sorted(reading.debrief.why.revealed, key=lambda one: reading.place(one.seat)):
        made = {one.seat: card for one in reading.people if (card := _guess_of(reading, about, one))}
        if not made:
            continue
        truth, right = book.text(f"cards.{about.card}"), sum(card == about.card for card in made.values())
        who = {one.seat: called(reading, one) for one in reading.people}
        said = (
            [book.say("group.said", name=who[seat], card=book.text(f"cards.{card}")) for seat, card in made.items()]
            if len(reading.people) < NAMED
            else [_counted(reading, card, n) for card, n in sorted(Counter(made.values()).items())]
        )
        data["guesses"].append(
            {
                "seat": about.seat,
                "name": reading.short(about.seat),
                "place": reading.place(about.seat),
                "truth": truth,
                "said": said,
                "right": right,
                "asked": len(made),
            }
        )
    brief = reading.brief < 1.0
    nobody = [one for one in data["guesses"] if not one["right"]] if brief else []  # together, in fewer words
    told = [one for one in data["guesses"] if one not in nobody]
    key = "group.briefly" if brief else "group.guess"
    unseen = semicolons(book.lang, [book.say("group.unseen", name=one["name"], card=one["truth"]) for one in nobody])
    lines = [
        *("- " + book.say("group.voice", name=one["name"], word=one["word"]) for one in data["voices"] if one["word"]),
        *("- " + book.say(key, **{**one, "said": semicolons(book.lang, one["said"])}) for one in told),
        *(["- " + book.say("group.nobody", words=unseen)] if nobody else []),
        *(
            "- " + book.say("group.commitment", name=one["name"], words=one["commitment"])
            for one in data["voices"]
            if one["commitment"]
        ),
    ]
    return [Part(id="group", role="debrief-group", title=book.say("group.title"), text="\n".join(lines), data={**data})]


def _counted(reading: Reading, card: str, n: int) -> str:
    """How many said this card."""
    words = reading.book.text(f"cards.{card}")
    return reading.book.say("group.counted", n=n, card=words) if n > 1 else reading.book.say("group.once", card=words)


def called(reading: Reading, one: Person) -> str:
    """A person by its first name, where it gave it, with its structure."""
    name = str(one.told.get("name", "")).strip()
    short = reading.short(one.seat)
    return reading.book.say("ours.held", name=name, seat=short) if name else short


def _guess_of(reading: Reading, about: Revealed, one: Person) -> str:
    """The card that a person guessed of a structure last, "" for none."""
    own = [guess.said["card"] or "" for guess in about.guesses if guess.by == one.seat]
    return own[-1] if own else ""


def seat(reading: Reading) -> Part | None:
    """The same evening, told by another: what it sought, what it knew and whether anyone asked, what it chose, how it
    came out; with the way to play it from there."""
    reading = replace(reading.to_all, book=reading.shared)
    about = other_seat(reading)
    if about is None:
        return None
    book = reading.book
    name = reading.named(about.seat)
    lines = [book.say("seat_told.opens", name=name), reading.cut(_told(reading, about, "seeks"), 40)]
    red = next((one for one in [_red_told(reading, about)] if one), "")
    lines += [reading.cut(red, 26)] if red else []
    fact = next((one for one in about.facts if book.text(f"facts.{one}.told")), "")
    if fact:
        lines.append(book.say("seat_told.knew", words=reading.cut(book.text(f"facts.{fact}.told"), 18)))
    chosen = reading.debrief.choices.get(about.seat, [])
    if chosen:
        last = reading.words(chosen[-1].words, chosen[-1].tick - 1).rstrip(".")
        lines.append(book.say("seat_told.chose", words=last))
    lines.append(book.say(f"seat_told.{about.result}{_out(about)}"))
    words = reading.cut(" ".join(lines), VOICE)
    data: SeatVoiceData = {
        "seat": about.seat,
        "name": reading.name(about.seat),
        "place": reading.place(about.seat),
        "words": words,
    }
    offers = []
    number, key, act = replayed_from(reading, about.seat)
    playable = bool(book.frame.seat[book.names.seats.code[about.seat], t.PLAYABLE])
    if number is not None and playable:
        offers.append(
            Offer(
                id="replay",
                text=book.say(key, name=name, act=act),
                key="g",
                action={"debrief": "replay", "seat": about.seat, "number": number},
            )
        )
    return Part(
        id="seat",
        role="debrief-seat",
        title=book.say("debrief.seat_title"),
        text=words,
        data={**data},
        offers=offers,
    )


def _red_told(reading: Reading, one: Revealed) -> str:
    if not one.red_options:
        return ""
    return reading.book.text(one.red_zone.path.removesuffix(".text").partition(".")[2] + ".told")


def other_seat(reading: Reading) -> Revealed | None:
    """Who has most to tell: a structure that one may hold, nobody's at this table where there is one, which came out
    worst."""
    held = {one.seat for one in reading.people} or {reading.seat}
    book = reading.book
    found = [one for one in reading.debrief.why.revealed if not reading.alone or one.seat != reading.seat]
    return min(
        found,
        key=lambda one: (
            not book.frame.seat[book.names.seats.code[one.seat], t.PLAYABLE],
            one.seat in held,
            WORSE[one.result],
            reading.place(one.seat),
        ),
        default=None,
    )


def replayed_from(reading: Reading, seat: str) -> tuple[int | None, str, str]:
    """The decision from which a structure may take the evening up again, the sentence that says so, the act that it
    changes first: the turning point where there is one; else the first of the last table, or of the act that weighs
    most in the story, or the first of all. Only one after which the structure decided something."""
    book, stops = reading.book, reading.stops
    found = list[tuple[int, str]]()
    turn = turned(reading)
    if turn is not None:
        found.append((turn["number"], "seat_told.replay"))
    course = book.frame.course[:, t.STEP_KIND].tolist()
    table = next((one.step for one in reversed(stops) if course[book.names.steps.code[one.step]] == t.COURSE_TABLE), "")
    found += [(one.number, "seat_told.replay_table") for one in stops if table and one.step == table][:1]
    told = reading.debrief.fork
    found += [(one.number, "seat_told.replay_act") for one in stops if told is not None and one.act == told.act][:1]
    found += [(one.number, "seat_told.replay_act") for one in stops[:1]]
    for number, key in found:
        if act := decided_in(reading, seat, number):
            return number, key, book.text(f"acts.{act}.title")
    return None, "", ""


def decided_in(reading: Reading, seat: str, number: int) -> str:
    """The act of the first thing that a structure decided from this move on, in a scene or at a table; "" for none."""
    code, history = reading.book.names.seats.code[seat], reading.past
    made = history.at(history.of(c.E_CHOICE, c.E_PUT, c.E_MARKED))
    first = next((one for one in made if one.by == code and one.moment > number), None)
    frame, acts = reading.book.frame, reading.book.names.acts
    return acts[int(frame.course[min(first.step, len(frame.course) - 1), t.STEP_ACT])] if first is not None else ""
