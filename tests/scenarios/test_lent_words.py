"""What came of a choice puts no word into the mouth of a structure that somebody else may hold, and no act into its
hands: it chose for itself, at the same moment or later. A knot that bursts speaks to its reader, not of them."""

import re

import pytest

from game.story import tables as t
from game.story.library import load

SCENARIOS = ("condition", "critical-point")
# Who does something: not « l’appel à Maud Terrasson a duré »; « Samir Ouahdi, des Allées-Venues, vous l’a dit » is met.
ACTS = (
    r"(?<!à )(?<!de )(?<!d’)(?<!avec ){name}(?:, [^.;:,]*,)? "
    r"(?:n’|vous |lui |leur |les |l’|s’|en )*(?:a|avait|est|voulait)\b"
)


def lent(loaded, texts):
    """Each text of what came of a choice in which somebody of another structure that people may hold does something,
    but those that are read where that structure chose something itself."""
    names, frame, found = loaded.tables.names, loaded.tables.frame, []
    held = {seat for seat, structure in loaded.scenario.structures.items() if structure.playable}
    people = {one.name: one.of for one in loaded.scenario.cast.values() if one.of in held}
    people |= {loaded.scenario.structures[seat].short: seat for seat in held}
    for code, choice in enumerate(names.choices):
        own, start = names.seats[int(frame.choice[code, t.CHOICE_SEAT])], f"{loaded.scenario.id}.choices.{choice}.then"
        for name, of in people.items():
            if of != own and re.search(ACTS.format(name=name), texts.get(start, "")):
                found.append(f"{choice}: {texts[start]}")
    return found


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_acts_in_what_came_of_another_s_choice(scenario):
    loaded = load(scenario)
    found = lent(loaded, loaded.catalogue.french)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "words", ["a demandé la liste des hôtels.", "s’est assise à côté de vous.", "n’a pas répondu."]
)
def test_a_word_or_an_act_that_is_lent_is_found(words):
    loaded = load("condition")
    said = {"condition.choices.name_own_limit.then": f"Le classeur est fermé. Inès Kaldi {words}"}
    assert len(lent(loaded, said)) == 1
    own = {"condition.choices.unroll_plans.then": f"Le tube est fermé. Inès Kaldi {words}"}
    assert not lent(loaded, own)


def test_who_is_the_game_s_own_may_act():
    """A structure that nobody may hold has no choice that could be another's."""
    said = {"critical-point.choices.offer_the_vans.then": "Kenza Rahal, de Demi-tarif, a retenu un fourgon."}
    assert not lent(load("critical-point"), said)


def played_by(loaded):
    """The person whom each seat is told to be."""
    found = {}
    for path, words in loaded.catalogue.french.items():
        seat, met = path.rpartition(".")[2], re.search(r"Vous êtes (\w+) \w+", words)
        if ".read_by." in path and met and seat not in found:
            found[seat] = met[1]
    return found


def read_of_oneself(loaded):
    """Each knot in which a seat would read its own name, under one of the conditions that its texts ask for."""
    found = []
    for name, fact in loaded.scenario.facts.items():
        variants = [one for one in fact.reads if one.burst]
        for seat, person in played_by(loaded).items():
            for held in ("", *(one.when for one in variants if one.when)):
                mine = [one.burst for one in variants if one.reader in (None, seat) and one.when in (None, held)]
                if re.search(rf"\b{person}\b", [*mine, fact.burst or ""][0]):
                    found.append(f"{name}, {seat}, {held}")
    return found


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_reads_their_own_name_in_a_knot_that_bursts(scenario):
    loaded = load(scenario)
    assert len(played_by(loaded)) > 3
    assert not read_of_oneself(loaded)
