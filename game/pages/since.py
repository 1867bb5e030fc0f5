"""« Depuis tout à l’heure » : three lines at most, who did what since my last page."""

from collections.abc import Iterable

from game.pages import reasons, told
from game.pages.book import Desk, once
from game.pages.model import Part
from game.pages.packages import PackageNames, name_of
from game.pages.wording import Named
from game.rules import codes as c
from game.rules.history import Event
from game.story import tables as t

LINES = 3
# What must not be missed goes first; the rest follows in the order in which it happened.
_RANKS = (c.told(c.MUST_BE_TOLD), c.told(c.NEWS), c.told(c.SMALL_NEWS))
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
    c.E_PREPARED,
    c.E_PUT,
    c.E_OBJECTED,
    c.E_DELIVERED,
    c.E_REACTED,
}
_OFFERS = {c.E_PUT, c.E_LIGHTER}  # who offers says yes: that goes without saying
# What I did myself is known to me, but for what it brought, and for what came to me.
_OWN = {c.E_VISITED, c.E_HOME, c.E_TAKEN, c.E_GIVEN, c.E_SEEKS, c.E_OPENED}


@once
def lines(desk: Desk) -> list[str]:
    """At most three sentences; at the table a structure that made no move is known by its marks."""
    found = told_lines(desk)
    return [*found, *marks_of(desk, [seat for seat in desk.others if not moved(desk, seat)])][:LINES]


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
    if all(event.kind != c.E_ROUND for event in desk.fresh):
        return ""  # what was worded beforehand lies there, and nobody has spoken yet
    own = {event.what for event in desk.fresh if event.kind in _OFFERS and event.by == seat}
    given: dict[int, list[int]] = {}
    for event in desk.fresh:
        if event.kind == c.E_MARKED and event.by == seat and event.what not in own:
            given.setdefault(event.how, []).append(event.what)
    words = [
        desk.book.say(
            "told.mark",
            mark=desk.book.say(f"mark.{c.MARK_WORDS[mark]}"),
            packages=PackageNames(desk.book.lang, [name_of(desk, one) for one in packages]),
        )
        for mark, packages in sorted(given.items(), reverse=True)
    ]
    return ", ".join(words)


def alike(desk: Desk, event: Event, place: int) -> str:
    """The same for events that are told in one sentence, whoever did it; `place`, another number for each event."""
    if desk.crowded and event.kind in _ALIKE and event.by != desk.me:
        return told.tell(desk, event, Named("…", desk.book.lang))
    return str(place)


def together(desk: Desk, places: Iterable[int]) -> list[str]:
    """A sentence for the event at each of these places, in order; one for those that are alike."""
    groups: dict[str, tuple[int, list[int]]] = {}
    for place in places:
        event = desk.events[place]
        groups.setdefault(alike(desk, event, place), (place, []))[1].append(event.by)
    return [told_by(desk, place, by) for place, by in groups.values()]


def told_by(desk: Desk, place: int, by: Iterable[int]) -> str:
    """The event at this place: what it means, or, done alike by several, what they did."""
    several = list(dict.fromkeys(by))
    if len(several) > 1:
        return told.tell(desk, desk.events[place], desk.together(several))
    return reasons.tell(desk, place)


def moved(desk: Desk, seat: int) -> bool:
    """Whether this structure did something else than mark since my last page."""
    return any(event.by == seat and c.EVENTS[event.kind].news for event in desk.fresh)


def told_lines(desk: Desk) -> list[str]:
    """At most three of the things that happened, those not to be missed first."""
    kept = sorted(_told(desk), key=lambda one: one[0])[:LINES]
    return list(dict.fromkeys(text for _, _, text in sorted(kept, key=lambda one: one[1])))


@once
def _told(desk: Desk) -> list[tuple[int, int, str]]:
    """What happened since my last page: rank, place among the events, words."""
    ranked: list[tuple[int, int, str]] = []
    firsts: list[tuple[int, int, Event]] = []
    answered = {(event.by, event.to, told.claimed(event)) for event in desk.fresh if event.kind == c.E_ANSWERED}
    together: dict[str, list[int]] = {}
    for place, event in enumerate(desk.fresh):
        kind = event.kind
        if kind == c.E_TOLD_FACT and (event.by, event.to, event.what) in answered:
            continue  # it was the answer
        if kind == c.E_HOME and desk.stage == c.AT_DELIVERY:
            continue  # the page says it
        rank = next((rank for rank, kinds in enumerate(_RANKS) if kind in kinds), None)
        if rank is None or (event.by == desk.me and kind not in _OWN):
            continue
        found = together.setdefault(alike(desk, event, place), [])
        found.append(event.by)
        if len(found) == 1:
            firsts.append((rank, place, event))
    for rank, place, event in firsts:
        ranked.append((rank, place, told_by(desk, desk.seen + place, together[alike(desk, event, place)])))
    first = {words: place for _, place, words in reversed(ranked)}
    return [one for one in ranked if one[2] and first[one[2]] == one[1]]


def rest(desk: Desk) -> list[Part]:
    """What else happened since my last page, for a place beside it: nothing that I could see is lost."""
    shown = lines(desk)
    found = [text for _, _, text in _told(desk)] + marks_of(desk, desk.others)
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


def since(desk: Desk) -> list[Part]:
    """The part that opens a page, absent when nothing happened."""
    found = lines(desk)
    if not found:
        return []
    return [
        Part(
            id="since",
            role="since",
            title=desk.book.say("since.title"),
            text="\n".join(f"- {line}" for line in found),
            data={"lines": found},
        )
    ]
