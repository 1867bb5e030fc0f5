"""The page of a moment of a play: from a desk to a page, by stage."""

from collections.abc import Callable

from game.pages import card, corridor, delivery, guess, menus, story, table, table_moves
from game.pages.book import Desk
from game.pages.cords import table_map
from game.pages.model import Kind, Offer, Page, Part, Place
from game.pages.notebook import notebook
from game.pages.observed import observed
from game.pages.offers import numbered
from game.pages.since import lines, rest, since
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t

_STAGES: dict[int, tuple[Kind, Callable[[Desk], list[Part]]]] = {
    c.AT_SCENE: ("story", story.choices),
    c.AT_CORRIDOR: ("corridor", corridor.corridor),
    c.AT_ANSWER: ("answer", corridor.answer),
    c.AT_GUESS: ("guess", guess.guess),
    c.AT_ROUND: ("table", lambda desk: [*table.table(desk), *table_moves.moves(desk)]),
    c.AT_DELIVERY: ("delivery", delivery.delivery),
    c.AT_BURST: ("burst", delivery.burst),
    c.AT_OWN_UP: ("repair", delivery.repair),
    c.AT_PRICE: ("repair", delivery.repair),
    c.AT_PAY: ("repair", delivery.repair),
    c.AT_END: ("end", story.ending),
}
_EACH = {t.COURSE_SCENES: 1.0, t.COURSE_CORRIDOR: 1.6, t.COURSE_DELIVERY: 1.4}


def play_page(desk: Desk, decided: int = 0, hints: frozenset[str] = frozenset()) -> Page:
    """The page of this desk. `decided`: decisions this seat has made; `hints`: kinds of page still to be explained."""
    kind, make = _STAGES[desk.stage]
    body = make(desk)
    passed = story.passages(desk)
    hint = []
    if kind in hints:
        hint = [Part(id=f"hint.{kind}", role="hint", text=desk.book.say(f"hint.{kind}"))]
    opening = since(desk, passed)
    first = 1 if opening and opening[0].role == "since" else 0  # a hint follows what came of my own act
    beside = [] if kind == "end" else _beside(desk, kind)
    scenes = [part for _, part in passed[-1:]]
    title = next((part.title for part in [*scenes, *body] if part.title), desk.book.say(f"kind.{kind}"))
    return Page(
        id=page_id(desk),
        kind=kind,
        lang=desk.book.lang,
        seat=desk.seat,
        title=title,
        place=place(desk, decided),
        since=lines(desk),
        parts=[*opening[:first], *hint, *opening[first:], *body, *beside, navigation(desk)],
    )


def waiting_page(desk: Desk) -> Page:
    """This seat has moved, or is not asked: what follows shows once all have moved."""
    return _without_choice(desk, "waiting", [])


def away_page(desk: Desk, back: Offer) -> Page:
    """The game holds this seat. `back`: what takes it back."""
    return _without_choice(desk, "away", [back])


def _without_choice(desk: Desk, key: str, offers: list[Offer]) -> Page:
    said = Part(id=key, role="notice", text=desk.book.say(f"{key}.text"), offers=numbered(offers))
    return Page(
        id=f"{key}.{desk.seat}",
        kind="message",
        lang=desk.book.lang,
        seat=desk.seat,
        title=desk.book.say(f"{key}.title"),
        parts=[said, *_beside(desk, "message"), navigation(desk)],
    )


def _beside(desk: Desk, kind: Kind) -> list[Part]:
    """What stands beside the story."""
    return [
        *rest(desk),
        card.own_card(desk),
        card.means(desk),
        card.structures(desk),
        table_map(desk),
        notebook(desk),
        *observed(desk),
        *_agreement(desk, kind),
    ]


def page_id(desk: Desk) -> str:
    """Different for every decision of a seat."""
    scal = desk.view.scal
    where = ".".join(str(int(scal[place])) for place in (s.STEP, s.ROUND, s.WAVE, s.SCENE))
    return f"{c.STAGES[desk.stage]}.{where}.{desk.seat}"


def place(desk: Desk, decided: int) -> Place:
    """Where the play stands. The number of decisions to come is said roughly: branches differ."""
    course = desk.book.frame.course
    step = min(max(0, int(desk.view.scal[s.STEP])), len(course) - 1)
    act = int(course[step, t.STEP_ACT])
    about = max(about_decisions(desk), decided + 1)
    return Place(
        act=desk.act_text(act, "title"),
        time=desk.act_text(act, "time"),
        n=decided + 1 if desk.stage != c.AT_END else 0,
        about=about if desk.stage != c.AT_END else 0,
    )


def about_decisions(desk: Desk) -> int:
    """About how many decisions a seat has to make in this scenario, from its course; guesses apart."""
    total = 0.0
    for row in desk.book.frame.course:
        kind = int(row[t.STEP_KIND])
        if kind == t.COURSE_TABLE:
            total += 0.75 * float(row[t.STEP_ROUNDS])
        elif kind == t.COURSE_GUESS:
            continue
        else:
            total += _EACH[kind]
    return max(1, round(total))


def navigation(desk: Desk) -> Part:
    """What is always there, reached by a letter."""
    keys = {"card": "c", "notebook": "n", "packages": "p", "people": "w", "moments": "r", "words": "?"}
    keys |= {"settings": "s", "home": "t", "quit": "q"}
    if not desk.book.names.people:
        del keys["people"]
    if not int(desk.view.scal[s.MADE]):
        del keys["packages"]
    offers = [menus.opens(desk.book.lang, name, key) for name, key in keys.items()]
    return Part(id="navigation", role="navigation", offers=[*offers, menus.language(desk.book.lang)], aside=True)


def _agreement(desk: Desk, kind: Kind) -> list[Part]:
    return [] if kind in ("delivery", "table") else delivery.agreement(desk)
