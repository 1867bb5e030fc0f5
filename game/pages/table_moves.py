"""What I may do at the table: my mark on each package, and one move."""

from typing import Any

from game.pages.before_yes import before_yes, crossing, given
from game.pages.book import Desk
from game.pages.lasting import lasting
from game.pages.lighter import lighter
from game.pages.lying import here, own_number, waiting
from game.pages.model import Choice, Field, Offer, Part
from game.pages.naming import naming
from game.pages.offers import is_legal, legal_moves, offers_of
from game.pages.outside import not_of_it
from game.pages.packages import name_of
from game.pages.table import MARKS, clauses, option_for_me, yours
from game.pages.table_says import held_ones
from game.pages.table_text import of_whom
from game.pages.weighing import hurts, option_note, paid_already
from game.pages.wording import sentence
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import amended_option, amended_place, amendment_of
from game.story import tables as t


def moves(desk: Desk) -> list[Part]:
    """My marks come with every move of the round, so they are the same fields in every offer."""
    if not is_legal(desk, c.STAND):
        return []
    marks, pledge = mark_fields(desk), pledge_fields(desk)
    cells = cell_fields(desk) if is_legal(desk, c.PUT) else []
    word = "last_word" if _is_last(desk) else "stand" if desk.packages else "listen_only"
    found = offers_of(desk, c.STAND, more=[*marks, *pledge], text=desk.book.say(f"do.{word}"))
    if cells:
        move = {"seat": desk.seat, "do": "put", **_unmoved(desk)}
        found.append(Offer(id="put", text=desk.book.say("do.put"), move=move, fields=[*cells, *marks, *pledge]))
    else:
        found += _amending(desk, [*marks, *pledge])
    found += offers_of(desk, c.SHOW_RED, more=marks)
    say = desk.book.say
    found += naming(desk, marks)
    for do in (c.CALL_THIRD, c.ADJOURN, c.OBJECT, c.OFFER_LIGHTER, c.WITHDRAW):
        if do in (c.OBJECT, c.OFFER_LIGHTER):
            found += _objecting(desk, marks) if do == c.OBJECT else lighter(desk, [*marks, *pledge])
            continue
        found += [
            offer.model_copy(update={"sure": say("sure.withdraw") if do == c.WITHDRAW else ""})
            for offer in offers_of(desk, do, more=marks, hint="" if do == c.WITHDRAW else say("hint_of.two"))
        ]
    found = _roomed([_pledged(desk, offer, pledge) for offer in found], room(desk))
    # Before anything lies there, each is read with what it means; then the page is for what lies there.
    besides = [one.id for one in found if (one.move or {})["do"] not in _USUAL] if cells and desk.packages else []
    found = [offer.model_copy(update={"hint": ""}) if offer.id in besides else offer for offer in found]
    return [
        Part(
            id="moves",
            role="moves",
            title=say("table.moves"),
            offers=[offer.model_copy(update={"key": DIGITS[(offer.move or {})["do"]]}) for offer in found],
            data={
                "clauses": clauses(desk),
                "common": [field.id for field in (*marks, *pledge)],
                "cells": [field.id for field in cells],
                "besides": besides,
            },
        )
    ]


SILENT = "silent"  # of a package that one never answered
_LAYING = {c.DOES[do] for do in (c.PUT, c.AMEND, c.OFFER_LIGHTER)}


# A gesture has the same digit in every round: one that is closed leaves its own free. Those that need something to lie
# there come last, so that nothing is missing among the first that one meets.
DIGITS = {
    c.DOES[do]: str(digit)
    for digit, dos in enumerate(
        (
            (c.STAND,),
            (c.PUT, c.AMEND),
            (c.SHOW_RED,),
            (c.NAME_TENSION,),
            (c.CALL_THIRD,),
            (c.ADJOURN,),
            (c.OBJECT,),
            (c.OFFER_LIGHTER,),
            (c.WITHDRAW,),
        ),
        start=1,
    )
    for do in dos
}
_USUAL = {c.DOES[do] for do in (c.STAND, c.PUT, c.AMEND)}


def room(desk: Desk) -> str:
    """Before one puts a package: how many wait for room already, or that one of those that were answered leaves for
    it; "" where there is room."""
    wait, sitting = len(waiting(desk)), sum(here(desk, seat) for seat in desk.seats)
    if wait:
        return desk.book.say("room.waiting", n=wait)
    return desk.book.say("room.none") if len(desk.packages) + sitting > s.TABLE_SIZE else ""


def _roomed(offers: list[Offer], words: str) -> list[Offer]:
    """With what room there is, on the first of them that lays a package."""
    first = next((at for at, offer in enumerate(offers) if (offer.move or {}).get("do") in _LAYING), len(offers))
    made = [offer.model_copy(update={"hint": words}) for offer in offers[first : first + 1]]
    return [*offers[:first], *made, *offers[first + 1 :]]


_PLEDGED = {c.DOES[do] for do in (c.STAND, c.PUT, c.AMEND, c.OFFER_LIGHTER)}


def _pledged(desk: Desk, offer: Offer, pledge: list[Field]) -> Offer:
    """With the pledge said before, where it is not asked: nothing that lies there asks anything of me."""
    move = offer.move or {}
    if pledge or desk.book.frame.size[t.KEY] or move["do"] not in _PLEDGED:
        return offer
    return offer.model_copy(update={"move": {**move, "how": c.LEVELS[int(desk.view.mine[s.PLEDGE_LEVEL])]}})


def as_amendment(desk: Desk, made: dict[str, Any]) -> dict[str, Any]:
    """A package put that differs by one clause from one that lies there is made out of it: of my own first. Anything
    else as it is."""
    if made.get("do") != c.DOES[c.PUT]:
        return made
    book, allowed = desk.book, {move[s.WHAT] for move in legal_moves(desk, c.AMEND)}
    new = {clause: book.names.options.code[f"{clause}.{option}"] for clause, option in made["what"].items()}
    own = own_number(desk)
    for number in sorted(desk.packages, key=lambda one: one != own):
        old = desk.package_options(number)
        apart = [option for clause, option in new.items() if option != old[book.names.clauses.code[clause]]]
        if not apart:
            return made
    for number in sorted(desk.packages, key=lambda one: one != own):
        old = desk.package_options(number)
        apart = [option for clause, option in new.items() if option != old[book.names.clauses.code[clause]]]
        place = desk.packages.index(number)
        if len(apart) == 1 and amendment_of(place, apart[0], len(book.names.options)) in allowed:
            what = {"package": letter(number), "option": book.names.options[apart[0]]}
            return {**made, "do": c.DOES[c.AMEND], "what": what}
    return made


def _is_last(desk: Desk) -> bool:
    """Whether this is the table's last round: one says yes or no."""
    rounds = int(desk.book.frame.course[int(desk.view.scal[s.STEP]), t.STEP_ROUNDS])
    return int(desk.view.scal[s.ROUND]) + 1 >= rounds


def mark_fields(desk: Desk) -> list[Field]:
    """One field for each package on the table; what I said last stands until I say otherwise, but for a yes to what I
    cannot accept, which is said again each time; of what I never answered nothing is said, which counts as « pas tel
    quel » and says so. A yes says what `before_yes` has to say of it."""
    fields, say = [], desk.book.say
    new = any(desk.mark_of(number, desk.me) is None for number in desk.packages)
    for number in desk.packages:
        last, warned_red = desk.mark_of(number, desk.me), crossing(desk, "note.crossed", number)
        warned = before_yes(desk, number)
        choices = [
            Choice(id=mark, text=say(f"mark.{mark}"), note=warned if mark == "yes" else "")
            for mark in ("yes", "not_yet", "no")
        ]
        if last is None:
            choices.append(Choice(id=SILENT, text=say(f"mark.{SILENT}"), value="not_yet"))
        fields.append(
            Field(
                id=f"marks.{letter(number)}",
                label=say("field.mark", package=name_of(desk, number)),
                choices=choices,
                value=SILENT if last is None else "not_yet" if warned_red and MARKS[last] == "yes" else MARKS[last],
                group=say("field.marks_new" if new else "field.marks"),
                sheet=True,
                short=sentence(of_whom(desk, number)),
            )
        )
    return fields


def pledge_fields(desk: Desk) -> list[Field]:
    """How much of what a package asks of me I pledge; nothing to say where the key clause fixes it, nor where nothing
    that lies there asks anything of me."""
    lying = {option for number in desk.packages for option in desk.package_options(number)}
    if desk.book.frame.size[t.KEY] or not any(desk.asks_days(one) or desk.asks_money(one) for one in lying):
        return []
    # A table opens on what is asked; what was said in the round before stands, and is read before one says it again.
    level = int(desk.view.mine[s.PLEDGE_LEVEL]) if desk.view.scal[s.ROUND] > 0 else c.AS_ASKED
    standing = desk.book.say(f"pledge.{c.LEVELS[level]}")
    return [
        Field(
            id="how",
            label=desk.book.say("field.pledge" if level == c.AS_ASKED else "field.pledge_standing", standing=standing),
            value=c.LEVELS[level],
            choices=[Choice(id=word, text=desk.book.say(f"pledge.{word}")) for word in c.LEVELS],
        )
    ]


@lasting(
    lambda desk: (
        *(clauses(desk), paid_already(desk), [given(desk, to) for to in desk.others]),
        not_of_it(desk, -1, signed=False),
    )
)
def _cells(desk: Desk) -> dict[str, list[Choice]]:
    """What may stand in each clause."""
    return {
        one["id"]: [
            Choice(id=each["id"], text=each["text"], note=option_note(desk, each), value=each["id"].partition(".")[2])
            for each in one["options"]
        ]
        for one in clauses(desk)
    }


def cell_fields(desk: Desk) -> list[Field]:
    """My own column of the grid, a field for each clause of this table: as my package has it, else as it stands."""
    own = {line["clause"]: line["option"] for line in yours(desk)["lines"]}
    heading = desk.book.say("field.cells" if yours(desk)["number"] >= 0 else "field.cells_first")
    found = []
    for one in clauses(desk):
        if desk.book.names.clauses.code[one["id"]] in held_ones(desk):
            continue
        ids = [option["id"] for option in one["options"]]
        found.append(
            Field(
                id=f"what.{one['id']}",
                label=desk.book.say("field.clause", title=one["title"], question=one["question"]),
                choices=_cells(desk)[one["id"]],
                value=own[one["id"]] if own[one["id"]] in ids else one["base"],
                group=heading,
                sheet=True,
                short=one["title"],
            )
        )
    return found


def _unmoved(desk: Desk) -> dict[str, dict[str, str]]:
    """What every package here holds in the clauses that are not on this table: nothing is asked of them."""
    names = desk.book.names.clauses
    held = [one for one in clauses(desk) if names.code[one["id"]] in held_ones(desk)]
    return {"what": {one["id"]: one["options"][0]["id"].partition(".")[2] for one in held}} if held else {}


def _amending(desk: Desk, more: list[Field]) -> list[Offer]:
    """Change one clause of a package: which package, then the clause and what is put there instead."""
    book = desk.book
    legal = {move[s.WHAT] for move in legal_moves(desk, c.AMEND)}
    places = len({amended_place(what, len(book.names.options)) for what in legal})
    allowed = {amended_option(what, len(book.names.options)) for what in legal}
    lying = desk.packages[:places]
    if not lying:
        return []
    packages = [
        Choice(id=letter(number), text=str(name_of(desk, number)), note=_mark_note(desk, number)) for number in lying
    ]
    choices = [
        Choice(
            id=book.names.options[option],
            text=book.option(option),
            note=option_note(desk, option_for_me(desk, option)),
            group=book.clause(int(book.frame.option[option, t.OF_CLAUSE])),
            unless={"what.package": [letter(number) for number in lying if option in desk.package_options(number)]},
        )
        for option in book.options
        if option in allowed
    ]
    return [
        Offer(
            id="amend",
            text=book.say("do.amend"),
            move={"seat": desk.seat, "do": "amend"},
            fields=[
                Field(
                    id="what.package",
                    label=book.say("field.amended"),
                    choices=packages,
                    value=packages[-1].id if len(packages) == 1 else None,
                ),
                Field(id="what.option", label=book.say("field.amend"), choices=choices),
                *more,
            ],
        )
    ]


def _mark_note(desk: Desk, number: int) -> str:
    """How many said yes to a package, where anybody did."""
    yes = sum(desk.mark_of(number, seat) == MARKS.index("yes") for seat in desk.seats)
    return desk.book.say("note.yes", n=yes) if yes else ""


def _objecting(desk: Desk, more: list[Field]) -> list[Offer]:
    """One offer for all that lie there: the reason closes beside a package of which there is none to give."""
    legal, say = [(move[s.WHAT], move[s.HOW]) for move in legal_moves(desk, c.OBJECT)], desk.book.say
    places = {at: letter(desk.packages[at]) for at, _ in legal}
    if not places:
        return []
    said, move = [say("do.object")], {"seat": desk.seat, "do": c.DOES[c.OBJECT]}
    notes = {at: objection_note(desk, desk.packages[at]) for at in places}
    packages = [
        Choice(id=one, text=str(name_of(desk, desk.packages[at])), note=notes[at]) for at, one in places.items()
    ]
    alone = len(places) == 1  # what it would say stands beside the reason then
    mute = [one for at, one in places.items() if (at, c.WITH_REASON) not in legal]
    reasons = [
        Choice(
            id=word,
            text=say(f"reason.{word}"),
            note="".join(notes.values()) if alone and how == c.WITH_REASON else "",
            unless={"what": mute} if mute and how == c.WITH_REASON else {},
        )
        for how, word in enumerate(c.REASONS)
        if any(one == how for _, one in legal)
    ]
    asked = [
        Field(id="what", label=say("field.package"), choices=packages),
        Field(id="how", label=say("field.reason"), choices=reasons, narrow=True),
    ]
    for field in [one for one in asked if len(one.choices) == 1]:
        said.append(field.choices[0].text)
        move[field.id] = field.choices[0].id
    fields = [one for one in asked if len(one.choices) > 1]
    return [Offer(id="object", text=" — ".join(said), move=move, fields=[*fields, *more])]


def objection_note(desk: Desk, number: int) -> str:
    """What an objection with its reason says of a package; that there is none to give, where nothing could be better
    for me."""
    option = hurts(desk, desk.package_options(number))
    if option < 0:
        return desk.book.say("note.objects_nothing")
    return desk.book.say("note.objects", words=desk.book.clause_and_option(option))
