"""What `check` accepts can be drawn, played and judged to its end; what it does not is refused with codes, in both
languages, and nothing is built from it."""

from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from game.batch.batch import lengths_of, run
from game.debrief.debrief import debrief
from game.debrief.words import Speaker
from game.minds.seats import GAME, MINDS
from game.pages import debrief as debriefs
from game.pages import menus
from game.pages.model import Page
from game.pages.opened import card_page, notebook_page
from game.pages.playing import play_page
from game.story.checking import scenario_problems
from game.story.codes import CODES
from game.story.diagnostics import StoryError
from game.story.library import Library, Loaded, load, load_sheets
from game.story.models import Minutes
from game.terminal.drawing import draw
from tests.helpers.mutations import mutated, tiny_data, write
from tests.pages.plays import book, desks, view_of

sheets = cache(load_sheets)
base = cache(tiny_data)


def pages(loaded: Loaded, seed: int, library: Library) -> list[Page]:
    """Every page of a random play, from the choice of a seat to the debrief."""
    words = book(loaded, "fr")
    met = [menus.seat(words, Minutes(alone=25, group=40))]
    for driven, desk in desks(loaded, seed):
        if not driven.over():
            met.append(play_page(desk))
            continue
        met += [play_page(desk), card_page(desk), notebook_page(desk)]
    seat = loaded.tables.names.seats[0]
    judged = debrief(loaded, library, driven.state)
    speaker = Speaker(loaded, library, "fr")
    return met + debriefs.pages(
        debriefs.Reading(words, judged, speaker, seat, {}, view=view_of(loaded, driven.state, 0))
    )


def accepted(folder: Path, seed: int) -> Loaded | None:
    """The scenario of this seed if it is accepted; otherwise its problems are looked at."""
    written = write(folder / "tiny", mutated(base(), seed))
    errors = [one for one in scenario_problems(written) if one.severity == "error"]
    assert {one.code for one in errors} <= set(CODES)
    for one in errors:
        assert one.sentence("fr") != one.sentence("en")
    if errors:
        with pytest.raises(StoryError):
            load(written)
        return None
    return load(written)


def go_through(folder: Path, seeds: range, drawn: bool = False) -> Counter[bool]:
    """Accepted and refused, the accepted played whole; `drawn`: its pages as pictures too, and game's minds."""
    from game.window.shot import shot

    told: Counter[bool] = Counter()
    for seed in seeds:
        loaded = accepted(folder, seed)
        told[loaded is not None] += 1
        if loaded is None:
            continue
        met = pages(loaded, seed, sheets())
        for page in met:
            assert draw(page)
        if drawn:
            for page in met[:: max(1, len(met) // 4)]:
                shot(page, BytesIO(), (640, 480))
            run(loaded.tables, seed, 1, dict.fromkeys(loaded.tables.names.seats, MINDS[GAME]), lengths_of(loaded))
    return told


@pytest.mark.parametrize("first", range(0, 120, 20))
def test_what_is_accepted_can_be_played(first: int, tmp_path: Path) -> None:
    assert sum(go_through(tmp_path, range(first, first + 20)).values()) == 20


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(first, marks=pytest.mark.slow if first < 1250 else pytest.mark.deep)
        for first in range(1000, 3000, 125)
    ],
)
def test_what_is_accepted_can_be_drawn_played_and_judged(first: int, tmp_path: Path) -> None:
    told = go_through(tmp_path, range(first, first + 125), drawn=True)
    assert min(told.values()) > 12  # of both
