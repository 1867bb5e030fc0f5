"""Delivery: what I give and what I say of it; the page where a knot bursts; owning up, naming a price, paying it."""

from dataclasses import replace

from game.pages import faults, reasons, since, table, told
from game.pages.book import Desk
from game.pages.lasting import lasting
from game.pages.model import Offer, Part
from game.pages.offers import Axis, is_legal, legal_moves, numbered, offers_of
from game.pages.wording import join, quarters
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import topic_of
from game.rules.read.standing import cost_when, pledge_of
from game.story import tables as t


def promised_days(desk: Desk) -> float:
    """Days I pledged for this period."""
    package = int(desk.view.scal[s.IN_FORCE])
    if package < 0 or not int(desk.view.scal[s.BOUND]) >> desk.me & 1:
        return 0.0
    options = desk.view.package[package, : len(desk.book.names.clauses)]
    return float(pledge_of(desk.book.frame, options, desk.me, float(desk.view.mine[s.SIGNED_LEVEL])))


def delivery(desk: Desk) -> list[Part]:
    """My pledge, my days, what happened at home, and the amount to set in secret."""
    book = desk.book
    promised, left = promised_days(desk), float(desk.view.mine[s.DAYS])
    home = told.home_text(desk, int(desk.view.mine[s.HOME_EVENT]))
    text = [book.say("delivery.text", promised=book.days(promised), left=book.days(left))]
    shares = _shares(desk, promised)
    text += [f"- {line}" for line in shares]
    if home:
        text.append(home)
    if desk.view.mine[s.READY]:
        text.append(book.say("delivery.ready"))

    def amount_text(desk_: Desk, amount: int) -> str:
        given = c.AMOUNTS[amount]
        key = "none" if not promised else "all_said" if given == 1 and not _counted(desk_) else c.GIVES[amount]
        return desk_.book.say(f"amount.{key}", days=desk_.book.days(promised * given))

    amounts = Axis(s.WHAT, "what", "field.amount", lambda desk_, amount: c.GIVES[amount], amount_text)
    said = Axis(
        s.HOW,
        "how",
        "field.said",
        lambda desk_, how: c.SAYS[how],
        lambda desk_, how: desk_.book.say(f"said.{c.SAYS[how]}"),
        note_of=_exposed,
    )
    # One row for each amount, hence an offer for each: where days are short, what is left could be one offer of all.
    found = [
        offer.model_copy(update={"hint": _hint(desk, offer, promised)})
        for row in _told_apart(desk, promised)
        for offer in offers_of(replace(desk, rows=row[None]), c.DELIVER, (amounts, said))
    ]
    # The last that was seen of each.
    places = [place for place in desk.history.of(c.E_DELIVERED) if desk.events[place].by != desk.me]
    given = {book.names.seats[desk.events[place].by]: place for place in places}
    before = [line for line in since.together(desk, given.values()) if line not in since.lines(desk)]
    if before:  # what was seen since the last page opens this one
        text += [book.say("delivery.given"), *(f"- {line}" for line in before)]
    return [
        Part(
            id="delivery",
            role="delivery",
            title=book.say("delivery.title"),
            text="\n".join(text),
            offers=numbered(found),
            data={
                "promised": promised,
                "left": left,
                "home": home,
                "shares": shares,
                "period": int(desk.view.scal[s.PERIOD]) + 1,
                "given": {seat: reasons.tell(desk, place) for seat, place in given.items()},
            },
        ),
        *agreement(desk),
    ]


def _told_apart(desk: Desk, promised: float) -> list[t.Ints]:
    """The rows of legal amounts, one for each that is said in words of its own: of those that come to the same days as
    people say them, nothing, or all, else the nearest. So few days more or less are no other thing to give."""

    def badly_told(row: t.Ints) -> float:
        given = promised * c.AMOUNTS[row[s.WHAT]]
        return -1.0 if c.AMOUNTS[row[s.WHAT]] in (0.0, 1.0) else abs(round(4 * given) / 4 - given)

    kept: dict[str, int] = {}
    for row in sorted((row for row in desk.rows if row[s.DO] == c.DELIVER), key=badly_told):
        kept.setdefault(str(desk.book.days(promised * c.AMOUNTS[row[s.WHAT]])), int(row[s.WHAT]))
    stay = {*kept.values(), c.AMOUNTS.index(1.0)}  # a promise that is itself next to nothing
    return [row for row in desk.rows if row[s.DO] == c.DELIVER and int(row[s.WHAT]) in stay]


def _shares(desk: Desk, promised: float) -> list[str]:
    """What each clause of the agreement asks of me, where I pledged anything."""
    package = int(desk.view.scal[s.IN_FORCE])
    if package < 0 or not promised:
        return []
    options = desk.package_options(package)
    asked = [desk.asks_days(options[clause]) for clause in desk.book.clauses]
    shares = quarters([days * promised / sum(asked) for days in asked])
    return [
        desk.book.say("delivery.share", words=desk.book.clause_and_option(options[clause]), days=desk.book.days(days))
        for clause, days in zip(desk.book.clauses, shares, strict=True)
        if days
    ]


def _hint(desk: Desk, offer: Offer, promised: float) -> str:
    """How the others will see an amount, or hear of it, and what it costs where that is less than what is given."""
    if not promised:
        return ""
    given = promised * c.AMOUNTS[c.GIVES.index((offer.move or {})["what"])]
    said = _seen(offer) == "promised" and not _counted(desk)
    seen = desk.book.say("delivery.heard" if said else "delivery.seen", words=desk.book.say(f"seen.{_seen(offer)}"))
    cost = cost_when(float(desk.view.mine[s.READY]), given)
    return desk.book.say("delivery.costs", days=desk.book.days(cost), seen=seen) if cost < given else seen


def _seen(offer: Offer) -> str:
    """How the others will see an amount: they see roughly how much."""
    given = c.AMOUNTS[c.GIVES.index((offer.move or {})["what"])]
    return "nothing" if given <= 0 else "below" if given < 1 else "promised" if given == 1 else "beyond"


def _exposed(desk: Desk, how: int) -> str:
    """What saying « it is done » risks: days counted in the open show it at once."""
    if c.SAYS[how] != "claim":
        return ""
    return desk.book.say("said.counted" if _counted(desk) else "said.may_show")


def _counted(desk: Desk) -> bool:
    """Whether days are counted in the open: what is given is then seen; else one is taken at one's word."""
    options = desk.package_options(int(desk.view.scal[s.IN_FORCE]))
    return any(t.GAGES[int(desk.book.frame.option[option, t.GAGE])] == "progress" for option in options)


def _in_force(desk: Desk) -> object:
    """What the agreement is shown from: the packages with their marks, what their options are for me, what became of
    them, where we are."""
    view, told = desk.view, (c.E_PUT, c.E_LIGHTER, c.E_STOOD, c.E_LAPSED)
    where = [int(view.scal[at]) for at in (s.IN_FORCE, s.BOUND, s.STEP, s.STAGE, s.ROUND, s.TABLES)]
    packages = view.package[: int(view.scal[s.MADE])].tobytes()
    return where, packages, table.for_me(desk), [len(desk.history.of(kind)) for kind in told]


def agreement(desk: Desk) -> list[Part]:
    """The package in force, beside the page."""
    return [_agreed(desk)] if int(desk.view.scal[s.IN_FORCE]) >= 0 else []


@lasting(_in_force)
def _agreed(desk: Desk) -> Part:
    part = table.several(desk, "agreement", [int(desk.view.scal[s.IN_FORCE])], own=False)
    return part.model_copy(update={"title": desk.book.say("delivery.agreement"), "aside": True})


def burst(desk: Desk) -> list[Part]:
    """A knot bursts: the fact, its holder, what the holder had answered me; then everyone reacts, sealed."""
    book, fact = desk.book, int(desk.view.scal[s.BURSTING])
    if fact < 0:
        return []
    name = book.names.facts[fact]
    learnt = desk.history.at(desk.history.teaching(fact))
    burst = next((event for event in reversed(learnt) if event.kind == c.E_BURST), None)
    holder = burst.by if burst else -1
    book = desk.at(burst.moment).book if burst else book
    clause = int(book.frame.fact[fact, t.FACT_CLAUSE])
    answered = _answered(desk, fact, holder)
    text = [book.text(f"facts.{name}.burst"), book.say("burst.fact", words=book.text(f"facts.{name}.text"))]
    if holder == desk.me:
        text.append(book.say("burst.mine"))
    elif holder >= 0:
        text.append(book.say("burst.holder", by=desk.name(holder)))
        text.append(book.say(f"burst.{answered}", by=desk.name(holder)))
    knew = [book.names.seats[event.by] for event in learnt if event.kind == c.E_TOLD_FACT]  # said in my hearing
    others = [desk.name(book.names.seats.code[seat], you=False) for seat in knew if seat != book.names.seats[holder]]
    if others:
        text.append(book.say("burst.knew", who=join(book.lang, [str(one) for one in dict.fromkeys(others)])))
    text.append(book.say("burst.clause", clause=book.clause(clause)))
    data = {
        "fact": name,
        "text": book.text(f"facts.{name}.text"),
        "clause": book.names.clauses[clause],
        "answered": answered,
        "holders": [book.names.seats[holder]] if holder >= 0 else [],
        "knew": knew,
    }
    return [
        Part(
            id=f"burst.{name}",
            role="burst",
            title=book.say("burst.title"),
            text="\n".join(text),
            data=data,
            offers=numbered(_one_each(desk, c.REACT, c.REACTIONS, "react")),
        )
    ]


def repair(desk: Desk) -> list[Part]:
    """Own up, name a price, pay: the one question that waits for me."""
    asked = {c.OWN_UP: (c.OWNS, "own"), c.PRICE: (c.PRICES, "price"), c.PAY: (c.PAYS, "pay")}
    for do, (ids, prefix) in asked.items():
        if is_legal(desk, do):
            first = legal_moves(desk, do)[0]
            price = faults.price_of(desk, first[s.WHAT]) if do == c.PAY else ""
            fault = faults.waiting(desk, first[s.TO])
            return [
                Part(
                    id=f"repair.{c.DOES[do]}",
                    role="repair",
                    title=desk.book.say(f"repair.{prefix}_title"),
                    text=desk.book.say(f"repair.{prefix}", by=desk.name(first[s.TO]), price=price, fault=fault),
                    offers=numbered(_one_each(desk, do, ids, prefix)),
                    data={"asked": c.DOES[do], "by": desk.book.names.seats[first[s.TO]]},
                )
            ]
    return []


def _one_each(desk: Desk, do: int, ids: tuple[str, ...], prefix: str) -> list[Offer]:
    """One offer for each way to answer."""
    found = []
    for move in legal_moves(desk, do):
        made = {"seat": desk.seat, "do": c.DOES[do], "how": ids[move[s.HOW]]}
        if move[s.TO] >= 0:
            made["to"] = desk.book.names.seats[move[s.TO]]
        if do == c.PAY:
            made["what"] = c.PRICES[move[s.WHAT]]
        way = ids[move[s.HOW]]
        sure = desk.book.say("sure.leave") if way == "leave" else ""
        found.append(Offer(id=f"{c.DOES[do]}.{way}", text=desk.book.say(f"{prefix}.{way}"), sure=sure, move=made))
    return found


def _answered(desk: Desk, fact: int, holder: int) -> str:
    """What the holder had answered me on what bothers it: told, denied, dodged, or never asked."""
    found = "never"
    for event in desk.history.at(desk.history.by(holder)):
        if event.kind == c.E_TOLD_FACT and event.what == fact:
            return "told"
        if event.kind == c.E_ANSWERED and event.to == desk.me and topic_of(event) == c.BOTHERS:
            found = {c.NOTHING: "denied", c.DODGE: "dodged", c.PARTLY: "dodged"}.get(event.how, found)
    return found
