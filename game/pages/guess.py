"""How one sees the others: a card a structure, with what one heard and saw of it, and what one says of it oneself.

One notes it when one likes (`picture`, opened over a page, kept beside the play); it is asked twice (`guess`), when
what is noted becomes one's moves, and once a play has ended before it was asked (`last`).
"""

from collections.abc import Mapping
from typing import Any

from game.debrief.pictures import MARKS, NOTHING, said_of
from game.pages import reasons
from game.pages.book import Book, Desk
from game.pages.card import ACTS
from game.pages.model import Choice, Field, Offer, Page, Part
from game.pages.notebook import noted_when, quoted
from game.pages.offers import is_legal
from game.pages.shapes import GuessData, PictureData
from game.pages.wording import semicolons
from game.play.late import last_asked
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.dealings import dealings, seen_by
from game.rules.stages.guesses import BETS
from game.story import tables as t
from game.story.agreeing import Named
from game.story.names import Names

UNKNOWN = "unknown"
BET = "bet"
SAYINGS = {c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN}  # which the notebook quotes
ASKINGS = {c.E_ASKED, c.E_PRESSED}  # which show nothing of who asks, and were read where one answered
HEARD, BRIEF = 3, 2  # things heard of a structure, and acts seen, on its card: opened, asked about
Noted = Mapping[str, Mapping[str, Any]]  # of each structure: what is said of it (MARKS, null where unknown), and `bet`
_NOTHING: dict[str, Any] = {**dict.fromkeys(MARKS), BET: c.BETS[c.NO_BET]}


def guess(desk: Desk) -> list[Part]:
    """It is asked: what is noted of each becomes a move, one after the other (`moves`), with one key."""
    if not is_legal(desk, c.GUESS):
        return []
    first = int(next(row for row in desk.rows if row[s.DO] == c.GUESS)[s.TO])
    asked = int(desk.view.mine[s.PICTURED])
    about = [seat for seat in desk.others if asked >> seat & 1 and seat >= first]
    text = desk.book.say("guess.text" if _last_said(desk) < 0 else "guess.text_again")
    return [_drawn(desk, about, text, {"guesses": _made(desk, about)})]


def picture(desk: Desk) -> Part:
    """It is noted for oneself, to be asked later."""
    about = pictured(desk)
    over = bool(desk.view.scal[s.OVER])
    key = "guess.over" if over else "guess.noting" if about else "guess.nobody"
    return _drawn(desk, about, desk.book.say(key), None, open_=not over)


def pictured(desk: Desk) -> list[int]:
    """Those one has a picture of now, in the order of the file: whom one would be asked about."""
    view, course = desk.view, desk.book.frame.course
    step = min(max(0, int(view.scal[s.STEP])), len(course) - 1)
    asks = (at for at in range(step, len(course)) if course[at, t.STEP_KIND] == t.COURSE_GUESS)
    between = dealings(view.event, int(view.scal[s.EVENTS]), len(desk.others) + 1)
    mask = int(seen_by(desk.book.frame, between[desk.me], view.scal, desk.me, next(asks, step)))
    return [seat for seat in desk.others if mask >> seat & 1]


def last_due(desk: Desk) -> bool:
    """Whether the play ended before it was asked for the last time."""
    return int(desk.view.scal[s.STEP]) < last_asked(desk.book.frame) and bool(pictured(desk))


def last(desk: Desk) -> Page:
    """Asked all the same before the cards are turned over, where the play ended early: kept in its log, though its
    moves are over."""
    about = pictured(desk)
    part = _drawn(desk, about, desk.book.say("guess.late"), {"debrief": "guessed", "guesses": _made(desk, about)})
    lang = desk.book.lang
    return Page(id=f"guess.last.{desk.seat}", kind="guess", lang=lang, seat=desk.seat, title=part.title, parts=[part])


def meanings(book: Book) -> list[str]:
    """What one says of a structure, what a bet is, what not to know is worth: line by line."""
    return [book.say(f"guess.means.{one}") for one in ("draws", "holds", "bet", "unknown")]


def _last_said(desk: Desk) -> int:
    """The moment at which one was asked before this time, -1 for never: what one knew then was on that page."""
    given, now = desk.history.at(desk.history.of(c.E_GUESS)), int(desk.view.scal[s.STEP])
    return max((event.moment for event in given if event.step != now), default=-1)


def noted_with(desk: Desk, more: Noted) -> dict[str, dict[str, Any]]:
    """All that is noted once `more` is: a bet on what is not said is none."""
    found = {seat: dict(one) for seat, one in {**noted(desk), **more}.items()}
    for one in found.values():
        if one[BET] != c.BETS[c.NO_BET] and one[BET_ON[one[BET]]] is None:
            one[BET] = c.BETS[c.NO_BET]
    return found


def noted(desk: Desk) -> dict[str, dict[str, Any]]:
    """What one says of each now: what one noted, or else what one last answered."""
    frame, ids = desk.book.frame, desk.book.names
    found = {
        ids.seats[event.to]: {**said_of(frame, ids, event.what), BET: c.BETS[event.how]}
        for event in desk.history.at(desk.history.of(c.E_GUESS))
    }
    return {**found, **{seat: dict(one) for seat, one in desk.picture.items()}}


def moves(desk: Desk, made: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The moves that the offer of this page makes, in the order in which the play awaits them."""
    names = desk.book.names.seats
    seats = sorted(made["guesses"], key=names.code.__getitem__)
    return [{"seat": desk.seat, **one} for one in as_moves({seat: made["guesses"][seat] for seat in seats})]


def as_moves(guesses: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is said of each, as a move each."""
    return [{"do": "guess", "to": seat, **one} for seat, one in guesses.items()]


def readable(names: Names, kept: Noted) -> bool:
    """Whether what was kept beside a play is of its scenario, word for word."""
    known: dict[str, Any] = {
        "card": names.cards,
        "red": (NOTHING, *names.options),
        "draws": c.ATTITUDES,
        "holds": c.ATTITUDES,
    }
    return all(
        seat in names.seats
        and set(one) == {*MARKS, BET}
        and one[BET] in c.BETS
        and all(one[mark] is None or one[mark] in known[mark] for mark in MARKS)
        for seat, one in kept.items()
    )


BET_ON = {"seeks": "card", "cannot": "red"}  # what each bet is on


def _made(desk: Desk, about: list[int]) -> dict[str, dict[str, Any]]:
    """What is noted of these, as their moves say it, no more bets than one may make."""
    found, said, left = {}, noted_with(desk, {}), BETS
    for seat in sorted(about):
        one = said.get(desk.book.names.seats[seat], _NOTHING)
        bet = one[BET] if left else c.BETS[c.NO_BET]
        left -= bet != c.BETS[c.NO_BET]
        found[desk.book.names.seats[seat]] = {"what": {mark: one[mark] for mark in MARKS}, "how": bet}
    return found


def _drawn(desk: Desk, about: list[int], text: str, action: dict[str, Any] | None, open_: bool = True) -> Part:
    """The cards of these structures. `action`: what one does once all of it is as one thinks; `open_`: whether it may
    still be changed."""
    book, said = desk.book, noted_with(desk, {})
    most, after = (HEARD, -1) if action is None else (BRIEF, _last_said(desk))
    cards = [_card(desk, seat, said, most, after) for seat in about]
    means = meanings(book) if about and after < 0 else []
    bets = sum(said.get(one["id"], _NOTHING)[BET] != c.BETS[c.NO_BET] for one in cards)
    offers = [_asked(desk, one, said.get(one["id"], _NOTHING), bets) for one in cards] if open_ else []
    if action is not None:
        offers.insert(0, Offer(id="guesses", text=book.say("do.guess"), key="1", action=action))
    lines = [text, *(f"- {one}" for one in means)]
    for one in cards:
        key = "guess.known" if one["heard"] or one["seen"] else "guess.unknown" if after < 0 else "guess.no_news"
        lines += [book.say(key, name=one["name"])]
        lines += [f"- {line}" for line in (*one["heard"], *one["seen"])]
        lines += [] if open_ else [one["stands"]]
    data: GuessData = {"about": cards, "means": means}
    return Part(
        id="guess", role="guess", title=book.say("guess.title"), text="\n".join(lines), data={**data}, offers=offers
    )


def _card(desk: Desk, seat: int, said: Noted, most: int, after: int) -> PictureData:
    """A structure, what one heard it say and saw it do after this moment, `most` of each, and what one says of it."""
    name = desk.book.names.seats[seat]
    heard = _heard(desk, name, after)[:most]
    return {
        "id": name,
        "name": str(desk.name(seat, you=False)),
        "place": desk.seats.index(seat),
        "heard": heard,
        "seen": [act for act in _seen(desk, seat, most, after) if not any(line.startswith(act) for line in heard)],
        "stands": _stands(desk, seat, said.get(name, _NOTHING)),
    }


def _heard(desk: Desk, name: str, after: int) -> list[str]:
    """What was said of a structure or seen of it after this moment, quoted from the notebook: what bears on what is
    asked first; what came out as false, whenever it was said."""
    about = [
        note
        for note in reversed(desk.notes)
        if note.about == name and (note.moment > after or note.standing == "contradicted")
    ]
    about.sort(key=lambda note: note.topic not in ("seeks", "red"))
    found: dict[str, str] = {}  # the latest time of each thing said
    for note in about:
        found.setdefault(quoted(desk, note), noted_when(desk, note))
    return [desk.book.say("guess.heard", words=words, when=when) for words, when in found.items()]


def _seen(desk: Desk, seat: int, most: int, after: int) -> list[str]:
    """The last acts of a structure before one's eyes after this moment, but for what its words were and what it
    asked."""
    found: list[str] = []
    for place in reversed(desk.history.by(seat)):
        event = desk.events[place]
        if len(found) < most and event.moment > after and event.kind in ACTS - SAYINGS - ASKINGS:
            act = reasons.tell(desk, place)
            found += [act] if act and act not in found else []
    return found


def _stands(desk: Desk, seat: int, one: Mapping[str, Any]) -> str:
    """What one says of a structure, in one line."""
    name = desk.name(seat, you=False)
    said = []
    for mark in MARKS:
        if one[mark] is not None:
            none = ".none" if (mark, one[mark]) == ("red", NOTHING) else ""
            bet = ".bet" if BET_ON.get(one[BET]) == mark else ""
            words = words_of(desk.book, mark, one[mark])
            said.append(desk.book.say(f"guess.{mark}{none}{bet}", name=name, words=words))
    return semicolons(desk.book.lang, said) if said else desk.book.say("guess.nothing")


def words_of(book: Book, mark: str, word: str) -> str:
    """One of the words that may be said of a structure, as it is read."""
    if mark == "card":
        return book.text(f"cards.{word}")
    if mark == "red":
        return book.say("guess.no_red") if word == NOTHING else book.clause_and_option(book.names.options.code[word])
    return book.say(f"attitude.{word}")


def _asked(desk: Desk, one: PictureData, said: Mapping[str, Any], bets: int) -> Offer:
    """What one says of a structure, each mark kept as soon as it is set."""
    book, root, bet = desk.book, f"picture.{one['id']}", str(said[BET])
    name = book.called(one["id"])
    unknown = Choice(id=UNKNOWN, text=book.say("guess.dont_know"), nothing=True)
    attitudes = [*(Choice(id=word, text=book.say(f"attitude.{word}")) for word in c.ATTITUDES), unknown]
    choices = {
        "card": [*(Choice(id=card, text=book.text(f"cards.{card}")) for card in _cards(desk)), unknown],
        "red": [*_reds(desk), Choice(id=NOTHING, text=book.say("guess.no_red")), unknown],
        "draws": attitudes,
        "holds": attitudes,
        BET: _bets(book, name, bet, bets),
    }
    fields = [
        Field(
            id=f"{root}.{mark}",
            label=book.say(f"field.{mark}", name=name),
            choices=found,
            value=bet if mark == BET else said[mark] or UNKNOWN,
            group=one["name"],
        )
        for mark, found in choices.items()
    ]
    text = book.say("unit.clause_option", clause=one["name"], option=one["stands"])
    return Offer(id=root, text=text, action={"picture": {}}, fields=fields, at_once=True)


def _bets(book: Book, name: Named, bet: str, bets: int) -> list[Choice]:
    """What one may bet on of this structure: what one says of it, while a bet is left."""
    standing = bet != c.BETS[c.NO_BET]
    return [
        Choice(
            id=word,
            text=book.say(f"guess.bet.{word}", name=name),
            enabled=word == c.BETS[c.NO_BET] or standing or bets < BETS,
        )
        for word in c.BETS
    ]


def _cards(desk: Desk) -> list[str]:
    """The cards in the order of the scenario's file."""
    ids = desk.book.names.cards
    return [ids[code] for code in desk.book.in_order((code, f"cards.{card}") for code, card in enumerate(ids))]


def _reds(desk: Desk) -> list[Choice]:
    """The options that some structure, in some draw, may not accept: the same list for everyone."""
    book, mask = desk.book, int(desk.book.frame.size[t.RED_MASK])
    return [
        Choice(
            id=book.names.options[option],
            text=book.option(option),
            group=book.clause(int(book.frame.option[option, t.OF_CLAUSE])),
        )
        for option in book.options
        if mask >> option & 1
    ]
