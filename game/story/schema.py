"""A JSON Schema of the scenario format, for editors: completion and first errors while one writes."""

from typing import Any

from game.story.models import Scenario
from game.story.repeating import REPEATED

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of scenario.yaml. Names that refer to others, and conditions, are only checked by
    `check`.
    """
    schema = Scenario.model_json_schema(by_alias=True)
    for model in (schema, *schema["$defs"].values()):
        for key, told in model.get("properties", {}).items():
            if key in REPEATED and "items" in told:
                told["items"] = {"anyOf": [told["items"], _repetition(key)]}
    return {"$schema": DRAFT, **schema, "title": "Dénouer : scenario.yaml"}


def _repetition(key: str) -> dict[str, Any]:
    """What may stand in a list instead of one of its things: several, turn after turn (see repeating.py)."""
    things = {REPEATED[key]: _THINGS, "facts": {"type": "object"}, **({"scenes": _THINGS} if key == "course" else {})}
    return {
        "type": "object",
        "description": "a repetition: {for} stands for a turn in names, for its words in texts",
        "additionalProperties": False,
        "required": ["for", "in", REPEATED[key]],
        "properties": {"for": _NAME, "in": {"anyOf": [_NAMES, _TURNS]}, **things},
    }


_NAME = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_NAMES = {"type": "array", "minItems": 1, "items": _NAME}
_TURNS = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": _NAME,
    "additionalProperties": {"type": ["string", "object", "null"], "additionalProperties": {"type": "string"}},
}
_THINGS = {"type": "array", "items": {"type": "object"}}
