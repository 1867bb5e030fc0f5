"""How one sees the others, drawn: a card a structure, what one knows of it above what one says of it, what one
may say instead under its row."""

from game.pages.model import Offer, Page, Part
from game.window.reveal import headed, side_by_side
from game.window.sheet import Sheet, columns
from game.window.widgets import button, draw_field
from game.window.words import word

CARD = 21.0  # ems: the narrowest card


def pictures(sheet: Sheet, page: Page, part: Part) -> None:
    """Cards side by side, each with one line of what one says; pressed, it unfolds what may be said instead."""
    if part.title != page.title:
        sheet.heading(part.title)
    sheet.text(part.text.split("\n", 1)[0], "text", 0.95)
    for line in part.data["means"]:
        sheet.gap(0.15)
        sheet.text(line, "label", 0.85, sheet.theme.soft)
    found, asked = part.data["about"], {offer.id: offer for offer in part.offers}
    across = len(side_by_side(sheet, len(found), CARD))
    for first in range(0, len(found), across):
        row, some = side_by_side(sheet, len(found), CARD), found[first : first + across]
        for into, one in zip(row, some, strict=False):
            headed(into, int(one["place"]), one["name"])
            for line in (*one["heard"], *one["seen"]):
                into.gap(0.15)
                into.text(line, "label", 0.82, sheet.theme.soft, left=into.em(1.8))
        _stand(row, [(one["stands"], asked.get(f"picture.{one['id']}")) for one in some])
        sheet.gap(1.4)
        columns(sheet, row, sheet.em(1.8))
        for one in some:
            _unfolded(sheet, asked.get(f"picture.{one['id']}"))


def _stand(row: list[Sheet], said: list[tuple[str, Offer | None]]) -> None:
    """What one says of each structure of a row, on one foot: what is said instead unfolds right under it."""
    trials = [into.inner() for into in row[: len(said)]]
    for trial, one in zip(trials, said, strict=True):
        _said(trial, *one)
    foot = max(into.y + into.em(0.5) + trial.y for into, trial in zip(row, trials, strict=False))
    for into, trial, one in zip(row, trials, said, strict=False):
        into.y = foot - trial.y
        _said(into, *one)


def _said(sheet: Sheet, stands: str, offer: Offer | None) -> None:
    """What one says of a structure, to be changed unless the play is over."""
    if offer is None:
        sheet.text(stands, "text", 0.9, left=sheet.em(1.8))
        return
    unfolded = sheet.hands.unfolds(f"offer:{offer.id}")
    # Unfolded, its answers say it below: a line that grew with them would move them.
    said = word(sheet.style.lang, "says") if unfolded else stands[:1].upper() + stands[1:]
    button(sheet, offer.model_copy(update={"text": said}), opens=True, unfolded=unfolded)


def _unfolded(sheet: Sheet, offer: Offer | None) -> None:
    """What may be said of a structure, over the whole width: each question where most room is left."""
    if offer is None or not sheet.hands.unfolds(f"offer:{offer.id}"):
        return
    inner = sheet.inner(2 * sheet.em(0.9))
    inner.text(offer.fields[0].group, "strong", 1.05)
    made = side_by_side(inner, len(offer.fields), CARD)
    for what in offer.fields:
        into = min(made, key=lambda column: column.y)
        into.gap(0.6)
        draw_field(into, offer, what)
    inner.gap(0.6)  # the ring of what has the focus goes round its field, and not over the name
    columns(inner, made, inner.em(1.8))
    sheet.boxed(inner, (sheet.em(0.9), sheet.em(0.6)), None, sheet.theme.hair, sheet.theme.accent)
