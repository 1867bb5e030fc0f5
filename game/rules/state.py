"""The state of one play: eight arrays, grouped by shape, and what stands in each.

Nothing else is the play: two states with equal arrays are the same moment of the same play. `new_state` makes an
empty one; `begin` (in `flow/course.py`) starts it. `Frame` and `Secrets` (see `game.story.tables`) are the scenario.
"""

from typing import NamedTuple

import numpy as np

from game.rules.compile.mode import bundle, rule
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@bundle
class State(NamedTuple):
    """One moment of one play."""

    scal: Ints  # [N_SCAL] where we are
    seat: Floats  # [seats, N_SEAT] means, stance, agenda drawn, pledge
    pair: Floats  # [seats, seats, N_PAIR] of row, towards column: trust, what was heard
    fact: Ints  # [facts, 2 seats + N_FACT_STATE] how each seat knows it; what became of it; who knows, as each saw
    package: Ints  # [packages, clauses + N_PACKAGE + seats] every package ever put; then each seat's last mark
    sealed: Ints  # [seats + pending, N_MOVE + 1] moves sealed this stage, then questions that wait for an answer
    # [scenes + 2 choices + flags + 2 clauses + 2 options + counters + boxes (3 seats + N_BOX_STATE) + asks (seats + 1)]
    flag: Ints  # counts; see the *_at functions
    event: Ints  # [events, N_EVENT] what happened, in order


# scal
(
    SEED,
    STEP,
    STAGE,
    SCENE,
    ROUND,
    WAVE,
    PERIOD,
    AWAITED,
    DONE,
    EVENTS,
    MADE,
    PENDING,
    SIGNED,
    IN_FORCE,
    ENDING,
    OVER,
    TICK,
    ADJOURNED,
    REOPEN,
    WITHDRAWN,
    BOUND,
    LEFT,
    BREACHES,
    REPAIRED,
    BURSTING,
    SUSPENDED,
    CLOSED,
    THIRD,
    MOVES,
    ENDED_BY,
    LAST_TABLE,
    TENSION_NAMED,
    PEOPLE,
    LAST_PEOPLE,
    SLOT,
    TABLES,
    FULL,
    SHUT,
    ABSENT,
    NEVER_OPEN,
    ACCOUNTS,
) = range(41)
N_SCAL = 41
# AWAITED, DONE, BOUND, LEFT, WITHDRAWN, SUSPENDED: masks of seats · IN_FORCE: the package in force or -1 · SIGNED: 1
# once one stood ·
# TICK: moves accepted so far, the moment written on events · MOVES: those with two legal moves or more · PENDING:
# rows in use after
# the seats in `sealed` · BURSTING: the fact on the burst page or -1 · CLOSED: mask of clauses that yield nothing this
# period ·
# PEOPLE, LAST_PEOPLE: people reached by the common project so far, in the last period, in thousandths (whole, so that
# sums are exact) · SLOT: corridor slots
# begun so far; TABLES: tables begun so far · SHUT: mask of the options that cannot be put now (`options.py`) ·
# NEVER_OPEN: mask of the options that no round of a table so far let anyone put ·
# ABSENT: mask of the seats that do not sit at this table, of those who have not left ·
# REOPEN: mask of seats that asked to reopen · THIRD: mask of seats that
# asked for a third party this table; -1 once present · ACCOUNTS: 1 while a table waits for who answers for a wrong


# seat
(
    DAYS,
    MONEY,
    DAYS_CORRIDOR,
    DAYS_SCENES,
    DAYS_DELIVERED,
    DAYS_HOME,
    MONEY_SPENT,
    MONEY_PAID,
    MONEY_RECEIVED,
    MONEY_ESCROW,
    SYNERGY_FELT,
    ANTAGONISM_FELT,
    HOME_PRESSURE,
    READY,
    SEEKS,
    RED_ZONE,
    PRESSURE_PART,
    PLEDGE_LEVEL,
    PROMISED_DAYS,
    GIVEN_DAYS,
    LAST_PROMISED,
    LAST_GIVEN,
    LAST_SAID,
    SYNERGY_START,
    ANTAGONISM_START,
    HOME_EVENT,
    STATED_NEED,
    MONEY_PLEDGED,
    MONEY_HOME,
    SOUGHT_FIRST,
    PICTURED,
    BETS,
    SIGNED_LEVEL,
) = range(33)
N_SEAT = 33
# DAYS, MONEY: what is left. Days: start = left + corridor + scenes + delivered + home; money: start + received = left
# + spent + paid + escrow + home.
# MONEY_PLEDGED: the part of spent and escrow that was asked by packages
# SEEKS, RED_ZONE, PRESSURE_PART: codes of parts drawn; SOUGHT_FIRST: where SEEKS has changed since, the part drawn,
# + 1 · PICTURED: mask of those it is asked about now, or was last; BETS: how many it may still make of them ·
# PLEDGE_LEVEL of the last round: 0 less, 1 as asked, 2 more; SIGNED_LEVEL: the one it signed with, which holds until it
# signs again · LAST_SAID 0 as
# promised or more, 1 warned, 2 silent, 3 claimed

# pair: of `by` (row) towards `to` (column)
(
    SINCERITY,
    AUTHENTICITY,
    SINCERITY_CEILING,
    HEARD_SEEKS,
    HEARD_RED,
    HEARD_BRINGS,
    HEARD_KIND,
    PROMISED_AGAINST,
    ASKED,
    WENT,
    LIED_SEEKS,
    LIED_RED,
    DENIED,
    WRONGED,
    TOLD_TRUE,
    SWAP_SUPPORT,
    DELIVERS_FIRST,
    HALF_HEARD,
    LISTENED,
    IN_CONFIDENCE,
    SAID_SEEKS,
    SAID_RED,
    SAID_BRINGS,
    WRONG_KIND,
    OWED,
) = range(25)
N_PAIR = 25
# SINCERITY_CEILING: what past deceit leaves as the most that either part of trust may come back to
# HEARD_SEEKS, HEARD_RED: part the other claimed, or -1 (never), -2 (says: none) · HEARD_KIND: 0 nothing, 1
# unverified, 2 seen, 3 contradicted ·
# HEARD_BRINGS: 0, 1 honest, 2 inflated · PROMISED_AGAINST: mask-free, option + 1 that `by` promised `to` not to
# support · ASKED: times `by` asked `to` ·
# WENT: visits · LIED_*: 1 where `by` told `to` a falsehood not yet out · DENIED: how `by` answered `to` on what
# bothers: 0 never asked, 1 dodged, 2 denied, 3 told ·
# WRONGED, WRONG_KIND: size of the worst open breach of `by` towards `to`, and which it is (WRONGS) · OWED: which wrong
# of `to` `by` knows that it has suffered, that was neither owned up to nor named (0: none) ·
# SWAP_SUPPORT: option + 1 that `by` promised `to` to support, in a trade ·
# DELIVERS_FIRST: 1 where `by` promised in return to deliver in full at once ·
# HALF_HEARD: which of HEARD_SEEKS (1) and HEARD_RED (2) were but let show · LISTENED: days that `by` spent listening to
# `to` or at its place · IN_CONFIDENCE: fact + 1 that `to` asked `by` to keep to itself ·
# SAID_*: what `to` holds of `by` (its HEARD_*), as `by` knows, from whose words or place it comes

# fact: [f, seat] = how the seat knows it
BURST_AT, SAID_AT, SAID_BY = range(
    3
)  # after the seats: tick + 1 when it burst, when all bound knew, who said it first (seat + 1)
N_FACT_STATE = 3
# Then for each seat the mask of those that it saw learn the fact, or tell it, itself with them.

# package: [p, clause] = absolute option; then
PUT_BY, PUT_ROUND, ON_TABLE, YESES, PUT_TABLE, AMENDS, OBJECTED = range(7)
N_PACKAGE = 7  # then each seat's last mark: 0 none yet, else mark + 1
TABLE_SIZE = 4  # packages that may lie on the table
WAITS = 2  # ON_TABLE: 1 while it lies there, this while it waits for room, 0 else

# A move: (DO, TO, WHAT, HOW, MARKS, LEGAL). MARKS: base 3 over the packages on the table, oldest first. LEGAL: 1 where
# it was not the only one.
DO, TO, WHAT, HOW, MARKS, LEGAL = range(6)
N_MOVE = 6

# pending rows (same columns as a move): DO = what is awaited (ANSWER, ACCEPT, CARRY_OUT), TO = who asked, WHAT =
# topic or trade, HOW = 1 pressed, 2 listened to, 3 already countered; MARKS = who must answer; LEGAL = what there is
# to say as it is sealed (`answers.seal_words`). Repair uses them too: OWN_UP, PRICE, PAY
QUESTION = N_MOVE  # in a seat's own row: that of the question it answers in this wave, 0 if none
# event: kind, by, to (-1 all or nobody), what, how, moment, witnesses (mask), step
KIND, E_BY, E_TO, E_WHAT, E_HOW, MOMENT, WITNESSES, E_STEP = range(8)
N_EVENT = 8
# offered: row, 0 · marked: package, mark

# FULL: mask of the lists found full, in this order; what did not fit is lost. Bounds are computed at load so that none
# ever is: `engine.apply` raises NoRoomError, and so does a batch.
LISTS = ("events", "waiting", "packages", "moves")
FULL_EVENTS, FULL_WAITING, FULL_PACKAGES, FULL_MOVES = range(4)


# Of each box, in `flag`: what each seat gave so far, at the last step that asked, and is publicly said to have given;
# then the days put at that step and those before it, those of them that have yielded nothing yet, how often it yielded.
GIVEN, LAST_PUT, CLAIMED = range(3)
PUT_AT, WAITING_AT, REACHED = 0, 3, 6
N_BOX_STATE = 7

ARRAYS = ("scal", "seat", "pair", "fact", "package", "sealed", "flag", "event")  # of a state, in order


def new_state(frame: Frame) -> State:
    """An empty state of the right shapes for this scenario."""
    z = frame.size
    seats = int(z[t.SEATS])
    flags = int(z[t.SCENES] + 2 * z[t.CHOICES] + z[t.FLAGS] + 2 * z[t.CLAUSES] + 2 * z[t.OPTIONS] + z[t.COUNTERS])
    flags += int(z[t.BOXES]) * (3 * seats + N_BOX_STATE) + int(z[t.ASKS]) * (seats + 1)
    return State(
        np.zeros(N_SCAL, np.int64),
        np.zeros((seats, N_SEAT)),
        np.zeros((seats, seats, N_PAIR)),
        np.zeros((int(z[t.FACTS]), 2 * seats + N_FACT_STATE), np.int64),
        np.zeros((int(z[t.PACKAGES_MAX]), int(z[t.CLAUSES]) + N_PACKAGE + seats), np.int64),
        np.zeros((seats + int(z[t.PENDING_MAX]), N_MOVE + 1), np.int64),
        np.zeros(flags, np.int64),
        np.zeros((int(z[t.EVENTS_MAX]), N_EVENT), np.int64),
    )


@rule
def no_room(state: State, which: int) -> None:
    """Note that something did not fit in this list (FULL_*)."""
    state.scal[FULL] |= 1 << which


# places in `flag`
@rule
def visited_at(frame: Frame, scene: int) -> int:
    return scene


@rule
def chosen_at(frame: Frame, choice: int) -> int:
    """Times this choice was taken."""
    return frame.size[t.SCENES] + choice


@rule
def offered_at(frame: Frame, choice: int) -> int:
    """Times this choice was open to its seat."""
    return frame.size[t.SCENES] + frame.size[t.CHOICES] + choice


@rule
def happened_at(frame: Frame, flag: int) -> int:
    return frame.size[t.SCENES] + 2 * frame.size[t.CHOICES] + flag


@rule
def prepared_at(frame: Frame, clause: int) -> int:
    """Option + 1 prepared for this clause, 0 if none; the seat + 1 who did stands CLAUSES further."""
    return frame.size[t.SCENES] + 2 * frame.size[t.CHOICES] + frame.size[t.FLAGS] + clause


@rule
def refused_at(frame: Frame, option: int) -> int:
    """Times an option was refused in sight of all (a third party shows those nobody refused)."""
    return frame.size[t.SCENES] + 2 * frame.size[t.CHOICES] + frame.size[t.FLAGS] + 2 * frame.size[t.CLAUSES] + option


@rule
def opened_at(frame: Frame, option: int) -> int:
    """1 once a closed option has been opened."""
    return refused_at(frame, option) + frame.size[t.OPTIONS]


@rule
def counted_at(frame: Frame, counter: int) -> int:
    """What a counter has come to."""
    return refused_at(frame, counter) + 2 * frame.size[t.OPTIONS]


@rule
def in_box_at(frame: Frame, box: int, which: int, seat: int) -> int:
    """What a seat has in a box: GIVEN, LAST_PUT or CLAIMED."""
    return box_at(frame, box, 0) + (which - 3) * frame.size[t.SEATS] + seat


@rule
def box_at(frame: Frame, box: int, k: int) -> int:
    """What is so of a box: PUT_AT and WAITING_AT, each with the steps before it; REACHED."""
    seats = frame.size[t.SEATS]
    return counted_at(frame, frame.size[t.COUNTERS]) + box * (3 * seats + N_BOX_STATE) + 3 * seats + k


@rule
def aloud_at(frame: Frame, ask: int) -> int:
    """1 once an ask has been counted aloud."""
    return box_at(frame, frame.size[t.BOXES], -3 * frame.size[t.SEATS]) + ask * (frame.size[t.SEATS] + 1)


@rule
def overstated_at(frame: Frame, ask: int, seat: int) -> int:
    """1 where a seat has said of its days what is not so, and it is not out."""
    return aloud_at(frame, ask) + 1 + seat
