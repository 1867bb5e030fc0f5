"""Compiled rules that cannot be kept, or a numba that is broken: said once, with what to do, and one goes on."""

import io
import os
import subprocess
import sys

import pytest

from game.pages.wording import say
from game.rules.compile import mode
from tests.cli.conftest import PROJECT, TINY
from tests.play.test_helper import ask, settled

BROKEN = "raise ImportError('llvmlite is gone')\n"


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A numba that is there and cannot be imported."""
    folder = tmp_path / "broken"
    (folder / "numba").mkdir(parents=True)
    (folder / "numba" / "__init__.py").write_text(BROKEN)
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{PROJECT}")
    return folder


@pytest.mark.parametrize(("lang", "words"), [("fr_FR", "gardé à l’endroit habituel"), ("en_GB", "in the usual place")])
def test_that_nothing_is_kept_is_said_on_the_first_page(asked, speak, monkeypatch, tmp_path, lang, words):
    speak(lang)
    monkeypatch.setattr(mode, "stands_in", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    code, told, _ = asked("play", "--text", "--data", tmp_path / "data")
    assert code == 0
    assert told.count("D119") == 1
    assert words in told.replace("\n", " ")
    assert "Path(" not in told


@pytest.mark.parametrize(("lang", "words"), [("fr_FR", "ne s’importe pas"), ("en_GB", "cannot be imported")])
def test_a_broken_numba_stops_nothing_and_says_what_to_run(process, speak, broken, lang, words):
    speak(lang)
    ran = process("simulate", TINY, "--plays", "2", "--compiled")
    assert ran.returncode == 1
    for word in ("C312", "llvmlite is gone", words, ".venv", "main.py"):
        assert word in ran.stderr
    assert "Traceback" not in ran.stderr
    ran = process("behaviour", "--plays", "1000")
    assert (ran.returncode, ran.stderr.count("C312")) == (1, 1)


COMPILE = """
from game.cli import compiling, main
from game.cli.speaking import ready_to_speak
ready_to_speak()
print(compiling.compile_rules())
"""


def test_where_it_is_not_needed_rules_are_interpreted(broken, speak):
    ran = subprocess.run(
        [sys.executable, "-c", COMPILE], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "False\n")
    assert ran.stderr.startswith("C312")


def test_the_helper_says_that_it_is_broken(broken):
    from game.play.helper import Helper

    one = Helper()
    ask(one)
    assert settled(one, "p.school").error == "broken"
    one.close()
    for lang in ("fr", "en"):
        assert ".venv" in say(lang, "decisive.broken")
