"""Fields that go together: how much is left to put in them, under the last."""

from game.pages.lacking import left_words
from game.pages.model import Field, Offer
from game.pages.wording import sentence
from game.window.sheet import Sheet


def draw_left(sheet: Sheet, offer: Offer, what: Field) -> None:
    """What is left, where this field is the last of those that go together."""
    if what.together < 0 or what.id != [one.id for one in offer.fields if one.together >= 0][-1]:
        return
    others, held = what.left(sheet.hands.given(offer), offer) or 0, sheet.hands.value(offer, what)
    sheet.gap(0.3)
    left = others - int(str(held or 0))
    sheet.text(sentence(left_words(left, sheet.style.lang)), "label-strong", 0.82, sheet.theme.soft)
