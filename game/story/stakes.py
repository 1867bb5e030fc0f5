"""Lints on what is at stake: facts that cannot be learnt (S504), clauses without interest (S505), tables that no one
can sign (S506)."""

from itertools import islice, product

from game.story.agendas import Agenda
from game.story.diagnostics import Report
from game.story.doing import Does, Reveal
from game.story.models import KnownFact, Scenario

TELLING = {"ask", "listen", "tell", "trade", "press"}
MOST_SHOWN = 5
MOST_MIXES = 20_000  # looked at: beyond, we say nothing


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


def may_learn(scenario: Scenario, seat: str, name: str) -> bool:
    """Whether a seat may ever know a fact: from the start, told in a corridor, seen on a visit, revealed, or burst."""
    fact = scenario.facts[name]
    if seat in holders(scenario, name, fact) or fact.contradicts is not None:
        return True
    told, seen = _ways(scenario)
    revealed = any(one.fact == name and one.to in (seat, "all") for one in _reveals(scenario))
    others = bool(holders(scenario, name, fact)) or (seen and fact.seen_at is not None)
    return revealed or (seen and fact.seen_at not in (None, seat)) or (told and others)


def _reveals(scenario: Scenario) -> list[Reveal]:
    """What choices, scenes, branches and steps reveal."""
    told = [reveal for choice in scenario.choices() for reveal in choice.reveals]
    return told + [reveal for _, does in scenario.doings() if isinstance(does, Does) for reveal in does.reveals]


def _ways(scenario: Scenario) -> tuple[bool, bool]:
    """Whether a corridor lets people tell, and visit."""
    slots = [step for act in scenario.acts for step in act.course if step.corridor]
    moves = {move for step in slots for move in step.moves or (*TELLING, "visit")}
    return bool(moves & TELLING), "visit" in moves


def _check_facts(scenario: Scenario, report: Report) -> None:
    telling, visiting = _ways(scenario)
    revealed = {one.fact for one in _reveals(scenario)}
    for name, fact in scenario.facts.items():
        told = bool(holders(scenario, name, fact)) and telling
        seen = fact.seen_at is not None and visiting
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
    zones = [_widest(scenario.agendas[seat]) for seat in required]
    shown = 0
    for mix in islice(product(*zones), MOST_MIXES):
        if shown == MOST_SHOWN:
            return
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
            mixed = ", ".join(f"{seat}.{zone}" for seat, zone in zip(required, mix, strict=True))
            report.add("S506", ("agendas",), mixed, key=True)


def _widest(agenda: Agenda) -> list[str]:
    """The red zones that no other of the same agenda contains: with another, more is left."""
    zones = {name: set(zone.options) for name, zone in sorted(agenda.red_zones.items())}
    return [
        name
        for name, own in zones.items()
        if not any(own < other or (own == other and before < name) for before, other in zones.items())
    ]
