"""`bench --peers`: ratios are ratios, what is missing is said and never fails."""

import sys
from types import SimpleNamespace

import pytest

from game.cli import peers


class Coin:
    """A game of two moves after one draw of luck."""

    def __init__(self):
        self.done = 0

    def is_terminal(self):
        return self.done == 3

    def is_chance_node(self):
        return self.done == 0

    def chance_outcomes(self):
        return [(0, 0.5), (1, 0.5)]

    def legal_actions(self):
        return [4]

    def apply_action(self, action):
        assert action in ((0, 1) if self.done == 0 else (4,))
        self.done += 1


def test_moves_of_players_are_counted_and_luck_is_not(monkeypatch):
    counted = []
    monkeypatch.setitem(
        sys.modules, "pyspiel", SimpleNamespace(load_game=lambda name: SimpleNamespace(new_initial_state=Coin))
    )
    monkeypatch.setattr(peers, "rate", lambda each: counted.append(each()) or 1.0)
    assert peers.openspiel("negotiation") == 1.0
    assert counted == [2]


def test_a_rate_counts_what_was_done(monkeypatch):
    clock = iter([0.0, 0.0, 0.5, 1.5, 2.0])
    monkeypatch.setattr(peers, "perf_counter", lambda: next(clock))
    assert peers.rate(lambda: 3) == 3.0  # two calls of three, in two seconds


def test_ratios_of_what_is_installed(monkeypatch):
    monkeypatch.setattr(peers, "missing", lambda: ["negmas"])
    monkeypatch.setattr(peers, "openspiel", {"negotiation": 100.0, "bargaining": 50.0}.get)
    figures = peers.peers(None, {"moves_a_second_random": 900.0})
    assert figures["random_over_openspiel_negotiation"] == 9.0
    assert figures["random_over_openspiel_bargaining"] == 18.0
    assert not any("negmas" in name for name in figures)
    told = list(peers.remarks(figures))
    assert "≥ 10" in told[0]
    assert told[0].endswith(("pas tenu", "not reached"))
    assert told[1].endswith("pip install negmas")
    assert next(peers.remarks({"settled_over_negmas_2": 1000.0})).endswith((": tenu", "\u00a0: tenu", "reached"))


@pytest.mark.parametrize(
    ("one", "other", "times"), [(6.0, 4.0, 1.5), (None, 4.0, None), (6.0, None, None), (6.0, 0.0, None)]
)
def test_over(one, other, times):
    assert peers.over(one, other) == times
