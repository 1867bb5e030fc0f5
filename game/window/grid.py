"""The grid of packages: clauses down, packages across, one's own last. What differs from one's own is bold, the rest
pale; what I cannot accept bears a cross. One's own cells are changed there; another's cell, or its head, is taken over.

Where a column of titles would leave the others too narrow, titles stand above their row.
"""

from collections.abc import Callable, Sequence
from functools import partial

from pygame import Rect

from game.pages.model import Field, Offer
from game.pages.shapes import CROWD, LineData, PackageData, PackagesData
from game.window.answers import MARKS, Places, colour_of, emblems, legend_of, put_emblem, put_sign, support
from game.window.sheet import Sheet, Spot, columns
from game.window.widgets import draw_field
from game.window.words import word

LEAST = 7.0  # ems: the narrowest column beside the titles
TITLES = 6.4  # ems of the titles' column
ACROSS = 5


def packages(
    sheet: Sheet, data: PackagesData, places: Places, put: Offer | None = None, more: Offer | None = None
) -> None:
    """The packages on the table. `put`: the offer whose fields are the cells of one's own column; `more`: what opens
    the page that says all of them."""
    said = [data["opening"], data["key"], *data["seating"]]
    for n, words in enumerate(one for one in said if one):
        sheet.text(words, "text" if n == 0 else "label", 0.95 if n == 0 else 0.85, None if n == 0 else sheet.theme.soft)
        sheet.gap(0.4)
    for words in data["news"]:
        sheet.text(words, "italic", 0.92)
        sheet.gap(0.3)
    if data["third"]:
        title, *free = data["third"]
        sheet.prose("\n".join([title, *(f"- {option}" for option in free)]), "label", 0.82, sheet.theme.soft)
    own = data["yours"]
    made = [*data["packages"], *([own] if own else [])]
    reds = {option["id"] for clause in data["clauses"] for option in clause["options"] if option["red"]}
    for first in range(0, len(made), ACROSS):
        sheet.gap(1.2 if first else 0.3)
        _Grid(sheet, made[first : first + ACROSS], places, own, put, reds, data["whole"]).draw()
    for one in data["lined"]:
        sheet.gap(0.4)
        across = sheet.em(1.25) * len(one["authors"])
        for n, seat in enumerate(one["authors"]):
            size = sheet.em(1.0)
            put_emblem(sheet, places[seat][0], Rect(n * sheet.em(1.25), sheet.y + sheet.em(0.08), size, size))
        _opens(sheet, one["id"], one["text"], more, across + sheet.em(0.25) if across else 0)
    _missing(sheet, data, places)
    if data["folded"]:
        sheet.gap(0.5)
        _opens(sheet, "packages", data["folded"], more)


def _opens(sheet: Sheet, name: str, words: str, more: Offer | None, left: int = 0) -> None:
    """A line that opens the page of all packages."""
    top = sheet.y
    sheet.text(words, "label", 0.82, sheet.theme.accent if more else sheet.theme.soft, left=left)
    if more:
        sheet.spots.append(Spot(f"more:{name}", "offer", Rect(0, top, sheet.width, sheet.y - top), more))


class _Grid:
    """Columns side by side, a row at a time."""

    def __init__(
        self,
        sheet: Sheet,
        made: list[PackageData],
        places: Places,
        own: PackageData | None,
        put: Offer | None,
        reds: set[str],
        whole: bool,
    ) -> None:
        self.sheet, self.made, self.places, self.own, self.put, self.reds = sheet, made, places, own, put, reds
        self.whole, self.size = whole, 0.88 if whole else 0.84  # of the words of a cell
        self.fields = {what.id: what for what in put.fields} if put else {}
        titles = sheet.em(TITLES)
        self.titles = titles if (sheet.width - titles) // len(made) >= sheet.em(LEAST) else 0
        self.column = max(1, (sheet.width - self.titles) // len(made))
        self.pad = sheet.em(0.35)
        self.as_if: bool | None = None  # one's own is laid out as if it were changed, or not

    def draw(self) -> None:
        """Heads, who says what, the clauses that are on this table, then what each is for me."""
        marked, crowded = any(one["marks"] for one in self.made), len(self.places) > CROWD
        self.row("", self._head, line=False)
        if marked:
            drawer = self._counts if crowded else self._support if self.whole else self._each
            self.row(word(self.sheet.style.lang, "support"), drawer, legend=crowded or not self.whole)
        for line in (one for one in self.made[0]["lines"] if not one["held"]):
            clause = line["clause"]
            self.row(line["title"], partial(self._line, clause))
            self._unfolded(clause)
        if marked and crowded and self.whole:
            self.row(word(self.sheet.style.lang, "who"), self._support)
        if any(one["number"] >= 0 or self.is_drafted(one) for one in self.made):
            self.row(word(self.sheet.style.lang, "mine"), self._mine)

    def row(
        self, label: str, drawer: Callable[[Sheet, PackageData], None], line: bool = True, legend: bool = False
    ) -> None:
        """A row of cells; its title in its own column, or above; with what each sign means (`legend`)."""
        sheet, pad = self.sheet, self.pad
        if line:
            hair = sheet.theme.hair
            sheet.add(Rect(0, sheet.y, sheet.width, 1), lambda surface, r: surface.fill(hair, r))
            sheet.y += pad // 2
        cells = []
        if self.titles:
            head = Sheet(sheet.style, sheet.hands, self.titles - 2 * pad)
            head.text(label, "label-strong", 0.8, sheet.theme.soft)
            if legend:
                legend_of(head)
            cells.append(head)
        elif label:
            sheet.text(label, "label-strong", 0.74, sheet.theme.soft)
            if legend:
                legend_of(sheet)
        for one in self.made:
            cell = Sheet(sheet.style, sheet.hands, self.column - 2 * pad)
            drawer(cell, one)
            cell.y = max(cell.y, self._either(drawer, one))
            cells.append(cell)
        top = sheet.y
        columns(sheet, cells, 2 * pad)
        sheet.y += pad // 2
        if self.own in self.made:
            self._shade(top)

    def _either(self, drawer: Callable[[Sheet, PackageData], None], one: PackageData) -> int:
        """How high a cell of one's own may become once it is changed, or is no more: it takes as much now."""
        tall = 0
        for changed in (False, True) if self.is_own(one) and self.fields else ():
            self.as_if = changed
            trial = Sheet(self.sheet.style, self.sheet.hands, self.column - 2 * self.pad)
            drawer(trial, one)
            tall = max(tall, trial.y)
        self.as_if = None
        return tall

    def _shade(self, top: int) -> None:
        """One's own column stands out by a rule at its left."""
        place = self.made.index(self.own)  # type: ignore[arg-type]
        x = self.titles + place * self.column - self.pad
        accent = self.sheet.theme.accent
        bar = Rect(x, top - self.pad // 2, max(2, self.sheet.em(0.1)), self.sheet.y - top + self.pad // 2)
        self.sheet.add(bar, lambda surface, r: surface.fill(accent, r))

    def is_own(self, one: PackageData) -> bool:
        return one is self.own

    def is_drafted(self, one: PackageData) -> bool:
        """Whether this column is one's own, changed and not put yet: nobody has answered it, nothing judges it."""
        if not self.is_own(one) or self.as_if is not None:
            return self.is_own(one) and bool(self.as_if)
        return any(self._value(x["clause"]) != x["option"] for x in one["lines"])

    def _head(self, sheet: Sheet, one: PackageData) -> None:
        """Whose a package is, by emblem and name; which of theirs; what became of it."""
        theme, top = sheet.theme, sheet.y
        authors = [seat for seat in one["authors"] if seat in self.places]
        if authors:
            emblems(sheet, authors, self.places, 0)
        drafted = self.is_drafted(one)
        head = word(sheet.style.lang, "draft") if drafted else one["head"]
        sheet.text(head, "strong", 0.98, theme.accent if self.is_own(one) else theme.ink)
        if drafted:
            sheet.text(word(sheet.style.lang, "unput"), "label", 0.8, theme.soft)
        elif one["which"]:
            sheet.text(one["which"], "label", 0.8, theme.soft)
        if one["in_force"]:
            sheet.text(word(sheet.style.lang, "in_force"), "label-strong", 0.78, theme.accent)
        elif one["became"]:
            sheet.text(one["became"] if self.whole else one["left"], "italic", 0.78, theme.soft)
        if self.put and not self.is_own(one) and self.fields:
            box = Rect(0, top, sheet.width, sheet.y - top)
            sheet.spots.append(Spot(f"head:{one['letter']}", "cell", box, self.put, takes=self._takes(one)))

    def _takes(self, one: PackageData) -> dict[str, str]:
        """What one's own column would hold after this one was taken over whole."""
        found = {f"what.{line['clause']}": line["option"] for line in one["lines"]}
        return {name: option for name, option in found.items() if option in self._open(name)}

    def _open(self, name: str) -> set[str]:
        return {choice.id for choice in self.fields[name].choices} if name in self.fields else set()

    def _value(self, clause: str) -> str | None:
        """What stands in one's own column now, changed or not."""
        what = self.fields.get(f"what.{clause}")
        if what and self.put:
            value = self.sheet.hands.value(self.put, what)
            return value if isinstance(value, str) else None
        line = next((x for x in self.own["lines"] if x["clause"] == clause), None) if self.own else None
        return line["option"] if line else None

    def _line(self, clause: str, sheet: Sheet, one: PackageData) -> None:
        line = next((x for x in one["lines"] if x["clause"] == clause), None)
        if line is None:
            sheet.text("—", "text", 0.9, sheet.theme.soft)
            return
        what, now = self.fields.get(f"what.{clause}"), self._value(clause)
        if self.is_own(one):
            self._own_cell(sheet, line, what, now)
            return
        differs = self.own is None or line["option"] != now
        _words(sheet, line["text"], line["red"], differs, 0, self.size, [(line["text"], line["red"])])
        if what and self.put and line["option"] in self._open(what.id):
            box = Rect(0, 0, sheet.width, sheet.y)
            spot = Spot(f"cell:{one['letter']}:{clause}", "cell", box, self.put, takes={what.id: line["option"]})
            sheet.spots.append(spot)

    def _own_cell(self, sheet: Sheet, line: LineData, what: Field | None, now: str | None) -> None:
        choice = next((x for x in what.choices if x.id == now), None) if what else None
        red = now in self.reds if what else line["red"]
        changed = now is not None and now != line["option"]
        edge = sheet.em(0.8) if what else 0
        may = [(one.text, one.id in self.reds) for one in what.choices] if what else [(line["text"], red)]
        _words(sheet, choice.text if choice else line["text"], red, changed, edge, self.size, may)
        if what and self.put:
            size = sheet.em(0.6)
            folded = not sheet.hands.unfolds(f"cell:{line['clause']}")
            corner = Rect(sheet.width - size, sheet.em(0.3), size, size)
            put_sign(sheet, "unfold" if folded else "fold", corner, sheet.theme.soft)
            box = Rect(0, 0, sheet.width, sheet.y)
            answers = [(box, each) for each in what.choices]
            sheet.spots.append(Spot(f"cell:{line['clause']}", "cell", box, self.put, what, answers))

    def _unfolded(self, clause: str) -> None:
        """Under a row, the options of one's own cell, where it was opened."""
        what = self.fields.get(f"what.{clause}")
        if self.put and what and self.sheet.hands.unfolds(f"cell:{clause}") and self.own in self.made:
            inner = self.sheet.inner(2 * self.sheet.em(0.7))
            draw_field(inner, self.put, what)
            self.sheet.boxed(inner, (self.sheet.em(0.7), self.sheet.em(0.4)), self.sheet.theme.raised, None)

    def _counts(self, sheet: Sheet, one: PackageData) -> None:
        """At a crowded table, how many say what, and whose yes is still needed; who they are stands under the
        clauses."""
        if self.is_drafted(one):
            return
        x, size, theme = 0, sheet.em(0.8), sheet.theme
        for mark in MARKS:
            count = sum(given == mark for given in one["marks"].values())
            if count:
                put_sign(sheet, mark, Rect(x, sheet.y + sheet.em(0.15), size, size), colour_of(sheet, mark))
                said = sheet.line(str(count), "label-strong", 0.85, None, (x + sheet.em(1), sheet.y))
                x = said.right + sheet.em(0.6)
        sheet.y += sheet.em(1.3)
        if set(one["marks"]) <= set(one["authors"]) and not one["became"]:
            sheet.text(word(sheet.style.lang, "new"), "label", 0.72, theme.soft)
        elif one["lacking"] and not one["became"]:
            sheet.text(word(sheet.style.lang, "lacking"), "label", 0.72, theme.soft)
            emblems(sheet, one["lacking"], self.places, 0)

    def _each(self, sheet: Sheet, one: PackageData) -> None:
        """A line a structure: the sign of what it says, its emblem, its name."""
        if self.is_drafted(one):
            return
        size, by_mark = sheet.em(0.8), sorted(one["marks"].items(), key=lambda given: MARKS.index(given[1]))
        for seat, mark in by_mark:
            put_sign(sheet, mark, Rect(0, sheet.y + sheet.em(0.1), size, size), colour_of(sheet, mark))
            place, name = self.places[seat]
            put_emblem(sheet, place, Rect(sheet.em(1.1), sheet.y + sheet.em(0.1), size, size))
            sheet.text(name, "label", 0.74, left=sheet.em(2.15))

    def _support(self, sheet: Sheet, one: PackageData) -> None:
        if not self.is_drafted(one):
            support(sheet, one, self.places)

    def _weighed(self, sheet: Sheet, one: PackageData) -> str:
        """What one's own column, as it stands changed, would be for oneself; "" where nobody can say."""
        held = {line["clause"]: self._value(line["clause"]) or line["option"] for line in one["lines"]}
        hands, key = sheet.hands, (sheet.style.lang, *held.values())
        if hands.weighs and key not in hands.weighed:
            hands.weighed[key] = hands.weighs(held)
        return hands.weighed.get(key, "")

    def _mine(self, sheet: Sheet, one: PackageData) -> None:
        """What a package is worth to me, what is won (+), lost (−) and kept (=), what it costs."""
        if self.is_drafted(one):
            sheet.text(self._weighed(sheet, one), "label", 0.78)
            return
        if one["number"] < 0:
            return
        if not self.whole:
            sheet.text(one["brief"], "label", 0.78, sheet.theme.alarm if one["mine"]["crossed"] else None)
            return
        mine, left = one["mine"], sheet.em(0.75)
        said = word(sheet.style.lang, "unacceptable") if mine["crossed"] else one["said"][0].rstrip(".")
        sheet.text(said, "label-strong", 0.78, sheet.theme.alarm if mine["crossed"] else None)
        signed = [("+", words) for words in mine["wins"]] + [("−", words) for words in mine["loses"]]
        signed += [("=", words) for words in mine["keeps"]]
        for by, words in signed:
            sheet.line(by, "label-strong", 0.78, None, (0, sheet.y))
            sheet.text(words, "label", 0.78, left=left)
        for words in (mine["asks"], mine["comes"]):
            if words:
                sheet.text(words, "label", 0.78, sheet.theme.soft)


def _words(
    sheet: Sheet,
    words: str,
    red: bool,
    bold: bool,
    right: int,
    size: float,
    may: Sequence[tuple[str, bool]],
) -> None:
    """What a cell says: bold where it differs, pale where not; a cross before what I cannot accept. `may`: what else it
    may come to say, and whether I cannot accept that: nothing moves then."""
    theme = sheet.theme
    if red:
        cross = sheet.em(0.72)
        put_sign(sheet, "no", Rect(0, sheet.y + sheet.em(0.3), cross, cross), theme.alarm)
    colour = theme.alarm if red else theme.ink if bold else theme.soft
    foot = sheet.y
    for said, crossed in may:
        for face in ("strong", "text"):
            trial = sheet.inner()
            trial.text(said, face, size, left=sheet.em(1) if crossed else 0, right=right)
            foot = max(foot, sheet.y + trial.y)
    sheet.text(words, "strong" if bold else "text", size, colour, left=sheet.em(1) if red else 0, right=right)
    sheet.y = max(sheet.y, foot)


def _missing(sheet: Sheet, data: PackagesData, places: Places) -> None:
    """What each says it cannot take: an emblem, a line."""
    if not data["missing"]:
        return
    sheet.gap(0.6)
    sheet.text(word(sheet.style.lang, "missing"), "label-strong", 0.8, sheet.theme.soft)
    size = sheet.em(1.0)
    for one in data["missing"]:
        sheet.gap(0.25)
        place = places[one["seat"]][0]
        box = Rect(0, sheet.y + sheet.em(0.1), size, size)
        put_emblem(sheet, place, box)
        sheet.text(one["text"], "text", 0.88, left=sheet.em(1.5))
