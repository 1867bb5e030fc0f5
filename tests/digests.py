"""What the plays of every scenario meant when they were recorded (`digests.yaml`), and whether they still mean it.

    python -m tests.digests check [--plays N]     every entry, or its first N plays; says which moved; exit code 1
    python -m tests.digests record [--commit C]   write anew the entries that moved, with the commit they are of

Either takes `--scenario ID` and `--minds KIND`. Plays begin at seed 0; a digest under a number is that of as many plays
in a row, so that a few of them can be checked without the rest and interpreted plays stand beside compiled ones.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

RECORD = Path(__file__).with_name("digests.yaml")
SEED = 0
MARKS = (3, 30, 200, 1000, 5000)  # plays, each with the digest of all so far
MODES = ("compiled", "interpreted")
INTERPRETED = {"small": 200, "large": 30}  # plays asked of plain Python: a large play takes longer
LARGE = 8  # seats
Entry = dict[str, Any]

HEAD = """# What plays mean, by scenario and minds: digests of the first N plays from this seed, in both modes.
# `commit`: what they were recorded from. Checked and written by `python -m tests.digests`; see CONTRIBUTING.md.
"""


def recorded() -> dict[str, dict[str, Entry]]:
    return yaml.safe_load(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}


def recorded_minds() -> tuple[str, ...]:
    """The minds whose plays are recorded: the game's and the blind ones. The ways of spending one's attention are the
    game's minds but for a few moves, and the laboratory measures them."""
    from game.minds.seats import BLIND

    return ("game", *BLIND)


def played(scenario: str, mind: str, plays: int) -> dict[int, str]:
    """The digests of as many plays, in the mode that the process is in, at each of MARKS."""
    from game.batch.batch import lengths_of, run
    from game.play.meaning import BatchMeaning
    from game.story.library import load

    loaded = load(scenario)
    meaning = BatchMeaning(loaded.tables)
    found: dict[int, str] = {}

    def looked(bench: Any) -> None:
        meaning.add(bench.state, bench.outcome, bench.desk)
        if meaning.plays in MARKS:
            found[meaning.plays] = meaning.digest

    run(loaded.tables, SEED, plays, dict.fromkeys(loaded.tables.names.seats, mind), lengths_of(loaded), looked=looked)
    return found


def played_apart(mode: str, scenarios: Iterable[str], minds: Iterable[str], plays: int) -> list[list[Any]]:
    """[scenario, minds, digests] of each, by a process in this mode: a process is one or the other."""
    asked = [sys.executable, "-m", "tests.digests", f"--{mode}", ",".join(scenarios), ",".join(minds), str(plays)]
    told = subprocess.run(asked, stdout=subprocess.PIPE, check=True, cwd=Path(__file__).parents[1])
    return json.loads(told.stdout)


def _one_mode(mode: str, scenarios: str, minds: str, plays: str) -> None:
    if mode == "compiled":
        from game.rules.compile import mode as of_process

        of_process.compiled(of_process.cache_folder())
    found = []
    for scenario in scenarios.split(","):
        most = min(int(plays), MARKS[-1] if mode == "compiled" else interpreted_plays(scenario))
        for mind in minds.split(","):
            found.append([scenario, mind, played(scenario, mind, most)])
            sys.stderr.write(f"{mode}: {scenario}, {mind}, {most}\n")
    sys.stdout.write(json.dumps(found))


def interpreted_plays(scenario: str) -> int:
    from game.story.library import load

    return INTERPRETED["large" if len(load(scenario).tables.names.seats) >= LARGE else "small"]


def main(arguments: list[str]) -> int:
    if arguments and arguments[0].lstrip("-") in MODES:
        _one_mode(arguments[0].lstrip("-"), *arguments[1:])
        return 0
    from game.minds.seats import MINDS
    from game.story.library import scenario_folders

    asked = argparse.ArgumentParser(prog="python -m tests.digests", description=__doc__)
    asked.add_argument("do", choices=("check", "record"))
    asked.add_argument("--plays", type=int, default=MARKS[-1])
    asked.add_argument("--scenario", action="append")
    asked.add_argument("--minds", action="append", choices=MINDS)
    asked.add_argument("--commit", default="")
    given = asked.parse_args(arguments)
    record = recorded()
    scenarios = given.scenario or [folder.name for folder in scenario_folders()]
    commit = given.commit or _head()
    moved = 0
    for mode in MODES:
        for scenario, mind, digests in played_apart(mode, scenarios, given.minds or recorded_minds(), given.plays):
            found = {int(plays): digest for plays, digest in digests.items()}
            entry = record.get(scenario, {}).get(mind, {})
            known = entry.get(mode, {})
            if {plays: known.get(plays) for plays in found} != found:
                moved += 1
                sys.stderr.write(f"{mode}: {scenario}, {mind}: {known} -> {found}\n")
                entry |= {"seed": SEED, "commit": commit, mode: {**known, **found}}
                record.setdefault(scenario, {})[mind] = entry
    if given.do == "record" and moved:
        told = yaml.safe_dump(record, sort_keys=False, default_flow_style=None, width=200, allow_unicode=True)
        RECORD.write_text(HEAD + told, encoding="utf-8")
    sys.stderr.write(f"{moved} moved\n")
    return 1 if moved and given.do == "check" else 0


def _head() -> str:
    return subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], stdout=subprocess.PIPE, text=True, check=True, cwd=RECORD.parent
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
