"""What was done best: a tension named counts where nobody had named it, with a fact of one’s own, or where others went
on from it.
"""

import pytest

from game.debrief.findings import COURAGE, _one_fact, _Seen, findings
from game.debrief.found import BRAVE, Finding, gathered, one_deed
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import held_at_start
from tests.debrief.playing import FARM, IDS, LOADED, SCHOOL, SECRETS, begun, judged, plant


def good(*events):
    """What was done well by the farm, the best first."""
    state = begun()
    state.scal[s.STEP] = 1
    for event in events:
        plant(state, *event)
    found = findings(LOADED, state, judged(state), "farm")
    return [one.kind for one in sorted(found, key=lambda one: -one.weight) if one.good]


def fact_of(seat):
    """A fact that this seat alone knows from the start."""
    state, seats = begun(), range(len(IDS.seats))
    knew = {fact: [held_at_start(SECRETS, state, one, fact) for one in seats] for fact in range(len(IDS.facts))}
    return next(fact for fact, held in knew.items() if sum(held) == 1 and held[seat])


def named(fact=-1):
    return c.E_TENSION, FARM, -1, fact + 1, 0


SCHOOL_NAMES = (c.E_TENSION, SCHOOL, -1, 0, 0)


def test_a_tension_that_nobody_had_named_is_always_found():
    assert good(named())[0] == "named"
    assert "named" not in good(SCHOOL_NAMES, named())
    assert "named" in good((*SCHOOL_NAMES, 2), (*named(), 1))  # at another table
    assert "named" not in good(named(fact_of(SCHOOL)))  # somebody else's fact


@pytest.mark.parametrize("kind", [c.E_RED_SHOWN, c.E_TENSION, c.E_TOLD_FACT])
def test_it_is_one_with_a_fact_of_ones_own_or_where_another_went_on_from_it(kind):
    assert good(SCHOOL_NAMES, named(fact_of(FARM)))[0] == "named"
    assert good(SCHOOL_NAMES, named(), (kind, SCHOOL, -1, 0, 0))[0] == "named"
    assert "named" not in good(SCHOOL_NAMES, named(), (kind, FARM, -1, 0, 0))
    assert "named" not in good(SCHOOL_NAMES, named(), (kind, SCHOOL, -1, 0, 0, 2))  # at another table


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ((c.E_OWNED, FARM, -1, 0, c.OWNED), "owned"),
        ((c.E_TOLD_FACT, FARM, SCHOOL, fact_of(FARM), 0), "secret"),
        ((c.E_RED_SHOWN, FARM), "red_shown"),
    ],
)
def test_courage_comes_before_it(event, kind):
    assert good(event, named(fact_of(FARM)))[:2] == [kind, "named"]


def test_of_acts_of_one_kind_the_brave_one_is_told():
    """Said after another at one table, and first of all at another: of the two, the second is never left out."""
    state = begun()
    for event in ((c.E_TENSION, SCHOOL, -1, 0, 0, 1), (*named(fact_of(FARM)), 1), (*named(), 2)):
        plant(state, *event)
    [one] = [one for one in findings(LOADED, state, judged(state), "farm") if one.kind == "named"]
    assert (one.always, one.times) == (True, 2)
    faint, bold = (
        Finding("choice", good, weight, 0, 1, 1, choice="a") for good, weight in ((False, 66), (True, BRAVE))
    )
    for both in ((faint, bold), (bold, faint)):
        [kept] = gathered(both)
        assert (kept.good, kept.times) == (True, 2)


def test_what_another_said_first_or_of_somebody_else_is_no_such_courage():
    tension = named(fact_of(FARM))
    assert good((c.E_RED_SHOWN, SCHOOL), (c.E_RED_SHOWN, FARM), tension)[0] == "named"
    assert "secret" not in good((c.E_TOLD_FACT, FARM, -1, fact_of(SCHOOL), 1))
    assert "secret" not in good(
        (c.E_TOLD_FACT, SCHOOL, -1, fact_of(FARM), 1), (c.E_TOLD_FACT, FARM, -1, fact_of(FARM), 0)
    )


@pytest.mark.parametrize("kind", ["secret", "told", "red_shown"])
def test_an_option_and_what_it_had_one_say_are_one_deed(kind):
    said, chosen = Finding(kind, True, COURAGE, 1, 4, 1), Finding("choice", True, 62, 2, 4, 1, choice="a")
    [one] = one_deed([said, chosen])
    assert (one.kind, one.choice, one.weight) == ("choice", "a", COURAGE)
    elsewhere = Finding(kind, True, COURAGE, 1, 5, 1)
    assert len(one_deed([elsewhere, chosen])) == 2
    worse = Finding("choice", False, 95, 2, 4, 1, choice="a")
    assert len(one_deed([said, worse])) == 2  # what was done well, and what was not
    in_time = Finding("said_in_time", True, 84, -1, 4, 1)
    assert one_deed([in_time, chosen]) == [in_time]


def test_one_fact_told_in_two_scenes_is_one_finding():
    """Two options, in two scenes, that said the same letter are not two of « three things on you »."""
    state = begun()
    seen = _Seen(LOADED, state, judged(state), "school")
    in_time = Finding("said_in_time", True, 84, -1, 9, 1, fact="roof_leaks")
    chosen = Finding("choice", True, 86, 1, 4, 1, choice="school_tells_roof")
    other = Finding("choice", True, 62, 1, 5, 1, choice="farm_says_yes")
    kept = _one_fact(seen, [in_time, chosen, other])
    assert [(one.kind, one.weight) for one in kept] == [("said_in_time", 86), ("choice", 62)]
    assert _one_fact(seen, [chosen, other]) == [chosen, other]
