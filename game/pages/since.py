"""« Entre-temps » : what was signed, then what came of my own act, then what others made of what I had put,
then what must never be missed, then three lines of the rest; what happened after a scene opened is told after that
scene.
"""

from collections.abc import Iterable
from typing import NamedTuple

from game.pages import reasons, told
from game.pages.book import Desk, once
from game.pages.closed import closing
from game.pages.model import Part
from game.pages.packages import PackageNames, name_of
from game.pages.said_again import quoted_once
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, claimed, topic_of
from game.story import tables as t
from game.story.agreeing import Named, Several

LINES = 3  # of what may be cut
FEW = 3  # who put a package, where they are many: more are counted, and each package says whose it is
FIRST, MINE, ON_MINE, KEPT, NEWS, SMALL, BESIDE = range(7)
# Signed, refused, revealed, broken, repaired, burst: never cut.
_KEPT = c.told(c.MUST_BE_TOLD) | {
    *(c.E_BOXES, c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN, c.E_TENSION, c.E_PRICED, c.E_BURST),
}
_RANKS = {**dict.fromkeys(c.told(c.SMALL_NEWS), SMALL), **dict.fromkeys(c.told(c.NEWS), NEWS)}
_RANKS |= dict.fromkeys(_KEPT, KEPT)
# What several may do in the same words: told together where they are many.
_ALIKE = {
    c.E_TENSION,
    c.E_THIRD,
    c.E_ADJOURN,
    c.E_WITHDREW,
    c.E_LEFT,
    c.E_ASKED,
    c.E_PRESSED,
    c.E_REASSURED,
    c.E_VISITED,
    c.E_DAY_WITH,
    c.E_PREPARED,
    c.E_PUT,
    c.E_OBJECTED,
    c.E_DELIVERED,
    c.E_REACTED,
}
_OFFERS = {c.E_PUT, c.E_LIGHTER}  # who offers says yes: that goes without saying
# What I answered myself was on the page where I did it; of what else I did, the page says what came.
_OWN_UNTOLD = {c.E_ANSWERED, c.E_TRADE_ANSWER}
# What another does to me because of what I did; what I am paid is for what I gave.
_ANSWERS = {c.E_ANSWERED, c.E_DOOR, c.E_CONFIDED, c.E_TRADE_ANSWER, c.E_SWAP, c.E_PAID, c.E_PRICED, c.E_SETTLED}
# What an act of mine took of my days, by its event; listening is told from asking.
_TAKES = {
    c.E_ASKED: c.ASK,
    c.E_TRADE: c.TRADE,
    c.E_VISITED: c.VISIT,
    c.E_TEAM: c.TEAM,
    c.E_PREPARED: c.PREPARE,
}


class Line(NamedTuple):
    """A sentence. `place`: of its event, among all; the number of events, for one that has none."""

    rank: int
    place: int
    words: str


@once
def lines(desk: Desk) -> list[str]:
    """What the page tells, in the order in which it tells it."""
    return [line.words for line in _shown(desk)]


@once
def _shown(desk: Desk) -> list[Line]:
    """All that is mine or never cut, and three of the rest; at the table a structure that made no move is known by its
    marks."""
    found = _told(desk)
    still = [seat for seat in desk.others if not moved(desk, seat)]
    rest = sorted((line for line in found if KEPT < line.rank < BESIDE), key=lambda line: line.rank)
    rounds = [desk.seen + at for at, event in enumerate(desk.fresh) if event.kind == c.E_ROUND]
    # Given in the round just shown: before a scene that opened after it.
    given = [] if desk.crowded else marks_of(desk, still)  # where they are many, the grid counts them
    rest += [Line(SMALL, rounds[-1] if rounds else len(desk.events), words) for words in given]
    kept = [*rest[:LINES], *(line for line in found if line.rank <= KEPT)]
    first = {line.words: line for line in sorted(kept, key=lambda line: line[:2], reverse=True)}
    return sorted(first.values(), key=lambda line: (min(line.rank, NEWS), line.place))


def marks_of(desk: Desk, seats: Iterable[int]) -> list[str]:
    """What the marks of each mean in the round just shown, else the marks; where they are many, the marks of those who
    gave the same, together."""
    found: list[str] = []
    as_given: list[int] = []
    for seat in seats:
        meant = "" if desk.crowded else reasons.marks(desk, seat)
        if meant:
            found.append(meant)
        else:
            as_given.append(seat)
    return found + marks_as_given(desk, as_given)


def marks_as_given(desk: Desk, seats: Iterable[int]) -> list[str]:
    """« … a donné un avis : oui à A et B, non à C », for the round just shown, by each that gave one; together by those
    who gave the same where they are many.
    """
    alike: dict[tuple[str, int], list[int]] = {}
    for seat in seats:
        words = _marks_words(desk, seat)
        if words:
            alike.setdefault((words, -1 if desk.crowded else seat), []).append(seat)
    return [desk.book.say("told.marked", by=desk.together(by), words=words) for (words, _), by in alike.items()]


def _marks_words(desk: Desk, seat: int) -> str:
    """« oui à A et B, non à C »: what a structure said of the packages in the round just shown, "" if nothing."""
    words = [
        desk.book.say(
            "told.mark",
            mark=desk.book.say(f"mark.{c.MARK_WORDS[mark]}"),
            packages=PackageNames(desk.book.lang, [name_of(desk, one) for one in packages]),
        )
        for mark, packages in sorted(_marks_given(desk).get(seat, {}).items(), reverse=True)
    ]
    return ", ".join(words)


@once
def _marks_given(desk: Desk) -> dict[int, dict[int, list[int]]]:
    """Of each structure, its marks in the round just shown, but on what it puts itself: each with its packages."""
    if all(event.kind != c.E_ROUND for event in desk.fresh):
        return {}  # what was worded beforehand lies there, and nobody has spoken yet
    own = {(event.by, event.what) for event in desk.fresh if event.kind in _OFFERS}
    found: dict[int, dict[int, list[int]]] = {}
    for event in desk.fresh:
        if event.kind == c.E_MARKED and (event.by, event.what) not in own:
            found.setdefault(event.by, {}).setdefault(event.how, []).append(event.what)
    return found


def alike(desk: Desk, event: Event, place: int) -> str:
    """The same for events that are told in one sentence, whoever did it; `place`, another number for each event."""
    with_fact = event.kind == c.E_TENSION and (event.what > 0 or event.to >= 0)  # what it is about is told with it
    if desk.crowded and event.kind in _ALIKE and event.by != desk.me and not with_fact:
        return told.tell(desk, event, Named("…", desk.book.lang))
    return str(place)


def together(desk: Desk, places: Iterable[int]) -> list[str]:
    """A sentence for the event at each of these places, in order; one for those that are alike, none for one that is
    told in the sentence of another."""
    groups: dict[str, tuple[int, list[int]]] = {}
    for place in places:
        event = desk.events[place]
        groups.setdefault(alike(desk, event, place), (place, []))[1].append(event.by)
    return [words for place, by in groups.values() if (words := told_by(desk, place, by))]


def told_by(desk: Desk, place: int, by: Iterable[int]) -> str:
    """The event at this place: what it means, or, done alike by several, what they did."""
    several = list(dict.fromkeys(by))
    if len(several) > 1:
        return told.tell(desk, desk.events[place], desk.together(several))
    return reasons.tell(desk, place)


def moved(desk: Desk, seat: int) -> bool:
    """Whether this structure did something else than mark since my last page."""
    return any(event.by == seat and c.EVENTS[event.kind].news for event in desk.fresh)


@once
def _told(desk: Desk) -> list[Line]:
    """All that happened since my last page, in order."""
    groups: dict[str, list[int]] = {}
    firsts: dict[str, tuple[int, int]] = {}
    for at, event in enumerate(desk.fresh):
        place = desk.seen + at
        rank = _rank(desk, event)
        if rank is None:
            continue
        key = alike(desk, event, place)
        groups.setdefault(key, []).append(event.by)
        firsts.setdefault(key, (rank, place))
    found = [Line(rank, place, _words(desk, place, groups[key])) for key, (rank, place) in firsts.items()]
    said = quoted_once(desk, [(desk.events[line.place], line.words) for line in found])
    found = [line._replace(words=words) for line, words in zip(found, said, strict=True)]
    closed = closing(desk)
    found += [Line(FIRST, *closed)] if closed else []
    return [line for line in found if line.words]


def _rank(desk: Desk, event: Event) -> int | None:
    """Where an event is told, None where it is not: the answer says it, or the page."""
    kind = event.kind
    if kind == c.E_NO_AGREEMENT:
        return None  # said with whose yes was missing
    if kind not in _RANKS or (kind == c.E_TOLD_FACT and _within_answer(desk, event)):
        return None
    if (kind == c.E_HOME and desk.stage == c.AT_DELIVERY) or (kind == c.E_BURST and _bursts_here(desk, event.what)):
        return None
    if kind in (c.E_ASKED, c.E_TRADE) and event.to == desk.me and desk.stage == c.AT_ANSWER:
        return None  # the page asks it
    if kind == c.E_TOLD_FACT and event.by == desk.me and event.to not in told.hearers_of(desk, event)[:1]:
        return None  # said to several at once: once
    if kind == c.E_RED_SHOWN and _shown_again(desk, event):
        return None
    if kind == c.E_DAY_WITH and desk.crowded:
        return BESIDE  # where they are many, who went to whom is read beside the page
    if kind == c.E_CHOICE and event.by != desk.me and _told_to_all(desk, event):
        return None  # what it said stands there word for word
    if kind == c.E_STOOD:
        return FIRST
    if kind == c.E_CONFIDED and event.how == c.CONFIDED and event.by == desk.me:
        return None  # the page where I answered so said that it asks it
    if kind == c.E_GIVEN and event.by == desk.me:
        return ON_MINE  # nothing that I did: after what came of that
    if event.by == desk.me:
        asked = kind in (c.E_ASKED, c.E_PRESSED) and _answer_to(desk, event) is not None
        return None if kind in _OWN_UNTOLD or asked else MINE
    if event.to == desk.me and kind in _ANSWERS:
        return MINE
    return ON_MINE if _against_mine(desk, event) else _RANKS[kind]


def _told_to_all(desk: Desk, choice: Event) -> bool:
    """Whether this choice told all a fact, in words that are told too."""
    facts = {fact for fact, to in told.reveals(desk, choice.what) if to < 0}
    return any(
        (one.kind, one.by, one.to, one.moment) == (c.E_TOLD_FACT, choice.by, -1, choice.moment) and one.what in facts
        for one in desk.fresh
    )


def _shown_again(desk: Desk, shown: Event) -> bool:
    """Whether a limit said before all was said so once more since: its words stand there."""
    later = (one for one in desk.fresh if one.kind == c.E_RED_SHOWN and one.moment > shown.moment)
    return any((one.by, one.what) == (shown.by, shown.what) for one in later)


def _bursts_here(desk: Desk, fact: int) -> bool:
    """Whether the page itself is about this knot."""
    return desk.stage == c.AT_BURST and int(desk.view.scal[s.BURSTING]) == fact


def _within_answer(desk: Desk, event: Event) -> bool:
    """Whether telling this fact was the answer to a question."""
    same = (event.by, event.to, event.what)
    return any(
        one.kind == c.E_ANSWERED and (one.by, one.to, claimed(one)) == same and topic_of(one) == c.BOTHERS
        for one in desk.fresh
    )


def _answer_to(desk: Desk, asked: Event) -> Event | None:
    """What was answered to a question, None if nothing yet: of one who listens, what there was still to say."""
    said = [one for one in desk.fresh if one.kind == c.E_ANSWERED and (one.by, one.to) == (asked.to, asked.by)]
    return next((one for one in said if topic_of(one) == asked.what), said[0] if said else None)


def _against_mine(desk: Desk, event: Event) -> bool:
    """Whether another objects to a package that I put, or changes it."""
    if event.kind == c.E_OBJECTED:
        return desk.package_state(told.objected_to(event)[0], s.PUT_BY) == desk.me
    return event.kind == c.E_PUT and event.how >= 0 and desk.package_state(event.how, s.PUT_BY) == desk.me


def _words(desk: Desk, place: int, by: list[int]) -> str:
    """The sentence of an event; of an act of mine, with what it took; of an answer, with what was asked."""
    event = desk.events[place]
    if event.kind == c.E_BURST:
        then = desk.at(event.moment)
        return then.book.say("told.burst", words=told.fact_text(then, event.what))
    if event.kind == c.E_CHOICE and event.by == desk.me:
        return told.came_of(desk, event)
    if event.kind == c.E_TOLD_FACT and event.by == desk.me and len(told.hearers_of(desk, event)) > 1:
        return told.tell(desk, event, hearers=told.to_each(desk, told.hearers_of(desk, event)))
    if event.kind == c.E_ANSWERED and event.to == desk.me:
        return _answered(desk, event)
    several = set(by)
    if event.kind == c.E_PUT and desk.stage == c.AT_ROUND and len(several) > FEW:
        return told.tell(desk, event, Several(desk.book.say("since.many", n=len(several)), desk.book.lang))
    words = told_by(desk, place, by)
    return f"{words} {_took(desk, event)}".rstrip() if event.by == desk.me and words else words


def _answered(desk: Desk, event: Event) -> str:
    """« À votre question, … a répondu : … », and what asking took; what was said beside it, or in an exchange, as that.
    The question is the one that I asked."""
    words, by = told.answer_words(desk.at(event.moment), event), desk.name(event.by)
    asking = [one for one in desk.fresh if one.kind in (c.E_ASKED, c.E_PRESSED) and one.by == desk.me]
    mine = [one for one in asking if one.to == event.by]
    asked = next((one for one in mine if one.what == topic_of(event)), mine[0] if mine else None)
    if asked is None or _of_a_swap(desk, event):
        return desk.book.say("told.answered.me", by=by, words=words)
    if _answer_to(desk, asked) != event:
        return desk.book.say("told.answered_more", by=by, words=words)
    key = "told.answered_mine" if asked.what == topic_of(event) else "told.answered_beside"
    line = desk.book.say(key, by=by, topic=desk.book.say(f"topic.{c.TOPICS[asked.what]}"), words=words)
    return f"{line} {_took(desk, asked)}".rstrip()


def _of_a_swap(desk: Desk, event: Event) -> bool:
    """Whether this was said because it had been agreed in exchange."""
    return any(
        one.kind == c.E_SWAP and (one.by, one.to, one.moment) == (event.by, event.to, event.moment)
        for one in desk.fresh
    )


def _took(desk: Desk, event: Event) -> str:
    """What an act of mine took of my days."""
    move = c.LISTEN if event.kind == c.E_ASKED and event.how == c.LISTENING else _TAKES.get(event.kind, c.PASS)
    days = c.MOVES[move].days
    return desk.book.say("told.took", days=desk.book.days(days)) if days else ""


def rest(desk: Desk) -> list[Part]:
    """What else happened since my last page, for a place beside it: nothing that I could see is lost."""
    shown = lines(desk)
    found = [line.words for line in _told(desk)] + marks_of(desk, desk.others)
    if desk.stage != c.AT_ROUND:  # the packages with their marks are no longer on the page
        found += marks_as_given(desk, desk.others)
    found = list(dict.fromkeys(line for line in found if line not in shown))
    if not found:
        return []
    text = "\n".join(f"- {line}" for line in found)
    return [Part(id="since-rest", role="list", title=desk.book.say("since.rest"), text=text, aside=True)]


def chronicle(desk: Desk) -> Part:
    """All that I did, saw and heard, act by act; what many did alike at the same moment is told once."""
    found: list[str] = []
    heading = ""
    alikes: dict[tuple[str, int], list[int]] = {}
    keys = [(alike(desk, event, place), event.moment) for place, event in enumerate(desk.events)]
    for key, event in zip(keys, desk.events, strict=True):
        alikes.setdefault(key, []).append(event.by)
    for place, (key, event) in enumerate(zip(keys, desk.events, strict=True)):
        by = alikes.pop(key, [])
        if not by:
            continue
        then = desk.at(event.moment)
        words = (
            then.book.say("told.burst", words=told.fact_text(then, event.what))
            if event.kind == c.E_BURST
            else told_by(desk, place, by)
        )
        if not words:
            continue
        act = int(desk.book.frame.course[max(0, event.step), t.STEP_ACT])
        title = " — ".join(one for one in (then.act_text(act, "title"), then.act_text(act, "time")) if one)
        if title != heading:
            heading = title
            found.append(title)
        line = f"- {words}"
        if line not in found[-3:]:
            found.append(line)
    return Part(
        id="chronicle",
        role="list",
        title=desk.book.say("chronicle.title"),
        text="\n".join(found) or desk.book.say("chronicle.empty"),
    )


def since(desk: Desk, scenes: Iterable[tuple[int, Part]] = ()) -> list[Part]:
    """What opens a page: what happened before the first of these scenes opened, then each scene, with what happened
    once it was open. `scenes`: the place among all events at which each opened, and its part."""
    opened: list[tuple[int, Part | None]] = [(-1, None), *scenes]
    ends = [place for place, _ in opened[1:]] + [len(desk.events) + 1]
    found: list[Part] = []
    for at, ((start, scene), end) in enumerate(zip(opened, ends, strict=True)):
        here = [line.words for line in _shown(desk) if start <= line.place < end]
        found += [scene] if scene is not None else []
        found += [_part(desk, here, at)] if here else []
    return found


def _part(desk: Desk, found: list[str], at: int) -> Part:
    return Part(
        id=f"since.{at}" if at else "since",
        role="since",
        title=desk.book.say("since.then" if at else "since.title"),
        text="\n".join(f"- {line}" for line in found),
        data={"lines": found},
    )
