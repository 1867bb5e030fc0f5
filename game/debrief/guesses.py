"""What a guess says of another structure, and whether it is so."""

from game.rules.mode import rule
from game.story.tables import CARDS, N_PART, OPTIONS, RED_MASK, Frame, Secrets


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
    for option in range(frame.size[OPTIONS]):  # noqa: SIM110 (loops are written out, to be compiled)
        if secrets.part[part, N_PART + option] > 0.0:
            return False
    return True
