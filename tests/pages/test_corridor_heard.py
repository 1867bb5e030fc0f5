"""The corridor's list and one's answers: what was said in a scene was heard; a confidence is asked for by who answers
so; where nothing whole may be answered, the page says why."""

from collections import Counter
from dataclasses import replace

import pytest

from game.pages.answering import answer
from game.pages.opened import notebook_page, picture_page
from game.pages.playing import play_page
from game.pages.since import lines
from game.pages.told import tell
from game.pages.wording import say, typeset
from game.play.notebook import notebook
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.packing import supported
from game.story import tables as t
from game.story.library import load
from tests.pages.plays import desks, many


def discloses(desk, event):
    """Whether another said something of itself before me by this choice, a fact apart."""
    frame = desk.book.frame
    start, end = (int(frame.choice[event.what, one]) for one in (t.EFFECT_FROM, t.EFFECT_TO))
    rows = frame.row[start:end].astype(int).tolist()
    said = any(row[0] == t.EFFECT_GESTURE and row[1] == event.by and row[3] == e.DISCLOSES for row in rows)
    return event.by != desk.me and said and all(row[0] != t.EFFECT_REVEAL for row in rows)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["condition", "critical-point", "residency"])
def test_what_was_said_of_oneself_in_a_scene_was_heard(name, lang):
    """The list says so of who said before me what it seeks; told once in the picture."""
    found = 0
    for driven, desk in desks(load(name), 5, lang):
        if desk.stage != c.AT_CORRIDOR or found > 40:
            continue
        desk = replace(desk, notes=tuple(notebook(driven.loaded.tables, desk.view)), kept={})
        for event in desk.history.at(desk.history.of(c.E_CHOICE)):
            if not discloses(desk, event):
                continue
            seat, words = desk.book.names.seats[event.by], desk.at(event.moment).book
            told_so = words.text(f"choices.{desk.book.names.choices[event.what]}.told")
            offer = next((one for one in play_page(desk).offers() if one.id == f"to.{seat}"), None)
            if offer is None or not told_so:
                continue
            found += 1
            assert say(lang, "heard.said") in offer.hint, told_so
            assert any(told_so in part.text for part in notebook_page(desk).parts)
            if any(one["id"] == seat for one in picture_page(desk).parts[0].data["about"]):
                assert picture_page(desk).parts[0].text.count(told_so) <= 1
    assert found


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_confidence_is_asked_for_by_who_answers_so_and_no_other(lang):
    """Of every answer to a listener: it says that it asks so just where it will have asked; the next page need not."""
    asked, words = 0, {"fr": "reste entre vous", "en": "stay between you"}[lang]
    for seed in range(12):
        offered: dict[int, dict[str, bool]] = {}
        for _, desk in desks(load("condition"), seed, lang):
            confided = {event.to for event in desk.fresh if _confided(desk, event)}
            frank = {event.to for event in desk.fresh if event.kind == c.E_ANSWERED and _wholly(desk, event)}
            for to, says in offered.pop(desk.me, {}).items():
                if to in frank:
                    assert says == (to in confided)
                    asked += says
            assert not any(words in line for line in lines(desk) if confided), lines(desk)
            for part in answer(desk) if desk.stage == c.AT_ANSWER else []:
                ways = {offer.move["how"]: words in offer.text for offer in part.offers}
                assert not any(says for how, says in ways.items() if how != "wholly")
                if "wholly" in ways:
                    offered.setdefault(desk.me, {})[desk.book.names.seats.code[part.data["asker"]]] = ways["wholly"]
    assert asked


def _confided(desk, event):
    return event.kind == c.E_CONFIDED and event.by == desk.me and event.how == c.CONFIDED


def _wholly(desk, event):
    return event.by == desk.me and event.how == c.WHOLLY


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_where_nothing_whole_may_be_answered_the_page_says_why(lang):
    """Who asks says how: in passing; there and then, or listening, where there is no sidestepping."""
    why = {"fr": "en passant", "en": "in passing"}[lang]
    frank, firm = say(lang, "answer_how.wholly"), {"fr": "pas moyen de passer à côté", "en": "no sidestepping it"}[lang]
    found, asked = set(), Counter()
    for _, desk in many(load("condition"), lang):
        if len(found) == 2:
            break
        for part in answer(desk) if desk.stage == c.AT_ANSWER else []:
            if part.data["asked"] != "answer":
                continue
            half = any(offer.move["how"] == "partly" and frank not in offer.text for offer in part.offers)
            assert (why in part.text) == (half and all(frank not in one.text for one in part.offers))
            asker = desk.name(desk.book.names.seats.code[part.data["asker"]])
            assert all(line.startswith(str(asker)) for line in part.text.split("\n"))
            dodges = any(offer.move["how"] == "dodge" for offer in part.offers)
            assert (firm in part.text) == (not dodges)
            found.add(half)
            asked[dodges] += 1
    assert found == {True, False}
    assert min(asked[True], asked[False]) > 0


def in_the_words(desk, words):
    """What an answer's words are, by what the scenario and the game word them for."""
    book, names = desk.book, desk.book.names
    for part in range(len(names.parts)):
        if names.parts[part].startswith(f"{desk.seat}."):
            for form in ("told", "hint", "dodge"):
                if book.part_text(part, form) and book.part_text(part, form) in words:
                    return form
    if book.text(f"structures.{desk.seat}.brings") in words:
        return "told"
    for said in ("half", "dodge", "nothing"):
        if any(typeset(say(book.lang, f"answer.{said}.{topic}"), book.lang) in words for topic in WORDED[said]):
            return {"half": "hint"}.get(said, said)
    return "told"  # a fact


WORDED = {"half": ("bothers",), "dodge": c.TOPICS, "nothing": c.TOPICS}
CALLED = {
    "told": ("wholly", "other", "other_red", "wholly_beside"),
    "hint": ("partly", "other_hint", "other_hint_red", "partly_beside"),
    "dodge": ("dodge",),
    "nothing": ("nothing", "denied", "wholly", "wholly_beside"),  # frankly, where nothing is left to say
}


@pytest.mark.parametrize("name", ["condition", "critical-point"])
def test_an_answer_is_called_what_its_words_are(name):
    """All said is frank or something else than the truth, a hint lets it be guessed, beside is beside."""
    met = set()
    for seed in range(3):
        for _, desk in desks(load(name), seed):
            for part in answer(desk) if desk.stage == c.AT_ANSWER else []:
                for offer in part.offers if part.data["asked"] == "answer" else []:
                    form = in_the_words(desk, offer.text)
                    labels = {say("fr", f"answer_how.{one}") for one in CALLED[form]}
                    called = offer.text.partition("«")[0]
                    assert any(called.startswith(typeset(label, "fr")) for label in labels), offer.text
                    met.add(form)
    assert met == set(CALLED)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_heard_is_what_was_said(lang):
    """An answer beside the question was no refusal heard, a hint is half heard, « nothing is excluded » is that."""
    met = set()
    for driven, desk in many(load("condition"), lang):
        if met & {frozenset({"beside"}), frozenset({"half"})}:
            break
        if desk.stage != c.AT_CORRIDOR:
            continue
        desk = replace(desk, notes=tuple(notebook(driven.loaded.tables, desk.view)), kept={})
        for offer in play_page(desk).offers():
            if not offer.id.startswith("to.") or offer.id == "to.all":
                continue
            seat = offer.id.removeprefix("to.")
            red = {note.plainly for note in desk.notes if note.about == seat and note.topic == "red"}
            words = say(lang, "heard.red", name=desk.name(desk.book.names.seats.code[seat]))
            assert (words in offer.hint) == bool(red & {"whole", "half"}), (red, offer.hint)
            if red == {"half"}:
                assert typeset(say(lang, "corridor.hinted", words=""), lang).rstrip() in offer.hint
            met |= {frozenset(red)}
    assert frozenset({"beside"}) in met or frozenset({"half"}) in met, met


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_reads_the_words_of_ones_side_of_a_trade_before_one_says_them(lang):
    """What goes into the notebooks in one's name was on the option that one chose."""
    read = 0
    for driven, desk in many(load("condition"), lang):
        for part in answer(desk) if desk.stage == c.AT_ANSWER else []:
            for offer in part.offers if part.data["asked"] == c.DOES[c.CARRY_OUT] else []:
                move = offer.move
                if move["how"] != c.CARRIES[c.AS_AGREED]:
                    continue
                zone = s.SEEKS if move["what"] == "seeks" else s.RED_ZONE
                words = desk.book.part_text(int(driven.state.seat[desk.me, zone]), "told")
                assert words.rstrip(".") in offer.text, offer.text
                read += 1
        if read >= 6:
            return
    raise AssertionError(read)


def test_what_a_false_answer_is_called_is_true_of_its_words():
    """Its words may be true; what is not so is that one seeks this, or refuses that."""
    for lang, no in (("fr", "vérité"), ("en", "truth")):
        for key in ("other", "other_red", "other_hint", "other_hint_red"):
            assert no not in say(lang, f"answer_how.{key}")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_refused_trade_says_what_was_refused(lang):
    told_of = set()
    for _, desk in many(load("condition"), lang):
        for one in desk.history.at(desk.history.of(c.E_TRADE_ANSWER)):
            if one.how == c.REFUSED and one.by != desk.me and one.witnesses >> desk.me & 1:
                words = tell(desk, one)
                assert ":" in words, words
                kind = supported(one.what)
                assert kind < 0 or desk.book.clause_and_option(kind) in words
                told_of.add("support" if kind >= 0 else one.what)
        if len(told_of) == 3:
            return
    raise AssertionError(told_of)
