"""What lies on the table: one grid, clauses down, three packages across, compared with one's own; a line for others."""

from game.pages import told, weighing
from game.pages.book import Desk, once
from game.pages.hanging import on_the_table
from game.pages.lasting import lasting
from game.pages.lying import (
    announced,
    became,
    compared_with,
    just_left,
    laid_for_me,
    left_table,
    option_words,
    own_number,
    put_by,
)
from game.pages.model import Part
from game.pages.outside import about_to_be
from game.pages.packages import PUTS, PackageName, name_of
from game.pages.shapes import ClauseData, LineData, LinedData, Mark, MissingData, OptionData, PackageData, PackagesData
from game.pages.table_says import (
    all_miss,
    folded,
    held_ones,
    of_the_key,
    opening,
    rounds_left,
    seating,
    third_party,
)
from game.pages.table_text import line_of, papers_text, whole_text
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.options import shut_in
from game.rules.read.standing import signs
from game.story import tables as t

MARKS: tuple[Mark, Mark, Mark] = ("no", "not_yet", "yes")
ACROSS = 3  # packages compared at once, mine among them


def table(desk: Desk) -> list[Part]:
    """What lies on the table: how it is signed, the grid, whose yes and what each is for me; the rest a key away."""
    book = desk.book
    own, others, more = yours(desk), shown(desk), lined(desk)
    left = rounds_left(desk)
    elsewhere = len(set(announced(desk)) - {own["number"], *(one["number"] for one in (*others, *more))})
    away = folded(desk, elsewhere)
    begun = int(desk.view.scal[s.ROUND]) > 0
    data: PackagesData = {
        **around(desk, [] if away else all_miss(desk)),
        "packages": others,
        "yours": own,
        "lined": more,
        "opening": opening(desk, left, begun),
        "news": [*on_the_table(desk), *about_to_be(desk), *just_left(desk)],
        "third": [],
        "rounds_left": left,
        "elsewhere": elsewhere,
        "seating": seating(desk),
        "key": "" if begun or _sat(desk) else of_the_key(desk),
        "whole": False,
        "folded": away,
    }
    text = [one for one in ("" if begun else data["opening"], data["key"], *data["seating"], *data["news"]) if one]
    text += [""] if text else []
    text += papers_text(desk, own, others, more) if others or own["number"] >= 0 else [book.say("table.empty")]
    text += missing_text(desk, data["missing"])
    text += [away] if away else []
    text += [data["opening"]] if begun else []  # short by then: read just above what one answers
    return [Part(id="packages", role="packages", title=book.say("table.title"), text="\n".join(text), data={**data})]


def _sat(desk: Desk) -> bool:
    """Whether I have already put a package or answered one: a table's page has said what it says once."""
    return any(desk.events[place].kind in (*PUTS, c.E_MARKED) for place in desk.history.by(desk.me))


def around(desk: Desk, missing: list[MissingData]) -> PackagesData:
    """What goes with packages wherever they are shown. `missing`: what the others say they cannot take."""
    return {
        "packages": [],
        "yours": None,
        "lined": [],
        "clauses": clauses(desk),
        "opening": "",
        "news": [],
        "missing": missing,
        "third": third_party(desk) if int(desk.view.scal[s.THIRD]) < 0 and desk.stage == c.AT_ROUND else [],
        "rounds_left": 0,
        "elsewhere": 0,
        "seating": [],
        "key": "",
        "structures": desk.all_named(),
        "whole": True,
        "folded": "",
    }


def missing_text(desk: Desk, missing: list[MissingData]) -> list[str]:
    return [desk.book.say("table.missing"), *(f"- {one['text']}" for one in missing)] if missing else []


@once
def yours(desk: Desk) -> PackageData:
    """One's own package, with what became of it; what stands without any agreement where I put none."""
    number = own_number(desk)
    if number >= 0:
        return package(desk, number)
    base = [int(option) for option in desk.book.frame.clause[:, t.CLAUSE_BASE]]
    title = desk.book.say("package.none")
    return _package(desk, base, -1, "none", title, title, "")


def shown(desk: Desk) -> list[PackageData]:
    """The others that are compared with mine, oldest first: those with most yeses."""
    own = own_number(desk)
    lying = sorted((one for one in desk.packages if one != own), key=lambda one: (-len(desk.yeses_of(one)), one))
    return [package(desk, number) for number in sorted(lying[: ACROSS - (own >= 0)])]


def lined(desk: Desk) -> list[LinedData]:
    """The others that lie there, each in a line: what is asked about is on the page."""
    across = {own_number(desk), *(one["number"] for one in shown(desk))}
    rest = [package(desk, number) for number in desk.packages if number not in across]
    return [
        {"id": one["id"], "number": one["number"], "authors": one["authors"], "text": line_of(desk, one)}
        for one in rest
    ]


@once
def _made(desk: Desk) -> dict[int, PackageData]:
    return {}


def package(desk: Desk, number: int) -> PackageData:
    """A package, as it compares with my own, and for me."""
    found = _made(desk)
    if number not in found:
        name = name_of(desk, number)
        found[number] = _package(
            desk, desk.package_options(number), number, letter(number), str(name), _head(desk, number, name), name.which
        )
    return found[number]


def _head(desk: Desk, number: int, name: PackageName) -> str:
    """What a package is called in a column that bears its emblem: whose it is."""
    if name.author is None:
        return str(name)
    if not name.you:
        return str(name.author)
    return desk.book.say("package.your_worded" if laid_for_me(desk, number) else "package.your_column")


def _package(
    desk: Desk, options: list[int], number: int, its_letter: str, name: str, head: str, which: str
) -> PackageData:
    book, on_paper = desk.book, number >= 0
    reference = compared_with(desk)
    ids = book.names.seats
    lines: list[LineData] = [
        {
            "id": f"package.{its_letter}.{book.names.clauses[clause]}",
            "clause": book.names.clauses[clause],
            "title": book.clause(clause),
            "option": book.names.options[options[clause]],
            "text": option_words(desk, number, options[clause]),
            "differs": options[clause] != reference[clause],
            "red": desk.red(options[clause]),
            "held": clause in held_ones(desk),
        }
        for clause in book.clauses
    ]
    marks: dict[str, Mark] = {}
    for seat in desk.seats if on_paper else ():
        mark = desk.mark_of(number, seat)
        if mark is not None:
            marks[ids[seat]] = MARKS[mark]
    base = told.package_amended(desk, number) if on_paper else None
    weighed = weighing.weigh(desk, options, number)
    by = ids[desk.package_state(number, s.PUT_BY)] if on_paper else ""
    return {
        "id": f"package.{its_letter}",
        "number": number,
        "letter": its_letter if on_paper else "",
        "name": name,
        "head": head,
        "which": which,
        "by": by,
        "authors": [ids[seat] for seat in put_by(desk).get(number, [])],
        "amends": letter(base) if base is not None else "",
        "lines": lines,
        "marks": marks,
        "lacking": [
            ids[seat]
            for seat in desk.seats
            if marks and signs(book.frame, desk.view.scal, seat) and marks.get(ids[seat]) != "yes"
        ],
        "mine": weighed.mine,
        "said": weighed.said,
        "brief": weighed.brief,
        "became": became(desk, number) if on_paper else "",
        "left": left_table(desk, number) if on_paper else "",
        "in_force": on_paper and int(desk.view.scal[s.IN_FORCE]) == number,
    }


def for_me(desk: Desk) -> object:
    """What clauses are made from: what each option is for me, and which are shut."""
    view = desk.view
    shut = [bool(shut_in(view.scal, option)) for option in desk.book.options]
    had = float(view.mine[s.MONEY]), float(view.mine[s.MONEY_PLEDGED])
    return shut, desk.worths, desk.reds, view.refused.tobytes(), view.prepared.tobytes(), had


@once
@lasting(for_me)
def clauses(desk: Desk) -> list[ClauseData]:
    """Every clause with the options that can be put, for a builder."""
    found: list[ClauseData] = []
    for clause in desk.book.clauses:
        shut = [option for option in desk.book.options_of(clause) if shut_in(desk.view.scal, option)]
        open_ones = [option for option in desk.book.options_of(clause) if option not in shut]
        base = int(desk.book.frame.clause[clause, t.CLAUSE_BASE])
        found.append(
            {
                "id": desk.book.names.clauses[clause],
                "title": desk.book.clause(clause),
                "question": desk.book.clause(clause, "question"),
                "base": desk.book.names.options[base if base in open_ones else open_ones[0]],
                "options": [option_for_me(desk, option) for option in open_ones],
            }
        )
    return found


def option_for_me(desk: Desk, option: int) -> OptionData:
    """An option as it is for me."""
    word = desk.weight_word(option)
    return {
        "id": desk.book.names.options[option],
        "text": desk.book.option(option),
        "days": desk.asks_days(option),
        "money": desk.asks_money(option),
        "weight": word,
        "word": desk.book.say(f"weight.{word}") if word else "",
        "red": desk.red(option),
        "refused": int(desk.view.refused[option]),
        "prepared": option + 1 in desk.view.prepared,
        "gage": t.GAGES[int(desk.book.frame.option[option, t.GAGE])],
    }


def several(desk: Desk, part_id: str, numbers: list[int], own: bool) -> Part:
    """Some packages read whole. `own`: mine is among those of this table, and others are compared with it; with what
    this table's page leaves for here."""
    found = [package(desk, number) for number in numbers]
    here = own and desk.stage == c.AT_ROUND
    data: PackagesData = {
        **around(desk, all_miss(desk) if here else []),
        "packages": found,
        "key": of_the_key(desk) if here else "",
    }
    data["third"] = data["third"] if here else []
    title = desk.book.say(f"packages.{'here' if own else 'before'}")
    text = [data["key"], ""] if data["key"] else []
    if data["third"]:
        text += [data["third"][0], *(f"- {option}" for option in data["third"][1:]), ""]
    for one in found:
        text += [*whole_text(desk, one), ""]
    text = [*text, *missing_text(desk, data["missing"])] if data["missing"] else text[:-1]
    return Part(id=part_id, role="packages", title=title, text="\n".join(text), data={**data})
