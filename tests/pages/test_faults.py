"""Every line that judges an act says which: to whom, when, what had been agreed; own or another's, on each page."""

from dataclasses import replace

import pytest

from game.pages import reasons
from game.pages.faults import fault_of
from game.pages.playing import play_page
from game.pages.told import tell
from game.pages.wording import say, typeset, variants
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History
from game.rules.packing import claim_of
from game.story import tables as t
from game.story.library import load
from tests.pages.plays import Driven, many

OPTION = 2
PROMISE, FOR = Event(c.E_PROMISE, 1, 0, OPTION + 1, 0, 3, -1, 1), Event(c.E_PROMISE, 1, 0, OPTION + 1, 1, 3, -1, 1)
BROKEN = Event(c.E_PROMISE_BROKEN, 1, 0, OPTION + 1, 0, 5, -1, 4)
FAULTS = {  # what was done, of each kind, and how a page tells which it was
    c.OF_TRADE: ([Event(c.E_SWAP, 1, 0, c.TRADE_RED, c.CHEAT, 5, -1, 1)], "trade_of.red"),
    c.OF_PROMISE: ([PROMISE, BROKEN], "option"),
    c.OF_LIE: (
        [
            Event(c.E_ANSWERED, 1, 0, claim_of(c.NOT_ACCEPT, 1), c.WHOLLY, 3, -1, 1),
            Event(c.E_LIE_OUT, 1, 0, claim_of(c.NOT_ACCEPT, 1), 0, 5, -1, 4),
        ],
        "topic.not_accept",
    ),
    c.OF_CONFIDENCE: ([Event(c.E_CONFIDED, 0, 1, 1, c.REPEATED, 5, -1, 1)], ""),
    c.OF_DELIVERY: ([Event(c.E_DELIVERED, 1, -1, c.BELOW, c.SILENT, 5, -1, 1)], ""),
    c.OF_KNOT: ([Event(c.E_BURST, 1, -1, 0, 0, 5, -1, 1)], "clause"),
}


def read_by(seat, lang, *events):
    """A desk of `condition` on which these events come last, all of them still to be read."""
    desk = Driven(load("condition"), 3, lang).desk(seat)
    first = int(desk.view.scal[s.EVENTS])
    for place, event in enumerate(events, first):
        desk.view.event[place] = event
    desk.view.scal[s.EVENTS] = first + len(events)
    return replace(desk, seen=first, past=History(), kept={})


def when(desk, step):
    time = desk.act_text(act_of(desk, step), "time")
    return time[:1].lower() + time[1:] if desk.book.lang == "fr" else time


def act_of(desk, step):
    return int(desk.book.frame.course[max(0, step), t.STEP_ACT])


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("reader", [0, 1, 2])
@pytest.mark.parametrize("how", [c.OWNED, c.EXCUSED])
@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_that_was_seen_is_told_with_its_date_and_what_it_was_about(kind, how, reader, lang):
    done, about = FAULTS[kind]
    desk = read_by(reader, lang, *done, Event(c.E_OWNED, 1, 0, kind, how, 6, -1, 5))
    words = fault_of(desk, desk.events[-1])
    assert f"({when(desk, 1)})" in words
    book = desk.book
    if about == "clause":
        assert book.clause(int(book.frame.fact[0, t.FACT_CLAUSE])) in words
    elif about:
        assert (book.clause_and_option(OPTION) if about == "option" else typeset(say(lang, about), lang)) in words
    assert words in tell(desk, desk.events[-1])
    assert words in reasons.tell(desk, len(desk.events) - 1) or kind in (c.OF_KNOT, c.OF_DELIVERY)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", [c.E_PROMISE_KEPT, c.E_PROMISE_BROKEN])
@pytest.mark.parametrize("promise", [PROMISE, FOR])
@pytest.mark.parametrize("reader", [0, 1])
def test_of_a_promise_one_reads_to_whom_it_was_and_whether_to_support(reader, promise, kind, lang):
    desk = read_by(reader, lang, promise, BROKEN._replace(kind=kind))
    other = desk.name(1 - reader)
    for event in desk.events[-2:]:
        line = tell(desk, event)
        assert desk.book.clause_and_option(OPTION) in line
        against = ("ne pas soutenir", "not to support")[lang == "en"]
        assert (against in line) == (promise is PROMISE)
        assert str(other).split(" ", 1)[1] in line
        assert ("vous", "you")[lang == "en"] in line.lower(), line


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("why", range(len(c.BECAUSES)))
@pytest.mark.parametrize("kind", [c.OF_TRADE, c.OF_PROMISE])
def test_why_one_did_not_keep_one_s_word_says_which_word(kind, why, lang):
    done, about = FAULTS[kind]
    desk = read_by(1, lang, *done, Event(c.E_BECAUSE, 1, 0, why, 0, 5, -1, 4))
    words = desk.book.clause_and_option(OPTION) if kind == c.OF_PROMISE else typeset(say(lang, about), lang)
    assert words in tell(desk, desk.events[-1])


NEVER = {"fr": ("trop", "faute de", "passait devant"), "en": ("too strong", "for want", "came first")}


@pytest.mark.parametrize(("lang", "never"), NEVER.items())
def test_no_reason_is_put_in_the_mouth_of_who_did_not_keep_their_word(lang, never):
    """What was so is told as it was, by the side of the act; where nothing was, the act alone."""
    done, about = FAULTS[c.OF_PROMISE][0], "told.because.promise"
    for why in range(len(c.BECAUSES)):
        desk = read_by(1, lang, *done, Event(c.E_BECAUSE, 1, 0, why, 0, 5, -1, 4))
        told = tell(desk, desk.events[-1])
        assert not any(word in told for word in never), told
        act = desk.book.say(about, to=desk.name(0), words=desk.book.clause_and_option(OPTION))
        assert (told.rstrip(".") == act) == (why == c.OWN_GAME)
    said = [say(lang, "told.excused", by=desk.name(0), fault="")]
    said += [say(lang, f"excused.{one}", by=desk.name(0), fault="") for one in range(variants("excused"))]
    assert not any("et des raisons" in one or "and reasons" in one for one in said)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_was_kept_between_two_is_told_where_it_was_repeated(lang):
    for reader in (0, 1):
        desk = read_by(reader, lang, *FAULTS[c.OF_CONFIDENCE][0])
        assert desk.book.text(f"facts.{desk.book.names.facts[0]}.text") in tell(desk, desk.events[-1])


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["condition", "critical-point", "residency"])
def test_the_pages_of_repair_say_which_word_was_not_kept(name, lang):
    """Of random plays: the page on which one owns up, names a price or pays it."""
    met = dict.fromkeys((c.AT_OWN_UP, c.AT_PRICE, c.AT_PAY), 0)
    for _, desk in many(load(name), lang):
        if all(met.values()):
            break
        if desk.stage not in met:
            continue
        met[desk.stage] += 1
        (part,) = [one for one in play_page(desk).parts if one.role == "repair"]
        times = {when(desk.at(one.moment), one.step) for one in desk.events}
        assert any(f"({time})" in part.text for time in times if time), part.text
    assert all(met.values()), met
