"""What was set and noted outside plays: language, size, what was explained, what was said before a debrief.

Reading it never fails: what cannot be read, or is of another kind than it should be, takes its usual value. Writing it
never stops the game: what the disk refuses holds until the game is closed, and is tried again with the next setting.
Both are said once.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from game.pages.menus import SETTINGS, STANDARD
from game.play.refusals import BadSave
from game.play.storage import PlayStore

# Keys, and beginnings of keys that end with the id of a play (and a seat).
MET = "met"  # kinds of page already explained
AT = "at."  # where one was in a play
PICTURE = "picture."  # what a person noted of the others in a play
TOLD = "told."  # what was said before a play's debrief
COMMITTED = "committed."  # what a person takes along from it
CHANGED = "changed."  # the scenario of a play, by its fingerprint, once it was said to have changed
SCALES = (50, 400)  # of the text, in per cent

Check = Callable[[Any], bool]


class Preferences:
    """The settings of a store, read once. `say` hears what is to be said about them, once each."""

    def __init__(self, store: PlayStore, say: Callable[[BadSave], None]) -> None:
        self._store, self._say = store, say
        self._values: dict[str, Any] | None = None
        self._unkept: dict[str, Any] = {}
        self._refused: set[str] = set()  # codes for which a note that nobody asked for was refused already

    @property
    def values(self) -> Mapping[str, Any]:
        """What stands, by key; the usual values where nothing was set."""
        if self._values is None:
            self._values = {**STANDARD, **self._read()}
        return self._values

    def get(self, key: str, otherwise: Any = None) -> Any:
        return self.values.get(key, otherwise)

    def keep(self, given: Mapping[str, Any], asked: bool = True) -> None:
        """Set, from now on. `asked`: by the person, who is told each time that it could not be kept."""
        self._values = {**self.values, **given}
        self._unkept |= given
        try:
            self._store.set(self._unkept)
            self._unkept = {}
        except BadSave as refused:
            if asked or refused.code not in self._refused:
                self._say(BadSave("D115", because=refused))
            self._refused.add(refused.code)

    def last(self) -> None:
        """Before the game is closed: what the disk refused is tried once more."""
        if self._unkept:
            with suppress(BadSave):  # said already
                self._store.set(self._unkept)

    def _read(self) -> dict[str, Any]:
        try:
            found = self._store.settings()
        except BadSave as refused:
            self._say(refused)
            return {}
        good = {key: value for key, value in found.items() if _fits(key, value)}
        for key in found.keys() - good.keys():
            self._say(BadSave("D112", key))
        return good


def _fits(key: str, value: Any) -> bool:
    """Whether a value is of the kind that its key wants; what is known of no key is nobody's business here."""
    check = _CHECKS.get(key) or next((check for begins, check in _FAMILIES.items() if key.startswith(begins)), None)
    return check is None or check(value)


def _scale(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit() and SCALES[0] <= int(value[:9]) <= SCALES[1]


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _place(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("act"), str)


def _told(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and _words(value.get("decided", []))
        and all(isinstance(value.get(key, ""), str) for key in ("word", "part", "name", "group"))
    )


def _noted(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(one, dict) and all(said is None or isinstance(said, str) for said in one.values())
        for one in value.values()
    )


def _one_of(key: str) -> Check:
    return lambda value: isinstance(value, str) and value in SETTINGS[key]


_CHECKS: dict[str, Check] = {**{key: _one_of(key) for key in SETTINGS}, "scale": _scale, MET: _words}
_FAMILIES: dict[str, Check] = {
    AT: _place,
    TOLD: _told,
    PICTURE: _noted,
    COMMITTED: lambda value: isinstance(value, str),
    CHANGED: lambda value: isinstance(value, str),
}
