"""A .po catalogue as the lines it is made of: its entries, with all that people and tools wrote around them.

Read here rather than by a library because none keeps everything: Babel merges two entries of one context in silence,
keeps a cut quote, loses flags and previous texts; translators would lose notes at each update. What is not touched is
written back as it was, letter for letter. Quoting and wrapping are Babel's.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from gettext import c2py

from babel.messages.pofile import normalize, unescape

from game.story import signs
from game.story.diagnostics import Both, Problem, Said, shown

WIDTH = 100
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?(?=[\s\"]|$)\s*(.*)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
_CHARSET = re.compile(r"(charset=)([^\s\\\";]*)", re.IGNORECASE)
_ENGLISH = re.compile(r"en(?:[_@.-].*)?", re.IGNORECASE)  # of any country, in any letters
_PLURALS = re.compile(r"nplurals\s*=\s*2\s*;\s*plural\s*=\s*([^;]+);?\s*")
PLURALS = "nplurals=2; plural=(n != 1);"
_FAMILIES = ("iso8859", "cp125", "ascii", "mac-", "koi8")  # one octet a letter: what may stand instead of UTF-8


@dataclass
class Entry:
    """One entry. `line`: that of its first keyword, from 1; `comments`: its lines beginning with #, as they are;
    `lines`: all of it, as it is; `fault`: what cannot be read in it, with its line and column.
    """

    line: int = 0
    comments: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)  # by keyword; `msgstr[1]` for a plural
    obsolete: bool = False
    fault: tuple[int, int, str] | None = None

    @property
    def context(self) -> str | None:
        return self.words.get("msgctxt")

    @property
    def id(self) -> str:
        return self.words.get("msgid", "")

    @property
    def text(self) -> str:
        return self.words.get("msgstr", "")

    @property
    def header(self) -> bool:
        return self.context is None and self.id == "" and not self.obsolete

    @property
    def plural(self) -> bool:
        return any("plural" in word or "[" in word for word in self.words)

    @property
    def fuzzy(self) -> bool:
        return any(line.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", line) for line in self.comments)

    def written(self, french: str, fuzzy: bool) -> list[str]:
        """Its lines with this French; its comments stay, and say what the French was when it is to be reviewed."""
        comments = list(self.comments)
        if fuzzy and not self.fuzzy:
            at = next((rank for rank, line in enumerate(comments) if line.startswith("#|")), len(comments))
            previous = [f"#| {line}" for line in _line("msgid", self.id)] if at == len(comments) else []
            comments[at:at] = ["#, fuzzy", *previous]
        body = _line("msgctxt", self.context or "") + _line("msgid", french) + _line("msgstr", self.text)
        return comments + body

    def retired(self) -> list[str]:
        """Its lines once it belongs to nothing any more."""
        return [line if line.startswith("#") else f"#~ {line}" for line in self.lines]


def _line(keyword: str, text: str) -> list[str]:
    return f"{keyword} {normalize(text, width=WIDTH)}".split("\n")


def entry_of(context: str, french: str) -> list[str]:
    """The lines of an entry still to be translated."""
    return Entry(words={"msgctxt": context}).written(french, fuzzy=False)


def entries(text: str) -> Iterator[Entry]:
    """The entries of a catalogue, in order."""
    entry = Entry()
    keyword = ""
    for number, line in enumerate(signs.lines_of(text), 1):
        bare = line.strip()
        body = re.sub(r"^#~ ?", "", bare) if bare.startswith("#~") and not bare.startswith("#~|") else bare
        comment = body.startswith("#")
        word = None if comment else _KEYWORD.match(body)
        name = "" if word is None else word.group(1)
        opens = comment or name == "msgctxt" or (name == "msgid" and "msgid" in entry.words)
        if not bare or (opens and "msgid" in entry.words and (not comment or "msgstr" in keyword)):
            if entry.lines and (entry.words or entry.fault or not bare):
                yield _closed(entry)
                entry, keyword = Entry(), ""
            if not bare:
                continue
        entry.lines.append(line)
        if comment:
            entry.comments.append(line)
            continue
        entry.line = entry.line or number
        entry.obsolete = entry.obsolete or bare.startswith("#~")
        if word is not None:
            keyword = name if word.group(2) is None else f"{name}[{word.group(2)}]"
            body = word.group(3)
        quoted = _QUOTED.fullmatch(body) if keyword else None
        if quoted is None or (word is not None and keyword in entry.words):
            entry.fault = entry.fault or (number, 1 + len(line) - len(line.lstrip()), line)
        else:
            entry.words[keyword] = entry.words.get(keyword, "") + unescape(f'"{quoted.group(1)}"')
    if entry.lines:
        yield _closed(entry)


def _closed(entry: Entry) -> Entry:
    whole = "msgid" in entry.words and any(word.startswith("msgstr") for word in entry.words)
    if entry.words and not whole and entry.fault is None:
        entry.fault = (entry.line, 1, " ".join(entry.lines[-1:]))
    return entry


@dataclass
class Decoded:
    """The text of a catalogue, None where it cannot be had, and what is odd in its signs."""

    text: str | None
    problems: list[Problem]


def decoded(raw: bytes, file: str) -> Decoded:
    """The text of some bytes: UTF-8 whatever the header says, or what the header says. S605, S606, S117."""

    def bad(line: int, column: int, found: Said) -> Decoded:
        return Decoded(None, [Problem(file, line, column, "S605", found, "UTF-8")])

    raw = raw.removeprefix(codecs.BOM_UTF8)
    if not raw.strip():
        return bad(0, 0, shown(None))
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw.count(0) > len(raw) // 4:
        return bad(1, 1, "UTF-16")
    line, column, declared = _declared(raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        try:
            text = raw.decode(declared if _known(declared).startswith(_FAMILIES) else "ascii")
        except UnicodeDecodeError:
            before = signs.lines_of(raw[: error.start].decode("utf-8", "replace"))
            octet = f"0x{raw[error.start]:02X}"
            return bad(len(before), len(before[-1]) + 1, Both(f"octet {octet}", f"byte {octet}"))
        problems = []
    else:
        right = _known(declared) == "utf-8" or (_known(declared) == "ascii" and text.isascii())
        problems = [] if right else [Problem(file, line, column, "S606", declared or shown(None), "charset=UTF-8")]
    problems += [Problem(file, one.line, one.column, "S117", Both(*signs.named(one.sign))) for one in signs.never(text)]
    return Decoded(signs.NEVER.sub("", text), problems)


def _declared(raw: bytes) -> tuple[int, int, str]:
    """What the header says of the signs, with its line and column; an empty word where it says nothing."""
    for number, line in enumerate(raw.decode("ascii", "replace").splitlines(), 1):
        found = _CHARSET.search(line)  # on a line of its own where a tool has wrapped the header
        if found is not None and line.startswith('"'):
            return number, found.start() + 1, found.group(2)
        if line.startswith("msgctxt"):
            break
    return 1, 1, ""


def odd_header(entry: Entry, file: str) -> list[Problem]:
    """What a header says of the language, and of its plurals, that is not so of English. S610, S611. Plurals that it
    does not say are missed by nobody: the game's texts have none.
    """
    said = [(name.strip().lower(), one.strip()) for name, _, one in (x.partition(":") for x in entry.text.split("\n"))]
    languages = [one for name, one in said if name == "language"] or [""]
    found = [("Language", one, "S610", "Language: en") for one in languages if not _ENGLISH.fullmatch(one)]
    plurals = [one for name, one in said if name == "plural-forms"]
    found += [("Plural-Forms", one, "S611", PLURALS) for one in plurals if not _of_english(one)]
    return [Problem(file, *_place(entry, name), code, shown(one or None), right) for name, one, code, right in found]


def _of_english(plurals: str) -> bool:
    """Whether it tells one from all other numbers."""
    given = _PLURALS.fullmatch(plurals)
    try:
        rule = c2py(given.group(1).strip()) if given else None
        return rule is not None and all(rule(n) == (n != 1) for n in range(200))
    except (ValueError, ArithmeticError, SyntaxError):  # no expression; a division by nought; a number as 007
        return False


def _place(entry: Entry, name: str) -> tuple[int, int]:
    """The line and the column of a field of the header; those of the header where no line holds its name."""
    first = next(n for n, line in enumerate(entry.lines) if not line.startswith("#"))
    for n, line in enumerate(entry.lines[first:]):
        if found := re.search(rf'(?:"|\\n)\s*({name})\s*:', line, re.IGNORECASE):
            return entry.line + n, found.start(1) + 1
    return entry.line, 1


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""


def in_utf8(header: list[str]) -> list[str]:
    """A header that says UTF-8, as we write."""
    return [_CHARSET.sub(r"\g<1>utf-8", line) if line.startswith('"') else line for line in header]
