"""The sheet of the keys lists those that the page takes now, and no others, in its language, on every kind of page."""

from string import ascii_lowercase

import pygame
import pytest

from game.pages.model import Page
from game.window.screen import Screen
from game.window.view import View
from game.window.words import SHORTCUTS, WORDS
from tests.pages.sessions import open_play, own_key, play_on, session
from tests.window import samples

SIZE = (1280, 720)
NAMED = {"card": pygame.K_F2, "notes": pygame.K_F3, "aside": pygame.K_F4, "esc": pygame.K_ESCAPE}


def listed(screen: View) -> dict[str, str]:
    return dict(screen.keys_taken())


def does(page: Page, scale: float, key: int, unicode: str = "") -> bool:
    """Whether a key does anything on a page as it opens."""
    screen = Screen(page, SIZE, scale)

    def stands() -> tuple[object, ...]:
        held = screen.hands.open, screen.hands.cell, len(screen.hands.values)
        return *held, screen.focus, dict(screen.scrolls), screen.unfolded, [one.id for one in screen.panels]

    before = stands()
    return screen.press(key, 0, unicode) is not None or stands() != before


def wrong(page: Page, scale: float) -> list[str]:
    """Keys that are listed and do nothing, or do something and are not listed."""
    screen, here = Screen(page, SIZE, scale), 1 if page.lang == "en" else 0
    said = listed(screen)
    found = [key for key in (*ascii_lowercase, "?") if does(page, scale, ord(key), key) != (key in said)]
    found = [key for key in found if not (key == "?" and "?" not in said)]  # it then opens this very sheet
    found += [name for name, key in NAMED.items() if does(page, scale, key) != (WORDS[f"keys_{name}"][here] in said)]
    digits = any(does(page, scale, ord(key), key) for key in "123456789") or any(one.field for _, one in screen.spots())
    found += [] if digits == (WORDS["keys_digits"][here] in said) else ["digits"]
    found += [key for key, words in said.items() if len(key) == 1 and words not in page.whole_text()]
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", samples.PAGES)
def test_on_the_pages_of_the_tests(name: str, scale: float) -> None:
    assert wrong(samples.PAGES[name](), scale) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("seats", [("farm",), ("farm", "school")])
def test_on_every_kind_of_page_of_a_play(tmp_path, lang: str, seats: tuple[str, ...]) -> None:
    made = session(tmp_path)
    made.keep({"lang": lang})
    met = {"title": made.page()}
    made.act("open.new")
    met["choose"] = made.page()
    made.act("back")
    open_play(made, *seats)
    for page in play_on(made):
        met.setdefault("curtain" if page.curtain else page.kind, page)
    met["end"] = made.page()
    for opens in ("card", "notebook", "people", "words", "settings", "picture", "packages", "moments"):
        if any(one.id == f"open.{opens}" and one.enabled for one in made.page().offers()):
            made.act(f"open.{opens}")
            met[opens] = made.page()
            made.act("back")
    assert len(met) >= 10
    for scale in (1.0, 2.0):
        assert {name: found for name, page in met.items() if (found := wrong(page, scale))} == {}


def test_a_planted_fault_is_found(monkeypatch) -> None:
    true = View.keys_taken
    for plant in (lambda rows: rows[:-1], lambda rows: [*rows, ("z", "zut")], lambda rows: [*rows, ("F4", "aller")]):
        monkeypatch.setattr(View, "keys_taken", lambda self, plant=plant: plant(true(self)))
        assert wrong(samples.PAGES["story"](), 1.0)


def test_a_curtain_lists_the_letter_that_opens_it(tmp_path) -> None:
    made = session(tmp_path)
    open_play(made, "farm", "school")
    said = listed(Screen(made.page(), SIZE))
    assert own_key(made.page()) in said
    assert WORDS["keys_digits"][0] not in said


def test_what_is_always_there_is_listed_everywhere() -> None:
    for name in samples.PAGES:
        page = samples.PAGES[name]()
        said = listed(Screen(page, SIZE))
        for one in ("tab", "enter", "size", "full", "help"):
            assert WORDS[f"keys_{one}"][page.lang == "en"] in said
    assert set(SHORTCUTS) == {name.removeprefix("keys_") for name in WORDS if name.startswith("keys_")} - {
        name.removeprefix("keys_") for name in WORDS if name.endswith("_does")
    } - {"keys"}
