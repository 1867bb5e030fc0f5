"""A scenario on one sheet, for those who write it: its acts and steps from top to bottom, its scenes with what may be
chosen in them, the ways from one to the next with the share of plays that took each, its endings.

The scenes of a step are laid in rows, each below all those that lead to it; a way that passes rows goes through a place
of its own in each, so that it crosses no scene. Pixels; nothing is drawn that no text says.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import groupby, pairwise
from typing import Protocol

from markupsafe import escape

from game.pages.wording import Lang, say
from game.story.agreeing import number
from game.story.library import Loaded
from game.story.models import Scene, Step
from game.story.paths import END, OUT, leads_of

BOX, GAP, ROW, BAND, MARGIN = 250, 34, 74, 18, 30  # a scene; between two, beside and below; between steps; at the edge
PASSING = 22  # how wide a way is that passes a row
LINE, HEAD = 17, 44  # of a choice; of the title and the id of a scene
LONGEST = 34  # letters of a line in a box
SWEEPS = 6
STYLE = (
    "text{font:13px Georgia,'Noto Serif',serif;fill:#22201b}.quiet{fill:#5b5548}.id,.share{font-size:11px}"
    ".title,.act{font-weight:bold}.act{font-size:20px}.box{fill:#faf6ec;stroke:#5b5548}.bar{fill:#efe7d4;stroke:#b9ae97}"
    "rect.never{stroke:#a3322a;stroke-width:2;stroke-dasharray:5 3}text.never{fill:#a3322a;font-weight:bold}"
    ".way{fill:none;stroke:#00548a;stroke-opacity:.55}"
    ".unused{stroke:#a3322a;stroke-dasharray:5 3}.share{paint-order:stroke;stroke:#fff;stroke-width:4px}"
    ".random{fill:#b9ae97}.game{fill:#00548a}"
)


class Met(Protocol):
    """Of how many plays each thing was met (`lab/trails.py`)."""

    plays: int
    scenes: Counter[str]
    choices: Counter[str]
    steps: Counter[int]
    ways: Counter[tuple[str, str]]
    ends: Counter[tuple[str, str]]
    endings: Counter[str]


@dataclass
class _Place:
    """Of a scene, of the way out, of an ending met on the way, or of a way that passes a row (`name` empty)."""

    name: str
    row: int
    wide: float
    tall: float
    before: list["_Place"] = field(default_factory=list)
    after: list["_Place"] = field(default_factory=list)
    back: list["_Place"] = field(default_factory=list)  # above it
    x: float = 0.0  # of its middle
    y: float = 0.0  # of its top


def graph_svg(loaded: Loaded, met: Met, random: Met, lang: Lang) -> str:
    """The whole file. `met`: by the game's minds, whose shares stand on the ways; `random`: beside the endings."""
    return _Sheet(loaded, met, random, lang).whole()


class _Sheet:
    def __init__(self, loaded: Loaded, met: Met, random: Met, lang: Lang) -> None:
        self.loaded, self.met, self.random, self.lang = loaded, met, random, lang
        self.scenes = {scene.id: scene for scene in loaded.scenario.scenes()}
        self.body: list[str] = []
        self.wide, self.y = 0.0, float(MARGIN)

    def whole(self) -> str:
        rows = [(act, step) for act in self.loaded.scenario.acts for step in act.course]
        laid = [_laid(self, step, act.scenes) if step.scenes else [] for act, step in rows]
        self.wide = max([4 * BOX, *(_across(places) for places in laid)]) + 2 * MARGIN
        plays = number(self.lang, self.met.plays)
        title = f"{self.words('title')} — {say(self.lang, 'graph.plays', plays=plays)}"
        self.text(MARGIN, self.y + 8, title, "quiet")
        self.y += 20
        told = ""
        for at, ((act, step), places) in enumerate(zip(rows, laid, strict=True)):
            if act.id != told:
                told = act.id
                self.y += 34
                name = " · ".join(self.words(f"acts.{act.id}.{key}") for key in ("title", "time"))
                self.text(MARGIN, self.y, name, "act")
                self.y += 14
            self.step(at, step)
            if places:
                self.band(places)
            self.y += BAND
        self.endings()
        tall = self.y + MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.wide:.0f}" height="{tall:.0f}" '
            f'viewBox="0 0 {self.wide:.0f} {tall:.0f}" role="img" aria-label="{escape(title)}"><style>{STYLE}</style>'
            f'<rect width="100%" height="100%" fill="#fff"/>{"".join(self.body)}</svg>\n'
        )

    def words(self, path: str) -> str:
        return self.loaded.catalogue.get(f"{self.loaded.scenario.id}.{path}", self.lang)

    def text(self, x: float, y: float, words: str, look: str = "", anchor: str = "start") -> None:
        self.body.append(f'<text x="{x:.1f}" y="{y:.1f}" class="{look}" text-anchor="{anchor}">{escape(words)}</text>')

    def share(self, times: int, of: Met | None = None) -> str:
        plays = (of or self.met).plays
        shown = 100 * times / plays if plays else 0.0
        words = number(self.lang, round(shown)) if shown >= 1 or not times else "< 1"
        return words + (" %" if self.lang == "fr" else "%")

    def step(self, at: int, step: Step) -> None:
        """The bar of a step: what it is, when it comes, how often it came."""
        name = getattr(step, step.kind)
        told = f"{say(self.lang, f'graph.step.{step.kind}')} · {name}"
        if step.table is not None:
            told += f" · {say(self.lang, 'graph.rounds', n=len(step.rounds or []))}"
        if step.when is not None:
            told += f" · {say(self.lang, 'graph.if')} {step.when}"
        never = not self.met.steps[at] and not self.random.steps[at]
        self.body.append(
            f'<rect class="bar{" never" if never else ""}" x="{MARGIN}" y="{self.y:.1f}" rx="4" '
            f'width="{self.wide - 2 * MARGIN:.1f}" height="24"><title>{escape(told)}</title></rect>'
        )
        self.text(MARGIN + 8, self.y + 16, _cut(told, int(self.wide / 8)))
        if step.guess is None:  # a guess leaves a trace only where somebody guessed
            self.text(self.wide - MARGIN - 8, self.y + 16, self.share(self.met.steps[at]), "quiet", "end")
        self.y += 24

    def band(self, places: Sequence[_Place]) -> None:
        """The scenes of a step, below its bar."""
        top = self.y + GAP
        tall = {row: max(one.tall for one in places if one.row == row) for row in {one.row for one in places}}
        for one in places:
            one.y = top + sum(tall[row] + ROW for row in range(one.row))
            one.tall = one.tall if one.name else tall[one.row]  # a way that passes a row goes straight down it
        shift = self.wide / 2 - (min(one.x for one in places) + max(one.x for one in places)) / 2
        for one in places:
            one.x += shift
        for one in places:
            for then in one.after:
                if one.name:
                    self.way(one, then)
            for then in one.back:
                self.way_back(one, then)
        for one in places:
            if one.name in self.scenes:
                self.scene(one, self.scenes[one.name])
            elif one.name:
                out = say(self.lang, "graph.out") if one.name == OUT else self.words(f"endings.{one.name}.title")
                self.text(one.x, one.y + 12, out, "quiet" if one.name == OUT else "title", "middle")
        self.y = max(one.y + one.tall for one in places)

    def way(self, one: _Place, then: _Place) -> None:
        """From a scene to where it leads, through the rows it passes; its share beside its beginning."""
        points = [(one.x, one.y + one.tall), (then.x, then.y)]
        while not then.name:
            points[-1:] = [(then.x, then.y), (then.x, then.y + then.tall)]
            then = then.after[0]
            points.append((then.x, then.y))
        path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
        for (ax, ay), (bx, by) in pairwise(points):
            half = (ay + by) / 2
            path += f"C{ax:.1f} {half:.1f} {bx:.1f} {half:.1f} {bx:.1f} {by:.1f}"
        (ax, ay), (bx, by) = points[:2]
        self.drawn(one, then, path, (ax + (bx - ax) * 0.62, ay + (by - ay) * 0.62 + 4))

    def way_back(self, one: _Place, then: _Place) -> None:
        """Beside the scenes, from one to another above it or to itself."""
        ax, ay, bx, by = one.x + one.wide / 2, one.y + one.tall / 2, then.x + then.wide / 2, then.y + HEAD / 2
        out = max(ax, bx) + GAP
        self.drawn(one, then, f"M{ax:.1f} {ay:.1f}C{out:.1f} {ay:.1f} {out:.1f} {by:.1f} {bx:.1f} {by:.1f}", (out, ay))

    def drawn(self, one: _Place, then: _Place, path: str, at: tuple[float, float]) -> None:
        key = (one.name, then.name)
        ending = any(then.name == end.id for end in self.loaded.scenario.endings)
        times, rare = ((of.ends if ending else of.ways)[key] for of in (self.met, self.random))
        thick = 1 + 6 * times / max(1, self.met.plays)
        look = "way" if times or rare else "way unused"
        told = escape(f"{one.name} → {then.name} · {self.share(times)}")
        self.body.append(f'<path class="{look}" d="{path}" stroke-width="{thick:.1f}"><title>{told}</title></path>')
        self.text(*at, self.share(times), "share", "middle")

    def scene(self, one: _Place, scene: Scene) -> None:
        x, met = one.x - one.wide / 2, self.met.scenes[scene.id]
        never = not met and not self.random.scenes[scene.id]
        whole = self.words(f"scenes.{scene.id}.text")
        self.body.append(
            f'<rect class="box{" never" if never else ""}" x="{x:.1f}" y="{one.y:.1f}" width="{one.wide}" '
            f'height="{one.tall}" rx="6"><title>{escape(whole)}</title></rect>'
        )
        self.text(x + 8, one.y + 18, _cut(self.words(f"scenes.{scene.id}.title"), LONGEST - 10), "title")
        self.text(x + one.wide - 8, one.y + 18, self.share(met), "", "end")
        self.text(x + 8, one.y + 34, scene.id, "id quiet")
        y, said = one.y + HEAD, ""
        for choice in scene.choices:
            if choice.seat != said:
                said, y = choice.seat, y + LINE
                self.text(x + 8, y - 5, self.words(f"structures.{said}.short"), "quiet")
            y += LINE
            times, rare = self.met.choices[choice.id], self.random.choices[choice.id]
            self.body.append(f"<g><title>{escape(self.words(f'choices.{choice.id}.text'))}</title>")
            self.text(x + 20, y - 5, _cut(choice.id, LONGEST - 4), "" if times or rare else "never")
            self.text(x + one.wide - 8, y - 5, self.share(times), "quiet", "end")
            self.body.append("</g>")

    def endings(self) -> None:
        """Each with two bars: above, at random; below, by the game's minds."""
        self.y += 40
        self.text(MARGIN, self.y, say(self.lang, "graph.endings"), "act")
        self.y += 12
        for end in self.loaded.scenario.endings:
            kind = say(self.lang, f"graph.kind.{end.kind}")
            self.text(MARGIN + 8, self.y + 16, f"{self.words(f'endings.{end.id}.title')} · {kind}", "title")
            self.text(MARGIN + 8, self.y + 31, end.id, "id quiet")
            for nth, (of, look) in enumerate(((self.random, "random"), (self.met, "game"))):
                times, y = of.endings[end.id], self.y + 5 + 14 * nth
                long = 400 * times / max(1, of.plays)
                self.body.append(f'<rect class="{look}" x="440" y="{y:.1f}" width="{long:.1f}" height="11"/>')
                self.text(446 + long, y + 10, self.share(times, of), "id")
            self.y += 42


def _laid(sheet: _Sheet, step: Step, scenes: Sequence[Scene]) -> list[_Place]:
    """The places of a step: rows, then each near those that lead to it."""
    near = {scene.id: scene for scene in scenes}
    ways = _ways(near, step.scenes or "", sheet)
    rows = _rows(ways)
    places = {name: _place(name, row, near.get(name)) for name, row in rows.items()}
    every = list(places.values())
    for name, then in ((name, then) for name, all_ways in ways.items() for then in all_ways):
        if rows[then] <= rows[name]:
            places[name].back.append(places[then])
            continue
        last = places[name]
        for row in range(rows[name] + 1, rows[then]):
            passing = _Place("", row, PASSING, LINE)
            every.append(passing)
            _tie(last, passing)
            last = passing
        _tie(last, places[then])
    by_row = [[one for one in every if one.row == row] for row in range(max(rows.values()) + 1)]
    for sweep in range(SWEEPS):
        for line in by_row if sweep % 2 == 0 else by_row[::-1]:
            _line_up(line, down=sweep % 2 == 0)
    return every


def _ways(near: Mapping[str, Scene], start: str, sheet: _Sheet) -> dict[str, list[str]]:
    """Where each scene of a step leads: scenes, OUT, and the endings that plays which stopped there came to."""
    ways: dict[str, list[str]] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop(0)
        if name in ways or name not in near:
            continue
        leads, endings = leads_of(near[name]), set()
        if END in leads:
            endings = {end for of in (sheet.met, sheet.random) for at, end in of.ends if at == name}
        ways[name] = sorted((leads - {END}) | endings)
        waiting += sorted(leads)
    return ways


def _rows(ways: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The row of each place: below all that lead to it; what leads back to a scene met before it does not count."""
    found = list(ways)
    leads = {name: set(then) for name, then in ways.items()}
    order: list[str] = []
    while not order:
        try:
            order = [*TopologicalSorter(leads).static_order()][::-1]
        except CycleError as circle:
            round_it: list[str] = circle.args[1]  # each is led to by the one after it
            to, by = min(pairwise(round_it), key=lambda way: found.index(way[0]))
            leads[by].discard(to)
    rows = dict.fromkeys(order, 0)
    for name in order:
        for then in leads.get(name, ()):
            rows[then] = max(rows[then], rows[name] + 1)
    return {name: max(rows.values()) if name == OUT else row for name, row in rows.items()}


def _place(name: str, row: int, scene: Scene | None) -> _Place:
    if scene is None:
        return _Place(name, row, BOX / 2, LINE)
    lines = len(scene.choices) + len([*groupby(scene.choices, lambda choice: choice.seat)])
    return _Place(name, row, BOX, HEAD + LINE * lines + (4 if lines else 0))


def _tie(one: _Place, then: _Place) -> None:
    one.after.append(then)
    then.before.append(one)


def _line_up(line: list[_Place], down: bool) -> None:
    """A row in the order of the places it is tied to, each as near them as those beside it let it be."""

    def wanted(one: _Place) -> float:
        ties = one.before if down else one.after
        return sum(tied.x for tied in ties) / len(ties) if ties else one.x

    line.sort(key=wanted)
    edge = float("-inf")
    for one in line:
        one.x = max(wanted(one), edge + one.wide / 2)
        edge = one.x + one.wide / 2 + GAP
    over = sum(one.x - wanted(one) for one in line) / len(line)  # what was pushed aside is shared by all
    for one in line:
        one.x -= over


def _across(places: Sequence[_Place]) -> float:
    if not places:
        return 0.0
    return max(one.x + one.wide / 2 for one in places) - min(one.x - one.wide / 2 for one in places)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
