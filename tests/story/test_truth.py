"""What is proved never to leave a menu empty."""

import pytest

from game.story.truth import one_holds
from tests.helpers.scenarios import tiny


@pytest.mark.parametrize(
    ("conditions", "proved"),
    [
        ([None], True),
        (["signed()"], False),
        (["signed()", "not signed()"], True),
        (["days(farm) >= 1", "days(farm) < 1"], True),
        (["days(farm) >= 1", "days(farm) < 2"], False),
        (["signed() and named()", "not signed()", "not named()"], True),
        (["agenda(farm, hands)", "agenda(farm, image)"], True),
        (["agenda(farm, hands)"], False),
        (["agenda(farm, no_garden) and agenda(farm, image)"], False),
        (["not (agenda(farm, no_garden) and agenda(farm, image))"], True),  # an excluded mix
        (["project() != 1", "project() == 1"], True),
        ([], False),
    ],
)
def test_one_holds(conditions: list[str | None], proved: bool) -> None:
    assert one_holds(conditions, tiny().scenario) is proved
