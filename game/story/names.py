"""Permanent ids and the codes that stand for them in the tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from game.story import tables as t
from game.story.agreeing import Agreement, agreement
from game.story.doing import counters
from game.story.models import Scenario


class Ids:
    """Ids by code and codes by id: `ids[3]`, `ids.code["founder"]`."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.all = tuple(ids)
        self.code = {name: code for code, name in enumerate(self.all)}

    def __getitem__(self, code: int) -> str:
        return self.all[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def __contains__(self, name: object) -> bool:
        return name in self.code

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ids) and other.all == self.all

    def __hash__(self) -> int:
        return hash(self.all)

    def __repr__(self) -> str:
        return f"Ids{self.all!r}"


class Read(NamedTuple):
    """A variant of a text. `text`: path of the text that it stands for; `path`: its own; both without the scenario's
    id. `seat`: who reads it, -1 for all; `when`: first row of its condition, or -1."""

    text: str
    path: str
    seat: int
    when: int


class Somebody(NamedTuple):
    """One of the cast. `seat`: of its structure, -1 for none; `portrait`: "" where nothing is said."""

    id: str
    seat: int
    portrait: str


class Hanging(NamedTuple):
    """What hangs on who signs. `step`: of its table; `signers`: how many at least, 0 for any number; `options`: codes
    of those of which what is signed must hold one, none for any."""

    id: str
    step: int
    signers: int
    options: tuple[int, ...]


@dataclass(frozen=True)
class Names:
    """Every id that has a code. Acts and steps follow their order in the file; evidence has the path of its
    `because`.
    """

    scenario: str
    seats: Ids
    facts: Ids
    clauses: Ids
    options: Ids  # absolute; "clause.option"
    scenes: Ids
    choices: Ids
    flags: Ids
    endings: Ids
    cards: Ids
    parts: Ids  # "seat.part"
    gestures: Ids
    steps: Ids
    acts: Ids
    home_events: Ids  # "seat.event", in the order of their rows
    evidence: Ids  # by its `number` in the rows: "choices.CH.evidence.0", then "evidence.ID"
    counters: Ids
    asks: Ids
    boxes: Ids  # "ask.box"
    reads: tuple[Read, ...] = ()  # the texts that vary
    people: tuple[Somebody, ...] = ()  # the cast, in the order of the file
    agrees: tuple[Agreement, ...] = ()  # how what is said of each seat agrees
    hangs: tuple[Hanging, ...] = ()  # in the order of the file


def names(scenario: Scenario) -> Names:
    """The codes of a scenario whose ids are known to be sound."""
    seats = sorted(scenario.structures)
    scenes = sorted(scenario.scenes(), key=lambda scene: scene.id)
    choices = [choice for scene in scenes for choice in sorted(scene.choices, key=lambda choice: choice.id)]
    steps = [step.id for act in scenario.acts for step in act.course]
    options = [
        f"{clause}.{option}"
        for clause in sorted(scenario.clauses)
        for option in sorted(scenario.clauses[clause].options)
    ]
    parts = []
    for seat in seats:
        agenda = scenario.agendas[seat]
        for group in (agenda.seeks, agenda.red_zones, agenda.pressures):
            parts += [f"{seat}.{part}" for part in sorted(group)]
    evidence = [f"choices.{choice.id}.evidence.{rank}" for choice in choices for rank in range(len(choice.evidence))]
    evidence += [f"evidence.{judged}" for judged in sorted(judged.id for judged in scenario.evidence)]
    return Names(
        scenario=scenario.id,
        seats=Ids(seats),
        facts=Ids(sorted(scenario.facts)),
        clauses=Ids(sorted(scenario.clauses)),
        options=Ids(options),
        scenes=Ids(scene.id for scene in scenes),
        choices=Ids(choice.id for choice in choices),
        flags=Ids(sorted({flag for choice in choices for flag in choice.sets})),
        endings=Ids(sorted(ending.id for ending in scenario.endings)),
        cards=Ids(sorted(scenario.cards)),
        parts=Ids(parts),
        gestures=Ids(t.GESTURES),
        steps=Ids(steps),
        acts=Ids(act.id for act in scenario.acts),
        home_events=Ids(f"{seat}.{event}" for seat in seats for event in sorted(scenario.home_events.get(seat, {}))),
        evidence=Ids(evidence),
        people=tuple(
            Somebody(key, seats.index(one.of) if one.of else -1, one.portrait or "")
            for key, one in scenario.cast.items()
        ),
        agrees=tuple(
            agreement(one.name, one.gender, one.number) for one in (scenario.structures[seat] for seat in seats)
        ),
        counters=Ids(sorted({name for _, does in scenario.doings() for name in counters(does)})),
        hangs=tuple(
            Hanging(key, steps.index(one.table), one.signers or 0, tuple(options.index(name) for name in one.options))
            for key, one in scenario.hangs.items()
        ),
        asks=Ids(sorted(scenario.asks)),
        boxes=Ids(f"{ask}.{box}" for ask in sorted(scenario.asks) for box in sorted(scenario.asks[ask].boxes)),
    )
