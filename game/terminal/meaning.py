"""What a typed line means: an offer of a page by its number, its letter or the beginning of its words; an answer of a
field by its number.
"""

import unicodedata

from game.pages.model import Field, Offer, Page
from game.terminal.drawing import by_letter, numbered, numbers_of


def meant(page: Page, typed: str) -> Offer | None:
    """The offer of a number, a letter, or the beginning of its words when only one begins so: two letters at least, as
    one alone is a key of this page or of another."""
    offers, letters = numbered(page), by_letter(page)
    if typed.isdecimal():
        numbers = numbers_of(page)
        number = number_of(typed, max(numbers.values(), default=0))
        return next((offer for offer in offers if numbers[offer.id] == number), None)
    if typed in letters:
        return letters[typed]
    if not typed:
        # What is for good is never meant by Enter alone, nor what changes what stands.
        plain_ones = [offer for offer in offers if not (offer.sure or offer.at_once)]
        return plain_ones[0] if len(plain_ones) == 1 and not plain_ones[0].fields else None
    if len(typed) < 2:
        return None
    begun = [offer for offer in [*offers, *letters.values()] if _bare(offer.text).startswith(_bare(typed))]
    return begun[0] if len({offer.id for offer in begun}) == 1 else None


def is_offered(field: Field, value: str | list[str] | None) -> bool:
    """Whether a field may hold this."""
    if value is None or field.kind == "text":
        return value is not None
    known = {choice.id for choice in field.choices if choice.enabled}
    return {value} <= known if isinstance(value, str) else set(value) <= known


def value_of(field: Field, typed: str) -> str | list[str] | None:
    """What a line answers in a field; None where it is no answer."""
    if field.kind == "text":
        return typed if len(typed) <= field.most and field.filled(typed) else None
    ids = _picked(field, typed)
    if field.kind == "many-of":
        return ids if ids and field.filled(ids) else None
    return ids[0] if len(ids) == 1 else None


def is_short(field: Field, typed: str) -> bool:
    """Whether the numbers typed are answers, and only their count is not what is asked."""
    return field.kind == "many-of" and bool(_picked(field, typed))


def _picked(field: Field, typed: str) -> list[str]:
    """The answers whose numbers were typed; none where one of them is no answer."""
    numbers = [number_of(word, len(field.choices)) for word in typed.replace(",", " ").split()]
    picked = [field.choices[number - 1] for number in numbers] if all(numbers) else []
    return list(dict.fromkeys(choice.id for choice in picked)) if all(choice.enabled for choice in picked) else []


def number_of(word: str, most: int) -> int:
    """The number that this word is, from 1 to `most`, in the digits that the page shows; 0 if it is none. (Python reads
    no number of thousands of digits.)"""
    digits = word.lstrip("0")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(most))):
        return 0
    return int(digits) if int(digits) <= most else 0


def is_text(line: str) -> bool:
    """Whether it holds neither bytes that are no text nor signs that command a terminal."""
    return not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in line)


def _bare(text: str) -> str:
    """For words typed from a page: its spaces and apostrophes are not those of a keyboard."""
    return "".join(plain(unicodedata.normalize("NFKC", text)).replace("\u2019", "'").split())


def plain(text: str) -> str:
    """Without capitals, accents and outer spaces, so that « ecouter » finds « Écouter »."""
    bare = unicodedata.normalize("NFD", text.strip().lower())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
