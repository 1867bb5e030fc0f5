"""What *ours* and *mine* begin with: what went unsaid, how others saw one, what only this evening asks."""

import re
from dataclasses import replace

import pytest

from game.debrief.mine import SeenBy
from game.pages import debrief as debriefs
from game.pages import drawings
from game.pages.debrief_asked import questions
from game.pages.debrief_crossed import chosen, crossed
from game.pages.debrief_deeper import NAMED, group
from game.pages.debrief_hidden import unknown
from game.pages.debrief_reading import BRIEF, Person
from game.pages.debrief_seen import seen
from game.pages.wording import quotations
from game.rules.history import History, history_of
from tests.pages.debriefs import read_of

SEEDS = range(6)
SEATS = ("founder", "veteran", "beginner", "host")
READ = [(seed, SEATS[seed % 4]) for seed in SEEDS]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_ours_begins_with_what_went_unsaid_in_words_of_the_scenario(lang) -> None:
    told = 0
    for seed, seat in READ:
        read = read_of("condition", "game", seed, seat, lang)
        texts = {read.speaker.loaded.catalogue.get(path, lang) for path in read.speaker.loaded.catalogue.french}
        plain = "".join("".join(text.split()) for text in texts).replace("'", "’")
        page = debriefs.page(read, "ours")
        part = crossed(read)
        if part is None:
            continue
        told += 1
        assert [one.id for one in page.parts][:2] == ["head", "crossed"]
        for words in quotations(part.text):
            said = words.partition("\u00a0: ")[2] or words.partition(": ")[2] or words  # an option behind its clause
            assert "".join(said.split()) in plain or len(said.split()) < 4, words
    assert told > 3


def test_nothing_that_one_alone_saw_stands_on_it() -> None:
    """Acts quoted are those that all saw; of what one knew, what all learn once the cards are turned over."""
    everyone, told = 0b1111, 0
    for seed, seat in READ:
        read = read_of("condition", "game", seed, seat)
        for one in read.debrief.crossed:
            assert one.event.witnesses == everyone
            assert one.later is None or one.later.witnesses == everyone
            told += 1
    assert told


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_two_things_known_at_one_table_are_told_without_a_sentence_twice(lang) -> None:
    """« La table s'est séparée sans accord » was read twice on end, and that all, or nobody else, ever learnt it."""
    met = set()
    for minds, seed in (("random", 4), ("random", 5), ("random", 7), ("none", 0), ("none", 8), ("game", 3)):
        read = read_of("fair", minds, seed, "firm", lang)
        one, two = (*chosen(read), None, None)[:2]
        if one is None or two is None or {one.kind, two.kind} != {"knew"} or one.event != two.event:
            continue
        first, second = ((part := crossed(read)) and part.text.split("\n")) or ["", ""]
        said = [re.split(r"(?<=[.»”]) ", line.removeprefix("- ")) for line in (first, second)]
        assert not set(said[0]) & set(said[1])
        assert said[0][0] not in second  # when it was: said once
        met.add((one.event.kind, two.later is None))
    assert len(met) > 1


def test_who_reads_alone_is_not_told_its_own_refusal_beside_another_s() -> None:
    """« Feu doux et vous ne pouvaient pas » was written."""
    for seed, _ in READ:
        for seat in SEATS:
            read = read_of("condition", "game", seed, seat)
            part = crossed(read)
            assert part is None or "et vous ne pouvaient" not in part.text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_three_questions_two_of_this_evening_which_differ(lang) -> None:
    every, of_all = [], 0
    for seed, seat in READ:
        read = read_of("condition", "game", seed, seat, lang)
        for brief in BRIEF:
            asked = questions(replace(read, brief=brief))
            assert len(asked) == len(set(asked)) == 3
            assert all(one.rstrip("\u00a0\u202f »”").endswith(("?", "!")) for one in asked), asked
        own = {read.sentences(read.words(one), says=0) for one in read.debrief.now}
        asked = questions(read)
        of_all += sum(one in own for one in asked)
        every += asked
    assert of_all < 2 * len(READ)  # of three, two of this evening but where little happened
    assert len(set(every)) > len(every) // 2


def test_the_questions_of_the_scenario_stand_where_the_end_is_not_known() -> None:
    read = replace(read_of("condition", "game", 0, "founder"), state=None)
    assert questions(read) == [read.sentences(read.words(one), says=0) for one in read.debrief.now][:3]


def test_what_is_told_above_is_not_told_again_among_the_knots() -> None:
    for seed, seat in READ:
        read = read_of("condition", "game", seed, seat)
        page = debriefs.page(read, "ours")
        cords = page.part("debrief-cords").text
        for one in chosen(read):
            if one.kind == "knew":
                assert read.book.text(f"facts.{one.fact}.text") not in cords


def with_seen(read, *found):
    mine = {**read.debrief.mine, read.seat: replace(read.mine, seen=list(found))}
    return replace(read, debrief=replace(read.debrief, mine=mine))


def test_how_others_saw_one_the_wrong_first_those_who_agree_together() -> None:
    read = read_of("condition", "game", 0, "founder")
    own = next(one.card for one in read.debrief.why.revealed if one.seat == "founder")
    other = next(one for one in read.book.names.cards if one != own)
    told = [SeenBy("veteran", own, True, False, None), SeenBy("beginner", own, True, False, None)]
    part = seen(with_seen(read, *told, SeenBy("host", other, False, False, None)))
    truth, wrong, right = part.text.split("\n")
    assert read.book.text(f"cards.{own}") in truth
    assert "Tierce Voix croyait" in wrong
    assert read.book.text(f"cards.{other}") in wrong
    assert re.search("Feu doux et le Couvert mis l’avaient vu|Couvert mis et Feu doux l’avaient vu", right)
    assert "Personne n’a su" in seen(with_seen(read, SeenBy("host", None, False, False, None))).text
    assert seen(with_seen(read)) is None


def test_what_persons_thought_of_one_is_told_by_name_while_they_are_few() -> None:
    read = read_of("condition", "game", 0, "founder")
    card = read.book.names.cards[0]
    told = with_seen(read, SeenBy("veteran", card, False, False, None))
    assert seen(told) is not None
    crowd = tuple(Person(one) for one in ("founder", "veteran", "beginner", "host", "fifth")[:NAMED])
    assert seen(replace(told, people=crowd)) is None


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_meanwhile_never_tells_a_word_that_the_page_has_already(lang) -> None:
    told = 0
    for seed, seat in READ:
        read = read_of("condition", "game", seed, seat, lang)
        part = unknown(read, "")
        if part is not None:
            told += 1
            again = unknown(read, part.text)
            assert again is None or not set(quotations(again.text)) & {
                words for words in quotations(part.text) if len(words.split()) > 8
            }
    assert told > 3


def test_whom_nobody_read_is_told_once_where_the_group_must_be_brief() -> None:
    read = read_of("condition", "game", 0, "founder")
    people = tuple(Person(one, {"word": "calme"}) for one in SEATS)
    for brief in BRIEF:
        [part] = group(replace(read, people=people, brief=brief))
        assert part.text.count("Personne n’a trouvé") <= 1
        assert "par 0 sur" not in part.text or brief == 1.0
        for one in part.data["guesses"]:
            assert one["name"] in part.text
            assert one["truth"] in part.text


def test_a_play_is_read_once_for_all_who_ask(monkeypatch) -> None:
    """Of a play that is over, its events were read anew for each page, six times for some."""
    read = read_of("condition", "game", 0, "founder")
    made, whole = [], History.read

    def counted(self, seen):
        before = len(self.events)
        found = whole(self, seen)
        made.append(len(self.events) - before)
        return found

    monkeypatch.setattr(History, "read", counted)
    history_of(read_of("condition", "game", 1, "founder").state)
    for name in ("ours", "mine", "others"):
        debriefs.page(read, name)
    assert sum(one > 0 for one in made) <= 3, made  # of the play, of its view: and of the other play


def test_history_of_another_play_is_another() -> None:
    one, other = (read_of("condition", "game", seed, "founder").state for seed in (0, 1))
    assert history_of(one).events == History().read(one).events
    assert history_of(other).events == History().read(other).events
    assert history_of(one).events == History().read(one).events


def test_a_knot_bears_no_number_that_no_line_has() -> None:
    """The file numbered every knot of its picture; the text beside it, which tells some of them, numbers none."""
    bonds = [{"a": 0, "b": 1, "strands": ["thin", "fair"]}]
    knots = [{"fact": "hood", "text": "", "holder": 0, "unaware": [1], "burst": one} for one in (True, False)]
    data = {"names": ["A", "B"], "titles": ["", ""], "start": bonds, "end": bonds, "unseen": knots}
    picture = str(drawings.cords(data, "fr"))
    assert picture.count('class="knot') == len(knots)
    assert not re.search(r"<text[^>]*>\d+</text>", picture)


@pytest.mark.parametrize("name", ["condition", "critical-point"])
def test_who_reads_alone_is_asked_only_of_what_it_proposed_itself(name):
    """« Comment savoir, avant de le proposer… » is asked of its proposer."""
    asked = 0
    for seed in range(6):
        for seat in ("bus", "carers") if name == "critical-point" else ("veteran", "host"):
            read = read_of(name, "game", seed, seat)
            put = [one for one in chosen(read) if one.kind == "put"]
            mine = [one for one in put if read.is_mine(one.event)]
            told = [one for one in questions(read) if "comment savoir, avant" in one.lower()]
            assert len(told) <= len(mine), told
            asked += len(put) - len(mine)
    assert asked
