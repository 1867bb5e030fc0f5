"""How each saw another, beside what was so."""

from dataclasses import dataclass
from typing import Literal

from game.debrief.guesses import draws_now, holds_now, red_is_right, red_option, right_reds, stance_then
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, history_of
from game.rules.packing import (
    NO_RED,
    card_guessed,
    draws_guessed,
    holds_guessed,
    red_guessed,
)
from game.rules.read.agendas import sought_at
from game.rules.state import State
from game.story import tables as t
from game.story.build import Tables
from game.story.names import Names

Mark = Literal["card", "red", "draws", "holds"]
MARKS: tuple[Mark, ...] = ("card", "red", "draws", "holds")
NOTHING = "nothing"  # what one can accept all of


@dataclass(frozen=True)
class Guess:
    """What one structure said of another: ids and words, None where it did not know, NOTHING where it can accept all;
    and what was so then. `time`: 0 before the first table, 1 before the reveal; `bet`: one of `codes.BETS`; `right`: of
    each mark, False where nothing was said."""

    by: str
    time: int
    said: dict[Mark, str | None]
    bet: str
    right: dict[Mark, bool]
    truth: dict[Mark, list[str]]  # of `red`, every option that it could not accept


def said_of(frame: t.Frame, ids: Names, what: int) -> dict[Mark, str | None]:
    """What a guess says of a structure: ids and words, None where it says that one does not know."""
    cards = int(frame.size[t.CARDS])
    card, red = int(card_guessed(what, cards)), int(red_guessed(what, cards))
    draws, holds = int(draws_guessed(what)), int(holds_guessed(what))
    return {
        "card": ids.cards[card] if card >= 0 else None,
        "red": ids.options[int(red_option(frame, red))] if red >= 0 else NOTHING if red == NO_RED else None,
        "draws": c.ATTITUDES[draws] if draws >= 0 else None,
        "holds": c.ATTITUDES[holds] if holds >= 0 else None,
    }


def guesses(tables: Tables, state: State, about: int) -> list[Guess]:
    """The guesses that the others made of this structure, in order."""
    found = []
    history = history_of(state)
    asked = sorted({history.events[at].step for at in history.of(c.E_GUESS)})
    for at in history.of(c.E_GUESS):
        event = history.events[at]
        if event.to == about:
            found.append(_guess(tables, state, event, at, asked))
    return found


def _guess(tables: Tables, state: State, event: Event, at: int, asked: list[int]) -> Guess:
    frame, secrets, ids = tables
    about, cards = event.to, int(frame.size[t.CARDS])
    zone, sought = int(state.seat[about, s.RED_ZONE]), int(secrets.part[int(sought_at(state, about, at)), t.CARD])
    then = state.event[stance_then(state, about, at)]
    draws, holds = int(draws_now(int(then[s.E_WHAT]))), int(holds_now(int(then[s.E_HOW])))
    reds = [option for code, option in enumerate(ids.options) if secrets.part[zone, t.N_PART + code] > 0]
    card, red = int(card_guessed(event.what, cards)), int(red_guessed(event.what, cards))
    return Guess(
        by=ids.seats[event.by],
        time=int(event.step == asked[-1]) if len(asked) > 1 else int(_after_a_table(frame, event.step)),
        said=said_of(frame, ids, event.what),
        bet=c.BETS[event.how],
        right={
            "card": card == sought,
            "red": bool(red_is_right(int(right_reds(frame, secrets, zone)), red)),
            "draws": int(draws_guessed(event.what)) == draws,
            "holds": int(holds_guessed(event.what)) == holds,
        },
        truth={"card": [ids.cards[sought]], "red": reds, "draws": [c.ATTITUDES[draws]], "holds": [c.ATTITUDES[holds]]},
    )


def _after_a_table(frame: t.Frame, step: int) -> bool:
    return t.COURSE_TABLE in frame.course[:step, t.STEP_KIND]
