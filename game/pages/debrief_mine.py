"""*Mine*: what one person reads alone. What it had guessed beside what was so, three findings on what it did, a moment
or two, one line to commit to.
"""

from game.debrief.findings import FEWEST
from game.debrief.mine import Betrayal
from game.debrief.reveal import Revealed
from game.pages.debrief_found import act, after
from game.pages.debrief_picture import all_pictured, pictured, rest
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.debrief_shapes import BesideData, FoundData
from game.pages.model import Field, Offer, Part

GUESSES = 5  # structures, at most
# Of these, the share whose act is quoted, by the share of its usual words that the page is cut to: what one did is told
# before what others did, and what one had not seen before what one had.
QUOTED = dict(zip(BRIEF, (1.0, 0.6, 0.4, 0.2, 0.0, 0.0), strict=True))
LONGEST = 400  # characters of a free answer


def mine(reading: Reading, moments: list[Part]) -> list[Part | None]:
    """The parts of the page, in order."""
    return [word(reading), guesses(reading), rest(reading), findings(reading), *moments, commitment(reading)]


def word(reading: Reading) -> Part | None:
    """What the person felt, kept in sight."""
    said = reading.told.get("word")
    if not said:
        return None
    return Part(id="before", role="notice", text=reading.book.say("before.word", words=reading.cut(said, 12)))


def guesses(reading: Reading) -> Part | None:
    """One's last guess of each structure, beside what it sought, and the act that betrayed it."""
    others = [one for one in reading.debrief.why.revealed if one.seat != reading.seat]
    about = [one.one for one in all_pictured(reading)] or others[:GUESSES]
    said = {one.seat: guessed(reading, one) for one in about}
    unseen_first = sorted(about, key=lambda one: said[one.seat][1])
    quoted = {one.seat for one in unseen_first[: round(len(about) * QUOTED[reading.brief])]}
    found = [beside(reading, one, *said[one.seat], one.seat in quoted) for one in about]
    if not found:
        return None
    book = reading.book
    lines = [
        "- "
        + book.say(
            _beside_key(reading, one),
            name=one["name"],
            truth=one["truth"],
            guess=one["guess"],
            act=one["act"],
        ).rstrip()
        for one in found
    ]
    return Part(
        id="guesses",
        role="debrief-guesses",
        title=book.say("mine.guesses"),
        text="\n".join(lines),
        data={"guesses": found},
    )


def _beside_key(reading: Reading, one: BesideData) -> str:
    if one["right"]:  # what nothing betrayed was guessed, not seen
        return "mine.right" if reading.mine.betrayed.get(one["seat"]) else "mine.right_unproved"
    return "mine.wrong" if one["guess"] else "mine.no_guess"


def guessed(reading: Reading, one: Revealed) -> tuple[str, bool]:
    """(the card last guessed of a structure, whether it was so); nothing where nothing was guessed."""
    found = pictured(reading, one)
    return (found.said["card"] or "", found.right["card"]) if found is not None else ("", False)


def beside(reading: Reading, one: Revealed, card: str, right: bool, quoted: bool) -> BesideData:
    book, proof = reading.book, reading.mine.betrayed.get(one.seat)
    return {
        "seat": one.seat,
        "name": reading.short(one.seat),
        "place": reading.place(one.seat),
        "truth": book.text(f"cards.{one.card}"),
        "guess": book.text(f"cards.{card}") if card else "",
        "right": right,
        "seen": proof is not None,
        "act": "" if not quoted or (right and proof is None) else betrayed(reading, proof),
    }


def betrayed(reading: Reading, one: Betrayal | None) -> str:
    """The act that betrayed a structure, quoted, with its time."""
    book = reading.book
    if one is None:
        return book.say("betrayed.none") if reading.brief == 1.0 else ""
    when = reading.when(one.event.moment, one.event.step)
    name = reading.named(reading.book.names.seats[one.event.by])
    if one.kind == "put":
        return book.say("betrayed.put", when=when, name=name, option=reading.option(one.option))
    return book.say("betrayed.told", when=when, words=reading.tell(one.event))  # whole: cut, it may say something else


def findings(reading: Reading) -> Part | None:
    """What one did, when, what came of it; what was done best is said to be."""
    found = reading.mine.findings
    if not found:
        return None
    book = reading.book
    best = max((one for one in found if one.good), key=lambda one: one.weight, default=None)
    if reading.tight:  # what may be left out is, down to three
        lesser = sorted((one for one in found if not one.always and one is not best), key=lambda one: one.weight)
        dropped = lesser[: max(0, len(found) - FEWEST)]
        found = [one for one in found if one not in dropped]
    said: list[FoundData] = [
        {
            "kind": one.kind,
            "act": act(reading, one),
            "when": reading.when(one.tick, one.step),
            "after": after(reading, one),
            "good": one.good,
            "best": one is best,
        }
        for one in found
    ]
    lines = [
        "- "
        + book.say(
            "mine.finding_best" if one["best"] else "mine.finding",
            when=one["when"],
            words=" ".join(words for words in (one["act"], one["after"]) if words),
        )
        for one in said
    ]
    return Part(
        id="findings",
        role="debrief-findings",
        title=book.say("mine.findings" if len(said) == FEWEST else "mine.findings_more"),
        text="\n".join(lines),
        data={"findings": said},
    )


def commitment(reading: Reading) -> Part:
    """One commitment: who, what, when; kept in the journal."""
    book = reading.book
    own = next((one.commitment for one in reading.people if one.seat == reading.seat), "")
    words = {"who": "", "what": None, "when": ""}  # to commit oneself is at least to say to what
    fields = [
        Field(id=one, label=book.say(f"field.commit_{one}"), kind="text", value=value, most=LONGEST)
        for one, value in words.items()
    ]
    offer = Offer(id="commit", text=book.say("do.commit"), key="e", action={"debrief": "commit"}, fields=fields)
    return Part(
        id="commitment",
        role="debrief-commitment",
        title=book.say("debrief.commitment"),
        text=own or book.say("debrief.commitment_text"),
        offers=[offer],
    )
