"""What one section of a debrief's page told, no other says again."""

import pytest

from game.pages import debrief as debriefs
from game.pages import debrief_asked
from game.pages.debrief_once import repeats
from game.pages.wording import quotations
from tests.pages.debriefs import read_of

TOLD = "Vous avez dit à la ferme : « Le bail finit en mars. Nous n’en avons rien dit. »"


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("La ferme a répondu : « Nous n’en avons rien dit. »", True),
        ("Vous avez dit à la ferme : « Le puits est à sec depuis août. »", False),
        ("Vous avez dit ceci : « Le bail finit en mars. Et le puits est à sec. »", True),
        ("« Le bail »", False),
    ],
)
def test_one_sentence_of_what_was_told_is_enough(words, again) -> None:
    assert repeats(words, TOLD) is repeats(TOLD, words) is again


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("seed", "seat"), [(1163, "beginner"), (1795, "beginner"), (540, "host"), (7, "veteran")])
def test_no_two_sections_of_mine_quote_the_same(seed, seat, lang) -> None:
    """Findings, bets, what others saw and what went on meanwhile each quoted the same act."""
    lines = [line for part in debriefs.page(read_of("condition", "random", seed, seat, lang), "mine").parts
             for line in part.text.split("\n") if quotations(line)]  # fmt: skip
    for at, line in enumerate(lines):
        assert not repeats(line, "\n".join(lines[:at])), line


def test_a_question_quotes_nothing_of_what_was_said_before_all() -> None:
    """It stands on the page of all, the act on one's own, and in the story."""
    asked = [one for seed in range(8) for one in debrief_asked._spoken(read_of("condition", "random", seed, "founder"))]
    assert asked
    assert not any(quotations(one) for one in asked)
