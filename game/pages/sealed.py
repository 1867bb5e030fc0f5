"""A move in words, told by the part of it that counts: at a table a move is an act, a pledge and words on packages,
and what sets it apart from another way is told alone.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from game.pages.debrief_reading import Reading
from game.pages.kept import did
from game.pages.packages import PackageNames
from game.play.words import letter
from game.rules import codes as c
from game.rules.history import history_of

MOVE = 20  # words of an act, but of an option of the story, which is told whole
PUTS = c.DOES[c.PUT]
Move = Mapping[str, Any]
SetApart = Literal["words", "pledge", "act"]


def set_apart(move: Move, made: Move) -> SetApart:
    """What sets a move apart from the one made: its words on packages alone, its pledge alone, or its act."""
    if any(move.get(what) != made.get(what) for what in ("do", "to", "what")):
        return "act"
    words = _other_words(move, made)
    if move.get("how") == made.get("how"):
        return "words" if words else "act"
    return "pledge" if not words and move.get("how") in c.LEVELS and made.get("how") in c.LEVELS else "act"


def _other_words(move: Move, made: Move) -> dict[str, str]:
    """The words of a move on the packages of which the other says something else, by letter."""
    were = made.get("marks") or {}
    return {letter: mark for letter, mark in (move.get("marks") or {}).items() if mark != were.get(letter)}


def act_of(reading: Reading, move: Move, clauses: Sequence[str] = (), beside: Move | None = None) -> str:
    """A move in words. `beside`: the move from which it is set apart, and by what it is told where that is not its act;
    without, at the table, with the packages that it says yes to. `clauses`: of a package put, those to tell."""
    way = set_apart(move, beside) if beside is not None else "act"
    if beside is not None and way == "words" and (words := _words_on(reading, _other_words(move, beside))):
        return words
    if way == "pledge":
        return reading.book.say("decisive.pledge", words=reading.book.say(f"pledge.{move['how']}"))
    words, marks = did(reading.book, move, clauses, reading.packages), move.get("marks") or {}
    if not marks or (beside is not None and not _other_words(move, beside)):
        return words
    book, known = reading.book, reading.packages
    yeses = [known[one] for one, mark in marks.items() if mark == "yes" and one in known]
    yes = book.say("decisive.yes", packages=PackageNames(book.lang, yeses)) if yeses else book.say("decisive.no_yes")
    return f"{words} ({yes})"


def _words_on(reading: Reading, marks: Mapping[str, str]) -> str:
    """« oui à la proposition de Feu doux, non à la vôtre »."""
    book, known, given = reading.book, reading.packages, dict[str, list[Any]]()
    for one, mark in marks.items():
        if one in known:
            given.setdefault(mark, []).append(known[one])
    return ", ".join(
        book.say("told.mark", mark=book.say(f"mark.{mark}"), packages=PackageNames(book.lang, packages))
        for mark, packages in given.items()
    )


def lone_word(reading: Reading, move: Move, made: Move) -> str:
    """« un oui », where a move is set apart by its word on one package alone; "" where by anything else."""
    words = list(_other_words(move, made).values())
    alone = len(words) == 1 and set_apart(move, made) == "words"
    return reading.book.say(f"decisive.lone.{words[0]}") if alone else ""


def yes_that_signed(reading: Reading, number: int, move: Move, beside: Move) -> bool:
    """Whether what sets a move apart is the yes to what was signed in that round. `number`: of the move."""
    if reading.state is None or set_apart(move, beside) != "words":
        return False
    history = history_of(reading.state)
    marked = [one.moment for one in history.at(history.of(c.E_MARKED)) if one.moment > number]
    stood = [one for one in history.at(history.of(c.E_STOOD)) if marked and one.moment == min(marked)]
    words = _other_words(move, beside)
    return any(words.get(letter(one.what)) == "yes" for one in stood)


def clauses_of(reading: Reading) -> list[str]:
    """The clauses in the order of the scenario."""
    return [reading.book.names.clauses[code] for code in reading.book.clauses]


def clauses_apart(reading: Reading, move: Move, chosen: Move) -> list[str]:
    """Of a package put, the clauses that are not as in the one chosen (where none was put: not as they are without an
    agreement); none for any other move."""
    if move["do"] != PUTS:
        return []
    base = {name: reading.book.base_of(name) for name in clauses_of(reading)}
    against = chosen["what"] if chosen["do"] == PUTS else base
    return [name for name in clauses_of(reading) if move["what"].get(name) != against.get(name)]


def in_brief(reading: Reading, move: Move, words: str) -> str:
    """The words of a move, cut where they are a long package; anything else, an option of the story above all, is told
    whole."""
    return reading.cut(words, MOVE) if move["do"] == PUTS and not reading.tight else words
