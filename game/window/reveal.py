"""The debrief drawn: cards turned over beside one's guesses, the map at the start and at the end, dials, pitfalls."""

from typing import Any

import pygame.draw
from pygame import Rect, Surface

from game.pages.model import Page, Part
from game.window.answers import put_sign
from game.window.shapes import emblem
from game.window.sheet import Sheet, columns
from game.window.theme import Theme
from game.window.type import line_height, width
from game.window.words import labelled, word

COLUMN = 23.0  # ems: the narrowest column in which a card reads
READ = 38.0  # ems: the widest line of running text
VERDICT = {"avoided": "yes", "brushed": "not_yet", "fallen": "no", "practised": "yes", "half": "not_yet"} | {
    "little": "not_yet",
    "not": "no",
}


def side_by_side(sheet: Sheet, count: int, least: float = COLUMN) -> list[Sheet]:
    """As many columns as there is room for, `count` at most; to be closed by `columns`."""
    most = max(1, min(count, sheet.width // sheet.em(least)))
    between = sheet.em(1.8)
    return [Sheet(sheet.style, sheet.hands, (sheet.width - between * (most - 1)) // most) for _ in range(most)]


def headed(sheet: Sheet, place: int, name: str, note: str = "") -> None:
    """A structure's emblem and name."""
    size, theme = sheet.em(1.25), sheet.theme

    def paint(surface: Surface, r: Rect) -> None:
        surface.blit(emblem(place, r.w, theme), r)

    sheet.add(Rect(0, sheet.y + sheet.em(0.1), size, size), paint)
    sheet.text(f"{name} ({note})" if note else name, "strong", 1.05, left=sheet.em(1.8))


def cards(sheet: Sheet, page: Page, part: Part) -> None:
    """Every card turned over, each in its own words."""
    sheet.heading(part.title)
    found = part.data["revealed"]
    if part.data.get("all"):
        sheet.text(part.data["all"], "label-strong", 0.85)
    made = side_by_side(sheet, len(found))
    for one in found:
        into = min(made, key=lambda column: column.y)
        into.gap(1.3)
        _card(into, one)
    columns(sheet, made, sheet.em(1.8))


def _card(sheet: Sheet, one: dict[str, Any]) -> None:
    lang, theme = sheet.style.lang, sheet.theme
    headed(sheet, int(one["place"]), one["name"], word(lang, "me") if one["me"] else "")
    sheet.gap(0.2)
    sheet.text(one["seeks"], "italic", 0.95)
    before = [("was_sought", one["sought_first"])] if one["sought_first"] else []
    for key, said in (*before, ("was_cannot", one["cannot"])):
        if said:
            sheet.gap(0.3)
            sheet.text(word(lang, key), "label-strong", 0.78, theme.soft)
            sheet.text(said, "text", 0.92)
    if one["temper"]:
        sheet.gap(0.3)
        sheet.text(one["temper"], "text", 0.92)
    sheet.gap(0.3)
    for crossed in one["crossed"]:
        signed(sheet, "no", labelled(lang, word(lang, "crossed"), crossed))
    if one["result_words"]:
        sheet.text(one["result_words"], "label-strong", 0.85)


def signed(sheet: Sheet, sign: str, words: str, face: Any = "label") -> None:
    theme, size = sheet.theme, sheet.em(0.75)
    colour = theme.alarm if sign == "no" else theme.accent if sign == "yes" else theme.soft
    put_sign(sheet, sign, Rect(sheet.em(0.1), sheet.y + sheet.em(0.2), size, size), colour)
    sheet.text(words, face, 0.85, left=sheet.em(1.2))


def maps(sheet: Sheet, page: Page, part: Part) -> None:
    """The map twice: synergy upwards, antagonism to the right, everyone in their zone; the text says it again."""
    sheet.heading(part.title)
    made = side_by_side(sheet, 2)
    for n, (key, title) in enumerate(zip(("start", "end"), part.data["titles"], strict=True)):
        into = made[n % len(made)]
        into.gap(0.8)
        into.text(title, "label-strong", 0.9)
        _map(into, part.data, key)
    columns(sheet, made, sheet.em(1.8))
    sheet.gap(0.5)
    sheet.prose(part.text, "text", 0.95)


def _map(sheet: Sheet, data: dict[str, Any], key: str) -> None:
    theme, left = sheet.theme, sheet.em(1.6)
    wide = min(sheet.width - left, sheet.em(30))
    cell, tall = wide // 4, sheet.em(4.2)
    top = sheet.y

    def edge(surface: Surface, r: Rect) -> None:
        pygame.draw.rect(surface, theme.hair, r, 1)

    for row in range(4):
        for column in range(4):
            # Synergy 4 at the top, antagonism 1 at the left: names of zones as the field draws them.
            box = Rect(left + column * cell, top + row * tall, cell, tall)
            sheet.add(box, edge)
            name = data["zones"][column][3 - row]
            px = sheet.em(0.68)
            if width(name, "label", px) <= cell - 4:
                sheet.line(name, "label", 0.68, theme.soft, (box.x + 3, box.bottom - line_height("label", px)))
            here = [one for one in data["places"] if (one[key][0], one[key][1]) == (4 - row, column + 1)]
            # On two rows, smaller, where they are too many for one.
            rows = 1 if len(here) * sheet.em(1.8) <= cell - 8 else 2
            size, across = sheet.em(1.5 if rows == 1 else 1.2), -(-len(here) // rows)
            for n, one in enumerate(here):
                place = int(one["place"])

                def paint(surface: Surface, r: Rect, place: int = place, theme: Theme = theme) -> None:
                    surface.blit(emblem(place, r.w, theme), r)

                step = min(size + sheet.em(0.3), max(1, (cell - size - 8) // max(1, across - 1)))
                at = box.x + 5 + n % across * step, box.y + sheet.em(0.5 if rows == 1 else 0.3 + n // across * 1.35)
                sheet.add(Rect(*at, size, size), paint)
    sheet.y = top + 4 * tall
    synergy, antagonism = data["axes"]
    sheet.line("↑", "label", 0.85, theme.soft, (sheet.em(0.4), top))
    sheet.text(f"↑ {synergy}   → {antagonism}", "label", 0.78, theme.soft, left=left)


def dials(sheet: Sheet, page: Page, part: Part) -> None:
    """Four dials side by side, each a scale of five bands filled as far as it goes: never a number, never a sum."""
    sheet.heading(part.title)
    found, bands = part.data["mine"], part.data["bands"]
    made = side_by_side(sheet, len(found), 15)
    for n, one in enumerate(found):
        into = made[n % len(made)]
        into.gap(0.6)
        into.text(one["name"], "label-strong", 0.95)
        into.gap(0.15)
        _dial(into, float(one["share"]), len(bands))
        into.text(one["word"], "text", 0.95)
    columns(sheet, made, sheet.em(1.8))


def _dial(sheet: Sheet, share: float, count: int) -> None:
    theme, tall = sheet.theme, sheet.em(0.8)
    wide = min(sheet.width, sheet.em(14))
    step = wide // count
    for n in range(count):
        box = Rect(n * step, sheet.y, step - sheet.em(0.15), tall)
        if filled := round(box.width * min(1.0, max(0.0, share * count - n))):
            full = Rect(*box.topleft, filled, tall)
            sheet.add(full, lambda surface, r: pygame.draw.rect(surface, theme.accent, r, border_radius=2))
        sheet.add(box, lambda surface, r: pygame.draw.rect(surface, theme.line, r, 1, border_radius=2))
    sheet.y += tall + sheet.em(0.2)


def verdicts(sheet: Sheet, page: Page, part: Part) -> None:
    """Pitfalls or approaches: verdict first, then the evidence, one's hold on it, and the bill."""
    sheet.heading(part.title)
    found = part.data.get("pitfalls") or part.data.get("approaches") or []
    if not found:
        sheet.prose(part.text)
        return
    made = side_by_side(sheet, len(found), 26)
    for one in found:
        into = min(made, key=lambda column: column.y)
        into.gap(0.9)
        inner = into.inner(into.em(1.4))
        inner.text(one["title"], "strong", 1.0)
        signed(inner, VERDICT.get(one["verdict"], "not_yet"), one["word"], "label-strong")
        for item in one["items"]:
            inner.gap(0.12)
            sign = "yes" if item["grade"] in ("avoided", "taken") else "no"
            signed(inner, sign, item["text"], "text")
        for said in (one.get("hold"), one.get("cost")):
            if said:
                inner.gap(0.2)
                inner.text(said, "italic", 0.9)
        into.boxed(inner, (into.em(0.7), into.em(0.5)), sheet.theme.raised, sheet.theme.hair)
    columns(sheet, made, sheet.em(1.8))


def whole_sheet(sheet: Sheet, page: Page, part: Part) -> None:
    """The matching sheet: its pitch, then pitfalls and approaches, each with its title apart from its text."""
    lang = sheet.style.lang
    top = sheet.inner(max(0, sheet.width - sheet.em(READ)))
    top.text(part.title, "strong", 1.15)
    top.gap(0.3)
    top.text(part.text.split("\n", 1)[0], "italic", 1.0)
    sheet.put(top, (0, sheet.y))
    sheet.y += top.y
    for group in ("pitfalls", "approaches"):
        sheet.gap(0.9)
        sheet.text(word(lang, group), "strong", 1.15, sheet.theme.accent)
        made = side_by_side(sheet, 2, 30)
        for one in part.data[group]:
            into = min(made, key=lambda column: column.y)
            into.gap(0.9)
            into.text(one["title"], "label-strong", 0.95)
            into.gap(0.15)
            into.prose("\n".join([one["text"], *(f"- {said}" for said in one["practices"])]), "text", 0.95)
            into.gap(0.25)
            into.text(one["last"], "italic", 0.95)
        sheet.gap(0.3)
        columns(sheet, made, sheet.em(1.8))


def told(sheet: Sheet, page: Page, part: Part) -> None:
    """What happened: acts as headings, a dash for each thing, in as many columns as read well."""
    if part.title != page.title:
        sheet.text(part.title, "strong", 1.15)
        sheet.gap(0.3)
    blocks: list[list[str]] = []
    for line in part.text.split("\n"):
        if not line.startswith("- ") or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    made = side_by_side(sheet, 2, 32)
    share = sum(len(line) + 30 for block in blocks for line in block) / len(made)
    at = filled = 0
    for block in blocks:
        if at + 1 < len(made) and filled >= share * (at + 1) * 0.9:
            at += 1
        into = made[at]
        into.gap(0.5)
        if not block[0].startswith("- "):
            into.text(block[0], "label-strong", 0.88, sheet.theme.accent)
        into.prose("\n".join(line for line in block if line.startswith("- ")), "text", 0.95)
        filled += sum(len(line) + 30 for line in block)
    columns(sheet, made, sheet.em(1.8))


def narrow(sheet: Sheet, page: Page, part: Part) -> None:
    """Running text on a page that has the whole width: lines stay short enough to read."""
    inner = sheet.inner(max(0, sheet.width - sheet.em(READ)))
    if part.title != page.title:
        inner.heading(part.title)
    inner.prose(part.text)
    sheet.put(inner, (0, sheet.y))
    sheet.y += inner.y
