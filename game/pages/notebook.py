"""The notebook: what was heard, who said it, when, and whether it was seen since, or contradicted."""

from game.pages import told
from game.pages.book import Desk
from game.pages.model import Part
from game.pages.shapes import NoteData, NoteTopic, Standing
from game.rules import state as s

_HEARD: dict[int, Standing] = {2: "seen", 3: "contradicted"}
_TOPICS: dict[int, NoteTopic] = {s.WHY: "seeks", s.NOT_ACCEPT: "red", s.BRING: "brings", s.BOTHERS: "fact"}


def notebook(desk: Desk, aside: bool = True) -> Part:
    """Every note, the newest first."""
    book = desk.book
    notes = notes_of(desk)
    lines = [f"- {note['text']} ({', '.join(word for word in (note['when'], note['word']) if word)})" for note in notes]
    return Part(
        id="notebook",
        role="notebook",
        title=book.say("notebook.title"),
        text="\n".join(lines) or book.say("notebook.empty"),
        data={"notes": notes},
        aside=aside,
    )


def notes_of(desk: Desk) -> list[NoteData]:
    """What I heard from others or saw myself, the newest first."""
    found = []
    for place, event in enumerate(desk.events):
        note = _note(desk, event, place)
        if note is not None:
            found.append(note)
    return found[::-1]


def _note(desk: Desk, event: told.Event, place: int) -> NoteData | None:
    kind, by, _, what = event[:4]
    topic: NoteTopic
    standing: Standing = "unverified"
    if kind == s.E_VISITED and by == desk.me:
        topic, standing = "fact", "seen"
    elif by == desk.me or by < 0:
        return None
    elif kind == s.E_ANSWERED:
        topic = _TOPICS[told.topic_of(event)]
        standing = _standing(desk, by, topic, told.claimed(event))
    elif kind == s.E_TOLD_FACT:
        topic, standing = "fact", _standing(desk, by, "fact", what)
    elif kind in (s.E_TOLD_SEEKS, s.E_TOLD_RED, s.E_RED_SHOWN):
        topic = "seeks" if kind == s.E_TOLD_SEEKS else "red"
        standing = _standing(desk, by, topic, what)
    elif kind in (s.E_PROMISE, s.E_PROMISE_BROKEN, s.E_PROMISE_KEPT):
        topic = "promise"
        standing = "unverified" if kind == s.E_PROMISE else "seen"
    elif kind in (s.E_LIE_OUT, s.E_BURST):
        topic, standing = "breach", "seen"
    else:
        return None
    text = told.tell(desk, event)
    if not text:
        return None
    return {
        "id": f"note.{event[s.MOMENT]}.{place}",
        "about": desk.book.names.seats[by if by != desk.me else event[s.E_TO]],
        "by": "" if by == desk.me else desk.book.names.seats[by],
        "topic": topic,
        "text": text,
        "when": desk.when(event),
        "standing": standing,
        "word": desk.book.say(f"standing.{standing}"),
    }


def _standing(desk: Desk, by: int, topic: NoteTopic, what: int) -> Standing:
    """Seen or contradicted since, for what still stands as this structure's word."""
    if topic == "fact":
        if what < 0:
            return "unverified"
        return "seen" if int(desk.view.fact[what, 0]) == s.SEEN or int(desk.view.fact[what, 1]) else "unverified"
    heard = int(desk.view.toward[by, s.HEARD_KIND])
    if topic in ("seeks", "red"):
        return _HEARD.get(heard, "unverified")
    return "seen" if desk.view.toward[by, s.WENT] > 0 else "unverified"
