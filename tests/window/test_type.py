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


def plainly_broken(text: str, face: str, px: int, room: int) -> list[str]:
    """The least uneven lines, every line tried and measured whole."""
    words = [word for word in text.split(" ") if word]
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for start in range(len(words) - 1, -1, -1):
        found: list[tuple[float, list[str]]] = []
        for end in range(start + 1, len(words) + 1):
            line = " ".join(words[start:end])
            used = width(line, face, px)
            if used > room and end > start + 1:
                break
            last = end == len(words)
            rest, lines = best[end - start - 1]
            cost = (0.25 if start and used < 0.12 * room else 0.0) if last else max(0.0, (room - used) / room) ** 2
            found.append((cost + rest + (0 if last else 0.002), [line, *lines]))
        best.insert(0, min(found, key=lambda one: one[0]))
    return best[0][1]


WORDS = ["oui", "que", "l’école\u202f?", "«\u00a0Ça\u00a0»", "fo\u00adrêt", "coopérative", "a", "vraiment", "—", "un"]


@given(st.lists(st.sampled_from(WORDS), max_size=60), FACES)
@settings(max_examples=150, deadline=None)
def test_breaks_are_those_of_trying_every_line(words: list[str], face: str) -> None:
    for px, room in ((16, 200), (20, 333)):
        text = " ".join(words)
        assert list(wrap(text, face, px, room)) == (plainly_broken(text, face, px, room) or [""])


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
