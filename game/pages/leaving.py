"""The question asked before one leaves; the window makes it before any play is read."""

from game.pages.model import Offer, Page, Part
from game.pages.wording import Lang, say


def leaving(lang: Lang, in_hand: bool, home: bool = False) -> Page:
    """Before one leaves, for the title only (`home`). `in_hand`: something chosen or written on the page before has not
    been confirmed."""
    text = "\n".join(say(lang, key) for key in ("leaving.kept", *(["leaving.lost"] if in_hand else [])))
    escape = "Échap" if lang == "fr" else "Esc"
    title, leave, key = ("leaving.home", "open.home", "t") if home else ("leaving.title", "leaving.leave", "q")
    offers = [
        Offer(id="stay", text=say(lang, "leaving.stay"), key=escape, action={}),
        Offer(id="leave", text=say(lang, leave), key=key, action={}),
    ]
    part = Part(id="leaving", role="choices", text=text, offers=offers)
    return Page(id="leaving", kind="message", lang=lang, title=say(lang, title), parts=[part])
