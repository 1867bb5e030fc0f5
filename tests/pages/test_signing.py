"""What is said before and after one signs: what one cannot accept, what is owed and paid; what a question came to."""

import itertools
import random
import re

import pytest

from game.pages import since, told
from game.pages.answering import answer
from game.pages.opened import signed_page
from game.pages.outside import despite
from game.pages.signed import signature, signed
from game.pages.table import package
from game.pages.table_moves import mark_fields
from game.pages.table_text import whole_text
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.standing import pledged_days
from game.story.library import load
from tests.pages.plays import Driven, many, rows_of
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, objects, put

ALL = (FOUNDER, VETERAN, BEGINNER, HOST)
CROSSED = {
    "fr": ("vous ne pouvez pas l’accepter : la Fondation, au forfait", "Vous avez dit oui à ceci, que vous ne"),
    "en": ("you cannot accept it: the Foundation, at a flat rate", "You said yes to this, which you could not accept"),
}


def plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text).replace("'", "’")


def paying(lang="fr"):
    """The Foundation, which cannot pay for days, has a package before it by which it would."""
    table = Table(lang=lang)
    parts = table.driven.loaded.tables.names.parts.code
    table.driven.state.seat[table.code[FOUNDER], s.RED_ZONE] = parts["founder.closed_budget"]
    return table.round(beginner=put(form="mentoring", start="now", days_paid="foundation", announcement="shared"))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_yes_to_what_one_cannot_accept_says_so_before_and_after(lang):
    table = paying(lang)
    of_founder, of_host = (mark_fields(table.driven.desk(table.code[seat]))[0].choices for seat in (FOUNDER, HOST))
    before, after = CROSSED[lang]
    assert [plain(one.note) for one in of_founder] == [before, "", "", ""]
    assert not any(one.note for one in of_host)
    table.round(marks=dict.fromkeys(ALL, "yes"))
    assert after in plain(signed(table.driven.desk(table.code[FOUNDER])).text)
    assert after not in plain(signed(table.driven.desk(table.code[HOST])).text)


def test_what_is_owed_for_what_others_give_is_at_most_that_and_what_is_paid_says_of_how_much():
    table = paying().round(marks=dict.fromkeys(ALL, "yes"))
    driven, founder = table.driven, table.code[FOUNDER]
    owed = plain(signed(driven.desk(founder)).text)
    assert re.search("jusqu’à 1 400 € au Couvert mis et jusqu’à [^,;]* à chaque période, selon ce qui est donné", owed)
    assert owed.count("selon ce qui est donné") == 1  # said once of all that is paid
    until(driven, c.AT_DELIVERY, drawn=4)  # where all who signed still sit
    for seat in ALL:
        amount = {"what": "half", "how": "silent"} if seat == VETERAN else {"what": "all", "how": "as_promised"}
        assert driven.play({"seat": seat, "do": "deliver", **amount}) == 0
    desk = driven.desk(founder)
    paid = {one.to: plain(told.tell(desk, one)) for one in desk.events if one.kind == c.E_PAID}
    assert "pour une part donnée en entier" in paid[table.code[VETERAN]]
    assert "pour une part" not in paid[table.code[BEGINNER]]


def until(driven, stage, do=-1, by=0, drawn=1):
    """Drawn moves until this stage, where this seat may make this move."""
    draw = random.Random(drawn)
    while int(driven.state.scal[s.STAGE]) != stage or do not in (
        -1,
        *rows_of(driven.loaded, driven.state, by)[:, s.DO],
    ):
        for seat in driven.awaited():
            assert driven.play(driven.random_move(seat, draw)) == 0


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize(
    ("lang", "same", "beside"), [("fr", "À votre question (", "Vous demandiez"), ("en", "To your", "You asked")]
)
def test_the_question_quoted_is_the_one_that_was_asked(lang, same, beside, known):
    driven = Driven(load("condition"), 1, lang)
    code = driven.loaded.tables.names.seats.code
    asker, asked = code[FOUNDER], code[BEGINNER]
    until(driven, c.AT_CORRIDOR, c.LISTEN, asker)
    topic = "bothers" if known else "why"
    if known:  # nothing bothers that the other does not know: something else is said
        driven.state.fact[:, len(code) + s.N_FACT_STATE + asked] |= 1 << asker
    driven.seen[asker] = len(driven.desk(asker).events)
    assert driven.play({"seat": FOUNDER, "do": "listen", "to": BEGINNER, "what": topic}) == 0
    for seat in driven.awaited():
        assert driven.play({"seat": driven.loaded.tables.names.seats[seat], "do": "pass"}) == 0
    assert driven.play({"seat": BEGINNER, "do": "answer", "to": FOUNDER, "what": topic, "how": "wholly"}) == 0
    desk = driven.desk(asker)
    told = [one for one in since.lines(desk) if one.startswith((same, beside))]
    assert [one.startswith(beside) for one in told] == [known]
    assert desk.book.say(f"topic.{topic}") in told[0]


def test_where_no_frank_answer_is_offered_the_page_says_why():
    found = set()
    for seed in range(4):
        driven = Driven(load("condition"), seed)
        until(driven, c.AT_ANSWER)
        for seat in driven.awaited():
            for part in answer(driven.desk(seat)):
                frank = any("wholly" in one.id for one in part.offers)
                half = any("partly" in one.id for one in part.offers) and part.data["topic"] != "bring"
                if part.data["asked"] == "answer":
                    assert ("en passant" in part.text) == (half and not frank)
                    found.add(frank)
    assert False in found


@pytest.mark.parametrize(("lang", "words"), [("fr", "Continuer"), ("en", "Go on")])
def test_from_what_was_just_signed_one_goes_on_by_every_way(lang, words):
    table = paying(lang).round(marks=dict.fromkeys(ALL, "yes"))
    page = signed_page(table.driven.desk(table.code[FOUNDER]))
    assert page.offer("back").text == words


def closed(lang, *rounds):
    """The page that follows the table where its rounds go so, none of them signing; as the Foundation reads it."""
    table = Table(lang=lang)
    seat = table.code[FOUNDER]
    for moves in [*rounds, *[{}] * 9]:
        if int(table.driven.state.scal[s.STAGE]) != c.AT_ROUND:
            break
        table.driven.seen[seat] = len(table.driven.desk(seat).events)
        table.round(**moves)
    desk = table.driven.desk(seat)
    return plain(since.lines(desk)[0])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_table_that_ends_unsigned_says_first_whose_yes_was_missing_and_what_still_holds(lang):
    marks = {HOST: "yes", VETERAN: "yes"}
    said = closed(lang, {"beginner": put(form="joint")}, *[{"marks": marks}] * 9)
    fr = "Rien n’est signé : il manquait à la proposition de Feu doux le oui de Feu doux et le vôtre"
    en = "Nothing is signed: Feu doux’s proposal lacked the yes of Feu doux and yours"
    assert said.startswith({"fr": fr, "en": en}[lang]), said
    assert "avant non plus" not in said  # there was no table before
    assert "before either" not in said
    assert {"fr": "aucune proposition", "en": "no proposal"}[lang] in closed(lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_had_been_signed_and_fell_is_never_said_not_to_have_been(lang, monkeypatch):
    monkeypatch.setattr("game.pages.closed.signature", lambda desk: "signed in January")
    said = closed(lang)
    assert {"fr": "Ce qui avait été signé ne tient plus.", "en": "What had been signed no longer holds."}[lang] in said
    assert {"fr": "avant non plus", "en": "before either"}[lang] not in said


def signed_then_not():
    """Desks after a first table where all sign, at whose later table all say no."""
    for seed in range(4):
        driven = Table().round(beginner=put(form="mentoring")).round(marks=dict.fromkeys(ALL, "yes")).driven
        draw = random.Random(seed)
        while not driven.over():
            for seat in driven.awaited():
                desk = driven.desk(seat)
                yield desk
                driven.seen[seat] = len(desk.events)
                move = driven.random_move(seat, draw)
                if desk.stage == c.AT_ROUND:
                    no = {letter(number): "no" for number in desk.packages}
                    move = {"seat": desk.seat, "do": "stand", "how": "as_asked", "marks": no}
                assert driven.play(move) == 0


def test_what_was_signed_before_still_holds_where_a_later_table_signs_nothing():
    """Of random plays, and of plays where all sign at the first table and say no at the later one."""
    told_so: set[str] = set()
    for desk in itertools.chain(signed_then_not(), (desk for _, desk in many(load("condition")))):
        if told_so == {"holds", "fell"}:
            break
        last = [one for one in desk.fresh if one.kind == c.E_ROUND][-1:]
        over = desk.stage == c.AT_END or (bool(last) and last[0].step != int(desk.view.scal[s.STEP]))
        said = [plain(one) for one in since.lines(desk) if plain(one).startswith("Rien n’est signé : ")]
        assert len(said) == bool(last and over and not last[0].how)
        if said:
            holds = int(desk.view.scal[s.IN_FORCE]) >= 0
            assert ("tient toujours" in said[0]) == holds
            fell = bool(desk.history.of(c.E_STOOD)) and not holds
            assert ("ne tient plus" in said[0]) == fell
            told_so |= {one for one, so in (("holds", holds), ("fell", fell)) if so}
    assert told_so == {"holds", "fell"}


COUNTED = {
    "fr": ("elle compte sur l’argent de Tierce Voix, qui n’a pas dit oui", "L’accord compte sur l’argent"),
    "en": ("it counts on money from Tierce Voix, who has not said yes", "The agreement counts on money"),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("said", ["yes", "not_yet", "no"])
def test_a_yes_says_whose_money_it_counts_on_without_theirs(lang, said):
    """Beside the yes, in the package read whole, and on the page of what is signed; not where its owner agrees, nor to
    its owner."""
    table = Table(lang=lang)
    before, after = COUNTED[lang]
    table.round(beginner=put(form="mentoring", days_paid="host_share")).round(marks={HOST: said, VETERAN: "not_yet"})
    desk = table.driven.desk(table.code[VETERAN])
    number = desk.packages[0]
    notes = {one.id: plain(one.note) for one in mark_fields(desk)[0].choices}
    whole = plain("\n".join(whole_text(desk, package(desk, number))))
    assert (before in notes["yes"]) == (before[1:] in whole) == (said != "yes")
    assert not any(notes[one] for one in notes if one != "yes")
    assert before not in plain(mark_fields(table.driven.desk(table.code[HOST]))[0].choices[0].note)
    paid = plain(desk.book.clause_and_option(desk.book.names.options.code["days_paid.host_share"]))
    assert (paid in notes["yes"]) == (said != "yes")
    table.round(marks={HOST: said, FOUNDER: "yes", VETERAN: "yes", BEGINNER: "yes"})
    for seat in ALL:
        text = plain(signed(table.driven.desk(table.code[seat])).text)
        assert (after in text) == (said != "yes")
        [line] = [one for one in text.split("\n") if after in one] or [""]
        assert (f"({paid})" in line) == (said != "yes")  # what of it will not come, and nothing more


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_whose_money_a_yes_counts_on_is_said_from_the_first_round(lang):
    table = Table(lang=lang).round(beginner=put(form="mentoring", days_paid="host_share"))
    [field] = mark_fields(table.driven.desk(table.code[VETERAN]))
    assert COUNTED[lang][0] in plain(field.choices[0].note)


def line_of(part, name):
    """What the page of what is signed says that this structure owes, « vous » set apart."""
    return next(one.partition(": ")[2] for one in plain(part.text).split("\n") if one.startswith(f"- {name}"))


@pytest.mark.parametrize(
    ("lang", "names", "words"),
    [
        ("fr", ("Vous", "Feu doux"), {"less": "la moitié de ce qui était demandé", "more": "moitié plus"}),
        ("en", ("You", "Feu doux"), {"less": "half of what was asked", "more": "half as much again"}),
    ],
)
@pytest.mark.parametrize("how", c.LEVELS)
def test_what_one_pledged_is_read_alike_by_all_and_holds_until_one_signs_again(lang, names, words, how):
    table = Table(lang=lang).round(beginner=put(form="joint", start="now", days_paid="each_own", announcement="shared"))
    table.round(
        marks=dict.fromkeys(ALL, "yes"),
        **{seat: {"do": "stand", "how": how if seat == BEGINNER else "as_asked"} for seat in ALL},
    )
    driven, code = table.driven, table.code
    mine = line_of(signed(driven.desk(code[BEGINNER])), names[0])
    assert mine == line_of(signed(driven.desk(code[HOST])), names[1])
    assert all((one in mine) == (level == how) for level, one in words.items())
    owed = pledged_days(driven.loaded.tables.frame, driven.state, code[BEGINNER])
    driven.state.seat[code[BEGINNER], s.PLEDGE_LEVEL] = (c.LEVELS.index(how) + 1) % 3  # said at a later table
    assert pledged_days(driven.loaded.tables.frame, driven.state, code[BEGINNER]) == owed > 0
    assert line_of(signed(driven.desk(code[BEGINNER])), names[0]) == mine


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_signs_what_it_had_refused_aloud_is_said_to(lang):
    """An objection to a clause of what is signed a round later, which nobody changed: the page of the signature says
    so to all, and of nobody else; not where what is signed holds it no more."""
    table = Table(lang=lang).round(founder=put(form="joint", announcement="loud"))
    table.round(beginner=objects("A"))
    table.round(marks=dict.fromkeys(ALL, "yes"))
    for seat in ALL:
        desk = table.driven.desk(table.code[seat])
        lines = [one for one in signed(desk).text.splitlines() if ("malgré" if lang == "fr" else "in spite of") in one]
        assert len(lines) == 1
        assert ("Vous avez signé" in lines[0] or "You signed" in lines[0]) == (seat == BEGINNER)
    agreed = Table(lang=lang).round(founder=put(form="joint", announcement="loud"))
    agreed.round(marks=dict.fromkeys(ALL, "yes"))
    assert not despite(agreed.driven.desk(agreed.code[HOST]), signature(agreed.driven.desk(agreed.code[HOST])))
