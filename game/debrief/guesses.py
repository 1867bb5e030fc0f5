"""What a guess says of another structure, whether it is so, and the pitfall of being certain."""

from game.debrief.outcome import ASKED_AND_RIGHT, OUT_GUESSES, SURE_AND_WRONG, Outcome, graded, had_hold
from game.debrief.reading import asked_of
from game.rules.mode import rule
from game.rules.state import E_BY, E_GUESS, E_HOW, E_TO, E_WHAT, EVENTS, KIND, MOMENT, RED_ZONE, SEEKS, State
from game.story.tables import (
    AVOIDED,
    BRUSHED,
    CARD,
    CARDS,
    FALLEN,
    HOLD_CAUSED,
    HOLD_NAMED,
    N_PART,
    OPTIONS,
    PITFALLS,
    RED_MASK,
    SEATS,
    Frame,
    Secrets,
)

CERTAINTIES = PITFALLS.index("certainties")
SURE = 2  # of a guess: au hasard, plutôt, sûr


@rule
def guess_parts(frame: Frame, what: int) -> tuple[int, int, int]:
    """(zone, card, place of the red option or -1 for none) of a guess."""
    rest = what // 8
    return what % 8, rest % frame.size[CARDS], rest // frame.size[CARDS] - 1


@rule
def red_option(frame: Frame, place: int) -> int:
    """The option at this place in the list of those that may be a red zone, -1 if there is none."""
    seen = 0
    for option in range(frame.size[OPTIONS]):
        if frame.size[RED_MASK] >> option & 1:
            if seen == place:
                return option
            seen += 1
    return -1


@rule
def red_is_right(frame: Frame, secrets: Secrets, part: int, place: int) -> bool:
    """A red zone guessed: one of its options, or none where it is empty."""
    if place >= 0:
        option = red_option(frame, place)
        return option >= 0 and secrets.part[part, N_PART + option] > 0.0
    for option in range(frame.size[OPTIONS]):
        if secrets.part[part, N_PART + option] > 0.0:
            return False
    return True


@rule
def guessed_later(state: State, at: int) -> bool:
    """The same seat guessed the same other again: only its last word counts."""
    for later in range(at + 1, state.scal[EVENTS]):
        other = state.event[later]
        if other[KIND] == E_GUESS and other[E_BY] == state.event[at, E_BY] and other[E_TO] == state.event[at, E_TO]:
            return True
    return False


@rule
def certainties(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """In its last guesses, sure of what another seeks or refuses and wrong, twice or more, without ever having asked
    it: brushed for one seat, fallen into for two seats that are half of the table. Having asked, and been sure and
    right, is the counterpart.
    """
    seats = frame.size[SEATS]
    certain = 0
    moment = 0
    for seat in range(seats):
        wrong = 0
        right = 0
        about = -1
        for at in range(state.scal[EVENTS]):
            event = state.event[at]
            if event[KIND] != E_GUESS or event[E_BY] != seat or event[E_TO] < 0:
                continue
            outcome.scal[OUT_GUESSES] += 1
            if guessed_later(state, at):
                continue
            to = event[E_TO]
            _, card, red = guess_parts(frame, event[E_WHAT])
            sure_card, sure_red = event[E_HOW] // 3 % 3, event[E_HOW] // 9
            card_right = card == int(secrets.part[int(state.seat[to, SEEKS]), CARD])
            red_right = red_is_right(frame, secrets, int(state.seat[to, RED_ZONE]), red)
            asked = asked_of(state, seat, to, -1, at)
            if not asked:
                wrong += (1 if sure_card == SURE and not card_right else 0) + (
                    1 if sure_red == SURE and not red_right else 0
                )
                about = to if wrong > 0 else about
            elif (sure_card == SURE and card_right) or (sure_red == SURE and red_right):
                right += 1
            moment = event[MOMENT]
        if wrong >= 2 and wrong > right:
            certain += 1
            graded(
                outcome,
                CERTAINTIES,
                FALLEN if certain >= 2 and 2 * certain >= seats else BRUSHED,
                SURE_AND_WRONG,
                moment,
                seat,
                about,
                wrong,
            )
            had_hold(outcome, seat, CERTAINTIES, HOLD_CAUSED)
        elif right >= 2:
            graded(outcome, CERTAINTIES, AVOIDED, ASKED_AND_RIGHT, moment, seat, -1, right)
            had_hold(outcome, seat, CERTAINTIES, HOLD_NAMED)
