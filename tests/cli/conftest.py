"""A command typed by a person: in French unless said, its exit code and what it says."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import main
from tests.helpers.patience import PATIENCE

PROJECT = Path(__file__).resolve().parents[2]
TINY = str(PROJECT / "tests" / "scenarios" / "tiny")
ASKING = "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(autouse=True)
def speak(monkeypatch):
    """The language of the locale, French until it is said otherwise."""

    def speak(lang):
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.setenv(name, f"{lang}.UTF-8")

    speak("fr_FR")
    return speak


@pytest.fixture
def asked(capsys):
    """Run a command: (exit code, output, errors)."""

    def run(*arguments):
        code = main([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def process():
    """Run a command in a process of its own."""

    def run(*arguments, **given):
        given = {"capture_output": True, "encoding": "utf-8", "stdin": subprocess.DEVNULL, "timeout": PATIENCE} | given
        return subprocess.run([sys.executable, "-c", ASKING, *map(str, arguments)], cwd=PROJECT, check=False, **given)

    return run
