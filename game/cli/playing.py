"""`play`, and the game itself when nothing is asked: a session, in a window or in the terminal."""

import secrets
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from shlex import join
from tempfile import mkdtemp
from typing import Any

from game.cli.asking import SEEDS
from game.cli.finding import loaded
from game.cli.refusals import Wrong, refusal, unknown
from game.cli.speaking import language
from game.pages.session import Session
from game.pages.shelf import Shelf, stamp
from game.play.helper import Helper
from game.play.refusals import BadSave
from game.play.storage import PlayStore
from game.play.words import MoveByIds
from game.rules.compile import mode
from game.story.library import Loaded, load
from game.story.summaries import SCENARIOS, list_scenarios, summary_of


def play(asked: Namespace) -> int:
    """The game from its title; or a scenario at once: the first page of the play when the seat is given, otherwise the
    choice of a seat."""
    for option, given in (("--seat", asked.seat), ("--from", asked.scene)):
        if asked.scenario is None and given is not None:
            raise refusal("C113", option=option)
    scenario = loaded(asked.scenario, asked.scenarios) if asked.scenario is not None else None
    if scenario is not None and asked.seat is not None:
        playable = sorted(seat for seat, one in scenario.scenario.structures.items() if one.playable)
        if asked.seat not in playable:
            raise unknown("C105", asked.seat, playable)
    seat, seed, moves = asked.seat, asked.seed, list[MoveByIds]()
    if scenario is not None and asked.scene is not None:
        from game.cli.reaching import known_scene, search, seat_at

        seat = seat or seat_at(scenario, known_scene(scenario, asked.scene))
        seed, moves = search(scenario, asked.scene, seat, seed or 0)
    session = new_session(asked.data, seed, scenario, asked.scenarios)
    if mode.stands_in():
        session.store.notices.append(BadSave("D119", str(mode.usual_folder())))
    if asked.lang is not None or not has_language(session.store):
        session.keep({"lang": asked.lang or language()})
    if scenario is not None:
        opened(session, scenario, seat, moves)
    if not asked.text:
        return shown(session, in_terminal(asked))
    from game.terminal import run

    try:
        run(session, sys.stdin, sys.stdout)
    finally:
        session.close()
    return 0


def new_session(
    data: Path | None, seed: int | None, scenario: Loaded | None = None, root: Path | None = None
) -> Session:
    """A session on this person's plays, or on those of a folder. `scenario`: the one that its own id stands for;
    `root`: a folder of scenarios, in the place of the game's own."""
    store = store_of(data)

    read = stamp(scenario.folder) if scenario is not None else None

    def found(name: str) -> Loaded:
        if scenario is None or name != scenario.scenario.id:
            return load((root or SCENARIOS) / name)
        return scenario if stamp(scenario.folder) == read else load(scenario.folder)

    def listed() -> list[dict[str, Any]]:
        own = [] if scenario is None else [summary_of(scenario)]
        known = [one["id"] for one in own]
        return own + [one for one in list_scenarios(root or SCENARIOS) if one["id"] not in known]

    return Session(
        store,
        lambda: secrets.randbelow(SEEDS) if seed is None else seed,
        lambda: date.today().isoformat(),
        Shelf(load=found, summaries=listed),
        Helper(),
    )


def has_language(store: PlayStore) -> bool:
    """Whether this person ever chose a language, as far as can be read: without one, the game speaks the system's."""
    try:
        return "lang" in store.settings()
    except BadSave:
        return True


def store_of(data: Path | None) -> PlayStore:
    """The plays of a folder or, without one, this person's own. Where nothing can be written in that of the system, one
    plays all the same: plays are kept in a folder of the moment, and the first page says which."""
    try:
        return PlayStore(data)
    except BadSave as refused:
        if data is None and refused.code in ("D105", "D106"):
            with suppress(BadSave, OSError):
                store = PlayStore(Path(mkdtemp(prefix="denouer-")))
                store.notices.append(BadSave("D117", store.path.parent.name, because=refused))
                return store
        raise Wrong(refused.sentence(language()), 1) from None


def opened(session: Session, scenario: Loaded, seat: str | None, moves: Sequence[MoveByIds] = ()) -> None:
    """Go to the choice of a seat of this scenario or, with a seat, to the first page of a play; or to the page that it
    reads once it has made these moves."""
    session.act("open.new")
    does(session, {"scenario": scenario.scenario.id})
    if seat is not None:
        does(session, {"seats": [seat]})
        for move in moves:
            assert session.play is not None
            session.play.do(seat, move)


def does(session: Session, action: dict[str, object]) -> None:
    """Make the offer of this page that does this."""
    session.act(next(offer.id for offer in session.page().offers() if offer.action == action))


def in_terminal(asked: Namespace) -> str:
    """What plays in the terminal what was asked."""
    options = (
        *(("--seat", asked.seat), ("--from", asked.scene), ("--seed", asked.seed), ("--lang", asked.lang)),
        *(("--data", asked.data), ("--scenarios", asked.scenarios)),
    )
    words = ["play", asked.scenario] if asked.scenario is not None else []
    words += [str(word) for option in options if option[1] is not None for word in option]
    return join(["python3", "main.py", *words, "--text"])


def shown(session: Session, instead: str) -> int:
    """In a window, until it closes. `instead`: the command that plays without one."""
    from game.window.desktop import NoWindow
    from game.window.loop import Lost, run
    from game.window.type import unusable

    session.store.notices += [BadSave("D118", file) for file in unusable()]
    try:
        run(session)
    except NoWindow as failed:
        raise refusal("C307", why=failed, command=instead) from None
    except Lost as failed:
        raise refusal("C308", why=failed, command=instead) from failed
    finally:
        session.close()
    return 0
