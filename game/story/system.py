"""What the system refuses of a file, in words for people: its own are English everywhere."""

import errno

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
    errno.EIO: Both("le disque ou le réseau ne répond pas", "the disk or the network does not answer"),
} | dict.fromkeys(FULL, _FULL)


def system_says(error: OSError) -> Both:
    """Why the system refuses, or the name that it gives to that, the same in every language."""
    told = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _WORDS.get(error.errno or 0, Both(f"le système le refuse ({told})", f"the system refuses ({told})"))


def system_words(error: OSError, lang: str) -> str:
    """The same in one language."""
    return said(system_says(error), lang)
