"""Lines typed, or pasted, before a question was shown are no answer to it: they are thrown away, where they come from a
terminal. From a file or a pipe every line counts."""

import sys
from contextlib import suppress
from time import monotonic
from typing import TextIO

QUIET = 0.05  # seconds without anything: a paste has come to its end
MOST = 5.0  # seconds; a line that never ends to come in is read


def thrown_away(stream: TextIO) -> bool:
    """Throw away what waits in a terminal; whether a whole line did."""
    try:
        number = stream.fileno() if stream.isatty() else -1
    except (OSError, ValueError, AttributeError):  # no stream of the system's
        number = -1
    return number >= 0 and _waited(number)


if sys.platform == "win32":

    def _waited(number: int) -> bool:
        import msvcrt
        from time import sleep

        lost, end, quiet = False, monotonic() + MOST, False
        while not quiet and monotonic() < end:
            quiet = True
            while msvcrt.kbhit():
                lost, quiet = msvcrt.getwch() in "\r\n" or lost, False
            sleep(0 if quiet else QUIET)
        return lost

else:

    def _waited(number: int) -> bool:
        import termios
        from select import select

        lost, end = False, monotonic() + MOST
        with suppress(termios.error, OSError):  # nobody is at that terminal any more: reading it says so
            while monotonic() < end:
                lost = bool(select([number], [], [], 0)[0]) or lost
                termios.tcflush(number, termios.TCIFLUSH)
                if not select([number], [], [], QUIET)[0]:
                    break
        return lost
