"""Compiled rules on disk: whatever becomes of their folder, they compile, and it is known that they are not kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

BEGIN = """
import os, shutil, sys
from pathlib import Path
from game.rules.compile import mode
"""
FOLDERS = (
    BEGIN
    + """
print(mode.cache_folder() == mode.usual_folder(), mode.stands_in(), mode.cache_folder().is_dir())
print(mode.cache_folder())
"""
)
RULES = (
    BEGIN
    + """
folder = mode.cache_folder()
mode.compiled(folder)
from game.rules.compile import linking
at = folder / mode._name(False)
def made(k):
    def twice(x):
        return x * 2 + k
    twice.__qualname__ = twice.__name__ = f"twice{k}"
    rule = mode.entry(twice)
    assert rule(3) == 6 + k
    return rule
made(1)
print(mode._KEPT, len(list(at.rglob("*.nbc"))))
how = sys.argv[1]
for index in at.rglob("*.nbi"):
    if how == "damaged":
        index.write_bytes(b"no index")
    elif how == "folder":
        index.unlink()
        index.mkdir()
if how == "erased":
    shutil.rmtree(folder)
elif how == "gone for good":
    shutil.rmtree(folder)
    folder.write_text("a file in its place")
elif how == "full":
    def full(*_):
        raise OSError(28, "No space left on device")
    linking.FunctionCache.save_overload = full
made(1)
made(2)
"""
)


def ran(program, cache, *arguments):
    given = {name: value for name, value in os.environ.items() if name != "DENOUER_COMPILED"}
    env = given | {"XDG_CACHE_HOME": str(cache), "HOME": str(cache), "PYTHONPATH": str(PROJECT)}
    source = cache.with_name("program.py")  # numba keeps what has a file
    source.write_text(program, encoding="utf-8")
    command = [sys.executable, str(source), *arguments]
    told = subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stderr
    return told.stdout.split()


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is named by a variable there")
def test_a_folder_of_the_moment_stands_in_and_goes(tmp_path):
    assert ran(FOLDERS, tmp_path / "made")[:3] == ["True", "False", "True"]
    (tmp_path / "file").write_text("in the way")
    *told, folder = ran(FOLDERS, tmp_path / "file")
    assert told == ["False", "True", "True"]
    assert not Path(folder).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is named by a variable there")
@pytest.mark.parametrize("how", ["", "damaged", "folder", "erased", "gone for good", "full"])
def test_whatever_becomes_of_the_folder_rules_compile(tmp_path, how):
    pytest.importorskip("numba")
    assert ran(RULES, tmp_path / "cache", how) == ["True", "1"]
