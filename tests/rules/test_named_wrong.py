"""A wrong that one suffered can be named at the table: its author answers before the table goes on, once."""

import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.doing import goes_against
from game.rules.saying import wronged
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D


def table(*wrongs):
    """A table at its first round, after these wrongs (by, to, kind)."""
    hall = Acting().open(t.COURSE_TABLE)
    for by, to, kind in wrongs:
        wronged(hall.state, by, to, 0.35, kind)
        hall.state.pair[by, to, s.WRONGED] = 0.0  # it was not the worst, or nobody answered
    return hall


def names(hall, seat):
    """The seats whose wrong this one may name."""
    facts = int(hall.frame.size[t.FACTS])
    return [what - facts - 1 for _, what, *_ in hall.legal(seat, c.NAME_TENSION) if what > facts]


def name_it(hall, by, to):
    """A round in which `by` names what `to` did, the others giving their answers."""
    what = int(hall.frame.size[t.FACTS]) + 1 + to
    for seat in range(hall.seats):
        move = (c.NAME_TENSION, -1, what, c.AS_ASKED) if seat == by else (c.STAND, -1, 0, c.AS_ASKED)
        assert hall.move(seat, *move) == 0


@pytest.mark.parametrize("kind", range(1, len(c.WRONGS)))
def test_who_suffered_it_alone_may_name_it_and_its_author_alone_answers_at_once(kind):
    hall = table((B, A, kind))
    assert names(hall, A) == [B]
    assert names(hall, B) == names(hall, C) == []
    name_it(hall, A, B)
    state = hall.state
    assert (int(state.scal[s.STAGE]), int(state.scal[s.AWAITED])) == (c.AT_OWN_UP, 1 << B)
    tension = [one for one in hall.seen(C) if one.kind == "tension"]
    assert [(one.by, one.to, one.what, one.how) for one in tension] == [(A, B, 0, kind)]
    assert hall.move(B, c.OWN_UP, A, 0, c.OWNED) == 0
    assert (int(state.scal[s.STAGE]), int(state.scal[s.AWAITED])) == (c.AT_PRICE, 1 << A)
    assert hall.move(A, c.PRICE, B, 0, c.PRICE_WORD) == 0
    assert hall.move(B, c.PAY, A, c.PRICE_WORD, c.PAID) == 0
    assert int(state.scal[s.STAGE]) == c.AT_ROUND, "the table goes on"
    assert int(state.scal[s.ROUND]) == 1
    assert names(hall, A) == [], "it was answered for"


def test_what_was_denied_once_it_was_named_is_not_named_again_at_every_round():
    hall = table((B, A, c.OF_PROMISE))
    name_it(hall, A, B)
    assert hall.move(B, c.OWN_UP, A, 0, c.DENIED_IT) == 0
    assert int(hall.state.scal[s.STAGE]) == c.AT_ROUND
    assert names(hall, A) == []


def test_a_price_that_was_not_paid_can_be_named():
    hall = table((B, A, c.OF_TRADE))
    name_it(hall, A, B)
    for seat, move in ((B, (c.OWN_UP, A, 0, c.OWNED)), (A, (c.PRICE, B, 0, c.PRICE_DAY))):
        assert hall.move(seat, *move) == 0
    assert hall.move(B, c.PAY, A, c.PRICE_DAY, 1 - c.PAID) == 0
    assert names(hall, A) == [B]


def test_of_two_who_name_the_same_one_is_answered_and_the_other_may_name_it_again():
    hall = table((B, A, c.OF_PROMISE), (B, C, c.OF_AGREEMENT))
    what = int(hall.frame.size[t.FACTS]) + 1 + B
    for seat in range(hall.seats):
        move = (c.NAME_TENSION, -1, what, c.AS_ASKED) if seat in (A, C) else (c.STAND, -1, 0, c.AS_ASKED)
        assert hall.move(seat, *move) == 0
    assert hall.move(B, c.OWN_UP, A, 0, c.DENIED_IT) == 0
    assert (names(hall, A), names(hall, C)) == ([], [B])


def test_nobody_names_what_one_who_is_away_did():
    hall = table((B, A, c.OF_PROMISE))
    hall.state.scal[s.WITHDRAWN] |= 1 << B
    assert names(hall, A) == []


def test_what_was_done_unseen_against_what_was_signed_is_not_offered_to_be_named():
    hall = table()
    frame, state = hall.frame, hall.state
    for witnesses, named in ((1 << B, []), ((1 << hall.seats) - 1, [B])):
        state.scal[s.IN_FORCE], state.scal[s.BOUND] = 0, (1 << hall.seats) - 1
        state.scal[s.MADE] = max(1, int(state.scal[s.MADE]))
        at = int(state.scal[s.EVENTS])
        state.event[at, [s.KIND, s.E_BY, s.E_TO, s.WITNESSES]] = c.E_CHOICE, B, -1, witnesses
        state.scal[s.EVENTS] = at + 1
        held = int(state.package[0, 0])
        option = next(one for one in range(len(frame.option)) if frame.option[one, t.OF_CLAUSE] == 0 and one != held)
        row = frame.row.copy()
        row[0, 1] = option
        goes_against(frame._replace(row=row), hall.secrets, state, B, 0)
        assert names(hall, A) == named
    assert names(hall, D) == [B]
