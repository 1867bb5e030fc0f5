"""What the pages of a debrief quote, once and as it was said; what its reader could not have known; whose act it is."""

import math
import re
from collections import Counter

import pytest

from game.debrief.hidden import hidden
from game.pages import debrief as debriefs
from game.pages import drawings
from game.pages.debrief_found import truth
from game.pages.debrief_ours import fork
from game.pages.debrief_reading import BRIEF, words_in
from game.pages.sealed import in_brief
from game.pages.wording import quotations, quoted
from game.rules import codes as c
from game.rules.history import History
from game.rules.packing import claim_of, claimed, topic_of
from game.story.library import load
from tests.debrief.playing import FARM, LOADED, SCHOOL, begun, part, plant
from tests.pages.debriefs import read_of

SEATS = ("founder", "veteran", "beginner", "host")
PLAYED = [("game", 5), ("game", 7), ("game", 8), ("game", 514), ("random", 8), ("random", 1556), ("random", 5280)]
CUT, TWO = "…\u00a0»", ("».", "”.")


def text_of(read, name):
    page = debriefs.page(read, name)
    return "\n".join([page.title, *(words for one in page.parts for words in (one.title, one.text))])


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("mind", "seed"), PLAYED)
def test_what_is_quoted_is_quoted_once_whole_and_closed_by_one_stop(mind, seed, lang):
    for seat in SEATS:
        read = read_of("condition", mind, seed, seat, lang)
        text = text_of(read, "mine")
        again = {words: times for words, times in Counter(quotations(text)).items() if times > 1}
        assert not again
        assert words_in([text]) <= debriefs.WIDEST["mine"]
        for name in ("mine", "happened", "others"):
            told = text_of(read, name)
            assert not any(f"{stop}{two}" in told.replace("\u00a0", "") for stop in ".!?" for two in TWO)
            assert CUT not in told
            assert "…”" not in told
            depth = [told[:at].count("«") - told[:at].count("»") for at in range(len(told))]
            assert max(depth) <= 1


def test_a_truth_that_another_finding_tells_is_not_told_behind_the_lie():
    """It was told twice: behind what had been answered in October, then as it was laid on the table."""
    text = text_of(read_of("condition", "game", 514, "veteran"), "mine")
    assert text.count("Une annonce faite sans nous, c’est non.") == 1


def test_what_a_lie_hid_is_told_as_it_would_have_been_said_then():
    differs = 0
    for seat in SEATS:
        read = read_of("condition", "game", 5, seat)
        history = History().read(read.state)
        for lied in history.at(history.of(c.E_LIED)):
            if topic_of(lied.what) in (c.WHY, c.NOT_ACCEPT):
                told = read.book_at(lied.moment).part_text(claimed(lied.what), "told")
                assert told.startswith(truth(read, lied))
                differs += told != read.book.part_text(claimed(lied.what), "told")
    assert differs


def test_what_was_kept_of_another_is_not_told_in_the_first_person():
    """Tierce Voix knew of the hood by the one whose kitchen it is."""
    text = text_of(read_of("condition", "random", 8, "host"), "mine")
    assert "La commission de sécurité a refusé la hotte" in text
    assert "Nous n’ouvrirons pas" not in text


def test_quotations_are_put_right():
    assert quoted("Su : « Le dossier dit « un projet ». »", "fr") == "Su : « Le dossier dit “un projet”. »"
    assert quoted("« … d’une journée. ». Autrement", "fr") == "« … d’une journée. » Autrement"
    assert quoted("He said: “They wrote “no.””. Then", "en") == "He said: “They wrote ‘no.’” Then"
    for plain in ("« Un. » Puis « deux »…", "« Un », « deux ».", "« Un", "“It’s mine” and “theirs”."):
        assert quoted(plain, "fr") == plain == quoted(plain, "en")


def answered_falsely(state, topic=c.WHY, true="school.quiet"):
    plant(state, c.E_ANSWERED, SCHOOL, FARM, claim_of(topic, part("school.outdoors")), c.WHOLLY)
    plant(state, c.E_LIED, SCHOOL, FARM, claim_of(topic, part(true)), c.OTHER)
    return state


def kinds(state, people=("farm",)):
    return [(one.kind, one.by) for one in hidden(LOADED, state, "farm", people)]


def test_a_lie_of_the_game_that_was_not_found_out_is_told():
    assert kinds(answered_falsely(begun(seeks=("image", "quiet")))) == [("lied", "school")]


def test_a_lie_of_a_person_is_its_own_business():
    assert ("lied", "school") not in kinds(answered_falsely(begun(seeks=("image", "quiet"))), ("farm", "school"))


def test_a_lie_found_out_is_known():
    state = answered_falsely(begun(seeks=("image", "quiet")))
    plant(state, c.E_LIE_OUT, SCHOOL, FARM, 0, 0)
    assert ("lied", "school") not in kinds(state)


def test_what_was_said_later_is_known():
    state = answered_falsely(begun(seeks=("image", "quiet")))
    plant(state, c.E_TOLD_SEEKS, SCHOOL, -1, part("school.quiet"))
    assert ("lied", "school") not in kinds(state)


def test_a_share_said_to_be_whole_is_told_where_nobody_counted_it():
    state = begun()
    plant(state, c.E_TRULY, SCHOOL, -1, c.GIVES.index("half"), c.CLAIMED)
    assert ("claimed", "school") in kinds(state)
    assert ("claimed", "school") not in kinds(state, ("farm", "school"))
    plant(state, c.E_LIE_OUT, SCHOOL, FARM, 0, 1)
    assert ("claimed", "school") not in kinds(state)


def test_what_was_told_elsewhere_is_told_unless_the_reader_heard_it():
    loaded = load("condition")
    for seat in SEATS:
        read = read_of("condition", "game", 514, seat)
        me = loaded.tables.names.seats.code[seat]
        for one in hidden(loaded, read.state, seat, [seat]):
            assert one.kind != "told" or not one.event.witnesses >> me & 1


def test_an_act_told_without_its_author_says_whose_it_is():
    read = read_of("condition", "game", 7, "host")
    founder = read.book.names.seats.code["founder"]
    assert (
        read.whose("La photo a été publiée à 18 h.", founder) == "La photo a été publiée à 18 h (la Fondation Maroix)."
    )
    for named in ("Hélène Cassard a publié la photo.", "La Fondation a publié la photo."):
        assert read.whose(named, founder) == named
    assert read.whose("On a publié la photo.", -1) == "On a publié la photo."


@pytest.mark.parametrize(("lang", "words"), [("fr", "il ne manquait que votre oui"), ("en", "lacked your yes alone")])
def test_a_table_that_closed_without_an_agreement_says_whose_yes_lacked(lang, words):
    """Though another table opened afterwards."""
    told = fork(read_of("condition", "game", 7, "founder", lang))
    assert words in told.text


def test_where_all_must_be_brief_flagrant_acts_stay():
    read = read_of("condition", "game", 5, "beginner", brief=BRIEF[-1])
    kept = [one.kind for one in read.mine.findings if not one.good and one.always]
    part_of = {one.id: one for one in debriefs.page(read, "mine").parts}
    assert kept
    assert set(kept) <= {one["kind"] for one in part_of["findings"].data["findings"]}


@pytest.mark.parametrize("count", [2, 4, 7, 11])
def test_the_names_of_a_table_stand_whole_in_its_picture(count):
    """They were cut at its edge, or written over the cords."""
    names = ["La Fondation", "Le Couvert mis", "Ferme des Sagnes", "Les Enroués", "Souffler un peu", "Demi-tarif"] * 2
    data = {"names": names[:count], "titles": ["", ""], "start": [], "end": [], "unseen": []}
    picture = str(drawings.cords(data, "fr")).split("</svg>")[0]
    found = re.findall(r'<text x="([0-9.-]+)" y="([0-9.-]+)" text-anchor="(\w+)" class="name">([^<]+)<', picture)
    assert len(found) >= count
    for across, down, anchor, words in found:
        wide = 5.8 * len(words)
        left = float(across) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        assert left >= 0.0, words
        assert left + wide <= drawings.SIDE, words
        middle = math.hypot(float(across) - drawings.SIDE / 2, float(down) - drawings.DOWN)
        assert middle > drawings.ROUND, words


def test_a_word_on_a_package_is_told_whole_however_brief_all_is():
    read = read_of("condition", "game", 514, "founder", brief=BRIEF[-1])
    words = "oui à la proposition du Couvert mis, non à la 2e version de la Fondation Maroix"
    for do in ("stand", "choose"):
        assert in_brief(read, {"do": do}, words) == words
