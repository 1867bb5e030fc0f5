"""Chance is Threefry-2x32 with 20 rounds, on the published vectors; and a function of the place alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.chance import draw_at, threefry

# Known answers of Random123 (Salmon et al. 2011), `kat_vectors`, threefry2x32, 20 rounds: counter, key, answer.
VECTORS = [
    ((0x00000000, 0x00000000), (0x00000000, 0x00000000), (0x6B200159, 0x99BA4EFE)),
    ((0xFFFFFFFF, 0xFFFFFFFF), (0xFFFFFFFF, 0xFFFFFFFF), (0x1CB996FC, 0xBB002BE7)),
    ((0x243F6A88, 0x85A308D3), (0x13198A2E, 0x03707344), (0xC4923A9C, 0x483DF7A0)),
]


@pytest.mark.parametrize(("counter", "key", "answer"), VECTORS)
def test_published_vectors(counter, key, answer):
    assert threefry(*key, *counter) == answer


def test_a_wrong_rotation_is_caught(monkeypatch):
    from game.rules import chance

    right = chance.four_rounds
    monkeypatch.setattr(chance, "four_rounds", lambda x0, x1, a, *turns: right(x0, x1, a ^ 1, *turns))
    assert threefry(*VECTORS[0][1], *VECTORS[0][0]) != VECTORS[0][2]


@given(st.integers(0, 2**62 - 1), st.integers(0, 2**32 - 1), st.integers(0, 255), st.integers(0, 65535))
def test_a_draw_is_in_its_interval_and_depends_on_its_place_alone(seed, place, purpose, n):
    drawn = draw_at(seed, place, purpose, 3, n)
    assert 0.0 <= drawn < 1.0
    draw_at(seed + 1, place, purpose, 3, n)
    assert draw_at(seed, place, purpose, 3, n) == drawn


def test_draws_are_spread_evenly():
    drawn = [draw_at(11, place, 2, seat, 0) for place in range(2000) for seat in range(5)]
    for tenth in range(10):
        share = sum(tenth / 10 <= one < (tenth + 1) / 10 for one in drawn) / len(drawn)
        assert abs(share - 0.1) < 0.012


def test_neighbouring_places_purposes_seats_and_seeds_do_not_agree():
    base = draw_at(5, 7, 1, 2, 0)
    assert base not in {draw_at(6, 7, 1, 2, 0), draw_at(5, 8, 1, 2, 0), draw_at(5, 7, 2, 2, 0), draw_at(5, 7, 1, 3, 0)}
