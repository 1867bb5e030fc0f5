"""Scenes: something happens, one structure or several choose, branches follow."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.doing import do_all
from game.rules.events import everyone, happen, happen_before
from game.rules.flow.waves import await_moves
from game.rules.packing import is_approach
from game.rules.read.conditions import holds
from game.rules.rows import add
from game.rules.stages.stage import Stage
from game.rules.state import State, chosen_at, offered_at, visited_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

VISITS_MAX = 3  # a scene met more often in one play is a circle: the course goes on


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """The choices open to this seat."""
    n = 0
    scene = state.scal[s.SCENE]
    for choice in range(frame.scene[scene, t.SCENE_FROM], frame.scene[scene, t.SCENE_TO]):
        if frame.choice[choice, t.CHOICE_SEAT] == seat and open_to(frame, secrets, state, choice):
            n = add(rows, n, c.CHOOSE, -1, choice, 0, 1, 1)
    return n


@rule
def open_to(frame: Frame, secrets: Secrets, state: State, choice: int) -> bool:
    """Whether a choice is open now: its condition holds, and its seat has the means it spends."""
    seat = frame.choice[choice, t.CHOICE_SEAT]
    for at in range(frame.choice[choice, t.EFFECT_FROM], frame.choice[choice, t.EFFECT_TO]):
        if int(frame.row[at, 0]) == t.EFFECT_SPEND:
            if frame.row[at, 1] > state.seat[seat, s.DAYS] or frame.row[at, 2] > state.seat[seat, s.MONEY]:
                return False
    return holds(frame, secrets, state, frame.choice[choice, t.CHOICE_IF])


@rule
def enter_scene(frame: Frame, secrets: Secrets, state: State, scene: int) -> int:
    """A scene opens; what it offers each seat is noted. Returns the mask of those who choose (0: an interlude)."""
    state.scal[s.SCENE] = scene
    state.flag[visited_at(frame, scene)] += 1
    happen(state, c.E_SCENE, -1, -1, scene, 0)
    do_all(frame, secrets, state, -1, frame.scene[scene, t.SCENE_DOES_FROM], frame.scene[scene, t.SCENE_DOES_TO])
    choosing = 0
    for choice in range(frame.scene[scene, t.SCENE_FROM], frame.scene[scene, t.SCENE_TO]):
        seat = frame.choice[choice, t.CHOICE_SEAT]
        if state.scal[s.LEFT] >> seat & 1 == 0 and open_to(frame, secrets, state, choice):
            choosing |= 1 << seat
            state.flag[offered_at(frame, choice)] += 1
            for at in range(frame.choice[choice, t.EVIDENCE_FROM], frame.choice[choice, t.EVIDENCE_TO]):
                if is_approach(int(frame.row[at, 0])) or int(frame.row[at, 1]) == t.AVOIDED:
                    happen(state, c.E_OFFERED, seat, -1, at, 0)
    return choosing


@rule
def choose(frame: Frame, secrets: Secrets, state: State, seat: int, choice: int) -> None:
    """Carry out a choice; its evidence is weighed at the moment it is made."""
    state.flag[chosen_at(frame, choice)] += 1
    seen, alone = frame.choice[choice, t.CHOICE_SEEN], 1 << seat
    happen_before(state, c.E_CHOICE, seat, -1, choice, 0, everyone(state) if seen == t.SEEN else alone)
    if seen == t.SEEN_UNSIGNED:  # what the others see has no author
        happen_before(state, c.E_CHOICE, -1, -1, choice, 0, everyone(state) & ~alone)
    for at in range(frame.choice[choice, t.EVIDENCE_FROM], frame.choice[choice, t.EVIDENCE_TO]):
        if holds(frame, secrets, state, int(frame.row[at, 2])):
            happen(state, c.E_EVIDENCE, seat, -1, at, int(frame.row[at, 1]))
    do_all(frame, secrets, state, seat, frame.choice[choice, t.EFFECT_FROM], frame.choice[choice, t.EFFECT_TO])


@rule
def after_scene(frame: Frame, secrets: Secrets, state: State, choosing: int) -> int:
    """Where it goes: what the choice says when one seat chose, else the first way on that holds; GOTO_NEXT when
    none does.
    """
    scene = state.scal[s.SCENE]
    if choosing > 0 and choosing & (choosing - 1) == 0:
        for seat in range(frame.size[t.SEATS]):
            if choosing >> seat & 1:
                way = frame.choice[int(state.sealed[seat, s.WHAT]), t.CHOICE_GOTO]
                if way != t.GOTO_UNSAID:
                    return way
    for at in range(frame.scene[scene, t.NEXT_FROM], frame.scene[scene, t.NEXT_TO]):
        if holds(frame, secrets, state, int(frame.row[at, 0])):
            do_all(frame, secrets, state, -1, int(frame.row[at, 2]), int(frame.row[at, 3]))
            return int(frame.row[at, 1])
    return t.GOTO_NEXT


@rule
def resolve_scene(frame: Frame, secrets: Secrets, state: State, choosing: int) -> int:
    """All have chosen: carry it out, and say where it goes."""
    for seat in range(frame.size[t.SEATS]):
        if choosing >> seat & 1:
            choose(frame, secrets, state, seat, int(state.sealed[seat, s.WHAT]))
    return after_scene(frame, secrets, state, choosing)


@rule
def follow_scenes(frame: Frame, secrets: Secrets, state: State, first: int) -> int:
    """Scenes open one after another until somebody must choose, or until they lead on."""
    way = first
    while way >= 0:
        if state.flag[visited_at(frame, way)] >= VISITS_MAX:
            return c.TO_NEXT
        choosing = enter_scene(frame, secrets, state, way)
        if choosing > 0:
            state.scal[s.WAVE] += 1  # Another place: what one chooses here owes nothing to what one chose before.
            await_moves(state, c.AT_SCENE, choosing)
            return c.TO_MOVES
        way = resolve_scene(frame, secrets, state, 0)
    return c.TO_END if way == t.GOTO_END else c.TO_NEXT


@rule
def opens(frame: Frame, secrets: Secrets, state: State, step: int) -> int:
    return follow_scenes(frame, secrets, state, int(frame.course[step, t.STEP_SCENE]))


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    return follow_scenes(frame, secrets, state, resolve_scene(frame, secrets, state, who))


STAGE = Stage((c.AT_SCENE,), offers, shows, t.COURSE_SCENES, opens)
