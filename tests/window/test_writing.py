"""Words being written: joined signs stay whole, what is pasted is made fit, every change can be undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.window import writing
from game.window.type import width
from game.window.writing import Pen, clean, rows, stops

JOINED = [
    "e\u0301",  # a mark over the letter before
    "👩‍👩‍👧‍👦",
    "👍🏽",
    "❤\ufe0f",
    "🇫🇷",
    "1\ufe0f\u20e3",
    "\U0001f3f4\U000e0067\U000e0062\U000e007f",  # a flag spelt out
    "\u1112\u1161\u11ab",  # a syllable in three letters
    "ก\u0e33"[:1] + "\u0e34",
]


@pytest.mark.parametrize("sign", JOINED)
def test_joined_signs_are_erased_whole(sign: str) -> None:
    assert stops(f"a{sign}b") == (0, 1, 1 + len(sign), 2 + len(sign))
    pen = Pen()
    pen.go(f"a{sign}b", 1 + len(sign))
    assert pen.erase(f"a{sign}b", -1) == "ab"
    assert pen.erase(f"{sign}b"[:0] + f"a{sign}", 1) == "a"
    pen.go(f"a{sign}b", 2)
    assert pen.caret in (1 + len(sign), 2)


def test_flags_stand_two_by_two() -> None:
    assert stops("🇫🇷🇧🇪") == (0, 2, 4)


def test_what_is_pasted_is_made_fit_and_bounded() -> None:
    assert clean("a\r\nb\tc\x00\x07\u2028d\u202e\ud800e\ufeff") == "a b c de"
    pen = Pen()
    assert len(pen.write("", "x" * 100_000, 80)) == 80
    assert pen.caret == 80
    assert Pen().write("", "\n" * 100_000, 80) == " "
    # A sign that would be cut by the bound is left out whole.
    assert Pen().write("", "ab👩‍👩‍👧‍👦", 5) == "ab"


def test_writing_over_what_is_selected_and_back() -> None:
    pen, text = Pen(), "la porte ouverte"
    pen.take_word(text, 5)
    assert pen.selected == (3, 8)
    made = pen.write(text, "fenêtre", 80)
    assert made == "la fenêtre ouverte"
    made = pen.write(made, "s", 80)
    made = pen.write(made, "!", 80)
    made = pen.undo(made)
    assert made == "la fenêtre ouverte"
    made = pen.undo(made)
    assert made == text
    assert pen.undo(made) == text
    again = pen.undo(text, again=True)
    assert again == "la fenêtre ouverte"


def test_by_words() -> None:
    text, pen = "l’œuvre de l’été", Pen()
    pen.go(text, len(text))
    met = []
    while pen.caret:
        pen.go(text, pen.beside(text, -1, words=True))
        met.append(pen.caret)
    assert met == [13, 11, 8, 2, 0]
    assert pen.erase(text, 1, words=True) == "’œuvre de l’été"


SIGNS = st.text(st.sampled_from("ab é \u0301👩\u200d👧🇫🇷  "), max_size=60)


@given(SIGNS, st.integers(20, 200))
def test_lines_keep_every_character_and_fit(text: str, room: int) -> None:
    lines = rows(text, 16, room)
    assert "".join(text[a:b] for a, b in lines) == text
    for start, end in lines:
        shown = text[start:end].rstrip(" ")
        assert width(shown, writing.FACE, 16) <= room or len([x for x in stops(shown) if 0 < x < len(shown)]) == 0
    for place in stops(text):
        row, x = writing.stands(text, 16, room, place)
        assert 0 <= x <= room
        found = writing.nearest(text, 16, room, row, x)
        assert writing.stands(text, 16, room, found) == (row, x) or text[found : found + 1] == " "


@given(SIGNS, st.lists(st.tuples(st.sampled_from("wedWEDuyl r"), st.integers(0, 80), SIGNS), max_size=25))
def test_nothing_breaks_and_everything_comes_back(text: str, done: list[tuple[str, int, str]]) -> None:
    pen, now = Pen(), text
    for what, place, words in done:
        if what in "wW":
            now = pen.write(now, words, 80)
        elif what in "edED":
            now = pen.erase(now, -1 if what in "eE" else 1, what in "ED")
        elif what in "uy":
            now = pen.undo(now, again=what == "y")
        else:
            pen.go(now, place, what == "l")
        assert 0 <= pen.caret <= len(now)
        assert 0 <= pen.anchor <= len(now)
        assert len(now) <= max(80, len(text))
    for _ in range(60):
        now = pen.undo(now)
    assert now == text
