"""A large table for tests: eleven structures of which five may be held by people, a key clause, guesses about some.

Its rules are those of `many_data`, grown; its words are as long as those of a real scenario, since pages are judged on
them. It is written to a folder of its own, so that what reads scenarios from the disk reads it too.
"""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from game.story.build import Tables, build
from game.story.library import FILE, Loaded, load
from game.story.models import Scenario
from tests.helpers.scenarios import many_data

KEY = "sharing"
GUESSED = ("seat_00", "seat_01", "seat_02", "seat_06")
# short name (18 characters at most), whole name, kind
WHO = (
    ("La Boussole", "La Boussole des quais", "association initiatrice"),
    ("Les Passerelles", "Les Passerelles du Val", "association d’insertion"),
    ("Terre d’accueil", "Terre d’accueil, comité du Nord", "comité local"),
    ("Atelier solidaire", "L’Atelier solidaire de la Gare", "chantier d’insertion"),
    ("Main tendue", "Main tendue, banque alimentaire", "banque alimentaire"),
    ("Relais des Ponts", "Le Relais des Ponts-Neufs", "accueil de jour"),
    ("La Maison ouverte", "La Maison ouverte de Sainte-Anne", "centre d’hébergement"),
    ("Les Colibris", "Les Colibris du canal", "collectif d’habitants"),
    ("Santé pour tous", "Santé pour tous, maraude médicale", "maraude"),
    ("Droit au toit", "Droit au toit, permanence juridique", "permanence"),
    ("École buissonnière", "L’École buissonnière des faubourgs", "soutien scolaire"),
)
VOICE = {
    "text": "Garder la main sur ce qui fait vivre l’association : ses donateurs, son nom, ses bénévoles.",
    "told": "Nous cherchons d’abord à garder ceux qui nous font vivre.",
    "hint": "Nos donateurs tiennent à savoir où va leur argent.",
    "dodge": "Nous voulons la même chose que vous tous.",
}
_written: list[TemporaryDirectory[str]] = []  # kept until the process ends


@cache
def large() -> Loaded:
    """Eleven seats, five playable, six held by the game; a key clause; the second guess is about four of them."""
    _written.append(TemporaryDirectory(prefix="scenario-"))
    folder = Path(_written[-1].name) / "large"
    folder.mkdir()
    (folder / FILE).write_text(json.dumps(large_data(), ensure_ascii=False), encoding="utf-8")
    return load(folder)


@cache
def long_tables() -> Tables:
    """The same eleven, in a course as long as a real scenario's: seven corridors, three tables, three deliveries."""
    data = large_data()
    one, two, three = (act["course"] for act in data["acts"])
    one += [{"corridor": f"more_{number}"} for number in range(3)]
    two[:0] = [{"corridor": "porch"}, {"table": "draft", "rounds": 4}]
    three += [{"guess": "third"}, {"table": "last", "rounds": 4, "reopens": True}, {"delivery": "summer"}]
    return build(Scenario.model_validate(data))


def large_data() -> dict[str, Any]:
    """The data of `large`, as read from its file."""
    data = many_data(len(WHO))
    names = list(data["structures"])
    data |= {
        "id": "large",
        "title": "Onze autour de la table",
        "pitch": "Onze associations d’une même ville veulent mettre en commun une part de leur budget. Une seule tient "
        "le fichier des donateurs.",
        "cards": {
            "card_0": "rester maîtresse de son projet",
            "card_1": "être reconnue par la ville",
            "card_2": "montrer un résultat aux donateurs",
            "card_3": "soulager son équipe",
            "card_4": "ne rien perdre de ses moyens",
            "card_5": "apprendre des autres",
        },
        "key": KEY,
    }
    for name, (short, whole, kind) in zip(names, WHO, strict=True):
        data["structures"][name] |= {
            "short": short,
            "name": whole,
            "kind": kind,
            "wants": "Nous voulons que personne ne dorme dehors, et que chacune garde son nom.",
            "brings": "Un lieu ouvert toute la nuit, et trente bénévoles qui s’y relaient.",
        }
        for group in ("seeks", "red_zones"):
            for part in data["agendas"][name][group].values():
                part |= VOICE
        for part in data["agendas"][name]["pressures"].values():
            part["text"] = "Il demande des comptes chaque mois."
        data["agendas"][name]["reserve_text"] = "Si rien n’est signé : chacune son budget, comme l’an dernier."
    data["clauses"]["lead"] |= {"title": "La candidature", "question": "Qui dépose la demande ?"}
    data["clauses"]["form"] |= {"title": "Le budget commun", "question": "Que met-on en commun ?"}
    data["clauses"][KEY] = _sharing(names)
    for step in data["acts"][1]["course"]:
        if "guess" in step:
            step["of"] = list(GUESSED)
    return data


def _sharing(names: list[str]) -> dict[str, Any]:
    return {
        "title": "Le partage",
        "question": "Selon quelle clé chacune apporte-t-elle ?",
        "base": "none",
        "options": {
            "equal": {"text": "à parts égales", "days": dict.fromkeys(names, 1), "money": dict.fromkeys(names, 600)},
            "means": {
                "text": "selon les moyens de chacune",
                "days": {name: 0.5 + rank % 3 for rank, name in enumerate(names)},
                "money": {name: 200 * (rank + 1) for rank, name in enumerate(names)},
            },
            "none": {"text": "rien de commun"},
        },
    }
