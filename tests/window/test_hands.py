"""Keyboard alone and mouse alone reach everything, and make the same acts."""

import pygame
import pytest
from pygame import Rect

from game.pages.model import Page, compose
from game.window.screen import Act, Screen
from tests.window import samples

SIZE = (1280, 720)


def middle(screen: Screen, spot_id: str) -> tuple[int, int]:
    """Scroll a spot into sight with the wheel; where its middle then stands."""
    panel, spot = screen.spot(spot_id)
    for _ in range(400):
        at = screen.where(panel, spot.rect).center
        if panel.rect.top + 4 < at[1] < panel.rect.bottom - 4:
            return at
        screen.wheel(panel.rect.center, 0.34 if at[1] < panel.rect.centery else -0.34)
    raise AssertionError(spot_id)


def click(screen: Screen, at: tuple[int, int]) -> Act | None:
    """A button goes down and comes up at the same place."""
    screen.down(at)
    return screen.up(at)


def click_choice(screen: Screen, offer: str, field: str, choice: str) -> None:
    middle(screen, f"field:{offer}:{field}")
    panel, spot = screen.spot(f"field:{offer}:{field}")
    rect = next(rect for rect, one in spot.answers if one.id == choice)
    click(screen, screen.where(panel, rect).center)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", samples.PAGES)
def test_tab_goes_round_everything(name: str, scale: float) -> None:
    page = samples.PAGES[name]()
    screen = Screen(page, SIZE, scale)
    wanted = [spot.id for _, spot in screen.spots()]
    reached = []
    for _ in wanted:
        screen.press(pygame.K_TAB)
        reached.append(screen.focus)
        panel, spot = screen.spot(screen.focus)
        assert screen.where(panel, spot.rect).colliderect(panel.rect)
    assert reached == wanted
    screen.press(pygame.K_TAB, pygame.KMOD_SHIFT)
    assert screen.focus == (wanted[-2] if len(wanted) > 1 else wanted[0])
    offered = {offer.id for offer in page.offers() if offer.enabled}
    assert offered == {spot.offer.id for _, spot in screen.spots() if spot.offer and spot.kind != "field"}


@pytest.mark.parametrize("name", samples.PAGES)
def test_keys_click_and_enter_make_the_same_act(name: str) -> None:
    page: Page = samples.PAGES[name]()
    for offer in page.offers():
        if not offer.enabled or offer.fields:
            continue
        by_mouse = Screen(page, SIZE)
        assert click(by_mouse, middle(by_mouse, f"offer:{offer.id}")) == Act(offer.id, {})
        by_focus = Screen(page, SIZE)
        by_focus.set_focus(f"offer:{offer.id}")
        if offer.meant:
            assert by_focus.press(pygame.K_RETURN) is by_focus.press(pygame.K_SPACE) is None
            continue
        assert by_focus.press(pygame.K_RETURN) == by_focus.press(pygame.K_SPACE) == Act(offer.id, {})
        if len(offer.key) == 1:
            by_key = Screen(page, SIZE)
            acts = [by_key.press(ord(offer.key), unicode=offer.key) for _ in range(2)]
            assert Act(offer.id, {}) in acts  # the first press may bring it into sight


def test_digits_count_by_their_place_too() -> None:
    assert Screen(samples.story(), SIZE).press(0, unicode="é", scancode=pygame.KSCAN_2) == Act("ask", {})


def test_a_closed_offer_cannot_be_made() -> None:
    assert Screen(samples.story(), SIZE).press(pygame.K_4, unicode="4", scancode=pygame.KSCAN_4) is None


def test_a_composed_move_by_keys_and_by_mouse() -> None:
    page = samples.corridor()
    keys = Screen(page, SIZE)
    assert keys.press(pygame.K_1, unicode="1") is None
    assert keys.focus == "field:ask:to"
    keys.press(pygame.K_RIGHT)
    keys.press(pygame.K_RIGHT)
    keys.press(pygame.K_DOWN)
    keys.press(pygame.K_RIGHT)
    keys.press(pygame.K_DOWN)
    by_keys = keys.press(pygame.K_RETURN)
    mouse = Screen(page, SIZE)
    assert click(mouse, middle(mouse, "offer:ask")) is None
    click_choice(mouse, "ask", "to", "elder")
    click_choice(mouse, "ask", "topic", "red")
    by_mouse = click(mouse, middle(mouse, "confirm:ask"))
    assert by_keys == by_mouse == Act("ask", {"to": "elder", "topic": "red"})
    assert compose(page.offer("ask"), by_keys.values) == {"to": "elder", "topic": "red"}


def test_confirm_points_at_what_is_missing() -> None:
    screen = Screen(samples.corridor(), SIZE)
    screen.press(pygame.K_1, unicode="1")
    screen.set_focus("confirm:ask")
    assert screen.press(pygame.K_RETURN) is None
    assert screen.focus == screen.hands.missing == "field:ask:to"


def test_ticks_stars_and_words() -> None:
    screen = Screen(samples.guess(), SIZE)
    screen.set_focus("field:guess:card")
    screen.press(pygame.K_RIGHT)
    screen.set_focus("field:guess:sure")
    for _ in range(5):
        screen.press(pygame.K_RIGHT)
    screen.set_focus("field:guess:seen")
    screen.press(pygame.K_SPACE)
    screen.press(pygame.K_RIGHT)
    screen.press(pygame.K_SPACE)
    screen.press(pygame.K_RIGHT)
    screen.press(pygame.K_SPACE)  # at most two
    screen.set_focus("field:guess:words")
    screen.write("son œil")
    screen.press(pygame.K_1, unicode="1")
    screen.press(pygame.K_BACKSPACE)
    screen.press(pygame.K_RETURN)
    assert screen.press(pygame.K_RETURN) == Act(
        "guess", {"card": "grow", "sure": "sure", "seen": ["a", "b"], "words": "son œi"}
    )


def test_escape_leaves_what_was_opened_last() -> None:
    screen = Screen(samples.corridor(), SIZE)
    screen.press(0, unicode="?")
    assert screen.keys_shown
    screen.press(pygame.K_ESCAPE)
    assert not screen.keys_shown
    screen.press(pygame.K_1, unicode="1")
    screen.press(pygame.K_ESCAPE)
    assert screen.hands.open == ""
    assert screen.focus == "offer:ask"
    assert Screen(samples.notebook(), SIZE).press(pygame.K_ESCAPE) == Act("nav.back", {})


def test_scrolling_stays_within_bounds() -> None:
    screen = Screen(samples.corridor(), (1024, 640), 2.0)
    story = next(panel for panel in screen.panels if panel.id == "story")
    for _ in range(60):
        screen.press(pygame.K_PAGEDOWN)
    assert screen.scrolls["story"] == story.most > 0
    screen.wheel(story.rect.center, 1000)
    assert screen.scrolls["story"] == 0
    screen.down((story.rect.right - 3, story.rect.bottom - 2))
    assert screen.scrolls["story"] == story.most
    screen.drag((story.rect.right - 3, story.rect.y))
    screen.up((0, 0))
    assert screen.scrolls["story"] == 0


def test_the_card_folds_by_key_and_by_mouse() -> None:
    screen = Screen(samples.story(), SIZE)
    before = any(panel.id == "whole" for panel in screen.panels)
    screen.press(pygame.K_F2)
    assert any(panel.id == "whole" for panel in screen.panels) != before
    click(screen, middle(screen, "card"))
    assert any(panel.id == "whole" for panel in screen.panels) == before


def test_a_finger_takes_the_panel_with_it_and_presses_nothing() -> None:
    screen = Screen(samples.corridor(), (1024, 640), 2.0)
    story = next(panel for panel in screen.panels if panel.id == "story")
    at = middle(screen, "offer:ask")
    start = screen.scrolls["story"]
    screen.down(at, touch=True)
    screen.drag((at[0], at[1] - 40))
    screen.drag((at[0], at[1] - 90))
    assert screen.scrolls["story"] == min(story.most, start + 90)
    assert screen.up((at[0], at[1] - 90)) is None
    assert screen.hands.open == ""
    at = middle(screen, "offer:ask")
    screen.down(at, touch=True)
    screen.drag((at[0] + 2, at[1] - 2))  # a finger is never still
    screen.up((at[0] + 2, at[1] - 2))
    assert screen.hands.open == "ask"


def targets(screen: Screen) -> list[tuple[str, str | None]]:
    """Everything a mouse can press: spots, and each answer of each field."""
    spots = [spot for _, spot in screen.spots()]
    return [
        *((spot.id, None) for spot in spots if spot.field is None),
        *((spot.id, choice.id) for spot in spots for _, choice in spot.answers),
    ]


def rects(screen: Screen, target: tuple[str, str | None]) -> Rect:
    """What shows of a target in the window."""
    panel, spot = screen.spot(target[0])
    whole = spot.rect if target[1] is None else next(rect for rect, one in spot.answers if one.id == target[1])
    return screen.where(panel, whole).clip(panel.rect)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", samples.PAGES)
def test_a_click_takes_what_is_under_it_wherever_the_page_is_scrolled(name: str, scale: float) -> None:
    page = samples.PAGES[name]()
    composed = [offer.id for offer in page.offers() if offer.enabled and offer.fields]
    for opened in ["", *composed]:
        for share in (0, 0.5, 1):
            screen = Screen(page, SIZE, scale)
            for target in targets(opened_at(screen, opened, share)):
                opened_at(screen, opened, share)
                where, before = rects(screen, target), dict(screen.scrolls)
                kind = screen.spot(target[0])[1].kind
                if where.w < 3 or where.h < 3:
                    continue
                screen.down(where.center)
                assert screen.scrolls == before
                assert rects(screen, target) == where
                act = screen.up(where.center)
                spot_id, choice = target
                offer = spot_id.partition(":")[2]
                if kind == "cell":
                    assert act is None
                    assert screen.hands.cell == offer or screen.hands.values  # it shows its options, or was taken over
                    screen.hands.cell = ""
                elif choice is None:
                    assert act in (None, Act(offer, {}))
                    assert act or kind in ("open", "confirm", "card", "aside", "cell")
                    assert kind != "open" or screen.hands.open == ("" if opened == offer else offer)
                else:
                    assert act is None
                    assert screen.focus == spot_id
                    assert screen.scrolls == before
                    (value,) = screen.hands.values.values() or [None]
                    spot = screen.spot(spot_id)[1]
                    live = next(one for _, one in spot.answers if one.id == choice).enabled
                    assert value in (choice, [choice]) if choice and live and spot.field.most else value is None


def opened_at(screen: Screen, opened: str, share: float) -> Screen:
    """The page as it opens, with one offer unfolded, scrolled to a share of it."""
    screen.unfolded = None
    screen.focus, screen.focus_shown = "", False
    screen.show(screen.page)
    screen.hands.open = opened
    screen.lay_out()
    for panel in screen.panels:
        screen.scrolls[panel.id] = round(panel.most * share)
    return screen
