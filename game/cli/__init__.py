"""The commands: `main(arguments)` understands one, runs it, and gives its exit code.

0: done; 1: done, and the answer is no (a scenario with errors, a play that does not hold); 2: not understood. What a
command needs is imported when it runs, so that `--help` and the list of scenarios come at once.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from game.cli.asking import understood
from game.cli.refusals import Wrong, refusal, system_word
from game.cli.speaking import complain, hush, language, out, ready_to_speak, speaking
from game.cli.values import FULL, FileOut, FolderOut
from game.story.diagnostics import said
from game.story.own_words import NotWholeError

SQLITE = b"SQLite format 3\0"
NEVER = ("scenario.yaml", "en.po")


def main(arguments: Sequence[str]) -> int:
    """Run a command; gives its exit code. What it refuses is told in a sentence, as an answer that cannot be
    written; an interruption ends it quietly. Anything else that is raised is a fault of ours."""
    ready_to_speak()
    with speaking(arguments):
        try:
            code = answered(arguments)
        except Wrong as wrong:
            code = wrong.code
            complain(wrong)
        except SystemExit as done:  # argparse has shown the help, or a signal has come
            code = int(done.code or 0)
        except KeyboardInterrupt:
            code = 130
        return spoken(code)


def answered(arguments: Sequence[str]) -> int:
    """The exit code of a command. Where it will write is tried before it works, and said once written, whatever the
    command; an answer for a machine says nothing else."""
    try:
        asked = understood(list(arguments))
        from game.cli import commands

        with ExitStack() as outputs:
            if asked.run != "play":  # whose window has its own way to end
                outputs.enter_context(ended_by_signals())
            for value in vars(asked).values():
                if isinstance(value, FileOut) and precious(value.path, vars(asked).values()):
                    raise refusal("C210", found=value.path)
                if isinstance(value, FileOut | FolderOut):
                    outputs.enter_context(value)
            code = int(getattr(commands, asked.run)(asked))
        for value in vars(asked).values():
            if isinstance(value, FileOut | FolderOut) and value.taken and not getattr(asked, "json", False):
                out(value.given)
        return code
    except NotWholeError as bad:
        raise refusal("C313", found=bad.place, why=said(bad.why, language())) from None
    except OSError as bad:
        if bad.filename is not None and not ours(bad.filename):
            raise refusal("C311", found=bad.filename, why=system_word(bad)) from None
        if bad.filename is not None or bad.errno is None:
            raise
        return unheard(0, bad)  # No file is named: it is the answer that could not be written.


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """A command asked to end (a machine shuts down, a terminal closes) leaves nothing half written."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    here = threading.current_thread() is threading.main_thread()
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if here and hasattr(signal, name)]
    numbers = [one for one in numbers if signal.getsignal(one) is signal.SIG_DFL]  # nohup, a test: as they want
    for one in numbers:
        signal.signal(one, end)
    try:
        yield
    finally:
        for one in numbers:
            signal.signal(one, signal.SIG_DFL)


def precious(out: Path, given: Iterable[object]) -> bool:
    """Whether an output would take the place of what must not be lost to a slip: what this same command reads, a
    scenario, its catalogue, a file of plays."""
    named = [one for value in given for one in (value if isinstance(value, list) else [value])]
    try:
        if not out.is_file():
            return False
        with out.open("rb") as file:
            if file.read(len(SQLITE)) == SQLITE:
                return True
        read = [Path(one) for one in named if isinstance(one, str | Path) and os.path.isfile(one)]
        return out.resolve().name in NEVER or any(out.samefile(one) for one in read)
    except (OSError, ValueError):
        return False  # it is refused for what it is


def ours(file: object) -> bool:
    """Whether a file is one of our libraries': one that has vanished is for `main.py`, which installs it again."""
    return os.path.realpath(os.fsdecode(str(file))).startswith(os.path.realpath(sys.prefix) + os.sep)


def spoken(code: int) -> int:
    """The exit code, once the answer has gone where it goes."""
    try:
        sys.stdout.flush()
    except OSError as bad:
        return unheard(code, bad)
    return code


def unheard(code: int, bad: OSError) -> int:
    """The exit code where the answer cannot be written. No harm if whoever read us has had enough: `… | head`."""
    hush(sys.stdout)
    if isinstance(bad, BrokenPipeError):
        return code
    wrong = refusal("C209") if bad.errno in FULL else refusal("C208", why=system_word(bad))
    complain(wrong)
    return wrong.code
