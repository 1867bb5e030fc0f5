"""`replay` and `debrief`: plays that were kept, applied to the rules again."""

import json
import os
import sys
from argparse import Namespace
from functools import cache
from pathlib import Path
from typing import Any

from game.cli.finding import loaded
from game.cli.refusals import Wrong, refusal, shown
from game.cli.speaking import complain, language, out, out_json, say
from game.cli.telling import outcome_of
from game.debrief.evidence import judge
from game.debrief.outcome import new_outcome
from game.play.log import LONGEST, Log, Replay, read_log
from game.play.log import replay as apply_log
from game.play.meaning import Meanings, digest_of
from game.play.refusals import Refusal
from game.play.verifying import unmet, verify
from game.story.library import Loaded
from game.story.system import content

scenario_named = cache(loaded)


def replay(asked: Namespace) -> int:
    """Exit code 1 when a play does not hold, does not come to what its file expects or, with --verify, differs."""
    told, failed = [], False
    one: dict[str, Any]
    problems: list[str]
    for file in asked.files:
        one, problems = {}, []
        try:
            one, found = replayed(Path(file), asked.verify, asked.scenarios)
            problems = [problem.sentence(language()) for problem in found]
        except Refusal as bad:
            if tells_of_plays(Path(file)):
                complain(refusal("C309", file=shown(file)))
                continue
            problems = [bad.sentence(language())]
        except Wrong as bad:  # its scenario is unknown, or has errors
            problems = [str(bad)]
        if one:
            told.append(one)
            if not asked.json:
                out(placed(file, f"{one['ending']}, {one['moves']} " + say("coups", "moves") + f", {one['meaning']}"))
        failed = failed or bool(problems)
        for problem in problems:
            complain(placed(file, problem))
    if asked.json:
        out_json(told[0] if len(asked.files) == 1 and told else told)
    return 1 if failed else 0


def replayed(file: Path, again: bool, root: Path | None = None) -> tuple[dict[str, Any], list[Refusal]]:
    """What a play file comes to, and all that is wrong with it."""
    log = read_log(file)
    scenario = scenario_of(log, file, root)
    done = apply_log(log, scenario)
    outcome = judged(scenario, done)
    meaning = digest_of(Meanings(scenario.tables).told(done.state, outcome, done.log.moves))
    one = outcome_of(scenario.tables.names, log.header.seed, done.state, outcome, meaning)
    problems = verify(log, scenario) if again else [done.stop] if done.stop is not None else []
    return one, problems + unmet(log, scenario.tables, done.state, one["pitfalls"], one["approaches"])


def tells_of_plays(file: Path) -> bool:
    """Whether this is the file that `simulate --keep` writes beside the plays, on what they came to."""
    held = content(file, LONGEST)
    try:
        told = json.loads(held) if isinstance(held, bytes) else None
    except (ValueError, RecursionError):
        return False
    return isinstance(told, list) and told != [] and all(isinstance(one, dict) and "digest" in one for one in told)


def scenario_of(log: Log, file: Path, root: Path | None = None) -> Loaded:
    """The scenario of a play: by its id in `root`, where one is given; else that of the folder in which the file is
    kept (`plays/` beside it), or by its id."""
    beside = Path(os.path.realpath(file)).parent.parent
    if root is not None:
        return scenario_named(log.header.scenario, root)
    if beside.name == log.header.scenario and (beside / "scenario.yaml").is_file():
        return scenario_named(str(beside))
    return scenario_named(log.header.scenario)


def judged(scenario: Loaded, done: Replay) -> Any:
    outcome = new_outcome(scenario.tables.frame, scenario.tables.secrets)
    judge(scenario.tables.frame, scenario.tables.secrets, done.state, outcome)
    return outcome


def placed(file: str, sentence: str) -> str:
    """A sentence about a file."""
    return say(f"{shown(file)} : {sentence}", f"{shown(file)}: {sentence}")


def debrief(asked: Namespace) -> int:
    from game.cli.debriefing import asked_pages, debrief_json, everyone, page_json, reading_of

    try:
        log = read_log(Path(asked.file))
        scenario = scenario_of(log, Path(asked.file), asked.scenarios)
        done = apply_log(log, scenario)
        if done.stop is not None:
            raise done.stop
    except Refusal as bad:
        complain(placed(asked.file, bad.sentence(language())))
        return 1
    if asked.json and asked.page is None:
        out_json(debrief_json(scenario, done))
        return 0
    reading = reading_of(scenario, done, asked.lang, asked.quick)
    pages = asked_pages(reading, asked.page or "all")
    if asked.html:
        from game.pages.html import html
        from game.pages.kept_file import html_of, title_of

        asked.html.write(
            html(pages, title_of(reading))
            if asked.page in ("ours", "mine")
            else html_of(everyone(scenario, done, reading))
        )
    if asked.json:
        out_json(page_json(reading, asked.page))
    if asked.html or asked.json:
        return 0
    from game.terminal.drawing import draw, room

    width = room(sys.stdout)
    for page in pages:
        out("\n".join(draw(page, width)))
    return 0
