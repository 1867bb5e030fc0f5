"""The locks: complete, consistent with one another, and naming no host."""

import re

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


def test_groups_agree():
    play = locked("play")
    for group in ["fast", "test"]:
        for name, package in locked(group).items():
            assert play.get(name, package) == package


def test_no_host_is_named():
    for path in (PROJECT / "requirements").iterdir():
        assert "://" not in path.read_text(encoding="utf-8")
