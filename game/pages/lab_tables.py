"""A table of negotiation, drawn and told: what its agendas allowed, and where plays of minds ended.

A package is placed by the mean gain of all (across) and the gain of the one who gets least (upwards): see
`game/lab/bargains.py`. Under the line of zero, somebody would do better without an agreement.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10, sqrt
from typing import Any

from game.pages.wording import Lang, say, semicolons
from game.story.agreeing import number
from game.story.library import Loaded

WIDTH, HEIGHT = 620, 360  # pixels
LEFT, RIGHT, TOP, BOTTOM = 56, 24, 28, 46  # margins, where axes are told
GRID = 4  # packages nearer than this, in pixels, are one dot
TOLD = 3  # ends told in words, the most frequent
TICKS = 8
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Scale:
    """From gains to pixels."""

    low: float
    high: float
    first: float
    last: float

    def __call__(self, value: float) -> float:
        return round(self.first + (self.last - self.first) * (value - self.low) / (self.high - self.low), 1)

    def ticks(self, lang: Lang) -> list[tuple[float, str]]:
        """(pixel, words) of round numbers."""
        rough = (self.high - self.low) / TICKS
        power = 10.0 ** floor(log10(rough))
        step = next(power * by for by in (1, 2, 5, 10) if power * by >= rough)
        first = -floor(-self.low / step)
        values = [step * k for k in range(first, floor(self.high / step) + 1)]
        return [(self(value), number(lang, value).replace("-", "−")) for value in values]


@dataclass(frozen=True)
class Spot:
    """A mark of the drawing. `label`: a letter or a number that the list under it takes up again."""

    x: float
    y: float
    r: float = 0.0
    label: str = ""
    look: str = ""


@dataclass(frozen=True)
class Line:
    """A package in the list: its letters and number, how it is called, what it says, its mean gain, who gets least and
    how much, the gain of each."""

    label: str
    name: str
    package: str
    mean: str
    least: str
    gains: list[str]


@dataclass(frozen=True)
class Drawing:
    """One table. `zero`: the pixel under which somebody loses, None where nobody can."""

    title: str
    told: list[str]
    across: list[tuple[float, str]]
    upwards: list[tuple[float, str]]
    zero: float | None
    dots: list[Spot]
    outline: str
    ends: list[Spot]
    points: list[Spot]
    heads: list[str]
    lines: list[Line]
    words: dict[str, str]


def drawing(loaded: Loaded, one: Json, at: int, lang: Lang) -> Drawing:
    """A table as the page draws it."""
    across, upwards = scales(one)
    inside = [(mean, least, on) for mean, least, on in one["dots"] if mean >= across.low and least >= upwards.low]
    dots: dict[tuple[int, int], Spot] = {}
    for mean, least, on in sorted(inside, key=lambda each: each[2]):
        x, y = across(mean), upwards(least)
        dots[round(x / GRID), round(y / GRID)] = Spot(x, y, look="edge" if on else "inner")
    below = upwards(0.0) if upwards.low < 0 else None
    return Drawing(
        title=title_of(one, at, lang),
        told=said_of(loaded, one, lang),
        across=across.ticks(lang),
        upwards=upwards.ticks(lang),
        zero=below,
        dots=sorted(dots.values(), key=lambda spot: spot.look, reverse=True),
        outline=" ".join(f"{across(mean)},{upwards(least)}" for mean, least in outline(one["dots"])),
        ends=end_spots(one, across, upwards, lang),
        points=point_spots(one, across, upwards, lang),
        heads=[
            *(say(lang, f"lab.bargain.{head}") for head in ("mark", "which", "package", "mean", "least")),
            *(short(loaded, seat, lang) for seat in one["agendas"]),
        ],
        lines=lines_of(loaded, one, lang),
        words={key: say(lang, f"lab.bargain.{key}") for key in ("across", "upwards", "loses")},
    )


def scales(one: Json) -> tuple[Scale, Scale]:
    """Room for the frontier, the solutions, the ends and nothing at all; packages worse than all these are left out."""
    shown = [(0.0, 0.0), *((mean, least) for mean, least, on in one["dots"] if on)]
    shown += [(each["mean"], each["least"]) for each in [*one["ends"], *filter(None, one["points"].values())]]
    spans = []
    for axis, (first, last) in enumerate(((LEFT, WIDTH - RIGHT), (HEIGHT - BOTTOM, TOP))):
        values = [place[axis] for place in shown]
        low, high = min(values), max(values)
        room = 0.08 * (high - low) or 1.0
        spans.append(Scale(low - room, high + room, first, last))
    return spans[0], spans[1]


def outline(dots: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """The places that no other beats both across and upwards, from left to right."""
    found: list[tuple[float, float]] = []
    for mean, least, _ in sorted(dots, key=lambda dot: (-dot[0], -dot[1])):
        if not found or least > found[-1][1]:
            found.append((mean, least))
    return found[::-1]


def end_spots(one: Json, across: Scale, upwards: Scale, lang: Lang) -> list[Spot]:
    """Where plays ended, as large as they were many; ends at one place are one circle."""
    places: dict[tuple[float, float, bool], list[Any]] = {}
    for rank, end in enumerate(one["ends"]):
        place = places.setdefault((end["mean"], end["least"], end["red"]), [0.0, []])
        place[0] += end["share"]
        if rank < TOLD:
            place[1].append(str(rank + 1))
    spots = [
        Spot(across(mean), upwards(least), radius(share), ", ".join(labels), "crosses" if red else "end")
        for (mean, least, red), (share, labels) in places.items()
    ]
    if one["none"] > 0:
        label = say(lang, "lab.bargain.none", share=percent(lang, one["none"]))
        spots.append(Spot(across(0.0), upwards(0.0), radius(one["none"]), label, "none"))
    return sorted(spots, key=lambda spot: -spot.r)


def radius(share: float) -> float:
    """The area tells the share."""
    return round(2.5 + 20.0 * sqrt(share), 1)


def point_spots(one: Json, across: Scale, upwards: Scale, lang: Lang) -> list[Spot]:
    """The solutions; those that fall on one place share a mark."""
    places: dict[tuple[float, float], str] = {}
    for name, point in one["points"].items():
        if point is not None:
            place = point["mean"], point["least"]
            places[place] = places.get(place, "") + say(lang, f"lab.letter.{name}")
    return [Spot(across(mean), upwards(least), label=letters) for (mean, least), letters in places.items()]


def lines_of(loaded: Loaded, one: Json, lang: Lang) -> list[Line]:
    """The solutions, then the most frequent ends; what falls on one package is one line."""
    named = [
        (say(lang, f"lab.letter.{name}"), say(lang, f"lab.point.{name}"), point)
        for name, point in one["points"].items()
        if point is not None
    ]
    named += [
        (str(rank + 1), say(lang, "lab.bargain.ended", share=percent(lang, end["share"])), end)
        for rank, end in enumerate(one["ends"][:TOLD])
    ]
    same: dict[tuple[str, ...], list[tuple[str, str, Json]]] = {}
    for each in named:
        same.setdefault(tuple(each[2]["options"]), []).append(each)
    return [_line(loaded, one, found, lang) for found in same.values()]


def _line(loaded: Loaded, one: Json, found: Sequence[tuple[str, str, Json]], lang: Lang) -> Line:
    package = found[0][2]
    names = ", ".join(name for _, name, _ in found)
    return Line(
        " ".join(label for label, _, _ in found),
        names + (f" ({say(lang, 'lab.bargain.red')})" if package["red"] else ""),
        semicolons(lang, [option(loaded, each, lang) for each in package["options"]]),
        gain(lang, package["mean"]),
        f"{gain(lang, package['least'])} ({short(loaded, package['who'], lang)})",
        [gain(lang, package["gains"][seat]) for seat in one["agendas"]],
    )


def title_of(one: Json, at: int, lang: Lang) -> str:
    return say(lang, "lab.bargain.title", n=at + 1, tenths=round(10 * one["rank"]), room=number(lang, one["room"]))


def said_of(loaded: Loaded, one: Json, lang: Lang) -> list[str]:
    """What the drawing shows, in sentences."""
    drawn = [f"{short(loaded, seat, lang)}\u00a0: {', '.join(parts)}" for seat, parts in one["agendas"].items()]
    if lang == "en":
        drawn = [words.replace("\u00a0:", ":") for words in drawn]
    counted = {key: number(lang, one[key]) for key in ("packages", "allowed", "room", "frontier", "plays")}
    edge = sum(end["share"] for end in one["ends"] if end["frontier"])
    told = [
        say(lang, "lab.bargain.drawn", drawn=semicolons(lang, drawn)),
        say(lang, "lab.bargain.counted", **counted),
        say(
            lang,
            "lab.bargain.plays",
            plays=counted["plays"],
            none=percent(lang, one["none"]),
            edge=percent(lang, edge),
        ),
    ]
    crossing = sum(end["share"] for end in one["ends"] if end["red"])
    if crossing:
        told.append(say(lang, "lab.bargain.crossing", share=percent(lang, crossing)))
    if one["left"] is None:
        return [*told, say(lang, "lab.bargain.nothing")]
    return [*told, say(lang, "lab.bargain.left", share=percent(lang, one["left"]))]


def text_of(loaded: Loaded, one: Json, at: int, lang: Lang) -> list[str]:
    """The same without a drawing, for a terminal or a screen reader."""
    told = [title_of(one, at, lang), *(f"  {words}" for words in said_of(loaded, one, lang))]
    colon = "\u00a0:" if lang == "fr" else ":"
    for line in lines_of(loaded, one, lang):
        gains = say(lang, "lab.bargain.gains", mean=line.mean, least=line.least)
        told.append(f"  {line.name}{colon} {gains} — {line.package}")
    return told


def option(loaded: Loaded, name: str, lang: Lang) -> str:
    clause, _, chosen = name.partition(".")
    root = f"{loaded.scenario.id}.clauses.{clause}"
    words = loaded.catalogue.get(f"{root}.title", lang), loaded.catalogue.get(f"{root}.options.{chosen}.text", lang)
    return say(lang, "unit.clause_option", clause=words[0], option=words[1])


def short(loaded: Loaded, seat: str, lang: Lang) -> str:
    return loaded.catalogue.get(f"{loaded.scenario.id}.structures.{seat}.short", lang)


def percent(lang: Lang, share: float) -> str:
    return number(lang, round(100 * share, 1)) + ("\u00a0%" if lang == "fr" else "%")


def gain(lang: Lang, value: float) -> str:
    return number(lang, round(value, 2)).replace("-", "−")
