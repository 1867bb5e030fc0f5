"""`export`: the plays kept on this machine; one of them as a file that `replay` and `debrief` read."""

import shutil
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from os.path import lexists
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from game.cli.refusals import Wrong, unknown
from game.cli.speaking import language, out, out_json, out_raw, say
from game.play.refusals import BadSave
from game.play.savefile import beside, refusing
from game.play.storage import FILE, PlayStore, Saved, data_folder


def export(asked: Namespace) -> int:
    """Without a play: the list of them. A play by its id, or by how it begins; written to --out, or told. Where no play
    is kept nothing is made, and one that may only be read is read all the same."""
    folder = asked.data or data_folder()
    try:
        with read_from(folder) as store:
            saved = store.list() if store is not None else []
            if asked.play is None:
                listed(saved, asked.json, folder)
                return 0
            play = found(saved, asked.play).id
            assert store is not None
            log = store.load(play)
    except BadSave as refused:
        raise Wrong(refused.sentence(language()), 1) from None
    if asked.out is None:
        out_raw(log.as_json().rstrip())
    else:
        asked.out.write(log.as_json())
    return 0


@contextmanager
def read_from(folder: Path) -> Iterator[PlayStore | None]:
    """The plays of a folder, to be read; None where there are none. Raises BadSave."""
    file = folder / FILE
    if not lexists(folder) or (folder.is_dir() and not lexists(file)):
        yield None
        return
    with ExitStack() as stack:
        try:
            store = stack.enter_context(PlayStore(folder))
        except BadSave as refused:
            if refused.code not in ("D105", "D106") or not file.is_file():
                raise
            copy = Path(stack.enter_context(TemporaryDirectory(prefix="denouer-")))
            with refusing(file):
                for one in (file, beside(file, "-wal")):
                    if one.exists():
                        shutil.copyfile(one, copy / one.name)
            store = stack.enter_context(PlayStore(copy))
        yield store


def found(saved: Sequence[Saved], given: str) -> Saved:
    """The one play whose id begins so. Raises Wrong with the nearest."""
    matching = [one for one in saved if given and one.id.startswith(given)]
    if len(matching) != 1:
        raise unknown("C118", given, [one.id for one in saved])
    return matching[0]


def listed(saved: Sequence[Saved], as_json: bool, folder: Path) -> None:
    if as_json:
        out_json([told(one) for one in saved])
        return
    for one in saved:
        header, problem = one.header, one.problem.sentence(language()) if one.problem is not None else ""
        words = [one.began, header.scenario, ", ".join(header.people)] if header is not None else []
        words.append(problem or say(f"{one.moves} coups", f"{one.moves} moves"))
        out(f"{one.id}  {' — '.join(word for word in words if word)}")
    if not saved:
        out(say(f"Aucune partie n’est gardée ici : {folder}", f"No play is kept here: {folder}"))


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
