"""Finds, from the annotations of the models, every text, name and condition in a scenario or a sheet, with its
place."""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from game.story.diagnostics import Path
from game.story.fields import Expression, Part, Ref, Text

Mark = Text | Ref | Expression


class Found(NamedTuple):
    """A marked value: its mark, its place in the file, the models around it (outermost first), and its path for
    translators.
    """

    mark: Mark
    value: str
    path: Path
    key: bool
    owners: tuple[BaseModel, ...]
    dotted: str


class _Plan(NamedTuple):
    """What a type holds: its own marks, and the plans of the things in it."""

    marks: tuple[Mark, ...]
    keys: "_Plan | None"
    items: "_Plan | None"


_NOTHING = _Plan((), None, None)


def walk(root: Part, prefix: str) -> Iterator[Found]:
    """Every marked value, in the order of the models. `prefix` opens the paths for translators: the scenario's or
    sheet's id.
    """
    return _model(root, (), prefix, prefix, ())


def texts(root: Part, prefix: str) -> dict[str, str]:
    """Path for translators: French text. Empty texts are left out."""
    return {found.dotted: found.value for found in walk(root, prefix) if isinstance(found.mark, Text) and found.value}


def field_name(model: type[BaseModel], attribute: str) -> str:
    """The key that stands in the file for an attribute."""
    return model.model_fields[attribute].alias or attribute


def _model(model: BaseModel, path: Path, dotted: str, root: str, owners: tuple[BaseModel, ...]) -> Iterator[Found]:
    owners = (*owners, model)
    for attribute, key, plan in _plans(type(model)):
        value = getattr(model, attribute)
        if value is not None:
            yield from _value(value, plan, (*path, key), f"{dotted}.{key}", root, owners)


def _value(
    value: Any, plan: _Plan, path: Path, dotted: str, root: str, owners: tuple[BaseModel, ...]
) -> Iterator[Found]:
    if isinstance(value, str):
        for mark in plan.marks:
            yield Found(mark, value, path, False, owners, dotted)
    elif isinstance(value, BaseModel):
        yield from _model(value, path, dotted, root, owners)
    elif isinstance(value, dict):
        for key, item in value.items():
            for mark in plan.keys.marks if plan.keys else ():
                yield Found(mark, key, (*path, key), True, owners, f"{dotted}.{key}")
            yield from _value(item, plan.items or _NOTHING, (*path, key), f"{dotted}.{key}", root, owners)
    elif isinstance(value, list):
        for rank, item in enumerate(value):
            name = getattr(item, "id", None)
            rooted = getattr(item, "rooted", "")
            inner = f"{root}.{rooted}.{name}" if rooted else f"{dotted}.{rank if name is None else name}"
            yield from _value(item, plan.items or _NOTHING, (*path, rank), inner, root, owners)


@cache
def _plans(model: type[BaseModel]) -> tuple[tuple[str, str, _Plan], ...]:
    hints = get_type_hints(model, include_extras=True)
    plans = ((name, field_name(model, name), _plan(hints[name])) for name in model.model_fields)
    return tuple(plans)


def marked_fields(model: type[BaseModel], kind: type[Mark]) -> set[str]:
    """The keys of a model that hold something marked so, themselves or one by one."""
    found = set()
    for _, key, plan in _plans(model):
        marks = (*plan.marks, *(plan.items.marks if plan.items else ()))
        if any(isinstance(mark, kind) for mark in marks):
            found.add(key)
    return found


def _plan(hint: Any) -> _Plan:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner = _plan(arguments[0])
        return inner._replace(marks=inner.marks + tuple(mark for mark in arguments[1:] if isinstance(mark, Mark)))
    if origin in (Union, types.UnionType):
        return _plan(next(argument for argument in arguments if argument is not type(None)))
    if origin is dict:
        return _Plan((), _plan(arguments[0]), _plan(arguments[1]))
    if origin is list:
        return _Plan((), None, _plan(arguments[0]))
    return _NOTHING
