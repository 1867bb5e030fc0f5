"""The codes that stand in states, moves and events: stages, what a move does, what it says, kinds of events.

What the columns are called stands in `state.py`; these are the values written in some of them.
"""

# stages
(AT_SCENE, AT_CORRIDOR, AT_ANSWER, AT_GUESS, AT_ROUND, AT_DELIVERY, AT_BURST, AT_OWN_UP, AT_PRICE, AT_PAY, AT_END) = (
    range(11)
)
STAGES = ("scene", "corridor", "answer", "guess", "round", "delivery", "burst", "own_up", "price", "pay", "end")

# how a seat knows a fact
UNKNOWN, TOLD, SEEN = 0, 1, 2

# marks
NO, NOT_YET, YES = 0, 1, 2

# what a move does
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

# kinds of events
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
