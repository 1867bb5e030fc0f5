"""What must hold of a scenario taken as a whole for the rules to be able to play it."""

from math import prod

from game.story.agendas import Agenda
from game.story.diagnostics import Path, Report
from game.story.identifiers import SHEET_PITFALLS
from game.story.limits import check_limits
from game.story.mixing import mixes
from game.story.models import Scenario, Step
from game.story.possible import check_course
from game.story.signs import printable
from game.story.table_steps import ALL, MAJORITY

MOST_PACKAGES = 5_000
PUTTING = {"put", "amend", "offer_lighter"}


def check_structure(scenario: Scenario, report: Report, folder: str) -> None:
    """S401 to S414, S417 to S419, S511, S512, S524 to S526."""
    within = check_limits(scenario, report)
    _check_size(scenario, report)
    _check_identity(scenario, report, folder)
    _check_asks(scenario, report)
    for rank, ending in enumerate(scenario.endings):
        path: Path = ("endings", rank)
        if rank == len(scenario.endings) - 1 and ending.when is not None:
            report.add("S404", (*path, "if"), ending.when)
        if rank < len(scenario.endings) - 1 and ending.when is None:
            report.add("S405", ("endings", rank + 1, "id"), scenario.endings[rank + 1].id, f"if: … ({ending.id})")
            break
    for name, fact in scenario.facts.items():
        if fact.contradicts is not None and fact.burst is None:
            report.add("S406", ("facts", name), name, "burst")
    form = scenario.clauses.get(scenario.project.form)
    for option in form.options if form else ():
        if option not in scenario.project.yields:
            report.add("S407", ("project", "yields"), option, "people, needs_days")
    if not any(one.playable for one in scenario.structures.values()):
        report.add("S417", ("structures",), "playable: false", "playable: true", key=True)
    for seat in scenario.structures:
        if seat not in scenario.agendas:
            report.add("S403", ("structures", seat), seat, "agendas", key=True)
    for seat, agenda in scenario.agendas.items() if within else ():
        _check_draw(seat, agenda, report)
    _check_home_events(scenario, report)
    for rank, act in enumerate(scenario.acts):
        for nth, step in enumerate(act.course):
            _check_table(step, ("acts", rank, "course", nth), report)
    _check_hangs(scenario, report)
    for path, scene in scenario.placed_scenes():
        unconditional = [row for row, way in enumerate(scene.next) if way.when is None]
        if unconditional and unconditional[0] < len(scene.next) - 1:
            report.add("S511", (*path, "next", unconditional[0] + 1), scene.id)
    if not report.failed():
        check_course(scenario, report)


def _check_table(step: Step, path: Path, report: Report) -> None:
    """S416: one must sign that does not sit there; S518: nobody ever puts anything there."""
    for row, name in enumerate(step.required or ()):
        if step.sits and name not in (ALL, MAJORITY, *step.sits):
            report.add("S416", (*path, "required", row), name, ", ".join(step.sits))
    rounds = (step.rounds or [])[:-1]
    if rounds and not any(one.moves is None or PUTTING & {*one.moves} for one in rounds):
        report.add("S518", (*path, "rounds"), step.id, ", ".join(sorted(PUTTING)), key=True)


def _check_hangs(scenario: Scenario, report: Report) -> None:
    """S418: more are to sign than sit there; S524: it hangs on nothing."""
    tables = {step.id: step for act in scenario.acts for step in act.course if step.table is not None}
    for name, hang in scenario.hangs.items():
        if hang.table not in tables:
            continue
        path, step = ("hangs", name, "signers"), tables[hang.table]
        sit, must = len(step.sits or scenario.structures), signing(scenario, step)
        if hang.signers and hang.signers > sit:
            report.add("S418", path, hang.signers, f"≤ {sit}")
        elif hang.signers and hang.signers <= must and not hang.options:
            report.add("S524", path, hang.signers, f"> {must}")


def signing(scenario: Scenario, step: Step) -> int:
    """How many sign at least what is signed at a table."""
    sit = set(step.sits or scenario.structures)
    if step.required and ALL in step.required:
        return len(sit)
    if step.required and MAJORITY in step.required:
        return max(2, len(sit) // 2 + 1)
    own = {name for name, one in scenario.structures.items() if one.required}
    return max(2, len(sit & set(step.required or own)))


def _check_asks(scenario: Scenario, report: Report) -> None:
    """S419: what is said, where one box is chosen; S525: a threshold out of reach; S526: never asked."""
    steps = [
        (("acts", rank, "course", nth), step)
        for rank, act in enumerate(scenario.acts)
        for nth, step in enumerate(act.course)
        if step.what in scenario.asks
    ]
    for path, step in steps:
        if step.shown == "claims" and scenario.asks[step.what or ""].gives == "one":
            report.add("S419", (*path, "shown"), step.id)
    for name, ask in scenario.asks.items():
        asked = [len(step.sits or scenario.structures) for _, step in steps if step.what == name]
        if not asked:
            report.add("S526", ("asks", name), name, f"ask: … what: {name}", key=True)
        for own, box in ask.boxes.items():
            most = ask.most_days * sum(sorted(asked)[-box.over :])
            if asked and box.at_least is not None and box.at_least > most:
                report.add("S525", ("asks", name, "boxes", own, "from"), box.at_least, f"≤ {most}")


def _check_size(scenario: Scenario, report: Report) -> None:
    packages = prod(len(clause.options) for clause in scenario.clauses.values())
    if packages > MOST_PACKAGES:
        report.add("S401", ("clauses",), packages, f"≤ {MOST_PACKAGES}", key=True)
    if not 3 <= len(scenario.acts) <= 5:
        report.add("S409", ("acts",), len(scenario.acts), "3 – 5", key=True)


def _check_identity(scenario: Scenario, report: Report, folder: str) -> None:
    if scenario.id != folder:
        report.add("S413", ("id",), scenario.id, printable(folder))
    for pitfall in SHEET_PITFALLS.get(scenario.sheet, ()):
        if pitfall not in scenario.pitfalls:
            report.add("S408", ("pitfalls",), ", ".join(scenario.pitfalls), pitfall, key=True)


def _check_draw(seat: str, agenda: Agenda, report: Report) -> None:
    drawn = mixes(agenda)
    if not drawn:
        report.add("S411", ("agendas", seat, "excluded"), seat)
        return
    for group in ("seeks", "red_zones", "pressures"):
        for part in getattr(agenda, group):
            if not any(part in mix for mix in drawn):
                report.add("S412", ("agendas", seat, group, part), part, key=True)


def _check_home_events(scenario: Scenario, report: Report) -> None:
    if not any(step.delivery for act in scenario.acts for step in act.course):
        return
    for seat in scenario.structures:
        if not scenario.home_events.get(seat):
            report.add("S410", ("home_events",), seat, "home_events", key=True)
