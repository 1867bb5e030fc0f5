"""The beds: scenarios reduced to one situation, so that one kind of behaviour can be counted.

A bed is a scenario like another, read by the same models and turned into the same tables; it says who is there, what
they hold and in which order things happen, and never what anyone decides. Nobody reads its words.

The population is the same in all beds. Each seat draws its temperament by chance among eight parts of agenda, evenly:
as published figures come from strangers put together, and not from groups that somebody composed.
"""

from functools import cache
from typing import Any

from game.story.build import Tables, build
from game.story.models import Scenario
from game.story.tables import TEMPERAMENTS

Json = dict[str, Any]
CARDS = ("result", "recognition", "safety", "room", "ties", "means")
WORDS = {"text": "…", "told": "…", "hint": "…", "dodge": "…"}
NOTHING: Json = {"people": [0.0], "needs_days": 0.0}
NAMES = ("north", "south")


def structure(days: float) -> Json:
    """Nobody in a bed is stronger, richer or better liked than another, unless the bed says so afterwards."""
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
        "means": {"days": days, "money": 1000.0},
        "elsewhere": {"people_per_day": 10.0, "people_per_1000": 5.0},
        "starts": {"synergy": 2, "antagonism": 1},
    }


def agenda(interests: dict[str, int], reserve: float) -> Json:
    """These interests whatever is drawn; only the temperament changes."""
    return {
        "reserve": reserve,
        "reserve_text": "…",
        "seeks": {
            temper: {"card": CARDS[at % 6], "temperament": temper, "interests": interests, **WORDS}
            for at, temper in enumerate(TEMPERAMENTS)
        },
        "red_zones": {"none": {"options": [], **WORDS}, "nothing": {"options": [], **WORDS}},
        "pressures": {
            "quiet": {"who": "…", "urgency": "low", "text": "…"},
            "calm": {"who": "…", "urgency": "low", "text": "…"},
        },
    }


def scenario(bed: str, structures: Json, agendas: Json, clauses: Json, project: Json, course: list[Json]) -> Tables:
    """The tables of a bed. Raises pydantic's ValidationError if it is not a scenario."""
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
                "acts": [{"id": "bed", "title": "…", "time": "…", "course": course}],
                "endings": [{"id": "end", "kind": "honourable", "title": "…", "text": "…"}],
            }
        )
    )


@cache
def divided_table(rounds: int, shared: bool) -> Tables:
    """Two seats and a list of six terms, each better for one and worse for the other. `shared`: whether the middle
    terms suit both above their reserve; otherwise no package does."""
    names = NAMES[:2]
    terms = {f"term_{at}": {"text": "…"} for at in range(6)}
    clause = {"title": "…", "question": "…", "base": "none", "options": {"none": {"text": "…"}, **terms}}
    points = (5, 4, 3, 3, 2, 1)
    reserve = 1.5 if shared else 4.5
    return scenario(
        "divided-table",
        {name: structure(10.0) for name in names},
        {
            names[0]: agenda({f"term.term_{at}": points[at] for at in range(6)}, reserve),
            names[1]: agenda({f"term.term_{at}": points[5 - at] for at in range(6)}, reserve),
        },
        {"term": clause},
        {"form": "term", "yields": {name: {"people": [10.0], "needs_days": 0.0} for name in terms} | {"none": NOTHING}},
        [{"table": "terms", "rounds": rounds}],
    )
