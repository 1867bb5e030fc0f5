"""The walker: a few plays of a scenario that show all it has, every page of the seats that people may hold, in both
languages, each looked at for what may not be.

    found = walk(loaded, few(loaded, 60, MANY))      # {"plays", "pages", "faults": {kind: count}, "examples"}

Pages come from where a person's come from (`SeatPages`, the debrief); those that open over the page of a play are read
where an act opens, and as it ends. What is looked for stands in `looks/`, a kind a function.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from game.debrief.debrief import Debrief, debrief
from game.debrief.words import Speaker
from game.lab.covering import Kept, covering
from game.minds.seats import MINDS
from game.pages import debrief as debriefs
from game.pages.book import Book, Desk
from game.pages.debrief_reading import Person, Reading
from game.pages.explained import RULED
from game.pages.model import Offer, Page, ValuesError, compose
from game.pages.seat_pages import SeatPages
from game.pages.wording import LANGS
from game.play.play import Play
from game.play.room import Room
from game.play.seats import Seats
from game.play.seats import playable as tables_of
from game.play.words import Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import held_at_start
from game.story.library import Library, Loaded, load_sheets
from game.walk.leaf import Leaf, Sheet, Written
from game.walk.looks import LOOKS
from game.walk.looks.sums import written

Json = dict[str, Any]
MANY, FEW = 20_000, 200  # plays among which the few are chosen: compiled, interpreted
MOST = 60  # of the few
SHOWN = 5  # examples of a kind
SAID = {"word": "surprise", "part": "moi, le plan"}  # by each person, before a debrief


def few(loaded: Loaded, plays: int, among: int, seed: int = 0, minds: Sequence[str] = MINDS) -> list[Kept]:
    """At most `plays` which together show what `among` plays, of all kinds of minds, show of this scenario."""
    return covering(loaded, max(1, among // len(minds)), minds, seed).plays[:plays]


def walk(
    loaded: Loaded,
    plays: Iterable[Kept],
    told: Callable[[int], None] = lambda done: None,
    read: Callable[[Kept, Leaf], None] = lambda kept, leaf: None,
) -> Json:
    """Look at every page of these plays. `told`: called with how many plays were walked; `read`: with each page."""
    found: dict[str, list[Json]] = {kind: [] for kind in LOOKS}
    count = pages = 0
    for count, play in enumerate(plays, 1):
        for leaf in leaves(loaded, play):
            pages += 1
            read(play, leaf)
            for kind, look in LOOKS.items():
                found[kind] += [_example(play, leaf.page, what) for what in look(leaf)]
        told(count)
    return {
        "plays": count,
        "pages": pages,
        "faults": {kind: len(some) for kind, some in found.items() if some},
        "examples": {kind: _examples(some) for kind, some in found.items() if some},
    }


def leaves(loaded: Loaded, kept: Kept) -> Iterator[Leaf]:
    """Every page of one play, seat by seat as they are met, then as it ends, in French and in English. All seats are
    held as people's, so that they move in the order of the batch that the play was chosen from."""
    names = loaded.tables.names
    play = Play.begin(loaded, kept.seed, names.seats)
    minds = Seats(loaded, dict.fromkeys(names.seats, kept.minds))
    tables = tables_of(loaded)
    held = frozenset(
        (fact, seat)
        for fact in range(len(names.facts))
        for seat in range(len(names.seats))
        if held_at_start(tables.secrets, play.state, seat, fact)
    )
    words, readers = Words(tables), _readers(loaded, Room(play), held)
    while not play.over:
        for code, seat in enumerate(names.seats):
            if play.over or seat not in play.awaiting():
                continue
            row = minds.move(play.state, code)
            move = words.write(code, row, lying(tables, play.state))
            for reader in readers.get(seat, ()):
                yield from reader.read(move)
            play.do(seat, move)
    everyone = [reader for some in readers.values() for reader in some]
    for reader in everyone:
        yield from reader.read(None)
    library = _sheets()
    judged = debrief(loaded, library, play.state, people=tuple(readers))
    for reader in everyone:
        yield from reader.look_back(loaded, library, judged, tuple(readers))


_sheets = cache(load_sheets)


def _readers(loaded: Loaded, room: Room, held: frozenset[tuple[int, int]]) -> dict[str, list["_Reader"]]:
    """Who reads, seat by seat: one in each language, of each seat that people may hold."""
    texts = {lang: {path: loaded.catalogue.get(path, lang) for path in loaded.catalogue.french} for lang in LANGS}
    books = [Book(lang, loaded.tables.frame, loaded.tables.names, texts[lang]) for lang in LANGS]
    texts_of = [written(book) for book in books]
    seats = [seat for seat in loaded.tables.names.seats if loaded.scenario.structures[seat].playable]
    return {
        seat: [_Reader(room, seat, book, held, one) for book, one in zip(books, texts_of, strict=True)]
        for seat in seats
    }


class _Reader:
    """One seat read in one language from the first page to the last."""

    def __init__(self, room: Room, seat: str, book: Book, held: frozenset[tuple[int, int]], written: Written) -> None:
        self.pages = SeatPages(room, seat, lambda: book, self._hints)
        self.held, self.written = held, written
        self.act = ""  # of the page that came last
        self.met: set[str] = set()  # kinds of pages
        self.before: list[Sheet] = []
        self.move: Mapping[str, Any] | None = None
        self.chosen: Offer | None = None

    def read(self, move: Mapping[str, Any] | None) -> Iterator[Leaf]:
        """The page before this move; none where the guesses of one page go on."""
        goes_on = move is not None and move["do"] == c.DOES[c.GUESS] == (self.move or {}).get("do")
        if not (goes_on and self.before and self.before[-1].page.kind == "guess"):
            page, desk = self.pages.page(), self.pages.desk()
            leaf = self._leaf(page, desk, move=self.move, chosen=self.chosen)
            yield leaf
            act = page.place.act if page.place is not None else ""
            self.before.append(leaf.sheet)
            if move is None or act != self.act or page.kind not in self.met:
                yield from self._opened(desk, whole=move is None or act != self.act)
            self.act = act
            self.met.add(page.kind)
        self.move, self.chosen = move, _made_by(self.before[-1].page, move) if move else None

    def _leaf(self, page: Page, desk: Desk, **more: Any) -> Leaf:
        return Leaf(page, desk, before=tuple(self.before), held=self.held, written=self.written, **more)

    def _opened(self, desk: Desk, whole: bool) -> Iterator[Leaf]:
        """What can be opened over the page of now; but for its own explanation, where an act opens, and at the end."""
        pages, scal = self.pages, desk.view.scal
        opens = [pages.words]
        if whole:
            opens += [pages.card, pages.notebook, pages.picture, pages.people]
            opens += [pages.packages] if int(scal[s.MADE]) else []
            opens += [pages.signed] if int(scal[s.IN_FORCE]) >= 0 else []
        for open_page in opens:
            yield self._leaf(open_page(), desk, beside="opened")

    def look_back(self, loaded: Loaded, library: Library, judged: Debrief, people: Sequence[str]) -> Iterator[Leaf]:
        """The pages of the debrief, once the play is over."""
        play, seat, desk = self.pages.room.play, self.pages.seat, self.pages.desk()
        reading = Reading(
            desk.book,
            judged,
            Speaker(loaded, library, desk.book.lang),
            seat,
            dict(SAID),
            stops=play.moments(),
            readings=play.readings,
            state=play.state,
            people=[Person(one, SAID, SAID["part"]) for one in people],
            view=play.page_view(seat),
        )
        for page in debriefs.pages(reading):
            leaf = self._leaf(page, desk, beside="debrief", reading=reading)
            yield leaf
            self.before.append(leaf.sheet)

    def _hints(self) -> frozenset[str]:
        """Kinds of pages met for the first time: they are explained then."""
        return frozenset(RULED) - self.met


def _made_by(page: Page, move: Mapping[str, Any]) -> Offer | None:
    """The offer that makes this move by itself, None where there are fields to fill."""
    for offer in page.offers():
        if offer.move is not None and not offer.fields and offer.enabled:
            try:
                made = compose(offer)
            except ValuesError:
                continue
            if all(move.get(key) == value for key, value in made.items()):
                return offer
    return None


def _example(play: Kept, page: Page, what: str) -> Json:
    return {
        "what": what,
        "page": page.id,
        "seat": page.seat,
        "lang": page.lang,
        "play": {"minds": play.minds, "seed": play.seed},
    }


def _examples(some: list[Json]) -> list[Json]:
    """A few, each of its own."""
    return list({one["what"]: one for one in reversed(some)}.values())[::-1][:SHOWN]
