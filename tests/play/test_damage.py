"""A file of plays that is damaged, cut, copied in part or taken away: what is left is the same play, or it is said."""

import random
import shutil

import pytest

from game.play import savefile
from game.play.log import begun
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
def test_thousands_of_bits_changed_one_by_one_are_harmless_or_said(tmp_path, closed):
    assert flip_many(tmp_path, 4000, 3, closed) > 400
