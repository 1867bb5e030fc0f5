"""What the choices of a scene give away, as anyone can read it: to whom, how much of one's means, how much at most."""

from game.rules import effects as e
from game.rules.compile.mode import rule
from game.story import tables as t
from game.story.tables import Frame


@rule
def means_spent(frame: Frame, choice: int, kind: int) -> float:
    """What a choice spends (or gains, by `kind`) of what its seat had at the start: shares of days and of money."""
    seat = frame.choice[choice, t.CHOICE_SEAT]
    days, money = frame.seat[seat, t.START_DAYS], frame.seat[seat, t.START_MONEY]
    total = 0.0
    for at in range(frame.choice[choice, t.EFFECT_FROM], frame.choice[choice, t.EFFECT_TO]):
        if int(frame.row[at, 0]) == kind:
            total += frame.row[at, 1] / (days if days > 1.0 else 1.0)
            total += frame.row[at, 2] / (money if money > 1.0 else 1.0)
    return total


@rule
def helped_by(frame: Frame, choice: int) -> int:
    """The mask of those whom a choice helps; -1 when it helps all."""
    seat = frame.choice[choice, t.CHOICE_SEAT]
    mask = 0
    for at in range(frame.choice[choice, t.EFFECT_FROM], frame.choice[choice, t.EFFECT_TO]):
        if int(frame.row[at, 0]) == t.EFFECT_GESTURE and int(frame.row[at, 3]) == e.HELPS:
            if int(frame.row[at, 1]) == seat:
                to = int(frame.row[at, 2])
                if to < 0:
                    return -1
                mask |= 1 << to
    return mask


@rule
def most_given(frame: Frame, scene: int, seat: int, to: int) -> float:
    """The most that a scene lets a seat give to another (-1: to anybody), in shares of its means; 0 where it lets it
    give nothing."""
    most = 0.0
    for choice in range(frame.scene[scene, t.SCENE_FROM], frame.scene[scene, t.SCENE_TO]):
        if frame.choice[choice, t.CHOICE_SEAT] == seat:
            mask = helped_by(frame, choice)
            if mask != 0 and (to < 0 or mask >> to & 1):
                spent = means_spent(frame, choice, t.EFFECT_SPEND)
                if spent > most:
                    most = spent
    return most


@rule
def is_graded(frame: Frame, scene: int, seat: int) -> bool:
    """Whether a scene lets a seat give more or less: two amounts at least, beside nothing."""
    first = 0.0
    for choice in range(frame.scene[scene, t.SCENE_FROM], frame.scene[scene, t.SCENE_TO]):
        if frame.choice[choice, t.CHOICE_SEAT] == seat and helped_by(frame, choice) != 0:
            spent = means_spent(frame, choice, t.EFFECT_SPEND)
            if first > 0.0 and spent > 0.0 and spent != first:
                return True
            if spent > 0.0:
                first = spent
    return False
