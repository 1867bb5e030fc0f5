"""What lies on the table: the packages compared clause by clause."""

from game.pages import since, told
from game.pages.book import Desk, once
from game.pages.card import wishes_of
from game.pages.model import Part
from game.pages.offers import is_legal
from game.pages.packages import name_of
from game.pages.shapes import ClauseData, LineData, Mark, MineData, OptionData, PackageData
from game.pages.wording import join, semicolons
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.options import shut_in
from game.rules.read import view as v
from game.rules.read.standing import how_many_sit, signs
from game.story import tables as t

MARKS: tuple[Mark, Mark, Mark] = ("no", "not_yet", "yes")


def table(desk: Desk) -> list[Part]:
    """What lies on the table."""
    book = desk.book
    found = [package(desk, number) for number in desk.packages]
    step = int(desk.view.scal[s.STEP])
    left = int(book.frame.course[step, t.STEP_ROUNDS]) - int(desk.view.scal[s.ROUND]) if desk.stage == c.AT_ROUND else 0
    text = [book.say("table.last" if left == 1 else "table.rounds", n=left)] if left else []
    key = _key(desk)
    text += [key] if key else []
    of_step = seating(desk)
    text += of_step
    if int(desk.view.scal[s.THIRD]) < 0:
        text.append(third_party(desk))
    if len(desk.others) > since.LINES:
        text += reveal(desk)
    text += [package_text(desk, one) for one in found] or [book.say("table.empty")]
    return [
        Part(
            id="packages",
            role="packages",
            title=book.say("table.title"),
            text="\n".join(text),
            data={"packages": found, "clauses": clauses(desk), "rounds_left": left, "key": key, "seating": of_step},
        )
    ]


def _key(desk: Desk) -> str:
    """What to know of the clause that is the key, where there is one and one may still support."""
    key = int(desk.book.frame.size[t.KEY]) - 1
    return desk.book.say("table.key", clause=desk.book.clause(key)) if key >= 0 and is_legal(desk, c.STAND) else ""


def seating(desk: Desk) -> list[str]:
    """What is this table's own: who sits at it, whose yes is needed, which clauses stay as they are."""
    book, scal = desk.book, desk.view.scal
    if desk.stage != c.AT_ROUND:
        return []
    row = book.frame.course[int(scal[s.STEP])]
    found = []
    if row[t.STEP_WITH]:
        sits = [seat for seat in desk.seats if not int(scal[s.ABSENT]) >> seat & 1 and not desk.left(seat)]
        found.append(book.say("table.with", who=_listed(desk, sits)))
    if row[t.STEP_MAJORITY]:
        found.append(book.say("table.majority", n=int(how_many_sit(book.frame, scal)) // 2 + 1))
    elif row[t.STEP_SIGNS]:
        needed = [seat for seat in desk.seats if signs(book.frame, scal, seat)]
        who, n = _listed(desk, needed), len(needed)
        found.append(book.say("table.needs", n=n, who=who) if needed else book.say("table.needs_two"))
    held = [book.clause(clause) for clause in book.clauses if is_held(desk, clause)]
    if held:
        found.append(book.say("table.held", words=join(book.lang, held)))
    return found


def is_held(desk: Desk, clause: int) -> bool:
    """Whether a clause is not on the table: it stays as it is."""
    on_table = int(desk.book.frame.course[int(desk.view.scal[s.STEP]), t.STEP_CLAUSES])
    return desk.stage == c.AT_ROUND and on_table > 0 and not on_table >> clause & 1


def reveal(desk: Desk) -> list[str]:
    """What each just did, in one sentence, where there are more than fit at the top of the page; those who did the
    same stand in the same sentence where they are many."""
    acts: list[int] = []
    still: list[int] = []
    for seat in desk.others:
        done = [place for place, event in enumerate(desk.fresh) if event.by == seat and told.tell(desk, event)]
        if done:
            acts.append(desk.seen + done[-1])
        else:
            still.append(seat)
    found = since.together(desk, acts) + since.marks_of(desk, still)
    return [desk.book.say("table.reveal"), *(f"- {line}" for line in found)] if found else []


def package(desk: Desk, number: int) -> PackageData:
    """A package, as it compares with the one it amends, and for me."""
    book = desk.book
    options = desk.package_options(number)
    base = told.package_amended(desk, number)
    before = desk.package_options(base) if base is not None else options
    lines: list[LineData] = [
        {
            "id": f"package.{letter(number)}.{book.names.clauses[clause]}",
            "clause": book.names.clauses[clause],
            "title": book.clause(clause),
            "option": book.names.options[option],
            "text": book.option(option),
            "changed": option != before[clause],
            "held": is_held(desk, clause),
            "was": book.option(before[clause]) if option != before[clause] else "",
        }
        for clause, option in ((clause, options[clause]) for clause in book.clauses)
    ]
    marks: dict[str, Mark] = {}
    for seat in desk.seats:
        mark = desk.mark_of(number, seat)
        if mark is not None:
            marks[book.names.seats[seat]] = MARKS[mark]
    objections = [
        told.objection(desk, event)
        for event in desk.history.at(desk.history.of(c.E_OBJECTED))
        if told.objected_to(event)[0] == number
    ]
    return {
        "id": f"package.{letter(number)}",
        "number": number,
        "letter": letter(number),
        "by": book.names.seats[desk.package_state(number, s.PUT_BY)],
        "amends": letter(base) if base is not None else "",
        "lines": lines,
        "marks": marks,
        "lacking": [
            name
            for seat, name in ((seat, book.names.seats[seat]) for seat in desk.seats)
            if desk.crowded and signs(book.frame, desk.view.scal, seat) and marks.get(name) != "yes"
        ],
        "objections": objections,
        "mine": mine(desk, options),
        "in_force": int(desk.view.scal[s.IN_FORCE]) == number,
    }


def mine(desk: Desk, options: list[int]) -> MineData:
    """What a package is for me alone."""
    return {
        "wishes": wishes_of(desk, [options[clause] for clause in desk.book.clauses]),
        "crossed": [
            {"option": desk.book.names.options[option], "text": desk.book.clause_and_option(option)}
            for option in (options[clause] for clause in desk.book.clauses)
            if desk.red(option)
        ],
        "days": sum(desk.asks_days(option) for option in options),
        "money": sum(desk.asks_money(option) for option in options),
    }


@once
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
    weight = wishes_of(desk, [option])
    return {
        "id": desk.book.names.options[option],
        "text": desk.book.option(option),
        "days": desk.asks_days(option),
        "money": desk.asks_money(option),
        "weight": weight[0]["weight"] if weight else "",
        "word": weight[0]["word"] if weight else "",
        "red": desk.red(option),
        "refused": int(desk.view.option[option, v.REFUSED_SEEN]),
        "prepared": bool(desk.view.option[option, v.PREPARED]),
        "gage": t.GAGES[int(desk.book.frame.option[option, t.GAGE])],
    }


def third_party(desk: Desk) -> str:
    """What the third party shows: the options that nobody has refused in sight."""
    free = [
        desk.book.clause_and_option(option)
        for option in desk.book.options
        if not desk.view.option[option, v.REFUSED_SEEN]
    ]
    return "\n".join([desk.book.say("table.third"), *(f"- {option}" for option in free)])


def package_text(desk: Desk, one: PackageData) -> str:
    """A package in plain text."""
    book = desk.book
    base = told.package_amended(desk, one["number"])
    key = "in_force" if one["in_force"] else "put" if base is None else "amends"
    named = {"package": name_of(desk, one["number"]), "base": name_of(desk, base) if base is not None else ""}
    text = [book.say(f"package.{key}", **named)]
    for line in one["lines"]:
        words = book.say("unit.clause_option", clause=line["title"], option=line["text"])
        text.append(f"- {words}" + (f" {book.say('package.was', was=line['was'])}" if line["changed"] else ""))
    for mark in ("yes", "not_yet", "no"):
        who = [book.names.seats.code[seat] for seat, said in one["marks"].items() if said == mark]
        if who:
            text.append(book.say(f"package.{mark}", who=_listed(desk, who)))
    if one["lacking"]:
        lacking = [book.names.seats.code[seat] for seat in one["lacking"]]
        text.append(book.say("package.lacking", who=_listed(desk, lacking)))
    text += one["objections"]
    mine_ = one["mine"]
    if mine_["wishes"]:
        wishes = [f"{wish['text']} ({wish['word']})" for wish in mine_["wishes"]]
        text.append(book.say("package.wishes", words=semicolons(book.lang, wishes)))
    if mine_["crossed"]:
        text.append(book.say("package.crossed", words=semicolons(book.lang, [one["text"] for one in mine_["crossed"]])))
    text.append(book.say("package.asks", days=book.days(mine_["days"]), money=book.money(mine_["money"])))
    return "\n".join(text)


def _listed(desk: Desk, seats: list[int]) -> str:
    """Names one after the other, short where there are many."""
    short = desk.crowded
    named = [desk.short(seat) if short and seat != desk.me else desk.name(seat) for seat in seats]
    return join(desk.book.lang, [f"{name:le}" for name in named])
