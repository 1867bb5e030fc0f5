"""Files that are written whole or not at all: their place is tried before the work, and taken after it."""

import os
import re
from abc import ABC, abstractmethod
from contextlib import suppress
from errno import EACCES, EISDIR, ENOTDIR
from pathlib import Path
from platform import node
from types import TracebackType
from typing import BinaryIO, Self
from zlib import crc32

from game.story.system import at_once

TRIED = bytes(4096)  # written, then taken back: a full disk is met before the work


class _Place(ABC):
    """What two kinds of outputs have in common: the folders made on the way, which leave if nothing came of them."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.given = str(path)  # a path without a name is one dot
        self.taken = False  # what was written stands there now; not of a device or a pipe
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        try:
            if not self.given:
                raise ValueError("a file without a name")
            self._try()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self._take()
        finally:
            self._leave()

    @abstractmethod
    def _try(self) -> None:
        """Try the place, before the work."""

    @abstractmethod
    def _take(self) -> None:
        """Take it, once the work is done."""

    def _leave(self) -> None:
        for folder in reversed(self._made):
            with suppress(OSError):  # what was put in it keeps it
                folder.rmdir()

    def _make(self, folder: Path) -> None:
        """A folder and those above it, which are remembered."""
        if not folder.is_dir():
            self._make(folder.parent) if folder.parent != folder else None
            folder.mkdir()
            self._made.append(folder)

    def _half(self, folder: Path) -> Path:
        """A name that nothing has yet, for what is half written; what kills left so is cleared away."""
        clear_away(folder)
        return folder / f".denouer-{machine()}-{os.getpid()}-{id(self):x}.part"


class WholeFile(_Place):
    """A file to be. On entering, its folder is made and its place tried; on leaving, what was written takes it. With
    nothing written, or after an exception, all is as it was. A device or a pipe is written straight.

    Entering, writing and leaving raise OSError, or ValueError for a name that no file can have.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__(path)
        self._target = self.path
        self._beside: Path | None = None
        self._file: BinaryIO | None = None
        self._written = False

    def write(self, text: str | bytes) -> None:
        assert self._file is not None
        self._written = True
        self._file.write(text.encode() if isinstance(text, str) else text)

    def _try(self) -> None:
        if _special(self.path):
            self._file = open(self.path, "wb", opener=at_once)  # noqa: SIM115 (closed in _leave)
            return
        self._target = Path(os.path.realpath(self.path))  # what a link leads to is written, the link stays
        if self._target.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(self.path))
        self._make(self._target.parent)
        if self._target.exists() and not os.access(self._target, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES), str(self.path))
        self._beside = self._half(self._target.parent)
        self._file = self._beside.open("xb")
        self._file.write(TRIED)
        self._file.flush()
        self._file.seek(0)
        self._file.truncate()

    def _take(self) -> None:
        assert self._file is not None
        self._file.flush()
        if self._beside is not None and self._written:
            os.fsync(self._file.fileno())
        self._file.close()
        if self._beside is not None and self._written:
            if self._target.exists():
                self._beside.chmod(self._target.stat().st_mode & 0o777)
            self._beside.replace(self._target)
            self.taken = True

    def _leave(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # a full device says so at each close
                self._file.close()
        if self._beside is not None:
            with suppress(OSError):
                self._beside.unlink(missing_ok=True)
        super()._leave()


class WholeFolder(_Place):
    """Files to be in a folder, by the same rules: none of them is there before all are written."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path)
        self._beside: Path | None = None
        self._names: list[str] = []

    def write(self, name: str, text: str) -> None:
        assert self._beside is not None
        (self._beside / name).write_bytes(text.encode())
        self._names.append(name)

    def _try(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(self.path))
        self._make(self.path)
        beside = self._half(self.path)
        beside.mkdir()
        self._beside = beside
        tried = beside / "tried"
        tried.write_bytes(TRIED)
        tried.unlink()

    def _take(self) -> None:
        assert self._beside is not None
        for name in self._names:
            if (self.path / name).is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(self.path / name))
        for name in self._names:
            (self._beside / name).replace(self.path / name)
            self.taken = True

    def _leave(self) -> None:
        if self._beside is not None:
            for file in (*self._beside.glob("*"), None):
                with suppress(OSError):
                    self._beside.rmdir() if file is None else file.unlink()
        super()._leave()


def _special(path: Path) -> bool:
    """Whether something is there that is neither a file nor a folder."""
    try:
        path.lstat()  # says that a name is too long, on every Python
        return path.exists() and not path.is_file() and not path.is_dir()
    except FileNotFoundError:
        return False


def machine() -> str:
    """A few letters for this machine: a folder may be shared, and processes of others have other numbers."""
    return f"{crc32(node().encode()):08x}"


def clear_away(folder: Path) -> None:
    """Remove what a game that was killed left half written here: one of this machine and this person, that has ended.
    Nothing of anybody else's is touched, nor what one cannot tell."""
    with suppress(OSError):
        for left in folder.glob(f".denouer-{machine()}-*.part"):
            name = _LEFT.fullmatch(left.name)
            with suppress(OSError):
                if name is None or left.is_symlink() or _at_work(int(name[1]), left):
                    continue
                if left.is_dir():
                    for file in left.iterdir():
                        file.unlink()
                    left.rmdir()
                else:
                    left.unlink()


_LEFT = re.compile(r"\.denouer-[0-9a-f]{8}-([0-9]{1,10})-[0-9a-f]+\.part")


def _at_work(process: int, left: Path) -> bool:
    """Whether it may be still written, or is another person's."""
    if os.name != "posix":
        return left.is_dir()  # a file that somebody has open cannot be removed there
    if left.stat().st_uid != os.geteuid():
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass  # somebody else's process
    return True
