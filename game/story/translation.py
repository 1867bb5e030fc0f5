"""Translations: a standard .po catalogue beside the French, keyed by the path of each text (msgctxt)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from game.story.diagnostics import Problem

FRENCH, ENGLISH = "fr", "en"
CATALOGUE = "en.po"
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True)
class Catalogue:
    """Texts by path: French as written in the scenario, English as far as it is translated."""

    french: dict[str, str]
    english: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, lang: str) -> str:
        """A text in a language; in French where the translation is missing. Raises KeyError if there is no such
        text.
        """
        french = self.french[path]
        return spaced(french) if lang == FRENCH else self.english.get(path) or spaced(french)

    def words(self) -> dict[str, int]:
        """Number of words in each language."""
        return {FRENCH: words(self.french.values()), ENGLISH: words(self.english.values())}


def words(texts: Iterable[str]) -> int:
    """Number of words in some texts."""
    return sum(len(_WORD.findall(text)) for text in texts)


def spaced(french: str) -> str:
    """French as it is shown: the spaces that an author types as plain ones become no-break."""
    return _SPACE_BEFORE.sub("\u202f", _SPACE_QUOTES.sub("\u00a0", french))


_SPACE_BEFORE = re.compile(r" (?=[;!?](?:\s|$|[»)”.…,]))")
_SPACE_QUOTES = re.compile(r"(?<=«) | (?=[»:])")


def read_catalogue(french: dict[str, str], po: Path, file: str) -> tuple[Catalogue, list[Problem]]:
    """The catalogue of some French texts, with problems S601 to S605. `file`: the name that problems show."""
    if not po.is_file():
        return Catalogue(french), [Problem(file, 0, 0, "S601", expected=CATALOGUE)]
    try:
        messages = _messages(_catalog(po))
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        return Catalogue(french), [Problem(file, getattr(error, "lineno", 0) or 0, 0, "S605", str(error))]
    english: dict[str, str] = {}
    problems: list[Problem] = []
    for path, message in messages.items():
        line = message.lineno or 0
        if path not in french:
            problems.append(Problem(file, line, 1, "S604", path))
        elif not message.string:
            problems.append(Problem(file, line, 1, "S602", path))
        else:
            english[path] = str(message.string)
            if message.fuzzy or not same_words(str(message.id), french[path]):
                problems.append(Problem(file, line, 1, "S603", path, french[path][:60]))
    problems += [Problem(file, 0, 0, "S602", path) for path in french if path not in messages]
    return Catalogue(french, english), problems


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ at most by how their lines are broken."""
    return one == other or one.split() == other.split()


def update_catalogue(french: dict[str, str], po: Path, project: str) -> dict[str, int]:
    """Bring a catalogue up to date with the French, and give how many texts there are, miss a translation, are
    outdated.

    Translations are kept: one whose French changed is marked fuzzy; one that belongs to nothing any more stays as
    obsolete, and
    comes back with its text. Raises PoFileError if the catalogue cannot be read: it is then left as it is.
    """
    before = _catalog(po) if po.is_file() else Catalog(locale=ENGLISH, project=project, charset="utf-8", fuzzy=False)
    known = {str(message.context): message for message in before.obsolete.values() if message.context}
    known |= _messages(before)
    fresh = Catalog(
        locale=ENGLISH, project=before.project, header_comment=before.header_comment, charset="utf-8", fuzzy=False
    )
    fresh.mime_headers = before.mime_headers
    counts = {"texts": len(french), "missing": 0, "outdated": 0}
    for path, text in french.items():
        message = known.get(path)
        translated = str(message.string) if message is not None and message.string else ""
        outdated = bool(translated) and message is not None and (message.fuzzy or not same_words(str(message.id), text))
        counts["missing"] += not translated
        counts["outdated"] += outdated
        fresh.add(text, translated, context=path, flags=["fuzzy"] if outdated else [])
    for path, message in known.items():
        if path not in french and message.string:
            fresh.obsolete[path] = message
    written = BytesIO()
    write_po(written, fresh, width=100, no_location=True)
    half_written = po.with_suffix(".po~")
    half_written.write_bytes(written.getvalue())
    half_written.replace(po)
    return counts


def _messages(catalog: Catalog) -> dict[str, Message]:
    return {str(message.context): message for message in catalog if message.id and message.context}


def _catalog(po: Path) -> Catalog:
    with po.open("rb") as source:
        return read_po(source, locale=ENGLISH, abort_invalid=True)
