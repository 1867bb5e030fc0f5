"""What one seat may see. Minds, pages, players' files and the network are made from this and from nothing else.

`look` brings a view up to date; events are appended from where it last stopped, so that a view kept during a play
costs little. A view made anew from the same state is equal to one kept up to date.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import bundle, in_row, rule
from game.rules.compile.primitives import copy_row
from game.rules.flow.waves import active_row
from game.rules.read.agendas import is_red, weight_of
from game.rules.read.lying import lie_for
from game.rules.state import State, aloud_at, in_box_at, prepared_at, refused_at
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints, Secrets


@bundle
class View(NamedTuple):
    """What one seat sees of one moment."""

    scal: Ints  # [N_SCAL + N_VIEW_SCAL] as in the state, what is hidden at 0; EVENTS counts those in this view; PLEDGES
    mine: Floats  # [N_SEAT + 4] my row of `seat`; my reserve, my temperament; what I may falsely say to who asks
    toward: Floats  # [seats, N_PAIR] my row of `pair`
    fact: Ints  # [facts, 3] how I know it (UNKNOWN, TOLD, SEEN); tick + 1 when it burst; mask of who knows, as I saw
    package: Ints  # [packages, clauses + N_PACKAGE + seats] public, with the marks of the rounds shown
    option: Floats  # [options, 2] my weight, 1 if red for me
    prepared: Ints  # [clauses] option + 1 prepared for this clause, 0 if none
    refused: Ints  # [options] times refused in sight
    event: Ints  # [events, N_EVENT] those I witnessed, in order
    heard: Floats  # [seats, 2 options + 1] what each says it wants and refuses, by option; its card + 1 (0 unheard)
    pairs: Floats  # [PAIRS_MAX, N_PAIRED] options worth more, or less, together, for me
    # [boxes, N_VIEW_BOX + seats] what it is worth to me, what I put there so far and the last time, whether it is
    box: Floats  # counted aloud; what each is publicly said to have put


# PLEDGES: the level each one bound has signed with, two bits a seat: what one promises, one promises to the others
ME, CURSOR, PLEDGES = s.N_SCAL, s.N_SCAL + 1, s.N_SCAL + 2

N_VIEW_SCAL = 3

MY_RESERVE, MY_TEMPER, MY_OTHER_SEEKS, MY_OTHER_RED = range(s.N_SEAT, s.N_SEAT + 4)

KNOWN_AS, BURST_AT, KNOWN_BY = range(3)  # of a fact

MY_WEIGHT, MY_RED = range(2)

PAIR_ONE, PAIR_OTHER, PAIR_WEIGHT, PAIR_USED = range(4)
N_PAIRED = 4
PAIRS_MAX = 16

MY_WISH, MY_GIVEN, MY_LAST, BOX_ALOUD = range(4)
N_VIEW_BOX = 4


def new_view(frame: Frame) -> View:
    """An empty view of the right shapes."""
    z = frame.size
    seats, options = int(z[t.SEATS]), int(z[t.OPTIONS])
    return View(
        np.zeros(s.N_SCAL + N_VIEW_SCAL, np.int64),
        np.zeros(s.N_SEAT + 4),
        np.zeros((seats, s.N_PAIR)),
        np.zeros((int(z[t.FACTS]), 3), np.int64),
        np.zeros((int(z[t.PACKAGES_MAX]), int(z[t.CLAUSES]) + s.N_PACKAGE + seats), np.int64),
        np.zeros((options, 2)),
        np.zeros(int(z[t.CLAUSES]), np.int64),
        np.zeros(options, np.int64),
        np.zeros((int(z[t.EVENTS_MAX]), s.N_EVENT), np.int64),
        np.zeros((seats, 2 * options + 1)),
        np.zeros((PAIRS_MAX, N_PAIRED)),
        np.zeros((int(z[t.BOXES]), N_VIEW_BOX + seats)),
    )


def signed_level(view: View, seat: int) -> int:
    """How much of what is asked a seat bound by what is signed has promised: a place in `codes.LEVELS`."""
    return int(view.scal[PLEDGES]) >> 2 * seat & 3


@rule
def hear(frame: Frame, secrets: Secrets, state: State, seat: int, other: int, view: View) -> None:
    """What `other` has said to `seat` of its agenda, as anyone would understand it: true or not."""
    options = frame.size[t.OPTIONS]
    half = int(state.pair[seat, other, s.HALF_HEARD])
    sought, refused = e.HALF_HEARD if half & 1 else 1.0, e.HALF_HEARD if half & 2 else 1.0
    seeks, red = int(state.pair[seat, other, s.HEARD_SEEKS]), int(state.pair[seat, other, s.HEARD_RED])
    view.heard[other, 2 * options] = secrets.part[seeks, t.CARD] + 1.0 if seeks >= 0 else 0.0
    for option in range(options):
        view.heard[other, option] = sought * secrets.part[seeks, t.N_PART + option] if seeks >= 0 else 0.0
        view.heard[other, options + option] = refused * secrets.part[red, t.N_PART + option] if red >= 0 else 0.0


@rule
def look(frame: Frame, secrets: Secrets, state: State, seat: int, view: View) -> None:
    """Bring `view` to what `seat` may see of `state`."""
    z = frame.size
    seats = z[t.SEATS]
    fresh = view.scal[CURSOR] == 0 or view.scal[ME] != seat or view.scal[CURSOR] > state.scal[s.EVENTS]
    cursor = 0 if fresh else view.scal[CURSOR]
    count = 0 if fresh else view.scal[s.EVENTS]
    packages = 0 if fresh else view.scal[s.MADE]
    for at in range(cursor, state.scal[s.EVENTS]):
        if state.event[at, s.WITNESSES] >> seat & 1:
            copy_row(view.event, count, state.event, at, s.N_EVENT)
            count += 1
    copy_row(view.scal, (), state.scal, (), s.N_SCAL)
    view.scal[s.SEED] = 0
    view.scal[s.PENDING] = 0
    view.scal[s.AWAITED] = state.scal[s.AWAITED] >> seat & 1
    view.scal[s.DONE] = state.scal[s.DONE] >> seat & 1
    view.scal[s.EVENTS] = count
    view.scal[ME] = seat
    view.scal[CURSOR] = state.scal[s.EVENTS]
    view.scal[PLEDGES] = 0
    wanted = fresh or view.mine[s.SEEKS] != state.seat[seat, s.SEEKS]
    copy_row(view.mine, (), state.seat, seat, s.N_SEAT)
    view.mine[MY_RESERVE] = secrets.seat[seat, t.RESERVE]
    view.mine[MY_TEMPER] = secrets.part[int(state.seat[seat, s.SEEKS]), t.TEMPERAMENT]
    asked = active_row(state, seat) if state.scal[s.STAGE] == c.AT_ANSWER else -1
    asker = int(state.sealed[asked, s.TO]) if asked >= 0 else -1
    view.mine[MY_OTHER_SEEKS] = lie_for(frame, secrets, state, seat, asker, False) if asker >= 0 else -1
    view.mine[MY_OTHER_RED] = lie_for(frame, secrets, state, seat, asker, True) if asker >= 0 else -1
    for other in range(seats):
        if state.scal[s.BOUND] >> other & 1:
            view.scal[PLEDGES] |= int(state.seat[other, s.SIGNED_LEVEL]) << 2 * other
        if (
            fresh
            or view.toward[other, s.HEARD_SEEKS] != state.pair[seat, other, s.HEARD_SEEKS]
            or view.toward[other, s.HEARD_RED] != state.pair[seat, other, s.HEARD_RED]
            or view.toward[other, s.HALF_HEARD] != state.pair[seat, other, s.HALF_HEARD]
        ):
            hear(frame, secrets, state, seat, other, view)
        copy_row(view.toward, other, state.pair, (seat, other), s.N_PAIR)
    for fact in range(z[t.FACTS]):
        view.fact[fact, KNOWN_AS] = state.fact[fact, seat]
        view.fact[fact, BURST_AT] = state.fact[fact, seats + s.BURST_AT]
        view.fact[fact, KNOWN_BY] = state.fact[fact, seats + s.N_FACT_STATE + seat]
    on_table = z[t.CLAUSES] + s.ON_TABLE
    for package in range(state.scal[s.MADE]):
        # One seen off the table, which does not wait for room there, changes no more.
        if package >= packages or view.package[package, on_table] != 0:
            copy_row(view.package, package, state.package, package, view.package.shape[1])
    if wanted:
        for option in range(z[t.OPTIONS]):
            view.option[option, MY_WEIGHT] = weight_of(secrets, state, seat, option)
            view.option[option, MY_RED] = 1.0 if is_red(secrets, state, seat, option) else 0.0
        count_pairs = 0
        for k in range(PAIRS_MAX):
            view.pairs[k, PAIR_USED] = 0.0
        for at in range(int(secrets.seat[seat, t.PAIR_FROM]), int(secrets.seat[seat, t.PAIR_TO])):
            if int(secrets.row[at, 0]) == int(state.seat[seat, s.SEEKS]):
                for k in range(PAIR_USED):
                    view.pairs[count_pairs, k] = secrets.row[at, k + 1]
                view.pairs[count_pairs, PAIR_USED] = 1.0
                count_pairs += 1
    for box in range(z[t.BOXES]):
        view.box[box, MY_WISH] = secrets.wish[int(state.seat[seat, s.SEEKS]), box]
        view.box[box, MY_GIVEN] = state.flag[in_box_at(frame, box, s.GIVEN, seat)]
        view.box[box, MY_LAST] = state.flag[in_box_at(frame, box, s.LAST_PUT, seat)]
        view.box[box, BOX_ALOUD] = state.flag[aloud_at(frame, int(frame.box[box, t.BOX_ASK]))]
        for other in range(seats):
            view.box[box, N_VIEW_BOX + other] = state.flag[in_box_at(frame, box, s.CLAIMED, other)]
    copy_row(view.prepared, (), state.flag[prepared_at(frame, 0) :], (), z[t.CLAUSES])
    copy_row(view.refused, (), state.flag[refused_at(frame, 0) :], (), z[t.OPTIONS])
    if state.scal[s.BURSTING] >= 0:
        view.fact[state.scal[s.BURSTING], 0] = max(view.fact[state.scal[s.BURSTING], 0], 1)


def new_views(frame: Frame) -> Sequence[View]:
    """The views of all seats."""
    return in_row([new_view(frame) for _ in range(int(frame.size[t.SEATS]))])


@rule
def forget(views: Sequence[View], seats: int) -> None:
    """A new play begins: every view is made anew when next looked at."""
    for seat in range(seats):
        views[seat].scal[CURSOR] = 0
