"""`main.py`: what it makes, what it finds, what it says; pip itself stands aside (see test_true_set_up.py)."""

import ast
import json
import os
import string
import subprocess
import sys
import venv
from collections import namedtuple

import pytest

from .conftest import PROJECT, load


@pytest.fixture
def main(checkout, made):
    return made(checkout)


def test_first_time_sets_up_says_so_and_starts(main, capsys):
    assert main("--help") == (0, ["play", "fast"])
    assert main.handed == [(main.module.PYTHON, ["--help"])]
    said = capsys.readouterr()
    assert "Première fois" in said.err
    assert "Tout est prêt" in said.err
    assert said.out == ""


def test_ready_installs_nothing_and_says_nothing(main, capsys):
    main()
    capsys.readouterr()
    assert main() == (0, [])
    assert capsys.readouterr() == ("", "")


def test_tests_have_a_group_of_their_own(main):
    main()
    assert main("test", "-q") == (0, ["test"])
    assert main("test") == (0, [])
    assert main() == (0, [])


@pytest.mark.parametrize("moment", ["environment", "play", "fast", "test"])
def test_interrupted_is_found_and_completed(main, monkeypatch, capsys, moment):
    with monkeypatch.context() as patch:
        if moment == "environment":

            def interrupted(**_):
                raise KeyboardInterrupt

            patch.setattr(venv, "EnvBuilder", interrupted)
        main.failures = {moment: KeyboardInterrupt()}
        assert main("test")[0] == 130
    assert not main.handed
    assert "interrompue" in capsys.readouterr().err

    main.failures = {}
    assert main("test") == (0, ["play", "fast", "test"])
    if moment != "environment":
        assert "refait" in capsys.readouterr().err


def test_killed_while_tests_are_installed_leaves_no_environment_taken_for_whole(main):
    main()
    main.failures = {"test": KeyboardInterrupt()}
    main("test")
    main.failures = {}
    assert main() == (0, ["play", "fast"])


@pytest.mark.parametrize("group", ["play", "fast", "test"])
def test_changed_lock_installs_its_group_alone(main, checkout, group, capsys):
    main("test")
    capsys.readouterr()
    (checkout / "requirements" / f"{group}.lock").write_text("# another\n")
    assert main("test") == (0, [group])
    assert "refait" not in capsys.readouterr().err


def test_moved_folder_is_made_again(main, made, checkout, capsys):
    main()
    moved = checkout.rename(checkout.parent / "déménagé ailleurs")
    main = made(moved)
    assert main() == (0, ["play", "fast"])
    assert "refait" in capsys.readouterr().err
    assert str(moved) in main.handed[0][0]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_an_environment_that_is_a_link_leaves_what_it_leads_to_as_it_is(main, checkout, tmp_path):
    elsewhere = tmp_path / "another project's"
    (elsewhere / "lib").mkdir(parents=True)
    (elsewhere / "lib" / "theirs").write_text("kept")
    (checkout / ".venv").symlink_to(elsewhere, target_is_directory=True)
    assert main() == (0, ["play", "fast"])
    assert [one.name for one in elsewhere.rglob("*")] == ["lib", "theirs"]
    assert not (checkout / ".venv").is_symlink()


def test_other_python_makes_it_again(main, monkeypatch):
    main()
    monkeypatch.setattr(main.module, "version", lambda: "3.99")
    assert main() == (0, ["play", "fast"])


def test_vanished_python_makes_it_again(main):
    main()
    os.remove(main.module.PYTHON)
    assert main() == (0, ["play", "fast"])


def test_what_was_in_a_remade_environment_is_cleared(main, checkout):
    (checkout / ".venv" / "lib" / "old").mkdir(parents=True)
    (checkout / ".venv" / "old.txt").touch()
    main()
    assert not (checkout / ".venv" / "old.txt").exists()
    assert not (checkout / ".venv" / "lib" / "old").exists()


NO_NETWORK = (1, "WARNING: Retrying (Retry(total=0)) …\nERROR: No matching distribution found for x\n")
NO_WHEEL = (1, "ERROR: No matching distribution found for x\n")


@pytest.mark.parametrize(
    ("failure", "words"), [(NO_NETWORK, "réseau"), (NO_WHEEL, "Essayez Python"), ((2, "ERROR: …"), "a échoué")]
)
def test_pip_failing_stops_and_says_what_to_do(main, capsys, failure, words):
    main.failures = {"play": failure}
    assert main() == (1, ["play"])
    assert not main.handed
    assert words in capsys.readouterr().err

    main.failures = {}
    assert main() == (0, ["play", "fast"])
    assert "refait" not in capsys.readouterr().err


def test_without_numba_for_this_machine_the_game_plays(main, capsys):
    main.failures = {"fast": NO_WHEEL}
    assert main() == (0, ["play", "fast"])
    assert "le laboratoire sera lent" in capsys.readouterr().err
    assert main() == (0, [])


def test_without_network_for_numba_the_game_plays_and_the_next_start_tries_again(main, capsys):
    main.failures = {"fast": NO_NETWORK}
    assert main() == (0, ["play", "fast"])
    assert "prochain lancement" in capsys.readouterr().err
    assert len(main.handed) == 1
    main.failures = {}
    assert main() == (0, ["fast"])


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_no_venv_module(main, monkeypatch, capsys, module):
    monkeypatch.setitem(sys.modules, module, None)
    assert main() == (1, [])
    assert "apt install python3." in capsys.readouterr().err


def test_environment_that_cannot_be_made(main, monkeypatch, capsys):
    def refuses(**_):
        raise ValueError("no colon please")

    monkeypatch.setattr(venv, "EnvBuilder", refuses)
    assert main() == (1, [])
    assert "no colon please" in capsys.readouterr().err


def test_folder_that_cannot_be_written(main, checkout, capsys):
    (checkout / ".venv").write_text("a file, where the folder should go")
    assert main() == (1, [])
    assert "La préparation s’est arrêtée" in capsys.readouterr().err


def test_python_too_old(main, monkeypatch, capsys):
    info = namedtuple("version_info", "major minor micro releaselevel serial")
    monkeypatch.setattr(sys, "version_info", info(3, 6, 15, "final", 0))
    assert main() == (1, [])
    assert "Dénouer demande Python 3.11 ou plus récent\u00a0; celui-ci est Python 3.6" in capsys.readouterr().err
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert main() == (1, [])
    assert "Dénouer needs Python 3.11 or newer" in capsys.readouterr().err


def test_parses_on_python_3_6():
    ast.parse((PROJECT / "main.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_inside_and_not_ready_goes_back_to_the_python_outside(main, monkeypatch):
    monkeypatch.setattr(sys, "prefix", main.module.VENV)
    assert main("x") == (0, [])
    assert main.handed == [(sys._base_executable, ["x"])]


def test_inside_and_ready_runs(main, monkeypatch):
    main()
    monkeypatch.setattr(sys, "prefix", main.module.VENV)
    monkeypatch.setattr(main.module, "run", lambda arguments: ["ran", *arguments])
    assert main("x") == (["ran", "x"], [])


def test_a_turn_held_by_a_process_that_died_is_free(main, checkout):
    (checkout / ".venv").mkdir()
    code = f"import runpy, os; m = runpy.run_path({str(checkout / 'main.py')!r}); t = m['wait_for_turn'](); "
    holder = subprocess.Popen(
        [sys.executable, "-c", code + "print('held', flush=True); os.read(0, 1)"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        holder.stdout.readline()
        with open(main.module.own("turn"), "ab") as turn:
            assert not main.module.take(turn)
            holder.kill()
            holder.wait()
            assert main.module.take(turn)


def test_on_windows_a_child_runs_and_its_exit_code_passes(checkout, monkeypatch):
    module = load(checkout)
    monkeypatch.setattr(module, "WINDOWS", True)
    waits = iter([KeyboardInterrupt(), 5])

    class Child:
        def __init__(self, command):
            assert command == ["python", "-I", str(checkout / "main.py"), "a b"]

        def wait(self):
            result = next(waits)
            if isinstance(result, BaseException):
                raise result
            return result

    monkeypatch.setattr(subprocess, "Popen", Child)
    with pytest.raises(SystemExit) as end:
        module.hand_over("python", ["a b"])
    assert end.value.code == 5


@pytest.mark.parametrize("group", ["play", "test"])
def test_installed_but_not_importable_stops_and_the_next_start_makes_it_afresh(main, capsys, group):
    main.lost = {group: "souffle: no such module"}
    code, _ = main("test")
    assert code == 1
    assert not main.handed
    said = capsys.readouterr().err
    assert "souffle: no such module" in said
    assert "tout ne s’importe pas" in said
    assert not main.module.holds(group)
    main.lost = {}
    assert main("test") == (0, ["play", "fast", "test"])  # a package half there passes for installed: nothing is kept
    assert "refait" in capsys.readouterr().err


def test_numba_that_cannot_be_imported_stops_nothing(main, capsys):
    main.lost = {"fast": "numba: no"}
    assert main() == (0, ["play", "fast"])
    assert "prochain lancement" in capsys.readouterr().err
    main.lost = {}
    assert main() == (0, ["fast"])


@pytest.mark.parametrize("error", [ModuleNotFoundError("yaml"), AttributeError("yaml"), FileNotFoundError("x.so")])
def test_what_vanished_since_is_made_again_once(main, monkeypatch, capsys, error):
    main()
    main.handed.clear()
    monkeypatch.setattr(sys, "prefix", main.module.VENV)
    monkeypatch.delenv(main.module.AGAIN, raising=False)

    def answer(arguments):
        raise error

    monkeypatch.setattr(main.module, "answer", answer)
    with pytest.raises(type(error)):  # all is there: it is the game's own fault
        main("x")
    assert main.module.environment_is_whole()
    main.lost = {"play": "yaml"}
    assert main("x") == (0, [])
    assert main.handed == [(sys._base_executable, ["x"])]
    assert not main.module.environment_is_whole()
    assert "Il manque quelque chose" in capsys.readouterr().err
    assert os.environ[main.module.AGAIN]
    with pytest.raises(type(error)):
        main.module.run(["x"])
    monkeypatch.delenv(main.module.AGAIN)


@pytest.mark.parametrize("group", ["play", "fast", "test"])
def test_a_package_whose_folder_has_vanished_is_noticed_before_anything_is_asked_of_it(main, checkout, capsys, group):
    """Optional ones too: the game would go on without numba, and never say so."""
    package = os.path.join("my packages", f"{group} é")
    (checkout / package).mkdir(parents=True)
    main.stand = {group: [package, os.path.join(".venv", "pyvenv.cfg")]}
    main("test")
    assert main("test") == (0, [])
    os.rmdir(checkout / package)
    capsys.readouterr()
    code, installed = main("test")
    assert (code, set(installed)) == (0, {"play", "fast", "test"})
    assert "Il manque quelque chose" in capsys.readouterr().err
    (checkout / package).mkdir()
    assert main("test") == (0, [])


def test_a_stamp_of_before_holds(main):
    """A first line and no more, as stamps were."""
    main("test")
    assert main.module.stamped("fast") == (main.module.expected("fast"), [])
    assert main("test") == (0, [])


def test_without_a_console_none_opens_for_the_child(checkout, monkeypatch, tmp_path):
    module = load(checkout)
    (tmp_path / "pythonw.exe").touch()
    monkeypatch.setattr(module, "WINDOWS", True)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "elsewhere" / "PythonW.exe"))
    started = []

    class Child:
        def __init__(self, command):
            started.append(command[0])

        def wait(self):
            return 0

    monkeypatch.setattr(subprocess, "Popen", Child)
    with pytest.raises(SystemExit):
        module.hand_over(str(tmp_path / "python.exe"), [])
    assert started == [str(tmp_path / "pythonw.exe")]


def test_own_libraries_come_first(checkout, tmp_path):
    """Whatever the paths are at the start: what is foreign goes, the game comes last, children are told nothing."""
    module = load(checkout)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    code = (
        "import sys, os, runpy; own = list(sys.path[1:])\n"
        f"sys.path[:0] = ['', {str(checkout)!r}, {os.getcwd()!r}, {str(foreign)!r}]\n"
        f"m = runpy.run_path({str(checkout / 'main.py')!r})\n"
        "m['own_libraries']()\n"
        f"assert not {{'', {str(foreign)!r}, {os.getcwd()!r}}} & set(sys.path), sys.path\n"
        "assert sys.path.count(m['ROOT']) == 1 and sys.path[-1] == m['ROOT'], sys.path\n"
        "assert not set(m['FOREIGN']) & set(os.environ)\n"
        "print('done')"
    )
    variables = {
        name: "x" for name in module.FOREIGN if name not in ("PYTHONHOME", "PYTHONPLATLIBDIR", "PYTHONINSPECT")
    }
    env = os.environ | variables | {"PYTHONPATH": str(foreign)}
    ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert ran.stdout == "done\n"


@pytest.mark.skipif(os.name == "nt", reason="descriptors are handed on another way there")
def test_closed_streams_are_stood_in_for(checkout):
    """What is opened next must not be the standard output of whoever comes after."""
    code = (
        f"import os, runpy; m = runpy.run_path({str(checkout / 'main.py')!r}); m['open_streams']()\n"
        "opened = os.open(os.devnull, os.O_RDONLY)\n"
        "assert opened > 2 and all(os.get_inheritable(one) for one in (0, 1, 2)), opened\n"
        "m['say']('ready'); raise SystemExit(7)"
    )
    ran = subprocess.run(["sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', sys.executable, "-I", "-c", code], check=False)
    assert ran.returncode == 7


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_a_full_error_stream_changes_no_exit_code(checkout):
    code = f"import runpy; m = runpy.run_path({str(checkout / 'main.py')!r}); m['say']('ready'); raise SystemExit(7)"
    with open("/dev/full", "w") as full:
        assert subprocess.run([sys.executable, "-I", "-c", code], stderr=full, check=False).returncode == 7


def test_ready_path_imports_nothing_slow(main, checkout):
    main()
    code = (
        "import sys, runpy; before = set(sys.modules)\n"
        f"sys.path.insert(0, {str(checkout)!r}); import main\n"
        "main.hand_over = lambda *_: 0; assert main.main([]) == 0\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys._base_executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) <= {"main", "zlib"}


def test_both_languages_say_the_same_things():
    messages = json.loads((PROJECT / "game" / "starting" / "words.json").read_text(encoding="utf-8"))

    def holes(line):
        return {name for _, name, _, _ in string.Formatter().parse(line) if name is not None}

    assert messages["fr"].keys() == messages["en"].keys()
    for key, line in messages["fr"].items():
        assert holes(line) == holes(messages["en"][key]), key
