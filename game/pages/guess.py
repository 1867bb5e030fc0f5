"""The guesses: where each other structure stands, what it seeks first, what it cannot accept; and how sure I am."""

from collections.abc import Mapping
from typing import Any

from game.pages.book import Desk
from game.pages.card import structure
from game.pages.model import Choice, Field, Offer, Page, Part
from game.pages.offers import is_legal
from game.pages.shapes import GuessData, StructureData
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.stance import ZONE_OF, ZONES
from game.story import tables as t
from game.story.names import Names

NO_RED = "none"
WHAT = ("zone", "card", "red")  # what is guessed of a structure
MANY = 4  # structures: with more to guess, what the words mean is said once, and each choice is short


def guess(desk: Desk) -> list[Part]:
    """One page for all the structures still to be guessed; the moves go to the play one after the other (`moves`)."""
    if not is_legal(desk, c.GUESS):
        return []
    first = int(next(row for row in desk.rows if row[s.DO] == c.GUESS)[s.TO])
    about = [structure(desk, seat) for seat in guessed(desk, int(desk.view.scal[s.STEP])) if seat >= first]
    return [_asked(desk, about, desk.book.say("guess.text"), {"guesses": {}})]


def guessed(desk: Desk, step: int) -> list[int]:
    """The structures that this step asks guesses about: all the others, or those of them that it names."""
    named = int(desk.book.frame.course[step, t.STEP_GUESSED])
    return [seat for seat in desk.others if not named or named >> seat & 1]


def last_step(desk: Desk) -> int:
    """The last step of the course that asks for guesses, -1 if none does."""
    course = desk.book.frame.course
    return max((step for step in range(len(course)) if course[step, t.STEP_KIND] == t.COURSE_GUESS), default=-1)


def last_due(desk: Desk) -> bool:
    """Whether the play ended before the last guesses of its course were asked of this seat."""
    asked = last_step(desk)
    guesses = desk.history.at(desk.history.of(c.E_GUESS))
    return asked >= 0 and not any(event.by == desk.me and event.step == asked for event in guesses)


def last(desk: Desk) -> Page:
    """The last guesses of a play that ended early: asked all the same before the cards are turned over, kept beside the
    play, whose moves are over."""
    about = [structure(desk, seat) for seat in guessed(desk, last_step(desk))]
    part = _asked(desk, about, desk.book.say("guess.late"), {"debrief": "guessed", "guesses": {}})
    lang = desk.book.lang
    return Page(id=f"guess.last.{desk.seat}", kind="guess", lang=lang, seat=desk.seat, title=part.title, parts=[part])


def _asked(desk: Desk, about: list[StructureData], text: str, action: dict[str, Any]) -> Part:
    book = desk.book
    offer = Offer(
        id="guesses",
        text=book.say("do.guess"),
        key="1",
        fields=[field for one in about for field in _fields(desk, one, brief=len(about) > MANY)],
        action=action,
    )
    acts = [
        "\n".join([book.say("guess.acts", name=one["name"]), *(f"- {act}" for act in one["acts"])])
        for one in about
        if one["acts"]
    ]
    data: GuessData = {
        "about": about,
        "zones": [
            {
                "id": zone,
                "text": book.zone(zone),
                "acts": book.say(f"zone_acts.{zone}") if len(about) > MANY else "",
                "cells": _cells(at),
            }
            for at, zone in enumerate(ZONES)
        ],
        "cards": [{"id": card, "text": book.text(f"cards.{card}")} for card in book.names.cards],
    }
    return Part(
        id="guess",
        role="guess",
        title=book.say("guess.title"),
        text="\n".join([text, *_legend(desk, data), *acts]),
        data={**data},
        offers=[offer],
    )


def moves(desk: Desk, made: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The moves that the offer of this page makes, in the order in which the play awaits them."""
    names = desk.book.names.seats
    seats = sorted(made["guesses"], key=names.code.__getitem__)
    return [{"seat": desk.seat, "do": "guess", "to": seat, **made["guesses"][seat]} for seat in seats]


def readable(names: Names, guesses: Mapping[str, Any]) -> bool:
    """Whether guesses kept beside a play are of its scenario, word for word."""
    for seat, one in guesses.items():
        what, sure = one["what"], one["how"]
        words = (str(what.get("zone")) in ZONES, str(what.get("card")) in names.cards, set(sure) == set(WHAT))
        red = what.get("red")
        if seat not in names.seats or not all(words) or not (red is None or str(red) in names.options):
            return False
        if not all(word in c.SURE for word in sure.values()):
            return False
    return True


def _legend(desk: Desk, data: GuessData) -> list[str]:
    """What each zone of the map means, where that is not said beside each choice."""
    zones = [one for one in data["zones"] if one["acts"]]
    told = [desk.book.say("unit.clause_option", clause=one["text"], option=one["acts"]) for one in zones]
    return [desk.book.say("guess.zones"), *(f"- {line}" for line in told)] if told else []


def _fields(desk: Desk, one: StructureData, brief: bool) -> list[Field]:
    """What is guessed of one structure, each with how sure one is."""
    book, root = desk.book, f"guesses.{one['id']}"
    zones = [
        Choice(
            id=zone, text=book.zone(zone, book.called(one["id"])), note="" if brief else book.say(f"zone_acts.{zone}")
        )
        for zone in ZONES
    ]
    cards = [Choice(id=card, text=book.text(f"cards.{card}")) for card in _cards(desk)]
    reds = [
        Choice(id=NO_RED, text=book.say("guess.no_red"), nothing=True),
        *(
            Choice(
                id=book.names.options[option],
                text=book.clause_and_option(option) if brief else book.option(option),
                group="" if brief else book.clause(int(book.frame.option[option, t.OF_CLAUSE])),
            )
            for option in red_options(desk)
        ),
    ]
    sure = [Choice(id=word, text=book.say(f"sure.{word}")) for word in c.SURE]
    found = []
    for what, choices in (("zone", zones), ("card", cards), ("red", reds)):
        found += [
            Field(id=f"{root}.what.{what}", label=book.say(f"field.{what}"), choices=choices, group=one["name"]),
            Field(
                id=f"{root}.how.{what}",
                label=book.say("field.sure"),
                kind="stars",
                choices=sure,
                value="chance",
                group=one["name"],
            ),
        ]
    return found


def _cards(desk: Desk) -> list[str]:
    """The cards in the order of the scenario's file."""
    ids = desk.book.names.cards
    return [ids[code] for code in desk.book.in_order((code, f"cards.{card}") for code, card in enumerate(ids))]


def red_options(desk: Desk) -> list[int]:
    """The options that some structure, in some draw, may not accept: the same list for everyone."""
    mask = int(desk.book.frame.size[t.RED_MASK])
    return [option for option in desk.book.options if mask >> option & 1]


def _cells(zone: int) -> str:
    """Cells of a zone as « synergy,antagonism » separated by spaces."""
    return " ".join(
        f"{synergy + 1},{antagonism + 1}"
        for synergy in range(4)
        for antagonism in range(4)
        if int(ZONE_OF[synergy, antagonism]) == zone
    )
