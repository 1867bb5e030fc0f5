"""Where a window opens: within the desktop, as it was left, whatever the setting holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.window.desktop import LEAST, Place, opening

SIZES = st.tuples(st.integers(1, 8000), st.integers(1, 8000))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["size", "at", "full"]) | st.text(), inner),
)


@pytest.mark.parametrize(
    ("desktop", "size"),
    [((1024, 768), (1016, 688)), ((1280, 720), (1272, 640)), ((1920, 1080), (1280, 720)), ((1366, 768), (1280, 688))],
)
def test_at_first_it_has_its_usual_size_where_there_is_room(desktop, size) -> None:
    assert opening(None, [desktop]) == Place(size)


def test_it_opens_as_it_was_left() -> None:
    left = Place((900, 600), (40, 60), True)
    assert opening(left.kept()["window"], [(1920, 1080)]) == left
    # The screen it stood on is gone; it was larger than this one.
    assert opening(left.kept()["window"], [(800, 600)]) == Place((792, 520), None, True)


@given(ANYTHING, st.lists(SIZES, max_size=3))
def test_whatever_is_kept_it_fits(kept: object, desktops: list[tuple[int, int]]) -> None:
    place = opening(kept, desktops)
    if desktops:
        for side, most, least in zip(place.size, desktops[0], LEAST, strict=True):
            assert 0 < side <= most
            assert side >= min(least, most - 80)


@given(SIZES, st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)), SIZES)
def test_its_corner_is_on_the_screen(size: tuple[int, int], at: tuple[int, int], desktop: tuple[int, int]) -> None:
    place = opening({"size": list(size), "at": list(at)}, [desktop])
    if place.at:
        assert 0 <= place.at[0] <= desktop[0] - place.size[0]
        assert 0 <= place.at[1] <= desktop[1] - place.size[1]
