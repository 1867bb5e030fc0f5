"""What a scenario's texts announce, promise and claim is so in every play: dates, options, endings, answers."""

import re

import pytest

from game.story.library import load
from game.story.truth import one_holds
from tests.scenarios.many import SCENARIOS

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin"]
MONTHS += ["juillet", "août", "septembre", "octobre", "novembre", "décembre"]
DATE = re.compile(rf"\ble (1er|\d+)\s({'|'.join(MONTHS)})")
HEAD = re.compile(rf"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (\d+)\s({'|'.join(MONTHS)})", re.I)


@pytest.fixture(scope="module", params=SCENARIOS)
def loaded(request):
    return load(request.param)


def texts_of(scene):
    """All that may be read where this scene opens."""
    return [scene.text, *scene.read_by.values(), *(one.text for one in scene.reads if one.text)]


def rank(day, month):
    """A date's place in a year that begins in September."""
    return (MONTHS.index(month) - 8) % 12, int(day.removesuffix("er"))


def announced(scene):
    """The days to come that this scene tells of."""
    head = HEAD.search(scene.text)
    found = {one for text in texts_of(scene) for one in DATE.findall(text)}
    return {one for one in found if head and rank(*one) > rank(*head.groups())}


def told(scene, day, month):
    """Whether whoever reads this scene learns what that day came to, or that it has come."""
    named = re.compile(rf"\b{day}\s{month}|\ble {day}\b")
    return all(named.search(text) for text in texts_of(scene)) or bool(named.search(scene.title))


def missed(scenario, origin, day, month):
    """Whether a play may go from this scene to its end and never be told of that day."""
    flow = [[step.scenes for step in act.course if step.scenes] for act in scenario.acts]
    starts = [one for act in flow for one in act]
    scenes = {scene.id: scene for scene in scenario.scenes()}
    act_of = {scene.id: rank for rank, act in enumerate(scenario.acts) for scene in act.scenes}
    asked = {step.scenes: step.when for act in scenario.acts for step in act.course if step.scenes}

    def after(place):
        """What opens once these scenes end: the steps that follow, up to those of which one opens in any case."""
        met = []
        for later in starts[place + 1 :]:
            yield later
            met.append(asked[later])
            if one_holds(met, scenario):
                return
        yield "end"

    seen, ahead = set(), [(origin, act_of[origin])]
    while ahead:
        at, act = ahead.pop()
        if at == "end":
            if not all(re.search(rf"{day}\s{month}", one.text) for one in scenario.endings):
                return True
            continue
        if at in seen:
            continue
        seen.add(at)
        scene = scenes[at]
        if at != origin and told(scene, day, month):
            continue
        ways = [one.goto for one in (*scene.choices, *scene.next) if one.goto]
        for way in ways:
            if way == "next":
                last = max(starts.index(one) for one in flow[act])
                ahead += [(one, act_of.get(one, act)) for one in after(last)]
            else:
                ahead.append((way, act_of.get(way, act)))
    return False


def test_a_day_that_a_scene_announces_is_told_whatever_is_done():
    scenario = load("condition").scenario
    found = [
        (scene.id, day, month)
        for scene in scenario.scenes()
        for day, month in announced(scene)
        if missed(scenario, scene.id, day, month)
    ]
    assert not found


def test_the_hearing_that_is_prepared_says_what_was_brought():
    scene = next(one for one in load("condition").scenario.scenes() if one.id == "hearing_alone")
    for variant in scene.reads:
        mothers = "chosen(bring_families)" in variant.when.replace("not (chosen(bring_families)", "")
        assert ("mères" in variant.text) == mothers, variant.id


def test_what_an_option_says_holds_in_any_season(loaded):
    """What is signed in December is read in spring: a month that is past by then, or another wording, would lie."""
    passing = [month for month in MONTHS if month not in ("juin", "juillet", "août")]
    for clause in loaded.scenario.clauses.values():
        for name, option in clause.options.items():
            texts = [option.text, *(one.text for one in option.reads)]
            assert not [one for one in texts for month in passing if re.search(rf"\b{month}\b", one)], (name, texts)
            assert not [one for one in option.reads if "visited(" in (one.when or "")], (name, texts)


def test_an_ending_claims_nothing_that_only_some_plays_did(loaded):
    """Its condition asks neither what was proposed, nor who spoke where: it says neither."""
    claims = re.compile(
        r"journées d’automne où l’on|à la même réunion|vous n’aviez rien répondu|[Vv]ous avez proposé"
        r"|Il n’y a pas eu de projet|[Tt]here was no (?:joint|common) project"
        r"|autumn days spent looking|at the same meeting|you had made no answer"
        r"|[Yy]ou (?:had )?(?:proposed|suggested)"
    )
    endings = [one.id for one in loaded.scenario.endings]
    words = [
        (path, text)
        for texts in (loaded.catalogue.french, loaded.catalogue.english)
        for path, text in texts.items()
        if any(f"endings.{one}." in path for one in endings)
    ]
    assert words
    assert not [one for one in words if claims.search(one[1])]


def test_what_others_see_of_a_choice_says_what_was_said(loaded):
    withheld = re.compile(r"et (?:a )?dit pourquoi|n’avaient jamais obtenu seules|and said why|never obtained alone")
    texts = [*loaded.catalogue.french.items(), *loaded.catalogue.english.items()]
    assert not [one for one in texts if ".told" in one[0] and withheld.search(one[1])]


def test_a_half_answer_is_true_of_its_own_card_alone():
    """Offered to another card as a falsehood, it must be false there: it says what counts first, or what cannot be.
    What every card of the seat knows, or would like a little, is none."""
    scenario = load("condition").scenario
    first = re.compile(r"d’abord|surtout|ne vient pas tout à fait de moi|autant qu’une belle signature")
    barred = re.compile(r"\b(?:pas|rien|guère|plus|difficile|traces)\b")
    for agenda in scenario.agendas.values():
        for part in agenda.seeks.values():
            hints = [part.hint, *(one.hint for one in part.reads if one.hint)]
            assert all(first.search(one) for one in hints), hints
        for zone in agenda.red_zones.values():
            assert not zone.options or barred.search(zone.hint), zone.hint
