"""Who holds the seats: the one place where a play asks the minds for the moves of the structures held by the game."""

from collections.abc import Mapping

import numpy as np

from game.minds.seats import MINDS, choose_move, new_desk
from game.play.refusals import unknown_word
from game.rules import state as s
from game.rules.compile.mode import handed
from game.rules.history import History
from game.rules.read.view import View, look, new_views
from game.story.build import Tables
from game.story.library import Loaded
from game.story.tables import Ints

GAME = MINDS[0]


def playable(loaded: Loaded) -> Tables:
    """A scenario's tables as the rules of this process take them, interpreted or compiled."""
    tables = loaded.tables
    return tables._replace(frame=handed(tables.frame), secrets=handed(tables.secrets))


class Seats:
    """The views of all seats, kept up to date, and the minds of those that no person holds.

    What a mind remembers is read from its view's events, and its luck from the place in the play: minds made anew in
    the middle of a play go on alike.
    """

    def __init__(self, loaded: Loaded, minds: Mapping[str, str]) -> None:
        """`minds`: seat → one of `game.minds.seats.MINDS`. Raises BadMove (M104) for another word."""
        for word, known in [(seat, loaded.tables.names.seats.all) for seat in minds] + [
            (mind, MINDS) for mind in minds.values()
        ]:
            if word not in known:
                raise unknown_word(word, known)
        names = loaded.tables.names
        texts = {choice.id: choice.text for scene in loaded.scenario.scenes() for choice in scene.choices}
        lengths = np.array([len(texts[choice]) for choice in names.choices], np.int64)
        self._frame, self._secrets, _ = playable(loaded)
        self._views = new_views(self._frame)
        self._histories = [History() for _ in names.seats]
        self._desk = new_desk(self._frame, [MINDS.index(minds.get(seat, GAME)) for seat in names.seats], lengths)

    def view(self, state: s.State, seat: int) -> View:
        """What this seat sees now. The arrays are those of the view kept: they change with the next call."""
        view = self._views[seat]
        look(self._frame, self._secrets, state, seat, view)
        return view

    def history(self, view: View, seat: int) -> History:
        """What this seat, whose view this is, has witnessed so far: kept up to date, as its view is."""
        return self._histories[seat].read(view)

    def move(self, state: s.State, seat: int) -> Ints:
        """The move [N_MOVE] that this seat's mind makes now. The seat must be awaited."""
        choose_move(self._frame, self._secrets, state, self._views, self._desk, seat)
        return self._desk.move.copy()
