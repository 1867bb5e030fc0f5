"""Evidence as a page says it: as the rule that found it, with its time, whose doing it is, nothing that contradicts."""

import re
from dataclasses import replace

import pytest

from game.debrief.debrief import ApproachSeen, Item, items
from game.debrief.story import Names
from game.debrief.words import Words
from game.pages.debrief import page
from game.pages.debrief_says import approaches, evidence, shown
from game.play.log import read_log, replay
from game.rules import codes as c
from game.rules.packing import topic_of_approach
from game.story import tables as t
from game.story.library import load, scenario_folders
from tests.debrief.playing import FARM, LOADED, SCHOOL, begun, judged, plant
from tests.debrief.test_approaches import CORRIDOR
from tests.pages.debriefs import reading

PLAYS = [file for folder in scenario_folders() for file in sorted((folder / "plays").glob("*.json"))]


def plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text).replace("'", "’")


def said(state, approach):
    """The evidence of an approach as the farm reads it, all of it, then as it is shown."""
    read = reading(LOADED, state, "farm")
    found = items(Names(LOADED, state), judged(state), topic_of_approach(t.APPROACHES.index(approach)))
    seen = ApproachSeen(approach, True, "practised", 0, 0, {}, found, Words(), Words())
    return tuple([plain(evidence(read, one)) for one in each] for each in (found, shown(read, seen)))


def later(state, *acts):
    """Acts of the corridor slots that follow one another."""
    for step, act in enumerate(acts):
        plant(state, *act, step=CORRIDOR + step)
    return state


def test_what_was_asked_is_counted_and_dated():
    """Nobody had said what it sought; then one had been asked, of two: half of them."""
    silent = later(begun(), (c.E_TEAM, FARM))
    assert said(silent, "2.1")[0] == [
        "Personne n’avait dit ce qu’il cherchait, ni ne se l’était vu demander. (Septembre)"
    ]
    asked = later(begun(), (c.E_ASKED, FARM, SCHOOL, c.WHY))
    assert said(asked, "2.1")[0][0].startswith("1 structure avait dit ce qu’elle cherchait, ou se l’était vu demander.")


def test_limits_tried_in_part_are_told_as_what_was_done():
    went = later(begun(), (c.E_VISITED, FARM, SCHOOL, 0))
    assert said(went, "1.2")[0][0].startswith("Une visite ou une clause préparée, mais personne n’avait demandé")
    asked = later(begun(), (c.E_ASKED, FARM, SCHOOL, c.BRING))
    assert said(asked, "1.2")[0][0].endswith("avait été demandé, mais sans visite ni clause préparée. (Septembre)")


@pytest.mark.parametrize("by", ["farm", "school", ""])
def test_what_was_chosen_says_by_whom(by):
    read = reading(LOADED, begun(), "farm")
    act = read.book.names.acts[0]
    words = plain(evidence(read, Item(0, by, "taken", Words(path="tiny.title"), act)))
    who = {"farm": "(vous · ", "school": "(l’école du Pont · ", "": "("}[by]
    assert who in words
    assert read.book.text(f"acts.{act}.time") in words
    judged = evidence(read, Item(0, "", "taken", Words(path="tiny.title"), ""))  # at the end: no time
    assert judged.endswith(f"({read.book.say('debrief.evidence_all')})")


def test_what_was_missed_at_first_and_done_later_is_not_shown_against_it():
    read = reading(LOADED, begun(), "farm")
    rest = [Item(3, "", "taken", Words(path="tiny.title")), Item(1, "farm", "missed", Words(say="a.true_word.0"))]
    missed, done = Item(1, "", "missed", Words(say="a.spoken.none")), Item(2, "", "taken", Words(say="a.spoken.1"))
    other = Item(5, "school", "taken", Words(say="a.true_word.1"))

    def kept(*found):
        return shown(read, ApproachSeen("2.1", True, "practised", 0, 0, {}, [*found], Words(), Words()))

    assert missed in kept(rest[0], missed)
    assert missed not in kept(rest[0], missed, done)
    assert rest[1] in kept(other, rest[1])  # what one did is not undone by what another did


@pytest.mark.parametrize(
    ("taken", "met", "word"),
    [
        (0, 9, "pas pratiquée"),
        (1, 9, "un peu pratiquée"),
        (4, 19, "un peu pratiquée"),
        (5, 19, "à moitié pratiquée"),
        (12, 19, "pratiquée"),
    ],
)
def test_what_was_practised_at_times_is_never_called_not_practised(taken, met, word):
    """What was done and what was not are quoted; no count stands beside the verdict."""
    state = begun()
    for at in range(met):
        how = (c.E_ASKED, FARM, SCHOOL, c.WHY, c.LISTENING) if at < taken else (c.E_PRESSED, FARM, SCHOOL, c.WHY)
        plant(state, *how, step=CORRIDOR)
    read = reading(LOADED, state, "farm")
    [seen] = [one for one in read.debrief.says.approaches if one.id == "9.1"]
    assert (seen.verdict == "not") == (taken == 0)
    says = replace(read.debrief.says, approaches=[seen])
    part = approaches(replace(read, debrief=replace(read.debrief, says=says)))
    assert part.data["approaches"][0]["word"] == word
    first, *evidence_lines = part.text.splitlines()
    assert first.endswith(f": {word}")
    assert {line[2] for line in evidence_lines} == {
        sign for sign, there in (("+", taken > 0), ("−", taken < met)) if there
    }


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_evidence_is_whole_and_fewer_pieces_are_shown_where_a_page_would_be_long(file, lang):
    """Of plays kept with scenarios, whoever reads: nothing on the page ends cut, and each verdict keeps a piece."""
    loaded = load(file.parent.parent.name)
    state = replay(read_log(file), loaded).state
    for seat, one in loaded.scenario.structures.items():
        if one.playable:
            made = page(reading(loaded, state, seat, lang), "says")
            assert all("…" not in part.text for part in made.parts)
            verdicts = [
                told for part in made.parts for key in ("pitfalls", "approaches") for told in part.data.get(key, [])
            ]
            assert verdicts
            for told in verdicts:
                grades = {item["grade"] for item in told["items"]}
                assert len(told["items"]) <= 2
                assert told["verdict"] != "not" or "taken" not in grades
                assert told["verdict"] != "avoided" or "fallen" not in grades
                assert told["verdict"] not in ("practised", "half", "little") or not grades or "taken" in grades


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_dial_people_and_ending_say_the_same_of_the_common_good(file, lang):
    """Above, level or below, in each place; an ending that tells otherwise is told to be something else."""
    loaded = load(file.parent.parent.name)
    read = reading(loaded, replay(read_log(file), loaded).state, next(iter(loaded.tables.names.seats)), lang)
    good, say = read.debrief.common_good, read.book.say
    people = page(read, "ours").part("debrief-people").text
    dial = page(read, "says").part("debrief-dials").data["mine"][0]["word"]
    more = good.reached > good.alone * 1.005
    assert any(say(f"reached.below{end}") in people for end in ("", "_brief")) == (good.reached < good.alone * 0.995)
    assert (dial in {say(f"band.common_good.{one}") for one in ("high", "very_high")}) == more
    assert (say("reached.but_lost") in people) == (more and read.debrief.ending_kind == "worse")
    assert read.book.text("people") in people
