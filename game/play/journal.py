"""The journal: the commitment that a person takes with them from a debrief. Who does what, and when."""

from collections.abc import Sequence

from game.play.refusals import BadJournal
from game.play.storage import Commitment, PlayStore

LONGEST = 500  # characters


def commit(store: PlayStore, who: str, what: str, due: str, written: str, play: str | None = None) -> Commitment:
    """Write a commitment down. `due`: when it is to be done, in the person's own words; `written`: today's date, given
    by the caller; `play`: the play it came from. Raises BadJournal (J101) for an empty or too long line, BadSave."""
    said = {"who": who.strip(), "what": what.strip(), "due": due.strip()}
    for key, words in said.items():
        if not words or len(words) > LONGEST:
            raise BadJournal("J101", f"{key}: {len(words)}", f"1 … {LONGEST}")
    commitment = Commitment(play, said["who"], said["what"], said["due"], written)
    store.write_commitment(commitment)
    return commitment


def listing(store: PlayStore) -> Sequence[Commitment]:
    """Every commitment, the oldest first."""
    return store.commitments()
