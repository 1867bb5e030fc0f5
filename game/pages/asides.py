"""Words beside the page: what went wrong without stopping the game, said once, on the next page that may say it."""

from game.pages.model import ASIDE, Page, Part
from game.pages.wording import typeset
from game.play.refusals import Refusal
from game.play.storage import PlayStore


class Asides:
    """What is to be said, in order; what the store has to say is heard too."""

    def __init__(self, store: PlayStore) -> None:
        self._store = store
        self._words: list[Refusal] = []
        self._shown = 0  # how many of them a page has said

    def say(self, what: Refusal) -> None:
        """To be said once."""
        if str(what) not in map(str, self._words):
            self._words.append(what)

    def waiting(self) -> bool:
        """Whether something is still to be said."""
        self._hear()
        return self._shown < len(self._words)

    def on(self, page: Page) -> Page:
        """A page with what is to be said at its head; a curtain says nothing."""
        self._hear()
        if page.curtain is not None or not self._words:
            return page
        self._shown = len(self._words)
        text = "\n".join(typeset(one.sentence(page.lang), page.lang) for one in self._words)
        return page.model_copy(update={"parts": [Part(id=ASIDE, role="notice", text=text), *page.parts]})

    def forget(self) -> None:
        """The person goes on: what a page has said is not said again."""
        self._words, self._shown = self._words[self._shown :], 0

    def _hear(self) -> None:
        while self._store.notices:
            self.say(self._store.notices.pop(0))
