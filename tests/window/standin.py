"""A window for tests: pages of the tests' own, as slow to make as one asks, what shows told on the standard output.

Run as a program, on a display; each line in is a command, {"show": page, "scroll": 0 to 1,
"opened": offer, "page": itself as JSON where it is none of the samples} or {"delay": milliseconds};
{"close": true} closes it as its manager does;
each line out is what shows after a drawing: page, places of what a hand can reach, what is in hand, acts so far.
"""

import json
import sys
import time
from threading import Thread
from typing import Any

import pygame

from game.pages.menus import settings as settings_page
from game.pages.model import Choice, Field, Offer, Page, Part, Values
from game.window import loop
from game.window.loop import Window
from tests.window import samples

TOLD = pygame.event.custom_type()


def chain(n: int) -> Page:
    """One of a chain of pages: nine offers by digits, the same at every page; words to write at every fifth."""
    offers = [Offer(id=f"o{k}", text=f"Offre {k}", key=str(k), move={}) for k in range(1, 10)]
    if n % 5 == 4:
        words = Field(id="words", label="Vos mots", kind="text", value="", most=300)
        ticks = Field(
            id="ticks",
            label="Lesquels",
            kind="many-of",
            most=2,
            value=[],
            choices=[Choice(id=x, text=x) for x in "abc"],
        )
        offers = [Offer(id="write", text="Écrire", key="1", move={}, fields=[words, ticks]), offers[8]]
    nav = [
        Offer(id="open.notebook", text="Carnet", key="n", action={"open": "notebook"}),
        Offer(id="open.quit", text="Quitter", key="q", action={"open": "quit"}),
    ]
    parts = [
        Part(id="choices", role="choices", offers=offers),
        Part(id="navigation", role="navigation", offers=nav, aside=True),
    ]
    return Page(id=f"chain.{n}", kind="story", lang="fr", title=f"Page {n}", parts=parts)


class Standin:
    """A session over those pages: every act goes on to the next page of the chain."""

    quick = False  # its pages; only its acts take long

    def __init__(self, delay: int, settings: dict[str, Any]) -> None:
        self.delay, self.settings, self.n = delay, {"motion": "off", **settings}, 0
        self.acts: list[Any] = []
        self.how = ""
        self.shown: Page | None = None

    def page(self) -> Page:
        if self.shown:
            if self.shown.kind == "settings":
                return settings_page("fr", self.settings)
            return self.shown
        if not self.quick:
            time.sleep(self.delay / 2000)
        return chain(self.n)

    def keep(self, values: dict[str, Any]) -> None:
        self.settings = {**self.settings, **values}

    def act(self, offer_id: str, values: Values, page_id: str) -> object:
        end = time.monotonic() + (0 if self.shown else self.delay / 2000)
        while time.monotonic() < end and self.how != "leave":
            if self.how == "back":
                return True
            time.sleep(0.005)
        self.acts.append([offer_id, values])
        self.n += not self.shown
        return True

    def stop(self, how: str) -> None:
        self.how = how

    def weighed(self, options) -> str:
        return ""

    def stale(self) -> bool:
        return False


class ToldWaiting(loop.Waiting):
    """Says where the way to stop stands."""

    def sign(self, beat: int) -> None:
        super().sign(beat)
        tell(stop=[*self._button] if self._button else [])


class Told(Window):
    """A window that says what it shows."""

    drawn = 0

    def paint(self) -> None:
        super().paint()
        self.drawn += 1
        front, session = self.front, self.session
        assert isinstance(session, Standin)
        spots = [(panel, spot) for panel, spot in front.spots()]
        seen = {spot.id: [*front.where(panel, spot.rect).clip(panel.rect)] for panel, spot in spots}
        answers = {
            f"{spot.id}|{choice.id}": [*front.where(panel, rect).clip(panel.rect)]
            for panel, spot in spots
            for rect, choice in spot.answers
        }
        tell(
            page=front.page.id,
            drawn=self.drawn,
            places=seen,
            answers=answers,
            values={name: value for (*_, name), value in sorted(front.hands.values.items(), key=str)}
            if all(len(key) == 2 for key in front.hands.values)
            else [[*key, value] for key, value in front.hands.values.items()],
            focus=front.focus if front.focus_shown else "",
            opened=front.hands.open,
            caret=[front.hands.pen.caret, front.hands.pen.anchor, front.hands.pen.composing],
            keys=front.keys_shown,
            scale=self.screen.scale,
            scrolls=front.scrolls,
            size=self.display.get_size(),
            at=self.window.position,
            full=self.place.full,
            acts=session.acts,
            settings=session.settings,
        )

    def take(self, event: pygame.event.Event) -> None:
        if event.type != TOLD:
            super().take(event)
        elif "ping" in event.said:
            tell(pong=event.said["ping"])
        elif "delay" in event.said:
            self.session.delay = event.said["delay"]
        else:
            self.show(event.said)

    def show(self, said: dict[str, Any]) -> None:
        session, screen = self.session, self.screen
        name = said["show"]
        if name == "chain":
            session.shown = None
        elif name == "settings":
            session.shown = settings_page("fr", session.settings)
        else:
            session.shown = Page.model_validate_json(said["page"]) if "page" in said else samples.PAGES[name]()
        session.acts.clear()
        self.asked = None
        screen.unfolded = None
        screen.page = session.page().model_copy(update={"id": "gone"})
        screen.show(session.page())
        screen.hands.open = said.get("opened", "")
        screen.lay_out()
        for panel in screen.panels:
            screen.scrolls[panel.id] = round(panel.most * said.get("scroll", 0))
        self.turned = True


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def listen() -> None:
    for line in sys.stdin:
        said = json.loads(line)
        kind = pygame.QUIT if "close" in said else TOLD
        pygame.event.post(pygame.event.Event(kind, said=said))


def main() -> None:
    asked = json.loads(sys.argv[1])
    session = Standin(asked.get("delay", 0), asked.get("settings", {}))
    session.quick = asked.get("quick", False)
    loop.Waiting = ToldWaiting  # type: ignore[misc]
    window = Told(session, asked.get("size"))
    Thread(target=listen, daemon=True).start()
    window.run()
    tell(left=True, settings=window.session.settings)


if __name__ == "__main__":
    main()
