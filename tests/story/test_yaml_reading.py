"""Strict YAML: what stays text, what is refused, and where things stand."""

import pytest

from game.story.yaml_reading import LONGEST, read_bytes


def data(text: str) -> object:
    document, report = read_bytes(text.encode(), "t.yaml")
    assert report.problems == []
    return document.data


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "12:30", "2024-01-01", "0x1f", "1e3", "~", ".inf", "007", "1_000", "True"]
)
def test_these_stay_text(word: str) -> None:
    assert data(f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3),
        ("-3", -3),
        ("1.5", 1.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("'3'", "3"),
        ('"true"', "true"),
    ],
)
def test_these_are_values(written: str, value: object) -> None:
    assert data(f"a: {written}") == {"a": value}


def test_keys_are_text() -> None:
    assert data("no: 1\n1.1: 2") == {"no": 1, "1.1": 2}


def test_places_of_values_and_keys() -> None:
    document, _ = read_bytes(b"a:\n  - b: 1\n    c: x\n", "t.yaml")
    assert document.places[("a", 0, "c")] == (3, 8)
    assert document.keys[("a", 0, "c")] == (3, 5)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "S103", 3),
        ("a: &x [1]\nb: *x\n", "S104", 2),
        ("a: !!python/object:os.system x\n", "S104", 1),
        ("a: !!int 3\n", "S104", 1),
        ("a: [1\n", "S102", 2),
        ("a: 1\n---\nb: 2\n", "S102", 2),
        ("? [1]\n: 2\n", "S107", 1),
        ("<<: {a: 1}\n", "", 0),
    ],
)
def test_refused(text: str, code: str, line: int) -> None:
    _, report = read_bytes(text.encode(), "t.yaml")
    assert [(problem.code, problem.line) for problem in report.problems] == ([(code, line)] if code else [])


def test_what_cannot_be_read_at_all() -> None:
    for raw in (b"\xff\xfe\x00", b"a" * (LONGEST + 1)):
        document, report = read_bytes(raw, "t.yaml")
        assert document.data is None
        assert [problem.code for problem in report.problems] == ["S101"]


def test_deep_nesting_is_a_problem_not_a_crash() -> None:
    _, report = read_bytes(b"[" * 5000 + b"]" * 5000, "t.yaml")
    assert [problem.code for problem in report.problems] == ["S102"]


def test_aliases_that_unfold_without_end_are_refused_at_once() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    _, report = read_bytes(text.encode(), "t.yaml")
    assert {problem.code for problem in report.problems} == {"S104"}
