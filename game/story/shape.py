"""Data against models: every error of pydantic becomes a problem with a stable code and a place."""

import types
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from game.story.diagnostics import Both, Path, Report, Said, nearest_name, shown
from game.story.fields import PATTERNS, Part
from game.story.mending import mend
from game.story.walk import field_name
from game.story.yaml_reading import Document

M = TypeVar("M", bound=Part)
_BOUNDS = {"greater_than_equal": "≥ {ge}", "less_than_equal": "≤ {le}", "greater_than": "> {gt}", "less_than": "< {lt}"}
_WHOLE = Both("nombre entier, en chiffres, sans guillemets", "whole number, in digits, without quotes")
_KEYS = Both("clés et valeurs", "keys and values")
_TYPES: dict[str, Said] = {
    "string_type": Both("texte (entre guillemets si c’est un nombre)", "text (in quotes if it is a number)"),
    "int_type": _WHOLE,
    "float_type": Both("nombre, en chiffres, sans guillemets", "number, in digits, without quotes"),
    "bool_type": "true | false",
    "list_type": Both("liste", "list"),
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "int_from_float": _WHOLE,
}
MOST_MENDINGS = 20


def fit(model: type[M], document: Document, report: Report) -> M | None:
    """The model of a document; or None, with problems S105 to S111, S114 and S115 in the report.

    What can be mended harmlessly is, once reported, so that later checks run on the rest: a report with errors may come
    with a model, which is then good for nothing else.
    """
    data = document.data
    if data is None and report.problems:
        return None
    if not isinstance(data, dict):
        report.add("S118", (), _kind(data), _KEYS)
        return None
    empty = list(_empty(data, ()))
    for _ in range(MOST_MENDINGS):
        errors: Sequence[Any] = ()
        fitted = None
        try:
            fitted = model.model_validate(data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        said = {tuple(one["loc"]) for one in errors}
        for path in empty:  # a key left without its value is no way to leave it out
            if path not in said:
                report.add("S107", path, None, Both("une valeur, ou pas cette clé", "a value, or not this key"))
        empty = []
        if fitted is not None:
            return fitted
        mended = True
        for one in errors:
            path = tuple(step for step in one["loc"] if step != "[key]")
            key = "[key]" in one["loc"]
            _explain(model, report, path, one, key)
            context = one.get("ctx", {})
            mended &= not key and mend(data, path, one["type"], context, _listed(context))
        if not mended:
            break
        # What pydantic judges last, it has not judged yet: it may find more once the rest is mended.
    return None


def _empty(value: Any, path: Path) -> Iterator[Path]:
    """Where nothing stands after a key, or after the dash of a list."""
    if value is None:
        yield path
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _empty(item, (*path, key))


def _kind(data: Any) -> Said:
    """What a file holds instead of keys and values."""
    if data is None:
        return shown(None)
    return Both("une liste", "a list") if isinstance(data, list) else shown(data)


def _listed(context: dict[str, Any]) -> list[str]:
    """The words that a list holds, from pydantic's own sentence."""
    expected = str(context.get("expected", ""))
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]


def _explain(model: type[BaseModel], report: Report, path: Path, error: Any, key: bool) -> None:
    kind, context, found = error["type"], error.get("ctx", {}), error["input"]
    if kind == "missing":
        report.add("S106", path[:-1], expected=str(path[-1]))
    elif kind == "extra_forbidden":
        around = _model_at(model, path[:-1])
        known = [field_name(around, name) for name in around.model_fields] if around else []
        left = [name for name in known if name not in _siblings(report, path)]
        report.add("S105", path, str(path[-1]), ", ".join(known), nearest_name(str(path[-1]), left or known), key=True)
    elif kind == "literal_error":
        words = _listed(context)
        report.add("S108", path, found, ", ".join(words), nearest_name(str(found), words))
    elif kind in _BOUNDS:
        report.add("S109", path, found, _BOUNDS[kind].format(**context))
    elif kind in ("too_short", "too_long"):
        report.add("S110", path, *_number(model, path, context, found))
    elif kind == "string_pattern_mismatch":
        report.add("S111", path, found, PATTERNS.get(context["pattern"], context["pattern"]), key=key)
    elif kind in ("string_too_short", "string_too_long"):
        bound = f"≥ {context['min_length']}" if kind == "string_too_short" else f"≤ {context['max_length']}"
        report.add("S114", path, found, bound)
    elif kind in ("S108", "S109", "S115"):
        report.add(
            kind, path, context["found"], context["expected"], nearest_name(context["found"], context.get("known", ()))
        )
    else:
        report.add("S107", path, found, _TYPES.get(kind, ""), key=key)


def _number(model: type[BaseModel], path: Path, context: dict[str, Any], found: Any) -> tuple[object, Said]:
    """How many there are of what, and how many are expected: one number where no other will do."""
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    around = _model_at(model, path[:-1])
    fields = around.model_fields.items() if around else ()
    marks = [mark for key, one in fields if around and field_name(around, key) == name for mark in one.metadata]
    bounds = [next((getattr(m, key) for m in marks if hasattr(m, key)), None) for key in ("min_length", "max_length")]
    there = f"{name}: {len(found)}" if isinstance(found, dict | list) else name
    if bounds[0] is not None and bounds[0] == bounds[1]:
        return there, Both(f"exactement {bounds[0]}", f"exactly {bounds[0]}")
    return there, f"≥ {context['min_length']}" if "min_length" in context else f"≤ {context['max_length']}"


def _siblings(report: Report, path: Path) -> set[str]:
    return {str(other[-1]) for other in report.keys_beside(path)}


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that stands at a place of the data."""
    hint: Any = model
    for step in path:
        hint = _bare(hint)
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            field = next((field for name, field in hint.model_fields.items() if field_name(hint, name) == step), None)
            hint = field.annotation if field else None
        elif get_origin(hint) in (dict, list):
            hint = get_args(hint)[-1]
    hint = _bare(hint)
    return hint if isinstance(hint, type) and issubclass(hint, BaseModel) else None


def _bare(hint: Any) -> Any:
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        return _bare(next(argument for argument in get_args(hint) if argument is not type(None)))
    return hint
