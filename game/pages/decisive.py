"""The decisive moments of a play, as the debrief shows them: what was done, at most two other ways, the odds of each,
what the difference was made of, what could be known then; and what chance alone makes of the same choices.
"""

from collections.abc import Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from game.debrief.common import band
from game.pages.book import Book
from game.pages.debrief_reading import BRIEF, HELD, Reading, band_word
from game.pages.model import Offer, Part
from game.pages.odds import CLEARLY, RARE, by_points, differs, moved, often, unlike
from game.pages.sealed import act_of, clauses_apart, clauses_of, in_brief, lone_word, set_apart, yes_that_signed
from game.pages.silence import hushes, price
from game.pages.wording import join, semicolons
from game.story.agreeing import number

MOST, WAYS, CAUSES = 2, 2, 1  # moments told; other ways of each; what each difference is made of
OTHERS = 3  # other endings to which the same choices lead
TURNS = 15.0  # points of an ending from which something turned on a choice; of a dial, CLEARLY
ACTS_FIRST = 0.75  # what a moment weighs whose better way is to keep silent, beside one whose better way is an act
PRICES = 2  # of what silence costs, things told
WORTH = ("common_good", "own_game")  # what another way is better or worse for
COMPARED = ("common_good", "own_game", "relations")


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
    shown = heavy(reading, found["moments"], 1 if reading.tight else MOST) if found is not None else []
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
            title=book.say({0: "debrief.moments_title", 1: "debrief.decisive_one"}.get(len(shown), "debrief.decisive")),
            text="\n".join(lines),
            data={"intro": intro, "moments": shown},
            offers=offers,
        )
    ]
    return parts + ([spread(reading, found["spread"])] if found is not None and found["spread"] else [])


def briefly(reading: Reading) -> list[Part]:
    """Which moment of the reader weighed most, and where it is told whole: once; nothing until it has come."""
    shown = turning(reading)
    if shown is None:
        return []
    book = reading.book
    line = book.say("mine.moment_told", act=book.text(f"acts.{act_at(reading, shown)}.title"))
    data = {"intro": [line], "moments": []}
    title = book.say("mine.moment" if shown["others"][0]["for_all"] else "mine.moment_own")
    return [Part(id="decisive", role="debrief-moments", title=title, text=line, data=data)]


def turning(reading: Reading) -> dict[str, Any] | None:
    """The moment of the reader that weighed most, in words; None where nothing turned on any, or until it has come."""
    news = reading.news
    if news is None or not news.final or news.reading is None:
        return None
    return next(iter(heavy(reading, news.reading["moments"], 1)), None)


def act_at(reading: Reading, one: Mapping[str, Any]) -> str:
    """The act in which a moment was."""
    return next((each.act for each in reading.stops if each.number == one["number"]), reading.book.names.acts[0])


def heavy(reading: Reading, moments: Sequence[Mapping[str, Any]], most: int) -> list[dict[str, Any]]:
    """Those that weighed most among the moments of which something can be told, in the order of the play: those on
    which something turned for all first; of two that weigh about the same, the one whose other way is an act and not
    a silence."""
    ranked = sorted(moments, key=lambda one: (any(map(for_all, one["others"])), weight(reading, one)), reverse=True)
    made = ((one["number"], moment(reading, one)) for one in ranked)
    told = islice(((number, one) for number, one in made if any(way["turns"] for way in one["others"])), most)
    return [one for _, one in sorted(told, key=itemgetter(0))]


def weight(reading: Reading, one: Mapping[str, Any]) -> float:
    """How far its other ways lead, in points: to another kind of ending, another number of people, more or less of what
    one sought."""
    return max(
        max(of_kind(way), *(by_points(way[what]) for what in WORTH))
        * (ACTS_FIRST if hushes(reading, way, one["chosen"]) else 1.0)
        for way in one["others"]
    )


def _each(found: Mapping[str, Any]) -> int:
    """How many times one option was continued at least."""
    return min(other["plays"] for one in found["moments"] for other in one["others"])


def moment(reading: Reading, one: Mapping[str, Any]) -> dict[str, Any]:
    """One moment in words, its texts as they were read then: other ways set apart by one and the same thing."""
    then = reading.at(one["number"])
    book = then.book
    act = act_at(reading, one)
    names = [then.name(seat) for seat in one["heard"]] if not reading.tight else []
    chosen = one["chosen"]
    ways = [(each, clauses) for each in one["others"] if (clauses := apart(then, each, chosen)) is not None]
    ways = sorted(ways, key=lambda each: (not of_consequence(each[0]), hushes(then, each[0], chosen)))
    kinds = [set_apart(each["move"], chosen) for each, _ in ways]
    ways = [each for each, kind in zip(ways, kinds, strict=True) if kind == kinds[0]]
    ways = ways[: WAYS if reading.brief == 1.0 else 1]
    others = [other(then, each, reading.book, chosen, clauses) for each, clauses in ways]
    told = [name for name in clauses_of(then) if any(name in clauses for _, clauses in ways)]
    made = in_brief(reading, chosen, made_of_it(then, chosen, told, [each["move"] for each, _ in ways]))
    # Cut at the same word, or where all must be brief: what differs first is told, whole.
    if reading.tight or any(each["words"] == made for each in others):
        ways = [(each, clauses[:1]) for each, clauses in ways]
        others = [other(then, each, reading.book, chosen, clauses, whole=True) for each, clauses in ways]
        first = [name for name in told if any(name in clauses for _, clauses in ways)]
        made = made_of_it(then, chosen, first, [each["move"] for each, _ in ways])
    said = "_said" if kinds and kinds[0] == "words" else ""
    if ways and yes_that_signed(then, one["number"], chosen, ways[0][0]["move"]):
        made = book.say("decisive.signed", words=made)
    return {
        "number": one["number"],
        "tick": one["tick"],
        "do": chosen["do"],
        "chosen": made,
        "said": bool(said),
        "you": book.say(f"decisive.you{said}", act=book.text(f"acts.{act}.title"), move=made),
        "known": book.say("decisive.heard", names=join(book.lang, names)) if names else "",
        "others": others,
    }


def made_of_it(reading: Reading, chosen: Mapping[str, Any], clauses: Sequence[str], others: Sequence[Any]) -> str:
    """The move made, by all that sets it apart from these."""
    told = [act_of(reading, chosen, clauses, each) for each in others] or [act_of(reading, chosen, clauses)]
    return ", ".join(dict.fromkeys(told))


def apart(reading: Reading, one: Mapping[str, Any], chosen: Mapping[str, Any]) -> list[str] | None:
    """The clauses that set another way apart from the move made; None where nothing can be told of it: the same words,
    or the same chances."""
    move, clauses = one["move"], clauses_apart(reading, one["move"], chosen)
    if act_of(reading, move, clauses, chosen) == act_of(reading, chosen, clauses, move):
        return None
    told = any(differs(one[dial]) for dial in WORTH) or unlike(reading, one["ending"])
    return clauses if told else None


def other(
    reading: Reading,
    one: Mapping[str, Any],
    end: Book,
    chosen: Mapping[str, Any],
    clauses: Sequence[str] = (),
    whole: bool = False,
) -> dict[str, Any]:
    """Another way, as it was read then: its odds, what it is worth, what these are made of, what was not known. `end`:
    the book as read when the play ends; `chosen`: the move made; `clauses`: those to tell of the other; `whole`:
    nothing of it is cut."""
    book, odds = reading.book, one["ending"]
    words = act_of(reading, one["move"], clauses, chosen)
    words = words if whole else in_brief(reading, one["move"], words)
    instead = odds["instead"]
    gained = odds["there"] < odds["here"] and instead != odds["id"] and of_kind(one) >= TURNS
    paid = price(one) if cost(reading, one, chosen) else []
    causes = [said for each in one["made_of"] if each not in paid and (said := made(reading, each))]
    said = "_said" if set_apart(one["move"], chosen) == "words" else ""
    return {
        "words": words,
        "lone": lone_word(reading, one["move"], chosen),
        "move": book.say(f"decisive.other{said}", move=words),
        "odds": book.say(
            "decisive.odds_brief" if reading.tight and of_kind(one) < TURNS else "decisive.odds",
            ending=told_ending(end, odds["id"]),
            kind=kind_of(reading, odds["id"]),
            there=often(reading, odds["there"]),
            here=often(reading, odds["here"]),
        )
        + (
            f" {book.say('decisive.instead', ending=told_ending(end, instead), kind=kind_of(reading, instead))}"
            if gained
            else ""
        )
        if unlike(reading, odds)
        else "",
        "here": odds["here"],
        "there": odds["there"],
        "turns": of_consequence(one),
        "for_all": for_all(one),
        "even": of_kind(one) >= TURNS and not any(differs(one[dial]) for dial in WORTH),
        "bars": [book.say(f"decisive.bar.{side}", often=often(reading, odds[side])) for side in ("there", "here")],
        "worth": worth(reading, one),
        "cost": cost(reading, one, chosen),
        "made_of": causes[: 0 if reading.tight else CAUSES],
        "unknown": [
            book.say("decisive.unknown", words=reading.sentences(book.text(f"facts.{fact}.text")))
            for fact in one["unknown"][: 0 if reading.tight else None]
        ],
    }


def worth(reading: Reading, one: Mapping[str, Any]) -> str:
    """Whether another way was better or worse, for all, in people, and for the reader; that it was neither is said."""
    book, (good, own) = reading.book, (one[dial] for dial in WORTH)
    if not differs(good) and not differs(own):
        kind = "other_kind" if of_kind(one) >= TURNS else "other_end"
        key = f"decisive.worth_{kind if unlike(reading, one['ending']) else 'same'}"
        return "" if reading.tight and key == "decisive.worth_same" else book.say(key, name=reading.named(reading.seat))
    way, people = "up" if good["there"] > good["here"] else "down", more_people(reading, good)
    if way == "up" and round(reading.debrief.common_good.reached) + people > round(reading.debrief.common_good.best):
        way = "up_luck"  # the same choice went better here than it does: the best possible is no less than what is said
    least = reading.brief == BRIEF[-1] and differs(good)
    return book.say(
        "decisive.worth_least" if least else "decisive.worth_brief" if reading.tight else "decisive.worth",
        name=reading.named(reading.seat),
        good=book.say(f"decisive.good.{way}", n=number(book.lang, people), many=people, why=through(reading, one))
        if differs(good)
        else book.say("decisive.good.same"),
        own=moved(reading, own["there"] - own["here"]) if differs(own) else book.say("decisive.same"),
    )


def through(reading: Reading, one: Mapping[str, Any]) -> str:
    """What makes more or fewer people: the largest of what was measured, else the ending, else many small things."""
    if reading.brief <= HELD:  # the page of the moments tells it
        return ""
    told = next((each["what"] for each in one["made_of"]), "ending" if unlike(reading, one["ending"]) else "small")
    return reading.book.say(f"decisive.through.{told}")


def cost(reading: Reading, one: Mapping[str, Any], chosen: Mapping[str, Any]) -> str:
    """What it would cost to keep back what was said: as measured, and in any case that it comes out one day; "" where
    another way says no less, or is better for nobody and in no ending."""
    better = any(differs(one[dial]) and one[dial]["there"] > one[dial]["here"] for dial in WORTH)
    worse = any(differs(one[dial]) and one[dial]["there"] < one[dial]["here"] for dial in WORTH)
    if not hushes(reading, one, chosen) or (worse and not better):
        return ""
    told = [said for each in price(one) if (said := made(reading, each))]
    return " ".join([reading.book.say("decisive.silence"), *told[: 0 if reading.tight else PRICES]])


def more_people(reading: Reading, good: Mapping[str, Any]) -> int:
    """By how many people two ways differ in the mean, as one says it: its dial is 50 where all stay alone, 100 at
    best."""
    span = reading.debrief.common_good.best - reading.debrief.common_good.alone
    people = abs(good["there"] - good["here"]) * span / 50.0
    step = 1 if people < 10 else 5 if people < 50 else 10
    return max(1, round(people / step) * step)


def kind_of(reading: Reading, ending: str) -> str:
    """What an ending is to who has not seen it."""
    kinds = {one.id: one.kind for one in reading.speaker.loaded.scenario.endings}
    return reading.book.say(f"decisive.kind.{kinds[ending]}")


def of_consequence(one: Mapping[str, Any]) -> bool:
    """Whether something turned on another way: the kind of the ending, what all reached or what one sought, beyond its
    doubt and by much."""
    ends = differs(one["ending"]) and of_kind(one) >= TURNS
    return ends or any(differs(one[what]) and by_points(one[what]) >= CLEARLY for what in WORTH)


def for_all(one: Mapping[str, Any]) -> bool:
    """Whether what turned on another way was not the reader's own game alone."""
    good = one["common_good"]
    ends = differs(one["ending"]) and of_kind(one) >= TURNS
    return ends or (differs(good) and by_points(good) >= CLEARLY)


def of_kind(one: Mapping[str, Any]) -> float:
    """How many plays of a hundred end another way in kind."""
    return float(one["ending"]["apart"])


def told_ending(book: Book, ending: str) -> str:
    """An ending by its title: how its text begins may be a date."""
    return book.text(f"endings.{ending}.title").rstrip(".")


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
        told = (way["odds"], way["worth"], way["cost"], *way["made_of"], *way["unknown"])
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
    for dial in COMPARED[: (1 if reading.brief > HELD else 0) if reading.tight else None]:
        low, _, high = found["dials"][dial]
        words = {"low": band_word(book, dial, band(low, dial)), "high": band_word(book, dial, band(high, dial))}
        here = band_word(book, dial, mine[dial].band)
        if words["low"] == words["high"] == here:  # it says nothing
            continue
        key = "decisive.spread_one" if words["low"] == words["high"] else "decisive.spread_dial"
        lines.append("- " + book.say(key, dial=book.say(f"dial.{dial}"), band=here, **words))
    return Part(id="spread", role="list", title=book.say("decisive.spread"), text="\n".join(lines), data=dict(found))
