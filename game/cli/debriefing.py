"""The debrief of a play that was kept: as data, and as the pages that a seat of it would read."""

from typing import Any

from game.debrief.debrief import Debrief, as_json
from game.debrief.debrief import debrief as debriefed
from game.debrief.words import Speaker
from game.pages import debrief as debriefs
from game.pages.book import Book
from game.pages.model import Page
from game.pages.wording import Lang
from game.play.log import Replay
from game.story.library import Loaded, load_sheets


def debrief_json(scenario: Loaded, done: Replay) -> dict[str, Any]:
    """Everything, by permanent ids."""
    return as_json(_debrief(scenario, done))


def debrief_pages(scenario: Loaded, done: Replay, lang: Lang) -> list[Page]:
    """The pages in their order, read from the seat of a person of the play, or from its first seat."""
    texts = {path: scenario.catalogue.get(path, lang) for path in scenario.catalogue.french}
    book = Book(lang, scenario.tables.frame, scenario.tables.names, texts)
    seat = next(iter(done.log.header.people), scenario.tables.names.seats[0])
    speaker = Speaker(scenario, load_sheets(), lang)
    return debriefs.pages(
        debriefs.Reading(book, _debrief(scenario, done), speaker, seat, {}, minds=done.log.header.minds)
    )


def _debrief(scenario: Loaded, done: Replay) -> Debrief:
    return debriefed(scenario, load_sheets(), done.state)
