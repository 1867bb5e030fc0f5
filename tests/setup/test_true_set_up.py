"""`main.py` started as a person starts it: true environments, true pip, packages from a folder; no network at all."""

import re
import shutil


def end(process):
    """Exit code, standard output, error stream."""
    out, err = process.communicate(timeout=60)
    return process.returncode, out.strip(), err


def test_set_up_run_and_exit_code(checkout, start):
    code, out, err = end(start(checkout, "jouer", "à deux"))
    assert (code, out) == (7, "game jouer à deux souffle"), err
    assert "Première fois" in err
    assert "Successfully installed souffle-1.0" in err

    # Ready: no word, and no pip, which would fail.
    assert end(start(checkout, PIP_NO_INDEX="0", PIP_FIND_LINKS="")) == (7, "game souffle", "")

    # Tests: from the checkout, with their arguments and their exit code.
    code, out, err = end(start(checkout, "test", "-k", "œil"))
    assert (code, out) == (3, "pytest -k œil in Dénouer à deux"), err

    # A package whose bytes are not those of the lock is refused.
    lock = checkout / "requirements" / "test.lock"
    lock.write_text("souffle==1.0 --hash=sha256:" + "0" * 64 + "\n")
    (checkout / "requirements" / "play.lock").write_text("# nothing\n")
    for path in (checkout / ".venv").rglob("souffle*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    code, out, err = end(start(checkout, "test"))
    assert (code, out) == (1, "")
    assert "HASHES" in err
    assert "a échoué" in err


def test_no_network_then_network(checkout, start):
    code, out, err = end(start(checkout, PIP_NO_INDEX="0", PIP_FIND_LINKS=""))
    assert (code, out) == (1, "")
    assert "Le réseau n’a pas répondu" in err

    code, out, err = end(start(checkout))
    assert (code, out) == (7, "game souffle"), err
    assert "refait" not in err


def test_killed_then_started_again(checkout, start):
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


def test_two_set_ups_at_once(checkout, start):
    results = [end(process) for process in [start(checkout), start(checkout)]]
    assert [(code, out) for code, out, _ in results] == [(7, "game souffle")] * 2, results
    said = "".join(err for _, _, err in results)
    assert len(re.findall("Première fois", said)) == 1
    assert len(re.findall("Une autre préparation est en cours", said)) == 1
    assert len(re.findall("Successfully installed", said)) == 1
