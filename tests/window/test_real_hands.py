"""Hands for real: keys and mouse through a virtual X server, pages that are slow to make, French and American keys.

Targets are found by the id of what they are on the page. Keys are named by their place: 10 to 18 are the digits 1 to 9.
"""

import subprocess
import time

import pytest

from tests.helpers.patience import PATIENCE
from tests.scenarios.test_clicked import NAMES, of_one_seat
from tests.window import samples
from tests.window.real import MISSING, Person

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
SLOW = (400, 1200)  # milliseconds
ENTER, SPACE, TAB, ESC, BACK = 36, 65, 23, 9, 22
F2, F11 = 68, 95
HELD = ("ctrl", "alt", "super", "ctrl+alt", "ISO_Level3_Shift")
LETTER_N, LETTER_E, LETTER_C, LETTER_V = 57, 26, 54, 55
DIGIT_0, MINUS, EQUAL = 19, 20, 21
KEYPAD_1, KEYPAD_PLUS, KEYPAD_MINUS, KEYPAD_0 = 87, 86, 82, 90
KEYPAD_ENTER = 104


def layout(env: dict[str, str], name: str) -> None:
    subprocess.run(["setxkbmap", name], env=env, check=True, timeout=PATIENCE)
    time.sleep(0.3)


@pytest.fixture
def french(screen):
    layout(screen, "fr")
    yield screen
    layout(screen, "us")


@pytest.mark.parametrize(("delay", "motion"), [(0, "on"), (0, "off"), (SLOW[0], "on"), (SLOW[1], "off")])
def test_one_press_is_one_act(screen, delay: int, motion: str) -> None:
    whole = delay / 1000 + 0.5
    with Person(screen, delay=delay, settings={"motion": motion}) as person:

        def made(*acts: str) -> None:
            person.settle(whole)
            assert person.acts == list(acts)

        person.xdo("key", 10)
        made("o1")
        person.xdo("keydown", 11, "sleep", 3, "keyup", 11)
        made("o1", "o2")
        if delay:
            person.xdo("key", "--delay", 60, 12, 13, 14, 15)  # while the page is made
            made("o1", "o2", "o3")
            person.xdo("mousemove", "--window", person.id, *person.middle("offer:o4"), "click", 1, "key", 15, 16)
            person.xdo("click", "--delay", 60, "--repeat", 3, 1)
            made("o1", "o2", "o3", "o4")
    with Person(screen, delay=delay, settings={"motion": motion}) as person:
        person.point("offer:o5")
        person.xdo("click", "--repeat", 2, "--delay", 120, 1)
        made("o5")
        time.sleep(0.6)
        person.xdo("mousedown", 1)  # down on a page, up on another
        person.keys(10)
        person.settle(whole)
        person.xdo("mouseup", 1)
        made("o5", "o1")
        person.point("offer:o6")
        person.xdo("mousedown", 1)
        person.point("offer:o7")
        person.xdo("mouseup", 1)
        made("o5", "o1")
        person.xdo("keydown", TAB, "keyup", TAB)
        person.settle()
        assert person.sees["focus"] == "offer:o1"
        person.xdo("keydown", ENTER, "sleep", 3, "keyup", ENTER)
        made("o5", "o1", "o1")
        assert person.sees["page"] == "chain.3"


def test_what_is_typed_or_turned_before_a_page_shows_is_forgotten(screen) -> None:
    with Person(screen, delay=1200, settings={"scale": "200"}) as person:
        for n in range(3):
            person.keys(18)  # what it names is below what shows: it is brought into sight
            person.settle(0.4)
            person.keys(18)
            person.settle(1.6)
            assert person.sees["page"] == f"chain.{n + 1}"
        person.keys(18)
        person.settle(0.4)
        person.keys(18)
        person.point("offer:o9")
        person.xdo("click", "--repeat", 8, "--delay", 20, 5)  # the wheel
        person.xdo("type", "--delay", 20, "1bonjour")
        person.settle(1.6)
        assert person.sees["page"] == "chain.4"
        assert person.sees["opened"] == ""
        assert person.sees["values"] == {}
        assert set(person.sees["scrolls"].values()) == {0}
        person.xdo("keydown", 10, "sleep", 1, "keyup", 10)  # leads into the field, and is not written there
        person.settle()
        assert person.sees["focus"] == "field:write:words"
        assert person.sees["values"] == {}
        person.keys(KEYPAD_ENTER)
        person.settle()
        assert person.sees["focus"] == "field:write:ticks"


def test_ctrl_and_plus_is_one_step(screen) -> None:
    with Person(screen, delay=0) as person:
        person.xdo("keydown", "ctrl", "keydown", EQUAL, "sleep", 2, "keyup", EQUAL, "keyup", "ctrl")
        person.settle()
        assert person.sees["scale"] == 1.1
        person.show("settings")
        person.xdo("keydown", "ctrl", "key", EQUAL, "keyup", "ctrl")
        person.settle()
        assert person.sees["settings"]["scale"] == "125"


@pytest.mark.parametrize("keys", ["us", "fr"])
def test_keys_held_with_others_do_not_act(screen, keys: str) -> None:
    layout(screen, keys)
    try:
        with Person(screen) as person:
            person.keys(TAB)
            for held in HELD:
                for code in (10, 11, 18, ENTER, KEYPAD_ENTER, SPACE, LETTER_N, KEYPAD_1):
                    parts = held.split("+")
                    down = [word for part in parts for word in ("keydown", part)]
                    person.xdo(*down, "key", code, *(word for part in parts for word in ("keyup", part)))
            person.settle()
            assert person.acts == []
            person.xdo("keydown", "shift", "key", 11, "keyup", "shift")
            person.settle()
            assert person.acts == ["o2"]
    finally:
        layout(screen, "us")


def test_a_french_keyboard(french) -> None:
    with Person(french) as person:
        for n, code in enumerate(range(10, 19)):  # & é " ' ( - è _ ç
            person.keys(code)
            person.settle(0.3)
            assert person.acts[-1] == f"o{n + 1}"
            if person.sees["page"] == "chain.4":
                person.show("chain")
                person.tell(delay=0)
                person.keys(18)
                person.settle(0.3)
                person.sees["acts"].clear()
        for lock in range(2):  # the keypad, with NumLock and without
            person.keys("Num_Lock")
            for code, name in ((KEYPAD_1, "o1"), (88, "o2"), (81, "o9")):
                if "field:write:words" in person.sees["places"] or "offer:write" in person.sees["places"]:
                    person.keys(18)
                    person.settle(0.3)
                person.keys(code)
                person.settle(0.3)
                assert person.acts[-1] == name, lock
            for code, scale in (
                (KEYPAD_PLUS, 1.1),
                (KEYPAD_PLUS, 1.25),
                (KEYPAD_MINUS, 1.1),
                (KEYPAD_0, 1.0),
                (EQUAL, 1.1),
                (15, 1.0),  # − stands on the 6
                (EQUAL, 1.1),
                (DIGIT_0, 1.0),
            ):
                person.xdo("keydown", "ctrl", "key", code, "keyup", "ctrl")
                person.settle(0.3)
                assert person.sees["scale"] == scale, (lock, code)
        person.keys(38)  # Q stands where others have A
        person.settle()
        assert person.sees["page"] == "leaving"


def test_words_are_written_with_a_french_keyboard(french) -> None:
    subprocess.run(["xclip", "-selection", "clipboard"], env=french, input="collé\n\tici\x07", text=True, check=True)
    with Person(french) as person:

        def words(expected: str) -> None:
            person.settle(0.2)
            assert person.sees["values"].get("words") == expected

        for _ in range(4):
            person.keys(18)
            person.settle(0.3)
        person.keys(10)
        person.settle(0.3)
        person.keys(34, LETTER_E, 11)  # a dead circumflex
        words("êé")
        person.xdo("keydown", 108, "key", 19, "keyup", 108)  # AltGr + à
        words("êé@")
        for held in ("alt", "super", "ctrl"):
            person.xdo("keydown", held, "key", LETTER_E, "keyup", held)
        words("êé@")
        person.keys("Left", "Left", "BackSpace")
        words("é@")
        person.keys("Delete")
        words("@")
        person.keys("End")
        person.xdo("keydown", "ctrl", "key", LETTER_V, "keyup", "ctrl")
        words("@collé ici")
        person.xdo("keydown", "ctrl", "key", "Left", "keyup", "ctrl")
        person.settle(0.2)
        assert person.sees["caret"][:2] == [7, 7]
        person.xdo(
            "keydown", "ctrl", "keydown", "shift", "key", "Left", "keyup", "shift", "key", LETTER_C, "keyup", "ctrl"
        )
        person.settle(0.2)
        assert person.sees["caret"][:2] == [1, 7]
        taken = subprocess.run(
            ["xclip", "-selection", "clipboard", "-o"], env=french, capture_output=True, text=True, timeout=PATIENCE
        )
        assert taken.stdout == "collé "
        person.keys("Home")
        person.xdo("keydown", "shift", "key", "Insert", "keyup", "shift")
        words("collé @collé ici")
        person.xdo("keydown", "ctrl", "key", 25, "keyup", "ctrl")  # Ctrl+Z, where others have W
        words("@collé ici")
        person.xdo("keydown", "ctrl", "key", 24, "keyup", "ctrl")  # Ctrl+A, where others have Q
        person.settle(0.2)
        assert person.sees["caret"][:2] == [10, 0]
        person.xdo("keydown", "ctrl", "key", 53, "keyup", "ctrl")  # Ctrl+X
        words("")
        person.xdo("keydown", 24, "sleep", 1.2, "keyup", 24)
        person.settle(0.2)
        assert len(person.sees["values"]["words"]) > 5  # a letter held is written again and again
        assert set(person.sees["values"]["words"]) == {"a"}


def test_words_are_taken_with_the_mouse(screen) -> None:
    with Person(screen) as person:
        for _ in range(4):
            person.keys(18)
            person.settle(0.3)
        person.keys(10)
        person.settle(0.3)
        person.xdo("type", "--delay", 10, "la porte ouverte")
        person.settle(0.3)
        x, y, *_ = person.sees["answers"]["field:write:words|"]
        person.xdo("mousemove", "--window", person.id, x + 9, y + 12, "click", 1)
        person.settle(0.3)
        assert person.sees["caret"][:2] == [0, 0]
        time.sleep(0.6)
        person.xdo("mousemove", "--window", person.id, x + 40, y + 12, "click", "--repeat", 2, "--delay", 80, 1)
        person.settle(0.3)
        assert person.sees["caret"][:2] == [8, 3]
        time.sleep(0.6)
        person.xdo("mousemove", "--window", person.id, x + 9, y + 12, "mousedown", 1)
        person.xdo(
            "mousemove", "--window", person.id, x + 200, y + 12, "mousemove", "--window", person.id, x + 300, y + 12
        )
        person.xdo("mouseup", 1, "key", "x")
        person.settle(0.3)
        assert person.sees["values"]["words"] == "x"
        assert person.acts == ["o9"] * 4


PAGES = [*((name, "100") for name in samples.PAGES), ("corridor", "200"), ("table", "200"), ("guess", "200")]


@pytest.mark.parametrize(("name", "scale"), PAGES)
def test_a_click_takes_what_is_under_it_and_no_other(screen, name: str, scale: str) -> None:
    with Person(screen, settings={"scale": scale}) as person:
        times, last = 0, (0.0, (0, 0))
        composed = [offer.id for offer in samples.PAGES[name]().offers() if offer.enabled and offer.fields]
        for opened, scroll in [(one, share) for one in ["", *composed] for share in (0, 0.5, 1)]:
            person.show(name, scroll, opened)
            every = [*person.sees["places"], *person.sees["answers"]]
            # All of them without a display, in `test_hands.py`; here others at each scroll, ten or so.
            for target in every[times % 3 :: max(1, len(every) // 10)]:
                if opened and not (target.startswith((f"field:{opened}:", f"confirm:{opened}"))):
                    continue  # clicked before it was unfolded
                box = {**person.sees["places"], **person.sees["answers"]}.get(target)
                if box is None or box[2] < 9 or box[3] < 9 or (target.startswith("field:") and "|" not in target):
                    continue
                before = person.sees
                x, y, wide, high = {**person.sees["places"], **person.sees["answers"]}[target]
                times += 1
                at = (x + wide // 2, y + (3 if times % 2 else high - 3))
                if max(abs(a - b) for a, b in zip(at, last[1], strict=True)) < 20:  # else it would be a double click
                    time.sleep(max(0.0, last[0] + 0.6 - time.monotonic()))
                if name == "curtain":
                    time.sleep(1.2)  # in its first second nothing lifts it
                last = time.monotonic(), at
                person.xdo("mousemove", "--window", person.id, *at, "click", 1)
                person.look()
                judge(person, target, before)
                person.show(name, scroll, opened)


@pytest.mark.parametrize("scenario", NAMES)
def test_a_click_takes_what_is_under_it_on_pages_of_a_play(screen, scenario: str) -> None:
    """A share of `tests/scenarios/test_clicked.py`: pages of three kinds that a play comes to, each at three places of
    the scroll, at each another of what can be clicked."""
    made = {page.kind: page for _, page, _ in of_one_seat(scenario)}
    assert len(made) >= 3
    with Person(screen) as person:
        for n, page in enumerate(list(made.values())[-3:]):
            for share in (0, 0.5, 1):
                person.show(page, share)
                every = {**person.sees["places"], **person.sees["answers"]}
                seen = [one for one, box in every.items() if min(box[2:]) > 8 and (":" in one)]
                seen = [one for one in seen if not one.startswith("field:") or "|" in one]
                if not seen:
                    continue
                target, before = seen[(7 * n + round(10 * share)) % len(seen)], person.sees
                time.sleep(0.6)  # else it might be a double click
                person.click(target)
                person.look()
                judge(person, target, before)


def judge(person: Person, target: str, before: dict) -> None:
    """What was clicked, and nothing else, is done."""
    acts, values = person.acts, person.sees["values"]
    if target.startswith("offer:open.quit"):
        assert person.sees["page"] == "leaving"
    elif target.startswith(("cell:", "head:")):  # of the grid: one's own opens, another's is taken over; no act
        assert acts == []
    elif "|" in target:
        spot, choice = target.split("|")
        asked = spot.split(":", 2)[2]
        found = values if isinstance(values, dict) else {row[0]: row[-1] for row in values}
        assert acts == []
        if choice:
            assert set(found) <= {asked}, (target, values)
            if asked in found:
                assert choice in found[asked], (target, values)
        else:
            assert person.sees["focus"] == spot
        assert person.sees["scrolls"] == before["scrolls"]
    elif target == "card":
        assert acts == []
    else:
        _, offer = target.split(":", 1)
        assert acts in ([], [offer]), target
        if acts == [] and not target.startswith("aside:"):  # it has something to be filled in, and shows it
            assert person.sees["opened"] == offer or person.sees["focus"].startswith("field:"), target


@pytest.mark.parametrize("how", ["esc", "click", "close"])
def test_what_takes_long_is_stopped(screen, how) -> None:
    with Person(screen, delay=60_000, quick=True) as person:
        person.xdo("key", 10)
        person.until(lambda: person.sees.get("stop"), "no way to stop")
        drawn = person.sees["drawn"]
        if how == "esc":
            person.xdo("key", "Escape")
        elif how == "click":
            x, y, wide, high = person.sees["stop"]
            person.xdo("mousemove", "--window", person.id, x + wide // 2, y + high // 2)
            person.xdo("click", 1)
        else:
            person.tell(close=True)
            person.until(lambda: person.left, "still there")
            return
        person.until(lambda: person.sees["drawn"] > drawn, "no page again")
        person.settle()
        assert (person.sees["page"], person.acts) == ("chain.0", [])
        person.tell(delay=0)
        person.xdo("key", 11)
        person.until(lambda: person.acts, "nothing made")
        assert person.acts == ["o2"]


def test_a_curtain_is_lifted_by_what_is_meant_only(screen) -> None:
    with Person(screen) as person:
        for quick in ("z", "Return", "click"):
            person.show("curtain")
            person.point("offer:lift")
            person.tell(show="curtain")  # anew, under the mouse
            if quick == "click":
                person.xdo("click", 1)
            else:
                person.xdo("key", "--repeat", 2, "--delay", 60, quick)
            person.settle(1.2)
            assert person.acts == []
            person.xdo("key", "--repeat", 2, "--delay", 120, "Return", "1", "space", "Tab", "Return")
            person.settle()
            assert person.acts == []
            if quick == "click":
                person.xdo("mousemove_relative", 3, 3, "click", 1)
            else:
                person.xdo("key", "z")
            person.settle()
            assert person.acts == ["lift"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_clause_opened_stays_under_the_mouse(screen, scale: float) -> None:
    """One after the other, at the top, in the middle, at the foot of the page: the eye keeps its place."""
    with Person(screen, settings={"scale": str(round(100 * scale))}) as person:
        for scroll in (0, 0.5, 1):
            person.show("table", scroll)
            for _ in range(3):
                here = [
                    name
                    for name, (_, y, wide, high) in person.sees["places"].items()
                    if name.startswith("cell:") and name.count(":") == 1 and min(wide, high) > 30 and y < 400
                ]
                if not here:
                    break
                name = here[-1]
                before = person.sees["places"][name]
                person.click(name)
                person.look()
                assert person.sees["places"][name][:3] == before[:3]
                assert all(one >= 0 for one in person.sees["scrolls"].values())
