"""The debrief of a play that was kept: as data, and as the pages that a seat of it would read."""

import time
from dataclasses import replace
from typing import Any

from game.cli.finding import tell_errors
from game.cli.progress import progress
from game.cli.speaking import say
from game.debrief.debrief import as_json
from game.debrief.debrief import debrief as debriefed
from game.debrief.words import Speaker
from game.pages import debrief as debriefs
from game.pages.book import Book
from game.pages.debrief_reading import Person, Reading, words_in
from game.pages.decisive import turning
from game.pages.model import Page
from game.pages.wording import Lang
from game.play.helper import STOPPED, Helper, News
from game.play.late import with_late
from game.play.log import Replay
from game.play.play import moments_of
from game.rules import state as s
from game.rules.read.view import look, new_view
from game.story.library import Loaded, load_sheets

LOOK = 0.1  # seconds between two looks at how far the decisive moments are
WHOLE = 100
PAGES = ("ours", "mine")  # that may be asked for alone


def debrief_json(scenario: Loaded, done: Replay) -> dict[str, Any]:
    """All that the play is judged to be, by permanent ids."""
    people = list(done.log.header.people)
    return as_json(debriefed(scenario, load_sheets(), _judged(scenario, done), people=people))


def _judged(scenario: Loaded, done: Replay) -> s.State:
    return with_late(scenario.tables, done.state, done.log.held)


def reading_of(scenario: Loaded, done: Replay, lang: Lang, quick: bool) -> Reading:
    """The debrief as a person of the play reads it, or its first seat. `quick`: without the decisive moments, which
    take plays by the thousand."""
    texts = {path: scenario.catalogue.get(path, lang) for path in scenario.catalogue.french}
    frame, secrets, names = scenario.tables
    people = list(done.log.header.people) or [names.seats[0]]
    seat = people[0]
    library = load_sheets()
    tell_errors(library.problems)
    news = None if quick or not done.state.scal[s.OVER] else decisive_moments(Helper(), scenario, done, seat)
    stops = moments_of(scenario.tables, done.log, done.steps, [move["seat"] == seat for move in done.log.moves])
    view = new_view(frame)
    look(frame, secrets, done.state, names.seats.code[seat], view)
    return Reading(
        Book(lang, frame, names, texts).as_read(names.seats.code[seat], done.readings.now),
        debriefed(scenario, library, _judged(scenario, done), people=people),
        Speaker(scenario, library, lang),
        seat,
        {},
        news,
        stops,
        done.log.header.minds,
        done.readings,
        done.state,
        [Person(one) for one in done.log.header.people],
        view=view,
    )


def everyone(scenario: Loaded, done: Replay, reading: Reading) -> list[Reading]:
    """The same debrief, as each of those who held a seat reads it: the first as it is."""
    frame, secrets, names = scenario.tables
    found = [reading]
    for seat in done.log.header.people:
        if seat != reading.seat:
            code, view = names.seats.code[seat], new_view(frame)
            look(frame, secrets, done.state, code, view)
            book = reading.book.as_read(code, done.readings.now)
            found.append(replace(reading, book=book, seat=seat, news=None, view=view))
    return found


def asked_pages(reading: Reading, asked: str) -> list[Page]:
    """Those of the reading that are asked for: one by its name, or all."""
    return [debriefs.page(reading, asked)] if asked in PAGES else debriefs.pages(reading)


def page_json(reading: Reading, asked: str) -> dict[str, Any]:
    """What a page holds, as data: its words counted, and its parts by what they tell."""
    if asked not in PAGES:
        return {page.id.partition(".")[2]: page.model_dump() for page in asked_pages(reading, asked)}
    page = debriefs.page(reading, asked)
    part = {one.id: one for one in page.parts}
    words = words_in([page.title, *(text for one in page.parts for text in (one.title, one.text))])
    if asked == "ours":
        return {
            "words": words,
            "ending": {"id": reading.debrief.ending, "title": part["ending"].title, "text": part["ending"].text},
            "people": {**part["people"].data, "text": part["people"].text},
            "cards": part["cards"].data["cards"],
            "cords": part["cords"].data,
            "fork": dict(part["fork"].data) if "fork" in part else None,
            "questions": part["questions"].data["questions"],
        }
    return {
        "words": words,
        "guesses": part["guesses"].data["guesses"] if "guesses" in part else [],
        "findings": part["findings"].data["findings"] if "findings" in part else [],
        "moments": [one for one in [turning(reading)] if one is not None],
    }


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
