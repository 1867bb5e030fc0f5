"""Sums of money: each that a page shows is one that the state holds, or that a text names as it was read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from game.pages.book import Book, Desk
from game.pages.debrief_reading import Reading
from game.pages.model import Part
from game.pages.wording import has
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.packages import pledge_share
from game.rules.read.view import signed_level
from game.story import tables as t
from game.story.gifts import effects_of
from game.story.tables import Frame
from game.walk.leaf import Leaf, Written, plain

_SPACE = r"[ \u00a0\u202f]"
_SUMS = {
    "fr": re.compile(rf"(?<![\d,])(\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+){_SPACE}?€(?!{_SPACE}?\d)"),
    "en": re.compile(r"€(\d{1,3}(?:,\d{3})+|\d+)(?![\d.]*\d)"),
}
_HAVING = {
    "fr": rf"(?:vous (?:avez|gardez|disposez de)|il vous reste){_SPACE}$",
    "en": r"(?:you (?:still )?(?:have|keep)|you are left with) $",
}
_NOW = frozenset({"own-card", "means", "choices", "hint", "builder", "moves", "delivery"})  # parts that speak of now
_HAS = {lang: re.compile(one, re.I) for lang, one in _HAVING.items()}
_PAID = (c.E_PAID, c.E_TAKEN, c.E_GIVEN)


@cache
def sums_in(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """The sums that a text names, in euros, each with its place."""
    if "€" not in text:
        return ()
    return tuple((int(re.sub(r"\D", "", one.group(1))), one.start()) for one in _SUMS[lang].finditer(text))


def written(book: Book) -> Written:
    """The texts of a scenario, read once, with the questions that the game has one ask, and the answers that it lends
    to whoever has none of its own."""
    found: dict[int, list[str]] = {}
    for path, text in book.texts.items():
        for one, _ in sums_in(text, book.lang):
            found.setdefault(one, []).append(path.partition(".")[2])
    keys = [f"answer.{how}.{topic}" for how in ("half", "dodge", "nothing") for topic in c.TOPICS]
    keys += [f"topic.{topic}" for topic in c.TOPICS]
    lent = (book.say(key) for key in keys if has(key))
    return Written(found, "\n".join(map(plain, (*book.texts.values(), *lent))), _of_rules(book))


def wrong_sums(leaf: Leaf) -> Iterator[str]:
    """A sum that is neither the state's nor a text's as it was read; what one has, said otherwise than it stands."""
    lang, now = leaf.page.lang, round(float(leaf.desk.view.mine[s.MONEY]))
    had = round(float(leaf.desk.book.frame.seat[leaf.desk.me, t.START_MONEY]))
    held, books = _held(leaf), _books(leaf)
    for part in leaf.page.parts:
        for text in _texts(part):
            for one, place in sums_in(text, lang):
                around = text[max(0, place - 40) : place + 30].replace("\n", " ")
                if part.role == "means" and one != now:
                    yield f"{part.id}: …{around}… ({now})"
                elif one not in held and not any(_reads(books, path) for path in leaf.written.sums.get(one, ())):
                    yield f"{part.id}: …{around}…"
                elif part.role in _NOW and one == had != now and _HAS[lang].search(text[:place]):
                    yield f"{part.id}: …{around}… ({now})"
    yield from _signed(leaf)
    yield from _spent(leaf)


def _texts(part: Part) -> Iterator[str]:
    yield part.text
    for offer in part.offers:
        yield offer.text
        yield offer.hint
        for field in offer.fields:
            yield from (choice.text for choice in field.choices)


def _books(leaf: Leaf) -> list[Book]:
    """The book as the seat read it at the moments that the page may tell: since the last one, or all."""
    desk, readings = leaf.desk, leaf.desk.readings
    if readings is None:
        return [desk.book]
    events = desk.events if leaf.beside else desk.fresh
    held = {readings.at(event.moment) for event in events} | {readings.now}
    return [desk.book.as_read(seat, one) for one in held for seat in ((desk.me, -1) if leaf.beside else (desk.me,))]


def _reads(books: Sequence[Book], path: str) -> bool:
    """Whether the text at this path, one of those that may stand there, is the one read in any of these books."""
    return any(book.varied.get(_stands_for(book, path), path) == path for book in books)


def _stands_for(book: Book, path: str) -> str:
    """The text of which the one at this path is a variant; itself, where it is none."""
    return next((read.text for read in book.names.reads if read.path == path), path)


def _held(leaf: Leaf) -> frozenset[int]:
    """All the sums that the state holds, as this seat may be told of them."""
    desk = leaf.desk
    found = {0, *(round(float(desk.view.mine[one])) for one in (s.MONEY, s.MONEY_PLEDGED))} | leaf.written.ruled
    found |= {event.what for event in desk.events if event.kind in _PAID}
    shares = [pledge_share(signed_level(desk.view, seat)) for seat in range(len(desk.seats))]
    shares[desk.me] = pledge_share(float(desk.view.mine[s.PLEDGE_LEVEL]))
    signed = pledge_share(signed_level(desk.view, desk.me))
    for package in range(int(desk.view.scal[s.MADE])):
        asked = _asked(desk, package)
        found |= {round(one) for one in asked[asked > 0.0].tolist()}
        found |= {round(one) for one in (asked * shares).flatten().tolist()}
        found |= {round(one * signed) for one in asked[:, desk.me].tolist()}
        found |= {
            round(float(asked[0, desk.me] * one - desk.view.mine[s.MONEY_PLEDGED])) for one in (1.0, shares[desk.me])
        }
        found |= {round(float(asked[1:, desk.me].sum())), round(float(asked[1 + desk.me].sum()))}
    if leaf.reading is not None:
        found |= {round(one.bill.euros) for one in leaf.reading.debrief.says.pitfalls}
        found |= _at_the_end(leaf.reading)
    return frozenset(found)


def _at_the_end(reading: Reading) -> frozenset[int]:
    """What the reader gave in the whole play, and how much less, or more, all together have than at the start."""
    if reading.state is None:
        return frozenset()
    seats, frame = reading.state.seat, reading.speaker.loaded.tables.frame
    had = np.maximum(0.0, frame.seat[:, t.START_MONEY])
    kept = np.maximum(0.0, seats[:, s.MONEY] + seats[:, s.MONEY_ESCROW])
    me = reading.book.names.seats.code[reading.seat]
    given = seats[me, s.MONEY_SPENT]
    found = {round(float(given)), abs(round(float((had - kept[: len(had)]).sum())))}
    return frozenset(found | _paid_to(reading.state, me) | _due_to(frame, me))


def _paid_to(state: s.State, me: int) -> set[int]:
    """What was handed to me from some delivery on, to the end: a later agreement counts what came since it was
    signed."""
    events = state.event[: int(state.scal[s.EVENTS])]
    paid = events[(events[:, s.KIND] == c.E_PAID) & (events[:, s.E_TO] == me)][:, s.E_WHAT].tolist()
    return {sum(paid[at:]) for at in range(len(paid))}


def _due_to(frame: Frame, me: int) -> set[int]:
    """What each option would have handed to me, over so many deliveries."""
    seats, deliveries = len(frame.seat), int((frame.course[:, t.STEP_KIND] == t.COURSE_DELIVERY).sum())
    each = frame.option[:, t.N_OPTION + 2 * seats :].reshape(-1, seats, seats)[:, :, me].sum(axis=1).tolist()
    return {round(times * one) for one in each for times in range(1, deliveries + 1)}


def _of_rules(book: Book) -> frozenset[int]:
    """What the scenario's rules name: means at the start, what an option asks or hands over, what a choice takes."""
    frame, seats = book.frame, len(book.names.seats)
    found = {*frame.seat[:, t.START_MONEY], *frame.option[:, t.N_OPTION + seats :].flat}
    found |= {row[2] for row in frame.row if int(row[0]) in (t.EFFECT_SPEND, t.EFFECT_GAIN)}
    return frozenset(round(abs(float(one))) for one in found)


def _asked(desk: Desk, package: int) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """What a package asks, as the rules hold it: [0, seat] euros of each; [1 + by, to] euros that one hands another."""
    seats, clauses = len(desk.seats), len(desk.book.names.clauses)
    options = desk.view.package[package, :clauses]
    rows = desk.book.frame.option[options, t.N_OPTION + seats : t.N_OPTION + 2 * seats + seats * seats].sum(axis=0)
    found: np.ndarray[tuple[int, int], np.dtype[np.float64]] = rows.reshape(1 + seats, seats)
    return found


def _signed(leaf: Leaf) -> Iterator[str]:
    """Each sum that what is signed asks of another than me, missing where the page says what each owes; a sum of mine
    on a package's head other than what it asks."""
    desk, lang = leaf.desk, leaf.page.lang
    for part in leaf.page.parts:
        if part.id == "signed" and int(desk.view.scal[s.IN_FORCE]) >= 0:
            named = {one for one, _ in sums_in(part.text, lang)}
            asked = _asked(desk, int(desk.view.scal[s.IN_FORCE]))
            for seat in desk.others:
                owed = round(float(asked[0, seat]) * pledge_share(signed_level(desk.view, seat)))
                if int(desk.view.scal[s.BOUND]) >> seat & 1 and owed and owed not in named:
                    yield f"signed: {desk.book.names.seats[seat]} ({owed})"
        if part.role == "packages":
            for one in [*part.data.get("packages", []), part.data.get("yours")]:
                if one and one.get("mine") and int(one["number"]) >= 0:
                    asked = _asked(desk, int(one["number"]))
                    asks, bound = round(float(asked[0, desk.me])), int(desk.view.scal[s.BOUND])
                    if int(one["number"]) == int(desk.view.scal[s.IN_FORCE]):
                        asked[1:] *= [[bound >> by & bound >> desk.me & 1] for by in range(len(desk.seats))]
                    if round(one["mine"]["gets"]) > round(float(asked[1:, desk.me].sum())):
                        yield f"{part.id}: {one['mine']['gets']} ({one['number']})"
                    if round(one["mine"]["money"]) != asks:
                        yield f"{part.id}: {one['mine']['money']} ({asks})"


def _spent(leaf: Leaf) -> Iterator[str]:
    """An act that takes money and names other sums."""
    frame, names = leaf.desk.book.frame, leaf.desk.book.names
    for offer in leaf.page.offers():
        move: Mapping[str, object] = offer.move or {}
        if move.get("do") == c.DOES[c.CHOOSE] and str(move.get("what")) in names.choices:
            choice = names.choices.code[str(move["what"])]
            takes = round(sum(float(row[2]) for row in effects_of(frame, choice) if int(row[0]) == t.EFFECT_SPEND))
            named = {one for one, _ in sums_in(offer.text, leaf.page.lang)}
            hinted = {one for one, _ in sums_in(offer.hint, leaf.page.lang)}
            if takes and (hinted != {takes} or (named and takes not in named)):
                yield f"{offer.id}: {offer.text} ({takes})"
