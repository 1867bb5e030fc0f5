"""All the texts of a scenario in the order in which they are read, for a proofreader: where each stands, who reads it,
both languages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from game.story.fields import Text
from game.story.library import Loaded
from game.story.models import Act, Scenario
from game.story.paths import leads_of
from game.story.reading import reader_of
from game.story.variants import Variant
from game.story.walk import Found, walk

# What opens the game; then each act, the table's words before the first table; then what may come at any time.
BEFORE, WITHIN, AFTER = (
    ("title", "pitch", "structures", "cast", "cards"),
    "clauses",
    ("facts", "home_events", "evidence", "endings", "questions"),
)
OWN = ("agendas", "home_events")  # what one structure reads of itself; others hear what it says


@dataclass(frozen=True)
class Said:
    """A text. `path`: what its translation is keyed by; `kind`: its key in the file (`told`, `hint`…); `readers`: the
    only structures that read it, none where all may; `when`: of a variant, its condition."""

    path: str
    kind: str
    french: str
    english: str
    readers: tuple[str, ...] = ()
    when: str = ""


@dataclass
class Passage:
    """Texts that stand together: of one structure, fact, scene… `place`: which in the file; `title`: the path of the
    text that names it, "" where `kind` does."""

    kind: str
    place: tuple[str | int, ...]
    title: str
    said: list[Said] = field(default_factory=list)


def passages(loaded: Loaded) -> list[Passage]:
    """Every text once, in reading order."""
    scenario = loaded.scenario
    found = [one for one in walk(scenario, scenario.id) if isinstance(one.mark, Text) and one.value]
    made: list[Passage] = []
    for key in (*BEFORE, *_along(scenario), *AFTER):
        own = [one for one in found if _belongs(one.path, key)]
        if isinstance(key, int):
            met: list[tuple[str | int, ...]] = [("acts", key, "scenes", row) for row in _met(scenario.acts[key])]
            own.sort(key=lambda one: met.index(one.path[:4]) if one.path[:4] in met else -1)
        made += _gathered(loaded, key, own)
    return made


def _met(act: Act) -> list[int]:
    """The rows of an act's scenes as its course comes to them, those of one run as they stand in the file; then those
    that it does not come to."""
    row = {scene.id: at for at, scene in enumerate(act.scenes)}
    met: dict[int, None] = {}
    for step in act.course:
        run, waiting = set[int](), [step.scenes] if step.scenes in row else []
        while waiting:
            at = row[waiting.pop()]
            if at not in run:
                run.add(at)
                waiting += [way for way in leads_of(act.scenes[at]) if way in row]
        met |= dict.fromkeys(sorted(run))
    return [*(met | dict.fromkeys(row.values()))]


def _along(scenario: Scenario) -> Iterator[Any]:
    """Agendas, then acts by their row, the clauses before the first that has a table."""
    yield "agendas"
    tables = [any(step.table is not None for step in act.course) for act in scenario.acts]
    first = tables.index(True) if True in tables else 0
    for row in range(len(scenario.acts)):
        if row == first:
            yield WITHIN
        yield row


def _belongs(path: tuple[str | int, ...], key: str | int) -> bool:
    return path[:2] == ("acts", key) if isinstance(key, int) else path[0] == key


def _gathered(loaded: Loaded, key: str | int, found: list[Found]) -> Iterator[Passage]:
    """Texts of one key, by what they are of: a structure, a fact, a scene…"""
    passage: Passage | None = None
    for one in found:
        scene = isinstance(key, int) and "scenes" in one.path[:3]
        kind = "scenes" if scene else "acts" if isinstance(key, int) else str(key)
        depth = 4 if scene else 2 if len(one.path) > 2 else 1
        if passage is None or passage.place != one.path[:depth]:
            if passage is not None:
                yield passage
            passage = Passage(kind, one.path[:depth], _title(loaded, one, kind))
        passage.said.append(_said(loaded, one))
    if passage is not None:
        yield passage


def _title(loaded: Loaded, one: Found, kind: str) -> str:
    """The path of the text that names what this text is of."""
    scenario, prefix = loaded.scenario, loaded.scenario.id
    names = {"structures": "name", "clauses": "title", "cast": "name"}
    if kind in ("agendas", "home_events"):
        return f"{prefix}.structures.{one.path[1]}.name"
    if kind == "acts":
        return f"{prefix}.acts.{scenario.acts[int(one.path[1])].id}.title"
    if kind == "scenes":
        return f"{prefix}.scenes.{scenario.acts[int(one.path[1])].scenes[int(one.path[3])].id}.title"
    if kind == "endings":
        return f"{prefix}.endings.{scenario.endings[int(one.path[1])].id}.title"
    return f"{prefix}.{kind}.{one.path[1]}.{names[kind]}" if kind in names else ""


def _said(loaded: Loaded, one: Found) -> Said:
    owner, last = one.owners[-1], str(one.path[-1])
    readers: tuple[str, ...] = ()
    kind, when = last, ""
    if len(one.path) > 1 and one.path[-2] == "read_by":
        kind, readers = "read_by", (last,)
    elif isinstance(owner, Variant):
        reader = reader_of(one)
        readers, when = (reader,) if reader is not None else (), owner.when or ""
    elif "choices" in one.path and last in ("text", "then"):
        readers = (owner.seat,) if hasattr(owner, "seat") else ()
    elif one.path[0] in OWN and last in ("text", "who", "reserve_text"):
        readers = (str(one.path[1]),)
    english = loaded.catalogue.english.get(one.dotted, "")
    return Said(one.dotted, kind, one.value, english, readers, when)


def tidy(text: str) -> str:
    """A text as it comes back from a page: its spaces, which French shows as no-break ones, as authors type them."""
    return " ".join(text.split())


def mark_of(text: str) -> str:
    """What tells whether a text is still the one that was read."""
    return sha256(tidy(text).encode()).hexdigest()[:12]
