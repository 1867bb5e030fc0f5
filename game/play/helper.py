"""The helper process: it compiles the rules and plays on from a play's moments while the person goes on reading.

The window never imports numba: it starts one helper, asks it for a play's decisive moments, and looks now and then at
what has come. Both speak lines of JSON, by the helper's standard input and output:

    → {"warm": scenario's folder}                         compile, or fetch what was compiled
    → {"ask": key, "folder", "log": play file, "seat"}    decisive moments
    ← {"key", "share": 0 to 1, "reading": as in `deciding.py`, or null}     ends with a reading that is final
    ← {"key", "error": a word}                            `numba` where it is missing, `broken` where it cannot be
                                                          imported; else what went wrong

A helper that dies, or cannot start, costs the debrief its decisive moments and nothing else.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:  # nothing here may bring the rules along before they are compiled
    from game.play.log import Log
    from game.story.library import Loaded

ROOT = Path(__file__).resolve().parents[2]
START = ["-X", "utf8", "-c", "from game.play.helper import serve; serve()"]
FIRST = ["-X", "utf8", "-c", "from game.play.helper import compile_first; compile_first()"]
NICE = 10  # the window comes first
STOPPED = "stopped"


@dataclass(frozen=True)
class News:
    """How far the helper is with a question. `error`: why there will be no reading, "" otherwise."""

    share: float = 0.0
    reading: dict[str, Any] | None = None
    error: str = ""

    @property
    def final(self) -> bool:
        return bool(self.error) or (self.reading is not None and bool(self.reading["final"]))


class Helper:
    """The process, from the side of the window. Nothing here waits for it."""

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command or [sys.executable, *START]
        self._process: subprocess.Popen[str] | None = None
        self._listener: Thread | None = None
        self._news: dict[str, News] = {}
        self._seen: dict[str, News] = {}
        self._lock = Lock()
        self._gone = False  # nobody hears any more what the process says: another must be started

    def warm(self, loaded: Loaded) -> None:
        """A play begins: be ready for its end."""
        self._send({"warm": str(loaded.folder)})

    def ask(self, key: str, loaded: Loaded, log: Log, seat: str) -> None:
        """Ask for the decisive moments of a whole play, once for each key."""
        with self._lock:
            if key in self._news:
                return
            self._news[key] = News()
        self._send({"ask": key, "folder": str(loaded.folder), "log": log.as_json(), "seat": seat})

    def news(self, key: str) -> News | None:
        """What has come for a question, None if it was never asked."""
        with self._lock:
            found = self._news.get(key)
            if found is not None:
                self._seen[key] = found
            return found

    def stale(self, key: str) -> bool:
        """Whether something came since `news` was last looked at."""
        with self._lock:
            return self._news.get(key) is not self._seen.get(key)

    def close(self) -> None:
        """End the process, and all that belongs to it."""
        if self._process is not None and self._listener is not None:
            if os.name != "posix":
                self._process.kill()
            elif self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)  # with what it has compile, which may take a minute
            self._listener.join()
            with suppress(OSError), self._process:
                pass  # closes its pipes, waits for its end
            self._process = self._listener = None

    def _send(self, message: dict[str, Any]) -> None:
        try:
            if self._process is None or self._gone or self._process.poll() is not None:
                self._start()
            assert self._process is not None
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(message) + "\n")
            self._process.stdin.flush()
        except OSError:
            self._lost()

    def _start(self) -> None:
        self.close()
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            cwd=ROOT,
            process_group=0,  # what Ctrl-C ends in a terminal is the game, which ends its helper
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same, on Windows
        )
        self._gone = False
        self._listener = Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()

    def _listen(self, out: IO[str]) -> None:
        for line in out:
            try:
                told = json.loads(line)
                news = News(float(told.get("share", 1.0)), told.get("reading"), str(told.get("error", "")))
                key = str(told["key"])
            except (ValueError, KeyError, TypeError, AttributeError):
                continue  # not ours: a library that writes where it should not
            with self._lock:
                self._news[key] = news
        self._lost()

    def _lost(self) -> None:
        """The process is gone: what was not answered will not be."""
        with self._lock:
            self._gone = True
            for key, news in self._news.items():
                if not news.final:
                    self._news[key] = News(news.share, news.reading, STOPPED)


def serve() -> None:
    """The helper's own side: until its input ends."""
    from importlib.util import find_spec

    from game.rules.compile import mode

    if hasattr(os, "nice"):
        os.nice(NICE)
    out, sys.stdout = sys.stdout, sys.stderr

    def tell(message: dict[str, Any]) -> None:
        out.write(json.dumps(message) + "\n")
        out.flush()

    lacking = "" if find_spec("numba") is not None else "numba"
    if not lacking and not mode.known():
        # Compiling takes three times the memory that playing does: a process of its own gives it back.
        # It does not hold our output: whoever listens to us hears that we have ended.
        subprocess.run([sys.executable, *FIRST], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    if not lacking:
        try:
            mode.compiled(mode.cache_folder())
        except Exception:  # whatever a library that is not whole raises
            lacking = "broken"
    try:
        for line in sys.stdin:
            asked = json.loads(line)
            if not lacking:
                answer(asked, tell)
            elif "ask" in asked:
                tell({"key": asked["ask"], "error": lacking})
    except (BrokenPipeError, KeyboardInterrupt):
        pass


def compile_first() -> None:
    """Compile everything once, for the cache: any scenario will do."""
    from game.rules.compile import mode
    from game.story.library import examine, scenario_folders

    mode.compiled(mode.cache_folder())
    folder = next((folder for folder in scenario_folders() if examine(folder).tables is not None), None)
    if folder is not None:
        answer({"warm": str(folder)}, lambda told: None)


def answer(asked: dict[str, Any], tell: Callable[[dict[str, Any]], None]) -> None:
    """One line asked."""
    from game.batch.batch import lengths_of, run
    from game.minds.seats import GAME, MINDS
    from game.play.deciding import readings
    from game.play.log import log_from_json
    from game.play.refusals import Refusal
    from game.story.diagnostics import StoryError
    from game.story.library import load

    key = asked.get("ask")
    try:
        loaded = load(asked["warm"] if key is None else asked["folder"])
        if key is None:
            run(loaded.tables, 0, 0, dict.fromkeys(loaded.tables.names.seats, MINDS[GAME]), lengths_of(loaded))
            return
        log = log_from_json(asked["log"])
        final = readings(
            loaded, log, asked["seat"], lambda share, found: tell({"key": key, "share": share, "reading": found})
        )
        tell({"key": key, "share": 1.0, "reading": final})
    except (Refusal, StoryError, OSError, KeyError, ValueError) as wrong:
        if key is not None:
            tell({"key": key, "error": type(wrong).__name__})
