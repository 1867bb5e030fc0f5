"""What the YAML parser says, in its English, made into a code that says the likely mend and the place to look at."""

import re
from typing import Any, NamedTuple

# (what it was doing, what it met: words of libyaml and of PyYAML's own parser) → code, whether the place to look at is
# where it began rather than where it stopped. The first that fits; S102 when none does.
_FAULTS: tuple[tuple[str, str, str, bool], ...] = (
    ("scanning a directive|^$", "directive|incompatible YAML", "S126", False),
    ("", "document start|document separator|document indicator|single document", "S126", False),
    ("quoted scalar", "end of stream", "S122", True),
    ("quoted scalar", "escape|hexdecimal|hexadecimal|Unicode", "S128", False),
    ("scanning an? (anchor|alias)|(scanning|parsing) a tag|parsing a node", "", "S104", True),
    ("scanning a block scalar", "", "S129", False),
    ("flow sequence|flow mapping", r"got '\?'", "S127", False),  # a question: libyaml reads it
    ("flow sequence|flow mapping", "", "S123", True),
    ("flow node", "", "S123", False),
    ("", "tab character", "S120", False),
    ("", "cannot start any token|scalar.*unexpected", "S127", False),
    ("scanning a plain scalar", "", "S123", False),
    ("", "mapping values are not allowed", "S121", False),
    ("scanning a simple key", "", "S125", True),
    ("", "(keys|entries) are not allowed|block mapping|block collection", "S124", False),
    ("block mapping|block collection|block node|indentless", "", "S124", False),
)


class Fault(NamedTuple):
    """A code, and where: line and column from 1."""

    code: str
    line: int
    column: int


def fault(error: Any, lines: list[str]) -> Fault:
    """What a MarkedYAMLError means, given the lines of its text."""
    doing, met = error.context or "", error.problem or ""
    code, began = next(
        (
            (code, began)
            for context, problem, code, began in _FAULTS
            if re.search(context, doing) and re.search(problem, met)
        ),
        ("S102", False),
    )
    mark = error.context_mark if began and error.context_mark else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    around = lines[line - 1] if 0 < line <= len(lines) else ""
    before, at = around[: column - 1], around[column - 1 : column]
    if code in ("S124", "S125", "S127") and "\t" in around[: len(around) - len(around.lstrip())]:
        code, column = "S120", around.index("\t") + 1
    elif around.startswith("%"):
        code = "S126"
    elif code == "S126" and not re.match(r"---|\.\.\.", around):
        code = "S124"  # words after the end of the root: a line out of its column
    elif code == "S124" and before.rstrip().endswith(('"', "'")):
        code = "S122"  # words after quotes that close: they were meant inside
    elif code == "S124" and at and at in ",]}":
        code = "S127"
    elif code == "S121" and re.fullmatch(r"\s*[\w.-]+", before):
        # The colon is that of a key: what comes before it is not what it should be.
        code = "S124" if ":" in lines[max(0, line - 2)] else "S125"
    return Fault(code, line, column)
