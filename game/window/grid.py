"""Packages compared clause by clause: rows are clauses, columns packages; what changed is marked, as is who supports.

Where the columns would be too narrow to read, packages stand one under the other instead.
"""

from collections import Counter
from collections.abc import Callable

from pygame import Rect, Surface

from game.pages.shapes import CROWD, LineData, PackageData, PackagesData
from game.window.shapes import emblem, sign
from game.window.sheet import Sheet, columns
from game.window.theme import Colour
from game.window.words import days, labelled, money, word

Drawer = Callable[[Sheet, PackageData, dict[str, tuple[int, str]]], None]
LEAST = 7.5  # ems: the narrowest column that reads
WEIGHTS = ("vital", "very", "important", "nice", "plus")
MARKS = ("yes", "not_yet", "no")


def packages(sheet: Sheet, data: PackagesData, places: dict[str, tuple[int, str]]) -> None:
    """The packages on the table. `places`: seat → its place in the scenario's order and its short name."""
    made = data["packages"]
    if data["rounds_left"]:
        sheet.text(word(sheet.style.lang, "rounds", n=data["rounds_left"]), "label", 0.85, sheet.theme.soft)
        sheet.gap(0.4)
    if data["key"]:
        sheet.text(data["key"], "label", 0.85, sheet.theme.soft)
        sheet.gap(0.4)
    for said in data["seating"]:
        sheet.text(said, "label", 0.85, sheet.theme.soft)
        sheet.gap(0.4)
    if not made:
        return
    first = sheet.em(7.2)
    column = (sheet.width - first) // len(made)
    if column >= sheet.em(LEAST):
        _side_by_side(sheet, made, places, first, column)
    else:
        for package in made:
            sheet.gap(0.6)
            _alone(sheet, package, places)


def _side_by_side(
    sheet: Sheet, made: list[PackageData], places: dict[str, tuple[int, str]], first: int, column: int
) -> None:
    lang, pad = sheet.style.lang, sheet.em(0.4)
    titles: dict[str, str] = {line["clause"]: line["title"] for package in made for line in package["lines"]}

    def cell(wide: int) -> Sheet:
        return Sheet(sheet.style, sheet.hands, wide - 2 * pad)

    def row(label: str, cells: list[Sheet], line: bool = True) -> None:
        head = cell(first)
        head.text(label, "label-strong", 0.8, sheet.theme.soft)
        _row(sheet, [head, *cells], pad, line)

    heads = []
    for package in made:
        head = cell(column)
        _head(head, package, places)
        heads.append(head)
    row("", heads, line=False)
    for key, drawer in ABOVE:
        made_row = []
        for package in made:
            one = cell(column)
            drawer(one, package, places)
            made_row.append(one)
        if any(one.y for one in made_row):
            row(word(lang, key), made_row)
    for clause, title in titles.items():
        cells = []
        for package in made:
            one = cell(column)
            _line(one, next((x for x in package["lines"] if x["clause"] == clause), None), package)
            cells.append(one)
        row(title, cells)
    if any(package["objections"] for package in made):
        cells = []
        for package in made:
            one = cell(column)
            _said(one, package, places)
            cells.append(one)
        row(word(lang, "objections"), cells)


def _row(sheet: Sheet, cells: list[Sheet], pad: int, line: bool) -> None:
    hair = sheet.theme.hair
    if line:
        sheet.add(Rect(0, sheet.y, sheet.width, 1), lambda surface, r: surface.fill(hair, r))
    sheet.y += pad
    columns(sheet, cells, 2 * pad)
    sheet.y += pad


def _alone(sheet: Sheet, package: PackageData, places: dict[str, tuple[int, str]]) -> None:
    """One package by itself, for a narrow column."""
    pad, lang = sheet.em(0.8), sheet.style.lang
    inner = sheet.inner(2 * pad)
    _head(inner, package, places)

    def under(key: str, drawer: Drawer) -> None:
        if (drawer is _said and not package["objections"]) or (drawer is _support and not package["marks"]):
            return
        inner.gap(0.45)
        inner.text(word(lang, key), "label-strong", 0.78, sheet.theme.soft)
        drawer(inner, package, places)

    under("support", _support)
    under("mine", _mine)
    for line in package["lines"]:
        inner.gap(0.3)
        inner.text(line["title"], "label-strong", 0.78, sheet.theme.soft)
        _line(inner, line, package)
    under("objections", _said)
    sheet.boxed(inner, (pad, sheet.em(0.6)), None, sheet.theme.hair)


def _head(sheet: Sheet, package: PackageData, places: dict[str, tuple[int, str]]) -> None:
    lang, name = sheet.style.lang, places.get(package["by"], (0, package["by"]))[1]
    sheet.text(package["letter"], "strong", 1.5, sheet.theme.accent)
    origin = word(lang, "by", name=name) if name else ""
    if package["amends"]:
        origin = f"{package['amends']}\u00a0→\u00a0{package['letter']}, {origin}"
    sheet.text(origin, "label", 0.78, sheet.theme.soft)
    if package["in_force"]:
        sheet.text(word(lang, "in_force"), "label-strong", 0.78, sheet.theme.accent)


def _line(sheet: Sheet, line: LineData | None, package: PackageData) -> None:
    """A clause in a package: a bar stands beside what changed; what I cannot accept bears a cross."""
    if line is None:
        sheet.text("—", "text", 0.9, sheet.theme.soft)
        return
    theme, top = sheet.theme, sheet.y
    red = any(one["option"] == line["option"] for one in package["mine"]["crossed"])
    size = sheet.em(0.72)
    if red:
        _sign(sheet, "no", Rect(0, top + sheet.em(0.3), size, size), theme.alarm)
    sheet.text(
        line["text"],
        "strong" if line["changed"] else "text",
        0.9,
        theme.alarm if red else theme.soft if line["held"] else None,
        left=sheet.em(1) if red else 0,
    )
    wish = next((one for one in package["mine"]["wishes"] if one["option"] == line["option"]), None)
    if wish:
        size = sheet.em(0.7)
        _sign(sheet, "yes", Rect(0, sheet.y + sheet.em(0.12), size, size), theme.accent)
        sheet.text(wish["word"], "label-strong", 0.75, theme.accent, left=sheet.em(1))
    if line["changed"]:
        if line["was"]:
            sheet.text(word(sheet.style.lang, "was", text=line["was"]), "label", 0.75, theme.soft)
        accent, thick = theme.accent, max(2, sheet.em(0.14))
        bar = Rect(-sheet.em(0.34), top + sheet.em(0.1), thick, sheet.y - top - sheet.em(0.1))
        sheet.add(bar, lambda surface, r: surface.fill(accent, r))


def _sign(sheet: Sheet, name: str, rect: Rect, colour: Colour) -> None:
    sheet.add(rect, lambda surface, r: surface.blit(sign(name, r.w, colour), r))


def _support(sheet: Sheet, package: PackageData, places: dict[str, tuple[int, str]]) -> None:
    """Each answer that somebody gave: its sign, its word, the emblems of who gave it; counted where they are many."""
    size, theme = sheet.em(1.05), sheet.theme
    for mark in MARKS:
        who = [seat for seat, given in package["marks"].items() if given == mark]
        if not who:
            continue
        said = word(sheet.style.lang, mark) + (f"\u00a0{len(who)}" if len(places) > CROWD else "")
        colour = theme.alarm if mark == "no" else theme.accent if mark == "yes" else theme.soft
        _sign(sheet, mark, Rect(0, sheet.y + sheet.em(0.12), sheet.em(0.85), sheet.em(0.85)), colour)
        wide = sheet.line(said, "label", 0.8, None, (sheet.em(1.2), sheet.y)).w
        start = sheet.em(1.2) + wide + sheet.em(0.5)
        beside = max(0, (sheet.width - start - size) // round(size * 1.25) + 1)
        if beside < min(len(who), 4):  # a short row under the word reads better than a column beside it
            start = sheet.em(1.2)
            sheet.y += round(size * 1.2)
        _emblems(sheet, who, places, start)
    if package["lacking"]:
        sheet.gap(0.2)
        sheet.text(word(sheet.style.lang, "lacking"), "label-strong", 0.78, theme.soft)
        _emblems(sheet, package["lacking"], places, 0)


def _emblems(sheet: Sheet, who: list[str], places: dict[str, tuple[int, str]], start: int) -> None:
    """The emblems of some structures side by side from `start` on, on as many rows as needed."""
    size, theme, x = sheet.em(1.05), sheet.theme, start
    for seat in who:
        place = places.get(seat, (0, seat))[0]
        if x > start and x + size > sheet.width:
            x, sheet.y = start, sheet.y + round(size * 1.2)

        def paint(surface: Surface, r: Rect, place: int = place) -> None:
            surface.blit(emblem(place, r.w, theme), r)

        sheet.add(Rect(x, sheet.y, size, size), paint)
        x += round(size * 1.25)
    sheet.y += round(size * 1.35)


def _mine(sheet: Sheet, package: PackageData, places: dict[str, tuple[int, str]]) -> None:
    lang, mine, theme = sheet.style.lang, package["mine"], sheet.theme
    size = sheet.em(0.75)
    if mine["wishes"]:
        _sign(sheet, "yes", Rect(0, sheet.y + sheet.em(0.15), size, size), theme.accent)
        ranked = sorted(mine["wishes"], key=lambda wish: WEIGHTS.index(wish["weight"]))
        counts = Counter(wish["word"] for wish in ranked)
        said = ", ".join(f"{one} ({n})" if n > 1 else one for one, n in counts.items())
        sheet.text(said, "label", 0.8, left=sheet.em(1.1))
    else:
        sheet.text(labelled(lang, word(lang, "wishes"), word(lang, "none")), "label", 0.8, theme.soft)
    if mine["crossed"]:
        _sign(sheet, "no", Rect(0, sheet.y + sheet.em(0.15), size, size), theme.alarm)
        sheet.text(word(lang, "unacceptable"), "label-strong", 0.8, theme.alarm, left=sheet.em(1.1))
    cost = [days(lang, mine["days"])] if mine["days"] else []
    cost += [money(lang, mine["money"])] if mine["money"] else []
    if cost:
        sheet.text("− " + ", ".join(cost), "label", 0.8)


def _said(sheet: Sheet, package: PackageData, places: dict[str, tuple[int, str]]) -> None:
    for objection in package["objections"]:
        sheet.text(objection, "italic", 0.85)


# What stands above the clauses: who supports, and what it is for me; the clauses say why.
ABOVE: tuple[tuple[str, Drawer], ...] = (("support", _support), ("mine", _mine))
