"""What identifies a scenario: a hash of its ids and named values, another of its words, another of its tables."""

import ast
import hashlib
import json
from dataclasses import fields
from typing import Any

from game.story.build import Tables
from game.story.conditions import parse
from game.story.fields import Expression, Text
from game.story.models import Choice, Scenario
from game.story.variants import Variant
from game.story.walk import walk

DIGITS = 40  # hexadecimal, of a fingerprint: those of 64 digits were hashes of tables as they lay then
# Said to people, never read by the rules.
UNREAD = {"sheet", "minutes", "pitfalls", "approaches", "questions", "cast", "places", "hangs"}
OF_SENTENCES = ("gender", "number")  # of structures: how sentences about them agree
VARIED = "reads"  # variants of texts, and when they are read
OF_PAGES = (VARIED, "people", "agrees", "hangs")  # names that no table holds
BY_ID = ("scenes", "choices", "evidence")  # lists that the rules read by ids, in whatever order they stand


def fingerprint(scenario: Scenario) -> str:
    """SHA-256 (hexadecimal, DIGITS) of the ids and of the values that the rules read, by name: two scenarios with the
    same one play alike. Words are left out, and what is at its default: a scenario that does not use something new
    stays what it was. Its conditions must be sound.
    """
    told = scenario.model_dump(by_alias=True, exclude_defaults=True, exclude=UNREAD)
    for structure in told["structures"].values():
        for key in OF_SENTENCES:
            structure.pop(key, None)
    for found in walk(scenario, scenario.id):
        if found.path[0] in UNREAD or found.key or isinstance(found.owners[-1], Variant):
            continue
        holder: Any = told
        *above, last = found.path
        for step in above:
            holder = holder[step]
        if isinstance(found.mark, Text):
            del holder[last]
            if isinstance(found.owners[-1], Choice) and last == "told":
                holder["seen"] = found.value != ""
        elif isinstance(found.mark, Expression):
            tree = parse(found.value).tree
            holder[last] = ast.unparse(tree) if tree else found.value
    told |= {"cards": sorted(scenario.cards), "order of facts": list(scenario.facts)}
    return hashlib.sha256(json.dumps(_plain(told), sort_keys=True).encode()).hexdigest()[:DIGITS]


def _plain(value: Any) -> Any:
    """Without what is empty, and with things that have ids in the order of these."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _plain(one) for key, one in value.items() if key != VARIED or not isinstance(one, list)}
    for key in BY_ID:
        if key in plain and all("id" in one for one in plain[key]):
            plain[key] = sorted(plain[key], key=lambda one: one["id"])
    return {key: one for key, one in plain.items() if one not in ({}, [], None)}


def tables_hash(tables: Tables) -> str:
    """SHA-256 (hexadecimal) of every table to the byte: for what is worked out of them and kept for a while."""
    digest = hashlib.sha256()
    ids = {
        field.name: list(getattr(tables.names, field.name))
        for field in fields(tables.names)
        if field.name not in OF_PAGES
    }
    digest.update(json.dumps(ids, sort_keys=True).encode())
    for group in (tables.frame, tables.secrets):
        for name, array in group._asdict().items():
            digest.update(f"{name}{array.shape}{array.dtype.str}".encode())
            digest.update(array.tobytes())
    return digest.hexdigest()


def texts_fingerprint(texts: dict[str, str]) -> str:
    """SHA-256 (hexadecimal) of words by path."""
    return hashlib.sha256(json.dumps(texts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
