"""The page of what is asked, sealed: it reaches every way to give, and no other; what came of it is told, and no more
than was shown."""

import itertools

import pytest

from game.pages.card import own_card
from game.pages.kept import did
from game.pages.model import ValuesError, compose
from game.pages.opened import notebook_page
from game.pages.playing import play_page
from game.pages.told import tell
from game.play.words import Words
from game.rules import codes as c
from game.rules import packing as p
from game.rules import state as s
from game.story import tables as t
from game.story.library import load
from tests.helpers.scenarios import SCENARIOS
from tests.pages.plays import desks


def loaded():
    return load(SCENARIOS / "format" / "ask")


def asked(lang="fr", seeds=4):
    """Desks at which something is asked."""
    for seed in range(seeds):
        for _, desk in desks(loaded(), seed, lang):
            if desk.stage == c.AT_ASK:
                yield desk


def given_by(page):
    """Every move that the offers of the page make, as words."""
    for offer in page.part("boxes").offers:
        fields = offer.fields
        for values in itertools.product(*([choice.id for choice in field.choices] for field in fields)):
            try:
                yield compose(offer, {field.id: one for field, one in zip(fields, values, strict=True)})
            except ValuesError:
                continue


def test_the_page_reaches_every_way_to_give_and_no_other():
    kinds = set()
    for desk in asked():
        words = Words(loaded().tables)
        made = {
            (int(row[s.WHAT]), int(row[s.HOW])) for _, row in (words.read(one, []) for one in given_by(play_page(desk)))
        }
        (row,) = [row for row in desk.rows.tolist() if row[0] == c.GIVE]
        assert made == {(row[2] + what, row[3] + how) for what in range(row[4]) for how in range(row[5])}
        kinds.add((p.ask_of(row[2]), row[5]))
    assert kinds >= {(0, 1), (1, 3)}  # one box to choose; days, with something to say of it


def test_no_more_than_one_has_together():
    desk = next(desk for desk in asked() if p.ask_of(int(desk.rows[0][s.WHAT])) == 1)
    (offer,) = play_page(desk).part("boxes").offers
    shares = [field for field in offer.fields if field.together >= 0]
    most = shares[0].together
    assert most == min(3, int(desk.view.mine[s.DAYS]))
    given = {shares[0].id: str(most)}
    assert [[one.id for one in field.open_choices(given, offer)] for field in shares[1:]] == [["0"]] * 2
    with pytest.raises(ValuesError):
        compose(offer, {**given, shares[1].id: "1", "how": "as_it_is"})
    assert compose(offer, {**given, "how": "as_it_is"})["what"]["season"][shares[0].id.rpartition(".")[2]] == most


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_came_of_it_is_told_as_it_was_shown(lang):
    """The sealed parts of others are on no page; what they said, and the sums, are."""
    told = {"said": 0, "counted": 0, "total": 0, "reached": 0, "unsaid": 0}
    for seed in range(30):
        for _, desk in desks(loaded(), seed, lang):
            for event in desk.fresh:
                if event.kind != c.E_BOXES:
                    continue
                manner = p.manner_in(event.how)
                assert manner != c.SEALED or event.by == desk.me
                key = "unsaid" if manner == c.AS_SAID and p.beside_in(event.how) == c.UNSAID else c.MANNERS[manner]
                words = tell(desk, event)
                assert "{" not in words
                if event.by != desk.me and key in told:
                    told[key] += any(words in line for line in play_page(desk).since)
    assert all(told.values()), told


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_notebook_keeps_what_is_seen_or_said(lang):
    found = 0
    for seed in range(4):
        for _, desk in desks(loaded(), seed, lang):
            part = next((one for one in notebook_page(desk).parts if one.id == "boxes.known"), None)
            claimed = desk.view.box[3:, 4:].copy()
            claimed[:, desk.me] = 0
            assert (part is not None) == bool(claimed.any())
            found += part is not None
    assert found


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_card_says_what_boxes_are_worth_to_its_holder(lang):
    seen = set()
    for seed in range(6):
        desk = next(desk for _, desk in desks(loaded(), seed, lang))
        wishes = {one["option"] for one in own_card(desk).data["wishes"]} & set(desk.book.names.boxes)
        drawn = int(desk.view.mine[s.SEEKS])
        due = loaded().tables.secrets.wish[drawn]
        assert wishes == {name for name, wish in zip(desk.book.names.boxes, due.tolist(), strict=True) if wish > 0}
        texts = [one["text"] for one in own_card(desk).data["wishes"] if one["option"] in wishes]
        assert all(text in own_card(desk).text for text in texts)
        seen |= wishes
    assert len(seen) >= 2


def test_a_move_made_says_what_was_put_and_what_was_said_of_it():
    desk = next(asked())
    move = {"seat": "farm", "do": "give", "what": {"season": {"lane": 2, "sign": 1}}}
    words = {how: did(desk.book, {**move, "how": how}) for how in c.CLAIMS}
    assert len(set(words.values())) == 3
    assert all("2\u00a0jours dans" in one for one in words.values())
    assert did(desk.book, {**move, "what": {"season": {}}, "how": "as_it_is"}) == desk.book.say("boxes.made_nothing")
    assert "Boule blanche" in did(desk.book, {**move, "what": {"ball": {"white": 1}}, "how": "as_it_is"})


def test_the_play_has_boxes_of_every_kind():
    yields = {int(one) for one in loaded().tables.frame.box[:, t.BOX_YIELDS]}
    assert yields == {t.YIELDS_NOTHING, t.YIELDS_OWN, t.YIELDS_COMMON, t.YIELDS_BOND}
