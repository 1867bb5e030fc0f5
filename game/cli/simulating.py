"""`simulate`: many plays without anyone, interpreted when they are few, compiled when they are many."""

from argparse import Namespace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from game.cli.asking import MINDS
from game.cli.compiling import compile_rules
from game.cli.finding import folder_of, loaded
from game.cli.progress import progress
from game.cli.refusals import refusal, unknown
from game.cli.speaking import out, out_json, say

if TYPE_CHECKING:
    from game.batch.batch import Workbench
    from game.story.library import Loaded

# From how many plays compiling pays. Measured: 0.1 s a play interpreted; some seconds to load compiled rules.
FEW, FEW_AT_FIRST = 100, 1500
DIGESTED = 5000  # plays whose digest `--json` always gives: a play takes about a millisecond to be put in words


def simulate(asked: Namespace) -> int:
    folder_of(asked.scenario, asked.scenarios)
    choose_mode(asked)
    scenario = loaded(asked.scenario, asked.scenarios)
    minds = minds_of(asked, list(scenario.tables.names.seats))
    from game.batch.batch import lengths_of, run
    from game.batch.summing import summed
    from game.play.meaning import BatchMeaning

    meaning = BatchMeaning(scenario.tables)

    def looked(bench: "Workbench") -> None:
        meaning.add(bench.state, bench.outcome, bench.desk)

    digested = asked.digest or (asked.json and asked.plays <= DIGESTED)
    lengths = lengths_of(scenario)
    with progress(asked.plays) as told:
        batch = run(
            scenario.tables, asked.seed, asked.plays, minds, lengths, told, looked if digested else None, asked.workers
        )
    if asked.keep:
        _keep(scenario, minds, asked)
    found = summed(batch, scenario.fingerprint) | {"meaning": meaning.digest if digested else None}
    if asked.json:
        out_json(found)
    else:
        _tell(found)
    return 0


def choose_mode(asked: Namespace) -> None:
    """Compile the rules, before any of them is imported, when that is asked or pays."""
    if asked.interpreted:
        return
    from game.rules.compile import mode

    if find_spec("numba") is None:
        if asked.compiled:
            raise refusal("C301")
        return
    if asked.compiled or asked.plays >= (FEW if mode.known() else FEW_AT_FIRST):
        compile_rules(asked.compiled)


def minds_of(asked: Namespace, seats: list[str]) -> dict[str, str]:
    """Who holds each seat: `--minds`, but for those given by `--seat`."""
    minds = dict.fromkeys(seats, asked.minds)
    met: set[str] = set()
    for given in asked.seat:
        seat, _, mind = given.partition("=")
        if seat in met:
            raise refusal("C121", found=seat)
        met.add(seat)
        if seat not in minds:
            raise unknown("C104", seat, seats)
        if mind not in MINDS:
            raise unknown("C106", mind, MINDS)
        minds[seat] = mind
    return minds


def _keep(scenario: "Loaded", minds: dict[str, str], asked: Namespace) -> None:
    """Write the first plays as play files, and what each came to as `replay --json` says it, in `outcomes.json`."""
    from game.cli.recording import record

    record(scenario, minds, range(asked.seed, asked.seed + min(asked.keep, asked.plays)), asked.out)


def _tell(found: dict[str, Any]) -> None:
    speed = f"{found['plays']} × {found['scenario']}, {found['seconds']} s, {found['moves_per_second']}"
    out(speed + say(" coups/s", " moves/s"))
    if found["meaning"]:
        said = say("empreinte de ce que les parties veulent dire :", "digest of what the plays mean:")
        out(f"{said} {found['meaning']}")
    fallen = {name: shares["fallen"] for name, shares in found["pitfalls"].items()}
    practised = {name: shares["practised"] for name, shares in found["approaches"].items()}
    for title, shares in (
        (say("fins", "endings"), found["endings"]),
        (say("freins : tombés dedans", "pitfalls: fallen into"), fallen),
        (say("démarches : pratiquées", "approaches: practised"), practised),
    ):
        out(f"\n{title}")
        for name, share in sorted(shares.items(), key=lambda one: -one[1]):
            if share > 0:
                out(f"  {share:6.1%}  {name}")
    out("\n" + say("cadrans (médiane)", "dials (median)"))
    for seat, dials in found["dials"].items():
        out(f"  {seat:<12} " + "  ".join(f"{name} {spread['p50']:.0f}" for name, spread in dials.items()))
