"""What was put in boxes, counted at the end: people reached in one's own name, what it is worth to one's own game, and
what boxes could have yielded at best.
"""

from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.boxes import asks_anew
from game.rules.state import State, in_box_at
from game.story import tables as t
from game.story.tables import Frame, Secrets


@rule
def own_people(frame: Frame, state: State, seat: int) -> float:
    """People reached by this structure in its own name, by the days it put in its own boxes."""
    people = 0.0
    for box in range(frame.size[t.BOXES]):
        if int(frame.box[box, t.BOX_YIELDS]) == t.YIELDS_OWN:
            people += state.flag[in_box_at(frame, box, s.GIVEN, seat)] * frame.box[box, t.N_BOX + seat]
    return people


@rule
def times_asked(frame: Frame, ask: int, seat: int) -> int:
    """How often the course asks this of a seat, whatever becomes of the play."""
    times = 0
    for step in range(frame.size[t.STEPS]):
        if asks_anew(frame, ask, step, seat):
            times += 1
    return times


@rule
def wished(frame: Frame, secrets: Secrets, state: State, seat: int) -> float:
    """What boxes were worth to its own game: as an interest is, where all that it could have put there was."""
    total, seeks = 0.0, int(state.seat[seat, s.SEEKS])
    for box in range(frame.size[t.BOXES]):
        wish = secrets.wish[seeks, box]
        if wish != 0.0:
            ask = int(frame.box[box, t.BOX_ASK])
            could = times_asked(frame, ask, seat) * max(int(frame.ask[ask, t.ASK_MOST]), 1)
            if could > 0:
                total += wish * state.flag[in_box_at(frame, box, s.GIVEN, seat)] / could
    return total


@rule
def most_wished(frame: Frame, secrets: Secrets, state: State, seat: int) -> float:
    """The most that boxes could have been worth to it: of each ask, the box that is worth most, always."""
    total, seeks = 0.0, int(state.seat[seat, s.SEEKS])
    for ask in range(frame.size[t.ASKS]):
        best = 0.0
        for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
            best = max(best, secrets.wish[seeks, box])
        if times_asked(frame, ask, seat) > 0:
            total += best
    return total


@rule
def gained_in_boxes(frame: Frame, secrets: Secrets, seat: int, days: float) -> float:
    """People that these days could reach more in boxes than outside, by those who trust each other well: of each ask
    the box that reaches most, all thresholds reached."""
    total, left = 0.0, days
    for ask in range(frame.size[t.ASKS]):
        best = 0.0
        for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
            trusting = e.TRUSTING_WELL if int(frame.box[box, t.BOX_YIELDS]) == t.YIELDS_COMMON else 1.0
            best = max(best, trusting * frame.box[box, t.N_BOX + seat] - secrets.seat[seat, t.PEOPLE_PER_DAY])
        put = min(left, float(times_asked(frame, ask, seat) * frame.ask[ask, t.ASK_MOST]))
        if best > 0.0 and put > 0.0:
            total += best * put
            left -= put
    return total


@rule
def boxed_days(frame: Frame, state: State, seat: int) -> float:
    """Days that this structure put in boxes."""
    days = 0.0
    for box in range(frame.size[t.BOXES]):
        if frame.ask[int(frame.box[box, t.BOX_ASK]), t.ASK_MOST] > 0:
            days += state.flag[in_box_at(frame, box, s.GIVEN, seat)]
    return days
