"""Several at one machine: from a page that all look at, what is one person's own opens behind a curtain, each time."""

import io

import pytest

from game.pages.afterwards import PRIVATE
from game.pages.wording import say
from game.terminal.loop import CLEARED, run
from tests.pages.sessions import first_values, open_play, own_key, play_on, session
from tests.terminal.test_curtain import Terminal

PUBLIC = {"open.people", "open.settings", "open.journal", "open.next", "open.previous", "open.home", "open.quit"}


def at_the_debrief(folder, *seats):
    """A play ended, and all who held a seat have said what they saw: all look at the common page."""
    made = session(folder)
    open_play(made, *seats)
    play_on(made)
    while made.page().kind != "debrief":
        offer = next(one for one in made.page().offers() if one.id in ("lift", "open.debrief", "told", "guesses"))
        made.act(offer.id, first_values(offer))
    return made


def opening(page):
    return [one.id for one in page.offers() if set(one.action or ()) == {"open"} and one.id not in PUBLIC]


@pytest.mark.parametrize("seats", [("farm", "school"), ("farm",)])
def test_what_opens_over_a_common_page_of_the_debrief_stands_behind_a_curtain(tmp_path, seats):
    made, met = at_the_debrief(tmp_path, *seats), set()
    while True:
        after = made._afterwards()
        common = after.names[after.at] not in PRIVATE
        for name in opening(made.page()) * 2:  # a second time too: somebody else may sit there by then
            before = made.page().id
            made.act(name)
            assert bool(made.page().curtain) == (common and len(seats) > 1), (before, name)
            if made.page().curtain:
                assert made.page().curtain.seat == made.who
                made.act("lift")
            assert made.page().kind == name.removeprefix("open.")
            inside = [one for one in opening(made.page()) if one != "back"]
            for deeper in inside:  # behind it, its own person goes on from page to page
                made.act(deeper)
                assert not made.page().curtain
                made.act("back")
            made.act("back")
            assert made.page().id == before
            met.add((name, common))
        if "open.next" not in [one.id for one in made.page().offers()]:
            break
        made.act("open.next")
        if made.page().curtain:
            made.act("lift")
    assert {name for name, _ in met} >= {"open.moments", "open.notebook"}
    assert {common for _, common in met} == {True, False}


@pytest.mark.parametrize("key", ["r", "n"])
def test_in_a_terminal_nothing_of_it_is_left_above_the_common_page(tmp_path, key):
    made, out = at_the_debrief(tmp_path, "farm", "school"), Terminal()

    class Reader:
        typed = 0

        def readline(self, most=-1):
            self.typed += 1
            page = made.page()
            return {1: f"{key}\n", 2: f"{own_key(page)}\n" if page.curtain else "", 3: "b\n"}.get(self.typed, "")

    run(made, Reader(), out)
    *_, own, common, left = out.getvalue().split(CLEARED)
    title = {"r": "moments.title", "n": "notebook.title"}[key]
    assert say("fr", title) in own
    assert say("fr", title) not in common
    assert made.page().title in common
    assert left.strip() == say("fr", "terminal.left")


def test_at_a_curtain_no_key_but_its_own_shows_a_page_of_a_play(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    for _ in range(3):
        page = made.page()
        assert page.curtain
        for key in "abcdefghijklmnopqrstuvwxyz.?<1234567890":
            if key in (own_key(page), "t", "q", "x"):  # the title, the way out; the game takes the seat of who is away
                continue
            run(made, io.StringIO(f"{key}\n"), io.StringIO())
            assert made.page().id == page.id
            assert made.page().curtain
        made.act("lift")
        offer = next(one for one in made.page().offers() if one.enabled and one.move is not None)
        made.act(offer.id, first_values(offer))
        while not made.page().curtain:
            play = [one for one in made.page().offers() if one.enabled and (one.move is not None or one.id == "go_on")]
            made.act(play[0].id, first_values(play[0]))
