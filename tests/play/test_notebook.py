"""The notebook: who said what, when, and what became of it."""

import random

import numpy as np
import pytest

from game.play.notebook import Note, notebook
from game.play.play import Play
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.view import new_view
from game.story import tables as t
from game.story.walk import texts
from tests.helpers.scenarios import tiny
from tests.play.drawing import play_out

FARM, SCHOOL = 0, 1
NAMES = tiny().tables.names


def notes(*events, facts=()):
    """The farm's notebook after these events: (kind, by, to, what, how). `facts`: those it has seen."""
    view = new_view(tiny().tables.frame)
    view.scal[-2] = FARM
    view.scal[s.EVENTS] = len(events)
    for number, event in enumerate(events):
        view.event[number] = [*event, number, 3, 1]
    for fact in facts:
        view.fact[NAMES.facts.code[fact], 0] = c.SEEN
    return notebook(tiny().tables, view)


def part(name):
    return NAMES.parts.code[name]


def answered(topic, part_code, how=c.WHOLLY):
    return (c.E_ANSWERED, SCHOOL, FARM, topic * 4096 + part_code + 1, how)


def out(topic, part_code):
    return (c.E_LIE_OUT, SCHOOL, FARM, topic * 4096 + part_code + 1, 0)


def test_an_answer_is_noted_with_its_words():
    (note,) = notes(answered(c.WHY, part("school.quiet")))
    assert note == Note("school", "school", "seeks", "wholly", "agendas.school.seeks.quiet.told", 0, 1)


@pytest.mark.parametrize(
    ("event", "topic", "how", "path"),
    [
        (answered(c.NOT_ACCEPT, part("school.not_now")), "red", "wholly", "agendas.school.red_zones.not_now.told"),
        (answered(c.NOT_ACCEPT, -1, c.NOTHING), "red", "nothing", ""),
        (answered(c.WHY, part("school.quiet"), c.DODGE), "seeks", "dodge", "agendas.school.seeks.quiet.dodge"),
        (answered(c.WHY, part("school.quiet"), c.PARTLY), "seeks", "partly", "agendas.school.seeks.quiet.hint"),
        (answered(c.BRING, 0), "brings", "wholly", "structures.school.brings"),
        (answered(c.BOTHERS, -1, c.NOTHING), "fact", "nothing", ""),
        ((c.E_TOLD_FACT, SCHOOL, FARM, 1, 0), "fact", "told", "facts.roof_leaks.told"),
        ((c.E_TOLD_FACT, SCHOOL, FARM, 1, 1), "fact", "told", "facts.roof_leaks.text"),
        (
            (c.E_TOLD_SEEKS, SCHOOL, -1, part("school.outdoors"), 0),
            "seeks",
            "told",
            "agendas.school.seeks.outdoors.told",
        ),
        (
            (c.E_RED_SHOWN, SCHOOL, -1, part("school.not_now"), 0),
            "red",
            "told",
            "agendas.school.red_zones.not_now.told",
        ),
        ((c.E_PROMISE, SCHOOL, FARM, 1, 0), "promise", "told", "clauses.form.options.garden.text"),
    ],
)
def test_what_is_heard_is_noted(event, topic, how, path):
    (note,) = notes(event)
    assert (note.by, note.topic, note.how, note.path, note.standing) == ("school", topic, how, path, "unverified")


@pytest.mark.parametrize(
    "event",
    [
        (c.E_TOLD_FACT, FARM, SCHOOL, 1, 0),
        answered(c.BOTHERS, 1),
        (c.E_SCENE, -1, -1, 0, 0),
        (c.E_PROMISE, SCHOOL, FARM, 0, 0),
        (c.E_LIE_OUT, FARM, SCHOOL, 0, 0),
    ],
)
def test_what_is_no_news_of_another_is_not(event):
    assert notes(event) == []


def test_a_visit_shows_that_what_was_said_holds():
    told, seen = notes(answered(c.WHY, part("school.quiet")), (c.E_VISITED, FARM, SCHOOL, 2, 0))
    assert told.standing == "seen"
    assert seen == Note(None, "school", "fact", "seen", "facts.roof_leaks.text", 1, 1, "seen")


TOLD, SHOWN = (c.E_TOLD_FACT, SCHOOL, FARM, 1, 0), (c.E_VISITED, FARM, SCHOOL, 2, 0)


@pytest.mark.parametrize("again", [TOLD, (c.E_TOLD_FACT, SCHOOL, -1, 1, 0), (c.E_TOLD_FACT, SCHOOL, FARM, 1, 1), SHOWN])
def test_a_fact_told_twice_is_noted_once(again):
    """Whether it is told again, to all, in other words, or seen on the field, where it says so."""
    (note,) = notes(TOLD, again)
    assert note.standing == ("seen" if again == SHOWN else "unverified")


def test_what_is_said_again_is_noted_once_and_anew_once_it_was_contradicted():
    event = answered(c.NOT_ACCEPT, part("school.not_now"))
    shown = (c.E_RED_SHOWN, SCHOOL, -1, part("school.not_now"), 0)
    assert len(notes(event, shown)) == 1
    assert len(notes(event, out(c.NOT_ACCEPT, part("school.not_now")), shown)) == 2


@pytest.mark.parametrize(
    ("event", "plainly"),
    [
        (answered(c.WHY, part("school.quiet")), "whole"),
        (answered(c.WHY, part("school.quiet"), c.PARTLY), "half"),
        (answered(c.WHY, part("school.quiet"), c.DODGE), "beside"),
        (answered(c.BRING, 0, c.PARTLY), "whole"),
        (answered(c.BRING, 0, c.DODGE), "beside"),
        (answered(c.NOT_ACCEPT, -1, c.NOTHING), "nothing"),
        (answered(c.BOTHERS, -1, c.PARTLY), "half"),
        (answered(c.BOTHERS, -1, c.DODGE), "beside"),
    ],
)
def test_a_note_is_as_plain_as_its_words(event, plainly):
    (note,) = notes(event)
    assert note.plainly == plainly


def test_a_lie_that_comes_out_contradicts_what_was_said():
    events = [
        answered(c.WHY, part("school.quiet")),
        out(c.WHY, part("school.quiet")),
        (c.E_VISITED, FARM, SCHOOL, 0, 0),
    ]
    (note,) = notes(*events)
    assert note.standing == "contradicted"
    later = notes(*events, answered(c.WHY, part("school.outdoors")))
    assert [one.standing for one in later] == ["contradicted", "unverified"]


def test_what_was_truly_said_beside_a_lie_is_not_contradicted():
    """Its only true word was marked as false where what it claimed to have given was not."""
    red = answered(c.NOT_ACCEPT, part("school.not_now"))
    (told,) = notes(red, (c.E_LIE_OUT, SCHOOL, FARM, 0, 1))
    assert told.standing == "unverified"
    seeks = answered(c.WHY, part("school.quiet"), c.PARTLY)
    lies = out(c.WHY, part("school.quiet"))
    assert [one.standing for one in notes(red, seeks, lies)] == ["unverified", "contradicted"]
    nothing = answered(c.BOTHERS, -1, c.NOTHING)
    assert [one.standing for one in notes(red, nothing, out(c.BOTHERS, 0))] == ["unverified", "contradicted"]


def test_a_fact_told_is_seen_once_it_is():
    event = (c.E_TOLD_FACT, SCHOOL, FARM, 1, 0)
    assert notes(event, facts=["roof_leaks"])[0].standing == "seen"
    assert notes(event, (c.E_BURST, SCHOOL, -1, 1, 0))[0].standing == "seen"


@pytest.mark.parametrize(("kind", "standing"), [(c.E_PROMISE_KEPT, "seen"), (c.E_PROMISE_BROKEN, "contradicted")])
def test_a_promise_is_kept_or_broken(kind, standing):
    promised = [(c.E_PROMISE, SCHOOL, FARM, option, 0) for option in (1, 2)]
    assert [note.standing for note in notes(*promised, (kind, SCHOOL, FARM, 2, 0))] == ["unverified", standing]


def test_every_note_of_drawn_plays_names_a_text_that_exists():
    paths = texts(tiny().scenario, "tiny")
    known = {path.removeprefix("tiny.") for path in paths}
    for seed in range(40):
        play = Play.begin(tiny(), seed, ("farm", "school"))
        play_out(play, random.Random(seed))
        for seat in ("farm", "school"):
            for note in notebook(tiny().tables, play.page_view(seat)):
                assert note.path == "" or note.path in known
                assert note.by != seat


def test_a_notebook_reads_its_own_view_alone():
    """Whatever the secrets hold, but for which part is of which kind, the notes stay."""
    play = Play.begin(tiny(), 5, ("farm", "school"))
    play_out(play, random.Random(5))
    tables, view = tiny().tables, play.page_view("farm")
    blank = tables.secrets._replace(**{key: np.zeros_like(array) for key, array in tables.secrets._asdict().items()})
    blank.part[:, t.PART_KIND] = tables.secrets.part[:, t.PART_KIND]
    assert notebook(tables._replace(secrets=blank), view) == notebook(tables, view) != []
