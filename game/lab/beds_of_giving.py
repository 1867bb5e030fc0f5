"""Beds where one gives or not: a common pot filled round after round, and a sum sent to one who may give back.

What is put in the pot is chosen in a scene, in sixths of what one could; each amount is an act that costs days and
helps those of one's group.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from game.lab.beds import NAMES, NOTHING, Json, agenda, scenario, structure
from game.story.build import Tables

LEVELS = 6  # amounts one chooses among, nothing and everything included
ROUND_DAYS = 10.0  # what one could put in the pot in a round
STRENGTH = (1, 1, 1, 2, 2, 3)  # how strongly an amount helps: nothing ignores
NO_TABLE: Json = {
    "title": "…",
    "question": "…",
    "base": "none",
    "options": {"none": {"text": "…"}, "form": {"text": "…"}},
}
TALKS = {"none": (), "in_person": ("listen", "reassure", "visit"), "in_writing": ("tell",)}

Group = tuple[str, ...]
Round = tuple[Group, ...]


@dataclass(frozen=True)
class Pot:
    """What a common pot is like. `returned`: what comes back to oneself of each day put in; `seen`: whether the others
    see what one put; `talk`: one of TALKS, before the first round; `uneven`: how many times more than the others the
    first of each group could put; `urgency`: of the pressure at home; `afresh`: the round with which a second act
    begins."""

    rounds: tuple[Round, ...]
    returned: float = 0.4
    seen: bool = True
    talk: str = "none"
    uneven: float = 1.0
    urgency: str = "low"
    afresh: int = 0


def one_group(size: int, rounds: int) -> tuple[Round, ...]:
    """The same few all along."""
    return ((NAMES[:size],),) * rounds


def threes(fresh: Sequence[int]) -> tuple[Round, ...]:
    """Nine in groups of three. `fresh`: for each round, which of four ways of sharing them out; no two have ever been
    together in two different ways."""
    rows = [[(i, j) for j in range(3)] for i in range(3)]
    columns = [[(i, j) for i in range(3)] for j in range(3)]
    falling = [[(i, (i + k) % 3) for i in range(3)] for k in range(3)]
    rising = [[(i, (k - i) % 3) for i in range(3)] for k in range(3)]
    ways = [rows, columns, falling, rising]
    return tuple(tuple(tuple(NAMES[3 * i + j] for i, j in group) for group in ways[way]) for way in fresh)


def choice_name(at: int, seat: str, level: int) -> str:
    """The id of putting this much in round `at`."""
    return f"r{at}_{seat}_{level}"


def amounts(at: int, seat: str, others: Sequence[str], days: float, pot: Pot) -> list[Json]:
    """What one may put in a round: nothing, some, all."""
    choices = []
    for level in range(LEVELS):
        put = days * level / (LEVELS - 1)
        one: Json = {"id": choice_name(at, seat, level), "seat": seat, "text": "…", "told": "…" if pot.seen else ""}
        one["gestures"] = [
            {"helps" if level else "ignores": seat, "to": other, "strength": STRENGTH[level]} for other in others
        ]
        one["spends"], one["gains"] = {"days": put}, {"days": pot.returned * put}
        choices.append(one)
    return choices


@cache
def common_pot(pot: Pot) -> Tables:
    """Each round, in secret and all at once, everyone puts days in the pot of its group."""
    seats = sorted({seat for group in pot.rounds[0] for seat in group}, key=NAMES.index)
    richest = {group[0] for group in pot.rounds[0]} if pot.uneven != 1.0 else set()
    size = len(pot.rounds[0][0])
    common = ROUND_DAYS * size / (size - 1 + pot.uneven)  # a group could put as much in all, however shared
    a_round = {seat: common * (pot.uneven if seat in richest else 1.0) for seat in seats}
    talks = TALKS[pot.talk]
    courses: list[list[Json]] = [[{"corridor": f"talk_{at}", "moves": list(talks)} for at in range(2) if talks]]
    scenes: list[Json] = []
    for at, groups in enumerate(pot.rounds):
        if at and at == pot.afresh:
            courses.append([])
        for number, group in enumerate(groups):
            name = f"round_{at}_{number}"
            choices = [
                one
                for seat in group
                for one in amounts(at, seat, [other for other in group if other != seat], a_round[seat], pot)
            ]
            scenes.append({"id": name, "title": "…", "text": "…", "choices": choices, "next": [{"goto": "next"}]})
            courses[-1].append({"scenes": name})
    days = len(pot.rounds) + 1
    return scenario(
        "common-pot",
        {seat: structure(days * a_round[seat]) for seat in seats},
        {seat: agenda({"form.form": 1}, 0.0, pot.urgency) for seat in seats},
        {"form": NO_TABLE},
        {"form": "form", "yields": {"none": NOTHING, "form": NOTHING}},
        *courses,
        scenes=scenes,
    )


SENT, BACK = "sent", "back"


def sum_name(what: str, level: int, sent: int = 0) -> str:
    """The id of sending this much of what one has, or of giving back this much of what `sent` became."""
    return f"{what}_{level}" if what == SENT else f"{what}_{sent}_{level}"


@cache
def entrusted_sum(talk: str = "none") -> Tables:
    """North sends south a part of what it has; it is tripled; south gives back nothing, some, or what makes them
    even (two thirds). `talk`: one of TALKS, before."""
    north, south = NAMES[:2]
    top = LEVELS - 1
    money = 1000.0
    sending: Json = {"id": "sending", "title": "…", "text": "…", "next": [{"goto": "next"}]}
    sending["choices"] = [
        {
            "id": sum_name(SENT, level),
            "seat": north,
            "text": "…",
            "told": "…",
            "gestures": [{"helps" if level else "ignores": north, "to": south, "strength": STRENGTH[level]}],
            "spends": {"money": money * level / top},
            "goto": f"giving_back_{level}" if level else "next",
        }
        for level in range(LEVELS)
    ]
    scenes = [sending]
    for sent in range(1, LEVELS):
        tripled = 3.0 * money * sent / top
        choices = [
            {
                "id": sum_name(BACK, level, sent),
                "seat": south,
                "text": "…",
                "told": "…",
                "gestures": [{"helps" if level else "ignores": south, "to": north, "strength": STRENGTH[level]}],
                "gains": {"money": tripled},
                "spends": {"money": tripled * 2.0 / 3.0 * level / top},
                "goto": "next",
            }
            for level in range(LEVELS)
        ]
        scenes.append(
            {"id": f"giving_back_{sent}", "title": "…", "text": "…", "choices": choices, "next": [{"goto": "next"}]}
        )
    course: list[Json] = [{"corridor": f"talk_{at}", "moves": list(TALKS[talk])} for at in range(1) if TALKS[talk]]
    return scenario(
        "entrusted-sum",
        {north: structure(5.0, money), south: structure(5.0, 2.0 * money)},
        {seat: agenda({"form.form": 1}, 0.0) for seat in (north, south)},
        {"form": NO_TABLE},
        {"form": "form", "yields": {"none": NOTHING, "form": NOTHING}},
        [*course, {"scenes": "sending"}],
        scenes=scenes,
    )
