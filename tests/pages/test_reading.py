"""Texts that vary, on pages: the first variant that holds is read, by whom it is for, as it stood at that moment, and
from nothing that its reader does not see."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from game.debrief.debrief import Item, debrief
from game.debrief.words import Speaker
from game.debrief.words import Words as Said
from game.pages import debrief as debriefs
from game.pages.card import own_card, structures
from game.pages.debrief_reading import Reading, in_sentences
from game.pages.debrief_says import approaches, pitfalls
from game.pages.decisive import decisive
from game.pages.opened import card_page, notebook_page
from game.pages.playing import play_page
from game.play.helper import News
from game.play.log import replay
from game.play.play import Play
from game.play.readings import Readings
from game.play.words import Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.conditions import holds
from game.story.build import build
from game.story.library import load
from game.story.models import Scenario
from tests.helpers.scenarios import SCENARIOS, many, tiny
from tests.pages.plays import book, desks
from tests.pages.sessions import sheets
from tests.rules import invariants as i

ALL = -1


@cache
def varied():
    return load(SCENARIOS / "format" / "reads")


def pages_of(desk):
    return [play_page(desk), card_page(desk), notebook_page(desk)]


def read_on(pages):
    return " ".join(page.model_dump_json() for page in pages).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_variant_is_read_somewhere(lang):
    words = {
        one.path: varied().catalogue.get(f"reads.{one.path}", lang).replace("\u202f", " ").replace("\u00a0", " ")
        for one in varied().tables.names.reads
    }
    left = set(words)
    for seed in range(300):
        chosen = set()  # so far in this play: what was said stays in the notebook
        for _, desk in desks(varied(), seed, lang):
            chosen |= set(desk.book.varied.values())
            if left & chosen:
                met = read_on(pages_of(desk))
                left -= {path for path in left if words[path][:-1] in met}
        if not left:
            return
    assert not left


def test_plain_texts_are_read_where_nothing_holds():
    _, desk = next(desks(varied(), 0))
    assert "que le chemin serve" in play_page(desk).model_dump_json()
    assert "Nous voulons sortir les enfants de la cour." in structures(desk).model_dump_json()


def test_the_first_that_holds_for_its_reader_then_read_by_then_the_plain_one():
    book = next(desks(varied(), 0))[1].book
    conditions = {one.path: one.when for one in varied().tables.names.reads}
    signed = conditions["endings.path.reads.signed_school.text"]
    burst = conditions["endings.path.reads.burst.text"]
    farm, school = (varied().tables.names.seats.code[seat] for seat in ("farm", "school"))

    def read(seat, *held):
        return book.as_read(seat, frozenset(held)).text("endings.path.text")

    assert read(farm).endswith("l’école.")
    assert read(school) == "Le chemin reste un chemin. On s’y salue."
    assert read(farm, burst) == read(school, burst, signed) == "Le chemin est vendu. On s’y salue encore."
    assert read(school, signed).endswith("quatre visites dessus.")
    assert read(farm, signed).endswith("l’école.")


def told_then_signed():
    """A desk at the table, the lease told before anything was signed, then signed; its notebook."""
    for seed in range(400):
        quoted = ""
        for driven, desk in desks(varied(), seed):
            if desk.seat != "school":
                continue
            told = any(event[s.KIND] == c.E_TOLD_FACT and event[s.E_BY] != desk.me for event in desk.events)
            page = read_on([notebook_page(desk)])
            if told and not quoted and driven.state.scal[s.IN_FORCE] < 0 and "repris" in page:
                quoted = "et nous ne savons pas s’il sera repris"
            if quoted and driven.state.scal[s.IN_FORCE] >= 0 and desk.stage in (c.AT_DELIVERY, c.AT_END):
                return desk, quoted
    raise AssertionError("never")


def test_what_was_said_is_quoted_as_it_was_said():
    """« Nous avons signé pour deux ans » is what the farm would say now; it is not what it said."""
    desk, quoted = told_then_signed()
    assert "signé pour deux ans" in desk.book.text("facts.lease_ends.told")
    assert quoted in read_on([notebook_page(desk)])
    assert "signé pour deux ans" not in read_on([notebook_page(desk)])


def test_a_quote_in_the_words_of_today_is_caught(monkeypatch):
    """The test before sees it: moments forgotten, as a planted fault."""
    monkeypatch.setattr(Readings, "at", lambda self, moment: self.now)
    with pytest.raises(AssertionError):
        test_what_was_said_is_quoted_as_it_was_said()


def people_play(seed, seat="school"):
    """A play of one person, who makes the first legal move of each menu."""
    play = Play.begin(varied(), seed, [seat])
    words = Words(varied().tables)
    while not play.over:
        made = words.write(0, play.offer(seat)[0], lying(varied().tables, play.state))
        play.do(seat, {**made, "seat": seat})
    return play


@pytest.mark.parametrize("seed", range(4))
def test_a_play_read_again_reads_the_same(seed):
    play = people_play(seed)
    again = replay(play.log, varied()).readings
    moments = range(int(play.state.scal[s.TICK]) + 1)
    assert [again.at(one) for one in moments] == [play.readings.at(one) for one in moments]
    assert len({play.readings.at(one) for one in moments}) > 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_debrief_tells_the_story_in_the_words_that_were_read(lang):
    for seed in range(12):
        play = people_play(seed)
        seat = varied().tables.names.seats.code["school"]
        made = book(varied(), lang).as_read(seat, play.readings.now)
        judged = debrief(varied(), sheets(), play.state)
        speaker = Speaker(varied(), sheets(), lang)
        reading = Reading(made, judged, speaker, "school", {}, readings=play.readings)
        told = read_on([page for page in debriefs.pages(reading) if page.id in ("debrief.ours", "debrief.happened")])
        ending = in_sentences(made.text(f"endings.{play.ending}.text"), 0)
        assert ending.replace("\u202f", " ").replace("\u00a0", " ") in told
        assert "Vous y saluez" not in told  # that is what the farm reads


def read_then(lang):
    """A debrief of a play, as the school reads it; its decisive moments are its decisions, each told with the garden.
    From the second on, all that may hold did, and no more at the end."""
    play = people_play(3)
    names = varied().tables.names
    play.readings = Readings(varied().tables)
    second = play.moments()[1].number
    play.readings._moments = [0, second, second + 1000]
    play.readings._held = [frozenset(), frozenset(one.when for one in names.reads), frozenset()]
    made = book(varied(), lang).as_read(names.seats.code["school"], play.readings.now)
    judged, speaker = debrief(varied(), sheets(), play.state), Speaker(varied(), sheets(), lang)
    away = dict(one.split(".") for one in names.options)  # a package that nobody put
    odds = {"id": names.endings[0], "here": 90.0, "there": 10.0, "half": 1.0}
    odds |= {"instead": names.endings[0], "apart": 80.0}
    of = [{"what": "option", "id": "form.garden", "here": 10.0, "there": 90.0}]
    shown = [
        {
            "number": stop.number,
            "tick": stop.number,
            "chosen": dict(stop.move),
            "heard": [],
            "others": [
                {
                    "move": {"seat": "school", "do": "put", "what": away, "marks": {}},
                    "plays": 9,
                    "ending": odds,
                    "common_good": odds,
                    "own_game": odds,
                    "made_of": of,
                    "unknown": [],
                }
            ],
        }
        for stop in play.moments()
    ]
    news = News(reading={"final": True, "moments": shown, "spread": None})
    return Reading(made, judged, speaker, "school", {}, news, play.moments(), readings=play.readings), shown


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_decisive_moments_are_told_in_the_words_read_then(lang, monkeypatch):
    monkeypatch.setattr("game.pages.decisive.MOST", 99)  # all of them, and not the heaviest alone
    reading, shown = read_then(lang)
    told = decisive(reading)[0].data["moments"]
    read = set()
    for one, moment in zip(shown, told, strict=True):
        then = reading.book_at(one["number"])
        option = then.option(then.names.options.code["form.garden"])
        act = next(stop.act for stop in reading.stops if stop.number == one["number"])
        assert option in moment["others"][0]["made_of"][0]
        assert then.text(f"acts.{act}.title") in moment["you"]
        read |= {option, then.text(f"acts.{act}.title")}
    assert len([one for one in read if "jardin" in one or "garden" in one]) == 2  # they did vary


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_evidence_is_told_in_the_words_read_then(lang, monkeypatch):
    monkeypatch.setattr("game.pages.debrief_says.BEARING", 2)
    reading, _ = read_then(lang)
    words = Said(path="reads.clauses.form.options.garden.text")
    moments = [reading.stops[place].number for place in (0, -1)]
    says = reading.debrief.says
    taken, fell = ([Item(at, "school", grade, words) for at in moments] for grade in ("taken", "fallen"))
    approach = replace(says.approaches[0], verdict="practised", items=taken)
    pitfall = replace(says.pitfalls[0], verdict="fallen", items=fell)
    judged = replace(reading.debrief, says=replace(says, approaches=[approach], pitfalls=[pitfall]))
    then = [reading.words(words, at) for at in moments]
    assert len(set(then)) == 2
    then = [f"{one} ({reading.named('school'):le})" for one in then]
    for part in (approaches(replace(reading, debrief=judged)), pitfalls(replace(reading, debrief=judged))):
        (told,) = part.data[part.id]
        assert [item["text"] for item in told["items"]] == then
        assert [line[4:] for line in part.text.splitlines()[1 : 1 + len(then)]] == then  # behind its sign


def hidden_from(play, state, seat, luck):
    """The same moment, otherwise in all that a seat does not see, what it could only guess included."""
    other, secrets = i.hidden_changed(play, state, seat, luck)
    choices, names = varied().scenario.choices(), play.tables.names
    for one in (one for one in range(play.seats) if one != seat):
        other.fact[:, one] = luck.integers(0, 3, len(other.fact))
        parts = [part for part in range(len(names.parts)) if names.parts[part].startswith(f"{names.seats[one]}.")]
        other.seat[one, [s.SEEKS, s.RED_ZONE, s.PRESSURE_PART]] = luck.choice(parts, 3)
        for choice in choices:
            if choice.seat == names.seats[one] and not choice.told:
                other.flag[s.chosen_at(play.frame, names.choices.code[choice.id])] = luck.integers(0, 2)
    return other, secrets


def assert_reads_what_it_sees(play, reads, at, seat, luck):
    """No text varies with what its reader does not see."""
    state = play.states[at]
    other, secrets = hidden_from(play, state, seat, luck)
    for read in reads:
        if read.seat in (ALL, seat) and read.when >= 0:
            here = holds(play.frame, play.secrets, state, read.when)
            assert here == holds(play.frame, secrets, other, read.when), read.path


def unseen(tables):
    """Variants planted whose conditions ask what the school does not see, past what `check` would refuse."""
    data = varied().scenario.model_dump(by_alias=True, exclude_defaults=True)
    for rank, when in enumerate(("days(farm) >= 7", "chosen(school_promises)", "trust(farm, school) >= fair")):
        seat = "farm" if "school_promises" in when else "school"
        planted = {"id": f"planted_{rank}", "for": seat, "if": when, "wants": "T"}
        data["structures"]["farm"].setdefault("reads", []).append(planted)
    return build(Scenario.model_validate(with_gestures(data)))


def with_gestures(data):
    """Gestures as they are written in a file."""
    for act in data["acts"]:
        for scene in act.get("scenes", []):
            for choice in scene.get("choices", []):
                choice["gestures"] = [{one.pop("gesture"): one.pop("by"), **one} for one in choice.get("gestures", [])]
    return data


def look_everywhere(tables, reads):
    luck = np.random.default_rng(3)
    for seed in range(6):
        play = i.Played(tables, seed, keep=True)
        for at in range(0, len(play.states), 3):
            for seat in range(play.seats):
                assert_reads_what_it_sees(play, reads, at, seat, luck)


def test_no_text_tells_what_its_reader_does_not_see():
    look_everywhere(varied().tables, varied().tables.names.reads)


@pytest.mark.parametrize("rank", range(3))
def test_a_text_that_tells_is_caught(rank):
    tables = unseen(varied().tables)
    planted = [one for one in tables.names.reads if f".planted_{rank}." in one.path]
    assert len(planted) == 1
    with pytest.raises(AssertionError):
        look_everywhere(tables, planted)


def test_nothing_is_noted_where_nothing_varies():
    """No cost for scenarios of format one: no condition is asked."""
    readings = Readings(tiny().tables)
    state = s.new_state(tiny().tables.frame)
    readings.note(state)
    assert readings.now == readings.at(0) == frozenset()
    assert many(4).names.reads == ()
    assert own_card(next(desks(tiny(), 0))[1]).title


def noted_beside(scenario, seed):
    """Along a play, what was noted to hold after each move and what the rules say of it."""
    last = -1
    for driven, _ in desks(scenario, seed):
        if (now := int(driven.state.scal[s.TICK])) != last:
            last, (frame, secrets, _) = now, scenario.tables
            true = {one.when for one in scenario.tables.names.reads if one.when >= 0}
            yield driven.readings.now, {when for when in true if holds(frame, secrets, driven.state, when)}


def test_what_is_noted_is_what_holds_after_each_move_those_that_are_sealed_too():
    """A move that waits for others is no occasion to ask: nothing that a condition reads has changed."""
    looked = list(noted_beside(load("condition"), 1))
    assert len(looked) > 60
    assert len({noted for noted, _ in looked}) > 3
    assert [noted for noted, _ in looked] == [true for _, true in looked]


def test_what_is_not_noted_is_caught(monkeypatch):
    """The test before sees it: a stage that is shown is passed over too."""
    noting = Readings.note
    monkeypatch.setattr(Readings, "note", lambda self, state: None if self._held else noting(self, state))
    with pytest.raises(AssertionError):
        test_what_is_noted_is_what_holds_after_each_move_those_that_are_sealed_too()
