"""Text never runs out of its column, never breaks where French forbids it, and loses no letter."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from game.window.type import FILES, FONTS, font, rendered, width, wrap

LETTERS = st.text("abcdeéèœç’MWil.,;:!?«»0123456789 \u00a0\u202f", max_size=160)
FRENCH = "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»‹›“”‘’–—…€½×−·"
NO_BREAK = "\u00a0\u202f"
FACES = st.sampled_from(sorted(FILES))


@given(LETTERS, FACES, st.integers(12, 48), st.integers(8, 60))
@settings(max_examples=150, deadline=None)
def test_lines_stay_within_the_column(text: str, face: str, px: int, ems: int) -> None:
    room = ems * px
    for line in wrap(text, face, px, room):
        # A stretch glued by no-break spaces to single letters can be wider than any column.
        assert width(line, face, px) <= room or not line.strip("\u00a0\u202f").isalnum()
        assert " " not in (line[:1], line[-1:])


@given(LETTERS, FACES, st.integers(12, 48), st.integers(8, 60))
@settings(max_examples=150, deadline=None)
def test_never_breaks_at_a_no_break_space(text: str, face: str, px: int, ems: int) -> None:
    at = 0
    for line in filter(None, wrap(text, face, px, ems * px)):
        start = at + len(text[at:]) - len(text[at:].lstrip(" "))
        if start == at > 0:  # no ordinary space here: a stretch too long for the column was cut
            assert text[at - 1] not in NO_BREAK
            assert text[at] not in NO_BREAK
        at = start
        for word in line.split(" "):
            at = text.index(word, at) + len(word)


@given(LETTERS)
@settings(max_examples=80, deadline=None)
def test_loses_no_letter(text: str) -> None:
    assert "".join(wrap(text, "text", 20, 300)).replace(" ", "") == text.replace(" ", "")


def test_punctuation_stays_with_its_word() -> None:
    text = "Que cherche-t-elle vraiment\u202f?\u00a0» demanda-t-il, «\u00a0et pourquoi\u00a0: le sait-on\u202f!\u00a0»"
    for room in range(120, 600, 7):
        for line in wrap(text, "text", 20, room):
            assert line[0] not in "?!:»\u00a0\u202f"
            assert line[-1] not in "«\u00a0\u202f"


def test_no_break_spaces_have_width_in_every_face() -> None:
    for face in FILES:
        assert width("n\u00a0n", face, 40) > width("n\u202fn", face, 40) > width("nn", face, 40)


def test_faces_have_all_of_french() -> None:
    for face, name in FILES.items():
        assert (FONTS / name).exists()
        missing = [c for c in FRENCH if font(face, 20).metrics(c)[0] is None]
        assert missing == []


def test_rendered_line_is_as_wide_as_measured() -> None:
    line = "15\u202f000\u00a0€ que la fondation peut retenir"
    assert rendered(line, "text", 20, (0, 0, 0)).get_width() == width(line, "text", 20)


def test_an_accented_capital_stands_on_the_same_line_as_the_rest() -> None:
    for face, px in product(FILES, (12, 14, 17, 20, 34)):
        plain, accented = (rendered(word, face, px, (0, 0, 0)).get_bounding_rect() for word in ("Ea", "Éa"))
        assert accented.bottom == plain.bottom, (face, px)
        assert accented.top < plain.top


def test_last_line_is_not_one_short_word() -> None:
    text = "Vous êtes voisins, vous parlez aux mêmes familles et ce serait dommage de s’ignorer ici, si on y va"
    for room in range(200, 420, 11):
        lines = wrap(text, "text", 20, room)
        assert len(lines) < 2 or " " in lines[-1]
