"""Every page of random plays: complete, in both languages, every legal move within reach, nothing hidden shown."""

import itertools
import json
import re
from dataclasses import replace

import pytest

from game.pages import answering, delivery, wording
from game.pages.book import Desk
from game.pages.guess import moves, noted_with
from game.pages.model import Choice, Offer, Page, compose
from game.pages.playing import play_page
from game.pages.since import lines, marks_of
from game.pages.table_moves import as_amendment
from game.play.refusals import BadMove
from game.play.words import letter, lying, tension_word
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import fits
from game.rules.flow.course import next_step
from game.rules.packing import guesses
from game.rules.read.standing import cost_of, pledged_days
from game.rules.read.view import look, new_view
from game.story import tables as t
from game.story.library import load
from game.story.summaries import summary_of
from tests.helpers.large import large
from tests.helpers.scenarios import tiny
from tests.pages.plays import Driven, desks, rows_of
from tests.pages.sessions import first_values, open_play, play_on, session

SEEDS = range(16)


def played(lang: str = "fr"):
    for seed in SEEDS:
        yield from desks(tiny(), seed, lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_page_is_json_has_text_and_distinct_ids(lang):
    kinds = set()
    for _, desk in played(lang):
        page = play_page(desk, frozenset({"corridor"}))
        assert Page.model_validate_json(page.model_dump_json()) == page
        kinds.add(page.kind)
        ids = [part.id for part in page.parts]
        offers = [offer.id for offer in page.offers()]
        assert len(ids) == len(set(ids)), ids
        assert len(offers) == len(set(offers)), offers
        for part in page.parts:
            assert part.text or part.offers or part.role in ("structures", "map"), part.id
        assert page.since == [line for part in page.parts if part.role == "since" for line in part.data["lines"]]
        assert page.title
    assert kinds >= {"story", "corridor", "answer", "guess", "table", "delivery", "repair", "end"}


ILL_SPACED = {
    "fr": re.compile(r" (?:[;!?»]|[:%](?=\W|$))|« |«\w|\w[;!?]|'"),
    "en": re.compile(r"\w[ \u00a0\u202f][:;!?]|'"),
}


def shown(page):
    """Every text of a page, whatever it stands in."""
    yield from (page.title, *page.since)
    for part in page.parts:
        yield from (part.title, part.text)
        for offer in part.offers:
            yield from (offer.text, offer.hint, offer.sure)
            for one in offer.fields:
                yield from (one.label, *(words for choice in one.choices for words in (choice.text, choice.note)))


def ill_spaced(lang, met):
    return {text for desk in met for text in shown(play_page(desk)) if ILL_SPACED[lang].search(text)}


def test_no_plain_space_before_french_punctuation_and_no_number_of_trust():
    assert not ill_spaced("fr", (desk for _, desk in played("fr")))
    for _, desk in played("fr"):
        for part in play_page(desk).parts:
            assert not re.search(r"\b0[.,]\d{2,}(?!\sjour)", part.text), part.text


def test_no_space_before_english_punctuation():
    assert not ill_spaced("en", (desk for _, desk in desks(load("condition"), 0, "en")))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_ill_spaced_sentence_is_found_wherever_it_stands(monkeypatch, lang):
    for key, where in (("do.pass", "an offer"), ("field.about", "a field"), ("since.title", "a title")):
        both = dict(wording.catalogue()[key])
        both[lang] = "Ceci ; cela" if lang == "fr" else "What ?"
        with monkeypatch.context() as patch:
            patch.setitem(wording.catalogue(), key, both)
            met = itertools.islice((desk for _, desk in desks(tiny(), 0, lang)), 12)
            assert any(both[lang] in text for text in ill_spaced(lang, met)), where


def assert_offers_are_legal(driven, desk, page):
    """Every offer of a page, whatever its fields hold, makes a legal move."""
    for offer in page.offers():
        if offer.move is None and offer.id != "guesses":
            assert offer.action
            continue
        for values in some_values(offer):
            made = compose(offer, values)
            _, row = driven.read(made if offer.move else moves(desk, made)[0])
            assert fits(driven.loaded.tables.frame, driven.loaded.tables.secrets, driven.state, desk.me, row)[0] == 0


def assert_moves_are_reached(driven, desk, page):
    """Every legal move is made by some offer of a page."""
    for move in legal_by_ids(driven, desk.me):
        if move["do"] == "guess":
            assert guessed(desk, page, move)
        elif move["do"] in PLEDGED and page.part("moves") and unasked(desk, page, move):
            continue
        elif move["do"] == "amend" and any(offer.id == "put" for offer in page.offers()):
            assert amends(desk, page, move), move
        elif move["do"] in ("answer", "deliver") and said_alike(driven, desk, page, move):
            continue
        else:
            assert any(reaches(offer, move) for offer in page.offers() if offer.move), move


def said_alike(driven, desk, page, move) -> bool:
    """Whether another move of this page is told in the same words as this one: days to the quarter, an answer."""

    def words(made):
        if made["do"] == "deliver":
            share = c.AMOUNTS[c.GIVES.index(made["what"])]
            return str(desk.book.days(delivery.promised_days(desk) * share))
        _, row = driven.read(made)
        return answering.own_words(desk, tuple(int(one) for one in row[:4]), ways)

    legal = [one for one in legal_by_ids(driven, desk.me) if one["do"] == move["do"]]
    asked = [one for one in legal if one.get("to") == move.get("to")]
    ways = {c.ANSWERS.index(one["how"]) for one in asked if one["do"] == "answer"}
    reached = [one for one in asked if any(reaches(offer, one) for offer in page.offers() if offer.move)]
    assert words(move)
    return any(words(one) == words(move) for one in reached)


PLEDGED = ("stand", "put", "amend", "offer_lighter")


def unasked(desk, page, move) -> bool:
    """Whether another pledge is told by this move than the one that stands, where the page asks for none."""
    asked = any(field.id == "how" for offer in page.offers() for field in offer.fields if offer.id == "stand")
    return not asked and "how" in move and move["how"] != c.LEVELS[int(desk.view.mine[s.PLEDGE_LEVEL])]


def amends(desk, page, move) -> bool:
    """Whether putting what this amendment comes to amends that package, or another of which it is as near."""
    ids = desk.book.names
    lying = {letter(number): desk.package_options(number) for number in desk.packages}

    def result(made):
        options = list(lying[made["what"]["package"]])
        option = ids.options.code[made["what"]["option"]]
        options[ids.clauses.code[made["what"]["option"].partition(".")[0]]] = option
        return options

    options = result(move)
    what = {clause: ids.options[options[code]].partition(".")[2] for code, clause in enumerate(ids.clauses)}
    put = {**move, "do": "put", "what": what}
    if not any(reaches(offer, put) for offer in page.offers() if offer.id == "put"):
        return False
    made = as_amendment(desk, put)
    return options in lying.values() if made["do"] == "put" else result(made) == options


def test_every_offer_composes_to_legal_moves():
    for driven, desk in played():
        if not driven.over():
            assert_offers_are_legal(driven, desk, play_page(desk))


def some_of_eleven(lang: str = "fr"):
    """Some desks of a play at the large table, so many that all would take long."""
    yield from itertools.islice(desks(large(), 3, lang), 9, None, 37)


def test_every_legal_move_is_reached_by_an_offer():
    for driven, desk in itertools.chain(played(), some_of_eleven()):
        if not driven.over():
            assert_moves_are_reached(driven, desk, play_page(desk))


def with_offers(page, change):
    """The page, its offers changed: `change` gives what takes the place of each, None for nothing."""
    parts = [
        part.model_copy(update={"offers": [one for one in map(change, part.offers) if one is not None]})
        for part in page.parts
    ]
    return page.model_copy(update={"parts": parts})


def test_an_offer_that_is_missing_or_makes_what_is_not_legal_is_found():
    """Each offer of the pages of a play, taken away, then made to do what belongs to no stage."""
    taken = turned = 0
    for driven, desk in desks(load("condition"), 1):
        page = play_page(desk)
        for offer in [one for one in page.offers() if one.move is not None and one.enabled][:2]:
            without = with_offers(page, lambda one, offer=offer: None if one is offer else one)
            with pytest.raises(AssertionError):
                assert_moves_are_reached(driven, desk, without)
            taken += 1
            pays = {"seat": desk.seat, "do": "pay", "to": desk.book.names.seats[desk.others[0]], "how": "yes"}
            wrong = offer.model_copy(update={"move": {**pays, "what": "day"}, "fields": []})
            other = with_offers(page, lambda one, offer=offer, wrong=wrong: wrong if one is offer else one)
            with pytest.raises((AssertionError, BadMove)):
                assert_offers_are_legal(driven, desk, other)
            turned += 1
    assert taken == turned > 20


def guessed(desk, page, move: dict) -> bool:
    """Whether this page makes this move first, once it is said on the card of the structure; a bet on nothing said is
    none."""
    offer = page.offer(f"picture.{move['to']}")
    said = {f"{offer.id}.{mark}": word or "unknown" for mark, word in move["what"].items()}
    noted = noted_with(desk, compose(offer, {**said, f"{offer.id}.bet": move["how"]})["picture"])
    told = play_page(replace(desk, picture=noted, kept={})).offer("guesses")
    on = {"none": "", "seeks": "card", "cannot": "red"}[move["how"]]
    how = move["how"] if on and move["what"][on] is not None else "none"
    return moves(desk, compose(told))[0] == {**move, "how": how}


def test_the_guesses_of_all_structures_are_made_on_one_page(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    met = play_on(made)
    pages = [page for page in met if page.kind == "guess"]
    guesses = [one for one in made.play.log.moves if one["do"] == "guess" and one["seat"] == "farm"]
    others = len(made.play.loaded.tables.names.seats) - 1
    assert len(guesses) == others * len(pages) == others


def test_guesses_of_several_persons_wait_for_one_another(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    pages = [page for page in play_on(made) if page.kind == "guess" and not page.curtain]
    by = [page.seat for page in pages]
    assert by.count("farm") == by.count("school")
    guesses = [one["seat"] for one in made.play.log.moves if one["do"] == "guess"]
    assert guesses.count("farm") == guesses.count("school")


def assert_hidden_stays_hidden(driven, desk, look=look):
    """Everything hidden from a seat is overwritten: its page is the same."""
    frame, secrets, _ = driven.loaded.tables
    pages = []
    for state in (driven.state, hidden_overwritten(driven, desk.me)):
        view = new_view(frame)
        look(frame, secrets, state, desk.me, view)
        pages.append(play_page(Desk(desk.book, view, desk.rows, desk.seen)))
    assert pages[0] == pages[1]


def test_pages_hide_what_a_seat_must_not_know():
    for driven, desk in itertools.chain(played(), some_of_eleven()):
        assert_hidden_stays_hidden(driven, desk)


def hidden_overwritten(driven: Driven, me: int) -> s.State:
    state = s.State(*(array.copy() for array in driven.state))
    for seat in range(state.seat.shape[0]):
        if seat != me:
            state.seat[seat, :] = 0.37
            state.fact[:, seat] = 2
            state.pair[seat, :, s.SINCERITY] = 0.11
            state.pair[seat, :, s.AUTHENTICITY] = 0.93
            state.sealed[seat, :] = 1
    state.scal[s.SEED] = 987654
    for event in state.event[: int(state.scal[s.EVENTS])]:
        if not event[s.WITNESSES] >> me & 1:
            event[: s.MOMENT] = 3
    return state


def some_values(offer: Offer):
    """Each value of each field at least once, the others at their first or standing value."""
    yield first_values(offer)
    for field in offer.fields:
        for choice in field.choices:
            if choice.enabled and field.kind != "many-of":
                values = first_values(offer, {**opening(offer, choice), field.id: choice.id})
                if choice in field.open_choices(values, offer):
                    yield values


def opening(offer: Offer, choice: Choice) -> dict:
    """Values of the other fields under which this choice is open."""
    fields = {field.id: field for field in offer.fields}
    return {
        name: next(one.id for one in fields[name].choices if one.id not in shut)
        for name, shut in choice.unless.items()
        if fields[name].value is None
    }


def reaches(offer: Offer, move: dict) -> bool:
    """Whether some values of the fields make this move of the offer."""
    values = {}
    for field in offer.fields:
        if not field.asked(values, offer):
            continue
        meant = move
        for key in field.id.split("."):
            if not isinstance(meant, dict) or key not in meant:
                return False
            meant = meant[key]
        found = [
            choice.id
            for choice in (field.open_choices(values, offer) if field.narrow else field.choices)
            if (None if choice.nothing else choice.id if choice.value is None else choice.value) == meant
        ]
        if not found:
            return False
        values[field.id] = found[0]
    return compose(offer, values) == move


def lightened(driven: Driven, table) -> list[int]:
    """The options that a lighter form is made from: of what lies there first, else of the ground."""
    frame, _, names = driven.loaded.tables
    if table:
        return driven.state.package[table[0], : len(names.clauses)].tolist()
    return frame.clause[:, t.CLAUSE_BASE].tolist()


def legal_by_ids(driven: Driven, seat: int):
    """The legal moves by ids, marks all « not yet »; guesses thinned out; no amendment and no lighter form that
    changes nothing."""
    tables = driven.loaded.tables
    table = lying(tables, driven.state)
    lies = lightened(driven, table)
    reds = int(tables.frame.size[t.RED_MASK]).bit_count()
    for row in rows_of(driven.loaded, driven.state, seat):
        whats = range(int(row[4]))
        if row[0] == c.GUESS:
            whats = range(0, int(guesses(int(tables.frame.size[t.CARDS]), reds)), 37)
        for what, how in itertools.product(whats, range(int(row[5]))):
            code = int(row[2]) + what
            if row[0] == c.AMEND:
                place, option = divmod(code, int(tables.frame.size[t.OPTIONS]))
                if option in driven.state.package[table[place], : len(tables.names.clauses)]:
                    continue
            if row[0] == c.OFFER_LIGHTER and code in lies:
                continue
            marks = (3 ** len(table) - 1) // 2 if row[0] in c.MARKED else 0
            move = [int(row[0]), int(row[1]), code, int(row[3]) + how, marks, 0]
            yield driven.words.write(seat, move, table)


def test_at_a_large_table_five_at_most_are_asked_about_and_no_pledge_is_asked():
    """Where a clause is the key, it alone says the pledge."""
    about, tables, told = set(), 0, 0
    for driven, desk in desks(large(), 1):
        if desk.stage not in (c.AT_GUESS, c.AT_ROUND) or desk.view.scal[s.WAVE]:
            continue
        page = play_page(desk)
        if page.kind == "guess":
            shown = [one["id"] for one in page.part("guess").data["about"]]
            about.add(len(shown))
            assert desk.seat not in shown
            assert [one["to"] for one in moves(desk, compose(page.offer("guesses")))] == shown
            told += sum(bool(one["heard"] or one["seen"]) for one in page.part("guess").data["about"])
        else:
            tables += 1
            asked = {offer.move["do"] for offer in page.offers() for field in offer.fields if field.id == "how"}
            assert asked <= {"object"}
            for offer in page.offers():
                if offer.move is not None:
                    driven.read(compose(offer, first_values(offer)))
            assert "Le partage" in page.part("packages").text
    assert 3 < max(about) <= 5
    assert told > 20
    assert tables


def test_marks_are_told_in_the_order_of_the_structures():
    """A page is the same whenever its play is read again."""
    several = 0
    for desk in itertools.chain(*((desk for _, desk in desks(load("condition"), seed)) for seed in range(4))):
        told = marks_of(desk, desk.others)
        shown = [line for line in lines(desk) if line in told]
        assert shown == [line for line in told if line in shown]
        several += len(shown) > 1
    assert several > 3


def test_what_many_do_alike_is_told_in_one_sentence():
    """A round of the large table: seven name the tension, two only mark, one shows; nobody is forgotten."""
    driven = Driven(large(), 1)
    frame, secrets, names = large().tables
    table = next(at for at, row in enumerate(frame.course) if row[t.STEP_KIND] == t.COURSE_TABLE)
    driven.state.scal[s.STEP] = table - 1
    next_step(frame, secrets, driven.state)
    whole = {"form": "whole", "lead": "turns", "guarantee": "exit", "sharing": "equal"}
    for seat, name in enumerate(names.seats):
        move = {"do": "put", "what": whole} if seat == 1 else {"do": "stand"}
        assert driven.play({"seat": name, **move}) == 0
    driven.seen = {0: len(driven.desk(0).events)}
    for seat, name in enumerate(names.seats):
        do = "show_red" if seat == 1 else "stand" if seat in (2, 3) else "name_tension"
        facts = [move[2] for move in driven.desk(seat).legal.get(c.NAME_TENSION, ())]
        what = {"what": tension_word(names, max(facts))} if do == "name_tension" else {}
        assert driven.play({"seat": name, "do": do, **what, "marks": {"A": "no"}}) == 0
    page = play_page(driven.desk(0))
    text = page.part("packages").text
    lines = [*(f"- {line}" for line in page.since), *text.split("\n")]  # each once, at the top or there
    assert [line for line in lines if "nommé la tension" in line and not line.startswith("- Vous")] == [
        "- Main tendue, Relais des Ponts, La Maison ouverte, Les Colibris, Santé pour tous, Droit au toit et "
        "École buissonnière ont nommé la tension à voix haute."
    ]
    assert not [line for line in lines if "donné un avis" in line]  # the grid counts them; who, beside the page
    rest = next(part for part in page.parts if part.id == "since-rest").text
    assert rest.endswith("ont donné un avis\u00a0: non à la proposition des Passerelles du Val.")
    assert rest.count("Terre d’accueil") == rest.count("Main tendue") == 1
    assert page.since[0] == "Vous avez nommé la tension à voix haute."
    assert page.since[1].startswith("Vous avez fait savoir à tous")
    assert len(page.since) == 2 + 2  # mine, and the rest but for the marks
    assert "il manque le oui de\u00a0: vous, les Passerelles et Terre d’accueil" in text


def test_where_days_are_short_each_amount_is_still_an_offer():
    """Not enough days for all that was promised: the amounts left are so alike that one offer could hold them."""
    driven = Driven(large(), 1)
    frame = large().tables.frame
    state, options = driven.state, large().tables.names.options.code
    state.scal[s.STAGE], state.scal[s.AWAITED], state.scal[s.DONE] = c.AT_DELIVERY, 1, 0
    state.scal[s.STEP] = next(at for at, row in enumerate(frame.course) if row[t.STEP_KIND] == t.COURSE_DELIVERY)
    state.scal[s.MADE], state.scal[s.IN_FORCE], state.scal[s.BOUND] = 1, 0, 1
    chosen = [options[name] for name in ("form.whole", "guarantee.exit", "lead.turns", "sharing.equal")]
    state.package[0, :4] = sorted(chosen, key=lambda option: int(frame.option[option, t.OF_CLAUSE]))
    state.seat[0, s.DAYS] = 2.7
    offers = [offer for offer in play_page(driven.desk(0)).offers() if offer.move and offer.move["do"] == "deliver"]
    assert [offer.move["what"] for offer in offers] == ["nothing", "quarter", "half", "three_quarters"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("level", [0, 1, 2])
def test_what_was_pledged_and_what_it_costs_are_those_of_the_rules(lang, level):
    """At every level of pledge, with a team made ready or not."""
    driven = Driven(large(), 1, lang)
    frame, _, names = large().tables
    state = driven.state
    state.scal[s.STAGE], state.scal[s.AWAITED], state.scal[s.DONE] = c.AT_DELIVERY, 1, 0
    state.scal[s.STEP] = next(at for at, row in enumerate(frame.course) if row[t.STEP_KIND] == t.COURSE_DELIVERY)
    state.scal[s.MADE], state.scal[s.IN_FORCE], state.scal[s.BOUND] = 1, 0, 1
    chosen = [names.options.code[name] for name in ("form.whole", "guarantee.exit", "lead.turns", "sharing.equal")]
    state.package[0, :4] = sorted(chosen, key=lambda option: int(frame.option[option, t.OF_CLAUSE]))
    state.seat[0, s.SIGNED_LEVEL], state.seat[0, s.DAYS] = level, 90
    pledged = pledged_days(frame, state, 0)
    assert pledged > 0
    texts = []
    for ready in (0, 1):
        state.seat[0, s.READY] = ready
        page = play_page(driven.desk(0))
        part = page.part("delivery")
        assert part.data["promised"] == pledged
        for offer in part.offers:
            given = pledged * c.AMOUNTS[c.GIVES.index(offer.move["what"])]
            cost = driven.book.say("delivery.costs", days=driven.book.days(cost_of(state, 0, given)), seen="")
            assert offer.hint.startswith(cost) == bool(ready and given), offer.hint
        texts.append(part.text)
    ready_told = driven.book.say("delivery.ready")
    assert (ready_told in texts[0], ready_told in texts[1]) == (False, True)


def test_a_page_is_small():
    """It is sent over a network."""
    for _, desk in desks(tiny(), 1):
        assert len(json.dumps(play_page(desk).model_dump())) < 100_000


@pytest.mark.parametrize("leak", ["trust", "fact", "event", "means"])
def test_a_planted_leak_is_found(leak):
    """Views that tell what they must not, given to the checker that pages go through."""

    def leaking(frame, secrets, state, seat, view):
        look(frame, secrets, state, seat, view)
        other = (seat + 1) % len(state.seat)
        if leak == "trust":
            view.toward[other, s.SINCERITY] = state.pair[other, seat, s.SINCERITY]
        elif leak == "fact":
            view.fact[:, 0] |= state.fact[:, other]
        elif leak == "event":
            view.event[:] = state.event
            view.scal[s.EVENTS] = state.scal[s.EVENTS]
        else:
            view.mine[s.DAYS] = state.seat[other, s.DAYS]

    def caught(driven, desk):
        try:
            assert_hidden_stays_hidden(driven, desk, leaking)
        except (AssertionError, IndexError, KeyError):
            return True
        return False

    assert any(caught(*one) for one in desks(load("condition"), 1))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_first_scenario_goes_through_every_page(lang):
    loaded = load("condition")
    for seed in range(2):
        for driven, desk in desks(loaded, seed, lang):
            page = play_page(desk)
            assert Page.model_validate_json(page.model_dump_json()) == page
            for offer in page.offers():
                if offer.move is not None and not driven.over():
                    driven.read(compose(offer, first_values(offer)))


@pytest.mark.parametrize(("lang", "you"), [("fr", "[Vv]ous"), ("en", "[Yy]ou")])
def test_the_reader_has_no_capital_inside_a_sentence(lang, you):
    """Lists of names above all: « la Fondation, vous » ; a capital only where a sentence, a line or a quote begins."""
    inside = re.compile(rf"(?<=[\w,;)])[ \u00a0\u202f]{you[1].upper()}{you[4:]}\b|(?:, |\u00a0: ){you[1]}{you[4:]}, ")
    met = []
    for seed in range(8):
        for _, desk in desks(tiny(), seed, lang):
            page = play_page(desk)
            texts = [part.text for part in page.parts] + [offer.hint for offer in page.offers()]
            met += [text for text in texts if re.search(rf"(, |: |\u00a0: ){you[1].lower()}{you[4:]}\b", text)]
            assert not [found for text in texts if (found := inside.search(text))]
    assert met or lang == "en"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_days_are_counted_of_those_one_had_given_ones_too(lang):
    driven = Driven(tiny(), 1, lang)
    before = part_of(driven, "means")
    assert before.data["days_had"] == before.data["days"]
    for mine in driven.state.seat[:2]:  # as `gives` does it
        mine[s.DAYS] += 2.5
        mine[s.DAYS_SCENES] -= 2.5
    assert part_of(driven, "means").data["days_had"] == before.data["days"] + 2.5
    for mine in driven.state.seat[:2]:
        mine[s.DAYS] -= 1
        mine[s.DAYS_CORRIDOR] += 1
    after = part_of(driven, "means")
    assert after.data["days_had"] == after.data["days"] + 1 == before.data["days"] + 2.5


def part_of(driven: Driven, role: str):
    return play_page(driven.desk(0)).part(role)


def test_acts_are_counted_as_they_come_and_none_at_the_end(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    met, acts = play_on(made), len(tiny().scenario.acts)
    assert [page.place.of for page in met] == [acts] * len(met)
    counted = [page.place.n for page in met]
    assert counted == sorted(counted)
    assert counted[0] == 1
    assert 1 < counted[-1] <= acts
    assert made.page().place.n == 0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_list_of_plays_says_the_act_that_the_page_says(tmp_path, lang):
    made = session(tmp_path)
    made.shelf.summaries = lambda: [summary_of(tiny())]
    made.keep({"lang": lang})
    open_play(made, "farm")
    while made.page().kind != "end":
        place = made.page().place
        made.act("open.home")
        made.act("open.resume")
        offer = made.page().part("choices").offers[0]
        counted = f"{place.act}, acte {place.n} sur {place.of}" if lang == "fr" else f"{place.act}, act {place.n} of"
        assert counted in offer.text + offer.hint
        made.act(offer.id)
        ways = [one for one in made.page().offers() if one.enabled and (one.move is not None or one.id == "guesses")]
        made.act(ways[0].id, first_values(ways[0]))
