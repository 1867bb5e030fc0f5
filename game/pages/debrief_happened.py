"""What the common page and its questions both read off a finished play: who acted against what they had signed, and
what lay nearest to be signed where a table closed without an agreement.
"""

from game.debrief.story import goes_against, signed_before
from game.pages.debrief_reading import Reading
from game.rules import codes as c
from game.rules import effects as e
from game.rules.history import Event
from game.rules.read.standing import signs_at


def acted_against(reading: Reading) -> list[tuple[str, str, str]]:
    """What was done against what its author had signed, each once: who, when, in words."""
    if reading.state is None:
        return []
    history, frame = reading.past, reading.book.frame
    broke = {(one.by, one.moment) for one in history.at(history.of(c.E_GESTURE)) if one.what == e.BREAKS}
    done = [
        one
        for one in history.at(history.of(c.E_CHOICE))
        if goes_against(frame, one.what) and (one.by, one.moment) in broke and signed_before(history, one)
    ]
    by = reading.book.names.seats
    return [
        *dict.fromkeys((by[one.by], reading.when(one.moment, one.step), reading.tell(one, to_all=True)) for one in done)
    ]


def nearest(reading: Reading, event: Event) -> tuple[int, list[int], list[int]] | None:
    """Where a table closed without an agreement: the package nearest to be signed, whose yes it lacked, who sat there;
    None where none lay there, or none had a yes."""
    history = reading.past
    marks: dict[int, dict[int, int]] = {}
    for one in history.at(history.of(c.E_MARKED)):
        if one.step == event.step and one.moment <= event.moment:
            marks.setdefault(one.what, {})[one.by] = one.how
    gone = {one.by for one in history.at(history.of(c.E_LEFT)) if one.moment <= event.moment}
    sat = [seat for seat in reading.onlooker.seats if seat not in gone]
    needed = [seat for seat in sat if signs_at(reading.book.frame, event.step, seat)]
    yes = {one: [seat for seat, how in said.items() if how == c.YES] for one, said in marks.items()}
    if not yes:
        return None
    found = max(yes, key=lambda one: (len(set(yes[one]) & set(needed)), len(yes[one]), one))
    lacking = [seat for seat in needed if seat not in yes[found]]
    return (found, lacking, sat) if lacking and yes[found] else None
