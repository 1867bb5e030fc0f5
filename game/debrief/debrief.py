"""The debrief of one play, in the order a good facilitator would follow: what happened, why, what it says, what now.

Everything is by permanent ids and `Words`, the same in every language; `as_json` gives it to pages and files.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from game.debrief import outcome as o
from game.debrief.bonds import Bonds, bonds
from game.debrief.common import CommonGood, band, common_good
from game.debrief.crossed import Crossed, crossed
from game.debrief.evidence import judge
from game.debrief.mine import Mine, mine
from game.debrief.outcome import Outcome, new_outcome
from game.debrief.reveal import Revealed, reveal
from game.debrief.story import Moment, Names, fork, happened, own_choices, step_of
from game.debrief.words import Words
from game.rules import state as s
from game.rules.packing import is_approach, topic_of_approach
from game.rules.state import State
from game.story import tables as t
from game.story.library import Library, Loaded

VERDICTS = ("none", "avoided", "brushed", "fallen")
PRACTISED = ("unknown", "not", "half", "practised")
BY_FACT = {o.KNOT_BURST, o.FACT_BEFORE, o.KNOT_LEFT}
BY_PACKAGE = {o.RED_UNVOICED, o.REFUSED_WHAT_SUITED}
BY_OPTION = {o.UNTESTED, o.TESTED}
BY_COUNT = {o.SPOKEN, o.FRAME_SET, o.BROUGHT_UP}
ITEMS_SHOWN = 6  # of one pitfall or approach


@dataclass(frozen=True)
class Item:
    """A piece of evidence: when, by whom ("" for the table), in words. `grade`: a verdict, "taken" or "missed"; `act`:
    of that time, "" for what was judged at the end."""

    tick: int
    by: str
    grade: str
    words: Words
    act: str = ""


@dataclass(frozen=True)
class Bill:
    """What a pitfall cost, as far as the ledger shows it."""

    days: float
    euros: float
    people: float


@dataclass(frozen=True)
class PitfallSeen:
    """A pitfall of the scenario, or another met on the way (`own` False)."""

    id: str
    own: bool
    verdict: str
    holds: dict[str, str]
    items: list[Item]
    bill: Bill
    title: Words
    text: Words


@dataclass(frozen=True)
class ApproachSeen:
    """An approach: opportunities met, taken, verdict ("not" of what was never done, "little" of what seldom was), by
    seat (met, taken)."""

    id: str
    own: bool
    verdict: str
    met: int
    taken: int
    by_seat: dict[str, tuple[int, int]]
    items: list[Item]
    title: Words
    text: Words


@dataclass(frozen=True)
class SheetShown:
    """The matching sheet, whole: each pitfall and approach with the moments at which it was met."""

    id: str
    title: Words
    pitch: Words
    pitfalls: dict[str, list[int]]
    approaches: dict[str, list[int]]
    practices: dict[str, list[Words]]
    tools: list[str]


@dataclass(frozen=True)
class Dial:
    """One dial: 0 to 100, and the band that people are shown."""

    value: float
    band: str


@dataclass(frozen=True)
class Why:
    """What each structure had in mind."""

    revealed: list[Revealed]


@dataclass(frozen=True)
class Says:
    pitfalls: list[PitfallSeen]
    approaches: list[ApproachSeen]
    dials: dict[str, dict[str, Dial]]
    people: dict[str, float]
    sheet: SheetShown | None
    testimony_title: Words | None
    testimony: Words | None


@dataclass(frozen=True)
class Debrief:
    """One play, told and read: see the module's sentence for the order."""

    scenario: str
    ending: str
    ending_kind: str
    happened: list[Moment]
    choices: dict[str, list[Moment]]
    why: Why
    says: Says
    now: list[Words]
    common_good: CommonGood
    bonds: Bonds
    crossed: list[Crossed]
    fork: Moment | None
    mine: dict[str, Mine]


def debrief(
    loaded: Loaded, library: Library, state: State, outcome: Outcome | None = None, people: Iterable[str] = ()
) -> Debrief:
    """The debrief of a play that is over. `outcome`: as `judge` filled it, or None to judge here; `people`: seats for
    which findings are made, all of them unless said."""
    frame, secrets, ids = loaded.tables
    if outcome is None:
        outcome = new_outcome(frame, secrets)
        judge(frame, secrets, state, outcome)
    ending = ids.endings[int(state.scal[s.ENDING])] if state.scal[s.ENDING] >= 0 else ""
    kind = next((one.kind for one in loaded.scenario.endings if one.id == ending), "")
    story = happened(loaded, state)
    return Debrief(
        scenario=loaded.scenario.id,
        ending=ending,
        ending_kind=kind,
        happened=story,
        choices=own_choices(loaded, state),
        why=Why(reveal(loaded, state)),
        says=says(loaded, library, state, outcome),
        now=questions(loaded, library),
        common_good=common_good(outcome),
        bonds=bonds(loaded, state),
        crossed=crossed(loaded, state),
        fork=fork(story),
        mine={seat: mine(loaded, state, outcome, seat) for seat in people or ids.seats},
    )


def as_json(told: Debrief) -> dict[str, Any]:
    """The debrief as plain JSON data; of the common good, the four names that readers of `debrief --json` count on."""
    found = asdict(told)
    del found["common_good"]["foreseen"]
    return found


def says(loaded: Loaded, library: Library, state: State, outcome: Outcome) -> Says:
    ids = loaded.tables.names
    names = Names(loaded, state)
    sheet = library.sheets.get(loaded.scenario.sheet)
    pitfalls = pitfalls_seen(loaded, library, names, outcome)
    approaches = approaches_seen(loaded, library, names, outcome)
    shown = None
    testimony = None
    if sheet is not None:
        shown = SheetShown(
            sheet.id,
            Words(path=f"{sheet.id}.title"),
            Words(path=f"{sheet.id}.pitch"),
            {one: ticks(pitfalls, one) for one in sheet.pitfalls},
            {one: ticks(approaches, one) for one in sheet.approaches},
            {
                one: [Words(path=f"{sheet.id}.approaches.{one}.practices.{key}") for key in approach.practices]
                for one, approach in sheet.approaches.items()
            },
            list(sheet.tools),
        )
        if loaded.scenario.id in sheet.testimonies:
            testimony = f"{sheet.id}.testimonies.{loaded.scenario.id}"
    dials = {
        seat: {
            dial: Dial(float(outcome.dials[code, k]), band(float(outcome.dials[code, k])))
            for k, dial in enumerate(o.DIALS)
        }
        for code, seat in enumerate(ids.seats)
    }
    good = common_good(outcome).band
    for own in dials.values():
        own["common_good"] = Dial(own["common_good"].value, good)
    people = dict(
        zip(("project", "elsewhere", "best", "stopping"), (float(one) for one in outcome.people), strict=True)
    )
    return Says(
        pitfalls,
        approaches,
        dials,
        people,
        shown,
        Words(path=f"{testimony}.title") if testimony else None,
        Words(path=f"{testimony}.happened") if testimony else None,
    )


def ticks(seen: list[PitfallSeen] | list[ApproachSeen], topic: str) -> list[int]:
    """Moments of an act in which this pitfall or approach arose: never those in which nothing of it was done, nor what
    was judged once at the end."""
    met = (item for one in seen if one.id == topic for item in one.items)
    return sorted({item.tick for item in met if item.act and item.grade not in ("missed", "none")})


def items(names: Names, outcome: Outcome, topic: int) -> list[Item]:
    """Evidence on a topic in the order of the play, the heaviest kept where there is much; the same sentence once."""
    found: list[tuple[int, Item]] = []
    met: set[tuple[str, str]] = set()
    for row in outcome.item[: int(outcome.scal[o.OUT_ITEMS])]:
        if row[o.TOPIC] != topic:
            continue
        words = words_of(names, row)
        same = (words.path, f"{words.say}{sorted(words.args.items())}")
        if same in met:
            continue
        met.add(same)
        grade = int(row[o.GRADE])
        word = ("taken" if grade else "missed") if is_approach(topic) else VERDICTS[grade]
        found.append((grade, Item(int(row[o.I_MOMENT]), names.seat(int(row[o.I_BY])), word, words, act_of(names, row))))
    if len(names.ids.seats) > ITEMS_SHOWN:
        found = together(together(found, "by"), "to")
    kept = sorted(found, key=lambda one: -one[0])[:ITEMS_SHOWN]
    return sorted((item for _, item in kept), key=lambda item: item.tick)


def act_of(names: Names, row: t.Ints) -> str:
    """The act in which a piece of evidence was found, "" for what the scenario judges once, at the end."""
    event = names.state.event[: int(names.state.scal[s.EVENTS])]
    judged = row[o.RULE] == o.OWN and row[o.I_BY] < 0
    step = step_of(event[:, [s.MOMENT, s.E_STEP]].tolist(), int(row[o.I_MOMENT]))
    return "" if judged or step < 0 else names.act(step)


def together(found: list[tuple[int, Item]], whom: str) -> list[tuple[int, Item]]:
    """Where structures are more than lines: sentences that differ only by `whom` they name become one, of them all."""
    groups: dict[tuple[int, str, str], tuple[Item, list[str]]] = {}
    for grade, item in found:
        args = item.words.args
        rest = {name: value for name, value in args.items() if name != whom}
        name = item.words.path or (item.words.say if args.get(whom) else f"{item.words.say} {item.tick}")
        who = args.get(whom, item.by if whom == "by" and item.words.path else "")
        groups.setdefault((grade, name, f"{sorted(rest.items())}"), (item, []))[1].append(who)
    return [
        (grade, replace(item, words=replace(item.words, args={**item.words.args, whom: who})) if len(who) > 1 else item)
        for (grade, _, _), (item, who) in groups.items()
    ]


def words_of(names: Names, row: t.Ints) -> Words:
    """The sentence of a piece of evidence: the scenario's own `because`, or that of the rule that found it."""
    rule, what = int(row[o.RULE]), int(row[o.I_WHAT])
    if rule == o.OWN:
        path = names.ids.evidence[what]
        if is_approach(row[o.TOPIC]) and row[o.GRADE] == 0:
            # Its sentence tells what was not done: the option that was open is shown instead.
            return Words(say="a.own.0", args={"by": names.seat(int(row[o.I_BY])), "choice": path.split(".")[1]})
        return names.path(f"{path}.because")
    args: dict[str, Any] = {"by": names.seat(int(row[o.I_BY])), "to": names.seat(int(row[o.I_TO]))}
    if is_approach(row[o.TOPIC]):
        way: int | str = int(row[o.GRADE])
        if rule in BY_COUNT:
            args["n"] = what
            way = way or (0 if what else "none")
        elif rule == o.LOOKED_AHEAD:
            way = way or {o.WENT: "unasked", o.ASKED_FOR: "unseen"}.get(what, 0)
        return Words(say=f"a.{o.RULES[rule]}.{way}", args=args)
    if rule in BY_FACT:
        args["fact"] = names.ids.facts[what]
    elif rule in BY_PACKAGE:
        args["package"] = names.package(what)
    elif rule in BY_OPTION:
        args["option"] = names.ids.options[what]
    else:
        args["n"] = what
    return Words(say=f"p.{o.RULES[rule]}", args=args)


def sheet_of(library: Library, topic: str) -> str:
    """The sheet that holds a pitfall or an approach, "" if none is loaded."""
    return next(
        (sheet.id for sheet in library.sheets.values() if topic in sheet.pitfalls or topic in sheet.approaches), ""
    )


def pitfalls_seen(loaded: Loaded, library: Library, names: Names, outcome: Outcome) -> list[PitfallSeen]:
    """Those of the scenario, with or without a verdict, then others that were met."""
    own = list(loaded.scenario.pitfalls)
    others = [name for code, name in enumerate(t.PITFALLS) if name not in own and outcome.pitfall[code] > 0]
    seen = []
    for name in [*own, *others]:
        code = t.PITFALLS.index(name)
        root = f"{sheet_of(library, name)}.pitfalls.{name}"
        holds = {seat: t.HOLDS[int(outcome.hold[at, code])] for at, seat in enumerate(names.ids.seats)}
        bill = Bill(*(round(float(one), 1) for one in outcome.bill[code]))
        seen.append(
            PitfallSeen(
                name,
                name in own,
                VERDICTS[int(outcome.pitfall[code])],
                holds,
                items(names, outcome, code),
                bill,
                Words(path=f"{root}.title"),
                Words(path=f"{root}.text"),
            )
        )
    return seen


def approaches_seen(loaded: Loaded, library: Library, names: Names, outcome: Outcome) -> list[ApproachSeen]:
    """Those of the scenario, then others on which there is enough evidence."""
    own = list(loaded.scenario.approaches)
    others = [
        name for code, name in enumerate(t.APPROACHES) if name not in own and outcome.approach[code, o.VERDICT] > 0
    ]
    seen = []
    for name in [*own, *others]:
        code = t.APPROACHES.index(name)
        met, taken, verdict = (int(one) for one in outcome.approach[code])
        root = f"{sheet_of(library, name)}.approaches.{name}"
        by_seat = {
            seat: (int(outcome.part[code, at, 0]), int(outcome.part[code, at, 1]))
            for at, seat in enumerate(names.ids.seats)
        }
        seen.append(
            ApproachSeen(
                name,
                name in own,
                "little" if taken and verdict == o.NOT_PRACTISED else PRACTISED[verdict],
                met,
                taken,
                by_seat,
                items(names, outcome, topic_of_approach(code)),
                Words(path=f"{root}.title"),
                Words(path=f"{root}.text"),
            )
        )
    return seen


def questions(loaded: Loaded, library: Library) -> list[Words]:
    """The scenario's own questions for the group, then those of its sheet."""
    own = [Words(path=f"{loaded.scenario.id}.questions.{key}") for key in loaded.scenario.questions]
    sheet = library.sheets.get(loaded.scenario.sheet)
    return own + [Words(path=f"{sheet.id}.questions.{key}") for key in sheet.questions] if sheet else own
