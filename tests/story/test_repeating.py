"""Repetitions are unrolled when a scenario is read: as if written by hand, under names that last, each problem at its
line and in its turn."""

import pytest

from game.story import repeating
from game.story.checking import scenario_problems
from game.story.library import examine, load
from game.story.walk import texts
from game.story.yaml_reading import read
from tests.helpers.scenarios import SCENARIOS

FOLDER = SCENARIOS / "format" / "repeat"
TEXT = (FOLDER / "scenario.yaml").read_text("utf-8")
SEASONS = 'in: {winter: "l’hiver", spring: "le printemps"}'


def put(tmp_path, text):
    (tmp_path / "repeat").mkdir(exist_ok=True)
    (tmp_path / "repeat" / "scenario.yaml").write_text(text, "utf-8")
    return tmp_path / "repeat"


def edited(tmp_path, *edits):
    text = TEXT
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return put(tmp_path, text)


def errors(folder):
    return [problem for problem in scenario_problems(folder) if problem.severity == "error"]


def test_what_is_repeated_stands_in_its_place_under_its_turns():
    scenario = load(FOLDER).scenario
    course = [step.id for act in scenario.acts for step in act.course]
    assert course == [
        *("letter", "mayor_calls", "mayor_at_the_hedge", "postman_calls", "postman_at_the_hedge", "agreement"),
        *("winter_market", "winter_work", "spring_market", "spring_work"),
    ]
    assert [act.id for act in scenario.acts] == ["call", "deal", "winter", "spring"]
    assert list(scenario.facts) == ["lease_ends", "roof_leaks", "mayor_saw", "postman_saw"]
    menus = {scene.id: [choice.id for choice in scene.choices] for scene in scenario.scenes()}
    assert menus["postman_calls"] == ["welcome_postman", "leave_postman"]
    assert menus["spring_market"] == ["spring_bread", "spring_beans", "spring_home"]
    shown = texts(scenario, "repeat")
    assert shown["repeat.scenes.mayor_calls.text"] == "Lundi, la maire passe la tête par-dessus la haie."
    assert shown["repeat.choices.winter_beans.text"] == "Tenir l’étal pour vendre les fèves"
    assert not [text for text in shown.values() if "{" in text]


def test_unrolled_is_as_written_by_hand(tmp_path):
    """The block of seasons, copied out once for each."""
    head, rest = TEXT.split("  - for: season", 1)
    block, tail = rest.split("\nevidence:\n", 1)
    acts = block.split("    acts:\n", 1)[1]
    copies = "".join(
        "\n".join(line[4:] for line in acts.split("\n"))
        .replace('title: "Ce que dit {season}"', f'title: "Ce que dit {words}"')
        .replace('time: "Vers {season}"', f'time: "Vers {words}"')
        .replace("Le marché, {season}", f"Le marché, {words}")
        .replace("Sur la place, {season}", f"Sur la place, {words}")
        .replace("{season}", turn)
        for turn, words in (("winter", "l’hiver"), ("spring", "le printemps"))
    )
    by_hand = put(tmp_path, head + copies + "\nevidence:\n" + tail)
    assert "{season}" not in (by_hand / "scenario.yaml").read_text("utf-8")
    assert load(by_hand).scenario == load(FOLDER).scenario
    assert load(by_hand).fingerprint == load(FOLDER).fingerprint


def assert_names_last(tmp_path):
    """A season put before the others renames nothing that was, nor any text."""
    before = texts(load(FOLDER).scenario, "repeat")
    more = load(edited(tmp_path, (SEASONS, 'in: {autumn: "l’automne", winter: "l’hiver", spring: "le printemps"}')))
    after = texts(more.scenario, "repeat")
    assert before.items() <= after.items()
    assert [act.id for act in more.scenario.acts] == ["call", "deal", "autumn", "winter", "spring"]
    assert not [one for one in more.problems if one.code == "S603"]


def test_one_more_season_renames_no_other(tmp_path):
    assert_names_last(tmp_path)


def test_names_by_rank_are_caught(tmp_path, monkeypatch):
    """Planted: turns named by their place."""
    words = repeating._Unrolling._words

    def ranked(self, given, source, turn):
        found = words(self, given, source, turn)
        return {f"n{rank}": said for rank, said in enumerate(found.values())} if len(source) == 3 else found

    monkeypatch.setattr(repeating._Unrolling, "_words", ranked)
    with pytest.raises(AssertionError):
        assert_names_last(tmp_path)


def line_of(words):
    return TEXT[: TEXT.index(words)].count("\n") + 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_problem_points_to_its_line_and_names_its_turn(tmp_path, lang):
    folder = edited(tmp_path, ('goto: "{season}_thanks"', 'goto: "{season}_tanks"'))
    found = errors(folder)
    assert [one.code for one in found] == ["S206", "S206"]
    assert {one.line for one in found} == {line_of('goto: "{season}_thanks"')}
    told = [one.sentence(lang) for one in found]
    assert any("winter_tanks (season: winter)" in one for one in told)
    assert any("spring_tanks (season: spring)" in one for one in told)


def test_a_problem_in_a_loop_in_a_loop_names_both(tmp_path):
    (one, *_) = errors(
        edited(
            tmp_path,
            ('seat: school\n                    text: "Tenir', 'seat: scool\n                    text: "Tenir'),
        )
    )
    assert one.code == "S201"
    assert one.line == line_of('seat: school\n                    text: "Tenir')
    assert "(season: spring, stall: beans)" in str(one.found) or "(season: winter, stall: bread)" in str(one.found)


def test_a_word_that_a_turn_has_not_is_said_once(tmp_path):
    wrong = ("{visitor.day}, {visitor} passe", "{visitor.hour}, {visitor} passe")
    assert [one.code for one in scenario_problems(edited(tmp_path, wrong)) if one.code in ("S140", "S708")] == ["S140"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (SEASONS, "", "S106"),
        ("  - for: season", "  - form: season", "S106"),
        (SEASONS, SEASONS + "\n    colour: red", "S105"),
        (SEASONS, "in: {}", "S110"),
        (SEASONS, "in: 3", "S107"),
        (SEASONS, "in: {winter: 3}", "S107"),
        (SEASONS, "in: [winter, Spring]", "S111"),
        (SEASONS, "in: [winter, winter]", "S113"),
        (SEASONS, "in: [winter, spring]", "S140"),
        ("{visitor.day}, {visitor} passe", "{visitor.hour}, {visitor} passe", "S140"),
        ("for: stall", "for: season", "S113"),
        ("for: stall", "for: Stall", "S111"),
        ('id: "{season}_market"', 'id: "market"', "S113"),
        ('          "{visitor}_saw":', "          mayor_saw:", "S113"),
        (SEASONS, "in: {" + ", ".join(f"s{n}: s" for n in range(101)) + "}", "S141"),
        (SEASONS, "in: {" + ", ".join(f"s{n}: s" for n in range(51)) + "}", "S141"),
        (SEASONS, "in: {" + ", ".join(f"s{n}: s" for n in range(13)) + "}", "S402"),
        (
            'for: stall\n                in: {bread: "le pain", beans: "les fèves"}',
            "for: stall\n                in: {" + ", ".join(f"s{n}: s" for n in range(9)) + "}",
            "S402",
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path, old, new, code):
    found = errors(edited(tmp_path, (old, new)))
    assert code in [one.code for one in found]
    assert all(one.line > 0 for one in found)
    if code == "S402":
        assert any("13 livraisons" in one.sentence() or "10 choix" in one.sentence() for one in found)
    if code == "S141":
        assert any("101" in one.sentence() or "102" in one.sentence() for one in found)


@pytest.mark.parametrize(
    ("edits", "code", "told"),
    [
        (
            [('"la maire"', f'"{"x" * 100_000}"'), ("{visitor.day}, {visitor} passe", "{visitor} " * 5000)],
            "S114",
            "4000",
        ),
        (
            [('"la maire"', f'"{"x" * 3000}"'), ("{visitor.day}, {visitor} passe", "{visitor} {visitor}")],
            "S114",
            "4000",
        ),
        ([("mayor: {text", "m" * 81 + ": {text")], "S111", "80"),
        (
            [
                (SEASONS, "in: {" + ", ".join(f"s{n}: s" for n in range(60)) + "}"),
                ("              - {goto: next}\n", "              - {goto: next}\n" * 1000),
            ],
            "S141",
            "100000 en tout",
        ),
    ],
)
def test_what_would_grow_without_end_is_refused_before_it_does(tmp_path, monkeypatch, edits, code, told):
    longest = 0
    copied = repeating._Unrolling._filled

    def filled(*given):
        nonlocal longest
        text = copied(*given)
        longest = max(longest, len(text))
        return text

    monkeypatch.setattr(repeating._Unrolling, "_filled", filled)
    folder = tmp_path / "repeat"
    folder.mkdir()
    text = (SCENARIOS / "format" / "repeat" / "scenario.yaml").read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    assert [one for one in errors(folder) if one.code == code and told in one.sentence() and one.line > 0]
    assert longest < 200_000


def test_a_file_without_repetition_is_left_as_it_was():
    document, report = read(SCENARIOS / "tiny" / "scenario.yaml", "tiny")
    data, places = document.data, dict(document.places)
    repeating.unroll(document, report)
    assert document.data is data
    assert document.places == places
    assert report.turns == {}


def test_a_broken_repetition_stops_nothing_else(tmp_path):
    """Whatever stands there, problems are told and the rest is read."""
    for bad in ("acts: 3", "acts: {a: 1}", "acts: [3]", "steps: []"):
        folder = edited(
            tmp_path, ('    acts:\n      - id: "{season}"', f'    {bad}\n    other:\n      - id: "{{season}}"')
        )
        assert errors(folder)
        assert examine(folder).tables is None
