"""What a mind wants to know of whom, what it likes, what it can still afford."""

from game.minds.luck import luck
from game.minds.temperament import NAMED
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.options import shut_in
from game.rules.read.lying import UNHEARD
from game.rules.read.view import ME, MY_RED, MY_WEIGHT, View
from game.rules.saying import HALF_RED, HALF_SEEKS
from game.story import tables as t
from game.story.tables import Frame, Ints


@rule
def days_left_share(frame: Frame, view: View) -> float:
    """The share of my days still there."""
    start = frame.seat[view.scal[ME], t.START_DAYS]
    return view.mine[s.DAYS] / start if start > 0.0 else 0.0


@rule
def unheard(view: View, to: int, half: int) -> float:
    """How much of what it seeks (HALF_SEEKS) or cannot accept (HALF_RED) another has not said: all, half, nothing."""
    if view.toward[to, s.HEARD_SEEKS if half == HALF_SEEKS else s.HEARD_RED] == -1.0:
        return 1.0
    return 0.5 if int(view.toward[to, s.HALF_HEARD]) & half else 0.0


@rule
def topic_for(view: View, to: int, stream: Ints) -> int:
    """What one asks another: what one does not know yet, what it seeks rather than what it refuses."""
    red_unknown = unheard(view, to, HALF_RED) > 0.0
    if unheard(view, to, HALF_SEEKS) > 0.0 and not (red_unknown and luck(stream) < 0.35):
        return c.WHY
    if red_unknown:
        return c.NOT_ACCEPT
    return c.BOTHERS if luck(stream) < 0.6 or view.toward[to, s.HEARD_BRINGS] != UNHEARD else c.BRING


@rule
def to_be_guessed(frame: Frame, view: View) -> int:
    """The mask of those about whom one will next be asked first, where the course names them: one is curious of them
    first; 0 where it names nobody."""
    for step in range(int(view.scal[s.STEP]), frame.size[t.STEPS]):
        if frame.course[step, t.STEP_KIND] == t.COURSE_GUESS:
            return int(frame.course[step, t.STEP_GUESSED])
    return 0


@rule
def curious_of(frame: Frame, view: View, to: int, named: int) -> float:
    """How curious one is of another: of what it has not said, of whose yes is needed, of whom one will be asked about
    (`named`, as `to_be_guessed` says), less for having asked before."""
    curious = 0.3 * unheard(view, to, HALF_SEEKS) + 0.2 * unheard(view, to, HALF_RED)
    curious += 0.15 * frame.seat[to, t.REQUIRED] + (NAMED if named >> to & 1 else 0.0)
    curious -= 0.15 * view.toward[to, s.ASKED]
    return float(curious)


@rule
def best_of(view: View, first: int, count: int) -> int:
    """The option I like best of the `count` from `first` that can be put, red ones apart."""
    best = first
    for option in range(first, first + count):
        if not shut_in(view.scal, option) and (
            shut_in(view.scal, best)
            or view.option[option, MY_WEIGHT] - 10.0 * view.option[option, MY_RED]
            > view.option[best, MY_WEIGHT] - 10.0 * view.option[best, MY_RED]
        ):
            best = option
    return best
