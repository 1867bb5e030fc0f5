"""Plays the directives of `directives.yaml` through the engine, and writes the play files that scenarios ship.

As a program: `python -m tests.scenarios.director` writes them all. Where a directive says nothing: pass in the
corridor, answer wholly, say yes to the package laid by direction, deliver what was promised, put nothing into any
box, let a burst pass with its cost said, own up, say nothing of how one sees the others.
"""

import sys
from pathlib import Path

import numpy as np
import yaml

from game.play.log import Expects, begun, home_events
from game.play.words import Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, apply, legal
from game.rules.flow.deal import draw_agenda
from game.rules.read.packages import encode
from game.story.library import load

HERE = Path(__file__).resolve().parent
SEEDS = 400_000


def directives():
    return yaml.safe_load((HERE / "directives.yaml").read_text("utf-8"))


class Director:
    """One directed play of a scenario."""

    def __init__(self, scenario, directed, seed=None):
        self.loaded = load(scenario)
        self.tables = self.loaded.tables
        self.names = self.tables.names
        self.directed = directed
        self.seed = self.find_seed() if seed is None else seed
        self.taken = set()

    def find_seed(self):
        """The first seed that draws the agendas directed; seat by seat, since most seeds fail at the first."""
        frame, secrets, _ = self.tables
        wanted = {
            self.names.seats.code[seat]: [self.names.parts.code[f"{seat}.{part}"] for part in parts]
            for seat, parts in self.directed["agendas"].items()
        }
        state = s.new_state(frame)
        for seed in range(SEEDS):
            state.scal[s.SEED] = seed
            for seat, parts in wanted.items():
                draw_agenda(secrets, state, seat)
                if state.seat[seat, [s.SEEKS, s.RED_ZONE, s.PRESSURE_PART]].tolist() != parts:
                    break
            else:
                return seed
        raise LookupError(f"no seed under {SEEDS} draws {wanted}")

    def play(self):
        """The log of the play, with what it expects; its last state; the choices directed that nobody took."""
        frame, secrets, names = self.tables
        log, state = begun(self.loaded, self.seed, tuple(names.seats))
        words = Words(self.tables)
        rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
        while not state.scal[s.OVER]:
            for seat in range(len(names.seats)):
                if not state.scal[s.OVER] and int(state.scal[s.AWAITED] & ~state.scal[s.DONE]) >> seat & 1:
                    n = legal(frame, secrets, state, seat, rows)
                    move = self.move(state, seat, rows[:n].tolist())
                    log.moves.append(words.write(seat, move, lying(self.tables, state)))
                    assert apply(frame, secrets, state, seat, np.array(move)) == 0, log.moves[-1]
        log.home_events = home_events(self.tables, state)
        log.title, log.why = self.directed["title"], self.directed["why"]
        log.expects = Expects(**self.directed["expects"])
        unused = set(self.directed["choices"]) - self.taken
        return log, state, unused

    def burst(self, state):
        """The knots that burst on the way, by name."""
        happened = state.event[: int(state.scal[s.EVENTS])]
        return sorted(self.names.facts[int(one[s.E_WHAT])] for one in happened if one[s.KIND] == c.E_BURST)

    def move(self, state, seat, rows):
        """[DO, TO, WHAT, HOW, MARKS, LEGAL] as directed."""
        stage = c.STAGES[state.scal[s.STAGE]]
        step = self.names.steps[int(state.scal[s.STEP])].rpartition(".")[2]
        seat_name = self.names.seats[seat]
        row = rows[0]
        move = [*row[:4], 0, 0]
        if stage == "scene":
            move = self.choose(rows)
        elif stage == "corridor":
            move = self.corridor(rows, self.directed.get("corridor", {}).get(step, {}).get(seat_name))
        elif stage == "round":
            move = self.round(state, seat, rows, self.directed.get("tables", {}).get(step, {}))
        elif stage == "delivery":
            move = self.deliver(rows, self.directed.get("delivered", {}).get(step, {}).get(seat_name, 1.0))
        elif stage == "ask":
            move[s.WHAT] = self.shares(row, self.directed.get("given", {}).get(step, {}).get(seat_name, {}))
        elif stage == "burst":
            move[s.HOW] = c.SAY_COST
        elif row[0] == c.ACCEPT:
            move[s.HOW] = 1
        return move

    def choose(self, rows):
        for row in rows:
            name = self.names.choices[row[2]]
            if name in self.directed["choices"]:
                self.taken.add(name)
                return [*row[:4], 0, 0]
        raise LookupError("nothing directed among " + ", ".join(self.names.choices[row[2]] for row in rows))

    def corridor(self, rows, told):
        do, *rest = told or ["pass"]
        to = -1 if not rest or rest[0] == "all" else self.names.seats.code[rest[0]]
        what = self.names.facts.code[rest[1]] if len(rest) > 1 else 0
        for row in rows:
            if c.DOES[row[0]] == do and row[1] == to and row[2] <= what < row[2] + row[4]:
                return [row[0], row[1], what, row[3], 0, 0]
        raise LookupError(f"{told} is not open")

    def deliver(self, rows, share):
        """The share directed, or the most that is open."""
        places = {place: row for row in rows for place in range(row[2], row[2] + row[4])}
        place = min(c.AMOUNTS.index(share), max(places))
        return [*places[place][:2], place, places[place][3], 0, 0]

    def shares(self, row, given):
        """What is put in each box, as it is; nothing where nothing is directed."""
        words = Words(self.tables)
        nothing = words.write(0, np.array([*row[:4], 0, 0]), [])
        return int(words.read({**nothing, "what": dict.fromkeys(nothing["what"], given)}, [])[1][s.WHAT])

    def round(self, state, seat, rows, told):
        """Lay the package, or name the tension, in the first round; then say yes, or not yet, to what lies there."""
        wanted_package = sorted(self.names.options.code[option] for option in told.get("package", []))
        marks = 0
        for place, package in enumerate(lying(self.tables, state)):
            lies_there = sorted(state.package[package, : len(self.names.clauses)].tolist())
            mark = c.YES if lies_there == wanted_package else (c.NO if wanted_package else c.NOT_YET)
            marks += mark * 3**place
        first = int(state.scal[s.ROUND]) == 0
        wanted = c.STAND
        if first and told.get("put") == self.names.seats[seat]:
            wanted = c.PUT
        elif first and told.get("tension") == self.names.seats[seat]:
            wanted = c.NAME_TENSION
        row = next(row for row in rows if row[0] == wanted)
        if wanted == c.NAME_TENSION:  # a fact, where there is one to name
            row = next((one for one in rows if one[0] == wanted and one[2] > 0), row)
        what = row[2]
        if wanted == c.PUT:
            ids = {option.partition(".")[0]: option for option in told["package"]}
            what = encode(
                self.tables.frame, np.array([self.names.options.code[ids[clause]] for clause in self.names.clauses])
            )
        return [row[0], row[1], what, 1 if row[3] <= 1 < row[3] + row[5] else row[3], marks, 0]


def main():
    for scenario, plays in directives().items():
        for name, directed in plays.items():
            director = Director(scenario, directed)
            log, state, unused = director.play()
            ending = director.names.endings[int(state.scal[s.ENDING])]
            path = Path("scenarios") / scenario / "plays" / f"{name}.json"
            path.write_text(log.as_json(), encoding="utf-8")
            on_the_way = f"burst: {director.burst(state)}; not taken: {sorted(unused)}"
            sys.stdout.write(f"{path}: seed {director.seed}, {ending}; {on_the_way}\n")


if __name__ == "__main__":
    main()
