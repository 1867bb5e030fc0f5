"""The hands in a field of words: keys that move the caret, select, erase, copy; words that are typed or composed."""

import pygame
from pygame import Rect

from game.pages.typed import clean
from game.window import writing
from game.window.keys import ALT_GR, HELD, MAC
from game.window.layout import Panel
from game.window.sheet import Spot
from game.window.type import line_height
from game.window.view import View
from game.window.widgets import written_in

COMMAND = pygame.KMOD_GUI if MAC else pygame.KMOD_CTRL
BY_WORDS = pygame.KMOD_ALT if MAC else pygame.KMOD_CTRL
ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
NOT_OURS = {
    *(pygame.K_TAB, pygame.K_ESCAPE, pygame.K_PAGEUP, pygame.K_PAGEDOWN),
    *(pygame.K_F1, pygame.K_F2, pygame.K_F3, pygame.K_F4),
}
PAD = {  # the keypad without NumLock
    pygame.K_KP1: pygame.K_END,
    pygame.K_KP2: pygame.K_DOWN,
    pygame.K_KP3: pygame.K_PAGEDOWN,
    pygame.K_KP4: pygame.K_LEFT,
    pygame.K_KP6: pygame.K_RIGHT,
    pygame.K_KP7: pygame.K_HOME,
    pygame.K_KP8: pygame.K_UP,
    pygame.K_KP9: pygame.K_PAGEUP,
    pygame.K_KP0: pygame.K_INSERT,
    pygame.K_KP_PERIOD: pygame.K_DELETE,
}


class Editing(View):
    """A view in whose fields one can write."""

    def write(self, words: str) -> None:
        """Words typed, or settled by an input method; they go where the caret is."""
        if found := self._writing():
            spot, text = found[1], self._text(found[1])
            self.hands.pen.composing = ""
            assert spot.field
            self._put(spot, self.hands.pen.write(text, words, spot.field.most))

    def compose(self, words: str) -> None:
        """What an input method shows and has not settled: a dead key, syllables being looked up."""
        if self._writing():
            self.hands.pen.composing = clean(words)
            self.lay_out()

    def edit(self, key: int, mod: int, unicode: str = "", again: bool = False) -> bool:
        """A key in the field being written in; False where it is none of the field's."""
        found = self._writing()
        if not found:
            return False
        pen, spot, text = self.hands.pen, found[1], self._text(found[1])
        if pen.composing:
            return True  # the input method has it
        if key in PAD and not unicode and not mod & pygame.KMOD_NUM:
            key = PAD[key]
        if key in NOT_OURS:
            return False
        shift, command = bool(mod & pygame.KMOD_SHIFT), bool(mod & COMMAND) and not mod & ALT_GR
        if key in ENTER:
            if not again and not mod & HELD:
                self.step(1)
            return True
        if key in (pygame.K_UP, pygame.K_DOWN):
            return self._up_or_down(spot, text, -1 if key == pygame.K_UP else 1, shift)
        made = text
        if key in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END):
            pen.go(text, self._goes(spot, text, key, mod), shift)
        elif key in (pygame.K_INSERT, pygame.K_DELETE) and (shift or (command and key == pygame.K_INSERT)):
            made = self._clip(text, "v" if shift and key == pygame.K_INSERT else "x" if shift else "c", spot)
        elif key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            made = pen.erase(text, -1 if key == pygame.K_BACKSPACE else 1, bool(mod & BY_WORDS))
        elif command and pygame.K_a <= key <= pygame.K_z and (not again or key in (pygame.K_z, pygame.K_y)):
            made = self._clip(text, "y" if shift and key == pygame.K_z else chr(key), spot)
        self._put(spot, made)
        return True

    def point(self, spot: Spot, at: tuple[int, int], clicks: int, extend: bool) -> None:
        """The mouse on the words of a field, `at` pixels from their corner: places the caret, selects a word (two
        clicks) or all (three)."""
        pen, text = self.hands.pen, self._text(spot)
        _, px, room = written_in(self.style, spot.answers[0][0])
        row = at[1] // line_height(writing.FACE, px)
        place = writing.nearest(text, px, room, row, at[0])
        if clicks == 1:
            pen.go(text, place, extend)
        elif clicks == 2:
            pen.take_word(text, min(place, max(0, len(text) - 1)))
        else:
            pen.go(text, 0)
            pen.go(text, len(text), extend=True)
        self.lay_out()

    def caret(self) -> tuple[Panel, Rect] | None:
        """Where the caret stands on the sheet of its panel."""
        found = self._writing()
        if not found:
            return None
        corner, px, room = written_in(self.style, found[1].answers[0][0])
        row, x = writing.stands(self._text(found[1]), px, room, self.hands.pen.caret)
        tall = line_height(writing.FACE, px)
        return found[0], Rect(corner[0] + x, corner[1] + row * tall, 1, tall)

    def _writing(self) -> tuple[Panel, Spot] | None:
        return self.spot(self.hands.writing) if self.hands.writing else None

    def _text(self, spot: Spot) -> str:
        value = self.hands.held(spot)
        return value if isinstance(value, str) else ""

    def _put(self, spot: Spot, text: str) -> None:
        """What stands in the field now; the caret stays in sight."""
        if text != self._text(spot):
            self.put(spot, text)
        else:
            self.lay_out()
        if caret := self.caret():
            self.reveal(*caret)

    def _goes(self, spot: Spot, text: str, key: int, mod: int) -> int:
        """Where a key sends the caret."""
        pen, words = self.hands.pen, bool(mod & BY_WORDS)
        if key in (pygame.K_LEFT, pygame.K_RIGHT):
            way = -1 if key == pygame.K_LEFT else 1
            if pen.caret != pen.anchor and not words and not mod & pygame.KMOD_SHIFT:
                return pen.selected[0 if way < 0 else 1]
            return pen.beside(text, way, words)
        if words:
            return 0 if key == pygame.K_HOME else len(text)
        _, px, room = written_in(self.style, spot.answers[0][0])
        row = writing.stands(text, px, room, pen.caret)[0]
        return writing.nearest(text, px, room, row, 0 if key == pygame.K_HOME else room + px)

    def _up_or_down(self, spot: Spot, text: str, way: int, shift: bool) -> bool:
        """To the line above or below; out of the field from its first or last line."""
        pen = self.hands.pen
        _, px, room = written_in(self.style, spot.answers[0][0])
        row, x = writing.stands(text, px, room, pen.caret)
        inside = 0 <= row + way < len(writing.rows(text, px, room))
        if not inside and not shift:
            return False
        to = writing.nearest(text, px, room, row + way, x) if inside else 0 if way < 0 else len(text)
        pen.go(text, to, shift)
        self._put(spot, text)
        return True

    def _clip(self, text: str, letter: str, spot: Spot) -> str:
        """Ctrl and a letter: select all, copy, cut, paste, undo, do again."""
        pen = self.hands.pen
        assert spot.field
        if letter == "a":
            pen.go(text, 0)
            pen.go(text, len(text), extend=True)
        elif letter in "cx":
            start, end = pen.selected
            if start < end and copy(text[start:end]) and letter == "x":
                return pen.erase(text)
        elif letter == "v":
            return pen.write(text, copied(), spot.field.most)
        elif letter in "zy":
            return pen.undo(text, again=letter == "y")
        return text


def copy(words: str) -> bool:
    """Put words on the clipboard; whether it took them."""
    try:
        pygame.scrap.put_text(words)
    except pygame.error:
        return False
    return True


def copied() -> str:
    """What the clipboard holds in words; nothing where there is none."""
    try:
        return pygame.scrap.get_text()
    except (pygame.error, UnicodeError):
        return ""
