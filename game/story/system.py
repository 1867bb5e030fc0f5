"""What a file holds, or why it cannot be had; what the system refuses, in words for people: its own are English
everywhere."""

import errno
import os
from pathlib import Path

from game.story.diagnostics import Both, said

_ABSENT = Both("il n’y est pas", "it is not there")
_FORBIDDEN = Both("ce n’est pas permis", "it is not allowed")
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL = Both("il n’y a plus de place", "there is no room left")
_WORDS = {
    errno.ENOENT: _ABSENT,
    errno.ENOTDIR: Both("un fichier est là où il faudrait un dossier", "a file stands where a folder should be"),
    errno.EEXIST: Both("un fichier est là où il faudrait un dossier", "a file stands where a folder should be"),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: Both("on ne peut que lire ici", "this place can only be read"),
    errno.EISDIR: Both("c’est un dossier", "it is a folder"),
    errno.ELOOP: Both("ce lien ne mène nulle part", "this link leads nowhere"),
    errno.ENAMETOOLONG: Both("ce chemin est trop long", "this path is too long"),
    errno.ENXIO: Both("personne n’est à l’autre bout", "nobody is at the other end"),
    errno.EIO: Both("le disque ou le réseau ne répond pas", "the disk or the network does not answer"),
} | dict.fromkeys(FULL, _FULL)


def system_says(error: OSError) -> Both:
    """Why the system refuses, or the name that it gives to that, the same in every language."""
    told = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _WORDS.get(error.errno or 0, Both(f"le système le refuse ({told})", f"the system refuses ({told})"))


def system_words(error: OSError, lang: str) -> str:
    """The same in one language."""
    return said(system_says(error), lang)


def content(path: Path, most: int) -> bytes | Both:
    """What a file holds; or, for people, why it cannot be had: the system refuses, or it is longer than `most` bytes,
    as a device without end is. A pipe into which nobody writes holds nothing: it is not waited for."""
    try:
        with open(path, "rb", opener=at_once) as source:
            held = source.read(most + 1)
    except OSError as error:
        return system_says(error)
    except ValueError:
        return Both("aucun fichier ne peut porter ce nom", "no file can have this name")
    return held if len(held) <= most else Both(f"plus de {most} octets", f"more than {most} bytes")


def at_once(path: str, flags: int) -> int:
    """Open a file as `open` does, but for a pipe with nobody at its other end: that one is not waited for."""
    opened = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(opened, True)
    return opened
