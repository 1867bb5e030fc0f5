"""Sessions for tests: the tiny scenario on the shelf, a store in a folder of the test's."""

import itertools
from functools import cache
from pathlib import Path

from game.pages.model import Choice, Field, Offer, Page
from game.pages.session import Session
from game.pages.shelf import Shelf
from game.play.storage import PlayStore
from game.story.library import Loaded, load_sheets
from tests.helpers.scenarios import tiny

sheets = cache(load_sheets)


def session(folder: Path, seed: int = 1, loaded: Loaded | None = None) -> Session:
    one = loaded or tiny()
    title = one.scenario.title
    shelf = Shelf(lambda: [{"id": one.scenario.id, "titles": {"fr": title, "en": title}}], lambda _: one, sheets)
    seeds = itertools.count(seed)
    return Session(PlayStore(folder), lambda: next(seeds), lambda: "2026-01-05", shelf)


def open_play(made: Session, *seats: str) -> None:
    """From the title to the first page of a play."""
    made.act("open.new")
    made.act(made.page().part("choices").offers[0].id)
    if len(seats) == 1:
        made.act(f"seat.{seats[0]}")
    else:
        made.act("seat.several", {"seats": list(seats)})


def first_values(offer: Offer, given: dict | None = None) -> dict:
    """A value for every field that is asked: what is given, what stands, or the first choice still open."""
    values = dict(given or {})
    for field in offer.fields:
        if field.asked(values, offer):
            values.setdefault(field.id, first_value(field, field.open_choices(values, offer)))
    return values


def first_value(field: Field, choices: list[Choice]):
    if field.value is not None:
        return field.value
    ids = [choice.id for choice in choices]
    return ids[: field.least] if field.kind == "many-of" else ids[0]


def own_key(page: Page) -> str:
    """The letter that opens the pages behind a curtain."""
    assert page.curtain
    return page.offer("lift").key


def play_on(made: Session, pick=lambda offers: offers[0]) -> list[Page]:
    """Make moves until the play is over; the pages met."""
    met = []
    while made.page().kind != "end":
        page = made.page()
        met.append(page)
        if page.curtain or page.kind == "signed":
            made.act("lift" if page.curtain else "go_on")
            continue
        offer = pick([one for one in page.offers() if one.enabled and (one.move is not None or one.id == "guesses")])
        made.act(offer.id, first_values(offer))
    return met
