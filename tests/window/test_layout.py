"""Every page, at every size: nothing clipped, nothing over anything else, nothing out of reach."""

import pygame
import pytest
from pygame import Rect, Surface

from game.pages.model import Page
from game.window import over
from game.window.screen import Screen, draw_page
from game.window.theme import THEMES
from game.window.words import SHORTCUTS
from tests.window import samples

SIZES = [(1024, 640), (1280, 720), (1920, 1080), (3840, 2160)]


def unfolded(page: Page, size: tuple[int, int], scale: float) -> list[Screen]:
    """The page as it opens, then with each composed offer unfolded, then with the card folded or unfolded."""
    made = [Screen(page, size, scale)]
    for offer in page.offers():
        if offer.fields and offer.enabled:
            screen = Screen(page, size, scale)
            screen.hands.open = offer.id
            screen.lay_out()
            made.append(screen)
    other = Screen(page, size, scale)
    other._fold()
    return [*made, other]


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", samples.PAGES)
class TestEveryPage:
    def test_words_stand_within_their_panel_and_apart(self, name: str, size: tuple[int, int], scale: float) -> None:
        for screen in unfolded(samples.PAGES[name](), size, scale):
            for panel in screen.panels:
                words = [mark for mark in panel.sheet.marks if mark.words]
                for mark in words:
                    where = panel.on_screen(mark.rect, 0)
                    assert where.left >= panel.rect.left, mark.words
                    assert where.right <= panel.rect.right, mark.words
                    assert mark.rect.bottom <= panel.sheet.y + panel.inset[1], mark.words
                for n, mark in enumerate(words):
                    # Leading may touch; letters may not.
                    tight = mark.rect.inflate(-2, -mark.rect.h // 3)
                    over = [w.words for w in words[n + 1 :] if w.rect.inflate(-2, -w.rect.h // 3).colliderect(tight)]
                    assert not over, (mark.words, over)

    def test_panels_tile_the_window(self, name: str, size: tuple[int, int], scale: float) -> None:
        for screen in unfolded(samples.PAGES[name](), size, scale):
            window = Rect(0, 0, *size)
            for n, panel in enumerate(screen.panels):
                assert window.contains(panel.rect)
                assert panel.rect.collidelist([other.rect for other in screen.panels[n + 1 :]]) == -1
            assert sum(panel.rect.w * panel.rect.h for panel in screen.panels) == size[0] * size[1]
            story = next(panel for panel in screen.panels if panel.id == "story")
            assert story.rect.h >= size[1] * 0.22

    def test_what_does_not_scroll_fits(self, name: str, size: tuple[int, int], scale: float) -> None:
        for screen in unfolded(samples.PAGES[name](), size, scale):
            assert all(panel.most == 0 for panel in screen.panels if panel.id in ("bar", "card"))

    def test_spots_do_not_cover_each_other(self, name: str, size: tuple[int, int], scale: float) -> None:
        for screen in unfolded(samples.PAGES[name](), size, scale):
            for panel in screen.panels:
                for n, spot in enumerate(panel.sheet.spots):
                    others = [
                        s.id
                        for s in panel.sheet.spots[n + 1 :]
                        if s.rect.inflate(-8, -8).colliderect(spot.rect.inflate(-8, -8))
                    ]
                    assert not others, (spot.id, others)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", samples.PAGES)
def test_draws_in_every_theme(name: str, theme: str) -> None:
    picture = draw_page(samples.PAGES[name](), (1280, 720), 1.0, theme)
    assert picture.get_size() == (1280, 720)
    assert len({tuple(picture.get_at((x, y))) for x in range(0, 1280, 16) for y in range(0, 720, 9)}) > 5


def test_lines_of_the_story_hold_sixty_to_seventy_five_letters() -> None:
    for size in SIZES[1:]:
        screen = Screen(samples.story(), size)
        story = next(panel for panel in screen.panels if panel.id == "story")
        lengths = sorted(len(mark.words) for mark in story.sheet.marks if mark.words and mark.words in samples.STORY)
        assert 55 <= lengths[-1] <= 80


def test_two_columns_where_there_is_room_and_one_where_there_is_not() -> None:
    assert any(panel.id == "beside" for panel in Screen(samples.story(), (1024, 640)).panels)
    assert not any(panel.id == "beside" for panel in Screen(samples.story(), (1280, 720), 2.0).panels)


def test_a_curtain_shows_nothing_else() -> None:
    page = samples.story().model_copy(update={"curtain": samples.curtain().curtain})
    words = " ".join(mark.words for panel in Screen(page, (1280, 720)).panels for mark in panel.sheet.marks)
    assert "Passerelles 93" in words
    assert "Madame Vasseur" not in words
    assert "Rester maîtres" not in words


@pytest.mark.parametrize("size", [(1272, 640), (1016, 688), (640, 480)])
@pytest.mark.parametrize("name", ["story", "corridor", "table"])
def test_in_large_text_what_is_always_at_hand_stays_in_sight(name: str, size: tuple[int, int]) -> None:
    page = samples.PAGES[name]()
    parts = [part.model_copy(update={"title": part.title or part.role}) for part in page.parts]
    screen = Screen(page.model_copy(update={"parts": parts}), size, 2.0)
    bar = next(panel for panel in screen.panels if panel.id == "bar")
    for panel in screen.panels:
        screen.scrolls[panel.id] = panel.most
    for offer in page.part("navigation").offers:
        found, spot = screen.spot(f"offer:{offer.id}")
        assert found is bar
        assert Rect(0, 0, *size).contains(screen.where(bar, spot.rect))
    assert bar.rect.h <= size[1] // 4
    story = next(panel for panel in screen.panels if panel.id == "story")
    assert story.rect.h >= size[1] // 3
    for way in ("mouse", "F4"):
        screen.scrolls["story"] = 0
        if way == "mouse":
            at = screen.where(bar, screen.spot("aside:map")[1].rect).center
            screen.down(at)
            screen.up(at)
        else:
            for _ in range(4):
                screen.press(pygame.K_F4)
                if screen.scrolls["story"] == min(story.most, story.asides["map"]):
                    break
        top = story.on_screen(Rect(0, story.asides["map"], 1, 1), screen.scrolls["story"]).y
        assert story.rect.top <= top < story.rect.bottom


def test_where_there_is_room_beside_nothing_leads_down() -> None:
    screen = Screen(samples.story(), (1280, 720))
    assert not [spot for _, spot in screen.spots() if spot.kind == "aside"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1272, 640), (1016, 688), (640, 480), (1280, 720), (1920, 1080)])
def test_the_sheet_of_the_keys_fits_in_letters_that_read(size: tuple[int, int], scale: float) -> None:
    style = Screen(samples.story(), size, scale).style
    rows = over.keys_of(style.lang, SHORTCUTS, {key: f"{key}, ce qu’elle fait" for key in "cnopqrstw"})
    sheet = over.keys_sheet(style, size, rows)
    assert sheet.y <= size[1]
    assert all(mark.rect.right <= sheet.width for mark in sheet.marks if mark.words)
    assert sheet.width <= size[0]
    assert sheet.style.px >= (20 if scale == 2 and size[0] > 1000 else 14)


@pytest.mark.parametrize("size", [(1, 1), (40, 300), (300, 40), (300, 200)])
@pytest.mark.parametrize("name", samples.PAGES)
def test_a_window_too_small_breaks_nothing(name: str, size: tuple[int, int]) -> None:
    screen = Screen(samples.PAGES[name](), size, 2.0)
    screen.keys_shown = True
    screen.draw(Surface(size))
    screen.keys_shown = False
    for key in (pygame.K_TAB, pygame.K_END, pygame.K_F4, pygame.K_F2, pygame.K_TAB):
        screen.press(key)
    screen.down((size[0] - 1, size[1] - 1))
    screen.drag((0, 0))
    screen.up((0, 0))
    screen.draw(Surface(size))
