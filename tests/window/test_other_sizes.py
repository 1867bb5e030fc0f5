"""Another size of text, another language, and back: the same page, nothing in hand lost, the focus still in sight."""

import pytest

from game.pages.model import Page
from game.window.screen import Screen
from game.window.view import SCALES
from tests.window import samples

SIZES = [(1280, 720), (1016, 688)]


def other(page: Page) -> Page:
    """The same page in the other language."""
    return page.model_copy(update={"lang": "en" if page.lang == "fr" else "fr"})


def in_hand(screen: Screen) -> tuple[object, ...]:
    pen = screen.hands.pen
    return screen.hands.open, dict(screen.hands.values), screen.focus, screen.focus_shown, (pen.caret, pen.anchor)


def focus_shows(screen: Screen) -> bool:
    """Some of what has the focus is in sight: all of it where there is room."""
    panel, spot = screen.spot(screen.focus)
    rect = screen.where(panel, spot.rect)
    return bool(panel.rect.contains(rect) if rect.h <= panel.rect.h else panel.rect.colliderect(rect))


def begun(page: Page, size: tuple[int, int], opened: str) -> list[Screen]:
    """The page with an offer unfolded and its fields filled, with the focus on each of its spots in its turn."""
    made = []
    for spot_id in [spot.id for _, spot in filled(page, size, opened).spots()]:
        screen = filled(page, size, opened)
        screen.set_focus(spot_id)
        made.append(screen)
    return made


def filled(page: Page, size: tuple[int, int], opened: str) -> Screen:
    screen = Screen(page, size)
    if opened:
        screen.hands.open = opened
        offer = page.offer(opened)
        for what in offer.fields:
            live = [choice.id for choice in what.open_choices(screen.hands.given(offer), offer)]
            value = "à moi" if what.kind == "text" else live[:1] if what.kind == "many-of" else live[0]
            screen.hands.set(offer, what, value)
        screen.lay_out()
    return screen


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", samples.PAGES)
def test_in_every_size_and_language_one_is_where_one_was(name: str, size: tuple[int, int]) -> None:
    page = samples.PAGES[name]()
    for opened in ["", *(offer.id for offer in page.offers() if offer.enabled and offer.fields)][:3]:
        for screen in begun(page, size, opened)[::5]:
            before = in_hand(screen)
            for scale in (SCALES[0], SCALES[-1], 1.25, 1.0):
                screen.rescale(scale)
                assert focus_shows(screen), (screen.focus, scale)
                for lang in (other(page), page):
                    screen.show(lang, over=True)
                    assert (in_hand(screen), screen.page) == (before, lang)
                    assert focus_shows(screen), (screen.focus, scale, lang.lang)
