"""Checks scenarios and sheets, and says everything that is wrong with them: `check` is the command of the same name."""
import sys
from collections.abc import Iterable
from pathlib import Path

from game.story.diagnostics import Problem, as_json
from game.story.library import examine, scenario_folders, shown_path
from game.story.translation import read_catalogue
from game.story.walk import texts


def check(paths: Iterable[str | Path] = (), json: bool = False, lang: str = "fr") -> int:
    """Check some scenarios (ids, folders or files; all of them and the sheets by default), print their problems, sorted.

    Gives 0 when there is no error (there may be warnings), 1 otherwise.
    """
    problems = find_problems(paths)
    errors = sum(problem.severity == "error" for problem in problems)
    if json:
        sys.stdout.write(as_json(problems) + "\n")
    else:
        for problem in problems:
            sys.stdout.write(problem.sentence(lang) + "\n")
        told = "erreurs : {}, avertissements : {}" if lang == "fr" else "errors: {}, warnings: {}"
        sys.stdout.write(told.format(errors, len(problems) - errors) + "\n")
    return 1 if errors else 0


def find_problems(paths: Iterable[str | Path] = ()) -> list[Problem]:
    """Every problem of some scenarios, or of everything, sorted by place."""
    problems: list[Problem] = []
    for path in list(paths) or scenario_folders():
        problems += scenario_problems(path)
    return sorted(problems)


def scenario_problems(path_or_id: str | Path) -> list[Problem]:
    """Every problem of one scenario: its file, its translation, its paths and its words."""
    examined = examine(path_or_id)
    scenario = examined.scenario
    problems = examined.report.problems
    if scenario is not None:
        po = examined.folder / "en.po"
        problems = problems + read_catalogue(texts(scenario, scenario.id), po, shown_path(po))[1]
    return sorted(problems)


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    sys.exit(check(given, json="--json" in sys.argv, lang="en" if "--en" in sys.argv else "fr"))
