"""Catalogues as other people and tools leave them: what is odd is said, what is sound is kept, the play is the same."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from game.story import system
from game.story.diagnostics import Problem, StoryError
from game.story.library import examine, load, scenario_folders
from game.story.translation import Catalogue, read_catalogue, update_catalogue
from game.story.walk import texts
from tests.helpers.scenarios import SCENARIOS

FRENCH = {"s.a": "Un jardin\u202f: le nôtre", "s.b": "Deux lignes\n\net deux", "s.c": "Trois"}
ENGLISH = {"s.a": "A garden: “ours”", "s.b": "Two lines\n\nand two", "s.c": "Three"}
HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"X-Tool: hand 1.0\\n"\n'
WHOLE = (
    "# A note on the whole\n"
    + HEADER
    + """
# A translator's note
#. Said by the farm
#: scenario.yaml:12
#, no-wrap
#| msgid "Un pré"
msgctxt "s.a"
msgid "Un jardin\u202f: le nôtre"
msgstr "A garden: “ours”"

msgctxt "s.b"
msgid ""
"Deux lignes\\n"
"\\n"
"et deux"
msgstr ""
"Two lines\\n"
"\\n"
"and two"

msgctxt "s.c"
msgid "Trois"
msgstr "Three"

#, fuzzy
#~ msgctxt "s.gone"
#~ msgid "Parti"
#~ msgstr "Gone"
"""
)


def read(tmp_path: Path, content: str | bytes) -> tuple[Catalogue, list[Problem]]:
    po = tmp_path / "en.po"
    po.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_catalogue(FRENCH, po, "en.po")


def codes(problems: list[Problem]) -> list[str]:
    return sorted(problem.code for problem in problems)


@pytest.mark.parametrize(
    ("name", "content", "code", "line"),
    [
        ("as it is", WHOLE, "", 0),
        ("BOM", "\ufeff" + WHOLE, "", 0),
        ("CRLF", WHOLE.replace("\n", "\r\n"), "", 0),
        ("no end of line", WHOLE.rstrip(), "", 0),
        ("upper case", WHOLE.replace("utf-8", "UTF-8"), "", 0),
        ("template", WHOLE.replace("utf-8", "CHARSET"), "S606", 5),
        ("unknown", WHOLE.replace("utf-8", "klingon-7"), "S606", 5),
        ("a codec of no text", WHOLE.replace("utf-8", "hex"), "S606", 5),
        ("a codec that runs escapes", WHOLE.replace("utf-8", "unicode_escape"), "S606", 5),
        ("latin-1 said, UTF-8 written", WHOLE.replace("utf-8", "ISO-8859-1"), "S606", 5),
        ("UTF-16 said, UTF-8 written", WHOLE.replace("utf-8", "UTF-16"), "S606", 5),
        ("nothing said", WHOLE.replace("; charset=utf-8", ""), "S606", 1),
        ("no header", WHOLE[WHOLE.index("# A translator") :], "S606", 1),
    ],
)
def test_whatever_the_header_says_utf_8_is_read(name: str, content: str, code: str, line: int, tmp_path: Path) -> None:
    catalogue, problems = read(tmp_path, content)
    assert catalogue.english == ENGLISH, name
    assert [(one.code, one.line, one.severity) for one in problems] == ([(code, line, "warning")] if code else [])


PLURALS = "Plural-Forms: nplurals=2; plural=(n != 1);"
SAID = '"Language: en\\n"'


@pytest.mark.parametrize(
    ("said", "code", "found"),
    [
        ("Language: en", "", ""),
        ("Language: en_GB", "", ""),
        ("Language: EN-us", "", ""),
        ("Language: en_US.UTF-8", "", ""),
        ("language:en@boldquot", "", ""),
        ("Language: fr", "S610", "fr"),
        ("Language: fr_FR", "S610", "fr_FR"),
        ("Language: enm", "S610", "enm"),
        ("Language: klingon please", "S610", "klingon please"),
        ("Language: ", "S610", ""),
        ("X-Language: en", "S610", ""),
        (f"Language: en\\n{PLURALS}", "", ""),
        ("Language: en\\nPlural-Forms: nplurals = 2 ; plural = n!=1", "", ""),
        ("Language: en\\nPlural-Forms: nplurals=2; plural=n==1 ? 0 : 1;", "", ""),
        ("Language: en\\nPlural-Forms: nplurals=2; plural=(n > 1);", "S611", "n > 1"),
        ("Language: en\\nPlural-Forms: nplurals=1; plural=0;", "S611", "nplurals=1"),
        ("Language: en\\nPlural-Forms: nplurals=3; plural=(n != 1);", "S611", "nplurals=3"),
        ("Language: en\\nPlural-Forms: nplurals=INTEGER; plural=EXPRESSION;", "S611", "INTEGER"),
        ("Language: en\\nPlural-Forms: nplurals=2; plural=n % 0;", "S611", "n % 0"),
        ("Language: en\\nPlural-Forms: nplurals=2; plural=007;", "S611", "007"),
        ("Language: en\\nPlural-Forms: nplurals=2; plural=__import__('os');", "S611", "__import__"),
        (f"Language: en\\nPlural-Forms: nplurals=2; plural={'(' * 400}n;", "S611", "((("),
        ("Language: en\\nPlural-Forms: ", "S611", ""),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_header_that_is_not_of_english_is_told_and_its_texts_are_read(
    said: str, code: str, found: str, wrapped: bool, tmp_path: Path
) -> None:
    lines = "\n".join(f'"{one}\\n"' for one in said.split("\\n"))
    catalogue, problems = read(tmp_path, WHOLE.replace(SAID, lines if wrapped else f'"{said}\\n"'))
    assert catalogue.english == ENGLISH
    assert [(one.code, one.severity) for one in problems] == ([(code, "warning")] if code else [])
    at = "Language" if code == "S610" else "Plural-Forms"
    for one in problems:
        line = (tmp_path / "en.po").read_text(encoding="utf-8").split("\n")[one.line - 1]
        assert line[one.column - 1 :].startswith(f"{at}:" if said.startswith("Lang") else "msgid")
        right = "Language: en" if code == "S610" else PLURALS.partition(": ")[2]
        for lang in ("fr", "en"):
            assert right in one.sentence(lang)
        assert found in one.sentence("fr")
        assert one.sentence("fr") != one.sentence("en")
    assert update_catalogue(FRENCH, tmp_path / "en.po", "s") == {"texts": 3, "missing": 0, "outdated": 0}


def test_a_header_alone_without_a_language_is_told_once_and_no_header_is_told_as_such(tmp_path: Path) -> None:
    assert codes(read(tmp_path, WHOLE.replace(SAID + "\n", ""))[1]) == ["S610"]
    assert codes(read(tmp_path, WHOLE[WHOLE.index("# A translator") :])[1]) == ["S606"]
    both = WHOLE.replace("Language: en", "Language: fr").replace("utf-8", "klingon-7")
    assert codes(read(tmp_path, both)[1]) == ["S606", "S610"]


def test_latin_1_said_and_written_is_read(tmp_path: Path) -> None:
    french = {"s.d": "Été"}
    content = HEADER.replace("utf-8", "ISO-8859-1") + '\nmsgctxt "s.d"\nmsgid "Été"\nmsgstr "Summer, « été »"\n'
    po = tmp_path / "en.po"
    po.write_bytes(content.encode("latin-1"))
    catalogue, problems = read_catalogue(french, po, "en.po")
    assert (catalogue.english, problems) == ({"s.d": "Summer, « été »"}, [])
    update_catalogue({**french, "s.e": "Hiver"}, po, "s")
    assert "charset=utf-8" in po.read_text(encoding="utf-8")
    assert read_catalogue(french, po, "en.po")[0].english == catalogue.english


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("empty", b"", 0),
        ("blank", b"\n \n", 0),
        ("words", "Bonjour à tous\n".encode(), 1),
        ("UTF-8 said, latin-1 written", (HEADER + '\n# é\nmsgctxt "s.c"\nmsgid "T"\n').encode("latin-1"), 7),
        ("UTF-16", WHOLE.encode("utf-16"), 1),
        ("UTF-16 without its mark", WHOLE.encode("utf-16-le"), 1),
        ("a picture", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xd8", 1),
    ],
)
def test_what_is_no_catalogue_leaves_the_french(name: str, content: bytes, line: int, tmp_path: Path) -> None:
    catalogue, problems = read(tmp_path, content)
    assert catalogue.english == {}, name
    assert [(one.code, one.line, one.severity) for one in problems] == [("S605", line, "error")]
    with pytest.raises(StoryError):
        update_catalogue(FRENCH, tmp_path / "en.po", "s")
    assert (tmp_path / "en.po").read_bytes() == content


def test_a_folder_or_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.po").mkdir()
    assert codes(read_catalogue(FRENCH, tmp_path / "en.po", "en.po")[1]) == ["S605"]
    (tmp_path / "fr.po").write_text(WHOLE, encoding="utf-8")
    monkeypatch.setattr(system, "at_once", lambda *given: (_ for _ in ()).throw(PermissionError(13, "no")))
    assert codes(read_catalogue(FRENCH, tmp_path / "fr.po", "en.po")[1]) == ["S605"]


@pytest.mark.parametrize("sign", ["\0", "\x07", "\u200b", "\u2028"])
def test_signs_that_nobody_sees_are_told_and_left_out(sign: str, tmp_path: Path) -> None:
    catalogue, problems = read(tmp_path, WHOLE.replace("Three", f"Thr{sign}ee"))
    assert catalogue.english == ENGLISH
    assert [(one.code, one.line, one.column) for one in problems] == [("S117", 29, 12)]


BROKEN = {
    "a cut quote": ('msgstr "Three"', 'msgstr "The shared kitche'),
    "a quote too many": ('msgstr "Three"', 'msgstr "Thr"ee"'),
    "no quotes": ('msgstr "Three"', "msgstr Three"),
    "an unknown word": ('msgstr "Three"', 'mgstr "Three"'),
    "no translation line": ('msgstr "Three"\n', ""),
    "a line of words": ('msgstr "Three"', 'msgstr "Three"\nand so on'),
    "twice the same word": ('msgstr "Three"', 'msgstr "Three"\nmsgstr "Four"'),
}


BROKEN_AT = {"no translation line": 27, "a line of words": 30, "twice the same word": 30}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_entry_is_refused_with_its_line_and_the_others_stand(name: str, tmp_path: Path) -> None:
    content = WHOLE.replace(*BROKEN[name])
    catalogue, problems = read(tmp_path, content)
    assert catalogue.english == {path: text for path, text in ENGLISH.items() if path != "s.c"}
    told = [one for one in problems if one.code == "S609"]
    assert [one.line for one in told] == [BROKEN_AT.get(name, 29)]
    with pytest.raises(StoryError) as refused:
        update_catalogue(FRENCH, tmp_path / "en.po", "s")
    assert "S609" in refused.value.sentence("en")
    assert (tmp_path / "en.po").read_text(encoding="utf-8") == content


def test_what_is_cut_at_any_letter_is_told_or_whole(tmp_path: Path) -> None:
    """A file that a full disk cut: what is read of it is what was written, and what is missing is said."""
    raw = WHOLE.encode()
    for end in range(0, len(raw), 3):
        catalogue, problems = read(tmp_path, raw[:end])
        for path, text in catalogue.english.items():
            # A string cut between two lines of one entry cannot be told from a shorter one.
            assert text == ENGLISH[path] or (path == "s.b" and ENGLISH[path].startswith(text))
        assert len(catalogue.english) == 3 or problems


def test_two_translations_of_one_text_are_told_and_not_the_older_one_taken(tmp_path: Path) -> None:
    twice = WHOLE + '\nmsgctxt "s.c"\nmsgid "Trois"\nmsgstr "Three, once more"\n'
    catalogue, problems = read(tmp_path, twice)
    (told,) = problems
    assert (told.code, told.line) == ("S607", 36)
    assert "27" in told.sentence("fr")
    assert catalogue.english["s.c"] == "Three, once more"
    with pytest.raises(StoryError):
        update_catalogue(FRENCH, tmp_path / "en.po", "s")
    assert (tmp_path / "en.po").read_text(encoding="utf-8") == twice
    empty_first = WHOLE.replace('msgstr "Three"', 'msgstr ""') + '\nmsgctxt "s.c"\nmsgid "Trois"\nmsgstr "Three"\n'
    assert read(tmp_path, empty_first)[0].english == ENGLISH
    empty_last = WHOLE + '\nmsgctxt "s.c"\nmsgid "Trois"\nmsgstr ""\n'
    assert read(tmp_path, empty_last)[0].english == ENGLISH


@pytest.mark.parametrize("blank", ["", " ", "\\n", "\u00a0", "\u2003\t"])
def test_a_translation_that_nobody_would_see_is_missing(blank: str, tmp_path: Path) -> None:
    catalogue, problems = read(tmp_path, WHOLE.replace("Three", blank))
    assert codes(problems) == ["S602"]
    assert catalogue.get("s.c", "en") == "Trois"
    assert update_catalogue(FRENCH, tmp_path / "en.po", "s")["missing"] == 1


def test_a_word_in_braces_that_the_french_has_not_is_told(tmp_path: Path) -> None:
    catalogue, problems = read(tmp_path, WHOLE.replace("Three", "Three {visitor}"))
    assert [(one.code, one.line > 0) for one in problems] == [("S708", True)]
    assert catalogue.get("s.c", "en") == "Three {visitor}"


def test_two_headers_are_told(tmp_path: Path) -> None:
    assert codes(read(tmp_path, WHOLE + "\n" + HEADER)[1]) == ["S607"]


def test_plurals_are_refused_and_never_become_the_text_of_a_tuple(tmp_path: Path) -> None:
    plural = WHOLE.replace(
        'msgid "Trois"\nmsgstr "Three"', 'msgid "Trois"\nmsgid_plural "Trois"\nmsgstr[0] "Three"\nmsgstr[1] "Threes"'
    )
    catalogue, problems = read(tmp_path, plural)
    assert "s.c" not in catalogue.english
    assert [(one.code, one.line) for one in problems] == [("S608", 27)]
    with pytest.raises(StoryError):
        update_catalogue(FRENCH, tmp_path / "en.po", "s")
    assert (tmp_path / "en.po").read_text(encoding="utf-8") == plural


def test_an_entry_without_context_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, WHOLE + '\nmsgid "Trois"\nmsgstr "Three"\n')
    assert [(one.code, one.line, one.expected) for one in problems] == [("S604", 36, "msgctxt")]


def test_an_update_keeps_everything_that_people_and_tools_wrote(tmp_path: Path) -> None:
    po = tmp_path / "en.po"
    po.write_text(WHOLE, encoding="utf-8")
    update_catalogue(FRENCH, po, "s")
    assert po.read_text(encoding="utf-8") == WHOLE
    changed = {"s.a": "Un verger", "s.b": FRENCH["s.b"], "s.new": "Nouveau", "s.gone": "Parti"}
    assert update_catalogue(changed, po, "s") == {"texts": 4, "missing": 1, "outdated": 2}
    after = po.read_text(encoding="utf-8")
    for kept in WHOLE.split("\n"):
        if kept.startswith("#") and not kept.startswith("#~"):
            assert kept in after.split("\n"), kept
    assert '#~ msgctxt "s.c"\n#~ msgid "Trois"\n#~ msgstr "Three"' in after
    assert 'msgctxt "s.gone"\nmsgid "Parti"\nmsgstr "Gone"' in after  # it has come back
    assert "X-Tool: hand 1.0" in after
    catalogue, problems = read_catalogue(changed, po, "en.po")
    assert catalogue.english == {"s.a": ENGLISH["s.a"], "s.b": ENGLISH["s.b"], "s.gone": "Gone"}
    assert codes(problems) == ["S602", "S603", "S603"]
    update_catalogue(changed, po, "s")
    assert po.read_text(encoding="utf-8") == after


def test_the_french_that_changed_is_shown_beside_the_new(tmp_path: Path) -> None:
    po = tmp_path / "en.po"
    po.write_text(WHOLE, encoding="utf-8")
    update_catalogue({**FRENCH, "s.c": "Trois fois"}, po, "s")
    told = '#, fuzzy\n#| msgid "Trois"\nmsgctxt "s.c"\nmsgid "Trois fois"\nmsgstr "Three"'
    assert told in po.read_text(encoding="utf-8")


def test_a_note_on_a_text_that_has_gone_stays(tmp_path: Path) -> None:
    po = tmp_path / "en.po"
    noted = WHOLE + '\n# To ask the author\nmsgctxt "s.old"\nmsgid "Vieux"\nmsgstr ""\n'
    po.write_text(noted, encoding="utf-8")
    update_catalogue(FRENCH, po, "s")
    assert "# To ask the author" in po.read_text(encoding="utf-8")


def test_line_ends_and_rights_stay(tmp_path: Path) -> None:
    po = tmp_path / "en.po"
    po.write_bytes(WHOLE.replace("\n", "\r\n").encode())
    po.chmod(0o640)
    update_catalogue({**FRENCH, "s.new": "Nouveau"}, po, "s")
    raw = po.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") > 10
    if os.name == "posix":
        assert po.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("fails", ["replace", "fsync"])
def test_what_cannot_be_written_leaves_the_old(fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    po = tmp_path / "en.po"
    po.write_text(WHOLE, encoding="utf-8")

    def refuse(*given: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path if fails == "replace" else os, fails, refuse)
    with pytest.raises(OSError, match="full"):
        update_catalogue({**FRENCH, "s.new": "Nouveau"}, po, "s")
    assert po.read_text(encoding="utf-8") == WHOLE
    assert [path.name for path in tmp_path.iterdir()] == ["en.po"]


# Round trips: what other tools do to a catalogue changes neither what `check` says nor the play.


def gettext(tool: str, *arguments: str) -> str:
    if shutil.which(tool) is None:
        pytest.skip(f"needs {tool}, of the package gettext")
    return subprocess.run([tool, *arguments], capture_output=True, check=True).stdout.decode()


def by_msgcat(po: Path, tmp_path: Path) -> str:
    return gettext("msgcat", "--width=40", str(po))


def sorted_by_msgcat(po: Path, tmp_path: Path) -> str:
    return gettext("msgcat", "--sort-output", str(po))


def by_msgmerge(po: Path, tmp_path: Path) -> str:
    return gettext("msgmerge", "--previous", "--no-fuzzy-matching", "-q", str(po), template(po, tmp_path))


def by_msgattrib(po: Path, tmp_path: Path) -> str:
    return gettext("msgattrib", "--no-wrap", "--no-location", str(po))


def template(po: Path, tmp_path: Path) -> str:
    pot = tmp_path / "all.pot"
    pot.write_text(gettext("msgattrib", "--empty", "--clear-obsolete", str(po)), encoding="utf-8")
    return str(pot)


def by_babel(po: Path, tmp_path: Path) -> str:
    """Rewraps, adds headers."""
    with po.open("rb") as source, (tmp_path / "babel.po").open("wb") as written:
        write_po(written, read_po(source, locale="en"), width=60, include_previous=True)
    return (tmp_path / "babel.po").read_text(encoding="utf-8")


def on_windows(po: Path, tmp_path: Path) -> str:
    """An editor that writes a mark at the beginning, CRLF, and headers of its own."""
    text = po.read_text(encoding="utf-8").replace(
        '"Language: en\\n"', '"Language: en\\n"\n"X-Generator: Poedit 3.4\\n"'
    )
    return "\ufeff" + text.replace("\n", "\r\n")


def turned_round(po: Path, tmp_path: Path) -> str:
    """Entries in another order, between blank lines, with notes and one more obsolete."""
    header, *rest = po.read_text(encoding="utf-8").strip().split("\n\n")
    noted = [f"# noted\n#. extracted\n#: x.yaml:1\n{entry}" for entry in reversed(rest)]
    return "\n\n\n".join([header, '#~ msgctxt "x"\n#~ msgid "x"\n#~ msgstr "y"', *noted]) + "\n\n\n"


TRIPS = [
    by_msgcat,
    sorted_by_msgcat,
    by_msgmerge,
    by_msgattrib,
    by_babel,
    on_windows,
    turned_round,
]


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny scenario with an English of its own, long enough to be wrapped."""
    folder = tmp_path_factory.mktemp("trips") / "tiny"
    shutil.copytree(SCENARIOS / "tiny", folder)
    scenario = examine(folder).scenario
    assert scenario is not None
    po = folder / "en.po"
    update_catalogue(texts(scenario, scenario.id), po, "tiny")
    text = po.read_text(encoding="utf-8")
    head, *rest = text.split('msgstr ""\n\nmsgctxt')
    long = 'msgstr "“Quoted”, long\u202fenough: \\\\ and \\"so\\" on, to be wrapped by whoever wraps {}"\n\nmsgctxt'
    text = head + "".join(long.format(rank) + one for rank, one in enumerate(rest))
    po.write_text(text.removesuffix('msgstr ""\n') + 'msgstr "The last"\n', encoding="utf-8")
    assert read_catalogue(texts(scenario, scenario.id), po, "en.po")[1] == []
    return folder


@pytest.mark.parametrize("trip", TRIPS)
def test_a_round_trip_changes_neither_the_check_nor_the_play(trip, translated: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(translated, folder)
    before = load(folder)
    assert len(before.catalogue.english) > 100
    (folder / "en.po").write_bytes(trip(folder / "en.po", tmp_path).encode())
    after = load(folder)
    assert after.problems == before.problems
    assert after.catalogue == before.catalogue
    assert (after.fingerprint, after.texts_fingerprint) == (before.fingerprint, before.texts_fingerprint)
    # And the game's own update of it is one that gettext takes.
    assert update_catalogue(after.catalogue.french, folder / "en.po", "tiny")["missing"] == 0
    gettext("msgfmt", "--check-format", "-o", os.devnull, str(folder / "en.po"))
    assert load(folder).catalogue == before.catalogue


@pytest.mark.parametrize("folder", scenario_folders(), ids=lambda folder: folder.name)
def test_no_catalogue_of_ours_changes_when_nothing_has(folder: Path, tmp_path: Path) -> None:
    scenario = examine(folder).scenario
    assert scenario is not None
    po = tmp_path / "en.po"
    shutil.copy(folder / "en.po", po)
    update_catalogue(texts(scenario, scenario.id), po, "Dénouer")
    assert po.read_bytes() == (folder / "en.po").read_bytes()
