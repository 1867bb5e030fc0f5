"""The laboratory's answers as one HTML file for authors: what to mend, then figures drawn where one would rather look.

Bars are shares (random above, minds below); dots are means on a dial, with the interval as a line through them. Tables
of negotiation have a drawing of their own, see `lab_tables.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.pages.html import environment
from game.pages.lab_tables import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, drawing, percent, short
from game.pages.lab_words import complaint, told
from game.pages.terms import OURS, means
from game.pages.wording import Lang, say
from game.story.agreeing import number
from game.story.library import Loaded

WIDE, NARROW = 320.0, 90.0  # pixels of a drawing: alone in its row, or one of several
FOLDED = 40  # rows from which a table is shown when asked
DIALS = ("common_good", "own_game", "relations", "lucidity")
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Mark:
    """A bar from `x`, or a dot at `x` with a whisker `w` on both sides; pixels."""

    kind: str
    x: float
    w: float
    look: str


@dataclass(frozen=True)
class Cell:
    """One thing measured: a drawing, and the drawing in words. `stacked`: marks under one another; `zero`: where
    nothing changes, in pixels."""

    marks: list[Mark]
    figure: str
    wide: float = WIDE
    stacked: bool = False
    zero: float | None = None


@dataclass(frozen=True)
class Row:
    name: str
    cells: list[Cell]


@dataclass(frozen=True)
class Group:
    """A table with drawings; `heads`: of its rows' names, then of their cells."""

    title: str
    heads: list[str]
    rows: list[Row]
    note: str = ""

    @property
    def folded(self) -> bool:
        return len(self.rows) >= FOLDED


def lab_html(loaded: Loaded, answers: Json, lang: Lang) -> str:
    """The whole file."""
    before = [part(loaded, answers, lang) for part in (endings, seats, blind, attention, reading)]
    after = [
        agendas(answers, lang),
        mixes(answers, lang),
        endings_by_agenda(loaded, answers, lang),
        *(options(answers, which, lang) for which in ("own", "all")),
        associated(answers, "approaches", lang),
        associated(answers, "pitfalls", lang),
        *(coverage(answers, kind, lang) for kind in ("scenes", "options", "parts", "mixes")),
    ]
    title = f"{say(lang, 'lab.title')} — {loaded.catalogue.get(f'{loaded.scenario.id}.title', lang)}"
    words = {
        key: say(lang, f"lab.{key}")
        for key in ("mend", "clean", "plain", "bargains", "bargains_note", "bargains_marks")
    }
    words["plays"] = say(lang, "lab.plays", plays=number(lang, answers["plays"]))
    words["words"] = say(lang, "words.terms")
    return (
        environment()
        .get_template("lab.html")
        .render(
            lang=lang,
            terms=[*say(lang, "lab.words").split("\n"), *(means(lang, term) for term in OURS)],
            title=title,
            t=words,
            complaints=[complaint(one, lang) for one in answers["complaints"]],
            plain=told(answers["figures"], answers["beside"], lang),
            before=[*before, tables(answers, lang)],
            bargains=[drawing(loaded, one, at, lang) for at, one in enumerate(answers["bargains"])],
            after=[group for group in after if group.rows],
            size=(WIDTH, HEIGHT),
            frame={"left": LEFT, "right": WIDTH - RIGHT, "top": TOP, "bottom": HEIGHT - BOTTOM},
            fold=lambda group: say(lang, "lab.fold", n=len(group.rows)),
        )
    )


def shares(lang: Lang, values: Iterable[float], wide: float = WIDE) -> Cell:
    """Bars under one another: at random, then minds."""
    given = list(values)
    looks = ["soft", "bar"][-len(given) :]
    marks = [Mark("bar", 0, round(wide * share, 1), look) for share, look in zip(given, looks, strict=True)]
    return Cell(marks, " · ".join(percent(lang, share) for share in given), wide, stacked=True)


def level(lang: Lang, value: float, low: float | None = None, high: float | None = None) -> Cell:
    """A place on a dial from 0 to 100, or the span of it where most plays end."""
    scale = NARROW / 100
    if low is None or high is None:
        return Cell([Mark("bar", 0, round(scale * value, 1), "bar")], number(lang, round(value)), NARROW)
    marks = [Mark("bar", round(scale * low, 1), round(scale * max(1.0, high - low), 1), "bar")]
    return Cell(marks, say(lang, "lab.span", low=round(low), high=round(high)), NARROW)


def effects(rows: Sequence[tuple[str, Sequence[tuple[float, float]]]], lang: Lang, wide: float) -> list[Row]:
    """Dots around nothing, all on the scale of the largest: by row, (change, half its interval) for each column."""
    most = max([abs(change) + half for _, found in rows for change, half in found], default=1.0) or 1.0
    middle = wide / 2
    made = []
    for name, found in rows:
        cells = []
        for change, half in found:
            sign = "+" if change > 0 else "−" if change < 0 else ""
            look = "dot" if abs(change) > half else "blind"
            mark = Mark("dot", round(middle + middle * change / most, 1), round(middle * half / most, 1), look)
            figure = f"{sign}{number(lang, abs(change))} ± {number(lang, half)}"
            cells.append(Cell([mark], figure, wide, zero=middle))
        made.append(Row(name, cells))
    return made


def heads(lang: Lang, name: str, *drawings: str) -> list[str]:
    return [say(lang, f"lab.head.{name}"), *(say(lang, f"lab.head.{one}") for one in drawings)]


def by_dial(lang: Lang, name: str) -> list[str]:
    return [say(lang, f"lab.head.{name}"), *(say(lang, f"lab.dial.{dial}") for dial in DIALS)]


def endings(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    by = answers["coverage"]["endings"]
    rows = [
        Row(
            loaded.catalogue.get(f"{loaded.scenario.id}.endings.{name}.title", lang),
            [shares(lang, (by["random"][name], share))],
        )
        for name, share in by["game"].items()
    ]
    return Group(say(lang, "lab.endings"), heads(lang, "ending", "shares"), rows, say(lang, "lab.endings_note"))


def seats(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    rows = [
        Row(short(loaded, seat, lang), [level(lang, means[dial]) for dial in DIALS])
        for seat, means in answers["seats"].items()
    ]
    return Group(say(lang, "lab.seats"), by_dial(lang, "seat"), rows, say(lang, "lab.seats_note"))


def blind(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    """Each way of holding each seat, on one scale."""
    every = [mean for ways in answers["blind"].values() for mean, _ in ways.values()]
    low, high = min(every) - 2, max(every) + 2

    def at(value: float) -> float:
        return round(WIDE * (value - low) / (high - low), 1)

    rows = []
    for seat, ways in answers["blind"].items():
        for mind, (mean, half) in sorted(ways.items(), key=lambda one: -one[1][0]):
            look = "dot" if mind == "game" else "blind"
            figure = f"{number(lang, round(mean, 1))} ± {number(lang, round(half, 1))}"
            mark = Mark("dot", at(mean), round(WIDE * half / (high - low), 1), look)
            rows.append(Row(f"{short(loaded, seat, lang)} · {mind}", [Cell([mark], figure)]))
    return Group(say(lang, "lab.blind"), heads(lang, "way", "dials"), rows, say(lang, "lab.blind_note"))


def attention(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    """Where each seat's attention goes: what it guesses right, then its dials."""
    rows = [
        Row(
            f"{short(loaded, seat, lang)} · {say(lang, f'lab.attention.{way}')}",
            [shares(lang, [one["guesses"] or 0.0], NARROW), *(level(lang, one["dials"][dial]) for dial in DIALS)],
        )
        for seat, ways in answers["attention"].items()
        for way, one in ways.items()
    ]
    drawn = [say(lang, "lab.head.way"), say(lang, "lab.head.guessed"), *(say(lang, f"lab.dial.{one}") for one in DIALS)]
    return Group(say(lang, "lab.attention"), drawn, rows, say(lang, "lab.attention_note"))


def reading(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    """How long each seat reads and answers."""
    most = max([one["minutes"] for one in answers["reading"].values()], default=1.0) or 1.0
    rows = [
        Row(
            short(loaded, seat, lang),
            [
                Cell(
                    [Mark("bar", 0, round(WIDE * one["minutes"] / most, 1), "bar")],
                    say(
                        lang,
                        "lab.reading_of",
                        words=number(lang, one["words"]),
                        scenes=number(lang, one["scene_words"]),
                        entries=number(lang, one["entries"]),
                        minutes=number(lang, round(one["minutes"])),
                    ),
                )
            ],
        )
        for seat, one in answers["reading"].items()
    ]
    return Group(say(lang, "lab.reading"), heads(lang, "seat", "minutes"), rows, say(lang, "lab.reading_note"))


def tables(answers: Json, lang: Lang) -> Group:
    """What many plays left on the table, whatever was drawn."""
    rows = []
    for minds, one in answers["tables"].items():
        cells = [
            shares(lang, [one[key]], NARROW) if one[key] is not None else Cell([], "—")
            for key in ("room", "agreed", "nash", "sum")
        ]
        rows.append(Row(say(lang, f"lab.minds.{minds}"), cells))
    drawn = heads(lang, "who", "room", "agreed", "nash", "sum")
    return Group(say(lang, "lab.tables"), drawn, rows, say(lang, "lab.tables_note"))


def options(answers: Json, which: str, lang: Lang) -> Group:
    """What each option changes, for its seat or for all, against the others of its scene; the strongest first."""
    found = [
        (f"{name} · {one['seat']}", [tuple(one[which][dial]) for dial in DIALS])
        for name, one in answers["options"].items()
        if one[which]
    ]
    found.sort(key=lambda one: -max(abs(change) for change, _ in one[1]))
    rows = effects(found, lang, NARROW)
    return Group(say(lang, f"lab.options_{which}"), by_dial(lang, "option"), rows, say(lang, "lab.options_note"))


def associated(answers: Json, which: str, lang: Lang) -> Group:
    """Each dial where an approach was practised less where it was not; the same for pitfalls fallen into."""
    found = [(name, [tuple(one[dial]) for dial in DIALS]) for name, one in answers[which].items() if one is not None]
    rows = effects(found, lang, NARROW)
    return Group(say(lang, f"lab.{which}"), by_dial(lang, "topic"), rows, say(lang, "lab.associated_note"))


def agendas(answers: Json, lang: Lang) -> Group:
    rows = [Row(name, [level(lang, one["own_game_p90"])]) for name, one in answers["agendas"].items()]
    return Group(say(lang, "lab.agendas"), heads(lang, "part", "own"), rows, say(lang, "lab.agendas_note"))


def mixes(answers: Json, lang: Lang) -> Group:
    """Whole agendas: what each brought its seat."""
    rows = [
        Row(
            name,
            [
                *(level(lang, one["own"][dial]) for dial in DIALS),
                level(lang, 0, one["own_game_p10"], one["own_game_p90"]),
            ],
        )
        for name, one in answers["mixes"].items()
    ]
    drawn = [*by_dial(lang, "mix"), say(lang, "lab.head.span")]
    return Group(say(lang, "lab.mixes"), drawn, rows, say(lang, "lab.mixes_note"))


def endings_by_agenda(loaded: Loaded, answers: Json, lang: Lang) -> Group:
    names = list(answers["coverage"]["endings"]["game"])
    rows = [
        Row(part, [shares(lang, [one["endings"][name]], NARROW / 2) for name in names])
        for part, one in answers["agendas"].items()
    ]
    titles = [loaded.catalogue.get(f"{loaded.scenario.id}.endings.{name}.title", lang) for name in names]
    drawn = [say(lang, "lab.head.part"), *titles]
    return Group(say(lang, "lab.endings_by_agenda"), drawn, rows, say(lang, "lab.endings_by_agenda_note"))


def coverage(answers: Json, kind: str, lang: Lang) -> Group:
    """The share of plays that met each thing of a kind, the rarest first."""
    by = answers["coverage"][kind]
    could = answers["coverage"]["open"]["game"] if kind == "options" else {}
    rows = []
    for name in sorted(by["game"], key=lambda one: by["random"][one] + by["game"][one]):
        cells = [shares(lang, (by["random"][name], by["game"][name]))]
        rows.append(Row(name, cells + ([shares(lang, [could[name]], NARROW)] if could else [])))
    drawn = heads(lang, kind, "shares", *(["open"] if could else []))
    return Group(say(lang, f"lab.seen.{kind}"), drawn, rows, say(lang, "lab.endings_note"))
