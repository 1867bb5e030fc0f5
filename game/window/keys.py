"""Which keys are down, and which of them are spent: pressed for a page that is gone, or for what they have opened.

A key that is spent does nothing more, nor writes anything, until it comes up.
"""

import sys

import pygame

MODIFIERS = {
    pygame.K_LSHIFT,
    pygame.K_RSHIFT,
    pygame.K_LCTRL,
    pygame.K_RCTRL,
    pygame.K_LALT,
    pygame.K_RALT,
    pygame.K_LGUI,
    pygame.K_RGUI,
    pygame.K_MODE,
    pygame.K_CAPSLOCK,
    pygame.K_NUMLOCK,
}
HELD = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_GUI | pygame.KMOD_MODE  # with them a key is not ours
MAC = sys.platform == "darwin"
ALT_GR = pygame.KMOD_RALT | pygame.KMOD_MODE | (pygame.KMOD_ALT if MAC else 0)  # makes signs; Windows adds Ctrl
DIGITS = "123456789"
Key = tuple[int, int]  # its sign and its place


class Keys:
    """The keys of a keyboard, as events tell of them."""

    def __init__(self) -> None:
        self._down: set[Key] = set()
        self._spent: set[Key] = set()
        self._last: Key | None = None
        self._mod = 0  # what was held with it

    def goes_down(self, key: Key, mod: int = 0) -> bool:
        """Whether it was down already: it is held, and repeats."""
        again = key in self._down
        self._down.add(key)
        self._last, self._mod = key, mod
        return again

    def comes_up(self, key: Key) -> None:
        # Its sign may have changed with Shift or the layout; its place has not.
        gone = {one for one in self._down if one == key or (key[1] and one[1] == key[1])}
        self._down -= gone
        self._spent -= gone
        self._last = None if self._last in gone else self._last

    def all_up(self) -> None:
        """The window no longer sees them."""
        self._down, self._spent, self._last = set(), set(), None

    def spend(self) -> None:
        """Whatever is down has done what it was pressed for."""
        self._spent |= self._down

    def spent(self, key: Key) -> bool:
        return key in self._spent

    def writes(self) -> bool:
        """Whether words that come now are meant for what shows: not those of a key that is spent, nor held with Ctrl or
        Alt. An input method's come without any key."""
        if self._last is None:
            return True
        return self._last not in self._spent and (not self._mod & HELD or bool(self._mod & ALT_GR))


def sized(key: int, unicode: str, scancode: int) -> int | None:
    """What a key does to the size of text, held with Ctrl: 1 larger, -1 smaller, 0 as at first; None for any other. By
    its sign, then by its place: on a French keyboard 0 is « à », and − stands on the 6."""
    signs = {"+": 1, "=": 1, "-": -1, "0": 0}
    name = pygame.key.name(key).strip("[]")
    if unicode in signs or name in signs:
        return signs[unicode if unicode in signs else name]
    places = {
        pygame.KSCAN_EQUALS: 1,
        pygame.KSCAN_KP_PLUS: 1,
        pygame.KSCAN_MINUS: -1,
        pygame.KSCAN_KP_MINUS: -1,
        pygame.KSCAN_0: 0,
        pygame.KSCAN_KP_0: 0,
    }
    return places.get(scancode)


def signs(key: int, unicode: str, scancode: int) -> list[str]:
    """What a key may stand for: what it types, then its place where that is no sign of ours. On some keyboards the
    upper row gives digits with Shift only, the keypad none without NumLock, and letters are not Latin ones."""
    found = [unicode.lower()] if unicode else []
    if pygame.K_a <= key <= pygame.K_z:
        found.append(chr(key))
    elif pygame.KSCAN_A <= scancode <= pygame.KSCAN_Z and key > 127:
        found.append(chr(ord("a") + scancode - pygame.KSCAN_A))
    for first in (pygame.KSCAN_1, pygame.KSCAN_KP_1):
        if first <= scancode <= first + 8:
            found.append(str(scancode - first + 1))
    return found
