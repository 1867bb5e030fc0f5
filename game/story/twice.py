"""What is said twice (S218), what a structure does to itself (S219), what spends or gains nothing (S115), what
readers cannot tell apart (S220): nonsense that no type catches."""

from collections.abc import Iterable, Iterator
from typing import Any

from game.story.diagnostics import Path, Report
from game.story.doing import Does, Spent
from game.story.fields import Part
from game.story.models import Choice, Scenario
from game.story.walk import field_name


def check_twice(scenario: Scenario, report: Report) -> None:
    """S218 for a name that stands twice in a list, or a pair in that of trust; S219; S220; S115."""
    for path, names in _lists(scenario, ()):
        _once(names, path, report)
    _once([(one.of, one.into) for one in scenario.trust], ("trust",), report)
    for path, one, other in _alone(scenario):
        if one == other:
            report.add("S219", path, one)
    for texts in _read_together(scenario):
        met = {}
        for path, text in texts:
            if text.casefold() in met:
                report.add("S220", path, text)
            met[text.casefold()] = path
    told = {(one.line, one.column) for one in report.problems}
    for path, spent in _spent(scenario):
        mended = {report.place((*path, name)) for name in type(spent).model_fields}
        if not (spent.days or spent.money or mended & told):
            report.add("S115", path, "0", "days | money")


def _lists(value: Any, path: Path) -> Iterator[tuple[Path, list[str]]]:
    """Every list of words, with its place."""
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _lists(getattr(value, name), (*path, field_name(type(value), name)))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _lists(item, (*path, key))
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield path, value
        for rank, item in enumerate(value):
            yield from _lists(item, (*path, rank))


def _once(names: Iterable[str | tuple[str, ...]], path: Path, report: Report) -> None:
    met = set()
    for rank, name in enumerate(names):
        if name in met:
            report.add("S218", (*path, rank), name if isinstance(name, str) else " → ".join(name))
        met.add(name)


def _alone(scenario: Scenario) -> Iterator[tuple[Path, str, str]]:
    """Who does something, and to whom, with its place."""
    for rank, one in enumerate(scenario.trust):
        yield ("trust", rank), one.of, one.into
    for name, clause in scenario.clauses.items():
        for own, option in clause.options.items():
            for payer, paid in option.pays.items():
                yield from ((("clauses", name, "options", own, "pays", payer, to), payer, to) for to in paid)
    for at, choice in scenario.placed_choices():
        yield from _of_choice(choice, at)
    for path, does in scenario.doings():
        if isinstance(does, Does):
            yield from (((*path, "gestures", rank), one.by, one.to) for rank, one in enumerate(does.gestures))
            yield from (((*path, "reveals", rank), one.by, one.to) for rank, one in enumerate(does.reveals))


def _read_together(scenario: Scenario) -> Iterator[list[tuple[Path, str]]]:
    """Texts among which people choose, or tell who is who, with their places."""
    seats = scenario.structures.items()
    yield [(("structures", seat, "name"), one.name) for seat, one in seats]
    yield [(("structures", seat, "short"), one.short) for seat, one in seats]
    yield [(("cards", card), text) for card, text in scenario.cards.items()]
    yield [
        (("cast", name, *place), text)
        for name, one in scenario.cast.items()
        for place, text in [(("name",), one.name), *((("also", rank), also) for rank, also in enumerate(one.also))]
    ]
    yield [(("clauses", name, "title"), clause.title) for name, clause in scenario.clauses.items()]
    for name, clause in scenario.clauses.items():
        yield [(("clauses", name, "options", own, "text"), option.text) for own, option in clause.options.items()]
    yield [(("asks", name, "title"), ask.title) for name, ask in scenario.asks.items()]
    for name, ask in scenario.asks.items():
        yield [(("asks", name, "boxes", own, "text"), box.text) for own, box in ask.boxes.items()]
    for path, scene in scenario.placed_scenes():
        for seat in scenario.structures:
            yield [
                ((*path, "choices", rank, "text"), one.text)
                for rank, one in enumerate(scene.choices)
                if one.seat == seat and one.when is None
            ]


def _spent(scenario: Scenario) -> Iterator[tuple[Path, Spent]]:
    """What is spent and gained, with its place."""
    for at, choice in scenario.placed_choices():
        for name in ("spends", "gains"):
            if getattr(choice, name) is not None:
                yield (*at, name), getattr(choice, name)
    for path, does in scenario.doings():
        yield from (((*path, "gains", seat), one) for seat, one in does.gains.items())
        if isinstance(does, Does):
            yield from (((*path, "spends", seat), one) for seat, one in does.spends.items())


def _of_choice(choice: Choice, path: Path) -> Iterator[tuple[Path, str, str]]:
    yield from (((*path, "gestures", rank), one.by, one.to) for rank, one in enumerate(choice.gestures))
    yield from (((*path, "reveals", rank), choice.seat, one.to) for rank, one in enumerate(choice.reveals))
    yield from (((*path, "promises", rank), choice.seat, one.to) for rank, one in enumerate(choice.promises))
