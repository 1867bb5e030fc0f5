"""« Depuis tout à l’heure » : three lines at most, who did what since my last page."""

from game.pages import told
from game.pages.book import Desk
from game.pages.model import Part
from game.pages.wording import join
from game.play.words import MARK_WORDS, letter
from game.rules import state as s

LINES = 3
# What must not be missed goes first; the rest follows in the order in which it happened.
_FIRST = (
    s.E_LIE_OUT,
    s.E_PROMISE_BROKEN,
    s.E_SWAP,
    s.E_LEFT,
    s.E_WITHDREW,
    s.E_STOOD,
    s.E_NO_AGREEMENT,
    s.E_SETTLED,
    s.E_OWNED,
)
_NEXT = (
    s.E_CHOICE,
    s.E_ANSWERED,
    s.E_TOLD_FACT,
    s.E_TOLD_SEEKS,
    s.E_TOLD_RED,
    s.E_RED_SHOWN,
    s.E_TENSION,
    s.E_DELIVERED,
    s.E_REACTED,
    s.E_PRICED,
    s.E_PAID,
    s.E_PUT,
    s.E_LIGHTER,
    s.E_OBJECTED,
    s.E_VISITED,
)
_LAST = (s.E_TRADE_ANSWER, s.E_PROMISE, s.E_REASSURED, s.E_PREPARED, s.E_THIRD, s.E_ADJOURN)
_OWN = {s.E_VISITED}  # what I did myself is known to me, but for what it brought


def lines(desk: Desk) -> list[str]:
    """At most three sentences; at the table a structure that made no move is known by its marks."""
    found = told_lines(desk)
    marked = [line for seat in desk.others for line in marks_of(desk, seat) if not moved(desk, seat)]
    return [*found, *marked][:LINES]


def marks_of(desk: Desk, seat: int) -> list[str]:
    """« … a donné ses avis : oui à A et B, non à C », for the round just shown; nothing if it gave none."""
    given: dict[int, list[str]] = {}
    for event in desk.fresh:
        if event[s.KIND] == s.E_MARKED and event[s.E_BY] == seat:
            given.setdefault(event[s.E_HOW], []).append(letter(event[s.E_WHAT]))
    words = [
        desk.book.say(
            "told.mark", mark=desk.book.say(f"mark.{MARK_WORDS[mark]}"), letters=join(desk.book.lang, letters)
        )
        for mark, letters in sorted(given.items(), reverse=True)
    ]
    return [desk.book.say("told.marked", by=desk.name(seat), words=", ".join(words))] if words else []


def moved(desk: Desk, seat: int) -> bool:
    """Whether this structure did something else than mark since my last page."""
    return any(event[s.E_BY] == seat and event[s.KIND] in (*_FIRST, *_NEXT, *_LAST) for event in desk.fresh)


def told_lines(desk: Desk) -> list[str]:
    """At most three of the things that happened, those not to be missed first."""
    ranked: list[tuple[int, int, str]] = []
    for place, event in enumerate(desk.fresh):
        kind = event[s.KIND]
        rank = next((rank for rank, kinds in enumerate((_FIRST, _NEXT, _LAST)) if kind in kinds), None)
        if rank is None or (event[s.E_BY] == desk.me and kind not in _OWN):
            continue
        ranked.append((rank, place, told.tell(desk, event)))
    kept = sorted((one for one in ranked if one[2]), key=lambda one: one[0])[:LINES]
    return list(dict.fromkeys(text for _, _, text in sorted(kept, key=lambda one: one[1])))


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
