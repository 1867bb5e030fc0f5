"""Scenarios for tests: a tiny one from its file, and one of any number of seats made in code."""

from functools import cache
from pathlib import Path
from typing import Any

from game.story.build import Tables, build
from game.story.library import Loaded, load
from game.story.models import Scenario

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"


@cache
def tiny() -> Loaded:
    """Two seats, two clauses, a scene, a corridor, a guess, a table of four rounds, a delivery, a knot, two endings."""
    return load(SCENARIOS / "tiny")


@cache
def many(seats: int) -> Tables:
    """A scenario of 2 to 12 seats with several acts: the largest shapes that the rules must bear."""
    return build(Scenario.model_validate(many_data(seats)))


def many_data(seats: int) -> dict[str, Any]:
    """The data of `many`, as it would be read from a file."""
    names = [f"seat_{number:02d}" for number in range(seats)]
    return {
        "id": "many",
        "sheet": "sheet-2",
        "title": "Beaucoup",
        "pitch": "Autant de structures que l’on veut.",
        "minutes": {"alone": 20, "group": 30},
        "pitfalls": ["unspoken-interests", "gain-means-loss"],
        "approaches": ["2.1", "2.2"],
        "cards": {f"card_{number}": f"carte {number}" for number in range(6)},
        "structures": {name: _structure(rank) for rank, name in enumerate(names)},
        "trust": [{"of": names[1], "in": names[0], "sincerity": "low", "authenticity": "high"}],
        "facts": {f"fact_{name}": _fact(rank, name, names) for rank, name in enumerate(names)},
        "clauses": _clauses(names),
        "project": {
            "form": "form",
            "yields": {
                "light": {"people": [10], "needs_days": 4},
                "none": {"people": [0], "needs_days": 0},
                "whole": {"people": [10, 40, 60], "needs_days": 2 * seats},
            },
            "fits": [{"if": f"said(fact_{names[0]})", "times": 1.2, "form": "whole"}],
        },
        "agendas": {name: _agenda(rank, name) for rank, name in enumerate(names)},
        "home_events": {
            name: {"quiet": {"text": "Rien.", "odds": 2}, "absence": {"text": "Une absence.", "odds": 1, "days": 1}}
            for name in names
        },
        "acts": _acts(names),
        "evidence": [
            {
                "id": "silent",
                "pitfall": "unspoken-interests",
                "grade": "fallen",
                "if": "signed() and not named()",
                "because": "Personne n’a rien dit.",
                "hold": {names[0]: "caused", names[-1]: "could"},
            }
        ],
        "endings": [
            {
                "id": "whole",
                "kind": "better",
                "title": "Entier",
                "text": "Tous.",
                "if": "signed() and agreed(form.whole)",
            },
            {"id": "light", "kind": "lighter", "title": "Léger", "text": "Un peu.", "if": "signed()"},
            {"id": "nothing", "kind": "documented", "title": "Rien", "text": "Rien."},
        ],
    }


def _structure(rank: int) -> dict[str, Any]:
    return {
        "name": f"Structure {rank}",
        "short": f"S {rank}",
        "kind": "association",
        "wants": "Nous voulons.",
        "brings": "Nous.",
        "playable": rank < 5,
        "required": rank < 3,
        "influence": {"pressure": rank % 6, "goodwill": 5 - rank % 6},
        "mobilises": rank % 6,
        "means": {"days": 8 + rank, "money": 1000 * (rank + 1)},
        "elsewhere": {"people_per_day": 2, "people_per_1000": 3},
        "starts": {"synergy": rank % 5, "antagonism": (rank + 2) % 5},
        "leans": {"form.whole": 1 + rank % 5},
    }


def _fact(rank: int, name: str, names: list[str]) -> dict[str, Any]:
    fact: dict[str, Any] = {
        "held_by": [name],
        "sensitivity": ("low", "medium", "high")[rank % 3],
        "text": "Un fait.",
        "told": "Notre fait.",
        "seen_at": names[(rank + 1) % len(names)],
    }
    if rank < 2:
        fact |= {"contradicts": {"clause": "form", "options": ["whole"]}, "burst": "Tout se sait."}
    return fact


def _clauses(names: list[str]) -> dict[str, Any]:
    return {
        "form": {
            "title": "La forme",
            "question": "Quoi ?",
            "base": "none",
            "options": {
                "light": {"text": "peu", "days": dict.fromkeys(names, 1), "lighter": True},
                "none": {"text": "rien"},
                "whole": {
                    "text": "tout",
                    "days": dict.fromkeys(names, 2),
                    "money": {names[0]: 1000},
                    "pays": {names[0]: {names[1]: 200}},
                },
            },
        },
        "lead": {
            "title": "La tête",
            "question": "Qui ?",
            "base": "nobody",
            "options": {
                "first": {"text": "la première", "days": {names[0]: 1}},
                "nobody": {"text": "personne"},
                "turns": {"text": "à tour de rôle", "days": dict.fromkeys(names, 0.5)},
            },
        },
        "guarantee": {
            "title": "La garantie",
            "question": "Comment ?",
            "base": "nothing",
            "options": {
                "exit": {"text": "sortie libre", "gage": "exit"},
                "nothing": {"text": "aucune"},
                "points": {"text": "points d’étape", "gage": "progress"},
            },
        },
    }


def _agenda(rank: int, name: str) -> dict[str, Any]:
    voice = {"text": "Texte.", "told": "Nous le disons.", "hint": "Un peu.", "dodge": "Plus tard."}
    temperaments = ("driving", "open", "guarded", "cautious", "generous", "opportunist", "fair_minded", "proud")
    return {
        "reserve": 3 + rank % 3,
        "reserve_text": "Rien de perdu.",
        "seeks": {
            "more": {
                **voice,
                "card": f"card_{rank % 6}",
                "temperament": temperaments[rank % 8],
                "knows": [f"fact_{name}"],
                "interests": {"form.whole": 5, "lead.turns": 2},
                "pairs": [{"both": ["form.whole", "guarantee.points"], "weight": 2}],
            },
            "less": {
                **voice,
                "card": f"card_{(rank + 3) % 6}",
                "temperament": temperaments[(rank + 5) % 8],
                "interests": {"form.light": 4, "guarantee.exit": 3, "lead.nobody": 1},
            },
        },
        "red_zones": {
            "no_lead": {**voice, "options": ["lead.first"] if rank else ["lead.turns"]},
            "open": {**voice, "options": []},
        },
        "pressures": {
            "board": {"who": "le conseil", "urgency": "high", "text": "Vite.", "interests": {"form.whole": 1}},
            "team": {"who": "l’équipe", "urgency": "low", "text": "Doucement.", "interests": {"form.light": 1}},
        },
        "excluded": [["less", "no_lead"]] if rank == 0 else [],
    }


def _acts(names: list[str]) -> list[dict[str, Any]]:
    choices = [
        choice
        for name in names
        for choice in (
            {
                "id": f"{name}_speaks",
                "seat": name,
                "text": "Dire ce que l’on cherche",
                "told": "Elle parle.",
                "gestures": [{"discloses": name, "to": "all"}],
                "reveals": [{"fact": f"fact_{name}", "to": "all"}],
                "evidence": [{"approach": "2.1", "because": "Elle a parlé."}],
                "sets": ["someone_spoke"],
            },
            {
                "id": f"{name}_waits",
                "seat": name,
                "text": "Attendre de voir les autres",
                "told": "",
                "gestures": [{"hides": name, "to": "all"}],
                "home": "eases",
                "spends": {"days": 0.5},
            },
        )
    ]
    return [
        {
            "id": "one",
            "title": "Un",
            "time": "Automne",
            "course": [
                {"scenes": "meeting"},
                {"corridor": "hall", "moves": ["ask", "tell"]},
                {"guess": "first"},
                {"corridor": "yard"},
            ],
            "scenes": [
                {
                    "id": "meeting",
                    "title": "Réunion",
                    "text": "Tous sont là.",
                    "choices": choices,
                    "next": [{"if": "happened(someone_spoke)", "goto": "silence"}, {"goto": "next"}],
                },
                {"id": "silence", "title": "Silence", "text": "On se regarde."},
            ],
        },
        {
            "id": "two",
            "title": "Deux",
            "time": "Hiver",
            "course": [{"guess": "second"}, {"table": "deal", "rounds": 4}, {"delivery": "winter"}],
        },
        {
            "id": "three",
            "title": "Trois",
            "time": "Printemps",
            "course": [
                {"corridor": "stairs"},
                {"table": "review", "rounds": 2, "reopens": True, "if": "signed()"},
                {"delivery": "spring"},
            ],
        },
    ]
