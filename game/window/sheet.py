"""A sheet: where marks are laid out before anything is drawn, so that geometry can be tested without a picture.

A sheet is a column of a given width that grows downwards. It holds marks (a rectangle and how to paint it) and spots
(what a hand can reach). Drawers of parts write on sheets; the screen puts sheets into panels and scrolls them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from functools import lru_cache, partial
from typing import Literal, NamedTuple

import pygame.draw
from pygame import Rect, Surface

from game.pages.model import Choice, Field, Offer
from game.window.theme import Colour, Theme
from game.window.type import Face, draw_line, line_height, typeset, width
from game.window.writing import Pen

Paint = Callable[[Surface, Rect], object]
SpotKind = Literal["offer", "open", "confirm", "field", "card", "aside", "cell"]
BULLETS = ("• ", "- ", "– ")


class Style(NamedTuple):
    """How big and in which colours. `px`: pixels in an em of body text."""

    px: int
    theme: Theme
    lang: str

    def em(self, count: float) -> int:
        """Pixels in `count` ems; never less than one."""
        return _ems(self.px, count)


@lru_cache(maxsize=2_000)
def _ems(px: int, count: float) -> int:
    return max(1, round(px * count))


class Mark(NamedTuple):
    """Something drawn. `words`: what it says, empty for a shape; `key`: what it says is a key, drawn only while that
    key is the one of the spot `of`."""

    rect: Rect
    paint: Paint
    words: str = ""
    key: str = ""
    of: str = ""


@dataclass
class Spot:
    """What a hand can reach: focus goes from spot to spot. `answers`: a field's choices, each with its rectangle;
    `takes`: what the fields of its offer hold once it is pressed, by their ids."""

    id: str
    kind: SpotKind
    rect: Rect
    offer: Offer | None = None
    field: Field | None = None
    answers: list[tuple[Rect, Choice]] = default(default_factory=list)
    takes: dict[str, str] = default(default_factory=dict)


@dataclass
class Hands:
    """What the person at the screen has in hand: nothing here is known to the play before an offer is made."""

    open: str = ""  # the composed offer unfolded
    cell: str = ""  # the clause whose options are unfolded in the grid
    left: set[str] = default(default_factory=set)  # spots of what stays unfolded beside them
    values: dict[tuple[str, ...], str | list[str]] = default(default_factory=dict)  # question → value
    cursor: dict[str, int] = default(default_factory=dict)  # spot of a field → answer pointed at
    writing: str = ""  # spot of the field written in: it shows a caret
    pen: Pen = default(default_factory=Pen)  # where in its words
    missing: str = ""  # spot of a field still to be filled
    last: str = ""  # spot of a form that had the focus last
    weighs: Callable[[Mapping[str, str]], str] | None = None  # what a package one composes would be for oneself
    weighed: dict[tuple[str, ...], str] = default(default_factory=dict)  # the same, once found

    def unfolds(self, spot_id: str) -> bool:
        """Whether what this spot unfolds is unfolded."""
        return spot_id in (f"offer:{self.open}", f"cell:{self.cell}", *self.left)

    def turn(self, spot_id: str) -> str:
        """Unfold what this spot unfolds, or fold it; gives the spot of what was folded for it, "" for none."""
        kind, _, name = spot_id.partition(":")
        was, folds = self.cell if kind == "cell" else self.open, self.unfolds(spot_id)
        now = was if folds and spot_id in self.left else "" if folds else name
        self.left.discard(spot_id)
        if kind == "cell":
            self.cell = now
        else:
            self.open = now
        return f"{kind}:{was}" if was and not folds else ""

    def value(self, offer: Offer, what: Field) -> str | list[str] | None:
        """What stands in a field: what was chosen, or what it starts with."""
        return self.values.get(_question(offer, what), what.value)

    def held(self, spot: Spot) -> str | list[str] | None:
        """What stands in the field of a spot."""
        assert spot.offer
        assert spot.field
        return self.value(spot.offer, spot.field)

    def set(self, offer: Offer, what: Field, value: str | list[str]) -> None:
        self.values[_question(offer, what)] = value

    def write_in(self, spot: Spot | None) -> None:
        """Write in this field from now on, after its last word; None: in none."""
        self.writing, self.pen = "", Pen()
        if spot and spot.offer and spot.field:
            self.writing, text = spot.id, self.held(spot)
            if isinstance(text, str):
                self.pen.go(text, len(text))

    def given(self, offer: Offer) -> dict[str, str | list[str]]:
        """What was chosen in the fields of an offer."""
        found = {what.id: self.values.get(_question(offer, what)) for what in offer.fields}
        return {name: value for name, value in found.items() if value is not None}

    def choices(self, offer: Offer, what: Field) -> list[Choice]:
        """The choices of a field as they are now: closed by what stands in another, or open."""
        if not what.depends:
            return what.choices
        open_now = what.open_choices(self.given(offer), offer)
        if what.narrow:
            return open_now
        live = {choice.id for choice in open_now}
        return [choice.model_copy(update={"enabled": choice.id in live}) for choice in what.choices]

    def asked(self, offer: Offer) -> list[Field]:
        """The fields of an offer that are asked, by what stands in the others."""
        given = self.given(offer)
        return [what for what in offer.fields if what.asked(given, offer)]

    def lacks(self, offer: Offer) -> Field | None:
        """The first field that still lacks an answer."""
        for what in self.asked(offer):
            value = self.value(offer, what)
            live = {choice.id for choice in what.open_choices(self.given(offer), offer)}
            if not what.filled(value) or (isinstance(value, str) and what.kind != "text" and value not in live):
                return what
        return None


def _question(offer: Offer, what: Field) -> tuple[str, ...]:
    """Fields with the same id and the same choices are one question; words belong to their own offer."""
    return (offer.id, what.id) if what.kind == "text" else (what.id, *(choice.id for choice in what.choices))


class Sheet:
    """A column `width` pixels wide, written from the top; `y` is where the next thing goes."""

    def __init__(self, style: Style, hands: Hands, width: int) -> None:
        self.style = style
        self.hands = hands
        self.em: Callable[[float], int] = partial(_ems, style.px)  # pixels in so many ems; asked for everywhere
        self.width = max(1, width)
        self.y = 0
        self.room = 0  # pixels in sight at once, where the sheet's panel knows it
        self.marks: list[Mark] = []
        self.spots: list[Spot] = []

    @property
    def theme(self) -> Theme:
        return self.style.theme

    def gap(self, ems: float) -> None:
        """Leave white, unless nothing stands above."""
        if self.y:
            self.y += self.em(ems)

    def add(self, rect: Rect, paint: Paint, words: str = "") -> None:
        self.marks.append(Mark(Rect(rect), paint, words))

    def text(
        self,
        words: str,
        face: Face = "text",
        size: float = 1.0,
        colour: Colour | None = None,
        *,
        left: int = 0,
        right: int = 0,
        centred: bool = False,
        among: Iterable[tuple[str, Face]] = (),
    ) -> None:
        """A stretch of text in the column, `left` and `right` pixels in from its edges; as high as the tallest of those
        that may come in its place (`among`)."""
        px, ink = self.em(size), colour or self.theme.ink
        room, tall = max(px, self.width - left - right), line_height(face, px)
        foot = self.y + max((len(typeset(*one, px, room)) * line_height(one[1], px) for one in among), default=0)
        for line, used in typeset(words, face, px, room):
            x = left + (room - used) // 2 if centred else left
            if line:
                self._write(line, face, px, ink, Rect(x, self.y, used, tall))
            self.y += tall
        self.y = max(self.y, foot)

    def line(self, words: str, face: Face, size: float, colour: Colour | None, at: tuple[int, int]) -> Rect:
        """One line at a place of the sheet; the column does not move."""
        px = self.em(size)
        rect = Rect(at[0], at[1], width(words, face, px), line_height(face, px))
        if words:
            self._write(words, face, px, colour or self.theme.ink, rect)
        return rect

    def bearing(self, since: int, key: str, of: str) -> None:
        """The marks from that one on say a key of a spot."""
        self.marks[since:] = [mark._replace(key=key, of=of) for mark in self.marks[since:]]

    def _write(self, words: str, face: Face, px: int, ink: Colour, rect: Rect) -> None:
        self.marks.append(Mark(rect, lambda surface, r: draw_line(surface, words, face, px, ink, r.topleft), words))

    def prose(self, words: str, face: Face = "text", size: float = 1.0, colour: Colour | None = None) -> None:
        """Paragraphs, with white between them; lines that open with a bullet hang."""
        for n, paragraph in enumerate(part for part in words.split("\n") if part.strip()):
            bullet = next((b for b in BULLETS if paragraph.startswith(b)), "")
            if n:
                self.gap(0.2 if bullet else 0.55)
            if bullet:
                self.line("–", face, size, self.theme.soft, (self.em(0.2), self.y))
                self.text(paragraph[len(bullet) :], face, size, colour, left=self.em(1.2))
            else:
                self.text(paragraph, face, size, colour)

    def heading(self, words: str) -> None:
        """The title of a part: small, strong, with white above."""
        if words:
            self.gap(0.2)
            self.text(words, "label-strong", 0.82, self.theme.soft)
            self.gap(0.25)

    def rule(self, ems: float = 0.9) -> None:
        """A hairline between two parts."""
        self.gap(ems)
        hair = self.theme.hair
        self.add(Rect(0, self.y, self.width, 1), lambda surface, r: surface.fill(hair, r))
        self.y += self.em(ems)

    def put(self, other: "Sheet", at: tuple[int, int]) -> None:
        """Put another sheet on this one, which takes what it holds; the column does not move."""
        for mark in other.marks:
            mark.rect.move_ip(at)
        self.marks += other.marks
        for spot in other.spots:
            spot.rect = spot.rect.move(at)
            spot.answers = [(rect.move(at), choice) for rect, choice in spot.answers]
            self.spots.append(spot)

    def boxed(
        self, inner: "Sheet", pad: tuple[int, int], fill: Colour | None, edge: Colour | None, bar: Colour | None = None
    ) -> Rect:
        """Put `inner` in a box at the foot of the column, `pad` pixels from its edges; gives the box."""
        box = Rect(0, self.y, self.width, inner.y + 2 * pad[1])
        self.frame(box, fill, edge, bar)
        self.put(inner, (pad[0], self.y + pad[1]))
        self.y = box.bottom
        return box

    def frame(self, box: Rect, fill: Colour | None, edge: Colour | None, bar: Colour | None = None) -> None:
        """A rounded box; `bar`: a thick stroke down its left side."""
        corner, thick = self.em(0.3), max(1, self.em(0.06))

        def paint(surface: Surface, r: Rect) -> None:
            if fill:
                pygame.draw.rect(surface, fill, r, border_radius=corner)
            if edge:
                pygame.draw.rect(surface, edge, r, thick, border_radius=corner)
            if bar:
                stroke = Rect(r.x, r.y, max(3, thick * 3), r.h)
                pygame.draw.rect(surface, bar, stroke, border_top_left_radius=corner, border_bottom_left_radius=corner)

        self.add(box, paint)

    def inner(self, less: int = 0) -> "Sheet":
        """An empty sheet `less` pixels narrower, in the same style and hands."""
        return Sheet(self.style, self.hands, self.width - less)


def columns(sheet: Sheet, made: Iterable[Sheet], between: int) -> None:
    """Put sheets side by side at the foot of the column, from the left."""
    x, top, bottom = 0, sheet.y, sheet.y
    for one in made:
        sheet.put(one, (x, top))
        x += one.width + between
        bottom = max(bottom, top + one.y)
    sheet.y = bottom
