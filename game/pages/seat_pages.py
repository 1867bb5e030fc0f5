"""What one seat of a room is shown, and what it may do there: all that a person needs of a play, on whatever screen.

    pages = SeatPages(room, "farm", book)
    page = pages.page()                                  # made from the seat's view, and from nothing else
    pages.act(page.id, "choose.farm_says_yes")           # on the disk when it returns

A page's id names its moment. An act says on which page it was made: on another than the present one it is refused, so
that a second press, a slow line or an old page left open does nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.pages import askers, guess, kept, opened, signed, table_moves, weighing
from game.pages.book import Book, Desk
from game.pages.explained import RULED, explained
from game.pages.menus import Stop
from game.pages.model import Offer, Page, Values, compose
from game.pages.packages import by_letter, names
from game.pages.playing import away_page, play_page, waiting_page
from game.play.holders import GAME_HOLDS, PERSON
from game.play.notebook import notebook as notes_of
from game.play.readings import Held
from game.play.refusals import BadMove
from game.play.room import Room
from game.rules import codes as c
from game.rules import state as s


class SeatPages:
    """One seat's pages. `book`: the scenario in the language of the moment; `hints`: kinds of page to be explained
    still; `shared`: others come to the same machine, so that the seats they left can be taken back from here;
    `picture`: what the person noted of the others, kept by whoever shows the pages (the action "picture")."""

    def __init__(
        self,
        room: Room,
        seat: str,
        book: Callable[[], Book],
        hints: Callable[[], frozenset[str]] = frozenset,
        shared: bool = False,
        picture: Callable[[], guess.Noted] = dict,
    ) -> None:
        self.room, self.seat, self._book, self._hints, self._shared = room, seat, book, hints, shared
        self._picture = picture
        self.met: set[str] = set()  # kinds of page that whoever holds it has met
        self.pending: list[Mapping[str, Any]] = []  # answers to what is still to be asked, with their words
        self._unread: int | None = None  # from which event on nothing was read yet, where one act made several moves
        self._made: tuple[tuple[Any, ...], Page] | None = None  # the last page, after what it was made from
        self._signatures = 0  # of which one knows whether they are new to the seat

    def page(self) -> Page:
        """What the seat sees now: a choice to make, that others are waited for, how it ended; or that the game holds
        it. Moves of others that do not show yet change nothing of it. Made once for all who ask while nothing moves."""
        made_from = self._made_from()
        if self._made is None or self._made[0] != made_from:
            self._made = made_from, self._page()
        return self._made[1]

    def _made_from(self) -> tuple[Any, ...]:
        """All that a page is made from: two of the same are the same page."""
        play = self.room.play
        return play, int(play.state.scal[s.TICK]), play.people, self._book(), self._picture(), self._hints()

    def _page(self) -> Page:
        desk, play = self.desk(), self.room.play
        if self.seat not in play.people and not play.over:
            page = away_page(desk, taken_back(self._book(), self.seat))
        elif play.over or self.seat in play.awaiting():
            page = play_page(desk, self._hints())
        else:
            page = waiting_page(desk)
        return page.model_copy(update={"id": f"{page.id}.{self.room.turn(self.seat, desk.view)}"})

    def weighed(self, options: Mapping[str, str]) -> str:
        """What a package would be for the seat alone, in a few words. `options`: by clause, ids."""
        desk = self.desk()
        ids = desk.book.names
        return weighing.weigh(desk, [ids.options.code[options[clause]] for clause in ids.clauses]).brief

    def unexplained(self, met: Sequence[str]) -> frozenset[str]:
        """Kinds of page still to be explained: to one alone, those not `met` at this machine; to each of several, those
        that this one has not met."""
        return frozenset(RULED) - frozenset(met if len(self.room.play.begun_by) == 1 else self.met)

    def act(self, page_id: str, offer_id: str, values: Values | None = None) -> Mapping[str, Any] | None:
        """Do what an offer of the page of this id (or of the card) says; on return it is on the disk. Gives None, or an
        action that is not of the play (open the card, change a setting) for whoever shows the page to do. Raises
        BadMove (M301: the page is not the present one; M302: it offers no such thing), what the play refuses, BadSave
        or ValuesError; then nothing has changed."""
        page = self._shown(page_id)
        offer = next((one for one in page.offers() if one.id == offer_id and one.enabled), None)
        if offer is None:
            raise BadMove("M302", offer_id)
        made = compose(offer, values)
        if made.keys() & {"guesses", "answers", "hand"} or offer.move is not None:
            self._unread = len(self.desk().events) if "answers" in made else None
        if offer.move is not None:
            self.room.do(self.seat, table_moves.as_amendment(self.desk(), made))
        elif "guesses" in made:
            first, *ahead = guess.moves(self.desk(), made)
            self.room.do(self.seat, first, ahead)
        elif "answers" in made:
            self.pending = [*made["answers"]]
            while self.answer_pending():
                pass
        elif "hand" in made:
            self.room.hand(made["hand"], made["held"])
        else:
            return made
        self.met.add(page.kind)
        return None

    def answer_pending(self) -> bool:
        """Whether one of the answers given at once, or ahead, was asked for now in the words that were shown, and is
        said; where something else is asked, they are forgotten."""
        play = self.room.play
        if not self.pending or self.seat not in play.awaiting() or play.over:
            return False
        move = askers.next_of(self.desk(), self.pending)
        said = None if move is None else (move["to"], move["what"])
        self.pending = [] if move is None else [one for one in self.pending if (one["to"], one["what"]) != said]
        if move is not None:
            self.room.do(self.seat, move)
        return move is not None

    def card(self) -> Page:
        """The seat's card, opened over its page; seats are left to the game there, and taken back."""
        desk = self.desk()
        page = opened.card_page(desk, self._hands(self._book()))
        return page.model_copy(update={"id": f"{page.id}.{self.room.turn(self.seat, desk.view)}"})

    def notebook(self) -> Page:
        """The seat's notebook, opened over its page."""
        return opened.notebook_page(self.desk())

    def picture(self) -> Page:
        """How the person sees the others, opened over the seat's page."""
        return opened.picture_page(self.desk())

    def people(self) -> Page:
        """Who is who, opened over the seat's page."""
        return opened.people_page(self.desk())

    def words(self) -> Page:
        """The seat's page explained, opened over it."""
        return explained(self.desk(), self.page())

    def packages(self) -> Page:
        """Every package announced, opened over the seat's page."""
        return opened.packages_page(self.desk())

    def signed(self) -> Page:
        """What was signed, opened over the seat's page."""
        return opened.signed_page(self.desk())

    def just_signed(self) -> bool:
        """Whether something was signed since the seat's last page, asked for the first time."""
        state = self.room.play.state
        count = int((state.event[: state.scal[s.EVENTS], s.KIND] == c.E_STOOD).sum())
        if count == self._signatures:
            return False
        self._signatures = count
        return signed.is_new(self.desk())

    def stops(self) -> list[Stop]:
        """The decisions that people made in this seat, the latest first."""
        play, packages = self.room.play, by_letter(names(self.desk()))
        return kept.stops(lambda number: self._reads(play.readings.at(number)), play.moments(), self.seat, packages)

    def desk(self) -> Desk:
        """The seat's place at this moment."""
        play, seat = self.room.play, self.seat
        view = play.page_view(seat)
        past, readings = play.history(seat, view), play.readings
        notes = tuple(notes_of(play.loaded.tables, view, past))
        book, seen = self._reads(readings.now), play.seen(seat, view)
        if self._unread is not None:
            seen = min(seen, self._unread)
        return Desk(book, view, play.offer(seat), seen, notes, past, readings, self._picture())

    def _shown(self, page_id: str) -> Page:
        """The page of now, or the card. Raises BadMove (M301)."""
        for make in (self.page, self.card):
            page = make()
            if page.id == page_id:
                return page
        raise BadMove("M301")

    def _reads(self, held: Held) -> Book:
        """The scenario as this seat reads it where these conditions hold."""
        return self._book().as_read(self.room.play.loaded.tables.names.seats.code[self.seat], held)

    def _hands(self, book: Book) -> list[Offer]:
        """To leave this seat to the game, where another person stays; to take back those of this machine that were."""
        play = self.room.play
        if play.over:
            return []
        left = [seat for seat in play.begun_by if seat not in play.people] if self._shared else []
        mine = [left_to_game(book, self.seat)] if len(play.people) > 1 and self.seat in play.people else []
        return [*mine, *(taken_back(book, seat) for seat in left)]


def left_to_game(book: Book, seat: str, key: str = "") -> Offer:
    """To leave a seat to the game; what it does meanwhile is done."""
    name = book.name(book.names.seats.code[seat], you=False)
    return Offer(
        id="hand.game",
        text=book.say("hand.game", name=name),
        key=key,
        sure=book.say("hand.sure", name=name),
        action={"hand": seat, "held": GAME_HOLDS},
    )


def taken_back(book: Book, seat: str) -> Offer:
    """To take back a seat that was left to the game."""
    text = book.say("hand.person", name=book.name(book.names.seats.code[seat], you=False))
    return Offer(id=f"hand.{seat}", text=text, action={"hand": seat, "held": PERSON})
