"""Moves by ids: both ways, every kind, and what is said of a move that cannot be read."""

import json
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.refusals import BadMove
from game.play.words import Words, letter, lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import apply, begin
from game.rules.packing import shares_of, ways_within
from game.story import tables as t
from game.story.library import load
from tests.helpers.large import large
from tests.helpers.scenarios import SCENARIOS, tiny
from tests.play.drawing import awaited, drawn_move

FULL = {"form": "garden", "pace": "now"}


def row_of(do, to=-1, what=0, how=0, marks=0):
    return np.array([do, to, what, how, marks, 0], np.int64)


def through(words, seat, row, table):
    """A row written, sent as JSON, and read again."""
    return words.read(json.loads(json.dumps(words.write(seat, row, table))), table)


@given(seed=st.integers(0, 2**62 - 1), drawer=st.randoms(use_true_random=False))
def test_every_legal_move_of_a_drawn_play_comes_back(seed, drawer):
    loaded = tiny()
    frame, secrets, _ = loaded.tables
    words, state = Words(loaded.tables), s.new_state(frame)
    begin(frame, secrets, state, seed)
    while not state.scal[s.OVER]:
        seat = drawer.choice(awaited(state))
        row = drawn_move(loaded, state, seat, drawer)
        again_seat, again = through(words, seat, row, lying(loaded.tables, state))
        assert (again_seat, again.tolist()) == (seat, row.tolist())
        assert apply(frame, secrets, state, seat, again) == 0


def test_drawn_plays_meet_nearly_every_kind():
    loaded, met = tiny(), set()
    frame, secrets, _ = loaded.tables
    for seed in range(150):
        drawer, state = random.Random(seed), s.new_state(frame)
        begin(frame, secrets, state, seed)
        while not state.scal[s.OVER]:
            seat = drawer.choice(awaited(state))
            row = drawn_move(loaded, state, seat, drawer)
            met.add(int(row[s.DO]))
            apply(frame, secrets, state, seat, row)
    # What they miss is in the table below.
    assert len(met) >= 22


def boxes():
    return load(SCENARIOS / "format" / "ask")


def shares(tables):
    """Everything that may be put in boxes, of every ask."""
    for ask, (first, end, most) in enumerate(tables.frame.ask.tolist()):
        yield from (shares_of(ask, rank) for rank in range(ways_within(most or 1, end - first)))


@pytest.mark.parametrize(
    ("what", "code", "told"),
    [
        ("season", "M101", "ask"),
        ({"saison": {"lane": 1}}, "M104", "season"),
        ({"season": {"lane": 1}, "ball": {}}, "M101", "ask"),
        ({"season": ["lane"]}, "M101", "box"),
        ({"season": {"lanes": 1}}, "M104", "lane"),
        ({"season": {"lane": 4}}, "M108", "0 – 3"),
        ({"season": {"lane": -1}}, "M108", "0 – 3"),
        ({"season": {"lane": True}}, "M108", "0 – 3"),
        ({"season": {"lane": 2, "sign": 2}}, "M108", "0 – 3"),
        ({"ball": {"white": 1, "cold": 1}}, "M108", "0 – 1"),
    ],
)
def test_what_does_not_fit_boxes_says_what_would(what, code, told):
    with pytest.raises(BadMove) as refused:
        Words(boxes().tables).read({"seat": "farm", "do": "give", "what": what, "how": "as_it_is"}, [])
    assert refused.value.code == code
    assert told in refused.value.sentence("en")


def test_boxes_read_like_themselves():
    tables, move = boxes().tables, {"seat": "farm", "do": "give", "what": {"season": {"lane": 2}}, "how": "unsaid"}
    words = Words(tables)
    assert words.write(*words.read(move, []), []) == move
    nothing = {"seat": "farm", "do": "give", "what": {"season": {}}, "how": "as_it_is"}
    assert words.write(*words.read(nothing, []), []) == nothing


@pytest.mark.parametrize("do", range(len(c.MOVES)), ids=c.DOES)
def test_every_value_of_every_kind_comes_back(do):
    tables = (boxes() if c.MOVES[do].what == "shares" else tiny()).tables
    words, table = Words(tables), [0, 27]
    options, facts, cards = (len(ids) for ids in (tables.names.options, tables.names.facts, tables.names.cards))
    reds = int(tables.frame.size[t.RED_MASK]).bit_count()
    whats = {
        "": 1,
        "topic": 4,
        "telling": facts + 2,
        "tension": facts + 1,
        "trade": 2 + options,
        "option": options,
        "lying": 2,
        "amount": 6,
        "choice": len(tables.names.choices),
        "package": int(tables.frame.size[t.PACKAGES]),
        "price": 3,
        "amendment": 2 * options,
        "guess": 16 * (cards + 1) * (reds + 2),
    }
    shape = c.MOVES[do]
    hows = range(len(shape.how)) if shape.how else [shape.fixed]
    tos = {"": [-1], "seat": [0, 1], "audience": [-1, 0, 1]}[shape.to]
    marks = range(9) if do in c.MARKED else [0]
    for to in tos:
        for what in shares(tables) if shape.what == "shares" else range(whats[shape.what]):
            for how in hows:
                row = row_of(do, to, what, how, marks[(what + how) % len(marks)])
                seat, again = through(words, 1, row, table)
                assert (seat, again.tolist()) == (1, row.tolist())


def test_every_kind_of_move_has_words():
    assert sorted(set(c.DOES)) == sorted(c.DOES)


def test_letters_never_change():
    assert [letter(n) for n in (0, 1, 25, 26, 51, 52)] == ["A", "B", "Z", "A2", "Z2", "A3"]


def test_a_move_reads_like_one():
    tables = tiny().tables
    words = Words(tables)
    code = tables.names.seats.code
    assert words.write(code["school"], row_of(c.ASK, code["farm"], c.WHY), []) == {
        "seat": "school",
        "do": "ask",
        "to": "farm",
        "what": "why",
    }
    _, row = words.read({"seat": "farm", "do": "put", "what": FULL, "how": "more", "marks": {"A": "yes"}}, [0])
    assert words.write(code["farm"], row, [0]) == {
        "seat": "farm",
        "do": "put",
        "what": FULL,
        "how": "more",
        "marks": {"A": "yes"},
    }


@pytest.mark.parametrize(
    ("move", "code", "told"),
    [
        ("pass", "M101", "seat"),
        ({"seat": "farm"}, "M102", "do"),
        ({"do": "pass"}, "M102", "seat"),
        ({"seat": "farm", "do": "ask", "to": "school"}, "M102", "what"),
        ({"seat": "farm", "do": "pass", "to": "school"}, "M103", "to"),
        ({"seat": "farm", "do": "pass", "marks": {}}, "M103", "marks"),
        ({"seat": "farm", "do": "aks"}, "M104", "ask"),
        ({"seat": "frm", "do": "pass"}, "M104", "farm"),
        ({"seat": ["farm"], "do": "pass"}, "M104", "farm"),
        ({"seat": "farm", "do": "ask", "to": "school", "what": "whi"}, "M104", "why"),
        ({"seat": "farm", "do": "prepare", "what": "form.gardn"}, "M104", "form.garden"),
        ({"seat": "farm", "do": "stand", "how": "as_asked", "marks": {"A": "yes", "B": "no"}}, "M105", "A"),
        ({"seat": "farm", "do": "stand", "how": "as_asked"}, "M106", "A"),
        ({"seat": "farm", "do": "stand", "how": "as_asked", "marks": {"A": "maybe"}}, "M104", "not_yet"),
        ({"seat": "farm", "do": "stand", "how": "as_asked", "marks": "yes"}, "M101", "A"),
        ({"seat": "farm", "do": "put", "what": {"form": "garden"}, "how": "as_asked"}, "M107", "pace"),
        ({"seat": "farm", "do": "put", "what": {**FULL, "pce": "now"}, "how": "as_asked"}, "M104", "pace"),
        ({"seat": "farm", "do": "put", "what": {**FULL, "pace": "nw"}, "how": "as_asked"}, "M104", "now"),
        ({"seat": "farm", "do": "put", "what": "garden", "how": "as_asked"}, "M101", "clause"),
        ({"seat": "farm", "do": "amend", "what": {"package": "A"}, "how": "as_asked"}, "M102", "option"),
        (
            {
                "seat": "farm",
                "do": "guess",
                "to": "school",
                "what": {"card": "clm", "red": None, "draws": None, "holds": None},
                "how": "none",
            },
            "M104",
            "calm",
        ),
        (  # as it was written when zones of the map were guessed
            {
                "seat": "farm",
                "do": "guess",
                "to": "school",
                "what": {"zone": "hesitant", "card": "calm", "red": None},
                "how": {"zone": "sure", "card": "sure", "red": "sure"},
            },
            "M103",
            "draws",
        ),
    ],
)
def test_a_move_that_cannot_be_read_says_what_was_expected(move, code, told):
    with pytest.raises(BadMove) as refused:
        Words(tiny().tables).read(move, [0])
    assert refused.value.code == code
    assert told in refused.value.sentence("en")
    assert refused.value.sentence("fr").startswith(code)


def test_where_a_clause_is_the_key_no_pledge_is_written_nor_read():
    words = Words(large().tables)
    for do in ("put", "amend", "offer_lighter", "stand"):
        what = {"put": 5, "amend": 1, "offer_lighter": 2}.get(do, 0)
        seat, row = through(words, 1, row_of(c.DOES.index(do), -1, what, c.AS_ASKED, 1), [0])
        assert (seat, row[s.HOW]) == (1, c.AS_ASKED)
        assert "how" not in words.write(seat, row, [0])
    with pytest.raises(BadMove) as refused:
        words.read({"seat": "seat_00", "do": "stand", "how": "as_asked", "marks": {"A": "yes"}}, [0])
    assert refused.value.code == "M103"


def test_a_fact_called_like_a_part_of_ones_agenda_is_told_apart():
    tables = tiny().tables
    names = tables.names
    words = Words(
        tables._replace(names=type(names)(**{**vars(names), "facts": type(names.facts)(["red", "roof_leaks"])}))
    )
    told = [words.write(0, row_of(c.TELL, 1, what), [])["what"] for what in range(4)]
    assert told == ["fact.red", "roof_leaks", "seeks", "red"]
    assert [
        int(words.read({"seat": "farm", "do": "tell", "to": "all", "what": word}, [])[1][s.WHAT]) for word in told
    ] == [0, 1, 2, 3]
