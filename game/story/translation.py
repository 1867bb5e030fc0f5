"""Translations: a standard .po catalogue beside the French, keyed by the path of each text (msgctxt)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from game.story.diagnostics import Both, Problem, StoryError, shown
from game.story.po import WIDTH, Entry, decoded, entries, entry_of, in_utf8, odd_header
from game.story.writing import WholeFile
from game.story.yaml_reading import bytes_of

FRENCH, ENGLISH = "fr", "en"
CATALOGUE = "en.po"
STOPS = ("S605", "S607", "S608", "S609")  # with these, writing again would lose something
_BRACE = re.compile(r"[{}]")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True)
class Catalogue:
    """Texts by path: French as written in the scenario, English as far as it is translated. `outdated`: those whose
    English is to be reviewed: it says what the French no longer does, and is read by translators alone."""

    french: dict[str, str]
    english: dict[str, str] = field(default_factory=dict)
    outdated: frozenset[str] = frozenset()

    def get(self, path: str, lang: str) -> str:
        """A text in a language; in French where the translation is missing or outdated. Raises KeyError if there is no
        such text.
        """
        french = self.french[path]
        if lang == FRENCH or path in self.outdated:
            return spaced(french)
        return self.english.get(path) or spaced(french)

    def words(self) -> dict[str, int]:
        """Number of words in each language."""
        return {FRENCH: words(self.french.values()), ENGLISH: words(self.english.values())}


def words(texts: Iterable[str]) -> int:
    """Number of words in some texts."""
    return sum(len(_WORD.findall(text)) for text in texts)


def spaced(french: str) -> str:
    """French as it is shown: the spaces that an author types as plain ones become no-break."""
    return _SPACE_BEFORE.sub("\u202f", _SPACE_QUOTES.sub("\u00a0", french))


_SPACE_BEFORE = re.compile(r" (?=[;!?](?:\s|$|[»)”.…,]))|(?<=\d) (?=\d{3}(?!\d))")
_SPACE_QUOTES = re.compile(r"(?<=«) | (?=[»:])|(?<=\d) (?=€)")


def read_catalogue(french: dict[str, str], po: Path, file: str) -> tuple[Catalogue, list[Problem]]:
    """The catalogue of some French texts, with problems S601 to S611 and S117. `file`: the name that problems show.

    Never raises for what somebody wrote: what cannot be read stays in French.
    """
    try:
        found, problems = _entries(po, file)
    except StoryError as unread:
        return Catalogue(french), list(unread.problems)
    english, outdated = dict[str, str](), set[str]()
    for path, entry in _by_path(found, french).items():
        if path not in french:
            problems.append(Problem(file, entry.line, 1, "S604", path))
        elif not entry.text.strip():
            problems.append(Problem(file, entry.line, 1, "S602", path))
        else:
            english[path] = entry.text
            if _BRACE.search(entry.text) and not _BRACE.search(french[path]):
                problems.append(Problem(file, entry.line, 1, "S708", shown(entry.text)))
            if entry.fuzzy or not same_words(entry.id, french[path]):
                problems.append(Problem(file, entry.line, 1, "S603", path, french[path][:60]))
                outdated.add(path)
    listed = {entry.context for entry in found if not entry.obsolete}
    problems += [Problem(file, 0, 0, "S602", path) for path in french if path not in listed]
    return Catalogue(french, english, frozenset(outdated)), problems


def _entries(po: Path, file: str) -> tuple[list[Entry], list[Problem]]:
    """The entries of a catalogue with what is wrong in each. Raises StoryError (S601, S605) where there is nothing to
    read.
    """
    if not po.exists() and not po.is_symlink():
        raise StoryError([Problem(file, 0, 0, "S601", expected=CATALOGUE)])
    raw = bytes_of(po)
    if not isinstance(raw, bytes):
        raise StoryError([Problem(file, 0, 0, "S605", raw)])
    signs = decoded(raw, file)
    text, problems = signs.text, signs.problems
    if text is None:
        raise StoryError(problems)
    found = list(entries(text))
    if not any(entry.words for entry in found):
        raise StoryError([Problem(file, 1, 1, "S605", shown(text[:60]), "msgctxt, msgid, msgstr")])
    before: dict[tuple[str | None, bool], Entry] = {}
    for entry in found:
        if entry.fault is not None:
            line, column, written = entry.fault
            problems.append(Problem(file, line, column, "S609", shown(written), 'msgctxt "…", msgid "…", msgstr "…"'))
        elif entry.plural:
            problems.append(Problem(file, entry.line, 1, "S608", entry.context or entry.id))
        elif not entry.obsolete and not entry.header and entry.context is None and entry.words:
            problems.append(Problem(file, entry.line, 1, "S604", shown(entry.id), "msgctxt"))
        elif entry.header and entry.words:
            problems += odd_header(entry, file)
        same = (entry.context, entry.obsolete)
        if (entry.context or entry.header) and not entry.obsolete and entry.words:
            if same in before:
                lines = before[same].line, entry.line
                other = Both("une seule, des lignes {} et {}".format(*lines), "one, of lines {} and {}".format(*lines))
                problems.append(Problem(file, entry.line, 1, "S607", entry.context or 'msgid ""', other))
            before[same] = entry
    return found, problems


def _by_path(found: list[Entry], french: dict[str, str]) -> dict[str, Entry]:
    """The entry of each path that can be used. Of two, that of today's French; of two such, the later one that says
    something: S607 has told.
    """
    chosen: dict[str, Entry] = {}
    for entry in found:
        if entry.context and not (entry.obsolete or entry.plural or entry.fault):
            other = chosen.get(entry.context)
            if other is None or _better(entry, french) >= _better(other, french):
                chosen[entry.context] = entry
    return chosen


def _better(entry: Entry, french: dict[str, str]) -> tuple[bool, bool]:
    return bool(entry.text.strip()), same_words(entry.id, french.get(entry.context or "", ""))


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ at most by how their lines are broken."""
    return one == other or one.split() == other.split()


def update_catalogue(french: dict[str, str], po: Path, project: str, file: str = CATALOGUE) -> dict[str, int]:
    """Bring a catalogue up to date with the French, and give how many texts there are, miss a translation, are
    outdated.

    Everything is kept: notes, flags, previous texts, and entries that need no change letter for letter. A translation
    whose French changed is marked fuzzy; one that belongs to nothing any more stays as obsolete, and comes back with
    its text. Raises StoryError if something in the catalogue cannot be read or stands twice, OSError if it cannot be
    written: it is then left as it is.
    """
    found: list[Entry] = []
    if po.exists() or po.is_symlink():
        found, problems = _entries(po, file)
        if any(problem.code in STOPS for problem in problems):
            raise StoryError(problem for problem in problems if problem.code in STOPS)
    header = next((in_utf8(entry.lines) for entry in found if entry.header and entry.words), new_header(project))
    known = {entry.context: entry for entry in found if entry.obsolete and entry.context}
    known |= {entry.context: entry for entry in found if not entry.obsolete and entry.context}
    counts = {"texts": len(french), "missing": 0, "outdated": 0}
    blocks = [header]
    for path, text in french.items():
        entry = known.get(path)
        if entry is None:
            counts["missing"] += 1
            blocks.append(entry_of(path, text))
            continue
        outdated = bool(entry.text.strip()) and (entry.fuzzy or not same_words(entry.id, text))
        counts["missing"] += not entry.text.strip()
        counts["outdated"] += outdated
        untouched = entry.id == text and not entry.obsolete
        blocks.append(entry.lines if untouched else entry.written(text, outdated))
    for entry in found:
        if entry.context not in french and not entry.header and (entry.text or entry.comments):
            left = entry.obsolete or not entry.context
            blocks.append(entry.lines if left else entry.retired())
    _write(po, "\n\n".join("\n".join(block) for block in blocks) + "\n")
    return counts


def corrected_catalogue(po: Path, french: Mapping[str, str], english: Mapping[str, str], file: str = CATALOGUE) -> None:
    """Put corrections in a catalogue: these texts in French, those of them in English, which then need no review; one
    whose French alone was corrected does. Raises as `update_catalogue`."""
    found, problems = _entries(po, file)
    if any(problem.code in STOPS for problem in problems):
        raise StoryError(problem for problem in problems if problem.code in STOPS)
    blocks = [one.lines if one.obsolete else _corrected(one, french, english) for one in found]
    _write(po, "\n\n".join("\n".join(block) for block in blocks) + "\n")


def _corrected(entry: Entry, french: Mapping[str, str], english: Mapping[str, str]) -> list[str]:
    path = entry.context or ""
    if path not in french:
        return in_utf8(entry.lines) if entry.header else entry.lines
    if path not in english:
        return entry.written(french[path], fuzzy=bool(entry.text.strip()))
    comments = [*_reviewed(entry.comments)]
    words = entry.words | {"msgstr": english[path]}
    return replace(entry, comments=comments, words=words).written(french[path], fuzzy=False)


def _reviewed(comments: Iterable[str]) -> Iterator[str]:
    """The comments of an entry once it was reviewed: its notes and its other flags."""
    for line in comments:
        flags = [flag for flag in re.split(r"[,\s]+", line[2:]) if flag and flag != "fuzzy"]
        if line.startswith("#,"):
            yield from ["#, " + ", ".join(flags)] if flags else []
        elif not line.startswith("#|"):
            yield line


def new_header(project: str) -> list[str]:
    written = BytesIO()
    write_po(written, Catalog(locale=ENGLISH, project=project, charset="utf-8", fuzzy=False), width=WIDTH)
    return written.getvalue().decode().strip().split("\n")


def _write(po: Path, text: str) -> None:
    """The whole file or none of it, with the line ends it had."""
    before = po.read_bytes() if po.is_file() else b""
    after = (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()
    if after.rstrip() != before.rstrip():
        with WholeFile(po) as written:
            written.write(after)
