"""A batch: a scenario, who holds each seat, and what many plays of it came to."""

import os
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import pairwise, starmap
from time import perf_counter

import numpy as np

from game.batch.continuing import Fork, no_fork
from game.batch.running import Records, add_counts, counted_apart, new_records, play_many
from game.debrief.outcome import Outcome, new_outcome
from game.minds.seats import MINDS, Desk, desk_beside, new_desk
from game.rules.compile import mode
from game.rules.compile.mode import handed
from game.rules.engine import assert_room
from game.rules.read.view import View, new_views
from game.rules.state import State, new_state
from game.story.build import Tables
from game.story.library import Loaded
from game.story.tables import Frame, Ints, Secrets

MOST_MOVES = 8192  # in one play: twelve structures make about a thousand
AT_ONCE = 200  # plays of each worker before the first word of progress, compiled; one when interpreted
WORD = 0.2  # seconds between two words: threads that wait for one another at each cost what they were to save
PART = 10  # plays of a part of a batch at least: to start a worker takes as long as some plays
PARTS = 8  # parts for each worker: who is held up by others on the machine takes fewer


@dataclass
class Workbench:
    """Everything that plays are played with, made once: `frame` and `secrets` as the rules take them."""

    tables: Tables
    frame: Frame
    secrets: Secrets
    state: State
    kept: State  # the moment from which plays go on, when they do
    views: Sequence[View]
    desk: Desk
    fork: Fork
    outcome: Outcome
    beside: list["Workbench"] = field(default_factory=list)  # those of workers who play at the same time


@dataclass(frozen=True)
class Batch:
    """What many plays came to. `seconds`: of playing alone; `compile_seconds`: before that."""

    tables: Tables
    seed: int
    minds: dict[str, str]  # seat: one of MINDS
    records: Records
    seconds: float
    compile_seconds: float


def new_workbench(tables: Tables, minds: Mapping[str, str], lengths: Ints, noted: int = 0) -> Workbench:
    """A bench for these minds, by seat. `lengths` [choices]: of each choice's text in French; `noted`: how many moves
    of each play to keep on the desk."""
    frame, secrets = handed(tables.frame), handed(tables.secrets)
    held = [MINDS.index(minds[seat]) for seat in tables.names.seats]
    return Workbench(
        tables,
        frame,
        secrets,
        new_state(frame),
        new_state(frame),
        new_views(frame),
        new_desk(frame, held, lengths, noted),
        no_fork(frame),
        new_outcome(frame, secrets),
    )


def lengths_of(loaded: Loaded) -> Ints:
    """[choices] letters of each choice's text in French."""
    texts = {choice.id: choice.text for scene in loaded.scenario.scenes() for choice in scene.choices}
    return np.array([len(texts[choice]) for choice in loaded.tables.names.choices], np.int64)


def run(
    tables: Tables,
    seed: int,
    plays: int,
    minds: Mapping[str, str],
    lengths: Ints,
    told: Callable[[int], None] = lambda done: None,
    looked: Callable[[Workbench], None] | None = None,
    workers: int | None = None,
) -> Batch:
    """Play a batch: play k has the seed `seed` + k. `told` is called with how many plays are done. `looked`: called
    with each play in turn, its moves on the desk; its time is not counted as playing. `workers`: as in `play_range`."""
    one_by_one = looked is not None and not mode.COMPILED
    bench = new_workbench(tables, minds, lengths, MOST_MOVES if one_by_one else 0)
    records = new_records(bench.frame, plays)
    began = perf_counter()
    play_range(bench, records, seed, 0, 0)  # No play: compiles, or fetches what was compiled.
    ready = perf_counter()
    shown = new_workbench(tables, minds, lengths, MOST_MOVES) if looked and mode.COMPILED else bench
    aside = new_records(bench.frame, 1)
    step = AT_ONCE * (workers or cores()) if mode.COMPILED else 1
    seconds, first = 0.0, 0
    while first < plays:
        end = min(plays, first + step)
        since = perf_counter()
        play_range(bench, records, seed, first, end, workers)
        seconds += perf_counter() - since
        if looked is not None:
            for k in range(first, end):
                if shown is not bench:  # Compiled, playing again costs less than stopping at each play.
                    play_range(shown, aside, seed + k, 0, 1)
                looked(shown)
        told(end)
        first = end
        step *= 2 if mode.COMPILED and perf_counter() - since < WORD / 2 else 1
    return Batch(tables, seed, dict(minds), records, seconds, ready - began if mode.COMPILED else 0.0)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def play_range(bench: Workbench, records: Records, seed: int, first: int, end: int, workers: int | None = None) -> None:
    """Plays number `first` to `end` - 1 of a batch. `workers`: threads that share them out at most; compiled, as many
    as there are cores where nothing is said. They change nothing of what the plays come to, and the last play is left
    on the bench. Raises NoRoomError where something that happened found no room."""
    plays = end - first
    workers = min(workers or (cores() if mode.COMPILED else 1), plays // PART)
    if workers > 1:
        parts = min(workers * PARTS, plays // PART)
        bounds = [first + plays * at // parts for at in range(parts + 1)]
        play_parts(bench, records, seed, deque(starmap(range, pairwise(bounds))), workers)
    else:
        play_part(bench, records, seed, range(first, end))
    assert_room(int(records.full[0]))


def play_parts(bench: Workbench, records: Records, seed: int, parts: deque[range], workers: int) -> None:
    """All plays of these parts, by as many workers at the same time: this thread on this bench, where the last part
    ends, each other on one of its own."""
    last = parts.pop()
    play_part(bench, records, seed, range(0))  # No play: compiled once, before the threads part.
    while len(bench.beside) < workers - 1:
        bench.beside.append(bench_beside(bench))
    beside = [replace(one, fork=bench.fork) for one in bench.beside[: workers - 1]]
    apart = [counted_apart(records) for _ in beside]
    with ThreadPoolExecutor(len(beside)) as threads:
        try:
            at_work = [
                threads.submit(take_parts, one, counts, seed, parts) for one, counts in zip(beside, apart, strict=True)
            ]
            take_parts(bench, records, seed, parts, len(beside))
            play_part(bench, records, seed, last)
        except BaseException:
            parts.clear()  # what is stopped, by Ctrl-C for one, is stopped for all
            raise
    for done, counts in zip(at_work, apart, strict=True):
        done.result()
        add_counts(records, counts)


def take_parts(bench: Workbench, records: Records, seed: int, parts: deque[range], left: int = 0) -> None:
    """Play one part after another, as long as more than `left` wait to be taken."""
    while len(parts) > left:
        try:
            part = parts.popleft()
        except IndexError:  # taken by another meanwhile
            return
        play_part(bench, records, seed, part)


def bench_beside(bench: Workbench) -> Workbench:
    """A bench on which the same can be played at the same time: what is read is shared, what is written is its own."""
    frame, secrets = bench.frame, bench.secrets
    return replace(
        bench,
        state=new_state(frame),
        views=new_views(frame),
        desk=desk_beside(bench.desk),
        outcome=new_outcome(frame, secrets),
        beside=[],
    )


def play_part(bench: Workbench, records: Records, seed: int, part: range) -> None:
    """The plays of these numbers, one after another on this bench."""
    play_many(
        bench.frame,
        bench.secrets,
        bench.state,
        bench.kept,
        bench.views,
        bench.desk,
        bench.fork,
        bench.outcome,
        records,
        seed,
        part.start,
        part.stop,
    )
