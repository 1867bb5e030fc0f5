"""The state of one play: eight arrays, grouped by shape, and what stands in each.

Nothing else is the play: two states with equal arrays are the same moment of the same play. `new_state` makes an
empty one; `begin` (in `course.py`) starts it. `Frame` and `Secrets` (see `game.story.tables`) are the scenario.
"""

from typing import NamedTuple

import numpy as np

from game.rules.mode import bundle, rule
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@bundle
class State(NamedTuple):
    """One moment of one play."""

    scal: Ints  # [N_SCAL] where we are
    seat: Floats  # [seats, N_SEAT] means, stance, agenda drawn, pledge
    pair: Floats  # [seats, seats, N_PAIR] of row, towards column: trust, what was heard
    fact: Ints  # [facts, seats + N_FACT_STATE] how each seat knows it; then what became of it
    package: Ints  # [packages, clauses + N_PACKAGE + seats] every package ever put; then each seat's last mark
    sealed: Ints  # [seats + pending, N_MOVE] moves sealed this stage, then questions that wait for an answer
    flag: Ints  # [scenes + 2 choices + flags + 2 clauses + options] counts; see the *_AT functions
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
) = range(36)
N_SCAL = 36
# AWAITED, DONE, BOUND, LEFT, WITHDRAWN, SUSPENDED: masks of seats · IN_FORCE: the package in force or -1 · SIGNED: 1
# once one stood ·
# TICK: moves accepted so far, the moment written on events · MOVES: those with two legal moves or more · PENDING:
# rows in use after
# the seats in `sealed` · BURSTING: the fact on the burst page or -1 · CLOSED: mask of clauses that yield nothing this
# period ·
# PEOPLE, LAST_PEOPLE: people reached by the common project so far, in the last period, in thousandths (whole, so that
# sums are exact) · SLOT: corridor slots
# begun so far; TABLES: tables begun so far · REOPEN: mask of seats that asked to reopen · THIRD: mask of seats that
# asked for a third party this table; -1 once present

# stages
(AT_SCENE, AT_CORRIDOR, AT_ANSWER, AT_GUESS, AT_ROUND, AT_DELIVERY, AT_BURST, AT_OWN_UP, AT_PRICE, AT_PAY, AT_END) = (
    range(11)
)
STAGES = ("scene", "corridor", "answer", "guess", "round", "delivery", "burst", "own_up", "price", "pay", "end")

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
) = range(29)
N_SEAT = 29
# DAYS, MONEY: what is left. Days: start = left + corridor + scenes + delivered + home; money: start + received = left
# + spent + paid + escrow + home.
# MONEY_PLEDGED: the part of spent and escrow that was asked by packages
# SEEKS, RED_ZONE, PRESSURE_PART: codes of parts drawn · PLEDGE_LEVEL 0 less, 1 as asked, 2 more · LAST_SAID 0 as
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
) = range(17)
N_PAIR = 17
# SINCERITY_CEILING: what past deceit leaves as the most that either part of trust may come back to
# HEARD_SEEKS, HEARD_RED: part the other claimed, or -1 (never), -2 (says: none) · HEARD_KIND: 0 nothing, 1
# unverified, 2 seen, 3 contradicted ·
# HEARD_BRINGS: 0, 1 honest, 2 inflated · PROMISED_AGAINST: mask-free, option + 1 that `by` promised `to` not to
# support · ASKED: times `by` asked `to` ·
# WENT: visits · LIED_*: 1 where `by` told `to` a falsehood not yet out · DENIED: how `by` answered `to` on what
# bothers: 0 never asked, 1 dodged, 2 denied, 3 told ·
# WRONGED: size of the worst open breach of `by` towards `to` · SWAP_SUPPORT: option + 1 that `by` promised `to` to
# support, in a trade · DELIVERS_FIRST: 1 where `by` promised in return to deliver in full at once

# fact: [f, seat] = how the seat knows it
UNKNOWN, TOLD, SEEN = 0, 1, 2
BURST_AT, SAID_AT, SAID_BY = range(
    3
)  # after the seats: tick + 1 when it burst, when all bound knew, who said it first (seat + 1)
N_FACT_STATE = 3

# package: [p, clause] = absolute option; then
PUT_BY, PUT_ROUND, ON_TABLE, YESES, PUT_TABLE, AMENDS, OBJECTED = range(7)
N_PACKAGE = 7  # then each seat's last mark: 0 none yet, else mark + 1
NO, NOT_YET, YES = 0, 1, 2
TABLE_SIZE = 4  # packages that may lie on the table

# A move: (DO, TO, WHAT, HOW, MARKS, LEGAL). MARKS: base 3 over the packages on the table, oldest first. LEGAL: rows
# it was chosen among.
DO, TO, WHAT, HOW, MARKS, LEGAL = range(6)
N_MOVE = 6
(
    PASS,
    ASK,
    LISTEN,
    TELL,
    TRADE,
    PRESS,
    REASSURE,
    VISIT,
    TEAM,
    PREPARE,  # corridor, in the order of CORRIDOR_MOVES
    CHOOSE,
    ANSWER,
    ACCEPT,
    CARRY_OUT,
    GUESS,
    PUT,
    AMEND,
    OBJECT,
    SHOW_RED,
    NAME_TENSION,
    OFFER_LIGHTER,
    CALL_THIRD,
    ADJOURN,
    WITHDRAW,
    STAND,
    DELIVER,
    REACT,
    OWN_UP,
    PRICE,
    PAY,
) = range(30)
DOES = (
    "pass",
    "ask",
    "listen",
    "tell",
    "trade",
    "press",
    "reassure",
    "visit",
    "team",
    "prepare",
    "choose",
    "answer",
    "accept",
    "carry_out",
    "guess",
    "put",
    "amend",
    "object",
    "show_red",
    "name_tension",
    "offer_lighter",
    "call_third",
    "adjourn",
    "withdraw",
    "stand",
    "deliver",
    "react",
    "own_up",
    "price",
    "pay",
)
# WHAT and HOW by DO (TO is a seat, or -1):
#  ask, listen, press: WHAT = topic · tell: TO seat or -1 all; WHAT = fact, FACTS = own interest, FACTS + 1 = own red
# zone
#  trade: WHAT = TRADE_SEEKS, TRADE_RED, or 2 + option (I deliver first if you support that option) · reassure: TO ·
# visit: TO · team: HOW 0 pressure, 1 readiness
#  prepare: WHAT = option · choose: WHAT = choice · answer: TO the asker, WHAT = topic, HOW = ANSWERS · accept: TO,
# HOW 0 refuse, 1 accept, 2 counter ·
#  carry_out: TO, HOW 0 as agreed, 1 cheat · guess: TO; WHAT = zone + 8 (card + CARDS (red + 1)) with red a place in
# the list of RED_MASK options or -1 for none; HOW = sure(zone) + 3 sure(card) + 9 sure(red)
#  put: WHAT = package number in mixed radix (`packages.py`) · amend: TO = -1, WHAT = place on the table × OPTIONS +
# option · object: WHAT = place, HOW 0 without, 1 with its reason ·
#  show_red, name_tension, offer_lighter (WHAT = option), call_third, adjourn, withdraw, stand (nothing but marks).
# HOW of put, amend, offer_lighter, stand and the last word: PLEDGE_LEVEL
#  deliver: WHAT = place in AMOUNTS, HOW = 0 nothing to say, 1 warn, 2 silent, 3 claim · react: HOW = REACTIONS ·
# own_up: TO the wronged, HOW 0 own, 1 excuse, 2 deny · price: TO the breacher, HOW 0 nothing, 1 a public word, 2 a
# day · pay: TO, HOW 0 no, 1 yes
TOPICS = ("why", "not_accept", "bring", "bothers")
WHY, NOT_ACCEPT, BRING, BOTHERS = range(4)
ANSWERS = ("wholly", "partly", "dodge", "other", "nothing")
WHOLLY, PARTLY, DODGE, OTHER, NOTHING = range(5)
TRADE_SEEKS, TRADE_RED, TRADE_SUPPORT = 0, 1, 2
NONE_GIVEN, BELOW, AS_PROMISED, BEYOND = range(4)  # band of effort seen
SAID_NOTHING, WARNED, SILENT, CLAIMED = range(4)  # what is said of a shortfall
AMOUNTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)
REACTIONS = ("say_cost", "reopen", "suspend", "pass", "leave")
SAY_COST, ASK_REOPEN, SUSPEND, LET_PASS, LEAVE = range(5)

# pending rows (same columns as a move): DO = what is awaited (ANSWER, ACCEPT, CARRY_OUT), TO = who asked, WHAT =
# topic or trade, HOW = 1 pressed, 2 listened to, 3 already countered; MARKS = who must answer. Repair uses them too:
# OWN_UP, PRICE, PAY
# event: kind, by, to (-1 all or nobody), what, how, moment, witnesses (mask), step
KIND, E_BY, E_TO, E_WHAT, E_HOW, MOMENT, WITNESSES, E_STEP = range(8)
N_EVENT = 8
(
    E_SCENE,
    E_CHOICE,
    E_GESTURE,
    E_ASKED,
    E_ANSWERED,
    E_TOLD_FACT,
    E_TOLD_SEEKS,
    E_TOLD_RED,
    E_TRADE,
    E_TRADE_ANSWER,
    E_SWAP,
    E_PRESSED,
    E_REASSURED,
    E_VISITED,
    E_TEAM,
    E_PREPARED,
    E_PUT,
    E_MARKED,
    E_OBJECTED,
    E_RED_SHOWN,
    E_TENSION,
    E_LIGHTER,
    E_THIRD,
    E_ADJOURN,
    E_WITHDREW,
    E_STOOD,
    E_NO_AGREEMENT,
    E_DELIVERED,
    E_PAID,
    E_HOME,
    E_BURST,
    E_REACTED,
    E_OWNED,
    E_PRICED,
    E_SETTLED,
    E_LIE_OUT,
    E_PROMISE,
    E_PROMISE_BROKEN,
    E_PROMISE_KEPT,
    E_SAID,
    E_EVIDENCE,
    E_OFFERED,
    E_GUESS,
    E_ENDING,
    E_LEFT,
    E_TRULY,
    E_ROUND,
    E_LIED,
) = range(48)
EVENTS_OF = (
    "scene",
    "choice",
    "gesture",
    "asked",
    "answered",
    "told_fact",
    "told_seeks",
    "told_red",
    "trade",
    "trade_answer",
    "swap",
    "pressed",
    "reassured",
    "visited",
    "team",
    "prepared",
    "put",
    "marked",
    "objected",
    "red_shown",
    "tension",
    "lighter",
    "third",
    "adjourn",
    "withdrew",
    "stood",
    "no_agreement",
    "delivered",
    "paid",
    "home",
    "burst",
    "reacted",
    "owned",
    "priced",
    "settled",
    "lie_out",
    "promise",
    "promise_broken",
    "promise_kept",
    "said",
    "evidence",
    "offered",
    "guess",
    "ending",
    "left",
    "truly",
    "round",
    "lied",
)
# Events are what a witness sees: a lie looks like an answer; what was true goes to its author alone (lied, truly),
# evidence and gestures to nobody before the debrief.
# What E_WHAT and E_HOW hold: choice: choice, 0 · gesture: code, strength · answered: topic × 4096 + part or fact + 1
# (what was claimed), ANSWERS ·
# told_*: fact or part · lied: topic × 4096 + true part + 1, ANSWERS · truly: place in AMOUNTS, LAST_SAID · delivered:
# band (0 nothing, 1 below, 2 as promised, 3 beyond), what was said (LAST_SAID) · evidence: row of Frame.row, grade ·
# offered: row, 0 · marked: package, mark


ARRAYS = ("scal", "seat", "pair", "fact", "package", "sealed", "flag", "event")  # of a state, in order


def new_state(frame: Frame) -> State:
    """An empty state of the right shapes for this scenario."""
    z = frame.size
    seats = int(z[t.SEATS])
    flags = int(z[t.SCENES] + 2 * z[t.CHOICES] + z[t.FLAGS] + 2 * z[t.CLAUSES] + z[t.OPTIONS])
    return State(
        np.zeros(N_SCAL, np.int64),
        np.zeros((seats, N_SEAT)),
        np.zeros((seats, seats, N_PAIR)),
        np.zeros((int(z[t.FACTS]), seats + N_FACT_STATE), np.int64),
        np.zeros((int(z[t.PACKAGES_MAX]), int(z[t.CLAUSES]) + N_PACKAGE + seats), np.int64),
        np.zeros((seats + int(z[t.PENDING_MAX]), N_MOVE), np.int64),
        np.zeros(flags, np.int64),
        np.zeros((int(z[t.EVENTS_MAX]), N_EVENT), np.int64),
    )


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
