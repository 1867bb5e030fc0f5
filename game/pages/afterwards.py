"""What comes once a play is over: what each person says before anything is revealed, what was judged, its pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from game.debrief.debrief import Debrief, debrief
from game.debrief.words import Speaker
from game.pages import debrief as debriefs
from game.pages import guess, menus
from game.pages.book import Book, Desk
from game.pages.debrief_reading import Reading
from game.pages.debrief_ways import export, keep, ways
from game.pages.model import Page, Part
from game.pages.preferences import GUESSED, TOLD, Preferences
from game.pages.wording import Lang, say
from game.play.helper import Helper
from game.play.play import Play
from game.play.refusals import BadSave, Refusal
from game.story.library import Library
from game.story.system import system_words

PAGES, WHY = 5, 1  # of the debrief; the one with the decisive moments


@dataclass
class Afterwards:
    """One play, read by its people one after the other. `say`: hears what goes wrong beside the page."""

    play: Play
    preferences: Preferences
    say: Callable[[Refusal], None]
    library: Callable[[], Library]
    helper: Helper | None
    at: int = 0  # page of the debrief

    def told(self, seat: str) -> dict[str, Any] | None:
        """What a person said before the reveal, None until then, or where it cannot be read."""
        key = self._key(TOLD, seat)
        found: dict[str, Any] | None = self.preferences.get(key)
        if found is None or set(found.get("decided", [])) <= set(debriefs.DECIDED):
            return found
        self.say(BadSave("D112", key))
        return None

    def tell(self, seat: str, said: Mapping[str, Any]) -> None:
        self.preferences.keep({self._key(TOLD, seat): dict(said)})

    def guess(self, seat: str, guesses: Mapping[str, Any]) -> None:
        """The last guesses, where the play ended before it asked them."""
        self.preferences.keep({self._key(GUESSED, seat): dict(guesses)})

    def guess_due(self, desk: Desk) -> bool:
        """Whether the last guesses are still to be asked: the play ended before it came to them."""
        return self._key(GUESSED, desk.seat) not in self.preferences.values and guess.last_due(desk)

    def ask(self) -> None:
        """Have the decisive moments computed, while people say how it felt."""
        if self.helper is not None and self.play.over:
            for seat in self.play.people:
                self.helper.ask(self._question(seat), self.play.loaded, self.play.log, seat)

    def stale(self, seat: str) -> bool:
        """Whether more has come of the decisive moments, and the page would show it."""
        return self.at == WHY and self.helper is not None and self.helper.stale(self._question(seat))

    def turn(self, pages: int) -> None:
        """Some pages further, or back."""
        self.at = min(PAGES - 1, max(0, self.at + pages))

    def page(self, book: Book, seat: str) -> Page:
        """The page of the debrief at which one is, with all that leads out of it."""
        made = self.pages(book, seat)
        return ways(book, made[self.at], self.at, len(made), [one for one in self.play.begun_by if one != seat])

    def written(self, what: str, book: Book, seat: str, folder: Path) -> Callable[[Lang], str]:
        """Write a file to keep under `folder`, of the whole debrief ("export") or of the play ("keep"): where it is, or
        why it is not, in a language."""
        name, told = f"{self.play.loaded.scenario.id}-{seat}-{self.play.id}", self.pages(book, seat)
        try:
            if what == "keep":
                file = keep(self.play.log, folder, name)
            else:
                title = f"{book.text('title')} — {book.text(f'structures.{seat}.name')}"
                file = export(told, folder, name, title)
        except OSError as bad:
            refused = bad
            return lambda lang: say(lang, "debrief.not_exported", why=system_words(refused, lang))
        return lambda lang: say(lang, f"debrief.{what}_done", file=file)

    def pages(self, book: Book, seat: str) -> list[Page]:
        """The debrief as one seat reads it."""
        told = {**(self.told(seat) or {}), "guesses": self._guessed(book, seat)}
        news = self.helper.news(self._question(seat)) if self.helper else None
        speaker = Speaker(self.play.loaded, self.library(), book.lang)
        play = self.play
        stops, minds, readings = play.moments(), play.log.header.minds, play.readings
        book = book.as_read(book.names.seats.code[seat], readings.now)
        return debriefs.pages(Reading(book, self.judged, speaker, seat, told, news, stops, minds, readings, play.state))

    @cached_property
    def judged(self) -> Debrief:
        """The debrief of this play, judged once."""
        return debrief(self.play.loaded, self.library(), self.play.state)

    def _guessed(self, book: Book, seat: str) -> dict[str, Any]:
        """What was last guessed; nothing if it is not of this scenario, and that is said."""
        key = self._key(GUESSED, seat)
        found: dict[str, Any] = self.preferences.get(key, {})
        if guess.readable(book.names, found):
            return found
        self.say(BadSave("D112", key))
        return {}

    def _question(self, seat: str) -> str:
        return self._key("", seat)

    def _key(self, what: str, seat: str) -> str:
        return f"{what}{self.play.id}.{seat}"


def before_reveal(page: Page) -> Page:
    """A page that comes before anything is revealed: notebook and card are at hand, and the way to the title."""
    keys = {"notebook": "n", "card": "c", "home": "t"}
    offers = [menus.opens(page.lang, name, key) for name, key in keys.items()]
    beside = Part(id="navigation", role="navigation", offers=[*offers, menus.language(page.lang)], aside=True)
    return page.model_copy(update={"parts": [*page.parts, beside]})
