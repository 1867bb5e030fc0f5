"""How far a long work is: a bar on the error stream, for people who look at it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from game.cli.speaking import say

WAIT = 0.3  # seconds before it is shown


@contextmanager
def progress(total: int, what: str = "") -> Iterator[Callable[[int], None]]:
    """A bar on the error stream, if it is a terminal and this lasts. `what`: what is counted; plays, unless said."""
    began = monotonic()
    shown: list[Any] = []

    def told(done: int) -> None:
        if shown:
            shown[0].update(shown[1], completed=done)
        elif sys.stderr.isatty() and monotonic() - began > WAIT:
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            bar.start()
            shown.extend([bar, bar.add_task(what or say("parties", "plays"), total=total, completed=done)])

    try:
        yield told
    finally:
        if shown:
            shown[0].stop()
