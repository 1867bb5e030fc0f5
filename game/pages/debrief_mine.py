"""*Mine*: what one person reads alone. What it had guessed beside what was so, three findings on what it did, a moment
or two, one line to commit to.
"""

from collections.abc import Sequence

from game.debrief.findings import FEWEST
from game.debrief.reveal import Revealed
from game.pages.debrief_days import days
from game.pages.debrief_found import act, after
from game.pages.debrief_hidden import unknown
from game.pages.debrief_luck import of_luck
from game.pages.debrief_once import repeats
from game.pages.debrief_picture import all_pictured, pictured, rest, said_nothing
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.debrief_seen import betrayed, seen
from game.pages.debrief_shapes import BesideData, FoundData
from game.pages.decisive import turning
from game.pages.model import Field, Offer, Part
from game.pages.wording import has, join
from game.rules import codes as c

GUESSES, CRAMPED = 5, 2  # structures at most; where the page could else not hold what is never left out
# Of these, the share whose act is quoted, by the share of its usual words that the page is cut to: what one did is told
# before what others did, and what one had not seen before what one had.
QUOTED = dict(zip(BRIEF, (1.0, 0.6, 0.4, 0.3, 0.2, 0.1, 0.0, 0.0, 0.0), strict=True))
KEPT = dict(zip(BRIEF, (99, 99, 99, 6, 5, 5, 4, 3, 3), strict=True))  # findings, but for flagrant ones
# Where a move is made, as one says what decided the outcome.
WHERE = {
    "scenes": {c.AT_SCENE},
    "corridor": {c.AT_CORRIDOR, c.AT_ANSWER, c.AT_GUESS},
    "table": {c.AT_ROUND},
    "delivery": {c.AT_DELIVERY, c.AT_BURST, c.AT_OWN_UP, c.AT_PRICE, c.AT_PAY, c.AT_END},
}
LONGEST = 400  # characters of a free answer


def mine(reading: Reading, moments: list[Part]) -> list[Part | None]:
    """The parts of the page, in order. Each is made with what those before it told, what the reader did first: nothing
    is quoted twice."""
    told: list[str] = []

    def once(made: Part | None) -> Part | None:
        told.extend([made.text] if made is not None else [])
        return made

    found = once(findings(reading))
    beside = once(guesses(reading, "\n".join(told)))
    by_others = once(seen(reading, "\n".join(told)))
    hidden = once(unknown(reading, "\n".join(told)))
    spent = days(reading, "\n".join(told))
    return [hidden, by_others, beside, rest(reading), found, spent, word(reading), *moments, commitment(reading)]


def word(reading: Reading) -> Part | None:
    """What the person felt, what it said had decided the outcome beside what weighed most, and of its own part: kept
    in sight, in its own words, which nothing cuts."""
    book, told = reading.book, reading.told
    lines = [book.say("before.word", words=str(told["word"]))] if told.get("word") else []
    decided = [one for one in told.get("decided") or () if has(f"decided.{one}")]
    if decided:
        lines.append(book.say("before.decided", said=join(book.lang, [book.say(f"decided.{one}") for one in decided])))
        luck = "before.chance_brief" if reading.brief == BRIEF[-1] else "before.chance"
        truths = [weighed(reading, decided), of_luck(reading, luck) if "chance" in decided else ""]
        lines[-1] = " ".join([lines[-1], *(one for one in truths if one)])
    if told.get("part"):
        lines.append(book.say("before.part", words=str(told["part"])))
    typed = len(" ".join(str(told.get(one) or "") for one in ("word", "part")).split())
    return Part(id="before", role="notice", text="\n".join(lines), data={"typed": typed}) if lines else None


def weighed(reading: Reading, decided: Sequence[str]) -> str:
    """Where the choice of the reader that weighed most was made, beside where it said that all was decided; "" until
    that is known."""
    book, news = reading.book, reading.news
    if news is None or not news.final or news.reading is None:
        return ""
    one = turning(reading)
    if one is None:
        return book.say("before.truth_none")
    stage = int(c.STAGE_OF[c.DOES.index(one["do"])])
    where = next(name for name, stages in WHERE.items() if stage in stages)
    return book.say("before.truth_so" if where in decided else "before.truth", where=book.say(f"decided.{where}"))


def guesses(reading: Reading, told: str = "") -> Part | None:
    """One's last guess of each structure, beside what it sought, and the act that betrayed it, but for what is `told`
    elsewhere on the page."""
    others = [one for one in reading.debrief.why.revealed if one.seat != reading.seat]
    about = [one.one for one in all_pictured(reading)] or others[:GUESSES]
    said = {one.seat: guessed(reading, one) for one in about}
    unseen_first = sorted(about, key=lambda one: said[one.seat][1])
    about = [one for one in about if one in unseen_first[: CRAMPED if reading.brief == BRIEF[-1] else GUESSES]]
    quoted = {one.seat for one in unseen_first[: round(len(about) * QUOTED[reading.brief])]}
    found = list[BesideData]()
    for one in about:
        found.append(beside(reading, one, *said[one.seat], one.seat in quoted, told))
        told = f"{told}\n{found[-1]['act']}" if found[-1]["seen"] else told
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
        title=book.say("mine.guesses_unsaid" if said_nothing(reading) else "mine.guesses"),
        text="\n".join(lines),
        data={"guesses": found},
    )


def _beside_key(reading: Reading, one: BesideData) -> str:
    if one["right"]:  # what nothing betrayed was guessed, not seen
        return "mine.right" if reading.mine.betrayed.get(one["seat"]) else "mine.right_unproved"
    return "mine.wrong" if one["guess"] else "mine.truth" if said_nothing(reading) else "mine.no_guess"


def guessed(reading: Reading, one: Revealed) -> tuple[str, bool]:
    """(the card last guessed of a structure, whether it was so); nothing where nothing was guessed."""
    found = pictured(reading, one)
    return (found.said["card"] or "", found.right["card"]) if found is not None else ("", False)


def beside(reading: Reading, one: Revealed, card: str, right: bool, quoted: bool, told: str) -> BesideData:
    book, proof = reading.book, reading.mine.betrayed.get(one.seat)
    act = "" if not quoted or (right and proof is None) else betrayed(reading, proof)
    return {
        "seat": one.seat,
        "name": reading.short(one.seat),
        "place": reading.place(one.seat),
        "truth": book.text(f"cards.{one.card}"),
        "guess": book.text(f"cards.{card}") if card else "",
        "right": right,
        "seen": proof is not None,
        "act": "" if proof is not None and repeats(act, told) else act,
    }


def findings(reading: Reading) -> Part | None:
    """What one did, when, what came of it; what was done best is said to be."""
    found = reading.mine.findings
    if not found:
        return None
    book = reading.book
    best = max((one for one in found if one.good), key=lambda one: one.weight, default=None)
    # Where all must be brief, what may be left out is, down to three; then what was brave, the flagrant never.
    spared = [one for one in found if one is not best and (one.good or not one.always)] if reading.tight else []
    lesser = sorted(spared, key=lambda one: (one.always, one.weight))
    fewest = {True: KEPT[reading.brief], False: FEWEST}
    for one in lesser:
        if len(found) > fewest[one.always]:
            found = [other for other in found if other is not one]
    beside = "\n".join(act(reading, one) for one in found if one.kind != "lied")
    said: list[FoundData] = []
    told = ""
    for one in found:
        did = act(reading, one, beside, told)
        came = after(reading, one, f"{told}\n{did}")
        told = f"{told}\n{did}\n{came}"
        said.append(
            {
                "kind": one.kind,
                "act": did,
                "when": reading.when(one.tick, one.step),
                "after": came,
                "good": one.good,
                "best": one is best,
            }
        )
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
