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


def cost(lines: list[str], face: str, px: int, room: int, less: float = 0.0) -> float:
    """What breaks cost, each line measured whole; 1 for a line that is too wide. `less`: pixels that a last line of one
    short word is forgiven.
    """
    found = 0.25 if len(lines) > 1 and width(lines[-1], face, px) + less < 0.12 * room else 0.0
    for n, line in enumerate(lines):
        used = width(line, face, px)
        found += 1.0 if used > room and " " in line else 0.0
        found += ((room - used) / room) ** 2 + 0.002 if n + 1 < len(lines) else 0.0
    return found


def plainly_broken(words: list[str], face: str, px: int, room: int) -> list[str]:
    """The least uneven lines, every line tried."""
    best: list[list[str]] = [[]]
    for start in range(len(words) - 1, -1, -1):
        made = []
        for end in range(start + 1, len(words) + 1):
            line = " ".join(words[start:end])
            if width(line, face, px) > room and end > start + 1:
                break
            made.append([line, *best[end - start - 1]])
        # The last line alone costs nothing on its own, whatever its width: it is judged with what stands above it.
        best.insert(0, min(made, key=lambda lines: cost(lines if start == 0 else ["", *lines], face, px, room)))
    return best[0]


WORDS = ["oui", "que", "l’école\u202f?", "«\u00a0Ça\u00a0»", "fo\u00adrêt", "coopérative", "a", "vraiment", "—", "TAV"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), FACES)
@settings(max_examples=150, deadline=None)
def test_breaks_are_as_even_as_trying_every_line(words: list[str], face: str) -> None:
    for px, room in ((16, 200), (20, 333)):
        found, near = list(wrap(" ".join(words), face, px, room)), 0.4 * px
        assert " ".join(found) == " ".join(words)
        # Widths of words add up to a few pixels: as even as the best in a column that much narrower.
        best = cost(plainly_broken(words, face, px, round(room - near)), face, px, room)
        assert cost(found, face, px, room, near) <= best + 0.01 * len(found)


def test_a_text_just_as_wide_as_its_column_stays_on_one_line() -> None:
    for face in FILES:
        for count in range(1, 15):
            text = " ".join(["« Va\u202f! »", "Tôt", "voir", "ce", "qu’ils", "font"] * 3)[: 4 * count].strip()
            assert list(wrap(text, face, 20, width(text, face, 20))) == [text]


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
    last, (x, _) = rendered(line, "text", 20, (0, 0, 0))[-1]
    assert x + last.get_width() == width(line, "text", 20)


def test_an_accented_capital_stands_on_the_same_line_as_the_rest() -> None:
    for face, px in product(FILES, (12, 14, 17, 20, 34)):
        drawn = [rendered(word, face, px, (0, 0, 0))[0] for word in ("Ea", "Éa")]
        plain, accented = (stretch.get_bounding_rect().move(at) for stretch, at in drawn)
        assert accented.bottom == plain.bottom, (face, px)
        assert accented.top < plain.top


def test_last_line_is_not_one_short_word() -> None:
    text = "Vous êtes voisins, vous parlez aux mêmes familles et ce serait dommage de s’ignorer ici, si on y va"
    for room in range(200, 420, 11):
        lines = wrap(text, "text", 20, room)
        assert len(lines) < 2 or " " in lines[-1]


def test_letters_are_measured_again_once_fonts_were_closed() -> None:
    import pygame.font

    rendered("Éa 0", "strong", 31, (0, 0, 0))
    pygame.font.quit()
    rendered("Éb 1", "strong", 31, (0, 0, 0))
    assert wrap("tout autre chose", "strong", 31, 80)
