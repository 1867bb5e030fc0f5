"""Compiled rules, as commands ask for them: before any rule is imported, and with a word where they cannot be had, or
kept.
"""

from collections.abc import Sequence
from pathlib import Path

from game.cli.refusals import refusal
from game.cli.speaking import complain, language


def compile_rules(needed: bool = False) -> bool:
    """Compile the rules from now on, if numba can be imported. Where it is broken that is said, or refused if `needed`
    (Wrong, C312)."""
    from game.rules.compile import mode

    try:
        mode.compiled(mode.cache_folder())
    except Exception as broken:  # whatever a library that is not whole raises
        refused = refusal("C312", why=broken)
        if needed:
            raise refused from None
        complain(str(refused))
        return False
    _tell_where_kept()
    return True


def tell_if_slow(folder: Path) -> None:
    """Say, for workers who are to come, that numba is broken, or that what is computed is not kept. `folder`: where
    they keep plays."""
    from game.rules.compile import mode

    try:
        import numba  # noqa: F401
    except Exception as broken:
        complain(str(refusal("C312", why=broken)))
    _tell_where_kept([] if mode.takes(folder) else [folder])


def _tell_where_kept(refused: Sequence[Path] = ()) -> None:
    from game.play.refusals import BadSave
    from game.rules.compile import mode

    for folder in [*refused, *([mode.usual_folder()] if mode.stands_in() else [])][:1]:
        complain(BadSave("D119", str(folder)).sentence(language()))
