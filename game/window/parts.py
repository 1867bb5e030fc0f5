"""A drawer for each role of a page's parts; a role without one, or without data, is drawn from its plain text."""

from collections.abc import Callable

from pygame import Rect, Surface

from game.pages.model import Page, Part
from game.pages.shapes import MapData, NotebookData, PackagesData, StructureData, StructuresData
from game.window import deciding, ours, reveal
from game.window.card import places
from game.window.grid import packages
from game.window.pictures import pictures
from game.window.shapes import emblem
from game.window.sheet import Sheet
from game.window.table import table
from game.window.theme import Colour
from game.window.widgets import offers
from game.window.words import word

WIDEST = 45.0  # ems: from which a column is wider than its text should be
Drawer = Callable[[Sheet, Page, Part], None]


def draw_part(sheet: Sheet, page: Page, part: Part) -> None:
    """A part: its title, what it says in its own way, then what it offers."""
    drawer = DRAWERS.get(part.role, _plain) if part.data or part.role in PLAIN_TOO else _plain
    drawer(sheet, page, part)
    if sheet.width <= sheet.em(WIDEST) or part.role == "guess":
        buttons = [one for one in part.offers if not one.at_once]
        offers(sheet, buttons, part.data.get("common", ()), part.data.get("cells", ()))
        return
    # On a page that has the whole width, what one presses stays as wide as a line of text.
    inner = sheet.inner(sheet.width - sheet.em(reveal.READ))
    offers(inner, part.offers, part.data.get("common", ()), part.data.get("cells", ()))
    sheet.gap(0.7)
    sheet.put(inner, (0, sheet.y))
    sheet.y += inner.y


def _plain(sheet: Sheet, page: Page, part: Part) -> None:
    if part.title != page.title:
        sheet.heading(part.title)
    if page.kind == "title":
        sheet.text(part.text, "italic", 1.0, sheet.theme.soft, centred=True)
    else:
        sheet.prose(part.text)


def _passage(sheet: Sheet, page: Page, part: Part) -> None:
    """The story itself: the largest text of the page."""
    if part.title and part.title != page.title:
        sheet.text(part.title, "strong", 1.15)
        sheet.gap(0.3)
    sheet.prose(part.text, "text", 1.06)


def _hint(sheet: Sheet, page: Page, part: Part) -> None:
    sheet.prose("\n".join(words for words in (part.title, part.text) if words), "italic", 0.92, sheet.theme.soft)


def _notice(sheet: Sheet, page: Page, part: Part) -> None:
    inner = sheet.inner(2 * sheet.em(0.9))
    if part.title and part.title != page.title:
        inner.text(part.title, "label-strong", 0.9)
    inner.prose(part.text, "text", 0.95)
    sheet.boxed(inner, (sheet.em(0.9), sheet.em(0.5)), sheet.theme.raised, None, sheet.theme.accent)


def _burst(sheet: Sheet, page: Page, part: Part) -> None:
    """A knot has burst: the same box in the colour of alarm, and larger."""
    inner = sheet.inner(2 * sheet.em(1.1))
    if part.title and part.title != page.title:
        inner.text(part.title, "strong", 1.1, sheet.theme.alarm)
        inner.gap(0.2)
    inner.prose(part.text, "text", 1.06)
    sheet.boxed(inner, (sheet.em(1.1), sheet.em(0.7)), sheet.theme.raised, None, sheet.theme.alarm)


def _since(sheet: Sheet, page: Page, part: Part) -> None:
    since(sheet, [line for line in part.text.split("\n") if line.strip()], part.title)


def since(sheet: Sheet, lines: list[str], title: str = "") -> None:
    """What happened since this seat's last page, beside a rule."""
    if not lines:
        return
    inner = sheet.inner(sheet.em(1))
    inner.text(title or word(sheet.style.lang, "since"), "label-strong", 0.78, sheet.theme.soft)
    for line in lines:
        inner.text(line.removeprefix("- "), "italic", 0.95, sheet.theme.soft)
    sheet.boxed(inner, (sheet.em(0.8), sheet.em(0.1)), None, None, sheet.theme.hair)


def _map(sheet: Sheet, page: Page, part: Part) -> None:
    table(sheet, part.of(MapData))


def _structures(sheet: Sheet, page: Page, part: Part) -> None:
    """The list of structures: the table is drawn too where no map part gives its cords."""
    people = part.of(StructuresData)["structures"]
    if page.part("map") is None:
        table(sheet, {"structures": people, "cords": []})
        sheet.gap(1)
    for one in people:
        sheet.gap(0.7)
        _structure(sheet, one)


def _structure(sheet: Sheet, one: StructureData) -> None:
    theme, size, left = sheet.theme, sheet.em(1.3), sheet.em(2)
    place, gone = int(one["place"]), bool(one.get("left"))

    def paint(surface: Surface, r: Rect) -> None:
        surface.blit(emblem(place, r.w, theme, gone), r)

    sheet.add(Rect(sheet.em(0.1), sheet.y + sheet.em(0.1), size, size), paint)
    sheet.text(one["name"], "strong", 1.0, left=left)
    said = [one.get("kind", "")]
    said += [word(sheet.style.lang, "required")] if one.get("required") else []
    said += [word(sheet.style.lang, "left")] if gone else []
    sheet.text(" · ".join(x for x in said if x), "label", 0.8, theme.soft, left=left)
    if one.get("says"):
        sheet.text(one["says"], "italic", 0.92, left=left)
    if one.get("brings"):
        sheet.text(one["brings"], "text", 0.92, left=left)
    for act in one.get("acts", []):
        sheet.text(act, "label", 0.82, theme.soft, left=left)


def _packages(sheet: Sheet, page: Page, part: Part) -> None:
    if part.title != page.title:
        sheet.heading(part.title)
    data, live = part.of(PackagesData), {offer.id: offer for offer in page.offers() if offer.enabled}
    packages(sheet, data, places(page), live.get("put") if data["yours"] else None, live.get("open.packages"))


def _notebook(sheet: Sheet, page: Page, part: Part) -> None:
    """What was heard, by whom it is about; how sure it is stands beside it in words."""
    if part.title != page.title:
        sheet.heading(part.title)
    notes = part.of(NotebookData)["notes"]
    if not notes:
        sheet.prose(part.text, "italic", 1.0, sheet.theme.soft)
    known, theme, size, left = places(page), sheet.theme, sheet.em(1.05), sheet.em(1.7)
    for note in notes:
        sheet.gap(0.5)
        place = note.get("place")
        if place is not None:

            def paint(surface: Surface, r: Rect, place: int = place) -> None:
                surface.blit(emblem(place, r.w, theme), r)

            sheet.add(Rect(0, sheet.y + sheet.em(0.2), size, size), paint)
        sheet.text(note["text"], "text", 0.98, left=left)
        colour = theme.alarm if note["standing"] == "contradicted" else theme.soft
        sheet.text(
            " · ".join(x for x in (known.get(note["by"], (0, ""))[1], note["when"], note["word"]) if x),
            "label",
            0.8,
            colour,
            left=left,
        )


def _answer(sheet: Sheet, page: Page, part: Part) -> None:
    """An answer received: speech, in italics, with room around it."""
    inner = sheet.inner(sheet.em(1.2))
    if part.title and part.title != page.title:
        inner.text(part.title, "label-strong", 0.82, sheet.theme.soft)
    inner.prose(part.text, "text", 1.06)
    sheet.boxed(inner, (sheet.em(1.0), sheet.em(0.2)), None, None, sheet.theme.accent)


def _delivery(sheet: Sheet, page: Page, part: Part) -> None:
    """What I promised and what I have, as days side by side; then the words."""
    theme, lang = sheet.theme, sheet.style.lang
    box, most = sheet.em(0.95), max(part.data["promised"], part.data["left"], 1)
    step = min(round(box * 1.15), (sheet.width - sheet.em(8)) // max(1, round(most + 0.5)))
    for key, count, colour in (
        ("promised", part.data["promised"], theme.accent),
        ("have", part.data["left"], theme.soft),
    ):
        sheet.line(word(lang, key), "label-strong", 0.82, None, (0, sheet.y))
        for n in range(int(count + 0.99)):
            share = min(1.0, count - n)
            rect = Rect(sheet.em(7) + n * step, sheet.y + sheet.em(0.1), max(2, round((step - 3) * share)), box)

            def paint(surface: Surface, r: Rect, colour: Colour = colour) -> None:
                surface.fill(colour, r)

            sheet.add(rect, paint)
        sheet.y += sheet.em(1.4)
    sheet.gap(0.4)
    sheet.prose(part.text)


DRAWERS: dict[str, Drawer] = {
    "passage": _passage,
    "hint": _hint,
    "notice": _notice,
    "since": _since,
    "map": _map,
    "structures": _structures,
    "packages": _packages,
    "notebook": _notebook,
    "answer": _answer,
    "burst": _burst,
    "guess": pictures,
    "delivery": _delivery,
    "debrief-people": ours.people,
    "debrief-cards": ours.cards,
    "debrief-cords": ours.cords,
    "debrief-fork": reveal.narrow,
    "debrief-seat": reveal.narrow,
    "debrief-guesses": ours.guesses,
    "debrief-findings": ours.findings,
    "debrief-group": ours.group,
    "debrief-happened": reveal.told,
    "debrief-why": reveal.cards,
    "debrief-maps": reveal.maps,
    "debrief-dials": reveal.dials,
    "debrief-pitfalls": reveal.verdicts,
    "debrief-approaches": reveal.verdicts,
    "debrief-sheet": reveal.whole_sheet,
    "debrief-testimony": reveal.narrow,
    "debrief-unsaid": reveal.narrow,
    "debrief-moments": deciding.moments,
    "debrief-questions": reveal.narrow,
}
PLAIN_TOO = {  # their text is all they need
    "passage",
    "hint",
    "notice",
    "since",
    "answer",
    "burst",
    "debrief-testimony",
    "debrief-unsaid",
    "debrief-moments",
}
BESIDE = {"map", "structures", "packages"}  # stand at the right of the story
STRIP = {"own-card", "means"}  # stand in the card at the foot
