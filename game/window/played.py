"""What the window needs of a person's game."""

from collections.abc import Mapping
from typing import Any, Protocol

from game.pages.model import Page, Values
from game.play.stopping import How


class Session(Protocol):
    """What the window needs of a person's game: its page, and a way to act. `act` is told which page the offer was
    chosen on, and does nothing where that is no longer the one of now; it gives False when the person leaves; `keep`
    keeps a setting that was changed by keys; `stale` says that the page would now show more. `act`, `page` and `keep`
    may be called from another thread, one at a time; `stop` meanwhile asks them to stop, as `Stop` says.
    `weighed`: what a package would be for the seat at the machine alone, while one composes it.

    `settings`: `scale` in hundredths, `theme`, `motion` ("off": reduced), `window` (as `desktop.py` keeps it); what is
    missing stays as it is.
    """

    @property
    def settings(self) -> Mapping[str, Any]: ...

    def page(self) -> Page: ...

    def keep(self, values: Mapping[str, Any]) -> None: ...

    def act(self, offer_id: str, values: Values, page_id: str) -> object: ...

    def stop(self, how: How) -> None: ...

    def weighed(self, options: Mapping[str, str]) -> str: ...

    def stale(self) -> bool: ...
