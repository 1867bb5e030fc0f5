"""What an objection would say stands beside it, as the rules will say it; what a lie costs once the truth is said."""

import random
from collections import Counter

import pytest

from game.pages.playing import play_page
from game.pages.table_moves import objection_note
from game.pages.weighing import hurts
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import objected_option, objected_package
from game.story.library import load
from tests.pages.plays import Driven, many


def assert_said_as_it_was_offered(seeds, lang="fr"):
    """Over tables where many object: the clause that an objection names was written beside it; where nothing could be
    better for one, no reason is offered."""
    met = Counter()
    for seed in seeds:
        driven, draw = Driven(load("condition"), seed, lang), random.Random(seed)
        noted, read = {}, 0
        while not driven.over():
            for seat in driven.awaited():
                at_table = int(driven.state.scal[s.STAGE]) == c.AT_ROUND
                move = driven.random_move(seat, draw)
                if at_table:
                    desk = driven.desk(seat)
                    for place, number in enumerate(desk.packages):
                        noted[seat, number] = objection_note(desk, number)
                        rows = [row for row in desk.rows.tolist() if row[0] == c.OBJECT and row[2] == place]
                        nothing = hurts(desk, desk.package_options(number)) < 0
                        assert all(row[5] == (1 if nothing else 2) for row in rows)
                        met["nothing" if nothing else "something"] += len(rows)
                        if rows and draw.random() < 0.7:
                            assert desk.package_state(number, s.PUT_BY) != seat
                            how = "without_reason" if nothing else "with_reason"
                            move = {**move, "do": "object", "what": letter(number), "how": how}
                assert driven.play(move) == 0
            for event in driven.state.event[read : int(driven.state.scal[s.EVENTS])].tolist():
                if event[s.KIND] == c.E_OBJECTED and event[s.E_HOW] == c.WITH_REASON:
                    package, option = objected_package(event[s.E_WHAT]), objected_option(event[s.E_WHAT])
                    assert driven.book.clause_and_option(option) in noted[event[s.E_BY], package]
                    met["named"] += 1
            read = int(driven.state.scal[s.EVENTS])
    return met


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_said_against_a_package_stood_beside_it(lang):
    met = assert_said_as_it_was_offered(range(4), lang)
    assert met["named"], met


def test_a_page_that_names_the_least_weighted_is_found(monkeypatch):
    def least(desk, options):
        return min(options, key=lambda option: -100.0 if desk.red(option) else desk.worths[option])

    monkeypatch.setattr("game.pages.table_moves.hurts", least)
    with pytest.raises(AssertionError):
        assert_said_as_it_was_offered(range(4))


@pytest.mark.parametrize("lied", [0.0, 1.0])
def test_whoever_lied_reads_what_the_truth_would_show(lied):
    """Beside the ways to answer that belie what one had told who asks; and beside no other."""
    met = Counter()
    for driven, desk in many(load("condition"), first=60):
        if met[lied > 0.0] > 5 and met[False] > 5:
            break
        if desk.stage != c.AT_ANSWER:
            continue
        driven.state.pair[desk.me, :, [s.LIED_SEEKS, s.LIED_RED]] = lied
        for part in play_page(driven.desk(desk.me)).parts:
            for offer in part.offers if part.role == "answer" and part.data["asked"] == "answer" else []:
                belied = offer.move["what"] in ("why", "not_accept") and offer.move["how"] in ("wholly", "partly")
                assert bool(offer.hint) == (belied and lied > 0.0)
                met[bool(offer.hint)] += 1
    assert met[lied > 0.0] > 5
