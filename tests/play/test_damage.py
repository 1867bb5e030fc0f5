"""A file of plays that is damaged, cut, copied in part or taken away: what is left is the same play, or it is said."""

import json
import random
import shutil
import sqlite3

import pytest

from game.play import chain, savefile
from game.play.log import begun
from game.play.refusals import BadSave
from game.play.storage import FILE, Commitment, Made, PlayStore
from tests.helpers.scenarios import tiny

WAL = f"{FILE}-wal"


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """Thousands of files are opened here, and no machine is switched off."""
    monkeypatch.setattr(savefile, "PRAGMAS", ("journal_mode = WAL", "synchronous = OFF", "foreign_keys = ON"))
    monkeypatch.setattr(savefile, "_sync", lambda folder: None)


def header(seed=1):
    return begun(tiny(), seed, ("farm",))[0].header


def moves(first, count):
    return [Made({"seat": "farm", "do": "pass", "n": n}, f"{n:064x}") for n in range(first, first + count)]


def filled(folder, close=True):
    """A store of three plays, the second a branch of the first."""
    store = PlayStore(folder)
    one = store.create(header(), "2026-11-23", moves(0, 5))
    store.append(one, 5, moves(5, 20))
    two = store.branch(one, 7, "2026-11-24", moves(7, 9))
    three = store.create(header(3), "2026-11-25", moves(0, 6))
    store.append(three, 6, moves(6, 1), {"farm": [{"do": "guess"}]})
    store.write_commitment(Commitment(one, "nous", "appeler", "lundi", "2026-11-23"))
    store.set({"lang": "en"})
    if close:
        store.close()
    return store, [one, two, three]


def logs(store):
    """Every play that says that it is whole."""
    return {saved.id: (store.load(saved.id), saved.began) for saved in store.list() if saved.problem is None}


def same_or_said(folder, whole):
    """Open a folder: True if its plays are those, False if it is said that some are not; fails otherwise."""
    with PlayStore(folder) as store:
        found = logs(store)
        wrong = {play for play in whole if found.get(play) != whole[play]}
        told = {saved.id for saved in store.list() if saved.problem is not None}
        assert not set(found) - set(whole) or store.notices
        assert not wrong or store.notices or wrong <= told or (len(wrong) == 1 and told)
        for play in wrong & set(found):  # an older state of it, and that is said
            assert store.notices
            assert found[play][0].moves == whole[play][0].moves[: len(found[play][0].moves)]
        store.settings()
        store.commitments()
        store.append(store.create(header()), 0, moves(0, 1))
    return not wrong


def flipped(source, folder, name, drawer):
    """A copy of a folder with one bit changed in one of its files."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    raw = bytearray((folder / name).read_bytes())
    at, bit = drawer.randrange(len(raw)), drawer.randrange(8)
    raw[at] ^= 1 << bit
    (folder / name).write_bytes(raw)
    return at, bit


def flip_many(tmp_path, count, seed, closed=True):
    store, _ = filled(tmp_path / "one", close=closed)
    whole = logs(store) if not closed else None
    source = tmp_path / "one"
    if not closed:
        source = tmp_path / "two"
        source.mkdir()
        for name in (FILE, WAL):
            shutil.copy(tmp_path / "one" / name, source / name)
    else:
        with PlayStore(source) as again:
            whole = logs(again)
    said, drawer = 0, random.Random(seed)
    for _ in range(count):
        place = flipped(source, tmp_path / "flipped", FILE if closed else WAL, drawer)
        try:
            said += not same_or_said(tmp_path / "flipped", whole)
        except Exception as error:
            raise AssertionError(f"bit {place}") from error
    return said


def test_one_bit_changed_anywhere_is_harmless_or_said(tmp_path):
    assert flip_many(tmp_path, 120, 1) > 10


def test_one_bit_changed_beside_the_file_is_harmless_or_said(tmp_path):
    assert flip_many(tmp_path, 60, 2, closed=False) > 10


@pytest.mark.slow
@pytest.mark.parametrize("closed", [True, False])
def test_hundreds_of_bits_changed_one_by_one_are_harmless_or_said(tmp_path, closed):
    assert flip_many(tmp_path, 600, 4, closed) > 60


@pytest.mark.deep
@pytest.mark.parametrize("closed", [True, False])
def test_thousands_of_bits_changed_one_by_one_are_harmless_or_said(tmp_path, closed):
    assert flip_many(tmp_path, 4000, 3, closed) > 400


# Rows

WOUNDS = {
    "last move lost": "DELETE FROM moves WHERE play = :one AND number = 24",
    "last moves lost": "DELETE FROM moves WHERE play = :one AND number >= 20",
    "all moves lost": "DELETE FROM moves WHERE play = :one",
    "first move lost": "DELETE FROM moves WHERE play = :one AND number = 0",
    "middle move lost": "DELETE FROM moves WHERE play = :one AND number = 12",
    "two moves exchanged": "UPDATE moves SET number = 99 WHERE play = :one AND number = 3;"
    "UPDATE moves SET number = 3 WHERE play = :one AND number = 4;"
    "UPDATE moves SET number = 4 WHERE play = :one AND number = 99",
    "a move twice": "INSERT INTO moves SELECT play, 25, move, digest, sum FROM moves WHERE play = :one AND number = 24",
    "a move of another play": "UPDATE moves SET play = :three WHERE play = :one AND number = 24",
    "end lost": "DELETE FROM ends WHERE play = :one",
    "end and last move lost": "DELETE FROM ends WHERE play = :one;DELETE FROM moves WHERE play = :one AND number = 24",
    "an older end and its moves": "UPDATE ends SET moves = 5, sum = (SELECT sum FROM moves WHERE play = :one AND"
    " number = 4) WHERE play = :one; DELETE FROM moves WHERE play = :one AND number > 4",
    "end of another play": "UPDATE ends SET moves = (SELECT moves FROM ends WHERE play = :three), sum = (SELECT sum"
    " FROM ends WHERE play = :three), seal = (SELECT seal FROM ends WHERE play = :three) WHERE play = :one",
    "answers ahead changed": "UPDATE ends SET held = '{\"farm\": []}' WHERE play = :one",
    "header lost": "DELETE FROM plays WHERE id = :one",
    "header changed": "UPDATE plays SET header = replace(header, '\"seed\": 1', '\"seed\": 2') WHERE id = :one",
    "header no JSON": "UPDATE plays SET header = '{' WHERE id = :one",
    "header of another kind": "UPDATE plays SET header = '[]' WHERE id = :one",
    "header no text": "UPDATE plays SET header = x'ff00' WHERE id = :one",
    "header of an unknown form": "UPDATE plays SET header = replace(header, '\"denouer\": 1', '\"denouer\": 0')",
    "header of a newer game": "UPDATE plays SET header = replace(header, '\"denouer\": 1', '\"denouer\": 9')",
    "day changed": "UPDATE plays SET began = '2020-01-01' WHERE id = :one",
    "descends from itself": "UPDATE plays SET parent = id, upto = 2 WHERE id = :one",
    "descends from nobody": "UPDATE plays SET parent = 'nobody', upto = 2 WHERE id = :one",
    "a move no JSON": "UPDATE moves SET move = '{' WHERE play = :one AND number = 3",
    "a move no text": "UPDATE moves SET move = x'00ff' WHERE play = :one AND number = 3",
    "a sum no text": "UPDATE moves SET sum = x'00ff' WHERE play = :one AND number = 3",
    "a count no number": "UPDATE ends SET moves = 'many' WHERE play = :one",
}


OF_OTHERS = {"a move of another play", "header of an unknown form", "header of a newer game"}  # other plays suffer too


def wounded(folder, wound, ids):
    """Change a closed store behind its back."""
    sqlite = sqlite3.connect(folder / FILE)
    for (name,) in sqlite.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        sqlite.execute(f"DROP TRIGGER {name}")
    for statement in wound.split(";"):
        sqlite.execute(statement, {"one": ids[0], "two": ids[1], "three": ids[2]})
    sqlite.commit()
    sqlite.close()


@pytest.mark.parametrize("name", WOUNDS)
def test_a_play_that_is_not_whole_is_said_with_its_place_and_the_others_open(tmp_path, name):
    _, ids = filled(tmp_path)
    with PlayStore(tmp_path) as store:
        whole = logs(store)
    wounded(tmp_path, WOUNDS[name], ids)
    with PlayStore(tmp_path) as store:
        found = {saved.id: saved for saved in store.list()}
        assert set(found) >= set(ids)
        bad = found[ids[0]]
        assert bad.problem.code == ("D103" if "newer" in name else "D104")
        assert ids[0][:8] in bad.problem.sentence("fr")
        with pytest.raises(BadSave):
            store.load(ids[0])
        with pytest.raises(BadSave):
            store.append(ids[0], bad.moves, moves(bad.moves, 1))
        if name not in OF_OTHERS:
            assert (store.load(ids[2]), "2026-11-25") == whole[ids[2]]
        store.append(store.create(header()), 0, moves(0, 1))
        assert bad.moves == 0 or store.load(ids[0], whole=False).moves == [one.move for one in moves(0, bad.moves)]


def test_what_holds_of_a_damaged_play_is_taken_up_in_a_branch(tmp_path):
    _, ids = filled(tmp_path)
    wounded(tmp_path, WOUNDS["middle move lost"], ids)
    with PlayStore(tmp_path) as store:
        branch = store.branch(ids[0], 12)
        store.append(branch, 12, moves(12, 2))
        assert len(store.load(branch).moves) == 14
        # The branch made before shared seven moves, which hold.
        assert len(store.load(ids[1]).moves) == 16
        with pytest.raises(BadSave, match="D110"):
            store.branch(ids[0], 13)


# Saves of an older game


def as_before(folder):
    """Make a closed store what the game of before made of it: plays without an end, headers without a number."""
    sqlite = sqlite3.connect(folder / FILE)
    for table in ("plays", "moves", "journal"):
        for verb in ("update", "delete"):
            sqlite.execute(f"DROP TRIGGER {table}_{verb}")
    sqlite.executescript("DROP TABLE ends; DROP TABLE windows; PRAGMA user_version = 1;")
    for play, text in sqlite.execute("SELECT id, header FROM plays").fetchall():
        data = json.loads(text)
        del data["denouer"]
        sqlite.execute("UPDATE plays SET header = ? WHERE id = ?", (json.dumps(data), play))
    plays = sqlite.execute("SELECT id, parent, upto, header FROM plays").fetchall()
    for play, parent, upto, text in plays:
        total = sqlite.execute("SELECT sum FROM moves WHERE play = ? AND number = ?", (parent, upto - 1)).fetchone()
        total = total[0] if total else chain.first_sum(text)
        for number, move, digest in sqlite.execute(
            "SELECT number, move, digest FROM moves WHERE play = ? ORDER BY number", (play,)
        ).fetchall():
            total = chain.next_sum(total, move, digest)
            sqlite.execute("UPDATE moves SET sum = ? WHERE play = ? AND number = ?", (total, play, number))
    sqlite.commit()
    sqlite.close()


def test_saves_of_an_older_game_load_and_go_on(tmp_path):
    _, ids = filled(tmp_path)
    with PlayStore(tmp_path) as store:
        whole = {play: log.moves for play, (log, _) in logs(store).items()}
    as_before(tmp_path)
    for _ in range(2):
        with PlayStore(tmp_path) as store:
            assert store.notices == []
            assert {play: log.moves for play, (log, _) in logs(store).items()} == whole
    with PlayStore(tmp_path) as store:
        store.append(ids[0], 25, moves(25, 1))
        assert len(store.load(ids[0]).moves) == 26
        assert len(store.load(store.branch(ids[0], 26)).moves) == 26
    wounded(tmp_path, "DELETE FROM moves WHERE play = :one AND number = 25", ids)
    with PlayStore(tmp_path) as store, pytest.raises(BadSave, match="D104"):
        store.load(ids[0])


def test_a_damaged_play_of_an_older_game_is_said(tmp_path):
    _, ids = filled(tmp_path)
    as_before(tmp_path)
    wounded_moves = "UPDATE moves SET move = replace(move, '12', '13') WHERE play = :one AND number = 12"
    wounded(tmp_path, wounded_moves, ids)
    with PlayStore(tmp_path) as store:
        found = {saved.id: saved.problem for saved in store.list()}
        assert [play for play in ids if found[play]] == [ids[0]]


# One file of two


def copied(folder, to, *names):
    to.mkdir()
    for name in names:
        shutil.copy(folder / name, to / name)
    return to


def test_after_a_quiet_moment_the_one_file_holds_all(tmp_path):
    store, _ = filled(tmp_path / "one", close=False)
    store.rest()  # too early
    assert (tmp_path / "one" / WAL).stat().st_size > 0
    store.rest(now=True)
    assert (tmp_path / "one" / WAL).stat().st_size == 0
    whole = logs(store)
    with PlayStore(copied(tmp_path / "one", tmp_path / "key", FILE)) as key:
        assert logs(key) == whole
        # The game was open: whether something was written since is not known there.
        assert [notice.code for notice in key.notices] == ["D113"]
    with PlayStore(tmp_path / "key") as key:
        assert key.notices == []


def test_what_was_played_since_the_quiet_moment_is_said_to_be_missing(tmp_path):
    store, ids = filled(tmp_path / "one", close=False)
    store.rest(now=True)
    store.append(ids[0], 25, moves(25, 3))
    with PlayStore(copied(tmp_path / "one", tmp_path / "key", FILE)) as key:
        assert len(key.load(ids[0]).moves) == 25
        assert [notice.code for notice in key.notices] == ["D113"]
    with PlayStore(copied(tmp_path / "one", tmp_path / "both", FILE, WAL)) as both:
        assert len(both.load(ids[0]).moves) == 28
        assert both.notices == []


def test_a_game_that_was_closed_leaves_one_file_and_nothing_to_say(tmp_path):
    filled(tmp_path / "one")
    assert [path.name for path in (tmp_path / "one").iterdir()] == [FILE]
    with PlayStore(copied(tmp_path / "one", tmp_path / "key", FILE)) as key:
        assert key.notices == []


def test_two_windows_that_close_one_after_the_other_leave_nothing_to_say(tmp_path):
    one, two = PlayStore(tmp_path), PlayStore(tmp_path)
    for store in (one, two):
        store.create(header(), "", moves(0, 2))
    one.close()
    with PlayStore(copied(tmp_path, tmp_path / "open", FILE)) as key:
        assert [notice.code for notice in key.notices] == ["D113"]
    two.close()
    with PlayStore(tmp_path) as again:
        assert again.notices == []
        assert len(again.list()) == 2


def test_a_quiet_moment_does_not_wait_for_another_window(tmp_path):
    with PlayStore(tmp_path) as one, PlayStore(tmp_path) as two:
        play = one.create(header(), "", moves(0, 2))
        two._sqlite.execute("BEGIN")
        two._sqlite.execute("SELECT * FROM plays").fetchall()
        one.append(play, 2, moves(2, 1))
        said = []
        one._sqlite.set_trace_callback(said.append)
        one.rest(now=True)
        one._sqlite.set_trace_callback(None)
        asked = [line for line in said if "busy_timeout" in line or "checkpoint" in line]
        assert asked[0] == "PRAGMA busy_timeout = 0"
        assert "checkpoint" in asked[1]
        assert (tmp_path / WAL).stat().st_size > 0
        two._sqlite.execute("ROLLBACK")
        one.rest(now=True)
        assert (tmp_path / WAL).stat().st_size == 0


# A file that goes away


def erased(folder):
    shutil.rmtree(folder)


def moved(folder):
    folder.rename(folder.with_name("elsewhere"))


def only_the_file(folder):
    (folder / FILE).unlink()


def only_beside(folder):
    (folder / WAL).unlink()


def all_but_beside(folder):
    (folder / FILE).unlink()
    (folder / f"{FILE}-shm").unlink()


def emptied(folder):
    (folder / FILE).write_bytes(b"")


def a_folder_instead(folder):
    erased(folder)
    (folder / FILE).mkdir(parents=True)


def another_instead(folder):
    (folder / FILE).unlink()
    with PlayStore(folder.parent / "other") as other:
        other.create(header(9), "", moves(0, 1))
    shutil.copy(folder.parent / "other" / FILE, folder / FILE)


def other_save(folder):
    with PlayStore(folder.parent / "other") as other:
        other.create(header(9), "", moves(0, 1))
        for seed in range(30):
            other.create(header(20 + seed), "", moves(0, 40))
    return folder.parent / "other" / FILE


def overwritten(folder):
    """In place: the same file on the disk, with what another held."""
    (folder / FILE).write_bytes(other_save(folder).read_bytes())


def overwritten_by_its_older_self(folder):
    (folder / FILE).write_bytes((folder.parent / "older").read_bytes())


def overwritten_by_noise(folder):
    (folder / FILE).write_bytes(random.Random(1).randbytes(300_000))


GONE = [erased, moved, only_the_file, only_beside, all_but_beside, emptied, a_folder_instead, another_instead]
GONE += [overwritten, overwritten_by_its_older_self, overwritten_by_noise]


@pytest.mark.parametrize("rested", [True, False])
@pytest.mark.parametrize("gone", GONE)
def test_a_file_that_goes_away_is_made_again_with_all_that_was_acknowledged(tmp_path, gone, rested):
    folder = tmp_path / "data"
    filled(folder)
    shutil.copy(folder / FILE, folder.parent / "older")
    store = PlayStore(folder)
    older = logs(store)
    play = store.create(header(), "", moves(0, 2))
    store.set({"scale": "150"})
    store.write_commitment(Commitment(play, "moi", "écrire", "mardi", "2026-11-23"))
    order = [saved.id for saved in store.list()]
    if rested:
        store.rest(now=True)
    gone(folder)
    store.append(play, 2, moves(2, 2))
    later = store.create(header(5), "", moves(0, 1))
    assert "D114" in [notice.code for notice in store.notices]
    store.close()
    with PlayStore(folder) as again:
        assert again.notices == []
        assert len(again.load(play).moves) == 4
        assert len(again.load(later).moves) == 1
        assert [line.what for line in again.commitments()][-1:] == ["écrire"]
        assert again.settings()["scale"] == "150"
        still = [saved.id for saved in again.list() if saved.id in (*order, later)]
        assert still == [saved for saved in (*order, later) if saved in still]  # the latest begun last
        if gone is overwritten:
            known = {saved.header.seed for saved in again.list() if saved.problem is None}
            assert known >= {9, *range(20, 50)}
        elif not rested or gone not in (emptied, overwritten_by_noise):
            assert {play: log.moves for play, (log, _) in older.items()}.items() <= {
                saved.id: again.load(saved.id).moves for saved in again.list()
            }.items()


@pytest.mark.parametrize("gone", [erased, moved, only_the_file])
def test_a_file_that_goes_away_before_one_leaves_is_made_again(tmp_path, gone):
    folder = tmp_path / "data"
    with PlayStore(folder) as store:
        play = store.create(header(), "", moves(0, 2))
        gone(folder)
    with PlayStore(folder) as again:
        assert len(again.load(play).moves) == 2


def test_two_windows_make_again_the_one_file(tmp_path):
    folder = tmp_path / "data"
    one, two = PlayStore(folder), PlayStore(folder)
    mine, other = one.create(header(), "", moves(0, 2)), two.create(header(2), "", moves(0, 3))
    erased(folder)
    one.append(mine, 2, moves(2, 1))
    two.append(other, 3, moves(3, 1))
    one.append(mine, 3, moves(3, 1))
    one.close()
    two.close()
    with PlayStore(folder) as again:
        assert again.notices == []
        assert [len(again.load(play).moves) for play in (mine, other)] == [4, 4]


def test_two_windows_that_write_by_turns_see_their_own_file(tmp_path):
    drawer = random.Random(3)
    with PlayStore(tmp_path) as one, PlayStore(tmp_path) as two:
        played = {store: [store.create(header(), "", moves(0, 1)), 1] for store in (one, two)}
        for _ in range(60):
            store = drawer.choice((one, two))
            if drawer.random() < 0.3:
                store.rest(now=True)
            else:
                store.append(*played[store], moves(played[store][1], 1))
                played[store][1] += 1
        assert one.notices == two.notices == []


def test_a_file_that_cannot_be_made_again_is_said_and_tried_again(tmp_path):
    folder = tmp_path / "data"
    store = PlayStore(folder)
    play = store.create(header(), "", moves(0, 2))
    erased(folder)
    folder.write_text("a file in the place of the folder")
    for _ in range(2):
        with pytest.raises(BadSave, match="D105"):
            store.append(play, 2, moves(2, 1))
    folder.unlink()
    store.append(play, 2, moves(2, 1))
    store.close()
    with PlayStore(folder) as again:
        assert len(again.load(play).moves) == 3


# Journal and settings


def test_a_setting_or_a_line_that_cannot_be_read_is_left_out_and_said(tmp_path):
    with PlayStore(tmp_path) as store:
        store.set({"lang": "en", "theme": "dark"})
        store.write_commitment(Commitment(None, "moi", "écrire", "mardi", "2026-11-23"))
        store.write_commitment(Commitment(None, "nous", "appeler", "lundi", "2026-11-23"))
    sqlite = sqlite3.connect(tmp_path / FILE)
    sqlite.executescript(
        "DROP TRIGGER journal_update; UPDATE journal SET what = x'ff' WHERE number = 1;"
        "UPDATE settings SET value = '{' WHERE key = 'theme';"
    )
    sqlite.close()
    with PlayStore(tmp_path) as store:
        for _ in range(2):
            assert store.settings() == {"lang": "en"}
            assert [line.what for line in store.commitments()] == ["appeler"]
        assert [notice.code for notice in store.notices] == ["D112", "D116"]
