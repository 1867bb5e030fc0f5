"""What a person's game lists: scenarios at hand, plays on disk and where one was in them, moments to go back to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from game.pages import boxes, menus
from game.pages.book import Book
from game.pages.menus import Kept, Stop, Summary
from game.pages.model import Page
from game.pages.packages import PackageName
from game.pages.preferences import AT
from game.pages.wording import Lang, day, say, semicolons, typeset
from game.play.play import Moment
from game.play.refusals import BadLog, BadSave
from game.play.storage import Saved
from game.play.words import ALL, WRONG
from game.rules import codes as c

T = TypeVar("T")
Packages = Mapping[str, PackageName]
EMPTY: Packages = {}
Summaries = Sequence[Mapping[str, Any]]


def chosen(found: Summaries, lang: Lang) -> Page:
    """Which scenario to play: those that can be, then, in a line each, why the others cannot."""
    playable = [
        Summary(
            one["id"],
            one["titles"][lang],
            one.get("pitches", {}).get(lang, ""),
            (one["minutes"]["alone"], one["minutes"]["group"]) if "minutes" in one else (0, 0),
            tuple(names[lang] for names in one.get("names", {}).values()),
            french_only=lang == "en" and "problem" in one,
        )
        for one in found
        if "titles" in one
    ]
    notes = [
        say(lang, "choose.unusable" if "errors" in one else "choose.untranslated", name=_name(one, lang), why=why[lang])
        for one in found
        if (why := one.get("problem")) and ("errors" in one or lang == "en")
    ]
    return menus.choose(lang, playable, notes)


def _name(one: Mapping[str, Any], lang: Lang) -> str:
    named = str(one["titles"][lang] if "titles" in one else one["id"])
    return named.encode("utf-8", "replace").decode()  # a folder's name may be no text


def read(what: Callable[[], Sequence[T]], say: Callable[[BadSave], None]) -> Sequence[T]:
    """What the disk holds; nothing where it cannot be read, and that is said."""
    try:
        return what()
    except BadSave as refused:
        say(refused)
        return []


def kept(saved: Iterable[Saved], settings: Mapping[str, Any], found: Summaries, lang: Lang) -> list[Kept]:
    """The plays on disk, the latest first; those that cannot be used as they are, with the reason."""
    known = {one["id"]: one for one in found}
    return [_kept(lang, one, known, settings.get(AT + one.id) or {}) for one in reversed(list(saved))]


def _kept(lang: Lang, one: Saved, known: Mapping[str, Mapping[str, Any]], at: Mapping[str, Any]) -> Kept:
    header, began = one.header, day(lang, one.began)
    if header is None:
        problem = typeset(one.problem.sentence(lang), lang) if one.problem is not None else ""
        return Kept(one.id, say(lang, "resume.unread", id=one.id[:8]), "", "", began, problem=problem, closed=True)
    scenario = known.get(header.scenario)
    if scenario is None or "titles" not in scenario:
        why = scenario["problem"][lang] if scenario and "problem" in scenario else ""
        problem = typeset(BadLog("L111", header.scenario).sentence(lang), lang) + (f" — {why}" if why else "")
        seats = ", ".join(header.people)
        return Kept(one.id, header.scenario, seats, "", began, problem=problem, closed=True)
    names = scenario.get("names", {})
    seats = ", ".join(names[seat][lang] if seat in names else seat for seat in header.people)
    acts = list(scenario.get("acts", {}))
    where = say(lang, "resume.over") if at.get("over") else ""
    if not where and at.get("act") in acts:
        act = scenario["acts"][at["act"]][lang]
        where = say(lang, "resume.where", act=act, n=acts.index(at["act"]) + 1, of=len(acts))
    title = scenario["titles"][lang]
    if one.problem is not None:
        problem = typeset(one.problem.sentence(lang), lang)
        return Kept(one.id, title, seats, where, began, problem=problem, closed=one.moves == 0)
    return Kept(one.id, title, seats, where, began, bool(at.get("over")))


def stops(
    book_at: Callable[[int], Book], moments: Sequence[Moment], seat: str, packages: Packages = EMPTY
) -> list[Stop]:
    """The decisions of a seat, the latest first, each in the words of that moment; the guesses of one page are one
    moment.
    """
    own = [moment for moment in moments if moment.seat == seat]
    found: list[Stop] = []
    for guessing, group in groupby(own, key=lambda moment: moment.move["do"] == c.DOES[c.GUESS] and moment.step):
        for moment in list(group)[: 1 if guessing else None]:
            book = book_at(moment.number)
            title = did(book, moment.move, packages=packages)
            words = say(book.lang, "moments.line", act=book.text(f"acts.{moment.act}.title"), title=title)
            found.append(Stop(moment.number, words))
    return found[::-1]


def near(stops: Sequence[Stop], moments: Sequence[int]) -> list[Stop]:
    """Those decisions that came just before these moments of the play (numbers of moves)."""
    numbers = {max((stop.number for stop in stops if stop.number < max(1, at)), default=-1) for at in moments}
    return [stop for stop in stops if stop.number in numbers]


LEADING = 2  # clauses told of a package put
_KINDS = {"guess": "guess", "react": "burst", "own_up": "repair", "price": "repair", "pay": "repair"}


def did(book: Book, move: Mapping[str, Any], clauses: Sequence[str] = (), packages: Packages = EMPTY) -> str:
    """A move made, in a few words: the act, with whom, about what. `clauses`: those to tell of a package put; the
    first ones, unless said; `packages`: what each is called, by its letter."""
    do, what, how = str(move["do"]), move.get("what"), move.get("how")
    if do == c.DOES[c.CHOOSE]:
        return book.text(f"choices.{what}.text")
    if do in ("answer", "accept", "carry_out"):
        words = book.say(f"{do.removesuffix('_out')}_how.{how}")
    elif do == c.DOES[c.GIVE]:
        words = boxes.made(book, what or {}, str(how))
    elif do == "deliver":
        words = book.say(f"gave.{what}")
    elif do in _WAYS:
        words = book.say(f"{_WAYS[do]}.{how}")
    else:
        words = book.say(f"kind.{_KINDS[do]}") if do in _KINDS else book.say(f"do.{do}")
    about = [words, _with_whom(book, move), _topic(book, do, what, clauses, packages)]
    return " — ".join(one for one in about if one)


_WAYS = {"react": "react", "own_up": "own", "price": "price", "pay": "pay"}


def _with_whom(book: Book, move: Mapping[str, Any]) -> str:
    to, what = move.get("to"), move.get("what")
    if isinstance(what, str) and what.startswith(WRONG) and move["do"] == c.DOES[c.NAME_TENSION]:
        to = what.removeprefix(WRONG)  # who is to answer for it
    if to is None or move["do"] == c.DOES[c.GUESS]:
        return ""
    return book.say("unit.all_of_them") if to == ALL else book.text(f"structures.{to}.name", str(to))


def _leading(book: Book, package: Mapping[str, str]) -> list[str]:
    """The first clauses of a package, which tell it from others."""
    return [name for name in (book.names.clauses[code] for code in book.clauses) if name in package][:LEADING]


def _option(book: Book, option: str) -> str:
    return book.clause_and_option(book.names.options.code[option])


def _called(packages: Packages, letter: str) -> str:
    return f"{packages[letter]:le}" if letter in packages else ""


def _topic(book: Book, do: str, what: Any, clauses: Sequence[str], packages: Packages) -> str:
    """What the move was about, where a few words say it."""
    written: dict[str, Callable[[], str]] = {
        "amend": lambda: " — ".join(
            one for one in (_called(packages, what["package"]), _option(book, what["option"])) if one
        ),
        "object": lambda: _called(packages, what),
        "put": lambda: semicolons(
            book.lang, [_option(book, f"{clause}.{what[clause]}") for clause in clauses or _leading(book, what)]
        ),
    }
    if do in written:
        return written[do]()
    if isinstance(what, str) and what in c.TOPICS and do != "trade":
        return book.say(f"topic.{what}")
    if isinstance(what, str) and what in book.names.options:
        return book.clause_and_option(book.names.options.code[what])
    return ""
