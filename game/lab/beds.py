"""The beds: scenarios reduced to one situation, so that one kind of behaviour can be counted.

A bed is a scenario like another, read by the same models and turned into the same tables; it says who is there, what
they hold and in which order things happen, and never what anyone decides. Nobody reads its words.

The population is the same in all beds. Each seat draws its temperament by chance among eight parts of agenda, evenly:
as published figures come from strangers put together, and not from groups that somebody composed.
"""

from collections.abc import Sequence
from typing import Any

from game.story import tables as t
from game.story.build import Tables, build
from game.story.models import Scenario

Json = dict[str, Any]
CARDS = ("result", "recognition", "safety", "room", "ties", "means")
WORDS = {"text": "…", "told": "…", "hint": "…", "dodge": "…"}
NOTHING: Json = {"people": [0.0], "needs_days": 0.0}
NAMES = ("north", "south", "east", "west", "hill", "plain", "shore", "wood", "isle", "marsh", "ford", "cape")


def structure(days: float, money: float = 1000.0) -> Json:
    """Nobody in a bed is stronger or better liked than another."""
    return {
        "name": "…",
        "short": "…",
        "kind": "…",
        "wants": "…",
        "brings": "…",
        "playable": True,
        "required": True,
        "influence": {"pressure": 2, "goodwill": 2},
        "mobilises": 2,
        "means": {"days": days, "money": money},
        "elsewhere": {"people_per_day": 10.0, "people_per_1000": 5.0},
        "starts": {"synergy": 2, "antagonism": 1},
    }


def agenda(interests: dict[str, int], reserve: float, urgency: str = "low") -> Json:
    """These interests whatever is drawn; only the temperament changes. `urgency`: of the pressure at home."""
    return {
        "reserve": reserve,
        "reserve_text": "…",
        "seeks": {
            temper: {"card": CARDS[at % 6], "temperament": temper, "interests": interests, **WORDS}
            for at, temper in enumerate(t.TEMPERAMENTS)
        },
        "red_zones": {"none": {"options": [], **WORDS}, "nothing": {"options": [], **WORDS}},
        "pressures": {name: {"who": "…", "urgency": urgency, "text": "…"} for name in ("board", "team")},
    }


def scenario(
    bed: str,
    structures: Json,
    agendas: Json,
    clauses: Json,
    project: Json,
    *courses: list[Json],
    scenes: Sequence[Json] = (),
) -> Tables:
    """The tables of a bed; each course is an act. Raises pydantic's ValidationError if it is not a scenario."""
    return build(
        Scenario.model_validate(
            {
                "id": bed,
                "sheet": "sheet-1",
                "title": "…",
                "pitch": "…",
                "minutes": {"alone": 1, "group": 1},
                "pitfalls": ["injunction"],
                "approaches": ["1.1"],
                "cards": dict.fromkeys(CARDS, "…"),
                "structures": structures,
                "clauses": clauses,
                "project": project,
                "agendas": agendas,
                "acts": [
                    {
                        "id": f"act_{at}",
                        "title": "…",
                        "time": "…",
                        "course": course,
                        "scenes": [] if at else list(scenes),
                    }
                    for at, course in enumerate(courses)
                ],
                "endings": [{"id": "end", "kind": "honourable", "title": "…", "text": "…"}],
            }
        )
    )
