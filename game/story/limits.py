"""How much the rules, the tables and the pages can hold: past a bound a scenario is refused, with its number, before
anyone meets it."""

from collections import Counter
from collections.abc import Iterator
from math import prod
from typing import NamedTuple

from game.story.agendas import Agenda
from game.story.build import EVENTS_CAP, bounds
from game.story.diagnostics import Both, Path, Report
from game.story.doing import counters
from game.story.models import Scenario

OPTIONS = 62  # bits of a mask in an int64 table
FACTS = 120  # with them, twelve seats and their clauses, the moves of a corridor fit LEGAL_MAX rows
PAIRS = 16  # of one `seeks`: PAIRS_MAX of the views
MENU = 9  # choices of one seat in one scene: one key each
STEPS = 100
DELIVERIES = 12
SCENES = 1_000
FLAGS = 1_000
COUNTERS = 100
ASKS = 16  # with them, the moves of all fit the words of a log (`packing.py`)
MASKED = 1_500
EVIDENCE = 1_000
ENDINGS = 100
FITS = 40
TIMES = 1_000  # what all fits together may multiply the project by
DRAWN = 12  # seeks, red zones or pressures of one agenda
EXCLUDED = 100
HOME_EVENTS = 40
TRUST = 132  # pairs of twelve structures


class Count(NamedTuple):
    """So many of something, at a place, where at most so many fit."""

    path: Path
    what: Both
    found: float
    most: int


def check_limits(scenario: Scenario, report: Report) -> bool:
    """S402 for each bound passed. Whether all hold: what follows would otherwise take for ever, or not fit."""
    wide = [one for one in _counts(scenario) if one.found > one.most]
    for one in wide:
        found = Both(*(f"{one.found:.0f} {words}" for words in one.what))
        report.add("S402", one.path, found, f"≤ {one.most}", key=True)
    return not wide


def _counts(scenario: Scenario) -> Iterator[Count]:
    options = sum(len(clause.options) for clause in scenario.clauses.values())
    course = [step for act in scenario.acts for step in act.course]
    scenes, choices = scenario.scenes(), scenario.choices()
    flags = {flag for choice in choices for flag in choice.sets}
    judged = len(scenario.evidence) + sum(len(choice.evidence) for choice in choices)
    masked = any(step.clauses for step in course) or any(
        option.closed or option.when for clause in scenario.clauses.values() for option in clause.options.values()
    )
    if masked:  # what can be put is then listed by stretches, one legal row each
        packages = prod(len(clause.options) for clause in scenario.clauses.values())
        some = Both("paquets, où des options se ferment", "packages, where options close")
        yield Count(("clauses",), some, packages, MASKED)
    times = 1.0
    for fit in scenario.project.fits:
        times *= max(1.0, fit.times)
    yield Count(("clauses",), Both("options", "options"), options, OPTIONS)
    yield Count(("facts",), Both("faits", "facts"), len(scenario.facts), FACTS)
    yield Count(("acts",), Both("étapes", "steps"), len(course), STEPS)
    deliveries = sum(step.delivery is not None for step in course)
    yield Count(("acts",), Both("livraisons", "deliveries"), deliveries, DELIVERIES)
    yield Count(("acts",), Both("scènes", "scenes"), len(scenes), SCENES)
    yield Count(("acts",), Both("drapeaux", "flags"), len(flags), FLAGS)
    counted = {name for _, does in scenario.doings() for name in counters(does)}
    yield Count(("acts",), Both("compteurs", "counters"), len(counted), COUNTERS)
    yield Count(("asks",), Both("demandes", "asks"), len(scenario.asks), ASKS)
    yield Count(("acts",), Both("indices", "pieces of evidence"), judged, EVIDENCE)
    yield Count(("endings",), Both("fins", "endings"), len(scenario.endings), ENDINGS)
    yield Count(("trust",), Both("couples", "pairs"), len(scenario.trust), TRUST)
    fits = ("project", "fits")
    yield Count(fits, Both("multiplicateurs", "multipliers"), len(scenario.project.fits), FITS)
    yield Count(fits, Both("fois, tous multiplicateurs réunis", "times, all multipliers together"), times, TIMES)
    for seat, agenda in scenario.agendas.items():
        yield from _of_agenda(("agendas", seat), agenda)
    for seat, events in scenario.home_events.items():
        yield Count(("home_events", seat), Both("événements", "events"), len(events), HOME_EVENTS)
    for path, scene in scenario.placed_scenes():
        most = max(Counter(choice.seat for choice in scene.choices).values(), default=0)
        yield Count((*path, "choices"), Both("choix d’un même siège", "choices of one seat"), most, MENU)
    yield Count(("acts",), Both("événements dans une partie", "events in a play"), bounds(scenario).events, EVENTS_CAP)


def _of_agenda(path: Path, agenda: Agenda) -> Iterator[Count]:
    for group in ("seeks", "red_zones", "pressures"):
        yield Count((*path, group), Both("possibilités", "possibilities"), len(getattr(agenda, group)), DRAWN)
    yield Count((*path, "excluded"), Both("mélanges", "mixes"), len(agenda.excluded), EXCLUDED)
    for name, seeks in agenda.seeks.items():
        yield Count((*path, "seeks", name, "pairs"), Both("couples", "pairs"), len(seeks.pairs), PAIRS)
