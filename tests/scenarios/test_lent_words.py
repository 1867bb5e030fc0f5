"""What came of a choice puts no word, question or promise into the mouth of a structure that somebody else may hold:
it chose for itself, at the same moment or later."""

import re

from game.story import tables as t
from game.story.library import load

SAYS = (
    "accepté|acquiescé|admis|appelé|approuvé|confirmé|demandé|dit|donné raison|écrit|expliqué|noté|posé|prévenu|proposé"
    "|promis|refusé|remercié|répondu|signé|suggéré|téléphoné|transmis|voulu savoir"
)


def put_into_mouths(loaded, texts):
    """Each text of what came of a choice in which somebody of another structure speaks, but those that are read where
    that structure chose something itself."""
    names, frame, found = loaded.tables.names, loaded.tables.frame, []
    people = {person.name: person.of for person in loaded.scenario.cast.values() if person.of}
    for code, choice in enumerate(names.choices):
        own, start = names.seats[int(frame.choice[code, t.CHOICE_SEAT])], f"{loaded.scenario.id}.choices.{choice}.then"
        for name, of in people.items():
            if of != own and re.search(rf"{name} (?:vous |lui |leur )?a (?:\w+ )?(?:{SAYS})\b", texts.get(start, "")):
                found.append(f"{choice}: {texts[start]}")
    return found


def test_nobody_speaks_in_what_came_of_another_s_choice():
    loaded = load("condition")
    found = put_into_mouths(loaded, loaded.catalogue.french)
    assert not found, "\n".join(found)


def test_a_word_put_into_a_mouth_is_found():
    loaded = load("condition")
    said = {"condition.choices.name_own_limit.then": "Inès Kaldi a demandé la liste des hôtels qui refusent."}
    assert len(put_into_mouths(loaded, said)) == 1
    own = {"condition.choices.unroll_plans.then": "Inès Kaldi a demandé la liste des hôtels qui refusent."}
    assert not put_into_mouths(loaded, own)
