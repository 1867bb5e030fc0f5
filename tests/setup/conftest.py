"""A checkout of one's own, in a folder with spaces and accents, whose locks ask for next to nothing."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
BUILDER = venv.EnvBuilder

GAME = """
import sys
def main(argv):
    import souffle
    print("game", *argv, souffle.WORD)
    return 7
"""
PYTEST = """
import os
def main(argv):
    print("pytest", *argv, "in", os.path.basename(os.getcwd()))
    return 3
"""


def load(root):
    """`main.py` of that checkout, as a module."""
    spec = importlib.util.spec_from_file_location("main_under_test", root / "main.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_wheel(folder):
    """The smallest wheel, and the line that locks it."""
    info = "souffle-1.0.dist-info"
    wheel = folder / "souffle-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("souffle.py", "WORD = 'souffle'\n")
        file.writestr("souffle_loin/__init__.py", "")
        file.writestr("souffle_loin/jamais.py", "")
        file.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: souffle\nVersion: 1.0\n")
        file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(
            f"{info}/RECORD",
            f"souffle.py,,\nsouffle_loin/__init__.py,,\nsouffle_loin/jamais.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n",
        )
    return f"souffle==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def make_checkout(root, wheels):
    """A checkout whose game says who answers when it imports its only library."""
    wheels.mkdir()
    (root / "requirements").mkdir(parents=True)
    (root / "game").mkdir()
    shutil.copy(PROJECT / "main.py", root)
    (root / "requirements" / "play.lock").write_text(make_wheel(wheels))
    (root / "requirements" / "fast.lock").write_text("# nothing\n")
    (root / "requirements" / "test.lock").write_text("# nothing\n")
    (root / "game" / "__init__.py").touch()
    shutil.copytree(PROJECT / "game" / "starting", root / "game" / "starting")
    (root / "game" / "cli.py").write_text(GAME)
    (root / "pytest.py").write_text(PYTEST)
    return root


@pytest.fixture
def wheels(tmp_path):
    return tmp_path / "wheels"


@pytest.fixture
def checkout(tmp_path, wheels):
    return make_checkout(tmp_path / "Jeux sérieux" / "Dénouer à deux", wheels)


@pytest.fixture
def start(wheels):
    return starter(wheels)


def starter(wheels):
    """Starts `main.py` of a checkout truly, in French, its packages in a folder; the network is a closed door. A
    variable that is None is not set."""

    def start(root, *arguments, cwd=None, before=(), **variables):
        foreign = ("PIP_", "LC_", "PYTHON", "XDG_CONFIG")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        closed = {"PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
        offered = {"PIP_FIND_LINKS": wheels.as_uri(), "PIP_NO_INDEX": "1"}
        spoken = {"LANG": "fr_FR.UTF-8", "PYTHONIOENCODING": "utf-8"}
        env = {**kept, **closed, **offered, **spoken, **variables}
        return subprocess.Popen(
            [*before, sys._base_executable, str(root / "main.py"), *arguments],
            env={name: value for name, value in env.items() if value is not None},
            cwd=cwd or root.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    return start


class Main:
    """`main.py` as a module, with true environments but without pip: what it would install is noted, and fails as
    told; where it would hand over is noted too."""

    def __init__(self, root, monkeypatch):
        self.module = load(root)
        self.installed, self.handed = [], []
        self.lost = {}  # By group: what cannot be imported once it is installed.
        self.stand = {}  # By group: where its packages stand.
        self.failures = {}  # By group: pip's exit code and what it said, or an exception.
        monkeypatch.setattr(venv, "EnvBuilder", lambda with_pip, symlinks: BUILDER(symlinks=symlinks))
        monkeypatch.setattr(self.module, "pip_install", self.pip_install)
        monkeypatch.setattr(self.module, "hand_over", self.hand_over)
        monkeypatch.setattr(self.module, "missing", lambda group: self.lost.get(group, ""))
        monkeypatch.setattr(self.module, "packages_of", lambda group: self.stand.get(group, ()))
        for name in ("open_streams", "own_libraries"):  # They would change the process of the tests.
            monkeypatch.setattr(self.module, name, lambda: None)

    def pip_install(self, lock, turn):
        group = Path(lock).stem
        self.installed.append(group)
        failure = self.failures.get(group, (0, ""))
        if isinstance(failure, BaseException):
            raise failure
        return failure

    def hand_over(self, python, arguments):
        self.handed.append((python, arguments))
        return 0

    def __call__(self, *arguments):
        """Its exit code, and what it installed this time."""
        self.installed.clear()
        return self.module.main(list(arguments)), list(self.installed)


@pytest.fixture
def made(monkeypatch):
    """Makes a `Main` for a checkout, in French."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return lambda root: Main(root, monkeypatch)
