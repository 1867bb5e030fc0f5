"""Interpreted or compiled, for the whole life of the process.

`compiled()` must be called before anything else of `game.rules` is imported; otherwise the rules are plain Python.
The window never calls it. numba's own cache does not see that a called function changed, so the cache folder is keyed
by the hash of all the sources that are compiled.

The rules hand a few bundles of arrays to one another (`State`, `Frame`…). Compiled, each is one reference (a numba
structref): passed as named tuples, every call would copy each array's description, six times slower and three times
longer to compile.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

COMPILED = False
_ROOMS = ("story/tables.py", "rules", "minds", "debrief", "batch", "lab")
_bundles: dict[type, type] = {}


def sources_hash() -> str:
    """Hash of every source that numba may compile (hex, 16 characters)."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for room in _ROOMS:
        place = root / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if any(mark in (source := path.read_bytes()) for mark in (b"@rule", b"@entry")) or path.name in (
                "tables.py",
                "state.py",
                "temperament.py",
            ):
                digest.update(path.name.encode() + source)
    return digest.hexdigest()[:16]


def compiled(cache: Path, bounds: bool = False) -> None:
    """Make the rules compiled in this process; `cache` is a folder for the compiled code. Raises ImportError
    without numba.
    """
    global COMPILED
    folder = cache / f"rules-{sources_hash()}{'-bounds' if bounds else ''}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    if bounds:
        os.environ["NUMBA_BOUNDSCHECK"] = "1"
    import numba  # noqa: F401  (fails here, before any rule is imported)

    COMPILED = True


def rule(function: F) -> F:
    """Mark a rule: itself when interpreted. When the process is compiled, compiled into the entries that call it;
    called from Python, it is plain Python still.
    """
    if not COMPILED:
        return function
    return cast(F, _Inner(function, _compiled(function, inner=True)))


def entry(function: F) -> F:
    """Mark a rule that Python calls for speed: itself when interpreted, a compiled function when the process is."""
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

    made: Any = njit(
        cache=not inner, no_cpython_wrapper=inner, no_cfunc_wrapper=inner, error_model="numpy", fastmath=False
    )(function)
    template = made.get_call_template
    # Without this numba compiles a rule anew for every constant that it is called with (`happen` 74 times).
    made.get_call_template = lambda args, kws: template(tuple(types.unliteral(arg) for arg in args), kws)
    return made


def bundle(shape: type[T]) -> type[T]:
    """Mark a named tuple of arrays that rules receive: itself when interpreted, one reference when the process is
    compiled.
    """
    return _reference(shape) if COMPILED else shape


def handed(arrays: T) -> T:
    """The same arrays as rules take them: for named tuples made by rooms that know nothing of rules (`Frame`,
    `Secrets`).
    """
    if not COMPILED:
        return arrays
    made: T = _reference(type(arrays))(*arrays)  # type: ignore[misc]
    return made


def _reference(shape: type) -> Any:
    """The class of references to bundles of this shape; its type stands in the shape's own module, where numba's
    cache looks for it.
    """
    if shape in _bundles:
        return _bundles[shape]
    from numba import types
    from numba.experimental import structref

    fields = list(shape._fields)  # type: ignore[attr-defined]
    type_name = f"{shape.__name__}Reference"

    def preprocess_fields(self: Any, given: Any) -> Any:
        return tuple((name, types.unliteral(kind)) for name, kind in given)

    reference_type = type(
        type_name, (types.StructRef,), {"preprocess_fields": preprocess_fields, "__module__": shape.__module__}
    )
    setattr(sys.modules[shape.__module__], type_name, reference_type)

    class Bundle(structref.StructRefProxy):  # type: ignore[misc]
        """One reference to a bundle of arrays; from Python, its arrays by name, the same memory."""

        def __new__(cls, *arrays: Any) -> Any:
            self = structref.StructRefProxy.__new__(cls, *arrays)
            self.__dict__.update(zip(fields, arrays, strict=True))
            return self

        def __iter__(self) -> Iterator[Any]:
            return iter([self.__dict__[name] for name in fields])

    Bundle.__name__ = Bundle.__qualname__ = shape.__name__
    Bundle.__module__ = shape.__module__
    structref.register(reference_type)
    structref.define_proxy(Bundle, reference_type, fields)
    _bundles[shape] = Bundle
    return Bundle
