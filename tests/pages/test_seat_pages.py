"""A seat's pages: an act counts on the page it was made on; seats left to the game, and taken back; nothing hidden."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.pages.seat_pages import SeatPages
from game.play.holders import GAME_HOLDS, PERSON
from game.play.log import replay
from game.play.play import Play
from game.play.refusals import BadMove
from game.play.room import Room
from game.play.words import Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load
from tests.helpers.scenarios import tiny
from tests.pages.plays import book
from tests.pages.sessions import first_values, open_play, session

BOTH = ("farm", "school")


def seated(seed=3, store=None, people=BOTH, lang="fr"):
    """A room, and the pages of its seats."""
    room, written = Room(Play.begin(tiny(), seed, people, store)), book(tiny(), lang)
    return room, {seat: SeatPages(room, seat, lambda: written) for seat in people}


def to_move(page):
    return [one for one in page.offers() if one.enabled and (one.move is not None or one.id == "guesses")]


def act(pages, page, draw=None):
    """Make one of the moves of this page: the first, or one drawn."""
    offer = draw.choice(to_move(page)) if draw else to_move(page)[0]
    return pages.act(page.id, offer.id, first_values(offer))


def refused(pages, page_id, offer, values=None):
    with pytest.raises(BadMove) as caught:
        pages.act(page_id, offer, values)
    assert caught.value.sentence("fr") != caught.value.sentence("en")
    return caught.value.code


@pytest.mark.parametrize("people", [("farm",), BOTH])
def test_of_two_acts_from_the_same_page_the_second_does_nothing(people):
    room, pages = seated(people=people)
    while not room.play.over:
        for seat in room.play.awaiting():
            page = pages[seat].page()
            act(pages[seat], page)
            before, shown = room.play.log, pages[seat].page()
            offer = to_move(page)[0]
            assert refused(pages[seat], page.id, offer.id, first_values(offer)) == "M301"
            assert room.play.log == before
            assert pages[seat].page() == shown


@given(seed=st.integers(0, 10_000))
@settings(max_examples=6, deadline=None)
def test_only_acts_from_the_present_page_count_in_whatever_order_they_come(seed):
    """Every seat acts, on its page of now or on one that it has kept, leaves and comes back: what comes from an old
    page is refused and changes nothing; what comes from the present one counts, whatever the others have sealed
    since."""
    draw = random.Random(seed)
    room, pages = seated(seed)
    old = {seat: [] for seat in BOTH}
    for _ in range(25):
        seat = draw.choice(BOTH)
        now, kept = pages[seat].page(), old[seat]
        before = room.play.log
        page = draw.choice(kept) if kept and draw.random() < 0.5 else now
        if draw.random() < 0.15:
            SeatPages(room, seat, pages[seat]._book).page()  # the same page looked at elsewhere changes nothing
        if page.id != now.id:
            offer = draw.choice(page.offers())
            assert refused(pages[seat], page.id, offer.id, {}) == "M301"
            assert room.play.log == before
            continue
        assert page == now  # one id, one page
        kept.append(now)
        card = pages[seat].card() if seat in room.play.people else now
        hands = [one for one in card.offers() if one.action and "hand" in one.action]
        if hands and (draw.random() < 0.2 or not to_move(now)):
            assert pages[seat].act(card.id, draw.choice(hands).id) is None
            assert refused(pages[seat], card.id, hands[0].id) == "M301"
            assert len(room.play.log.handed) == len(before.handed) + 1
        elif to_move(now):
            others = {other: pages[other].page() for other in BOTH if other != seat}
            made = room.play.made(seat)
            act(pages[seat], now, draw)
            assert room.play.made(seat) > made
            assert pages[seat].page().id != now.id
            for other, page in others.items():
                if other in room.play.awaiting() and to_move(page):
                    assert pages[other].page() == page  # it may go on with what it has before it


def test_two_moments_of_a_seat_never_have_the_same_page():
    room, pages = seated(5)
    met = {}
    while not room.play.over:
        for seat in BOTH:
            page = pages[seat].page()
            assert met.setdefault(page.id, page) == page
        seat = room.play.awaiting()[0]
        act(pages[seat], pages[seat].page())


def test_a_page_that_is_always_the_same_one_is_caught(monkeypatch):
    """The test before sees it: pages named by their stage alone, as a planted fault."""
    monkeypatch.setattr(Room, "turn", lambda self, seat, view=None: "")
    with pytest.raises(AssertionError):
        test_two_moments_of_a_seat_never_have_the_same_page()


@pytest.mark.parametrize("seed", range(4))
def test_a_page_is_made_once_and_anew_when_anything_it_is_made_from_changes(seed):
    room, draw = Room(Play.begin(tiny(), seed, BOTH)), random.Random(seed)
    noted, hints, lang, made = {}, frozenset(), "fr", 0
    books = {one: book(tiny(), one) for one in ("fr", "en")}

    def of(seat):
        return SeatPages(room, seat, lambda: books[lang], lambda: hints, picture=lambda: noted)

    pages = {seat: of(seat) for seat in BOTH}
    for step in range(64):
        for seat in BOTH:
            before = pages[seat]._made
            assert pages[seat].page() == of(seat).page()
            assert pages[seat].page() is pages[seat].page()
            made += pages[seat]._made is not before
        change = ("act", "again", "lang", "act", "again", "hints", "hand", "hand")[step % 8]
        if step % 2 and any(pages[seat].page().kind == "guess" for seat in BOTH):  # which shows what was noted
            change = "picture"
        if change == "act" and not room.play.over:
            seat = draw.choice(room.play.awaiting())
            act(of(seat), of(seat).page(), draw)
        elif change == "lang":
            lang = {"fr": "en", "en": "fr"}[lang]
        elif change == "picture":
            said = {"card": None, "red": None, "draws": c.ATTITUDES[step % 3], "holds": None, "bet": c.BETS[0]}
            noted = dict.fromkeys(BOTH, said)
        elif change == "hints":
            hints = frozenset({"corridor", "guess", "table"}) - hints
        elif change == "hand" and not room.play.over:
            room.hand("farm", GAME_HOLDS if "farm" in room.play.people else PERSON)
        elif change == "again" and len(room.play.moments()) > 1 and not room.play.over:
            tick = room.play.state.scal[s.TICK]
            room.take_back(room.play.moments()[-2].number)  # and as many moves again, others
            while room.play.state.scal[s.TICK] < tick and not room.play.over:
                seat = room.play.awaiting()[0]
                act(of(seat), of(seat).page(), draw)
    assert made > 20


def on_some_plays():
    for seed in range(4):
        test_a_page_is_made_once_and_anew_when_anything_it_is_made_from_changes(seed)


@pytest.mark.parametrize("forgotten", range(6))
def test_a_page_that_forgets_what_it_is_made_from_is_caught(monkeypatch, forgotten):
    whole = SeatPages._made_from
    rest = lambda self: tuple(one for at, one in enumerate(whole(self)) if at != forgotten)  # noqa: E731
    monkeypatch.setattr(SeatPages, "_made_from", rest)
    with pytest.raises(AssertionError):
        on_some_plays()


def test_what_a_page_does_not_offer_is_refused():
    room, pages = seated()
    page = pages["farm"].page()
    before = room.play.log
    for offer in ("hand.school", "choose.nothing", ""):
        assert refused(pages["farm"], page.id, offer) == "M302"
    other = to_move(pages["school"].page())[0].id
    assert refused(pages["farm"], page.id, other) == "M302"
    assert room.play.log == before
    assert pages["farm"].act(page.id, "open.card") == {"open": "card"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_waits_for_the_others_and_a_seat_left_says_so(lang):
    room, pages = seated(lang=lang)
    act(pages["farm"], pages["farm"].page())
    waiting = pages["farm"].page()
    assert to_move(waiting) == []
    assert waiting.title == {"fr": "On attend les autres", "en": "Waiting for the others"}[lang]
    assert waiting.part("own-card")
    assert waiting.part("map")
    assert pages["farm"].act(pages["farm"].card().id, "hand.game") is None
    away = pages["farm"].page()
    assert [one.id for one in away.part("notice").offers] == ["hand.farm"]
    assert room.play.people == ("school",)
    assert all(one.id != "hand.game" for one in pages["school"].card().offers())  # somebody stays
    assert pages["farm"].act(away.id, "hand.farm") is None
    assert room.play.people == BOTH


def planted(state, me):
    """Everything hidden from a seat, overwritten in place."""
    for seat in range(state.seat.shape[0]):
        if seat != me:
            state.seat[seat, s.SEEKS : s.PRESSURE_PART + 1] = 0
            state.fact[:, seat] = 2
            state.pair[seat, :, s.SINCERITY] = 0.11
            state.pair[seat, :, s.AUTHENTICITY] = 0.93
            state.sealed[seat, :] = 1
    state.scal[s.SEED] = 987654
    for event in state.event[: int(state.scal[s.EVENTS])]:
        if not event[s.WITNESSES] >> me & 1:
            event[: s.MOMENT] = 3


@pytest.mark.parametrize("seed", range(3))
def test_pages_are_made_from_the_view_of_their_seat_alone(seed):
    """At each moment, of every seat: what waits, what chooses, what the game holds."""
    room, pages = seated(seed)
    shown = set()
    for turn in range(14):
        if room.play.over:
            break
        if turn == 6:
            room.hand("school", GAME_HOLDS)
        for seat in BOTH:
            log = room.play.log
            page = pages[seat].page()
            shown.add(page.id.partition(".")[0])
            code = tiny().tables.names.seats.code[seat]
            hidden = Room(Play(tiny(), replay(log, tiny())))
            planted(hidden.play.state, code)
            assert SeatPages(hidden, seat, pages[seat]._book).page() == page
        seat = room.play.awaiting()[0]
        act(pages[seat], pages[seat].page())
    assert {"waiting", "away"} <= shown


def test_at_one_machine_an_act_from_an_old_page_is_refused_and_said(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    page = made.page()
    offer = to_move(page)[0]
    made.act(offer.id, first_values(offer), page.id)
    before = made.play.log
    made.act(offer.id, first_values(offer), page.id)
    assert made.play.log == before
    notice = made.page().parts[0]
    assert (notice.id, notice.text[:4]) == ("aside", "M301")
    # Pages around a play too: a second press on « back » does not go back twice.
    made.act("open.settings")
    page = made.page()
    made.act("back", None, page.id)
    made.act("back", None, page.id)
    assert made.screens == ["play"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_at_one_machine_a_seat_is_left_to_the_game_and_taken_back(tmp_path, lang):
    made = session(tmp_path)
    made.keep({"lang": lang})
    open_play(made, *BOTH)
    first = made.page().curtain.seat
    made.act("lift")
    other = next(seat for seat in BOTH if seat != first)
    made.act("open.card")
    page = made.page()
    assert page.offer("hand.game").sure
    made.act("hand.game", None, page.id)
    made.act("hand.game", None, page.id)  # pressed twice: the other seat stays where it is
    assert made.play.people == (other,)
    assert made.page().curtain.seat == other  # the machine changes hands: nothing of the other's card shows before
    made.act("lift")
    page = made.page()
    assert page.part("own-card").data["seat"] == other
    made.act("open.card")
    assert [one.id for one in made.page().part("choices").offers] == [f"hand.{first}"]
    made.act("back")
    offer = to_move(page)[0]
    made.act(offer.id, first_values(offer))
    assert made.page().curtain is None
    made.close()
    again = session(tmp_path)
    again.act("open.resume")
    again.act(again.page().part("choices").offers[0].id)
    assert again.page().curtain.seat == other
    again.act("lift")
    again.act("open.card")
    again.act(f"hand.{first}")
    assert again.play.people == BOTH
    assert (again.who, again.screens) == (other, ["play"])
    while again.page().curtain is None:
        offer = to_move(again.page())[0]
        again.act(offer.id, first_values(offer))
    assert again.page().curtain.seat == first


def test_the_seat_of_one_who_has_left_is_left_to_the_game_at_the_curtain(tmp_path):
    made = session(tmp_path)
    open_play(made, *BOTH)
    curtain = made.page()
    absent = curtain.curtain.seat
    assert curtain.offer("hand.game").sure
    made.act("hand.game", None, curtain.id)
    assert absent not in made.play.people
    page = made.page()
    assert page.curtain.seat != absent
    assert [one.id for one in page.part("choices").offers] == ["lift"]  # somebody stays


def answers_met(seed: int) -> list[bool]:
    """Of each answer given to somebody while they answered several questions in one act: whether it is among what has
    happened since their last page."""
    loaded = load("fair")
    play, written, found = Play.begin(loaded, seed, ["firm"]), book(loaded, "fr"), list[bool]()
    pages = SeatPages(Room(play), "firm", lambda: written)
    lied = lying(play.loaded.tables, play.state)
    words, me = Words(play.loaded.tables), play.loaded.tables.names.seats.code["firm"]
    while not play.over and pages.page().kind != "table":
        page, start = pages.page(), len(pages.desk().events)
        together = next((one for one in page.offers() if one.enabled and "answers" in (one.action or {})), None)
        if together is not None:
            pages.act(page.id, together.id)
            desk = pages.desk()
            met = [one for one in desk.events[start:] if one.kind == c.E_ANSWERED and one.to == me]
            found += [one in desk.fresh for one in met]
        else:
            moves = [{**words.write(me, row, lied), "seat": "firm"} for row in play.offer("firm")]
            play.do("firm", next((one for one in moves if one["do"] == "ask" and one.get("to") == "school"), moves[0]))
    return found


def test_what_is_answered_to_one_between_several_answers_given_at_once_is_on_the_next_page():
    met: list[bool] = []
    for seed in range(60):
        met += answers_met(seed)
        assert all(met), seed
        if len(met) > 3:
            break
    assert met
