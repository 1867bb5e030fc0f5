"""Keys act on what shows: what is out of sight is brought there by the first press, and done by the second. Digits in
a field are the field's."""

import pygame
import pytest
from pygame import Surface, image

from game.pages.lacking import lacking
from game.pages.model import Choice, Field, Offer, Page, Part
from game.window.screen import Act, Screen
from tests.window import samples

LOW = (900, 360)
LONG = "Il était une fois. " * 120
SIGNS = {  # what a key types, its sign and its place
    "digit": {"key": pygame.K_1, "unicode": "1"},
    "place": {"key": 0, "unicode": "&", "scancode": pygame.KSCAN_1},
    "keypad": {"key": pygame.K_KP1, "unicode": "1", "scancode": pygame.KSCAN_KP_1},
    "no NumLock": {"key": pygame.K_KP1, "unicode": "", "scancode": pygame.KSCAN_KP_1},
    "letter": {"key": pygame.K_x, "unicode": "x"},
}


def below(*offers: Offer) -> Page:
    """A page whose offers stand below a long text."""
    parts = [Part(id="p", role="passage", text=LONG), Part(id="c", role="choices", offers=list(offers))]
    return Page(id="p", kind="story", lang="fr", title="T", parts=parts)


def seen(screen: Screen, name: str) -> bool:
    panel, spot = screen.spot(name)
    return panel.rect.contains(screen.where(panel, spot.rect))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("how", SIGNS)
def test_a_key_takes_an_offer_that_shows_and_first_brings_it_there(how: str, scale: float) -> None:
    offer = Offer(id="far", text="Loin", key="x" if how == "letter" else "1", move={})
    screen = Screen(below(offer), LOW, scale)
    assert not seen(screen, "offer:far")
    assert screen.press(**SIGNS[how]) is None
    assert seen(screen, "offer:far")
    assert (screen.focus, screen.focus_shown) == ("offer:far", True)
    screen.wheel((20, 20), 400)
    assert screen.press(**SIGNS[how]) is None  # gone again
    assert screen.press(**SIGNS[how]) == Act("far", {})


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE])
def test_enter_on_what_was_scrolled_away_brings_it_back_first(key: int) -> None:
    screen = Screen(below(Offer(id="far", text="Loin", key="1", move={})), LOW)
    screen.set_focus("offer:far")
    screen.press(pygame.K_HOME)
    assert not seen(screen, "offer:far")
    assert screen.press(key) is None
    assert seen(screen, "offer:far")
    assert screen.press(key) == Act("far", {})


def test_what_opens_below_is_brought_into_sight_first() -> None:
    ask = Field(id="f", label="Qui ?", choices=[Choice(id=one, text=one) for one in "ab"])
    near = Offer(id="far", text="Loin", key="1", move={}, fields=[ask])
    screen = Screen(below(near, Offer(id="other", text="Autre", key="2", move={})), LOW)
    screen.press(**SIGNS["digit"])
    assert screen.hands.open == ""
    screen.press(**SIGNS["digit"])
    assert screen.hands.open == "far"


def test_an_offer_higher_than_the_window_is_made_all_the_same() -> None:
    screen = Screen(below(Offer(id="far", text=LONG, key="1", move={})), LOW)
    acts = [screen.press(**SIGNS["digit"]) for _ in range(3)]
    assert acts[0] is None
    assert Act("far", {}) in acts


def rows(kind: str) -> Field:
    """A field whose last answers do not fit in a low window."""
    choices = [Choice(id=f"c{n}", text=f"Une réponse assez longue pour tenir une ligne, {n}") for n in range(9)]
    return Field(id="f", label="Laquelle ?", kind=kind, choices=choices, most=9)


@pytest.mark.parametrize("kind", ["one-of", "many-of"])
def test_an_answer_out_of_sight_is_brought_there_before_it_is_taken(kind: str) -> None:
    screen = Screen(below(Offer(id="far", text="Loin", key="1", move={}, fields=[rows(kind)])), LOW, 2.0)
    name = "field:far:f"
    screen.set_focus(name)
    nine = {"key": pygame.K_9, "unicode": "9"}
    screen.press(**nine)
    assert screen.hands.values == {}
    screen.press(**nine)
    assert list(screen.hands.values.values()) == ["c8" if kind == "one-of" else ["c8"]]
    screen.press(pygame.K_HOME)
    screen.press(pygame.K_LEFT)
    panel, spot = screen.spot(name)
    assert list(screen.hands.values.values()) == ["c8" if kind == "one-of" else ["c8"]]
    assert panel.rect.contains(screen.where(panel, spot.answers[8][0]))


@pytest.mark.parametrize("name", samples.PAGES)
def test_a_digit_makes_no_offer_while_a_field_has_the_focus(name: str) -> None:
    """Every field of every page, asked once for several offers or in a form; twice, since the first may only show."""
    page = samples.PAGES[name]()
    for opened in ["", *(offer.id for offer in page.offers() if offer.enabled and offer.fields)]:
        screen = Screen(page, (1280, 720))
        screen.hands.open = opened
        screen.lay_out()
        for spot_id in [spot.id for _, spot in screen.spots() if spot.field]:
            for digit in "123456789²":
                for _ in range(2):
                    screen.set_focus(spot_id)
                    assert screen.press(ord(digit), unicode=digit) is None
                    assert screen.focus == spot_id
            _, spot = screen.spot(spot_id)
            screen.press(pygame.K_1, unicode="1")
            if spot.field.kind in ("one-of", "stars") and spot.answers[0][1].enabled:
                assert screen.hands.value(spot.offer, spot.field) == spot.answers[0][1].id


ASKED = {
    "one": Field(id="f", label="Qui ?", choices=[Choice(id=one, text=one) for one in "ab"]),
    "stars": Field(id="f", label="Sûr ?", kind="stars", choices=[Choice(id=one, text=one) for one in "ab"]),
    "many": Field(
        id="f", label="Lesquels ?", kind="many-of", choices=[Choice(id=x, text=x) for x in "abc"], least=2, most=3
    ),
    "words": Field(id="f", label="Quoi ?", kind="text", most=20),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("hand", ["key", "mouse"])
def test_what_is_missing_is_said_in_a_sentence_and_shown(kind: str, lang: str, hand: str) -> None:
    offer = Offer(id="o", text="Faire", key="1", move={}, fields=[ASKED[kind]])
    screen = Screen(below(offer).model_copy(update={"lang": lang}), LOW)
    screen.set_focus("confirm:o")
    if hand == "key":
        assert screen.press(pygame.K_RETURN) is None
    else:
        panel, spot = screen.spot("confirm:o")
        screen.down(screen.where(panel, spot.rect).center)
        assert screen.up(screen.where(panel, spot.rect).center) is None
    assert screen.focus == "field:o:f"
    said = lacking(ASKED[kind], lang)
    assert ASKED[kind].label in said
    panel, _ = screen.spot("field:o:f")
    others = (ASKED[kind].label, *"abc")
    said_here = [mark for mark in panel.sheet.marks if mark.words and mark.words in said and not mark.key]
    shown = [mark for mark in said_here if mark.words not in others]
    assert " ".join(mark.words for mark in shown) == said
    assert all(panel.rect.contains(screen.where(panel, mark.rect)) for mark in shown)
    assert seen(screen, "field:o:f")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_what_the_next_press_does_is_said_where_it_came_into_sight(lang: str, scale: float) -> None:
    offer = Offer(id="far", text="Loin", key="1", move={})
    page = below(offer, Offer(id="other", text="Autre", key="2", move={})).model_copy(update={"lang": lang})
    screen = Screen(page, LOW, scale)
    assert screen.again == ""
    screen.press(**SIGNS["digit"])
    panel, spot = screen.spot(screen.again)
    assert spot.id == "offer:far"
    said = screen.again_at(panel, spot)
    assert panel.rect.contains(said)
    assert not said.colliderect(screen.where(panel, spot.rect))
    with_it, without = Surface(LOW), Surface(LOW)
    screen.draw(with_it)
    screen.again = ""
    screen.draw(without)
    assert image.tobytes(with_it.subsurface(said), "RGB") != image.tobytes(without.subsurface(said), "RGB")
    screen.again = "offer:far"
    assert screen.press(**SIGNS["digit"]) == Act("far", {})
    assert screen.again == ""


@pytest.mark.parametrize("way", ["wheel", "mouse", "key", "page"])
def test_it_is_said_no_longer_once_something_else_is_done(way: str) -> None:
    page = below(Offer(id="far", text="Loin", key="1", move={}))
    screen = Screen(page, LOW)
    screen.press(**SIGNS["digit"])
    assert screen.again
    if way == "wheel":
        screen.wheel((20, 20), 1)
    elif way == "mouse":
        screen.down((20, 20))
    elif way == "key":
        screen.press(pygame.K_F4)
    else:
        screen.show(page)
    assert screen.again == ""
