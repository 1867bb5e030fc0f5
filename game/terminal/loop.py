"""The terminal's loop: shows `session.page()`, reads a number or a letter, fills the fields, calls `session.act`."""

import unicodedata
from typing import Protocol, TextIO

from game.pages.model import Field, Offer, Page, Values
from game.pages.wording import say
from game.terminal.drawing import draw, field_lines, lettered, numbered, wrap


class Pages(Protocol):
    """What the terminal needs of a session."""

    @property
    def over(self) -> bool: ...

    def page(self) -> Page: ...

    def act(self, offer_id: str, values: Values | None = None) -> object: ...


class _GoBackError(Exception):
    """The person gave up filling an offer."""


def run(session: Pages, stdin: TextIO, stdout: TextIO) -> None:
    """Play until the person leaves or the input ends; what was done is already saved by then."""
    _Loop(session, stdin, stdout).run()


class _Loop:
    def __init__(self, session: Pages, stdin: TextIO, stdout: TextIO) -> None:
        self.session, self.stdin, self.stdout = session, stdin, stdout
        self.kept: Values = {}  # a field met in several offers of a page keeps what was answered
        self.kept_for = ""

    def run(self) -> None:
        try:
            while not self.session.over:
                page = self.session.page()
                if page.id != self.kept_for:
                    self.kept, self.kept_for = {}, page.id
                self.write(draw(page))
                self.turn(page)
        except EOFError:
            return

    def turn(self, page: Page) -> None:
        """Read until something is done on this page."""
        while True:
            typed = self.read()
            if typed == "?":
                self.write(wrap(say(page.lang, "terminal.help")))
                continue
            offer = _meant(page, typed)
            if offer is None:
                self.write(wrap(say(page.lang, "terminal.unknown", typed=typed)))
                continue
            try:
                values = self.fill(offer, page.lang)
            except _GoBackError:
                self.write(draw(page))
                continue
            self.session.act(offer.id, values)
            return

    def fill(self, offer: Offer, lang: str) -> Values:
        """Ask for every field of an offer, one after the other; once more for what is for good."""
        values: Values = {}
        if offer.sure:
            self.write(wrap(f"{offer.sure} {say(lang, 'terminal.sure')}"))
            if self.read() == "<":
                raise _GoBackError
        for field in offer.fields:
            only = field.open_choices(values, offer)
            if field.kind in ("one-of", "stars") and len(only) == 1:
                values[field.id] = only[0].id
                continue
            standing = self.kept.get(field.id, field.value)
            closed = [choice.model_copy(update={"enabled": choice in only}) for choice in field.choices]
            asked = field.model_copy(update={"choices": closed})
            if _offers(asked, standing):
                asked = asked.model_copy(update={"value": standing})
            values[field.id] = self.kept[field.id] = self.ask(asked, lang)
        return values

    def ask(self, field: Field, lang: str) -> str | list[str]:
        self.write(field_lines(field, lang))
        while True:
            typed = self.read(keep=field.kind == "text")
            if typed == "<":
                raise _GoBackError
            if not typed and field.value is not None:
                return field.value
            read = _value(field, typed)
            if read is not None:
                return read
            self.write(wrap(say(lang, "terminal.unknown", typed=typed)))

    def read(self, keep: bool = False) -> str:
        self.stdout.write("> ")
        self.stdout.flush()
        line = self.stdin.readline()
        if not line:
            raise EOFError
        return line.strip() if keep else plain(line)

    def write(self, lines: list[str]) -> None:
        self.stdout.write("\n".join(lines) + "\n")


def _meant(page: Page, typed: str) -> Offer | None:
    """The offer of a number, a letter, or the beginning of its words when only one begins so."""
    offers, letters = numbered(page), lettered(page)
    if typed.isdecimal():
        return offers[int(typed) - 1] if 0 < int(typed) <= len(offers) else None
    if typed in letters:
        return letters[typed]
    if not typed:
        return offers[0] if len(offers) == 1 and not offers[0].fields else None
    begun = [offer for offer in [*offers, *letters.values()] if plain(offer.text).startswith(typed)]
    return begun[0] if len(begun) == 1 else None


def _offers(field: Field, value: str | list[str] | None) -> bool:
    if value is None or field.kind == "text":
        return value is not None
    known = {choice.id for choice in field.choices if choice.enabled}
    return {value} <= known if isinstance(value, str) else set(value) <= known


def _value(field: Field, typed: str) -> str | list[str] | None:
    if field.kind == "text":
        return typed if len(typed) <= field.most else None
    words = typed.replace(",", " ").split()
    if not all(word.isdecimal() and 0 < int(word) <= len(field.choices) for word in words):
        return None
    picked = [field.choices[int(word) - 1] for word in words]
    if not all(choice.enabled for choice in picked):
        return None
    ids = list(dict.fromkeys(choice.id for choice in picked))
    if field.kind == "many-of":
        return ids if field.least <= len(ids) <= field.most else None
    return ids[0] if len(ids) == 1 else None


def plain(text: str) -> str:
    """Without capitals, accents and outer spaces, so that « ecouter » finds « Écouter »."""
    bare = unicodedata.normalize("NFD", text.strip().lower())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
