"""The file that a group takes home: the shared pages, each person's own, what is deeper once, the drawings, room to
write. One HTML file with nothing from outside.
"""

import re
import unicodedata
from collections.abc import Sequence

from game.pages import debrief as debriefs
from game.pages.debrief_deeper import called
from game.pages.debrief_reading import Person, Reading
from game.pages.html import html
from game.pages.model import Page, Part

SHARED = ("ours", "group")
OWN = ("mine", "picture")
LONGEST = 40  # letters of a group's name in that of the file


def pages_of(readings: Sequence[Reading]) -> list[Page]:
    """The pages of the file: shared, each person's, then the rest as the first reads it, the sheet last."""
    first = readings[0]
    names = debriefs.names(first)
    made = [debriefs.page(first, name) for name in names if name in SHARED]
    for reading in readings:
        person = next((one for one in reading.people if one.seat == reading.seat), Person(reading.seat))
        for name in OWN:
            page = debriefs.page(reading, name)
            title = f"{page.title} — {called(reading, person)}"
            made.append(
                page.model_copy(
                    update={"title": title, "parts": [*page.parts, room(reading)] if name == "mine" else page.parts}
                )
            )
    made += [debriefs.page(first, name) for name in names if name not in (*SHARED, *OWN, "now")]
    return [one for one in made if one.parts]


def room(reading: Reading) -> Part:
    """Lines to write on."""
    return Part(id="room", role="form", title=reading.book.say("debrief.room"), text="")


def html_of(readings: Sequence[Reading]) -> str:
    """The file."""
    return html(pages_of(readings), title_of(readings[0]))


def title_of(reading: Reading) -> str:
    """Scenario, date, group, seats."""
    seats = ", ".join(called(reading, one) for one in reading.people) or reading.short(reading.seat)
    words = [reading.book.text("title"), reading.date, reading.group, seats]
    return " · ".join(word for word in words if word)


def name_of(reading: Reading, date: str = "") -> str:
    """`denouer-<scenario>-<date>-<group>`: the first names, or the structures, where the group has no name."""
    group = (
        reading.group
        or "-".join(str(one.told.get("name") or reading.short(one.seat)) for one in reading.people)
        or reading.short(reading.seat)
    )
    parts = ["denouer", reading.book.names.scenario, slug(date or reading.date), slug(group)[:LONGEST].strip("-")]
    return "-".join(part for part in parts if part)


def slug(words: str) -> str:
    """Letters and figures of any name, joined by dashes, safe in a file's name on any system."""
    words = words.replace("’", " ")
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
