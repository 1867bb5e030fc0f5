"""Offers and their fields as things to press: buttons, one-of rows, ticks, stars, words to write, a confirm button."""

from collections.abc import Sequence
from itertools import groupby

from pygame import Rect

from game.pages.lacking import lacking as lacking_words
from game.pages.model import Choice, Field, Offer
from game.window.answers import put_sign
from game.window.keys import DIGITS
from game.window.sheet import Sheet, Spot, Style, columns
from game.window.theme import Colour, blend
from game.window.together import draw_left
from game.window.type import Face, line_height, width
from game.window.words import labelled, word
from game.window.writing import FACE, rows, stands

BADGE = 1.35  # ems: the square that bears an offer's key
RANK = 1.15  # ems: the square that bears the digit of an answer
CHIP = 1.75  # ems: how high a short answer is
LABEL_COLUMN = 8.5  # ems: a label no wider stands beside its answers
ROW_LABEL = 7.2  # ems: the labels of a sheet's rows
CHIP_MOST = 34  # letters; with a longer choice, the row becomes a list
WRITTEN = (0.5, 0.3)  # ems of white at the sides of what is written, and above
STRONG: Face = "label-strong"
GROUP = 19  # ems: the narrowest column in which a heading and its fields read


def offers(sheet: Sheet, made: list[Offer], common: Sequence[str] = (), cells: Sequence[str] = ()) -> None:
    """A list of offers; the only composed one of a part stands unfolded. `common`: ids of the fields that go with
    every move of the part; they are asked once, above them. `cells`: ids of those that are changed in the grid.
    """
    live = [offer for offer in made if offer.enabled]
    asked = {what.id: (offer, what) for offer in reversed(live) for what in offer.fields if what.id in common}
    if asked:
        _common(sheet, [asked[name] for name in common if name in asked])
    above = [what for _, what in asked.values()]
    for n, offer in enumerate(made):
        sheet.gap(0.4 if n else 0.7)
        own = [what for what in sheet.hands.asked(offer) if what not in above and what.id not in cells]
        drafted = [what for what in offer.fields if what.id in cells]
        opens = bool(own or drafted or offer.sure)
        if opens and len(live) == 1 and offer.enabled:
            form(sheet, offer, own, titled=True, drafted=drafted)
        else:
            unfolded = opens and offer.enabled and sheet.hands.unfolds(f"offer:{offer.id}")
            button(sheet, offer, opens, unfolded)
            if unfolded:
                form(sheet, offer, own, drafted=drafted)


def _common(sheet: Sheet, asked: list[tuple[Offer, Field]]) -> None:
    """What goes with every move: a small form without a button, fields of a sheet a row each under their heading."""
    sheet.gap(0.5)
    inner, group = sheet.inner(2 * sheet.em(0.7)), ""
    for offer, what in asked:
        if what.sheet and what.group != group:
            group = what.group
            inner.gap(0.2)
            inner.text(group, "label-strong", 0.82)
        inner.gap(0.35 if what.sheet else 0.45)
        (_row if what.sheet else draw_field)(inner, offer, what)
    sheet.boxed(inner, (sheet.em(0.7), sheet.em(0.55)), None, sheet.theme.hair)


def _row(sheet: Sheet, offer: Offer, what: Field) -> None:
    """A field of a sheet: its short label, its answers beside, what there is to know of them under both; as high
    whatever is answered."""
    top, left = sheet.y, sheet.em(ROW_LABEL)
    spot = Spot(f"field:{offer.id}:{what.id}", "field", Rect(0, top, sheet.width, 0), offer, what)
    sheet.spots.append(spot)
    sheet.gap(0.25)
    sheet.text(what.short or what.label, "label", 0.85, right=sheet.width - left + sheet.em(0.4))
    under, sheet.y = sheet.y, top
    bare = [choice.model_copy(update={"note": ""}) for choice in what.choices]
    _chips(sheet, what.model_copy(update={"choices": bare}), spot, left)
    sheet.y = max(sheet.y, under)
    for choice in what.choices:
        if choice.note:
            on = _chosen(sheet, spot, choice)
            words = labelled(sheet.style.lang, choice.text, choice.note)
            sheet.text(words, "label", 0.78, sheet.theme.alarm if on else sheet.theme.soft)
    pad = sheet.em(0.15)
    spot.rect = Rect(-pad, top - pad, sheet.width + 2 * pad, sheet.y - top + 2 * pad)


def button(sheet: Sheet, offer: Offer, opens: bool = False, unfolded: bool = False) -> None:
    """An offer as wide as the column: its key, its words, its hint. `opens`: it has something to fill in."""
    theme, live, inner = sheet.theme, offer.enabled, sheet.inner(2 * sheet.em(0.55))
    left = badge_width(sheet, offer.key) + sheet.em(0.55) if offer.key else sheet.em(0.2)
    right = sheet.em(1.2) if opens else 0
    inner.text(offer.text, "text", 1.0, theme.ink if live else theme.soft, left=left, right=right)
    if offer.hint:
        inner.text(offer.hint, "label", 0.8, theme.soft, left=left, right=right)
    if offer.key:
        badge(inner, offer, (0, (line_height("text", inner.em(1)) - inner.em(BADGE)) // 2), live)
    if opens and live:
        size = inner.em(0.7)
        spot = Rect(inner.width - size, (line_height("text", inner.em(1)) - size) // 2, size, size)
        put_sign(inner, "fold" if unfolded else "unfold", spot, theme.soft)
    box = sheet.boxed(
        inner, (sheet.em(0.55), sheet.em(0.38)), theme.raised if live else None, theme.line if live else theme.hair
    )
    if live:
        sheet.spots.append(Spot(f"offer:{offer.id}", "open" if opens else "offer", box, offer))


def badge_width(sheet: Sheet, key: str) -> int:
    return max(sheet.em(BADGE), width(key, "label-strong", sheet.em(0.8)) + sheet.em(0.5))


def badge(sheet: Sheet, offer: Offer, at: tuple[int, int], live: bool = True) -> None:
    """The key that makes an offer, in a small square."""
    theme, size, key, since = sheet.theme, sheet.em(BADGE), offer.key, len(sheet.marks)
    box = Rect(at[0], at[1], badge_width(sheet, key), size)
    sheet.frame(box, theme.accent if live else None, None if live else theme.hair)
    px = sheet.em(0.8)
    x = box.x + (box.w - width(key, "label-strong", px)) // 2
    y = box.y + (size - line_height("label-strong", px)) // 2
    sheet.line(key, "label-strong", 0.8, theme.on_accent if live else theme.soft, (x, y))
    sheet.bearing(since, key, f"offer:{offer.id}")


def form(sheet: Sheet, offer: Offer, fields: list[Field], titled: bool = False, drafted: Sequence[Field] = ()) -> None:
    """The fields of a composed offer and its confirm button. Those under one heading stand together, and headings side
    by side where there is room for it. `drafted`: those changed elsewhere; what they hold is said.
    """
    theme, pad, inner = sheet.theme, sheet.em(0.9), sheet.inner(2 * sheet.em(0.9))
    if titled:
        inner.text(offer.text, "strong", 1.0)
        if offer.hint:
            inner.text(offer.hint, "label", 0.8, theme.soft)
    for what in drafted:
        value = sheet.hands.value(offer, what)
        chosen = next((choice for choice in what.choices if choice.id == value), None)
        words = labelled(sheet.style.lang, what.short or what.label, chosen.text if chosen else "…")
        may = [labelled(sheet.style.lang, what.short or what.label, one.text) for one in what.choices]
        among: list[tuple[str, Face]] = [(one, face) for one in may for face in ("strong", "label")]
        inner.text(words, "strong" if value != what.value else "label", 0.88, among=among)
    if drafted:
        inner.text(word(sheet.style.lang, "drafted"), "italic", 0.82, theme.soft)
    groups = [(name, list(those)) for name, those in groupby(fields, key=lambda what: what.group)]
    count = max(1, min(len(groups), inner.width // inner.em(GROUP)))
    between = inner.em(1.8)
    for row in range(0, len(groups), count):
        made = []
        for name, those in groups[row : row + count]:
            one = Sheet(sheet.style, sheet.hands, (inner.width - between * (count - 1)) // count)
            if name:
                one.gap(0.5)
                one.text(name, "strong", 1.05)
            for what in those:
                one.gap(0.6)
                draw_field(one, offer, what)
                draw_left(one, offer, what)
            made.append(one)
        inner.gap(0.9 if row else 0.4)
        columns(inner, made, between)
    if offer.sure:
        inner.heading(word(sheet.style.lang, "before"))
        inner.text(offer.sure, "text", 0.95)
    inner.gap(0.8)
    confirm(
        inner,
        offer,
        offer.text if titled and len(offer.text) < CHIP_MOST else word(sheet.style.lang, "confirm"),
        offer.key if titled else "",
    )
    if not titled:
        sheet.gap(0.1)
    sheet.boxed(inner, (pad, sheet.em(0.6)), None, theme.hair, theme.accent)


def confirm(sheet: Sheet, offer: Offer, words: str, key: str = "") -> None:
    """The button that makes a composed offer with what its fields hold."""
    theme, px, face = sheet.theme, sheet.em(0.9), STRONG
    long = width(f"{key}\u2003{words}" if key else words, face, px)
    box = Rect(0, sheet.y, min(sheet.width, long + sheet.em(2)), sheet.em(2.1))
    sheet.frame(box, theme.accent, None)
    x, y = box.x + (box.w - long) // 2, box.y + (box.h - line_height("label", px)) // 2
    if key:
        sheet.line(key, face, 0.9, theme.on_accent, (x, y))
        sheet.bearing(len(sheet.marks) - 1, key, f"confirm:{offer.id}")
    sheet.line(words, face, 0.9, theme.on_accent, (x + long - width(words, face, px), y))
    sheet.spots.append(Spot(f"confirm:{offer.id}", "confirm", box, offer))
    sheet.y = box.bottom
    _lacking(sheet, offer, box)


def draw_field(sheet: Sheet, offer: Offer, what: Field) -> None:
    """A field: its label, then its answers by kind. The whole of it is one spot."""
    top = sheet.y
    spot = Spot(f"field:{offer.id}:{what.id}", "field", Rect(0, top, sheet.width, 0), offer, what)
    choices = sheet.hands.choices(offer, what)
    if choices is not what.choices:
        what = what.model_copy(update={"choices": choices})
    lacking = sheet.hands.missing == spot.id
    left = _beside_label(sheet, what)
    ink = sheet.theme.alarm if lacking else sheet.theme.ink
    if left:
        px = sheet.em(0.82)
        sheet.line(what.label, "label-strong", 0.82, ink, (0, top + (sheet.em(CHIP) - line_height("label", px)) // 2))
    elif what.label:
        sheet.text(what.label, "label-strong", 0.82, ink)
        sheet.gap(0.15)
    at = len(sheet.spots)
    sheet.spots.append(spot)
    if what.kind == "text":
        _written(sheet, what, spot)
    elif what.kind == "stars":
        _stars(sheet, what, spot)
    elif _is_list(sheet, what):
        _listed(sheet, what, spot)
    else:
        _chips(sheet, what, spot, left)
    pad = sheet.em(0.25)
    sheet.spots[at].rect = Rect(-pad, top - pad, sheet.width + 2 * pad, sheet.y - top + 2 * pad)


def _lacking(sheet: Sheet, offer: Offer, button: Rect) -> None:
    """What a field still lacks, in a sentence beside the button that was pressed, or under it: nothing moves."""
    asked = sheet.hands.missing.rpartition(":")[2]
    what = next((one for one in offer.fields if asked == one.id), None)
    if what is None:
        return
    said, px, left = lacking_words(what, sheet.style.lang), sheet.em(0.82), button.right + sheet.em(0.8)
    if left + width(said, "label", px) <= sheet.width:
        y = button.y + (button.h - line_height("label", px)) // 2
        sheet.line(said, "label", 0.82, sheet.theme.alarm, (left, y))
    else:
        sheet.gap(0.2)
        sheet.text(said, "label", 0.82, sheet.theme.alarm)


def _chosen(sheet: Sheet, spot: Spot, choice: Choice) -> bool:
    """Whether a field holds this answer, read off the field whole: drawn, it may be without what is closed now."""
    value = sheet.hands.held(spot)
    return choice.id == value if isinstance(value, str) else choice.id in (value or [])


def _sign_of(what: Field, on: bool) -> str:
    return ("box" if what.kind == "many-of" else "radio") + ("-on" if on else "")


def _before(sheet: Sheet, spot: Spot, name: str, sign_at: Rect, on: bool, star: bool = False) -> None:
    """The sign before the next answer of a field; over it, the digit that takes this answer, drawn while it does."""
    put_sign(sheet, name, sign_at, sheet.theme.accent if on or star else sheet.theme.line)
    if len(spot.answers) >= len(DIGITS):
        return
    key, theme, size = DIGITS[len(spot.answers)], sheet.theme, sheet.em(RANK)
    box, since = Rect(0, 0, size, size), len(sheet.marks)
    box.center = sign_at.center
    sheet.frame(box, theme.accent if on else theme.sheet, theme.accent if on else theme.line)
    wide, tall = width(key, "label-strong", sheet.em(0.75)), line_height("label-strong", sheet.em(0.75))
    at = (box.x + (size - wide) // 2, box.y + (size - tall) // 2)
    sheet.line(key, "label-strong", 0.75, theme.on_accent if on else theme.ink, at)
    sheet.bearing(since, key, spot.id)


def _words_colour(sheet: Sheet, choice: Choice) -> Colour:
    return sheet.theme.ink if choice.enabled else sheet.theme.soft


def _shown(choice: Choice) -> str:
    return f"{choice.text} · {choice.note}" if choice.note else choice.text


def _chip_width(sheet: Sheet, choice: Choice) -> int:
    return width(_shown(choice), "label", sheet.em(0.88)) + sheet.em(2.1)


def _is_list(sheet: Sheet, what: Field) -> bool:
    """Whether the answers of a field stand one under the other: under headings, or too long for chips."""
    return any(
        choice.group or len(_shown(choice)) > CHIP_MOST or _chip_width(sheet, choice) > sheet.width
        for choice in what.choices
    )


def _beside_label(sheet: Sheet, what: Field) -> int:
    """Where the chips begin when they fit on one row beside a short label; 0 where they do not."""
    column = sheet.em(LABEL_COLUMN)
    need = sum(_chip_width(sheet, choice) for choice in what.choices) + sheet.em(0.4) * len(what.choices)
    fits = what.kind in ("one-of", "many-of") and not _is_list(sheet, what) and column + need <= sheet.width
    return column if fits and what.label and width(what.label, "label-strong", sheet.em(0.82)) <= column - 4 else 0


def _chips(sheet: Sheet, what: Field, spot: Spot, left: int) -> None:
    """Short answers side by side from `left` on, on as many rows as needed."""
    px, tall, between = sheet.em(0.88), sheet.em(CHIP), sheet.em(0.4)
    x = left
    for choice in what.choices:
        on = _chosen(sheet, spot, choice)
        wide = min(sheet.width, _chip_width(sheet, choice))
        if x > left and x + wide > sheet.width:
            x, sheet.y = left, sheet.y + tall + between
        box = Rect(x, sheet.y, wide, tall)
        theme = sheet.theme
        sheet.frame(box, theme.raised if choice.enabled else None, theme.accent if on else theme.hair)
        size = sheet.em(0.8)
        at = Rect(box.x + sheet.em(0.45), box.y + (tall - size) // 2, size, size)
        _before(sheet, spot, _sign_of(what, on), at, on)
        sheet.line(
            _shown(choice),
            "label",
            0.88,
            _words_colour(sheet, choice),
            (box.x + sheet.em(1.5), box.y + (tall - line_height("label", px)) // 2),
        )
        spot.answers.append((box, choice))
        x = box.right + between
    sheet.y += tall


def _listed(sheet: Sheet, what: Field, spot: Spot) -> None:
    """Longer answers one under the other, with their notes, under their headings."""
    group = ""
    for n, choice in enumerate(what.choices):
        if choice.group != group:
            group = choice.group
            sheet.gap(0.35)
            sheet.text(group, "label-strong", 0.78, sheet.theme.soft)
        sheet.gap(0.12 if n else 0)
        top, left = sheet.y, sheet.em(1.5)
        on = _chosen(sheet, spot, choice)
        size = sheet.em(0.8)
        at = Rect(sheet.em(0.3), top + (line_height("text", sheet.em(0.95)) - size) // 2, size, size)
        _before(sheet, spot, _sign_of(what, on), at, on)
        sheet.text(choice.text, "text", 0.95, _words_colour(sheet, choice), left=left)
        after = left + width(choice.text, "text", sheet.em(0.95)) + sheet.em(0.7)
        if (
            choice.note
            and after + width(choice.note, "label", sheet.em(0.78)) <= sheet.width
            and sheet.y - top < (2 * line_height("text", sheet.em(0.95)))
        ):
            sheet.line(choice.note, "label", 0.78, sheet.theme.soft, (after, top + sheet.em(0.2)))
        elif choice.note:
            sheet.text(choice.note, "label", 0.78, sheet.theme.soft, left=left)
        spot.answers.append((Rect(0, top, sheet.width, sheet.y - top), choice))


def _stars(sheet: Sheet, what: Field, spot: Spot) -> None:
    """A rising scale: as many stars as the rank of the choice, and its word."""
    rank = next((n for n, choice in enumerate(what.choices, 1) if choice.id == sheet.hands.held(spot)), 0)
    size, x = sheet.em(1.25), 0
    for n, choice in enumerate(what.choices, 1):
        _before(sheet, spot, "star" if n <= rank else "star-off", Rect(x, sheet.y, size, size), n <= rank, star=True)
        spot.answers.append((Rect(x, sheet.y, size + sheet.em(0.2), size), choice))
        x += size + sheet.em(0.3)
    top, said = sheet.y, what.choices[rank - 1].text if rank else "…"
    sheet.text(said, "label", 0.88, sheet.theme.soft, left=x + sheet.em(0.4))
    sheet.y = max(sheet.y, top + size)


def _written(sheet: Sheet, what: Field, spot: Spot) -> None:
    """A box to write in; it grows with its lines. Where one writes: the caret, what is selected, what is composed."""
    value = sheet.hands.held(spot)
    words = value if isinstance(value, str) else ""
    inner = sheet.inner(2 * sheet.em(WRITTEN[0]))
    px, room = sheet.em(1), inner.width - 2
    tall, pen = line_height(FACE, px), sheet.hands.pen
    here = sheet.hands.writing == spot.id
    at = pen.caret + len(pen.composing) if here else 0
    if here:
        words = words[: pen.caret] + pen.composing + words[pen.caret :]
    lines = rows(words, px, room)

    def under(start: int, end: int, colour: Colour, thick: int) -> None:
        """Paint the foot of the letters from a place to another."""
        for n, (first, last) in enumerate(lines):
            a, b = max(start, first), min(end, last)
            if a < b:
                left, right = (min(room, width(words[first:x], FACE, px)) for x in (a, b))
                box = Rect(left, (n + 1) * tall - thick, right - left, thick)
                inner.add(box, lambda surface, r: surface.fill(colour, r))

    if here and not pen.composing:
        under(*pen.selected, blend(sheet.theme.focus, sheet.theme.sheet, 0.3), tall)
    for first, last in lines:
        inner.line(words[first:last].rstrip(" "), FACE, 1.0, None, (0, inner.y))
        inner.y += tall
    if here:
        under(pen.caret, at, sheet.theme.soft, max(1, px // 12))
        row, x = stands(words, px, room, at)
        ink = sheet.theme.ink
        caret = Rect(x, row * tall + px // 5, max(1, px // 10), px)
        inner.add(caret, lambda surface, r: surface.fill(ink, r))
    inner.y = max(inner.y, 2 * tall) if what.most > 80 else inner.y
    pad = (sheet.em(WRITTEN[0]), sheet.em(WRITTEN[1]))
    spot.answers.append((sheet.boxed(inner, pad, sheet.theme.sheet, sheet.theme.line), Choice(id="", text="")))


def written_in(style: Style, box: Rect) -> tuple[tuple[int, int], int, int]:
    """Of a box to write in: the corner of its words, pixels an em, pixels that a line may take."""
    side, above = style.em(WRITTEN[0]), style.em(WRITTEN[1])
    return (box.x + side, box.y + above), style.em(1), max(1, box.w - 2 * side) - 2
