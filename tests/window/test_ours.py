"""What the debrief draws beside what one had guessed: no cross for a mistake that nothing could have shown."""

import pytest

from game.pages.model import Page, Part
from game.window import ours
from game.window.sheet import Hands, Sheet, Style
from game.window.theme import THEMES


@pytest.mark.parametrize(
    ("guess", "right", "seen", "sign"),
    [
        ("grandir", False, True, "no"),
        ("grandir", False, False, "not_yet"),
        ("", False, True, "not_yet"),
        ("grandir", True, False, "yes"),
    ],
)
def test_a_cross_is_for_what_could_be_seen(monkeypatch, guess: str, right: bool, seen: bool, sign: str) -> None:
    drawn = []
    monkeypatch.setattr(ours, "signed", lambda sheet, name, *rest: drawn.append(name))
    one = {"seat": "a", "name": "A", "place": 0, "truth": "t", "guess": guess, "right": right, "seen": seen, "act": ""}
    part = Part(id="guesses", role="debrief-guesses", text="- A : t.", data={"guesses": [one]})
    page = Page(id="p", kind="debrief", lang="fr", title="", parts=[part])
    ours.guesses(Sheet(Style(16, THEMES["paper"], "fr"), Hands(), 600), page, part)
    assert drawn == [sign]
