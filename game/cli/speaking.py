"""A command's own words: in the person's language, in letters that the place where they go can write."""

import codecs
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import pairwise
from typing import Any, Literal, TextIO

Lang = Literal["fr", "en"]

PLAIN = "denouer.plain"  # how letters that cannot be written become others that can
_ALIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-", "·": "-", "•": "-"}
_ALIKE |= {"…": "...", "œ": "oe", "Œ": "OE", "×": "x", "≥": ">=", "±": "+/-", "█": "#", "→": "->", "€": "EUR"}


_chosen: list[Lang] = []  # by `--lang`, for the command that is run


def language() -> Lang:
    """The person's language: what `--lang` says, else French, unless the locale is English."""
    if _chosen:
        return _chosen[-1]
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if spoken.lower().startswith("en") else "fr"


@contextmanager
def speaking(arguments: Sequence[str]) -> Iterator[None]:
    """Inside, the language is the one that these arguments ask for, wherever they do: what is refused before they are
    understood is said in it too."""
    given = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    given += [word for option, word in pairwise(arguments) if option == "--lang"]
    asked: list[Lang] = ["en" if word == "en" else "fr" for word in given if word in ("fr", "en")]
    before, _chosen[:] = list(_chosen), asked or _chosen
    try:
        yield
    finally:
        _chosen[:] = before


def say(french: str, english: str) -> str:
    """Words for people, in their language."""
    return english if language() == "en" else french


_COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # a terminal: what was kept elsewhere may hold some


def out(text: str) -> None:
    """A command's answer."""
    out_raw(_COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text))


def out_json(value: Any) -> None:
    out_raw(json.dumps(value, ensure_ascii=False, indent=1))


def out_raw(text: str) -> None:
    """An answer for a machine, to the letter."""
    sys.stdout.write(text + "\n")


def ready_to_speak() -> None:
    """Standard streams that hold whatever they are given. One that is missing (`pythonw`, `>&-`) leads nowhere; in a
    file or a pipe all is UTF-8, whatever the locale; what comes in and is no text is left to whoever reads it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 (as long as the process)
        elif isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="surrogateescape" if mode == "r" else PLAIN)


def hush(stream: TextIO) -> None:
    """Whoever reads this stream has had enough, or it is full: what is still in it must not be tried again at exit."""
    with suppress(OSError, ValueError):  # one that has no number has nobody either
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def complain(words: object) -> None:
    """A line on the error stream, where there is one."""
    try:
        sys.stderr.write(_COMMANDS.sub("\N{REPLACEMENT CHARACTER}", str(words)) + "\n")
        sys.stderr.flush()
    except OSError:
        hush(sys.stderr)


def _plainer(bad: UnicodeError) -> tuple[str, int]:
    """What stands for letters that an encoding lacks: the letter without its accent, a plain quote or space, « ? »."""
    if not isinstance(bad, UnicodeEncodeError):
        raise bad
    told = ""
    for letter in bad.object[bad.start : bad.end]:
        bare = unicodedata.normalize("NFKD", _ALIKE.get(letter, letter)).encode("ascii", "ignore").decode()
        told += bare or ("" if unicodedata.combining(letter) else "?")
    return told, bad.end


codecs.register_error(PLAIN, _plainer)
