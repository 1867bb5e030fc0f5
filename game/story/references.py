"""Names and conditions of a scenario: everything named must exist, and a seat's choice may only ask what that seat
can know."""

import keyword
from collections.abc import Iterable

from pydantic import BaseModel

from game.story import tables as t
from game.story.conditions import FUNCTIONS, OF_ME, PUBLIC, WORDS, Parsed, parse
from game.story.diagnostics import Path, Report, nearest_name
from game.story.fields import Expression, Ref
from game.story.identifiers import SHEETS
from game.story.models import Choice, Contradicts, Scenario
from game.story.reading import SEEN_BY_ALL, SEEN_BY_ONE, SEEN_IF_TOLD, behind, check_variants, reader_of, sees
from game.story.stakes import may_learn
from game.story.structure import check_structure
from game.story.table_steps import ALL, MAJORITY
from game.story.twice import check_twice
from game.story.walk import Found, walk

UNKNOWN = {
    "seat": "S201",
    "audience": "S201",
    "signer": "S201",
    "fact": "S202",
    "clause": "S203",
    "option": "S204",
    "card": "S205",
    "scene": "S206",
    "goto": "S206",
    "choice": "S207",
    "flag": "S208",
    "part": "S209",
    "pitfall": "S210",
    "approach": "S211",
    "sheet": "S212",
    "gage": "S214",
    "counter": "S217",
    "table": "S221",
    "ask": "S222",
    "box": "S223",
}
RESERVED = set(keyword.kwlist) | set(FUNCTIONS) | {"all", "next", "end"}


def check_references(scenario: Scenario, report: Report, folder: str) -> None:
    """Every error that a scenario of the right shape can have: S112, S113, S2xx, S3xx, S4xx."""
    known = known_names(scenario)
    _check_ids(scenario, report)
    for found in walk(scenario, scenario.id):
        if isinstance(found.mark, Ref) and found.mark.kind in UNKNOWN:
            _check_name(found, known, report, scenario)
        elif isinstance(found.mark, Expression):
            _check_condition(found, known, report, scenario)
    _check_local_names(scenario, report)
    check_variants(scenario, report)
    check_twice(scenario, report)
    check_structure(scenario, report, folder)


def known_names(scenario: Scenario) -> dict[str, set[str]]:
    """The names that exist, by kind."""
    seats = set(scenario.structures)
    scenes = {scene.id for scene in scenario.scenes()}
    return {
        "seat": seats,
        "audience": seats | {"all"},
        "signer": seats | {ALL, MAJORITY},
        "fact": set(scenario.facts),
        "clause": set(scenario.clauses),
        "option": {f"{clause}.{option}" for clause, told in scenario.clauses.items() for option in told.options},
        "card": set(scenario.cards),
        "ask": set(scenario.asks),
        "box": {f"{ask}.{box}" for ask, told in scenario.asks.items() for box in told.boxes},
        "scene": scenes,
        "goto": scenes | {"next", "end"},
        "choice": {choice.id for choice in scenario.choices()},
        "flag": {flag for choice in scenario.choices() for flag in choice.sets},
        "counter": {name for _, does in scenario.doings() for name in does.count},
        "part": {
            f"{seat}.{part}"
            for seat, agenda in scenario.agendas.items()
            for part in (*agenda.seeks, *agenda.red_zones, *agenda.pressures)
        },
        "pitfall": set(t.PITFALLS),
        "approach": set(t.APPROACHES),
        "sheet": set(SHEETS),
        "gage": set(t.GAGES[1:]),
        "table": {step.id for act in scenario.acts for step in act.course if step.table is not None},
    }


def _check_name(found: Found, known: dict[str, set[str]], report: Report, scenario: Scenario) -> None:
    assert isinstance(found.mark, Ref)
    kind = found.mark.kind
    if found.value not in known[kind]:
        report.unknown(UNKNOWN[kind], found.path, found.value, known[kind], found.key)
    elif kind == "pitfall" and found.value not in scenario.pitfalls:
        report.unknown("S215", found.path, found.value, scenario.pitfalls)
    elif kind == "approach" and found.value not in scenario.approaches:
        report.unknown("S216", found.path, found.value, scenario.approaches)


def _check_condition(found: Found, known: dict[str, set[str]], report: Report, scenario: Scenario) -> None:
    assert isinstance(found.mark, Expression)
    parsed = parse(found.value)
    for code, what, expected, names in parsed.wrong:
        report.add(code, found.path, what, expected, nearest_name(what, names))
    for use in parsed.uses:
        kinds, arguments = FUNCTIONS[use.function][1], use.arguments
        if use.function == "agenda" and arguments[0] in known["seat"]:
            kinds, arguments = ("part",), (".".join(arguments),)
        for kind, name in zip(kinds, arguments, strict=True):
            if kind == "part" and "." not in name:
                continue  # its seat is unknown, and said to be
            if name not in known[kind]:
                report.unknown(UNKNOWN[kind], found.path, name, known[kind])
        if len(kinds) == 2 and set(kinds) == {"seat"} and len({*arguments}) == 1:
            report.add("S219", found.path, f"{use.function}({', '.join(arguments)})")
    choice = found.owners[-1]
    if found.mark.own and isinstance(choice, Choice):
        _check_own(parsed, choice.seat, found.path, report, found.owners[0])
    elif found.mark.read:
        _check_read(parsed, found, scenario, report)
    elif found.mark.seen:
        for use in parsed.uses:
            if not sees(None, use, scenario):
                written = f"{use.function}({', '.join(use.arguments)})"
                report.add("S310", found.path, written, ", ".join(sorted(SEEN_BY_ALL | SEEN_IF_TOLD)))


def _check_own(parsed: Parsed, me: str, path: Path, report: Report, scenario: BaseModel) -> None:
    """A closed option must not tell its seat what it cannot know, nor wait for what it can never learn."""
    assert isinstance(scenario, Scenario)
    for use in parsed.uses:
        written = f"{use.function}({', '.join(use.arguments)})"
        if use.function in SEEN_IF_TOLD:
            hidden = sorted(one.id for one in behind(use, scenario) if one.told == "" and one.seat != me)
            if hidden:
                report.add("S307", path, written, f'told: "…" ({", ".join(hidden)})')
            continue
        if use.function == "known" and use.arguments[0] == me and use.arguments[1] in scenario.facts:
            if not may_learn(scenario, me, use.arguments[1]):
                report.add("S308", path, written, "held_by, knows, seen_at, reveals")
            continue
        if use.function in PUBLIC or (use.function in OF_ME and use.arguments[0] == me):
            continue
        allowed = f"{use.function}({me}…)" if use.function in OF_ME else ", ".join(sorted(OF_ME | PUBLIC))
        report.add("S307", path, written, allowed)


def _check_read(parsed: Parsed, found: Found, scenario: Scenario, report: Report) -> None:
    """A text must not vary with what its reader cannot see: it would tell."""
    reader = reader_of(found)
    for use in parsed.uses:
        if not sees(reader, use, scenario):
            allowed = sorted(SEEN_BY_ALL) + (
                [] if reader is None else [f"{one}({reader}…)" for one in sorted(SEEN_BY_ONE)]
            )
            report.add("S309", found.path, f"{use.function}({', '.join(use.arguments)})", ", ".join(allowed))


def _check_local_names(scenario: Scenario, report: Report) -> None:
    """Names that only mean something inside their clause or agenda."""
    for name, clause in scenario.clauses.items():
        base = clause.options.get(clause.base)
        if base is None:
            report.unknown("S204", ("clauses", name, "base"), clause.base, clause.options)
        elif base.closed or base.when is not None:
            report.add("S415", ("clauses", name, "options", clause.base), clause.base, "", key=True)
    _check_doings(scenario, report)
    for name, fact in scenario.facts.items():
        _check_contradicts(scenario, fact.contradicts, ("facts", name, "contradicts", "options"), report)
    form = scenario.clauses.get(scenario.project.form)
    if form is not None:
        for option in scenario.project.yields:
            if option not in form.options:
                report.unknown("S204", ("project", "yields", option), option, form.options, key=True)
        for rank, fit in enumerate(scenario.project.fits):
            if fit.form is not None and fit.form not in form.options:
                report.unknown("S204", ("project", "fits", rank, "form"), fit.form, form.options)
    for seat, agenda in scenario.agendas.items():
        parts = {*agenda.seeks, *agenda.red_zones, *agenda.pressures}
        for rank, mix in enumerate(agenda.excluded):
            for nth, part in enumerate(mix):
                if part not in parts:
                    report.unknown("S209", ("agendas", seat, "excluded", rank, nth), part, parts)


def _check_doings(scenario: Scenario, report: Report) -> None:
    """Parts sought that their structure has, options opened that are closed; closed ones that something opens."""
    opened = {option for _, does in scenario.doings() for option in does.opens}
    options = {f"{name}.{own}": one for name, clause in scenario.clauses.items() for own, one in clause.options.items()}
    closed = {name for name, option in options.items() if option.closed}
    for path, does in scenario.doings():
        for seat, part in does.seeks.items():
            known = scenario.agendas[seat].seeks if seat in scenario.agendas else {}
            if known and part not in known:
                report.unknown("S209", (*path, "seeks", seat), part, known)
        for rank, option in enumerate(does.opens):
            if option not in closed and option in options:
                report.add("S515", (*path, "opens", rank), option, f"{option}: {{closed: true}}")
    for option in sorted(closed - opened):
        clause, _, own = option.partition(".")
        report.add("S516", ("clauses", clause, "options", own), option, f"does: {{opens: [{option}]}}", key=True)


def _check_contradicts(scenario: Scenario, contradicts: Contradicts | None, path: Path, report: Report) -> None:
    clause = scenario.clauses.get(contradicts.clause) if contradicts else None
    if contradicts is None or clause is None:
        return
    for rank, option in enumerate(contradicts.options):
        if option not in clause.options:
            report.unknown("S204", (*path, rank), option, clause.options)


def _check_ids(scenario: Scenario, report: Report) -> None:
    """No id twice, and none that conditions could not write."""
    for kind, places in _defined(scenario).items():
        met: set[str] = set()
        for name, path, key in places:
            if name in RESERVED or (name in WORDS and kind != "option"):
                report.add("S112", path, name, kind, key=key)
            if name in met and not kind.startswith("option"):
                report.add("S113", path, name, kind, key=key)
            met.add(name)


def _defined(scenario: Scenario) -> dict[str, list[tuple[str, Path, bool]]]:
    """Where ids are given, by kind: (id, path, whether it is a key)."""
    kinds: dict[str, list[tuple[str, Path, bool]]] = {}

    def put(kind: str, name: str, path: Path, key: bool = True) -> None:
        kinds.setdefault(kind, []).append((name, path, key))

    def put_keys(kind: str, names: Iterable[str], path: Path) -> None:
        for name in names:
            put(kind, name, (*path, name))

    put_keys("seat", scenario.structures, ("structures",))
    put_keys("fact", scenario.facts, ("facts",))
    put_keys("clause", scenario.clauses, ("clauses",))
    for name, clause in scenario.clauses.items():
        put_keys("option", clause.options, ("clauses", name, "options"))
    put_keys("ask", scenario.asks, ("asks",))
    for name, ask in scenario.asks.items():
        put_keys(f"option of {name}", ask.boxes, ("asks", name, "boxes"))
    for seat, agenda in scenario.agendas.items():
        for group in ("seeks", "red_zones", "pressures"):
            put_keys(f"agenda {seat}", getattr(agenda, group), ("agendas", seat, group))
    for rank, act in enumerate(scenario.acts):
        put("act", act.id, ("acts", rank, "id"), False)
        for nth, step in enumerate(act.course):
            put("step", step.id, ("acts", rank, "course", nth, step.kind), False)
        for nth, scene in enumerate(act.scenes):
            put("scene", scene.id, ("acts", rank, "scenes", nth, "id"), False)
            for row, choice in enumerate(scene.choices):
                path = ("acts", rank, "scenes", nth, "choices", row)
                put("choice", choice.id, (*path, "id"), False)
                for flag_rank, flag in enumerate(choice.sets):
                    put(f"option flag of {choice.id}", flag, (*path, "sets", flag_rank), False)
    for rank, ending in enumerate(scenario.endings):
        put("ending", ending.id, ("endings", rank, "id"), False)
    for rank, judged in enumerate(scenario.evidence):
        put("evidence", judged.id, ("evidence", rank, "id"), False)
    return kinds
