"""Narrow terminals: words stay whole, whatever the page."""

import io
import os
import re
import sys

import pytest

from game.pages.model import Offer, Page, Part
from game.terminal.drawing import NARROWEST, WIDTH, draw, field_lines, room
from tests.pages.sessions import open_play, play_on, session


def words(lines):
    return re.findall(r"\S+", " ".join(line for line in lines if set(line) != {"-"}))


@pytest.mark.parametrize("width", [40, 20, NARROWEST])
def test_words_stay_whole_on_every_page(tmp_path, width):
    """All pages of a play, their fields and their packages: the same words as in a wide terminal, but for those that
    are longer than a line."""
    made = session(tmp_path)
    open_play(made, "farm", "school")
    kinds = set()
    for page in play_on(made):
        kinds.add(page.kind)
        drawings = [(draw(page), draw(page, width))]
        fields = [field for offer in page.offers() for field in offer.fields]
        drawings += [(field_lines(field, page.lang), field_lines(field, page.lang, width)) for field in fields]
        for wide, narrow in drawings:
            assert all(len(line) <= width for line in narrow)
            whole = words(wide)
            if all(len(word) <= width - 4 for word in whole):
                assert words(narrow) == whole
            else:
                assert "".join(words(narrow)) == "".join(whole)
    assert {"table", "corridor", "story"} <= kinds


def test_a_word_longer_than_the_line_is_cut_and_lost_nowhere():
    long = "anticonstitutionnellement" * 3
    part = Part(id="m", role="moves", text=f"un {long} mot", offers=[Offer(id="o", text=long, move={})])
    page = Page(id="p", kind="table", lang="fr", title="T", parts=[part])
    lines = draw(page, 20)
    assert all(len(line) <= 20 for line in lines)
    assert "".join(words(lines)).count(long) == 2


def test_a_letter_stays_with_its_words(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    lines = draw(made.page(), 40)
    assert any("? cette page" in line for line in lines)
    assert not any(line.endswith("?") for line in lines[-5:])


def test_room(tmp_path):
    assert room(io.StringIO()) == WIDTH
    with (tmp_path / "file").open("w") as file:
        assert room(file) == WIDTH


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal made by the test")
@pytest.mark.parametrize(("columns", "expected"), [(40, 39), (20, 19), (3, NARROWEST), (200, WIDTH), (0, WIDTH)])
def test_room_of_a_terminal(columns, expected):
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    try:
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        with os.fdopen(os.dup(follower), "w") as stream:
            assert room(stream) == expected
    finally:
        os.close(leader)
        os.close(follower)
