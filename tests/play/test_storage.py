"""Plays on disk: what is written stays, what is not ours is left as it is, what the disk refuses is said."""

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play import savefile
from game.play.log import begun
from game.play.refusals import BadSave
from game.play.savefile import refusing
from game.play.storage import FILE, Commitment, Made, PlayStore, data_folder
from tests.helpers.scenarios import tiny


def header():
    return begun(tiny(), 1, ("farm",))[0].header


def moves(first, count, word="pass"):
    return [Made({"seat": "farm", "do": word, "n": n}, f"{n:x}") for n in range(first, first + count)]


@pytest.fixture
def store(tmp_path):
    with PlayStore(tmp_path) as opened:
        yield opened


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def put_aside(folder):
    """Why the file of a folder was put aside; it is byte for byte what it was, and a new one serves."""
    before = contents(folder)[FILE]
    with PlayStore(folder) as store:
        (notice,) = store.notices
        assert numbers(store.load(store.create(header(), "", moves(0, 2)))) == [0, 1]
    assert notice.code == "D111"
    assert notice.because.sentence("fr") in notice.sentence("fr")
    (aside,) = folder.glob("plays.aside-*.sqlite")
    assert aside.name in notice.sentence("en")
    assert aside.read_bytes() == before
    with PlayStore(folder) as again:
        assert again.notices == []
    return notice.because.code


def numbers(log):
    return [move["n"] for move in log.moves]


def test_plays_are_kept_in_ones_own_folder_unless_said_otherwise(own_folders):
    with PlayStore() as opened:
        assert opened.path == data_folder() / FILE
        assert own_folders in opened.path.parents


def test_what_is_appended_is_there_after_opening_again(tmp_path):
    with PlayStore(tmp_path) as one:
        play = one.create(header(), "2026-11-23")
        one.append(play, 0, moves(0, 2))
        one.append(play, 2, moves(2, 1))
    with PlayStore(tmp_path) as two:
        log = two.load(play)
        (saved,) = two.list()
    assert log.header == header()
    assert log.moves == [made.move for made in moves(0, 3)]
    assert log.digests == ["0", "1", "2"]
    assert (saved.id, saved.parent, saved.upto, saved.moves, saved.began) == (play, None, 0, 3, "2026-11-23")
    assert not list(tmp_path.glob("*.new"))


def test_the_disk_is_waited_for(store):
    assert store._sqlite.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store._sqlite.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize("table", ["plays", "moves", "journal"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET play = 'x'"])
def test_nothing_played_is_ever_changed_or_deleted(store, table, change):
    play = store.create(header())
    store.append(play, 0, moves(0, 1))
    store.write_commitment(Commitment(play, "nous", "appeler", "lundi", "2026-11-23"))
    with pytest.raises(sqlite3.IntegrityError, match="append only"):
        store._sqlite.execute(
            change.format(table).replace("play = 'x'", "id = 'x'" if table == "plays" else "play = 'x'")
        )


@pytest.mark.parametrize(("first", "code"), [(1, "D108"), (3, "D110")])
def test_moves_are_added_at_the_end_only(store, first, code):
    play = store.create(header())
    store.append(play, 0, moves(0, 2))
    with pytest.raises(BadSave) as error:
        store.append(play, first, moves(first, 1))
    assert error.value.code == code
    assert len(store.load(play).moves) == 2


def test_two_windows_cannot_go_on_with_the_same_play(tmp_path):
    with PlayStore(tmp_path) as one, PlayStore(tmp_path) as two:
        play = one.create(header())
        other = two.create(header())
        one.append(play, 0, moves(0, 1))
        two.append(other, 0, moves(0, 1))
        with pytest.raises(BadSave, match="D108"):
            two.append(play, 0, moves(0, 1))
        two.append(play, 1, moves(1, 1))
        assert numbers(one.load(play)) == [0, 1]


def test_an_unknown_play_is_said(store):
    for do in (store.load, lambda play: store.append(play, 0, []), lambda play: store.branch(play, 0)):
        with pytest.raises(BadSave, match="D107"):
            do("nobody")


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 30), st.integers(0, 5)), max_size=12))
def test_branches_of_branches_share_what_came_before(tmp_path_factory, steps):
    """Against a plain model: each play is a list of numbers."""
    with PlayStore(tmp_path_factory.mktemp("branches")) as store:
        plays = [(store.create(header()), [])]
        for turn, (which, upto, more) in enumerate([(0, 0, 4), *steps]):
            parent, kept = plays[which % len(plays)]
            upto %= len(kept) + 1
            branch, made = (parent, kept) if turn == 0 else (store.branch(parent, upto), kept[:upto])
            new = [Made({"seat": "farm", "n": 100 * turn + n}, "") for n in range(more)]
            store.append(branch, len(made), new)
            made = made + [one.move["n"] for one in new]
            plays = [(branch, made)] if turn == 0 else [*plays, (branch, made)]
        for play, made in plays:
            assert numbers(store.load(play)) == made
        assert [saved.moves for saved in store.list()] == [len(made) for _, made in plays]


@pytest.mark.parametrize("upto", [-1, 3])
def test_a_branch_needs_a_moment_of_the_play(store, upto):
    play = store.create(header())
    store.append(play, 0, moves(0, 2))
    with pytest.raises(BadSave, match="D110"):
        store.branch(play, upto)


def test_a_parent_that_goes_on_does_not_change_its_branch(store):
    play = store.create(header())
    store.append(play, 0, moves(0, 3))
    branch = store.branch(play, 2)
    store.append(play, 3, moves(3, 2))
    store.append(branch, 2, [Made({"seat": "farm", "n": 9}, "")])
    assert numbers(store.load(play)) == [0, 1, 2, 3, 4]
    assert numbers(store.load(branch)) == [0, 1, 9]


def test_the_journal_and_the_settings(tmp_path):
    with PlayStore(tmp_path) as one:
        assert one.settings() == {}
        one.set({"lang": "en", "size": 1.5})
        one.set({"lang": "fr"})
        one.write_commitment(Commitment(None, "moi", "écrire", "demain", "2026-11-23"))
    with PlayStore(tmp_path) as two:
        assert two.settings() == {"lang": "fr", "size": 1.5}
        assert list(two.commitments()) == [Commitment(None, "moi", "écrire", "demain", "2026-11-23")]


# Files that are not ours, or no longer sound


def test_a_file_that_is_not_a_save_is_left_as_it_is(tmp_path):
    for content in (b"", b"bonjour", b"x" * 5000, b"SQLite format 3\0"):
        folder = tmp_path / str(len(content))
        folder.mkdir()
        (folder / FILE).write_bytes(content)
        assert put_aside(folder) == "D101"


def test_a_folder_in_the_place_of_the_file_is_put_aside(tmp_path):
    (tmp_path / FILE / "mine").mkdir(parents=True)
    with PlayStore(tmp_path) as store:
        assert [(one.code, one.because.code) for one in store.notices] == [("D111", "D101")]
        store.create(header())
    assert (tmp_path / "plays.aside-1.sqlite" / "mine").is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_a_pipe_in_the_place_of_the_file_is_put_aside_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / FILE)
    with PlayStore(tmp_path) as store:
        assert [(one.code, one.because.code) for one in store.notices] == [("D111", "D101")]
        store.set({"lang": "en"})
    with PlayStore(tmp_path) as store:
        assert store.settings() == {"lang": "en"}
        assert store.notices == []


@pytest.mark.parametrize("name", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("kind", [os.mkdir, getattr(os, "mkfifo", os.mkdir)])
def test_what_is_no_file_beside_the_file_is_put_aside_and_the_plays_are_there(tmp_path, name, kind):
    with PlayStore(tmp_path) as store:
        store.set({"lang": "en"})
    kind(tmp_path / f"{FILE}{name}")
    with PlayStore(tmp_path) as store:
        assert store.settings() == {"lang": "en"}
        store.set({"lang": "fr"})
    assert {one.name for one in tmp_path.iterdir()} == {FILE, f"plays.aside-1.sqlite{name}"}


def test_the_file_of_another_program_is_left_as_it_is(tmp_path):
    sqlite = sqlite3.connect(tmp_path / FILE)
    sqlite.executescript("CREATE TABLE plays (id); PRAGMA application_id = 5; PRAGMA user_version = 1;")
    sqlite.close()
    assert put_aside(tmp_path) == "D102"


def test_a_save_of_a_newer_game_is_left_as_it_is(tmp_path):
    PlayStore(tmp_path).close()
    sqlite = sqlite3.connect(tmp_path / FILE)
    sqlite.execute("PRAGMA user_version = 3")
    sqlite.close()
    assert put_aside(tmp_path) == "D103"


def full(folder):
    """A save of some pages, closed."""
    with PlayStore(folder) as store:
        play = store.create(header())
        for turn in range(40):
            store.append(play, turn * 5, moves(turn * 5, 5, "word" * 20))
    return play


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_damaged_page_is_left_as_it_is(tmp_path, place):
    full(tmp_path)
    raw = bytearray((tmp_path / FILE).read_bytes())
    page = 4096 * int(place * len(raw) / 4096)
    raw[page : page + 200] = b"\xa5" * 200
    (tmp_path / FILE).write_bytes(raw)
    assert put_aside(tmp_path) == "D104"
    # What holds of the play can be taken up from there; it is not passed off as whole.
    with PlayStore(tmp_path) as store:
        one, new = store.list()
        assert numbers(store.load(one.id, whole=False)) == list(range(one.moves))
        assert (one.problem is None) == (one.moves == 200)
        assert one.problem is None or f"{one.moves}/200" in one.problem.sentence()
        assert new.problem is None


def test_a_save_cut_short_is_left_as_it_is(tmp_path):
    full(tmp_path)
    raw = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(raw[: len(raw) // 2])
    assert put_aside(tmp_path) == "D104"


def test_a_save_without_its_tables_is_left_as_it_is(tmp_path):
    PlayStore(tmp_path).close()
    sqlite = sqlite3.connect(tmp_path / FILE)
    sqlite.execute("DROP TABLE settings")
    sqlite.close()
    assert put_aside(tmp_path) == "D104"


def test_a_letter_changed_in_a_move_is_seen(tmp_path):
    """SQLite sees no harm in it; the sums do. The other plays are sound."""
    play = full(tmp_path)
    with PlayStore(tmp_path) as store:
        other = store.create(header())
        store.append(other, 0, moves(0, 1))
    raw = (tmp_path / FILE).read_bytes()
    at = raw.index(b'"n": 7}')
    (tmp_path / FILE).write_bytes(raw[:at] + b'"n": 8}' + raw[at + 7 :])
    with PlayStore(tmp_path) as store:
        with pytest.raises(BadSave, match="D104"):
            store.load(play)
        assert len(store.load(other).moves) == 1


@pytest.mark.parametrize(
    "wound",
    [
        "DROP TRIGGER moves_delete; DELETE FROM moves WHERE number = 3",
        "DROP TRIGGER plays_update; UPDATE plays SET header = '{}'",
        "DROP TRIGGER plays_update; UPDATE plays SET parent = id, upto = 2",
        "DROP TRIGGER moves_update; UPDATE moves SET sum = 'x' WHERE number = 3",
    ],
)
def test_a_play_that_does_not_hang_together_is_said(tmp_path, wound):
    play = full(tmp_path)
    sqlite = sqlite3.connect(tmp_path / FILE)
    sqlite.executescript(wound)
    sqlite.close()
    with PlayStore(tmp_path) as store, pytest.raises(BadSave, match="D104"):
        store.load(play)


def test_a_branch_whose_parent_lost_its_last_moves_is_said(tmp_path):
    with PlayStore(tmp_path) as store:
        play = store.create(header())
        store.append(play, 0, moves(0, 4))
        branch = store.branch(play, 4)
        store._sqlite.executescript("DROP TRIGGER moves_delete; DELETE FROM moves WHERE number = 3")
        with pytest.raises(BadSave, match="D104"):
            store.load(branch)


def test_what_was_not_yet_carried_into_the_file_is_found_again(tmp_path):
    """As after a kill: the journal of SQLite lies beside the file."""
    with PlayStore(tmp_path / "one") as store:
        play = store.create(header())
        store.append(play, 0, moves(0, 3))
        (tmp_path / "two").mkdir()
        for path in (tmp_path / "one").iterdir():
            if not path.name.endswith("-shm"):
                shutil.copy(path, tmp_path / "two" / path.name)
    assert (tmp_path / "two" / f"{FILE}-wal").stat().st_size > 0
    with PlayStore(tmp_path / "two") as again:
        assert numbers(again.load(play)) == [0, 1, 2]


# A disk that refuses


def test_a_full_disk_keeps_what_was_and_says_so(store):
    play = store.create(header())
    store.append(play, 0, moves(0, 1))
    store._sqlite.execute(f"PRAGMA max_page_count = {store._sqlite.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(BadSave, match="D106"):
        store.append(play, 1, moves(1, 200, "word" * 50))
    assert len(store.load(play).moves) == 1
    store._sqlite.execute("PRAGMA max_page_count = 100000")
    store.append(play, 1, moves(1, 200))
    assert len(store.load(play).moves) == 201


def test_what_sqlite_complains_of_is_said_in_no_language_but_the_readers(tmp_path):
    with sqlite3.connect(f"{(tmp_path / 'x').as_uri()}?mode=rwc", uri=True) as made:
        made.execute("CREATE TABLE t (x)")
    made.close()
    refused = sqlite3.connect(f"{(tmp_path / 'x').as_uri()}?mode=ro", uri=True)
    with pytest.raises(BadSave) as bad, refusing(Path("x")):
        refused.execute("INSERT INTO t VALUES (1)")
    refused.close()
    assert bad.value.code == "D105"
    assert "SQLITE_READONLY" in bad.value.sentence("fr")
    assert "attempt" not in bad.value.sentence("fr")


@pytest.mark.parametrize(("place", "length"), [(100, 60), (4096, 64)])
def test_why_a_file_is_damaged_is_said_in_no_language_but_the_readers(tmp_path, place, length):
    with PlayStore(tmp_path) as store:
        store.create(header(), "", moves(0, 20))
    raw = bytearray((tmp_path / FILE).read_bytes())
    raw[place : place + length] = b"\xa5" * length
    (tmp_path / FILE).write_bytes(raw)
    with pytest.raises(BadSave) as bad, refusing(tmp_path / FILE):
        savefile.inspect(tmp_path / FILE)
    said = [bad.value.sentence(lang).replace(str(tmp_path), "") for lang in ("fr", "en")]
    assert bad.value.code == "D104"
    for words in ("malformed", "database", "disk image", "Page", "Tree", "row"):
        assert words not in said[0], said
        assert words not in said[1], said


def test_a_disk_that_cannot_be_written_is_said(store, monkeypatch):
    play = store.create(header())
    store._sqlite.execute("PRAGMA query_only = ON")
    with pytest.raises(BadSave, match="D105"):
        store.append(play, 0, moves(0, 1))


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSave, match="D105"):
        PlayStore(tmp_path / "file")


def test_another_window_that_writes_for_too_long_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(savefile, "PATIENCE", 10)
    with PlayStore(tmp_path) as one, PlayStore(tmp_path) as two:
        play = one.create(header())
        one._sqlite.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadSave, match="D109"):
            two.append(play, 0, moves(0, 1))
        one._sqlite.execute("ROLLBACK")
        two.append(play, 0, moves(0, 1))


@pytest.mark.parametrize("links", [True, False])
def test_a_store_made_by_two_windows_at_once_is_one(tmp_path, monkeypatch, links):
    """The other window makes it between our look and our own making."""
    if not links:

        def no_link(*_):
            raise PermissionError

        monkeypatch.setattr(savefile.os, "link", no_link)
    with PlayStore(tmp_path) as one:
        play = one.create(header())
        savefile.make(tmp_path / FILE)
        assert [saved.id for saved in one.list()] == [play]
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_store_is_made_where_there_are_no_links(tmp_path, monkeypatch):
    def no_link(*_):
        raise PermissionError

    monkeypatch.setattr(savefile.os, "link", no_link)
    with PlayStore(tmp_path) as store:
        assert store.list() == []


def test_moves_are_kept_as_they_are_written(store):
    play = store.create(header())
    store.append(play, 0, [Made({"seat": "école", "what": None}, "")])
    (text,) = store._sqlite.execute("SELECT move FROM moves").fetchone()
    assert text == json.dumps({"seat": "école", "what": None}, ensure_ascii=False)


def test_what_a_kill_left_of_a_store_in_the_making_is_cleared_away(tmp_path):
    names = [f"{FILE}.{'a' * 32}.new", f"{FILE}.{'b' * 32}.new-journal", f"{FILE}.{'c' * 32}.new", f"{FILE}.mine.new"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    for name in (names[0], names[1], names[3]):
        os.utime(tmp_path / name, (1, 1))  # the third is being made by another window
    PlayStore(tmp_path).close()
    assert [name for name in names if (tmp_path / name).exists()] == names[2:]
