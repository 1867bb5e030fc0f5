"""A checked scenario made into the integer tables that the rules read (see tables.py for what stands where)."""

import zlib
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from game.story import tables as t
from game.story.coding import LEVELS, Coding
from game.story.doing import events_of
from game.story.gifts import gifts
from game.story.models import Choice, Evidence, Option, Scenario, Scene, Step
from game.story.names import Names, names
from game.story.reading import reads
from game.story.secret_tables import secret_tables
from game.story.table_steps import ALL, MAJORITY, Round

GRADES = {"fallen": t.FALLEN, "brushed": t.BRUSHED, "avoided": t.AVOIDED}
EVENTS_CAP = 20_000  # more are refused by `check`
SHOWN = ("total", "each", "claims")
VISITS_MAX = 3  # as in the rules: a scene met more often is a circle


class Tables(NamedTuple):
    """A scenario as the rules see it: public tables, secret tables, and the ids of every code."""

    frame: t.Frame
    secrets: t.Secrets
    names: Names


class Bounds(NamedTuple):
    """How long the lists of a play can get."""

    events: int
    packages: int
    pending: int


def bounds(scenario: Scenario) -> Bounds:
    """Longest lists of a play: events, packages put on tables, answers that wait."""
    seats = len(scenario.structures)
    course = [step for act in scenario.acts for step in act.course]
    rounds = sum(len(step.rounds or ()) for step in course)
    beside = sum(step.scenes is None for step in course) + rounds
    opened = sum(step.does.events(seats) for step in course if step.does)
    events = opened + max(
        64 + 40 * (len(course) + rounds) * seats + 8 * len(scenario.scenes()),
        64 + 40 * beside * seats + VISITS_MAX * sum(_events_of(scene, seats) for scene in scenario.scenes()),
    )
    return Bounds(events, 8 + seats * rounds * 2, 4 * seats * seats + 8)


def _events_of(scene: Scene, seats: int) -> int:
    """The most events of one visit to a scene: each seat takes the choice that makes most of them."""
    most: dict[str, int] = {}
    for choice in scene.choices:
        events = (
            1 + len(choice.evidence) + 2 * len(choice.gestures) + len(choice.promises) + seats * len(choice.against)
        )
        events += events_of(choice.does)
        events += sum(2 + (seats if one.to == "all" else 1) for one in choice.reveals)  # each may find a lie out
        most[choice.seat] = max(events, most.get(choice.seat, 0))
    opened = sum(does.events(seats) for does in (scene.does, *(way.does for way in scene.next)) if does)
    return 1 + opened + sum(most.values()) + sum(len(choice.evidence) for choice in scene.choices)


def build(scenario: Scenario) -> Tables:
    """Tables of a scenario without errors (see `library.load`). All arrays are C-contiguous, int64 or float64.

    Raises KeyError or ValueError on a scenario that `references.check` refuses.
    """
    return _Builder(scenario).tables()


class _Builder:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.coding = Coding(names(scenario))
        self.names = self.coding.names
        self.rows = self.coding.rows
        self.seats = len(self.names.seats)
        self.form = scenario.project.form

    def tables(self) -> Tables:
        option = self._option()
        seat = self._frame_seat()
        scene, choice = self._scenes()
        course = self._course()
        size = self._size()
        secrets = secret_tables(self.scenario, self.coding)
        told = replace(self.names, reads=reads(self.scenario, self.coding))
        clause, fact = self._clause(), self._fact()
        row = self.rows.array()
        frame = t.Frame(
            size=size,
            seat=seat,
            option=option,
            clause=clause,
            course=course,
            scene=scene,
            choice=choice,
            gift=gifts(choice, seat, row),
            ask=self._ask(),
            box=self._box(),
            fact=fact,
            row=row,
        )
        return Tables(frame, secrets, told)

    # public tables

    def _frame_seat(self) -> t.Floats:
        array = np.zeros((self.seats, t.N_FRAME_SEAT + len(self.names.options)), dtype=np.float64)
        for seat, name in enumerate(self.names.seats):
            structure = self.scenario.structures[name]
            array[seat, : t.N_FRAME_SEAT] = (
                structure.required,
                structure.influence.pressure,
                structure.influence.goodwill,
                structure.mobilises,
                structure.means.days,
                structure.means.money,
                structure.playable,
                len(self.scenario.agendas[name].pressures),
            )
            for option, weight in structure.leans.items():
                array[seat, t.N_FRAME_SEAT + self.names.options.code[option]] = weight
        return array

    def _option(self) -> t.Floats:
        seats = self.seats
        array = np.zeros((len(self.names.options), t.N_OPTION + 2 * seats + seats * seats), dtype=np.float64)
        for row, name in enumerate(self.names.options):
            clause_name, option_name = name.split(".")
            clause = self.scenario.clauses[clause_name]
            option: Option = clause.options[option_name]
            array[row, t.OF_CLAUSE] = self.names.clauses.code[clause_name]
            array[row, t.GAGE] = t.GAGES.index(option.gage or "")
            array[row, t.LIGHTER] = option.lighter
            array[row, t.IS_BASE] = clause.base == option_name
            array[row, t.CLOSED] = option.closed
            array[row, t.OPTION_IF] = self.coding.condition(option.when)
            if clause_name == self.form:
                yields = self.scenario.project.yields[option_name]
                people = [*yields.people, yields.people[-1], yields.people[-1]][:3]
                array[row, t.YIELD_1 : t.YIELD_3 + 1] = people
                array[row, t.NEEDS_DAYS] = yields.needs_days
            for seat, days in option.days.items():
                array[row, t.N_OPTION + self.names.seats.code[seat]] = days
            for seat, money in option.money.items():
                array[row, t.N_OPTION + seats + self.names.seats.code[seat]] = money
            for payer, paid in option.pays.items():
                for to, money in paid.items():
                    payment = self.names.seats.code[payer] * seats + self.names.seats.code[to]
                    array[row, t.N_OPTION + 2 * seats + payment] = money
        return array

    def _clause(self) -> t.Ints:
        array = np.zeros((len(self.names.clauses), t.N_CLAUSE), dtype=np.int64)
        start = 0
        for row, name in enumerate(self.names.clauses):
            clause = self.scenario.clauses[name]
            array[row] = (start, start + len(clause.options), self.names.options.code[f"{name}.{clause.base}"])
            start += len(clause.options)
        return array

    def _course(self) -> t.Ints:
        course: list[tuple[int, Step]] = [
            (act, step) for act, told in enumerate(self.scenario.acts) for step in told.course
        ]
        array = np.zeros((len(course), t.N_COURSE), dtype=np.int64)
        met = [0] * len(t.COURSE_KINDS)
        for row, (act, step) in enumerate(course):
            kind = t.COURSE_KINDS.index(step.kind)
            array[row, t.STEP_KIND] = kind
            array[row, t.STEP_SCENE] = self.names.scenes.code[step.scenes] if step.scenes else -1
            array[row, t.STEP_ROUNDS] = len(step.rounds or ())
            array[row, t.STEP_REOPENS] = step.reopens
            array[row, t.STEP_MOVES] = self._guessed(step) if step.guess else _moves(step)
            array[row, t.STEP_IF] = self.coding.condition(step.when)
            array[row, t.STEP_ACT] = act
            array[row, t.STEP_NTH] = met[kind]
            array[row, t.STEP_DOES_FROM : t.STEP_DOES_TO + 1] = self.coding.done(step.does)
            array[row, t.STEP_WITH : t.STEP_ROUND_MOVES + 1] = self._masks(step)
            array[row, t.STEP_ASK] = self.names.asks.code[step.what] if step.what else -1
            array[row, t.STEP_SHOWN] = SHOWN.index(step.shown or "total")
            met[kind] += 1
        return array

    def _ask(self) -> t.Ints:
        array = np.zeros((len(self.names.asks), t.N_ASK), dtype=np.int64)
        start = 0
        for row, name in enumerate(self.names.asks):
            ask = self.scenario.asks[name]
            array[row] = start, start + len(ask.boxes), ask.most_days
            start += len(ask.boxes)
        return array

    def _box(self) -> t.Floats:
        array = np.zeros((len(self.names.boxes), t.N_BOX + self.seats), dtype=np.float64)
        for row, name in enumerate(self.names.boxes):
            ask, own = name.split(".")
            box = self.scenario.asks[ask].boxes[own]
            people = [box.people_of(seat) for seat in self.names.seats]
            yields = t.YIELDS.index(box.yields or "")
            array[row] = (self.names.asks.code[ask], yields, box.at_least or 0, box.over, *people)
        return array

    def _masks(self, step: Step) -> tuple[int, int, int, int, int]:
        """Who sits, which clauses are on the table, who signs, whether most do, the rows of its rounds."""
        seats, clauses = self.names.seats.code, self.names.clauses.code
        sits = sum(1 << seats[seat] for seat in set(step.sits or ()))
        on_table = sum(1 << clauses[clause] for clause in set(step.clauses or ()))
        there = set(step.sits or seats)
        signs = [name for name in there if self.scenario.structures[name].required]
        if step.required is not None:
            signs = list(there) if ALL in step.required else [one for one in step.required if one != MAJORITY]
        signing = step.table is not None and (step.required or step.sits)
        mask = 1 + sum(1 << seats[seat] for seat in set(signs)) if signing else 0
        rounds = step.rounds or []
        rows = [(_table_moves(one),) for one in rounds] if any(one.moves is not None for one in rounds) else []
        first = self.rows.add(rows)[0] + 1 if rows else 0
        return sits, on_table, mask, int(MAJORITY in (step.required or ())), first

    def _guessed(self, step: Step) -> int:
        """Mask of the seats that a guess is about first."""
        return sum(1 << self.names.seats.code[seat] for seat in set(step.of or ()))

    def _scenes(self) -> tuple[t.Ints, t.Ints]:
        scenes = {scene.id: scene for scene in self.scenario.scenes()}
        scene_array = np.zeros((len(self.names.scenes), t.N_SCENE), dtype=np.int64)
        choice_array = np.zeros((len(self.names.choices), t.N_CHOICE), dtype=np.int64)
        row = 0
        for code, name in enumerate(self.names.scenes):
            scene = scenes[name]
            start = row
            for choice in sorted(scene.choices, key=lambda choice: choice.id):
                choice_array[row] = self._choice(choice, code)
                row += 1
            leads = [
                (self.coding.condition(way.when), self.coding.goto(way.goto), *self.coding.done(way.does))
                for way in scene.next
            ]
            scene_array[code] = (start, row, *self.rows.add(leads), *self.coding.done(scene.does))
        return scene_array, choice_array

    def _choice(self, choice: Choice, scene: int) -> tuple[int, ...]:
        evidence = [
            self._evidence(one, f"choices.{choice.id}.evidence.{rank}") for rank, one in enumerate(choice.evidence)
        ]
        when = self.coding.condition(choice.when)
        return (
            self.names.seats.code[choice.seat],
            when,
            self.coding.goto(choice.goto),
            t.SEEN_BY_NONE if not choice.told else t.SEEN_UNSIGNED if choice.unsigned else t.SEEN,
            *self.rows.add(self._effects(choice)),
            *self.rows.add(evidence),
            scene,
        )

    def _effects(self, choice: Choice) -> list[tuple[float, ...]]:
        facts = self.names.facts.code
        rows: list[tuple[float, ...]] = [self.coding.gesture(gesture) for gesture in choice.gestures]
        if choice.spends:
            rows.append((t.EFFECT_SPEND, choice.spends.days, choice.spends.money))
        if choice.gains:
            rows.append((t.EFFECT_GAIN, choice.gains.days, choice.gains.money))
        rows += [(t.EFFECT_REVEAL, facts[reveal.fact], self.coding.audience(reveal.to)) for reveal in choice.reveals]
        rows += [
            (
                t.EFFECT_PROMISE,
                self.coding.audience(promise.to),
                self.names.options.code[promise.against],
            )
            for promise in choice.promises
        ]
        rows += [(t.EFFECT_AGAINST, self.names.options.code[option]) for option in choice.against]
        if choice.home:
            rows.append((t.EFFECT_HOME, 1 if choice.home == "tightens" else -1))
        rows += [(t.EFFECT_SET, self.names.flags.code[flag]) for flag in choice.sets]
        return rows + self.coding.doing(choice.does)

    def _evidence(self, evidence: Evidence, path: str) -> tuple[float, ...]:
        if evidence.pitfall is not None:
            topic, grade = t.PITFALLS.index(evidence.pitfall), GRADES[evidence.grade or ""]
        else:
            topic, grade = t.APPROACH + t.APPROACHES.index(evidence.approach or ""), 0
        return (topic, grade, self.coding.condition(evidence.when), self.names.evidence.code[path])

    def _judged(self) -> tuple[int, int]:
        """Rows judged at the end, each followed by its holds. Gives the first row and how many are judged."""
        rows: list[tuple[float, ...]] = []
        for judged in sorted(self.scenario.evidence, key=lambda judged: judged.id):
            rows.append(self._evidence(judged, f"evidence.{judged.id}"))
            holds = [t.HOLDS.index(judged.hold[seat]) if seat in judged.hold else -1 for seat in self.names.seats]
            holds += [-1] * (-len(holds) % t.N_ROW)
            rows += [tuple(holds[at : at + t.N_ROW]) for at in range(0, len(holds), t.N_ROW)]
        return self.rows.add(rows)[0], len(self.scenario.evidence)

    def _fact(self) -> t.Ints:
        array = np.zeros((len(self.names.facts), t.N_FACT), dtype=np.int64)
        places = list(self.scenario.facts)
        for row, name in enumerate(self.names.facts):
            fact = self.scenario.facts[name]
            array[row, t.SENSITIVITY] = LEVELS[fact.sensitivity]
            array[row, t.FACT_PLACE] = places.index(name)
            array[row, t.SEEN_AT] = self.names.seats.code[fact.seen_at] if fact.seen_at else -1
            array[row, t.FACT_CLAUSE] = -1
            if fact.contradicts:
                array[row, t.FACT_CLAUSE] = self.names.clauses.code[fact.contradicts.clause]
                array[row, t.FACT_OPTIONS] = sum(
                    1 << self.names.options.code[f"{fact.contradicts.clause}.{option}"]
                    for option in set(fact.contradicts.options)
                )
        return array

    def _size(self) -> t.Ints:
        endings = [
            (self.coding.condition(ending.when), t.ENDING_KINDS.index(ending.kind), self.names.endings.code[ending.id])
            for ending in self.scenario.endings
        ]
        ending_at = self.rows.add(endings)[0]
        judged_at, judged = self._judged()
        red = [zone.options for agenda in self.scenario.agendas.values() for zone in agenda.red_zones.values()]
        red_mask = 0
        for option in {option for zone in red for option in zone}:
            red_mask |= 1 << self.names.options.code[option]
        course = [step.kind for act in self.scenario.acts for step in act.course]
        limits = bounds(self.scenario)
        array = np.zeros(t.N_SIZE, dtype=np.int64)
        for index, value in {
            t.SEATS: self.seats,
            t.FACTS: len(self.names.facts),
            t.CLAUSES: len(self.names.clauses),
            t.OPTIONS: len(self.names.options),
            t.STEPS: len(course),
            t.SCENES: len(self.names.scenes),
            t.CHOICES: len(self.names.choices),
            t.FLAGS: len(self.names.flags),
            t.ENDINGS: len(self.names.endings),
            t.CARDS: len(self.names.cards),
            t.FORM: self.names.clauses.code[self.form],
            t.PACKAGES: int(np.prod([len(clause.options) for clause in self.scenario.clauses.values()])),
            t.ENDING_AT: ending_at,
            t.JUDGED_AT: judged_at,
            t.JUDGED: judged,
            t.PERIODS: course.count("delivery"),
            t.RED_ZONES_ALL: red_mask.bit_count(),
            t.EVENTS_MAX: limits.events,
            t.PACKAGES_MAX: limits.packages,
            t.PENDING_MAX: limits.pending,
            t.RED_MASK: red_mask,
            t.COUNTERS: len(self.names.counters),
            t.ASKS: len(self.names.asks),
            t.BOXES: len(self.names.boxes),
            t.KEY: self.names.clauses.code[self.scenario.key] + 1 if self.scenario.key else 0,
            t.CODE: zlib.crc32(self.scenario.id.encode()) % 32_768,
        }.items():
            array[index] = value
        return array


def _table_moves(one: Round) -> int:
    """Mask over TABLE_MOVES of a round; all where it says nothing."""
    return sum(1 << t.TABLE_MOVES.index(move) for move in set(t.TABLE_MOVES if one.moves is None else one.moves))


def _moves(step: Step) -> int:
    """Mask over CORRIDOR_MOVES. One may always let a slot pass; without `moves` the usual ones are open."""
    if step.corridor is None:
        return 0
    if step.moves is None:
        return t.USUAL_MOVES
    mask = 1 << t.CORRIDOR_MOVES.index("pass")
    for move in step.moves:
        mask |= 1 << t.CORRIDOR_MOVES.index(move)
    return mask
