"""Conditions: Python-like expressions read with `ast` (never run), made into steps for the stack machine of
tables.py."""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from game.story import tables as t
from game.story.diagnostics import Both, Said

DEEPEST = 16  # of the stack, see tables.py
LONGEST = 1_000  # signs
MOST_LEVELS = 50  # of expressions in one another: Python reads and writes them by calls in calls
LARGEST = 1_000_000_000  # number written in one: beyond, nothing in a play comes near
WORDS = {"none": 0, "low": 1, "fair": 2, "good": 3, "high": 4}

# function: (step, kinds of its arguments, what it gives)
FUNCTIONS: dict[str, tuple[int, tuple[str, ...], str]] = {
    "trust": (t.OP_TRUST, ("seat", "seat"), "number"),
    "synergy": (t.OP_SYNERGY, ("seat",), "number"),
    "antagonism": (t.OP_ANTAGONISM, ("seat",), "number"),
    "known": (t.OP_KNOWN, ("seat", "fact"), "truth"),
    "said": (t.OP_SAID, ("fact",), "truth"),
    "burst": (t.OP_BURST, ("fact",), "truth"),
    "days": (t.OP_DAYS, ("seat",), "number"),
    "money": (t.OP_MONEY, ("seat",), "number"),
    "agreed": (t.OP_AGREED, ("option",), "truth"),
    "signed": (t.OP_SIGNED, (), "truth"),
    "bound": (t.OP_BOUND, ("seat",), "truth"),
    "delivered": (t.OP_DELIVERED, ("seat",), "number"),
    "project": (t.OP_PROJECT, (), "number"),
    "chosen": (t.OP_CHOSEN, ("choice",), "truth"),
    "visited": (t.OP_VISITED, ("scene",), "truth"),
    "happened": (t.OP_HAPPENED, ("flag",), "truth"),
    "agenda": (t.OP_AGENDA, ("seat", "part"), "truth"),
    "left": (t.OP_LEFT, ("seat",), "truth"),
    "gage": (t.OP_GAGE, ("gage",), "truth"),
    "prepared": (t.OP_PREPARED, ("clause",), "truth"),
    "asked": (t.OP_ASKED, ("seat", "seat"), "truth"),
    "went": (t.OP_WENT, ("seat", "seat"), "truth"),
    "periods": (t.OP_PERIODS, (), "number"),
    "breaches": (t.OP_BREACHES, (), "number"),
    "repaired": (t.OP_REPAIRED, (), "either"),  # a count that reads as a truth: any repair at all
    "withdrew": (t.OP_WITHDREW, ("seat",), "truth"),
    "named": (t.OP_NAMED, (), "truth"),
    "count": (t.OP_COUNT, ("counter",), "number"),
    "all_know": (t.OP_ALL_KNOW, ("seat", "fact"), "truth"),
    "saw_learn": (t.OP_SAW_LEARN, ("seat", "seat", "fact"), "truth"),
    "days_with": (t.OP_DAYS_WITH, ("seat", "seat"), "number"),
    "given": (t.OP_GIVEN, ("seat", "box"), "number"),
    "last_given": (t.OP_LAST_GIVEN, ("seat", "box"), "number"),
    "claimed": (t.OP_CLAIMED, ("seat", "box"), "number"),
    "box_total": (t.OP_BOX_TOTAL, ("box",), "number"),
    "last_total": (t.OP_LAST_TOTAL, ("box",), "number"),
    "reached": (t.OP_REACHED, ("box",), "number"),
    "counted": (t.OP_COUNTED, ("ask",), "truth"),
}
# Only about the seat that chooses.
OF_ME = {"days", "money", "known", "all_know", "saw_learn", "agenda", "bound", "asked", "went"}
OF_ME |= {"given", "last_given"}
PUBLIC = {"agreed", "signed", "chosen", "happened", "count", "visited", "gage", "periods", "said", "burst", "left"}
PUBLIC |= {"days_with"}  # all see where one's days go
PUBLIC |= {"claimed", "reached", "counted"}  # of boxes, what all were shown
DOTTED = {"option": "clause.option", "box": "ask.box"}  # names of two words
_COMPARE = {ast.Eq: t.OP_EQ, ast.NotEq: t.OP_NE, ast.Lt: t.OP_LT, ast.LtE: t.OP_LE, ast.Gt: t.OP_GT, ast.GtE: t.OP_GE}
_ARITHMETIC = {ast.Add: t.OP_ADD, ast.Sub: t.OP_SUB}
_NUMBER = re.compile(r"[0-9_]+(\.[0-9]+)?")  # in plain digits: Python reads 0x1F and 1e3 too
# What hands used to other writings type, and how it is written here.
_MENDS: tuple[tuple[str, Said], ...] = (
    ("[“”«»„‘’]", Both("sans guillemets", "without quotes")),
    ("[≥≤≠]|=>|=<|<>", ">= <= !="),
    ("(?<![<>=!])=(?!=)", "=="),
    (r"&|\||!(?!=)|\b(?:AND|OR|NOT|And|Or|Not|et|ou|non|ET|OU|NON)\b", "and, or, not"),
    (r"\b0[0-9]", Both("un nombre sans 0 devant", "a number without 0 before it")),
)
_LIKE = "signed() and trust(farm, school) >= fair"
Row = tuple[float, float, float, float, float, float]
Code = Callable[[str, str], int]


@dataclass(frozen=True)
class Use:
    """One call of a function: its name and its arguments as written."""

    function: str
    arguments: tuple[str, ...]


@dataclass
class Parsed:
    """A condition read: its tree (None if it cannot be read), the functions it uses, and what is wrong: (code,
    found, expected, known).
    """

    text: str
    tree: ast.expr | None = None
    uses: list[Use] = field(default_factory=list)
    wrong: list[tuple[str, str, Said, list[str]]] = field(default_factory=list)


def parse(text: str) -> Parsed:
    """Read one condition. Problems: S109, S301 to S306. Names of seats, facts… are not looked up here."""
    parsed = Parsed(text)
    if len(text) > LONGEST:  # so that nothing below goes deeper than Python does
        parsed.wrong.append(("S306", str(len(text)), f"≤ {LONGEST}", []))
        return parsed
    try:
        # A text over several lines is one expression: between parentheses Python reads it so.
        parsed.tree = ast.parse(f"({text}\n)", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        parsed.wrong.append(("S301", text, _written(text), []))
        return parsed
    levels = _levels(parsed.tree)
    if levels > MOST_LEVELS:
        parsed.wrong.append(("S306", str(levels), f"≤ {MOST_LEVELS}", []))
        parsed.tree = None
        return parsed
    _Reader(parsed).check(parsed.tree, "truth")
    if not parsed.wrong:
        depth = _depth(parsed.tree)
        if depth > DEEPEST:
            parsed.wrong.append(("S306", str(depth), f"≤ {DEEPEST}", []))
    return parsed


def _written(text: str) -> Said:
    """How one writes what could not be read, as far as it can be guessed: Python's own words are English."""
    for sign, mend in _MENDS:
        if re.search(sign, text):
            return mend
    if text.count("(") != text.count(")"):
        return Both("autant de ( que de )", "as many ( as )")
    return Both(f"une condition comme : {_LIKE}", f"a condition such as: {_LIKE}")


class _Reader:
    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed

    def refuse(self, code: str, node: ast.AST, expected: Said = "", known: list[str] | None = None) -> None:
        self.parsed.wrong.append((code, ast.unparse(node), expected, known or []))

    def check(self, node: ast.expr, wanted: str) -> None:
        gives = self.read(node)
        if wanted == "truth" and gives == "number":
            self.refuse("S305", node, "== != < <= > >=")

    def read(self, node: ast.expr) -> str:
        """What the expression gives: truth, number or either."""
        match node:
            case ast.BoolOp():
                for value in node.values:
                    self.check(value, "truth")
                return "truth"
            case ast.UnaryOp(op=ast.Not()):
                self.check(node.operand, "truth")
                return "truth"
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
                return self.read(node.operand)
            case ast.BinOp() if type(node.op) in _ARITHMETIC:
                self.check(node.left, "number")
                self.check(node.right, "number")
                return "number"
            case ast.Compare():
                if len(node.ops) > 1 or type(node.ops[0]) not in _COMPARE:
                    self.refuse("S304", node, "a == b, a <= b and b <= c")
                    return "truth"
                self.check(node.left, "number")
                self.check(node.comparators[0], "number")
                return "truth"
            case ast.Constant(value=bool()):
                self.refuse("S304", node)
                return "truth"
            case ast.Constant(value=int() | float() as number):
                written = ast.get_source_segment(f"({self.parsed.text}\n)", node) or ""
                if not _NUMBER.fullmatch(written):
                    self.parsed.wrong.append(
                        ("S304", written, Both("un nombre, en chiffres", "a number, in digits"), [])
                    )
                elif not number <= LARGEST:
                    self.parsed.wrong.append(("S109", str(number)[:20], f"≤ {LARGEST}", []))
                return "number"
            case ast.Name() if node.id in WORDS:
                return "number"
            case ast.Name() if node.id in FUNCTIONS:
                self.refuse("S304", node, f"{node.id}(…)")
                return "either"
            case ast.Call(func=ast.Name(), keywords=[]):
                return self.call(node, node.func.id if isinstance(node.func, ast.Name) else "")
        self.refuse("S304", node)
        return "either"

    def call(self, node: ast.Call, name: str) -> str:
        if name not in FUNCTIONS:
            self.parsed.wrong.append(("S302", name, "", sorted(FUNCTIONS)))
            return "either"
        _, kinds, gives = FUNCTIONS[name]
        shape = f"{name}({', '.join(kinds)})"
        if len(node.args) != len(kinds):
            self.refuse("S303", node, shape)
            return gives
        arguments = []
        for kind, argument in zip(kinds, node.args, strict=True):
            match argument:
                case ast.Name() if kind not in DOTTED:
                    arguments.append(argument.id)
                case ast.Attribute(value=ast.Name()) if kind in DOTTED:
                    arguments.append(ast.unparse(argument))
                case _:
                    self.refuse("S304", argument, shape.replace(kind, DOTTED.get(kind, kind)))
        if len(arguments) == len(kinds):
            self.parsed.uses.append(Use(name, tuple(arguments)))
        return gives


def _levels(tree: ast.expr) -> int:
    """How many things stand one inside the other."""
    level: list[ast.AST] = [tree]
    levels = 0
    while level:
        levels += 1
        level = [inner for node in level for inner in ast.iter_child_nodes(node)]
    return levels


def _depth(node: ast.expr) -> int:
    """How deep the stack gets."""
    match node:
        case ast.BoolOp():
            return max(_depth(value) + (rank > 0) for rank, value in enumerate(node.values))
        case ast.UnaryOp():
            return _depth(node.operand)
        case ast.BinOp():
            return max(_depth(node.left), 1 + _depth(node.right))
        case ast.Compare():
            return max(_depth(node.left), 1 + _depth(node.comparators[0]))
    return 1


def steps(parsed: Parsed, code: Code) -> list[Row]:
    """Rows of the stack machine, OP_END included. `code(kind, name)` gives the code of a name; for a part the name
    is `seat.part`.

    Raises ValueError if the condition has problems, and whatever `code` raises for an unknown name.
    """
    if parsed.tree is None or any(wrong[0] != "S305" for wrong in parsed.wrong):
        raise ValueError(parsed.text)
    rows: list[Row] = []
    _emit(parsed.tree, rows, code)
    rows.append(_row(t.OP_END))
    return rows


def _row(op: int, *values: float) -> Row:
    a, b, c = (*values, 0.0, 0.0, 0.0)[:3]
    return (float(op), float(a), float(b), float(c), 0.0, 0.0)


def _emit(node: ast.expr, rows: list[Row], code: Code) -> None:
    match node:
        case ast.BoolOp():
            op = t.OP_AND if isinstance(node.op, ast.And) else t.OP_OR
            for rank, value in enumerate(node.values):
                _emit(value, rows, code)
                if rank:
                    rows.append(_row(op))
        case ast.UnaryOp(op=ast.Not()):
            _emit(node.operand, rows, code)
            rows.append(_row(t.OP_NOT))
        case ast.UnaryOp(operand=ast.Constant(value=int() | float() as number)):
            rows.append(_row(t.OP_NUMBER, -number))
        case ast.BinOp():
            _emit(node.left, rows, code)
            _emit(node.right, rows, code)
            rows.append(_row(_ARITHMETIC[type(node.op)]))
        case ast.Compare():
            _emit(node.left, rows, code)
            _emit(node.comparators[0], rows, code)
            rows.append(_row(_COMPARE[type(node.ops[0])]))
        case ast.Constant(value=int() | float() as number):
            rows.append(_row(t.OP_NUMBER, number))
        case ast.Name():
            rows.append(_row(t.OP_NUMBER, WORDS[node.id]))
        case ast.Call(func=ast.Name(id=name)):
            op, kinds, _ = FUNCTIONS[name]
            written = [ast.unparse(argument) for argument in node.args]
            if name == "agenda":
                kinds, written = ("part",), [".".join(written)]
            codes = []
            for kind, word in zip(kinds, written, strict=True):
                codes.append(code(kind, word))
            rows.append(_row(op, *codes))
