"""*Ours*: the sheet that a group looks at together. What came of it, who had sought what, how things stood between all,
what it turned on, three questions; nothing of what is one person's own business.
"""

from collections.abc import Sequence

from game.debrief.bonds import Bond, deed
from game.debrief.taken import taken
from game.pages.debrief_asked import questions
from game.pages.debrief_crossed import chosen, crossed, others_first
from game.pages.debrief_happened import acted_against, nearest
from game.pages.debrief_reading import BARE, BRIEF, HELD, MOVED_BY, SAYS, Reading, people_called, words_in
from game.pages.debrief_shapes import BondData, CordsData, ForkData, PeopleData, TurnedCardsData, UnseenData
from game.pages.hanging import came_of_it
from game.pages.model import Part
from game.pages.packages import name_of
from game.pages.told import package_amended
from game.pages.wording import counted, join, semicolons, sentence
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.rules.read.packages import crosses_red, gain_of
from game.rules.read.standing import signs_at
from game.story import tables as t
from game.story.agreeing import number

WIDEST = 300  # words of the page
KNOTS, PAIRS = 2, 2  # knots and pairs told in words
CHANGED = 2  # clauses at most by which what was signed is set apart from what it amended
MOVED = 6  # hundredths of trust from which a bond has moved
KNOTTED = 0.65  # share of the usual words under which one knot is told
FORK, END = 22, 45  # words at most; of the ending, whole sentences
BARELY = 8  # words from which its first sentence stands alone, where all must be brief
MANY = 6  # structures from which a line holds several
NAMED, CROWD = 4, 15  # people whose first names stand at the top; pairs from which fewer knots are told


def ours(reading: Reading) -> list[Part | None]:
    """The parts of the page, in order. What none could accept stands on the cards as long as there is room."""
    hangs = hung(reading)
    above = [
        head(reading, bool(hangs)),
        hangs,
        crossed(reading),
        fork(reading),
        ending(reading),
        people(reading, bool(hangs)),
    ]
    below = [cords(reading), asked(reading)]
    turned, title = cards(reading), reading.book.say("debrief.ours_title")
    made = [title, *(text for part in (*above, turned, *below) if part for text in (part.title, part.text))]
    if reading.brief == BRIEF[-1] and words_in(made) > WIDEST:
        turned = cards(reading, bare=True)
    return [*above, turned, *below]


def head(reading: Reading, bare: bool = False) -> Part:
    """Scenario, date, group, and who held what. `bare`: where all must be brief, not what nobody's name goes with."""
    book = reading.book
    named = len(reading.people) <= NAMED
    held = [
        book.say("ours.held", name=one.told["name"], seat=reading.short(one.seat))
        if named and one.told.get("name")
        else reading.short(one.seat)
        for one in reading.people
    ]
    if bare and reading.brief == BRIEF[-1] and not (named and any(one.told.get("name") for one in reading.people)):
        held = []
    words = [book.text("title"), reading.date, reading.group, ", ".join(held)]
    return Part(id="head", role="notice", text=" · ".join(word for word in words if word))


def hung(reading: Reading) -> Part | None:
    """What hung on who signed, won or lost: said before anything else is weighed."""
    if reading.state is None:
        return None
    packages = reading.state.package[:, : len(reading.book.names.clauses)].tolist()
    stood = reading.past.at(reading.past.of(c.E_STOOD))
    said = came_of_it(reading.shared, stood, packages, int(reading.state.scal[s.STEP]), reading.brief > BARE)
    return Part(id="hung", role="passage", text=" ".join(said), data={"scene": ""}) if said else None


def ending(reading: Reading) -> Part:
    """How it ended, in its first sentences."""
    book, root = reading.shared, f"endings.{reading.debrief.ending}"
    words = reading.sentences(book.text(f"{root}.text"), END, SAYS if reading.brief > HELD else BARELY)
    return Part(id="ending", role="passage", title=book.text(f"{root}.title"), text=words, data={"scene": ""})


def people(reading: Reading, bare: bool = False) -> Part:
    """The common good in people, on a line: never *more* of fewer than each would have reached alone; what the ending
    tells otherwise is said to be something else than people. `bare`: where all must be brief, the figures alone."""
    book, good = reading.book, reading.debrief.common_good
    reached, alone, best = (round(one) for one in (good.reached, good.alone, good.best))
    figures = {name: number(book.lang, n) for name, n in (("reached", reached), ("alone", alone), ("best", best))}
    words = book.say("reached.line", people=people_called(book), **figures)
    said = [words, book.say(f"reached.{good.standing}", foreseen=number(book.lang, round(good.foreseen)))]
    if reading.tight and (good.standing == "above" or (bare and reading.brief == BRIEF[-1])):  # the figures say so
        said = [words]
    elif good.standing == "below" and reading.tight:
        said = [words, book.say("reached.below_brief")]
    if good.standing == "below" and reading.debrief.ending_kind in ("better", "lighter"):
        said.append(book.say("reached.but_opened"))
    elif good.standing not in ("below", "same") and reading.debrief.ending_kind == "worse":
        said += [] if bare and reading.brief == BRIEF[-1] else [book.say("reached.but_lost")]
    if good.standing == "below" and (where := went(reading, alone - reached)) and reading.brief > BARE:
        said[1:2] = [where] if reading.tight else [said[1], where]
    text = " ".join(said)
    data: PeopleData = {"value": good.value, "reached": reached, "alone": alone, "best": best, "words": words}
    return Part(id="people", role="debrief-people", text=text, data={**data})


def went(reading: Reading, fewer: int) -> str:
    """Where those went who are not reached: into the days and the money that the play took, where nothing was signed;
    else beside those whom the project reached. "" where the end of the play is not known."""
    if reading.state is None:
        return ""
    book, cost = reading.book, taken(reading.speaker.loaded, reading.state)
    if reading.past.of(c.E_STOOD):
        here = max(0, round(reading.debrief.common_good.reached - cost.left))
        figures = {name: number(book.lang, n) for name, n in (("here", here), ("worth", fewer + here))}
        return book.say("reached.took" if here else "reached.took_none", **figures)
    money = round(cost.money)
    by_money = round(cost.by_money) if money * cost.by_money > 0 else 0
    by_days = fewer - by_money  # so that they add up, however they round
    by = "by_days_boxed" if cost.boxed else "by_days"
    shares = [(by_days, by, book.days(cost.days))] if by_days > 0 else []
    shares += [(by_money, "by_money" if money > 0 else "but_money", book.money(abs(money)))] if by_money else []
    parts = [
        book.say(f"reached.{key}", n=number(book.lang, abs(n)), means=means)
        if len(shares) > 1
        else book.say(f"reached.{key}_alone", means=means)
        for n, key, means in shares
    ]
    return book.say("reached.went", fewer=number(book.lang, fewer), parts=", ".join(parts)) if parts else ""


def cards(reading: Reading, bare: bool = False) -> Part:
    """Every card turned over, a line each; many of them, a line for each thing sought. `bare`: without what none could
    accept."""
    book, many = reading.book, len(reading.debrief.why.revealed) > MANY
    above = {(others_first(reading, one.who)[0], one.option) for one in chosen(reading)} if reading.tight else set()
    by_card: dict[str, list[str]] = {}
    found: TurnedCardsData = {"cards": []}
    lines = []
    for one in sorted(reading.debrief.why.revealed, key=lambda one: reading.place(one.seat)):
        words = book.text(f"cards.{one.card}")
        cannot = reading.option(one.red_options[0]) if one.red_options else ""
        found["cards"].append(
            {
                "seat": one.seat,
                "name": reading.short(one.seat),
                "place": reading.place(one.seat),
                "card": one.card,
                "words": words,
                "cannot": cannot,
            }
        )
        told = (one.seat, one.red_options[0] if one.red_options else "") in above  # in its own words, higher up
        whole = cannot and not told and not bare
        key = "ours.card" if whole else "ours.card_only"
        by_card.setdefault(words, []).append(reading.short(one.seat))
        lines.append("- " + book.say(key, name=reading.short(one.seat), card=words, cannot=cannot))
    if many:
        lines = [
            "- " + book.say("ours.sought", card=sentence(card), names=", ".join(by_card[card])) for card in by_card
        ]
    return Part(id="cards", role="debrief-cards", title=book.say("ours.cards"), text="\n".join(lines), data={**found})


def cords(reading: Reading) -> Part:
    """The cords at the start and at the end, and the knots that nobody saw; the text says which moved most."""
    book, bonds = reading.book, reading.debrief.bonds
    moved = sorted(
        ((after.trust - before.trust, after) for before, after in zip(bonds.start, bonds.end, strict=True)),
        key=lambda one: -abs(one[0]),
    )
    lines = []
    broken = _broken(reading)
    cramped = reading.brief == BRIEF[-1] and bool(bonds.unseen or broken)  # what was hidden is told first
    for key, way in () if cramped else (("bonds.closer", 1), ("bonds.apart", -1)):
        those = [bond for by, bond in moved if by * way >= MOVED and (way < 0 or not _owing(reading, bond))]
        for bond in those[: 1 if reading.brief < 1.0 else PAIRS]:
            lines.append("- " + " ".join([book.say(key, names=_pair(reading, bond)), *_deed(reading, bond, way > 0)]))
    still = not cramped and all(abs(by) < MOVED for by, _ in moved)
    lines = lines or (["- " + book.say("bonds.same")] if still else [])
    lines += broken
    unseen: list[UnseenData] = [
        {
            "fact": one.fact,
            "text": book.text(f"facts.{one.fact}.text"),
            "holder": reading.place(one.holder),
            "unaware": [reading.place(seat) for seat in one.unaware],
            "burst": one.burst,
        }
        for one in bonds.unseen
    ]
    few = len(bonds.start) > CROWD or reading.brief < KNOTTED
    above = {one.fact for one in chosen(reading)}
    untold = [each for each in zip(bonds.unseen, unseen, strict=True) if each[0].fact not in above]
    for one, said in untold[: 1 if few else KNOTS]:
        key = "bonds.burst" if one.burst else "bonds.unseen"
        if one.holder and reading.brief <= HELD:
            lines.append("- " + book.say(f"{key}_by", name=reading.called(one.holder)))
            continue
        words = reading.sentences(_as_it_burst(reading, one.fact) or said["text"])
        if one.holder:
            lines.append("- " + book.say(key, name=reading.to_all.named(one.holder), words=words))
        else:
            lines.append("- " + book.say(f"{key}_none", words=words))
    if not unseen and not broken and (bonds.hidden is not None or not lines):
        key = {True: "some", False: "none", None: "unsigned"}[bonds.hidden]
        lines.append("- " + book.say(f"bonds.{key}"))
    data: CordsData = {
        "names": [reading.short(book.names.seats[code]) for code in book.seats],
        "titles": [book.say("debrief.map_start"), book.say("debrief.map_end")],
        "start": _bonds(reading, bonds.start),
        "end": _bonds(reading, bonds.end),
        "unseen": unseen,
    }
    return Part(id="cords", role="debrief-cords", title=book.say("ours.cords"), text="\n".join(lines), data={**data})


def _as_it_burst(reading: Reading, fact: str) -> str:
    """A fact as it read just before it came out, "" where it did not."""
    if reading.state is None:
        return ""
    history, code = reading.past, reading.book.names.facts.code[fact]
    burst = [one for one in history.at(history.of(c.E_BURST)) if one.what == code]
    return reading.book_at(burst[0].moment - 1).text(f"facts.{fact}.text") if burst else ""


def _deed(reading: Reading, bond: Bond, closer: bool) -> list[str]:
    """What one of the two did for the other, or to it, before all, that weighed most; nothing where all must be
    brief."""
    if reading.state is None or reading.brief < MOVED_BY:
        return []
    code = reading.book.names.seats.code
    found = deed(reading.past, code[bond.a], code[bond.b], closer)
    words = reading.tell(found, to_all=True) if found is not None else ""
    words = _within(words)
    return [reading.book.say("bonds.deed", when=reading.when(found.moment, found.step), words=words)] if found else []


def _owing(reading: Reading, bond: Bond) -> bool:
    """Whether one of two did the other a wrong for which it never answered: nobody is told that they came closer."""
    if reading.state is None:
        return False
    a, b = (reading.book.names.seats.code[one] for one in (bond.a, bond.b))
    return bool(reading.state.pair[a, b, s.OWED] > 0 or reading.state.pair[b, a, s.OWED] > 0)


def _within(words: str) -> str:
    """What is told of the reader, as a sentence goes on with it."""
    return words[:1].lower() + words[1:] if words.startswith(("Vous ", "You ")) else words


def _broken(reading: Reading) -> list[str]:
    return [
        "- " + reading.book.say("bonds.broken", name=reading.to_all.named(seat), when=when, words=_within(words))
        for seat, when, words in acted_against(reading)
    ]


def _pair(reading: Reading, bond: Bond) -> str:
    return sentence(join(reading.book.lang, [f"{reading.called(one):le}" for one in (bond.a, bond.b)]))


def _bonds(reading: Reading, bonds: Sequence[Bond]) -> list[BondData]:
    return [{"a": reading.place(one.a), "b": reading.place(one.b), "strands": [*one.strands]} for one in bonds]


def fork(reading: Reading) -> Part | None:
    """What the play turned on: the choice that thousands of plays found to weigh most, once they are played, or that
    nothing turned on one; until then what weighs most in the story, as no more than that."""
    from game.pages.turned import heaviest

    book, found = reading.book, reading.debrief.fork
    weighed = heaviest(reading)
    if weighed is None and found is None:
        return None
    if weighed is not None:
        data: ForkData = weighed
    else:
        assert found is not None
        words = reading.story(found, FORK, to_all=True)
        package = found.words.args.get("package")
        if found.kind == "stood" and package:
            option = reading.at(found.tick).option(package[0])
            bare = book.say("ours.stood", package=book.say("signed.title"), words=option)
            words = signed(reading, found.event, option) if found.event is not None else bare
        if found.kind == "no_agreement" and found.event is not None:
            words = unsigned(reading, found.event) or book.say("ours.no_agreement")
        data = {"tick": found.tick, "when": reading.book.text(f"acts.{found.act}.time"), "words": words}
    text = book.say("ours.fork_line", when=data["when"], words=data["words"]) if data["when"] else data["words"]
    title = book.say("ours.fork" if weighed is not None else "ours.fork_told")
    return Part(id="fork", role="debrief-fork", title=title, text=text, data={**data})


def signed(reading: Reading, event: Event, option: str) -> str:
    """What was signed, beside what it amended and who had not said yes to that, where little sets them apart; else by
    an option, and whose yes came last."""
    desk, book, history = reading.onlooker, reading.book, reading.past
    package, base = name_of(desk, event.what), package_amended(desk, event.what)
    options = desk.package_options(event.what)
    signs = [seat for seat in desk.seats if signs_at(book.frame, event.step, seat)]
    marks = [one for one in history.at(history.of(c.E_MARKED)) if one.moment <= event.moment and one.by in signs]
    changed = [book.clause_and_option(one) for one in options if base is None or one not in desk.package_options(base)]
    last = {one.by: one.how for one in marks if one.what == base}
    against = [seat for seat, how in last.items() if how != c.YES]
    if base is not None and against and 0 < len(changed) <= CHANGED:
        words, who = semicolons(book.lang, changed), _yes_of(reading, against)
        key = "ours.stood_after" + _of_mine(reading, against)
        return book.say(key, package=package, base=name_of(desk, base), who=who, words=words)
    told = book.say("ours.stood", package=package, words=option)
    before = [*dict.fromkeys(one.by for one in marks if one.what == event.what and one.how != c.YES)]
    key = "ours.stood_late" + _of_mine(reading, before)
    return f"{told} {book.say(key, who=_yes_of(reading, before))}" if before else told


def _of_mine(reading: Reading, seats: Sequence[int]) -> str:
    """The end of the id of what is said of one's own yes alone."""
    return ".you" if reading.alone and [*seats] == [reading.book.names.seats.code[reading.seat]] else ""


def _yes_of(reading: Reading, seats: Sequence[int]) -> str:
    """Whose yes: « de la ferme et du bus »."""
    form = "de" if reading.book.lang == "fr" else "le"
    return join(reading.book.lang, [format(reading.onlooker.name(seat), form) for seat in seats])


def unsigned(reading: Reading, event: Event) -> str:
    """Whose yes lacked on the package nearest to be signed, where a table closed without an agreement, and how many
    would have gained by it; "" where none lay there."""
    found = nearest(reading, event)
    if found is None:
        return ""
    package, lacking, sat = found
    desk, book = reading.onlooker, reading.book
    if _of_mine(reading, lacking):
        said = book.say("ours.unsigned.you", package=name_of(desk, package))
    else:
        said = book.say("ours.unsigned", who=_yes_of(reading, lacking), package=name_of(desk, package))
    return " ".join([said, *_gained(reading, package, lacking, sat)])


def _gained(reading: Reading, package: int, lacking: list[int], sat: list[int]) -> list[str]:
    """How many of those who sat there would have gained by a package, and whether the one that lacked would
    have; nothing where one of them came to seek something else since."""
    state, book = reading.state, reading.book
    if state is None or any(state.seat[seat, s.SOUGHT_FIRST] > 0 for seat in sat):
        return []
    frame, secrets, _ = reading.speaker.loaded.tables
    options = state.package[package]
    crossed_by = [seat for seat in sat if crosses_red(frame, secrets, state, seat, options)]
    gains = [
        seat
        for seat in sat
        if seat not in crossed_by and gain_of(frame, secrets, state, seat, options) > secrets.seat[seat, t.RESERVE]
    ]
    told = []
    if 2 * len(gains) > len(sat) and reading.brief > BRIEF[-1]:
        n, count = (counted(book.lang, len(each)) for each in (gains, sat))
        told = [sentence(book.say("ours.gained", n=n, count=count))]
    if len(lacking) == 1:
        name = reading.to_all.named(book.names.seats[lacking[0]])
        how = "red" if lacking[0] in crossed_by else "gain" if lacking[0] in gains else "lost"
        told.append(book.say(f"ours.lacking_{how}", name=name))
    return told


def asked(reading: Reading) -> Part:
    """Three questions for the group."""
    found = questions(reading)
    return Part(
        id="questions",
        role="debrief-questions",
        title=reading.book.say("ours.questions"),
        text="\n".join(f"- {one}" for one in found),
        data={"questions": found},
    )
