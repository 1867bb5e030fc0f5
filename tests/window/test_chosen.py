"""An answer chosen is drawn as chosen, and no other: in every form of every kind of page, by mouse and by key, wherever
the page is scrolled, in both languages. What is looked at are pixels."""

from collections.abc import Iterator
from itertools import cycle

import pygame
import pytest
from pygame import Rect, Surface

from game.pages.debrief import before
from game.pages.model import Choice, Field, Offer, Page, Part
from game.pages.playing import play_page
from game.story.library import SCENARIOS, load
from game.window.keys import DIGITS
from game.window.screen import Screen
from game.window.sheet import Hands, Spot
from tests.helpers.scenarios import tiny
from tests.pages.plays import desks
from tests.pages.sessions import session
from tests.window import samples
from tests.window.test_hands import click

SIZE = (1280, 800)
HANDS = ("mouse", "key")


def narrow(lang: str) -> Page:
    """What one does, then about what: the answers of the second are those of the first."""
    acts = {"ask": ("why", "what", "how"), "tell": ("seeks", "red")}
    about = [
        Choice(id=f"{act}.{one}", text=one, value=one, unless={"do": [other for other in acts if other != act]})
        for act, those in acts.items()
        for one in those
    ]
    long = [one.model_copy(update={"text": f"{one.text}, à propos de ce qui fut dit hier"}) for one in about]
    do = Field(id="do", label="Que faire ?", choices=[Choice(id=act, text=act) for act in acts])
    offers = [
        Offer(
            id=f"to.{n}",
            text=f"À {n}",
            move={},
            fields=[do, Field(id=n, label="Sur quoi ?", choices=whats, narrow=True)],
        )
        for n, whats in (("short", about), ("long", long))
    ]
    page = samples.page("corridor", "Entre deux réunions", [Part(id="corridor", role="moves", offers=offers)])
    return page.model_copy(update={"lang": lang})


def drawn(screen: Screen, spot_id: str) -> tuple[set[str], set[str]]:
    """Of the answers of a field whose sign is in sight: those drawn as chosen, in the colour of what is pressed;
    all."""
    screen.again, surface = "", Surface(screen.size)
    screen.draw(surface)
    (panel, spot), em, found, sight = screen.spot(spot_id), screen.style.em(1), set(), set()
    assert spot.field
    for rect, choice in spot.answers:
        # A sign stands at the left of its answer, a star is all of it.
        sign = screen.where(panel, Rect(rect.x, rect.y, round(1.6 * em), min(rect.h, round(1.4 * em))))
        if panel.rect.contains(sign):
            sight.add(choice.id)
            inked = pygame.mask.from_threshold(surface.subsurface(sign), screen.style.theme.accent, (2, 2, 2, 255))
            if inked.count() > em // 2:
                found.add(choice.id)
    return found, sight


def held(screen: Screen, spot_id: str) -> set[str]:
    spot = screen.spot(spot_id)[1]
    whole = next(one for one in screen.page.offer(spot.offer.id).fields if one.id == spot.field.id)
    value = screen.hands.value(spot.offer, whole)
    ids = [choice.id for choice in whole.choices]
    if whole.kind == "stars":
        return set(ids[: ids.index(value) + 1]) if value in ids else set()
    return {value} if isinstance(value, str) else set(value or [])


def answer(screen: Screen, spot_id: str, choice: str, hand: str) -> None:
    """Choose it, with the mouse where it is brought into sight, or with its digit, twice where the first showed it."""
    panel, spot = screen.spot(spot_id)
    at = [one.id for _, one in spot.answers].index(choice)
    if hand == "mouse" or at >= len(DIGITS):
        screen.reveal(panel, spot.answers[at][0])
        click(screen, screen.where(panel, spot.answers[at][0]).center)
        return
    screen.set_focus(spot_id)
    if screen.hands.value(spot.offer, spot.field) != choice:
        screen.press(pygame.K_1 + at, unicode=DIGITS[at])
        if screen.again:
            screen.press(pygame.K_1 + at, unicode=DIGITS[at])


def judged(screen: Screen, hands: Iterator[str], seen: frozenset[str] = frozenset(), most: int = 3) -> int:
    """Answers of the fields that stand, and of those that an answer brings, each drawn as chosen once it is; how
    many."""
    times = 0
    fields = [spot.id for _, spot in screen.spots() if spot.kind == "field" and spot.field.kind != "text"]
    for spot_id in [one for one in fields if one not in seen]:
        spot = screen.spot(spot_id)[1]
        leads = any(one.narrow for one in spot.offer.fields) and not spot.field.narrow
        live = [choice.id for _, choice in spot.answers if choice.enabled]
        for choice in live if leads else dict.fromkeys([*live[: most - 1], *live[-1:]]):
            if screen.spot(spot_id) is None or (spot.field.kind == "many-of" and choice in held(screen, spot_id)):
                continue
            hand = next(hands)
            answer(screen, spot_id, choice, hand)
            wanted = held(screen, spot_id)
            assert choice in wanted or spot.field.most == len(wanted), (hand, spot_id, choice)
            chosen, sight = drawn(screen, spot_id)
            assert sight, (hand, spot_id, choice)
            assert chosen == wanted & sight, (hand, spot_id, choice)
            times += 1
            if leads:
                times += judged(screen, hands, seen | {*fields}, most)
    return times


def opened(page: Page, size: tuple[int, int] = SIZE, scale: float = 1.0) -> Iterator[Screen]:
    """The page with each of its forms unfolded in turn, and each clause of the grid."""
    first = Screen(page, size, scale)
    yield first
    for offer in page.offers():
        if offer.enabled and offer.fields:
            screen = Screen(page, size, scale)
            screen.hands.open = offer.id
            screen.lay_out()
            yield screen
    for name in [spot.id for _, spot in first.spots() if spot.kind == "cell" and not spot.takes]:
        screen = Screen(page, size, scale)
        screen.hands.cell = name.partition(":")[2]
        screen.lay_out()
        yield screen


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("size", "scale"), [(SIZE, 1.0), ((1024, 640), 2.0)])
@pytest.mark.parametrize("hand", HANDS)
def test_what_is_chosen_among_the_answers_of_another_is_drawn(lang, size, scale, hand):
    made = [judged(screen, cycle([hand])) for screen in opened(narrow(lang), size, scale)]
    assert max(made) == 7


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("name", ["corridor", "table", "guess"])
def test_what_is_chosen_is_drawn(name, hand):
    assert sum(judged(screen, cycle([hand]), most=1) for screen in opened(samples.PAGES[name]()))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_chosen_around_a_play_is_drawn(tmp_path, lang):
    """Who plays, the settings, one's picture of the others, what is asked before the cards are turned over."""
    made = session(tmp_path)
    made.keep({"lang": lang})
    made.act("open.settings")
    found = [made.page()]
    made.act("back")
    made.act("open.new")
    made.act(made.page().part("choices").offers[0].id)
    found.append(made.page())
    made.act(f"seat.{next(iter(tiny().scenario.structures))}")
    made.act("open.picture")
    found += [made.page(), before(made._book(), made.who)]
    assert [page.kind for page in found] == ["settings", "seat", "picture", "feeling"]
    for page in found:
        assert sum(judged(screen, cycle(HANDS), most=2) for screen in opened(page)), page.kind


def blind(self: Hands, spot: Spot) -> str | list[str] | None:
    """A field is looked up by the answers that are drawn."""
    return self.values.get((spot.field.id, *(one.id for one in self.choices(spot.offer, spot.field))), spot.field.value)


def test_a_planted_fault_is_caught(monkeypatch):
    monkeypatch.setattr(Hands, "held", blind)
    with pytest.raises(AssertionError, match=r"^\('mouse', 'field:to.short:short'"):
        test_what_is_chosen_among_the_answers_of_another_is_drawn("en", SIZE, 1.0, "mouse")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "scenario", [folder.name for folder in sorted(SCENARIOS.iterdir()) if (folder / "scenario.yaml").exists()]
)
def test_what_is_chosen_is_drawn_on_every_kind_of_page(scenario, lang):
    """Two pages of each kind that one meets in plays of chance, by mouse and by key in turn."""
    met: dict[str, int] = {}
    loaded, made = load(scenario), 0
    for seed in (1, 2, 3):
        for _, desk in desks(loaded, seed, lang):
            page = play_page(desk)
            composed = any(offer.fields for offer in page.offers())
            if composed and met.setdefault(page.kind, 0) < 2:
                met[page.kind] += 1
                made += sum(judged(screen, cycle(HANDS)) for screen in opened(page))
        if min(met.values()) >= 2 and {"corridor", "table", "guess"} <= set(met):
            break
    assert {"corridor", "table", "guess"} <= set(met)
    assert made > 100
