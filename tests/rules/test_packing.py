"""What is packed comes out as it went in; nobody else divides a code, multiplies it or reads it by its order."""

import ast
from itertools import product
from pathlib import Path

import pytest

from game.rules import codes as c
from game.rules import packing as p
from game.story import tables as t

GAME = Path(__file__).resolve().parents[2] / "game"
PACKERS = {"rules/packing.py", "rules/read/packages.py", "rules/chance.py"}
PACKED = {"what", "how", "marks", "sure", "third", "WHAT", "HOW", "MARKS", "E_WHAT", "E_HOW"}


def names_in(node):
    """The names that stand in an expression, `x` and the `y` of `x.y`."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} | {
        one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)
    }


CODES_OF_TABLES = ("OP_", "COURSE_", "EFFECT_", "APPROACH", "GAGE_")


def is_code(node):
    """`c.ASK`, `t.OP_AND`, as it stands: a code, not a number kept under one."""
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name) or not node.attr.isupper():
        return False
    return node.value.id == "c" or (node.value.id == "t" and node.attr.startswith(CODES_OF_TABLES))


def packs_in(text):
    """Lines that pack or unpack by hand, or tell a meaning from the order of codes."""
    found = []
    for node in ast.walk(ast.parse(text)):
        wrong = ""
        if isinstance(node, ast.BinOp) and 4096 in (getattr(one, "value", 0) for one in (node.left, node.right)):
            wrong = "4096"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv | ast.Mod) and names_in(node.left) & PACKED:
            wrong = "unpacked"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and getattr(node.left, "value", 0) == 3:
            wrong = "powers of three"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.LShift) and is_code(node.right):
            wrong = "a code as a bit"
        if isinstance(node, ast.Compare) and any(
            isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) and (is_code(one) or is_code(node.left))
            for op, one in zip(node.ops, node.comparators, strict=True)
        ):
            wrong = "an order of codes"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "divmod" and names_in(node) & PACKED:
                wrong = "unpacked"
            ends = [
                one for arg in node.args for one in ([arg.left, arg.right] if isinstance(arg, ast.BinOp) else [arg])
            ]
            if node.func.id == "range" and any(is_code(one) for one in ends):
                wrong = "a range of codes"
        if wrong:
            found.append(f"{wrong}, line {node.lineno}")
    return found


def house():
    paths = sorted(path.relative_to(GAME).as_posix() for path in GAME.rglob("*.py"))
    return [path for path in paths if path not in PACKERS and not path.startswith(("window/", "cli/"))]


def test_nobody_else_packs():
    found = {path: packs_in((GAME / path).read_text("utf-8")) for path in house()}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "line",
    [
        "topic = what // 4096",
        "topic = event[at, s.E_WHAT] // STEP",
        "sure = how % 3",
        "mark = int(made[s.MARKS]) // ways % 3",
        "marks += 3**place",
        "rest, zone = divmod(what, 8)",
        "if kind > c.PRICE:\n    pass",
        "if c.PUT <= do <= c.STAND:\n    pass",
        "for do in range(c.PUT, c.STAND + 1):\n    pass",
        "mask |= 1 << c.E_ASKED",
        "if op <= t.OP_SUB:\n    pass",
        "of = topic - 100 if topic >= t.APPROACH else topic",
        "what = topic * 4096 + part + 1",
    ],
)
def test_packing_by_hand_is_found(line):
    assert packs_in(line)


def test_codes_are_declared_once():
    for words in (c.STAGES, c.DOES, c.EVENTS_OF):
        assert len(set(words)) == len(words)
    named = {name: value for name, value in vars(c).items() if name.startswith("E_")}
    assert {c.EVENTS_OF[value]: name for name, value in named.items()} == {
        word: f"E_{word.upper()}" for word in c.EVENTS_OF
    }
    assert all(getattr(c, word.upper()) == do for do, word in enumerate(c.DOES))
    assert all(getattr(c, f"AT_{word.upper()}") == stage for stage, word in enumerate(c.STAGES))
    assert set(t.CORRIDOR_MOVES) == {move.word for move in c.MOVES if move.stage == c.AT_CORRIDOR}


def test_marks():
    for marks in product(range(3), repeat=4):
        packed = sum(p.mark_placed(mark, place) for place, mark in enumerate(marks))
        assert 0 <= packed < p.ways_to_mark(4)
        assert tuple(p.mark_at(packed, place) for place in range(4)) == marks
    for mark in (c.NO, c.NOT_YET, c.YES):
        assert p.marked_alike(mark, 4) == sum(p.mark_placed(mark, place) for place in range(4))


def test_claims_and_objections():
    for topic, part in product(range(len(c.TOPICS)), (-1, 0, 61, 4000)):
        assert (p.topic_of(p.claim_of(topic, part)), p.claimed(p.claim_of(topic, part))) == (topic, part)
    for package, option in product((0, 3, 700), (-1, 0, 61)):
        packed = p.objection_to(package, option)
        assert (p.objected_package(packed), p.objected_option(packed)) == (package, option)


def test_guesses():
    cards, reds = 6, 5
    all_of_them = set()
    for card, red, draws, holds in product(range(-1, cards), range(p.NOT_SAID, reds), range(-1, 3), range(-1, 3)):
        packed = p.guess_of(card, red, draws, holds, cards)
        all_of_them.add(packed)
        parts = p.card_guessed(packed, cards), p.red_guessed(packed, cards)
        assert (*parts, p.draws_guessed(packed), p.holds_guessed(packed)) == (card, red, draws, holds)
    assert all_of_them == set(range(p.guesses(cards, reds)))
    assert p.guess_of(-1, p.NOT_SAID, -1, -1, cards) == 0


def test_trades_and_amendments():
    assert [p.supported(trade) for trade in (c.TRADE_SEEKS, c.TRADE_RED)] == [-1, -1]
    assert [p.supported(p.support_of(option)) for option in range(62)] == list(range(62))
    for place, option in product(range(4), range(20)):
        packed = p.amendment_of(place, option, 20)
        assert (p.amended_place(packed, 20), p.amended_option(packed, 20)) == (place, option)


def test_topics_of_evidence():
    assert not any(p.is_approach(pitfall) for pitfall in range(len(t.PITFALLS)))
    for approach in range(len(t.APPROACHES)):
        assert p.is_approach(p.topic_of_approach(approach))
        assert p.approach_in(p.topic_of_approach(approach)) == approach


def test_moments_have_places_of_their_own():
    places = {p.place_of_moment(*moment) for moment in product(range(3), range(p.ROUNDS), range(p.WAVES))}
    assert len(places) == 3 * p.ROUNDS * p.WAVES


def test_sets_of_kinds():
    some = c.kinds(c.E_ASKED, c.E_LIED)
    assert [kind for kind in range(len(c.EVENTS)) if p.one_of(some, kind)] == sorted((c.E_ASKED, c.E_LIED))
