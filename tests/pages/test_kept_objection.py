"""A play kept when one could still object to one's own proposal: opening it says why it stops, and where; it goes on
from there, and the play that was kept is left as it was."""

import pytest

from game.pages.wording import say
from game.play.refusals import why_not
from game.play.storage import Made
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import REFUSALS
from tests.pages.sessions import first_values, open_play, session

WHY = {"fr": ("ne tient plus jusqu’au bout", "reprendre là où"), "en": ("no longer holds to its end", "taken up where")}


def kept(made):
    """A play at its table, where what one put oneself lies, and the objection to it that was made then."""
    open_play(made, "farm")
    for _ in range(60):
        play = made.play
        at_table = int(play.state.scal[s.STAGE]) == c.AT_ROUND
        clauses = len(play.loaded.tables.names.clauses)
        rows = play.state.package[: int(play.state.scal[s.MADE])]
        own = [one for one in rows if one[clauses + s.ON_TABLE] == 1 and one[clauses + s.PUT_BY] == 0]
        if at_table and own:
            return {"seat": "farm", "do": "object", "what": "A", "how": "without_reason", "marks": {}}
        page = made.page()
        if page.curtain or page.kind == "signed":
            made.act("lift" if page.curtain else "go_on")
            continue
        offers = [one for one in page.offers() if one.enabled and (one.move is not None or one.id == "guesses")]
        offer = next((one for one in offers if one.id == "put"), offers[0])
        made.act(offer.id, first_values(offer))
    raise AssertionError("no table")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_play_with_an_objection_to_ones_own_says_why_it_stops_and_goes_on_from_there(tmp_path, lang):
    made = session(tmp_path)
    made.keep({"lang": lang})
    move = kept(made)
    clauses = len(made.play.loaded.tables.names.clauses)
    lying = [
        at for at, one in enumerate(made.play.state.package[: int(made.play.state.scal[s.MADE])])
        if one[clauses + s.ON_TABLE] == 1
    ]  # fmt: skip
    letters = ["ABCDEFGH"[at] for at in lying]
    own = next("ABCDEFGH"[at] for at in lying if made.play.state.package[at, clauses + s.PUT_BY] == 0)
    move |= {"what": own, "marks": dict.fromkeys(letters, "not_yet")}
    number, one = len(made.play.log.moves), made.play.id
    made.store.append(one, number, [Made(move, made.play.log.digests[-1])])
    again = session(tmp_path)
    again.act("open.resume")
    offer = next(offer for offer in again.page().offers() if offer.id.startswith("resume"))
    again.act(offer.id)
    page = again.page()
    said = page.part("notice").text
    assert all(words in said for words in WHY[lang]), said
    assert say(lang, "do.object") in said
    assert not any(code in said for code in ("M201", "R104", "clés et valeurs", "keys and values", "not that")), said
    again.act("branch")
    assert again.play is not None
    assert len(again.play.log.moves) == number, "it goes on from where it stops"
    assert len(again.store.load(one, whole=False).moves) == number + 1, "and the one that was kept is as it was"


def test_what_the_rules_refuse_is_said_in_the_readers_language():
    for said in REFUSALS[1:]:
        french, english = why_not(said).fr, why_not(said).en
        assert french[:4] == english[:4]
        assert french != english
