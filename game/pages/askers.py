"""Who else asks one something while one answers: all of them on one page, and one answer for all, word for word as it
was shown. Each answer is an act of its own; where one would say other words by then, one is asked again."""

from collections.abc import Mapping
from typing import Any

from game.pages import answering
from game.pages.asked import awaits_answer
from game.pages.book import Desk
from game.pages.model import Offer, Part
from game.pages.offers import legal_moves, numbered
from game.pages.wording import join, sentence
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event

Answer = tuple[int, int, int, int]  # a move: DO, TO, WHAT, HOW


def waiting(desk: Desk) -> list[Event]:
    """The questions put to me at this step that I have not answered, in the order in which I am asked."""
    here, past = int(desk.view.scal[s.STEP]), desk.history
    mine = [one for one in past.at(past.of(c.E_ANSWERED)) if one.by == desk.me]
    return [
        one
        for one in past.at(past.of(c.E_ASKED, c.E_PRESSED))
        if one.to == desk.me
        and one.step == here
        and awaits_answer(desk, one)
        and not any(said.to == one.by and said.moment > one.moment for said in mine)
    ]


def others(desk: Desk, ways: int) -> list[Part]:
    """Who asks what once this is answered, and one answer for all; nothing where nobody does. `ways`: how many ways
    to answer this the page has."""
    say, found = desk.book.say, _in_turn(desk)[1:]
    if not found:
        return []
    by_topic: dict[int, list[str]] = {}  # a question that several ask is read once
    for one in found:
        by_topic.setdefault(one.what, []).append(str(desk.name(one.by)))
    asked = [
        say("answer.asked", by=join(desk.book.lang, by), topic=say(f"topic.{c.TOPICS[what]}"))
        for what, by in by_topic.items()
    ]
    text = "\n".join([say("answer.next"), *(f"- {one}" for one in asked)])
    return [Part(id="askers", role="choices", text=text, offers=numbered(_to_all(desk), ways + 1))]


def _to_all(desk: Desk) -> list[Offer]:
    """One answer for all who wait: frankly, where all of them allow it, or else where each does; and letting all of
    it be guessed."""
    asked = _in_turn(desk)
    if len(asked) < 2:
        return []
    ways = {way: [_made(desk, one, way) for one in asked] for way in ("wholly", "partly")}
    if not all(ways["wholly"]):
        ways["mixed"] = [frank or half for frank, half in zip(ways["wholly"], ways["partly"], strict=True)]
    if ways.get("mixed") == ways["partly"]:
        del ways["mixed"]
    found = {way: [move for move in made if move is not None] for way, made in ways.items()}
    return [_All(desk, way, made).offer() for way, made in found.items() if len(made) == len(asked)]


def next_of(desk: Desk, answers: list[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The move that one of these answers is now; None where what is asked is none of theirs, or would be answered in
    other words than were shown."""
    for do, to, what, how in legal_moves(desk, c.ANSWER):
        move = (do, to, what, how)
        names = desk.book.names.seats[to], c.TOPICS[what], c.ANSWERS[how]
        for one in answers:
            if names == (one["to"], one["what"], one["how"]) and one["words"] == _words(desk, move):
                return {"seat": desk.seat, "do": "answer", "to": one["to"], "what": one["what"], "how": one["how"]}
    return None


def shown(desk: Desk, moves: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Answers given ahead, with the words that the page showed for them."""
    seats = desk.book.names.seats
    return [
        {
            **{key: one[key] for key in ("to", "what", "how")},
            "words": _words(
                desk,
                (c.ANSWER, seats.code[one["to"]], c.TOPICS.index(one["what"]), c.ANSWERS.index(one["how"])),
            ),
        }
        for one in moves
    ]


def _in_turn(desk: Desk) -> list[Event]:
    """The same, where the first of them is what the page asks."""
    asked, now = waiting(desk), legal_moves(desk, c.ANSWER)
    return asked if asked and now and now[0][s.TO] == asked[0].by else []


def _made(desk: Desk, one: Event, way: str) -> Answer | None:
    """How this question would be answered frankly, or guessed (`way`); None where no answer to it is called so, or for
    one's ears alone."""
    how = answering.asked_how(desk, one.by)
    said = c.PARTLY if how == c.PLAINLY or (how == c.LISTENED and way == "partly") else c.WHOLLY
    if one.what == c.BOTHERS and how != c.LISTENED and answering.untold(desk, one.by) < 0:
        said = c.NOTHING  # which is true
    move = (c.ANSWER, one.by, one.what, said)
    called = answering.way_of(desk, move, how)
    return move if called in _CALLED[way] and not answering.confides(desk, move, how) else None


# By what its words are called (`answering.way_of`): there is no half of what one brings, nor of nothing.
_CALLED = {"wholly": ("wholly", "nothing"), "partly": ("partly",)}


def _words(desk: Desk, move: Answer) -> str:
    return answering.own_words(desk, move, answering.asked_how(desk, move[s.TO]))


class _All:
    """An answer to all: the same words are quoted once, with whom they are said to."""

    def __init__(self, desk: Desk, way: str, answers: list[Answer]) -> None:
        self.desk, self.way, self.answers = desk, way, answers

    def offer(self) -> Offer:
        desk, say = self.desk, self.desk.book.say
        form = "à" if desk.book.lang == "fr" else "le"
        by_words: dict[tuple[str, str], list[str]] = {}
        for move in self.answers:
            way = answering.way_of(desk, move, answering.asked_how(desk, move[s.TO]))
            key = "guessed" if self.way == "mixed" and way == "partly" else "said"
            by_words.setdefault((key, _words(desk, move)), []).append(f"{desk.name(move[s.TO]):{form}}")
        # Where all hear the same words, an answer to the first of them stands on the page with these words.
        quoted = [
            sentence(say(f"answer.all_{key}", to=join(desk.book.lang, to), words=words))
            for (key, words), to in by_words.items()
            if len(by_words) > 1
        ]
        answers = [
            {
                "to": desk.book.names.seats[move[s.TO]],
                "what": c.TOPICS[move[s.WHAT]],
                "how": c.ANSWERS[move[s.HOW]],
                "words": _words(desk, move),
            }
            for move in self.answers
        ]
        return Offer(
            id=f"answer.all.{self.way}",
            text=say(f"answer.all_{self.way}", n=len(self.answers)),
            hint="\n".join(quoted),
            action={"answers": answers},
        )
