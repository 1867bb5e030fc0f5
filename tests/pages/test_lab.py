"""The laboratory's file: what is to be mended comes first, figures are those of the answers, in both languages."""

import html
import re

import pytest

from game.lab import survey
from game.lab.survey import KINDS
from game.pages.lab import lab_html
from game.pages.lab_tables import drawing, text_of
from game.pages.lab_words import complaint, told
from game.pages.terms import OURS, means, terms_in
from game.pages.wording import say
from game.story.library import SCENARIOS
from tests.helpers.scenarios import tiny


def answers(complaints=()):
    names = tiny().tables.names
    dials = ("common_good", "own_game", "relations", "lucidity")
    shares = dict.fromkeys(names.endings, 0.5)
    effect = {which: {dial: [2.5, 0.5] for dial in dials} for which in ("own", "all")} | {"seat": names.seats[0]}
    means = dict.fromkeys(dials, 60.0)
    mix = {"own": means, "own_game_p10": 40.0, "own_game_p90": 80.0}
    kinds = {
        kind: getattr(names, of) for kind, of in (("scenes", "scenes"), ("options", "choices"), ("parts", "parts"))
    }
    met = {kind: {minds: dict.fromkeys(each, 0.5) for minds in ("random", "game")} for kind, each in kinds.items()}
    whole = {"school: this + that": 0.5}
    return {
        "plays": 1234,
        "complaints": list(complaints),
        "coverage": {
            **met,
            "endings": {"random": shares, "game": shares},
            "mixes": {"random": whole, "game": whole},
            "open": {"game": dict.fromkeys(names.choices, 1.0)},
        },
        "seats": dict.fromkeys(names.seats, means),
        "tables": {"game": {"room": 0.9, "agreed": 0.7, "nash": None, "sum": 0.5}},
        "bargains": [bargain()],
        "mixes": dict.fromkeys(whole, mix),
        "blind": {seat: {"game": [60.0, 1.0], "first": [50.0, 1.0]} for seat in names.seats},
        "reading": {seat: {"words": 5000, "scene_words": 2500, "entries": 45, "minutes": 31.7} for seat in names.seats},
        "attention": {
            seat: {way: {"guesses": 0.5, "dials": means} for way in ("aimed", "none", "everyone")}
            for seat in names.seats
        },
        "options": dict.fromkeys(names.choices, effect),
        "approaches": {"1.1": {dial: [-3.5, 1.0] for dial in dials}, "1.2": None},
        "pitfalls": {"injunction": {dial: [-4.5, 1.0] for dial in dials}},
        "agendas": {name: {"own_game_p90": 70.0, "endings": shares} for name in names.parts},
        "figures": counted(),
        "beside": counted(scenario="condition", most=["other", 0.27], table=None),
    }


def counted(**changed):
    """The few figures of a survey, as `game.lab.figures` has them."""
    return {
        "scenario": "tiny",
        "plays": 200,
        "most": ["garden", 0.6],
        "least": ["nothing", 0.03],
        "table": [0.9, 0.5],
        "fallen": ["injunction", 0.06],
        "avoided": ["wealth-by-nature", 0.4],
        "served": ["farm", 61.4],
        "ill_served": ["school", 48.0],
        "blind": ["farm", "agree", -1.5],
        "attention": [1, 2],
        "longest": ["farm", 1234, 400, 20, 9.6],
        **changed,
    }


def bargain(**changed):
    """A table as the laboratory tells it: two parties, three places."""
    names = tiny().tables.names
    clauses = {name.partition(".")[0]: name for name in names.options}

    def package(mean, least, **more):
        gains = dict.fromkeys(names.seats, mean)
        told = {"options": list(clauses.values()), "gains": gains, "mean": mean, "least": least, "who": names.seats[0]}
        return {**told, "frontier": True, "red": False, **more}

    last = names.options[0]
    other = package(2.0, 1.0, share=0.3) | {"options": [last, *list(clauses.values())[1:]]}
    return {
        "rank": 0.5,
        "agendas": {seat: ["this", "that", "them"] for seat in names.seats},
        "packages": 9,
        "allowed": 6,
        "room": 3,
        "frontier": 2,
        "dots": [[-9.0, -20.0, 0], [1.0, -2.0, 1], [2.0, 1.0, 0], [3.25, 3.0, 1]],
        "points": dict.fromkeys(("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"), package(3.25, 3.0)),
        "plays": 200,
        "none": 0.2,
        "ends": [package(3.25, 3.0, share=0.5), other],
        "left": 0.4,
        **changed,
    }


@pytest.mark.parametrize(("lang", "words"), [("fr", ("Laboratoire", "Rien.")), ("en", ("Laboratory", "Nothing."))])
def test_in_both_languages(lang, words):
    made = lab_html(tiny(), answers(), lang)
    assert f'<html lang="{lang}">' in made
    assert all(word in made for word in words)
    assert not re.search(r"\blab\.[a-z_]+", made)


def test_what_is_to_be_mended_comes_first_and_cannot_break_the_page():
    made = lab_html(tiny(), answers([{"what": "UNSEEN", "id": "<b>scene</b>", "kind": "scenes"}]), "fr")
    assert "UNSEEN — &lt;b&gt;scene&lt;/b&gt; : aucune partie n’y passe" in made
    assert made.index("UNSEEN") < made.index("<table>")


def test_every_drawing_is_told_in_words():
    made = lab_html(tiny(), answers(), "fr")
    drawings = re.findall(r"<svg[^>]*>", made)
    assert len(drawings) > 10
    assert all(re.search(r'role="img" aria-label="[^"]+"', one) for one in drawings)
    assert all("&lt;" not in one for one in drawings)
    assert "−3,5 ± 1" in made
    assert ">1.2</th>" not in made  # too few plays to say anything


def test_a_table_is_drawn_where_its_numbers_say():
    made = drawing(tiny(), bargain(), 0, "fr")
    [point] = made.points
    assert point.label == "NKEU"  # four solutions, one place
    first, other, nothing = sorted(made.ends, key=lambda end: -end.x)
    assert (first.x, first.y) == (point.x, point.y)
    assert first.r > other.r > nothing.r - 3
    assert other.x < first.x
    assert other.y > first.y  # pixels go down
    assert made.zero == nothing.y
    assert nothing.label == "sans accord, 20\u00a0%"
    assert len(made.dots) == 3  # what is worse than all that is shown is left out
    assert [line.label for line in made.lines] == ["N K E U 1", "2"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_table_is_told_whole_without_its_drawing(lang):
    words_told = "\n".join(text_of(tiny(), bargain(), 0, lang))
    for words in ("Kalai–Smorodinsky", "50", "20", "40", "this, that, them"):
        assert words in words_told
    assert not re.search(r"\blab\.[a-z_]+|\{", words_told)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_table_where_nothing_was_possible(lang):
    nothing = bargain(dots=[], points=dict.fromkeys(bargain()["points"]), ends=[], none=1.0, left=None, room=0)
    made = lab_html(tiny(), {**answers(), "bargains": [nothing]}, lang)
    assert ("s’arrêter était le mieux" if lang == "fr" else "stopping was best") in made


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_word_of_ours_stands_before_it_is_explained(lang):
    """Seats, agendas, minds, red zones: told under the complaints, before the first figure."""
    made = html.unescape(re.sub(r"<[^>]+>", "\n", lab_html(tiny(), answers(), lang).partition("<body>")[2]))
    explained = [means(lang, term) for term in OURS]
    assert set(explained) <= set(made.split("\n"))
    begin = min(made.index(one) for one in explained)
    assert made.index(say(lang, "lab.words").split("\n")[0]) < begin
    for line in made[:begin].split("\n"):
        assert not {term for term, _, _ in terms_in(line, lang)} & set(OURS), line


@pytest.mark.parametrize(("lang", "shares"), [("fr", ("60\u00a0%", "27\u00a0%")), ("en", ("60%", "27%"))])
def test_figures_in_plain_words_have_another_scenario_s_beside(lang, shares):
    lines = told(counted(), counted(scenario="condition", most=["other", 0.27], table=None), lang)
    assert len(lines) == 7
    assert all(("condition" in line) == (number != 1) for number, line in enumerate(lines))  # it has no table
    own, other = shares
    assert own in lines[0].partition("condition")[0]
    assert other in lines[0].partition("condition")[2]
    assert "+1" in lines[4].partition("condition")[2]
    assert ("de plus" if lang == "fr" else "above") in lines[4]
    assert "10 minutes" in lines[6]
    assert not re.search(r"\{|\blab\.", "\n".join(lines))
    assert not any("condition" in line for line in told(counted(), None, lang))


COMPLAINTS = [
    *({"what": "UNSEEN", "kind": kind} for kind in KINDS),
    {"what": "DOMINATED", "by": ["ask", "wait"]},
    {"what": "UNWINNABLE", "p90": 31.25},
    {"what": "UNFAIR", "mean": 40.0, "others": 61.5},
    {"what": "ROOM", "possible": 0.16, "plays": 1000},
    {"what": "BLIND", "mind": "agree", "mean": 61.5, "game": 60.0},
    {"what": "WIDE", "share": 0.61},
    {"what": "RARE", "share": 0.012},
    {"what": "SIDED", "verdict": "fallen", "share": 0.012},
    {"what": "SIDED", "verdict": "avoided", "share": 0.012},
    {"what": "NEVER", "if": "signed()", "plays": 1000},
    {"what": "PAGES", "times": 3, "example": "twice"},
]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("one", COMPLAINTS, ids=lambda one: "-".join(str(value) for value in one.values()))
def test_every_complaint_is_a_sentence(one, lang):
    said = complaint({"id": "this", **one}, lang)
    assert not re.search(r"\{|\blab\.", said)
    assert len(said.split()) > 7
    for value in one.values():
        if isinstance(value, float):
            assert re.search(r"\d", said.partition("this")[2])


def test_every_kind_of_complaint_is_tried_here_and_told_in_the_guide():
    """Those that a survey makes, as its head lists them, and the two that its command adds."""
    kinds = set(re.findall(r"\b([A-Z]{4,}):", survey.__doc__)) | {"NEVER", "PAGES"}
    assert kinds == {one["what"] for one in COMPLAINTS}
    guide = (SCENARIOS / "README.md").read_text(encoding="utf-8")
    assert all(guide.count(f"| {kind} |") == 2 for kind in kinds), "in both languages"
