"""What an option takes: a number between two bounds, one of a few words, a size, a file or a folder to be written."""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EACCES, EDQUOT, EEXIST, EFBIG, EISDIR, ENAMETOOLONG, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path
from types import TracebackType
from typing import Self

from game.cli.refusals import instead, refusal, sentence, system_word
from game.story.writing import WholeFile, WholeFolder

SIZES = (320, 8192)  # of a picture, in pixels
_REFUSED = {EISDIR: "C201", ENOTDIR: "C202", EEXIST: "C202", EACCES: "C203", EPERM: "C203", EROFS: "C203"}
FULL = (ENOSPC, EDQUOT, EFBIG)
_REFUSED |= dict.fromkeys(FULL, "C204") | {ENAMETOOLONG: "C205"}


@contextmanager
def in_words(path: str | Path) -> Iterator[None]:
    """What the system refuses of an output, as a refusal for people."""
    try:
        yield
    except OSError as bad:
        code = _REFUSED.get(bad.errno or 0, "C207")
        raise refusal(code, found=path, why=system_word(bad)) from None
    except ValueError:
        raise refusal("C206", found=path) from None


class FileOut(WholeFile):
    """A file that a command writes: entered before the command's work, left after it. Raises Wrong."""

    def __enter__(self) -> Self:
        with in_words(self.given):
            return super().__enter__()

    def write(self, text: str | bytes) -> None:
        with in_words(self.given):
            super().write(text)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with in_words(self.given):
            super().__exit__(kind, error, at)


class FolderOut(WholeFolder):
    """A folder in which a command writes files, likewise."""

    def __enter__(self) -> Self:
        with in_words(self.given):
            return super().__enter__()

    def write(self, name: str, text: str) -> None:
        with in_words(self.given):
            super().write(name, text)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with in_words(self.given):
            super().__exit__(kind, error, at)


def kept_plays(given: str) -> Path:
    """The type of a folder of plays, which the store of plays makes and tries itself. A name that no folder can have is
    refused here."""
    with in_words(given):
        if not given or "\0" in given:
            raise ValueError(given)
        given.encode()
        Path(given).exists()
    return Path(given)


def scenarios_folder(given: str) -> Path:
    """The type of a folder of scenarios, in the place of the game's own."""
    try:
        there = Path(given).is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        there = False
    if not given or not there:
        raise argparse.ArgumentTypeError(sentence("C119", found=given))
    return Path(given)


def folder_to_be(given: str) -> Path:
    """The type of a folder that a command may make: what is there is a folder, or nothing is."""
    try:
        file = Path(given).exists() and not Path(given).is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        file = True
    if not given or file:
        raise argparse.ArgumentTypeError(sentence("C119", found=given))
    return Path(given)


@dataclass(frozen=True)
class whole:  # noqa: N801 (it reads as the other types do)
    """The type of a whole number between two bounds, in plain digits."""

    least: int
    most: int

    def __call__(self, given: str) -> int:
        plain = re.fullmatch(r"[+-]?[0-9]{1,20}", given)  # Python reads no number of thousands of digits
        number = int(given) if plain else self.least - 1
        if not self.least <= number <= self.most:
            raise argparse.ArgumentTypeError(sentence("C110", least=self.least, most=self.most, found=given))
        return number


def one_of(known: Iterable[str]) -> Callable[[str], str]:
    """The type of a word among a few."""
    words = tuple(known)

    def read(given: str) -> str:
        if given not in words:
            raise argparse.ArgumentTypeError(sentence("C108", found=given) + instead(given, words))
        return given

    return read


def size(given: str) -> tuple[int, int]:
    """The type of a size, `1280x720`."""
    width, cross, height = given.partition("x")
    if not cross:
        raise argparse.ArgumentTypeError(sentence("C111", found=given))
    read = whole(*SIZES)
    return read(width), read(height)
