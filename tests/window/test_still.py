"""What is under the mouse stays under it, and what is in hand stays there after a refusal."""

import pygame
import pytest

from game.pages.lacking import lacking
from game.pages.model import ASIDE, Choice, Field, Offer, Part
from game.pages.shelf import Shelf
from game.window.screen import PEEK, Act, Screen
from game.window.words import word
from tests.pages.sessions import open_play, session
from tests.window import samples
from tests.window.test_hands import click, middle

SIZES = pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 720), 2.0)])


def form(text: str = "Qui joue ?"):
    """Two to tick among four, on a page of its own, under a long text."""
    choices = [Choice(id=one, text=f"La structure {one}") for one in "abcd"]
    who = Field(id="seats", label=text, kind="many-of", choices=choices, least=2, most=4)
    word = Field(id="word", label="Un mot", kind="text", most=40)
    offer = Offer(id="several", text="À plusieurs", key="1", action={"seats": []}, fields=[who, word])
    other = Offer(id="alone", text="Seul", key="2", action={"seats": ["a"]})
    return samples.page("seat", "Qui ?", [Part(id="seats", role="choices", offers=[offer, other])])


def top(screen: Screen, spot_id: str) -> int:
    panel, spot = screen.spot(spot_id)
    return screen.where(panel, spot.rect).top


def opened(page, size, scale, unfolded: str) -> Screen:
    """The page with this offer unfolded, none for \"\"."""
    screen = Screen(page, size, scale)
    screen.hands.open = unfolded
    screen.lay_out()
    return screen


@SIZES
@pytest.mark.parametrize("name", samples.PAGES)
def test_a_click_leaves_what_it_is_on_where_it_is(name, size, scale):
    """Each answer, cell, button, with each form unfolded: what unfolds at the foot moves by what shows a line."""
    page, clicked = samples.PAGES[name](), 0
    composed = [offer.id for offer in page.offers() if offer.fields]
    for unfolded in ["", *composed[:3]]:
        kinds = ("field", "cell", "open", "confirm")
        for spot_id in [spot.id for _, spot in opened(page, size, scale, unfolded).spots() if spot.kind in kinds]:
            screen = opened(page, size, scale, unfolded)
            at = middle(screen, spot_id)
            panel, spot = screen.spot(spot_id)
            seen = [screen.where(panel, rect).center for rect, _ in spot.answers if spot.kind == "field"]
            at = next((one for one in seen if panel.rect.collidepoint(one)), at)
            before, act = screen.where(panel, spot.rect).top, click(screen, at)
            if act is None:
                low = before + spot.rect.h + screen.style.em(PEEK) - panel.rect.bottom
                peek = max(0, low) if spot.kind in ("open", "cell") and screen.hands.unfolds(spot_id) else 0
                assert before - peek <= top(screen, spot_id) <= before, spot_id
                assert top(screen, spot_id) == before or peek, spot_id
                clicked += 1
    assert clicked or not composed


@SIZES
def test_what_is_lacking_is_said_without_moving_anything_nor_losing_a_tick(size, scale):
    screen = Screen(form(), size, scale)
    if screen.spot("confirm:several") is None:
        click(screen, middle(screen, "offer:several"))
    middle(screen, "field:several:seats")
    panel, spot = screen.spot("field:several:seats")
    where = screen.where(panel, spot.answers[1][0])
    assert panel.rect.collidepoint(where.center)
    click(screen, where.center)
    assert screen.hands.values
    before = {spot.id: spot.rect.copy() for _, spot in screen.spots()}
    assert click(screen, middle(screen, "confirm:several")) is None
    said = " ".join(mark.words for one in screen.panels for mark in one.sheet.marks if mark.words)
    assert lacking(form().offer("several").fields[0], "fr").split()[0] in said
    after = {spot.id: spot.rect for _, spot in screen.spots()}
    shared = [one for one in before if one in after and one != "offer:alone"]
    assert {one: before[one] for one in shared} == {one: after[one] for one in shared}
    assert next(iter(screen.hands.values.values())) == ["b"]


def test_a_refusal_leaves_in_hand_what_was_there():
    """Said at the head of the same page; a page that was acted upon begins anew."""
    page = samples.bargaining()
    screen = Screen(page, (1280, 800))
    middle(screen, "cell:form")
    click(screen, middle(screen, "cell:form"))
    held = next(iter(page.offer("put").fields))
    screen.hands.set(page.offer("put"), held, held.choices[-1].id)
    notice = Part(id=ASIDE, role="notice", text="Le disque refuse.")
    screen.show(page.model_copy(update={"parts": [notice, *page.parts]}))
    assert screen.hands.value(page.offer("put"), held) == held.choices[-1].id
    screen.show(page)
    assert screen.hands.value(page.offer("put"), held) == held.value


def test_the_act_follows_a_form_that_was_refused_once():
    screen = Screen(form(), (1280, 800))
    for at in (0, 1):
        if screen.spot("confirm:several") is None:
            click(screen, middle(screen, "offer:several"))
        panel, spot = screen.spot("field:several:seats")
        click(screen, screen.where(panel, spot.answers[at][0]).center)
        if at == 0:
            assert click(screen, middle(screen, "confirm:several")) is None
    screen.hands.set(form().offer("several"), form().offer("several").fields[1], "oui")
    act = click(screen, middle(screen, "confirm:several"))
    assert act == Act("several", {"seats": ["a", "b"], "word": "oui"})


def spots(screen: Screen) -> dict[str, tuple[int, ...]]:
    return {spot.id: tuple(screen.where(panel, spot.rect)) for panel, spot in screen.spots()}


def moved(screen: Screen, before: dict[str, tuple[int, ...]], foot: int = 0) -> list[str]:
    """What stands elsewhere than before, or is gone; `foot`: what stood below may, where an answer asks more."""
    after = spots(screen)
    return [name for name, was in before.items() if after.get(name) != was and not (foot and was[1] >= foot)]


@SIZES
@pytest.mark.parametrize("name", samples.PAGES)
def test_an_answer_moves_nothing(name, size, scale):
    """All parts stand where they stood, whatever is answered; but for what an answer asks besides, below it, and the
    form into which the first change of the grid is put."""
    page = samples.PAGES[name]()
    composed = [offer.id for offer in page.offers() if offer.fields]
    for unfolded in ["", *composed[:3]]:
        fields = [spot for _, spot in opened(page, size, scale, unfolded).spots() if spot.kind == "field"]
        for spot in fields:
            narrow = any(one.narrow for one in spot.offer.fields)
            for choice in [choice.id for _, choice in spot.answers if choice.enabled][:4]:
                screen = opened(page, size, scale, unfolded)
                middle(screen, spot.id)
                panel, now = screen.spot(spot.id)
                screen.reveal(panel, next(rect for rect, one in now.answers if one.id == choice))
                before = spots(screen)
                rect = next(rect for rect, one in now.answers if one.id == choice)
                click(screen, screen.where(panel, rect).center)
                foot = screen.where(panel, now.rect).bottom if narrow else 0
                assert not moved(screen, before, foot), (spot.id, choice)


@SIZES
def test_what_is_chosen_in_the_grid_moves_nothing_of_it(size, scale):
    """A draft has another head, says nothing of what it is worth, and bold letters where it differs."""
    page = samples.bargaining()
    for clause in ("form", "mentor"):
        for at in range(3):
            screen = opened(page, size, scale, "put")
            screen.reveal(*screen.spot(f"cell:{clause}")[:1], screen.spot(f"cell:{clause}")[1].rect)
            click(screen, middle(screen, f"cell:{clause}"))
            middle(screen, f"field:put:what.{clause}")
            panel, spot = screen.spot(f"field:put:what.{clause}")
            rect = screen.where(panel, spot.answers[at % len(spot.answers)][0])
            before = spots(screen)
            click(screen, rect.center)
            assert not moved(screen, before), (clause, at)


@SIZES
@pytest.mark.parametrize("packages", [2, 3, 5])
def test_a_clause_opened_after_another_stays_and_leaves_no_white_above(size, scale, packages):
    """At the top, in the middle, at the foot: what was unfolded above is folded only where the page reaches down."""
    page = samples.bargaining(packages)
    first = opened(page, size, scale, "")
    cells = [spot.id for _, spot in first.spots() if spot.kind == "cell" and not spot.takes]
    assert len(cells) > 1
    for share in (0, 0.5, 1):
        for one in cells:
            for other in cells:
                screen = opened(page, size, scale, "")
                for cell in (one, other):
                    panel, spot = screen.spot(cell)
                    if cell == one:
                        screen.scrolls[panel.id] = round(panel.most * share)
                    at = screen.where(panel, spot.rect).clip(panel.rect)
                    if min(at.size) < 3:
                        middle(screen, cell)
                        at = screen.where(panel, spot.rect).clip(panel.rect)
                    was = screen.where(panel, spot.rect).top
                    click(screen, at.center)
                    now = screen.where(*[screen.spot(cell)[0], screen.spot(cell)[1].rect])
                    assert now.top <= was
                    assert was - now.top <= max(0, was + spot.rect.h + screen.style.em(PEEK) - panel.rect.bottom)
                    assert all(scroll >= 0 for scroll in screen.scrolls.values())


@SIZES
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_mark_of_ones_picture_of_the_others_moves_nothing(tmp_path, size, scale, lang):
    """Each is kept as soon as it is set: the page is made again, and says more of it."""
    shelf = Shelf()
    loaded = shelf.open(shelf.summaries()[0]["id"])
    made = session(tmp_path, loaded=loaded)
    made.keep({"lang": lang})
    open_play(made, next(name for name, one in loaded.scenario.structures.items() if one.playable))
    made.act("open.picture")
    screen = Screen(made.page(), size, scale)
    name = next(offer.id for offer in made.page().offers() if offer.at_once)
    click(screen, middle(screen, f"offer:{name}"))
    texts = set()
    for field in made.page().offer(name).fields:
        for choice in field.choices[-6:]:
            middle(screen, f"field:{name}:{field.id}")
            panel, spot = screen.spot(f"field:{name}:{field.id}")
            rect, open_ = next((rect, one.enabled) for rect, one in spot.answers if one.id == choice.id)
            screen.reveal(panel, rect)
            before = spots(screen)
            act = click(screen, screen.where(panel, rect).center)
            if open_:
                made.act(act.offer, act.values, screen.page.id)
                screen.show(made.page())
                assert not moved(screen, before), (field.id, choice.id)
                texts.add(made.page().offer(name).text)
    assert len(texts) > 5  # what it says did change


def test_no_colour_of_danger_without_its_reason():
    """What is asked once more before it is done is said in ink, under words that say why it is there."""
    sure = Offer(id="red", text="Nommer la tension", key="1", move={}, sure="Nommer la tension, sans dire laquelle")
    other = Offer(id="on", text="Autre chose", key="2", move={})
    page = samples.page("table", "La table", [Part(id="m", role="moves", offers=[sure, other])])
    for theme in ("paper", "dark", "contrast"):
        screen = Screen(page, (1280, 720), 1.0, theme)
        screen.hands.open = "red"
        screen.lay_out()
        surface = pygame.Surface((1280, 720))
        screen.draw(surface)
        assert not pygame.mask.from_threshold(surface, screen.style.theme.alarm, (1, 1, 1, 255)).count()
        words = [mark.words for panel in screen.panels for mark in panel.sheet.marks]
        assert word("fr", "before") in words
