"""Strict YAML: what stays text, what is refused, and where things stand."""

import os
import random
import textwrap
from pathlib import Path

import pytest
import yaml

from game.story import system, yaml_reading
from game.story.yaml_faults import fault
from game.story.yaml_reading import DEEPEST, LONGEST, read, read_bytes
from tests.helpers.scenarios import SCENARIOS


def data(text: str) -> object:
    document, report = read_bytes(text.encode(), "t.yaml")
    assert report.problems == []
    return document.data


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "12:30", "2024-01-01", "0x1f", "1e3", ".inf", "007", "1_000", "True"]
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
        ("~", None),
        ("'~'", "~"),
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
        ("a: [1\n", "S123", 1),
        ("a: 1\n---\nb: 2\n", "S126", 2),
        ("? [1]\n: 2\n", "S107", 1),
        ("<<: {a: 1}\n", "S104", 1),
    ],
)
def test_refused(text: str, code: str, line: int) -> None:
    _, report = read_bytes(text.encode(), "t.yaml")
    assert [(problem.code, problem.line) for problem in report.problems] == [(code, line)]


def test_what_cannot_be_read_at_all() -> None:
    for raw in (b"\xff\xfe\x00", b"a" * (LONGEST + 1)):
        document, report = read_bytes(raw, "t.yaml")
        assert document.data is None
        assert [problem.code for problem in report.problems] == ["S101"]


def test_deep_nesting_is_a_problem_not_a_crash() -> None:
    _, report = read_bytes(b"[" * 5000 + b"]" * 5000, "t.yaml")
    assert [problem.code for problem in report.problems] == ["S119"]


@pytest.mark.parametrize("opens", ["[", "{a: ", "- ", "? "])
def test_what_is_nested_deeper_than_anyone_writes_is_refused_at_its_place(opens: str) -> None:
    _, report = read_bytes(opens.encode() * 1_000, "t.yaml")
    assert {problem.code for problem in report.problems} <= {"S107", "S119"}  # `? ` makes compound keys
    problem = report.problems[-1]
    assert (problem.code, problem.line, problem.expected) == ("S119", 1, f"≤ {DEEPEST}")
    assert problem.column == (DEEPEST + 1) * len(opens) + 1


def test_a_scenario_as_deep_as_they_are_is_read() -> None:
    assert data("[" * DEEPEST + "]" * DEEPEST)


def test_aliases_that_unfold_without_end_are_refused_at_once() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    _, report = read_bytes(text.encode(), "t.yaml")
    assert {problem.code for problem in report.problems} == {"S104"}


# What an author types, in an editor that shows none of it: the code, the line and column, the sign's name
HIDDEN = [
    ("a:\u00a0x\nb: 1\n", "S116", 1, 3, "U+00A0"),
    ("a: 1\nb:\u202f2\nc: 3\n", "S116", 2, 3, "U+202F"),
    ("a:\n  - x: 1\n  -\u00a0{y: 2}\n", "S116", 3, 4, "U+00A0"),
    ("a:\n\u00a0\u00a0b: 1\n", "S116", 2, 1, "U+00A0"),
    ("a:\n  b: 1\n \u00a0c: 2\n", "S116", 3, 2, "U+00A0"),
    ("a\u00a0: 1\n", "S116", 1, 2, "U+00A0"),
    ('"a\u202f": 1\n', "S116", 1, 3, "U+202F"),
    ("a: 2\u00a0\n", "S116", 1, 4, "U+00A0"),
    ("a: [b,\u00a0c]\n", "S116", 1, 7, "U+00A0"),
    ("a\u200d: 1\n", "S116", 1, 2, "U+200D"),
    ("ti\u200btle: x\n", "S117", 1, 3, "U+200B"),
    ("a: x\u2028y\n", "S117", 1, 5, "U+2028"),
    ("a: x\u2029y\n", "S117", 1, 5, "U+2029"),
    ("a: x\u0085y\n", "S117", 1, 5, "U+0085"),
    ("b: 1\na: x\x0by\n", "S117", 2, 5, "U+000B"),
    ("b: 1\na: x\x0cy\n", "S117", 2, 5, "U+000C"),
    ("b: 1\na: x\0y\n", "S117", 2, 5, "U+0000"),
    ('b: 1\na: "x\\0y"\n', "S117", 2, 4, "U+0000"),
    ('b: 1\na: "x\\x7fy"\n', "S117", 2, 4, "U+007F"),
    ('b: 1\na: "x\\u200By"\n', "S117", 2, 4, "U+200B"),
    ("a: x\ufeff\n", "S117", 1, 5, "U+FEFF"),
    ("a: co\u00adop\n", "S117", 1, 6, "U+00AD"),
    ("a: \u202etxet\n", "S117", 1, 4, "U+202E"),
    ("a: x\u200ey\n", "S117", 1, 5, "U+200E"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "sign"), HIDDEN)
def test_signs_that_nobody_sees_are_named_where_they_are(
    text: str, code: str, line: int, column: int, sign: str
) -> None:
    _, report = read_bytes(text.encode(), "t.yaml")
    met = [one for one in report.problems if one.code == code]
    assert [(one.line, one.column) for one in met] == [(line, column)]
    for lang in ("fr", "en"):
        assert f"{sign} (" in met[0].sentence(lang)
    assert met[0].sentence("fr") != met[0].sentence("en")


def test_french_spaces_and_joiners_stay_in_texts() -> None:
    text = "Vous dites\u00a0: «\u202fOui\u202f!\u202f» \U0001f469\u200d\U0001f33e"
    for written in (f'"{text}"', "'" + text + "'", f"|-\n  {text}", text.replace("\u00a0:", "")):
        assert data(f"a: {written}") == {"a": text.replace("\u00a0:", "") if written[0] == "V" else text}


def test_a_text_with_a_colon_and_its_french_space_is_no_key() -> None:
    text = "Note\u202f: oui\nFin\u00a0: non"
    assert data("a: |-\n  " + text.replace("\n", "\n  ") + "\nb: 1\n") == {"a": text, "b": 1}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_places_hold_whatever_the_line_ends(ends: str) -> None:
    _, report = read_bytes(f"a: 1{ends}b: x\u200by{ends}".encode(), "t.yaml")
    assert [(one.line, one.column) for one in report.problems] == [(2, 5)]


# Slips of YAML: the code says the mend, the place is where to look
SLIPS = [
    ("a: 1\n\tb: 2\n", "S120", 2, 1),
    ("a:\n\tb: 2\n", "S120", 2, 1),
    ("a: il dit: oui\n", "S121", 1, 10),
    ('b: 1\na: "x\nc: 1\n', "S122", 2, 4),
    ("a: 'l'eau'\n", "S122", 1, 7),
    ('a: "il dit "oui" fort"\n', "S122", 1, 13),
    ("a: {b: 1\nc: 2\n", "S123", 1, 4),
    ("a: [1 2, 3\n", "S123", 1, 4),
    ("a: 1\n  b: 2\n", "S124", 2, 4),
    ("a:\n  b: 1\n c: 2\n", "S124", 3, 2),
    ("a: b\n- c\n", "S124", 2, 1),
    ("  a: 1\nb: 2\n", "S124", 2, 1),
    ("a\nb: 1\n", "S125", 2, 2),
    ("a: 1\nb\n", "S125", 2, 1),
    ("%YAML 9\n---\na: 1\n", "S126", 1, 8),
    ("a: @x\n", "S127", 1, 4),
    ("a: %x\n", "S127", 1, 4),
    ("a: ,x\n", "S127", 1, 4),
    ("a: }\n", "S127", 1, 4),
    ('a: "\\q"\n', "S128", 1, 5),
    ('a: "\\xzz"\n', "S128", 1, 7),
    ("a: | x\n  y\n", "S129", 1, 6),
    ("a: *\n", "S104", 1, 4),
    ("a: & x\n", "S104", 1, 4),
    ("a: !<x\n", "S104", 1, 4),
    ("a: !e!x y\n", "S104", 1, 4),
]


@pytest.mark.parametrize("slow_reader", [False, True])
@pytest.mark.parametrize(("text", "code", "line", "column"), SLIPS)
def test_what_yaml_refuses_is_said_with_its_mend(
    text: str, code: str, line: int, column: int, slow_reader: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By libyaml, and by PyYAML's own reader, which stands in for it on some machines and words things otherwise."""
    if slow_reader:
        monkeypatch.setattr(yaml_reading, "_Loader", yaml.SafeLoader)
    _, report = read_bytes(text.encode(), "t.yaml")
    assert [problem.code for problem in report.problems] == [code]
    assert report.problems[0].line == line
    assert slow_reader or report.problems[0].column == column


@pytest.mark.parametrize("listed", ["[Oui, Prêt ?]", "{b: Oui, c: Prêt ?}"])
def test_a_question_in_a_list_wants_quotes_where_libyaml_is_missing(
    listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML's own reader refuses what libyaml reads (findings/question-in-a-list.sh)."""
    text = f"a: {listed}\n"
    monkeypatch.setattr(yaml_reading, "_Loader", yaml.CSafeLoader)
    document, report = read_bytes(text.encode(), "t.yaml")
    assert "Prêt ?" in (document.data["a"] if listed[0] == "[" else document.data["a"].values())
    assert not report.problems
    monkeypatch.setattr(yaml_reading, "_Loader", yaml.SafeLoader)
    (problem,) = read_bytes(text.encode(), "t.yaml")[1].problems
    assert (problem.code, problem.line, problem.column) == ("S127", 1, text.index("?") + 1)
    quoted = text.replace("Prêt ?", '"Prêt ?"')
    assert not read_bytes(quoted.encode(), "t.yaml")[1].problems


@pytest.mark.parametrize("reader", ["CSafeLoader", "SafeLoader"])
def test_no_slip_shows_the_parser_own_words(reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few hundred slips of the tiny scenario: none comes to S102, which stands for what no rule knows."""
    monkeypatch.setattr(yaml_reading, "_Loader", getattr(yaml, reader, yaml.SafeLoader))
    lines = (SCENARIOS / "tiny" / "scenario.yaml").read_text(encoding="utf-8").split("\n")
    pieces = ["\t", '"', "'", "[", "]", "{", "}", ":", ": ", " #", "&a ", "*b ", "!x ", "|", ">", "%", "@", "`", "- "]
    pieces += ["\n", "? ", "\\q", "---\n", "...\n", "&", "*", "!<", "|9x", "\n\t", "\n ", ",", "  "]
    chance = random.Random(12)
    met = set()
    for _ in range(400):
        at = chance.randrange(len(lines) - 12)
        text = textwrap.dedent("\n".join(lines[at : at + 12]))
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice(pieces) + text[place + chance.choice((0, 0, 1, 3)) :]
        met |= {problem.code for problem in read_bytes(text.encode(), "t.yaml")[1].problems}
    assert len(met) > 8
    assert "S102" not in met


def test_what_no_rule_knows_has_a_sentence_all_the_same() -> None:
    odd = yaml.MarkedYAMLError("while dreaming", None, "found a sheep", yaml.Mark("", 0, 1, 2, None, None))
    assert fault(odd, ["a", "b: c"]) == ("S102", 2, 3)


def test_a_comment_right_after_a_bare_text_is_noted() -> None:
    document, _ = read_bytes(b"a: La ferme #1 du pays\nb: 2 # deux\nc: 'x' # fin\n", "t.yaml")
    assert document.comments == {("a",): (1, 12, "#1 du pays")}


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 400, "0." + "9" * 5000, "9" * 16 + ".5"])
def test_numbers_of_more_digits_than_anyone_counts(number: str) -> None:
    _, report = read_bytes(f"a: 1\nb: {number}\n".encode(), "t.yaml")
    (problem,) = report.problems
    assert (problem.code, problem.line, problem.column) == ("S109", 2, 4)
    assert len(problem.sentence()) < 250


@pytest.mark.parametrize(
    ("raw", "line", "column", "found"),
    [
        ("a: 1\nb: é".encode("latin-1"), 2, 4, "0xE9"),
        ("a: é".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: e".encode("utf-16-be"), 1, 1, "UTF-16"),
    ],
)
def test_other_writings_than_utf_8(raw: bytes, line: int, column: int, found: str) -> None:
    _, report = read_bytes(raw, "t.yaml")
    (problem,) = report.problems
    assert (problem.code, problem.line, problem.column) == ("S101", line, column)
    assert found in problem.sentence("en")


def test_a_byte_order_mark_at_the_beginning_is_read_over() -> None:
    assert read_bytes("a: 1".encode("utf-8-sig"), "t.yaml")[0].data == {"a": 1}


def test_what_is_no_file_or_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("a: 1", encoding="utf-8")
    told = [read(tmp_path, "d"), read(tmp_path / "none", "n"), read(tmp_path / "file" / "under", "u")]
    monkeypatch.setattr(system, "at_once", lambda *given: (_ for _ in ()).throw(PermissionError(13, "no")))
    told.append(read(tmp_path / "file", "f"))
    for document, report in told:
        (problem,) = report.problems
        assert (document.data, problem.code) == (None, "S101")
        assert problem.sentence("fr") != problem.sentence("en")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [problem.code for problem in read(tmp_path / "pipe", "p")[1].problems] == ["S101"]
