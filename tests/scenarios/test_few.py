"""The few plays that show all a scenario has: the same interpreted as compiled, and each walked page by page and drawn.

`many.py` chooses them among thousands; only they are played by plain Python.
"""

import re
from dataclasses import replace
from itertools import cycle

import pytest

from game.cli.replaying import replayed
from game.pages.html import html
from game.pages.playing import play_page
from game.play.log import read_log
from game.rules.history import History
from game.story.library import load
from game.terminal.drawing import WIDTH, draw
from game.window.screen import Screen
from tests.pages.plays import Driven
from tests.scenarios.many import SCENARIOS, few, missed, playable
from tests.window.test_pages import stays_within

COUNTED = re.compile(r"(?P<at>\d+(?:[.,]\d+)?)(?:\s(?:jours?|days?))? (?:sur|of) (?P<of>\d+(?:[.,]\d+)?)")
SIZES = [((1280, 720), 1.0), ((1024, 640), 1.0), ((1920, 1080), 1.0), ((1280, 720), 2.0)]

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("scenario", SCENARIOS)]


def test_every_scene_option_and_ending_is_met(scenario):
    assert not [name for name in missed(scenario) if name.split()[0] in ("scene", "option", "ending")]


def test_interpreted_as_compiled(scenario):
    """Ending, dials, verdicts, moves, meaning, and the minds asked again."""
    for path, came_to in few(scenario).items():
        found, wrong = replayed(path, again=True)
        assert wrong == [], path.name
        assert found == came_to, path.name


def over(texts):
    """What counts beyond its total: « 11,5 jours sur 11 », “act 5 of 4”."""
    found = [one for text in texts for one in COUNTED.finditer(text)]
    return [one[0] for one in found if float(one["at"].replace(",", ".")) > float(one["of"].replace(",", "."))]


@pytest.mark.parametrize("said", ["11,5\u00a0jours sur 11", "11.5\u00a0days of 11", "acte 5 sur 4", "act 5 of 4"])
def test_what_counts_beyond_its_total_is_found(scenario, said):
    assert over([f"{scenario} · {said} · 2 000 €"])
    assert not over([said.replace("5", "0"), "acte 4 sur 4", "8 jours sur 8"])


def test_every_page_is_drawn(scenario):
    """Each play from one seat, each seat in turn, in the window and in the terminal, the languages and sizes by turns;
    the move made is among those the page offers."""
    loaded = load(scenario)
    ways = zip(few(scenario), cycle(playable(scenario)), cycle(("fr", "en")), cycle(SIZES), strict=False)
    for path, name, lang, (size, scale) in ways:
        log = read_log(path)
        driven, seat = Driven(loaded, log.header.seed, lang), loaded.tables.names.seats.code[name]
        screen, past = None, History()  # which goes on from page to page, as in a play
        for move in log.moves:
            if move["seat"] == name:
                desk = replace(driven.desk(seat), past=past)
                page = play_page(desk)
                screen = screen or Screen(page, size, scale)
                screen.show(page)
                stays_within(screen)
                lines = draw(page)
                drawn = [mark.words for panel in screen.panels for mark in panel.sheet.marks]
                assert not over([*drawn, *lines, html([page])]), page.id
                assert max(map(len, lines)) <= WIDTH, (page.id, lines)
                driven.seen[seat] = len(desk.events)
            assert driven.play(move) == 0, move
        assert driven.over()
