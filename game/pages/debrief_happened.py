"""What the common page and its questions both read off a finished play: who acted against what they had signed, and
what lay nearest to be signed where a table closed without an agreement.
"""

from collections.abc import Mapping

from game.debrief.story import goes_against, signed_before
from game.pages.debrief_reading import Reading
from game.pages.outside import backed_out
from game.pages.wording import sentence
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.history import Event
from game.rules.read.agendas import is_red
from game.rules.read.packages import gain_of
from game.rules.read.standing import signs_at
from game.story import tables as t


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


def why_backed_out(reading: Reading) -> Mapping[str, str]:
    """Of each of the others that had said yes to something signed and was not of it, why: what it could not
    accept, nothing to gain, or that it would have gained; nothing of who came to seek something else since."""
    state, found = reading.state, dict[str, str]()
    if state is None:
        return found
    frame, secrets, ids = reading.speaker.loaded.tables
    stood = reading.past.at(reading.past.of(c.E_STOOD))
    for event, seat in ((one, seat) for one in stood for seat in backed_out(reading.past, one)):
        if ids.seats[seat] == reading.seat or state.seat[seat, s.SOUGHT_FIRST] > 0:
            continue
        options = state.package[event.what]
        barred = [one for one in reading.onlooker.package_options(event.what) if is_red(secrets, state, seat, one)]
        gains = gain_of(frame, secrets, state, seat, options) > secrets.seat[seat, t.RESERVE]
        how = "red" if barred else "gain" if gains else "lost"
        words = reading.book.option(barred[0]) if barred else ""
        said = reading.book.say(f"others.backed_out_{how}", name=reading.called(ids.seats[seat]), words=words)
        found[ids.seats[seat]] = sentence(said)
    return found
