"""How one saw the others, in the debrief: each mark beside what was so, the bets, and why a word was not kept."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from game.debrief.pictures import MARKS, Guess
from game.pages import debrief as debriefs
from game.pages.debrief_picture import Pictured, _line, _told, all_pictured, asked_for, pictured, rest
from game.pages.debrief_reading import BRIEF, Person
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import History
from tests.debrief.playing import LOADED, begun, plant, random_play
from tests.pages.debriefs import reading

SEATS = list(LOADED.tables.names.seats)
LINE = (
    "J’ai dit tôt ce qui n’allait pas, et j’ai manqué de jours au printemps ; je n’ai pas demandé au bus, "
    "ni à l’école, ce qui les retenait. Je le referais. Mais plus tôt, et à voix haute, devant tous."
)
WON = {"fr": re.compile("et c’était juste|Paris gagnés"), "en": re.compile("and were right|Bets won")}
SEEN, YOU = {"fr": "(trouvé", "en": "(right"}, {"fr": "(vous : ", "en": "(you: "}


def truths(one):
    """What was so of a structure, as a late guess would say it."""
    found = pictured_of(one)
    return {mark: (found.truth[mark] or ["nothing"])[0] for mark in MARKS}


def pictured_of(one):
    marks = {"card": one.card, "red": None, "draws": "lot", "holds": "lot", "bet": "none"}
    read = reading(LOADED, random_play(3), SEATS[0], people=(Person(SEATS[0], {"guesses": {one.seat: marks}}),))
    return pictured(read, one)


def read_with(marks, lang="fr", seed=3):
    """A debrief before which one said this of each of the others."""
    state = random_play(seed)
    plain = reading(LOADED, state, SEATS[0])
    others = [one for one in plain.debrief.why.revealed if one.seat != SEATS[0]]
    told = {one.seat: {**truths(one), **marks(one)} for one in others}
    return reading(LOADED, state, SEATS[0], lang, (Person(SEATS[0], {"guesses": told}),))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_was_so_is_said_to_be_right_and_a_bet_on_it_won(lang):
    bets = iter(("seeks", "cannot", *["none"] * 20))
    read = read_with(lambda one: {"bet": next(bets)}, lang)
    [part] = debriefs.page(read, "picture").parts
    assert len(all_pictured(read)) == len(SEATS) - 1
    assert part.text.count(SEEN[lang]) == 3 * (len(SEATS) - 1) + 1  # and the card on which one betted
    assert YOU[lang] not in part.text.replace("\u00a0", " ")
    text = "\n".join(part.text for part in debriefs.page(read, "mine").parts)
    assert "c’était juste : " in text.replace("\u00a0", " ") or "and were right: " in text
    assert "ce n’était pas cela" not in text
    assert "it was not so" not in text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_was_not_so_stands_beside_what_was(lang):
    def wrong(one):
        so = truths(one)
        away = {mark: "nothing" if so[mark] != "nothing" else "lot" for mark in ("draws", "holds")}
        return {**away, "red": None, "card": None, "bet": "none"}

    read = read_with(wrong, lang)
    [part] = debriefs.page(read, "picture").parts
    assert part.text.replace("\u00a0", " ").count(YOU[lang]) == 2 * (len(SEATS) - 1)
    assert SEEN[lang] not in part.text
    for one in all_pictured(read):
        for mark in ("draws", "holds"):
            assert read.book.say(f"attitude.{one.truth[mark][0]}") in part.text


def test_a_bet_that_was_lost_is_said_to_be():
    other = {one.seat: next(card for card in LOADED.tables.names.cards if card != one.card) for one in first()}
    read = read_with(lambda one: {"card": other[one.seat], "bet": "seeks" if one is not None else "none"})
    text = "\n".join(part.text for part in debriefs.page(read, "mine").parts)
    assert "ce n’était pas cela" in text
    assert "c’était juste" not in text


def test_a_bet_on_what_one_did_not_say_is_none():
    read = read_with(lambda one: {"card": None, "red": None, "bet": "cannot"})
    text = "\n".join(part.text for name in ("mine", "picture") for part in debriefs.page(read, name).parts)
    assert "misé" not in text
    assert all(one.bet_on is None for one in all_pictured(read))


def said_as(read, brief, name):
    return "\n".join(f"{part.title}\n{part.text}" for part in debriefs._MADE[name](replace(read, brief=brief)) if part)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("brief", BRIEF)
@pytest.mark.parametrize("bet", ["seeks", "cannot"])
def test_every_bet_won_is_shown_as_won_on_every_page_that_tells_of_bets(lang, brief, bet):
    """However brief, whichever of the two the bet is on."""
    read = read_with(lambda one: {"bet": bet}, lang)
    bets = len(all_pictured(read))
    assert bets
    assert said_as(read, brief, "picture").count({"fr": "pari gagné", "en": "bet won"}[lang]) == bets
    if brief == BRIEF[-1]:
        return  # the page of its own tells it
    won = next(line for line in said_as(read, brief, "mine").split("\n") if WON[lang].search(line))
    assert all(read.short(one.one.seat).lower() in won.lower() for one in all_pictured(read))


NOTHING_SAID = dict.fromkeys(MARKS) | {"bet": "none"}


UNSAID = [
    ("fr", "vous n’en aviez rien dit", ("Ce que vous croyiez", "Comment vous les voyiez", "(sans réponse)")),
    ("en", "you had said nothing", ("What you believed", "How you saw them", "(not answered)")),
]


@pytest.mark.parametrize(("lang", "unsaid", "thought"), UNSAID)
def test_the_truth_is_never_told_as_the_thoughts_of_who_said_none(lang, unsaid, thought):
    read = read_with(lambda one: NOTHING_SAID, lang)
    for name in ("mine", "picture"):
        page = debriefs.page(read, name)
        text = "\n".join([page.title, *(f"{part.title}\n{part.text}" for part in page.parts)]).replace("\u202f", " ")
        assert unsaid in text, name
        assert not [words for words in thought if words in text.replace("\u00a0", " ")], name


@pytest.mark.parametrize(("lang", "unsaid", "thought"), UNSAID)
def test_what_one_left_unanswered_beside_what_one_said_is_told_apart(lang, unsaid, thought):
    read = read_with(lambda one: {"red": None, "card": None, "bet": "none"}, lang)
    [part] = debriefs.page(read, "picture").parts
    assert part.text.replace("\u00a0", " ").count(thought[2]) == len(SEATS) - 1
    assert part.title == thought[1]
    guesses = next(part for part in debriefs.page(read, "mine").parts if part.id == "guesses")
    assert guesses.title == thought[0] + {"fr": " d’eux", "en": " of them"}[lang]
    assert {"fr": "Vous n’en aviez rien dit", "en": "You had not said"}[lang] in guesses.text


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("brief", BRIEF)
def test_the_words_that_a_person_typed_are_never_cut(lang, brief):
    typed = {"word": "soulagée, puis un peu triste, à vrai dire ; pas fâchée", "part": LINE}
    people = (Person(SEATS[0], typed, LINE), Person(SEATS[1], typed, LINE))
    read = replace(reading(LOADED, random_play(3), SEATS[0], lang, people), brief=brief)
    mine, group = (said_as(read, brief, name) for name in ("mine", "group"))
    assert typed["word"] in mine
    assert mine.count(LINE) == 2
    assert typed["word"] in group
    assert LINE in group
    whole = "\n".join(part.text for part in debriefs.page(replace(read, brief=1.0), "mine").parts)
    assert LINE in whole


def test_words_typed_take_no_room_from_what_the_page_tells():
    state = random_play(3)
    brief, long = (
        debriefs.page(reading(LOADED, state, SEATS[0], "fr", (Person(SEATS[0], {"part": words}),)), "mine")
        for words in ("Rien", "mot " * 99 + "fin")
    )
    told = [[(part.id, part.text) for part in page.parts if part.id != "before"] for page in (brief, long)]
    assert told[0] == told[1]


def first():
    return [one for one in reading(LOADED, random_play(3), SEATS[0]).debrief.why.revealed if one.seat != SEATS[0]]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_why_a_word_given_to_one_was_not_kept_is_told(lang):
    """To whom it was given, and to nobody else."""
    told = 0
    for seed in range(60):
        state = random_play(seed)
        rows = state.event[: int(state.scal[s.EVENTS])]
        reasons = rows[rows[:, s.KIND] == c.E_BECAUSE]
        if not len(reasons):
            continue
        for code, seat in enumerate(SEATS):
            read = reading(LOADED, state, seat, lang)
            [part] = debriefs.page(replace(read, brief=1.0), "picture").parts
            broken = {(int(one[s.E_BY]), int(one[s.E_WHAT])) for one in reasons if int(one[s.E_TO]) == code}
            lines = [line for line in part.text.split("\n") if "n’a pas été tenue" in line or "was not kept" in line]
            assert len(lines) == len(broken), (seed, seat)
            for by, why in broken:
                words = "" if why == c.OWN_GAME else " " + read.book.say(f"debrief.because_{c.BECAUSES[why]}")
                ends = f"({read.short(SEATS[by])}).{words}"
                assert any(line.endswith(ends) for line in lines)
            told += len(lines)
    assert told


def test_who_is_who_is_a_key_away():
    from game.pages.debrief_ways import ways

    read = reading(LOADED, random_play(3), SEATS[0])
    page = ways(read.book, debriefs.page(read, "ours"), 0, debriefs.names(read), [])
    assert page.offer("open.people").key == "w"
    keys = [offer.key for offer in page.offers() if offer.key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("lang", "saw", "guessed"), [("fr", "Vous l’aviez vu", "deviné"), ("en", "You had seen it", "guessed")]
)
def test_what_nothing_betrayed_is_said_to_be_guessed_never_seen(lang, saw, guessed):
    met = set()
    for seed in range(12):
        read = read_with(lambda one: {"bet": "none"}, lang, seed)
        part = next(part for part in debriefs.page(read, "mine").parts if part.id == "guesses")
        for line, one in zip(part.text.split("\n"), part.data["guesses"], strict=True):
            proved = read.mine.betrayed[one["seat"]] is not None
            met.add(proved)
            assert one["right"]
            assert (saw in line) == proved
            assert (guessed in line) != proved
            assert read.book.say("betrayed.none") not in line
    assert met == {True, False}


@pytest.mark.parametrize(("lang", "words"), [("fr", "rien de plus que ce qu"), ("en", "nothing more than what")])
def test_nothing_holds_back_who_was_seen_asking_but_what_it_asked_for(lang, words):
    """True of where it stood at the end, and of what the reader saw of it on the way."""
    read = read_with(lambda one: {"bet": "none"}, lang)
    asked = {one.one.seat for one in all_pictured(read) if asked_for(read, one.one.seat) and not _told(read, one)}
    free = [one for one in all_pictured(read) if one.truth["holds"] == ["nothing"]]
    assert free
    [part] = debriefs.page(read, "picture").parts
    assert part.text.count(words) == sum(one.one.seat in asked for one in free)
    history = read.desk.history
    seat = SEATS.index(free[0].one.seat)
    told = SimpleNamespace(book=read.book, desk=SimpleNamespace(history=History().read(planted(seat))))
    assert asked_for(told, free[0].one.seat)
    assert history is not None


@pytest.mark.parametrize(
    ("kind", "column", "word"), [(c.E_TOLD_RED, s.RED_ZONE, "red"), (c.E_TOLD_SEEKS, s.SEEKS, "seeks")]
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_heard_what_a_structure_fears_is_not_wrong_to_say_that_it_holds_it_back(lang, kind, column, word):
    """Where nothing held it back by the end: it told this reader what it cannot accept, or what it seeks."""
    met = 0
    for seed in range(12):
        plain = replace(read_with(lambda one: {"holds": "lot", "bet": "none"}, lang, seed), state=random_play(seed))
        for one in all_pictured(plain):
            if one.truth["holds"] != ["nothing"] or not one.truth["red"] or _told(plain, one) not in ("", word):
                continue
            code, state = SEATS.index(one.one.seat), random_play(seed)
            plant(state, kind, code, 0, int(state.seat[code, column]))
            line = _line(replace(plain, state=state), one).replace("\u00a0", " ")
            words = line[line.index({"fr": "retient", "en": "holds it back"}[lang]) :]
            key = f"picture.no_more_{word}"
            assert plain.book.say(key, name=plain.called(one.one.seat)).replace("\u00a0", " ") in words
            assert {"fr": "rien de plus", "en": "nothing more"}[lang] not in words
            assert {"fr": "(vous : beaucoup)", "en": "(you: a lot)"}[lang] not in words
            assert {"fr": "(vous, plus fort : beaucoup)", "en": "(you, more strongly: a lot)"}[lang] in words
            met += 1
    assert met


def planted(seat):
    """A state in which a structure said « not as it is »."""
    state = begun()
    plant(state, c.E_MARKED, seat, -1, 0, c.NOT_YET)
    return state


def guessed(time, holds, so):
    """A guess of a structure of which nothing is said but what holds it back, and what held it back then."""
    said = {"card": None, "red": None, "draws": None, "holds": holds}
    truth = {"card": ["x"], "red": [], "draws": ["lot"], "holds": [so]}
    right = {mark: said[mark] is not None and [said[mark]] == truth[mark] for mark in MARKS}
    return Guess(SEATS[0], time, said, "none", right, truth)


def test_what_was_said_once_and_not_changed_is_judged_by_what_was_so_then():
    one = SimpleNamespace(guesses=[guessed(0, "lot", "lot"), guessed(1, "lot", "nothing")], seat=SEATS[1])
    found = pictured(SimpleNamespace(seat=SEATS[0]), one)
    assert found.right["holds"]
    assert found.truth["holds"] == ["lot"]
    assert found.early == {"holds"}
    changed = SimpleNamespace(guesses=[guessed(0, "lot", "lot"), guessed(1, "little", "nothing")], seat=SEATS[1])
    last = pictured(SimpleNamespace(seat=SEATS[0]), changed)
    assert not last.right["holds"]
    assert last.truth["holds"] == ["nothing"]
    assert not last.early


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_says_that_it_was_so_when_one_said_it(lang):
    read = read_with(lambda one: {"bet": "none"}, lang)
    one = all_pictured(read)[0]
    words = _line(read, replace(one, early=frozenset({"holds"})))
    assert {"fr": "quand vous l’avez dit", "en": "when you said so"}[lang] in words
    assert {"fr": "quand vous l’avez dit", "en": "when you said so"}[lang] not in _line(read, one)


@pytest.mark.parametrize("brief", BRIEF)
def test_a_bet_won_is_told_however_brief_the_page(monkeypatch, brief):
    read = replace(reading(LOADED, random_play(3), "farm"), brief=brief)
    other = next(one for one in read.debrief.why.revealed if one.seat != "farm")
    won = Pictured(other, {"card": other.card}, {"card": True}, {}, "card")
    monkeypatch.setattr("game.pages.debrief_picture.all_pictured", lambda _: [won])
    assert rest(read) is not None
