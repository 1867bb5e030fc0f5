"""A way that keeps back what was said: told as better only with what silence costs."""

from collections.abc import Mapping
from typing import Any

from game.pages.debrief_reading import Reading
from game.rules import codes as c
from game.story import tables as t
from game.story.gifts import effects_of

KEPT = 15.0  # plays in a hundred in which fewer know, from which a way keeps something back
HONEST = {
    c.DOES[c.ANSWER]: c.ANSWERS[c.WHOLLY],
    c.DOES[c.DELIVER]: c.SAYS[c.WARNED],
    c.DOES[c.OWN_UP]: c.OWNS[c.OWNED],
    c.DOES[c.OBJECT]: c.REASONS[c.WITH_REASON],
}
SPEAKS = {c.DOES[one] for one in (c.TELL, c.SHOW_RED, c.NAME_TENSION)}
MUTE = {c.DOES[one] for one in (c.PASS, c.STAND)}
Move = Mapping[str, Any]


def hushes(reading: Reading, one: Mapping[str, Any], chosen: Move) -> bool:
    """Whether another way says less than the move made: another option that reveals less, an answer, a share, a
    wrong or a reason not told whole, nothing instead of a word; or one by which fewer come to know what binds them."""
    move = one["move"]
    does = move["do"]
    if any(each["what"] == "said" and each["here"] - each["there"] >= KEPT for each in one["made_of"]):
        return True
    if does == chosen["do"] == c.DOES[c.CHOOSE]:
        return bool(_revealed(reading, chosen) - _revealed(reading, move))
    if does == chosen["do"] and does in HONEST:
        return bool(chosen.get("how") == HONEST[does] != move.get("how"))
    if does == chosen["do"] == c.DOES[c.REACT]:
        return (chosen.get("how"), move.get("how")) == (c.REACTIONS[c.SAY_COST], c.REACTIONS[c.LET_PASS])
    return chosen["do"] in SPEAKS and does in MUTE


def _revealed(reading: Reading, move: Move) -> set[int]:
    """Facts that an option of the story reveals."""
    code = reading.book.names.choices.code.get(str(move["what"]))
    if code is None:
        return set()
    return {int(row[1]) for row in effects_of(reading.book.frame, code) if row[0] == t.EFFECT_REVEAL}


def price(one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Of what the difference is made of, what silence costs: what bursts more, what fewer know, whom the others trust
    less."""
    more = {"burst": 1, "said": -1, "trusted": -1, "left": 1}
    return [each for each in one["made_of"] if (each["there"] - each["here"]) * more.get(each["what"], 0) > 0]
