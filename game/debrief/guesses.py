"""What a guess says of another structure, whether it is so, and the pitfall of being certain."""

from game.debrief import outcome as o
from game.debrief.outcome import Outcome, graded, had_hold
from game.debrief.reading import count_of, end_of, ever_asked
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import NOT_SAID, card_guessed, red_guessed
from game.rules.read.agendas import sought_at
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Secrets

CERTAINTIES = t.PITFALLS.index("certainties")


@rule
def draws_now(synergy: int) -> int:
    """The place in `codes.ATTITUDES` of what draws a structure, of its synergy from 1 to 4."""
    return synergy - 1 if synergy < 3 else 2


@rule
def holds_now(antagonism: int) -> int:
    """The same of what holds it back, of its antagonism."""
    return antagonism - 1 if antagonism < 3 else 2


@rule
def stance_then(state: State, seat: int, place: int) -> int:
    """The place of the event that says where this seat stood when the guess at this place was asked; -1 if none."""
    for back in range(place):
        at = place - 1 - back
        if state.event[at, s.KIND] == c.E_STANCE and state.event[at, s.E_BY] == seat:
            return at
    return -1


@rule
def red_option(frame: Frame, place: int) -> int:
    """The option at this place in the list of those that may be a red zone, -1 if there is none."""
    seen = 0
    for option in range(frame.size[t.OPTIONS]):
        if frame.size[t.RED_MASK] >> option & 1:
            if seen == place:
                return option
            seen += 1
    return -1


@rule
def right_reds(frame: Frame, secrets: Secrets, part: int) -> int:
    """Which guesses of this red zone are right, as bits for `red_is_right`: any of its options, or none where it is
    empty.
    """
    right, place, empty = 0, 0, 1
    for option in range(frame.size[t.OPTIONS]):
        refused = secrets.part[part, t.N_PART + option] > 0.0
        empty = 0 if refused else empty
        if frame.size[t.RED_MASK] >> option & 1:
            place += 1
            right |= refused << place
    return right | empty


@rule
def red_is_right(right: int, place: int) -> bool:
    """A red zone guessed, of which these guesses are right (`right_reds`): the option at this place, or -1 for none;
    never where nothing is said.
    """
    return place >= -1 and right >> (place + 1) & 1 == 1


@rule
def weigh_certainty(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """Fill `sure`, from the last guess to the first: only the last word on another counts."""
    event, sure = state.event, outcome.sure
    for seat in range(frame.size[t.SEATS]):
        outcome.reds[seat] = right_reds(frame, secrets, int(state.seat[seat, s.RED_ZONE]))
        sure[seat, :] = 0
        sure[seat, o.WRONG_ABOUT] = -1
    for back in range(count_of(outcome, c.E_GUESS)):
        at = outcome.placed[end_of(outcome, c.E_GUESS) - 1 - back]
        by, to, how = event[at, s.E_BY], event[at, s.E_TO], event[at, s.E_HOW]
        if by < 0 or to < 0:
            continue
        outcome.scal[o.OUT_GUESSES] += 1
        if sure[by, o.GUESSED] >> to & 1:
            continue
        sure[by, o.GUESSED] |= 1 << to
        card = card_guessed(event[at, s.E_WHAT], frame.size[t.CARDS])
        red = red_guessed(event[at, s.E_WHAT], frame.size[t.CARDS])
        sure_card, sure_red = how == c.BET_SEEKS and card >= 0, how == c.BET_CANNOT and red != NOT_SAID
        card_right = card == int(secrets.part[sought_at(state, to, at), t.CARD])
        red_right = red_is_right(outcome.reds[to], red)
        if ever_asked(state, by, to):
            sure[by, o.SURE_RIGHT] += 1 if (sure_card and card_right) or (sure_red and red_right) else 0
        else:
            errors = (1 if sure_card and not card_right else 0) + (1 if sure_red and not red_right else 0)
            if errors > 0 and sure[by, o.WRONG_ABOUT] < 0:
                sure[by, o.WRONG_ABOUT] = to
            sure[by, o.SURE_WRONG] += errors
        sure[by, o.LAST_GUESS] = max(sure[by, o.LAST_GUESS], event[at, s.MOMENT])


@rule
def certainties(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """In its last guesses, a bet on what another seeks or refuses, wrong, twice or more, without ever having asked it:
    brushed for one seat, fallen into for two seats that are half of the table. Having asked, and won one's bets, is the
    counterpart.
    """
    seats = frame.size[t.SEATS]
    weigh_certainty(frame, secrets, state, outcome)
    certain = 0
    for seat in range(seats):
        wrong, right = outcome.sure[seat, o.SURE_WRONG], outcome.sure[seat, o.SURE_RIGHT]
        about, moment = outcome.sure[seat, o.WRONG_ABOUT], outcome.sure[seat, o.LAST_GUESS]
        if wrong >= 2 and wrong > right:
            certain += 1
            grade = t.FALLEN if certain >= 2 and 2 * certain >= seats else t.BRUSHED
            graded(outcome, CERTAINTIES, grade, o.SURE_AND_WRONG, moment, seat, about, wrong)
            had_hold(outcome, seat, CERTAINTIES, t.HOLD_CAUSED)
        elif right >= 2:
            graded(outcome, CERTAINTIES, t.AVOIDED, o.ASKED_AND_RIGHT, moment, seat, -1, right)
            had_hold(outcome, seat, CERTAINTIES, t.HOLD_NAMED)
