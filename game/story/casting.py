"""Lints on people: who is named without being in the cast (S710), or before anyone said who they are (S711), and who is
in the cast for nothing (S712), only where a scenario has a cast; what may be « il » or « elle » for all we know (S713).

A text says who somebody is when it names their structure, or a word of their line, beside their name. Once every way to
a scene passes by such a text, their name alone will do.
"""

import re
from collections.abc import Iterator, Sequence

from game.story.agreeing import says_gender
from game.story.diagnostics import Path, Report
from game.story.fields import Text
from game.story.models import Choice, Ending, Person, Scenario, Scene
from game.story.paths import OUT, ways_of
from game.story.walk import Found, walk

LEAST = 4  # letters of a word that says who somebody is
OF_ONES_OWN = re.compile(r"\b(?:vous|votre|vos|nous|notre|nos)\b", re.IGNORECASE)
# words that say nothing of anybody, though the name, the kind or the line of many hold them
_COMMON = re.compile(
    "aussi|autres?|avec|celle|celui|cette|chaque|chez|cinq|contre|dans|depuis|deux|dont|douze|elles?|encore|entre|huit|"
    "leurs?|mais|même|mille|neuf|notre|nous|onze|personne|plus|pour|quand|quarante|quatre|quinze|sans|sept|sous|tous|"
    "toutes?|tout|treize|trente|trois|vers|vingt|votre|vous"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_START = re.compile(r"(?:^|[.!?…:«“\"\n—–(\[])[\s\u00a0\u202f»”\")\]]*$")
_TITLES = {"Madame", "Mesdames", "Mademoiselle", "Monsieur", "Messieurs", "Maître", "M", "MM", "Mme", "Mlle", "Me"}
_UNTOLD = ("name", "short", "line", "kind")  # of structures and people themselves
Known = frozenset[str]


def check_cast(scenario: Scenario, report: Report) -> None:
    """S710, S711, S712, S713."""
    for seat, one in scenario.structures.items():
        if one.gender is None and not says_gender(one.name):
            report.add("S713", ("structures", seat, "name"), one.name, "gender: m, gender: f")
    if not scenario.cast:
        return
    cast = _Cast(scenario)
    met = _check_names(scenario, cast, report)
    _Introductions(scenario, cast, report).check()
    for name in scenario.cast:
        if name not in met:
            report.add("S712", ("cast", name), name, key=True)


class _Cast:
    """How people are named, and what says who they are."""

    def __init__(self, scenario: Scenario) -> None:
        self.people = scenario.cast
        self.proper = {
            word
            for words in (
                *(f"{one.name} {one.short} {one.kind}" for one in scenario.structures.values()),
                *scenario.places,
            )
            for word in _WORD.findall(words)
            if word[0].isupper()
        }
        self.named: dict[str, set[str]] = {}  # a word of a name → who has it
        for key, one in scenario.cast.items():
            for word in (word for name in (one.name, *one.also) for word in _WORD.findall(name)):
                if word[0].isupper() and word not in self.proper | _TITLES:
                    self.named.setdefault(word, set()).add(key)
        self.telling = {key: _telling(one, scenario) for key, one in scenario.cast.items()}

    def in_text(self, text: str) -> set[str]:
        """Who is named in a text: by a word that is nobody else's, or by their whole name."""
        words = set(_WORD.findall(text))
        found = {next(iter(who)) for word, who in self.named.items() if len(who) == 1 and word in words}
        return found | {key for key, one in self.people.items() if one.name in text}

    def told_in(self, text: str, reader: str | None = None) -> set[str]:
        """Whom a text names and says who they are; of the reader's own structure, « votre » says it too."""
        words = {word.lower() for word in _WORD.findall(text)}
        return {
            key
            for key in self.in_text(text)
            if self.telling[key] & words or (reader == self.people[key].of and OF_ONES_OWN.search(text))
        }


def _telling(one: Person, scenario: Scenario) -> set[str]:
    """The words that say who somebody is, in small letters."""
    own = {word for name in (one.name, *one.also) for word in _WORD.findall(name) if word[0].isupper()}
    texts = [one.line]
    if one.of is not None and one.of in scenario.structures:
        of = scenario.structures[one.of]
        texts += [of.name, of.short, of.kind]
    words = {word for text in texts for word in _WORD.findall(text) if len(word) >= LEAST and word not in own}
    return {low for low in map(str.lower, words) if not _COMMON.fullmatch(low)}


def _check_names(scenario: Scenario, cast: _Cast, report: Report) -> set[str]:
    """S710 for each capital inside a sentence that is nobody's and no place's, once. Gives who is named somewhere."""
    met: set[str] = set()
    told: set[str] = set()
    for found in walk(scenario, ""):
        if not isinstance(found.mark, Text) or found.path[0] == "cast" or found.path[-1] in _UNTOLD:
            continue
        met |= cast.in_text(found.value)
        for word in _WORD.finditer(found.value):
            name = word.group()
            if not name[0].isupper() or name.isupper() or _START.search(found.value[: word.start()]):
                continue
            if name not in cast.named and name not in cast.proper and name not in told | _TITLES:
                told.add(name)
                report.add("S710", found.path, name, "cast, places")
    return met


class _Introductions:
    """What each seat has read of people, along every way."""

    def __init__(self, scenario: Scenario, cast: _Cast, report: Report) -> None:
        self.scenario, self.cast, self.report = scenario, cast, report
        self.placed = {scene.id: (scene, path) for path, scene in scenario.placed_scenes()}
        self.told: set[tuple[Path, str]] = set()

    def check(self) -> None:
        opening = self._opening()
        for seat in self.scenario.structures:
            known, anytime = opening, None
            for act in self.scenario.acts:
                for step in act.course:
                    if step.scenes in self.placed:
                        after = self._run(str(step.scenes), known, seat)
                        known = known if step.when else after
                        anytime = known if anytime is None else anytime
            for rank, ending in enumerate(self.scenario.endings):
                for text, path in _read(ending, ("endings", rank), seat):
                    self._look(text, path, known, seat)
            self._at_any_time(anytime or opening, seat)

    def _opening(self) -> Known:
        """Who is introduced before the play begins: by its pitch, or by what structures say of themselves."""
        texts: list[tuple[str, Path]] = [(self.scenario.pitch, ("pitch",))]
        for seat, one in self.scenario.structures.items():
            texts += [(one.wants, ("structures", seat, "wants")), (one.brings, ("structures", seat, "brings"))]
        for text, path in texts:
            self._look(text, path, frozenset())
        return frozenset(key for text, _ in texts for key in self.cast.told_in(text))

    def _run(self, start: str, known: Known, seat: str) -> Known:
        """What a seat knows after a run of scenes, whatever the way; texts are looked at once all ways are followed."""
        entered: dict[str, Known] = {start: known}
        left: list[Known] = []
        waiting = [start]
        while waiting:
            name = waiting.pop()
            scene, path = self.placed[name]
            after = entered[name] | self._tells(scene, path, seat)
            for way in sorted(ways_of(scene)):
                if way == OUT:
                    continue
                before = entered.get(way)
                now = after if before is None else before & after
                if now != before and way in self.placed:
                    entered[way] = now
                    waiting.append(way)
        for name, before in entered.items():
            scene, path = self.placed[name]
            after = before | self._tells(scene, path, seat)
            if OUT in ways_of(scene):
                left.append(after)
            for text, place in _read(scene, path, seat):
                self._look(text, place, before, seat)
            for rank, choice in enumerate(scene.choices):
                for text, place in _of_choice(choice, (*path, "choices", rank), seat):
                    self._look(text, place, after, seat)
        return frozenset.intersection(*left) if left else known

    def _tells(self, scene: Scene, path: Path, seat: str) -> Known:
        """Whom a scene introduces to a seat, whichever of its texts is read."""
        alternatives = [self.cast.told_in(text, seat) for text, _ in _read(scene, path, seat)]
        return frozenset(set.intersection(*alternatives))

    def _at_any_time(self, known: Known, seat: str) -> None:
        """Texts that may come as soon as the first scenes are over: facts, answers, clauses, events at home."""
        for found in walk(self.scenario, ""):
            top = found.path[0]
            if not isinstance(found.mark, Text) or top not in ("facts", "agendas", "clauses", "home_events"):
                continue
            if top in ("agendas", "home_events") and found.path[1] != seat and not _spoken(found):
                continue
            self._look(found.value, found.path, known, seat)

    def _look(self, text: str, path: Path, known: Known, seat: str | None = None) -> None:
        for key in sorted(self.cast.in_text(text) - self.cast.told_in(text, seat) - known):
            if (path, key) not in self.told:
                self.told.add((path, key))
                self.report.add("S711", path, self.cast.people[key].name, ", ".join(sorted(self.cast.telling[key])))


def _spoken(found: Found) -> bool:
    return found.path[-1] in ("told", "hint", "dodge")


def _read(thing: Scene | Ending, path: Path, seat: str) -> Sequence[tuple[str, Path]]:
    """The texts of a scene or an ending, one of which a seat reads."""
    found: list[tuple[str, Path]] = []
    for rank, variant in enumerate(thing.reads):
        if variant.reader in (None, seat) and variant.text is not None:
            found.append((variant.text, (*path, "reads", rank, "text")))
            if variant.when is None:
                return found
    plain = (thing.read_by[seat], (*path, "read_by", seat)) if seat in thing.read_by else (thing.text, (*path, "text"))
    return [*found, plain]


def _of_choice(choice: Choice, path: Path, seat: str) -> Iterator[tuple[str, Path]]:
    """What a seat reads of a choice: its text and what comes of it if it is its own, and what is seen of it."""
    for key in ("text", "told", "then"):
        if key == "told" or choice.seat == seat:
            yield getattr(choice, key) or "", (*path, key)
            for rank, variant in enumerate(choice.reads):
                text = getattr(variant, key)
                if text is not None and variant.reader in (None, seat):
                    yield text, (*path, "reads", rank, key)
