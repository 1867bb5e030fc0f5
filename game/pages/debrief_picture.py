"""How one saw the others beside what was so: what each could not accept, what drew it and held it back on a page of its
own; what became of one's bets on *mine*; and why those who did not keep their word with one did not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from game.debrief.pictures import MARKS, NOTHING, Mark
from game.debrief.reading import says_red, says_seeks
from game.debrief.reveal import Revealed
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.guess import BET_ON, words_of
from game.pages.model import Part
from game.pages.wording import join, semicolons, sentence
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s

MOST = 5  # structures
HELD_BACK: Mapping[int, Callable[[int, int], bool]] = {  # what shows that something holds one back
    c.E_MARKED: lambda what, how: how != c.YES,
    c.E_OBJECTED: lambda what, how: True,
    c.E_RED_SHOWN: lambda what, how: True,
    c.E_TOLD_RED: lambda what, how: True,
    c.E_GESTURE: lambda what, how: what == e.REFUSES,
}
MOVES: tuple[Mark, ...] = ("draws", "holds")  # what may be otherwise by the end
COUNTED: tuple[Mark, ...] = ("red", "draws", "holds")  # beside the card, which *mine* tells of each


@dataclass(frozen=True)
class Pictured:
    """What one said last of a structure, and what was so: of each mark an id or a word, None where one did not know.
    `truth`: of `red`, every option that it could not accept; `bet_on`: the mark on which one betted, None for none;
    `early`: the marks said before the first table and not changed since, of which something else was so at the end."""

    one: Revealed
    said: dict[Mark, str | None]
    right: dict[Mark, bool]
    truth: dict[Mark, list[str]]
    bet_on: Mark | None
    early: frozenset[Mark] = frozenset()


def pictured(reading: Reading, one: Revealed) -> Pictured | None:
    """How the reader saw a structure last; None where it was never asked."""
    own = [guess for guess in one.guesses if guess.by == reading.seat]
    if not own:
        return None
    last = own[-1]
    right, truth, early = {**last.right}, {**last.truth}, set[Mark]()
    for mark in MOVES:
        first = last
        for guess in reversed(own):  # what was said once is judged by what was so when it was said
            if guess.said[mark] is None or guess.said[mark] != last.said[mark]:
                break
            first = guess
        if first.truth[mark] != last.truth[mark]:
            right[mark], truth[mark] = first.right[mark], first.truth[mark]
            early.add(mark)
    return Pictured(one, last.said, right, truth, _bet_on(last.said, last.bet), frozenset(early))


def _bet_on(said: Mapping[Mark, str | None], bet: str) -> Mark | None:
    """The mark on which one betted: on what one does not say, nothing is."""
    return next((mark for mark in MARKS if mark == BET_ON.get(bet) and said[mark] is not None), None)


def all_pictured(reading: Reading) -> list[Pictured]:
    """Of each structure that one was asked about, in the order of the file; those on which one betted, then those of
    which one said most, where one was asked about others each time."""
    found = (pictured(reading, one) for one in reading.debrief.why.revealed if one.seat != reading.seat)
    asked = sorted((one for one in found if one is not None), key=_least_said)
    return sorted(asked[:MOST], key=lambda each: reading.place(each.one.seat))


def _least_said(one: Pictured) -> tuple[bool, int]:
    return one.bet_on is None, -sum(map(bool, one.said.values()))


def said_nothing(reading: Reading) -> bool:
    """Whether the reader said nothing of anybody, though there was a page to say it on."""
    return not any(said is not None for one in all_pictured(reading) for said in one.said.values())


def rest(reading: Reading) -> Part | None:
    """What became of one's bets; where nothing more fits, the page of its own tells it alone."""
    book, asked = reading.book, all_pictured(reading)
    lines = list[str]()
    for won in (True, False) if reading.brief != BRIEF[-1] else (True,):  # what one saw right is never left out
        betted = [one for one in asked if one.bet_on is not None and one.right[one.bet_on] == won]
        on = [book.say(f"picture.on_{one.bet_on}", name=reading.named(one.one.seat)) for one in betted]
        names = [reading.short(one.one.seat) for one in betted]
        key = f"picture.{'won' if won else 'lost'}{'_brief' if reading.tight else ''}"
        if betted:
            lines.append(book.say(key, names=join(book.lang, names) if reading.tight else semicolons(book.lang, on)))
    if not lines:
        return None
    return Part(id="pictured", role="list", text="\n".join(f"- {line}" for line in lines))


def picture(reading: Reading) -> Part:
    """Of each structure one was asked about, what was so, and what one had said where it was not."""
    book, asked, broken = reading.book, all_pictured(reading), reading.mine.because
    lines = [f"- {_line(reading, one)}" for one in asked] or [book.say("picture.nobody")]
    for event in broken:
        when, name = reading.when(event.moment, event.step), reading.short(book.names.seats[event.by])
        # What was so for it then, which nobody gave as a reason: nothing where nothing was.
        why = [] if event.what == c.OWN_GAME else [book.say(f"debrief.because_{c.BECAUSES[event.what]}")]
        lines.append("- " + " ".join([book.say("debrief.because", when=when, name=name), *why]))
    return Part(id="picture", role="list", title=book.say(picture_title(reading)), text="\n".join(lines))


def picture_title(reading: Reading) -> str:
    """The id of the title: what was so is not told as the thoughts of who said none."""
    return "debrief.picture_unsaid" if all_pictured(reading) and said_nothing(reading) else "debrief.picture_title"


def _line(reading: Reading, one: Pictured) -> str:
    name = reading.named(one.one.seat)
    found, silent = [], not any(said is not None for said in one.said.values())
    marks: tuple[Mark, ...] = ("card", *COUNTED) if one.bet_on == "card" else COUNTED  # no bet is left untold
    # Where all must be brief, what one had seen goes without saying, but for a structure of which one saw all.
    left_out = [mark for mark in marks if one.right[mark] and one.bet_on != mark] if reading.tight else []
    for mark in marks if len(left_out) == len(marks) else [each for each in marks if each not in left_out]:
        none = ".none" if mark == "red" and not one.truth[mark] else ""
        words = _words(reading, mark, one.truth[mark])
        none_left = mark == "holds" and one.truth[mark] == [c.ATTITUDES[0]] and mark not in one.early
        told = mark == "holds" and _told(reading, one)
        if none_left and (told or asked_for(reading, one.one.seat)):
            key = f"picture.no_more{f'_{told}' if told else ''}"
            words = reading.book.say(key, name=reading.called(one.one.seat))
        so = reading.book.say(f"guess.{mark}{none}", name=name, words=words)
        so = reading.book.say("picture.early", so=so) if mark in one.early else so
        said = one.said[mark]
        key = "seen" if one.right[mark] else "missed" if said is not None else "so" if silent else "unsaid"
        if key == "missed" and told and _more(said, one.truth[mark][0]):
            key = "more"
        bet = ("_won" if one.right[mark] else "_lost") if one.bet_on == mark else ""
        yours = _words(reading, mark, [said]) if said is not None else ""
        found.append(reading.book.say(f"picture.{key}{bet}", so=so, words=yours))
    line = "picture.line_unsaid" if silent and not said_nothing(reading) else "picture.line"
    return sentence(reading.book.say(line, name=name, words=semicolons(reading.book.lang, found)))


def _told(reading: Reading, one: Pictured) -> Literal["red", "seeks", ""]:
    """What a structure said truly of itself where the reader heard it, which the form calls what worries: what it
    cannot accept, before what it seeks; "" for neither."""
    state, seats = reading.state, reading.book.names.seats
    if state is None:
        return ""
    by, me = seats.code[one.one.seat], seats.code[reading.seat]
    heard = [
        at
        for at, event in enumerate(state.event[: int(state.scal[s.EVENTS])].tolist())
        if event[s.E_BY] == by and event[s.WITNESSES] >> me & 1
    ]
    if one.truth["red"] and any(says_red(state, at) for at in heard):
        return "red"
    return "seeks" if any(says_seeks(state, at) for at in heard) else ""


def _more(said: str | None, so: str) -> bool:
    """Whether one said that more holds it back than does: of who told what it fears, that is no mistake."""
    return said is not None and c.ATTITUDES.index(said) > c.ATTITUDES.index(so)


def asked_for(reading: Reading, seat: str) -> bool:
    """Whether the reader saw a structure held back until it had what it asked for: it refused, objected, wanted
    something else, or said what it could not accept."""
    code = reading.book.names.seats.code[seat]
    history = reading.desk.history
    own = (one for one in history.at(history.of(*HELD_BACK)) if one.by == code)
    return any(HELD_BACK[one.kind](one.what, one.how) for one in own)


def _words(reading: Reading, mark: Mark, ids: Sequence[str]) -> str:
    """The first of these, as it is read."""
    if not ids:
        return ""
    book = reading.book
    if mark == "red" and ids[0] != NOTHING:
        return book.option(book.names.options.code[ids[0]])
    return words_of(book, mark, ids[0])
