"""A play is its log: who sat where, what was drawn, and the moves of every seat, all by permanent ids.

Applying a log to the rules gives the play back: replaying asks no mind and draws no agenda (`verifying.py` does both
again, and compares). A play file is one JSON object (`.json`), the same for what a person exports and for the plays
kept with a scenario as tests, which may add `title`, `why` and what they expect.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.minds.seats import MINDS
from game.play.holders import Handed, handed_on, left_to, made_by, parted, woven
from game.play.late import rows_of
from game.play.moment import digest
from game.play.readings import Readings
from game.play.refusals import BadLog, BadMove, Refusal, no_longer, unknown_word
from game.play.seats import GAME, playable
from game.play.words import MoveByIds, Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import REFUSALS, NoRoomError, apply, begin
from game.rules.flow.course import start
from game.rules.flow.deal import prepare_state, set_agenda
from game.rules.read.agendas import sought_first
from game.story import tables as t
from game.story.build import Tables
from game.story.diagnostics import Both, shown
from game.story.library import Loaded
from game.story.system import content

FORMAT = 1
OLD = 64  # hexadecimal digits of the digests and fingerprints that depended on how arrays lay
LONGEST = 10_000_000  # bytes of a play file: a long play is some tens of thousands


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Agenda(_Strict):
    """What was drawn for one seat: ids of parts, without the seat's."""

    seeks: str
    red_zone: str
    pressure: str


class Home(_Strict):
    """A home event drawn, in the order of the play."""

    seat: str
    event: str


class Expects(_Strict):
    """What a kept play must come to; nothing is expected of what is not named."""

    ending: str | None = None
    pitfalls: dict[str, Literal["fallen", "brushed", "avoided", "none"]] = {}
    approaches: dict[str, str] = {}


class Header(_Strict):
    """How a play began. `people`: seats that people held then; `minds`: seat → what held it, for those to be asked
    again."""

    scenario: str
    fingerprint: str
    seed: Annotated[int, Field(ge=0, lt=2**62)]
    people: tuple[str, ...] = ()
    minds: dict[str, str] = {}
    agendas: dict[str, Agenda]
    lang: Literal["fr", "en"] = "fr"


class _File(Header):
    denouer: int
    home_events: list[Home] = []
    moves: list[dict[str, Any]]
    held: dict[str, list[dict[str, Any]]] = {}
    title: str = ""
    why: str = ""
    expects: Expects = Expects()


@dataclass
class Log:
    """A play, whole or as far as it went. `digests`: that of the state before each move, where they were kept; `held`:
    moves that people have made ahead, by seat, each to be sealed as soon as it is awaited, or said once it was over
    (`late.py`); `handed`: seats that changed
    hands, in order."""

    header: Header
    moves: list[MoveByIds] = field(default_factory=list)
    home_events: list[Home] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    held: dict[str, list[MoveByIds]] = field(default_factory=dict)
    title: str = ""
    why: str = ""
    expects: Expects = field(default_factory=Expects)
    handed: list[Handed] = field(default_factory=list)

    def entries(self) -> Iterator[MoveByIds | Handed]:
        """Moves and changes of hands, in the order of the play."""
        return woven(self.moves, self.handed)

    @property
    def people(self) -> frozenset[str]:
        """Seats that people hold at its end."""
        return left_to(self.header.people, self.handed)

    def by_people(self) -> list[bool]:
        """Of each move, whether a person held its seat."""
        return made_by(self.header.people, self.moves, self.handed)

    def as_json(self) -> str:
        """The play file: one move a line, so that two files compare well."""
        whole: dict[str, Any] = {"denouer": FORMAT}
        for key in ("title", "why"):
            if getattr(self, key):
                whole[key] = getattr(self, key)
        whole |= self.header.model_dump(mode="json")
        if self.expects != Expects():
            whole["expects"] = self.expects.model_dump(exclude_defaults=True)
        whole["home_events"] = [home.model_dump() for home in self.home_events]
        if any(self.held.values()):
            whole["held"] = self.held
        head = json.dumps(whole, ensure_ascii=False, indent=1)
        entries = [entry.entry if isinstance(entry, Handed) else entry for entry in self.entries()]
        moves = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in entries)
        return f'{head[:-2]},\n "moves": [\n{moves}\n ]\n}}\n' if moves else f'{head[:-2]},\n "moves": []\n}}\n'


def log_from_json(text: str) -> Log:
    """A log from the text of a play file. Raises BadLog (L101, L102)."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadLog("L101", _no_text(error), "JSON") from None
    if not isinstance(data, dict):
        raise BadLog("L101", shown(data), Both("un objet JSON", "a JSON object"))
    version = data.get("denouer")
    if type(version) is not int or version < 1:
        raise BadLog("L101", version, f'"denouer": {FORMAT}')
    if version > FORMAT:
        raise BadLog("L102", version, str(FORMAT))
    try:
        read = _File.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadLog("L101", ".".join(map(str, first["loc"])), _expected(first["type"])) from None
    header = Header(**{key: getattr(read, key) for key in Header.model_fields})
    moves, handed = parted(read.moves)
    return Log(header, moves, read.home_events, [], read.held, read.title, read.why, read.expects, handed)


def _no_text(error: Exception) -> Both:
    """Why a text is no JSON, or a file no text."""
    if isinstance(error, json.JSONDecodeError):
        return Both(f"ligne {error.lineno}, colonne {error.colno}", f"line {error.lineno}, column {error.colno}")
    if isinstance(error, UnicodeDecodeError):
        return Both(f"octet 0x{error.object[error.start]:02X}", f"byte 0x{error.object[error.start]:02X}")
    return Both("des choses trop profondes ou trop grandes", "things too deep or too large")


def _expected(kind: str) -> Both:
    """What a key of a play file should hold, by the name that pydantic gives to what is wrong with it."""
    return Both(f"ce que porte là un fichier de partie ({kind})", f"what a play file holds there ({kind})")


def read_log(path: Path) -> Log:
    """A log from a play file. Raises BadLog."""
    held = content(path, LONGEST)
    if not isinstance(held, bytes):
        raise BadLog("L101", held)
    try:
        return log_from_json(held.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLog("L101", _no_text(error)) from None


def begun(
    loaded: Loaded,
    seed: int,
    people: tuple[str, ...],
    minds: Mapping[str, str] | None = None,
    lang: Literal["fr", "en"] = "fr",
) -> tuple[Log, s.State]:
    """A play just begun: its log without moves, and its state. `people`: ids of the seats that people hold; `minds`:
    what holds others, where it is not the game's own minds. Raises BadMove (M104) for an unknown seat or mind."""
    for seat in (*people, *(minds or {})):
        if seat not in loaded.tables.names.seats:
            raise unknown_word(seat, loaded.tables.names.seats)
    for mind in (minds or {}).values():
        if mind not in MINDS:
            raise unknown_word(mind, MINDS)
    tables = playable(loaded)
    state = s.new_state(tables.frame)
    begin(tables.frame, tables.secrets, state, seed)
    header = Header(
        scenario=tables.names.scenario,
        fingerprint=loaded.fingerprint,
        seed=seed,
        people=tuple(sorted(people)),
        minds={seat: (minds or {}).get(seat, GAME) for seat in tables.names.seats if seat not in people},
        agendas=agendas_of(tables, state),
        lang=lang,
    )
    return Log(header), state


def agendas_of(tables: Tables, state: s.State) -> dict[str, Agenda]:
    """The agenda drawn for each seat, by ids."""

    def named(part: float) -> str:
        return tables.names.parts[int(part)].partition(".")[2]

    return {
        name: Agenda(
            seeks=named(sought_first(state, seat)),
            red_zone=named(state.seat[seat, s.RED_ZONE]),
            pressure=named(state.seat[seat, s.PRESSURE_PART]),
        )
        for seat, name in enumerate(tables.names.seats)
    }


def home_events(tables: Tables, state: s.State, first: int = 0) -> list[Home]:
    """The home events drawn since event number `first`, in order."""
    found = []
    for event in state.event[first : int(state.scal[s.EVENTS])]:
        if event[s.KIND] == c.E_HOME:
            seat = tables.names.seats[int(event[s.E_BY])]
            own = [name for name in tables.names.home_events if name.partition(".")[0] == seat]
            found.append(Home(seat=seat, event=own[int(event[s.E_WHAT])].partition(".")[2]))
    return found


class Replay(NamedTuple):
    """A log applied to the rules. `held`: moves that could be applied; `stop`: why not further, None if all held;
    `changed`: the first move before which the state was not what it had been, although the moves held (the rules have
    changed since), None if there is none or if the log kept no digests; `log`: the log as far as it held; `steps`: the
    step of the course at which each move was made; `readings`: how its texts were read."""

    state: s.State
    held: int
    stop: Refusal | None
    changed: int | None
    log: Log
    steps: list[int]
    readings: Readings


def replay(log: Log, loaded: Loaded, glance: bool = False) -> Replay:
    """Apply a log as far as it holds. No mind is asked, no agenda drawn. Raises BadLog for another scenario (L103).

    `glance`: of the states, the last alone is compared with what it was, as all that happened is in it; if it is
    another, or the log does not hold, each is.
    """
    tables = playable(loaded)
    if log.header.scenario != tables.names.scenario:
        raise BadLog("L103", log.header.scenario, tables.names.scenario)
    state = s.new_state(tables.frame)
    stop = set_up(log, tables, state)
    words, held, changed = Words(tables), 0, None
    drawn: list[Home] = []
    steps: list[int] = []
    readings = Readings(tables)
    readings.note(state)
    people, handed = frozenset(log.header.people), list[Handed]()
    kept = min(len(log.moves), len(log.digests))
    looked = range(kept - 1 if glance else 0, kept)
    for move in log.entries() if stop is None else ():
        if isinstance(move, Handed):
            try:
                people = handed_on(people, move, tables.names.seats, bool(state.scal[s.OVER]))
            except BadMove as refused:
                stop = refused
                break
            handed.append(move)
            continue
        if changed is None and held in looked and otherwise(log.digests[held], digest(state)):
            changed = held
        before, step = int(state.scal[s.EVENTS]), int(state.scal[s.STEP])
        stop = _apply(words, tables, state, move)
        if stop is not None:
            break
        held += 1
        steps.append(step)
        readings.note(state)
        drawn += home_events(tables, state, before)
        stop = _same_chance(drawn, log.home_events)
        if stop is not None:
            break
    if stop is None and state.scal[s.OVER]:
        try:
            rows_of(tables, log.held)
        except BadMove as refused:
            stop = refused
    if glance and (stop is not None or changed is not None):
        return replay(log, loaded)
    if stop is not None and log.header.fingerprint != loaded.fingerprint:
        why = Both(*(f"{held}/{len(log.moves)} · {stop.sentence(lang)}" for lang in ("fr", "en")))
        stop, stop.move = BadLog("L104", why), stop.move
    ahead = {} if stop else {seat: list(moves) for seat, moves in log.held.items()}
    whole = Log(log.header, log.moves[:held], drawn, log.digests[:held], ahead, log.title, log.why, log.expects, handed)
    return Replay(state, held, stop, changed, whole, steps, readings)


def set_up(log: Log, tables: Tables, state: s.State) -> Refusal | None:
    """The state before the first move, with the agendas that the log recorded; or why there is none."""
    prepare_state(tables.frame, tables.secrets, state, log.header.seed)
    people = log.header.people
    for name in people:
        if name not in tables.names.seats:
            return unknown_word(name, tables.names.seats)
    if len({*people}) < len(people):
        return BadLog("L101", f"people: {', '.join(people)}", Both("chaque structure une fois", "each structure once"))
    for seat, name in enumerate(tables.names.seats):
        agenda = log.header.agendas.get(name)
        parts = [f"{name}.{part}" for part in (agenda.seeks, agenda.red_zone, agenda.pressure)] if agenda else [name]
        kinds = (t.PART_SEEKS, t.PART_RED, t.PART_PRESSURE)
        codes = [tables.names.parts.code.get(part, -1) for part in parts]
        for part, code, kind in zip(parts, codes, kinds, strict=False):
            if code < 0 or int(tables.secrets.part[code, t.PART_KIND]) != kind:
                return BadLog("L105", part)
        set_agenda(tables.frame, tables.secrets, state, seat, *codes)
    start(tables.frame, tables.secrets, state)
    return None


def _apply(words: Words, tables: Tables, state: s.State, move: object) -> Refusal | None:
    if state.scal[s.OVER]:
        return BadLog("L108", move)
    try:
        seat, row = words.read(move, lying(tables, state))
    except BadMove as refused:
        return refused
    try:
        code = apply(tables.frame, tables.secrets, state, seat, row)
    except NoRoomError as full:
        return BadMove("M206", ", ".join(full.lists))
    return no_longer(dict(cast(Mapping[str, Any], move)), REFUSALS[code]) if code else None


def otherwise(kept: str, now: str) -> bool:
    """Whether a digest or a fingerprint that was kept is another one; of a kind no longer made, one cannot say."""
    return kept != now and len(kept) != OLD


def _same_chance(drawn: list[Home], recorded: list[Home]) -> Refusal | None:
    """A recorded log may have been cut, so that it is compared as far as both go."""
    for now, then in zip(drawn, recorded, strict=False):
        if now != then:
            return BadLog("L106", f"{now.seat}: {now.event}", f"{then.seat}: {then.event}")
    return None
