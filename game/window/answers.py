"""What each says of a package, drawn: a sign for each answer, and by emblem and name who gave it."""

from pygame import Rect

from game.pages.shapes import CROWD, PackageData
from game.window.shapes import emblem, sign
from game.window.sheet import Sheet
from game.window.theme import Colour
from game.window.type import width
from game.window.words import word

Places = dict[str, tuple[int, str]]  # seat → its place in the scenario's order and its short name
MARKS = ("yes", "not_yet", "no")


def legend_of(sheet: Sheet) -> None:
    """What each sign of an answer means: side by side where there is room, else one under the other."""
    size, x, px = sheet.em(0.7), 0, sheet.em(0.7)
    for mark in MARKS:
        said = word(sheet.style.lang, mark)
        wide = size + sheet.em(0.3) + width(said, "label", px)
        if x and x + wide > sheet.width:
            x, sheet.y = 0, sheet.y + sheet.em(0.95)
        put_sign(sheet, mark, Rect(x, sheet.y + sheet.em(0.15), size, size), colour_of(sheet, mark))
        sheet.line(said, "label", 0.7, sheet.theme.soft, (x + size + sheet.em(0.3), sheet.y))
        x += wide + sheet.em(0.6)
    sheet.y += sheet.em(1.0)


def colour_of(sheet: Sheet, mark: str) -> Colour:
    theme = sheet.theme
    return theme.alarm if mark == "no" else theme.accent if mark == "yes" else theme.soft


def put_sign(sheet: Sheet, name: str, box: Rect, colour: Colour) -> None:
    sheet.add(box, lambda surface, r: surface.blit(sign(name, r.w, colour), r))


def put_emblem(sheet: Sheet, place: int, box: Rect) -> None:
    theme = sheet.theme
    sheet.add(box, lambda surface, r: surface.blit(emblem(place, r.w, theme), r))


def support(sheet: Sheet, package: PackageData, places: Places) -> None:
    """Each answer that somebody gave: its sign, its word, by emblem and name who gave it."""
    theme, small = sheet.theme, sheet.em(0.85)
    crowded = len(places) > CROWD
    for mark in MARKS:
        who = [seat for seat, given in package["marks"].items() if given == mark]
        if not who:
            continue
        said = word(sheet.style.lang, mark) + (f"\u00a0{len(who)}" if crowded else "")
        put_sign(sheet, mark, Rect(0, sheet.y + sheet.em(0.12), small, small), colour_of(sheet, mark))
        sheet.text(said, "label-strong", 0.8, left=sheet.em(1.15))
        if crowded:
            emblems(sheet, who, places, sheet.em(0.3))
            names = ", ".join(places[seat][1] for seat in who if seat in places)
            if mark != "not_yet":
                sheet.text(names, "label", 0.72, theme.soft, left=sheet.em(0.3))
        else:
            for seat in who:
                _named(sheet, seat, places)


def _named(sheet: Sheet, seat: str, places: Places) -> None:
    """An emblem and a name on a line."""
    place, name = places[seat]
    size = sheet.em(0.95)
    box = Rect(sheet.em(0.3), sheet.y + sheet.em(0.08), size, size)
    put_emblem(sheet, place, box)
    sheet.text(name, "label", 0.78, left=sheet.em(1.5))


def emblems(sheet: Sheet, who: list[str], places: Places, start: int) -> None:
    """The emblems of some structures side by side from `start` on, on as many rows as needed."""
    size, x = sheet.em(1.0), start
    for seat in who:
        place = places[seat][0]
        if x > start and x + size > sheet.width:
            x, sheet.y = start, sheet.y + round(size * 1.2)

        put_emblem(sheet, place, Rect(x, sheet.y, size, size))
        x += round(size * 1.25)
    sheet.y += round(size * 1.3)
