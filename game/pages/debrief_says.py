"""What a play says: dials, pitfalls and approaches with their evidence, the real testimony, the sheet shown whole."""

from dataclasses import replace
from math import ceil
from typing import Any

from game.debrief.common import BANDS
from game.debrief.debrief import ApproachSeen, Bill, Item, PitfallSeen
from game.debrief.words import names_author
from game.pages.debrief_reading import HELD, Reading, band_word, people_called
from game.pages.model import Offer, Part
from game.pages.wording import join, sentence, typeset

BEARING, AGAINST = 1, 1  # pieces of evidence shown for a verdict, and against it, each told whole
ROOM = 0.8  # share of the usual words from which both are
# Of what grows from one exchange to the next, what was done in the end was not missed.
GROWING = {"a.spoken", "a.frame_set", "a.brought", "a.looked_ahead", "a.shared_ground"}
NO_BILL = Bill(0.0, 0.0, 0.0)
MOST, LEAST = 5, 2  # pitfalls, and approaches, told at most, and where all must be brief: those of the scenario first


def dials(reading: Reading) -> Part:
    """The four dials side by side, each as far as it goes and its band in words: no sum, no mark."""
    book = reading.book
    mine = reading.debrief.says.dials[reading.seat]
    names = {name: book.say(f"dial.{name}") for name in mine}
    words = {name: band_word(book, name, dial.band) for name, dial in mine.items()}
    of = {"common_good": "dial.line_people"}
    lines = [
        "- " + book.say(of.get(name, "dial.line"), dial=names[name], people=people_called(book), band=words[name])
        for name in mine
    ]
    bands = [book.say(f"band.{band}") for band in BANDS]
    data = {
        "dials": {
            seat: {name: dial.band for name, dial in own.items()} for seat, own in reading.debrief.says.dials.items()
        },
        "mine": [
            {"id": name, "name": names[name], "share": dial.value / 100, "word": words[name]}
            for name, dial in mine.items()
        ],
        "bands": bands,
    }
    return Part(id="dials", role="debrief-dials", title=book.say("dial.title"), text="\n".join(lines), data=data)


def pitfalls(reading: Reading) -> Part:
    """Each pitfall with a verdict: its evidence, each seat's hold on it, its bill. No evidence, no verdict. Beyond what
    is told, those fallen into are named all the same, by their first line."""
    every = [one for one in reading.debrief.says.pitfalls if one.verdict != "none"]
    most = told(reading)
    seen = [*every[:most], *(replace(one, items=[], bill=NO_BILL) for one in every[most:] if one.verdict == "fallen")]
    text = "\n".join(_pitfall(reading, one) for one in seen)
    text = text or reading.book.say("debrief.no_pitfall")
    data: dict[str, Any] = {
        "pitfalls": [
            {
                "id": one.id,
                "title": reading.words(one.title),
                "verdict": one.verdict,
                "holds": one.holds,
                "bill": {"days": one.bill.days, "euros": one.bill.euros, "people": one.bill.people},
                "word": reading.book.say(f"verdict.{one.verdict}"),
                "hold": sentence(_hold(reading, one)),
                "cost": _cost(reading, one),
                "items": [_item_data(reading, item) for item in shown(reading, one)],
            }
            for one in seen
        ]
    }
    return Part(
        id="pitfalls", role="debrief-pitfalls", title=reading.book.say("debrief.pitfalls"), text=text, data=data
    )


def approaches(reading: Reading) -> Part:
    """Each approach of the scenario, practised or not, or not enough evidence."""
    book, lines, data = reading.book, [], []
    every = [one for one in reading.debrief.says.approaches if one.verdict != "unknown"]
    for one in every[: told(reading)]:
        word = book.say(f"practised.{one.verdict}")
        lines.append(book.say("debrief.verdict", title=reading.words(one.title), verdict=word))
        lines += [f"- {_signed(reading, item)}" for item in shown(reading, one)]
        data.append(
            {
                "id": one.id,
                "title": reading.words(one.title),
                "verdict": one.verdict,
                "word": word,
                "items": [_item_data(reading, item) for item in shown(reading, one)],
            }
        )
    of_sheet = reading.debrief.says.sheet.approaches if reading.debrief.says.sheet is not None else {}
    for one in every[told(reading) :]:  # those that the sheet holds and the reader practised are named
        if one.id in of_sheet and one.by_seat[reading.seat][1]:
            word, title, hold = book.say(f"practised.{one.verdict}"), reading.words(one.title), book.say("hold.shared")
            lines.append(book.say("debrief.verdict_hold", title=title, verdict=word, hold=hold))
            named = {"id": one.id, "title": title, "verdict": one.verdict, "word": word, "items": []}
            data.append({**named, "hold": sentence(hold)})
    return Part(
        id="approaches",
        role="debrief-approaches",
        title=book.say("debrief.approaches"),
        text="\n".join(lines),
        data={"approaches": data},
    )


def told(reading: Reading) -> int:
    """How many pitfalls, and approaches, are told."""
    return max(LEAST, ceil(MOST * reading.brief))


def shown(reading: Reading, one: PitfallSeen | ApproachSeen) -> list[Item]:
    """The evidence shown: what bears the verdict, then one thing that speaks against it; where all must be brief, fewer
    pieces, never cut ones. What was open and was not
    chosen is evidence of nothing: options exclude one another."""
    items = [item for item in one.items if item.words.say != "a.own.0"]
    done = {_rule(item): item.tick for item in items if item.grade == "taken" and _rule(item) in GROWING}
    items = [one for one in items if one.grade != "missed" or one.tick >= done.get(_rule(one), -1)]
    bears = one.verdict if isinstance(one, PitfallSeen) else "missed" if one.verdict == "not" else "taken"
    with_it = [item for item in items if item.grade == bears][:BEARING]
    against = [item for item in items if item.grade != bears][:AGAINST]
    most = BEARING + AGAINST if reading.brief >= ROOM else BEARING
    return sorted([*with_it, *against][:most], key=lambda item: item.tick)


def _rule(item: Item) -> str:
    """The rule that found it, whatever came of it."""
    return item.words.say.rpartition(".")[0]


def _signed(reading: Reading, item: Item) -> str:
    """A piece of evidence behind its sign: what speaks well, what does not."""
    sign = "+" if item.grade in ("avoided", "taken") else "−"
    return f"{sign} {evidence(reading, item)}"


def evidence(reading: Reading, item: Item) -> str:
    """A piece of evidence, with its time, and always who did it where its own words do not say; where all must be
    brief, without its time."""
    book, words = reading.book, reading.words(item.words, item.tick)
    who = item.words.args.get("by", item.by) if item.words.path or not names_author(item.words) else ""
    several = [one for one in ([who] if isinstance(who, str) else who) if one]
    me = reading.seat
    names = [reading.short(one) if reading.tight and one != me else f"{reading.named(one):le}" for one in several]
    by = join(book.lang, names)
    if item.words.path and not by:
        by = book.say("debrief.evidence_all")
    untimed = not item.act or (_rule(item) not in GROWING and (reading.tight or (reading.brief < 1.0 and not item.by)))
    if untimed:
        return book.say("debrief.evidence_whose", words=words, by=by) if by else words
    when = reading.book_at(item.tick).text(f"acts.{item.act}.time")
    return book.say("debrief.evidence_by" if by else "debrief.evidence", words=words, when=when, by=by)


def testimony(reading: Reading) -> Part | None:
    """What happened in the real story."""
    says = reading.debrief.says
    if says.testimony is None or says.testimony_title is None:
        return None
    return Part(
        id="testimony",
        role="debrief-testimony",
        title=reading.book.say("debrief.testimony"),
        text="\n".join(
            [
                reading.book.say("debrief.testimony_apart"),
                reading.words(says.testimony_title),
                reading.words(says.testimony),
            ]
        ),
    )


def sheet(reading: Reading) -> Part | None:
    """The matching sheet, whole; each pitfall and approach leads to the moments at which it was met."""
    shown = reading.debrief.says.sheet
    if shown is None:
        return None
    book, lines = reading.book, [reading.words(shown.pitch)]
    offers: list[Offer] = []
    data: dict[str, Any] = {"sheet": shown.id, "title": reading.words(shown.title), "pitfalls": [], "approaches": []}
    for group, met in (("pitfalls", shown.pitfalls), ("approaches", shown.approaches)):
        lines.append(book.say(f"debrief.sheet_{group}"))
        for name, ticks in met.items():
            root = f"{shown.id}.{group}.{name}"
            title, text = _text(reading, f"{root}.title"), _text(reading, f"{root}.text")
            last = _text(reading, f"{root}.{'sign' if group == 'pitfalls' else 'question'}")
            practices = [reading.words(one) for one in shown.practices.get(name, [])]
            lines += [title, text, *(f"- {one}" for one in practices), last]
            data[group].append(
                {"id": name, "title": title, "text": text, "practices": practices, "last": last, "ticks": ticks}
            )
            if ticks:
                offers.append(
                    Offer(
                        id=f"moment.{name}",
                        text=book.say("debrief.see", title=title),
                        action={"debrief": "moments", "ticks": ticks},
                    )
                )
    return Part(id="sheet", role="debrief-sheet", title=data["title"], text="\n".join(lines), data=data, offers=offers)


def _pitfall(reading: Reading, one: PitfallSeen) -> str:
    book, hold, cost = reading.book, _hold(reading, one), _cost(reading, one)
    key = "debrief.verdict_hold" if hold else "debrief.verdict"
    verdict = book.say(f"verdict.{one.verdict}")
    lines = [book.say(key, title=reading.words(one.title), verdict=verdict, hold=hold)]
    lines += [f"- {_signed(reading, item)}" for item in shown(reading, one)]
    return "\n".join([*lines, *([f"- {cost}"] if cost and reading.brief > HELD else [])])


def _hold(reading: Reading, one: PitfallSeen) -> str:
    """What hold the reader had on it, in words."""
    hold = one.holds.get(reading.seat, "none")
    return reading.book.say(f"hold.{hold}") if one.verdict != "avoided" or hold == "named" else ""


def _cost(reading: Reading, one: PitfallSeen) -> str:
    """Its bill, in words."""
    book = reading.book
    bill = [
        words
        for words in (
            book.days(one.bill.days) if one.bill.days else "",
            book.money(one.bill.euros) if one.bill.euros else "",
            book.say("bill.people", n=round(one.bill.people)) if one.bill.people else "",
        )
        if words
    ]
    return book.say("bill.line", words=", ".join(bill)) if bill and one.verdict != "avoided" else ""


def _item_data(reading: Reading, item: Item) -> dict[str, Any]:
    return {"tick": item.tick, "by": item.by, "grade": item.grade, "text": evidence(reading, item)}


def _text(reading: Reading, path: str) -> str:
    return typeset(reading.speaker.text(path), reading.book.lang)
