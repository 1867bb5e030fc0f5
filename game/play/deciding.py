"""A play's decisive moments by permanent ids, from its log: what a debrief shows and a helper process sends.

A reading is plain JSON data:

    {"seat", "final": bool, "like": temperament that plays most like the seat, "plays": how many were played,
     "moments": [{"number", "tick", "chosen": move by ids, "heard": seats whose wish it had heard by then,
                  "others": [{"move": by ids, "plays", "ending": {"id", "here", "there", "half", "instead", "apart"},
                              "common_good": {"here", "there", "half"}, "own_game": {"here", "there", "half"},
                              "made_of": [{"what", "id", "here", "there"}],
                              "unknown": facts of `made_of` that it did not know}]}],
     "spread": {"plays", "endings": {id: share}, "dials": {dial: [p10, p50, p90]}} or None until the last reading}

Of an ending: `id`, the one whose odds change most; `instead`, the one that gains most the other way; `apart`, how many
plays of a hundred end another way in kind. `here` is the move made, `there` the other; shares and dials 0 to 100,
`half` half the width of the interval.
"""

from collections.abc import Callable, Sequence
from typing import Any

from numpy.typing import NDArray

from game.batch.batch import lengths_of, new_workbench
from game.debrief import outcome as o
from game.lab import moments as lab
from game.lab.moments import LARGE, LARGE_FROM, SMALL, Moment, Spread
from game.lab.options import kept_of, put_back, read
from game.minds.seats import MINDS
from game.play.log import Log, set_up
from game.play.words import Words, lying
from game.rules import state as s
from game.rules.engine import apply
from game.story import tables as t
from game.story.library import Loaded
from game.story.tables import Ints

Reading = dict[str, Any]
MASK = (1 << 60) - 1


def readings(loaded: Loaded, log: Log, seat: str, told: Callable[[float, Reading | None], None]) -> Reading:
    """The decisive moments of a whole play for one seat; the last reading is returned. `told` hears how far it is (0
    to 1), with a reading as soon as there is one to show. Raises BadLog where the log does not hold."""
    names = loaded.tables.names
    bench = new_workbench(
        loaded.tables, {name: log.header.minds.get(name, MINDS[0]) for name in names.seats}, lengths_of(loaded)
    )
    tables = loaded.tables._replace(frame=bench.frame, secrets=bench.secrets)
    stop = set_up(log, tables, bench.state)
    if stop is not None:
        raise stop
    start = kept_of(bench.state)
    words, moves = Words(tables), list[tuple[int, Ints]]()
    for move in log.moves:
        by, row = words.read(move, lying(tables, bench.state))
        moves.append((by, row))
        apply(tables.frame, tables.secrets, bench.state, by, row)
    put_back(start, bench.state)
    code, large = names.seats.code[seat], len(names.seats) >= LARGE_FROM
    record = read(bench, moves, code, draws=1 if large else 2)
    if log.handed:  # what the game did there in a person's absence is nobody's decision
        by_people = log.by_people()
        record.decisions = [one for one in record.decisions if by_people[one.number]]
    seed, effort = (log.header.seed * 2654435761 + 12345) & MASK, LARGE if large else SMALL
    kinds = [one.kind for one in loaded.scenario.endings]
    writer = _Writer(words, tables.names, bench, code, t.TEMPERAMENTS[record.temper], kinds)

    def hear(share: float, found: list[Moment]) -> None:
        told(share * 0.9, writer.reading(found, None) if found else None)

    found = lab.moments(bench, record, code, seed, effort, hear)
    return writer.reading(found, lab.spread(bench, record, code, seed, effort))


class _Writer:
    """Puts what was measured in ids."""

    def __init__(self, words: Words, names: Any, bench: Any, seat: int, like: str, kinds: Sequence[str]) -> None:
        self.words, self.names, self.bench, self.seat, self.like = words, names, bench, seat, like
        self.kinds = kinds  # of endings, in their order

    def reading(self, found: list[Moment], spread: Spread | None) -> Reading:
        return {
            "seat": self.names.seats[self.seat],
            "final": spread is not None,
            "like": self.like,
            "plays": sum(len(lot.ending) for one in found for lot in (one.chosen, *one.others)),
            "moments": [self.moment(one) for one in found],
            "spread": self.spread(spread) if spread is not None else None,
        }

    def moment(self, one: Moment) -> dict[str, Any]:
        put_back(one.decision.kept, self.bench.state)
        state, names = self.bench.state, self.names
        table = lying(self.words.tables, state)
        heard = [name for other, name in enumerate(names.seats) if state.pair[self.seat, other, s.HEARD_SEEKS] >= 0]
        return {
            "number": one.decision.number,
            "tick": one.decision.tick,
            "chosen": self.words.write(self.seat, one.decision.move, table),
            "heard": heard,
            "others": [self.other(one, at, table) for at in range(len(one.others))],
        }

    def other(self, one: Moment, at: int, table: list[int]) -> dict[str, Any]:
        lot, names, state = one.others[at], self.names, self.bench.state
        ending = one.ending[at]
        made = lab.made_of(names, self.bench, one.chosen, lot)
        facts = [item["id"] for item in made if item["what"] in ("burst", "said")]
        return {
            "move": self.words.write(self.seat, lot.move, table),
            "plays": len(lot.ending),
            "ending": {
                "id": names.endings[ending],
                "here": round(float((one.chosen.ending == ending).mean()) * 100, 1),
                "there": round(float((lot.ending == ending).mean()) * 100, 1),
                "half": round(lab.shift(one, at)[1], 1),
                **self.ends(one.chosen.ending, lot.ending),
            },
            **{
                o.DIALS[dial]: {
                    "here": round(float(one.chosen.dial[:, dial].mean()), 1),
                    "there": round(float(lot.dial[:, dial].mean()), 1),
                    "half": round(lab.lift(one, at, dial)[1], 1),
                }
                for dial in lab.COMPARED
            },
            "made_of": [{**item, "here": round(item["here"], 1), "there": round(item["there"], 1)} for item in made],
            "unknown": [fact for fact in dict.fromkeys(facts) if not state.fact[names.facts.code[fact], self.seat]],
        }

    def ends(self, here: NDArray[Any], there: NDArray[Any]) -> dict[str, Any]:
        """What the other way ends by, beside the move made."""
        gained = [float((there == at).mean() - (here == at).mean()) for at in range(len(self.names.endings))]
        kinds = dict[str, float]()
        for by, kind in zip(gained, self.kinds, strict=True):
            kinds[kind] = kinds.get(kind, 0.0) + by
        apart = 100 * sum(abs(by) for by in kinds.values()) / 2
        return {"instead": self.names.endings[gained.index(max(gained))], "apart": round(apart, 1)}

    def spread(self, spread: Spread) -> dict[str, Any]:
        return {
            "plays": spread.plays,
            "endings": {name: round(float(spread.ending[at]), 4) for at, name in enumerate(self.names.endings)},
            "dials": {name: [round(float(one), 1) for one in spread.dial[:, k]] for k, name in enumerate(o.DIALS)},
        }
