"""What is typed that is no answer: a sentence, and the question again; leaving at any question loses nothing."""

import io
import os
import re
import subprocess
import sys

import pytest

from game.pages.lacking import lacking
from game.pages.model import Choice, Field, Offer, Page, Part, ValuesError, compose
from game.pages.wording import say
from game.play.storage import Commitment
from game.terminal.loop import LONGEST, run
from tests.cli.conftest import ASKING, PROJECT, TINY
from tests.helpers.patience import PATIENCE
from tests.pages.sessions import open_play, own_key, session

HUGE = "9" * 5000
NO_TEXT = ["\udcff", "a\x00b", "\x1b[A", "\x07", "é\x7f", "a\u2028b", "\x9b3J"]
NO_ANSWER = ["٣", "²", "①", "３", "0", "00", "-1", "1.", "1e0", HUGE, "0" * 3000 + HUGE, "zut", "1 1" * 9, "½"]
CHOICES = [Choice(id=one, text=one.upper()) for one in "pqr"]
FIELDS = {
    "one": Field(id="f", label="L", choices=CHOICES),
    "stars": Field(id="f", label="L", kind="stars", choices=CHOICES),
    "many": Field(id="f", label="L", kind="many-of", choices=CHOICES, least=1, most=2),
    "text": Field(id="f", label="L", kind="text", most=40),
}


class Once:
    """One page with an offer and its field, until it is made."""

    def __init__(self, lang, *fields):
        self.over, self.given = False, None
        offer = Offer(id="o", text="Faire", move={}, fields=list(fields))
        part = Part(id="m", role="moves", offers=[offer])
        self.shown = Page(id="p", kind="table", lang=lang, title="T", parts=[part])

    def page(self):
        return self.shown

    def act(self, offer_id, values=None, page_id=None):
        self.given, self.over = values, True

    def rest(self):
        pass


def played(made, *lines):
    out = io.StringIO()
    run(made, io.StringIO("".join(line + "\n" for line in lines)), out)
    return " ".join(out.getvalue().split())


def sentence(lang, key, **values):
    return " ".join(say(lang, key, **values).split())


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", [None, *FIELDS])
@pytest.mark.parametrize("odd", NO_TEXT)
def test_what_is_no_text_is_said_and_asked_again(lang, kind, odd):
    made = Once(lang, *([FIELDS[kind]] if kind else []))
    told = played(made, *([odd, "1"] if kind is None else ["1", odd, "2"]))
    assert sentence(lang, "terminal.unreadable") in told
    assert "\x1b" not in told
    assert made.given == ({} if kind is None else {"f": {"many": ["q"], "text": "2"}.get(kind, "q")})


@pytest.mark.parametrize("kind", [None, "one", "stars", "many"])
@pytest.mark.parametrize("odd", NO_ANSWER)
def test_what_is_no_answer_is_said_and_asked_again(kind, odd):
    made = Once("fr", *([FIELDS[kind]] if kind else []))
    told = played(made, *([odd, "1"] if kind is None else ["1", odd, "2"]))
    assert "ne correspond à rien ici" in told or sentence("fr", "terminal.long", most=LONGEST) in told
    assert len(told) < 1000  # what was typed is not said again to its end
    assert made.given == ({} if kind is None else {"f": {"many": ["q"]}.get(kind, "q")})


def test_a_question_mark_explains_in_a_text_too():
    made = Once("fr", FIELDS["text"])
    told = played(made, "1", "?", "bien")
    assert sentence("fr", "terminal.help_field") in told
    assert made.given == {"f": "bien"}


def test_a_letter_alone_is_a_key_and_never_the_beginning_of_words():
    made = Once("fr")
    told = played(made, "f")
    assert sentence("fr", "terminal.unknown", typed="f") in told
    assert made.given is None
    played(made, "fa")
    assert made.given == {}


def test_zeros_before_a_number_are_no_matter():
    made = Once("fr", FIELDS["one"])
    played(made, "01", "0" * 50 + "2")
    assert made.given == {"f": "q"}


def test_endless_lines_are_refused_whole():
    """None of what follows in the line is taken for an answer."""
    made = Once("fr", FIELDS["text"])
    told = played(made, "1", "x" * (LONGEST - 1) + "2" * LONGEST, "y" * 41, "bien")
    assert sentence("fr", "terminal.long", most=LONGEST) in told
    assert sentence("fr", "terminal.long", most=40) in told
    assert made.given == {"f": "bien"}


@pytest.mark.parametrize("ending", [EOFError, KeyboardInterrupt])
@pytest.mark.parametrize("lines", [[], ["1"], ["zut"], ["1", "9"]])
def test_leaving_at_any_question_says_one_line(lines, ending):
    class Reader(io.StringIO):
        def readline(self, most=-1):
            line = super().readline(most)
            if not line and ending is KeyboardInterrupt:
                raise KeyboardInterrupt
            return line

    out = io.StringIO()
    made = Once("en", FIELDS["one"])
    if ending is KeyboardInterrupt:
        with pytest.raises(KeyboardInterrupt):
            run(made, Reader("".join(line + "\n" for line in lines)), out)
    else:
        run(made, Reader("".join(line + "\n" for line in lines)), out)
    assert out.getvalue().splitlines()[-1].removeprefix("> ") == say("en", "terminal.left")
    assert made.given is None


@pytest.mark.parametrize(
    "locale", ["C", *(pytest.param(other, marks=pytest.mark.slow) for other in ("C.UTF-8", "fr_FR.ISO-8859-1"))]
)
def test_a_byte_that_is_no_text_is_no_damaged_save(tmp_path, locale):
    """In the journal, where free words are kept: the whole command, bytes on its input."""
    typed = b"1\n\xff\xfe\n1\n\x00\n\x1b[3J\n" + b"9" * 6000 + b"\nq\n"
    ran = subprocess.run(
        [sys.executable, "-c", ASKING, "play", TINY, "--seat", "farm", "--text", "--data", str(tmp_path)],
        cwd=PROJECT,
        input=typed,
        capture_output=True,
        env=os.environ | {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        timeout=PATIENCE,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    told = ran.stdout.decode()
    assert told.count("pas du texte") == 3
    assert not re.search(r"D10\d|Traceback", told)


def test_free_words_of_the_journal_are_text(tmp_path):
    """A commitment is kept as it was typed at last."""
    made = session(tmp_path)
    open_play(made, "farm")
    field = Field(id="who", label="Qui ?", kind="text", most=80)
    once = Once("fr", field)
    played(once, "1", "\udcc3\udc28", "Zoé — l’équipe 🙂")
    assert once.given == {"who": "Zoé — l’équipe 🙂"}
    made.store.set({"said": once.given})
    assert made.store.settings()["said"] == once.given


def test_what_was_kept_elsewhere_commands_no_terminal(tmp_path):
    made = session(tmp_path)
    made.store.write_commitment(Commitment(None, "Moi\x1b[2J\x07", "appeler\u202e la ferme", "lundi\x9b3J", "2026"))
    made.screens.append("journal")
    told = io.StringIO()
    run(made, io.StringIO(""), told)
    assert "Moi[2J" in told.getvalue()
    assert "appeler la ferme" in told.getvalue()
    assert not set("\x1b\x07\x9b\u202e") & set(told.getvalue())


LACKING = {
    "one": Field(id="f", label="Qui ?", choices=CHOICES),
    "many": Field(id="f", label="Lesquels ?", kind="many-of", choices=CHOICES, least=2, most=3),
    "text": Field(id="f", label="Quoi ?", kind="text", most=40),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", LACKING)
def test_what_is_missing_is_said_in_the_words_of_the_window(kind, lang):
    made = Once(lang, LACKING[kind])
    short = ["", "   ", *(["1", "3"] if kind == "many" else [])]
    told = played(made, "1", *short, "1 2" if kind == "many" else "1")
    assert told.count(" ".join(lacking(LACKING[kind], lang).split())) == len(short)
    assert made.given == {"f": {"many": ["p", "q"], "text": "1"}.get(kind, "p")}
    for value in ["", "  "] if kind == "text" else [[], ["p"]] if kind == "many" else [""]:
        with pytest.raises(ValuesError):
            compose(made.shown.offer("o"), {"f": value})


def test_the_title_is_reached_from_a_play_and_from_a_curtain_and_nothing_is_lost(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    out = io.StringIO()
    run(made, io.StringIO("t\n1\n"), out)
    assert made.page().curtain
    run(made, io.StringIO(f"{own_key(made.page())}\n1\n"), out)
    moves = list(made.play.log.moves)
    run(made, io.StringIO("t\n"), out)
    assert made.page().kind == "title"
    run(made, io.StringIO("1\n"), out)
    assert made.play.log.moves[: len(moves)] == moves
    assert made.page().curtain.seat in ("farm", "school")
