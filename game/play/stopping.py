"""What takes long can be stopped, where nothing is lost by it: asked from another thread, heeded between two moves."""

from typing import Literal

from game.play.refusals import Stopped

How = Literal["", "back", "leave"]


class Stop:
    """How what is being done is to stop: "back", all is again as before; "leave", what is whole is kept, and gone on
    with another time; "", not at all. Called with one of them, from another thread, it is asked for."""

    def __init__(self) -> None:
        self.how: How = ""

    def __call__(self, how: How) -> None:
        self.how = how

    def heed(self) -> None:
        """Raises Stopped where all is to be as before."""
        if self.how == "back":
            raise Stopped("M209")

    @property
    def leaving(self) -> bool:
        """Whether to do nothing more. Raises Stopped where all is to be as before."""
        self.heed()
        return self.how == "leave"
