"""A scenario as integer tables: what the rules read. `build.py` fills them; this file says what stands where.

Codes follow sorted ids (seats, facts, clauses, options within their clause, scenes, choices within their scene,
flags, endings); course steps follow the order in which they happen. The arrays are few and grouped by shape, since
the compiled rules pass them from function to function. `row` holds every list of variable length; other tables point
into it with FROM and TO.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Frame(NamedTuple):
    """What everybody may know of the rules of this scenario."""

    size: Ints  # [N_SIZE], see below
    seat: Floats  # [seats, N_FRAME_SEAT + options]: public facts of a structure, then its public leanings by option
    option: Floats  # [options, N_OPTION + 2 seats + seats²]: then days asked of each, money of each, money from i to j
    clause: Ints  # [clauses, N_CLAUSE]
    course: Ints  # [steps, N_COURSE]
    scene: Ints  # [scenes, N_SCENE]
    choice: Ints  # [choices, N_CHOICE], grouped by scene
    gift: Floats  # [choices, N_GIFT] what each gives away
    ask: Ints  # [asks, N_ASK]
    box: Floats  # [boxes, N_BOX + seats], grouped by ask: then the people that a day of each seat reaches
    fact: Ints  # [facts, N_FACT]
    row: Floats  # [rows, N_ROW]


class Secrets(NamedTuple):
    """What no seat sees whole: agendas, who knows what, what the project really yields."""

    seat: Floats  # [seats, N_SECRET_SEAT]
    # [parts, N_PART + options]: every seeks, red zone and pressure; then its weight (or 1 if red) by option
    part: Floats
    trust: Floats  # [seats, seats, 2]: sincerity and authenticity at the start, 0 to 1, of row in column
    # [facts, seats + parts]: 1 where the seat knows the fact from the start; then, where whoever draws the part does
    held: Ints
    row: Floats  # [rows, N_ROW]: fits, home events, pairs, excluded mixes
    wish: Floats  # [parts, boxes] what a day in each box, or choosing it, is worth to whoever draws the part


# Frame.size
(
    SEATS,
    FACTS,
    CLAUSES,
    OPTIONS,
    STEPS,
    SCENES,
    CHOICES,
    FLAGS,
    ENDINGS,
    CARDS,
    FORM,
    PACKAGES,
    ENDING_AT,
    JUDGED_AT,
    JUDGED,
    PERIODS,
    RED_ZONES_ALL,
    EVENTS_MAX,
    PACKAGES_MAX,
    PENDING_MAX,
    RED_MASK,
    CODE,
    KEY,
    COUNTERS,
    ASKS,
    BOXES,
) = range(26)
N_SIZE = 26
# ENDING_AT: first of ENDINGS rows (IF, KIND, ending code, 0, 0, 0) in Frame.row, in the order they are tried
# JUDGED_AT: first of JUDGED evidence rows judged at the end; FORM: the clause giving the project's form; PERIODS:
# number of deliveries
# RED_ZONES_ALL: how many options are red for somebody; EVENTS_MAX, PACKAGES_MAX, PENDING_MAX: bounds computed by
# build.py (see `bounds`); RED_MASK: bit o set where option o is red for
# any variant of any seat; CODE: unused by the rules, a small number identifying the scenario in a batch; KEY: the
# clause that fixes everyone's pledge, + 1; 0 where each pledges what it will

# Frame.seat columns
REQUIRED, PRESSURE, GOODWILL, MOBILISES, START_DAYS, START_MONEY, PLAYABLE, PRESSURES_IN = range(8)
N_FRAME_SEAT = 8  # leaning of seat s for option o: frame.seat[s, N_FRAME_SEAT + o]

# Frame.option columns
OF_CLAUSE, GAGE, LIGHTER, IS_BASE, YIELD_1, YIELD_2, YIELD_3, NEEDS_DAYS, CLOSED, OPTION_IF = range(10)
# days asked of s: [o, N_OPTION + s]; money: [o, N_OPTION + S + s]; i pays j: [o, N_OPTION + 2 S + i S + j]
N_OPTION = 10  # CLOSED: 1 where nobody may put it until it is opened; OPTION_IF: it lapses where this does not hold
NO_GAGE, GAGE_MONEY, GAGE_PROGRESS, GAGE_NOTICE, GAGE_EXIT = range(5)
GAGES = ("", "money", "progress", "notice", "exit")
# YIELD_1..3, NEEDS_DAYS: of the options of the FORM clause; a further period repeats the last yield. They stand in
# Frame for
# the shape's sake; a view does not carry them and minds do not read them (tested).

# Frame.clause columns: options [FROM, TO), the option (absolute) that holds by default
CLAUSE_FROM, CLAUSE_TO, CLAUSE_BASE = range(3)
N_CLAUSE = 3

# Frame.course columns
(
    STEP_KIND,
    STEP_SCENE,
    STEP_ROUNDS,
    STEP_REOPENS,
    STEP_MOVES,
    STEP_IF,
    STEP_ACT,
    STEP_NTH,
    STEP_DOES_FROM,
    STEP_DOES_TO,
    STEP_WITH,
    STEP_CLAUSES,
    STEP_SIGNS,
    STEP_MAJORITY,
    STEP_ROUND_MOVES,
    STEP_ASK,
    STEP_SHOWN,
) = range(17)
N_COURSE = 17
# Of a table, 0 where the scenario says nothing: STEP_WITH: mask of who sits; STEP_CLAUSES: mask of the clauses on the
# table; STEP_SIGNS: mask of those whose yes is needed, + 1; STEP_MAJORITY: 1 where more than half of those there sign;
# STEP_ROUND_MOVES: first of its rows, one a round (mask over TABLE_MOVES, 0…), + 1
# Of an ask: STEP_ASK: which, -1 elsewhere; STEP_SHOWN: what all see of it; STEP_WITH: who gives
SHOWN_TOTAL, SHOWN_EACH, SHOWN_CLAIMS = range(3)
STEP_GUESSED = STEP_MOVES  # of a guess step: mask of the seats asked about first, 0 for none
COURSE_SCENES, COURSE_CORRIDOR, COURSE_GUESS, COURSE_TABLE, COURSE_DELIVERY, COURSE_ASK = range(6)
COURSE_KINDS = ("scenes", "corridor", "guess", "table", "delivery", "ask")
# STEP_SCENE: first scene; STEP_MOVES: mask over CORRIDOR_MOVES; STEP_IF: a condition or -1; STEP_NTH: how many of its
# kind before it

# Frame.scene columns: choices [FROM, TO), rows of next [FROM, TO) each (IF, GOTO, effects from, to, 0, 0), effects
# [FROM, TO) of the scene itself
SCENE_FROM, SCENE_TO, NEXT_FROM, NEXT_TO, SCENE_DOES_FROM, SCENE_DOES_TO = range(6)
N_SCENE = 6
GOTO_UNSAID, GOTO_NEXT, GOTO_END = -1, -2, -3  # otherwise a scene's code

# Frame.choice columns
(CHOICE_SEAT, CHOICE_IF, CHOICE_GOTO, CHOICE_SEEN, EFFECT_FROM, EFFECT_TO, EVIDENCE_FROM, EVIDENCE_TO, CHOICE_SCENE) = (
    range(9)
)
N_CHOICE = 9
SEEN_BY_NONE, SEEN, SEEN_UNSIGNED = range(3)  # CHOICE_SEEN: by the others, as its author's or not

# Frame.gift columns: the mask of those whom a choice helps (-1: all, 0: nobody); the shares of what its seat had at the
# start that it spends, and that it gains
HELPED, SPENT, GAINED = range(3)
N_GIFT = 3

# Frame.ask columns: boxes [FROM, TO); the days that a seat may give at one step, 0 where it chooses one box
ASK_FROM, ASK_TO, ASK_MOST = range(3)
N_ASK = 3

# Frame.box columns
BOX_ASK, BOX_YIELDS, BOX_LEAST, BOX_OVER = range(4)
N_BOX = 4  # BOX_LEAST: days over BOX_OVER steps under which it yields nothing
YIELDS_NOTHING, YIELDS_OWN, YIELDS_COMMON, YIELDS_BOND = range(4)
YIELDS = ("", "own", "common", "bond")

# Effect rows: (kind, a, b, c, d, 0)
(
    EFFECT_GESTURE,
    EFFECT_SPEND,
    EFFECT_GAIN,
    EFFECT_REVEAL,
    EFFECT_PROMISE,
    EFFECT_HOME,
    EFFECT_SET,
    EFFECT_TAKE,
    EFFECT_GIVE,
    EFFECT_CLEAR,
    EFFECT_COUNT,
    EFFECT_OPEN,
    EFFECT_SEEK,
    EFFECT_AGAINST,
    EFFECT_SHOW,
) = range(15)
# gesture: by, to (-1 all), code, strength · spend, gain: days, money · reveal: fact, to (-1 all), who
# tells it + 1, 0 for whoever does it ·
# promise: to (-1 all), option ·
# home: +1 tightens, -1 eases · set: flag · take, give: seat, days, money · clear: counter · count: counter, added ·
# open: option · seek: seat, part · against: option · show: ask
GESTURES = (
    "imposes",
    "yields",
    "hears",
    "discloses",
    "hides",
    "recognises",
    "keeps",
    "breaks",
    "excludes",
    "surprises",
    "decides_for",
    "questions",
    "supports",
    "refuses",
    "reassures",
    "criticises",
    "helps",
    "names_tension",
    "ignores",
    "thanks",
)

# Evidence rows: (topic, grade, if, number, 0, 0); judged ones add the holds in the S values of the rows that follow
# it (N_ROW a row,
# each hold -1 where the scenario says nothing). topic: pitfall code, or 100 + approach code
FALLEN, BRUSHED, AVOIDED = 3, 2, 1  # grade of a pitfall; 0 = no verdict
APPROACH = 100
HOLD_NONE, HOLD_NAMED, HOLD_COULD, HOLD_CAUSED = 0, 1, 2, 3
HOLDS = ("none", "named", "could", "caused")

# Frame.fact columns
SENSITIVITY, SEEN_AT, FACT_CLAUSE, FACT_OPTIONS, FACT_PLACE = range(5)
# SENSITIVITY 1 to 3; SEEN_AT a seat or -1; FACT_CLAUSE -1 or the clause; FACT_OPTIONS mask of absolute options;
# FACT_PLACE: its place in the file, the order in which knots burst
N_FACT = 5

N_ROW = 6

# Secrets.seat columns
(
    SEEKS_FROM,
    SEEKS_TO,
    RED_FROM,
    RED_TO,
    PRESSURE_FROM,
    PRESSURE_TO,
    RESERVE,
    START_SYNERGY,
    START_ANTAGONISM,
    PEOPLE_PER_DAY,
    PEOPLE_PER_1000,
    HOME_FROM,
    HOME_TO,
    PAIR_FROM,
    PAIR_TO,
    EXCLUDED_FROM,
    EXCLUDED_TO,
    FIT_FROM,
    FIT_TO,
) = range(19)
N_SECRET_SEAT = 20
# HOME rows: (odds, days, money, 0, 0, 0); PAIR rows: (part, option, option, weight, 0, 0); EXCLUDED rows: (part,
# part, 0…);
# FIT rows (the same FROM and TO for all seats): (if, times, form option or -1, 0, 0, 0). START_SYNERGY… 0 to 4.

# Secrets.part columns
PART_KIND, PART_SEAT, CARD, TEMPERAMENT, URGENCY = range(5)
N_PART = 5  # URGENCY 1 to 3; CARD -1 for red zones and pressures
PART_SEEKS, PART_RED, PART_PRESSURE = range(3)
TEMPERAMENTS = ("driving", "open", "guarded", "cautious", "generous", "opportunist", "fair_minded", "proud")

# A condition is the number of its first row in Frame.row, or -1 for none (true). Its rows are (op, a, b, c, 0, 0),
# run on a
# stack until OP_END; a truth is 1.0 or 0.0.
(
    OP_END,
    OP_NUMBER,
    OP_AND,
    OP_OR,
    OP_NOT,
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE,
    OP_ADD,
    OP_SUB,
    OP_TRUST,
    OP_SYNERGY,
    OP_ANTAGONISM,
    OP_KNOWN,
    OP_SAID,
    OP_BURST,
    OP_DAYS,
    OP_MONEY,
    OP_AGREED,
    OP_SIGNED,
    OP_BOUND,
    OP_DELIVERED,
    OP_PROJECT,
    OP_CHOSEN,
    OP_VISITED,
    OP_HAPPENED,
    OP_AGENDA,
    OP_LEFT,
    OP_GAGE,
    OP_PREPARED,
    OP_ASKED,
    OP_WENT,
    OP_PERIODS,
    OP_BREACHES,
    OP_REPAIRED,
    OP_WITHDREW,
    OP_NAMED,
    OP_COUNT,
    OP_ALL_KNOW,
    OP_SAW_LEARN,
    OP_DAYS_WITH,
    OP_GIVEN,
    OP_LAST_GIVEN,
    OP_CLAIMED,
    OP_BOX_TOTAL,
    OP_LAST_TOTAL,
    OP_REACHED,
    OP_COUNTED,
) = range(51)
# Arguments: trust(seat, seat) synergy(seat) antagonism(seat) known(seat, fact) said(fact) burst(fact) days(seat)
# money(seat) agreed(option) bound(seat)
# delivered(seat) chosen(choice) visited(scene) happened(flag) agenda(part; its seat is known from it) left(seat)
# gage(code) prepared(clause) asked(seat, seat)
# went(seat, seat) withdrew(seat) count(counter) all_know(seat, fact) saw_learn(seat, seat, fact)
# days_with(seat, seat) given(seat, box) last_given(seat, box) claimed(seat, box) box_total(box) last_total(box)
# reached(box) counted(ask); the others take none. `and`, `or` do not
# short-circuit. Stack at most 16 deep (checked at load).

CORRIDOR_MOVES = (
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
)
# The mask of those that are open where a scenario names none; a move added after them is open where it is named.
USUAL_MOVES = (1 << CORRIDOR_MOVES.index("prepare") + 1) - 1
TABLE_MOVES = (
    "put",
    "amend",
    "object",
    "show_red",
    "name_tension",
    "offer_lighter",
    "call_third",
    "adjourn",
    "withdraw",
)
ENDING_KINDS = ("documented", "better", "lighter", "honourable", "worse")

PITFALLS = (
    "autonomy-fears",
    "certainties",
    "cooperation-is-natural",
    "drift-to-value-conflict",
    "fear-of-conflict",
    "free-riding",
    "gain-means-loss",
    "good-intentions",
    "hidden-cost",
    "injunction",
    "no-space-for-conflict",
    "persons-only",
    "resistance-to-change",
    "unspoken-interests",
    "vision-only",
    "wealth-by-nature",
)
APPROACHES = (
    "1.1",
    "1.2",
    "1.3",
    "2.1",
    "2.2",
    "2.3",
    "3.1",
    "3.2",
    "3.3",
    "3.4",
    "4.1",
    "4.2",
    "4.3",
    "4.4",
    "5.1",
    "5.2",
    "5.3",
    "6.1",
    "6.2",
    "6.3",
    "6.4",
    "7.0",
    "7.1",
    "7.2",
    "7.3",
    "8.1",
    "8.2",
    "8.3",
    "9.1",
    "9.2",
)
