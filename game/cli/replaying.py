"""`replay` and `debrief`: plays that were kept, applied to the rules again."""

import sys
from argparse import Namespace
from functools import cache
from pathlib import Path
from typing import Any

from game.cli.asking import say
from game.cli.commands import loaded, out, out_json
from game.cli.telling import outcome_of
from game.debrief.evidence import judge
from game.debrief.outcome import new_outcome
from game.play.log import Log, Replay, read_log, unmet, verify
from game.play.log import replay as apply_log
from game.play.meaning import Meanings, digest_of
from game.play.refusals import Refusal
from game.story.library import Loaded

scenario_named = cache(loaded)


def replay(asked: Namespace) -> int:
    """Exit code 1 when a play does not hold, does not come to what its file expects or, with --verify, differs."""
    told, failed = [], False
    for file in asked.files:
        try:
            one, problems = replayed(Path(file), asked.verify)
        except Refusal as bad:
            one, problems = {}, [bad]
        if one:
            told.append(one)
            if not asked.json:
                out(f"{file} : {one['ending']}, {one['moves']} " + say("coups", "moves") + f", {one['meaning']}")
        failed = failed or bool(problems)
        for problem in problems:
            complain(file, problem)
    if asked.json:
        out_json(told[0] if len(asked.files) == 1 and told else told)
    return 1 if failed else 0


def replayed(file: Path, again: bool) -> tuple[dict[str, Any], list[Refusal]]:
    """What a play file comes to, and all that is wrong with it."""
    log = read_log(file)
    scenario = scenario_of(log, file)
    done = apply_log(log, scenario)
    outcome = judged(scenario, done)
    meaning = digest_of(Meanings(scenario.tables).told(done.state, outcome, done.log.moves))
    one = outcome_of(scenario.tables.names, log.header.seed, done.state, outcome, meaning)
    problems = verify(log, scenario) if again else [done.stop] if done.stop is not None else []
    return one, problems + unmet(log, scenario.tables, done.state, one["pitfalls"], one["approaches"])


def scenario_of(log: Log, file: Path) -> Loaded:
    """The scenario of a play: that of the folder in which the file is kept (`plays/` beside it), or by its id."""
    beside = file.resolve().parent.parent
    if beside.name == log.header.scenario and (beside / "scenario.yaml").is_file():
        return scenario_named(str(beside))
    return scenario_named(log.header.scenario)


def judged(scenario: Loaded, done: Replay) -> Any:
    outcome = new_outcome(scenario.tables.frame, scenario.tables.secrets)
    judge(scenario.tables.frame, scenario.tables.secrets, done.state, outcome)
    return outcome


def complain(file: str, problem: Refusal) -> None:
    sys.stderr.write(f"{file} : {problem.sentence(say('fr', 'en'))}\n")


def debrief(asked: Namespace) -> int:
    from game.cli.debriefing import debrief_json, debrief_pages

    try:
        log = read_log(Path(asked.file))
        scenario = scenario_of(log, Path(asked.file))
        done = apply_log(log, scenario)
        if done.stop is not None:
            raise done.stop
    except Refusal as bad:
        complain(asked.file, bad)
        return 1
    if asked.json:
        out_json(debrief_json(scenario, done))
        return 0
    pages = debrief_pages(scenario, done, asked.lang, asked.quick)
    if asked.html:
        from game.pages.html import html

        Path(asked.html).write_text(html(pages), encoding="utf-8")
        return 0
    from game.terminal.drawing import draw

    for page in pages:
        out("\n".join(draw(page)))
    return 0
