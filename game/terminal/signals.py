"""What a terminal sends besides lines: Ctrl-C while something is done, and the return after Ctrl-Z."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from select import select
from types import FrameType
from typing import TextIO

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
def returning(back: Callable[[], object]) -> Iterator[Callable[[TextIO], None]]:
    """Inside, `back` is called when the game goes on after Ctrl-Z, where a system knows that. Gives what waits until a
    terminal has a line to read: a system may hand a signal to any thread, a library's too (NumPy starts some), and a
    reading that sleeps in this one would not hear of it.
    """
    number = getattr(signal, "SIGCONT", None)
    if number is None or threading.current_thread() is not threading.main_thread():
        yield lambda stream: None
        return
    heard, told = os.pipe()
    os.set_blocking(heard, False)
    os.set_blocking(told, False)
    woken = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    before = signal.signal(number, lambda *_: back())
    try:
        yield lambda stream: _waited(stream, heard)
    finally:
        signal.signal(number, before)
        signal.set_wakeup_fd(woken)
        os.close(heard)
        os.close(told)


def _waited(stream: TextIO, heard: int) -> None:
    """Until there is something to read, if that is a terminal; what was told meanwhile is done between two looks."""
    with suppress(OSError, ValueError, AttributeError):  # no stream of the system's: it is read as it is
        typed = stream.fileno() if stream.isatty() else -1
        while typed >= 0 and typed not in select([typed, heard], [], [])[0]:
            os.read(heard, 512)
