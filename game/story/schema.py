"""A JSON Schema of the scenario format, for editors: completion and first errors while one writes."""

from typing import Any

from game.story.models import Scenario

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of scenario.yaml. Names that refer to others, and conditions, are only checked by
    `check`.
    """
    return {"$schema": DRAFT, **Scenario.model_json_schema(by_alias=True), "title": "Dénouer : scenario.yaml"}
