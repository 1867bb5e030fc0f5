"""Which texts have variants: their paths, who reads them, and the rows of their conditions; what a reader can see, of
which alone these conditions may speak."""

from game.story.agendas import Agenda, HomeEvent, Pressure, RedZone, Seeks
from game.story.coding import ALL, Coding
from game.story.conditions import Use
from game.story.diagnostics import Report
from game.story.doing import counters
from game.story.fields import Text
from game.story.models import Choice, Scenario
from game.story.names import Read
from game.story.variants import Variant
from game.story.walk import Found, walk

# What everybody sees, whoever is asked about; what each knows of itself, where it is the one that is named first.
SEEN_BY_ALL = {"agreed", "signed", "bound", "visited", "gage", "periods", "burst", "said", "left", "prepared"} | {
    "repaired",
    "withdrew",
    "named",
    "days_with",
    "claimed",
    "reached",
    "counted",
}
SEEN_BY_ONE = {"days", "money", "known", "all_know", "saw_learn", "agenda", "trust", "delivered", "asked", "went"}
SEEN_BY_ONE |= {"given", "last_given"}
SEEN_IF_TOLD = {"chosen", "happened", "count"}
# What only its own structure reads of its agenda; the rest of it is said to others.
_OWN = {Seeks: {"text"}, RedZone: {"text"}, Pressure: {"text"}, Agenda: {"reserve_text"}, HomeEvent: {"text"}}


def reads(scenario: Scenario, coding: Coding) -> tuple[Read, ...]:
    """Every variant, those of each text in the order in which they are tried; their conditions join the public rows."""
    varied: list[Read] = []
    read_by: list[Read] = []
    seats = coding.names.seats.code
    for found in walk(scenario, ""):
        path, owner = found.dotted.removeprefix("."), found.owners[-1]
        if not isinstance(found.mark, Text):
            continue
        if isinstance(owner, Variant):
            reader = owner.reader or _alone(found, {str(found.path[-1])})
            seat = ALL if reader is None else seats[reader]
            varied.append(Read(varied_text(found), path, seat, coding.condition(owner.when)))
        elif len(found.path) > 1 and found.path[-2] == "read_by":
            holder, _, reader = path.rpartition(".read_by.")
            read_by.append(Read(f"{holder}.text", path, seats[reader], -1))
    return (*varied, *read_by)


def varied_text(found: Found) -> str:
    """The path, without the scenario's id, of the text that a variant's text stands for."""
    holder, _, variant = found.dotted.partition(".")[2].rpartition(".reads.")
    return f"{holder}.{variant.rpartition('.')[2]}"


def reader_of(found: Found) -> str | None:
    """The only seat that reads this variant, None where several do. The owner of what is found is a variant."""
    variant = found.owners[-1]
    assert isinstance(variant, Variant)
    return variant.reader or _alone(found, set(variant.given()))


def _alone(found: Found, texts: set[str]) -> str | None:
    """The only seat that reads these texts of what a variant stands in, None where several do."""
    holder = found.owners[-2]
    if isinstance(holder, Choice):
        return holder.seat if texts <= {"text", "then"} else None
    own = next((own for kind, own in _OWN.items() if isinstance(holder, kind)), set())
    return str(found.path[1]) if texts <= own else None


def sees(reader: str | None, use: Use, scenario: Scenario) -> bool:
    """Whether a reader (None: everybody) sees what a condition asks here."""
    if use.function in SEEN_BY_ALL:
        return True
    if use.function in SEEN_BY_ONE and reader is not None:
        asked_me = use.function in ("asked", "went") and reader in use.arguments  # who was asked knows it as well
        return use.arguments[0] == reader or asked_me
    if use.function in SEEN_IF_TOLD:
        return all(one.told != "" or one.seat == reader for one in behind(use, scenario))
    return False


def behind(use: Use, scenario: Scenario) -> list[Choice]:
    """The choices that make `chosen` or `happened` hold, or move what `count` gives."""
    name = use.arguments[0]
    if use.function == "count":
        return [choice for choice in scenario.choices() if name in counters(choice.does)]
    return [one for one in scenario.choices() if (one.id == name if use.function == "chosen" else name in one.sets)]


def check_variants(scenario: Scenario, report: Report) -> None:
    """S113: two variants of a thing with one id; S514: a variant that nobody ever reads."""
    ids: set[tuple[str, str]] = set()
    met: dict[str, list[tuple[str | None, str | None]]] = {}
    last: Variant | None = None
    for found in walk(scenario, ""):
        variant = found.owners[-1]
        if not isinstance(variant, Variant) or not isinstance(found.mark, Text):
            continue
        one = (found.dotted.rpartition(".reads.")[0], variant.id)
        if variant is not last and one in ids:
            report.add("S113", (*found.path[:-1], "id"), variant.id, "reads")
        ids.add(one)
        last = variant
        before = met.setdefault(varied_text(found), [])
        readers = {variant.reader, None}
        alone = _alone(found, {str(found.path[-1])})
        if any(reader in readers and when in (None, variant.when) for reader, when in before):
            report.add("S514", found.path, variant.id)
        elif alone is not None and variant.reader not in (None, alone):
            report.add("S514", found.path, f"{variant.id}, for: {variant.reader}", f"for: {alone}")
        before.append((variant.reader, variant.when))
