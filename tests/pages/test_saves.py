"""A session whose disk refuses, whose settings or plays are damaged, whose file goes away: it goes on, and says so."""

import dataclasses
import io
import json
import shutil
import sqlite3
from time import monotonic, sleep

import pytest

from game.pages import menus
from game.pages.debrief_ways import keep
from game.pages.preferences import AT, MET, PICTURE, TOLD
from game.pages.wording import day
from game.play import savefile, storage
from game.play.refusals import BadSave
from game.play.storage import FILE, PlayStore
from game.story.library import load
from game.terminal.loop import run
from tests.helpers.patience import PATIENCE
from tests.helpers.scenarios import tiny
from tests.pages.sessions import first_values, open_play, play_on, session


def said(page):
    """The codes said at the head of a page."""
    part = next((part for part in page.parts if part.id == "aside"), None)
    return [line.split()[0] for line in part.text.split("\n")] if part else []


def refuse(monkeypatch, code="D109", only=lambda name: True):
    """A disk that refuses to write settings (or all that `only` says)."""
    for name in ("set", "append", "create", "write_commitment"):
        if only(name):

            def refused(*_, **__):
                raise BadSave(code, "disk")

            monkeypatch.setattr(PlayStore, name, refused)


def settings_only(name):
    return name == "set"


def a_lock(folder):
    """Another program that holds the file."""
    holder = sqlite3.connect(folder / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    return holder


@pytest.mark.parametrize("code", ["D105", "D106", "D109"])
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("key", "value"), [("lang", None), ("scale", "150"), ("theme", "dark"), ("motion", "off")])
def test_a_setting_that_cannot_be_written_holds_for_the_session_and_is_said(
    tmp_path, monkeypatch, key, value, code, lang
):
    made = session(tmp_path)
    made.keep({"lang": lang})
    value = value or ("en" if lang == "fr" else "fr")
    made.act("open.settings")
    with monkeypatch.context() as full:
        refuse(full, code, settings_only)
        made.act(f"set.{key}", {key: value})
        page = made.page()
        assert said(page) == ["D115"]
        assert code in page.parts[0].text
        assert page.kind == "settings"
        assert made.settings[key] == value
        # By keys too, and by the offer that stands on every page; each time it is said.
        made.act("back")
        assert said(made.page()) == []
        made.keep({key: value})
        assert made.stale()
        assert said(made.page()) == ["D115"]
        assert not made.stale()
        made.act("lang")
        assert said(made.page()) == ["D115"]
    # With the next setting that can be written, this one is kept too.
    made.keep({"motion": "off"})
    assert made.store.settings()[key] == made.settings[key]


@pytest.mark.parametrize("action", ["keep", "act", "lang"])
def test_a_locked_file_does_not_stop_a_setting(tmp_path, action):
    made = session(tmp_path)
    made.act("open.settings")
    holder = a_lock(tmp_path)
    asked = []
    made.store._sqlite.set_trace_callback(asked.append)
    if action == "keep":
        made.keep({"scale": "200"})
    elif action == "act":
        made.act("set.scale", {"scale": "200"})
    else:
        made.act("lang")
    assert said(made.page()) == ["D115"]
    patience = [int(line.rpartition("=")[2]) for line in asked if "busy_timeout" in line]
    assert patience
    assert max(patience) < savefile.PATIENCE / 2  # not as long as for a move
    holder.execute("ROLLBACK")
    holder.close()


def test_in_the_terminal_a_setting_that_cannot_be_written_is_said(tmp_path, monkeypatch):
    made = session(tmp_path)
    refuse(monkeypatch, "D106", settings_only)
    out = io.StringIO()
    run(made, io.StringIO("l\n"), out)
    assert "This setting could not be kept".lower() in out.getvalue().lower().replace("\n", " ")
    assert made.lang == "en"


def test_a_play_goes_on_though_no_setting_can_be_written(tmp_path, monkeypatch):
    """Two persons: the curtain falls between them all the same; what is noted by itself is said once."""
    refuse(monkeypatch, "D106", settings_only)
    made = session(tmp_path)
    open_play(made, "farm", "school")
    curtains, told = 0, 0
    who = ""
    while made.page().kind != "end":
        page = made.page()
        told += len(said(page))
        if page.curtain:
            curtains += 1
            made.act("lift")
            continue
        if page.kind == "signed":
            made.act("go_on")
            continue
        assert not (who and page.seat != who and not curtains)
        who = page.seat
        offer = next(one for one in page.offers() if one.enabled and (one.move is not None or one.id == "guesses"))
        made.act(offer.id, first_values(offer))
    assert curtains > 3
    assert told == 1
    made.act("open.debrief")
    made.act("told", {"word": "calme", "decided": [], "part": ""})
    assert said(made.page()) == ["D115"] or made.page().curtain
    assert made._afterwards().told(who)["word"] == "calme"


def test_a_move_that_cannot_be_written_changes_nothing_and_can_be_made_again(tmp_path, monkeypatch):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    if made.page().curtain:
        made.act("lift")
    before, log = made.page(), made.play.log
    offer = next(one for one in before.offers() if one.move)
    with monkeypatch.context() as full:
        refuse(full, "D106")
        made.act(offer.id, first_values(offer))
        assert made.page().kind == "message"
        assert "D106" in made.page().parts[0].text
    assert made.play.log == log
    made.act("back")
    assert made.page() == before
    made.act(offer.id, first_values(offer))
    assert made.page().curtain


def guessing(made):
    """Go on until a page of guesses is shown."""
    while made.page().kind != "guess":
        page = made.page()
        if page.curtain:
            made.act("lift")
            continue
        offer = next(one for one in page.offers() if one.enabled and one.move is not None)
        made.act(offer.id, first_values(offer))


def test_guesses_are_on_disk_before_the_curtain(tmp_path):
    """Three persons: each one's whole page of guesses is there though the machine is cut off at the curtain."""
    loaded = load("condition")
    made = session(tmp_path, loaded=loaded)
    open_play(made, "founder", "veteran", "beginner")
    guessing(made)
    given = {}
    while len(given) < 3 or made.page().curtain:
        page = made.page()
        if page.curtain:
            # As after a kill: another session reads what the disk holds.
            shutil.rmtree(tmp_path / "copy", ignore_errors=True)
            (tmp_path / "copy").mkdir()
            for name in (FILE, f"{FILE}-wal"):
                shutil.copy(tmp_path / name, tmp_path / "copy" / name)
            with PlayStore(tmp_path / "copy") as store:
                log = store.load(made.play.id)
            for seat, guesses in given.items():
                sealed = [one["to"] for one in log.moves if one["seat"] == seat and one["do"] == "guess"]
                ahead = [one["to"] for one in log.held.get(seat, []) if one["do"] == "guess"]
                assert sorted(sealed + ahead) == guesses
            # And goes on from there: nobody is asked twice.
            again = session(tmp_path / "copy", loaded=loaded)
            again.act("open.resume")
            again.act(again.page().part("choices").offers[0].id)
            assert (again.page().curtain and again.page().curtain.seat) == page.curtain.seat
            again.close()
            made.act("lift")
            continue
        if page.kind != "guess":  # asked ahead, in the same hold
            offer = next(one for one in page.offers() if one.enabled and one.move is not None)
            made.act(offer.id, first_values(offer))
            continue
        seat = page.seat
        assert seat not in given
        given[seat] = sorted(one["id"] for one in page.part("guess").data["about"])
        made.act("guesses")
    assert len(given) == 3


# What is damaged


def damaged(folder, *statements):
    sqlite = sqlite3.connect(folder / FILE)
    for (name,) in sqlite.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        sqlite.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        sqlite.execute(*statement) if isinstance(statement, tuple) else sqlite.execute(statement)
    sqlite.commit()
    sqlite.close()


BAD_GUESS = {"school": {"card": "zut", "red": None, "draws": "lot", "holds": None, "bet": "seeks"}}
OLD_GUESS = {"school": {"what": {"zone": "hesitant", "card": "calm", "red": None}, "how": {"zone": "sure"}}}
WRONG = [
    5,
    "zut",
    [],
    {},
    None,
    [[1]],
    {"act": 3},
    {"act": ["call"]},
    {"decided": ["zut"]},
    BAD_GUESS,
    OLD_GUESS,
    True,
    1e999,
]


@pytest.mark.parametrize("raw", ["{", "", "\x00", "9" * 5000, "[" * 3000, *map(json.dumps, WRONG)])
def test_no_setting_whatever_it_holds_stops_the_game(tmp_path, raw):
    made = session(tmp_path)
    open_play(made, "farm")
    play_on(made)
    made.act("open.debrief")
    made.act("told", {"word": "calme", "decided": ["table"], "part": ""})
    play = made.play.id
    keys = ["lang", "scale", "theme", "motion", MET, AT + play]
    keys += [f"{what}{play}.farm" for what in (TOLD, PICTURE)]
    made.close()
    damaged(tmp_path, *[("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, raw)) for key in keys])
    again = session(tmp_path)
    first = said(again.page())
    assert set(first) <= {"D112"}
    assert again.settings["lang"] == "fr"
    assert all(again.settings[key] == value for key, value in menus.STANDARD.items())
    again.act("open.settings")
    assert said(again.page()) == []  # once
    again.act("set.scale", {"scale": "125"})
    again.act("back")
    again.act("open.resume")
    again.act(again.page().part("choices").offers[0].id)
    again.act("open.debrief")
    while not any(offer.id == "commit" for offer in again.page().offers()):
        for offer in ("told", "open.next"):
            if any(one.id == offer for one in again.page().offers()):
                again.act(offer, first_values(again.page().offer(offer)))
    assert again.page().id == "debrief.mine"


def test_the_list_shows_what_cannot_be_used_and_why_and_the_others_open(tmp_path):
    made = session(tmp_path)
    ids = []
    for _ in range(5):
        made._open("home")
        open_play(made, "farm")
        offer = next(one for one in made.page().offers() if one.move)
        made.act(offer.id, first_values(offer))
        ids.append(made.play.id)
    made.close()
    damaged(
        tmp_path,
        ("UPDATE plays SET header = '{' WHERE id = ?", (ids[0],)),
        ("DELETE FROM moves WHERE play = ? AND number = 2", (ids[1],)),
        ("UPDATE plays SET header = replace(header, '\"tiny\"', '\"gone\"') WHERE id = ?", (ids[2],)),
        ("DELETE FROM plays WHERE id = ?", (ids[3],)),
    )
    for lang in ("fr", "en"):
        again = session(tmp_path)
        again.keep({"lang": lang})
        again.act("open.resume")
        offers = {offer.id.partition(".")[2]: offer for offer in again.page().part("choices").offers}
        assert set(offers) >= set(ids)
        for play in (ids[0], ids[1], ids[3]):
            assert "D104" in offers[play].hint
        assert "D104" in offers[ids[2]].hint or "L111" in offers[ids[2]].hint
        assert [offers[play].enabled for play in ids] == [False, True, False, False, True]
        # What holds of the one may be taken up from there.
        again.act(f"resume.{ids[1]}")
        assert again.page().kind == "message"
        assert "D104" in again.page().parts[0].text
        again.act("branch")
        assert again.page().kind in ("story", "corridor")
        again._open("home")
        again.act("open.resume")
        again.act(f"resume.{ids[4]}")
        assert again.page().kind in ("story", "corridor")
        again.close()


def test_a_play_of_a_scenario_that_cannot_be_used_is_listed_with_the_reason(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    made._open("home")
    summary = {"id": "tiny", "errors": 2, "problem": {"fr": "S102 : zut", "en": "S102: zut"}}
    made.shelf.summaries = lambda: [summary]
    made.act("open.resume")
    (offer,) = made.page().part("choices").offers
    assert not offer.enabled
    assert "L111" in offer.hint
    assert "S102" in offer.hint
    made.shelf.summaries = list
    assert "L111" in made.page().part("choices").offers[0].hint


def test_a_file_that_was_put_aside_is_said_on_the_first_page(tmp_path):
    tmp_path.joinpath(FILE).write_text("zut")
    made = session(tmp_path)
    assert said(made.page()) == ["D111"]
    open_play(made, "farm")
    assert said(made.page()) == []


def until(what):
    """Wait for what is done beside."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        if what():
            return
        sleep(0.01)
    raise AssertionError


def test_while_one_reads_all_comes_into_the_one_file(tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "QUIET", 0.05)
    made = session(tmp_path)
    open_play(made, "farm")
    wal = tmp_path / f"{FILE}-wal"
    until(lambda: not made.stale() and wal.stat().st_size == 0)
    offer = next(one for one in made.page().offers() if one.move)
    made.act(offer.id, first_values(offer))
    assert wal.stat().st_size > 0
    until(lambda: not made.stale() and wal.stat().st_size == 0)
    # In the terminal: as soon as the page stands there.
    made.act("lang")
    assert wal.stat().st_size > 0
    run(made, io.StringIO(""), io.StringIO())
    assert wal.stat().st_size == 0


def test_a_folder_erased_under_an_open_game_is_made_again_and_said(tmp_path):
    folder = tmp_path / "data"
    made = session(folder)
    open_play(made, "farm")
    shutil.rmtree(folder)
    until(made.stale)
    assert said(made.page()) == ["D114"]
    offer = next(one for one in made.page().offers() if one.move)
    made.act(offer.id, first_values(offer))
    left = made.page()
    made.close()
    again = session(folder)
    again.act("open.resume")
    again.act(again.page().part("choices").offers[0].id)
    assert again.page() == left


def test_a_scenario_that_changed_but_holds_is_said_once(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    made.close()
    changed = dataclasses.replace(tiny(), fingerprint="0" * 40)
    for expected in (["L104"], []):
        again = session(tmp_path, loaded=changed)
        again.act("open.resume")
        again.act(again.page().part("choices").offers[0].id)
        assert said(again.page()) == expected
        again.close()


def test_a_page_is_shown_though_plays_and_journal_cannot_be_read(tmp_path, monkeypatch):
    made = session(tmp_path)

    def refused(_):
        raise BadSave("D105", "disk")

    monkeypatch.setattr(PlayStore, "list", refused)
    monkeypatch.setattr(PlayStore, "commitments", refused)
    assert made.page().kind == "title"
    assert said(made.page()) == ["D105"]
    open_play(made, "farm")
    assert made.page().kind == "story"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_size_of_text_that_the_page_does_not_offer_is_shown_on_it(tmp_path, lang):
    made = session(tmp_path)
    made.keep({"lang": lang, "scale": "137"})
    made.screens.append("settings")
    assert made.page().offer("set.scale").hint.startswith("137")
    assert made.act("set.scale", {"scale": "125"})


def refused_pages(folder):
    """A session on each page that says why something was refused, and where a word of it stands in each language."""
    made = session(folder / "damaged")
    open_play(made, "farm")
    play_on(made)
    play = made.play.id
    made.close()
    damaged(folder / "damaged", ("DELETE FROM moves WHERE play = ? AND number = 2", (play,)))
    made = session(folder / "damaged")
    made.act("open.resume")
    made.act(f"resume.{play}")
    yield made
    made.close()
    made, other = session(folder / "two"), session(folder / "two")
    open_play(made, "farm")
    offer = next(one for one in made.page().offers() if one.move)
    made.act(offer.id, first_values(offer))
    other.act("open.resume")
    other.act(f"resume.{made.play.id}")
    for one in (other, made):
        offer = next(offer for offer in one.page().offers() if offer.enabled and offer.move)
        one.act(offer.id, first_values(offer))
    yield made
    other.close()
    made.close()


def test_a_refusal_is_read_in_either_language_where_it_stands(tmp_path):
    for made in refused_pages(tmp_path):
        told = {}
        for _ in range(2):
            page = made.page()
            assert page.kind == "message"
            told[page.lang] = [page.title, *(part.text for part in page.parts), *(one.text for one in page.offers())]
            assert page.offer("lang").key
            made.act("lang")
        assert made.page().lang == "fr"
        french, english = told["fr"], told["en"]
        assert not set(french) & set(english) - {""}
        assert all(" :" not in line and " ;" not in line and "'" not in line for line in french)


def to_the_commitment(made):
    open_play(made, "farm")
    play_on(made)
    made.act("open.debrief")
    for _ in range(12):
        page = made.page()
        offer = next((one for one in page.offers() if one.id in ("guesses", "told", "guessed")), None)
        if page.id == "debrief.mine":
            return page
        if offer is None:
            offer = next(one for one in page.offers() if one.id == "open.next" or (one.fields and one.id != "commit"))
        made.act(offer.id, first_values(offer))
    raise AssertionError(made.page().id)


LINE = {"who": "nous", "what": "appeler l’école", "when": "lundi"}


@pytest.mark.parametrize("code", ["D105", "D106", "D109"])
def test_in_the_terminal_a_line_that_the_disk_refuses_stands_to_be_tried_again(tmp_path, monkeypatch, code):
    made = session(tmp_path)
    to_the_commitment(made)
    tries = []

    def once(self, line):
        tries.append(line)
        if len(tries) == 1:
            raise BadSave(code, "disk")

    monkeypatch.setattr(PlayStore, "write_commitment", once)
    out = io.StringIO()
    # The line, its refusal, the other language and back, then Enter for each of the three questions.
    run(made, io.StringIO("\n".join(["e", *LINE.values(), "l", "l", "1", "e", "", "", ""]) + "\n"), out)
    assert code in out.getvalue()
    assert [(one.who, one.what, one.due) for one in tries] == [tuple(LINE.values())] * 2


def test_what_was_felt_is_tried_again_when_one_leaves(tmp_path, monkeypatch):
    made = session(tmp_path)
    open_play(made, "farm")
    play_on(made)
    made.act("open.debrief")
    with monkeypatch.context() as full:
        refuse(full, "D106", settings_only)
        while made.page().id != "debrief.said" and "debrief." not in made.page().id:
            offer = next(one for one in made.page().offers() if one.fields)
            made.act(offer.id, first_values(offer, {"word": "tendu"} if "word" in str(offer.fields) else None))
        assert "D115" in said(made.page())
    key = f"{TOLD}{made.play.id}.farm"
    made.close()
    with PlayStore(tmp_path) as store:
        assert store.settings()[key]["word"] == "tendu"


DAYS = ("2026-11-28", "1970-01-01", "2100-12-31", "2026-11-27", "0001-01-01", "9999-12-31")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_clock_that_is_wrong_changes_no_order_and_refuses_nothing(tmp_path, lang):
    """Set back, never set, far ahead: plays stand in the order in which they were begun, whatever the date said."""
    begun = []
    for now in DAYS:
        made = session(tmp_path)
        made.today = lambda now=now: now
        made.keep({"lang": lang})
        open_play(made, "farm")
        begun.append(made.play.id)
        made.close()
    made = session(tmp_path)
    made.act("open.resume")
    shown = [offer.id.partition(".")[2] for offer in made.page().part("choices").offers]
    assert shown == begun[::-1]
    made.act("back")
    assert made.page().part("choices").offers[0].id == f"resume.{begun[-1]}"
    for play in begun:
        made._open("home")
        made.act("open.resume")
        made.act(f"resume.{play}")
        assert made.play.id == play
    assert len({file.name for file in kept_files(made)}) == len(begun)


def kept_files(made):
    """A file kept of each play on disk, as the debrief writes it; each has its own name."""
    for saved in made.store.list():
        yield keep(made.store.load(saved.id), made.store.path.parent, f"tiny-farm-{saved.id}")


@pytest.mark.parametrize(
    "began", ["", "?", "2026-13-40", "2026-11-" + "9" * 5000, "9" * 5000 + "-1-1", "-1--", "١-١-١"]
)
def test_a_day_that_is_none_stands_as_it_is(began):
    for lang in ("fr", "en"):
        assert day(lang, began) == began
