"""The few figures of a survey that an author puts beside another scenario's; kept on disk, so that they can be.

What is kept goes with the rules it was counted by: figures of other rules are not put beside these.
"""

import json
from pathlib import Path

from game.lab.agendas import Json
from game.rules.compile import mode
from game.story.writing import WholeFile

NAME = "figures.json"
SHARES = {"most", "least", "table", "fallen", "avoided"}  # figures that are shares of plays
FIGURES = {"scenario", "plays", "served", "ill_served", "blind", "attention", "longest"} | SHARES


def figures(answers: Json) -> Json:
    """Of one survey, completed with its reading: {"scenario", "plays", and, each with the id it is about: "most" and
    "least" (ending, share of plays by minds), "table" (possible, agreed) or None, "fallen" and "avoided" (the pitfall
    of the sheet least so, share) or None, "served" and "ill_served" (seat, own game), "blind" (seat, mind, points of
    the informed way above it, the fewest), "attention" (seats where aimed leads, seats), "longest" (seat, words, words
    of scenes, entries, minutes) or None}."""
    endings = sorted(answers["coverage"]["endings"]["game"].items(), key=lambda one: one[1])
    drawn, verdicts = answers["tables"]["game"], answers["verdicts"]
    own = sorted(((seat, dials["own_game"]) for seat, dials in answers["seats"].items()), key=lambda one: one[1])
    ways = answers["attention"].values()
    read = max(answers["reading"].items(), key=lambda one: one[1]["words"], default=None)

    def rarest(verdict: str) -> list[str | float] | None:
        found = min(verdicts.items(), key=lambda one: one[1][verdict], default=None)
        return [found[0], found[1][verdict]] if found else None

    return {
        "scenario": answers["scenario"],
        "plays": answers["plays"],
        "most": list(endings[-1]),
        "least": list(endings[0]),
        "table": [drawn["room"], drawn["agreed"]] if drawn["room"] else None,
        "fallen": rarest("fallen"),
        "avoided": rarest("avoided"),
        "served": list(own[-1]),
        "ill_served": list(own[0]),
        "blind": min(
            (
                [seat, mind, round(means["game"][0] - mean, 1)]
                for seat, means in answers["blind"].items()
                for mind, (mean, _) in means.items()
                if mind != "game"
            ),
            key=lambda one: one[2],
        ),
        "attention": [sum(leads(way) for way in ways), len(ways)],
        "longest": [read[0], *(read[1][key] for key in ("words", "scene_words", "entries", "minutes"))]
        if read
        else None,
    }


def leads(ways: Json) -> bool:
    """Whether attention aimed does better than none and than everyone, common good and own game together."""
    got = {way: one["dials"]["common_good"] + one["dials"]["own_game"] for way, one in ways.items()}
    return bool(got["aimed"] > max(got["none"], got["everyone"]))


def keep(folder: Path, found: Json) -> None:
    """Keep the figures of a scenario in its folder of the laboratory; where nothing is kept, neither are they."""
    try:
        with WholeFile(folder / NAME) as place:
            place.write(json.dumps({"rules": mode.sources_hash(), **found}))
    except OSError:
        return


def kept(folder: Path) -> Json | None:
    """Those kept in a scenario's folder, counted by the rules as they are; None where there are none, or not all."""
    try:
        found = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.get("rules") != mode.sources_hash():
        return None
    return found if found.keys() >= FIGURES else None


def beside(folders: Path, own: str, wanted: str | None = None) -> Json | None:
    """Figures of another scenario, from the laboratory's folder: of the one wanted, else those kept last."""
    written = [
        (file.stat().st_mtime, file.parent)
        for file in folders.glob(f"*/{NAME}")
        if (file.parent.name == wanted if wanted is not None else file.parent.name != own)
    ]
    return next((found for _, folder in sorted(written, reverse=True) if (found := kept(folder))), None)
