"""What was agreed, kept, broken and repaired, as it is told: which act, to whom, when, what had been agreed; a fault as
its author names it, else as its witness saw it.
"""

from game.pages.book import Desk
from game.pages.wording import has
from game.rules import codes as c
from game.rules import packing
from game.rules import state as s
from game.rules.history import Event
from game.story import tables as t
from game.story.gifts import effects_of

# What is said of a wrong, by its kind: that it was one, where it was not seen.
_SAID = dict(
    zip(
        c.WRONGS,
        ("unseen", "swap", "promise_broken", "lie_out", "confided", "delivered", "burst", "agreement"),
        strict=True,
    )
)
_SHOWN = {
    c.OF_TRADE: c.E_SWAP,
    c.OF_PROMISE: c.E_PROMISE_BROKEN,
    c.OF_LIE: c.E_LIE_OUT,
    c.OF_CONFIDENCE: c.E_CONFIDED,
    c.OF_DELIVERY: c.E_DELIVERED,
    c.OF_KNOT: c.E_BURST,
    c.OF_AGREEMENT: c.E_CHOICE,
}


TOLD = (
    *(c.E_SWAP, c.E_PROMISE, c.E_PROMISE_KEPT, c.E_PROMISE_BROKEN, c.E_CONFIDED, c.E_BECAUSE),
    *(c.E_OWNED, c.E_PRICED, c.E_SETTLED),
)


def told_as(desk: Desk, event: Event) -> tuple[str, dict[str, str]]:
    """The sentence that tells one of these (`told.…`, "" for none), and what it says of it."""
    kind, by, _, what, how = event[:5]
    if kind == c.E_SWAP:
        return "swap_cheated" if how else "swap_kept", {"words": trade_of(desk, event)}
    if kind in (c.E_PROMISE, c.E_PROMISE_KEPT, c.E_PROMISE_BROKEN):
        promise = event if kind == c.E_PROMISE else promise_of(desk, event)
        key = c.EVENTS_OF[kind] + ("_for" if promise and promise.how else "")
        return (key, {"words": desk.book.clause_and_option(what - 1)}) if what > 0 else ("", {})
    if kind == c.E_CONFIDED:
        key = ("confided", "confided_repeated", "confided_signed")[how] + (".own" if by == desk.me else "")
        return key, {"words": _confided(desk, event)}
    if kind == c.E_BECAUSE:
        act = _act(desk, event)
        return (f"because_{c.BECAUSES[what]}", {"act": act}) if act else ("", {})
    if kind == c.E_OWNED:
        return ("owned", "excused", "denied")[how], {"fault": fault_of(desk, event)}
    wrong = {"wrong": wrong_of(desk, event)}
    if kind == c.E_PRICED:
        return ("priced_nothing", "priced_word", "priced_day")[how], wrong
    return "settled_paid" if how else "settled_unpaid", {**wrong, "price": price_of(desk, what)}


def price_of(desk: Desk, asked: int) -> str:
    """« une journée de travail », within a sentence."""
    words = desk.book.say(f"price.{c.PRICES[asked]}")
    return words[:1].lower() + words[1:]


def _confided(desk: Desk, event: Event) -> str:
    """What was repeated, or what was signed against: what could not be accepted, as it had been said."""
    if event.how == c.REPEATED:
        return desk.book.text(f"facts.{desk.book.names.facts[event.what - 1]}.text")
    mine = event.by == desk.me
    part = desk.view.mine[s.RED_ZONE] if mine else desk.view.toward[event.by, s.HEARD_RED]
    return desk.book.part_text(int(part), "told") if part >= 0 else ""


def _act(desk: Desk, because: Event) -> str:
    """What I did for the reason that this gives me: a trade cheated, a promise broken; "" for nothing that I saw."""
    done = _last(desk, because, [c.OF_TRADE, c.OF_PROMISE])
    if done is None or done.moment != because.moment:
        return ""
    trade = done.kind == c.E_SWAP
    words = trade_of(desk, done) if trade else desk.book.clause_and_option(done.what - 1)
    return desk.book.say(f"told.because.{'swap' if trade else 'promise'}", to=desk.name(because.to), words=words)


def named_as(desk: Desk, event: Event) -> str:
    """The wrong that somebody names before all, as `fault_of` tells one."""
    return breach(desk, event.to, event.by, event.how, event)


def breach(desk: Desk, by: int, to: int, kind: int, then: Event | None = None) -> str:
    """A wrong of this kind (`WRONGS`) that `by` did to `to`, as it was seen by then; by now, where no event says."""
    moment, step = (then.moment, then.step) if then else (int(desk.view.scal[s.TICK]), int(desk.view.scal[s.STEP]))
    owned = Event(c.E_OWNED, by, to, kind, c.OWNED, moment, 0, step)
    return _words(desk, owned, kind, _last(desk, owned, [kind]))


def fault_of(desk: Desk, owned: Event) -> str:
    """« la promesse faite au Relais (Octobre), puis rompue… », within a sentence; that it was not seen, where I saw
    nothing."""
    kind, seen = _fault(desk, owned)
    return _words(desk, owned, kind, seen)


def wrong_of(desk: Desk, later: Event) -> str:
    """« la promesse rompue », within a sentence: the fault that a price, or what came of it, is about."""
    two = {later.by, later.to}
    owned = [one for one in desk.history.at(desk.history.of(c.E_OWNED)) if {one.by, one.to} == two]
    before = [one for one in owned if one.moment <= later.moment]
    if not before:
        return desk.book.say("wrong.unseen")
    kind, _ = _fault(desk, before[-1])
    return desk.book.say(f"wrong.{_SAID[c.WRONGS[kind]]}", by=desk.name(before[-1].by))


def waiting(desk: Desk, to: int) -> str:
    """The same as `fault_of`, of what waits between me and this structure: what I am to answer for, else what one of us
    answered for."""
    two = {desk.me, to}
    owned = [one for one in desk.history.at(desk.history.of(c.E_OWNED)) if {one.by, one.to} == two]
    if desk.stage != c.AT_OWN_UP:
        return fault_of(desk, owned[-1])
    return breach(desk, desk.me, to, int(desk.view.toward[to, s.WRONG_KIND]))


def promise_of(desk: Desk, settled: Event) -> Event | None:
    """The promise that was kept or broken."""
    promises = [one for one in desk.history.at(desk.history.of(c.E_PROMISE)) if one.moment <= settled.moment]
    same = (settled.by, settled.what)
    return next((one for one in reversed(promises) if (one.by, one.what) == same and one.to in (settled.to, -1)), None)


def _fault(desk: Desk, owned: Event) -> tuple[int, Event | None]:
    """The kind of what is owned, excused or denied, and the act itself where it was seen."""
    if owned.what != c.WRONG_UNSAID:
        return owned.what, _last(desk, owned, [owned.what])
    answered = [one.moment for one in desk.history.at(desk.history.of(c.E_OWNED)) if one.by == owned.by]
    since = max((moment for moment in answered if moment < owned.moment), default=-1)
    seen = _last(desk, owned, [kind for kind in _SHOWN if kind != c.OF_AGREEMENT])
    if seen is None or seen.moment < since:
        return c.WRONG_UNSAID, None
    return next(kind for kind, shown in _SHOWN.items() if shown == seen.kind), seen


def _last(desk: Desk, owned: Event, kinds: list[int]) -> Event | None:
    """The last act of one of these kinds that `owned` may answer for, as far as I saw."""
    shown = [_SHOWN[kind] for kind in kinds if kind in _SHOWN]
    before = [one for one in desk.history.at(desk.history.of(*shown)) if one.moment <= owned.moment]
    return next((one for one in reversed(before) if _is_fault(desk, one, owned)), None)


def _is_fault(desk: Desk, event: Event, owned: Event) -> bool:
    """Whether this event is what `owned` answers for."""
    if event.kind == c.E_CONFIDED:
        return event.how == c.REPEATED and (event.to, event.by) == (owned.by, owned.to)
    if event.kind == c.E_DELIVERED:
        return event.by == owned.by and event.what in c.SHORT and event.how != c.WARNED
    if event.kind == c.E_BURST:
        return event.by == owned.by
    if event.kind == c.E_CHOICE:
        return event.by == owned.by and against(desk, event) >= 0
    return (event.by, event.to) == (owned.by, owned.to) and (event.kind != c.E_SWAP or event.how == c.CHEAT)


def against(desk: Desk, choice: Event) -> int:
    """The option that a choice does as if it were signed; -1 for any other choice."""
    rows = effects_of(desk.book.frame, choice.what)
    return next((int(row[1]) for row in rows if int(row[0]) == t.EFFECT_AGAINST), -1)


def _words(desk: Desk, owned: Event, kind: int, seen: Event | None) -> str:
    book, said = desk.book, _SAID[c.WRONGS[kind]]
    key, more = f"fault.{said}", {"when": "", "words": ""}
    if seen is not None:
        claimed = seen.kind == c.E_LIE_OUT and seen.how == 1
        key, more = f"fault.which.{'claimed' if claimed else said}", _which(desk, seen)
        if kind == c.OF_PROMISE and (promised := promise_of(desk, seen)) is not None and promised.how:
            key += "_for"
    key += ".me" if owned.to == desk.me and has(f"{key}.me") else ""
    return book.say(key, by=desk.name(owned.by), to=desk.name(owned.to), **more)


def _which(desk: Desk, seen: Event) -> dict[str, str]:
    """When it was said or done, and what it was about."""
    book, what, first = desk.at(seen.moment).book, "", seen
    if seen.kind == c.E_SWAP:
        what = trade_of(desk, seen)
    elif seen.kind == c.E_PROMISE_BROKEN:
        what, first = book.clause_and_option(seen.what - 1), promise_of(desk, seen) or seen
    elif seen.kind == c.E_LIE_OUT:
        topic = packing.topic_of(seen.what)
        what = book.say(f"topic.{c.TOPICS[topic]}")
        answers = [one for one in desk.history.at(desk.history.of(c.E_ANSWERED)) if one.moment <= seen.moment]
        same = [one for one in answers if (one.by, one.to, packing.topic_of(one.what)) == (seen.by, seen.to, topic)]
        first = same[-1] if same else seen
    elif seen.kind == c.E_BURST:
        what = book.clause(int(book.frame.fact[seen.what, t.FACT_CLAUSE]))
    elif seen.kind == c.E_CHOICE:
        what = book.clause_and_option(against(desk, seen))
    time = desk.at(first.moment).time_of(first.step)
    time = time[:1].lower() + time[1:] if book.lang == "fr" else time  # English months keep their capital
    return {"when": f" ({time})" if time else "", "words": what}


def trade_of(desk: Desk, swap: Event) -> str:
    """« ce que chacun cherche »: what was to be exchanged, words for words."""
    return desk.book.say(("trade_of.seeks", "trade_of.red")[swap.what])
