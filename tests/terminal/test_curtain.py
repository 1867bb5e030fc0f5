"""Two persons in one terminal: nothing of the first one's pages is left above the hand-over."""

import io
import os
import shutil
import subprocess
import sys
import time
from contextlib import nullcontext

import pytest

from game.pages import menus
from game.pages.wording import say
from game.terminal.drawing import numbered
from game.terminal.loop import APART, CLEARED, run
from tests.cli.conftest import PROJECT
from tests.helpers.patience import PATIENCE
from tests.pages.sessions import first_values, open_play, own_key, play_on, session

ENDED = "la-partie-est-finie"  # said where the game has ended, so that nothing more will come
PLAY = """
import sys
from pathlib import Path
from game.terminal import run
from tests.pages.sessions import first_values, open_play, play_on, session
made = session(Path(sys.argv[1]))
open_play(made, "farm", "school")
run(made, sys.stdin, sys.stdout)
"""


class Terminal(io.StringIO):
    """A terminal, for what is written to it."""

    def isatty(self):
        return True


def through_a_curtain(folder, out):
    """The first person's pages, then the curtain of the second; the text before it and after."""
    made = session(folder)
    open_play(made, "farm", "school")
    first = made.page()
    assert first.curtain

    class Reader:
        """Lifts the first curtain, answers until the second."""

        asked = 0

        def readline(self, most=-1):
            self.asked += 1
            page = made.page()
            if page.curtain:
                return f"{own_key(page)}\n" if self.asked == 1 else ""
            return "1\n"

    run(made, Reader(), out)
    assert made.page().curtain.seat != first.curtain.seat
    return made.page().curtain.text, out.getvalue()


def test_at_the_curtain_neither_enter_nor_a_number_lifts_and_the_letter_of_its_seat_does(tmp_path):
    """Two quick Enters were one for the page before, one for this: it says what to type, in both languages."""
    made = session(tmp_path)
    open_play(made, "farm", "school")
    for lang in ("fr", "en"):
        made.keep({"lang": lang})
        page, out = made.page(), io.StringIO()
        letters = menus.own_letters(made._book(), ("farm", "school")).values()
        wrong = next(key for key in letters if key != own_key(page))
        run(made, io.StringIO(f"\n\n 1\n1\n2\n{wrong}\n?\n"), out)
        assert made.page().curtain
        told = " ".join(out.getvalue().split())
        assert " ".join(say(lang, "curtain.how", letter=own_key(page)).split()) in told
        assert f"{own_key(page)}. {page.offer('lift').text}" in told
    run(made, io.StringIO(f"{own_key(page).upper()}\n"), io.StringIO())
    assert made.page().seat == page.curtain.seat


def test_at_the_curtain_a_seat_is_left_to_the_game_once_confirmed(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    absent, out = made.page().curtain.seat, io.StringIO()
    for thought_better in ("<", "no", "non", "N"):
        run(made, io.StringIO(f"x\n{thought_better}\n"), out)
        assert len(made.play.people) == 2
    run(made, io.StringIO("x\n1\nwhat?\n?\n"), out)  # no answer to that question
    assert len(made.play.people) == 2
    run(made, io.StringIO("x\n\n"), out)
    assert made.play.people == tuple({"farm", "school"} - {absent})
    assert made.page().curtain.seat != absent
    run(made, io.StringIO(f"{own_key(made.page())}\n"), out)
    assert made.page().curtain is None
    run(made, io.StringIO("c\n1\n"), out)  # from the card, the one who is there takes the other's seat back
    assert made.play.people == ("farm", "school")
    assert say("fr", "terminal.sure") in out.getvalue()


def test_the_debrief_is_read_as_another_seat_by_its_number(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    play_on(made)
    while made.page().kind != "debrief":
        page = made.page()
        offer = next(one for one in page.offers() if one.id in ("lift", "open.debrief", "told", "guesses"))
        made.act(offer.id, first_values(offer))
    other = next(seat for seat in ("farm", "school") if seat != made.who)
    number = [offer.id for offer in numbered(made.page())].index(f"as.{other}") + 1
    run(made, io.StringIO(f"{number}\n"), io.StringIO())
    assert made.who == other


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("STY", raising=False)


def test_screen_and_scrollback_are_cleared_before_each_curtain(tmp_path):
    _, told = through_a_curtain(tmp_path, Terminal())
    pieces = told.split(CLEARED)
    assert len(pieces) == 4
    assert pieces[0] == ""
    assert "> " in pieces[1]  # the first one's page
    assert pieces[2].count("> ") == 1  # the curtain alone
    assert pieces[3].strip() == say("fr", "terminal.left")  # nothing of either is left for the next at the machine


@pytest.mark.parametrize("why", ["no terminal", "dumb", "screen"])
def test_where_nothing_can_be_cleared_pages_are_far_apart_and_a_word_says_so(tmp_path, monkeypatch, why):
    if why == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    if why == "screen":
        monkeypatch.setenv("STY", "1.screen")
    curtain, told = through_a_curtain(tmp_path, io.StringIO() if why == "no terminal" else Terminal())
    assert "\x1b" not in told
    *_, before, after = told.split("\n" * APART)
    assert before.count("> ") == 1
    assert "> " not in after
    assert " ".join(curtain.split()) in " ".join(before.split())
    assert " ".join(say("fr", "terminal.apart").split()) in " ".join(before.split())


def test_alone_nothing_is_cleared(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    out = Terminal()
    run(made, io.StringIO("1\n1\nq\n"), out)
    assert CLEARED not in out.getvalue()


def typing(*lines, then=""):
    """Lines typed one after the other, then the end of the input, or what is raised there."""
    left = list(lines)

    class Reader:
        def readline(self, most=-1):
            if left:
                return left.pop(0) + "\n"
            if then:
                raise then
            return ""

    return Reader()


@pytest.mark.parametrize(
    "way", [["t"], ["c", "b", "t"], ["n", "c", "b", "b", "t"], ["n", "l", "b", "t"], ["s", "b", "t"]]
)
def test_from_a_page_of_ones_own_the_title_opens_on_a_clear_screen(tmp_path, way):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    out = Terminal()
    run(made, typing(own_key(made.page()), *way), out)
    assert made.page().kind == "title"
    *_, title, after = out.getvalue().split(CLEARED)
    assert title.lstrip().startswith("Dénouer")
    assert title.count("> ") == 1
    assert "Dénouer" not in after


@pytest.mark.parametrize("then", ["", KeyboardInterrupt(), OSError(5, "gone"), ValueError("broken")])
def test_however_it_ends_nothing_of_a_page_is_left(tmp_path, then):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    out = Terminal()
    with pytest.raises(type(then)) if then else nullcontext():
        run(made, typing(own_key(made.page()), "c", then=then), out)
    assert "> " not in out.getvalue().split(CLEARED)[-1]


def test_the_debrief_read_together_opens_on_a_clear_screen_and_so_does_another_reader(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    play_on(made)
    out = Terminal()

    class Reader:
        """Enter where it is enough, or the first answer; until the debrief is there, then another reader's."""

        ended = 0

        def readline(self, most=-1):
            page = made.page()
            if page.kind == "debrief":
                self.ended += 1
                other = next(seat for seat in ("farm", "school") if seat != made.who)
                number = [offer.id for offer in numbered(page)].index(f"as.{other}") + 1
                return f"{number}\n" if self.ended == 1 else ""
            if page.curtain:
                return f"{own_key(page)}\n"
            return "\n" if out.getvalue().rstrip().endswith(")\n>") else "1\n"

    run(made, Reader(), out)
    *_, private, first, second, _ = out.getvalue().split(CLEARED)
    asked = " ".join(say("fr", "field.part").split())
    assert asked in " ".join(private.split())
    for page, prompts in ((first, 1), (second, 2)):  # the common page; a curtain, then one's own behind it
        assert page.count("> ") == prompts
        assert asked not in " ".join(page.split())


@pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")
def test_in_a_true_terminal_one_cannot_scroll_up_to_the_other_page(tmp_path):
    """In tmux: forty lines of marks, then the first person's pages; at the curtain, the whole history is read."""
    socket = str(tmp_path / "tmux")

    def tmux(*arguments):
        return subprocess.run(["tmux", "-S", socket, *arguments], capture_output=True, text=True, check=True).stdout

    def history():
        return tmux("capture-pane", "-p", "-J", "-S", "-", "-t", "game")

    def wait_for(words, lost=""):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            shown = history()
            if words in shown and (not lost or lost not in shown):
                return shown
            assert ENDED not in shown, shown
            time.sleep(0.05)
        raise AssertionError(shown)

    (tmp_path / "play.py").write_text(PLAY)
    marks = "for i in $(seq 40); do echo marque-$i; done"
    game = f"PYTHONPATH={PROJECT} {sys.executable} {tmp_path / 'play.py'} {tmp_path / 'plays'}"
    line = f"{marks}; {game}; echo {ENDED}; sleep 600"
    try:
        tmux("-f", os.devnull, "new-session", "-d", "-s", "game", "-x", "70", "-y", "15", line)
        curtain = wait_for(">", lost="marque-")  # the first curtain took what was above with it
        letter = next(row for row in curtain.splitlines() if "moi (" in row).split(".")[0].strip()
        tmux("send-keys", "-t", "game", letter, "Enter")
        page = wait_for("q quitter")
        own = next(row for row in page.splitlines() if row.strip().startswith("1. "))
        for _ in range(20):
            tmux("send-keys", "-t", "game", "1", "Enter")
            time.sleep(0.3)
            shown = history()
            if "q quitter" not in shown and shown.strip() != curtain.strip():
                break
        assert own not in shown
        assert "q quitter" not in shown
        assert "marque-" not in shown
        assert len([row for row in shown.splitlines() if row.strip()]) < 12
    finally:
        subprocess.run(["tmux", "-S", socket, "kill-server"], check=False, capture_output=True)
