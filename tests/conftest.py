"""What holds for all tests: no screen, no sound, and nothing of the player's own files."""

import os
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import settings

ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:  # After the libraries: nothing that lies beside `main.py` comes before them.
    sys.path.append(ROOT)

from tests.helpers.dispositions import keep_to_oneself  # noqa: E402

# Before anything imports pygame; a test that wants a true window starts it in a process of its own.
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

# The machine that checks is slow and shared: the same examples every time there, and no example fails for its time.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

pytest_plugins = ["tests.helpers.accounts"]


def pytest_configure(config):
    """Where workers pass the tests, each for itself: what starts them still ignores what it was told to."""
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", None):
        keep_to_oneself()


def pytest_xdist_auto_num_workers(config):
    """Every core for a folder of tests; none apart for a file or two, which would be done before workers had begun."""
    asked = [one.partition("::")[0] for one in config.args]
    return 0 if len(asked) < 3 and all(one.endswith(".py") for one in asked) else None


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Saves and settings go to a folder of the test's. Caches stay where they are: what they hold can be made again, at
    the price of a long compilation."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CACHE_HOME", os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


def pytest_collection_modifyitems(items):
    """What is known not to be reached yet is said as such, not passed over."""
    missed = yaml.safe_load(Path(__file__).with_name("missed.yaml").read_text(encoding="utf-8"))
    for item in items:
        name = item.nodeid.partition("@")[0]  # after it, the group that a worker takes
        if name in missed:
            item.add_marker(pytest.mark.xfail(strict=True, reason=missed[name]))
