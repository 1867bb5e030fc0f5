"""What the choices of a scene give away: to whom, how much at most."""

from game.rules.compile.mode import rule
from game.story import tables as t
from game.story.tables import Frame


@rule
def helped_by(frame: Frame, choice: int) -> int:
    """The mask of those whom a choice helps; -1 when it helps all."""
    return int(frame.gift[choice, t.HELPED])


@rule
def most_given(frame: Frame, scene: int, seat: int, to: int) -> float:
    """The most that a scene lets a seat give to another (-1: to anybody), in shares of its means; 0 where it lets it
    give nothing."""
    most = 0.0
    for choice in range(frame.scene[scene, t.SCENE_FROM], frame.scene[scene, t.SCENE_TO]):
        if frame.choice[choice, t.CHOICE_SEAT] == seat:
            mask = helped_by(frame, choice)
            if mask != 0 and (to < 0 or mask >> to & 1):
                spent = frame.gift[choice, t.SPENT]
                if spent > most:
                    most = spent
    return most


@rule
def is_graded(frame: Frame, scene: int, seat: int) -> bool:
    """Whether a scene lets a seat give more or less: two amounts at least, beside nothing."""
    first = 0.0
    for choice in range(frame.scene[scene, t.SCENE_FROM], frame.scene[scene, t.SCENE_TO]):
        if frame.choice[choice, t.CHOICE_SEAT] == seat and helped_by(frame, choice) != 0:
            spent = frame.gift[choice, t.SPENT]
            if first > 0.0 and spent > 0.0 and spent != first:
                return True
            if spent > 0.0:
                first = spent
    return False
