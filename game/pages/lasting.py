"""What lasts from one page of a seat to the next: made again only once something that it is made from has changed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from game.pages.book import Desk

T = TypeVar("T")


def lasting(made_from: Callable[[Desk], object]) -> Callable[[Callable[[Desk], T]], Callable[[Desk], T]]:
    """Kept with the seat's history until its book, or what `made_from` gives of a desk, is another. What is so made is
    shared by pages: nobody changes it. `made_from`: all that it is made from but for the book, as what can be compared
    (arrays as their bytes: they change with the play)."""

    def lasts(make: Callable[[Desk], T]) -> Callable[[Desk], T]:
        @wraps(make)
        def kept(desk: Desk) -> T:
            now, before = made_from(desk), desk.history.kept.get(make)
            if before is None or before[0] is not desk.book or before[1] != now:
                before = desk.history.kept[make] = desk.book, now, make(desk)
            found: Any = before[2]
            return found

        return kept

    return lasts
