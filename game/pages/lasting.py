"""What lasts from one page of a seat to the next: made again only once something that it is made from has changed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from game.pages.book import Desk

P = ParamSpec("P")
T = TypeVar("T")


def lasting(
    made_from: Callable[Concatenate[Desk, P], object],
) -> Callable[[Callable[Concatenate[Desk, P], T]], Callable[Concatenate[Desk, P], T]]:
    """Kept with the seat's history until its book, or what `made_from` gives of a desk, is another; of each structure,
    or whatever it takes after the desk, by itself. What is so made is shared by pages: nobody changes it. `made_from`:
    all that it is made from but for the book, as what can be compared (arrays as their bytes: they change with the
    play)."""

    def lasts(make: Callable[Concatenate[Desk, P], T]) -> Callable[Concatenate[Desk, P], T]:
        @wraps(make)
        def kept(desk: Desk, /, *of: P.args, **named: P.kwargs) -> T:
            now, before = made_from(desk, *of, **named), desk.history.kept.get((make, *of))
            if before is None or before[0] is not desk.book or before[1] != now:
                before = desk.history.kept[make, *of] = desk.book, now, make(desk, *of, **named)
            found: Any = before[2]
            return found

        return kept

    return lasts
