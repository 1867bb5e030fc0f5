"""Who holds the seats: the one place where a play asks the minds for the moves of the structures held by the game."""

import numpy as np

from game.minds.decide import decide
from game.minds.luck import new_stream, open_stream
from game.minds.memory import new_memory
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, legal
from game.rules.legal import LEGAL_ROWS, active_row
from game.rules.view import View, look, new_view
from game.story.build import Tables
from game.story.tables import Floats, Ints

ASKING = (s.AT_ANSWER, s.AT_OWN_UP, s.AT_PRICE, s.AT_PAY)


class Views:
    """The view of each seat, kept up to date: a view made anew is equal, and costs more."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._views: dict[int, View] = {}

    def of(self, state: s.State, seat: int) -> View:
        """What this seat sees now. The arrays are those of the view kept: they change with the next call."""
        if seat not in self._views:
            self._views[seat] = new_view(self.tables.frame)
        view = self._views[seat]
        look(self.tables.frame, self.tables.secrets, state, seat, view)
        return view


class Minds:
    """The minds of the structures held by the game. What one remembers is read from its view's events, its luck
    from the place in the play: minds made anew in the middle of a play go on alike."""

    def __init__(self, tables: Tables, views: Views | None = None) -> None:
        self.tables = tables
        self._views = views or Views(tables)
        self._memories: dict[int, Floats] = {}
        self._stream = new_stream()
        self._rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)

    def move(self, state: s.State, seat: int) -> Ints:
        """The move [N_MOVE] that this seat's mind makes now. The seat must be awaited."""
        frame, secrets = self.tables.frame, self.tables.secrets
        if seat not in self._memories:
            self._memories[seat] = new_memory(frame)
        n = legal(frame, secrets, state, seat, self._rows)
        asked = int(state.sealed[active_row(state, seat), s.HOW]) if state.scal[s.STAGE] in ASKING else 0
        open_stream(state, seat, self._stream)
        move = np.zeros(s.N_MOVE, np.int64)
        decide(frame, self._views.of(state, seat), self._rows, n, asked, self._memories[seat], self._stream, move)
        return move
