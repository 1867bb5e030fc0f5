"""Every code has a failing example, and says where and what."""

import json
import re
from pathlib import Path

import pytest

from game.story import diagnostics
from game.story.checking import check, scenario_problems
from game.story.codes import CODES
from game.story.diagnostics import Problem, as_json
from game.story.library import SHEETS_FOLDER, examine_sheets
from tests.helpers.bad_files import NO_SCENARIOS
from tests.helpers.scenarios import SCENARIOS

TINY = (SCENARIOS / "tiny" / "scenario.yaml").read_text(encoding="utf-8")
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
FARM_MENU = '            seat: farm\n            text: "Répondre oui tout de suite, pour être vus"'
REPLY_NEXT = (
    '{if: "happened(letter_questioned) and trust(farm, school) >= fair", goto: reply}\n          - {goto: next}'
)
ENDING = '    if: "signed() and agreed(form.garden) and project() >= 20 and not burst(lease_ends)"\n'
THEN = '  - id: {}\n    kind: better\n    title: "Un verger"\n    text: "Les poiriers tiennent."\n    if: "{}"\n'
ASKED = (
    "project:\n",
    'asks:\n  season:\n    title: "Deux caisses"\n    question: "Où vont vos jours ?"\n    gives: days\n    boxes:\n'
    '      own: {text: "Chez nous"}\n      lane: {text: "Le chemin", yields: common, people: 9, from: 5}\nproject:\n',
)
ASKS = ("- corridor: hedge", "- {ask: first_boxes, what: season}\n      - corridor: hedge")
DELIVERY = ('      - delivery: first_season\n        if: "signed()"\n', "      - corridor: other_lane\n")
HANGS = (
    'hangs:\n  canton: {{what: "les 3 000 € du canton", table: {table}, signers: {signers}, won: "Le canton paie.", '
    'lost: "Le canton garde son argent."}}\n'
)
RED = "no_garden: {options: [form.garden]"


def long_condition() -> str:
    return "days(farm) >= " + "1 - (" * 20 + "1" + ")" * 20


# code: replacements in the tiny scenario's text, of which each must find its place
EXAMPLES: dict[str, list[tuple[str, str]]] = {
    "S103": [("sheet: sheet-1", "sheet: sheet-1\nsheet: sheet-1")],
    "S104": [('title: "Deux voisins"', 'title: &t "Deux voisins"'), ('kind: "exploitation"', "kind: *t")],
    "S105": [("mobilises: 2", "mobilise: 2\n    mobilises: 2")],
    "S106": [('    kind: "exploitation"\n', "")],
    "S107": [("mobilises: 2", 'mobilises: "2"')],
    "S108": [("temperament: guarded", "temperament: garded")],
    "S109": [("mobilises: 2", "mobilises: 9")],
    "S110": [('  transmission: "transmettre"\n', "")],
    "S111": [("  roof_leaks:\n", "  Roof-leaks:\n")],
    "S112": [("      now: {", "      pass: {"), ("pace.now: 2}\n\ntrust", "pace.pass: 2}\n\ntrust")],
    "S113": [("- corridor: hedge", "- corridor: letter")],
    "S114": [('short: "La ferme"', 'short: "La très grande ferme des Aulnes"')],
    "S115": [("- delivery: first_season", "- delivery: first_season\n        rounds: 2")],
    "S116": [('kind: "exploitation"', 'kind:\u00a0"exploitation"')],
    "S117": [("Une ferme et", "Une\u200bferme et")],
    "S119": [("id: tiny", "id: " + "[" * 50 + "]" * 50)],
    "S120": [('    kind: "exploitation"', '\t  kind: "exploitation"')],
    "S121": [('kind: "exploitation"', "kind: exploitation: une ferme")],
    "S122": [('kind: "exploitation"', 'kind: "exploitation')],
    "S123": [("influence: {pressure: 2, goodwill: 3}", "influence: {pressure: 2, goodwill: 3")],
    "S124": [('    kind: "exploitation"', '   kind: "exploitation"')],
    "S125": [("    required: true", "    required true")],
    "S126": [("cards:\n", "---\ncards:\n")],
    "S127": [('kind: "exploitation"', "kind: @exploitation")],
    "S128": [('kind: "exploitation"', 'kind: "exploi\\tation \\q"')],
    "S129": [('kind: "exploitation"', "kind: | exploitation")],
    "S130": [('kind: "exploitation"', "kind: exploitation #1 du pays")],
    "S131": [('kind: "exploitation"', "kind: “exploitation”")],
    "S140": [
        ("- corridor: hedge", '- {for: day, in: [one], steps: [{corridor: "{day.name}"}]}\n      - corridor: hedge')
    ],
    "S141": [
        (
            "- corridor: hedge",
            "- {for: day, in: ["
            + ", ".join(f"d{n}" for n in range(101))
            + "]"
            + ', steps: [{corridor: "{day}_hall"}]}\n      - corridor: hedge',
        )
    ],
    "S201": [("- {of: school,", "- {of: scool,")],
    "S202": [("knows: [lease_ends]", "knows: [lease_end]")],
    "S203": [("project:\n  form: form", "key: pase\nproject:\n  form: form")],
    "S204": [("leans: {form.garden: 3}", "leans: {form.gardn: 3}")],
    "S205": [("card: savings", "card: saving")],
    "S206": [("goto: reply}", "goto: repli}")],
    "S207": [('if: "signed()"', 'if: "chosen(farm_ask_why)"')],
    "S208": [("not happened(letter_answered)", "not happened(letter_answer)")],
    "S209": [('if: "signed()"', 'if: "agenda(farm, hand)"')],
    "S210": [("pitfalls: [wealth-by-nature,", "pitfalls: [wealth-by-natur, wealth-by-nature,")],
    "S211": [('approaches: ["1.1",', 'approaches: ["1.9", "1.1",')],
    "S212": [("sheet: sheet-1", "sheet: sheet-10")],
    "S213": [("id: tiny", "id: critical-point")],
    "S214": [('if: "signed()"', 'if: "gage(notices)"')],
    "S215": [("pitfall: injunction, grade: fallen", "pitfall: free-riding, grade: fallen")],
    "S216": [('approach: "1.1"', 'approach: "4.1"')],
    "S217": [('if: "signed()"', 'if: "count(applause) > 1"')],
    "S218": [("held_by: [farm]", "held_by: [farm, school, farm]")],
    "S219": [("- {of: school, in: farm", "- {of: farm, in: farm")],
    "S221": [("project:\n  form: form", HANGS.format(table="letter", signers=2) + "project:\n  form: form")],
    "S220": [('short: "L’école"', 'short: "La ferme"')],
    "S222": [ASKED, (ASKS[0], ASKS[1].replace("what: season", "what: saison"))],
    "S223": [ASKED, ASKS, ("agreed(form.garden) and", "given(farm, season.lanes) >= 1 and")],
    "S301": [('if: "signed()"', 'if: "signed() and"')],
    "S302": [('if: "signed()"', 'if: "sined()"')],
    "S303": [('if: "signed()"', 'if: "days()"')],
    "S304": [('if: "signed()"', 'if: "days(farm) * 2 > 3"')],
    "S305": [('if: "signed()"', 'if: "days(farm)"')],
    "S306": [('if: "signed()"', f'if: "{long_condition()}"')],
    "S307": [('if: "days(farm) >= 1"', 'if: "days(school) >= 1"')],
    "S308": [
        ('if: "days(farm) >= 1"', 'if: "known(farm, roof_leaks)"'),
        ("moves: [ask, tell, visit, team]", "moves: [team]"),
        ("            reveals: [{fact: roof_leaks, to: farm}]\n", ""),
    ],
    "S309": [
        (
            '            told: ""\n',
            '            told: ""\n            reads: [{id: a, if: "days(farm) > 1", text: "T"}]\n',
        )
    ],
    "S310": [('text: "quatre visites par an"', 'text: "quatre visites par an"\n        if: "days(farm) > 1"')],
    "S401": [
        (
            '      spring: {text: "au printemps, avec sortie libre", gage: exit}',
            "      spring: {text: s}\n" + "".join(f"      p{number}: {{text: s}}\n" for number in range(1700)),
        )
    ],
    "S402": [
        (
            '      spring: {text: "au printemps, avec sortie libre", gage: exit}',
            "      spring: {text: s}\n" + "".join(f"      p{number}: {{text: s}}\n" for number in range(60)),
        )
    ],
    "S403": [("agendas:\n  farm:", "agendas:\n  barn:")],
    "S404": [('    text: "Le chemin reste un chemin. On s’y salue."', '    text: "Le chemin."\n    if: "signed()"')],
    "S405": [('    if: "signed() and agreed(form.garden) and project() >= 20 and not burst(lease_ends)"\n', "")],
    "S406": [('    burst: "Le propriétaire passe avec un géomètre. Le chemin est vendu avec la parcelle."\n', "")],
    "S407": [("    visits: {people: [25], needs_days: 2}\n", "")],
    "S408": [
        ("pitfalls: [wealth-by-nature, injunction,", "pitfalls: [injunction,"),
        ("pitfall: wealth-by-nature", "pitfall: injunction"),
    ],
    "S409": [('  - id: winter\n    title: "L’hiver"\n    time: "Janvier"\n    course:\n', "")],
    "S410": [
        (
            '  farm:\n    quiet: {text: "Rien de neuf à la ferme.", odds: 3}\n'
            '    storm: {text: "Un orage couche les haies.", odds: 1, days: 2, money: 300}\n',
            "",
        )
    ],
    "S411": [
        (
            "excluded: [[image, no_garden]]",
            "excluded: [[image, nothing], [image, no_garden], [hands, no_garden], [hands, nothing]]",
        )
    ],
    "S412": [("excluded: [[image, no_garden]]", "excluded: [[image, nothing], [image, no_garden]]")],
    "S413": [("id: tiny", "id: tinny")],
    "S414": [
        ("      - scenes: letter\n", '      - scenes: letter\n        if: "signed()"\n'),
        ("      - corridor: hedge\n", '      - corridor: hedge\n        if: "chosen(farm_says_yes)"\n'),
        ("      - guess: first\n", '      - guess: first\n        if: "periods() >= 1"\n'),
        ("        rounds: 4\n", '        rounds: 4\n        if: "1 > 2"\n'),
    ],
    "S415": [('text: "rien d’écrit"', 'text: "rien d’écrit"\n        closed: true')],
    "S416": [
        ("        rounds: 4\n", "        rounds: 4\n        with: [farm, school]\n        required: [barn, farm]\n")
    ],
    "S418": [("project:\n  form: form", HANGS.format(table="agreement", signers=3) + "project:\n  form: form")],
    "S417": [("playable: true", "playable: false"), ("playable: true", "playable: false")],
    "S419": [
        (ASKED[0], ASKED[1].replace("gives: days", "gives: one").replace(", yields: common, people: 9, from: 5", "")),
        (ASKS[0], ASKS[1].replace("what: season", "what: season, shown: claims")),
    ],
    "S501": [(REPLY_NEXT, "{goto: next}")],
    "S502": [("\n          - {goto: next}", "")],
    "S503": [(FARM_MENU, '            if: "days(farm) >= 2"\n' + FARM_MENU)],
    "S504": [("knows: [lease_ends]", "knows: []"), ("held_by: [farm]", "held_by: []"), ("    seen_at: farm\n", "")],
    "S505": [
        (
            "project:\n  form: form",
            '  colour:\n    title: "T"\n    question: "Q"\n    options: {a: {text: t}, b: {text: t}}\n'
            "    base: a\nproject:\n  form: form",
        )
    ],
    "S506": [(RED, "no_garden: {options: [form.garden, form.visits, form.none]")],
    "S507": [
        (
            '        text: "La mairie répond en deux lignes : elle veut surtout que l’on s’entende."',
            '        text: "La mairie répond."\n        next: [{goto: reply}]',
        )
    ],
    "S508": [("not happened(letter_answered)", "not happened(letter_questioned)")],
    "S509": [
        (
            "            gestures: [{reassures: school, to: farm}]\n"
            "            promises: [{to: farm, against: pace.now}]\n",
            "",
        )
    ],
    "S511": [(REPLY_NEXT, REPLY_NEXT + "\n          - {goto: reply}")],
    "S512": [("      - guess: first\n", '      - guess: first\n        if: "signed()"\n')],
    "S513": [("days: {farm: 2, school: 2}", "days: {farm: 20, school: 2}")],
    "S514": [
        (
            '    brings: "La terre, l’eau, les outils."\n',
            '    brings: "Rien."\n    reads: [{id: a, for: farm, wants: "A"}, {id: b, for: farm, wants: "B"}]\n',
        )
    ],
    "S515": [("            goto: next\n", "            goto: next\n            does: {opens: [form.visits]}\n")],
    "S516": [('text: "quatre visites par an"', 'text: "quatre visites par an"\n        closed: true')],
    "S517": [("            goto: next\n", "            goto: next\n            does: {count: {applause: 1}}\n")],
    "S518": [("        rounds: 4\n", "        rounds: [{moves: [object]}, {}]\n")],
    "S519": [('if: "days(farm) >= 1"', 'if: "days(farm) >= 1 and days(farm) < 1"')],
    "S520": [
        (
            "  - id: path\n",
            '  - id: hidden\n    kind: better\n    title: "Un verger"\n    text: "Les poiriers tiennent."\n'
            '    if: "signed() and agreed(form.garden) and project() >= 20 and not burst(lease_ends) and bound(farm)"\n'
            "  - id: path\n",
        )
    ],
    "S521": [("both: [form.visits, pace.spring]", "both: [form.visits, form.garden]")],
    "S522": [("reserve: 4\n", "reserve: 400\n")],
    "S523": [("            goto: next\n", "            goto: letter\n")],
    "S524": [("project:\n  form: form", HANGS.format(table="agreement", signers=2) + "project:\n  form: form")],
    "S525": [(ASKED[0], ASKED[1].replace("from: 5", "from: 500")), ASKS],
    "S526": [ASKED],
    "S601": [],
    "S701": [("Que fait-on ensemble ?", "Que fait-on ensemble?")],
    "S702": [("Que fait-on ensemble ?", 'Que fait-on \\"ensemble\\" ?')],
    "S703": [("Que fait-on ensemble ?", "Que fait-on «ensemble» ?")],
    "S704": [],
    "S705": [("Que fait-on ensemble ?", "Avec une confiance de 3 ?")],
    "S706": [("Que fait-on ensemble ?", "Que fait-on , ensemble ?")],
    "S707": [("L’école du Pont", "L'école du Pont")],
    "S708": [("Que fait-on ensemble ?", "Que fait-on avec {visiteur} ?")],
    "S709": [("Que fait-on ensemble ?", "TODO")],
    "S710": [("trust:\n", 'cast: {jeanne: {name: "Jeanne", of: farm, line: "fermière"}}\n\ntrust:\n')],
    "S711": [
        ("trust:\n", 'cast: {jeanne: {name: "Jeanne", of: farm, line: "fermière"}}\n\ntrust:\n'),
        ("Un orage couche les haies.", "Jeanne dort."),
    ],
    "S713": [("    gender: f\n", "")],
    "S714": [('pitch: "', 'people: "Les habitants."\npitch: "')],
    "S712": [("trust:\n", 'cast: {jeanne: {name: "Jeanne", of: farm, line: "fermière"}}\n\ntrust:\n')],
    "S801": [("Répondre oui tout de suite, pour être vus", "Oui")],
}
CATALOGUES = {
    "S602": PO + 'msgctxt "tiny.title"\nmsgid "Deux voisins"\nmsgstr ""\n',
    "S603": PO + 'msgctxt "tiny.title"\nmsgid "Trois voisins"\nmsgstr "Three neighbours"\n',
    "S604": PO + 'msgctxt "tiny.titre"\nmsgid "Deux voisins"\nmsgstr "Two neighbours"\n',
    "S605": "pas un catalogue",
    "S606": PO.replace("utf-8", "CHARSET") + 'msgctxt "tiny.title"\nmsgid "Deux voisins"\nmsgstr "Two"\n',
    "S607": PO + 2 * 'msgctxt "tiny.title"\nmsgid "Deux voisins"\nmsgstr "Two"\n\n',
    "S608": PO + 'msgctxt "tiny.title"\nmsgid "Deux"\nmsgid_plural "Deux"\nmsgstr[0] "A"\nmsgstr[1] "B"\n',
    "S609": PO + 'msgctxt "tiny.title"\nmsgid "Deux voisins"\nmsgstr "Two neighbours\n',
    "S610": PO.replace("Content", "Language: fr\\nContent")
    + 'msgctxt "tiny.title"\nmsgid "Deux voisins"\nmsgstr "Two"\n',
    "S611": PO.replace("Content", "Plural-Forms: nplurals=3; plural=n;\\nContent"),
}
ELSEWHERE = {"S101", "S102", "S118", "S802"}  # in tests of their own, below


def put(folder: Path, text: str) -> Path:
    story = folder / "tiny"
    story.mkdir()
    (story / "scenario.yaml").write_text(text, encoding="utf-8")
    return story


def edited(edits: list[tuple[str, str]]) -> str:
    text = TINY
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_every_code_has_an_example() -> None:
    assert {*EXAMPLES, *CATALOGUES, *ELSEWHERE} == set(CODES)


@pytest.mark.parametrize("code", EXAMPLES)
def test_example(code: str, tmp_path: Path) -> None:
    problems = scenario_problems(put(tmp_path, edited(EXAMPLES[code])))
    met = [problem for problem in problems if problem.code == code]
    assert met, [problem.sentence() for problem in problems]
    if code != "S601":
        assert all(problem.line > 0 and problem.column > 0 for problem in met)
    in_both_languages(code, met)


@pytest.mark.parametrize("code", CATALOGUES)
def test_catalogue_example(code: str, tmp_path: Path) -> None:
    story = put(tmp_path, TINY)
    (story / "en.po").write_text(CATALOGUES[code], encoding="utf-8")
    met = [problem for problem in scenario_problems(story) if problem.code == code]
    assert met
    assert met[0].line > 0 or code == "S602"
    in_both_languages(code, met)


def in_both_languages(code: str, met: list[Problem]) -> None:
    """Each says its code, and says it in each language in words of that language."""
    for problem in met:
        french, english = problem.sentence("fr"), problem.sentence("en")
        assert code in french
        assert code in english
        assert CODES[code].fr in french.replace("\u202f", " ")
        assert CODES[code].en in english
        assert not re.search(r"\b(octet|vide|texte|nombre|clés|mots|liste)\b", english)


@pytest.mark.parametrize(
    ("edit", "found", "french", "english"),
    [
        (("cards:\n", 'cards:\n  seventh: "un de trop"\n'), "cards: 7", "exactement 6", "exactly 6"),
        (('  transmission: "transmettre"\n', ""), "cards: 5", "exactement 6", "exactly 6"),
        (("people: [25]", "people: [1, 2, 3, 4]"), "people: 4", "≤ 3", "≤ 3"),
    ],
)
def test_a_wrong_number_of_things_says_which_and_how_many(edit, found, french, english, tmp_path: Path) -> None:
    (met,) = [one for one in scenario_problems(put(tmp_path, edited([edit]))) if one.code == "S110"]
    assert met.found == found
    assert met.sentence("fr").endswith(french)
    assert met.sentence("en").endswith(english)


@pytest.mark.parametrize("name", NO_SCENARIOS)
def test_what_is_no_scenario_is_said_to_be_none(name: str, tmp_path: Path) -> None:
    raw, code = NO_SCENARIOS[name]
    (tmp_path / name).mkdir()
    (tmp_path / name / "scenario.yaml").write_bytes(raw)
    met = [problem for problem in scenario_problems(tmp_path / name) if problem.code == code]
    assert met
    in_both_languages(code, met)


def test_a_folder_in_the_place_of_a_scenario(tmp_path: Path) -> None:
    (tmp_path / "odd" / "scenario.yaml").mkdir(parents=True)
    assert [problem.code for problem in scenario_problems(tmp_path / "odd")] == ["S101"]


def test_missing_file_is_s101(tmp_path: Path) -> None:
    assert [problem.code for problem in scenario_problems(tmp_path / "nowhere")] == ["S101"]


def test_the_tiny_scenario_has_no_error() -> None:
    problems = scenario_problems(SCENARIOS / "tiny")
    assert {problem.code for problem in problems} <= {"S601", "S704"}


@pytest.mark.parametrize(
    ("edit", "code", "found", "nearest"),
    [
        (("project:\n  form: form", "key: pase\n\nproject:\n  form: form"), "S203", "pase", "pace"),
        (("- guess: first", "- guess: first\n        of: [scool]"), "S201", "scool", "school"),
        (("- guess: first", "- guess: first\n        of: []"), "S110", "of: 0", ""),
        (("- corridor: hedge", "- corridor: hedge\n        of: [school]"), "S115", "corridor", ""),
    ],
)
def test_a_key_and_what_is_guessed_name_what_exists(
    edit: tuple[str, str], code: str, found: str, nearest: str, tmp_path: Path
) -> None:
    problems = [one for one in scenario_problems(put(tmp_path, edited([edit]))) if one.severity == "error"]
    assert [(one.code, one.found, one.nearest) for one in problems] == [(code, found, nearest)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        # twice
        ("trust:\n", "trust:\n  - {of: school, in: farm, sincerity: low}\n", "S218"),
        ("moves: [ask, tell,", "moves: [ask, ask, tell,", "S218"),
        ("        rounds: 4\n", "        rounds: 4\n        with: [farm, farm]\n", "S218"),
        ("        rounds: 4\n", "        rounds: 4\n        clauses: [form, form]\n", "S218"),
        ("        rounds: 4\n", "        rounds: 4\n        required: [farm, farm]\n", "S218"),
        ("            goto: next\n", "            goto: next\n            does: {opens: [a.b, a.b]}\n", "S218"),
        # towards oneself
        ("gestures: [{reassures: school, to: farm}]", "gestures: [{reassures: school, to: school}]", "S219"),
        ("promises: [{to: farm,", "promises: [{to: school,", "S219"),
        ("reveals: [{fact: roof_leaks, to: farm}]", "reveals: [{fact: roof_leaks, to: school}]", "S219"),
        ('text: "quatre visites par an"', 'text: "visites"\n        pays: {farm: {farm: 3}}', "S219"),
        ('if: "signed()"', 'if: "trust(farm, farm) > 2"', "S219"),
        ('if: "signed()"', 'if: "asked(farm, farm)"', "S219"),
        ("            goto: next\n", "            goto: next\n            does: {count: {patience: 0}}\n", "S109"),
        ("            goto: next\n", "            goto: next\n            does: {gains: {farm: {}}}\n", "S115"),
        ("            goto: next\n", "            goto: next\n            spends: {days: 0}\n", "S115"),
        # nothing after a key
        ('if: "signed()"', "if:", "S107"),
        ('if: "signed()"', "if: ~", "S107"),
        ('if: "signed()"', "if: null", "S107"),
        ("            goto: next\n", "            goto:\n", "S107"),
        ("            goto: next\n", "            goto: next\n            does:\n", "S107"),
        ('title: "Deux voisins"', "title: ~", "S107"),
        ("held_by: [farm]", "held_by: [farm, ~]", "S107"),
    ],
)
def test_nonsense_that_no_type_catches_is_refused_at_its_place(old: str, new: str, code: str, tmp_path: Path) -> None:
    text = edited([(old, new)])
    at = TINY[: TINY.index(old)].count("\n") + 1
    met = [one for one in scenario_problems(put(tmp_path, text)) if one.code == code]
    assert [at <= one.line <= at + new.count("\n") for one in met] == [True]
    in_both_languages(code, met)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("True", "True"),
        ("true", "true"),
        ("[a, b]", "une liste"),
        ("{a: b}", "clés et valeurs"),
        ('" 2 "', '" 2 "'),
        ("3 000", "3 000"),
        ("", "(vide)"),
    ],
)
def test_what_was_found_is_shown_as_it_was_written(value: str, told: str, tmp_path: Path) -> None:
    problems = scenario_problems(put(tmp_path, edited([("mobilises: 2", f"mobilises: {value}")])))
    (met,) = [one for one in problems if one.code == "S107"]
    assert f"trouvé\u202f: {told}\u202f;" in met.sentence("fr")


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ("TODO", "S709"),
        ("Un jour, TODO : finir", "S709"),
        ("…", "S709"),
        ("-", "S709"),
        ("À COMPLÉTER", "S709"),
        ("Lorem ipsum dolor", "S709"),
        ("Bonjour {visitor.Day}", "S708"),
        ("Bonjour { visitor }", "S708"),
        ("Bonjour {{nom}}", "S708"),
        ("1914", None),
        ("Tout est à écrire ici", None),
        ("Todorov, XXe siècle", None),
    ],
)
def test_what_is_left_of_a_draft_is_told(draft: str, code: str | None, tmp_path: Path) -> None:
    problems = scenario_problems(put(tmp_path, edited([("Que fait-on ensemble ?", draft)])))
    assert [one.code for one in problems if one.code in ("S708", "S709")] == ([code] if code else [])


@pytest.mark.parametrize(
    "edits",
    [
        [('name: "L’école du Pont"', 'name: "la ferme des aulnes"')],
        [('  calm: "rester tranquille"', '  calm: "transmettre"')],
        [('text: "quatre visites par an"', 'text: "un jardin commun"')],
        [
            (
                "trust:\n",
                'cast: {a: {name: "Jeanne Vial", line: "x"}, b: {name: "J", line: "y", also: [Jeanne Vial]}}\ntrust:\n',
            )
        ],
    ],
)
def test_what_readers_cannot_tell_apart_is_told(edits: list[tuple[str, str]], tmp_path: Path) -> None:
    problems = scenario_problems(put(tmp_path, edited(edits)))
    (met,) = [one for one in problems if one.code == "S220"]
    assert met.line > 0


def test_all_problems_at_once_with_their_place(tmp_path: Path) -> None:
    text = edited(
        [
            ("mobilises: 2", "mobilise: 2\n    mobilises: 2"),
            ("card: savings", "card: saving"),
            ('if: "signed()"', 'if: "sined()"'),
        ]
    )
    problems = scenario_problems(put(tmp_path, text))
    assert [problem.code for problem in problems if problem.severity == "error"] == ["S105", "S205", "S302"]
    first = problems[[problem.code for problem in problems].index("S105")]
    line = text.splitlines()[first.line - 1]
    assert line[first.column - 1 :].startswith("mobilise:")
    assert [problem.nearest for problem in problems if problem.severity == "error"][1:] == ["savings", "signed"]


@pytest.mark.parametrize(
    ("edits", "refused"),
    [
        ([('if: "days(farm) >= 1"', 'if: "chosen(school_promises)"')], "school_promises"),
        ([('if: "days(farm) >= 1"', 'if: "not chosen(school_promises)"')], "school_promises"),
        ([('if: "days(farm) >= 1"', 'if: "chosen(school_tells_roof)"')], ""),  # all see it
        ([('if: "days(farm) >= 1"', 'if: "chosen(farm_says_yes)"')], ""),  # its own
        (
            [
                ('if: "days(farm) >= 1"', 'if: "happened(quiet)"'),
                ("promises: [{to: farm, against: pace.now}]", "sets: [quiet]"),
            ],
            "school_promises",
        ),
        (
            [
                ('if: "days(farm) >= 1"', 'if: "happened(letter_answered)"'),
                ("promises: [{to: farm, against: pace.now}]", "sets: [letter_answered]"),
            ],
            "school_promises",  # it may have been set out of sight
        ),
        (
            [
                ('if: "days(farm) >= 1"', 'if: "happened(quiet)"'),
                ('told: "La ferme répond oui par retour."', 'told: ""'),
                ("sets: [letter_answered]", "sets: [letter_answered, quiet]"),
            ],
            "",  # out of sight of the others, and its own
        ),
        ([('if: "days(farm) >= 1"', 'if: "known(school, roof_leaks)"')], "known"),
        ([('if: "days(farm) >= 1"', 'if: "agenda(school, quiet)"')], "agenda"),
        ([('if: "days(farm) >= 1"', 'if: "asked(school, farm)"')], "asked"),
        ([('if: "days(farm) >= 1"', 'if: "trust(farm, school) >= fair"')], "trust"),
        ([('if: "days(farm) >= 1"', 'if: "known(farm, roof_leaks)"')], ""),
        ([('if: "days(farm) >= 1"', 'if: "days_with(school, farm) >= 1"')], ""),  # all see where one's days go
    ],
)
def test_a_choice_reads_only_what_its_seat_can_have_seen(
    edits: list[tuple[str, str]], refused: str, tmp_path: Path
) -> None:
    met = [one for one in scenario_problems(put(tmp_path, edited(edits))) if one.severity == "error"]
    assert [one.code for one in met] == (["S307"] if refused else [])
    assert all(refused in one.sentence("fr") for one in met)


@pytest.mark.parametrize(
    ("when", "possible"),
    [
        ("signed()", False),
        ("not signed()", True),
        ("periods() == 0", True),
        ("periods() >= 1", False),
        ("chosen(farm_says_yes)", True),
        ("chosen(farm_says_yes) and not chosen(farm_says_yes)", False),
        ("happened(letter_answered) or signed()", True),
        ("visited(reply) and agreed(form.garden)", False),
        ("trust(farm, school) > high", False),
        ("trust(farm, school) + 1 > high", True),
        ("synergy(farm) < 1", False),
        ("days(farm) < 0", False),
        ("days(farm) - money(farm) < 0", True),
        ("went(farm, school)", True),
        ("agenda(farm, hands) and agenda(farm, image)", False),
        ("agenda(farm, image) and agenda(farm, no_garden)", False),  # excluded
        ("agenda(farm, hands) and agenda(farm, no_garden)", True),
        ("2 > 3", False),
        ("burst(lease_ends)", False),
    ],
)
def test_a_step_that_can_never_take_place_is_told(when: str, possible: bool, tmp_path: Path) -> None:
    text = edited([("      - guess: first\n", f'      - guess: first\n        if: "{when}"\n')])
    met = [one for one in scenario_problems(put(tmp_path, text)) if one.code in ("S414", "S512")]
    assert [one.code for one in met] == ([] if possible else ["S512"])


def test_a_delivery_before_any_table_can_never_take_place(tmp_path: Path) -> None:
    text = edited([("      - guess: first\n", "      - delivery: too_early\n      - guess: first\n")])
    assert "S512" in {one.code for one in scenario_problems(put(tmp_path, text))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("people_per_day: 2,", "people_per_day: 100001,"),
        ("people_per_1000: 1}", "people_per_1000: 99999999999999999}"),
        ("people: [20, 60]", "people: [20, 10000001]"),
        ("needs_days: 6", "needs_days: 999999999"),
        ("reserve: 4", "reserve: 400000"),
        ("odds: 3", "odds: 1001"),
        ("odds: 3", "odds: 0"),
        ("odds: 3", "odds: 0.0000000001"),
        ("times: 1.2", "times: 11"),
        ("means: {days: 8", "means: {days: 1001"),
        ("money: 3000}", "money: 1000000000}"),
        ("rounds: 4", "rounds: 9"),
        ("weight: 2}", "weight: 6}"),
        ("form.garden: 3}", "form.garden: 6}"),
        ("strength: 2", "strength: 4"),
        ("minutes: {alone: 5", "minutes: {alone: 5000"),
        ("spends: {days: 1}", "spends: {days: -1}"),
    ],
)
def test_quantities_that_are_none_are_refused_with_their_bound(old: str, new: str, tmp_path: Path) -> None:
    text = edited([(old, new)])
    met = [one for one in scenario_problems(put(tmp_path, text)) if one.severity == "error"]
    assert met
    assert {one.code for one in met} == {"S109"}
    assert all(one.line and any(sign in one.sentence("fr") for sign in "≤≥") for one in met)


@pytest.mark.parametrize(
    "number", ["1e308", ".inf", "-.inf", ".nan", "0x1f", "0o17", "017", "1_000", "12:30", "+-3", "1e3"]
)
@pytest.mark.parametrize("place", ["reserve: 4", "people_per_day: 2", "needs_days: 6", "odds: 3", "rounds: 4"])
def test_numbers_written_otherwise_than_in_digits_are_refused(number: str, place: str, tmp_path: Path) -> None:
    text = edited([(place, place.split(":")[0] + ": " + number)])
    met = [one for one in scenario_problems(put(tmp_path, text)) if one.severity == "error"]
    assert [one.code for one in met] == ["S107"]
    assert number in met[0].sentence("en")


def test_what_is_wrong_in_form_hides_nothing_of_the_rest(tmp_path: Path) -> None:
    edits = [
        ("temperament: guarded", "temperament: garded"),
        ("mobilises: 2", "mobilises: 9"),
        ("  - id: path", "  - id: Path"),
    ]
    edits += [('    title: "La forme"\n', ""), ("card: savings", "card: saving")]
    problems = scenario_problems(put(tmp_path, edited(edits)))
    codes = [problem.code for problem in problems if problem.severity == "error"]
    assert sorted(codes) == ["S106", "S108", "S109", "S111", "S205"]


def test_good_options_always_first_are_s802(tmp_path: Path) -> None:
    scenes = "".join(
        f"      - id: more_{number}\n        title: T\n        text: T\n        choices:\n"
        f"          - {{id: good_{number}, seat: farm, text: Faire ceci, told: '', "
        f"evidence: [{{approach: '1.1', because: b}}]}}\n"
        f"          - {{id: other_{number}, seat: farm, text: Faire cela, told: ''}}\n"
        for number in range(10)
    )
    text = edited([("  - id: deal\n", scenes + "  - id: deal\n")])
    assert "S802" in {problem.code for problem in scenario_problems(put(tmp_path, text))}


def test_json_and_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([SCENARIOS / "tiny"], json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"file", "line", "column", "code", "found", "expected", "nearest", "severity"} == set(told[0])
    assert check([put(tmp_path, edited([("card: savings", "card: saving")]))]) == 1
    assert "S205" in capsys.readouterr().out
    assert json.loads(as_json([])) == []


def test_problems_sort_by_place() -> None:
    late, early = Problem("a", 10, 1, "S101"), Problem("a", 2, 1, "S202")
    assert sorted([late, early]) == [early, late]


def test_nearest_name() -> None:
    assert diagnostics.nearest_name("gardn", ["garden", "visits"]) == "garden"
    assert diagnostics.nearest_name("zzz", ["garden"]) == ""


def test_the_sheets_hold() -> None:
    assert [problem.sentence() for one, report in examine_sheets(SHEETS_FOLDER) for problem in report.problems] == []


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        # never true: what needs a table where there is none, what only ever adds up, an agenda never drawn so
        ([("      - table: agreement\n        rounds: 4\n", "      - corridor: lane\n"), DELIVERY], {"S519"}),
        ([('if: "days(farm) >= 1"', 'if: "periods() > 3"')], {"S519"}),
        ([('if: "days(farm) >= 1"', 'if: "agenda(farm, image) and agenda(farm, no_garden)"')], {"S519"}),
        ([('if: "days(farm) >= 1"', 'if: "visited(reply) or days(farm) >= 1"')], set()),
        # behind others: by two of them together; the last, without a condition, behind all; a `next`
        (
            [(ENDING, '    if: "signed()"\n' + THEN.format("a", "not signed()") + THEN.format("b", "project() > 2"))],
            {"S520"},
        ),
        ([(ENDING, '    if: "signed()"\n' + THEN.format("a", "not signed()"))], {"S520"}),
        ([(ENDING, '    if: "signed()"\n' + THEN.format("a", "project() > 2"))], set()),
        (
            [
                (
                    "          - {goto: next}",
                    '          - {if: "happened(letter_questioned) and trust(farm, school) >= fair and '
                    'days(farm) > 1", goto: reply}\n          - {goto: next}',
                )
            ],
            {"S520"},
        ),
        # reserves: what one draw can reach and another cannot
        ([("reserve: 4\n", "reserve: 9\n")], {"S522"}),
        ([("reserve: 4\n", "reserve: 7\n")], set()),
        # a number that is refused is worked with by no lint
        ([('if: "days(farm) >= 1"', f'if: "days(farm) < 1{"0" * 400}"')], set()),
        # back into a scene: through another, or only on a condition
        ([("            goto: next\n", '            goto: letter\n            if: "days(farm) >= 2"\n')], set()),
    ],
)
def test_what_can_never_be(edits: list[tuple[str, str]], found: set[str], tmp_path: Path) -> None:
    problems = scenario_problems(put(tmp_path, edited(edits)))
    assert {one.code for one in problems} & {"S519", "S520", "S521", "S522", "S523"} == found
