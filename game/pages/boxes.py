"""What is asked of me, sealed: days to split among boxes, or one box to choose; and what is told of boxes."""

from collections.abc import Callable, Mapping

from game.pages.book import Book, Desk, weight_word
from game.pages.model import Choice, Field, Offer, Part
from game.pages.offers import numbered
from game.pages.shapes import BoxData, BoxesData, Shown, WishData
from game.pages.wording import join
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.rules.packing import amount_in, amount_placed, ask_in, ask_of, beside_in, manner_in, ways_within
from game.rules.read.boxes import first_shared
from game.rules.read.view import BOX_ALOUD, MY_GIVEN, MY_WISH, N_VIEW_BOX
from game.story import tables as t
from game.story.agreeing import number

Say = Callable[..., str]


def boxes(desk: Desk) -> list[Part]:
    """What is asked now, what each box does, and what one seals."""
    rows = [row for row in desk.rows if row[s.DO] == c.GIVE]
    if not rows:
        return []
    book, row = desk.book, rows[0]
    ask = ask_of(int(row[s.WHAT]))
    of_days = int(book.frame.ask[ask, t.ASK_MOST]) > 0
    most = _most(book, ask, int(row[4])) if of_days else 0
    shown = _shown(desk, ask)
    text = [ask_text(book, ask, "question")]
    if of_days:
        text.append(book.say("boxes.text", left=book.days(float(desk.view.mine[s.DAYS])), most=book.days(float(most))))
    found = [_box(desk, box) for box in in_order(book, ask)]
    text += [f"- {one['does']}" for one in found if one["does"]]
    text.append(book.say(f"boxes.shown.{shown}" if of_days else f"boxes.shown_one.{shown}"))
    offers = [_sealed(desk, ask, most, int(row[5]) > 1)] if of_days else _each(desk, ask)
    data: BoxesData = {"most": most, "boxes": found, "shown": shown}
    return [
        Part(
            id=f"boxes.{book.names.asks[ask]}",
            role="boxes",
            title=ask_text(book, ask, "title"),
            text="\n".join(text),
            offers=numbered(offers),
            data={**data},
        )
    ]


def ask_text(book: Book, ask: int, what: str) -> str:
    return book.text(f"asks.{book.names.asks[ask]}.{what}")


def box_text(book: Book, box: int) -> str:
    ask, _, own = book.names.boxes[box].partition(".")
    return book.text(f"asks.{ask}.boxes.{own}.text", own)


def in_order(book: Book, ask: int) -> list[int]:
    """The boxes of an ask, in the order of the file."""
    first, end = (int(place) for place in book.frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
    names = book.names.boxes
    return book.in_order((box, "asks.{}.boxes.{}.text".format(*names[box].split(".", 1))) for box in range(first, end))


def _most(book: Book, ask: int, ways: int) -> int:
    """Days that one may give now: as many as these ways to split them say."""
    first, end = (int(place) for place in book.frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
    return next(days for days in range(ways) if ways_within(days, end - first) == ways)


def _shown(desk: Desk, ask: int) -> Shown:
    """How others will see what is sealed: a place in the words of pages."""
    if desk.view.box[int(desk.book.frame.ask[ask, t.ASK_FROM]), BOX_ALOUD]:
        return "aloud"
    shown = int(desk.book.frame.course[int(desk.view.scal[s.STEP]), t.STEP_SHOWN])
    words: dict[int, Shown] = {t.SHOWN_TOTAL: "total", t.SHOWN_EACH: "each", t.SHOWN_CLAIMS: "claims"}
    return words[shown]


def _box(desk: Desk, box: int) -> BoxData:
    """What a day does in a box, and what I put there so far."""
    book = desk.book
    yields, least, over = (int(book.frame.box[box, k]) for k in (t.BOX_YIELDS, t.BOX_LEAST, t.BOX_OVER))
    n, words = float(book.frame.box[box, t.N_BOX + desk.me]), box_text(book, box)
    does = ""
    if yields:
        does = book.say(f"boxes.does.{t.YIELDS[yields]}", box=words, n=number(book.lang, n), people=people_of(book))
        if least:
            key = "boxes.least" if over == 1 else "boxes.least_over"
            does = book.say(key, does=does, least=book.days(least), n=over)
    mine = float(desk.view.box[box, MY_GIVEN])
    if mine and yields:
        does = book.say("boxes.mine", does=does, days=book.days(mine))
    return {"id": book.names.boxes[box].partition(".")[2], "text": words, "does": does, "mine": mine}


def wishes_of(desk: Desk) -> list[WishData]:
    """The boxes that count for me, with their weight in words."""
    book, found = desk.book, list[WishData]()
    for ask in range(len(book.names.asks)):
        for box in in_order(book, ask):
            if (weight := int(desk.view.box[box, MY_WISH])) > 0:
                word, title = weight_word(weight), ask_text(book, ask, "title")
                text = book.say("unit.clause_option", clause=title, option=box_text(book, box))
                found.append(
                    {
                        "clause": book.names.asks[ask],
                        "option": book.names.boxes[box],
                        "text": text,
                        "weight": word,
                        "word": book.say(f"weight.{word}"),
                    }
                )
    return found


def people_of(book: Book) -> str:
    return book.text("people", book.say("reached.people"))


def _sealed(desk: Desk, ask: int, most: int, says: bool) -> Offer:
    """So many days in each box, no more than one has together; and what one says of it."""
    book, name = desk.book, desk.book.names.asks[ask]
    amounts = [book.say("boxes.none"), *(str(book.days(n)) for n in range(1, most + 1))]
    fields = [
        Field(
            id=f"what.{name}.{own}",
            label=box_text(book, box),
            choices=[Choice(id=str(n), text=words, value=n) for n, words in enumerate(amounts)],
            value="0",
            together=most,
        )
        for box in in_order(book, ask)
        for own in [book.names.boxes[box].partition(".")[2]]
    ]
    if says:
        common = first_shared(book.frame, ask)
        claims = [claim for claim in c.CLAIMS if common >= 0 or claim != c.CLAIMS[c.ALL_SHARED]]
        box = box_text(book, common) if common >= 0 else ""
        choices = [Choice(id=claim, text=book.say(f"claim.{claim}", box=box)) for claim in claims]
        fields.append(Field(id="how", label=book.say("field.claim"), choices=choices))
    move = {"seat": desk.seat, "do": c.DOES[c.GIVE], "what": {name: {}}, "how": c.CLAIMS[c.AS_IT_IS]}
    return Offer(id="give", text=book.say("do.give"), move=move, fields=fields)


def _each(desk: Desk, ask: int) -> list[Offer]:
    """One offer for each box to choose."""
    book, name = desk.book, desk.book.names.asks[ask]
    found = []
    for box in in_order(book, ask):
        own = book.names.boxes[box].partition(".")[2]
        what = {name: {own: 1}}
        move = {"seat": desk.seat, "do": c.DOES[c.GIVE], "what": what, "how": c.CLAIMS[c.AS_IT_IS]}
        found.append(Offer(id=f"give.{own}", text=box_text(book, box), move=move))
    return found


def told(desk: Desk, event: Event, say: Say) -> str:
    """The sentence of what came to be seen of boxes. `say`: a sentence about who did it."""
    book, ask, manner = desk.book, ask_in(event.how), manner_in(event.how)
    kind = "boxes" if int(book.frame.ask[ask, t.ASK_MOST]) else "chosen"
    if manner == c.REACHED:
        box = next(box for box, amount in _amounts(book, ask, event.what) if amount)
        return say("boxes_reached", words=box_text(book, box), n=beside_in(event.how), people=people_of(book))
    if manner == c.AS_SAID and beside_in(event.how) == c.UNSAID:
        return say("boxes_unsaid")
    key = {c.SEALED: "each", c.BY_EACH: "each"}.get(manner, c.MANNERS[manner])
    words = in_words(book, ask, event.what, manner == c.IN_TOTAL)
    return say(f"{kind}_{key}", words=words) if words else say(f"{kind}_{key}_nothing")


def in_words(book: Book, ask: int, amounts: int, together: bool = False) -> str:
    """« 2 jours dans « Le chemin », 1 jour dans « Notre enseigne » »; of boxes that are chosen, which."""
    found = []
    of_days = int(book.frame.ask[ask, t.ASK_MOST]) > 0
    for box, amount in _amounts(book, ask, amounts):
        if amount:
            key = "boxes.in" if of_days else "boxes.times" if together or amount > 1 else "boxes.chosen"
            found.append(book.say(key, days=book.days(amount), n=amount, box=box_text(book, box)))
    return join(book.lang, found)


def _amounts(book: Book, ask: int, amounts: int) -> list[tuple[int, int]]:
    first, end = (int(place) for place in book.frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
    return [(box, int(amount_in(amounts, box - first, end - first))) for box in in_order(book, ask)]


def made(book: Book, what: Mapping[str, Mapping[str, int]], how: str) -> str:
    """A move made, in a few words: what was put where, or what was chosen; what was said of it, where it is something
    else."""
    ((name, given),) = what.items()
    ask = book.names.asks.code[name]
    first, end = (int(place) for place in book.frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
    amounts = sum(
        amount_placed(amount, book.names.boxes.code[f"{name}.{own}"] - first, end - first)
        for own, amount in given.items()
    )
    words = in_words(book, ask, amounts)
    told = book.say("boxes.made", words=words) if words else book.say("boxes.made_nothing")
    if how == c.CLAIMS[c.AS_IT_IS]:
        return told
    common = first_shared(book.frame, ask)
    return f"{told} — {book.say(f'claim.{how}', box=box_text(book, common) if common >= 0 else '')}"


def known(desk: Desk) -> list[Part]:
    """What each other is seen, or says, to have put in all: the page of the notebook keeps it together."""
    book, lines = desk.book, []
    for ask in range(len(book.names.asks)):
        first, end = (int(place) for place in book.frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
        aloud = bool(desk.view.box[first, BOX_ALOUD])
        for seat in desk.others if int(book.frame.ask[ask, t.ASK_MOST]) else ():
            put = (int(desk.view.box[box, N_VIEW_BOX + seat]) for box in range(first, end))
            amounts = sum(amount_placed(amount, at, end - first) for at, amount in enumerate(put))
            if words := in_words(book, ask, amounts):
                key = "boxes.known.aloud" if aloud else "boxes.known.said"
                lines.append("- " + book.say(key, by=desk.name(seat), words=words))
    if not lines:
        return []
    return [Part(id="boxes.known", role="list", title=book.say("boxes.known"), text="\n".join(lines))]
