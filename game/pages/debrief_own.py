"""Why one's own game ended as it did, and why others lost by it: what came, what did not, what it cost, in words."""

from game.debrief.own import LATER, Reason, shown
from game.debrief.reveal import Revealed
from game.pages.debrief_reading import HELD, Reading
from game.pages.model import Part
from game.pages.outside import NAMED
from game.pages.wording import join
from game.story.agreeing import Named, Several

BY_RED = ("crossed", "undone_red")
BECAUSE = (*BY_RED, "undone", "costs", "missing")
MOST, FEWER = 3, 2  # reasons told, and where all must be brief
MIDDLE = 50.0  # on the dial: as much as with nothing signed


def own(reading: Reading) -> Part | None:
    """What made the reader's own game, the heaviest first; where its table had said that it won by it and the end says
    otherwise, what changed between."""
    one = next((each for each in reading.debrief.why.revealed if each.seat == reading.seat), None)
    if one is None:
        return None
    dial = reading.debrief.says.dials[reading.seat]["own_game"]
    at_others_cost = one.result == "above" and dial.value == MIDDLE  # more than nothing, yet in the middle of the dial
    most = FEWER - at_others_cost if reading.tight else MOST
    told = shown(one.own, one.result == "below" or dial.value < MIDDLE, most)
    later = [each for each in told if one.own.turned and each.kind in LATER]
    lines = [reading.book.say("own.turned")] if one.own.turned and later else []
    told = [*later, *(each for each in told if each not in later)]
    lines += [f"- {words(reading, each, one.outside)}" for each in told]
    if at_others_cost:
        lines.append("- " + reading.book.say("own.at_others_cost"))
    if not lines:
        return None
    return Part(id="own", role="list", title=reading.book.say("own.title"), text="\n".join(lines))


def words(reading: Reading, one: Reason, outside: bool = False) -> str:
    """One reason in words. `outside`: what is signed, others signed."""
    book = reading.book
    if one.kind == "boxes":
        ask, _, own = one.option.partition(".")
        named = book.text(f"asks.{ask}.boxes.{own}.text")
        return book.say("own.boxes" if one.days else "own.boxes_chosen", words=named, days=book.days(one.days))
    held: dict[str, object] = {name: reading.option(words) for name, words in _options(one)}
    if one.kind == "sought":
        held["words"] = _sought(reading)
    elif one.kind == "short":
        held |= {"n": round(one.n), "of": book.days(round(one.of))}
    elif one.kind == "promises":
        held["n"] = round(one.n)
    elif one.kind == "underpaid":
        held |= {"n": book.money(one.euros), "of": book.money(one.of)}
    elif one.kind == "unbacked":
        who = join(book.lang, [f"{reading.named(seat):le}" for seat in one.without])
        held |= {"n": len(one.without), "who": who, "by": _all_of(reading, one.without)}
    elif one.kind == "given":
        given = [book.days(one.days)] if one.days else []
        held["words"] = join(book.lang, [*given, *([book.money(one.euros)] if one.euros else [])])
    kind = "unbacked_many" if len(one.without) > NAMED else one.kind
    return book.say(f"own.{kind}{'_outside' if outside and one.kind == 'crossed' else ''}", **held)


def because(reading: Reading, one: Revealed, told: str) -> str:
    """What says that another structure lost by it, with its reason; in few words where that is what it could not
    accept, named just before; none of the others where all must be brief."""
    found = next((each for each in one.own.reasons if each.kind in BECAUSE), None)
    if found is None or one.result != "below":
        return told
    by_red = found.kind in BY_RED
    named = {found.option, found.done} & set(one.red_options[:1])
    if not named and reading.brief <= HELD:
        return told
    key = f"{found.kind}_named" if by_red and named else found.kind
    key += "_outside" if one.outside and found.kind == "crossed" else ""
    why = reading.book.say(f"own.because.{key}", **{name: reading.option(option) for name, option in _options(found)})
    return reading.book.say("own.because", words=told.rstrip("."), why=why)


def _all_of(reading: Reading, seats: tuple[str, ...]) -> Named:
    """What a sentence agrees with that names these structures."""
    return reading.named(seats[0]) if len(seats) == 1 else Several("", reading.book.lang)


def _options(one: Reason) -> list[tuple[str, str]]:
    return [(name, option) for name, option in (("words", one.option), ("done", one.done)) if option]


def _sought(reading: Reading) -> str:
    mine = next(each for each in reading.debrief.why.revealed if each.seat == reading.seat)
    return reading.words(mine.seeks).rstrip(".")
