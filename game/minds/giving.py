"""How much a mind gives of what it could: to a common pot, to one who may give back, to what it promised.

Most people give about what they think the others give, a little less (Fischbacher & Gächter 2010); some give nothing
whatever the others do, a few give whatever they do. They give more to those they have talked with (Balliet 2010), when
it is seen, and when giving returns something to themselves (Zelmer 2003); less where they answer at home for what they
bring back (Wildschut et al. 2003).
"""

from game.minds.gifts import helped_by, most_given
from game.minds.luck import nature
from game.minds.memory import belief_in, came_of, occasions_seen, talked_with, trust_in
from game.minds.temperament import (
    AHEAD,
    AT_HOME,
    BY_TALK,
    ELAN,
    ELAN_HALVED,
    FAIRNESS,
    HONESTY,
    KINDNESS,
    LIKED,
    OF_ONE_S_OWN,
    OWED,
    PARAMETERS,
    RECIPROCITY,
    RETURNED,
    SEEN,
    SELFISH,
    TREATED,
    TRUSTED,
    UNEVEN,
)
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.stance import within
from game.rules.read.view import ME, MY_TEMPER, View
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@rule
def willing(frame: Frame, view: View, memory: Floats, stream: Ints, mask: int, seen: float, returned: float) -> float:
    """The share that one means to give of what one could to those in `mask`: about 0 to 1, not bounded."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    belief = 0.0
    trust = 0.0
    talk = 0.0
    came = 0.0
    means = 0.0
    count = 0.0
    for other in range(frame.size[t.SEATS]):
        if other != view.scal[ME] and mask >> other & 1 and view.scal[s.LEFT] >> other & 1 == 0:
            belief += belief_in(frame, memory, other)
            trust += trust_in(view, other)
            talk += talked_with(frame, memory, other)
            came += came_of(frame, memory, other)
            means += frame.seat[other, t.START_DAYS]
            count += 1.0
    if count == 0.0:
        return 0.0
    occasions = occasions_seen(frame, memory) / count
    mine = frame.seat[view.scal[ME], t.START_DAYS]
    apart = mine - means / count
    uneven = (apart if apart > 0.0 else -apart) / (mine + means / count + 1.0)
    return (
        temper[KINDNESS]
        - SELFISH
        + ELAN * ELAN_HALVED / (ELAN_HALVED + occasions)
        + OF_ONE_S_OWN * (nature(stream, 0) - 0.5)
        + temper[RECIPROCITY] * belief / count
        + TRUSTED * (trust / count - 0.5)
        + BY_TALK * talk / count
        + SEEN * temper[HONESTY] * seen
        + RETURNED * returned
        + LIKED * came / count
        + TREATED * (view.mine[s.SYNERGY_FELT] - view.mine[s.ANTAGONISM_FELT])
        - UNEVEN * temper[FAIRNESS] * uneven
        - AT_HOME * view.mine[s.HOME_PRESSURE] * within(1.0 - returned)
    )


@rule
def given_back(frame: Frame, view: View, memory: Floats, choice: int, mask: int, spent: float) -> float:
    """What one looks forward to in return for what a choice spends, as a share of it: a scene that follows lets those
    helped give back, and one knows about how people are."""
    scene = frame.choice[choice, t.CHOICE_GOTO]
    if scene < 0:
        return 0.0
    expected = 0.0
    for other in range(frame.size[t.SEATS]):
        if other != view.scal[ME] and mask >> other & 1:
            expected += belief_in(frame, memory, other) * most_given(frame, int(scene), other, int(view.scal[ME]))
    return AHEAD * expected / spent


@rule
def willing_in_scene(frame: Frame, view: View, memory: Floats, stream: Ints, scene: int) -> float:
    """The share of the most that this scene lets me give that I mean to give."""
    mask = 0
    most = 0.0
    seen = 0.0
    largest = -1
    anyway = 1000.0  # what one gains whatever one gives
    for choice in range(frame.scene[scene, t.SCENE_FROM], frame.scene[scene, t.SCENE_TO]):
        if frame.choice[choice, t.CHOICE_SEAT] == view.scal[ME]:
            helped = helped_by(frame, choice)
            mask |= helped
            anyway = min(anyway, frame.gift[choice, t.GAINED])
            spent = frame.gift[choice, t.SPENT]
            if helped != 0 and spent > most:
                most = spent
                largest = choice
                seen = 1.0 if frame.choice[choice, t.CHOICE_SEEN] == t.SEEN else 0.0
    if largest < 0:
        return 0.0
    returned = (frame.gift[largest, t.GAINED] - anyway) / most
    returned += given_back(frame, view, memory, largest, mask, most)
    owed = OWED if anyway > 0.0 else 0.0
    return within(willing(frame, view, memory, stream, mask, seen, within(returned)) + owed)
