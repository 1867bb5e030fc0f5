"""The terminal's loop: shows `session.page()`, reads a number or a letter, fills the fields, calls `session.act`."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TextIO

from game.pages.lacking import lacking, left_words
from game.pages.model import Field, Offer, Page, Values
from game.pages.typed import clean
from game.pages.wording import say
from game.play.stopping import How
from game.terminal.ahead import thrown_away
from game.terminal.drawing import draw, field_lines, keys, room, rows_of, sheet_lines, sheet_of, wrap
from game.terminal.meaning import is_offered, is_short, is_text, meant, number_of, plain, value_of
from game.terminal.signals import heeding, returning

LONGEST = 2000  # signs of a typed line
ECHO = 60  # of which so many are said again when they mean nothing
APART = 100  # empty lines between two persons' pages, where nothing can be cleared
YES, NO = ("", "o", "oui", "y", "yes"), ("<", "n", "non", "no")
OVER = ("message", "moments", "settings")  # pages over another, of the same person
BACK = "b"  # goes back, on every page over another
FROM_TOP = "."  # shows again a page whose top has gone by
CLEARED = "\x1b[H\x1b[2J\x1b[3J"  # the screen, then what scrolled out of it


class Pages(Protocol):
    """What the terminal needs of a session."""

    @property
    def over(self) -> bool: ...

    def page(self) -> Page: ...

    def act(self, offer_id: str, values: Values, page_id: str) -> object: ...

    def rest(self) -> None: ...

    def stop(self, how: How) -> None: ...


class _GoBackError(Exception):
    """The person gave up filling an offer."""


def run(session: Pages, stdin: TextIO, stdout: TextIO) -> None:
    """Play until the person leaves or the input ends; what was done is already saved by then. Ctrl-C leaves too: it is
    raised again once the last line is said; while something is done it only stops that."""
    loop = _Loop(session, stdin, stdout)
    with returning(loop.again) as loop.wait:
        loop.run()


class _Loop:
    def __init__(self, session: Pages, stdin: TextIO, stdout: TextIO) -> None:
        self.session, self.stdin, self.stdout = session, stdin, stdout
        self.kept: Values = {}  # a field met in several offers of a page keeps what was answered
        self.answered: dict[str, Values] = {}  # the same of the pages one may come back to, by page
        self.done = False  # the last offer made did something
        self.lang = "fr"
        self.shared = False  # several persons play here: a curtain was met
        self.shown_to = ""  # whose pages stand on the screen
        self.acting = self.reading = False
        self.wait: Callable[[TextIO], None] = lambda stream: None

    def run(self) -> None:
        try:
            while not self.session.over:
                page = self.session.page()
                self.lang = page.lang
                gone_on = self.done and page.kind != "message" and page.id not in self.answered
                if gone_on or page.curtain or page.kind == "title":
                    self.answered = {}
                self.kept = self.answered.setdefault(page.id, {})
                self.hide_from(page)
                self.show(page)
                if page.kind == "words":  # the keys of this drawing are part of it
                    self.help(page)
                self.turn(page)
            self.leave()
        except EOFError:
            self.leave()
        except KeyboardInterrupt:
            self.leave()
            raise
        except BaseException:  # whatever it is, it is told after this, where another may read it
            if self.shared:
                with suppress(OSError):
                    self.clear()
            raise

    def hide_from(self, page: Page) -> None:
        """Where several play, the pages of one are not left above what others read: another's, those before a play, the
        debrief that is read together."""
        self.shared = self.shared or page.curtain is not None
        if page.kind in OVER and not page.curtain:
            self.shown_to = self.shown_to or page.kind  # behind a curtain, somebody's own
            return
        whose = f"debrief.{page.seat}" if page.kind in ("debrief", "journal") and page.seat else page.seat
        if page.curtain or (self.shared and self.shown_to and whose != self.shown_to):
            self.clear()
        self.shown_to = whose

    def leave(self) -> None:
        """Nothing of one person's pages is left for whoever comes next to the machine."""
        if self.shared:
            self.clear()
        self.tell("terminal.cut" if self.acting else "terminal.left")

    def again(self) -> None:
        """The game goes on after it was put aside (Ctrl-Z): the question is the same."""
        if self.reading:
            with suppress(RuntimeError):  # it was writing at that moment: what is written says enough
                self.tell("terminal.again")
                self.stdout.write("> ")
                self.stdout.flush()

    def clear(self) -> None:
        """The machine changes hands: nothing of the pages before is left, nor above them where one can scroll; where
        that cannot be done, they are far above, and a line asks not to go there."""
        can = self.stdout.isatty() and os.environ.get("TERM") != "dumb" and "STY" not in os.environ
        if not can:
            self.write([""] * APART)
            self.tell("terminal.apart")
        elif os.name == "nt":
            self.stdout.flush()
            os.system("cls")
        else:
            self.stdout.write(CLEARED)
            self.stdout.flush()

    def show(self, page: Page) -> None:
        """A page down to what is to be answered; where its top is then out of sight, what shows it again."""
        self.write(draw(page, room(self.stdout)))
        if self.gone_by(page) and page.kind != "words":  # its keys, that come last, say so
            self.tell("terminal.gone_by")

    def gone_by(self, page: Page) -> bool:
        """Whether a page is longer than the terminal is high."""
        return 0 < rows_of(self.stdout) < len(draw(page, room(self.stdout))) + 2

    def from_top(self, page: Page) -> None:
        """A page from its top, a screen at a time; anything but Enter shows the rest of it, and does nothing."""
        lines, each = draw(page, room(self.stdout)), max(2, rows_of(self.stdout) - 3)
        while len(lines) > each:
            self.write(lines[:each])
            lines = lines[each - 1 :]  # the last line is read again, so that one finds it
            self.tell("terminal.more")
            if self.read():
                break
        self.write(lines)

    def turn(self, page: Page) -> None:
        """Read until something is done on this page."""
        self.stdout.flush()
        self.session.rest()  # while the person reads
        helped = False  # the keys stand below the page
        while True:
            offer = meant(page, typed := self.read())
            if helped and typed == BACK and page.kind != "words":
                self.show(page)  # from what one may type, back to the page itself, and no further
                helped = False
                continue
            if offer is None and typed == "?":
                self.help(page)
                helped = True
                continue
            if typed == FROM_TOP and self.gone_by(page):
                self.from_top(page)
                continue
            if offer is None:
                self.unknown(typed, "terminal.empty")
                continue
            try:
                values = self.fill(offer)
            except _GoBackError:
                self.show(page)
                continue
            self.done = not offer.aside
            self.acting = True
            with heeding(lambda how: self.session.stop(how)):
                self.session.act(offer.id, values, page.id)
            self.acting = False
            return

    def fill(self, offer: Offer) -> Values:
        """Ask for every field of an offer, one after the other; once more for what is for good."""
        values: Values = {}
        if offer.sure:
            self.write(wrap(f"{offer.sure} {say(self.lang, 'terminal.sure')}", room(self.stdout)))
            self.confirm()
        fields = list(offer.fields)
        answered: list[int] = []  # places of those that were asked, not settled by what was answered before
        at = 0
        while at < len(fields):
            field = fields[at]
            rows = sheet_of(fields, at)
            if rows:
                try:
                    self.ask_sheet(rows, values, offer)
                except _GoBackError:
                    if not answered:
                        raise
                    at = answered.pop()
                    for later in fields[at:]:
                        values.pop(later.id, None)
                    continue
                answered.append(at)
                at += len(rows)
                continue
            only = field.open_choices(values, offer)
            if not field.asked(values, offer):
                at += 1
                continue
            alone = only[0].id if field.kind in ("one-of", "stars") and len(only) == 1 else None
            if alone and not field.narrow:
                values[field.id] = alone
                at += 1
                continue
            # What another answer left alone stands there, and is shown before it is said.
            standing = alone or (field.value if offer.at_once else self.kept.get(field.id, field.value))
            shown = only if field.narrow else field.choices
            closed = [choice.model_copy(update={"enabled": choice in only}) for choice in shown]
            asked = field.model_copy(update={"choices": closed})
            if (left := field.left(values, offer)) is not None:
                asked = asked.model_copy(update={"label": f"{field.label} — {left_words(left, self.lang)}"})
            if is_offered(asked, standing):
                asked = asked.model_copy(update={"value": standing})
            try:
                values[field.id] = self.kept[field.id] = self.ask(asked)
            except _GoBackError:
                if not answered:
                    raise
                at = answered.pop()  # the question before: what was answered stands there
                for later in fields[at:]:
                    values.pop(later.id, None)
                continue
            answered.append(at)
            at += 1
        return values

    def ask_sheet(self, rows: list[Field], values: Values, offer: Offer) -> None:
        """Fields that may be left as they stand, shown at once: numbers change those, one after the other; Enter takes
        them all."""
        for field in rows:
            standing = self.kept.get(field.id, field.value)
            values[field.id] = standing if is_offered(field, standing) and standing is not None else field.value or ""
        while True:
            self.write(sheet_lines(rows, values, self.lang, room(self.stdout)))
            typed = self.read()
            if typed == "<":
                raise _GoBackError
            numbers = [number_of(word, len(rows)) for word in typed.replace(",", " ").split()]
            if numbers and all(numbers):
                for field in (rows[number - 1] for number in dict.fromkeys(numbers)):
                    try:
                        asked = field.model_copy(update={"value": values[field.id], "group": ""})
                        values[field.id] = self.kept[field.id] = self.ask(asked)
                    except _GoBackError:
                        break
            elif typed:
                self.unknown(typed, "terminal.sheet")
            else:
                for field in rows:
                    self.kept[field.id] = values[field.id]
                return

    def confirm(self) -> None:
        """What is for good is done by Enter alone, or by a yes; left by a no; anything else is asked again."""
        while (typed := self.read()) not in YES:
            if typed in NO:
                raise _GoBackError
            self.unknown(typed, "terminal.sure")

    def unknown(self, typed: str, asked: str) -> None:
        """Say that a line means nothing here; where there is none, or where it asks for the keys, what is `asked`."""
        if typed == "?":
            self.tell("terminal.help_field")
        elif not typed:
            self.tell(asked)
        else:
            self.tell("terminal.unknown", typed=typed[:ECHO])

    def help(self, page: Page) -> None:
        """What one may type on this page: its own letters, not those of another."""
        self.tell("terminal.help")
        self.write(keys(page, room(self.stdout)))
        if self.gone_by(page):
            self.tell("terminal.gone_by")

    def ask(self, field: Field) -> str | list[str]:
        self.write(field_lines(field, self.lang, room(self.stdout)))
        while True:
            typed = self.read(keep=field.kind == "text")
            if typed == "<":
                raise _GoBackError
            if typed == "?":
                self.tell("terminal.help_field")
                continue
            if not typed and field.value is not None:
                return field.value
            read = value_of(field, typed)
            if read is not None:
                return read
            if not typed or is_short(field, typed):
                self.write(wrap(lacking(field, self.lang), room(self.stdout)))
            elif field.kind == "text":
                self.tell("terminal.long", most=field.most)
            else:
                self.unknown(typed, "terminal.pick_many" if field.kind == "many-of" else "terminal.pick_one")

    def read(self, keep: bool = False) -> str:
        """A line of text, typed after what is shown; what is none is said, and asked again. `keep`: with its capitals
        and accents."""
        while True:
            self.stdout.flush()
            if thrown_away(self.stdin):
                self.tell("terminal.ahead")
            self.reading = True  # before the question is seen: whoever sees it may put the game aside at once
            self.stdout.write("> ")
            self.stdout.flush()
            self.wait(self.stdin)
            line = self.stdin.readline(LONGEST)
            self.reading = False
            if not line:
                raise EOFError
            if len(line) == LONGEST and not line.endswith("\n"):
                while (more := self.stdin.readline(LONGEST)) and not more.endswith("\n"):
                    pass
                self.tell("terminal.long", most=LONGEST)
            elif is_text(line := line.strip().replace("\t", " ")):
                return line if keep else plain(line)
            else:
                self.tell("terminal.unreadable")

    def tell(self, key: str, **values: object) -> None:
        self.write(wrap(say(self.lang, key, **values), room(self.stdout)))

    def write(self, lines: list[str]) -> None:
        self.stdout.write("\n".join(map(clean, lines)) + "\n")  # what was kept elsewhere may command a terminal
