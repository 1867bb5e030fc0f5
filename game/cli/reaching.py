"""`play --from SCENE`: minds play until a scene opens, and the person goes on from there.

All that went before is an ordinary play of the kept ones: its log says each move, the person's too. The same seed comes
to the same moment; from one play to the next the person's seat is held by turns by a mind of the game and at random,
since some scenes only open to those who play badly.
"""

from collections.abc import Callable
from itertools import cycle

from game.cli.asking import SEEDS
from game.cli.progress import progress
from game.cli.refusals import refusal, unknown
from game.play.play import Play
from game.play.seats import Seats
from game.play.words import MoveByIds, Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t
from game.story.library import Loaded

TRIES = 200  # plays in which a scene is looked for
MINDS = ("game", "random")  # who moves for the person, by turns


def known_scene(scenario: Loaded, scene: str) -> str:
    """Raises Wrong, with the nearest."""
    if scene not in scenario.tables.names.scenes:
        raise unknown("C123", scene, list(scenario.tables.names.scenes))
    return scene


def seat_at(scenario: Loaded, scene: str) -> str:
    """Who would be asked there, of those that people may hold; otherwise the first of these."""
    people = sorted(seat for seat, one in scenario.scenario.structures.items() if one.playable)
    asked = [choice.seat for one in scenario.scenario.scenes() if one.id == scene for choice in one.choices]
    return next((seat for seat in asked if seat in people), people[0])


def search(scenario: Loaded, scene: str, seat: str, seed: int) -> tuple[int, list[MoveByIds]]:
    """The first seed from this one on whose play comes to the scene, and the moves of the seat up to there. Raises
    Wrong where none does."""
    with progress(TRIES) as told:
        for tried, lead in zip(range(TRIES), cycle(MINDS), strict=False):
            at = (seed + tried) % SEEDS
            moves = _moves_to(scenario, scene, seat, at, lead)
            if moves is not None:
                return at, moves
            told(tried + 1)
    raise refusal("C314", scene=scene, tries=TRIES)


def _moves_to(scenario: Loaded, scene: str, seat: str, seed: int, lead: str) -> list[MoveByIds] | None:
    """None where this play does not come to the scene."""
    play = Play.begin(scenario, seed, [seat])
    seats, words, number = Seats(scenario, {seat: lead}), Words(scenario.tables), scenario.tables.names.seats.code[seat]
    passed = _passed(scenario, scene)
    moves: list[MoveByIds] = []
    while not opened(play, scenario.tables.names.scenes.code[scene]):
        if play.over or passed(int(play.state.scal[s.STEP])):
            return None
        moves.append(words.write(number, seats.move(play.state, number), lying(scenario.tables, play.state)))
        play.do(seat, moves[-1])
    return moves


def opened(play: Play, scene: int) -> bool:
    events = play.state.event[: int(play.state.scal[s.EVENTS])]
    return bool(((events[:, s.KIND] == c.E_SCENE) & (events[:, s.E_WHAT] == scene)).any())


def _passed(scenario: Loaded, scene: str) -> Callable[[int], bool]:
    """Whether a step of the course comes after the act of a scene."""
    act = next(rank for rank, one in enumerate(scenario.scenario.acts) if scene in [each.id for each in one.scenes])
    course = scenario.tables.frame.course
    return lambda step: step >= len(course) or int(course[step, t.STEP_ACT]) > act
