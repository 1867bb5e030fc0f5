"""*Ours*, *mine* and what is deeper: their length, what they always find, what they never say; the group; the file."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from game.debrief.found import FLAGRANT, Finding
from game.debrief.taken import taken
from game.pages import debrief as debriefs
from game.pages.afterwards import PRIVATE
from game.pages.debrief_deeper import others
from game.pages.debrief_found import after
from game.pages.debrief_ours import people, went
from game.pages.debrief_reading import BRIEF, Person, Reading, in_sentences, shortened, words_in
from game.pages.debrief_says import evidence
from game.pages.decisive import told_ending
from game.pages.drawings import drawn
from game.pages.kept_file import html_of, name_of, slug, title_of
from game.pages.turned import heaviest
from game.play.helper import News
from game.play.log import read_log, replay
from game.play.play import Moment, moments_of
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History
from game.story import tables as t
from game.story.library import Loaded, load, scenario_folders
from game.terminal.drawing import draw
from tests.debrief.playing import LOADED, random_play
from tests.helpers.scenarios import tiny
from tests.pages.debriefs import played, reading

PLAYS = [file for folder in scenario_folders() for file in sorted((folder / "plays").glob("*.json"))]
WIDEST, DEEPEST = 300, 1800  # words of a page, of all of them but the sheet


def words_of(page) -> int:
    kept = [part for part in page.parts if part.role not in ("choices", "navigation")]
    typed = sum(part.data.get("typed", 0) for part in kept)  # a person's own words are never cut
    return words_in([page.title, *(text for part in kept for text in (part.title, part.text))]) - typed


@cache
def kept(file: Path):
    loaded = load(file.parent.parent.name)
    return loaded, replay(read_log(file), loaded).state


def readings(file: Path, lang: str) -> list[Reading]:
    """Debriefs with all that makes them long: as many people as may be, whole guesses, decisive moments."""
    loaded, state = kept(file)
    seats = [name for name, one in loaded.scenario.structures.items() if one.playable]
    people = tuple(
        Person(seat, {"name": "Camille", "word": "étonnement", "guesses": said_of_all(loaded, seat)}) for seat in seats
    )
    made = (reading(loaded, state, seat, lang, people, stops=stops(file, seat)) for seat in (seats[0], seats[-1]))
    return [replace(one, news=News(1.0, weighty(one)), state=state) for one in made]


@cache
def stops(file: Path, seat: str) -> list[Moment]:
    loaded, _ = kept(file)
    done = replay(read_log(file), loaded)
    return moments_of(loaded.tables, done.log, done.steps, [move["seat"] == seat for move in done.log.moves])


def said_of_all(loaded: Loaded, seat: str) -> dict:
    """Something said of five others, as at the end of a play."""
    names = loaded.tables.names
    reds = [
        option for code, option in enumerate(names.options) if int(loaded.tables.frame.size[t.RED_MASK]) >> code & 1
    ]
    marks = {"card": names.cards[0], "red": reds[0], "draws": "lot", "holds": "little"}
    others = [one for one in names.seats if one != seat][:5]
    return {
        one: {**marks, "bet": bet}
        for one, bet in zip(others, ("seeks", "cannot", "none", "none", "none"), strict=False)
    }


def weighty(read: Reading) -> dict:
    """Two decisive moments, two other ways each, told at length: whole packages, everything sure."""
    names, frame = read.book.names, read.book.frame
    ends = frame.clause[:, [t.CLAUSE_FROM, t.CLAUSE_TO]].tolist()
    put = {
        clause: names.options[end - 1].split(".", 1)[1] for clause, (_, end) in zip(names.clauses, ends, strict=True)
    }
    sure = {"here": 20.0, "there": 70.0, "half": 3.0}
    way = {
        "move": {"do": "put", "what": put},
        "plays": 1600,
        "ending": {"id": names.endings[0], **sure, "instead": names.endings[0], "apart": 50.0},
        "common_good": sure,
        "own_game": sure,
        "made_of": [{"what": "option", "id": names.options[0], "here": 10.0, "there": 40.0}],
        "unknown": [names.facts[0]],
    }
    found = [
        {
            "number": one.number,
            "tick": 3,
            "chosen": dict(one.move),
            "heard": list(names.seats)[:3],
            "others": [way, way],
        }
        for one in (read.stops[len(read.stops) // 2], read.stops[-1])
    ]
    dials = {name: [10.0, 30.0, 50.0] for name in ("common_good", "own_game", "relations", "lucidity")}
    return {
        "final": True,
        "moments": found,
        "spread": {"plays": 400, "endings": {read.debrief.ending: 0.42}, "dials": dials},
    }


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_no_page_is_longer_than_one_reads(file: Path, lang: str) -> None:
    for read in readings(file, lang):
        pages = {page.id.partition(".")[2]: words_of(page) for page in debriefs.pages(read)}
        assert {"moments", "picture", "group"} <= set(pages)
        assert pages["ours"] <= WIDEST, pages
        assert pages["mine"] <= WIDEST, pages
        assert sum(count for name, count in pages.items() if name != "sheet") <= DEEPEST, pages


@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_nothing_is_left_in_the_form_of_a_code_or_empty(file: Path) -> None:
    for lang in ("fr", "en"):
        for read in readings(file, lang):
            for page in debriefs.pages(read):
                for part in page.parts:
                    assert not re.search(r"\{|\}|None(?! of )|  |« »|\(\)", part.text), (page.id, part.text)
                    assert all(line.strip("- ") for line in part.text.split("\n") if line), (page.id, part.text)


def flagrant(state: s.State, seat: int) -> set[str]:
    """What this seat did that is always found, read off the events."""
    rows = state.event[: int(state.scal[s.EVENTS])]
    own = rows[rows[:, s.E_BY] == seat]

    def of(kind: int):
        return own[own[:, s.KIND] == kind]

    short = [one for one in of(c.E_TRULY) if c.AMOUNTS[one[s.E_WHAT]] < 1.0]
    found = {"claimed"} if any(one[s.E_HOW] == c.CLAIMED for one in short) else set()
    found |= {"broke"} if any(one[s.E_HOW] not in (c.CLAIMED, c.WARNED) for one in short) else set()
    found |= {"cheated"} if any(one[s.E_HOW] == c.CHEAT for one in of(c.E_SWAP)) else set()
    for kind, word in (
        (c.E_PROMISE_BROKEN, "promise_broken"),
        (c.E_LIED, "lied"),
        (c.E_DECIDED_FOR, "decided_for"),
        (c.E_BURST, "burst"),
    ):
        found |= {word} if len(of(kind)) else set()
    return found


@pytest.mark.parametrize("seed", range(60))
def test_what_is_flagrant_is_always_found_and_something_good_too(seed: int) -> None:
    state = random_play(seed)
    for code, seat in enumerate(LOADED.tables.names.seats):
        found = reading(LOADED, state, seat).mine.findings
        assert flagrant(state, code) <= {one.kind for one in found}
        assert len(found) >= 3
        assert any(one.good for one in found)
        assert [one.tick for one in found] == sorted(one.tick for one in found)
        assert sum(not one.good and one.weight < FLAGRANT for one in found) <= 2


def test_what_came_of_two_acts_is_told_of_the_first() -> None:
    """Two parts that did not come may be asked one public word: the page tells it once."""
    for seed in range(60):
        state = played(seed, "farm", "school").state
        for seat in ("farm", "school"):
            read = reading(tiny(), state, seat)
            for one in read.mine.findings:
                words = after(read, one)
                if one.came is not None and (came := read.tell(one.came)) and words.endswith(came):
                    assert came not in after(read, one, words)
                    return
    raise AssertionError("no finding tells what another did then")


def test_what_was_asked_to_make_good_is_told_before_it_is_made_good(monkeypatch) -> None:
    asked = Event(c.E_PRICED, 1, 0, -1, 0, 4, 3, 1)
    one = Finding("broke", False, 90, 0, 3, 1, came=asked)
    read = SimpleNamespace(book=reading(tiny(), played(1, "farm").state, "farm", "en").book, brief=1.0)
    read.mine = SimpleNamespace(findings=[one])
    monkeypatch.setattr("game.pages.debrief_found.came_to", lambda *_: "mended")
    monkeypatch.setattr("game.pages.debrief_found._came", lambda *_: "A public word was asked of you.")
    assert after(read, one) == "A public word was asked of you. You made it good afterwards."


def test_a_flagrant_act_forgotten_is_caught(monkeypatch) -> None:
    """The test before sees it: lies left out, as a planted fault."""
    monkeypatch.setattr("game.debrief.findings._words", lambda seen: [])
    lied = next(seed for seed in range(60) if any("lied" in flagrant(random_play(seed), code) for code in range(2)))
    with pytest.raises(AssertionError):
        test_what_is_flagrant_is_always_found_and_something_good_too(lied)


@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_people_are_told_as_they_are(file: Path) -> None:
    read = readings(file, "fr")[0]
    good, part = read.debrief.common_good, people(read)
    assert (good.value >= 50.0) == (good.reached >= good.alone)
    assert ("moins" in part.text) == (good.reached < 0.995 * good.alone)
    for count in (good.reached, good.alone, good.best):
        assert f"{round(count):,}".replace(",", "\u202f") in part.text


def test_each_page_is_made_alone(monkeypatch) -> None:
    """A page is made when it is opened: *ours* asks nothing of what is deeper."""
    for name in ("sheet", "pitfalls", "approaches", "dials", "happened", "others", "testimony"):
        monkeypatch.setattr(debriefs, name, lambda reading: pytest.fail("made"))
    page = debriefs.page(readings(PLAYS[0], "fr")[0], "ours")
    assert {"head", "fork", "ending", "people", "cards", "cords", "questions"} <= {part.id for part in page.parts}
    assert page.parts[0].id == "head"


def all_together(file: Path, lang: str) -> list[Reading]:
    """The same as in the game: decisions of all, and what was found of those of each."""
    loaded, _ = kept(file)
    done = replay(read_log(file), loaded)
    every = moments_of(loaded.tables, done.log, done.steps, [True] * len(done.log.moves))
    read = readings(file, lang)
    news = {one.seat: one.news for one in read}
    return [replace(one, news_of=news, stops=every) for one in read]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_a_page_that_all_look_at_is_the_same_whoever_opened_it(file: Path, lang: str) -> None:
    one, other = all_together(file, lang)
    for name in (name for name in debriefs.names(one) if name not in PRIVATE):
        told = [[(part.title, part.text) for part in debriefs.page(read, name).parts] for read in (one, other)]
        assert told[0] == told[1], name


def test_the_turning_point_of_a_group_is_known_once_all_of_it_is() -> None:
    one, other = all_together(next(one for one in PLAYS if one.parent.parent.name == "condition"), "fr")
    assert heaviest(one) == heaviest(other) is not None
    assert heaviest(replace(one, news_of={**one.news_of, other.seat: None})) is None


class TestTheGroup:
    def test_words_first_then_guesses_named_below_five_people(self) -> None:
        loaded, state = kept(PLAYS[0])
        seats = [name for name, one in loaded.scenario.structures.items() if one.playable]
        card = loaded.tables.names.cards[0]
        guess = {"card": card, "red": None, "draws": "lot", "holds": None, "bet": "none"}
        people = tuple(
            Person(seat, {"name": f"N{at}", "word": f"mot{at}", "guesses": {seats[at - 1]: guess}}, f"geste{at}")
            for at, seat in enumerate(seats)
        )
        for count in (2, len(seats)):
            read = reading(loaded, state, seats[0], "fr", people[:count])
            [part] = debriefs.page(read, "group").parts
            assert [one["word"] for one in part.data["voices"]] == [f"mot{at}" for at in range(count)]
            assert all(f"geste{at}" in part.text for at in range(count))
            assert part.text.index("mot0") < part.text.index(" — ")
            said = [words for one in part.data["guesses"] for words in one["said"]]
            assert said
            assert any("N1" in words for words in said) == (count < 5)

    def test_a_card_that_one_alone_said_was_said_once(self) -> None:
        loaded, state = kept(next(one for one in PLAYS if "critical-point" in str(one)))
        cards, (about, *seats) = loaded.tables.names.cards, loaded.tables.names.seats
        said = {"red": None, "draws": None, "holds": None, "bet": "none"}
        people = tuple(
            Person(seat, {"guesses": {about: {**said, "card": cards[min(at, 1)]}}}) for at, seat in enumerate(seats)
        )
        for lang, once, times in (("fr", "une fois «", f"{len(seats) - 1} fois «"), ("en", "once “", "times “")):
            [part] = debriefs.page(reading(loaded, state, about, lang, people), "group").parts
            assert once in part.text
            assert times in part.text
            assert "1 " not in part.text

    def test_no_group_page_for_one_alone(self) -> None:
        loaded, state = kept(PLAYS[0])
        assert "group" not in debriefs.names(reading(loaded, state, next(iter(loaded.tables.names.seats))))


class TestTheFile:
    def test_its_name_says_scenario_date_and_group(self) -> None:
        loaded, state = kept(PLAYS[0])
        seat = next(iter(loaded.tables.names.seats))
        read = reading(loaded, state, seat, group="Les Lilas & l’Été")
        assert name_of(read) == f"denouer-{loaded.scenario.id}-23-novembre-2026-les-lilas-l-ete"
        assert name_of(reading(loaded, state, seat, "fr", (Person(seat, {"name": "Léa"}),))).endswith("-lea")
        assert slug("../../é:*?\n") == "e"

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_it_holds_everyone_the_drawings_and_nothing_from_outside(self, lang: str) -> None:
        found = readings(PLAYS[0], lang)
        file = html_of(found)
        assert title_of(found[0]) in file
        assert file.count("<svg") >= 5
        assert file.count('class="lines"') >= len(found)
        assert not re.search(r"(src|href)=\"(?!#)", file)
        assert "Camille" in file
        first = debriefs.page(found[0], "ours")
        shown = re.sub(r"\s+", " ", " ".join(draw(first)))
        for part in first.parts:  # the same first page in a terminal and in the file
            for line in part.text.split("\n"):
                words = line.removeprefix("- ")
                assert re.sub(r"\s+", " ", words) in shown, words
                assert words.replace("&", "&amp;").replace("'", "&#39;") in file or "«" in words, words

    def test_every_drawing_is_said_in_words_too(self) -> None:
        for page in debriefs.pages(readings(PLAYS[0], "fr")[0]):
            for part in page.parts:
                if drawn(part, "fr"):
                    assert part.text


def test_texts_are_cut_where_they_can_be() -> None:
    assert in_sentences("Un. Deux ! « Trois. » Quatre.", 0) == "Un. Deux ! « Trois. » Quatre."  # short ones say little
    long = "Le dossier est parti le trente mars à seize heures, avec une seule signature au bas."
    assert in_sentences(f"{long} Il est revenu. On l’a relu.", 0) == long
    assert in_sentences(f"{long} Il est revenu. On l’a relu.", 19) == f"{long} Il est revenu."
    assert in_sentences(f"Lundi, 9 h. {long} Il est revenu.", 4) == f"Lundi, 9 h. {long}"
    assert shortened("Un mot, puis deux autres, puis trois de plus.", 5) == "Un mot, puis deux autres…"
    assert shortened("Court.", 5) == "Court."
    assert shortened("Appeler la dame du service pour ses 19\u202f000\u00a0€", 8) == "Appeler la dame du service…"
    ended = "Nothing is signed: the table closed without an agreement: the yes of Souffler un peu was lacking."
    assert shortened(ended, 8) == "Nothing is signed: the table closed without an agreement…"
    fini = "Rien n’est signé : la séance s’est achevée sans accord : il manquait le oui de Souffler un peu."
    assert shortened(fini, 8) == "Rien n’est signé : la séance s’est achevée sans accord…"
    for text in ("On a laissé la clé chez la voisine du bas", "They left the key with the man of the house below"):
        ends = [shortened(text, most).rstrip("…").split()[-1] for most in range(4, 9)]
        assert not {"la", "chez", "du", "the", "with", "of"} & set(ends)
    said = "La ferme a dit : « Nous viendrons tous ensemble, mais pas avant mars. »"
    assert shortened(said, 10) == "La ferme a dit : « Nous viendrons tous ensemble…\u00a0»"
    assert shortened("She said: “We come together, but not before March.”", 6) == "She said: “We come together…”"
    assert shortened("Une phrase entière. Une autre, bien plus longue que cela.", 6) == "Une phrase entière."
    assert all(len(shortened("mot " * n, 9).split()) <= 9 for n in np.arange(1, 30))
    bracketed = "Quatre échanges de jours (le Tacot, la Veilleuse, Papiers volants, les Enroués) en tout"
    assert [shortened(bracketed, most) for most in (6, 8)] == ["Quatre échanges de jours…"] * 2
    assert shortened("Un échange (la ferme. Puis elle.) et d’autres choses encore", 5) == "Un échange…"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_what_is_cut_says_so_and_an_option_is_whole(file: Path, lang: str) -> None:
    """On every page of a debrief: what none could accept and what each chose are told in full, brackets are closed."""
    for read in readings(file, lang):
        options = {read.book.clause_and_option(code) for code in range(len(read.book.names.options))}
        for page in debriefs.pages(read):
            for part in page.parts:
                assert all(line.count("(") == line.count(")") for line in part.text.split("\n")), part.text
                for key in ("cards", "revealed"):
                    cannot = {one["cannot"] for one in part.data.get(key, [])} - {""}
                    assert cannot <= options, cannot - options
        assert told_ending(read.book, read.debrief.ending) == read.book.text(f"endings.{read.debrief.ending}.title")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("file", PLAYS[:3], ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_a_refused_option_is_told_with_its_clause(file: Path, lang: str) -> None:
    """Never « jamais on n’en parle pas »: an option alone may be a negation, or a name."""
    never, close = ("amais «\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}».") if lang == "fr" else ("ever “", "”.")
    told = 0
    for read in readings(file, lang):
        pages = {name: debriefs.page(read, name) for name in ("ours", "others")}
        for one in read.debrief.why.revealed:
            if one.red_options:
                said = read.option(one.red_options[0])
                assert said != read.book.option(read.book.names.options.code[one.red_options[0]])
                others = pages["others"].part("debrief-why").text
                assert f"{never}{said}{close}" in others or f" ({said})." in others
                cards = pages["ours"].part("debrief-cards").text
                shown = f"{never}{said}{close}" in cards
                above = any(one.seat in each.who and each.option == one.red_options[0] for each in read.debrief.crossed)
                assert shown or above or never not in cards  # where all must be brief, *ours* leaves them all out
                told += 1
    assert told


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_where_those_went_who_are_not_reached_is_said_and_adds_up(lang: str) -> None:
    """Of whole plays in which nothing was signed: the days and the money that they took, in people; of one in which
    something was: what the project reached, beside what it took."""
    told = 0
    for seed in range(12):
        play = played(seed, "farm")
        read = replace(reading(tiny(), play.state, "farm", lang), state=play.state)
        good, cost = read.debrief.common_good, taken(tiny(), play.state)
        project = good.reached - cost.left
        assert good.alone - cost.by_days - cost.by_money == pytest.approx(cost.left)
        text = people(read).text
        if good.standing != "below":
            assert went(read, 0) == "" or went(read, 0) not in text
            continue
        told += 1
        fewer, said = round(good.alone) - round(good.reached), went(read, round(good.alone) - round(good.reached))
        assert said
        assert said in text
        figures = [int(re.sub(r"\D", "", one)) for one in re.findall(r"\d[\d,\u202f\u00a0]*", said)]
        if round(project) > 0:
            assert figures == [round(project), fewer + round(project)]
        else:
            assert fewer in figures
    assert told > 2
    assert went(reading(tiny(), played(0, "farm").state, "farm", lang), 5) == ""  # how it ended is not known


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_same_result_for_all_is_said_once(lang: str) -> None:
    play = played(1, "farm")
    read = reading(tiny(), play.state, "farm", lang)
    for result in ("at", "above", "below"):
        alike = [replace(one, result=result) for one in read.debrief.why.revealed]
        why = replace(read.debrief.why, revealed=alike)
        part = others(replace(read, debrief=replace(read.debrief, why=why)))
        assert part.text.count(read.book.say(f"debrief.all_{result}")) == 1
        assert part.data["all"] in part.text
        assert read.book.say(f"debrief.result_{result}") not in part.text
        assert not any(one["result_words"] for one in part.data["revealed"])
    mixed = [replace(one, result="below" if at else "above") for at, one in enumerate(read.debrief.why.revealed)]
    part = others(replace(read, debrief=replace(read.debrief, why=replace(read.debrief.why, revealed=mixed))))
    assert part.data["all"] == ""
    assert all(one["result_words"] for one in part.data["revealed"])


@pytest.mark.parametrize(("lang", "apart"), [("fr", "pas votre soirée"), ("en", "not your evening")])
@pytest.mark.parametrize("file", PLAYS[::4], ids=lambda one: one.parent.parent.name)
def test_the_real_case_is_said_to_be_another_than_this_evening(file: Path, lang: str, apart: str) -> None:
    page = next(one for one in debriefs.pages(readings(file, lang)[0]) if one.id == "debrief.testimony")
    assert apart in page.parts[0].text.split("\n")[0]
    assert (
        page.title == {"fr": "Le cas réel d’où vient cette histoire", "en": "The real case this story comes from"}[lang]
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_each_act_shown_as_evidence_says_whose_it_is(file: Path, lang: str) -> None:
    """However brief the page: by a name, *you*, or the group where all did it."""
    for read in readings(file, lang):
        for brief in BRIEF:
            one = replace(read, brief=brief)
            for seen in (*one.debrief.says.pitfalls, *one.debrief.says.approaches):
                for item in (each for each in seen.items if each.words.path):
                    who = item.words.args.get("by", item.by)
                    seats = [who] if isinstance(who, str) else who
                    names = [one.short(seat) for seat in seats if seat] or [one.book.say("debrief.evidence_all")]
                    words = evidence(one, item)
                    mine = read.seat in seats
                    assert words.endswith(")")
                    assert mine or all(re.split("[ ’]", name)[-1] in words[words.rindex("(") :] for name in names), (
                        words
                    )


def test_one_who_reads_alone_is_addressed_and_a_group_is_told_by_names() -> None:
    loaded, state = kept(PLAYS[0])
    seat = loaded.tables.names.seats[0]
    history = History().read(state)
    mine = next(one for one in history.at(history.of(c.E_CHOICE)) if one.by == 0)
    alone = replace(reading(loaded, state, seat), state=state)
    both = replace(reading(loaded, state, seat, people=(Person(seat), Person("host"))), state=state)
    assert alone.tell(mine, to_all=True).startswith("Vous avez choisi ceci")
    assert alone.onlooker.name(0).you
    told = both.tell(mine, to_all=True)
    assert not told.startswith("Vous")
    assert not both.onlooker.name(0).you
    assert both.tell(mine).startswith("Vous avez choisi ceci")
