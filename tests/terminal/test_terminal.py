import io
import itertools

import pytest

from game.pages.model import Choice, Curtain, Field, Offer, Page, Part
from game.pages.wording import say
from game.terminal.drawing import WIDTH, by_letter, draw, numbered, numbers_of
from game.terminal.loop import _Loop, run
from game.terminal.meaning import meant
from tests.pages.sessions import open_play, play_on, session


class Reader:
    """Types the first number of whatever is asked, and one time in three nothing, like somebody who only presses 1 and
    Enter: what is asked to be looked over, where a number changes a line, goes on at Enter."""

    def __init__(self, lines=()):
        self.lines = list(lines)
        self.then = itertools.cycle(["1\n", "1\n", "\n"])

    def readline(self, most=-1):
        return self.lines.pop(0) + "\n" if self.lines else next(self.then)


class Upto:
    """A session that ends after so many acts."""

    def __init__(self, inner, most):
        self.inner, self.most, self.pages = inner, most, []

    @property
    def over(self):
        return self.inner.over or self.most <= 0

    def page(self):
        return self.inner.page()

    def act(self, offer_id, values=None, page_id=None):
        self.most -= 1
        self.pages.append(self.inner.page().kind)
        return self.inner.act(offer_id, values, page_id)

    def rest(self):
        self.inner.rest()


def test_the_whole_game_is_played_with_digits_alone(tmp_path):
    made = Upto(session(tmp_path), 60)
    out = io.StringIO()
    run(made, Reader(["1", "1", "1"]), out)
    assert {"title", "choose", "seat", "story", "corridor", "guess", "table", "end", "feeling"} <= set(made.pages)
    assert all(len(line.removeprefix("> ")) <= WIDTH for line in out.getvalue().splitlines())  # Enter is not echoed


def test_every_page_fits_the_width_and_says_its_offers(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    for page in play_on(made):
        lines = draw(page)
        assert all(len(line) <= WIDTH for line in lines)
        text = " ".join(" ".join(lines).split())
        for offer in numbered(page):
            assert f"{numbers_of(page)[offer.id]}. {' '.join(offer.text.split())}" in text


def test_the_end_of_the_input_leaves_quietly(tmp_path):
    run(session(tmp_path), io.StringIO(""), io.StringIO())


def test_letters_words_and_what_is_not_understood(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    out = io.StringIO()
    run(made, io.StringIO("zut\n?\nb\nn\nb\nc\nb\nq\n"), out)
    assert "zut" in out.getvalue()
    assert "Cette page, en quelques mots" in out.getvalue()
    assert "Tapez le numéro d’un choix" in out.getvalue()
    assert "Carnet" in out.getvalue()
    assert made.over


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_letter_that_a_question_mark_lists_does_something_there(tmp_path, lang):
    """Each page that opens over a play: its own letters, all of them, and none of another page."""
    made = session(tmp_path)
    made.keep({"lang": lang})
    open_play(made, "farm")
    met = []
    names = [offer.id for offer in made.page().offers() if offer.id.startswith("open.")]
    for name in [None, *(one for one in names if one not in ("open.home", "open.quit"))]:
        if name is not None:
            made.act(name)
        page, out = made.page(), io.StringIO()
        loop = _Loop(made, io.StringIO(), out)
        loop.lang = lang
        loop.help(page)
        told = " ".join(out.getvalue().split()).removeprefix(" ".join(say(lang, "terminal.help").split()))
        listed = [one.split()[0] for one in told.split(" · ")]
        assert listed == [*by_letter(page)]
        assert all(meant(page, letter) is not None for letter in listed)
        met.append(page.kind)
        if name is not None:
            made.act("back")
    assert {"card", "notebook", "picture", "words", "settings"} <= set(met)


class Once:
    """A session of one page with one offer, which asks these fields; it is over once the offer is made."""

    over = False
    given = None

    def __init__(self, fields):
        offer = Offer(id="o", text="Faire", move={}, fields=fields)
        moves = Part(id="m", role="moves", offers=[offer])
        self.only = Page(id="p", kind="table", lang="fr", title="T", parts=[moves])

    def page(self):
        return self.only

    def act(self, offer_id, values=None, page_id=None):
        self.given, self.over = values, True
        return False

    def rest(self):
        pass


def test_fields_are_asked_one_by_one_and_may_be_left():
    fields = [
        Field(id="a", label="A ?", choices=[Choice(id="x", text="X"), Choice(id="y", text="Y")]),
        Field(id="b", label="B ?", kind="many-of", choices=[Choice(id=k, text=k) for k in "pqr"], least=1, most=2),
        Field(id="c", label="C ?", kind="text", most=9, value=""),
    ]
    made = Once(fields)
    run(made, io.StringIO("1\n<\n1\n7\n2\n1 3\nbien\n"), io.StringIO())
    assert made.given == {"a": "y", "b": ["p", "r"], "c": "bien"}


@pytest.mark.parametrize(
    ("typed", "made_of"),
    [
        ("1\n1 3\n2\n2\n\n", {"a": "y", "b": "x", "c": "y"}),  # two lines changed, then Enter
        ("1\n3,3\n2\n\n", {"a": "x", "b": "x", "c": "y"}),
        ("1\n1 2\n2\n<\n\n", {"a": "y", "b": "x", "c": "x"}),  # out of the second: the sheet again
        ("1\n1 4\n\n", {"a": "x", "b": "x", "c": "x"}),  # one of them is no line: nothing is changed
    ],
)
def test_several_lines_of_a_sheet_are_changed_one_after_the_other(typed, made_of):
    pairs = [Choice(id="x", text="X"), Choice(id="y", text="Y")]
    made = Once([Field(id=one, label=one, choices=pairs, value="x", group="G", sheet=True, short=one) for one in "abc"])
    run(made, io.StringIO(typed), io.StringIO())
    assert made.given == made_of


def test_one_goes_back_to_the_question_before_and_what_was_answered_stands_there():
    pairs = [Choice(id="x", text="X"), Choice(id="y", text="Y")]
    fields = [Field(id=one, label=f"{one} ?", choices=pairs) for one in "abc"]
    made, out = Once(fields), io.StringIO()
    run(made, io.StringIO("1\n2\n2\n<\n<\n\n1\n?\n\n2\n"), out)  # a: y, b: y, back, back, a kept, b: x, c: y
    assert made.given == {"a": "y", "b": "x", "c": "y"}
    assert out.getvalue().count("a ?") == 2


@pytest.mark.parametrize(("typed", "made_of"), [("1\n2\n\n", "listen.bothers"), ("1\n2\n<\n1\n1\n", "ask.why")])
def test_what_another_answer_leaves_alone_is_shown_before_it_is_said(typed, made_of):
    """One goes to listen, and one question is left: Enter asks it, `<` goes back to what one does."""
    what = [
        Choice(id="ask.why", text="pourquoi ?", unless={"do": ["listen"]}),
        Choice(id="ask.bothers", text="qui gêne ?", unless={"do": ["listen"]}),
        Choice(id="listen.bothers", text="ce qui gêne ?", unless={"do": ["ask"]}),
    ]
    do = [Choice(id="ask", text="Demander"), Choice(id="listen", text="Écouter")]
    made, out = (
        Once([Field(id="do", label="A ?", choices=do), Field(id="what", label="B ?", choices=what, narrow=True)]),
        io.StringIO(),
    )
    run(made, io.StringIO(typed), out)
    assert made.given == {"do": made_of.split(".")[0], "what": made_of}
    assert out.getvalue().count("ce qui gêne ?") == 1


def a_page(page_id, *offers, kind="table", curtain=None):
    part = Part(id="m", role="moves", offers=list(offers))
    return Page(id=page_id, kind=kind, lang="fr", title="T", parts=[part], curtain=curtain)


@pytest.mark.parametrize("by_way_of", ["notes", "curtain", "play"])
def test_what_was_answered_stands_when_one_comes_back_and_goes_with_what_is_done(by_way_of):
    pairs = [Choice(id="x", text="X"), Choice(id="y", text="Y")]
    fields = [Field(id=one, label=f"{one} ?", choices=pairs) for one in "ab"]
    asked = Offer(id="o", text="Faire", move={}, fields=fields)
    away = Offer(id="away", text="Ailleurs", action={"open": "notes"})
    back = Offer(id="back", text="Retour", action={"open": "back"})
    fallen = Curtain(seat="farm", name="F", text="à F") if by_way_of == "curtain" else None
    if by_way_of == "play":
        away = away.model_copy(update={"action": None, "move": {}})
    pages = {"p": a_page("p", asked, away), "q": a_page("q", back, curtain=fallen)}

    class Leaves:
        over, at, given = False, "p", None

        def page(self):
            return pages[self.at]

        def act(self, offer_id, values=None, page_id=None):
            self.at = {"away": "q", "back": "p"}.get(offer_id, self.at)
            if offer_id == "o":
                self.given, self.over = values, True

        def rest(self):
            pass

    made = Leaves()
    run(made, io.StringIO("1\n2\n<\n<\n2\n1\n1\n\n1\n"), io.StringIO())  # a: y, out, away and back, a: Enter
    assert made.given == ({"a": "y", "b": "x"} if by_way_of == "notes" else None)


def test_one_key_turns_every_page_of_a_debrief_and_no_digit_starts_a_note_or_another_play(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    play_on(made)
    made.act("open.debrief")
    made.act("told", {"word": "calme"})
    begun = set()
    while True:
        page = made.page()
        begun |= {offer.id for offer in page.offers()} & {"commit", "replay"}
        assert not {meant(page, str(number)).id for number in range(1, len(numbered(page)) + 1)} & {"commit", "replay"}
        assert {offer.key for offer in page.offers() if offer.enabled} & set("123456789") == set()  # in the window
        lines = [line.strip() for line in draw(page)]
        for offer in page.offers():
            if offer.id in ("commit", "replay"):
                assert meant(page, offer.key) is offer
                assert any(line.startswith(f"{offer.key}. ") for line in lines)
        if not any(offer.id == "open.next" for offer in page.offers()):
            break
        assert "1. Page suivante (d)" in lines
        assert {meant(page, typed).id for typed in ("1", "d", "page suivante")} == {"open.next"}
        run(Upto(made, 1), io.StringIO("1\n"), io.StringIO())
    assert begun == {"commit", "replay"}


def test_words_typed_from_a_page_need_neither_its_spaces_nor_its_apostrophes():
    texts = ("Lire l’histoire comme\N{NARROW NO-BREAK SPACE}: Le\N{NO-BREAK SPACE}Couvert mis", "Lire la fiche")
    offers = [Offer(id=str(at), text=text, action={}) for at, text in enumerate(texts)]
    page = Page(id="p", kind="story", lang="fr", title="", parts=[Part(id="o", role="moves", offers=offers)])
    for typed in ("lire l'histoire", "lire l’histoire comme : le couvert", "lire l'histoire comme: le couvert mis"):
        assert meant(page, typed).id == "0", typed
    assert meant(page, "lire l") is None


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_longer_than_the_terminal_is_shown_again_from_its_top(tmp_path, monkeypatch, lang):
    """What is to be answered stands on the last screen; a full stop shows every line, a screen at a time."""
    made = session(tmp_path)
    made.keep({"lang": lang})
    open_play(made, "farm")
    lines, rows = draw(made.page()), 16
    assert len(lines) > rows
    monkeypatch.setattr("game.terminal.loop.rows_of", lambda stream: rows)
    out, page = io.StringIO(), made.page().id
    run(made, io.StringIO(".\n" + "\n" * 20), out)
    assert made.page().id == page or made.play.log.moves == []  # Enter went on, and did nothing
    before, *screens = out.getvalue().split("> ")
    gone = " ".join(say(lang, "terminal.gone_by").split())
    assert gone in " ".join(before.split())
    shown = [screen.splitlines() for screen in screens[: len(lines) // (rows - 4) + 1]]
    assert all(len(screen) <= rows - 1 for screen in shown[:-1])
    assert {line for line in lines if line.strip()} <= {line for screen in shown for line in screen}
    last = before.splitlines()[-rows:]
    assert all(any(f"{n}. " in line for line in last) for n in range(1, len(numbered(made.page())) + 1))
    monkeypatch.setattr("game.terminal.loop.rows_of", lambda stream: 0)
    out = io.StringIO()
    run(made, io.StringIO(".\n?\n"), out)
    assert gone not in " ".join(out.getvalue().split())
    assert say(lang, "terminal.unknown", typed=".").split()[0] in out.getvalue()


class Signing:
    """What was signed, over a page where a digit chooses: what is done on each, by its id."""

    over = False

    def __init__(self):
        on = Offer(id="go_on", text="Continuer", key="1", action={"open": "back"})
        back = Offer(id="back", text="Continuer", key="b", action={"open": "back"})
        pour = Offer(id="pour", text="Verser", key="1", move={})
        self.pages = [self._page("signed", "Signé", [on], [back]), self._page("story", "Verser", [pour], [])]
        self.done = []

    @staticmethod
    def _page(kind, title, offers, foot):
        parts = [Part(id="m", role="choices", offers=offers), Part(id="navigation", role="navigation", offers=foot)]
        return Page(id=kind, kind=kind, lang="fr", title=title, parts=parts)

    def page(self):
        return self.pages[0]

    def act(self, offer_id, values=None, page_id=None):
        self.done.append((page_id, offer_id))
        self.pages = self.pages[1:] or self.pages

    def rest(self):
        pass


def test_from_the_keys_one_comes_back_to_the_page_itself_so_that_a_digit_answers_it():
    made, out = Signing(), io.StringIO()
    run(made, io.StringIO("?\nb\n1\n"), out)
    assert made.done == [("signed", "go_on")]
    assert out.getvalue().count("Signé\n") == 2  # shown again
    made = Signing()
    run(made, io.StringIO("b\n1\n"), io.StringIO())
    assert made.done == [("signed", "back"), ("story", "pour")]


@pytest.mark.parametrize(("over", "typed"), [("card", ["?", "b", "b"]), ("words", ["?", "b"])])
def test_from_each_page_over_a_play_one_comes_back_by_the_same_key(tmp_path, over, typed):
    made, out = session(tmp_path), io.StringIO()
    open_play(made, "farm")
    made.act(f"open.{over}")
    page, loop = made.page(), _Loop(made, Reader(typed), out)
    assert page.kind == over
    loop.turn(page)
    assert made.page().kind == "story"
    assert not loop.stdin.lines
    assert (page.title in out.getvalue()) == (over == "card")
