"""The guess: where another stands, what it seeks first, what it cannot accept; each with how sure I am."""

from game.pages.book import Desk
from game.pages.card import structure
from game.pages.model import Choice, Field, Offer, Part
from game.pages.offers import is_legal
from game.play.words import SURE
from game.rules import state as s
from game.rules.stance import ZONE_OF, ZONES
from game.story import tables as t

NO_RED = "none"


def guess(desk: Desk) -> list[Part]:
    """One structure at a time: the page's form."""
    if not is_legal(desk, s.GUESS):
        return []
    book = desk.book
    about = int(next(row for row in desk.rows if row[s.DO] == s.GUESS)[s.TO])
    name, seat = desk.name(about, you=False), book.names.seats[about]
    fields = [
        Field(
            id="what.zone",
            label=book.say("field.zone", name=name),
            choices=[
                Choice(id=zone, text=book.say(f"zone.{zone}"), note=book.say(f"zone_acts.{zone}")) for zone in ZONES
            ],
        ),
        _sure(desk, "zone"),
        Field(
            id="what.card",
            label=book.say("field.card", name=name),
            choices=[Choice(id=card, text=book.text(f"cards.{card}")) for card in book.names.cards],
        ),
        _sure(desk, "card"),
        Field(
            id="what.red",
            label=book.say("field.red", name=name),
            choices=[
                Choice(id=NO_RED, text=book.say("guess.no_red"), nothing=True),
                *(
                    Choice(id=book.names.options[option], text=book.clause_and_option(option))
                    for option in red_options(desk)
                ),
            ],
        ),
        _sure(desk, "red"),
    ]
    offer = Offer(
        id=f"guess.{seat}",
        text=book.say("do.guess", name=name),
        key="1",
        fields=fields,
        move={"seat": desk.seat, "do": "guess", "to": seat},
    )
    one = structure(desk, about)
    acts = "\n".join(f"- {act}" for act in one["acts"])
    text = book.say("guess.text", name=name) + (f"\n{book.say('guess.acts')}\n{acts}" if acts else "")
    data = {
        "about": seat,
        "acts": one["acts"],
        "zones": [{"id": zone, "text": book.say(f"zone.{zone}"), "cells": _cells(at)} for at, zone in enumerate(ZONES)],
        "cards": [{"id": card, "text": book.text(f"cards.{card}")} for card in book.names.cards],
    }
    return [
        Part(
            id=f"guess.{seat}",
            role="guess",
            title=book.say("guess.title", name=name),
            text=text,
            data=data,
            offers=[offer],
        )
    ]


def red_options(desk: Desk) -> list[int]:
    """The options that some structure, in some draw, may not accept: the same list for everyone."""
    mask = int(desk.book.frame.size[t.RED_MASK])
    return [option for option in desk.book.options if mask >> option & 1]


def _sure(desk: Desk, what: str) -> Field:
    choices = [Choice(id=word, text=desk.book.say(f"sure.{word}")) for word in SURE]
    return Field(id=f"how.{what}", label=desk.book.say("field.sure"), kind="stars", choices=choices, value="chance")


def _cells(zone: int) -> str:
    """Cells of a zone as « synergy,antagonism » separated by spaces."""
    return " ".join(
        f"{synergy + 1},{antagonism + 1}"
        for synergy in range(4)
        for antagonism in range(4)
        if int(ZONE_OF[synergy, antagonism]) == zone
    )
