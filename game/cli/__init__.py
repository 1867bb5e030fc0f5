"""The commands: `main(arguments)` understands one, runs it, and gives its exit code.

0: done; 1: done, and the answer is no (a scenario with errors, a play that does not hold); 2: not understood. What a
command needs is imported when it runs, so that `--help` and the list of scenarios come at once.
"""

import io
import os
import sys
from collections.abc import Sequence

from game.cli.asking import Wrong, understood


def main(arguments: Sequence[str]) -> int:
    """Run a command; gives its exit code. Raises nothing that a person could have caused."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Accents come out whole in a file or a pipe, whatever the locale.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        asked = understood(list(arguments))
        from game.cli import commands

        code = int(getattr(commands, asked.run)(asked))
        sys.stdout.flush()
        return code
    except Wrong as wrong:
        sys.stderr.write(f"{wrong}\n")
        return wrong.code
    except SystemExit as done:  # argparse has shown the help.
        return int(done.code or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # Whoever read us has had enough: `… | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
