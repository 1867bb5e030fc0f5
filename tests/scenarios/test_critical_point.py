"""`critical-point` holds what it must: eleven structures, scenes, endings, agendas; and a point that
costs less said early than late."""

from pathlib import Path

import numpy as np
import pytest

from game.play.log import read_log, replay
from game.rules import state as s
from game.rules.read.conditions import holds
from game.story import tables as t
from game.story.library import load

FOLDER = Path(__file__).resolve().parents[2] / "scenarios" / "critical-point"
PLAYABLE = {"initiator", "homecare", "bus", "carers", "cafe"}
KINDS = {"documented", "better", "lighter", "worse", "honourable"}


@pytest.fixture(scope="module")
def critical():
    return load("critical-point")


def test_what_there_must_be(critical):
    scenario = critical.scenario
    assert scenario.sheet == "sheet-2"
    assert len(list(scenario.scenes())) >= 25
    assert len(scenario.structures) == 11
    assert {seat for seat, one in scenario.structures.items() if one.playable} == PLAYABLE
    assert set(scenario.pitfalls[:2]) == {"unspoken-interests", "gain-means-loss"}
    assert {"2.1", "2.2", "2.3"} <= set(scenario.approaches)
    assert int(critical.tables.frame.size[t.PACKAGES]) <= 5000


def test_an_ending_of_each_kind_and_six_at_least(critical):
    endings = critical.scenario.endings
    assert len(endings) >= 6
    assert {ending.kind for ending in endings} == KINDS


def test_the_reason_of_the_point_is_drawn(critical):
    """Her board, a merger, an old betrayal: three reasons, and one point."""
    agenda = critical.scenario.agendas["initiator"]
    assert set(agenda.seeks) == {"board", "merger", "betrayal"}
    assert critical.scenario.facts["locked_file"].held_by == ["initiator"]


def test_guesses_are_asked_first_of_those_one_can_hold(critical):
    asked = [step.of for act in critical.scenario.acts for step in act.course if step.guess is not None]
    assert len(asked) == 2
    assert all(set(of) == PLAYABLE for of in asked)


def trust_in_initiator(critical, play):
    """What the ten others think of the initiator at the end of a kept play: mean of both parts."""
    state = replay(read_log(FOLDER / "plays" / f"{play}.json"), critical).state
    seat = critical.tables.names.seats.code["initiator"]
    others = [other for other in range(len(critical.tables.names.seats)) if other != seat]
    return float(np.mean(state.pair[others, seat][:, [s.SINCERITY, s.AUTHENTICITY]]))


def test_the_point_costs_less_said_in_october_than_at_the_bowl(critical):
    early, late = trust_in_initiator(critical, "honourable"), trust_in_initiator(critical, "testimony")
    assert early > late + 0.15


@pytest.mark.parametrize("seat", ["initiator", "cafe"])
def test_the_bowl_asks_nothing_of_a_house_that_did_not_sign(critical, seat):
    """Whoever may stay outside reads another evening at the bowl than whoever signed."""
    names = critical.tables.names
    me = names.seats.code[seat]
    state = replay(read_log(FOLDER / "plays" / "testimony.json"), critical).state
    for bound in (0, 1):
        state.scal[s.BOUND] = state.scal[s.BOUND] & ~(1 << me) | bound << me
        read = next(
            one.path
            for one in names.reads
            if one.path.startswith("scenes.pouring_day.reads.")
            and one.path.endswith(".text")
            and one.seat in (me, -1)
            and (one.when < 0 or holds(critical.tables.frame, critical.tables.secrets, state, one.when))
        )
        assert (".reads.out" in read) == (not bound)
        for lang, owed in (("fr", "tenir ce que vous avez dit"), ("en", "keep to what you said")):
            text = critical.catalogue.get(f"critical-point.{read}", lang)
            assert bound or owed not in text
            assert not [name for name in ("Brigitte", "Kenza") if name in text]


def unsigned(critical):
    """A state where nothing is signed nor said."""
    state = s.new_state(critical.tables.frame)
    state.scal[s.IN_FORCE] = -1
    return state


def read(critical, state, path, seat):
    """The variant of a text that this seat reads in this state, "" for none."""
    frame, secrets = critical.tables.frame, critical.tables.secrets
    me = critical.tables.names.seats.code[seat]
    held = (
        one.path.split(".")[-2]
        for one in critical.tables.names.reads
        if one.path.startswith(f"{path}.reads.") and one.path.endswith(".text") and one.seat in (me, -1)
        if one.when < 0 or holds(frame, secrets, state, one.when)
    )
    return next(held, "")


@pytest.mark.parametrize("seat", ["bus", "homecare", "carers"])
def test_the_bowl_counts_without_the_file_only_where_it_was_said_or_written_that_it_stays(critical, seat):
    """That La Veilleuse did not sign says nothing of it: the knot may burst in February all the same."""
    state = unsigned(critical)
    assert read(critical, state, "scenes.pouring_day", seat) == ""
    state.fact[critical.tables.names.facts.code["locked_file"], len(critical.tables.names.seats) + s.SAID_AT] = 1
    assert read(critical, state, "scenes.pouring_day", seat) in ("refigured", "without")


def test_an_agreement_that_fell_before_anything_was_given_is_not_said_to_have_been_put_off(critical):
    state = unsigned(critical)
    assert read(critical, state, "endings.polite-fade", "bus") == ""
    state.flag[s.visited_at(critical.tables.frame, critical.tables.names.scenes.code["pouring_day"])] = 1
    assert read(critical, state, "endings.polite-fade", "bus") == "fell"


def test_once_the_file_has_burst_it_may_be_written_that_it_stays_and_no_more_that_all_goes_in(critical):
    names, frame = critical.tables.names, critical.tables.frame
    state = s.new_state(frame)
    fact, told_of = names.facts.code["locked_file"], len(names.seats)

    def open_to_all(name):
        condition = int(frame.option[names.options.code[name], t.OPTION_IF])
        return bool(holds(frame, critical.tables.secrets, state, condition))

    for burst in (0, 1):
        state.fact[fact, told_of + s.BURST_AT] = burst
        assert open_to_all("outside.nothing") != bool(burst)
        for name in ("outside.file", "outside.file_and_local"):
            assert open_to_all(name) or not burst


def test_the_region_answers_whoever_reads(critical):
    texts = {path for path in critical.catalogue.french if path.startswith("critical-point.scenes.spring_round.")}
    for path in texts - {"critical-point.scenes.spring_round.title"}:
        for lang, sum_, told in (("fr", "360\u202f000", "autre vallée"), ("en", "€360,000", "another valley")):
            text = critical.catalogue.get(path, lang)
            assert sum_ in text, path
            assert told in text, path


def test_what_is_signed_is_never_announced_as_read_with_no_name():
    """The papers of the list bear who wrote them: none of the ways to it promises that they do not. Who gives the café
    its grant is the metropolitan council wherever it is said; no place is named for the first time in an ending."""
    words = (FOLDER / "scenario.yaml").read_text("utf-8")
    assert "lu sans nom" not in words
    assert "La ville donne" not in words
    assert "sans la Sourdre" not in words
