"""`new`: a small complete scenario, to be changed word by word."""

import re
from argparse import Namespace
from os.path import lexists

from game.cli.refusals import refusal, unknown
from game.cli.speaking import language, out, say
from game.cli.values import FolderOut
from game.story.diagnostics import said
from game.story.fields import DASHED_ID, PATTERNS
from game.story.identifiers import SHEETS
from game.story.library import SHEETS_FOLDER, shown_path
from game.story.places import FILE, SCENARIOS
from game.story.starting import starter
from game.story.translation import CATALOGUE

LONGEST = 80  # letters of an id


def new(asked: Namespace) -> int:
    name = asked.id
    if not re.match(DASHED_ID, name) or len(name) > LONGEST or name == SHEETS_FOLDER.name:
        raise refusal("C125", found=name, expected=said(PATTERNS[DASHED_ID], language()))
    if asked.sheet not in SHEETS:
        raise unknown("C126", asked.sheet, SHEETS)
    place = (asked.where or SCENARIOS) / name
    if lexists(place):
        raise refusal("C127", found=place)
    french, english = starter(name, asked.sheet)
    with FolderOut(place) as folder:
        folder.write(FILE, french)
        folder.write(CATALOGUE, english)
    given = "" if asked.where is None else f" --scenarios {asked.where}"
    out(shown_path(place))
    out(
        say(
            "À présent (scenarios/README.md dit chaque clé)\u202f:",
            "Now (scenarios/README.md says each key):",
        )
    )
    for line in (f"check {shown_path(place)}", f"play {name}{given}", f"lab {name}{given}"):
        out(f"  python3 main.py {line}")
    return 0
