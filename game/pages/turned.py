"""The choice on which the play turned, as a page that all look at tells it: the same whoever reads it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from game.pages.debrief_reading import HELD, Reading
from game.pages.debrief_shapes import ForkData
from game.pages.decisive import act_at, for_all, turning, weight


def heaviest(reading: Reading) -> ForkData | None:
    """The choice that weighed most, as all may read it: of one who reads alone, or of all who held a seat, so that the
    common page is the same for each of them; no words where nothing turned on any; None until that is known."""
    asked = read_by_each(reading)
    if any(one.news is None or not one.news.final or one.news.reading is None for one in asked):
        return None
    book, name = reading.book, reading.to_all.named(reading.seat)
    found = [(one, each) for one in asked if (each := turning(one.to_all)) is not None]
    weighed = [(own, one) for own, one in found if one["others"][0]["for_all"]]
    if not weighed:
        key = "ours.no_fork_own" if found and len(asked) == 1 else "ours.no_fork"
        who = "_group" if len(asked) > 1 else ".you" if name.you else ""
        return {"tick": -1, "when": "", "words": book.say(f"{key}{who}", name=name)}
    own, one = max(weighed, key=lambda each: _weight_of(*each))
    name, book = own.to_all.named(own.seat), own.book
    way, act = one["others"][0], act_at(own, one)
    said = "_said" if one["said"] else ""
    brief, worth_it = reading.brief <= HELD, way["worth"]
    worth_it = "" if brief and way["even"] else worth_it  # the other ending alone is told
    odds = "" if brief and worth_it else way["odds"][:1].lower() + way["odds"][1:]
    lone = "_lone" if way["lone"] else said
    with_it = book.say(f"decisive.with{lone}", move=way["lone"] or way["words"], odds=odds) if odds else ""
    without = "" if odds else book.say(f"decisive.other{said}", move=way["words"])
    words = book.say(f"decisive.fork{said}", name=name, move=one["chosen"])
    told = " ".join(each for each in (words, with_it or without, worth_it, way["cost"]) if each)
    return {"tick": one["tick"], "when": book.text(f"acts.{act}.time"), "words": told}


def read_by_each(reading: Reading) -> list[Reading]:
    """The debrief as each reads it whose decisions were weighed: the reader, or all who held a seat, in the order of
    the scenario."""
    if reading.alone or not reading.news_of:
        return [reading]
    code = reading.book.names.seats.code
    return [
        replace(
            reading,
            seat=seat,
            news=reading.news_of[seat],
            book=reading.book.as_read(
                code[seat], reading.readings.now if reading.readings is not None else frozenset()
            ),
        )
        for seat in sorted(reading.news_of, key=reading.place)
    ]


def turned(reading: Reading) -> dict[str, Any] | None:
    """The moment on which the play turned, as a page that all look at tells it."""
    found = [(one, each) for one in read_by_each(reading) if (each := turning(one)) is not None]
    return max(found, key=lambda each: _weight_of(*each))[1] if found else None


def _weight_of(reading: Reading, told: Mapping[str, Any]) -> tuple[bool, float]:
    """How much a moment weighed: for all first."""
    assert reading.news is not None
    assert reading.news.reading is not None
    one = next(each for each in reading.news.reading["moments"] if each["number"] == told["number"])
    return any(map(for_all, one["others"])), weight(reading, one)
