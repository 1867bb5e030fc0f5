"""The decisive moments in words: odds as people say them, nothing told that is not sure, and where the computing is."""

from dataclasses import replace

import pytest

from game.debrief.debrief import debrief
from game.debrief.words import Speaker
from game.pages.debrief_deeper import decided_in, replayed_from
from game.pages.debrief_luck import together
from game.pages.debrief_ours import fork
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.decisive import briefly, decisive, kind_of, more_people, turning
from game.pages.packages import PackageName
from game.pages.silence import hushes
from game.pages.turned import heaviest
from game.play.helper import News
from game.rules import codes as c
from game.story import tables as t
from game.story.agreeing import Named, number
from game.story.gifts import effects_of

from .sessions import open_play, play_on, session, sheets


def reading(tmp_path, lang, news, whole=False):
    made = session(tmp_path)
    made.store.set({"lang": lang})
    open_play(made, "school")
    play_on(made)
    play = made.play
    told = debrief(play.loaded, sheets(), play.state)
    speaker = Speaker(play.loaded, sheets(), lang)
    return Reading(made._book(), told, speaker, "school", {}, news, play.moments(), state=play.state if whole else None)


def away(read):
    """A package that differs from what holds without an agreement in every clause."""
    names = read.book.names
    options = [one.split(".") for one in names.options]
    return {clause: option for clause, option in options[::-1] if option != read.book.base_of(clause)}


def found(read, here=20.0, there=70.0, half=3.0, final=True):
    """A reading of one moment, its last decision, with one other way."""
    names, stop = read.book.names, read.stops[-1]
    fact, option, seat = names.facts[0], names.options[0], names.seats[0]
    measured = {"here": here, "there": there, "half": half}
    other = {
        "move": {"seat": "school", "do": "put", "what": away(read), "marks": {}},
        "plays": 1600,
        "ending": {"id": names.endings[0], **measured, "instead": names.endings[0], "apart": abs(there - here)},
        "common_good": measured,
        "own_game": measured,
        "made_of": [
            {"what": "signed", "id": "", "here": 0.0, "there": 100.0},
            {"what": "option", "id": option, "here": 10.0, "there": 40.0},
            {"what": "burst", "id": fact, "here": 90.0, "there": 2.0},
            {"what": "said", "id": fact, "here": 2.0, "there": 90.0},
            {"what": "left", "id": seat, "here": 2.0, "there": 90.0},
            {"what": "given", "id": seat, "here": 50.0, "there": 90.0},
            {"what": "trusted", "id": seat, "here": 50.0, "there": 30.0},
        ],
        "unknown": [fact],
    }
    moment = {"number": stop.number, "tick": 3, "chosen": dict(stop.move), "heard": [], "others": [other]}
    dials = {name: [10.0, 30.0, 50.0] for name in ("common_good", "own_game", "relations", "lucidity")}
    spread = {"plays": 400, "endings": {read.debrief.ending: 0.42}, "dials": dials}
    return {"final": final, "moments": [moment], "spread": spread if final else None}


def text(read):
    return "\n".join(part.text for part in decisive(read))


def with_news(read, **news):
    return Reading(**{**vars(read), "news": News(**news)})


def test_odds_are_said_in_tenths_with_their_interval(tmp_path):
    read = reading(tmp_path, "fr", None)
    said = text(with_news(read, reading=found(read)))
    assert "sept fois sur dix" in said
    assert "deux fois sur dix" in said
    assert "à 3 parties sur cent près" in said  # a note, once
    assert "presque toujours" in said
    assert "quatre fois sur dix" in said  # the spread


def test_in_english_too(tmp_path):
    read = reading(tmp_path, "en", None)
    said = text(with_news(read, reading=found(read)))
    assert "seven times in ten" in said
    assert "Your choices" not in said  # a title, not a line
    assert [part.title for part in decisive(with_news(read, reading=found(read)))][1] == "Your choices, other luck"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_the_same_choices_lead_to_otherwise_is_said_and_what_says_nothing_is_not(tmp_path, lang):
    read, told = reading(tmp_path, lang, None), found(reading(tmp_path, lang, None))
    other = next(name for name in read.book.names.endings if name != read.debrief.ending)
    told["spread"]["endings"] = {read.debrief.ending: 0.42, other: 0.55}
    here = read.debrief.says.dials[read.seat]
    value = {"very_low": 5.0, "low": 30.0, "middle": 50.0, "high": 70.0, "very_high": 95.0}
    same = [value[here["relations"].band]] * 3
    told["spread"]["dials"] = {key: [1.0, 50.0, 99.0] for key in told["spread"]["dials"]} | {"relations": same}
    said = decisive(with_news(read, reading=told))[1].text
    assert read.book.text(f"endings.{other}.title") in said
    assert {"fr": "six fois sur dix", "en": "six times in ten"}[lang] in said
    assert read.book.say("dial.relations") not in said
    assert read.book.say("dial.own_game") in said


@pytest.mark.parametrize(("here", "there", "half"), [(20.0, 24.0, 1.0), (20.0, 30.0, 12.0)])
def test_what_is_small_or_unsure_is_not_told(tmp_path, here, there, half):
    read = reading(tmp_path, "fr", None)
    ending = read.book.text(f"endings.{read.book.names.endings[0]}.title")
    parts = decisive(with_news(read, reading=found(read, here, there, half)))
    assert parts[0].data["moments"] == []
    assert "De ce qui a été essayé d’autre" in parts[0].text
    assert f"« {ending} » : dans" not in parts[0].text


def test_one_learns_how_far_it_is_or_why_there_is_nothing(tmp_path):
    read = reading(tmp_path, "fr", None)
    assert decisive(read) == []
    coming = decisive(with_news(read, share=0.31))
    assert "31" in coming[0].text
    assert coming[0].offers[0].action == {"debrief": "again"}
    assert "s’affine" in text(with_news(read, share=0.6, reading=found(read, final=False)))
    assert "numba" in text(with_news(read, error="numba"))
    assert "s’est arrêté" in text(with_news(read, error="stopped"))
    nothing = {"final": True, "moments": [], "spread": None}
    assert "De ce qui a été essayé d’autre" in text(with_news(read, reading=nothing))


def test_a_package_is_told_by_what_it_changes(tmp_path):
    read = reading(tmp_path, "fr", None)
    names, base = read.book.names, {name: read.book.base_of(name) for name in read.book.names.clauses}
    last = list(names.clauses)[-1]
    option = next(one for one in names.options if one.startswith(f"{last}.") and one != f"{last}.{base[last]}")
    put = {"seat": "school", "do": "put", "what": base, "marks": {}}
    apart = {**put, "what": {**base, last: option.partition(".")[2]}}
    told = found(read)
    told["moments"][0] |= {"chosen": put, "others": [{**told["moments"][0]["others"][0], "move": apart}]}
    [moment] = decisive(with_news(read, reading=told))[0].data["moments"]
    for line, said in ((moment["you"], f"{last}.{base[last]}"), (moment["others"][0]["move"], option)):
        assert read.option(said) in line
        others = [read.option(f"{name}.{base[name]}") for name in names.clauses if name != last]
        assert not any(other in line for other in others)
    told["moments"][0]["chosen"] = {"seat": "school", "do": "stand", "how": "as_asked"}
    assert read.option(option) in text(with_news(read, reading=told))


@pytest.mark.parametrize(
    ("lang", "so"), [("fr", "Ce que vous donnez se rapproche"), ("en", "What you give comes closer")]
)
def test_the_reader_is_addressed(tmp_path, monkeypatch, lang, so):
    monkeypatch.setattr("game.pages.decisive.CAUSES", 9)
    read = reading(tmp_path, lang, None)
    told = found(read)
    for item in told["moments"][0]["others"][0]["made_of"]:
        item["id"] = "school" if item["what"] in ("given", "trusted") else item["id"]
    said = text(with_news(read, reading=told))
    assert so in said
    assert ("on se fie moins à vous" if lang == "fr" else "the others trust you less") in said


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_same_chance_in_words_is_no_decisive_moment_and_nothing_turned_on_it(tmp_path, lang):
    read = reading(tmp_path, lang, None)
    told = found(read, 27.0, 34.0, 1.0)
    for dial in ("common_good", "own_game"):
        told["moments"][0]["others"][0][dial] = {"here": 30.0, "there": 30.0, "half": 1.0}
    assert decisive(with_news(read, reading=told))[0].data["moments"] == []
    assert briefly(with_news(read, reading=told)) == []
    none = heaviest(with_news(read, reading=told))
    assert none == {"tick": -1, "when": "", "words": read.book.say("ours.no_fork.you")}
    told["moments"][0]["others"][0]["ending"] |= {"there": 60.0, "apart": 33.0}
    assert len(decisive(with_news(read, reading=told))[0].data["moments"]) == 1
    assert heaviest(with_news(read, reading=told))["when"]


def test_what_a_difference_is_made_of_is_left_out_where_it_is_as_frequent(tmp_path):
    read = reading(tmp_path, "fr", None)
    told = found(read)
    told["moments"][0]["others"][0]["made_of"][0] |= {"here": 27.0, "there": 34.0}
    [moment] = decisive(with_news(read, reading=told))[0].data["moments"]
    assert "Une convention se signe" not in str(moment["others"])
    assert len(moment["others"][0]["made_of"]) == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_two_offers_are_told_by_what_sets_them_apart(tmp_path, monkeypatch, lang):
    """However short the words must be: an option, or a gage that is not told, never gives the same words twice."""
    monkeypatch.setattr("game.pages.sealed.MOVE", 3)
    read = reading(tmp_path, lang, None)
    base = {name: read.book.base_of(name) for name in read.book.names.clauses}
    put = {"seat": "school", "do": "put", "marks": {}}
    told = found(read)
    told["moments"][0] |= {"chosen": {**put, "what": base}}
    [moment] = decisive(with_news(read, reading=told))[0].data["moments"]
    clause = next(name for name in (read.book.names.clauses[code] for code in read.book.clauses) if name in away(read))
    assert moment["chosen"] != moment["others"][0]["words"]
    for words, package in ((moment["chosen"], base), (moment["others"][0]["words"], away(read))):
        assert read.option(f"{clause}.{package[clause]}") in words
    told["moments"][0] |= {"chosen": {**put, "what": away(read), "how": "days"}}
    assert decisive(with_news(read, reading=told))[0].data["moments"] == []


def at_the_table(read, chosen, other, **measured):
    """A moment of the table: the move made, and another."""
    told = found(read, **measured)
    base = {"seat": "school", "do": "put", "what": away(read), "how": "as_asked", "marks": {"A": "not_yet", "B": "no"}}
    told["moments"][0]["chosen"] = {**base, **chosen}
    told["moments"][0]["others"][0]["move"] = {**base, **other}
    return told


PACKAGES = {"A": PackageName("fr", Named("La ferme", "fr")), "B": PackageName("fr", Named("L'école", "fr"), 2)}


def test_a_sealed_move_is_told_by_the_part_that_counts(tmp_path):
    """Never by its act, where that was no different: a yes, a pledge; an act only where that is what changes."""
    read = reading(tmp_path, "fr", None)
    yes = {"marks": {"A": "yes", "B": "no"}}
    for chosen, other, said, instead in (
        ({}, yes, "pas tel quel", "oui"),
        (yes, {}, "oui", "pas tel quel"),
        ({}, {"how": "less"}, "promettre ce qu", "promettre la moitié"),
        ({}, {"do": "stand", "what": None}, "Poser", "Donner vos avis"),
    ):
        told = at_the_table(read, chosen, other)
        one = with_news(read, reading=told)
        one.__dict__["packages"] = PACKAGES
        [moment] = decisive(one)[0].data["moments"]
        assert moment["chosen"].startswith(said), (chosen, other, moment)
        assert moment["others"][0]["words"].startswith(instead), moment
        assert ("Poser" in moment["chosen"]) == (said == "Poser")
        assert moment["said"] == ("marks" in {**chosen, **other})


def test_a_yes_that_signed_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("game.pages.decisive.yes_that_signed", lambda *_: True)
    read = reading(tmp_path, "fr", None)
    one = with_news(read, reading=at_the_table(read, {"marks": {"A": "yes", "B": "no"}}, {}))
    one.__dict__["packages"] = PACKAGES
    words = heaviest(one)["words"].replace("\u00a0", " ")
    assert "oui à la proposition de la ferme, et cela a été signé" in words
    assert "Avec un « pas tel quel », la fin" in words


@pytest.mark.parametrize(
    ("good", "own", "lang", "words"),
    [
        (
            20.0,
            -10.0,
            "fr",
            "mieux (environ {n} personnes de plus, par ce qui se signe) ; pour vous, nettement moins bien.",
        ),
        (
            -20.0,
            0.0,
            "fr",
            "moins bien (environ {n} personnes de moins, par ce qui se signe) ; pour vous, à peu près pareil.",
        ),
        (0.0, 30.0, "en", "For the common good, it is about the same number of people; for you, much better."),
        (
            0.0,
            0.0,
            "en",
            "It is quite another ending, though it reaches almost as many people and changes little for you.",
        ),
        (
            0.0,
            0.0,
            "fr",
            "C’est une tout autre fin, même si elle touche presque autant de personnes et change peu",
        ),
    ],
)
def test_each_other_way_says_whether_it_was_better_for_all_and_for_me(tmp_path, good, own, lang, words):
    read = reading(tmp_path, lang, None)
    told = found(read)
    way = told["moments"][0]["others"][0]
    for dial, by in (("common_good", good), ("own_game", own)):
        way[dial] = {"here": 50.0, "there": 50.0 + by, "half": 2.0}
    one = with_news(read, reading=told)
    [moment] = decisive(one)[0].data["moments"]
    people = number(lang, more_people(read, way["common_good"]))
    assert words.format(n=people) in moment["others"][0]["worth"].replace("\u202f", " ")
    assert moment["others"][0]["worth"] in heaviest(one)["words"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_other_way_is_said_to_reach_more_than_the_best_possible(tmp_path, lang):
    """Better in the mean than the same choice is: where this evening was luckier than that, it is said."""
    read, told = reading(tmp_path, lang, None), found(reading(tmp_path, lang, None))
    told["moments"][0]["others"][0]["common_good"] = {"here": 60.0, "there": 95.0, "half": 2.0}
    good = read.debrief.common_good
    lucky = replace(read, debrief=replace(read.debrief, common_good=replace(good, reached=good.best, alone=1.0)))
    poor = replace(read, debrief=replace(read.debrief, common_good=replace(good, reached=2.0, alone=1.0)))
    said = [decisive(with_news(one, reading=told))[0].data["moments"][0]["others"][0]["worth"] for one in (lucky, poor)]
    luck = {"fr": "à chance égale", "en": "with equal luck"}[lang]
    assert [luck in one for one in said] == [True, False]


@pytest.mark.parametrize(("there", "half", "turned"), [(30.0, 2.0, False), (60.0, 45.0, False), (60.0, 2.0, True)])
def test_what_changes_nothing_of_consequence_is_no_turning_point(tmp_path, there, half, turned):
    read = reading(tmp_path, "fr", None)
    told = found(read, 20.0, there, half)
    for dial in ("common_good", "own_game"):
        told["moments"][0]["others"][0][dial] = {"here": 50.0, "there": 56.0, "half": 1.0}
    one = with_news(read, reading=told)
    part = fork(one)
    assert part.title == "Le tournant"
    assert ("Il n’y a pas eu de tournant" in part.text) != turned
    assert (briefly(one) != []) == turned
    assert fork(with_news(read, reading=None)).title != "Le tournant"  # not known: told as no more than the story


def test_that_nobody_had_told_is_never_said(tmp_path):
    """What was said in a scene or in public is not all counted: where nothing is known to be, nothing is said."""
    read = reading(tmp_path, "fr", None)
    told = found(read)
    assert decisive(with_news(read, reading=told))[0].data["moments"][0]["known"] == ""
    assert "personne ne vous" not in text(with_news(read, reading=told))
    told["moments"][0]["heard"] = [read.book.names.seats[0]]
    assert "Vous aviez entendu" in text(with_news(read, reading=told))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_moment_is_said_whole_once_and_the_private_page_says_where(tmp_path, lang):
    read = reading(tmp_path, lang, None)
    one = with_news(read, reading=found(read))
    [moment] = decisive(one)[0].data["moments"]
    told = briefly(one)[0]
    assert moment["others"][0]["words"] not in told.text
    assert read.book.say("debrief.moments_title") in told.text
    assert told.data["moments"] == []
    assert len(told.text.split()) < 40


@pytest.mark.parametrize(
    ("moments", "title"), [(0, "Ce qui a été décisif"), (1, "Le moment décisif"), (2, "Les moments décisifs")]
)
def test_one_moment_has_a_title_in_the_singular_and_bars_say_what_they_are(tmp_path, moments, title):
    read = reading(tmp_path, "fr", None)
    told = found(read)
    told["moments"] = [{**told["moments"][0], "tick": at} for at in range(moments)]
    part = decisive(with_news(read, reading=told))[0]
    assert part.title == title
    for one in part.data["moments"]:
        bars = [words.replace("\u00a0", " ") for words in one["others"][0]["bars"]]
        assert bars == ["autrement : sept fois sur dix", "avec votre choix : deux fois sur dix"]


def silent(read, **measured):
    """A moment in which a choice said a fact that the other way keeps back."""
    told = found(read, **measured)
    frame, names = read.book.frame, read.book.names
    reveals = {
        one: any(row[0] == t.EFFECT_REVEAL for row in effects_of(frame, code)) for code, one in enumerate(names.choices)
    }
    says, mute = (next(one for one, does in reveals.items() if does == so) for so in (True, False))
    told["moments"][0]["chosen"] = {"seat": "school", "do": "choose", "what": says}
    told["moments"][0]["others"][0] |= {"move": {"seat": "school", "do": "choose", "what": mute}, "made_of": []}
    return told


@pytest.mark.parametrize(("lang", "words"), [("fr", "la confiance le paie"), ("en", "trust pays for it")])
def test_to_keep_silent_is_never_the_better_way_without_what_it_costs(tmp_path, lang, words):
    read = reading(tmp_path, lang, None)
    told = silent(read)
    one = with_news(read, reading=told)
    for said in (heaviest(one)["words"], text(one)):
        assert words in said
    burst = {"what": "burst", "id": read.book.names.facts[0], "here": 2.0, "there": 97.0}
    told["moments"][0]["others"][0]["made_of"] = [burst]
    [moment] = decisive(with_news(read, reading=told))[0].data["moments"]
    assert read.book.say("decisive.always") in moment["others"][0]["cost"]  # it bursts: said once
    assert moment["others"][0]["made_of"] == []
    for dial in ("common_good", "own_game"):  # worse already: no more to say
        told["moments"][0]["others"][0][dial] = {"here": 50.0, "there": 20.0, "half": 2.0}
    assert decisive(with_news(read, reading=told))[0].data["moments"][0]["others"][0]["cost"] == ""


@pytest.mark.parametrize(
    ("made", "other", "hushed"),
    [
        ({"do": "answer", "how": "wholly"}, {"do": "answer", "how": "other"}, True),
        ({"do": "answer", "how": "other"}, {"do": "answer", "how": "wholly"}, False),
        ({"do": "deliver", "how": "warn"}, {"do": "deliver", "how": "claim"}, True),
        ({"do": "own_up", "how": "own"}, {"do": "own_up", "how": "deny"}, True),
        ({"do": "react", "how": "say_cost"}, {"do": "react", "how": "pass"}, True),
        ({"do": "react", "how": "say_cost"}, {"do": "react", "how": "reopen"}, False),
        ({"do": "tell"}, {"do": "pass"}, True),
        ({"do": "tell"}, {"do": "visit"}, False),
        ({"do": "name_tension"}, {"do": "stand"}, True),
        ({"do": "object", "how": "with_reason"}, {"do": "object", "how": "without_reason"}, True),
    ],
)
def test_what_keeps_silent_is_known_by_its_form(made, other, hushed):
    assert hushes(None, {"move": other, "made_of": []}, made) == hushed
    assert hushes(None, {"move": made, "made_of": [{"what": "said", "id": "", "here": 80.0, "there": 20.0}]}, made)


def test_of_two_moments_of_about_the_same_weight_the_one_whose_better_way_is_an_act_is_told(tmp_path):
    read = reading(tmp_path, "fr", None)
    hushed, acts = silent(read, there=72.0)["moments"][0], found(read, there=70.0)["moments"][0]
    told = {**found(read), "moments": [{**hushed, "tick": 1}, {**acts, "tick": 2}]}
    assert turning(with_news(read, reading=told))["tick"] == 2
    way = acts["others"][0]
    less = {key: {**way[key], "here": 20.0, "there": 40.0} for key in ("ending", "common_good", "own_game")}
    less["ending"] |= {"apart": 20.0}
    far = {**acts, "tick": 2, "others": [{**way, **less}]}
    assert turning(with_news(read, reading={**told, "moments": [{**hushed, "tick": 1}, far]}))["tick"] == 1


@pytest.mark.parametrize(
    ("turns", "words"), [(True, "Reprendre la soirée au tournant"), (False, "au début de la dernière table")]
)
def test_all_pages_agree_on_whether_there_was_a_turning_point(tmp_path, turns, words):
    read = reading(tmp_path, "fr", None, whole=True)
    told = found(read, there=70.0 if turns else 22.0)
    told["moments"][0]["number"] = read.stops[0].number  # after which all is still to be decided
    one = with_news(read, reading=told)
    assert ("Il n’y a pas eu de tournant" in fork(one).text) != turns
    number, key, act = replayed_from(one, "farm")
    assert words in read.book.say(key, name=read.named("farm"), act=act)
    assert f"« {act} »" in read.book.say(key, name=read.named("farm"), act=act).replace("\u00a0", " ")
    course = read.book.frame.course
    start = next(stop for stop in read.stops if stop.number == number)
    if turns:
        assert number == read.stops[0].number
    else:
        assert course[read.book.names.steps.code[start.step], t.STEP_KIND] == t.COURSE_TABLE
        assert "tournant" not in read.book.say(key, name=read.named("farm"), act=act)
    assert bool(briefly(one)) == turns


def test_the_evening_is_taken_up_again_only_where_the_seat_has_something_left_to_decide(tmp_path):
    read = reading(tmp_path, "fr", None, whole=True)
    history, code = read.past, read.book.names.seats.code["farm"]
    decided = [one for one in history.at(history.of(c.E_CHOICE, c.E_PUT, c.E_MARKED)) if one.by == code]
    last = max(one.moment for one in decided)
    told = found(read)
    for move_at in (0, last - 1, last, last + 1000):
        told["moments"][0]["number"] = move_at
        taken, key, act = replayed_from(with_news(read, reading=told), "farm")
        assert ((key, taken) == ("seat_told.replay", move_at)) == (move_at < last)
        assert taken is None or decided_in(read, "farm", taken)
        assert (taken is None) == (act == "")
    nobody = with_news(read, reading=told)
    nobody.__dict__["state"] = None  # nothing known of what it decided: nothing is offered
    assert replayed_from(nobody, "farm") == (None, "", "")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("apart", [0.0, 60.0])
@pytest.mark.parametrize("brief", BRIEF)
def test_an_ending_of_another_kind_is_named_and_never_about_the_same(tmp_path, lang, apart, brief):
    """Fewer or more of it; where only the title changes, nothing turned on it."""
    read = replace(reading(tmp_path, lang, None), brief=brief)
    for here, there in ((10.0, 70.0), (70.0, 10.0)):
        told = found(read, here, there)
        way = told["moments"][0]["others"][0]
        instead = read.book.names.endings[1 if there < here else 0]
        way["ending"] |= {"apart": apart, "instead": instead}
        for dial in ("common_good", "own_game"):
            way[dial] = {"here": 50.0, "there": 50.5, "half": 2.0}
        part = fork(with_news(read, reading=told))
        assert read.book.say("decisive.worth_other_end", name=read.named("school")) not in part.text
        assert (part.data["tick"] < 0) == (apart == 0.0), part.text
        if apart:
            assert read.book.text(f"endings.{instead}.title").rstrip(".") in part.text
            assert kind_of(read, instead) in part.text


def test_a_moment_that_changes_the_kind_of_ending_goes_before_one_that_changes_its_title(tmp_path):
    read = reading(tmp_path, "fr", None)
    first, second = (found(read, 10.0, there)["moments"][0] for there in (90.0, 50.0))
    for one, apart in ((first, 0.0), (second, 40.0)):
        way = one["others"][0]
        way["ending"] |= {"apart": apart}
        for dial in ("common_good", "own_game"):
            way[dial] = {"here": 50.0, "there": 60.0, "half": 2.0}
    told = {**found(read), "moments": [{**first, "tick": 1}, {**second, "tick": 2}]}
    assert turning(with_news(read, reading=told))["tick"] == 2


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_shares_say_of_what_they_are_and_people_through_what(tmp_path, lang):
    read = reading(tmp_path, lang, None)
    told = found(read)
    parts = decisive(with_news(read, reading=told))
    taken_up, counted = {"fr": ("reprises au moment", "Autre compte : la soirée entière, reprise du début")}.get(
        lang, ("taken up again at that moment", "Counted otherwise: the whole evening, from its start")
    )
    assert taken_up in parts[0].text
    assert counted in parts[1].text.replace("\u00a0", " ")
    way = told["moments"][0]["others"][0]
    for made, cause in (([{"what": "given", "id": "farm", "here": 50.0, "there": 90.0}], "given"), ([], "ending")):
        way["made_of"] = made
        [moment] = decisive(with_news(read, reading=told))[0].data["moments"]
        assert read.book.say(f"decisive.through.{cause}") in moment["others"][0]["worth"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_changes_nothing_for_all_is_never_said_to_have_changed_what_followed(tmp_path, lang):
    """A choice that weighs on one's own game alone is no turning point, on any page."""
    read, told = reading(tmp_path, lang, None), found(reading(tmp_path, lang, None))
    way = told["moments"][0]["others"][0]
    same = {"here": 50.0, "there": 50.5, "half": 3.0}
    way["common_good"] = same
    way["ending"] |= {**same, "apart": 2.0}
    one = with_news(read, reading=told)
    say = read.book.say
    assert say("decisive.good.same") in turning(one)["others"][0]["worth"]
    assert say("together.one") not in together(one).text
    assert say("together.one_own")[1:] in together(one).text
    assert heaviest(one)["words"] == say("ours.no_fork_own.you")
    assert briefly(one)[0].title == say("mine.moment_own")
    for_all = found(read)
    assert say("together.one")[1:] in together(with_news(read, reading=for_all)).text
    assert briefly(with_news(read, reading=for_all))[0].title == say("mine.moment")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_choice_that_turned_something_for_all_comes_before_one_that_weighs_on_its_own_game(tmp_path, lang):
    read, told = reading(tmp_path, lang, None), found(reading(tmp_path, lang, None), there=45.0)
    own = found(read, there=90.0)["moments"][0] | {"number": read.stops[0].number}
    same = {"here": 50.0, "there": 50.5, "half": 3.0}
    own["others"][0] |= {"common_good": same, "ending": own["others"][0]["ending"] | {**same, "apart": 2.0}}
    told["moments"] = [own, *told["moments"]]
    assert turning(with_news(read, reading=told))["number"] == read.stops[-1].number
