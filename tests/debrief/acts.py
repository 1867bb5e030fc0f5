"""What one structure did that its findings must name, read off the events by rules of their own: `missed` names what is
not found.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from game.debrief.found import Finding
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.story import tables as t
from tests.debrief.truths import Ints

SIMPLE = {  # kinds of events that are such an act whatever they hold
    c.E_PROMISE_BROKEN: "promise_broken",
    c.E_LIED: "lied",
    c.E_DECIDED_FOR: "decided_for",
    c.E_BURST: "burst",
    c.E_LEFT: "left",
}
HELD = {  # and where they hold this
    c.E_SWAP: (c.CHEAT, "cheated"),
    c.E_OWNED: (c.OWNED, "owned"),
}


def acts(tables: Any, state: s.State, seat: int) -> set[str]:
    """Kinds of findings, and choices as `choice:id`."""
    names = tables.names
    events = state.event[: int(state.scal[s.EVENTS])]
    own = events[events[:, s.E_BY] == seat]
    found = {word for kind, word in SIMPLE.items() if (own[:, s.KIND] == kind).any()}
    found |= {word for kind, (how, word) in HELD.items() if ((own[:, s.KIND] == kind) & (own[:, s.E_HOW] == how)).any()}
    for one in own[own[:, s.KIND] == c.E_TRULY]:
        if c.AMOUNTS[one[s.E_WHAT]] < 1.0:
            found.add({c.CLAIMED: "claimed", c.WARNED: "warned"}.get(int(one[s.E_HOW]), "broke"))
    tensions = events[events[:, s.KIND] == c.E_TENSION]
    for step in set(tensions[:, s.E_STEP].tolist()):
        first = tensions[tensions[:, s.E_STEP] == step][0]
        if first[s.E_BY] == seat and first[s.E_WHAT] == 0:
            found.add("named")
    for choice in own[own[:, s.KIND] == c.E_CHOICE]:
        made = own[(own[:, s.KIND] == c.E_GESTURE) & (own[:, s.MOMENT] == choice[s.MOMENT])]
        rows = tables.frame.choice[int(choice[s.E_WHAT]), [t.EFFECT_FROM, t.EFFECT_TO]]
        done = tables.frame.row[int(rows[0]) : int(rows[1])]
        at_home = ((done[:, 0] == t.EFFECT_HOME) & (done[:, 1] < 0)).any()  # a refusal that costs nothing is no courage
        if spoke(made, refused=not at_home) or broke(made):
            found.add(f"choice:{names.choices[int(choice[s.E_WHAT])]}")
    return found


def spoke(made: Ints, refused: bool = True) -> bool:
    """The tension named, a refusal, or what costs said, in a scene."""
    what, strength = made[:, s.E_WHAT], made[:, s.E_HOW]
    costly = (what == t.GESTURES.index("discloses")) & (strength >= 2)
    named = ["names_tension", "refuses"] if refused else ["names_tension"]
    return bool((costly | np.isin(what, [t.GESTURES.index(one) for one in named])).any())


def broke(made: Ints) -> bool:
    """Gone back on what was agreed, or decided in another's place, in a scene; saying at last what was kept is not
    that."""
    what = set(made[:, s.E_WHAT].tolist())
    strong = set(made[made[:, s.E_HOW] >= 2][:, s.E_WHAT].tolist())
    return (e.BREAKS in what and e.DISCLOSES not in what) or e.DECIDES_FOR in strong


def missed(tables: Any, state: s.State, seat: int, found: list[Finding]) -> Iterator[str]:
    """Acts of this structure that its findings do not name. A choice that told a fact is named by what is found of that
    fact."""
    told = {f"choice:{one.choice}" if one.choice else one.kind for one in found}
    facts = {tables.names.facts.code[one.fact] for one in found if one.fact and one.good}
    for act in sorted(acts(tables, state, seat) - told):
        if not (act.startswith("choice:") and facts & tells(tables, act.removeprefix("choice:"))):
            yield act


def tells(tables: Any, choice: str) -> set[int]:
    """The facts that a choice makes known."""
    rows = tables.frame.choice[tables.names.choices.code[choice], [t.EFFECT_FROM, t.EFFECT_TO]]
    done = tables.frame.row[int(rows[0]) : int(rows[1])]
    return set(done[done[:, 0] == t.EFFECT_REVEAL][:, 1].tolist())
