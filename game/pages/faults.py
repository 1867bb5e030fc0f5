"""Which fault is owned, excused or denied: as its author names it, else from what its witness has seen before."""

from game.pages.book import Desk
from game.pages.wording import has
from game.rules import codes as c
from game.rules.history import Event

# What is said of a wrong that its author names, by its kind: as of one that was seen.
_NAMED = dict(
    zip(c.WRONGS, ("", "swap", "promise_broken", "lie_out", "confided", "delivered", "burst", "agreement"), strict=True)
)
_FAULTS = (c.E_SWAP, c.E_PROMISE_BROKEN, c.E_LIE_OUT, c.E_CONFIDED, c.E_DELIVERED, c.E_BURST)


def fault_of(desk: Desk, owned: Event) -> str:
    """« une promesse faite au Relais, puis rompue », within a sentence; that it was not seen, where I saw nothing."""
    history = desk.history
    before = [one for one in history.at(history.of(*_FAULTS)) if one.moment <= owned.moment]
    answered = [one.moment for one in history.at(history.of(c.E_OWNED)) if one.by == owned.by]
    since = max((moment for moment in answered if moment < owned.moment), default=-1)
    seen = next((one for one in reversed(before) if one.moment >= since and _is_fault(one, owned)), None)
    of = _NAMED[c.WRONGS[owned.what]] or (c.EVENTS_OF[seen.kind] if seen else "unseen")
    key = f"fault.{of}"
    key += ".me" if owned.to == desk.me and has(f"{key}.me") else ""
    return desk.book.say(key, by=desk.name(owned.by), to=desk.name(owned.to))


def _is_fault(event: Event, owned: Event) -> bool:
    """Whether this event is what `owned` answers for."""
    if event.kind == c.E_CONFIDED:
        return event.how == c.REPEATED and (event.to, event.by) == (owned.by, owned.to)
    if event.kind == c.E_DELIVERED:
        return event.by == owned.by and event.what in c.SHORT and event.how != c.WARNED
    if event.kind == c.E_BURST:
        return event.by == owned.by
    return (event.by, event.to) == (owned.by, owned.to) and (event.kind != c.E_SWAP or event.how == c.CHEAT)
