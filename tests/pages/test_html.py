from html.parser import HTMLParser

import pytest

from game.pages.html import blocks, html
from game.pages.model import Offer, Page, Part
from game.pages.playing import play_page
from tests.helpers.scenarios import tiny
from tests.pages.plays import desks

EMPTY = {"meta", "br", "link"}


class Checked(HTMLParser):
    """Balanced tags, ids once, nothing fetched from elsewhere."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.headings = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in EMPTY:
            self.open.append(tag)
        self.ids += [value for key, value in attrs if key == "id"]
        assert not any(key in ("src", "onclick") for key, _ in attrs)
        assert tag not in ("script", "link", "img")
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_pages_of_a_play_make_one_sound_file():
    pages = [play_page(desk) for _, desk in desks(tiny(), 2)]
    file = html(pages, "Essai")
    checked = Checked()
    checked.feed(file)
    assert not checked.open
    assert len(checked.ids) == len(set(checked.ids))
    assert checked.headings[:2] == ["h1", "h2"]
    for needed in ('lang="fr"', "<main", 'class="skip"', "prefers-color-scheme", "@media print", 'charset="utf-8"'):
        assert needed in file


def test_everything_is_escaped():
    part = Part(
        id="a", role="notice", title="<b>", text="<script>x</script>\n- a & b", offers=[Offer(id="o", text="<i>")]
    )
    file = html([Page(id="p", kind="message", lang="en", title="<u>", parts=[part])])
    for bad in ("<b>", "<script>", "<i>", "<u>"):
        assert bad not in file
    assert "a &amp; b" in file


def test_text_becomes_paragraphs_and_lists():
    assert blocks("a\n\n- b\n- c\nd") == [("p", ["a"]), ("ul", ["b", "c"]), ("p", ["d"])]
    with pytest.raises(ValueError, match="no page"):
        html([])
