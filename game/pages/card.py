"""What stands beside the story: one's own card, means, the other structures."""

import re

from game.pages import boxes, reasons, told
from game.pages.book import WEIGHT_WORDS, Book, Desk, once, weight_word
from game.pages.lasting import lasting
from game.pages.model import Part
from game.pages.shapes import CardData, MeansData, StructureData, WishData
from game.pages.wording import join, semicolons, sentence
from game.rules import codes as c
from game.rules import state as s
from game.rules.options import shut_in
from game.rules.read import view as v
from game.story import tables as t

ACTS_SHOWN = 3
_SENTENCES = re.compile(r"(?<=[.!?…]) +(?=[A-ZÀ-Ý«“])")
_SPENT = {"scenes": s.DAYS_SCENES, "corridor": s.DAYS_CORRIDOR, "delivered": s.DAYS_DELIVERED, "home": s.DAYS_HOME}


def _own(desk: Desk) -> object:
    """What my card is made from but for my means: my parts, what each option is for me and whether it may be put, the
    facts that I alone hold."""
    facts = [fact for fact in range(len(desk.book.names.facts)) if _is_mine(desk, fact)]
    mine = [desk.view.mine[at] for at in (s.SEEKS, s.RED_ZONE, s.PRESSURE_PART)]
    signed = int(desk.view.scal[s.IN_FORCE]) >= 0
    return (
        mine,
        desk.worths,
        desk.reds,
        facts,
        [option for option in desk.book.options if _closed(desk, option)],
        signed,
        _before_tables(desk),
    )


def own_card(desk: Desk) -> Part:
    """My agenda, and the means I have now."""
    agenda, mine = _agenda(desk), desk.view.mine
    return agenda.model_copy(
        update={"data": {**agenda.data, "days": float(mine[s.DAYS]), "money": float(mine[s.MONEY])}}
    )


@lasting(_own)
def _agenda(desk: Desk) -> Part:
    """My agenda in words: what I say, seek, cannot accept, have if nothing is signed, answer to, and alone know."""
    book = desk.book
    wishes = [*wishes_of(desk, book.options), *boxes.wishes_of(desk)]
    seeks, red, pressure = (int(desk.view.mine[part]) for part in (s.SEEKS, s.RED_ZONE, s.PRESSURE_PART))
    data: CardData = {
        "seat": desk.seat,
        "name": str(desk.name(desk.me, you=False)),
        "kind": _public(desk, desk.me, "kind"),
        "says": _public(desk, desk.me, "wants"),
        "seeks": _but_weights(book, book.part_text(seeks, "text")),
        "wishes": sorted(wishes, key=lambda wish: -_rank(wish)),
        "decides": _decides(desk),
        "cannot": [_as_it_stands(desk, option) for option in _reds(desk)],
        "cannot_text": book.part_text(red, "text"),
        "reserve": _reserve(desk),
        "answers_to": _answers_to(book, pressure),
        "facts": [told.fact_text(desk, fact) for fact in range(len(book.names.facts)) if _is_mine(desk, fact)],
        "days": 0.0,
        "money": 0.0,
    }
    return Part(
        id="own-card",
        role="own-card",
        title=book.say("card.title", name=data["name"]),
        text=_card_text(desk, data),
        data={**data},
        aside=True,
    )


def _before_tables(desk: Desk) -> bool:
    """Whether no table has opened yet: its page will ask its questions itself."""
    return int(desk.view.scal[s.TABLES]) == 0


def _decides(desk: Desk) -> list[str]:
    """What a table will have to decide, clause by clause, in plain words: the card names clauses before one has met
    any."""
    book = desk.book
    if not _before_tables(desk):
        return []
    both = [(book.clause(clause), book.clause(clause, "question")) for clause in book.clauses]
    return [book.say("field.clause", title=title, question=question) for title, question in both]


def _reserve(desk: Desk) -> str:
    """What I have if nothing is signed: what is signed already, where something is, and what I would have without."""
    words = desk.book.text(f"agendas.{desk.seat}.reserve_text")
    return desk.book.say("card.reserve_signed", words=words) if int(desk.view.scal[s.IN_FORCE]) >= 0 else words


def _answers_to(book: Book, pressure: int) -> str:
    """Whom I answer to, then what they want of me; what they want may name them itself."""
    who, text = book.part_text(pressure, "who"), book.part_text(pressure, "text")
    words = re.findall(r"\w+", who.partition(",")[0].lower())
    named = not words or words[-1] in re.findall(r"\w+", text.lower())
    return text if named else f"{sentence(who)}. {text}"


def wishes_of(desk: Desk, options: list[int]) -> list[WishData]:
    """Those of these options that count for me, with their weight in words."""
    found: list[WishData] = []
    for option in options:
        weight = desk.weight(option)
        if weight:
            word = weight_word(weight)
            clause = int(desk.book.frame.option[option, t.OF_CLAUSE])
            found.append(
                {
                    "clause": desk.book.names.clauses[clause],
                    "option": desk.book.names.options[option],
                    "text": _as_it_stands(desk, option),
                    "weight": word,
                    "word": desk.book.say(f"weight.{word}"),
                }
            )
    return found


@lasting(lambda desk: desk.view.mine.tobytes())
def means(desk: Desk) -> Part:
    """Days and money left, and where the days went."""
    book, mine = desk.book, desk.view.mine
    start = book.frame.seat[desk.me]
    spent = {name: float(mine[column]) for name, column in _SPENT.items() if mine[column] > 0}
    data: MeansData = {
        "days": float(mine[s.DAYS]),
        "days_had": float(mine[s.DAYS]) + sum(spent.values()),
        "money": float(mine[s.MONEY]),
        "money_start": float(start[t.START_MONEY]),
        "spent": spent,
    }
    text = book.say("means.left", days=book.days(data["days"]), money=book.money(data["money"]))
    if spent:
        went = [book.say(f"means.{name}", days=book.days(count)) for name, count in spent.items()]
        text += " " + book.say("means.spent", went=join(book.lang, went))
    return Part(id="means", role="means", title=book.say("means.title"), text=text, data={**data}, aside=True)


@once
def structures_of(desk: Desk) -> list[StructureData]:
    """Every structure, in the order of the scenario's file."""
    return [structure(desk, seat) for seat in desk.seats]


def structure(desk: Desk, seat: int) -> StructureData:
    """A structure as everybody may see it, with its last acts that I witnessed."""
    acts: list[str] = []
    for place in reversed(desk.history.by(seat)):
        if len(acts) == ACTS_SHOWN:
            break
        act = reasons.tell(desk, place) if desk.events[place].kind in ACTS else ""
        if act and act not in acts:
            acts.append(act)
    return {**_introduced(desk)[seat], "bound": _bound(desk, seat), "left": desk.left(seat), "acts": acts}


@lasting(lambda desk: ())
def _introduced(desk: Desk) -> dict[int, StructureData]:
    """Every structure as it is from the first: it is bound by nothing, and has done nothing."""
    return {
        seat: {
            "id": desk.book.names.seats[seat],
            "name": str(desk.name(seat, you=False)),
            "short": str(desk.short(seat)),
            "kind": _public(desk, seat, "kind"),
            "says": _public(desk, seat, "wants"),
            "brings": _public(desk, seat, "brings"),
            "place": place,
            "me": seat == desk.me,
            "required": bool(desk.book.frame.seat[seat, t.REQUIRED]),
            "bound": False,
            "left": False,
            "acts": [],
        }
        for place, seat in enumerate(desk.seats)
    }


# Of what is told, what is not seen as an act of its author.
_NO_ACTS = {
    c.E_ANSWERED,
    c.E_TRADE_ANSWER,
    c.E_STOOD,
    c.E_NO_AGREEMENT,
    c.E_PAID,
    c.E_HOME,
    c.E_TAKEN,
    c.E_GIVEN,
    c.E_OPENED,
    c.E_SEEKS,
    c.E_TEAM,
    c.E_LIE_OUT,
    c.E_PROMISE,
    c.E_PROMISE_KEPT,
}
ACTS = {kind for kind, event in enumerate(c.EVENTS) if event.news} - _NO_ACTS


def structures(desk: Desk) -> Part:
    """The others: who they are, what they say they want, what they did."""
    book = desk.book
    found = structures_of(desk)
    lines = []
    for one in found:
        if one["me"]:
            continue
        lines.append(_line(desk, book.names.seats.code[one["id"]]))
        lines += [f"- {act}" for act in one["acts"]]
    return Part(
        id="structures",
        role="structures",
        title=book.say("structures.title"),
        text="\n".join(lines),
        data={"structures": found},
        aside=True,
    )


@lasting(lambda desk, seat: (desk.left(seat), _bound(desk, seat)))
def _line(desk: Desk, seat: int) -> str:
    """Who a structure is, and where it stands."""
    book, one = desk.book, _introduced(desk)[seat]
    words = book.say("structures.line", name=desk.name(seat), **{key: one[key] for key in ("kind", "says", "brings")})
    stands = "left" if desk.left(seat) else "bound" if _bound(desk, seat) else ""
    return f"{words} {book.say(f'structures.{stands}', name=desk.name(seat))}" if stands else words


def _bound(desk: Desk, seat: int) -> bool:
    return bool(desk.view.scal[s.BOUND] >> seat & 1)


def _but_weights(book: Book, text: str) -> str:
    """A text but for the sentences that say how much something counts: the wishes say it, as the rules count it."""
    words = "|".join(re.escape(book.say(f"weight.{word}")) for word in WEIGHT_WORDS)
    opens = re.compile(rf"(?:{words})\b[^.:!?]{{0,12}}:", re.IGNORECASE)
    return " ".join(one for one in _SENTENCES.split(text) if not opens.match(one)) or text


def _is_mine(desk: Desk, fact: int) -> bool:
    """Whether I hold a fact that some other has not learnt, as far as I have seen."""
    known = int(desk.view.fact[fact, v.KNOWN_BY])
    return told.holds(desk, fact) and any(not known >> seat & 1 for seat in desk.others)


def _public(desk: Desk, seat: int, what: str) -> str:
    return desk.book.text(f"structures.{desk.book.names.seats[seat]}.{what}")


def _as_it_stands(desk: Desk, option: int) -> str:
    """« Le dehors : rien, tout entre », and that it cannot be put, where the table does not offer it."""
    words = desk.book.clause_and_option(option)
    return desk.book.say("card.closed", words=words) if _closed(desk, option) else words


def _closed(desk: Desk, option: int) -> bool:
    """Whether an option cannot be put as things stand, though its clause may be spoken of."""
    scal, course = desk.view.scal, desk.book.frame.course
    step = int(scal[s.STEP])
    if scal[s.OVER] or not 0 <= step < len(course):
        return False
    on_table, clause = int(course[step, t.STEP_CLAUSES]), int(desk.book.frame.option[option, t.OF_CLAUSE])
    return bool(shut_in(scal, option)) and not (on_table > 0 and not on_table >> clause & 1)


def _reds(desk: Desk) -> list[int]:
    return [option for option in desk.book.options if desk.red(option)]


def _rank(wish: WishData) -> int:
    return ("plus", "nice", "important", "very", "vital").index(wish["weight"])


def _card_text(desk: Desk, card: CardData) -> str:
    book = desk.book
    lines = [book.say("card.says", words=card["says"])]
    if card["decides"]:
        lines += [book.say("card.decides"), *(f"- {one}" for one in card["decides"])]
    lines.append(book.say("card.seeks", words=card["seeks"]))
    for weight in dict.fromkeys(wish["weight"] for wish in card["wishes"]):
        texts = [wish["text"] for wish in card["wishes"] if wish["weight"] == weight]
        word = book.say(f"weight.{weight}").capitalize()
        lines.append("- " + book.say("card.wish", word=word, words=semicolons(book.lang, texts)))
    lines.append(book.say("card.cannot", words=card["cannot_text"]))
    lines += [f"- {option}" for option in card["cannot"]]
    lines.append(book.say("card.reserve", words=card["reserve"]))
    lines.append(book.say("card.answers_to", words=card["answers_to"]))
    if card["facts"]:
        lines.append(book.say("card.facts"))
        lines += [f"- {fact}" for fact in card["facts"]]
    return "\n".join(lines)
