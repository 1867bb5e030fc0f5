"""What went unsaid: who could not accept what was put forward, who knew as something was signed; how others saw one."""

import pytest

from game.debrief.crossed import crossed
from game.debrief.hidden import hidden
from game.debrief.mine import seen_by
from game.debrief.story import Names
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import held_at_start
from game.rules.packing import NOT_SAID, claim_of, guess_of, objection_to
from game.story import tables as t
from tests.debrief.playing import FARM, IDS, LOADED, SCHOOL, SECRETS, begun, lay, part, plant, sign

REFUSED = next(
    (code, name)
    for code in range(int(SECRETS.seat[SCHOOL, t.RED_FROM]), int(SECRETS.seat[SCHOOL, t.RED_TO]))
    for option, name in enumerate(IDS.options)
    if SECRETS.part[code, t.N_PART + option] > 0
)


def refusing():
    """The school cannot accept an option, which the farm puts forward; the number of the package."""
    state = begun()
    state.seat[SCHOOL, s.RED_ZONE] = REFUSED[0]
    package = lay(state, REFUSED[1])
    plant(state, c.E_PUT, FARM, -1, package, -1)
    return state, package


def found(state):
    return [(one.kind, one.who, one.option or one.fact, one.answer) for one in crossed(LOADED, state)]


@pytest.mark.parametrize(("mark", "answer"), [(None, "never"), (c.YES, "yes"), (c.NO, "no"), (c.NOT_YET, "not_yet")])
def test_what_one_could_not_accept_and_never_said_is_found_with_what_it_did_say(mark, answer) -> None:
    state, package = refusing()
    if mark is not None:
        plant(state, c.E_MARKED, SCHOOL, -1, package, mark)
    assert found(state) == [("put", ("school",), REFUSED[1], answer)]


def test_what_was_said_before_is_no_silence_and_what_was_said_after_is_told_as_that() -> None:
    state = begun()
    state.seat[SCHOOL, s.RED_ZONE] = REFUSED[0]
    plant(state, c.E_RED_SHOWN, SCHOOL, -1, REFUSED[0])
    plant(state, c.E_PUT, FARM, -1, lay(state, REFUSED[1]), -1)
    assert found(state) == []
    for kind, what in (
        (c.E_RED_SHOWN, REFUSED[0]),
        (c.E_TOLD_RED, REFUSED[0]),
        (c.E_OBJECTED, objection_to(0, IDS.options.code[REFUSED[1]])),
    ):
        state, _ = refusing()
        plant(state, kind, SCHOOL, -1, what)
        [(_, _, _, answer)] = found(state)
        assert answer == "later"


def test_who_had_left_is_silent_about_nothing() -> None:
    state = begun()
    state.seat[SCHOOL, s.RED_ZONE] = REFUSED[0]
    plant(state, c.E_LEFT, SCHOOL)
    plant(state, c.E_PUT, FARM, -1, lay(state, REFUSED[1]), -1)
    assert found(state) == []


def test_what_is_said_aside_is_not_said_at_the_table() -> None:
    state, _ = refusing()
    plant(state, c.E_TOLD_RED, SCHOOL, FARM, REFUSED[0])
    assert found(state)[0][3] == "never"


def test_who_knew_as_it_was_signed_what_contradicted_it() -> None:
    frame = LOADED.tables.frame
    fact = next(one for one in range(len(IDS.facts)) if frame.fact[one, t.FACT_CLAUSE] >= 0)
    options = [name for code, name in enumerate(IDS.options) if int(frame.fact[fact, t.FACT_OPTIONS]) >> code & 1]
    for out in (False, True):
        state = begun()
        state.fact[fact, : len(IDS.seats)] = c.UNKNOWN
        state.fact[fact, FARM] = 1
        plant(state, c.E_TOLD_FACT, SCHOOL, FARM, fact)  # so that it knew by then
        sign(state, options[0], by=SCHOOL)
        if out:
            plant(state, c.E_BURST, FARM, -1, fact)
        [one] = [one for one in crossed(LOADED, state) if one.kind == "knew"]
        assert (one.who, one.fact, one.event.kind) == (("farm",), IDS.facts[fact], c.E_STOOD)
        assert (one.later is not None) == out


def put_by_the_farm(*before):
    state = begun()
    state.seat[SCHOOL, s.RED_ZONE] = REFUSED[0]
    for event in before:
        plant(state, *event)
    plant(state, c.E_PUT, FARM, -1, lay(state, REFUSED[1]), -1)
    return state


def test_what_the_reader_proposed_against_what_it_had_heard() -> None:
    heard = (c.E_TOLD_RED, SCHOOL, FARM, REFUSED[0])
    for before, said in (((), False), ((heard,), True)):
        [one] = [one for one in hidden(LOADED, put_by_the_farm(*before), "farm", ["farm"]) if one.kind == "put"]
        assert (one.by, one.option) == ("school", REFUSED[1])
        assert (one.heard is not None) == said


def test_a_confidence_to_who_knew_is_told_unless_it_was_seen_to_know() -> None:
    fact = next(one for one in range(len(IDS.facts)) if not held_at_start(SECRETS, begun(), SCHOOL, one))
    told = (c.E_TOLD_FACT, FARM, SCHOOL, fact)
    state = begun()
    plant(state, c.E_VISITED, SCHOOL, -1, fact + 1)
    state.event[int(state.scal[s.EVENTS]) - 1, s.WITNESSES] = 1 << SCHOOL
    plant(state, *told)
    kinds = [one.kind for one in hidden(LOADED, state, "farm", ["farm"])]
    assert "known" in kinds
    state = begun()
    plant(state, c.E_VISITED, SCHOOL, -1, fact + 1)  # in the reader's sight
    plant(state, *told)
    assert "known" not in [one.kind for one in hidden(LOADED, state, "farm", ["farm"])]


def test_a_question_turned_aside_is_told_with_what_stood_behind_it_but_of_no_person() -> None:
    state = begun()
    plant(state, c.E_ANSWERED, SCHOOL, FARM, claim_of(c.WHY, part("school.outdoors")), c.DODGE)
    assert "dodged" in [one.kind for one in hidden(LOADED, state, "farm", ["farm"])]
    assert "dodged" not in [one.kind for one in hidden(LOADED, state, "farm", ["farm", "school"])]
    plant(state, c.E_TOLD_SEEKS, SCHOOL, -1, part("school.outdoors"))
    assert "dodged" not in [one.kind for one in hidden(LOADED, state, "farm", ["farm"])]


@pytest.mark.parametrize("true", [True, False])
def test_how_another_saw_one_and_the_act_that_told_it_so(true) -> None:
    """True words gave it away; false ones led astray."""
    first, end = (int(SECRETS.seat[SCHOOL, one]) for one in (t.SEEKS_FROM, t.SEEKS_TO))
    mine = part("school.outdoors")
    card = int(SECRETS.part[mine, t.CARD])
    said = mine if true else next(one for one in range(first, end) if int(SECRETS.part[one, t.CARD]) != card)
    state = begun()
    plant(state, c.E_ANSWERED, SCHOOL, FARM, claim_of(c.WHY, said), c.WHOLLY)
    plant(state, c.E_STANCE, SCHOOL, -1, 2, 2)
    guess = guess_of(int(SECRETS.part[said, t.CARD]), NOT_SAID, -1, -1, int(LOADED.tables.frame.size[t.CARDS]))
    plant(state, c.E_GUESS, FARM, SCHOOL, guess, c.NO_BET)
    [one] = seen_by(Names(LOADED, state), SCHOOL)
    assert (one.by, one.right) == ("farm", true)
    assert one.act is not None
    assert (one.act.kind, one.act.event.kind) == ("said", c.E_ANSWERED)
