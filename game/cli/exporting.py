"""`export`: the plays kept on this machine; one of them as a file that `replay` and `debrief` read."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from game.cli.refusals import Wrong, unknown
from game.cli.speaking import language, out, out_json, say
from game.play.refusals import BadSave
from game.play.storage import PlayStore, Saved


def export(asked: Namespace) -> int:
    """Without a play: the list of them. A play by its id, or by how it begins; written to --out, or told."""
    try:
        with PlayStore(asked.data) as store:
            saved = store.list()
            if asked.play is None:
                listed(saved, asked.json)
                return 0
            log = store.load(found(saved, asked.play).id)
    except BadSave as refused:
        raise Wrong(refused.sentence(language()), 1) from None
    if asked.out is None:
        out(log.as_json().rstrip())
    else:
        asked.out.write(log.as_json())
    return 0


def found(saved: Sequence[Saved], given: str) -> Saved:
    """The one play whose id begins so. Raises Wrong with the nearest."""
    matching = [one for one in saved if given and one.id.startswith(given)]
    if len(matching) != 1:
        raise unknown("C118", given, [one.id for one in saved])
    return matching[0]


def listed(saved: Sequence[Saved], as_json: bool) -> None:
    if as_json:
        out_json([told(one) for one in saved])
        return
    for one in saved:
        header, problem = one.header, one.problem.sentence(language()) if one.problem is not None else ""
        words = [one.began, header.scenario, ", ".join(header.people)] if header is not None else []
        words.append(problem or say(f"{one.moves} coups", f"{one.moves} moves"))
        out(f"{one.id}  {' — '.join(word for word in words if word)}")
    if not saved:
        out(say("Aucune partie n’est gardée ici.", "No play is kept here."))


def told(one: Saved) -> dict[str, Any]:
    """A play of the list: {id, began, scenario, people, moves, problem}."""
    return {
        "id": one.id,
        "began": one.began,
        "scenario": one.header.scenario if one.header is not None else None,
        "people": list(one.header.people) if one.header is not None else [],
        "moves": one.moves,
        "problem": one.problem.sentence(language()) if one.problem is not None else None,
    }
