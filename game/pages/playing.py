"""The page of a moment of a play: from a desk to a page, by stage."""

from collections.abc import Callable

from game.pages import answering, askers, boxes, card, corridor, delivery, guess, menus, story, table, table_moves
from game.pages.book import Desk
from game.pages.cords import table_map
from game.pages.lasting import lasting
from game.pages.model import Kind, Offer, Page, Part, Place
from game.pages.notebook import notebook
from game.pages.observed import observed
from game.pages.offers import numbered
from game.pages.since import lines, rest, since
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.view import View
from game.story import tables as t


def _answer(desk: Desk) -> list[Part]:
    made = answering.answer(desk)
    return [*made, *askers.others(desk, sum(len(part.offers) for part in made))]


_STAGES: dict[int, tuple[Kind, Callable[[Desk], list[Part]]]] = {
    c.AT_SCENE: ("story", story.choices),
    c.AT_CORRIDOR: ("corridor", corridor.corridor),
    c.AT_ANSWER: ("answer", _answer),
    c.AT_GUESS: ("guess", guess.guess),
    c.AT_ROUND: ("table", lambda desk: [*table.table(desk), *table_moves.moves(desk)]),
    c.AT_DELIVERY: ("delivery", delivery.delivery),
    c.AT_ASK: ("boxes", boxes.boxes),
    c.AT_BURST: ("burst", delivery.burst),
    c.AT_OWN_UP: ("repair", delivery.repair),
    c.AT_PRICE: ("repair", delivery.repair),
    c.AT_PAY: ("repair", delivery.repair),
    c.AT_END: ("end", story.ending),
}


def play_page(desk: Desk, hints: frozenset[str] = frozenset()) -> Page:
    """The page of this desk. `hints`: kinds of page still to be explained."""
    kind, make = _STAGES[desk.stage]
    body = make(desk)
    passed = story.passages(desk)
    hint = []
    if kind in hints:
        told = "hint.table.no_days" if kind == "table" and not desk.book.pledges_days else f"hint.{kind}"
        hint = [Part(id=f"hint.{kind}", role="hint", text=desk.book.say(told))]
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
        place=place(desk),
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


def act_of(frame: t.Frame, now: s.State | View) -> int:
    """The act one is in, as a code; the last one once the play is over."""
    step = min(max(0, int(now.scal[s.STEP])), len(frame.course) - 1)
    return int(frame.course[step, t.STEP_ACT])


def place(desk: Desk) -> Place:
    """Where the play stands, in acts: how many decisions are to come nobody knows, since branches differ."""
    act = act_of(desk.book.frame, desk.view)
    counted = desk.stage != c.AT_END
    return Place(
        act=desk.act_text(act, "title"),
        time=desk.act_text(act, "time"),
        n=act + 1 if counted else 0,
        of=len(desk.book.names.acts) if counted else 0,
    )


@lasting(lambda desk: bool(desk.view.scal[s.MADE]))
def navigation(desk: Desk) -> Part:
    """What is always there, reached by a letter."""
    keys = {"card": "c", "picture": "o", "notebook": "n", "packages": "p", "people": "w", "moments": "r", "words": "?"}
    keys |= {"settings": "s", "home": "t", "quit": "q"}
    if not desk.book.names.people:
        del keys["people"]
    if not int(desk.view.scal[s.MADE]):
        del keys["packages"]
    offers = [menus.opens(desk.book.lang, name, key) for name, key in keys.items()]
    return Part(id="navigation", role="navigation", offers=[*offers, menus.language(desk.book.lang)], aside=True)


def _agreement(desk: Desk, kind: Kind) -> list[Part]:
    return [] if kind in ("delivery", "table") else delivery.agreement(desk)
