"""The question asked before one leaves; the window makes it before any play is read."""

from game.pages.model import Offer, Page, Part
from game.pages.wording import Lang, say


def leaving(lang: Lang, in_hand: bool) -> Page:
    """Before one leaves. `in_hand`: something chosen or written on the page before has not been confirmed."""
    text = "\n".join(say(lang, key) for key in ("leaving.kept", *(["leaving.lost"] if in_hand else [])))
    escape = "Échap" if lang == "fr" else "Esc"
    offers = [
        Offer(id="stay", text=say(lang, "leaving.stay"), key=escape, action={}),
        Offer(id="leave", text=say(lang, "leaving.leave"), key="q", action={}),
    ]
    part = Part(id="leaving", role="choices", text=text, offers=offers)
    return Page(id="leaving", kind="message", lang=lang, title=say(lang, "leaving.title"), parts=[part])
