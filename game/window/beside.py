"""What takes time is done beside the window, in a thread, while the window goes on taking in what the system tells it.

What is pressed meanwhile is for what shows then, a sign and a way to stop (`waiting.py`); the loop forgets the rest.
"""

import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from time import monotonic
from typing import TypeVar

import pygame

Made = TypeVar("Made")

BREATH_MS = 16  # between two looks at what the system tells
WAIT_MS = 300  # from which a sign says that something is being done
BEAT_MS = 150  # of that sign
SPARED = 20_000  # objects made and not gone, after which the collector looks for circles


def beside(work: Callable[[], Made], sign: Callable[[int], None], heed: Callable[[], None] = lambda: None) -> Made:
    """What `work` gives, or raises. `sign(n)` is asked for from a while on, again and again, as long as it lasts;
    `heed` looks, more often, at what the system tells."""
    began, beats = monotonic(), 0
    with ThreadPoolExecutor(1) as worker:
        coming = worker.submit(work)
        while not wait([coming], BREATH_MS / 1000).done:
            pygame.event.pump()
            heed()
            if 1000 * (monotonic() - began) >= WAIT_MS + beats * BEAT_MS:
                sign(beats)
                beats += 1
    return coming.result()


def spared() -> None:
    """A page is thousands of small objects, gone with it and in no circle: the collector looks once in a few pages
    rather than fifty times in each, which is a tenth of what laying it out takes.
    """
    if gc.get_threshold()[0] < SPARED:
        gc.set_threshold(SPARED, *gc.get_threshold()[1:])


def settled() -> bool:
    """A play has begun: what is in memory now stays until the end, and the collector need not go through it again; it
    would hold the window for a tenth of a second each time.
    """
    gc.collect(1)
    gc.freeze()
    return True
