"""The debrief of a play that was kept: as data, and as the pages that a seat of it would read."""

import time
from typing import Any

from game.cli.finding import tell_errors
from game.cli.progress import progress
from game.cli.speaking import say
from game.debrief.debrief import Debrief, as_json
from game.debrief.debrief import debrief as debriefed
from game.debrief.words import Speaker
from game.pages import debrief as debriefs
from game.pages.book import Book
from game.pages.debrief_reading import Reading
from game.pages.model import Page
from game.pages.wording import Lang
from game.play.helper import STOPPED, Helper, News
from game.play.log import Replay
from game.play.play import moments_of
from game.rules import state as s
from game.story.library import Loaded, load_sheets

LOOK = 0.1  # seconds between two looks at how far the decisive moments are
WHOLE = 100


def debrief_json(scenario: Loaded, done: Replay) -> dict[str, Any]:
    """All that the play is judged to be, by permanent ids."""
    return as_json(_debrief(scenario, done))


def debrief_pages(scenario: Loaded, done: Replay, lang: Lang, quick: bool) -> list[Page]:
    """The pages in their order, read from the seat of a person of the play, or from its first seat. `quick`: without
    the decisive moments, which take plays by the thousand."""
    texts = {path: scenario.catalogue.get(path, lang) for path in scenario.catalogue.french}
    book = Book(lang, scenario.tables.frame, scenario.tables.names, texts)
    seat = next(iter(done.log.header.people), scenario.tables.names.seats[0])
    library = load_sheets()
    tell_errors(library.problems)
    speaker = Speaker(scenario, library, lang)
    news = None if quick or not done.state.scal[s.OVER] else decisive_moments(Helper(), scenario, done, seat)
    stops = moments_of(scenario.tables, done.log, done.steps, [move["seat"] == seat for move in done.log.moves])
    minds = done.log.header.minds
    book = book.as_read(scenario.tables.names.seats.code[seat], done.readings.now)
    judged = _debrief(scenario, done)
    return debriefs.pages(Reading(book, judged, speaker, seat, {}, news, stops, minds, done.readings, done.state))


def decisive_moments(helper: Helper, scenario: Loaded, done: Replay, seat: str) -> News:
    """Wait for what the helper finds, saying how far it is. Interrupted, the debrief goes on with what has come."""
    news = News()
    try:
        with progress(WHOLE, say("moments décisifs (Ctrl-C : sans eux)", "decisive moments (Ctrl-C: without)")) as told:
            helper.ask(seat, scenario, done.log, seat)
            while not news.final:
                time.sleep(LOOK)
                news = helper.news(seat) or news
                told(round(WHOLE * news.share))
    except KeyboardInterrupt:
        news = News(news.share, news.reading, STOPPED)
    finally:
        helper.close()
    return news


def _debrief(scenario: Loaded, done: Replay) -> Debrief:
    return debriefed(scenario, load_sheets(), done.state)
