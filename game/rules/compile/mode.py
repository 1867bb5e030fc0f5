"""Interpreted or compiled, for the whole life of the process.

`compiled()` must be called before anything else of `game.rules` is imported; otherwise the rules are plain Python.
The window never calls it. numba's own cache does not see that a called function changed, so the cache folder is keyed
by the hash of all the sources that are compiled.

The rules hand a few bundles of arrays to one another (`State`, `Frame`…). Compiled, each is one pointer (see
`bundles.py`): passed as named tuples, every call would copy each array's description, six times slower and three
times longer to compile.
"""

import atexit
import gc
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import cache as once
from pathlib import Path
from typing import Any, TypeVar, cast

from game.story.places import own_folder

F = TypeVar("F", bound=Callable[..., Any])

T = TypeVar("T")

COMPILED = False
STANDS_IN = "DENOUER_COMPILED"  # a folder of the moment, for the processes that this one starts too

_KEPT = True  # whether compiled rules are kept on disk
_ROOMS = ("story/tables.py", "rules", "minds", "debrief", "batch", "lab")


def sources_hash() -> str:
    """Hash of every source that numba may compile (hex, 16 characters)."""
    root = Path(__file__).resolve().parents[2]
    digest = hashlib.sha256()
    for room in _ROOMS:
        place = root / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            marked = any(mark in (source := path.read_bytes()) for mark in (b"@rule", b"@entry"))
            if marked or room == "rules" or path.name in ("tables.py", "temperament.py"):
                digest.update(path.relative_to(root).as_posix().encode() + source)
    return digest.hexdigest()[:16]


def usual_folder() -> Path:
    """Where this person's compiled rules are kept: they can be made again."""
    return own_folder("cache") / "compiled"


@once
def cache_folder() -> Path:
    """The same; where nothing can be kept there, a folder of the moment, which goes with the process that made it. The
    usual one is given where there is no room for either: compiled rules then stay in memory."""
    usual = usual_folder()
    if given := os.environ.get(STANDS_IN):
        return Path(given)
    if not takes(usual / _name(False)):
        try:
            made = Path(tempfile.mkdtemp(prefix="denouer-"))
        except OSError:
            return usual
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        os.environ[STANDS_IN] = str(made)
        return made
    return usual


def stands_in() -> bool:
    """Whether compiled rules are not kept where they usually are."""
    cache_folder()  # which says so where another stands in
    return STANDS_IN in os.environ or not takes(usual_folder())


def known() -> bool:
    """Whether the rules as they are now were compiled before by this person."""
    return any((cache_folder() / _name(False)).rglob("running.play_many*.nbc"))


def _name(bounds: bool) -> str:
    return f"rules-{sources_hash()}{'-bounds' if bounds else ''}"


def takes(folder: Path) -> bool:
    """Whether a folder is there, or can be made, and what it holds is read and written: as a rule is."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as tried:
            tried.write(bytes(4096))
            tried.flush()
        # What another process was writing for a moment may be gone already.
        return all(os.access(one, os.R_OK | os.W_OK) or not os.path.lexists(one) for one in folder.iterdir())
    except OSError:
        return False


def compiled(cache: Path, bounds: bool = False) -> None:
    """Make the rules compiled in this process; `cache` is a folder for the compiled code, which stays in memory where
    that takes none. Raises ImportError without numba.
    """
    global COMPILED, _KEPT
    folder = cache / _name(bounds)
    _KEPT = takes(folder)
    if _KEPT:
        os.environ["NUMBA_CACHE_DIR"] = str(folder)
    if bounds:
        os.environ["NUMBA_BOUNDSCHECK"] = "1"
    import numba  # noqa: F401  (fails here, before any rule is imported)

    # Compiling makes millions of small objects that live: a tenth of its time went to looking for garbage among them.
    gc.set_threshold(500_000)

    COMPILED = True


def rule(function: F) -> F:
    """Mark a rule: itself when interpreted. When the process is compiled, compiled into the entries that call it;
    called from Python, it is plain Python still.
    """
    if not COMPILED:
        return function
    return cast(F, _Inner(function, _compiled(function, inner=True)))


def entry(function: F) -> F:
    """Mark a rule that Python calls for speed: itself when interpreted, a compiled function when the process is. While
    it runs, other threads may: it works on arrays alone, and two that run at once must not write in the same.
    """
    if not COMPILED:
        return function
    return cast(F, _compiled(function, inner=False))


class _Inner:
    """A rule as compiled rules see it; neither cached by itself nor made callable from Python, which would take as
    long again to compile."""

    def __init__(self, function: Callable[..., Any], made: Any) -> None:
        from numba import types

        self.function, self.made = function, made  # numba keeps no hold on it
        self._numba_type_ = types.Dispatcher(made)  # where numba looks for the type of a value it does not know

    def __call__(self, *arguments: Any) -> Any:
        return self.function(*arguments)


def _compiled(function: Callable[..., Any], inner: bool) -> Any:
    from numba import njit, types

    from game.rules.compile.linking import EntryCompiler, RuleCompiler, kept

    made: Any = njit(
        no_cpython_wrapper=inner,
        no_cfunc_wrapper=inner,
        nogil=not inner,
        error_model="numpy",
        fastmath=False,
        pipeline_class=RuleCompiler if inner else EntryCompiler,
    )(function)
    if _KEPT and not inner:
        kept(made, function)
    template = made.get_call_template
    # Without this numba compiles a rule anew for every constant that it is called with (`happen` 74 times).
    made.get_call_template = lambda args, kws: template(tuple(types.unliteral(arg) for arg in args), kws)
    return made


def bundle(shape: type[T]) -> type[T]:
    """Mark a named tuple of arrays that rules receive: itself when interpreted, one pointer when the process is
    compiled.
    """
    if not COMPILED:
        return shape

    def one_pointer(_: type, *arrays: Any) -> Any:
        return handed(shape(*arrays))

    # Still a class: annotations name it.
    return type(shape.__name__, (shape,), {"__new__": one_pointer, "__doc__": shape.__doc__})


def handed(arrays: T) -> T:
    """The same arrays as rules take them: for named tuples made by rooms that know nothing of rules (`Frame`,
    `Secrets`).
    """
    if not COMPILED:
        return arrays
    from game.rules.compile.bundles import Bundle

    return cast(T, Bundle(type(arrays).__name__, arrays._asdict()))  # type: ignore[attr-defined]


def in_row(bundles: Sequence[T]) -> Sequence[T]:
    """Bundles of one kind as rules take them, to be picked by their place."""
    if not COMPILED:
        return bundles
    from game.rules.compile.bundles import Bundles

    return cast(Sequence[T], Bundles(bundles))  # type: ignore[arg-type]
