"""What a terminal sends besides lines: Ctrl-C while something is done, and the return after Ctrl-Z."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from game.play.stopping import How


@contextmanager
def heeding(stop: Callable[[How], object]) -> Iterator[None]:
    """Inside, Ctrl-C asks what is being done to stop, as before it; pressed once more, it interrupts as ever."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is not signal.default_int_handler:
        yield
        return
    asked = False

    def once(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, before)
        stop("back")

    signal.signal(signal.SIGINT, once)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if asked:
            stop("")  # what comes next is not to stop


@contextmanager
def returning(back: Callable[[], object]) -> Iterator[None]:
    """Inside, `back` is called when the game goes on after Ctrl-Z, where a system knows that."""
    number = getattr(signal, "SIGCONT", None)
    if number is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(number, lambda *_: back())
    try:
        yield
    finally:
        signal.signal(number, before)
