"""The locks: complete, consistent with one another, and naming no host."""

import ast
import re
import sys
from importlib.metadata import packages_distributions

import pytest

from .conftest import PROJECT

GROUPS = ["play", "fast", "test"]


def locked(group):
    """Each package's version and how many hashes it has."""
    text = (PROJECT / "requirements" / f"{group}.lock").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    found = (re.match(r"([a-z0-9._-]+)==([^ ;]+)", package).groups() for package in packages)
    return {
        name: (version, package.count("--hash=sha256:"))
        for (name, version), package in zip(found, packages, strict=True)
    }


@pytest.mark.parametrize("group", GROUPS)
def test_every_package_has_its_hashes_and_every_wish_is_locked(group):
    packages = locked(group)
    assert packages
    assert all(count for _, count in packages.values())
    wishes = (PROJECT / "requirements" / f"{group}.in").read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z][\w-]*)", wishes, flags=re.MULTILINE)
    assert {name.lower() for name in names} <= packages.keys()


def imported(source):
    """Libraries that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).partition(".")[0]


def unnamed(sources):
    """What is imported there and named in no `requirements/*.in`: it would go the day another package drops it."""
    wishes = "\n".join(one.read_text(encoding="utf-8") for one in (PROJECT / "requirements").glob("*.in"))
    named = set(re.findall(r"^([a-z][\w-]*)", wishes.lower().replace("_", "-"), flags=re.MULTILINE))
    packages = packages_distributions() | {"pyspiel": ["open-spiel"], "negmas": ["negmas"]}  # which stand apart
    foreign = {name for source in sources for name in imported(source)} - sys.stdlib_module_names - {"game"}
    return {name for name in foreign if not {one.lower().replace("_", "-") for one in packages[name]} & named}


def test_what_the_game_imports_is_named():
    assert unnamed(one.read_text(encoding="utf-8") for one in (PROJECT / "game").rglob("*.py")) == set()
    assert unnamed(["def later():\n    import pluggy.hooks\n", "from yaml import x\n"]) == {"pluggy"}


def test_groups_agree():
    play = locked("play")
    for group in ["fast", "test"]:
        for name, package in locked(group).items():
            assert play.get(name, package) == package


def test_no_host_is_named():
    for path in (PROJECT / "requirements").iterdir():
        assert "://" not in path.read_text(encoding="utf-8")
