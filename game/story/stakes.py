"""Lints on what is at stake: facts that cannot be learnt (S504), clauses without interest (S505), tables that no one
can sign (S506)."""

from itertools import product

from game.story.diagnostics import Report
from game.story.models import KnownFact, Scenario

TELLING = {"ask", "listen", "tell", "trade", "press"}
MOST_SHOWN = 5


def check_stakes(scenario: Scenario, report: Report) -> None:
    """S504, S505, S506, S513."""
    _check_facts(scenario, report)
    _check_clauses(scenario, report)
    _check_acceptable(scenario, report)
    for name, clause in scenario.clauses.items():
        for option_name, option in clause.options.items():
            path = ("clauses", name, "options", option_name)
            for seat, days in option.days.items():
                if days > scenario.structures[seat].means.days:
                    report.add("S513", (*path, "days", seat), days, f"≤ {scenario.structures[seat].means.days}")
            for seat, money in option.money.items():
                if money > scenario.structures[seat].means.money:
                    report.add("S513", (*path, "money", seat), money, f"≤ {scenario.structures[seat].means.money}")


def _check_facts(scenario: Scenario, report: Report) -> None:
    slots = [step for act in scenario.acts for step in act.course if step.corridor]
    moves = {move for step in slots for move in step.moves or (*TELLING, "visit")}
    revealed = {reveal.fact for choice in scenario.choices() for reveal in choice.reveals}
    for name, fact in scenario.facts.items():
        told = bool(holders(scenario, name, fact)) and bool(moves & TELLING)
        seen = fact.seen_at is not None and "visit" in moves
        if not (told or seen or name in revealed):
            report.add("S504", ("facts", name), name, "held_by, knows, seen_at, reveals", key=True)


def holders(scenario: Scenario, name: str, fact: KnownFact) -> set[str]:
    """Seats that may know a fact from the start, whatever is drawn."""
    drawn = {
        seat
        for seat, agenda in scenario.agendas.items()
        for group in (agenda.seeks, agenda.red_zones, agenda.pressures)
        for part in group.values()
        if name in part.knows
    }
    return drawn | set(fact.held_by)


def _check_clauses(scenario: Scenario, report: Report) -> None:
    cared: set[str] = set()
    for agenda in scenario.agendas.values():
        for seeks in agenda.seeks.values():
            cared |= {*seeks.interests, *(option for pair in seeks.pairs for option in pair.both)}
        for zone in agenda.red_zones.values():
            cared |= set(zone.options)
        for pressure in agenda.pressures.values():
            cared |= set(pressure.interests)
    clauses = {option.split(".")[0] for option in cared}
    for name in scenario.clauses:
        if name not in clauses and name != scenario.project.form:
            report.add("S505", ("clauses", name), name, "interests", key=True)


def _check_acceptable(scenario: Scenario, report: Report) -> None:
    """Every mix of red zones of the required structures must leave a package other than "nothing changes".

    A red zone forbids options one by one, so the packages left are the product of the options left in each clause.
    """
    required = [seat for seat in sorted(scenario.structures) if scenario.structures[seat].required]
    zones = [sorted(scenario.agendas[seat].red_zones) for seat in required]
    shown = 0
    for mix in product(*zones):
        red = {
            option
            for seat, zone in zip(required, mix, strict=True)
            for option in scenario.agendas[seat].red_zones[zone].options
        }
        left = 1
        for name, clause in scenario.clauses.items():
            left *= sum(f"{name}.{option}" not in red for option in clause.options)
        if not any(f"{name}.{clause.base}" in red for name, clause in scenario.clauses.items()):
            left -= 1
        if left < 1:
            shown += 1
            if shown <= MOST_SHOWN:
                report.add(
                    "S506",
                    ("agendas",),
                    ", ".join(f"{seat}.{zone}" for seat, zone in zip(required, mix, strict=True)),
                    key=True,
                )
