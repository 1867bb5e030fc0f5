"""Words of a debrief: references that are the same in every language, and the speaker that says them in one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from game.story.agreeing import Named, Number, Several, agreement
from game.story.library import Library, Loaded
from game.story.own_words import own_words

_FILE = Path(__file__).parent / "strings.yaml"
NOBODY = {"fr": "la table", "en": "the table"}
EVERYONE = {"fr": "tous", "en": "all"}


@dataclass(frozen=True)
class Words:
    """A text of the scenario or of a sheet by its `path`, or a sentence of strings.yaml by its id `say`.

    `args`: what the sentence names, by permanent ids: `by`, `to` a seat ("" for nobody or all) or several, `fact`,
    `option`, `choice`, `package` a list of options, `part` the path of what is sought, `box` that of a box, `n` a
    number.
    """

    path: str = ""
    say: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)


@cache
def strings() -> dict[str, dict[str, str]]:
    """Every sentence by id and language."""
    read: dict[str, dict[str, str]] = own_words(_FILE)
    return read


def names_author(words: Words) -> bool:
    """Whether a sentence of strings.yaml says itself by whom."""
    return any("{by" in text for text in strings()[words.say].values())


class Speaker:
    """Says the words of a debrief in one language. KeyError where a text or a sentence does not exist. `varied`: path
    of a text of the scenario → that of the variant that was read for it, both without the scenario's id."""

    def __init__(self, loaded: Loaded, library: Library, lang: str, varied: Mapping[str, str] | None = None) -> None:
        self.loaded = loaded
        self.library = library
        self.lang = lang
        self.varied = varied or {}

    def where(self, varied: Mapping[str, str]) -> "Speaker":
        """The same, where these variants were read."""
        return self if varied == self.varied else Speaker(self.loaded, self.library, self.lang, varied)

    def text(self, path: str) -> str:
        """A text by its path, which opens with the id of the scenario or of a sheet."""
        root, _, rest = path.partition(".")
        if root == self.loaded.scenario.id:
            return self.loaded.catalogue.get(f"{root}.{self.varied.get(rest, rest)}", self.lang)
        return self.library.catalogue.get(path, self.lang)

    def __call__(self, words: Words) -> str:
        if words.path:
            return self.text(words.path)
        return strings()[words.say][self.lang].format(
            **{name: self.named(name, value) for name, value in words.args.items()}
        )

    def named(self, name: str, value: Any) -> str | Number:
        """An argument in this language."""
        scenario = self.loaded.scenario.id
        if name in ("by", "to"):
            if isinstance(value, list):
                return Several(", ".join(f"{self.named(name, one):le}" for one in value), self.lang)
            nobody = NOBODY if name == "by" else EVERYONE
            return self.called(value) if value else Named(nobody[self.lang], self.lang)
        if name in ("part", "box"):
            return self.text(value)
        if name == "fact":
            return self.text(f"{scenario}.facts.{value}.text")
        if name == "option":
            return self.option(value)
        if name == "choice":
            return self.text(f"{scenario}.choices.{value}.text")
        if name == "package":
            return " · ".join(self.option(one) for one in value)
        return Number(value, self.lang)

    def called(self, seat: str) -> Named:
        """A structure's short name."""
        one = self.loaded.scenario.structures[seat]
        agrees = agreement(one.name, one.gender, one.number)
        return Named(self.text(f"{self.loaded.scenario.id}.structures.{seat}.short"), self.lang, agrees=agrees)

    def option(self, option: str) -> str:
        clause, name = option.split(".")
        return self.text(f"{self.loaded.scenario.id}.clauses.{clause}.options.{name}.text")
