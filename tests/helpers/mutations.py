"""Scenarios changed at random, as data: what an author, an editor or a machine may write; seeded, so found again."""

import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from tests.helpers.scenarios import SCENARIOS

NUMBERS = (0, 1, -1, 2, 3, 0.001, 0.5, 5, 9, 10, 40, 1000, 1e-300, 1e9, 1e15, 1e308, 10**18, "9" * 5000, ".inf", ".nan")
NUMBERS += ("0x1f", "1_000", "12:30", "017", True, None)
TEXTS = (
    "",
    "x",
    " ",
    "\u202f",
    "a" * 4000,
    "mot " * 900,
    "ligne\n\nautre\n",
    "e\u0301\u0302" * 30,
    "שלום עולם",
    "👩‍🌾" * 40,
)
TEXTS += (
    "\u0000",
    "a\u200bb",
    "\u2028",
    "{name}",
    "%s %(x)d",
    "<b>&amp;</b>",
    "[[x]]",
    "**",
    "```",
    "\\",
    '"',
    "“x”",
    "#",
)
CONDITIONS = (
    "signed()",
    "not signed()",
    "known(farm, lease_ends)",
    "chosen(school_promises)",
    "periods() > 99",
    "1 > 2",
)
CONDITIONS += ("days(farm) >= 1000", "visited(reply)", "happened(letter_answered)", "(" * 300 + "signed()" + ")" * 300)
CONDITIONS += (
    " + ".join("1" * 400) + " > 3",
    "days(farm) > 1e999",
    "days(farm) > " + "9" * 500,
    "not " * 400 + "signed()",
)
CONDITIONS += ("trust(farm, school) > 9", "agenda(farm, hands)", "left(farm)", "1e5 < money(farm)", "gage(exit)")


def tiny_data() -> dict[str, Any]:
    """The tiny scenario, as data."""
    read: dict[str, Any] = yaml.safe_load((SCENARIOS / "tiny" / "scenario.yaml").read_text(encoding="utf-8"))
    return read


def mutated(base: dict[str, Any], seed: int) -> dict[str, Any]:
    """The data with one to three things changed."""
    chance = random.Random(seed)
    data = deepcopy(base)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(data, chance)
    return data


def _change(data: dict[str, Any], chance: random.Random) -> None:
    places = list(_places(data))
    around, key = chance.choice(places)
    value = around[key]
    if isinstance(value, (dict, list)) or chance.random() < 0.15:
        _reshape(around, key, places, chance)
    elif isinstance(value, bool):
        around[key] = not value
    elif isinstance(value, (int, float)):
        around[key] = chance.choice(NUMBERS) if chance.random() < 0.7 else value * chance.choice((2, 10, 100))
    elif key in ("if", "when") or "()" in str(value):
        around[key] = chance.choice(CONDITIONS)
    elif chance.random() < 0.5:
        around[key] = chance.choice(TEXTS)
    else:
        other, at = chance.choice(places)
        around[key] = deepcopy(other[at])


def _reshape(around: Any, key: Any, places: list[tuple[Any, Any]], chance: random.Random) -> None:
    """Taken away, given a condition, doubled, turned round, or another of the same name put in its place."""
    value, kind = around[key], chance.randrange(6)
    alike = [(other, at) for other, at in places if at == key and other is not around]
    if kind == 0:
        del around[key]
    elif kind == 1 and isinstance(value, dict):
        value["if"] = chance.choice(CONDITIONS)
    elif kind == 2 and isinstance(around, list):
        around.insert(chance.randrange(len(around) + 1), deepcopy(value))
    elif kind == 3 and isinstance(value, list):
        value.reverse()
    elif kind == 4 and isinstance(value, (dict, list)):
        around[key] = type(value)()
    elif alike:
        other, at = chance.choice(alike)
        around[key] = deepcopy(other[at])


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Everything in the data, by what holds it and its key or rank there."""
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    return [place for key in keys for place in ((data, key), *_places(data[key]))]


def write(folder: Path, data: Any) -> Path:
    """The data as a scenario in a folder: JSON, which is YAML."""
    folder.mkdir(exist_ok=True)
    (folder / "scenario.yaml").write_text(json.dumps(data, ensure_ascii=False, indent=0), encoding="utf-8")
    return folder


def early() -> dict[str, Any]:
    """The tiny scenario, of which every play ends before its course comes to its last guesses."""
    data = tiny_data()
    over = {"id": "over", "title": "La fin", "text": "La mairie a fermé le chemin.", "next": [{"goto": "end"}]}
    act = data["acts"][-1]
    act["scenes"] = [over]
    act["course"] = [{"scenes": "over"}, *act["course"], {"guess": "last"}]
    return data
