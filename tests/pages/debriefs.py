"""Debriefs for the tests of their pages: plays of the small scenario, or of any, read by those who held its seats."""

from dataclasses import replace
from functools import cache

from game.debrief.debrief import debrief
from game.debrief.pictures import MARKS
from game.debrief.words import Speaker
from game.pages import debrief as pages
from game.pages.debrief_reading import Person, Reading
from game.pages.guess import as_moves
from game.pages.model import Page
from game.play.late import with_late
from game.play.play import Play
from game.play.readings import Readings
from game.play.seats import Seats
from game.play.words import Words, lying
from game.rules import state as s
from game.story.library import Loaded, load, load_sheets
from tests.helpers.scenarios import tiny
from tests.pages.plays import book as book_of
from tests.pages.plays import view_of

SHEETS = load_sheets()


@cache
def played(seed: int, *people: str) -> Play:
    """A play of the small scenario, in which people make the first move of each page, guesses apart."""
    play = Play.begin(tiny(), seed, list(people))
    words = Words(tiny().tables)
    while not play.over:
        seat = play.awaiting()[0]
        code = tiny().tables.names.seats.code[seat]
        rows = play.offer(seat)
        row = rows[(seed * 7 + len(play.log.moves)) % len(rows)]
        play.do(seat, {**words.write(code, row, lying(tiny().tables, play.state)), "seat": seat})
    return play


def reading(
    loaded: Loaded, state: s.State, seat: str, lang: str = "fr", people: tuple[Person, ...] = (), **more: object
) -> Reading:
    """A debrief read at a seat. What people "told" of the others' "guesses" was said late (`noted` says how)."""
    seats = loaded.tables.names.seats
    late = {one.seat: noted(one.told["guesses"]) for one in people if "guesses" in one.told}
    judged = debrief(
        loaded, SHEETS, with_late(loaded.tables, state, late), people=[seat, *(one.seat for one in people)]
    )
    made = book_of(loaded, lang)
    readings = Readings(loaded.tables)
    readings.note(state)
    return Reading(
        made.as_read(seats.code[seat], readings.now),
        judged,
        Speaker(loaded, SHEETS, lang),
        seat,
        dict(next((one.told for one in people if one.seat == seat), {})),
        people=people or (Person(seat),),
        date="23 novembre 2026",
        view=view_of(loaded, state, seats.code[seat]),
        **more,  # type: ignore[arg-type]
    )


def noted(guesses: dict[str, dict[str, str | None]]) -> list[dict[str, object]]:
    """What is noted of each, marks and a bet, as moves of the guesses' stage."""
    return as_moves(
        {to: {"what": {mark: said[mark] for mark in MARKS}, "how": said["bet"]} for to, said in guesses.items()}
    )


@cache
def debriefed(seed: int, lang: str = "fr") -> list[Page]:
    """The pages of a play that two people held."""
    people = (
        Person("farm", {"word": "calme", "name": "Léa", "group": "Les Lilas"}, "Léa : une visite, lundi"),
        Person("school", {"word": "vif", "name": "Omar"}),
    )
    play = played(seed, "farm", "school")
    return pages.pages(reading(tiny(), play.state, "farm", lang, people))


@cache
def by_minds(scenario: str, mind: str, seed: int) -> Play:
    """A play of a scenario whose seats are all held by minds of one kind."""
    loaded = load(scenario)
    seats = loaded.tables.names.seats
    play, minds, words = (
        Play.begin(loaded, seed, seats),
        Seats(loaded, dict.fromkeys(seats, mind)),
        Words(loaded.tables),
    )
    while not play.over:
        for code, seat in enumerate(seats):
            if not play.over and seat in play.awaiting():
                play.do(seat, words.write(code, minds.move(play.state, code), lying(loaded.tables, play.state)))
    return play


@cache
def read_of(scenario: str, mind: str, seed: int, seat: str, lang: str = "fr", brief: float = 1.0) -> Reading:
    """Such a play, read by the one person who held a seat of it."""
    play, loaded = by_minds(scenario, mind, seed), load(scenario)
    made = reading(loaded, play.state, seat, lang, stops=play.moments())
    book = book_of(loaded, lang).as_read(loaded.tables.names.seats.code[seat], play.readings.now)
    return replace(made, book=book, state=play.state, readings=play.readings, brief=brief)
