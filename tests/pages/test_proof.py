"""A page that comes back as it went says nothing; corrected in any browser's way, what was written."""

from dataclasses import replace

import pytest

from game.pages.proof import corrections, proof_html
from game.story.proof import mark_of, tidy
from game.story.walk import texts
from tests.helpers.scenarios import tiny


def test_each_text_comes_back_with_its_path_and_what_was_read():
    french = texts(tiny().scenario, "tiny")
    back = {one.path: one for one in corrections(proof_html(tiny(), "fr")) if one.lang == "fr"}
    assert set(back) == set(french)
    for path, one in back.items():
        assert tidy(one.text) == tidy(french[path])
        assert one.mark == mark_of(one.text)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_alone_reads_a_text_is_said(lang):
    page = proof_html(tiny(), lang)
    assert ("lu par La ferme" if lang == "fr" else "read by La ferme") in page
    assert "lab." not in page


@pytest.mark.parametrize(("lang", "words"), [("fr", "anglais à revoir"), ("en", "English to be reviewed")])
def test_what_is_to_be_reviewed_is_said(lang, words):
    catalogue = replace(tiny().catalogue, outdated=frozenset({"tiny.pitch"}))
    assert proof_html(replace(tiny(), catalogue=catalogue), lang).count(words) == 1
    assert words not in proof_html(tiny(), lang)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Un <b>mot</b>.", "Un mot ."),
        ("Deux<br>lignes", "Deux lignes"),
        ("Deux<div>lignes<div>encore</div></div>", "Deux lignes encore"),
        ("&lt;oui&gt; &amp; non&nbsp;!", "<oui> & non !"),
        ("", ""),
    ],
)
def test_what_browsers_make_of_typing_is_read(typed, read):
    page = f'<html><body><div data-lang="fr" data-path="a.b" data-mark="m">{typed}</div><div>autre</div></body></html>'
    (one,) = corrections(page)
    assert (one.path, one.lang, one.mark, tidy(one.text)) == ("a.b", "fr", "m", read.replace(" .", "."))


@pytest.mark.parametrize("page", ["", "<p>rien</p>", "pas une page", '<div data-path="x" data-lang="de">y</div>'])
def test_another_page_says_nothing(page):
    assert corrections(page) == []
