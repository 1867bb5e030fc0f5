"""Why: agendas beside the guesses made of them, the map at the start and at the end, what each wanted and got."""

from dataclasses import dataclass

from game.debrief.own import Ended, Own, own
from game.debrief.pictures import Guess, guesses
from game.debrief.words import Words
from game.rules import state as s
from game.rules.history import held_at_start
from game.rules.read.agendas import sought_first
from game.rules.read.stance import ZONE_OF, ZONES, stance
from game.rules.state import State
from game.story import tables as t
from game.story.library import Loaded


@dataclass(frozen=True)
class Place:
    """A place on the map: synergy and antagonism, 1 to 4, and the usual name of the zone."""

    synergy: int
    antagonism: int
    zone: str


@dataclass(frozen=True)
class Wish:
    """An interest of an agenda, its weight (5 vital to 1 a plus), and whether the agreement in force met it."""

    option: str
    weight: int
    met: bool


@dataclass(frozen=True)
class Revealed:
    """A structure as nobody saw it whole. `crossed`: what it is bound by and could not accept; `outside`: something is
    signed at the end, and it is there and not of it; `result`: above, at or below its reserve; "left" if it went;
    `own`: what that is made of."""

    seat: str
    card: str
    temperament: str  # of a mind in this seat; a person had their own
    seeks: Words
    sought_first: Words | None  # where it sought something else at the start
    red_zone: Words
    red_options: list[str]
    pressure: Words
    pressure_who: Words
    reserve: Words
    facts: list[str]
    wishes: list[Wish]
    crossed: list[str]
    outside: bool
    result: str
    own: Own
    start: Place
    end: Place
    guesses: list[Guess]


def reveal(loaded: Loaded, state: State) -> list[Revealed]:
    """Every structure, in the order of the seats."""
    ended = Ended(loaded, state)
    return [revealed(ended, seat) for seat in range(len(loaded.tables.names.seats))]


def revealed(ended: Ended, seat: int) -> Revealed:
    state, names = ended.state, ended.names
    frame, secrets, _ = ended.loaded.tables
    parts = [int(state.seat[seat, column]) for column in (s.SEEKS, s.RED_ZONE, s.PRESSURE_PART)]
    paths = [
        f"agendas.{names.seat(seat)}.{group}.{names.ids.parts[part].split('.', 1)[1]}"
        for group, part in zip(("seeks", "red_zones", "pressures"), parts, strict=True)
    ]
    first = sought_first(state, seat)
    in_force = int(state.scal[s.IN_FORCE])
    agreed = {int(option) for option in state.package[in_force, : len(names.ids.clauses)]} if in_force >= 0 else set()
    weights = secrets.part[parts[0], t.N_PART :] + secrets.part[parts[2], t.N_PART :]
    red = [option for option in range(len(names.ids.options)) if secrets.part[parts[1], t.N_PART + option] > 0]
    wishes = [
        Wish(names.ids.options[option], int(weight), option in agreed)
        for option, weight in enumerate(weights)
        if weight > 0
    ]
    outside = in_force >= 0 and not ended.gone(seat) and not int(state.scal[s.BOUND]) >> seat & 1
    facts = [fact for code, fact in enumerate(names.ids.facts) if held_at_start(secrets, state, seat, code)]
    synergy, antagonism = stance(frame, secrets, state, seat)
    return Revealed(
        seat=names.seat(seat),
        card=names.ids.cards[int(secrets.part[parts[0], t.CARD])],
        temperament=t.TEMPERAMENTS[int(secrets.part[parts[0], t.TEMPERAMENT])],
        seeks=names.path(f"{paths[0]}.text"),
        sought_first=names.part(first, "text") if first != parts[0] else None,
        red_zone=names.path(f"{paths[1]}.text"),
        red_options=[names.ids.options[option] for option in red],
        pressure=names.path(f"{paths[2]}.text"),
        pressure_who=names.path(f"{paths[2]}.who"),
        reserve=names.path(f"agendas.{names.seat(seat)}.reserve_text"),
        facts=facts,
        wishes=sorted(wishes, key=lambda wish: (-wish.weight, wish.option)),
        crossed=[names.ids.options[option] for option in red if option in agreed and not outside],
        outside=outside,
        result=result(ended, seat),
        own=own(ended, seat),
        start=place(int(state.seat[seat, s.SYNERGY_START]), int(state.seat[seat, s.ANTAGONISM_START])),
        end=place(int(synergy), int(antagonism)),
        guesses=guesses(ended.loaded.tables, state, seat),
    )


def place(synergy: int, antagonism: int) -> Place:
    """A cell of the map, kept inside it."""
    synergy, antagonism = min(4, max(1, synergy)), min(4, max(1, antagonism))
    return Place(synergy, antagonism, ZONES[int(ZONE_OF[synergy - 1, antagonism - 1])])


def result(ended: Ended, seat: int) -> str:
    """Where the agreement in force, and what was done against it, left this structure, against what it had without
    any."""
    if ended.gone(seat):
        return "left"
    if not ended.packages:
        return "at"
    reserve = ended.loaded.tables.secrets.seat[seat, t.RESERVE]
    gain, crossed = ended.worth(seat)
    if crossed or gain < reserve:
        return "below"
    return "above" if gain > reserve else "at"
