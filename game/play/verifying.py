"""Whether a play still holds: replayed, its agendas drawn, its minds asked again; whether it came to what it should."""

import json
from collections.abc import Mapping

from pydantic import BaseModel

from game.play.log import Log, begun, otherwise, replay, set_up
from game.play.refusals import BadLog, BadMove, Refusal
from game.play.seats import Seats, playable
from game.play.words import Words, lying
from game.rules import state as s
from game.rules.engine import apply
from game.story.build import Tables
from game.story.library import Loaded


def verify(log: Log, loaded: Loaded) -> list[Refusal]:
    """Replay a log, draw its agendas again, ask its minds again. Gives all that differs, nothing if all is the same."""
    found: list[Refusal] = []
    if otherwise(log.header.fingerprint, loaded.fingerprint):
        found.append(BadLog("L104", log.header.fingerprint[:12], loaded.fingerprint[:12]))
    drawn, _ = begun(loaded, log.header.seed, log.header.people)
    if drawn.header.agendas != log.header.agendas:
        found.append(BadLog("L105", _short(log.header.agendas), _short(drawn.header.agendas)))
    done = replay(log, loaded)
    if done.stop is not None:
        found.append(done.stop)
    if done.changed is not None:
        found.append(BadLog("L110", f"{done.changed}"))
    if not any(problem.code == "L105" for problem in found):
        found += _asked_again(done.log, loaded)
    return found


def unmet(
    log: Log,
    tables: Tables,
    state: s.State,
    pitfalls: Mapping[str, str] | None = None,
    approaches: Mapping[str, str] | None = None,
) -> list[Refusal]:
    """What a kept play expected and did not come to. `pitfalls`, `approaches`: verdicts by id, from the debrief; None
    where they are not to be looked at."""
    found: list[Refusal] = []
    ending = tables.names.endings[int(state.scal[s.ENDING])] if state.scal[s.OVER] else None
    if log.expects.ending is not None and ending != log.expects.ending:
        found.append(BadLog("L109", ending, log.expects.ending))
    for given, expected in ((pitfalls, log.expects.pitfalls), (approaches, log.expects.approaches)):
        if given is not None:
            found += [
                BadLog("L109", f"{topic}: {given.get(topic, 'none')}", f"{topic}: {grade}")
                for topic, grade in expected.items()
                if given.get(topic, "none") != grade
            ]
    return found


def _asked_again(log: Log, loaded: Loaded) -> list[Refusal]:
    """Where a mind would have moved otherwise."""
    tables = playable(loaded)
    found: list[Refusal] = []
    try:
        seats = Seats(loaded, log.header.minds)
    except BadMove as unknown:
        return [unknown]
    words = Words(tables)
    state = s.new_state(tables.frame)
    set_up(log, tables, state)
    asked_of, by_people = {*log.header.minds, *(change.seat for change in log.handed)}, log.by_people()
    for number, move in enumerate(log.moves):
        table = lying(tables, state)
        seat, row = words.read(move, table)
        if move["seat"] in asked_of and not by_people[number]:
            asked = words.write(seat, seats.move(state, seat), table)
            if asked != move:
                found.append(BadLog("L107", f"{number}: {_short(move)}", _short(asked)))
        apply(tables.frame, tables.secrets, state, seat, row)
    return found


def _short(value: object) -> str:
    if isinstance(value, Mapping):
        value = {key: one.model_dump() if isinstance(one, BaseModel) else one for key, one in value.items()}
    return json.dumps(value, ensure_ascii=False)
