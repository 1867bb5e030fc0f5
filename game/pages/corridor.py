"""The corridor: one sealed move; what it is answered is in `answering.py`."""

from collections.abc import Callable

from game.pages import told
from game.pages.asked import UNASKED
from game.pages.book import ALL, Desk, once
from game.pages.lasting import lasting
from game.pages.model import Choice, Field, Offer, Part
from game.pages.offers import Axis, legal_moves, numbered, offers_of, option_axis, seat_axis, word_axis
from game.pages.wording import join, semicolons
from game.play.words import ALL as ALL_SEATS
from game.play.words import FACT, OWN_PARTS
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import topic_of
from game.rules.packing import support_of, supported
from game.story import tables as t


def topic_axis() -> Axis:
    return word_axis(s.WHAT, "what", "field.topic", c.TOPICS, "topic")


def tell_axis() -> Axis:
    """A fact that I hold, what I seek, or what I cannot accept."""

    def id_of(desk: Desk, what: int) -> str:
        facts = desk.book.names.facts
        if what >= len(facts):
            return OWN_PARTS[what - len(facts)]
        return FACT + facts[what] if facts[what] in OWN_PARTS else facts[what]

    def text_of(desk: Desk, what: int) -> str:
        facts = len(desk.book.names.facts)
        if what < facts:
            return told.fact_text(desk, what)
        part = int(desk.view.mine[s.SEEKS if what == facts else s.RED_ZONE])
        return desk.book.say(("tell.seeks", "tell.red")[what - facts], words=desk.book.part_text(part, "told"))

    return Axis(s.WHAT, "what", "field.tell", id_of, text_of)


def trade_axis() -> Axis:
    """What a trade proposes: words for words, or the support that one asks for, clause after clause."""

    def id_of(desk: Desk, what: int) -> str:
        option = supported(what)
        return OWN_PARTS[what] if option < 0 else desk.book.names.options[option]

    def rank_of(desk: Desk, what: int) -> int:
        option = supported(what)
        return what if option < 0 else support_of(desk.book.options.index(option))

    def text_of(desk: Desk, what: int) -> str:
        option = supported(what)
        return told.trade_words(desk, what, desk.me, ALL) if option < 0 else desk.book.option(option)

    def group_of(desk: Desk, what: int) -> str:
        option, book = supported(what), desk.book
        return book.say("trade.words") if option < 0 else book.clause(int(book.frame.option[option, t.OF_CLAUSE]))

    return Axis(s.WHAT, "what", "field.trade", id_of, text_of, rank_of=rank_of, group_of=group_of)


_AXES: dict[str, Callable[[], Axis]] = {
    "seat": seat_axis,
    "audience": seat_axis,
    "topic": topic_axis,
    "telling": tell_axis,
    "trade": trade_axis,
    "option": option_axis,
}
Acts = tuple[tuple[int, tuple[int, ...]], ...]  # what one may do, each with what it may be about
ORDER = (*(do for do in c.CORRIDOR if do != c.PASS), c.PASS)


def axes_of(do: int) -> tuple[Axis, ...]:
    """What one fills in of this move, as its code says; the words of its HOW stand in the catalogue under its name."""
    move = c.MOVES[do]
    found = [_AXES[kind]() for kind in (move.to, move.what) if kind]
    if move.how:
        found.append(word_axis(s.HOW, "how", f"field.{move.word}", move.how, move.word))
    return tuple(found)


def corridor(desk: Desk) -> list[Part]:
    """A person, then an act, then what it is about; then what is done alone."""
    found = [_with(desk, seat) for seat in desk.others if _acts(desk, seat)]
    found += [one for one in [_to_all(desk)] if one is not None]
    for do in ORDER:
        if c.MOVES[do].to:
            continue
        cost = [desk.book.days(c.MOVES[do].days)] if c.MOVES[do].days else []
        said = [desk.book.say("hint_of.prepare")] if do == c.PREPARE else []  # it will be mine at the table
        found += offers_of(desk, do, axes_of(do), hint=semicolons(desk.book.lang, [*cost, *said]))
    return [
        Part(
            id="corridor",
            role="moves",
            title=desk.book.say("corridor.title"),
            text=" ".join([desk.book.say("corridor.text"), *_still_to_come(desk)]),
            offers=numbered(found),
        )
    ]


def _still_to_come(desk: Desk) -> list[str]:
    """How many moments like this one are left before the next table, where one comes and the course is sure of it."""
    left, course = 0, desk.book.frame.course
    for step in range(int(desk.view.scal[s.STEP]) + 1, len(course)):
        kind = course[step, t.STEP_KIND]
        if kind in (t.COURSE_CORRIDOR, t.COURSE_TABLE) and course[step, t.STEP_IF] >= 0:
            return []
        if kind == t.COURSE_TABLE:
            return [desk.book.say("corridor.more" if left else "corridor.last", n=left)]
        left += int(kind == t.COURSE_CORRIDOR)
    return []


@once
def _directed(desk: Desk) -> dict[int, dict[int, list[int]]]:
    """Whom one may do something with (ALL: everyone), what, and about what (nothing, where an act is about nothing)."""
    found: dict[int, dict[int, list[int]]] = {}
    for do in ORDER:
        if c.MOVES[do].to:
            for _, to, what, _ in legal_moves(desk, do):
                about = found.setdefault(to, {}).setdefault(do, [])
                if c.MOVES[do].what:
                    about.append(what)
    return found


def _acts(desk: Desk, seat: int) -> dict[int, list[int]]:
    return _directed(desk).get(seat, {})


def _with(desk: Desk, seat: int) -> Offer:
    """One structure: what was heard of it so far; what one does with it, then about what."""
    book, name = desk.book, desk.book.names.seats[seat]
    acts = _acts(desk, seat)
    do = [_doing(desk)[one] for one in acts]
    known = {(act, what) for act, whats in acts.items() for what in whats if _settled(desk, act, seat, what)}
    return Offer(
        id=f"to.{name}",
        text=str(desk.name(seat, you=False)),
        hint=_heard(desk, seat),
        move={"seat": desk.seat, "to": name},
        fields=[
            Field(id="do", label=book.say("field.do", name=desk.name(seat)), choices=do),
            *_abouts(desk, tuple((act, tuple(whats)) for act, whats in acts.items()), frozenset(known)),
        ],
    )


def _heard(desk: Desk, seat: int) -> str:
    """What was heard of a structure, as plainly as it was said; an answer beside the question says nothing of it."""
    book, name = desk.book, desk.book.names.seats[seat]
    said: dict[str, list[str]] = {}
    for note in desk.notes:
        if note.about == name and note.topic not in said.setdefault(note.plainly, []):
            said[note.plainly].append(note.topic)
    whole = said.get("whole", [])
    half = [topic for topic in said.get("half", []) if topic not in whole]
    found = []
    for key, topics in (("heard", whole), ("hinted", half)):
        words = join(book.lang, [book.say(f"heard.{topic}", name=desk.name(seat)) for topic in topics])
        found += [book.say(f"corridor.{key}", words=words)] if topics else []
    none = [f"heard.nothing.{topic}" for topic in said.get("nothing", []) if topic not in (*whole, *half)]
    return semicolons(book.lang, [*found, *(book.say(key) for key in none)])


def _to_all(desk: Desk) -> Offer | None:
    """What is said to everyone at once."""
    whats = _acts(desk, ALL).get(c.TELL, [])
    if not whats:
        return None
    book, axis = desk.book, tell_axis()
    choices = []
    for what in whats:
        known = all(_settled(desk, c.TELL, seat, what) for seat in desk.others if not desk.left(seat))
        note = book.say("settled.telling_all") if known else ""
        choices.append(Choice(id=axis.id_of(desk, what), text=axis.text_of(desk, what), note=note))
    return Offer(
        id="to.all",
        text=book.say("unit.all_of_them"),
        hint=book.say("corridor.all"),
        move={"seat": desk.seat, "do": "tell", "to": ALL_SEATS},
        fields=[Field(id="what", label=book.say("field.tell"), choices=choices)],
    )


_MORE = {c.LISTEN: "hint_of.listen", c.TRADE: "hint_of.trade"}  # what is said of an act before it is chosen


def _cost(desk: Desk, do: int) -> str:
    """The days that an act takes; of a day of listening, what it may bring; of a trade, what each of both owes."""
    cost = c.MOVES[do].days
    said = [desk.book.days(cost) if cost else desk.book.say("hint_of.free")]
    return semicolons(desk.book.lang, [*said, *([desk.book.say(_MORE[do])] if do in _MORE else [])])


@lasting(lambda desk: ())
def _doing(desk: Desk) -> dict[int, Choice]:
    """Every act, with its cost."""
    say, ids = desk.book.say, c.DOES
    return {do: Choice(id=ids[do], text=say(f"do.{ids[do]}"), note=_cost(desk, do)) for do in ORDER}


@lasting(lambda desk: (int(desk.view.mine[s.SEEKS]), int(desk.view.mine[s.RED_ZONE])))
def _abouts_made(desk: Desk) -> dict[tuple[Acts, frozenset[tuple[int, int]]], list[Field]]:
    """Those made so far, by the acts and what of it is known; what I may tell of myself is in their words."""
    return {}


def _abouts(desk: Desk, acts: Acts, known: frozenset[tuple[int, int]]) -> list[Field]:
    """What each act may be about, shown once it is chosen; the same for all with whom the same can be done."""
    kept = _abouts_made(desk)
    if (acts, known) not in kept:
        book, words = desk.book, [c.DOES[act] for act, _ in acts]
        choices = []
        for act, whats in acts:
            if not whats:
                continue
            axis = _AXES[c.MOVES[act].what]()
            unless = {"do": [word for word in words if word != c.DOES[act]]}
            for what in sorted(whats, key=lambda one, axis=axis: axis.rank_of(desk, one)):  # type: ignore[misc]
                word = axis.id_of(desk, what)
                choices.append(
                    Choice(
                        id=f"{c.DOES[act]}.{word}",
                        text=axis.text_of(desk, what),
                        note=_known_note(desk, act, what) if (act, what) in known else "",
                        group=axis.group_of(desk, what),
                        value=word,
                        unless=unless,
                    )
                )
        label = book.say("field.about")
        kept[acts, known] = [Field(id="what", label=label, choices=choices, narrow=True)] if choices else []
    return kept[acts, known]


def _known_note(desk: Desk, do: int, what: int) -> str:
    """Why it has lost its sense; what one brings stands on everybody's pages from the start."""
    kind = c.MOVES[do].what
    return desk.book.say(f"settled.{'bring' if (kind, what) == ('topic', c.BRING) else kind}")


def _settled(desk: Desk, do: int, seat: int, what: int) -> bool:
    """Whether this has lost its sense, as far as I saw: a question answered, a thing it knows already."""
    kind = c.MOVES[do].what
    if kind == "topic":
        return what == c.BRING or (seat, what) in _answered(desk)
    if kind != "telling":
        return False
    facts = len(desk.book.names.facts)
    if what < facts:
        return seat in told.learnt(desk)[what]
    told_part = (c.E_TOLD_SEEKS, c.E_TOLD_RED)[what - facts]
    part = int(desk.view.mine[s.SEEKS if what == facts else s.RED_ZONE])
    told_so = desk.history.at(desk.history.of(told_part))
    return any(event.by == desk.me and event.to in (seat, ALL) and event.what == part for event in told_so)


@once
def _answered(desk: Desk) -> set[tuple[int, int]]:
    """Who told me wholly, as it seemed, and on what, asked or not; what came out as false may be asked again."""
    found: set[tuple[int, int]] = set()
    for event in desk.history.at(desk.history.of(c.E_ANSWERED, c.E_LIE_OUT, *UNASKED)):
        if event.kind == c.E_LIE_OUT and event.to == desk.me:
            found -= {(event.by, topic) for topic in range(len(c.TOPICS))}
        elif event.kind in UNASKED and event.by != desk.me:
            found.add((event.by, UNASKED[event.kind]))
        elif event.kind == c.E_ANSWERED and event.to == desk.me and event.how in (c.WHOLLY, c.OTHER):
            found.add((event.by, topic_of(event)))
    return found
