"""Conditions: the steps they become give what Python itself would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story import tables as t
from game.story.conditions import DEEPEST, FUNCTIONS, Row, parse, steps
from game.story.diagnostics import said

CODES = {"farm": 0, "school": 1, "form.garden": 4}


def code(kind: str, name: str) -> int:
    return CODES.get(name, 7)


def run(rows: list[Row], values: dict[int, float]) -> float:
    """A stack machine as tables.py tells it; `values` gives what each function answers."""
    stack: list[float] = []
    two = {
        t.OP_AND: lambda a, b: float(a != 0 and b != 0),
        t.OP_OR: lambda a, b: float(a != 0 or b != 0),
        t.OP_EQ: lambda a, b: float(a == b),
        t.OP_NE: lambda a, b: float(a != b),
        t.OP_LT: lambda a, b: float(a < b),
        t.OP_LE: lambda a, b: float(a <= b),
        t.OP_GT: lambda a, b: float(a > b),
        t.OP_GE: lambda a, b: float(a >= b),
        t.OP_ADD: lambda a, b: a + b,
        t.OP_SUB: lambda a, b: a - b,
    }
    for row in rows:
        op = int(row[0])
        if op == t.OP_END:
            break
        if op == t.OP_NUMBER:
            stack.append(row[1])
        elif op == t.OP_NOT:
            stack.append(float(stack.pop() == 0))
        elif op in two:
            right, left = stack.pop(), stack.pop()
            stack.append(two[op](left, right))
        else:
            stack.append(values.get(op, 0.0))
        assert len(stack) <= DEEPEST
    assert len(stack) == 1
    return stack[0]


def test_arguments_become_codes() -> None:
    rows = steps(parse("trust(school, farm) >= fair and agreed(form.garden)"), code)
    assert rows[0][:3] == (t.OP_TRUST, 1, 0)
    assert rows[1][:2] == (t.OP_NUMBER, 2)
    assert [int(row[0]) for row in rows[2:]] == [t.OP_GE, t.OP_AGREED, t.OP_AND, t.OP_END]
    assert rows[3][1] == 4


def test_a_part_is_found_by_its_seat() -> None:
    asked = []
    steps(parse("agenda(farm, hands)"), lambda kind, name: asked.append((kind, name)) or 0)
    assert asked == [("part", "farm.hands")]


def test_every_function_has_its_own_step() -> None:
    given_steps = [step for step, _, _ in FUNCTIONS.values()]
    assert sorted(given_steps) == list(range(t.OP_TRUST, t.OP_COUNTED + 1))


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "days(farm).real",
        "[1]",
        "lambda: 1",
        "days(farm) * 2 > 1",
        "1 < 2 < 3",
        "'a' == 'b'",
        "days(*farm) > 1",
        "days(seat=farm) > 1",
        "signed",
        "x",
        "agreed(form)",
        "agreed(a.b.c)",
        "True",
        "days(farm) if signed() else 1",
        "(a := 1)",
    ],
)
def test_refused_writings(text: str) -> None:
    assert {wrong[0] for wrong in parse(text).wrong} & {"S301", "S302", "S303", "S304"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(" * 300 + "signed()" + ")" * 300, "S301"),  # Python's own reader stops at two hundred
        ("(" * 150 + "signed()" + ")" * 150, ""),
        ("not " * 40 + "signed()", ""),
        ("1 + " * 40 + "1 > 3", ""),
        ("not " * 200 + "signed()", "S306"),
        ("1 + " * 240 + "1 > 3", "S306"),
        ("not " * 100_000 + "signed()", "S306"),
        ("1 + " * 100_000 + "1 > 3", "S306"),
        ("1 - (" * 100 + "1" + ")" * 100 + " > 3", "S306"),
        ("(" * 100_000, "S306"),
        ("days(farm) > " + "9" * 900, "S109"),
        ("days(farm) > " + "9" * 5000, "S306"),
        ("days(farm) > 1e999", "S304"),
        ("days(farm) > -1e300", "S304"),
        ("days(farm) > 0x1F", "S304"),
        ("days(farm) > 0b11", "S304"),
        ("days(farm) > 0o17", "S304"),
        ("days(farm) > .5", "S304"),
        ("days(farm) > 1e3", "S304"),
        ("days(farm) > 0.5", ""),
        ("days(farm) > 1_000_000_001", "S109"),
        ("days(farm) > 1_000_000_000", ""),
        ("days(farm) > 1j", "S304"),
        ("days(farm) > 10 ** 10 ** 10", "S304"),
    ],
)
def test_what_nobody_writes_is_refused_before_anything_is_made_of_it(text: str, code: str) -> None:
    assert {wrong[0] for wrong in parse(text).wrong} == ({code} if code else set())
    if not code:
        assert len(steps(parse(text), code_of)) > 1


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("days(farm) ≥ 3", ">= <= !="),
        ("days(farm) => 3", ">= <= !="),
        ("days(farm) <> 3", ">= <= !="),
        ("days(farm) = 3", "=="),
        ("signed() AND named()", "and, or, not"),
        ("signed() et named()", "and, or, not"),
        ("signed() && named()", "and, or, not"),
        ("!signed()", "and, or, not"),
        ("days(farm) > 007", "sans 0 devant"),
        ("“signed()”", "sans guillemets"),
        ("(signed()", "autant de ( que de )"),
        ("signed() and", "une condition comme"),
        ("(" * 300 + "signed()" + ")" * 300, "une condition comme"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_likely_mend_and_none_of_the_parser_own_words(
    text: str, mend: str
) -> None:
    ((code, _, expected, _),) = parse(text).wrong
    assert code == "S301"
    assert mend in said(expected, "fr")
    assert not re.search("invalid|syntax|never closed|assign|perhaps|nested", f"{said(expected, 'fr')}", re.IGNORECASE)


def code_of(kind: str, name: str) -> int:
    return 0


def test_several_lines_are_one_condition() -> None:
    assert parse("signed()\nand named()").wrong == []


_numbers = st.one_of(st.integers(0, 9).map(str), st.sampled_from(["project()", "days(farm)", "fair"]))
_sums = st.recursive(
    _numbers,
    lambda inner: st.tuples(inner, st.sampled_from("+-"), inner).map(lambda x: f"({x[0]} {x[1]} {x[2]})"),
    max_leaves=4,
)
_truths = st.recursive(
    st.one_of(
        st.sampled_from(["signed()", "named()"]),
        st.tuples(_sums, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), _sums).map(" ".join),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda x: f"({x[0]} {x[1]} {x[2]})"),
        inner.map(lambda x: f"(not {x})"),
    ),
    max_leaves=6,
)


@given(_truths, st.booleans(), st.booleans(), st.integers(0, 9), st.integers(0, 9))
def test_steps_mean_what_python_means(text: str, signed: bool, named: bool, project: int, days: int) -> None:
    parsed = parse(text)
    assert parsed.wrong == []
    values = {
        t.OP_SIGNED: float(signed),
        t.OP_NAMED: float(named),
        t.OP_PROJECT: float(project),
        t.OP_DAYS: float(days),
    }
    expected = eval(
        text,
        {
            "signed": lambda: signed,
            "named": lambda: named,
            "project": lambda: project,
            "days": lambda seat: days,
            "farm": 0,
            "fair": 2,
        },
    )
    assert run(steps(parsed, code), values) == float(bool(expected))
