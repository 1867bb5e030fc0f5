"""A small complete scenario to begin from, under any sheet: its texts are those of `starter/`, its evidence that of the
sheet's own pitfalls and approaches."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from game.story.identifiers import SHEET_APPROACHES, SHEET_PITFALLS
from game.story.library import load_sheets
from game.story.models import Scenario
from game.story.po import Entry
from game.story.translation import new_header
from game.story.walk import texts
from game.story.yaml_reading import read, read_bytes

STARTER = Path(__file__).parent / "starter"
FRENCH, ENGLISH = STARTER / "scenario.yaml", STARTER / "english.yaml"


class Because(NamedTuple):
    """The reason of a piece of evidence, whatever pitfall or approach it is of; the title of that comes first."""

    french: str
    english: str


FALLEN = Because(
    "Le Perron a répondu seul à une lettre écrite aux deux.", "Le Perron answered alone a letter written to both."
)
AVOIDED = Because(
    "Le Perron a cherché ce que la lettre voulait avant d’y répondre.",
    "Le Perron looked into what the letter wanted before answering it.",
)
TOLD = Because(
    "Le Perron a dit que son bail finissait, avant que l’on parle du suivant.",
    "Le Perron said that its lease was ending before anyone spoke of the next one.",
)
MISSED = Because("La lettre est restée trois jours sur un piano.", "The letter lay for three days on a piano.")
READ = Because("La Portée a lu la lettre avec Le Perron.", "La Portée read the letter with Le Perron.")
JUDGED = Because(
    "Un bail a été signé sans que personne demande ce qu’il engageait.",
    "A lease was signed and nobody had asked what it bound them to.",
)


def starter(name: str, sheet: str) -> tuple[str, str]:
    """`scenario.yaml` and `en.po` of a new scenario: its id, one of SHEETS. Both are sound as they are."""
    pitfalls, approaches = SHEET_PITFALLS[sheet], SHEET_APPROACHES[sheet]
    titles, english = load_sheets().catalogue, dict(_english())

    def because(said: Because, kind: str, of: str) -> str:
        titled = [titles.get(f"{sheet}.{kind}.{of}.title", lang) for lang in ("fr", "en")]
        french = f"« {titled[0]} » : {said.french}"
        english[french] = f"“{titled[1]}”: {said.english}"
        return french

    def graded(grade: str, said: Because) -> list[str]:
        return [f'{{pitfall: {one}, grade: {grade}, because: "{because(said, "pitfalls", one)}"}}' for one in pitfalls]

    def practised(some: Iterable[str], said: Because) -> list[str]:
        return [f'{{approach: "{one}", because: "{because(said, "approaches", one)}"}}' for one in some]

    judged = [
        f"{{id: unasked_{one.replace('-', '_')}, pitfall: {one}, grade: fallen, "
        f'because: "{because(JUDGED, "pitfalls", one)}", if: "agreed(form.shared) and not happened(asked_first)", '
        "hold: {cafe: caused, school: could}}"
        for one in pitfalls
    ]
    half = (len(approaches) + 1) // 2
    written = FRENCH.read_text(encoding="utf-8")
    for mark, words in (
        ("ID", name),
        ("SHEET", sheet),
        ("PITFALLS", _row(pitfalls)),
        ("APPROACHES", _row(json.dumps(one) for one in approaches)),
        ("FALLEN", _lines(graded("fallen", FALLEN), 14)),
        ("AVOIDED", _lines([*graded("avoided", AVOIDED), *practised(approaches[half:], AVOIDED)], 14)),
        ("TOLD", _lines(graded("avoided", TOLD), 14)),
        ("PRACTISED", _lines(practised(approaches[:half], READ), 14)),
        ("MISSED", _lines(graded("brushed", MISSED), 14)),
        ("JUDGED", _lines(judged, 2)),
    ):
        written = written.replace(f"@{mark}@", words)
    return written, _catalogue(written, english)


def _row(words: Iterable[str]) -> str:
    return "[" + ", ".join(words) + "]"


def _lines(items: Iterable[str], indent: int) -> str:
    """A list, an item a line."""
    return "".join(f"\n{' ' * indent}- {item}" for item in items)


def _catalogue(written: str, english: Mapping[str, str]) -> str:
    """`english`: of a text, by its path or, of evidence, by its French."""
    document, _ = read_bytes(written.encode(), FRENCH.name)
    scenario = Scenario.model_validate(document.data)
    blocks = [new_header("Dénouer")]
    for path, french in texts(scenario, scenario.id).items():
        said = english.get(french) or english[path.partition(".")[2]]
        blocks.append(Entry(words={"msgctxt": path, "msgid": french, "msgstr": said}).written(french, fuzzy=False))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


@cache
def _english() -> dict[str, str]:
    document, _ = read(ENGLISH, ENGLISH.name)
    return dict(document.data)
