"""What is under the mouse stays under it, and what is in hand stays there after a refusal."""

import pytest

from game.pages.lacking import lacking
from game.pages.model import ASIDE, Choice, Field, Offer, Part
from game.window.screen import Act, Screen
from tests.window import samples
from tests.window.test_hands import click, middle

SIZES = pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 720), 2.0)])


def form(text: str = "Qui joue ?"):
    """Two to tick among four, on a page of its own, under a long text."""
    choices = [Choice(id=one, text=f"La structure {one}") for one in "abcd"]
    who = Field(id="seats", label=text, kind="many-of", choices=choices, least=2, most=4)
    word = Field(id="word", label="Un mot", kind="text", most=40)
    offer = Offer(id="several", text="À plusieurs", key="1", action={"seats": []}, fields=[who, word])
    other = Offer(id="alone", text="Seul", key="2", action={"seats": ["a"]})
    return samples.page("seat", "Qui ?", [Part(id="seats", role="choices", offers=[offer, other])])


def top(screen: Screen, spot_id: str) -> int:
    panel, spot = screen.spot(spot_id)
    return screen.where(panel, spot.rect).top


def opened(page, size, scale, unfolded: str) -> Screen:
    """The page with this offer unfolded, none for \"\"."""
    screen = Screen(page, size, scale)
    screen.hands.open = unfolded
    screen.lay_out()
    return screen


@SIZES
@pytest.mark.parametrize("name", samples.PAGES)
def test_a_click_leaves_what_it_is_on_where_it_is(name, size, scale):
    """Each answer, cell, button, with each form unfolded; but for what unfolds a form, which comes into sight."""
    page, clicked = samples.PAGES[name](), 0
    composed = [offer.id for offer in page.offers() if offer.fields]
    for unfolded in ["", *composed[:3]]:
        kinds = ("field", "cell", "open", "confirm")
        for spot_id in [spot.id for _, spot in opened(page, size, scale, unfolded).spots() if spot.kind in kinds]:
            screen = opened(page, size, scale, unfolded)
            at = middle(screen, spot_id)
            panel, spot = screen.spot(spot_id)
            seen = [screen.where(panel, rect).center for rect, _ in spot.answers if spot.kind == "field"]
            at = next((one for one in seen if panel.rect.collidepoint(one)), at)
            before, act = screen.where(panel, spot.rect).top, click(screen, at)
            if act is None and not (spot.kind == "open" and screen.hands.open == spot.offer.id):
                assert top(screen, spot_id) == before, spot_id
                clicked += 1
    assert clicked or not composed


@SIZES
def test_what_is_lacking_is_said_without_moving_anything_nor_losing_a_tick(size, scale):
    screen = Screen(form(), size, scale)
    if screen.spot("confirm:several") is None:
        click(screen, middle(screen, "offer:several"))
    middle(screen, "field:several:seats")
    panel, spot = screen.spot("field:several:seats")
    where = screen.where(panel, spot.answers[1][0])
    assert panel.rect.collidepoint(where.center)
    click(screen, where.center)
    assert screen.hands.values
    before = {spot.id: spot.rect.copy() for _, spot in screen.spots()}
    assert click(screen, middle(screen, "confirm:several")) is None
    said = " ".join(mark.words for one in screen.panels for mark in one.sheet.marks if mark.words)
    assert lacking(form().offer("several").fields[0], "fr").split()[0] in said
    after = {spot.id: spot.rect for _, spot in screen.spots()}
    shared = [one for one in before if one in after and one != "offer:alone"]
    assert {one: before[one] for one in shared} == {one: after[one] for one in shared}
    assert next(iter(screen.hands.values.values())) == ["b"]


def test_a_refusal_leaves_in_hand_what_was_there():
    """Said at the head of the same page; a page that was acted upon begins anew."""
    page = samples.bargaining()
    screen = Screen(page, (1280, 800))
    middle(screen, "cell:form")
    click(screen, middle(screen, "cell:form"))
    held = next(iter(page.offer("put").fields))
    screen.hands.set(page.offer("put"), held, held.choices[-1].id)
    notice = Part(id=ASIDE, role="notice", text="Le disque refuse.")
    screen.show(page.model_copy(update={"parts": [notice, *page.parts]}))
    assert screen.hands.value(page.offer("put"), held) == held.choices[-1].id
    screen.show(page)
    assert screen.hands.value(page.offer("put"), held) == held.value


def test_a_picture_of_the_others_lists_each_question_once():
    page = samples.guess()
    for offer in page.offers():
        if offer.at_once:
            for size, scale in (((1280, 800), 1.0), ((1024, 640), 2.0)):
                screen = Screen(page, size, scale)
                screen.hands.open = offer.id
                screen.lay_out()
                ids = [spot.id for _, spot in screen.spots()]
                assert len(ids) == len(set(ids))
                assert {f"field:{offer.id}:{what.id}" for what in offer.fields} <= set(ids)


def test_the_act_follows_a_form_that_was_refused_once():
    screen = Screen(form(), (1280, 800))
    for at in (0, 1):
        if screen.spot("confirm:several") is None:
            click(screen, middle(screen, "offer:several"))
        panel, spot = screen.spot("field:several:seats")
        click(screen, screen.where(panel, spot.answers[at][0]).center)
        if at == 0:
            assert click(screen, middle(screen, "confirm:several")) is None
    screen.hands.set(form().offer("several"), form().offer("several").fields[1], "oui")
    act = click(screen, middle(screen, "confirm:several"))
    assert act == Act("several", {"seats": ["a", "b"], "word": "oui"})
