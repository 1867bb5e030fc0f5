"""What the choices of scenes do, as anyone can read it; above all what they give: to whom, how much of one's means."""

import numpy as np

from game.story import tables as t

HELPS = t.GESTURES.index("helps")


def effects_of(frame: t.Frame, choice: int) -> t.Floats:
    """[effects, columns] the rows of what a choice does."""
    first, end = (int(one) for one in frame.choice[choice, [t.EFFECT_FROM, t.EFFECT_TO]])
    return frame.row[first:end]


def gifts(choice: t.Ints, seat: t.Floats, row: t.Floats) -> t.Floats:
    """[choices, N_GIFT] of these choices, seats and rows of effects (`Frame`)."""
    found = np.zeros((len(choice), t.N_GIFT))
    for at, one in enumerate(choice):
        by, effects = int(one[t.CHOICE_SEAT]), row[one[t.EFFECT_FROM] : one[t.EFFECT_TO]].tolist()
        spent, gained = (means(effects, seat[by], kind) for kind in (t.EFFECT_SPEND, t.EFFECT_GAIN))
        found[at] = helped(effects, by), spent, gained
    return found


def helped(effects: list[list[float]], by: int) -> int:
    """The mask of those whom the seat that chooses helps; -1 when it helps all."""
    mask = 0
    for kind, author, to, gesture, *_ in effects:
        if (kind, author, gesture) == (t.EFFECT_GESTURE, by, HELPS):
            if to < 0:
                return -1
            mask |= 1 << int(to)
    return mask


def means(effects: list[list[float]], seat: t.Floats, kind: int) -> float:
    """What effects of this kind make of what a seat had at the start: shares of its days and of its money."""
    total = 0.0
    for effect in effects:
        if effect[0] == kind:
            total += effect[1] / max(float(seat[t.START_DAYS]), 1.0)
            total += effect[2] / max(float(seat[t.START_MONEY]), 1.0)
    return total
