"""The laboratory's questions to a scenario, answered from batches of plays; every answer is plain JSON data.

What an author must mend stands under `complaints`, by these thresholds and no others:

- UNSEEN: a scene, an option, an ending, a part of an agenda or a whole agenda that no play met, random and minds
  together;
- DOMINATED: an option worse than another of its scene, surely, on all four dials of its seat, whichever wish its seat
  was given;
- UNWINNABLE: a part of an agenda with which nine plays in ten of minds end under WON on one's own game; or a whole
  agenda, where each of its parts alone can win;
- UNFAIR: a seat that people may hold, whose four dials together stand UNFAIR points under the mean of the other such
  seats, all held by minds;
- ROOM: of the plays whose table was solved, those that some agreement was possible in are fewer than LEAST_ROOM;
- WIDE: an ending above MOST_SHARE of the plays of either minds; RARE: one under LEAST_SHARE of both together;
- SIDED: a pitfall of its own sheet that minds fall into, or avoid, in fewer than BOTH_WAYS of plays;
- BLIND: a blind way of playing one seat that does as well as the game's minds on the four dials together.

Effects are measured by forcing: the same plays, with the same luck, an option being taken wherever it is open. Lifts
and costs compare plays of random and of minds that did and did not: an association, not a cause.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.batch.running import ASKED, RIGHT
from game.debrief import outcome as o
from game.lab.agendas import ENOUGH, Array, Json, agendas, by_id, drawn, means_of, mixes, possible_mixes
from game.lab.bargains import RANKS, bargain, typical
from game.lab.pieces import Piece, Result, done_all, piece, plays_of
from game.lab.value import AGREED, NASH_SHARE, ROOM, SUM_SHARE
from game.minds.seats import ATTENTION, BLIND
from game.story import tables as t
from game.story.identifiers import SHEET_PITFALLS
from game.story.library import Loaded

WON, UNFAIR, SURE = 40.0, 12.0, 2.6
LEAST_ROOM = 0.25
MOST_SHARE, LEAST_SHARE, BOTH_WAYS = 0.5, 0.02, 0.05
LEAST = 20  # plays of a piece
KINDS = ("scenes", "options", "endings", "parts", "mixes")  # of what can be met
FREE, FORCED, BLINDS, TABLED = 20_000, 3_000, 6_000, 1_000  # plays of each kind, unless asked otherwise


@dataclass
class Asked:
    """All the pieces of a survey, by what they are for."""

    free: dict[str, Piece]  # by kind of minds
    forced: dict[str, Piece]  # by choice
    blind: dict[tuple[str, str], Piece]  # by seat and mind
    attention: dict[tuple[str, str], Piece]  # by seat and way of spending one's attention
    informed: Piece

    def all(self) -> list[Piece]:
        held = (self.forced, self.blind, self.attention)
        return [*self.free.values(), self.informed, *(one for pieces in held for one in pieces.values())]


def asked(loaded: Loaded, seed: int, plays: int = FREE) -> Asked:
    """What a survey plays; the share of each kind follows `plays`."""
    names = loaded.tables.names
    game = dict.fromkeys(names.seats, "game")
    forced, blind = share(FORCED, plays), share(BLINDS, plays)
    return Asked(
        {minds: piece(dict.fromkeys(names.seats, minds), seed, plays) for minds in ("random", "game")},
        {choice: piece(game, seed, forced, choice) for choice in names.choices},
        {(seat, mind): piece({**game, seat: mind}, seed, blind) for seat in playable(loaded) for mind in BLIND},
        {(seat, way): piece({**game, seat: way}, seed, plays) for seat in playable(loaded) for way in ATTENTION},
        piece(game, seed, blind),
    )


def share(of: int, plays: int) -> int:
    """What a number of plays of one kind becomes when `plays` are asked."""
    return max(LEAST, plays * of // FREE)


def playable(loaded: Loaded) -> list[str]:
    """The seats that people may hold: whether a seat is fair to who plays it is asked of these alone."""
    return [seat for seat in loaded.tables.names.seats if loaded.scenario.structures[seat].playable]


def survey(
    loaded: Loaded,
    folder: Path,
    seed: int,
    plays: int = FREE,
    told: Callable[[int, int], None] = lambda done, of: None,
    workers: int = 2,
) -> Json:
    """Play what is missing and answer every question. `told`: how many plays are done, of how many."""
    what = asked(loaded, seed, plays)
    pieces = what.all()
    first, then = plays_of(pieces), len(RANKS) * share(TABLED, plays)
    results = done_all(folder, loaded, pieces, lambda done: told(done, first + then), workers)
    found = dict(zip(pieces, results, strict=True))
    free = {minds: found[one] for minds, one in what.free.items()}
    shown = typical(free["game"], drawn(free["game"]))
    game = dict(what.informed.minds)
    tabled = [piece(game, seed, share(TABLED, plays), agendas=given) for _, given in shown]
    at_table = done_all(folder, loaded, tabled, lambda done: told(first + done, first + then), workers)
    told(first + then, first + then)
    answers: Json = {
        "scenario": loaded.scenario.id,
        "fingerprint": loaded.fingerprint,
        "seed": seed,
        "plays": plays,
        "coverage": coverage(loaded, free),
        "options": options(loaded, {choice: found[one] for choice, one in what.forced.items()}),
        "agendas": agendas(loaded, free["game"]),
        "mixes": mixes(loaded, free["game"]),
        "seats": seats(loaded, free["game"]),
        "approaches": approaches(free),
        "pitfalls": pitfalls(free),
        "verdicts": verdicts(loaded, free["game"]),
        "tables": tables(free),
        "bargains": [
            bargain(loaded.tables, rank, given, result) for (rank, given), result in zip(shown, at_table, strict=True)
        ],
        "blind": blind(loaded, {key: found[one] for key, one in what.blind.items()}, found[what.informed]),
        "attention": attention(loaded, {key: found[one] for key, one in what.attention.items()}),
    }
    answers["complaints"] = complaints(loaded, answers)
    return answers


def coverage(loaded: Loaded, free: Mapping[str, Result]) -> Json:
    """Share of plays that met each scene, option, ending, part of an agenda and whole agenda, by kind of minds; and
    what none met. `open`: share of plays in which an option could be taken."""
    names, possible = loaded.tables.names, possible_mixes(loaded)
    met: Json = {kind: {} for kind in KINDS}
    could: Json = {}
    for minds, result in free.items():
        plays, codes = len(result.row), drawn(result)
        met["scenes"][minds] = by_id(names.scenes, result.scene / plays)
        met["options"][minds] = by_id(names.choices, result.choice[:, 1] / plays)
        could[minds] = by_id(names.choices, result.choice[:, 0] / plays)
        met["endings"][minds] = by_id(
            names.endings, np.bincount(result.row[:, 0], minlength=len(names.endings)) / plays
        )
        met["parts"][minds] = by_id(
            names.parts, np.array([(codes == code).any(axis=(1, 2)).mean() for code in range(len(names.parts))])
        )
        met["mixes"][minds] = {
            name: round(float((codes[:, seat] == mix).all(axis=1).mean()), 5) for name, (seat, mix) in possible.items()
        }
    never = {
        kind: [name for name in by["game"] if all(by[minds][name] == 0 for minds in free)] for kind, by in met.items()
    }
    return {**met, "open": could, "never": never}


def options(loaded: Loaded, forced: Mapping[str, Result]) -> Json:
    """By option: how many points each dial of its seat and the mean of all seats' move, in the plays where it is open,
    against the mean of the options of its scene; `beaten_by`: an option that is surely better on all four dials."""
    frame, names = loaded.tables.frame, loaded.tables.names
    found: Json = {}
    for scene in range(len(names.scenes)):
        rows = range(int(frame.scene[scene, t.SCENE_FROM]), int(frame.scene[scene, t.SCENE_TO]))
        for seat in sorted({int(frame.choice[row, t.CHOICE_SEAT]) for row in rows}):
            own = [names.choices[row] for row in rows if int(frame.choice[row, t.CHOICE_SEAT]) == seat]
            if own:
                found |= _effects(loaded, {choice: forced[choice] for choice in own}, seat, names.scenes[scene])
    return found


def _effects(loaded: Loaded, forced: Mapping[str, Result], seat: int, scene: str) -> Json:
    """The options of one seat in one scene beside one another."""
    names = loaded.tables.names
    dials = {choice: result.dial.astype(np.float64) for choice, result in forced.items()}
    mean = np.mean(list(dials.values()), axis=0)
    found: Json = {}
    for choice, result in forced.items():
        # Where nobody chose otherwise the plays are the same ones: only those that differ say something.
        apart = [other for other in forced if other != choice and (dials[other] != dials[choice]).any()]
        where = (dials[choice] != mean).any(axis=(1, 2))
        own = dials[choice][where, seat] - mean[where, seat]
        found[choice] = {
            "scene": scene,
            "seat": names.seats[seat],
            "plays": int(where.sum()),
            "own": _dials(own),
            "all": _dials((dials[choice][where] - mean[where]).mean(axis=1)),
            "endings": by_id(
                names.endings,
                np.bincount(result.row[:, 0], minlength=len(names.endings)) / len(result.row),
            ),
            "beaten_by": [other for other in apart if _beats(loaded, dials[other], dials[choice], drawn(result), seat)],
        }
    return found


def _beats(loaded: Loaded, better: Array, worse: Array, parts: Array, seat: int) -> bool:
    """Surely better on all four dials of its seat, whichever wish the seat was given."""
    gap = better[:, seat] - worse[:, seat]
    where = (better != worse).any(axis=(1, 2))
    wishes = parts[:, seat, 0]
    for wish in np.unique(wishes):
        some = gap[where & (wishes == wish)]
        if len(some) < ENOUGH:
            return False
        mean, half = some.mean(axis=0), SURE * some.std(axis=0, ddof=1) / np.sqrt(len(some))
        if not (mean > half).all():
            return False
    return True


def seats(loaded: Loaded, result: Result) -> Json:
    """By seat: the mean of each dial, held by the game's minds."""
    return {
        seat: means_of(result.dial[:, code].mean(axis=0, dtype=np.float64))
        for code, seat in enumerate(loaded.tables.names.seats)
    }


def approaches(free: Mapping[str, Result]) -> Json:
    """By approach: dials (all seats together) where it was practised less where it was not."""
    at = 2 + len(t.PITFALLS)
    return {name: _lift(free, at + code, 3, 1) for code, name in enumerate(t.APPROACHES)}


def pitfalls(free: Mapping[str, Result]) -> Json:
    """By pitfall: dials (all seats together) where it was fallen into less where it was avoided."""
    return {name: _lift(free, 2 + code, 3, 1) for code, name in enumerate(t.PITFALLS)}


def verdicts(loaded: Loaded, result: Result) -> Json:
    """By pitfall of the scenario's own sheet: the share of plays in which the table fell into it, brushed it, avoided
    it; the game's minds."""
    graded = {"fallen": t.FALLEN, "brushed": t.BRUSHED, "avoided": t.AVOIDED}
    return {
        name: {
            verdict: round(float((result.row[:, 2 + t.PITFALLS.index(name)] == grade).mean()), 5)
            for verdict, grade in graded.items()
        }
        for name in SHEET_PITFALLS.get(loaded.scenario.sheet, ())
    }


def _lift(free: Mapping[str, Result], column: int, this: int, that: int) -> Json | None:
    """The difference within each kind of minds (between kinds it would tell who plays, not what was done), the surer
    weighing more."""
    gaps, weights, plays = list[Array](), list[Array](), [0, 0]
    for result in free.values():
        dial, verdict = result.dial.mean(axis=1, dtype=np.float64), result.row[:, column]
        one, other = dial[verdict == this], dial[verdict == that]
        if len(one) >= ENOUGH and len(other) >= ENOUGH:
            gaps.append(one.mean(axis=0) - other.mean(axis=0))
            spread = one.var(axis=0, ddof=1) / len(one) + other.var(axis=0, ddof=1) / len(other)
            weights.append(1.0 / np.maximum(spread, 1e-9))
            plays = [plays[0] + len(one), plays[1] + len(other)]
    if not gaps:
        return None
    weight = np.sum(weights, axis=0)
    change = np.sum([gap * own for gap, own in zip(gaps, weights, strict=True)], axis=0) / weight
    half = SURE / np.sqrt(weight)
    return {
        "plays": plays,
        **{name: [round(float(change[k]), 1), round(float(half[k]), 1)] for k, name in enumerate(o.DIALS)},
    }


def tables(free: Mapping[str, Result]) -> Json:
    """By kind of minds: of the plays whose agendas left room for an agreement, the share that agreed, and of these the
    mean share of the largest Nash product that was reached, and of the largest sum of gains."""
    told: Json = {}
    for minds, result in free.items():
        room = result.table[result.table[:, ROOM] > 0]
        agreed = room[room[:, AGREED] > 0]
        told[minds] = {
            "plays": len(result.table),
            "room": round(float((result.table[:, ROOM] > 0).mean()), 4) if len(result.table) else None,
            "agreed": round(float((room[:, AGREED] > 0).mean()), 4) if len(room) else None,
            "nash": round(float(agreed[:, NASH_SHARE].mean()), 4) if len(agreed) else None,
            "sum": round(float(agreed[:, SUM_SHARE].mean()), 4) if len(agreed) else None,
        }
    return told


def blind(loaded: Loaded, found: Mapping[tuple[str, str], Result], informed: Result) -> Json:
    """By seat: the mean of its four dials, held by the game's minds (`game`) and by each blind one, the others being
    minds; with half the width of the interval."""
    told: Json = {}
    for seat in dict.fromkeys(seat for seat, _ in found):
        code = loaded.tables.names.seats.code[seat]
        ways = {"game": informed, **{mind: found[seat, mind] for mind in BLIND}}
        told[seat] = {}
        for mind, result in ways.items():
            own = result.dial[:, code].mean(axis=1, dtype=np.float64)
            told[seat][mind] = [
                round(float(own.mean()), 2),
                round(float(SURE * own.std(ddof=1) / np.sqrt(len(own))), 2),
            ]
    return told


def attention(loaded: Loaded, found: Mapping[tuple[str, str], Result]) -> Json:
    """By seat and by where its attention goes, the others being held by the game's minds: the share of what it guessed
    that was right, and the mean of each of its dials."""
    told: Json = {}
    for (seat, way), result in found.items():
        code = loaded.tables.names.seats.code[seat]
        guessed = result.guessed[:, code].sum(axis=0, dtype=np.int64)
        told.setdefault(seat, {})[way] = {
            "guesses": round(float(guessed[RIGHT] / guessed[ASKED]), 4) if guessed[ASKED] else None,
            "dials": means_of(result.dial[:, code].mean(axis=0, dtype=np.float64)),
        }
    return told


def complaints(loaded: Loaded, answers: Json) -> list[Json]:
    """What an author must mend, one by one: {what, id, …}."""
    found: list[Json] = [
        {"what": "UNSEEN", "kind": kind, "id": name}
        for kind, names in answers["coverage"]["never"].items()
        for name in names
    ]
    found += [
        {"what": "DOMINATED", "id": choice, "by": one["beaten_by"]}
        for choice, one in answers["options"].items()
        if one["beaten_by"]
    ]
    found += [
        {"what": "UNWINNABLE", "id": part, "p90": one["own_game_p90"]}
        for part, one in answers["agendas"].items()
        if one["own_game_p90"] < WON
    ]
    lost = {one["id"] for one in found if one["what"] == "UNWINNABLE"}
    found += [
        {"what": "UNWINNABLE", "id": name, "p90": one["own_game_p90"]}
        for name, one in answers["mixes"].items()
        if one["own_game_p90"] < WON and not lost.intersection(one["parts"])
    ]
    means = {seat: float(np.mean(list(answers["seats"][seat].values()))) for seat in playable(loaded)}
    for seat, mean in means.items():
        others = float(np.mean([value for other, value in means.items() if other != seat] or [mean]))
        if mean < others - UNFAIR:
            found.append({"what": "UNFAIR", "id": seat, "mean": round(mean, 1), "others": round(others, 1)})
    drawn_so = answers["tables"]["game"]
    if drawn_so["plays"] and drawn_so["room"] < LEAST_ROOM:
        found.append({"what": "ROOM", "id": "game", "possible": drawn_so["room"], "plays": drawn_so["plays"]})
    by = answers["coverage"]["endings"]
    for ending, share in by["game"].items():
        most, both = max(share, by["random"][ending]), (share + by["random"][ending]) / 2
        found += [{"what": "WIDE", "id": ending, "share": most}] if most > MOST_SHARE else []
        found += [{"what": "RARE", "id": ending, "share": both}] if 0 < both < LEAST_SHARE else []
    found += [
        {"what": "SIDED", "id": pitfall, "verdict": verdict, "share": shares[verdict]}
        for pitfall, shares in answers["verdicts"].items()
        for verdict in ("fallen", "avoided")
        if shares[verdict] < BOTH_WAYS
    ]
    for seat, ways in answers["blind"].items():
        found += [
            {"what": "BLIND", "id": seat, "mind": mind, "mean": mean, "game": ways["game"][0]}
            for mind, (mean, _) in ways.items()
            if mind != "game" and mean >= ways["game"][0]
        ]
    return found


def _dials(gaps: Array) -> Json:
    """[mean, half the width of its interval] by dial; none where no play tells."""
    if len(gaps) < 2:
        return {}
    half = SURE * gaps.std(axis=0, ddof=1) / np.sqrt(len(gaps))
    return {name: [round(float(gaps[:, k].mean()), 1), round(float(half[k]), 1)] for k, name in enumerate(o.DIALS)}
