"""The arrows between the rooms of `game/` point one way: the contracts are in `pyproject.toml`. Within the house, no
module comes back to itself by its imports, those made inside functions counted."""

import shutil
import subprocess
import sys

import grimp
import pytest

from .conftest import PROJECT

LINES = 400


def linted(folder):
    """What the contracts of a checkout say of its house: a code of exit, and words."""
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run([sys.executable, "-c", check], cwd=folder, capture_output=True, text=True)
    return ran.returncode, ran.stdout + ran.stderr


def test_arrows_point_one_way():
    code, words = linted(PROJECT)
    assert code == 0, words


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("rules/chance.py", "game.pages.model"),
        ("pages/model.py", "game.window.theme"),
        ("window/theme.py", "game.terminal.loop"),  # side by side
        ("story/names.py", "random"),
    ],
)
def test_an_arrow_the_other_way_is_found(tmp_path, module, imported):
    """In a copy of the house, an import inside a function."""
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    shutil.copytree(PROJECT / "game", tmp_path / "game", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "game" / module).open("a", encoding="utf-8") as source:
        source.write(f"\n\ndef planted():\n    import {imported}\n")
    code, words = linted(tmp_path)
    assert code == 1
    assert imported in words
    assert "BROKEN" in words


def circles(graph):
    """Each set of modules that import one another, however far round."""
    found = set()
    for module in graph.modules:
        others = graph.find_downstream_modules(module) & graph.find_upstream_modules(module)
        found |= {tuple(sorted({module, *others}))} if others - {module} else set()
    return found


def test_no_import_goes_round():
    graph = grimp.build_graph("game", exclude_type_checking_imports=True, cache_dir=None)
    assert "game.cli.commands" in graph.modules
    assert not circles(graph)


def test_a_circle_is_found(tmp_path, monkeypatch):
    """Of three modules, one import made inside a function; one for types alone makes no circle."""
    house = tmp_path / "planted_house"
    house.mkdir()
    (house / "__init__.py").touch()
    (house / "one.py").write_text("from planted_house.two import b\n")
    (house / "two.py").write_text("def b():\n    from planted_house import three\n")
    (house / "three.py").write_text("import planted_house.one\n")
    (house / "four.py").write_text("import typing\nif typing.TYPE_CHECKING:\n    from planted_house import five\n")
    (house / "five.py").write_text("from planted_house import four\n")
    monkeypatch.syspath_prepend(tmp_path)
    graph = grimp.build_graph("planted_house", exclude_type_checking_imports=True, cache_dir=None)
    assert circles(graph) == {("planted_house.one", "planted_house.three", "planted_house.two")}


@pytest.mark.parametrize("module", sorted((PROJECT / "game").rglob("*.py")), ids=lambda module: module.stem)
def test_no_module_is_long(module):
    """Data are in YAML: nothing here is excepted."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LINES
