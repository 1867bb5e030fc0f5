"""The ways through a debrief: next and previous page, another reader, the file to keep, the journal."""

from collections.abc import Sequence
from pathlib import Path

from game.pages import menus
from game.pages.book import Book
from game.pages.model import Offer, Page, Part, Place
from game.play.log import Log
from game.story.writing import WholeFile

FOLDER, PLAYS = "debriefs", "plays"  # beside the file of plays
FIRST = ("ours", "mine")  # pages from which the file is kept too


def ways(book: Book, page: Page, at: int, names: Sequence[str], others: Sequence[str]) -> Page:
    """A page of the debrief with all that leads out of it. `names`: of its pages; `others`: seats as which it may be
    read too."""
    lang, count = book.lang, len(names)
    turn = [menus.opens(lang, "next", "d")] if at + 1 < count else []
    turn += [menus.opens(lang, "previous", "a")] if at else []
    if names[at] in FIRST or at + 1 == count:
        sure = book.say("debrief.export_sure") if others else ""  # what one hid stands on one's own page
        turn.append(
            Offer(id="export", text=book.say("debrief.export"), key="f", action={"debrief": "export"}, sure=sure)
        )
        if others:
            turn.append(Offer(id="alone", text=book.say("debrief.alone"), action={"debrief": "alone"}))
    if at + 1 == count:
        turn.append(Offer(id="keep", text=book.say("debrief.keep"), key="p", action={"debrief": "keep"}))
        turn.append(menus.opens(lang, "journal", "j"))
    turn += [
        Offer(
            id=f"as.{seat}",
            text=book.say("debrief.as", name=book.text(f"structures.{seat}.name")),
            action={"debrief": seat},
        )
        for seat in others
    ]
    turn.append(menus.opens(lang, "home", "t"))
    deeper = [
        Offer(id=f"to.{name}", text=book.say(f"debrief.{name}_title"), action={"debrief": "page", "page": name})
        for name in names
        if name != names[at]
    ]
    rest = [
        menus.opens(lang, name, key)
        for name, key in (("moments", "r"), ("notebook", "n"), ("people", "w"), ("settings", "s"), ("quit", "q"))
    ]
    parts = [
        *page.parts,
        Part(id="turn", role="choices", offers=turn),
        Part(id="deeper", role="choices", title=book.say("debrief.deeper"), offers=deeper),
        Part(id="navigation", role="navigation", offers=[*rest, menus.language(lang)], aside=True),
    ]
    place = Place(act=book.say("debrief.place"), time=book.say("debrief.page", n=at + 1, count=count))
    return page.model_copy(update={"parts": parts, "place": place})


def export(text: str, folder: Path, name: str) -> Path:
    """Write a debrief, one HTML file, under `folder`, and say where. Raises OSError."""
    return _written(folder / FOLDER / f"{name}.html", text)


def keep(log: Log, folder: Path, name: str) -> Path:
    """Write a play to one file under `folder`, which `replay` and `debrief` read, and say where. Raises OSError."""
    return _written(folder / PLAYS / f"{name}.json", log.as_json())


def _written(file: Path, text: str) -> Path:
    with WholeFile(file) as out:
        out.write(text)
    return file
