"""How things stood between all of them, at the start and at the end, and the knots that nobody saw."""

from dataclasses import dataclass
from typing import Literal

from game.debrief.story import Names
from game.rules import codes as c
from game.rules import state as s
from game.rules.flow.course import begin
from game.rules.history import Event, History
from game.rules.stages.knots import holder_of
from game.rules.state import State
from game.story import tables as t
from game.story.library import Loaded

THIN, FAIR = 0.4, 0.65  # trust under which a strand is thin, is fair
Thickness = Literal["thin", "fair", "thick"]


@dataclass(frozen=True)
class Bond:
    """Between two structures: the trust of each in the other, in a word and in hundredths."""

    a: str
    b: str
    strands: tuple[Thickness, Thickness]
    trust: int


@dataclass(frozen=True)
class Unseen:
    """A fact that contradicted what was signed (or could have been) and that not all whom it bound knew: whose, and
    between whom it stood. `burst`: it came out in the end."""

    fact: str
    holder: str
    unaware: list[str]
    burst: bool


@dataclass(frozen=True)
class Bonds:
    """`hidden`: whether somebody, bound or not, never knew a fact that contradicted what was ever signed; None where
    nothing was."""

    start: list[Bond]
    end: list[Bond]
    unseen: list[Unseen]
    hidden: bool | None


def bonds(loaded: Loaded, state: State) -> Bonds:
    frame, secrets, _ = loaded.tables
    first = s.new_state(frame)
    begin(frame, secrets, first, int(state.scal[s.SEED]))
    return Bonds(between_all(loaded, first), between_all(loaded, state), unseen(loaded, state), hidden(loaded, state))


def between_all(loaded: Loaded, state: State) -> list[Bond]:
    """Every pair, in the order of the seats."""
    seats = loaded.tables.names.seats
    pair = state.pair[:, :, [s.SINCERITY, s.AUTHENTICITY]]
    least, mean = pair.min(axis=2), pair.mean(axis=2)
    return [
        Bond(
            seats[a],
            seats[b],
            (_thick(float(least[a, b])), _thick(float(least[b, a]))),
            round(50 * float(mean[a, b] + mean[b, a])),
        )
        for a in range(len(seats))
        for b in range(a + 1, len(seats))
    ]


def _thick(trust: float) -> Thickness:
    return "thin" if trust < THIN else "fair" if trust < FAIR else "thick"


def unseen(loaded: Loaded, state: State) -> list[Unseen]:
    """Those that burst, then those that stayed under the agreement in force, or under any where there was none and
    nobody was ever told."""
    frame, secrets, ids = loaded.tables
    names, seats = Names(loaded, state), len(ids.seats)
    burst = {int(row[s.E_WHAT]): int(row[s.E_BY]) for row in _events(state, c.E_BURST)}
    found = [Unseen(ids.facts[fact], names.holder(holder, fact), [], True) for fact, holder in burst.items()]
    force = int(state.scal[s.IN_FORCE])
    for fact in range(len(ids.facts)):
        clause = int(frame.fact[fact, t.FACT_CLAUSE])
        if clause < 0 or fact in burst or state.fact[fact, seats + s.SAID_AT] > 0:
            continue
        knows = [seat for seat in range(seats) if state.fact[fact, seat] != c.UNKNOWN]
        if force >= 0:
            bound = [seat for seat in range(seats) if int(state.scal[s.BOUND]) >> seat & 1]
            here = int(frame.fact[fact, t.FACT_OPTIONS]) >> int(state.package[force, clause]) & 1
            unaware = [seat for seat in bound if seat not in knows] if here else []
        else:
            unaware = [seat for seat in range(seats) if seat not in knows] if len(knows) == 1 else []
        if knows and unaware:
            holder = int(holder_of(secrets, state, fact))
            found.append(
                Unseen(ids.facts[fact], names.holder(holder, fact), [names.seat(one) for one in unaware], False)
            )
    return found


def hidden(loaded: Loaded, state: State) -> bool | None:
    """Once said to all who were bound, a fact is said for the rules: who joins later, or stays outside, may not know
    it."""
    frame, _, ids = loaded.tables
    signed = {int(row[s.E_WHAT]) for row in _events(state, c.E_STOOD)} | ({int(state.scal[s.IN_FORCE])} - {-1})
    for fact in range(len(ids.facts)):
        clause = int(frame.fact[fact, t.FACT_CLAUSE])
        options = {int(state.package[package, clause]) for package in signed} if clause >= 0 else set()
        against = any(int(frame.fact[fact, t.FACT_OPTIONS]) >> option & 1 for option in options)
        if against and (state.fact[fact, : len(ids.seats)] == c.UNKNOWN).any():
            return True
    return False if signed else None


# What brings two closer, and parts them, in the sight of all, the heaviest first: nothing of it was said in confidence.
CLOSER = (c.E_SETTLED, c.E_OWNED, c.E_DAY_WITH)
APART = (c.E_DECIDED_FOR, c.E_OWNED, c.E_SETTLED)


def deed(history: History, a: int, b: int, closer: bool) -> Event | None:
    """What one of two did for the other, or to it, in the sight of all, and that weighed most; None where nothing
    did."""
    kinds = CLOSER if closer else APART
    mended = {c.E_SETTLED: c.PAID, c.E_OWNED: c.OWNED}
    between = [
        one
        for one in history.at(history.of(*kinds))
        if {one.by, one.to} == {a, b} and (one.kind not in mended or (one.how == mended[one.kind]) == closer)
    ]
    return min(between, key=lambda one: kinds.index(one.kind), default=None)


def _events(state: State, kind: int) -> t.Ints:
    event = state.event[: int(state.scal[s.EVENTS])]
    return event[event[:, s.KIND] == kind]
