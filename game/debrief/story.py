"""What happened: the play told by a few of its moments, and everyone's own choices; no judgement."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from game.debrief.words import Words
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History, dealt_by, held_at_start, history_of
from game.rules.packing import amount_in, ask_in, beside_in, manner_in
from game.rules.read.boxes import is_shared
from game.rules.state import State
from game.story import tables as t
from game.story.gifts import effects_of
from game.story.library import Loaded
from game.story.tables import Frame

MOST = 22  # moments of the story, the ending included
SHORT = 8  # under this, lesser moments are told too
ALWAYS = 7  # weight from which a moment is told before any other: what was signed, broken, revealed, what burst
TURNS = 6  # of the choice on which a scene turned: its heaviest


@dataclass(frozen=True)
class Moment:
    """One thing that happened: when (moves accepted so far), in which act, by whom ("" for nobody), in words."""

    tick: int
    act: str
    kind: str
    by: str
    words: Words
    event: Event | None = None
    weight: int = 0


class Names:
    """Ids of the codes met in events."""

    def __init__(self, loaded: Loaded, state: State) -> None:
        self.loaded, self.state = loaded, state
        self.ids = loaded.tables.names
        self.root = loaded.scenario.id

    def seat(self, code: int) -> str:
        return self.ids.seats[code] if 0 <= code < len(self.ids.seats) else ""

    def holder(self, code: int, fact: int) -> str:
        """Whose knot a fact was: "" where who was found to know it had only learnt it from another."""
        held = code >= 0 and held_at_start(self.loaded.tables.secrets, self.state, code, fact)
        return self.seat(code) if held else ""

    def package(self, number: int, step: int | None = None) -> list[str]:
        """Options of a package, its clauses as the file has them; none if there is no such package. `step`: of these,
        what was dealt with by then: a first table of two clauses tells nothing of the rest."""
        if not 0 <= number < int(self.state.scal[s.MADE]):
            return []
        frame, clauses = self.loaded.tables.frame, range(len(self.ids.clauses))
        told = clauses if step is None else dealt_by(frame, step)
        options = [self.ids.options[int(self.state.package[number, clause])] for clause in clauses if clause in told]
        order = list(self.loaded.scenario.clauses)
        return sorted(options, key=lambda option: order.index(option.partition(".")[0]))

    def act(self, step: int) -> str:
        course = self.loaded.tables.frame.course
        return self.ids.acts[int(course[min(step, len(course) - 1), t.STEP_ACT])]

    def part(self, code: int, form: str) -> Words:
        """What a part sought says."""
        seat, _, own = self.ids.parts[code].partition(".")
        return self.path(f"agendas.{seat}.seeks.{own}.{form}")

    def path(self, rest: str) -> Words:
        return Words(path=f"{self.root}.{rest}")


def happened(loaded: Loaded, state: State) -> list[Moment]:
    """The play's own story, in order: 8 to 14 moments where there were as many, the last one being its ending."""
    names = Names(loaded, state)
    weighed: list[tuple[int, int, Moment]] = []
    met: set[tuple[str, str, Words | str]] = set()
    for at, event in enumerate(history_of(state).events):
        weight, words = worth_telling(names, event)
        if words is None:
            continue
        moment = moment_of(names, event, words, weight)
        act = moment.act if event.kind == c.E_STOOD else ""  # what is signed again at a later table is told again
        same = (moment.kind + act, moment.by, words.path or f"{words.say}{sorted(words.args.items())}")
        if same not in met:
            met.add(same)
            weighed.append((weight, at, moment))
    turns = turning(names, [moment for _, _, moment in weighed])
    weighed = [(max(weight, TURNS) if one in turns else weight, at, one) for weight, at, one in weighed]
    weighed = [(weight, at, replace(one, weight=weight)) for weight, at, one in weighed]
    kept = sorted(weighed, key=lambda one: (-one[0], one[1]))
    enough = [one for one in kept if one[0] >= 4]
    chosen = sorted(enough if len(enough) >= SHORT - 1 else kept[: SHORT - 1], key=lambda one: one[1])
    return [*fairly([moment for _, _, moment in chosen], MOST - 1), *ending(loaded, state)]


def turning(names: Names, story: list[Moment]) -> list[Moment]:
    """The choice on which each scene turned: of those made in it, the one that changes most, the first of these."""
    frame, heaviest = names.loaded.tables.frame, dict[int, tuple[int, Moment]]()
    for one in story:
        if one.kind != "choice" or one.event is None:
            continue
        scene, size = int(frame.choice[one.event.what, t.CHOICE_SCENE]), len(effects_of(frame, one.event.what))
        if scene not in heaviest or size > heaviest[scene][0]:
            heaviest[scene] = (size, one)
    return [one for _, one in heaviest.values()]


def fairly(story: list[Moment], most: int) -> list[Moment]:
    """At most so many moments of a story, in its order."""
    kept = {id(one) for one in ranked(story)[:most]}
    return [one for one in story if id(one) in kept]


def ranked(story: list[Moment]) -> list[Moment]:
    """Moments of a story, what is told first before the rest: what is always told, then from every act in turn the
    heaviest of those left; never the beginning at the cost of the end."""
    by_act: dict[str, list[Moment]] = {}
    for one in sorted(story, key=lambda one: (-one.weight, one.kind != "choice")):  # its turn before what came of it
        by_act.setdefault(one.act, []).append(one)
    turn = {id(one): place for own in by_act.values() for place, one in enumerate(own)}
    return sorted(story, key=lambda one: (one.weight < ALWAYS, turn[id(one)], -one.weight))


def step_of(events: Iterable[tuple[int, int]], moment: int) -> int:
    """The step of the course at which something was done, of (moment, step) of all events: that of the first of its
    moment (what follows may open the next meeting), else of the last before; -1 before all."""
    found, last = -1, -1
    for at, step in events:
        if at > moment or last == moment:
            break
        found, last = step, at
    return found


def signed_before(history: History, act: Event) -> bool:
    """Whether who did this was bound by what had been signed last before it; nobody is, where nobody did it."""
    stood = [one for one in history.at(history.of(c.E_STOOD)) if one.moment < act.moment]
    return bool(stood) and act.by >= 0 and bool(stood[-1].how >> act.by & 1)


def ending(loaded: Loaded, state: State) -> list[Moment]:
    """The ending's own text, if the play has ended."""
    names = Names(loaded, state)
    code = int(state.scal[s.ENDING])
    if code < 0:
        return []
    step = int(state.scal[s.STEP])
    words = names.path(f"endings.{names.ids.endings[code]}.text")
    return [Moment(int(state.scal[s.TICK]), names.act(max(step, 0)), "ending", "", words)]


def own_choices(loaded: Loaded, state: State) -> dict[str, list[Moment]]:
    """What each structure chose in scenes, in order, in the words of its options."""
    names = Names(loaded, state)
    choices: dict[str, list[Moment]] = {seat: [] for seat in names.ids.seats}
    history = history_of(state)
    for event in history.at(history.of(c.E_CHOICE)):
        if event.by < 0:
            continue  # as the others saw it, unsigned
        words = names.path(f"choices.{names.ids.choices[event.what]}.text")
        choices[names.seat(event.by)].append(moment_of(names, event, words))
    return choices


def moment_of(names: Names, event: Event, words: Words, weight: int = 0) -> Moment:
    kind, by = c.EVENTS_OF[event.kind], names.seat(event.by)
    if event.kind == c.E_BURST:
        by = names.holder(event.by, event.what)
    return Moment(event.moment, names.act(event.step), kind, by, words, event, weight)


def fork(story: list[Moment]) -> Moment | None:
    """What the play turned on, as far as its own story shows: the heaviest of its moments, the first of these; no
    agreement before an agreement, since that is what it led to."""
    told = [one for one in story if one.kind != "ending"]
    return max(told, key=lambda one: (one.weight, -one.tick), default=None)


def worth_telling(names: Names, event: Event) -> tuple[int, Words | None]:
    """How much an event matters to the story (10 most), and its words; None for what is not told."""
    kind, what, how = event.kind, event.what, event.how
    who = {"by": names.seat(event.by), "to": names.seat(event.to)}
    if kind == c.E_CHOICE and event.by >= 0:
        told = f"{names.root}.choices.{names.ids.choices[what]}.told"
        weight = 9 if goes_against(names.loaded.tables.frame, what) else 5
        return (weight, Words(path=told)) if told in names.loaded.catalogue.french else (0, None)
    if kind == c.E_BURST:
        return 10, names.path(f"facts.{names.ids.facts[what]}.burst")
    if kind == c.E_SAID and event.by < 0:
        return (0, None) if _burst_before(names, event) else (7, Words(say="m.known", args=_fact(names, event)))
    if kind == c.E_TOLD_FACT and _news_to_all(names, event):
        return 7, Words(say="m.told_fact", args={**who, **_fact(names, event)})
    if kind == c.E_STOOD and _signed_already(names, event):
        return 10, Words(say="m.stood_again", args=who)
    if kind == c.E_TENSION and event.to >= 0:
        return 7, Words(say="m.called", args=who)
    if kind in _TOLD:
        weight, say, more = _TOLD[kind]
        return weight, Words(say=say, args={**who, **more(names, event)})
    if kind == c.E_REACTED:
        return 4, Words(say=f"m.reacted_{c.REACTIONS[how]}", args={"by": who["by"]})
    if kind == c.E_OWNED:
        return 6, Words(say=f"m.{_OWNS[how]}", args=who)
    if kind == c.E_SETTLED:
        return 6, Words(say="m.settled" if how == c.PAID else "m.unsettled", args=who)
    if kind == c.E_PRICED and how == c.PRICE_NOTHING:
        return 6, Words(say="m.forgiven", args=who)
    if kind == c.E_BOXES:
        return boxes_told(names, event, who["by"])
    if kind == c.E_DELIVERED and what < 2:
        return 5, Words(say="m.delivered", args={"by": who["by"]})
    return 0, None


def boxes_told(names: Names, event: Event, by: str) -> tuple[int, Words | None]:
    """Of boxes: whom they reached, what was said of one's part and was not so, what each had put once it is counted."""
    frame, ask, manner = names.loaded.tables.frame, ask_in(event.how), manner_in(event.how)
    first, end = (int(place) for place in frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
    put = {box: amount_in(event.what, box - first, end - first) for box in range(first, end)}
    shared = sum(amount for box, amount in put.items() if is_shared(frame, box))
    if manner == c.REACHED:
        own, _, name = names.ids.boxes[next(box for box, amount in put.items() if amount)].partition(".")
        path = f"{names.root}.asks.{own}.boxes.{name}.text"
        return 6, Words(say="m.boxes_reached", args={"box": path, "n": beside_in(event.how)})
    if int(frame.ask[ask, t.ASK_MOST]) == 0:
        return 0, None
    if manner == c.SEALED and beside_in(event.how) == c.ALL_SHARED and sum(put.values()) > shared:
        return 7, Words(say="m.boxes_false", args={"by": by, "n": sum(put.values()) - shared})
    if manner == c.COUNTED:
        return 6, Words(say="m.boxes_counted", args={"by": by, "n": shared})
    return 0, None


def _signed_already(names: Names, stood: Event) -> bool:
    """Whether the same had been signed before."""
    history = history_of(names.state)
    before = [one.what for one in history.at(history.of(c.E_STOOD)) if one.moment < stood.moment]
    return any(names.package(one) == names.package(stood.what) for one in before)


def _burst_before(names: Names, known: Event) -> bool:
    """Whether what all whom it binds know had come out in the open before, where all learnt it."""
    history = history_of(names.state)
    return any(one.what == known.what and one.moment < known.moment for one in history.at(history.of(c.E_BURST)))


def _news_to_all(names: Names, told: Event) -> bool:
    """Whether what contradicts an agreement is told to all here for the first time, after all whom it binds had come to
    know it each on its own: who told it is named here, and not there."""
    if told.to >= 0 or int(names.loaded.tables.frame.fact[told.what, t.FACT_CLAUSE]) < 0:
        return False
    history = history_of(names.state)
    tellings = history.at(history.of(c.E_TOLD_FACT))
    first = next(one for one in tellings if one.what == told.what and one.to < 0)
    known = [one for one in history.at(history.of(c.E_SAID, c.E_BURST)) if one.what == told.what]
    return first is told and any(one.kind == c.E_SAID and one.by < 0 and one.moment < told.moment for one in known)


def goes_against(frame: Frame, choice: int) -> bool:
    """Whether a choice does what was not signed."""
    return bool((effects_of(frame, choice)[:, 0] == t.EFFECT_AGAINST).any())


_OWNS = {c.OWNED: "owned", c.EXCUSED: "excused", c.DENIED_IT: "denied"}


def _nothing(names: Names, event: Event) -> dict[str, object]:
    return {}


def _fact(names: Names, event: Event) -> dict[str, object]:
    return {"fact": names.ids.facts[event.what]}


def _option(names: Names, event: Event) -> dict[str, object]:
    return {"option": names.ids.options[event.what]}


def _seeks(names: Names, event: Event) -> dict[str, object]:
    return {"part": names.part(event.what, "text").path}


def _package(names: Names, event: Event) -> dict[str, object]:
    return {"package": names.package(event.what, event.step)}


_TOLD: dict[int, tuple[int, str, Callable[[Names, Event], dict[str, object]]]] = {
    c.E_STOOD: (10, "m.stood", _package),
    c.E_NO_AGREEMENT: (9, "m.no_agreement", _nothing),
    c.E_LEFT: (9, "m.left", _nothing),
    c.E_WITHDREW: (8, "m.withdrew", _nothing),
    c.E_LIE_OUT: (8, "m.lie_out", _nothing),
    c.E_TENSION: (6, "m.tension", _nothing),
    c.E_SAID: (7, "m.said", _fact),
    c.E_PROMISE_BROKEN: (7, "m.promise_broken", _nothing),
    c.E_RED_SHOWN: (6, "m.red_shown", _nothing),
    c.E_SEEKS: (6, "m.seeks", _seeks),
    c.E_OPENED: (5, "m.opened", _option),
    c.E_THIRD: (4, "m.third", _nothing),
    c.E_ADJOURN: (4, "m.adjourn", _nothing),
    c.E_PROMISE_KEPT: (4, "m.promise_kept", _nothing),
    c.E_TOLD_FACT: (4, "m.told_fact", _fact),
    c.E_LIGHTER: (4, "m.lighter", _package),
    c.E_VISITED: (3, "m.visited", _nothing),
    c.E_PUT: (3, "m.put", _package),
}
