"""Checks scenarios and sheets, and says everything that is wrong with them: `check` is the command of the same name."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from game.story.codes import CODES
from game.story.diagnostics import Problem, as_json
from game.story.library import (
    SCENARIOS,
    SHEETS_FOLDER,
    examine,
    examine_sheets,
    scenario_folders,
    sheets_catalogue,
    shown_path,
)
from game.story.lints import lint
from game.story.sheets import Sheet
from game.story.translation import CATALOGUE, read_catalogue
from game.story.walk import texts
from game.story.wording import check_wording

TRANSLATOR = ("S602", "S603", "S604")  # a text that is to be translated, to be reviewed, or is no longer there
FEW = 3  # of these that are still told one by one


def check(paths: Iterable[str | Path] = (), json: bool = False, lang: str = "fr", root: Path | None = None) -> int:
    """Check some scenarios (ids, folders or files; by default all those of `root` or, without it, the game's own and
    the sheets), print their problems, sorted.

    Gives 0 when there is no error (there may be warnings), 1 otherwise.
    """
    problems = find_problems(paths, root)
    errors = sum(problem.severity == "error" for problem in problems)
    if json:
        sys.stdout.write(as_json(problems, lang) + "\n")
    else:
        sys.stdout.write("".join(line + "\n" for line in lines(problems, lang)))
        told = "erreurs : {}, avertissements : {}" if lang == "fr" else "errors: {}, warnings: {}"
        sys.stdout.write(told.format(errors, len(problems) - errors) + "\n")
    return 1 if errors else 0


def lines(problems: Iterable[Problem], lang: str) -> Iterator[str]:
    """What people read: scenarios and sheets first, then their catalogues; where more than FEW texts of a catalogue
    wait for a translator, how many, and what brings it up to date."""
    waiting: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=lambda one: (Path(one.file).name == CATALOGUE, one)):
        if problem.code in TRANSLATOR:
            waiting.setdefault(problem.file, []).append(problem)
        else:
            yield problem.sentence(lang)
    for file, those in waiting.items():
        yield from [one.sentence(lang) for one in those] if len(those) <= FEW else [_gathered(file, those, lang)]


def _gathered(file: str, those: list[Problem], lang: str) -> str:
    counted = Counter(one.code for one in those)
    told = ", ".join(f"{n} × {code} {getattr(CODES[code], lang)}" for code, n in sorted(counted.items()))
    words = (
        "{file}: {told}\u202f; python3 main.py translate {folder}, puis les reprendre là (un à un\u202f: --json)"
        if lang == "fr"
        else "{file}: {told}; python3 main.py translate {folder}, then mend them there (one by one: --json)"
    )
    return words.format(file=file, told=told.replace(" :", "\u202f:"), folder=Path(file).parent)


def find_problems(paths: Iterable[str | Path] = (), root: Path | None = None) -> list[Problem]:
    """Every problem of some scenarios, of those of a folder, or of everything, sorted by place."""
    given = list(paths)
    problems = [] if given or root else sheet_problems()
    for path in given or scenario_folders(root or SCENARIOS):
        problems += sheet_problems(Path(path)) if Path(path).name == SHEETS_FOLDER.name else scenario_problems(path)
    return sorted(problems)


def sheet_problems(folder: Path = SHEETS_FOLDER) -> list[Problem]:
    """Every problem of the sheets: their files, their translation and their words."""
    examined = examine_sheets(folder)
    problems = sheets_catalogue([one for one, _ in examined if one is not None], folder)[1]
    for one, report in examined:
        if one is not None:
            check_wording(one, one.id, report)
        problems += report.problems
    return sorted(problems)


def scenario_problems(path_or_id: str | Path) -> list[Problem]:
    """Every problem of one scenario: its file, its translation, its paths and its words."""
    examined = examine(path_or_id)
    scenario = examined.scenario
    problems = examined.report.problems
    if scenario is not None:
        lint(scenario, examined.report)
        told_by = testimonies().get(scenario.id, scenario.sheet)
        if told_by != scenario.sheet:
            examined.report.add("S213", ("sheet",), scenario.sheet, told_by)
        po = examined.folder / "en.po"
        problems = problems + read_catalogue(texts(scenario, scenario.id), po, shown_path(po))[1]
    return sorted(problems)


@cache
def testimonies() -> dict[str, str]:
    """Which sheet tells the testimony of each scenario, by the scenario's id."""
    sheets = (one for one, _ in examine_sheets() if isinstance(one, Sheet))
    return {testimony: sheet.id for sheet in sheets for testimony in sheet.testimonies}


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    sys.exit(check(given, json="--json" in sys.argv, lang="en" if "--en" in sys.argv else "fr"))
