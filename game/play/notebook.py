"""The notebook: what one seat heard, who said it, when, and what became of it. Read from its view, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from game.rules import codes as c
from game.rules import effects as e
from game.rules.history import Event, History, fact_in
from game.rules.packing import claimed, topic_of
from game.rules.read.view import ME, View
from game.story import tables as t
from game.story.build import Tables

Topic = Literal["seeks", "red", "brings", "fact", "promise", "said"]
Standing = Literal["unverified", "seen", "contradicted"]
Plainly = Literal["whole", "half", "beside", "nothing"]
TOPIC_OF: dict[int, Topic] = {c.WHY: "seeks", c.NOT_ACCEPT: "red", c.BRING: "brings", c.BOTHERS: "fact"}
GROUPS = {t.PART_SEEKS: "seeks", t.PART_RED: "red_zones", t.PART_PRESSURE: "pressures"}
_PROMISES = (c.E_PROMISE, c.E_PROMISE_KEPT, c.E_PROMISE_BROKEN)
_PARTS = (c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN)
_NOTED = (c.E_CHOICE, c.E_VISITED, c.E_BURST, c.E_LIE_OUT, c.E_ANSWERED, c.E_TOLD_FACT, *_PARTS, *_PROMISES)
_FORMS = {"partly": "hint", "dodge": "dodge"}  # of an answer that is not whole
OF_ONESELF: tuple[Topic, ...] = ("seeks", "red", "brings")


@dataclass(frozen=True)
class Note:
    """One thing heard or seen. Ids, never words: `path` is the text's path in the scenario, "" where nothing precise
    was said. `by`: who said it, None for what was seen; `about`: seat it is about; `how`: one of ANSWERS, "told" or
    "seen"; `moment`, `step`: those of the event."""

    by: str | None
    about: str
    topic: Topic
    how: str
    path: str
    moment: int
    step: int
    standing: Standing = "unverified"

    @property
    def plainly(self) -> Plainly:
        """How much its words say, whatever their author meant to say: all of it, the half (a hint), something beside
        it, or that there is nothing to say."""
        if self.how == "nothing":
            return "nothing"
        if self.how == "partly" and self.topic == "fact":
            return "half"  # that something bothers it
        form = self.path.rpartition(".")[2]
        return "half" if form == "hint" else "whole" if self.path and form != "dodge" else "beside"


def notebook(tables: Tables, view: View, history: History | None = None) -> list[Note]:
    """The notes of the seat whose view this is, the oldest first. `history`: of this view, where one is kept."""
    past = (history or History()).read(view)
    places = past.of(*_NOTED)
    # Kept with the history until there is more to note, or more is known.
    made_from, kept = (len(places), view.fact.tobytes()), past.kept.get(notebook)
    if kept is None or kept[0] != made_from:
        reader = _Reader(tables, view)
        for event in past.at(places):
            reader.read(event)
        kept = past.kept[notebook] = made_from, reader.notes
    notes: list[Note] = kept[1]
    return notes


class _Reader:
    def __init__(self, tables: Tables, view: View) -> None:
        self.names, self.frame = tables.names, tables.frame
        self.view = view
        self.me = int(view.scal[ME])
        self.notes: list[Note] = []
        # Where a part stands in the file, for its text: the same in every play, it says nothing of what was drawn.
        self.groups = [GROUPS[int(kind)] for kind in tables.secrets.part[:, t.PART_KIND]]

    def read(self, event: Event) -> None:
        kind, by, to, what, how = event[:5]
        if kind == c.E_VISITED and by == self.me:
            self._visited(event, to, fact_in(kind, what))
        elif kind == c.E_BURST:
            self._stand("seen", [self._fact(what, form) for form in ("told", "text")])
        elif kind == c.E_LIE_OUT and to == self.me:
            if how == 0:  # what was claimed of a delivery is no word of this book
                self._false(self.names.seats[by], topic_of(what), claimed(what))
        elif by < 0 or by == self.me:
            return
        elif kind == c.E_CHOICE and self._discloses(by, what):
            self._note(event, "said", "told", f"choices.{self.names.choices[what]}.told")
        elif kind == c.E_ANSWERED:
            self._answered(event, topic_of(what), claimed(what), c.ANSWERS[how])
        elif kind == c.E_TOLD_FACT:
            sure = int(self.view.fact[what, 0]) == c.SEEN or int(self.view.fact[what, 1]) > 0
            path = self._fact(what, "text" if how else "told")
            self._note(event, "fact", "told", path, "seen" if sure else "unverified")
        elif kind in _PARTS:
            self._note(event, "seeks" if kind == c.E_TOLD_SEEKS else "red", "told", self._part(what, "told"))
        elif kind in _PROMISES and what > 0:
            self._promise(event, kind, what - 1)

    def _discloses(self, by: int, choice: int) -> bool:
        """Whether its author says something of itself by this choice, other than facts, which have their own events."""
        frame = self.frame
        start, end = (int(frame.choice[choice, column]) for column in (t.EFFECT_FROM, t.EFFECT_TO))
        rows = frame.row[start:end, :4].astype(int).tolist()
        said = any((kind, who, code) == (t.EFFECT_GESTURE, by, e.DISCLOSES) for kind, who, _, code in rows)
        return said and all(kind != t.EFFECT_REVEAL for kind, *_ in rows)

    def _answered(self, event: Event, topic: int, claimed: int, how: str) -> None:
        if topic == c.BOTHERS and claimed >= 0:
            return  # told as a fact, in an event of its own
        path = self._part(claimed, _FORMS.get(how, "told")) if claimed >= 0 and topic in (c.WHY, c.NOT_ACCEPT) else ""
        if topic == c.BRING and how != "dodge":
            path = f"structures.{self.names.seats[event.by]}.brings"
        self._note(event, TOPIC_OF[topic], how, path)

    def _visited(self, event: Event, to: int, fact: int) -> None:
        """What had been said of oneself holds, unless it just came out as false."""
        self._of_oneself(to, "seen")
        if fact >= 0:
            about, paths = self.names.seats[to], [self._fact(fact, form) for form in ("told", "text")]
            self._stand("seen", paths)
            if not any(note.about == about and note.path in paths for note in self.notes):  # seen now: it says so
                self.notes.append(Note(None, about, "fact", "seen", paths[1], event.moment, event.step, "seen"))

    def _promise(self, event: Event, kind: int, option: int) -> None:
        clause, name = self.names.options[option].split(".", 1)
        path = f"clauses.{clause}.options.{name}.text"
        if kind == c.E_PROMISE:
            self._note(event, "promise", "told", path)
            return
        standing: Standing = "seen" if kind == c.E_PROMISE_KEPT else "contradicted"
        by = self.names.seats[event.by]
        self.notes = [
            replace(note, standing=standing)
            if note.topic == "promise" and note.by == by and note.path == path
            else note
            for note in self.notes
        ]

    def _note(self, event: Event, topic: Topic, how: str, path: str, standing: Standing = "unverified") -> None:
        by = self.names.seats[event.by]
        made = Note(by, by, topic, how, path, event.moment, event.step, standing)
        if not any(_says(note, made) for note in self.notes):
            self.notes.append(made)

    def _of_oneself(self, seat: int, standing: Standing) -> None:
        """What this seat had said of itself and nobody had yet seen to be true or false."""
        by = self.names.seats[seat]
        self.notes = [
            replace(note, standing=standing)
            if note.by == by and note.topic in OF_ONESELF and note.how not in _FORMS and note.standing == "unverified"
            else note
            for note in self.notes
        ]

    def _false(self, by: str, topic: int, claimed: int) -> None:
        """What came out as false, and nothing else of what this seat said."""
        nothing = topic == c.BOTHERS or claimed < 0
        part = "" if nothing else self._part(claimed, "")
        self.notes = [
            replace(note, standing="contradicted")
            if note.by == by
            and note.topic == TOPIC_OF[topic]
            and (note.how == "nothing" if nothing else note.path.startswith(part) and note.how != "dodge")
            else note
            for note in self.notes
        ]

    def _stand(self, standing: Standing, paths: Iterable[str]) -> None:
        self.notes = [replace(note, standing=standing) if note.path in paths else note for note in self.notes]

    def _fact(self, fact: int, form: str) -> str:
        return f"facts.{self.names.facts[fact]}.{form}"

    def _part(self, part: int, form: str) -> str:
        seat, _, name = self.names.parts[part].partition(".")
        return f"agendas.{seat}.{self.groups[part]}.{name}.{form}"


def _says(noted: Note, again: Note) -> bool:
    """Whether what is said again stands there already: a fact in either form, a promise that nothing has settled."""
    if not noted.path or noted.by != again.by or noted.standing == "contradicted":
        return False
    if again.topic == "fact":
        return noted.path.rpartition(".")[0] == again.path.rpartition(".")[0]
    return noted.path == again.path and (again.topic != "promise" or noted.standing == "unverified")
