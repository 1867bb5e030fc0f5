"""`main.py` started as a person starts it: true environments, true pip, packages from a folder; no network at all.

An environment is long to make: it is made once, by two at once, and once again by the one who was killed.
"""

import re
import shutil

import pytest

from tests.helpers.patience import PATIENCE
from tests.setup.conftest import load, make_checkout, starter

pytestmark = pytest.mark.xdist_group("true set-up")  # the one environment is theirs


def end(process):
    """Exit code, standard output, error stream."""
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out.strip(), err


@pytest.fixture(scope="module")
def at_once(tmp_path_factory):
    """Two who start the same checkout for the first time; the checkout, what starts it, its environment put aside as it
    then was, and how each ended."""
    folder = tmp_path_factory.mktemp("true")
    checkout = make_checkout(folder / "Jeux sérieux" / "Dénouer à deux", folder / "wheels")
    start = starter(folder / "wheels")
    started = [start(checkout, "jouer", "à deux", HOME=str(folder)) for _ in range(2)]
    ended = [end(process) for process in started]
    shutil.copytree(checkout / ".venv", folder / "made", symlinks=True)
    return checkout, start, folder / "made", ended


@pytest.fixture
def with_environment(checkout, at_once):
    """A checkout whose environment is whole, and into which nothing has been installed yet."""
    shutil.copytree(at_once[2], checkout / ".venv", symlinks=True)
    for pattern in ("souffle*", "denouer-*"):
        for path in (checkout / ".venv").rglob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    main = load(checkout)
    main.write(main.WHOLE)
    return checkout


def test_set_up_run_and_exit_code(at_once):
    checkout, start, _, ended = at_once
    ((code, out, err),) = [one for one in ended if "Première fois" in one[2]]
    assert (code, out) == (7, "game jouer à deux souffle"), err
    assert "souffle-1.0" not in err  # pip speaks English, and is heard where it fails alone

    # Compiled: what was imported to see whether it is whole, and no more, which takes long where libraries are large.
    compiled = {one.name.partition(".")[0] for one in (checkout / ".venv").rglob("souffle*/**/*.pyc")}
    compiled |= {one.name.partition(".")[0] for one in (checkout / ".venv").rglob("souffle*.pyc")}
    assert compiled == {"souffle", "__init__"}

    # Ready: no word, and no pip, which would fail.
    assert end(start(checkout, PIP_NO_INDEX="0", PIP_FIND_LINKS="")) == (7, "game souffle", "")

    # Tests: from the checkout, with their arguments and their exit code.
    code, out, err = end(start(checkout, "test", "-k", "œil"))
    assert (code, out) == (3, "pytest -k œil in Dénouer à deux"), err

    # A package whose bytes are not those of the lock is refused.
    lock = checkout / "requirements" / "test.lock"
    lock.write_text("souffle==1.0 --hash=sha256:" + "0" * 64 + "\n")
    for path in (checkout / ".venv").rglob("souffle*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    load(checkout).write("play")  # as if nobody knew where it stood
    code, out, err = end(start(checkout, "test"))
    assert (code, out) == (1, "")
    assert "Voici ce que pip" in err
    assert "HASHES" in err
    assert "a échoué" in err


def test_no_network_then_network(with_environment, start):
    checkout = with_environment
    code, out, err = end(start(checkout, PIP_NO_INDEX="0", PIP_FIND_LINKS=""))
    assert (code, out) == (1, "")
    assert "Le réseau n’a pas répondu" in err

    code, out, err = end(start(checkout))
    assert (code, out) == (7, "game souffle"), err
    assert "refait" not in err


def test_killed_then_started_again(with_environment, start):
    checkout = with_environment
    process = start(checkout)
    said = ""
    while "Installation de" not in said:
        said += process.stderr.readline()
    process.kill()
    process.communicate()
    assert process.returncode != 0

    code, out, err = end(start(checkout))
    assert (code, out) == (7, "game souffle"), err
    assert "refait" in err


def test_two_set_ups_at_once(at_once):
    results = at_once[-1]
    assert [(code, out) for code, out, _ in results] == [(7, "game jouer à deux souffle")] * 2, results
    said = "".join(err for _, _, err in results)
    assert len(re.findall("Première fois", said)) == 1
    assert len(re.findall("Une autre préparation est en cours", said)) == 1
    assert len(re.findall("Installation de ce qu’il faut pour jouer", said)) == 1
