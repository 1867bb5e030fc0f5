"""What a stage is made of."""

from collections.abc import Callable
from typing import Any, NamedTuple

Rule = Callable[..., Any]


class Stage(NamedTuple):
    """A stage of a play; each of its rules says what comes next, by one of `codes.TO_…`.

    `at`: its codes. `offers(frame, secrets, state, seat, rows)`: writes what is legal for a seat, and returns how many
    rows. `shows(frame, secrets, state, who)`: carries out what all those awaited sealed. Where a step of the course
    opens it, the kind of `step`, and how it `opens(frame, secrets, state, step)`; what is left of this step
    (`goes_on(frame, secrets, state)`) once a stage that it opened has been shown, and once all have been answered
    (`after_answers`).
    """

    at: tuple[int, ...]
    offers: Rule
    shows: Rule
    step: int = -1
    opens: Rule | None = None
    goes_on: Rule | None = None
    after_answers: Rule | None = None
