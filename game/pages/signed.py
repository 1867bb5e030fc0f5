"""What was signed, on a page of its own: what, by whom, what each owes and by when, who stays outside."""

from game.pages.before_yes import crossing
from game.pages.book import Desk
from game.pages.hanging import once_signed
from game.pages.lying import option_words
from game.pages.model import Part
from game.pages.outside import counts_on, despite, left_out, signed_by, without_yes
from game.pages.table_says import one_then_other, to_come
from game.pages.wording import join, sentence
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, dealt_by
from game.rules.read.packages import pledge_share
from game.rules.read.view import signed_level
from game.story import tables as t


def signature(desk: Desk) -> Event | None:
    """The last time that something was signed, if anything was."""
    places = desk.history.of(c.E_STOOD)
    return desk.events[places[-1]] if places else None


def is_new(desk: Desk) -> bool:
    """Whether something was signed since my last page, and still holds."""
    return any(event.kind == c.E_STOOD for event in desk.fresh) and int(desk.view.scal[s.IN_FORCE]) >= 0


def signed(desk: Desk) -> Part:
    """What holds now, of the clauses that a table has dealt with."""
    book, number = desk.book, int(desk.view.scal[s.IN_FORCE])
    event = signature(desk)
    assert event is not None
    bound = [seat for seat in desk.seats if int(desk.view.scal[s.BOUND]) >> seat & 1]
    outside = [seat for seat in desk.seats if seat not in bound]
    options = desk.package_options(number)
    text = [one for one in (left_out(desk, event), signed_by(desk, event)) if one]
    text += once_signed(desk, event, options)
    text += [*despite(desk, event), *without_yes(desk, event)]
    text.append(book.say("signed.what"))
    for clause in (one for one in book.clauses if one in dealt_by(book.frame, event.step)):
        words = option_words(desk, number, options[clause])
        text.append("- " + book.say("unit.clause_option", clause=book.clause(clause), option=words))
    crossed = crossing(desk, "signed.crossed" if desk.me in bound else "signed.crossed_outside", number)
    text += [crossed] if crossed else []
    counted = counts_on(desk, number, signed=True)
    text += [f"{sentence(counted)}."] if counted else []
    when = periods(desk)
    text.append(book.say("signed.owes_days", when=when) if when else book.say("signed.owes"))
    text += ["- " + book.say("signed.owes_line", by=desk.name(seat), words=owes(desk, seat, options)) for seat in bound]
    text.append(book.say("signed.outside", who=desk.listed(outside)) if outside else book.say("signed.none_outside"))
    return Part(id="signed", role="list", title=book.say("signed.title"), text="\n".join(text))


def owes(desk: Desk, seat: int, options: list[int]) -> str:
    """What a structure owes by what is signed: what it promised as it said yes, which may be half of what is asked or
    more, and is then said."""
    book, frame = desk.book, desk.book.frame
    seats = len(desk.seats)
    level = signed_level(desk.view, seat)
    share = pledge_share(level)
    days = sum(desk.asks_days(option, seat) for option in options) * share
    money = sum(float(frame.option[option, t.N_OPTION + seats + seat]) for option in options) * share
    found = [book.say("mine.days", days=book.days(days))] if days else []
    found += [_once(desk, seat, money)] if money else []
    rows = frame.option[options, t.N_OPTION + 2 * seats : t.N_OPTION + 2 * seats + seats * seats].sum(axis=0)
    paid = rows.reshape(seats, seats)[seat].tolist()
    handed = []
    for to in desk.seats:
        bound = int(desk.view.scal[s.BOUND]) >> to & 1
        if paid[to] and bound and any(desk.asks_days(option, to) for option in options):
            handed.append(book.say("signed.up_to", money=book.money(paid[to]), to=desk.name(to)))
    found += [book.say("signed.to", words=join(book.lang, handed))] if handed else []
    if not found:
        return book.say("signed.nothing")
    words = join(book.lang, found)
    key = ("signed.less", "", "signed.more")[level] if days or money else ""
    return book.say(key, words=words) if key else words


def _once(desk: Desk, seat: int, money: float) -> str:
    """Euros that it owes once: what an earlier signature took is there already; how much that was is known where the
    key fixes what each promises."""
    book, before = desk.book, desk.history.at(desk.history.of(c.E_STOOD))[:-1]
    asked = [
        sum(desk.asks_money(one, seat) for one in desk.package_options(event.what))
        for event in before
        if event.how >> seat & 1
    ]
    paid = min(money, max(asked, default=0.0))
    if not paid:
        return book.say("mine.money", money=book.money(money))
    if not desk.book.frame.size[t.KEY]:
        return book.say("signed.less_paid", money=book.money(money))
    more = book.say("mine.money", money=book.money(money - paid)) if money > paid else book.say("mine.no_more")
    return book.say("mine.paid", words=more, money=book.money(paid))


def periods(desk: Desk) -> str:
    """When what is owed is given: « à chaque période (de janvier à mars, puis d'avril à juin) »."""
    times = to_come(desk)
    key = "signed.each" if len(times) > 1 else "signed.once"
    return desk.book.say(key, when=one_then_other(desk, times)) if times else ""
