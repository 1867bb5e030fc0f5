"""What rules call beside one another does the same interpreted as compiled."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from game.rules.compile.primitives import SCRATCH, WIDE, copy_row, lowest_bit, scratch, scratch_codes, scratch_table
from game.story.limits import OPTIONS

PROJECT = Path(__file__).resolve().parents[2]
COMPILED = """
import sys
from pathlib import Path
from typing import Any, NamedTuple
import numpy as np
from game.rules.compile import mode
mode.compiled(Path(sys.argv[1]), bounds=True)
from game.rules.compile.primitives import copy_row, lowest_bit
@mode.entry
def lowest(mask):
    return lowest_bit(mask)
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
print([lowest(mask) for mask in (1, 6, 40, 1 << 31, 3 << 61, -8)])
"""

ROWS = """
import sys
from pathlib import Path
from typing import Any, NamedTuple
import numpy as np
from game.rules.compile import mode
mode.compiled(Path(sys.argv[1]), bounds=True)
from game.rules.compile.primitives import scratch, scratch_codes, scratch_table
class Frame(NamedTuple):
    fixed: Any
@mode.bundle
class Held(NamedTuple):
    numbers: Any
@mode.rule
def add_to(row, at, what):
    row[at] += what
@mode.entry
def by_rows(frame, held, at):
    row, codes, table, sums = held.numbers[1], scratch_codes(), scratch_table(), scratch()
    for k in range(3):
        codes[k] = 2 - k
        table[k, at] = frame.fixed[k]
        sums[k] = 0.0
    for k in range(3):
        add_to(sums, codes[k], table[k, at])
        add_to(row, k, sums[codes[k]])
        add_to(held.numbers[1, :3], k, 100.0)
    return row[at]
@mode.entry
def spoils(frame):
    frame.fixed[0] = 1.0
held, frame = Held(np.zeros((2, 4))), mode.handed(Frame(np.arange(3.0)))
print(by_rows(frame, held, 2), held.numbers.tolist(), sep=";")
for one in (lambda: by_rows(frame, held, 64), lambda: by_rows(frame, held, -1), lambda: spoils(frame)):
    try:
        one()
    except Exception as refused:
        print(type(refused).__name__)
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
    lines = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=PROJECT).stdout.splitlines()
    told, lowest = lines[0].split(";"), lines[1]
    assert lowest == str([lowest_bit(mask) for mask in (1, 6, 40, 1 << 31, 3 << 61, -8)])
    assert told == ["[[0, 0, 0, 0, 0, 0], [20, 21, 22, 23, 0, 0], [0, 0, 0, 0, 0, 0]]", *["outside"] * 4]


@pytest.mark.parametrize("places", [(0,), (1, 2), (3, 5), (31,), (61, 62)])
def test_the_lowest_bit_is_that_of_the_first_place(places):
    mask = sum(1 << place for place in places)
    assert lowest_bit(mask) == lowest_bit(np.int64(mask)) == places[0]


def test_there_is_room_for_a_table_of_twelve_and_all_its_options():
    assert [one().shape for one in (scratch, scratch_codes, scratch_table)] == [(SCRATCH,), (WIDE,), (SCRATCH, WIDE)]
    assert SCRATCH >= 12
    assert WIDE >= OPTIONS


@pytest.mark.slow
def test_rows_and_room_to_write_in_are_the_same_compiled_and_what_a_scenario_says_is_not_written(tmp_path):
    pytest.importorskip("numba")
    asked = [sys.executable, "-c", ROWS, str(tmp_path)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=PROJECT).stdout.split("\n")
    assert told[0] == "102.0;[[0.0, 0.0, 0.0, 0.0], [100.0, 101.0, 102.0, 0.0]]"
    assert told[1:4] == ["IndexError", "IndexError", "TypingError"]
