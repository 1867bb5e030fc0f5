"""What a package is for me alone: what I would win and lose against nothing signed, the days and the euros it asks."""

from typing import NamedTuple

from game.pages.before_yes import promised
from game.pages.book import Desk, once
from game.pages.lasting import lasting
from game.pages.outside import not_of_it
from game.pages.shapes import MineData, OptionData, Verdict
from game.pages.table_says import held_ones
from game.pages.wording import join, semicolons, sentence
from game.rules import state as s
from game.rules.options import shut_in
from game.rules.read import view as v
from game.story import tables as t

SAID = 3  # things won or lost that are said
MOST = 0.5  # of the euros one has left: what a package asks of them is said beside what it asks from there on


class Handed(NamedTuple):
    """Euros that I hand to others at each delivery made in full, and that I am handed; `unless`: those of whom I am
    handed some only where they sign, and they may not."""

    pays: float
    gets: float
    unless: tuple[int, ...]


class Weighed(NamedTuple):
    """What a package is for me, then the same in lines and in a few words."""

    mine: MineData
    said: list[str]
    brief: str


@lasting(
    lambda desk: (
        *(desk.worths, desk.reds, desk.view.pairs.tobytes(), int(desk.view.scal[s.IN_FORCE]) >= 0),
        desk.view.mine[[v.MY_RESERVE, s.MONEY, s.MONEY_PLEDGED]].tobytes(),
        frozenset(held_ones(desk)),
    )
)
def _weighed(desk: Desk) -> dict[tuple[tuple[int, ...], Handed], Weighed]:
    """The packages weighed so far, by their options and by what is handed in each."""
    return {}


def weigh(desk: Desk, options: list[int], number: int = -1) -> Weighed:
    """A package for me alone. `options`: those of its clauses, by the codes of the clauses; `number`: -1 where it is
    not put yet."""
    between = handed(desk, options, number)
    kept, key = _weighed(desk), (tuple(options), between)
    if key not in kept:
        found = mine(desk, options, number)
        kept[key] = Weighed(found, lines(desk, found), brief(desk, found))
    return kept[key]


def mine(desk: Desk, options: list[int], number: int = -1) -> MineData:
    """What `weigh` makes a package for me alone."""
    won, lost = won_and_lost(desk, options)
    said = sorted([*won, *lost], key=lambda one: -abs(one[0]))[:SAID]
    kept = _kept(desk, options)[: SAID - len(said)]
    crossed = crossing(desk, options)
    between = handed(desk, options, number)
    found: MineData = {
        "verdict": verdict(desk, options),
        "wins": [words for one, words in said if one > 0],
        "loses": [words for one, words in said if one < 0],
        "keeps": kept,
        "crossed": [
            {"option": desk.book.names.options[option], "text": desk.book.clause_and_option(option)}
            for option in crossed
        ],
        "days": sum(desk.asks_days(option) for option in options),
        "money": sum(desk.asks_money(option) for option in options),
        "pays": between.pays,
        "gets": between.gets,
        "comes": comes(desk, between),
        "asks": "",
    }
    return {**found, "asks": means(desk, found)}


def crossing(desk: Desk, options: list[int]) -> list[int]:
    """What I cannot accept in a package, of what may move at this table."""
    moves = (clause for clause in desk.book.clauses if clause not in held_ones(desk))
    return [options[clause] for clause in moves if desk.red(options[clause])]


def won_and_lost(desk: Desk, options: list[int]) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """What counts for me in a package and not where nothing is signed, then the other way round: how much, its words.
    Together they are what the rules make of both (`gain_of`)."""
    book = desk.book
    base = book.frame.clause[:, t.CLAUSE_BASE].tolist()
    found = []
    for clause in book.clauses:
        now, then = options[clause], base[clause]
        if now != then:
            found += [(desk.worths[now], book.option(now)), (-desk.worths[then], book.option(then))]
    for one, other, weight in _pairs(desk):
        held = (one in options and other in options) - (one in base and other in base)
        words = book.say("mine.both", one=book.option(one), other=book.option(other))
        found.append((held * weight, words))
    found = [(much, book.say("mine.quoted", words=words)) for much, words in found if much]
    return [one for one in found if one[0] > 0], [one for one in found if one[0] < 0]


def _kept(desk: Desk, options: list[int]) -> list[str]:
    """What counts for me and stands already where nothing is signed, what counts most first."""
    base = desk.book.frame.clause[:, t.CLAUSE_BASE].tolist()
    same = [option for option, then in zip(options, base, strict=True) if option == then and desk.worths[option] > 0]
    same.sort(key=lambda option: -desk.worths[option])
    return [desk.book.say("mine.quoted", words=desk.book.option(option)) for option in same]


def gain(desk: Desk, options: list[int]) -> float:
    """What a package is worth to me, as the rules count it."""
    both = sum(weight for one, other, weight in _pairs(desk) if one in options and other in options)
    return sum(desk.worths[option] for option in options) + both


def hurts(desk: Desk, options: list[int]) -> int:
    """What I have most against in a package, as an objection says it: what I cannot accept, else the option whose
    replacement would help me most; -1 where nothing would."""
    found = next(iter(crossing(desk, options)), -1)
    if found >= 0:
        return found
    had, most = gain(desk, options), 0.0
    for clause, was in enumerate(options):
        first, end = (int(desk.book.frame.clause[clause, at]) for at in (t.CLAUSE_FROM, t.CLAUSE_TO))
        for option in range(first, end):
            if not desk.red(option) and not shut_in(desk.view.scal, option):
                more = gain(desk, [*options[:clause], option, *options[clause + 1 :]]) - had
                if more > most:
                    found, most = was, more
    return found


def verdict(desk: Desk, options: list[int]) -> Verdict:
    """Whether a package is worth more to me than signing nothing, or less."""
    if crossing(desk, options):
        return "worse"  # whatever it brings: the debrief counts it so too
    apart = gain(desk, options) - float(desk.view.mine[v.MY_RESERVE])
    return "better" if apart > 0 else "worse" if apart < 0 else "same"


@once
def _pairs(desk: Desk) -> list[tuple[int, int, float]]:
    """Options that are worth more, or less, together, and by how much."""
    return [
        (int(row[v.PAIR_ONE]), int(row[v.PAIR_OTHER]), float(row[v.PAIR_WEIGHT]))
        for row in desk.view.pairs
        if row[v.PAIR_USED]
    ]


def handed(desk: Desk, options: list[int], number: int = -1) -> Handed:
    """What is handed between me and the others by these options: a whole package, that of this number where one is
    put; or one option, whatever goes with it. Nobody who is not bound hands anything or is handed anything, nor is
    whoever gives no days (`rules/stages/delivery.py`)."""
    seats = len(desk.seats)
    never, silent = not_of_it(desk, number, number >= 0 and number == int(desk.view.scal[s.IN_FORCE]))
    whole, first = len(options) == len(desk.book.clauses), 2 * seats
    if desk.me in never:
        return Handed(0.0, 0.0, ())

    def between(by: int, to: int) -> float:
        away = by in never or to in never or (whole and not any(desk.asks_days(one, to) for one in options))
        return 0.0 if away else sum(desk.book.asked[one][first + by * seats + to] for one in options)

    gets = {by: between(by, desk.me) for by in desk.others}
    pays = sum(between(desk.me, to) for to in desk.others)
    return Handed(pays, sum(gets.values()), tuple(by for by, much in gets.items() if much and by in silent))


def comes(desk: Desk, between: Handed) -> str:
    """« vous recevez 1 400 € par période, si la Fondation signe »; "" for nothing."""
    if not between.gets:
        return ""
    money, unless = desk.book.money(between.gets), between.unless
    if not unless:
        return desk.book.say("brief.gets", money=money)
    return desk.book.say("brief.gets_if", money=money, who=desk.listed(unless), by=desk.together(unless))


def lines(desk: Desk, one: MineData) -> list[str]:
    """The same in words, a line each: what it is worth, what is won and lost, what it costs."""
    book = desk.book
    crossed = semicolons(book.lang, [each["text"] for each in one["crossed"]])
    signed = "_signed" if int(desk.view.scal[s.IN_FORCE]) >= 0 else ""
    nothing = any(desk.red(int(option)) for option in book.frame.clause[:, t.CLAUSE_BASE])  # is no way out for me
    key = "worse_red" if one["verdict"] == "worse" and nothing and not signed else f"{one['verdict']}{signed}"
    found = [book.say("mine.crossed", words=crossed) if crossed else book.say(f"mine.{key}")]
    for key, words in (("wins", one["wins"]), ("loses", one["loses"]), ("keeps", one["keeps"])):
        if words:
            found.append(book.say(f"mine.{key}", words=join(book.lang, words)))
    found.append(book.say("mine.asks", words=one["asks"]) if one["asks"] else book.say("mine.asks_nothing"))
    return [*found, f"{sentence(one['comes'])}."] if one["comes"] else found


def brief(desk: Desk, one: MineData) -> str:
    """The same in a few words: whether it is worth more to me than nothing signed, what it costs, what it brings."""
    book = desk.book
    found = [verdict_words(desk, one)]
    found.append(one["asks"] or book.say("brief.asks_nothing"))
    found += [one["comes"]] if one["comes"] else []
    return semicolons(book.lang, found)


def verdict_words(desk: Desk, one: MineData) -> str:
    """Whether it is worth more to me than nothing signed, or less, or cannot be accepted, or paid for."""
    beyond = one["verdict"] == "better" and dear(desk, one["money"] - desk.view.mine[s.MONEY_PLEDGED]) == "_over"
    over = "_over" if beyond else ""
    return desk.book.say("brief.crossed" if one["crossed"] else f"brief.{one['verdict']}{over}")


def means(desk: Desk, one: MineData) -> str:
    """« 2 jours par période et 1 000 € une fois », "" where nothing is asked of me. What a signature took from me
    before is not asked again: it is said apart."""
    book = desk.book
    paid = min(one["money"], float(desk.view.mine[s.MONEY_PLEDGED]))
    left = one["money"] - paid
    found = [book.say("mine.days", days=book.days(one["days"]))] if one["days"] else []
    found += [once_only(desk, left)] if left else []
    found += [book.say("mine.pays", money=book.money(one["pays"]))] if one["pays"] else []
    words = join(book.lang, found)
    return book.say("mine.paid", words=words or book.say("mine.no_more"), money=book.money(paid)) if paid else words


def once_only(desk: Desk, due: float) -> str:
    """« 3 000 € une fois, sur les 3 400 € qu'il vous reste », where that is most of what one has, or more."""
    left = desk.book.money(float(desk.view.mine[s.MONEY]))
    return desk.book.say(f"mine.money{dear(desk, due)}", money=desk.book.money(due), left=left)


def dear(desk: Desk, due: float) -> str:
    """Whether these euros are "_most" of what one has left, or "_over" it; "" where neither."""
    left = float(desk.view.mine[s.MONEY])
    return "" if due <= 0 or due < MOST * left else "_over" if due > left else "_most"


def paid_already(desk: Desk) -> list[int]:
    """The options of what is signed, where I have paid all that they ask of me once: none of it is asked again."""
    signed = int(desk.view.scal[s.IN_FORCE])
    options = desk.package_options(signed) if signed >= 0 else []
    return options if sum(map(desk.asks_money, options)) <= float(desk.view.mine[s.MONEY_PLEDGED]) else []


def _money_of(desk: Desk, option: int, asked: float) -> str:
    """What an option asks of me once: what I have put in by what is signed in its clause is not asked again."""
    clause = int(desk.book.frame.option[option, t.OF_CLAUSE])
    signed = [one for one in paid_already(desk) if int(desk.book.frame.option[one, t.OF_CLAUSE]) == clause]
    paid = min(asked, sum(map(desk.asks_money, signed)))
    if paid >= asked:
        return desk.book.say("mine.paid_option", money=desk.book.money(asked))
    more = once_only(desk, asked - paid)
    return desk.book.say("mine.paid", words=more, money=desk.book.money(paid)) if paid else more


def option_note(desk: Desk, option: OptionData) -> str:
    """What an option is for me: its weight in words, my red zone, what it asks of me, what I promised of it, whether
    it is worded already."""
    words = [option["word"]] if option["word"] else []
    if option["red"]:
        words.append(desk.book.say("note.red"))
    code = desk.book.names.options.code[option["id"]]
    between = handed(desk, [code])
    words += [desk.book.say("mine.days", days=desk.book.days(option["days"]))] if option["days"] else []
    words += [_money_of(desk, code, option["money"])] if option["money"] else []
    words += [desk.book.say("mine.pays", money=desk.book.money(between.pays))] if between.pays else []
    words += [said for said in (comes(desk, between), promised(desk, code)) if said]
    if option["prepared"]:
        words.append(desk.book.say("note.prepared"))
    if option["gage"]:
        words.append(desk.book.say(f"gage.{option['gage']}"))
    return ", ".join(words)
