"""Contrast of every theme: text 4.5:1, shapes 3:1, measured."""

import pytest

from game.window.theme import EMBLEMS, PATTERNS, THEMES, Theme, blend, contrast, pattern, seat_colour


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
class TestThemes:
    def test_text(self, theme: Theme) -> None:
        for ground in (theme.ground, theme.sheet, theme.raised):
            for text in (theme.ink, theme.soft, theme.accent, theme.alarm):
                assert contrast(text, ground) >= 4.5
        assert contrast(theme.on_accent, theme.accent) >= 4.5

    def test_shapes(self, theme: Theme) -> None:
        for ground in (theme.ground, theme.sheet, theme.raised):
            for shape in (theme.line, theme.focus, theme.accent):
                assert contrast(shape, ground) >= 3

    def test_seats(self, theme: Theme) -> None:
        for place in range(8):
            for ground in (theme.ground, theme.sheet, theme.wood, theme.raised):
                assert contrast(seat_colour(theme, place), ground) >= 3

    def test_seats_have_a_shape_and_a_pattern_each(self, theme: Theme) -> None:
        assert len(set(theme.seats)) == len(set(PATTERNS)) == 8
        assert len(set(EMBLEMS)) == 12
        assert len({(seat_colour(theme, place), pattern(place)) for place in range(12)}) == 12


def test_contrast_of_black_on_white() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert blend((0, 0, 0), (255, 255, 255), 0.5) == (128, 128, 128)
