"""What rules call beside one another does the same interpreted as compiled."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from game.rules.compile.primitives import copy_row

PROJECT = Path(__file__).resolve().parents[2]
COMPILED = """
import sys
from pathlib import Path
from typing import Any, NamedTuple
import numpy as np
from game.rules.compile import mode
mode.compiled(Path(sys.argv[1]), bounds=True)
from game.rules.compile.primitives import copy_row
@mode.bundle
class Two(NamedTuple):
    to: Any
    source: Any
@mode.entry
def copied(two, at, place, count):
    copy_row(two.to, at, two.source, (place, 1), count)
def copy(at, place, count):
    two = Two(np.zeros((3, 6), np.int64), np.arange(30).reshape(2, 3, 5))
    try:
        copied(two, at, place, count)
    except IndexError:
        return "outside"
    return two.to.tolist()
print(copy(1, 1, 4), copy(3, 1, 4), copy(1, 2, 4), copy(1, 1, 6), copy(-1, 1, 4), sep=";")
"""


@pytest.mark.parametrize(("shape", "place"), [((6,), ()), ((3, 6), 2), ((2, 3, 6), (1, 2))])
def test_a_row_is_copied_as_far_as_it_is_said_and_nothing_else(shape, place):
    source = np.arange(1, 1 + np.prod(shape)).reshape(shape)
    to = np.zeros((4, 9), np.int64)
    copy_row(to, 1, source, place, 5)
    assert to[1].tolist() == [*source[place][:5].tolist(), 0, 0, 0, 0]
    assert not to[[0, 2, 3]].any()


@pytest.mark.slow
def test_so_it_is_compiled_and_with_bounds_checked_none_is_copied_from_outside_nor_to_there(tmp_path):
    pytest.importorskip("numba")
    asked = [sys.executable, "-c", COMPILED, str(tmp_path)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=PROJECT).stdout.strip().split(";")
    assert told == ["[[0, 0, 0, 0, 0, 0], [20, 21, 22, 23, 0, 0], [0, 0, 0, 0, 0, 0]]", *["outside"] * 4]
