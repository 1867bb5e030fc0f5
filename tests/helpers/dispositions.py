"""Signals that whoever starts the tests ignores (`nohup`, a job in the background): still without effect on the tests,
but not handed on to what they start, which is sent such signals to see what it does.

A process hands on what it ignores, never what it handles.
"""

import signal

ASKED = [getattr(signal, name) for name in ("SIGHUP", "SIGINT", "SIGTERM") if hasattr(signal, name)]


def keep_to_oneself() -> None:
    """From now on what is started meets these signals as from a shell. Ctrl-C is for the foreground alone: it stops the
    tests there as ever.
    """
    for number in ASKED:
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else _nothing)


def _nothing(*_: object) -> None:
    """Ignored, here."""
