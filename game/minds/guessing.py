"""A mind's guess of another: where it stands, what it seeks first, what it cannot accept; how sure."""

from game.minds.luck import choose_below, luck
from game.minds.memory import trust_in
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import guess_of, sureness_of
from game.rules.read.stance import ZONE_OF
from game.rules.read.view import View
from game.rules.saying import CONTRADICTED, HALF_RED, HALF_SEEKS, SEEN_TRUE
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@rule
def place_in_red_list(frame: Frame, option: int) -> int:
    """The place of an option among those of RED_MASK; -1 when it is not one."""
    place = 0
    for other in range(option):
        place += frame.size[t.RED_MASK] >> other & 1
    return place if frame.size[t.RED_MASK] >> option & 1 else -1


@rule
def sureness(believed: float) -> int:
    """How sure one is of what one was told: at random, rather, sure."""
    return c.SURELY if believed > 0.45 else (c.RATHER if believed > 0.25 else c.BY_CHANCE)


@rule
def guess(frame: Frame, view: View, memory: Floats, rows: Ints, stream: Ints, move: Ints) -> None:
    """One guess: from what was heard, as far as it is believed; by chance where nothing was."""
    to = int(rows[0, 1])
    options = frame.size[t.OPTIONS]
    believed = view.toward[to, s.SINCERITY] if view.toward[to, s.HEARD_KIND] != CONTRADICTED else 0.1
    if view.toward[to, s.HEARD_KIND] == SEEN_TRUE:
        believed = 1.0
    half = int(view.toward[to, s.HALF_HEARD])
    heard_card = int(view.heard[to, 2 * options]) - 1
    card = heard_card if heard_card >= 0 else choose_below(stream, int(frame.size[t.CARDS]))
    sure_card = min(sureness(believed), c.RATHER if half & HALF_SEEKS else c.SURELY) if heard_card >= 0 else 0
    red = -1
    sure_red = 0
    if view.toward[to, s.HEARD_RED] >= 0.0:
        for option in range(options):
            if red < 0 and view.heard[to, options + option] > 0.0:
                red = place_in_red_list(frame, option)
        sure_red = min(sureness(believed), c.RATHER if half & HALF_RED else c.SURELY)
    elif view.toward[to, s.HEARD_RED] == -1.0:
        for option in range(options):
            if memory[to, option] <= -2.5:
                red = place_in_red_list(frame, option)
                sure_red = 1 if red >= 0 else 0
    liked = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        for option in range(frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]):
            if memory[to, option] > 0.0:
                liked += memory[to, option]
    warm = trust_in(view, to)
    synergy = 3 if liked > 6.0 and warm > 0.5 else (2 if liked > 2.0 else 1)
    antagonism = 0 if warm > 0.42 else (1 if warm > 0.3 else 2)
    if antagonism == 0 and frame.course[view.scal[s.STEP], t.STEP_NTH] > 0 and view.toward[to, s.LISTENED] == 0.0:
        antagonism = 1  # where a table comes, most have something to say against it, but those who were heard
    zone = int(ZONE_OF[synergy, antagonism])
    move[s.DO] = c.GUESS
    move[s.TO] = to
    move[s.WHAT] = guess_of(zone, card, red, frame.size[t.CARDS])
    sure_zone = 1 if luck(stream) < 0.85 else 0
    move[s.HOW] = sureness_of(sure_zone, sure_card, sure_red)
