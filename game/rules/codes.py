"""The codes that stand in states, moves and events: each declared once, with its words, what it says, who sees it.

What the columns are called stands in `state.py`; these are the values written in some of them. A code is a plain
number, given in the order of the declarations: nothing may be told from that order (a log is written in words). What
is packed in one number is packed and unpacked in `packing.py`.
"""

from typing import NamedTuple

import numpy as np

from game.story import tables as t

# stages
_stages: list[str] = []


def _stage(word: str) -> int:
    _stages.append(word)
    return len(_stages) - 1


AT_SCENE = _stage("scene")
AT_CORRIDOR = _stage("corridor")
AT_ANSWER = _stage("answer")
AT_GUESS = _stage("guess")
AT_ROUND = _stage("round")
AT_DELIVERY = _stage("delivery")
AT_BURST = _stage("burst")
AT_OWN_UP = _stage("own_up")
AT_PRICE = _stage("price")
AT_PAY = _stage("pay")
AT_END = _stage("end")
AT_ASK = _stage("ask")
STAGES = tuple(_stages)

# what comes once a stage is opened or shown: moves that are awaited, answers if any wait, what is left of the step of
# the course, the next step, the end
TO_MOVES, TO_ANSWERS, TO_REST, TO_NEXT, TO_END = range(5)

# how a seat knows a fact
UNKNOWN, TOLD, SEEN = 0, 1, 2

# marks
NO, NOT_YET, YES = 0, 1, 2
MARK_WORDS = ("no", "not_yet", "yes")

# what some moves say
TOPICS = ("why", "not_accept", "bring", "bothers")
WHY, NOT_ACCEPT, BRING, BOTHERS = range(4)
ANSWERS = ("wholly", "partly", "dodge", "other", "nothing")
WHOLLY, PARTLY, DODGE, OTHER, NOTHING = range(5)
IN_PASSING, LISTENING = range(2)  # how one asks, as its event tells
# how one was asked, in the rows that wait for an answer
PLAINLY, PRESSED, LISTENED, COUNTERED = range(4)
TRADE_SEEKS, TRADE_RED, TRADE_SUPPORT = 0, 1, 2  # from TRADE_SUPPORT on: an option to support (`packing.py`)
ACCEPTS = ("refuse", "accept", "counter")
REFUSED, ACCEPTED, COUNTER = range(3)
CARRIES = ("as_agreed", "cheat")
AS_AGREED, CHEAT = range(2)
TEAM_FOR = ("pressure", "readiness")
FOR_PRESSURE, FOR_READINESS = range(2)
TRUSTS = ("confided", "repeated", "signed_against")  # what became of what was said in confidence
CONFIDED, REPEATED, SIGNED_AGAINST = range(3)
BECAUSES = ("wary", "at_home", "hurt", "own_game")  # why one took and gave nothing, or broke one's word
WARY, AT_HOME, HURT, OWN_GAME = range(4)
LEVELS = ("less", "as_asked", "more")  # of what a package asks, pledged
LESS, AS_ASKED, MORE = range(3)
REASONS = ("without_reason", "with_reason")
WITHOUT_REASON, WITH_REASON = range(2)
ATTITUDES = ("nothing", "little", "lot")  # how much draws a structure, and how much holds it back
BETS = ("none", "seeks", "cannot")  # of what one says of another, what one bets on
NO_BET, BET_SEEKS, BET_CANNOT = range(3)
BANDS = ("nothing", "below", "promised", "beyond")  # of effort, as the others see it
NONE_GIVEN, BELOW, AS_PROMISED, BEYOND = range(4)
SHORT = (NONE_GIVEN, BELOW)
SAYS = ("as_promised", "warn", "silent", "claim")  # what is said of a shortfall
SAID_NOTHING, WARNED, SILENT, CLAIMED = range(4)
GIVES = ("nothing", "quarter", "half", "three_quarters", "all", "beyond")
AMOUNTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)  # of what was pledged, each the amount of the word in GIVES
REACTIONS = ("say_cost", "reopen", "suspend", "pass", "leave")
SAY_COST, ASK_REOPEN, SUSPEND, LET_PASS, LEAVE = range(5)
OWNS = ("own", "excuse", "deny")
OWNED, EXCUSED, DENIED_IT = range(3)
WRONGS = ("unsaid", "trade", "promise", "lie", "confidence", "delivery", "knot", "agreement")  # what was broken
WRONG_UNSAID, OF_TRADE, OF_PROMISE, OF_LIE, OF_CONFIDENCE, OF_DELIVERY, OF_KNOT, OF_AGREEMENT = range(8)
PRICES = ("nothing", "public_word", "day")
PRICE_NOTHING, PRICE_WORD, PRICE_DAY = range(3)
CLAIMS = ("as_it_is", "all_shared", "unsaid")  # what one says of the days one puts in boxes
AS_IT_IS, ALL_SHARED, UNSAID = range(3)
MANNERS = ("sealed", "total", "each", "said", "counted", "reached")  # how what is in boxes comes to be seen
SEALED, IN_TOTAL, BY_EACH, AS_SAID, COUNTED, REACHED = range(6)
MANNERS_MOST = 8
OF_WORDS, OF_GIVEN, OF_BOXES = range(3)  # what a lie that comes out was told of
PAYS = ("no", "yes")
UNPAID, PAID = range(2)


class Move(NamedTuple):
    """A kind of move. `word`: in logs and scenarios. `stage`: where it is made.

    `to`, `what`: the kind of word that stands there (`play/words.py` writes each), "" where nothing does. `how`: the
    words that HOW is a place of; `fixed`: HOW, where there are none. `marked`: it carries one's marks on the packages
    that lie on the table. `days`: what it costs its mover. `turn`: of what waits for an answer, the earliest kind is
    answered first.
    """

    word: str
    stage: int
    to: str = ""
    what: str = ""
    how: tuple[str, ...] = ()
    fixed: int = 0
    marked: bool = False
    days: float = 0.0
    turn: int = 0


_moves: list[Move] = []


def _move(
    word: str,
    stage: int,
    to: str = "",
    what: str = "",
    how: tuple[str, ...] = (),
    fixed: int = 0,
    days: float = 0.0,
    turn: int = 0,
) -> int:
    _moves.append(Move(word, stage, to, what, how, fixed, stage == AT_ROUND, days, turn))
    return len(_moves) - 1


PASS = _move("pass", AT_CORRIDOR)
ASK = _move("ask", AT_CORRIDOR, to="seat", what="topic", days=0.5)
LISTEN = _move("listen", AT_CORRIDOR, to="seat", what="topic", days=1.0)
TELL = _move("tell", AT_CORRIDOR, to="audience", what="telling")
TRADE = _move("trade", AT_CORRIDOR, to="seat", what="trade", days=0.5)
PRESS = _move("press", AT_CORRIDOR, to="seat", what="topic")
REASSURE = _move("reassure", AT_CORRIDOR, to="seat")
VISIT = _move("visit", AT_CORRIDOR, to="seat", days=1.0)
TEAM = _move("team", AT_CORRIDOR, how=TEAM_FOR, days=0.5)
PREPARE = _move("prepare", AT_CORRIDOR, what="option", days=1.0)
CHOOSE = _move("choose", AT_SCENE, what="choice")
# Answers: TO is who asked, proposed, broke or was wronged.
ANSWER = _move("answer", AT_ANSWER, to="seat", what="topic", how=ANSWERS, turn=1)
ACCEPT = _move("accept", AT_ANSWER, to="seat", what="trade", how=ACCEPTS, turn=2)
CARRY_OUT = _move("carry_out", AT_ANSWER, to="seat", what="trade", how=CARRIES, turn=3)
GUESS = _move("guess", AT_GUESS, to="seat", what="guess", how=BETS)
# At the table: HOW is what one pledges were a package to stand, but for an objection.
PUT = _move("put", AT_ROUND, what="package", how=LEVELS)
AMEND = _move("amend", AT_ROUND, what="amendment", how=LEVELS)
OBJECT = _move("object", AT_ROUND, what="lying", how=REASONS)
SHOW_RED = _move("show_red", AT_ROUND, fixed=AS_ASKED)
NAME_TENSION = _move("name_tension", AT_ROUND, what="tension", fixed=AS_ASKED)
OFFER_LIGHTER = _move("offer_lighter", AT_ROUND, what="option", how=LEVELS)
CALL_THIRD = _move("call_third", AT_ROUND, fixed=AS_ASKED)
ADJOURN = _move("adjourn", AT_ROUND, fixed=AS_ASKED)
WITHDRAW = _move("withdraw", AT_ROUND, fixed=AS_ASKED)
STAND = _move("stand", AT_ROUND, how=LEVELS)
DELIVER = _move("deliver", AT_DELIVERY, what="amount", how=SAYS)
REACT = _move("react", AT_BURST, how=REACTIONS)
OWN_UP = _move("own_up", AT_OWN_UP, to="seat", how=OWNS, turn=4)
PRICE = _move("price", AT_PRICE, to="seat", how=PRICES, turn=5)
PAY = _move("pay", AT_PAY, to="seat", what="price", how=PAYS, turn=6)
GIVE = _move("give", AT_ASK, what="shares", how=CLAIMS)

MOVES = tuple(_moves)
DOES = tuple(move.word for move in MOVES)
STAGE_OF = np.array([move.stage for move in MOVES])
DAYS_OF = np.array([move.days for move in MOVES])
TURN_OF = np.array([move.turn for move in MOVES])
MARKED = frozenset(do for do, move in enumerate(MOVES) if move.marked)
CORRIDOR = tuple(DOES.index(word) for word in t.CORRIDOR_MOVES)
# The bit of each move in the mask of those that a slot of the corridor lets one make; -1: none.
CORRIDOR_BIT = np.array([t.CORRIDOR_MOVES.index(word) if word in t.CORRIDOR_MOVES else -1 for word in DOES])
# The same, of the moves that a round of the table lets one make.
TABLE_BIT = np.array([t.TABLE_MOVES.index(word) if word in t.TABLE_MOVES else -1 for word in DOES])

# Who witnesses an event.
NOBODY, AUTHOR, BOTH, TOLD_TO, ALL, AS_IT_WENT = range(6)  # TOLD_TO: both, or all where it is said to all
# How soon those who were not watching are told of it.
NOT_NEWS, MUST_BE_TOLD, NEWS, SMALL_NEWS = range(4)


class Event(NamedTuple):
    """A kind of event: what a witness sees; a lie looks like an answer, what was true goes to its author alone.

    `seen_by`: its witnesses. `news`: how soon it is told. `what`, `how`: what E_WHAT and E_HOW hold; "" where 0.
    """

    word: str
    seen_by: int
    news: int
    what: str
    how: str


MOST_EVENTS = 63  # kinds: sets of them are the bits of a whole number, see `kinds`
_events: list[Event] = []


def _event(word: str, seen_by: int, news: int = NOT_NEWS, what: str = "", how: str = "") -> int:
    _events.append(Event(word, seen_by, news, what, how))
    return len(_events) - 1


E_SCENE = _event("scene", ALL, what="scene")
E_CHOICE = _event("choice", AS_IT_WENT, NEWS, what="choice")  # its author alone, or all where it is seen
E_GESTURE = _event("gesture", NOBODY, what="gesture", how="strength")
E_ASKED = _event("asked", BOTH, SMALL_NEWS, what="topic", how="asked_how")
E_ANSWERED = _event("answered", BOTH, NEWS, what="claim", how="answers")
E_TOLD_FACT = _event("told_fact", TOLD_TO, NEWS, what="fact", how="1 where it is said of somebody else")
E_TOLD_SEEKS = _event("told_seeks", TOLD_TO, NEWS, what="part")
E_TOLD_RED = _event("told_red", TOLD_TO, NEWS, what="part")
E_TRADE = _event("trade", BOTH, SMALL_NEWS, what="trade")
E_TRADE_ANSWER = _event("trade_answer", BOTH, SMALL_NEWS, what="trade", how="accepts")
E_SWAP = _event("swap", BOTH, MUST_BE_TOLD, what="trade", how="carries")
E_PRESSED = _event("pressed", BOTH, SMALL_NEWS, what="topic")
E_REASSURED = _event("reassured", BOTH, SMALL_NEWS, what="option + 1")
E_VISITED = _event("visited", BOTH, NEWS, what="fact seen + 1")
E_TEAM = _event("team", AUTHOR, SMALL_NEWS, what="team_for")
E_PREPARED = _event("prepared", ALL, SMALL_NEWS, what="option")
E_PUT = _event("put", ALL, NEWS, what="package", how="package amended, or -1")
E_MARKED = _event("marked", ALL, what="package", how="mark")
E_OBJECTED = _event("objected", ALL, NEWS, what="objection", how="reasons")
E_RED_SHOWN = _event("red_shown", ALL, NEWS, what="part")
E_TENSION = _event("tension", ALL, NEWS, what="fact + 1", how="wrongs, of `to`")  # who is to answer for a wrong
E_LIGHTER = _event("lighter", ALL, NEWS, what="package", how="package amended, or -1")
E_THIRD = _event("third", ALL, SMALL_NEWS)
E_ADJOURN = _event("adjourn", ALL, SMALL_NEWS)
E_WITHDREW = _event("withdrew", ALL, MUST_BE_TOLD)
E_STOOD = _event("stood", ALL, MUST_BE_TOLD, what="package", how="mask of those bound")
E_NO_AGREEMENT = _event("no_agreement", ALL, MUST_BE_TOLD)
E_DELIVERED = _event("delivered", ALL, NEWS, what="band", how="says")
E_PAID = _event("paid", BOTH, NEWS, what="euros")
E_HOME = _event("home", AUTHOR, SMALL_NEWS, what="event at home")
E_BURST = _event("burst", ALL, what="fact")
E_REACTED = _event("reacted", ALL, NEWS, what="fact", how="reactions")
E_OWNED = _event("owned", ALL, MUST_BE_TOLD, what="wrongs", how="owns")  # denied: not said of what
E_PRICED = _event("priced", ALL, NEWS, how="prices")
E_SETTLED = _event("settled", ALL, MUST_BE_TOLD, what="prices", how="pays")
E_LIE_OUT = _event("lie_out", BOTH, MUST_BE_TOLD, what="claim, of what was false", how="of words, a delivery, boxes")
E_PROMISE = _event("promise", BOTH, SMALL_NEWS, what="option + 1", how="1 to support it")  # in a scene: all
E_PROMISE_BROKEN = _event("promise_broken", BOTH, MUST_BE_TOLD, what="option + 1")
E_PROMISE_KEPT = _event("promise_kept", BOTH, SMALL_NEWS, what="option + 1")
E_SAID = _event("said", ALL, what="fact")
E_EVIDENCE = _event("evidence", NOBODY, what="row of Frame.row", how="grade")
E_OFFERED = _event("offered", NOBODY, what="row of Frame.row")
E_GUESS = _event("guess", AUTHOR, what="guess", how="bet")
E_ENDING = _event("ending", ALL, what="ending")
E_LEFT = _event("left", ALL, MUST_BE_TOLD)
E_TRULY = _event("truly", AUTHOR, what="amount", how="says")
E_ROUND = _event("round", ALL, what="round", how="1 where a package stands")
E_LIED = _event("lied", AUTHOR, what="claim, of what was true", how="answers")
E_TAKEN = _event("taken", AUTHOR, NEWS, what="euros", how="hundredths of a day")
E_GIVEN = _event("given", AUTHOR, NEWS, what="euros", how="hundredths of a day")
E_COUNTED = _event("counted", NOBODY, what="counter", how="what it comes to")
E_OPENED = _event("opened", ALL, NEWS, what="option")
E_LAPSED = _event("lapsed", ALL, NEWS, what="package", how="option")
E_DECIDED_FOR = _event("decided_for", ALL, MUST_BE_TOLD, what="package")
E_SEEKS = _event("seeks", AUTHOR, MUST_BE_TOLD, what="part", how="part sought before")
E_HABIT = _event("habit", BOTH, NEWS, what="part")  # overheard on the field: what cannot be false
E_DOOR = _event("door", BOTH, NEWS, what="seat", how="topic")  # who could say what one could not
E_CONFIDED = _event("confided", BOTH, MUST_BE_TOLD, what="fact + 1", how="trusts")  # `by` trusted `to`, and then?
E_BECAUSE = _event("because", AUTHOR, what="because")
E_DAY_WITH = _event("day_with", ALL, SMALL_NEWS)
E_STANCE = _event("stance", NOBODY, what="synergy", how="antagonism")  # when it is asked how others see it
E_BOXES = _event("boxes", AS_IT_WENT, NEWS, what="amounts", how="box_event")  # sealed: its author; shown: all

EVENTS = tuple(_events)
EVENTS_OF = tuple(event.word for event in EVENTS)
SEEN_BY = np.array([event.seen_by for event in EVENTS])
if len(EVENTS) > MOST_EVENTS:
    raise ValueError(f"kinds of events are kept as the bits of a whole number: {MOST_EVENTS} at most")


def kinds(*events: int) -> int:
    """A set of kinds, of events or of anything else under 63, for `packing.one_of`."""
    made = 0
    for event in events:
        made |= 1 << event
    return made


def told(news: int) -> frozenset[int]:
    """The kinds of events told this soon."""
    return frozenset(kind for kind, event in enumerate(EVENTS) if event.news == news)
