"""What many plays say together: shares, means and spreads, by permanent ids."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.batch.batch import Batch
from game.batch.running import AT_APPROACHES, AT_DRAWN, AT_PITFALLS, DRAWN, R_ENDING, R_MOVES
from game.debrief import outcome as o
from game.minds.temperament import digest
from game.rules.packing import hold_at
from game.story import tables as t

VERDICTS = ("none", "avoided", "brushed", "fallen")
PRACTISED = ("unknown", "not", "half", "practised")
Json = dict[str, Any]


def summed(batch: Batch, fingerprint: str) -> Json:
    """A batch as plain JSON data; shares are of the plays, 0 to 1. The same batch gives the same, timings aside."""
    names, row, dial = batch.tables.names, batch.records.row, batch.records.dial
    plays, seats = dial.shape[0], len(names.seats)
    moves = int(row[:, R_MOVES].sum(dtype=np.int64))
    drawn = row[:, AT_DRAWN:].reshape(plays, seats, DRAWN)
    return {
        "scenario": names.scenario,
        "fingerprint": fingerprint,
        "seed": batch.seed,
        "minds": batch.minds,
        "minds_digest": digest(),
        "plays": plays,
        "moves": moves,
        "seconds": round(batch.seconds, 3),
        "compile_seconds": round(batch.compile_seconds, 3),
        "moves_per_second": round(moves / batch.seconds) if batch.seconds > 0 else 0,
        "endings": shares(row[:, R_ENDING], names.endings),
        "pitfalls": {
            name: _some(shares(row[:, AT_PITFALLS + code], VERDICTS), VERDICTS[1:])
            for code, name in enumerate(t.PITFALLS)
        },
        "hold": {seat: _holds(batch.records.hold[:, code].astype(np.int64)) for code, seat in enumerate(names.seats)},
        "approaches": {
            name: _some(shares(row[:, AT_APPROACHES + code], PRACTISED), PRACTISED[::-1])
            for code, name in enumerate(t.APPROACHES)
        },
        "dials": {
            seat: {name: spread(dial[:, code, k]) for k, name in enumerate(o.DIALS)}
            for code, seat in enumerate(names.seats)
        },
        "agendas": {seat: _agendas(batch, drawn, code) for code, seat in enumerate(names.seats)},
        "scenes": {name: _share(int(batch.records.scene[code]), plays) for code, name in enumerate(names.scenes)},
        "options": {
            name: {
                "offered": _share(int(batch.records.choice[code, 0]), plays),
                "taken": _share(int(batch.records.choice[code, 1]), plays),
            }
            for code, name in enumerate(names.choices)
        },
    }


def shares(codes: NDArray[np.int16] | NDArray[np.int64], names: Iterable[str]) -> dict[str, float]:
    """Share of each code, by name."""
    known = list(names)
    counts = np.bincount(codes, minlength=len(known))
    return {name: _share(int(counts[code]), len(codes)) for code, name in enumerate(known)}


def spread(values: NDArray[np.float32]) -> dict[str, float]:
    """Mean, and the values under which a tenth, half and nine tenths of the plays stand."""
    p10, p50, p90 = np.percentile(values, [10, 50, 90])
    told = {"mean": values.mean(dtype=np.float64), "p10": p10, "p50": p50, "p90": p90}
    return {name: round(float(value), 2) for name, value in told.items()}


def _share(count: int, of: int) -> float:
    return round(count / of, 6)


def _some(found: dict[str, float], kept: Iterable[str]) -> dict[str, float]:
    return {name: found[name] for name in kept}


def _holds(holds: NDArray[np.int64]) -> Json:
    """What a seat had to do with each pitfall."""
    return {name: shares(hold_at(holds, code), t.HOLDS) for code, name in enumerate(t.PITFALLS)}


def _agendas(batch: Batch, drawn: NDArray[np.int16], seat: int) -> Json:
    """For each part of a seat's agenda: how often it was drawn, and what those plays came to."""
    names, row, dial = batch.tables.names, batch.records.row, batch.records.dial
    found = {}
    for code, name in enumerate(names.parts):
        owner, _, part = name.partition(".")
        if owner != names.seats[seat]:
            continue
        with_it = (drawn[:, seat, :] == code).any(axis=1)
        count = int(with_it.sum())
        found[part] = {
            "share": _share(count, len(row)),
            "endings": shares(row[with_it, R_ENDING], names.endings) if count else {},
            "dials": {
                dial_name: round(float(dial[with_it, seat, k].mean(dtype=np.float64)), 2)
                for k, dial_name in enumerate(o.DIALS)
            }
            if count
            else {},
        }
    return found
