"""Several at one machine: whatever one may decide before the others have moved is asked in the same hold, shows nothing
of theirs, and is said in the play when it is asked there."""

import pytest

from game.pages.hands import Hands
from game.play.play import Play
from game.play.seats import Seats
from game.play.words import Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load

from .sessions import first_values, open_play, session

CONDITION = load("condition")
PEOPLE = ("founder", "veteran", "beginner")


def stage(made):
    return int(made.play.state.scal[s.STAGE])


def on(made, until):
    """Played as the game would, until something is so; the pages between which the machine was handed over."""
    handed, words, minds = 0, Words(CONDITION.tables), Seats(CONDITION, {})
    while not made.play.over and not until(made):
        if made.page().curtain:
            handed += 1
            made.act("lift")
        elif made.page().kind == "signed":
            made.act("go_on")
        elif made.page().kind == "guess":
            made.act("guesses", first_values(made.page().offer("guesses")))
        else:
            page, room = made.page(), made._hands.of(made.who).room
            state = room.play.state
            move = minds.move(state, CONDITION.tables.names.seats.code[made.who])
            told = words.write(CONDITION.tables.names.seats.code[made.who], move, lying(CONDITION.tables, state))
            room.do(made.who, {**told, "seat": made.who})
            made._moved(page)
    return handed


@pytest.fixture
def guessing(tmp_path):
    """Three at one machine, asked how they see the others."""
    made = session(tmp_path, 1, CONDITION)
    open_play(made, *PEOPLE)
    on(made, lambda made: stage(made) == c.AT_GUESS and not made.page().curtain)
    return made


def said(page):
    return [(part.id, part.title, part.text, [offer.model_dump() for offer in part.offers]) for part in page.parts]


@pytest.mark.slow
def test_who_has_guessed_goes_on_to_what_comes_next_in_the_same_hold(guessing):
    made, first = guessing, guessing.who
    made.act("guesses", first_values(made.page().offer("guesses")))
    assert (made.page().kind, made.who) == ("table", first)  # no curtain: nobody had the machine meanwhile
    assert stage(made) == c.AT_GUESS  # in the play, the others are still to say how they see each other
    number = len(made.play.log.moves)
    on(made, lambda made: made.page().curtain is not None)
    assert all(move["do"] == "guess" for move in made.play.log.moves[number:])  # nothing of the table is sealed yet
    on(made, lambda made: stage(made) == c.AT_ROUND)
    assert first in {move["seat"] for move in made.play.log.moves if move["do"] != "guess"}
    assert first not in made.play.awaiting()


@pytest.mark.slow
def test_what_one_is_shown_ahead_is_what_one_would_have_been_shown_whatever_the_others_guess(guessing, monkeypatch):
    made, first = guessing, guessing.who
    made.act("guesses", first_values(made.page().offer("guesses")))
    ahead = said(made.page())
    monkeypatch.setattr(Play, "say_ahead", lambda self, seat, moves: None)  # so that it is asked again
    monkeypatch.setattr(Hands, "goes_on", lambda self, seat: False)
    made._turn()
    while stage(made) == c.AT_GUESS:
        if made.page().curtain:
            made.act("lift")
            continue
        offer = made.page().offer("guesses")
        bets = {field.id: field.open_choices({}, offer)[-1].id for field in offer.fields if field.id.endswith("card")}
        made.act("guesses", first_values(offer, bets))
    assert said(made._hands.own(first).page()) == ahead


@pytest.mark.slow
def test_the_machine_is_handed_over_less_often(tmp_path, monkeypatch):
    def handed(folder):
        """In three plays, since one may go elsewhere where something is said at another moment."""
        total = 0
        for seed in (1, 2, 3):
            made = session(tmp_path / f"{folder}{seed}", seed, CONDITION)
            open_play(made, *PEOPLE)
            total += on(made, lambda made: False)
        return total

    fewer = handed("ahead")
    monkeypatch.setattr(Hands, "goes_on", lambda self, seat: False)
    assert fewer < handed("none")


@pytest.mark.slow
def test_several_questions_are_answered_in_one_hold_in_the_words_shown(tmp_path):
    """Each is said in the play when it is asked there; where other words would be said by then, it is asked again."""
    met = 0
    for seed in range(1, 6):
        made = session(tmp_path / str(seed), seed, CONDITION)
        open_play(made, *PEOPLE)

        def ahead(made):
            aside = made._hands._aside
            return aside is not None and aside[2].question

        on(made, ahead)
        if made.play.over:
            continue
        met += 1
        seat, number = made.who, len(made.play.log.moves)
        page = made.page()
        assert page.kind == "answer"
        offer = next(one for one in page.offers() if one.move is not None)
        made.act(offer.id, first_values(offer))
        assert len(made.play.log.moves) == number  # nothing is sealed before it is asked
        [answer] = [one for one in made._hands.own(seat).pending if one["to"] == offer.move["to"]]
        assert answer["words"]
        on(made, lambda made: stage(made) != c.AT_ANSWER)
        given = [one for one in made.play.log.moves[number:] if one["seat"] == seat and one["do"] == "answer"]
        assert (answer["to"], answer["what"], answer["how"]) in {(one["to"], one["what"], one["how"]) for one in given}
    assert met
