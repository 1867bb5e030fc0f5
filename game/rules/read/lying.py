"""What one may say that is not true: false on one's own card, and not belied by what who hears it holds from one."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import topic_of
from game.rules.read.agendas import has_red, is_red, weight_of
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Secrets

NOTHING_SAID, SAYS_NONE = -1, -2  # pair[…, HEARD_SEEKS], HEARD_RED, SAID_SEEKS, SAID_RED
UNHEARD, HONEST, INFLATED = range(3)  # pair[…, HEARD_BRINGS], SAID_BRINGS


@rule
def wanted_first(frame: Frame, secrets: Secrets, part: int) -> int:
    """The option that this part of an agenda wants most: the first of them; -1 if none."""
    found, most = -1, 0.0
    for option in range(frame.size[t.OPTIONS]):
        if secrets.part[part, t.N_PART + option] > most:
            found, most = option, secrets.part[part, t.N_PART + option]
    return found


@rule
def sought_alike(frame: Frame, secrets: Secrets, state: State, seat: int, part: int) -> bool:
    """Whether what this part seeks first is what this seat seeks first: by its card, or by the option wanted most."""
    mine = int(state.seat[seat, s.SEEKS])
    same_card = secrets.part[part, t.CARD] == secrets.part[mine, t.CARD]
    return bool(same_card or wanted_first(frame, secrets, part) == wanted_first(frame, secrets, mine))


@rule
def refused_too(frame: Frame, secrets: Secrets, state: State, seat: int, part: int) -> bool:
    """Whether this seat could say in truth that it cannot accept what this red zone holds: it cannot either; or what
    it seeks first is in that clause, and all of it is worth nothing to it."""
    wanted = wanted_first(frame, secrets, int(state.seat[seat, s.SEEKS]))
    barred, worthless, dear, empty = True, True, False, True
    for option in range(frame.size[t.OPTIONS]):
        if secrets.part[part, t.N_PART + option] > 0.0:
            empty = False
            barred = barred and is_red(secrets, state, seat, option)
            worthless = worthless and weight_of(secrets, state, seat, option) <= 0.0
            if wanted >= 0 and frame.option[wanted, t.OF_CLAUSE] == frame.option[option, t.OF_CLAUSE]:
                dear = True
    if empty:
        return not has_red(frame, secrets, state, seat)
    return barred or (worthless and dear)


@rule
def at_odds(frame: Frame, secrets: Secrets, seeks: int, red: int) -> bool:
    """Whether one who seeks this would get it by what one who cannot accept that refuses; parts, under 0: unknown."""
    if seeks < 0 or red < 0:
        return False
    for option in range(frame.size[t.OPTIONS]):
        at = t.N_PART + option
        if secrets.part[seeks, at] > 0.0 and secrets.part[red, at] > 0.0:
            return True
    return False


@rule
def lie_for(frame: Frame, secrets: Secrets, state: State, by: int, to: int, red: bool) -> int:
    """The part of its agenda that `by` may claim to `to` against the truth: of its own variants, the next one that is
    false on its card, and that `to` holds nothing against from its own mouth or from the field; -1 if none."""
    first = int(secrets.seat[by, t.RED_FROM if red else t.SEEKS_FROM])
    count = int(secrets.seat[by, t.RED_TO if red else t.SEEKS_TO]) - first
    mine = int(state.seat[by, s.RED_ZONE if red else s.SEEKS]) - first
    heard = int(state.pair[by, to, s.SAID_RED if red else s.SAID_SEEKS])
    beside = int(state.pair[by, to, s.SAID_SEEKS if red else s.SAID_RED])
    for after in range(1, count):
        part = first + (mine + after) % count
        if heard != NOTHING_SAID and heard != part:
            continue
        if red:
            if not refused_too(frame, secrets, state, by, part) and not at_odds(frame, secrets, beside, part):
                return part
        elif not sought_alike(frame, secrets, state, by, part) and not at_odds(frame, secrets, part, beside):
            return part
    return -1


@rule
def let_show_before(state: State, by: int, to: int) -> bool:
    """Whether `by` has let `to` see that something bothers it."""
    for at in range(state.scal[s.EVENTS]):
        mine = state.event[at, s.E_BY] == by and state.event[at, s.WITNESSES] >> by & 1
        if mine and state.event[at, s.KIND] == c.E_ANSWERED and state.event[at, s.E_TO] == to:
            if state.event[at, s.E_HOW] == c.PARTLY and topic_of(state.event[at, s.E_WHAT]) == c.BOTHERS:
                return True
    return False


@rule
def may_lie(frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int) -> bool:
    """Whether something else than the truth (OTHER) is left to be said."""
    if topic == c.BRING:
        return bool(state.pair[by, to, s.SAID_BRINGS] != HONEST)
    return topic != c.BOTHERS and lie_for(frame, secrets, state, by, to, topic == c.NOT_ACCEPT) >= 0


@rule
def may_deny(frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int, bothered: bool) -> bool:
    """Whether to say that there is nothing (NOTHING) would be false, and not belied by what `to` holds. `bothered`:
    something bothers one that `to` does not know."""
    if topic == c.BOTHERS:
        return bothered and not let_show_before(state, by, to)
    if topic != c.NOT_ACCEPT:
        return False
    heard = int(state.pair[by, to, s.SAID_RED])
    return has_red(frame, secrets, state, by) and heard in (NOTHING_SAID, SAYS_NONE)
