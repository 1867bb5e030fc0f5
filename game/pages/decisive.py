"""The decisive moments of a play, as the debrief shows them: what was done, at most two other ways, the odds of each,
what the difference was made of, what could be known then; and what chance alone makes of the same choices.
"""

from collections.abc import Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from game.debrief.common import band
from game.pages.book import Book
from game.pages.debrief_reading import Reading, band_word
from game.pages.debrief_shapes import ForkData
from game.pages.kept import did
from game.pages.model import Offer, Part
from game.pages.packages import PackageNames
from game.pages.wording import counted, join, semicolons
from game.rules import codes as c
from game.story.agreeing import number

LITTLE, CLEARLY, MUCH = 2.0, 8.0, 20.0  # points of a dial from which a word is used
LEAST = 5.0  # points under which a difference is not told
RARE, SURE = 4.5, 95.5  # shares under and over which tenths say too little
MOST, WAYS, CAUSES = 2, 2, 1  # moments told; other ways of each; what each difference is made of
OTHERS = 3  # other endings to which the same choices lead
MOVE = 20  # words of an act, but of an option of the story, which is told whole
COMPARED = ("common_good", "own_game", "relations")
PUTS = c.DOES[c.PUT]


def decisive(reading: Reading) -> list[Part]:
    """The moments, with word of how far the computing is; nothing where nobody was asked for them."""
    news = reading.news
    if news is None:
        return []
    book, found = reading.book, news.reading
    lines = list[str]()
    offers = list[Offer]()
    if news.error:
        lines.append(book.say(f"decisive.{news.error if news.error in ('numba', 'broken') else 'stopped'}"))
    elif not news.final:
        share = round(100 * news.share)
        lines.append(book.say("decisive.coming" if found is None else "decisive.refining", share=share))
        offers.append(Offer(id="again", text=book.say("decisive.again"), key="0", action={"debrief": "again"}))
    shown = heavy(reading, found["moments"], MOST) if found is not None else []
    if found is not None and shown:
        half = max(way["ending"]["half"] for one in found["moments"] for way in one["others"])
        lines.append(book.say("decisive.how", plays=number(book.lang, _each(found))))
        lines.append(book.say("decisive.doubt", half=max(1, round(half))))
    elif found is not None and news.final:
        lines.append(book.say("decisive.none"))
    intro = list(lines)
    for one in shown:
        lines += text_of(one)
    parts = [
        Part(
            id="decisive",
            role="debrief-moments",
            title=book.say("debrief.decisive"),
            text="\n".join(lines),
            data={"intro": intro, "moments": shown},
            offers=offers,
        )
    ]
    return parts + ([spread(reading, found["spread"])] if found is not None and found["spread"] else [])


def briefly(reading: Reading, most: int = 1) -> list[Part]:
    """The moments of the reader that weighed most, a sentence or two each; nothing until they have come."""
    found = reading.news.reading if reading.news is not None else None
    shown = heavy(reading, found["moments"], most) if found is not None else []
    if not shown:
        return []
    book = reading.book
    lines = [line for one in shown for line in brief_of(one)]
    data = {"intro": [], "moments": [{**one, "others": one["others"][:1]} for one in shown]}
    return [
        Part(id="decisive", role="debrief-moments", title=book.say("mine.moment"), text="\n".join(lines), data=data)
    ]


def heavy(reading: Reading, moments: Sequence[Mapping[str, Any]], most: int) -> list[dict[str, Any]]:
    """Those that weighed most among the moments of which something can be told, in the order of the play."""
    made = ((one["number"], moment(reading, one)) for one in sorted(moments, key=weight, reverse=True))
    told = islice(((number, one) for number, one in made if one["others"]), most)
    return [one for _, one in sorted(told, key=itemgetter(0))]


def brief_of(one: Mapping[str, Any]) -> list[str]:
    """A moment: what was done, another way, and what it would have come to."""
    way = one["others"][0]
    return [one["you"], " ".join(words for words in (way["move"], way["odds"] or way["dial"]) if words)]


def weight(one: Mapping[str, Any]) -> float:
    """How far its other ways lead, in points."""
    apart = [abs(way[what]["there"] - way[what]["here"]) for way in one["others"] for what in ("ending", "dial")]
    return float(max(apart))


def heaviest(reading: Reading) -> ForkData | None:
    """The choice of the reader that weighed most, as all may read it; None until it is known."""
    news = reading.news
    if news is None or not news.final or news.reading is None or not news.reading["moments"]:
        return None
    ranked = sorted(news.reading["moments"], key=weight, reverse=True)
    made = ((one, moment(reading, one)) for one in ranked)
    weighed = ((one, told, way) for one, told in made for way in told["others"] if way["odds"])
    one, told, way = next(weighed, (None, None, None))
    if one is None or told is None or way is None:
        return None
    name = reading.called(reading.seat)
    act = next((each.act for each in reading.stops if each.number == one["number"]), reading.book.names.acts[0])
    odds = way["odds"][:1].lower() + way["odds"][1:]
    words = reading.book.say("decisive.fork", name=name, move=told["chosen"], odds=odds)
    return {"tick": one["tick"], "when": reading.book.text(f"acts.{act}.time"), "words": words.strip()}


def _each(found: Mapping[str, Any]) -> int:
    """How many times one option was continued at least."""
    return min(other["plays"] for one in found["moments"] for other in one["others"])


def moment(reading: Reading, one: Mapping[str, Any]) -> dict[str, Any]:
    """One moment in words, its texts as they were read then."""
    then = reading.at(one["number"])
    book = then.book
    act = next((each.act for each in reading.stops if each.number == one["number"]), book.names.acts[0])
    names = [then.name(seat) for seat in one["heard"]] if not reading.tight else []
    chosen = one["chosen"]
    ways = [(each, clauses) for each in one["others"] if (clauses := apart(then, each, chosen)) is not None]
    ways = ways[: WAYS if reading.brief == 1.0 else 1]
    others = [other(then, each, reading.book, chosen, clauses) for each, clauses in ways]
    told = [name for name in clauses_of(then) if any(name in clauses for _, clauses in ways)]
    made = in_brief(reading, chosen, act_of(then, chosen, told))
    if any(each["words"] == made for each in others):  # cut at the same word: what differs first is told, whole
        ways = [(each, clauses[:1]) for each, clauses in ways]
        others = [other(then, each, reading.book, chosen, clauses, whole=True) for each, clauses in ways]
        made = act_of(then, chosen, [name for name in told if any(name in clauses for _, clauses in ways)])
    return {
        "tick": one["tick"],
        "chosen": made,
        "you": book.say("decisive.you", act=book.text(f"acts.{act}.title"), move=made),
        "known": book.say("decisive.heard", names=join(book.lang, names)) if names else "",
        "others": others,
    }


def apart(reading: Reading, one: Mapping[str, Any], chosen: Mapping[str, Any]) -> list[str] | None:
    """The clauses that set another way apart from the move made; None where nothing can be told of it: the same words,
    or the same chances."""
    move, clauses = one["move"], clauses_apart(reading, one["move"], chosen)
    if act_of(reading, move, clauses, chosen) == act_of(reading, chosen, clauses):
        return None
    return clauses if differs(one["dial"]) or unlike(reading, one["ending"]) else None


def clauses_of(reading: Reading) -> list[str]:
    """The clauses in the order of the scenario."""
    return [reading.book.names.clauses[code] for code in reading.book.clauses]


def clauses_apart(reading: Reading, move: Mapping[str, Any], chosen: Mapping[str, Any]) -> list[str]:
    """Of a package put, the clauses that are not as in the one chosen (where none was put: not as they are without an
    agreement); none for any other move."""
    if move["do"] != PUTS:
        return []
    base = {name: reading.book.base_of(name) for name in clauses_of(reading)}
    against = chosen["what"] if chosen["do"] == PUTS else base
    return [name for name in clauses_of(reading) if move["what"].get(name) != against.get(name)]


def other(
    reading: Reading,
    one: Mapping[str, Any],
    end: Book,
    chosen: Mapping[str, Any],
    clauses: Sequence[str] = (),
    whole: bool = False,
) -> dict[str, Any]:
    """Another way, as it was read then: its odds, what they are made of, what was not known. `end`: the book as read
    when the play ends; `chosen`: the move made; `clauses`: those to tell of the other; `whole`: nothing
    of it is cut."""
    book, odds, dial = reading.book, one["ending"], one["dial"]
    words = act_of(reading, one["move"], clauses, chosen)
    words = words if whole else in_brief(reading, one["move"], words)
    causes = [said for each in one["made_of"] if (said := made(reading, each))]
    return {
        "words": words,
        "move": book.say("decisive.other", move=words),
        "odds": book.say(
            "decisive.odds",
            ending=told_ending(end, odds["id"]),
            there=often(reading, odds["there"]),
            here=often(reading, odds["here"]),
        )
        if unlike(reading, odds)
        else "",
        "here": odds["here"],
        "there": odds["there"],
        "dial": book.say(
            "decisive.dial", dial=book.say(f"dial.{dial['id']}"), how=moved(reading, dial["there"] - dial["here"])
        )
        if differs(dial) and not (reading.tight and unlike(reading, odds))
        else "",
        "made_of": causes[: 0 if reading.tight else CAUSES],
        "unknown": [
            book.say("decisive.unknown", words=reading.sentences(book.text(f"facts.{fact}.text")))
            for fact in one["unknown"][: 0 if reading.tight else None]
        ],
    }


def act_of(
    reading: Reading, move: Mapping[str, Any], clauses: Sequence[str] = (), beside: Mapping[str, Any] | None = None
) -> str:
    """A move in words; at the table, with the packages that it says yes to. `beside`: another way is told by its votes
    alone where these are all that sets it apart from the move made."""
    votes = votes_apart(reading, move, beside) if beside is not None else ""
    if votes:
        return votes
    words, marks = did(reading.book, move, clauses, reading.packages), move.get("marks")
    if not marks:
        return words
    book, known = reading.book, reading.packages
    yeses = [known[letter] for letter, mark in marks.items() if mark == "yes" and letter in known]
    yes = book.say("decisive.yes", packages=PackageNames(book.lang, yeses)) if yeses else book.say("decisive.no_yes")
    return f"{words} ({yes})"


def votes_apart(reading: Reading, move: Mapping[str, Any], made: Mapping[str, Any]) -> str:
    """« oui à la proposition de Feu doux »: the votes by which a move differs from another, "" where more does."""
    if any(move.get(what) != made.get(what) for what in ("do", "to", "what", "how")):
        return ""
    book, known, were = reading.book, reading.packages, made.get("marks") or {}
    given: dict[str, list[Any]] = {}
    for letter, mark in (move.get("marks") or {}).items():
        if mark != were.get(letter) and letter in known:
            given.setdefault(mark, []).append(known[letter])
    return ", ".join(
        book.say("told.mark", mark=book.say(f"mark.{mark}"), packages=PackageNames(book.lang, packages))
        for mark, packages in given.items()
    )


def in_brief(reading: Reading, move: Mapping[str, Any], words: str) -> str:
    """The words of a move, cut where they are long; an option of the story is told whole."""
    return reading.whole(words, MOVE) if move["do"] == c.DOES[c.CHOOSE] else reading.cut(words, MOVE)


def told_ending(book: Book, ending: str) -> str:
    """An ending by its title: how its text begins may be a date."""
    return book.text(f"endings.{ending}.title").rstrip(".")


def differs(measured: Mapping[str, Any]) -> bool:
    """Whether a difference is sure, and large enough to be told."""
    apart = abs(measured["there"] - measured["here"])
    return bool(apart > measured["half"] and apart >= LEAST)


def unlike(reading: Reading, measured: Mapping[str, Any]) -> bool:
    """Whether two chances differ, in words too."""
    return differs(measured) and often(reading, measured["there"]) != often(reading, measured["here"])


def often(reading: Reading, share: float) -> str:
    """How often, in words: tenths of plays, *almost* at both ends."""
    if share < RARE or share > SURE:
        return reading.book.say("decisive.never" if share < RARE else "decisive.always")
    tenths = min(9, max(1, round(share / 10)))
    return (
        reading.book.say("decisive.tenth")
        if tenths == 1
        else reading.book.say("decisive.tenths", n=counted(reading.book.lang, tenths))
    )


def moved(reading: Reading, by: float) -> str:
    """How much a dial moves, in words."""
    size = sum(abs(by) >= bound for bound in (LITTLE, CLEARLY, MUCH))
    return reading.book.say(f"decisive.{'up' if by > 0 else 'down'}.{size}" if size else "decisive.same")


def made(reading: Reading, one: Mapping[str, Any]) -> str:
    """One thing that the difference is made of, "" where it is as frequent in words either way."""
    book, what, name = reading.book, one["what"], one["id"]
    if what in ("given", "trusted"):
        way = "up" if one["there"] > one["here"] else "down"
        you = ".you" if what == "given" and name == reading.seat else ""
        return book.say(f"decisive.made.{what}.{way}{you}", name=reading.named(name))
    shares = {"there": often(reading, one["there"]), "here": often(reading, one["here"])}
    if shares["there"] == shares["here"]:
        return ""
    if what == "option":
        return book.say("decisive.made.option", words=reading.option(name), **shares)
    if what in ("burst", "said"):
        return book.say(f"decisive.made.{what}", words=book.text(f"facts.{name}.text").rstrip("."), **shares)
    if what == "left":
        return book.say("decisive.made.left", name=reading.named(name), **shares)
    return book.say("decisive.made.signed", **shares)


def text_of(one: Mapping[str, Any]) -> list[str]:
    """A moment as plain text."""
    lines = [one["you"], *([f"- {one['known']}"] if one["known"] else [])]
    for way in one["others"]:
        told = (way["odds"], way["dial"], *way["made_of"], *way["unknown"])
        lines += [way["move"], *(f"- {each}" for each in told if each)]
    return lines


def spread(reading: Reading, found: Mapping[str, Any]) -> Part:
    """The same choices under other luck, beside what happened."""
    book, debrief = reading.book, reading.debrief
    share = 100 * found["endings"].get(debrief.ending, 0.0)
    ending = book.text(f"endings.{debrief.ending}.title")
    lines = [
        book.say(
            "decisive.spread_ending",
            plays=number(book.lang, found["plays"]),
            ending=ending,
            share=often(reading, share),
        )
    ]
    others = sorted(found["endings"].items(), key=itemgetter(1), reverse=True)
    told = [
        book.say("decisive.spread_share", ending=book.text(f"endings.{name}.title"), share=often(reading, 100 * one))
        for name, one in others
        if name != debrief.ending and 100 * one >= RARE
    ]
    if told and not reading.tight:
        lines.append(book.say("decisive.spread_others", endings=semicolons(book.lang, told[:OTHERS])))
    mine = debrief.says.dials[reading.seat]
    for dial in COMPARED[: 1 if reading.tight else None]:
        low, _, high = found["dials"][dial]
        words = {"low": band_word(book, dial, band(low, dial)), "high": band_word(book, dial, band(high, dial))}
        here = band_word(book, dial, mine[dial].band)
        if words["low"] == words["high"] == here:  # it says nothing
            continue
        key = "decisive.spread_one" if words["low"] == words["high"] else "decisive.spread_dial"
        lines.append("- " + book.say(key, dial=book.say(f"dial.{dial}"), band=here, **words))
    return Part(id="spread", role="list", title=book.say("decisive.spread"), text="\n".join(lines), data=dict(found))
