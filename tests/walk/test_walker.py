"""The walker finds each kind of fault where it was planted, in pages as persons have them; elsewhere, nothing."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from game.cli import main
from game.debrief import own
from game.lab.covering import Kept
from game.pages import (
    answering,
    card,
    debrief_deeper,
    debrief_mine,
    debrief_ours,
    notebook,
    opened,
    playing,
    signed,
    since,
    story,
    table,
    told,
    weighing,
)
from game.pages import debrief as debriefs
from game.pages.book import Book
from game.pages.model import Offer, Part
from game.pages.opened import card_page
from game.rules import codes as c
from game.rules import saying
from game.rules.stages.corridor import tell
from game.story.library import load
from game.walk import walker
from game.walk.leaf import Leaf
from game.walk.looks import LOOKS, records
from game.walk.walker import few, walk
from tests.helpers.scenarios import SCENARIOS, tiny
from tests.pages.plays import Driven

PLAYS = [Kept(minds, seed, 0) for minds, seed in (("game", 0), ("random", 1), ("random", 2), ("disclose", 3))]
Patch = pytest.MonkeyPatch
PLANTS: dict[str, list[Callable[[Patch], None]]] = {}


def plants(kind: str):
    """A fault of this kind, planted in what makes pages."""

    def kept(plant):
        PLANTS.setdefault(kind, []).append(plant)
        return plant

    return kept


def found(plays=PLAYS):
    return walk(tiny(), plays)


def test_in_the_tiny_scenario_nothing_is_found():
    told = found()
    assert told["examples"] == {}
    assert told["plays"] == len(PLAYS)
    assert told["pages"] > 100


def test_every_kind_has_its_planted_faults():
    assert set(PLANTS) | {"absent"} == set(LOOKS)  # the last: in `test_people.py`, where there is a cast


@plants("unanswered")
def answers_are_not_told(patch):
    patch.setattr(since, "_answered", lambda desk, event: "")


@plants("unanswered")
def what_came_of_a_choice_is_not_told(patch):
    patch.setattr(told, "came_of", lambda desk, chosen: "")


@plants("unanswered")
def what_is_mine_comes_last(patch):
    shown = since._shown
    patch.setattr(since, "_shown", lambda desk: shown(desk)[::-1])


@plants("cut")
def three_lines_at_most(patch):
    lines = since._shown
    patch.setattr(since, "_shown", lambda desk: lines(desk)[:1])


@plants("cut")
def what_is_signed_is_not_told(patch):
    patch.setattr(since, "_RANKS", {kind: rank for kind, rank in since._RANKS.items() if kind != c.E_STOOD})


@plants("empty")
def a_bullet_alone(patch):
    part = since._part
    patch.setattr(since, "_part", lambda *given: (made := part(*given)).model_copy(update={"text": made.text + "\n- "}))


@plants("empty")
def words_that_are_missing(patch):
    patch.setattr(since.told, "answer_words", lambda desk, event: "")


@plants("unopened")
def packages_are_left_out(patch):
    patch.setattr(table, "shown", lambda desk: [])
    patch.setattr(records, "packages_page", card_page)


@plants("unopened")
def mine_is_left_out(patch):
    patch.setattr(table, "yours", lambda desk: table._package(desk, [0, 0], -1, "none", "", "", ""))
    patch.setattr(records, "packages_page", card_page)


@plants("recorded")
def the_notebook_has_other_words(patch):
    patch.setattr(notebook, "_text", lambda desk, note: "Nous verrons bien.")


@plants("recorded")
def what_is_chosen_is_not_what_is_said(patch):
    patch.setattr(answering, "own_words", lambda desk, move, ways: "J’en parlerai à ma présidente.")


@plants("contradicted")
def what_all_know_stays_on_the_card(patch):
    patch.setattr(card, "_is_mine", told.holds)


@plants("contradicted")
def what_was_said_to_one_is_told_as_said_before_all(patch):
    patch.setattr(since, "_answered", lambda desk, event: f"{desk.name(event.by)} a dit devant tout le monde : oui.")


@plants("contradicted")
def a_date_that_is_past_is_offered(patch):
    choices = story.choices
    late = {"fr": "Ouvrir dès septembre", "en": "Open as early as September"}

    def with_a_date(desk):
        return [
            part.model_copy(update={"offers": [*part.offers, Offer(id="late", text=late[desk.book.lang], action={})]})
            for part in choices(desk) or [Part(id="choices", role="choices")]
        ]

    patch.setitem(playing._STAGES, c.AT_DELIVERY, ("delivery", with_a_date))


@plants("contradicted")
def anothers_fact_is_told_in_the_first_person(patch):
    tell_fact = saying.tell_fact

    def by_whoever_does_not_hold_it(frame, state, by, to, fact):
        tell_fact(frame, state, next(seat for seat in range(2) if seat != fact), to, fact)

    patch.setattr(saying, "learnt_from_another", lambda state, by, fact: 0)
    patch.setattr(tell, "tell_fact", by_whoever_does_not_hold_it)


@plants("contradicted")
def what_one_has_left_is_not_so(patch):
    means = card.means
    patch.setattr(card, "means", lambda desk: means(desk).model_copy(update={"text": desk.book.money(1000)}))


@plants("contradicted")
def a_package_asks_another_sum(patch):
    patch.setattr(weighing, "handed", lambda desk, options, number=-1: weighing.Handed(4321.0, 0.0, ()))


@plants("contradicted")
def money_comes_that_nobody_owes(patch):
    handed = weighing.handed
    patch.setattr(weighing, "handed", lambda *those: handed(*those)._replace(gets=1400.0))


@plants("contradicted")
def what_is_signed_asks_another_sum(patch):
    owes = signed.owes
    patch.setattr(signed, "owes", lambda desk, seat, options: owes(desk, seat, options).replace("500", "50"))


@plants("contradicted")
def what_one_keeps_is_what_one_had(patch):
    told_of = Book.text
    kept = {"fr": "Vous gardez 3 000 € à engager ailleurs.", "en": "You keep €3,000 to commit elsewhere."}

    def as_at_the_start(book, path, otherwise=""):
        return kept[book.lang] if path == "agendas.farm.reserve_text" else told_of(book, path, otherwise)

    patch.setattr(Book, "text", as_at_the_start)


@plants("contradicted")
def an_act_takes_another_sum_than_it_says(patch):
    patch.setattr(told, "means_of", lambda desk, choice, kind: desk.book.money(77))


@plants("contradicted")
def another_guess_is_given_back(patch):
    patch.setattr(debrief_mine, "guessed", lambda reading, one: (reading.book.names.cards[5], False))


@plants("contradicted")
def a_card_is_turned_over_that_is_another(patch):
    def turned(reading):
        part = cards_of(reading)
        first, last = part.data["cards"][0]["words"], part.data["cards"][-1]["words"]
        swapped = [last.join(one.replace(last, first) for one in line.split(first)) for line in part.text.split("\n")]
        return part.model_copy(update={"text": "\n".join(swapped)})

    cards_of = debrief_ours.cards
    patch.setattr(debrief_ours, "cards", turned)  # where `ours` looks for it


@plants("contradicted")
def a_finding_quotes_what_nobody_said(patch):
    patch.setattr(debrief_mine, "act", lambda reading, one, quoted="", told="": "« Nous verrons bien au printemps. »")


@plants("contradicted")
def a_verdict_is_told_that_is_another(patch):
    told_of = Book.say
    other = {
        "verdict.avoided": "verdict.fallen",
        "verdict.brushed": "verdict.avoided",
        "verdict.fallen": "verdict.brushed",
    }
    patch.setattr(Book, "say", lambda book, key, **given: told_of(book, other.get(key, key), **given))


@plants("recorded")
def the_chronicle_quotes_what_nobody_showed(patch):
    chronicle = since.chronicle
    never = {"fr": "« Nous ne ferons jamais cela ici. »", "en": "“We will never do that here.”"}
    patch.setattr(
        opened,
        "chronicle",
        lambda desk: (part := chronicle(desk)).model_copy(update={"text": f"{part.text}\n- {never[desk.book.lang]}"}),
    )


@plants("empty")
def a_bullet_alone_in_the_debrief(patch):
    asked = debrief_ours.asked
    patch.setattr(debrief_ours, "asked", lambda reading: asked(reading).model_copy(update={"text": "-"}))


@plants("repeated")
def a_sentence_twice_in_the_debrief(patch):
    happened = debrief_deeper.happened
    patch.setattr(
        debriefs,
        "happened",
        lambda reading: (part := happened(reading)).model_copy(update={"text": f"{part.text}\n{part.text}"}),
    )


@plants("agreement")
def what_is_quoted_stays_open(patch):
    patch.setattr(debriefs, "testimony", lambda reading: Part(id="x", role="list", text="Elle a dit : « Demain…"))


@plants("agreement")
def one_time_is_told_as_several(patch):
    patch.setattr(debriefs, "testimony", lambda reading: Part(id="x", role="list", text="1 times, 1 jours"))


def test_a_choice_that_tells_what_its_hearer_knows_says_so_in_other_words():
    school, farm = (tiny().tables.names.seats.code[seat] for seat in ("school", "farm"))
    driven = Driven(tiny(), 3)
    saying.tell_fact(tiny().tables.frame, driven.state, school, farm, tiny().tables.names.facts.code["roof_leaks"])
    desk = driven.desk(school)
    leaf = Leaf(playing.play_page(desk), desk)
    assert "choose school_tells_roof: roof_leaks" in list(LOOKS["contradicted"](leaf))
    object.__setattr__(desk.book, "varied", {"choices.school_tells_roof.text": "choices.school_tells_roof.told"})
    assert "choose school_tells_roof: roof_leaks" not in list(LOOKS["contradicted"](leaf))


@plants("asked_known")
def what_was_answered_is_asked_again(patch):
    made = answering.answer

    def asked_again(desk):
        asked = [(desk.book.names.seats[other], topic) for other in desk.others for topic in c.TOPICS]
        again = [
            Part(id=f"again.{n}", role="answer", text="Dites.", data={"asker": by, "asked": "answer", "topic": topic})
            for n, (by, topic) in enumerate(asked)
        ]
        return [*made(desk), *again]

    patch.setitem(playing._STAGES, c.AT_ROUND, ("table", asked_again))


@plants("unintroduced")
def a_term_is_not_explained(patch):
    part = since._part
    patch.setattr(since, "_part", lambda *given: with_text(part(*given), {"fr": "Un nœud se serre.", "en": "A knot."}))


@plants("unintroduced")
def the_debrief_explains_none_of_its_terms(patch):
    patch.setattr(debriefs, "explained", lambda reading, parts: parts)


@plants("repeated")
def a_sentence_twice_on_a_page(patch):
    twice = "Les deux structures se sont parlé devant la grille du jardin."
    part = since._part
    patch.setattr(
        since, "_part", lambda *given: with_text(part(*given), dict.fromkeys(("fr", "en"), f"{twice}\n- {twice}"))
    )


@plants("repeated")
def a_sentence_in_every_scene(patch):
    told_of = Book.text
    again = {"fr": "Le vent tournait autour de la vieille grange.", "en": "The wind went around the old stone barn."}

    def as_always(book, path, otherwise=""):
        more = path.startswith(("scenes.", "endings.")) and path.endswith(".text")
        return told_of(book, path, otherwise) + (f" {again[book.lang]}" if more else "")

    patch.setattr(Book, "text", as_always)


@plants("agreement")
def days_that_do_not_agree(patch):
    part = since._part
    wrong = {"fr": "Il vous reste 1 jours.", "en": "You have 1 days left."}
    patch.setattr(since, "_part", lambda *given: with_text(part(*given), wrong))


@plants("agreement")
def one_is_told_of_oneself_as_of_another(patch):
    part = since._part
    wrong = {"fr": "Vous avez tenu sa part.", "en": "You kept their part."}
    patch.setattr(since, "_part", lambda *given: with_text(part(*given), wrong))


def with_text(part: Part, more: dict[str, str]) -> Part:
    """A part that says one thing more, in the language that it has."""
    lang = "en" if part.title in ("Since last time", "Then") else "fr"
    return part.model_copy(update={"text": f"{part.text}\n- {more[lang]}"})


@pytest.mark.parametrize(("kind", "plant"), [(kind, one) for kind, some in PLANTS.items() for one in some])
def test_a_planted_fault_is_found(monkeypatch, kind, plant):
    plant(monkeypatch)
    told = next((one for one in (found([play]) for play in PLAYS) if kind in one["faults"]), {"faults": {}})
    assert told["faults"].get(kind, 0) > 0, told["faults"]
    assert {one["lang"] for one in told["examples"][kind]} <= {"fr", "en"}


def test_the_few_are_at_most_those_asked_and_met_by_what_was_played():
    assert len(few(tiny(), 3, 90)) == 3
    assert all(one.moves > 0 for one in few(tiny(), 60, 45))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_command_says_what_it_found(monkeypatch, capsys, lang):
    from game.cli import walking

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, {"fr": "fr_FR.UTF-8", "en": "en_GB.UTF-8"}[lang])
    monkeypatch.setattr(walking, "find_spec", lambda name: None)  # not to compile in this process
    monkeypatch.setattr(walker, "LOOKS", {"empty": LOOKS["empty"]})
    asked = ["walk", "tiny", "--scenarios", str(SCENARIOS), "--plays", "2"]
    assert main(asked) == 0
    assert {"fr": "Rien à reprendre.", "en": "Nothing to mend."}[lang] in capsys.readouterr().out
    a_bullet_alone(monkeypatch)
    assert main(asked) == 1
    assert walking.title("empty") in capsys.readouterr().out
    assert main([*asked, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"plays", "pages", "faults", "examples"}
    assert set(told["faults"]) == set(told["examples"]) == {"empty"}


def test_every_kind_is_said_in_both_languages():
    from game.cli.walking import TITLES

    assert set(TITLES) == set(LOOKS)
    assert all(french != english for french, english in TITLES.values())


@pytest.mark.slow
def test_what_is_told_as_paid_to_one_is_what_the_play_paid(monkeypatch):
    """In a play where part of what was signed came: nothing is found, and another sum is."""
    obtained = own._obtained

    def another(*given):
        reason = obtained(*given)
        return replace(reason, euros=reason.euros + 123.0) if reason.kind == "underpaid" else reason

    for plant, expected in ((obtained, False), (another, True)):
        monkeypatch.setattr(own, "_obtained", plant)
        told = walk(load("condition"), [Kept("game", 3, 0)])
        wrong = [one for one in told["examples"].get("contradicted", []) if one["what"].startswith("own:")]
        assert bool(wrong) == expected, told["examples"]
