"""What is shown to have betrayed a structure speaks for what it sought, and for nothing else."""

from dataclasses import replace

import pytest

from game.debrief.mine import betrayal
from game.debrief.story import Names
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import History
from game.rules.packing import claim_of
from game.story import tables as t
from tests.debrief.playing import FARM, IDS, LOADED, SCHOOL, SECRETS, begun, lay, part, plant

MINE, OTHER = (
    part("school.outdoors"),
    next(
        code
        for code in range(int(SECRETS.seat[SCHOOL, t.SEEKS_FROM]), int(SECRETS.seat[SCHOOL, t.SEEKS_TO]))
        if code != part("school.outdoors")
    ),
)


def proof(*events):
    """What betrays the school, which seeks to be outdoors, of these events (kind, by, to, what, how)."""
    state = begun(seeks=("image", "outdoors"), red=("nothing", "nothing"))
    for event in events:
        plant(state, *event)
    found = betrayal(Names(LOADED, state), History().read(state).events, SCHOOL)
    return None if found is None else (found.kind, found.event.kind, found.event.how)


def answer(part, how, topic=c.WHY):
    return c.E_ANSWERED, SCHOOL, FARM, claim_of(topic, part), how


def test_its_word_in_full_then_what_it_let_show():
    hint, word = answer(MINE, c.PARTLY), answer(MINE, c.WHOLLY)
    assert proof(hint) == ("said", c.E_ANSWERED, c.PARTLY)
    assert proof(hint, word) == ("said", c.E_ANSWERED, c.WHOLLY)
    assert proof((c.E_HABIT, FARM, SCHOOL, MINE, 0)) == ("said", c.E_HABIT, 0)


@pytest.mark.parametrize("how", [c.PARTLY, c.WHOLLY, c.DODGE])
def test_what_was_false_or_about_something_else_proves_nothing(how):
    red = int(SECRETS.seat[SCHOOL, t.RED_FROM])
    assert proof(answer(OTHER, how), answer(red, how, c.NOT_ACCEPT)) is None
    assert proof((c.E_HABIT, FARM, SCHOOL, red, 0), (c.E_TOLD_RED, SCHOOL, -1, red, 0)) is None
    assert proof(answer(MINE, c.DODGE)) is None


@pytest.mark.parametrize("apart", [1.0, 0.0, -1.0])
def test_an_offer_proves_what_is_sought_where_nobody_else_would_want_it_as_much(apart):
    option = IDS.options.code["form.garden"]
    secrets = SECRETS._replace(part=SECRETS.part.copy())
    bounds = SECRETS.seat[:, [t.SEEKS_FROM, t.SEEKS_TO]].astype(int)
    every = [one for first, end in bounds for one in range(first, end)]
    secrets.part[every, t.N_PART + option] = 5.0 - apart
    secrets.part[MINE, t.N_PART + option] = 5.0
    secrets.part[MINE, t.CARD] = 1 + secrets.part[every, t.CARD].max()
    state = begun(seeks=("image", "outdoors"))
    package = lay(state, "form.garden", by=SCHOOL)
    plant(state, c.E_PUT, SCHOOL, -1, package, -1)
    names = Names(replace(LOADED, tables=LOADED.tables._replace(secrets=secrets)), state)
    found = betrayal(names, History().read(state).events, SCHOOL)
    assert (found is not None) == (apart > 0)
    assert found is None or (found.kind, found.option) == ("put", "form.garden")


def test_an_option_that_was_there_already_is_not_of_who_changed_another():
    state = begun(seeks=("image", "outdoors"))
    base = lay(state, "form.garden", by=FARM)
    plant(state, c.E_PUT, SCHOOL, -1, lay(state, "form.garden", "pace.now", by=SCHOOL), base)
    assert int(state.scal[s.MADE]) == 2
    found = betrayal(Names(LOADED, state), History().read(state).events, SCHOOL)
    assert found is None or found.option != "form.garden"


@pytest.mark.parametrize("worded_by", [SCHOOL, FARM])
def test_a_clause_that_another_had_worded_is_not_its_word(worded_by):
    """What opens a table holds the clauses of all who worded one: of the package that lies in the school's name, only
    what the school had worded speaks for it."""
    option = IDS.options.code["form.garden"]
    secrets = SECRETS._replace(part=SECRETS.part.copy())
    secrets.part[:, t.N_PART + option] = 0.0
    secrets.part[MINE, t.N_PART + option] = 5.0
    state = begun(seeks=("image", "outdoors"))
    plant(state, c.E_PREPARED, SCHOOL, -1, IDS.options.code["pace.now"], 0)
    plant(state, c.E_PREPARED, worded_by, -1, option, 0)
    plant(state, c.E_PUT, SCHOOL, -1, lay(state, "form.garden", "pace.now", by=SCHOOL), -1)
    names = Names(replace(LOADED, tables=LOADED.tables._replace(secrets=secrets)), state)
    found = betrayal(names, History().read(state).events, SCHOOL)
    assert (found is not None and found.option == "form.garden") == (worded_by == SCHOOL)
