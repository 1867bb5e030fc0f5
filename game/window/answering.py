"""The hands in a field that one answers by choosing: digits, left and right. A key acts on what shows; what does not is
brought into sight by the first press."""

from game.pages.model import Choice, Offer
from game.window.editing import Editing
from game.window.sheet import Spot


class Answering(Editing):
    """A view whose fields are answered by keys. `answered`: the offer of the field answered last, until it is used."""

    answered: Offer | None = None

    def _brought(self, spot: Spot, answer: int | None = None) -> bool:
        """Focus a spot; whether it (or that answer of it) had to be brought into sight: a key acts on what shows, and
        pressed once more it will."""
        self.set_focus(spot.id, scroll=False)
        panel, now = self.spot(spot.id) or (None, spot)
        if panel is None:
            return False
        rect, before = now.rect if answer is None else now.answers[answer][0], self.scrolls[panel.id]
        if not self.in_sight(panel, rect):
            self.reveal(panel, rect)
        brought = self.scrolls[panel.id] != before
        self.again = spot.id if brought else ""
        return brought

    def _nth(self, spot: Spot, at: int) -> None:
        """A digit in a field takes that answer."""
        if at < len(spot.answers):
            self.hands.cursor[spot.id] = at
            if not self._brought(spot, at):
                self._answer(spot, spot.answers[at][1])

    def _sideways(self, spot: Spot, by: int) -> None:
        """Left and right in a field whose answer shows; the next one then does."""
        assert spot.field
        assert spot.offer
        if not spot.answers or self._brought(spot, self._stands(spot)):
            return
        self._turn(spot, by)
        panel, now = self.spot(spot.id) or (None, spot)
        if panel:
            self.reveal(panel, now.answers[self._stands(now)][0])

    def _stands(self, spot: Spot) -> int:
        """Which answer of a field stands (one-of, stars), or is pointed at (many-of); the first where none does."""
        assert spot.field
        value = self.hands.held(spot)
        if spot.field.kind == "many-of":
            return self.hands.cursor.get(spot.id, 0)
        return next((n for n, (_, choice) in enumerate(spot.answers) if choice.id == value), 0)

    def _turn(self, spot: Spot, by: int) -> None:
        """Left and right in a field: the next answer (one-of, stars), or the next one to tick (many-of)."""
        assert spot.field
        assert spot.offer
        live = [n for n, (_, choice) in enumerate(spot.answers) if choice.enabled]
        if not live:
            return
        value = self.hands.held(spot)
        if spot.field.kind == "many-of":
            at = self.hands.cursor.get(spot.id, 0)
            self.hands.cursor[spot.id] = live[(live.index(at) + by) % len(live)] if at in live else live[0]
            return
        now = next((k for k, n in enumerate(live) if spot.answers[n][1].id == value), None)
        goes = (0 if by > 0 else len(live) - 1) if now is None else max(0, min(len(live) - 1, now + by))
        self._answer(spot, spot.answers[live[goes]][1])

    def _answer(self, spot: Spot, choice: Choice) -> None:
        assert spot.field
        assert spot.offer
        if not choice.enabled:
            return
        if spot.field.id.startswith("what.") and spot.field.sheet:
            self.hands.open = spot.offer.id  # where what is changed in the grid is put
        if spot.field.kind == "many-of":
            value = self.hands.held(spot)
            had = list(value) if isinstance(value, list) else []
            if choice.id in had:
                had.remove(choice.id)
            elif len(had) < spot.field.most:
                had.append(choice.id)
            self.put(spot, had)
        else:
            self.put(spot, choice.id)
        self.answered = spot.offer
