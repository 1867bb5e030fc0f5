"""Evidence as a page says it: as the rule that found it, with its time, whose doing it is, nothing that contradicts."""

import re
from dataclasses import replace

import pytest

from game.debrief.debrief import ApproachSeen, Item, items
from game.debrief.story import Names
from game.debrief.words import Words
from game.pages.debrief import page
from game.pages.debrief_deeper import others
from game.pages.debrief_own import own
from game.pages.debrief_says import approaches, dials, evidence, pitfalls, shown
from game.pages.debrief_says import told as how_many
from game.pages.drawings import drawn
from game.play.log import read_log, replay
from game.rules import codes as c
from game.rules.packing import topic_of_approach
from game.story import tables as t
from game.story.library import load, scenario_folders
from tests.debrief.playing import FARM, LOADED, SCHOOL, begun, judged, plant, sign
from tests.debrief.test_approaches import CORRIDOR
from tests.pages.debriefs import read_of, reading

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


def page_of(read):
    return page(read, "says")


@pytest.mark.parametrize(("lang", "fell"), [("fr", "tombée"), ("en", "fell")])
def test_what_happened_is_never_said_to_have_been_barely_missed(lang, fell):
    """A knot of less than the hardest kind burst: the table fell into it, in part."""
    state = begun()
    sign(state, "form.garden", "pace.now")
    fact = LOADED.tables.names.facts.code["lease_ends"]
    plant(state, c.E_BURST, FARM, -1, fact)
    read = reading(LOADED, state, "farm", lang)
    seen = [replace(one, verdict="brushed") for one in read.debrief.says.pitfalls if one.id == "unspoken-interests"]
    says = replace(read.debrief.says, pitfalls=seen)
    part = pitfalls(replace(read, debrief=replace(read.debrief, says=says)))
    assert fell in part.data["pitfalls"][0]["word"]
    assert fell in part.text.splitlines()[0]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_approach_of_the_sheet_that_the_reader_practised_is_on_the_page_however_brief(lang):
    """Silent on the page, named by the sheet: what one did is said where it counts."""
    state = begun()
    read = reading(LOADED, state, "farm", lang, brief=0.3)
    shape = read.debrief.says.approaches[0]
    own = [
        replace(shape, id=name, verdict="half", by_seat={"farm": (3, taken), "school": (3, 1)})
        for name, taken in (("2.1", 0), ("2.2", 0), ("2.3", 1), ("7.2", 0))
    ]
    sheet = replace(read.debrief.says.sheet, approaches={"2.1": [], "2.2": [], "2.3": [], "7.2": []})
    says = replace(read.debrief.says, approaches=own, sheet=sheet)
    part = approaches(replace(read, debrief=replace(read.debrief, says=says)))
    assert [one["id"] for one in part.data["approaches"]] == ["2.1", "2.2", "2.3"]
    assert part.data["approaches"][-1]["hold"]
    assert read.book.say("hold.shared") in part.text.splitlines()[-1]


@pytest.mark.parametrize(("value", "whole", "part"), [(65.6, 3, 9), (50.0, 2, 16), (100.0, 5, 0), (0.0, 0, 0)])
def test_a_dial_is_drawn_as_far_as_it_goes(value, whole, part):
    """871 people where alone 638 are reached and 1,383 at best: a little over three of five, not four."""
    read = reading(LOADED, begun(), "farm")
    mine = {name: replace(one, value=value) for name, one in read.debrief.says.dials["farm"].items()}
    says = replace(read.debrief.says, dials={**read.debrief.says.dials, "farm": mine})
    picture = str(drawn(dials(replace(read, debrief=replace(read.debrief, says=says))), "fr"))
    on = [int(one) for one in re.findall(r'class="on" x="\d+" y="8" width="(\d+)"', picture)]
    assert on == [33] * whole + [part] * (part > 0)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_is_outside_what_is_signed_crossed_nothing_and_is_said_to_be_outside(lang):
    """What others signed against one's red line was not signed by it: no red zone is said to be crossed."""
    state = begun(seeks=("hands", "outdoors"), red=("no_garden", "nothing"))
    sign(state, "form.garden", "pace.spring", by=SCHOOL, bound=1 << SCHOOL)
    read = reading(LOADED, state, "school", lang)
    farm, school = (read.debrief.why.revealed[one] for one in (FARM, SCHOOL))
    assert (farm.outside, farm.crossed, farm.result) == (True, [], "below")
    assert not school.outside
    told = {one["seat"]: one for one in others(read).data["revealed"]}
    assert told["farm"]["crossed"] == []
    assert told["farm"]["result_words"] == read.book.say("debrief.result_below_outside", name=read.called("farm"))
    assert not told["school"]["result_words"].startswith(told["farm"]["result_words"][:12])
    read = reading(LOADED, state, "farm", lang)
    assert read.book.say("own.crossed_outside", words=read.option("form.garden")) in own(read).text


@pytest.mark.parametrize("brief", [1.0, 0.6, 0.3])
def test_a_pitfall_fallen_into_is_told_however_brief_the_page(brief):
    read = replace(read_of("residency", "game", 0, "youth"), brief=brief)
    [first, *_] = read.debrief.says.pitfalls
    grades = ["avoided", "fallen", "brushed", "fallen", "avoided", "brushed", "fallen"]
    seen = [replace(first, id=f"{grade}-{at}", verdict=grade) for at, grade in enumerate(grades)]
    says = replace(read.debrief.says, pitfalls=seen)
    part = pitfalls(replace(read, debrief=replace(read.debrief, says=says)))
    told = [one["id"] for one in part.data["pitfalls"]]
    assert [one for one in told if one.startswith("fallen")] == ["fallen-1", "fallen-3", "fallen-6"]
    assert told == [one.id for at, one in enumerate(seen) if at < how_many(read) or one.verdict == "fallen"]
    assert all(one["items"] for one in part.data["pitfalls"][: how_many(read)])
