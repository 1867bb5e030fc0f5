"""What the tests cost: the rules are compiled once before workers part, and each scenario has its seconds."""

import os
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COMPILE = "from game.rules.compile import mode; mode.compiled(mode.cache_folder()); from game.cli import main; "
COMPILE += "main(['simulate', 'condition', '--plays', '1', '--compiled', '--json'])"
MOST_CPU = 60.0  # seconds a scenario: ten of them must not make a check last an evening
_cpu: Counter[str] = Counter()


def pytest_configure(config):
    """Compile, where slow tests are asked for: each worker would else do it again, and count it as its scenario's."""
    if hasattr(config, "workerinput") or config.option.markexpr not in ("slow", "deep") or config.option.collectonly:
        return
    if find_spec("numba") is None:
        return
    began = monotonic()
    subprocess.run([sys.executable, "-c", COMPILE], cwd=PROJECT, stdout=subprocess.DEVNULL, check=True)
    sys.stderr.write(f"rules compiled, or found compiled: {monotonic() - began:.0f} s\n")


def scenario_of(item):
    """The scenario that a test is about, if it is about one of those that the game ships."""
    given = getattr(item, "callspec", None)
    name = given.params.get("scenario") if given else None
    return name if isinstance(name, str) and item.path.parent.name == "scenarios" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """The tests of a scenario go to one worker: what many plays came to is made once for all of them."""
    for item in items:
        if scenario := scenario_of(item):
            item.add_marker(pytest.mark.xdist_group(scenario))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    began = sum(os.times()[:4])  # of this process and of those that it started and saw end
    try:
        return (yield)
    finally:
        if scenario := scenario_of(item):
            _cpu[scenario] += sum(os.times()[:4]) - began


def most_cpu(config):
    """Seconds that a scenario may cost; what is deep, and run by hand, costs what it costs."""
    return float("inf") if config.option.markexpr == "deep" else MOST_CPU


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["cpu"] = dict(_cpu)
    elif any(seconds > most_cpu(session.config) for seconds in _cpu.values()):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    _cpu.update(getattr(node, "workeroutput", {}).get("cpu", {}))


def pytest_terminal_summary(terminalreporter):
    for scenario, seconds in sorted(_cpu.items()):
        over = seconds > most_cpu(terminalreporter.config)
        said = f": over the {MOST_CPU:.0f} that a scenario may cost" if over else ""
        terminalreporter.write_line(f"{scenario}: {seconds:.1f} CPU-seconds{said}", red=over)
