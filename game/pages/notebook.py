"""The notebook as a part: what was heard, who said it, when, and whether it was seen since, or contradicted."""

from game.pages.book import Desk
from game.pages.lasting import lasting
from game.pages.model import Part
from game.pages.shapes import NoteData
from game.pages.told import unsaid
from game.play.notebook import TOPIC_OF, Note
from game.rules import codes as c


@lasting(lambda desk: desk.notes)
def notebook(desk: Desk) -> Part:
    """Every note of this seat, the newest first."""
    notes = [_note(desk, note, place) for place, note in enumerate(desk.notes)][::-1]
    lines = [f"- {note['text']} ({', '.join(word for word in (note['when'], note['word']) if word)})" for note in notes]
    return Part(
        id="notebook",
        role="notebook",
        title=desk.book.say("notebook.title"),
        text="\n".join(lines) or desk.book.say("notebook.empty"),
        data={"notes": notes, "structures": desk.all_named()},
        aside=True,
    )


def _note(desk: Desk, note: Note, place: int) -> NoteData:
    return {
        "id": f"note.{note.moment}.{place}",
        "about": note.about,
        "place": desk.seats.index(desk.book.names.seats.code[note.about]),
        "by": note.by or "",
        "topic": note.topic,
        "text": _text(desk, note),
        "when": desk.at(note.moment).time_of(note.step),
        "standing": note.standing,
        "word": _standing(desk, note),
    }


def quoted(desk: Desk, note: Note) -> str:
    """The same under the name of who it is about: its own words between their marks, what was seen or done told."""
    book = desk.at(note.moment).book
    if not note.path or note.topic in ("promise", "said"):
        return _text(desk, note)
    return book.say("note.visited" if note.by is None else "note.quoted", words=book.text(note.path))


def noted_when(desk: Desk, note: Note) -> str:
    """When it was, and whether what somebody said was seen since, or contradicted; what nothing has settled, and what
    one saw, go without saying."""
    settled = note.path and note.by is not None and note.standing != "unverified"
    standing = _standing(desk, note) if settled else ""
    return ", ".join(word for word in (desk.at(note.moment).time_of(note.step), standing) if word)


def _standing(desk: Desk, note: Note) -> str:
    """What became of a word: said of a promise as such, which was no lie where it was not kept."""
    of = "promise." if note.topic == "promise" and note.standing != "unverified" else ""
    return desk.book.say(f"standing.{of}{note.standing}")


def _text(desk: Desk, note: Note) -> str:
    """What was said, or how a question was left without an answer."""
    book = desk.at(note.moment).book
    by = desk.name(book.names.seats.code[note.by or note.about])
    words = book.text(note.path)
    if note.topic == "promise":
        clause = book.text(note.path.rsplit(".options.", 1)[0] + ".title")
        return book.say("note.promise", by=by, words=book.say("unit.clause_option", clause=clause, option=words))
    if note.by is None:
        return book.say("note.seen", by=by, words=words)
    if note.topic == "said":  # told by the story, which names who spoke
        return words
    topic = c.TOPICS[next(code for code, name in TOPIC_OF.items() if name == note.topic)]
    return book.say("note.said", by=by, words=words or unsaid(book, topic, note.how))
