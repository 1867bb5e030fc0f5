"""What a package is called, on every page: whose it is, and which of theirs. Letters stay in logs, ids and moves."""

from collections.abc import Callable, Iterable

from game.pages.book import Desk, once
from game.pages.wording import join, ordinal, say, sentence
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History
from game.rules.read.view import View
from game.rules.state import State
from game.story.agreeing import Named
from game.story.names import Names

PUTS = (c.E_PUT, c.E_LIGHTER)


class PackageName(Named):
    """« La 2e version de la Fondation » takes the forms of a name (`le`, `à`, `de`), then `celle`: « celle de la
    Fondation (2e version) », and `own`: as one says it of who put it, « sa 2e version ». `author`: None for what is
    signed already and lies there again; `version`: 1, 2…"""

    noun: str  # within a sentence
    author: Named | None
    version: int

    def __new__(cls, lang: str, author: Named | None, version: int = 1) -> "PackageName":
        noun = _noun(lang, author, version)
        made = super().__new__(cls, sentence(noun), lang, bool(author and author.you))
        made.noun, made.author, made.version = noun, author, version
        return made

    def _inserted(self, form: str) -> str:
        if form == "own" and self.author and not self.author.you:
            return say(self.lang, "package.theirs", by=self.author, what=_what(self.lang, self.version))
        if form == "celle":
            return self._that()
        if form in ("", "le", "own"):
            return self.noun if form else str(self)
        return say(self.lang, f"package.form.{form}", package=self.noun)

    def _that(self) -> str:
        """« Celle de la Fondation (2e version) », where it is clear of what."""
        if self.author is None:
            return self.noun
        that = say(self.lang, "package.that_yours") if self.you else say(self.lang, "package.that", by=self.author)
        return say(self.lang, "package.that_version", that=that, which=self.which) if self.which else that

    def by(self, together: Named | None) -> "PackageName":
        """The same, put by several."""
        return self if together is None else PackageName(self.lang, together, self.version)

    @property
    def which(self) -> str:
        """« 2e version », "" where it is the first."""
        return _what(self.lang, self.version) if self.version > 1 else ""


def _what(lang: str, version: int) -> str:
    return say(lang, "package.version", n=ordinal(lang, version)) if version > 1 else say(lang, "package.first")


def _noun(lang: str, author: Named | None, version: int) -> str:
    if author is None:
        return say(lang, "package.signed" if version == 1 else "package.reopened")
    what = _what(lang, version)
    return say(lang, "package.yours", what=what) if author.you else say(lang, "package.of", what=what, by=author)


@once
def names(desk: Desk) -> list[PackageName]:
    """What each package that was ever made is called, by its number."""
    return names_of(desk.view, desk.history, desk.book.names, desk.book.lang, desk.name)


def names_of(
    seen: View | State, history: History, ids: Names, lang: str, name: Callable[[int], Named]
) -> list[PackageName]:
    """The same, of a view or a state. Who puts again what they had put gives it no new name; what whoever it is of did
    not put at its table is the agreement, as it was signed or with a clause reopened, whoever takes it up there."""
    clauses = len(ids.clauses)
    put = {(event.what, event.by) for event in history.at(history.of(*PUTS))}
    versions: dict[int, list[list[int]]] = {}
    found: list[PackageName] = []
    rows = seen.package[: int(seen.scal[s.MADE])].tolist()
    for number, row in enumerate(rows):
        options, by = row[:clauses], row[clauses + s.PUT_BY]
        if (number, by) not in put:
            same = any(options == one[:clauses] for one in rows[:number])
            found.append(PackageName(lang, None, 1 if same else 2))
            continue
        own = versions.setdefault(by, [])
        if options not in own:
            own.append(options)
        found.append(PackageName(lang, name(by), own.index(options) + 1))
    return found


def name_of(desk: Desk, number: int) -> PackageName:
    return names(desk)[number]


class PackageNames(Named):
    """Several packages named together: « à la proposition de la Fondation et à votre 2e version »."""

    def __new__(cls, lang: str, found: Iterable[PackageName]) -> "PackageNames":
        several = list(found)
        made = super().__new__(cls, join(lang, [str(one) for one in several]), lang)
        made.found = several
        return made

    found: list[PackageName]

    def _inserted(self, form: str) -> str:
        return join(self.lang, [f"{one:{form if at == 0 else form or 'le'}}" for at, one in enumerate(self.found)])


def by_letter(found: Iterable[PackageName]) -> dict[str, PackageName]:
    """The same by the letters of moves and logs."""
    return {letter(number): name for number, name in enumerate(found)}


def amended_in(put: Event) -> int | None:
    """The package that one amended as one put this one, None where one put it whole: it may have lain there before,
    made otherwise."""
    return put.how if put.kind == c.E_PUT and put.how >= 0 and put.how != put.what else None
