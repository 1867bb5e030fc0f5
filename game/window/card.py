"""One's own card, always at the foot of the window: a line when folded, all of it when unfolded."""

from typing import Any

from pygame import Rect, Surface

from game.pages.model import Page, Part
from game.pages.wording import days, money
from game.story.agreeing import number
from game.window.answers import put_sign
from game.window.shapes import emblem
from game.window.sheet import Sheet, Spot, columns
from game.window.widgets import offers
from game.window.words import labelled, word


def folded(sheet: Sheet, page: Page, unfolded: bool) -> None:
    """The line that is always there: my emblem, my name, what I have left. All of it opens the card."""
    part, means = page.part("own-card"), page.part("means")
    if part is None:
        return
    lang, theme = sheet.style.lang, sheet.theme
    pad, size = sheet.em(0.5), sheet.em(1.3)
    inner = sheet.inner(2 * pad)
    left = sheet.em(0.2)
    name = part.data.get("name") or part.title
    place = place_of(page, str(part.data.get("seat", page.seat)))
    if place is not None:
        rect, at = Rect(0, 0, size, size), place

        def paint(surface: Surface, r: Rect) -> None:
            surface.blit(emblem(at, r.w, theme), r)

        inner.add(rect, paint)
        left = sheet.em(1.8)
    inner.text(
        "   ·   ".join(x for x in (name, *_left(lang, part, means)) if x).replace(" · ", "\u00a0·\u00a0"),
        "label-strong",
        0.9,
        left=left,
        right=sheet.em(1.5),
    )
    put_sign(
        inner,
        "fold" if unfolded else "unfold",
        Rect(inner.width - sheet.em(0.8), sheet.em(0.25), sheet.em(0.8), sheet.em(0.8)),
        theme.soft,
    )
    sheet.put(inner, (pad, sheet.em(0.35)))
    sheet.y = inner.y + 2 * sheet.em(0.35)
    sheet.spots.append(Spot("card", "card", Rect(0, 0, sheet.width, sheet.y)))


def _left(lang: str, part: Part, means: Part | None) -> list[str]:
    """Days and money that I still have."""
    data = means.data if means and means.data else part.data
    said = []
    if "days" in data:
        text = days(lang, data["days"])
        had = data.get("days_had")
        said.append(word(lang, "of", left=text, start=number(lang, had)) if had else text)
    if data.get("money") or data.get("money_start"):
        said.append(money(lang, data["money"]))
    return said


def whole(sheet: Sheet, page: Page) -> None:
    """The card, in as many columns as are wide enough to read."""
    part = page.part("own-card")
    if part is None:
        return
    data = part.data
    count = max(1, min(4, sheet.width // sheet.em(16))) if data else 1
    between = sheet.em(1.6)
    wide = (sheet.width - between * (count - 1)) // count
    made = [Sheet(sheet.style, sheet.hands, wide) for _ in range(count)]
    if data:
        for block in _blocks(sheet, data):
            block_into = min(made, key=lambda one: one.y)
            block_into.gap(0.6)
            block(block_into)
    else:
        made[0].prose(part.text, "text", 0.9)
    columns(sheet, made, between)
    offers(sheet, part.offers)


def _blocks(sheet: Sheet, data: dict[str, Any]) -> list[Any]:
    """What the card says, as drawers, the most needed first."""
    lang = sheet.style.lang

    def label(one: Sheet, key: str) -> None:
        one.text(word(lang, key), "label-strong", 0.78, one.theme.soft)

    def wishes(one: Sheet) -> None:
        label(one, "seeks")
        if data.get("seeks"):
            one.text(data["seeks"], "text", 0.9)
        for wish in data.get("wishes", []):
            one.gap(0.1)
            one.text(labelled(lang, wish["word"], wish["text"]), "text", 0.9, left=one.em(0.7))

    def plain(key: str, words: str, face: str = "text") -> Any:
        def drawn(one: Sheet) -> None:
            label(one, key)
            one.prose(words, "italic" if face == "italic" else "text", 0.9)

        return drawn

    def red(one: Sheet) -> None:
        label(one, "cannot")
        size, crossed = one.em(0.75), bool(data.get("cannot"))  # nothing may be ruled out
        if crossed:
            put_sign(one, "no", Rect(0, one.y + one.em(0.3), size, size), one.theme.alarm)
        for option in data.get("cannot", []):
            one.text(option, "text", 0.9, left=one.em(1.1))
        one.text(data["cannot_text"], "text", 0.9, left=one.em(1.1) if crossed else 0)

    made: list[Any] = [plain("decides", "\n".join(data["decides"]))] if data.get("decides") else []
    made += [wishes] if data.get("seeks") or data.get("wishes") else []
    if data.get("cannot_text"):
        made.append(red)
    for key, name, face in (("reserve", "reserve", ""), ("answers_to", "answers_to", ""), ("says", "says", "italic")):
        if data.get(name):
            made.append(plain(key, data[name], face))
    if data.get("facts"):
        made.append(plain("facts", "\n".join(data["facts"])))
    return made


def place_of(page: Page, seat: str) -> int | None:
    """A seat's place in the scenario's order, as the page's structures tell it."""
    return next((place for id_, (place, _) in places(page).items() if id_ == seat), None)


def places(page: Page) -> dict[str, tuple[int, str]]:
    """Seat → its place in the scenario's order and its short name, from a part that shows all of them."""
    for part in page.parts:
        if part.role in ("map", "structures", "packages", "notebook") and part.data.get("structures"):
            return {one["id"]: (int(one["place"]), one.get("short") or one["name"]) for one in part.data["structures"]}
    return {}
