"""What happened, as sentences: one event of a view, in the words of the reader's seat."""

from collections.abc import Iterable

import numpy as np

from game.pages import asked, boxes, faults, laid, outside
from game.pages.book import ALL, Book, Desk, once
from game.pages.packages import name_of
from game.pages.wording import has, join
from game.rules import codes as c
from game.rules import packing
from game.rules import state as s
from game.rules.history import Event, claimed, topic_of
from game.rules.read.packages import paid_between
from game.story import tables as t
from game.story.agreeing import Named, Several
from game.story.gifts import effects_of


def tell(desk: Desk, event: Event, together: Named | None = None, hearers: Named | None = None) -> str:
    """The sentence of an event, "" where there is nothing to say of it. `together`: who else did the same, with who did
    this; `hearers`: to whom else it was done, with whom it was done to."""
    desk = desk.at(event.moment)
    kind, by, to, what, how = event[:5]
    book = desk.book
    names = {
        "by": together or (desk.name(by) if by >= 0 else ""),
        "to": hearers or (desk.name(to) if to >= 0 else Named(book.say("unit.all"), book.lang)),
    }
    to_me, to_all = to == desk.me, to == ALL

    def say(key: str, **more: object) -> str:
        """`told.key`, or its variant when it was done to me or to all, if it has one."""
        suffix = ".me" if to_me else ".all" if to_all else ""
        chosen = f"told.{key}{suffix}"
        return book.say(chosen if has(chosen) else f"told.{key}", **names, **more)

    if kind == c.E_CHOICE:
        return book.text(f"choices.{book.names.choices[what]}.told")
    if kind in (c.E_ASKED, c.E_PRESSED):
        return say(asked.key(desk, event), topic=book.say(f"topic.{c.TOPICS[what]}"))
    if kind == c.E_ANSWERED:
        return say("answered", words=answer_words(desk, event))
    if kind == c.E_TOLD_FACT and of_another(desk, event):
        return say("relayed", words=fact_text(desk, what))  # said of another: not in the first person
    if kind == c.E_TOLD_FACT:
        return say("told", words=book.text(f"facts.{book.names.facts[what]}.told"))
    if kind in (c.E_TOLD_SEEKS, c.E_TOLD_RED):
        return say("told", words=book.part_text(what, "told"))
    if kind == c.E_RED_SHOWN:
        return say("red_shown", words=book.part_text(what, "told"))
    if kind == c.E_TRADE:
        words = trade_words(desk, what, by, event.to)
        return say("trade", words=words[:1].lower() + words[1:])
    if kind == c.E_TEAM and by == desk.me:
        return say(f"team.{c.TEAM_FOR[what]}")
    if kind == c.E_TRADE_ANSWER:
        if how == c.REFUSED and by != desk.me:
            return _trade_refused(desk, event)
        return say(("trade_refused", "trade_accepted", "trade_countered")[how])
    if kind in faults.TOLD:
        key, values = faults.told_as(desk, event)
        return say(key, **values) if key else ""
    if kind == c.E_TENSION and to >= 0:
        return say("called", fault=faults.named_as(desk, event))
    if kind == c.E_PREPARED and (first := laid.prepared_first(desk, event)) != by:
        return say("prepared_after", words=payload(desk, event), other=desk.name(first))
    if kind == c.E_VISITED:
        return say("visited_fact", words=fact_text(desk, what - 1)) if what > 0 and by == desk.me else say("visited")
    if kind == c.E_HABIT:
        return say("habit", words=book.part_text(what, "hint"))
    if kind == c.E_DOOR:
        if by == desk.me:
            return ""
        if what == by:
            return say("door_there")  # who was heard is no other door
        gone = any(one.by == what for one in desk.history.at(desk.history.of(c.E_LEFT)) if one.moment <= event.moment)
        return say("door_gone" if gone else "door", words=desk.name(what))  # gone by then: the notebook is of its day
    if kind == c.E_DAY_WITH:
        return "" if desk.me in (by, to) else say(_day(desk, event))
    if kind == c.E_LIGHTER and desk.package_state(what, s.PUT_BY) == by:
        return say("lighter", package=name_of(desk, what).by(together))
    if kind in (c.E_PUT, c.E_LIGHTER):
        return laid.put_words(desk, event, together)
    if kind == c.E_OBJECTED:
        return objection(desk, event, together)
    if kind in (c.E_THIRD, c.E_ADJOURN) and by == desk.me and _alone(desk, event):
        return say(f"{c.EVENTS_OF[kind]}_alone")
    if kind == c.E_STOOD:
        return outside.stood(desk, event)
    if kind == c.E_DELIVERED:
        said = ("", "_warned", "", "_claimed")[how]
        return say(_by_word(desk, event) or f"delivered_{band_word(what)}{said}")
    if kind == c.E_LIE_OUT:
        if how == c.OF_WORDS:
            return say("lie_out", words=_false_words(desk, event))
        return say("lie_out_boxes" if how == c.OF_BOXES else "lie_out_delivery")
    if kind == c.E_BOXES:
        return boxes.told(desk, event, say)
    if kind == c.E_PAID:
        full = due(desk, event)
        return (
            say("paid_of", words=book.money(what), full=book.money(full))
            if full > what
            else say("paid", words=book.money(what))
        )
    if kind in (c.E_TAKEN, c.E_GIVEN):
        means = [words for words, some in ((book.days(how / 100), how), (book.money(what), what)) if some]
        return say(c.EVENTS_OF[kind], words=join(book.lang, means)) if by == desk.me else ""
    if kind == c.E_LAPSED:
        return say("lapsed", package=name_of(desk, what), words=book.clause_and_option(how))
    if kind == c.E_SEEKS:
        return say("seeks", words=book.part_text(what, "text")) if by == desk.me else ""
    if kind == c.E_HOME:
        return home_text(desk, what, event.moment) if by == desk.me else ""
    if kind == c.E_BURST:
        return book.text(f"facts.{book.names.facts[what]}.burst")
    if kind == c.E_REACTED:
        clause = Named(book.clause(int(book.frame.fact[what, t.FACT_CLAUSE])), book.lang)
        return say(f"reacted_{c.REACTIONS[how]}", clause=clause)
    return say(c.EVENTS_OF[kind], words=payload(desk, event)) if c.EVENTS[kind].news else ""


def _day(desk: Desk, day: Event) -> str:
    """The sentence of a day that one gave another, by what it was for where the reader is one of the two: the rest see
    to whom it goes, and not what for."""
    yours = desk.name(day.to).you
    if yours or desk.name(day.by).you:
        for one in desk.history.at(desk.history.of(c.E_ASKED, c.E_VISITED)):
            if (one.by, one.to, one.moment) == (day.by, day.to, day.moment):
                key = "visited" if one.kind == c.E_VISITED else "day_listening"
                return f"{key}.me" if yours else key
    return "day_with"


def hearers_of(desk: Desk, event: Event) -> list[int]:
    """To whom I told this fact at this moment, in order: what is said to several at once is told once."""
    same = (c.E_TOLD_FACT, desk.me, event.what, event.moment)
    return [one.to for one in desk.fresh if (one.kind, one.by, one.what, one.moment) == same]


def to_each(desk: Desk, seats: Iterable[int]) -> Named:
    """« au Couvert mis et à Tierce Voix »: several to whom something was done, each with its preposition."""
    form = "à" if desk.book.lang == "fr" else "le"
    return Several(join(desk.book.lang, [format(desk.name(seat), form) for seat in seats]), desk.book.lang)


def due(desk: Desk, paid: Event) -> int:
    """Euros that one had to hand to another at this delivery, had the other given all of its part, by what was signed
    last before."""
    signed = _signed_before(desk, paid)
    return int(paid_between(desk.book.frame, np.array(signed), paid.by, paid.to)) if signed else 0


def in_the_open(desk: Desk, given: Event) -> bool:
    """Whether days were counted in the open at this delivery: then what is seen of it is so."""
    gages = (int(desk.book.frame.option[option, t.GAGE]) for option in _signed_before(desk, given))
    return any(t.GAGES[gage] == "progress" for gage in gages)


def owes_nothing(desk: Desk, given: Event) -> bool:
    """Whether what was signed asked no days of who gave, so that there was nothing to give, nor to say of it."""
    signed = _signed_before(desk, given) if given.what == c.AS_PROMISED else []
    return bool(signed) and not any(desk.asks_days(option, given.by) for option in signed)


def _signed_before(desk: Desk, event: Event) -> list[int]:
    """The options of what was signed last before this, none where nothing was."""
    signed = [one for one in desk.history.at(desk.history.of(c.E_STOOD)) if one.moment <= event.moment]
    return desk.package_options(signed[-1].what) if signed else []


def _by_word(desk: Desk, given: Event) -> str:
    """How a part seen as promised is told where nobody counted it: of others, by their word, which a false one is like;
    of myself, by what I truly gave; of who had none to give, as that. "" where it is told as it was seen."""
    if owes_nothing(desk, given):
        return "delivered_none"
    if given.what != c.AS_PROMISED or in_the_open(desk, given):
        return ""
    if given.by != desk.me:
        return "delivered_said"
    truly = [one for one in desk.history.at(desk.history.of(c.E_TRULY)) if one.moment == given.moment]
    claimed = next((one.what for one in truly if one.by == desk.me and one.how == c.CLAIMED), None)
    return "" if claimed is None else "claimed_below" if c.AMOUNTS[claimed] else "claimed_nothing"


def came_of(desk: Desk, chosen: Event, took: str = "told.took") -> str:
    """What came of a choice of mine, as the scenario tells it, with what it took (a sentence of the catalogue) and what
    it brought; "" where neither the scenario nor its means say anything."""
    book = desk.at(chosen.moment).book
    words = book.text(f"choices.{book.names.choices[chosen.what]}.then")
    gained, spent = (means_of(desk, chosen.what, kind) for kind in (t.EFFECT_GAIN, t.EFFECT_SPEND))
    spending = book.say(took, days=spent) if spent and words else ""
    return " ".join(one for one in (words, spending, book.say("told.given", words=gained) if gained else "") if one)


def means_of(desk: Desk, choice: int, kind: int) -> str:
    """Days and euros that a choice spends or brings its author, in words: `kind`, of its effects."""
    days = money = 0.0
    for row in effects_of(desk.book.frame, choice):
        if int(row[0]) == kind:
            days, money = days + float(row[1]), money + float(row[2])
    words = ([desk.book.days(days)] if days else []) + ([desk.book.money(money)] if money else [])
    return join(desk.book.lang, words)


def reveals(desk: Desk, choice: int) -> list[tuple[int, int]]:
    """The facts that a choice has its author tell, and whom: -1 for all."""
    author, rows = int(desk.book.frame.choice[choice, t.CHOICE_SEAT]), effects_of(desk.book.frame, choice)
    return [(int(row[1]), int(row[2])) for row in rows if row[0] == t.EFFECT_REVEAL and int(row[3]) in (0, author + 1)]


def payload(desk: Desk, event: Event) -> str:
    """What an event holds, in words: a topic, an option or a fact, "" for anything else."""
    kind, what = c.EVENTS[event.kind].what, event.what
    if kind == "topic":
        return desk.book.say(f"topic.{c.TOPICS[what]}")
    if kind in ("option", "option + 1"):
        option = what if kind == "option" else what - 1
        return desk.book.clause_and_option(option) if option >= 0 else ""
    return fact_text(desk, what) if kind == "fact" else ""


def of_another(desk: Desk, told: Event) -> bool:
    """Whether who tells a fact in this event (an answer, a tension named) tells it of somebody else."""
    fact = claimed(told) if told.kind == c.E_ANSWERED else told.what - 1 if told.kind == c.E_TENSION else told.what
    return any(
        one.how == 1 and (one.kind, one.by, one.what, one.moment) == (c.E_TOLD_FACT, told.by, fact, told.moment)
        for one in desk.history.at(desk.history.teaching(fact))
    )


def holds(desk: Desk, fact: int) -> bool:
    """I know this fact, and nobody told it to me: I hold it. What I told its own holder may come back to me."""
    if not desk.view.fact[fact, 0]:
        return False
    for event in desk.history.at(desk.history.teaching(fact)):
        if event.kind != c.E_VISITED:
            return event.by == desk.me  # whoever told it first in my hearing, or whose knot it was
        if event.by == desk.me:
            return False
    return True


@once
def learnt(desk: Desk) -> list[set[int]]:
    """Of each fact, which others I saw tell it or hear it."""
    taught = [desk.history.at(desk.history.teaching(fact)) for fact in range(len(desk.book.names.facts))]
    return [
        {one for event in by for one in desk.others if one == event.by or event.witnesses >> one & 1} for by in taught
    ]


def _alone(desk: Desk, event: Event) -> bool:
    """Whether nobody else had asked the same: it takes two, to adjourn in the same round."""
    first = event.moment if event.kind == c.E_ADJOURN else 0
    asked = desk.history.at(desk.history.of(event.kind))
    return {one.by for one in asked if first <= one.moment <= event.moment} == {event.by}


def band_word(band: int) -> str:
    """How a delivery was seen."""
    return c.BANDS[band]


def answer_words(desk: Desk, event: Event) -> str:
    """What an answer said, in the mouth of who gave it. A false answer reads like a true one."""
    topic, what, how = topic_of(event), claimed(event), event.how
    book = desk.book
    form = {c.WHOLLY: "told", c.OTHER: "told", c.PARTLY: "hint", c.DODGE: "dodge"}.get(how, "told")
    if topic in (c.WHY, c.NOT_ACCEPT) and 0 <= what < len(book.names.parts):
        found = book.part_text(what, form)
        if found:
            return found
    if topic == c.BRING and how in (c.WHOLLY, c.OTHER, c.PARTLY):
        return book.text(f"structures.{book.names.seats[event.by]}.brings")
    if topic == c.BOTHERS and 0 <= what < len(book.names.facts) and how in (c.WHOLLY, c.OTHER, c.PARTLY):
        return fact_text(desk, what) if of_another(desk, event) else book.text(f"facts.{book.names.facts[what]}.told")
    return unsaid(book, c.TOPICS[topic], c.ANSWERS[how])


def _false_words(desk: Desk, out: Event) -> str:
    """What came out as false, as it had been said."""
    about = (out.by, out.to, topic_of(out))
    for one in reversed(desk.history.at(desk.history.of(c.E_ANSWERED))):
        if one.moment <= out.moment and (one.by, one.to, topic_of(one)) == about and one.how != c.DODGE:
            if one.how == c.NOTHING if claimed(out) < 0 or about[2] == c.BOTHERS else claimed(one) == claimed(out):
                return answer_words(desk.at(one.moment), one)
    if about[2] != c.BOTHERS and claimed(out) >= 0:
        return desk.book.part_text(claimed(out), "told")
    return unsaid(desk.book, c.TOPICS[about[2]], c.ANSWERS[c.NOTHING])


def unsaid(book: Book, topic: str, how: str) -> str:
    """What the game has one say where the scenario words nothing: that there is something (the half of what bothers
    one), something beside it, or that there is nothing."""
    half = how == c.ANSWERS[c.PARTLY] and has(f"answer.half.{topic}")
    said = "half" if half else "dodge" if how in (c.ANSWERS[c.PARTLY], c.ANSWERS[c.DODGE]) else "nothing"
    return book.say(f"answer.{said}.{topic}")


def fact_text(desk: Desk, fact: int) -> str:
    return desk.book.text(f"facts.{desk.book.names.facts[fact]}.text")


def _trade_refused(desk: Desk, event: Event) -> str:
    """A trade that another refused, with what it would have had to say, or to support."""
    option = packing.supported(event.what)
    kind = "support" if option >= 0 else ("seeks", "red")[event.what]
    words = desk.book.clause_and_option(option) if option >= 0 else ""
    return desk.book.say(f"told.trade_refused.{kind}", by=desk.name(event.by), words=words)


def trade_words(desk: Desk, what: int, by: int, to: int) -> str:
    """What a trade that a seat proposes to another comes to: what each of them owes."""
    option = packing.supported(what)
    if option < 0:
        return desk.book.say(("trade.seeks", "trade.red")[what])
    key = "trade.support" + ("_mine" if by == desk.me else "_yours" if to == desk.me else "")
    return desk.book.say(key, by=desk.name(by), words=desk.book.clause_and_option(option))


def package_amended(desk: Desk, package: int) -> int | None:
    """The package that this one amends, or None."""
    amends = desk.package_state(package, s.AMENDS)
    return amends if 0 <= amends < package else None


def objected_to(event: Event) -> tuple[int, int]:
    """Package, and the option that is the reason (-1 without)."""
    return packing.objected_package(event.what), packing.objected_option(event.what)


def objection(desk: Desk, event: Event, together: Named | None = None) -> str:
    """An objection to a package, and its reason if it was given."""
    package, option = objected_to(event)
    by = together or desk.name(event.by)
    if option < 0:
        return desk.book.say("told.objected", by=by, package=name_of(desk, package))
    return desk.book.say(
        "told.objected_reason",
        by=by,
        package=name_of(desk, package),
        words=desk.book.clause_and_option(option),
    )


def home_text(desk: Desk, event: int, moment: int | None = None) -> str:
    """What the event at home that was drawn for me says, at this moment or last; the same twice running is told as
    such."""
    mine = [name for name in desk.book.names.home_events if name.startswith(f"{desk.seat}.")]
    if not 0 <= event < len(mine):
        return ""
    drawn = [one for one in desk.history.at(desk.history.of(c.E_HOME)) if one.by == desk.me]
    before = [one for one in drawn if one.moment < moment] if moment is not None else drawn[:-1]
    path = f"home_events.{mine[event]}.text"
    words = desk.book.text(path)  # which may be read otherwise than it was
    again = bool(before) and before[-1].what == event and desk.at(before[-1].moment).book.text(path) == words
    return desk.book.say("told.home_again" if again else "told.home", words=words)
