"""What identifies a scenario: whatever the rules read of it, by name, and nothing of how tables lie."""

import contextlib
import copy
import re
from typing import Any

import pytest
from pydantic import create_model

from game.story import tables as t
from game.story.build import build
from game.story.fingerprint import DIGITS, fingerprint, tables_hash
from game.story.library import load, scenario_folders
from game.story.models import Scenario, Structure
from tests.helpers.scenarios import many_data, tiny

N_ENOUGH = 100
WORDS = ("text", "told", "hint", "dodge", "title", "time", "name", "short", "wants", "brings", "because", "question")
WORDS += ("who", "burst", "pitch", "reserve_text")


def printed(data: dict[str, Any]) -> str:
    return fingerprint(Scenario.model_validate(data))


def full_data() -> dict[str, Any]:
    """A scenario in which everything that a file may say is said."""
    data = many_data(2)
    first = data["acts"][0]["scenes"][0]["choices"][0]
    first |= {
        "if": "days(seat_00) > 1",
        "promises": [{"to": "all", "against": "form.light"}],
        "gains": {"days": 0.5, "money": 10},
        "goto": "silence",
    }
    data["key"] = "lead"
    return data


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in leaves(one, (*path, key))]
    if isinstance(value, list):
        return [leaf for rank, one in enumerate(value) for leaf in leaves(one, (*path, rank))]
    return [path]


def others(value: Any) -> list[Any]:
    """Values that may stand in the place of one."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | float):
        return [value + 1, value - 1]
    words = ["low", "medium", "high", "fair", "good", "none", "open", "proud", "could", "brushed", "better", "eases"]
    ids = ["seat_00", "seat_01", "seat_02", "all", "next", "end", "card_0", "card_5", "exit", "money", "ask", "visit"]
    ids += ["form.light", "form.none", "lead.first", "lead.turns", "light", "whole", "exit", "points", "turns", "form"]
    ids += ["fact_seat_00", "fact_seat_02", "signed()", "not signed()", "1.1", "injunction", "something"]
    return [word for word in (*words, *ids) if word != value]


def changed(data: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    other = copy.deepcopy(data)
    holder: Any = other
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return other


def test_whatever_changes_the_tables_changes_the_fingerprint() -> None:
    """Each value of a scenario, changed into another that may stand there."""
    data = full_data()
    before = Scenario.model_validate(data)
    tables, known = tables_hash(build(before)), fingerprint(before)
    met = set()
    for path in leaves(data):
        if path[-1] in WORDS:
            continue
        value: Any = data
        for step in path:
            value = value[step]
        for other in others(value):
            try:
                scenario = Scenario.model_validate(changed(data, path, other))
                now = tables_hash(build(scenario))
            except (ValueError, KeyError):
                continue  # it may not stand there
            if now != tables:
                met.add(path)
                assert fingerprint(scenario) != known, (path, other)
                break
    assert len(met) > N_ENOUGH


RENAMED = ("seat_01", "fact_seat_01", "lead", "whole", "meeting", "seat_01_waits", "someone_spoke", "light", "card_3")
RENAMED += ("more", "no_lead", "board", "quiet", "hall", "first", "deal", "winter", "one", "silent")


@pytest.mark.parametrize("name", RENAMED)
def test_any_id_counts(name: str) -> None:
    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {renamed(key): renamed(one) for key, one in value.items()}
        if isinstance(value, list):
            return [renamed(one) for one in value]
        if isinstance(value, str):
            return re.sub(rf"(?<![a-z_]){name}(?![a-z0-9_])", f"{name}_x", value)
        return value

    assert printed(renamed(many_data(3))) != printed(many_data(3))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title",), "Autrement"),
        (("pitch",), "Autrement."),
        (("people",), "personnes accompagnées à domicile"),
        (("minutes", "alone"), 33),
        (("structures", "seat_00", "name"), "Autrement"),
        (("clauses", "form", "options", "light", "text"), "autrement"),
        (("acts", 0, "scenes", 0, "choices", 0, "told"), "Autrement."),
        (("evidence", 0, "because"), "Autrement."),
        (("evidence", 0, "if"), "(signed()  and (not named()))"),
        (("cards", "card_0"), "autrement"),
        (("questions",), {"one": "Et vous ?"}),
        (("acts", 0, "scenes", 0, "read_by"), {"seat_00": "Autrement."}),
    ],
)
def test_words_do_not_count(path: tuple[Any, ...], value: Any) -> None:
    assert printed(changed(many_data(3), path, value)) == printed(many_data(3))


def test_whether_a_choice_is_seen_counts() -> None:
    path = ("acts", 0, "scenes", 0, "choices", 0, "told")
    assert printed(changed(many_data(3), path, "")) != printed(many_data(3))


def test_what_is_said_at_its_default_is_what_is_not_said() -> None:
    data = many_data(3)
    said = changed(data, ("acts", 1, "course", 1, "reopens"), False)
    said = changed(said, ("clauses", "form", "options", "none", "days"), {})
    said = changed(said, ("acts", 0, "scenes", 1, "choices"), [])
    assert printed(said) == printed(data)


def test_something_new_at_its_default_changes_nothing() -> None:
    """A field that scenarios may say from now on: those that do not stay what they were."""
    wider = create_model("Wider", __base__=Structure, lift=(int, 0))
    newer = create_model("Newer", __base__=Scenario, weather=(int, 0), structures=(dict[str, wider], ...))
    data = many_data(3)
    assert fingerprint(newer.model_validate(data)) == printed(data)
    assert fingerprint(newer.model_validate(data | {"weather": 1})) != printed(data)
    lifted = changed(data, ("structures", "seat_00", "lift"), 2)
    assert fingerprint(newer.model_validate(lifted)) != printed(data)


WIDER = [name for name in vars(t) if name.startswith("N_")]


@pytest.mark.parametrize("name", WIDER)
def test_a_new_column_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, before = tiny().scenario, tables_hash(tiny().tables)
    monkeypatch.setattr(t, name, getattr(t, name) + 1)
    # Where rows are written whole, the tables need the builder's word for a new column; the fingerprint does not.
    with contextlib.suppress(ValueError, IndexError):
        assert tables_hash(build(scenario)) != before
    assert fingerprint(scenario) == tiny().fingerprint


def test_every_scenario_has_its_own() -> None:
    found = [load(folder).fingerprint for folder in scenario_folders()] + [tiny().fingerprint]
    assert len(set(found)) == len(found)
    assert {len(one) for one in found} == {DIGITS}
