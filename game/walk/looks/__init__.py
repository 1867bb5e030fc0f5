"""What is looked for on a page, a kind a function: it is given a leaf, and gives what it found, in words.

A look compares the page with the state that its seat may know (its events, its card, what lies on the table), never
with the sentence that the page ought to have: it says what must be told, not how.
"""

from collections.abc import Callable, Iterable

from game.walk.leaf import Leaf
from game.walk.looks.people import absent
from game.walk.looks.records import recorded, unopened
from game.walk.looks.state import asked_known, contradicted
from game.walk.looks.told import cut, empty, unanswered
from game.walk.looks.words import agreement, repeated, unintroduced

Look = Callable[[Leaf], Iterable[str]]
LOOKS: dict[str, Look] = {
    "unanswered": unanswered,
    "cut": cut,
    "empty": empty,
    "unopened": unopened,
    "recorded": recorded,
    "contradicted": contradicted,
    "asked_known": asked_known,
    "unintroduced": unintroduced,
    "absent": absent,
    "repeated": repeated,
    "agreement": agreement,
}
