"""The laboratory's answers as one HTML file for authors: what to mend, then figures drawn where one would rather look.

Bars are shares (random under minds); dots are means on a dial, with the interval as a line through them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.pages.html import environment
from game.pages.wording import Lang, number, say
from game.story.library import Loaded

WIDE = 320.0  # pixels of a drawing
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Mark:
    """A bar from `x`, or a dot at `x` with a whisker `w` on both sides; pixels."""

    kind: str
    x: float
    w: float
    look: str


@dataclass(frozen=True)
class Row:
    """One thing measured. `said`: the drawing in words; `stacked`: marks under one another."""

    name: str
    marks: list[Mark]
    figure: str
    said: str
    stacked: bool = False


@dataclass(frozen=True)
class Group:
    """A table with drawings; `zero`: where nothing changes, in pixels."""

    title: str
    heads: list[str]
    rows: list[Row]
    note: str = ""
    zero: float | None = field(default=None)


def lab_html(loaded: Loaded, answers: Json, lang: Lang) -> str:
    """The whole file."""
    groups = [
        endings(loaded, answers, lang),
        blind(loaded, answers, lang),
        options(loaded, answers, lang),
        associated(answers, "approaches", lang),
        associated(answers, "pitfalls", lang),
        agendas(answers, lang),
    ]
    told = [complaint(one) for one in answers["complaints"]]
    title = f"{say(lang, 'lab.title')} — {loaded.catalogue.get(f'{loaded.scenario.id}.title', lang)}"
    words = {key: say(lang, f"lab.{key}") for key in ("mend", "clean")}
    words["plays"] = say(lang, "lab.plays", plays=number(lang, answers["plays"]))
    return (
        environment()
        .get_template("lab.html")
        .render(lang=lang, title=title, t=words, complaints=told, groups=groups, wide=WIDE)
    )


def complaint(one: Json) -> str:
    """A complaint as the terminal has it."""
    rest = ", ".join(f"{key} {value}" for key, value in one.items() if key not in ("what", "id"))
    return f"{one['what']} — {one['id']}" + (f" ({rest})" if rest else "")


def percent(lang: Lang, share: float) -> str:
    return number(lang, round(100 * share, 1)) + ("\u00a0%" if lang == "fr" else "%")


def endings(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    by = answers["coverage"]["endings"]
    rows = []
    for name, share in by["game"].items():
        figure = f"{percent(lang, by['random'][name])} · {percent(lang, share)}"
        marks = [
            Mark("bar", 0, WIDE * by["random"][name], "soft"),
            Mark("bar", 0, WIDE * share, "bar"),
        ]
        rows.append(
            Row(loaded.catalogue.get(f"{loaded.scenario.id}.endings.{name}.title", lang), marks, figure, figure, True)
        )
    return Group(say(lang, "lab.endings"), heads(lang, "ending", "shares"), rows, say(lang, "lab.endings_note"))


def blind(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    """Each way of holding each seat, on one scale."""
    every = [mean for ways in answers["blind"].values() for mean, _ in ways.values()]
    low, high = min(every) - 2, max(every) + 2

    def at(value: float) -> float:
        return round(WIDE * (value - low) / (high - low), 1)

    rows = []
    for seat, ways in answers["blind"].items():
        name = loaded.catalogue.get(f"{loaded.scenario.id}.structures.{seat}.short", lang)
        for mind, (mean, half) in sorted(ways.items(), key=lambda one: -one[1][0]):
            look = "dot" if mind == "game" else "blind"
            figure = f"{number(lang, round(mean, 1))} ± {number(lang, round(half, 1))}"
            mark = Mark("dot", at(mean), round(WIDE * half / (high - low), 1), look)
            rows.append(Row(f"{name} · {mind}", [mark], figure, figure))
    return Group(say(lang, "lab.blind"), heads(lang, "way", "dials"), rows, say(lang, "lab.blind_note"))


def effects(rows: Sequence[tuple[str, float, float]], lang: Lang) -> tuple[list[Row], float]:
    """Dots around nothing, on the scale of the largest."""
    most = max([abs(change) + half for _, change, half in rows], default=1.0) or 1.0
    middle = WIDE / 2
    made = []
    for name, change, half in rows:
        sign = "+" if change > 0 else "−" if change < 0 else ""
        figure = f"{sign}{number(lang, abs(change))} ± {number(lang, half)}"
        mark = Mark("dot", round(middle + middle * change / most, 1), round(middle * half / most, 1), "dot")
        made.append(Row(name, [mark], figure, figure))
    return made, middle


def options(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    """Of every option, the dial of its seat that it moves most, against the other options of its scene."""
    found = []
    for name, one in answers["options"].items():
        if one["own"]:
            dial, (change, half) = max(one["own"].items(), key=lambda each: abs(each[1][0]))
            found.append((f"{name} · {say(lang, f'dial.{dial}')}", change, half))
    rows, zero = effects(sorted(found, key=lambda one: -abs(one[1])), lang)
    return Group(say(lang, "lab.options"), heads(lang, "option", "points"), rows, say(lang, "lab.options_note"), zero)


def associated(answers: Json, which: str, lang: Lang) -> Group:
    """Common good where an approach was practised less where it was not; the same for pitfalls fallen into."""
    found = [(name, *one["common_good"]) for name, one in answers[which].items() if one is not None]
    rows, zero = effects(sorted(found, key=lambda one: one[1]), lang)
    return Group(
        say(lang, f"lab.{which}"), heads(lang, "topic", "points"), rows, say(lang, "lab.associated_note"), zero
    )


def agendas(answers: Json, lang: Lang) -> Group:
    rows = []
    for name, one in answers["agendas"].items():
        figure = number(lang, round(one["own_game_p90"]))
        rows.append(Row(name, [Mark("bar", 0, WIDE * one["own_game_p90"] / 100, "bar")], figure, figure))
    return Group(say(lang, "lab.agendas"), heads(lang, "part", "own"), rows, say(lang, "lab.agendas_note"))


def heads(lang: Lang, name: str, drawing: str) -> list[str]:
    return [say(lang, f"lab.head.{name}"), say(lang, f"lab.head.{drawing}"), ""]
