"""Approaches are counted over the opportunities met; under three nothing is said."""

import pytest

from game.debrief import outcome as o
from game.debrief.approaches import verdicts
from game.rules import codes as c
from game.story import tables as t
from tests.debrief.playing import FARM, FRAME, IDS, SCHOOL, SECRETS, approach, begun, judged, lay, part, plant, sign

CORRIDOR = next(k for k in range(len(FRAME.course)) if FRAME.course[k, t.STEP_KIND] == t.COURSE_CORRIDOR)
TABLE = next(k for k in range(len(FRAME.course)) if FRAME.course[k, t.STEP_KIND] == t.COURSE_TABLE)


@pytest.mark.parametrize(
    ("met", "taken", "verdict"),
    [
        (2, 2, o.UNKNOWN_YET),
        (3, 0, o.NOT_PRACTISED),
        (4, 1, o.HALF_PRACTISED),
        (5, 1, o.NOT_PRACTISED),
        (5, 3, o.PRACTISED),
        (10, 5, o.HALF_PRACTISED),
    ],
)
def test_verdicts(met: int, taken: int, verdict: int) -> None:
    outcome = o.new_outcome(FRAME, SECRETS)
    outcome.approach[0, :2] = met, taken
    verdicts(outcome)
    assert outcome.approach[0, o.VERDICT] == verdict


def test_questions_well_asked() -> None:
    state = begun()
    plant(state, c.E_ASKED, FARM, SCHOOL, c.WHY, 1, step=CORRIDOR)
    plant(state, c.E_ASKED, FARM, SCHOOL, c.WHY, 0)
    plant(state, c.E_PRESSED, SCHOOL, FARM, c.WHY, 0)
    outcome = judged(state)
    assert approach(outcome, "9.1") == [3, 1, o.HALF_PRACTISED]
    assert outcome.part[t.APPROACHES.index("9.1"), FARM].tolist() == [2, 1]


def test_true_words_false_words_and_words_in_part() -> None:
    state = begun()
    plant(state, c.E_TOLD_SEEKS, FARM, -1, part("farm.image"), step=CORRIDOR)
    plant(state, c.E_ANSWERED, FARM, SCHOOL, c.WHY * 4096 + part("farm.hands") + 1, c.WHOLLY)
    plant(state, c.E_LIED, FARM, SCHOOL, c.WHY * 4096 + part("farm.image") + 1, c.OTHER)
    plant(state, c.E_ANSWERED, SCHOOL, FARM, c.WHY * 4096, c.PARTLY)
    assert approach(judged(state), "9.2")[:2] == [2, 1], "a part is neither"


def test_a_slot_where_interests_were_asked_or_not() -> None:
    silent = begun()
    plant(silent, c.E_TEAM, FARM, step=CORRIDOR)
    assert approach(judged(silent), "2.1")[:2] == [1, 0]
    asked = begun()
    plant(asked, c.E_ASKED, FARM, SCHOOL, c.WHY, step=CORRIDOR)
    assert approach(judged(asked), "2.1")[:2] == [1, 1]


def test_objections_call_for_a_space_and_for_giving_ground() -> None:
    state = begun()
    package = lay(state, "form.garden", "pace.now")
    plant(state, c.E_OBJECTED, SCHOOL, FARM, package * 4096, 0, step=TABLE)
    assert approach(judged(state), "7.3")[:2] == [1, 0]
    assert approach(judged(state), "5.3")[:2] == [1, 0]
    plant(state, c.E_THIRD, SCHOOL)
    plant(state, c.E_PUT, FARM, -1, lay(state, "form.visits", "pace.now"), package)
    assert approach(judged(state), "7.3")[:2] == [1, 1]
    assert approach(judged(state), "5.3")[:2] == [1, 1]


def test_packages_say_their_means() -> None:
    state = begun()
    plant(state, c.E_PUT, FARM, -1, lay(state, "form.garden", "pace.spring"), -1, step=TABLE)
    plant(state, c.E_PUT, FARM, -1, lay(state, "form.garden", "pace.now"), -1)
    plant(state, c.E_PUT, FARM, -1, lay(state, "form.none", "pace.now"), -1)
    outcome = judged(state)
    assert approach(outcome, "8.3")[:2] == [2, 1], "nothing to leave where there is no project"
    assert approach(outcome, "4.2")[:2] == [2, 1]
    assert approach(outcome, "4.3")[:2] == [2, 2]


def test_owning_up_and_warning() -> None:
    state = begun()
    sign(state, "form.visits", "pace.spring")
    plant(state, c.E_TRULY, FARM, -1, 1, 1)
    plant(state, c.E_TRULY, SCHOOL, -1, 1, 3)
    plant(state, c.E_TRULY, SCHOOL, -1, 4, 0)
    plant(state, c.E_OWNED, SCHOOL, FARM, 0, 0)
    outcome = judged(state)
    assert approach(outcome, "4.4")[:2] == [2, 1]
    assert approach(outcome, "5.1")[:2] == [1, 1]


def evidence_row(topic: int) -> int:
    """A row of evidence on this topic carried by some choice."""
    for choice in FRAME.choice:
        for at in range(choice[t.EVIDENCE_FROM], choice[t.EVIDENCE_TO]):
            if int(FRAME.row[at, 0]) == topic:
                return int(at)
    raise LookupError(topic)


def test_options_offered_and_taken() -> None:
    name = next(
        name
        for name in ("1.1", "1.3", "2.2")
        if t.APPROACH + t.APPROACHES.index(name)
        in {
            int(FRAME.row[at, 0])
            for choice in FRAME.choice
            for at in range(choice[t.EVIDENCE_FROM], choice[t.EVIDENCE_TO])
        }
    )
    row = evidence_row(t.APPROACH + t.APPROACHES.index(name))
    state = begun()
    for taken in (False, True, False):
        plant(state, c.E_SCENE, step=0)
        plant(state, c.E_OFFERED, FARM, -1, row)
        plant(state, c.E_OFFERED, FARM, -1, row)
        if taken:
            plant(state, c.E_EVIDENCE, FARM, -1, row)
    assert approach(judged(state), name)[:2] == [3, 1]
    assert IDS.seats[FARM] == "farm"
