"""The corridor: one sealed move; and the answers to what was asked, proposed or agreed there."""

from collections.abc import Callable

from game.minds.memory import trust_in
from game.pages import told
from game.pages.book import ALL, Desk, once
from game.pages.model import Choice, Field, Offer, Part
from game.pages.offers import (
    Axis,
    is_legal,
    legal_moves,
    numbered,
    offers_of,
    option_axis,
    seat_axis,
    word_axis,
)
from game.pages.wording import join, semicolons
from game.play.words import ALL as ALL_SEATS
from game.play.words import FACT, OWN_PARTS
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.history import Event
from game.rules.packing import claim_of, support_of, supported
from game.rules.read import view as v
from game.rules.read.standing import bothers
from game.rules.stages.answers import first_left
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
    """What a trade proposes."""

    def id_of(desk: Desk, what: int) -> str:
        option = supported(what)
        return OWN_PARTS[what] if option < 0 else desk.book.names.options[option]

    def rank_of(desk: Desk, what: int) -> int:
        option = supported(what)
        return what if option < 0 else support_of(desk.book.options.index(option))

    return Axis(s.WHAT, "what", "field.trade", id_of, told.trade_words, rank_of=rank_of)


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


# What is said unasked answers a question all the same.
_UNASKED = {c.E_TOLD_SEEKS: c.WHY, c.E_TOLD_RED: c.NOT_ACCEPT, c.E_RED_SHOWN: c.NOT_ACCEPT}


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
            text=desk.book.say("corridor.text"),
            offers=numbered(found),
        )
    ]


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
    heard = list(dict.fromkeys(note.topic for note in desk.notes if note.about == name))
    words = join(book.lang, [book.say(f"heard.{topic}") for topic in heard])
    do = [Choice(id=c.DOES[one], text=book.say(f"do.{c.DOES[one]}"), note=_cost(desk, one)) for one in acts]
    known = {(act, what) for act, whats in acts.items() for what in whats if _settled(desk, act, seat, what)}
    return Offer(
        id=f"to.{name}",
        text=str(desk.name(seat, you=False)),
        hint=book.say("corridor.heard", words=words) if words else "",
        move={"seat": desk.seat, "to": name},
        fields=[
            Field(id="do", label=book.say("field.do", name=desk.name(seat)), choices=do),
            *_abouts(desk, tuple((act, tuple(whats)) for act, whats in acts.items()), frozenset(known)),
        ],
    )


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


def _cost(desk: Desk, do: int) -> str:
    cost = c.MOVES[do].days
    return desk.book.days(cost) if cost else desk.book.say("hint_of.free")


def _abouts(
    desk: Desk, acts: tuple[tuple[int, tuple[int, ...]], ...], known: frozenset[tuple[int, int]]
) -> list[Field]:
    """What each act may be about, shown once it is chosen; the same for all with whom the same can be done."""
    kept = desk.kept.setdefault(_abouts, {})
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
                        note=book.say(f"settled.{c.MOVES[act].what}") if (act, what) in known else "",
                        group=axis.group_of(desk, what),
                        value=word,
                        unless=unless,
                    )
                )
        label = book.say("field.about")
        kept[acts, known] = [Field(id="what", label=label, choices=choices, narrow=True)] if choices else []
    found: list[Field] = kept[acts, known]
    return found


def _settled(desk: Desk, do: int, seat: int, what: int) -> bool:
    """Whether this has lost its sense, as far as I saw: a question answered, a thing it knows already."""
    kind = c.MOVES[do].what
    if kind == "topic":
        return (seat, what) in _answered(desk)
    if kind != "telling":
        return False
    facts = len(desk.book.names.facts)
    if what < facts:
        return any(
            event.by == seat or event.witnesses >> seat & 1 for event in desk.history.at(desk.history.teaching(what))
        )
    told_part = (c.E_TOLD_SEEKS, c.E_TOLD_RED)[what - facts]
    part = int(desk.view.mine[s.SEEKS if what == facts else s.RED_ZONE])
    told_so = desk.history.at(desk.history.of(told_part))
    return any(event.by == desk.me and event.to in (seat, ALL) and event.what == part for event in told_so)


@once
def _answered(desk: Desk) -> set[tuple[int, int]]:
    """Who told me wholly, as it seemed, and on what, asked or not; what came out as false may be asked again."""
    found: set[tuple[int, int]] = set()
    for event in desk.history.at(desk.history.of(c.E_ANSWERED, c.E_LIE_OUT, *_UNASKED)):
        if event.kind == c.E_LIE_OUT and event.to == desk.me:
            found -= {(event.by, topic) for topic in range(len(c.TOPICS))}
        elif event.kind in _UNASKED and event.by != desk.me:
            found.add((event.by, _UNASKED[event.kind]))
        elif event.kind == c.E_ANSWERED and event.to == desk.me and event.how in (c.WHOLLY, c.OTHER):
            found.add((event.by, told.topic_of(event)))
    return found


def answer(desk: Desk) -> list[Part]:
    """Who asked me what, and the ways to answer; one part for each question that waits."""
    parts: list[Part] = []
    for do, axes in (
        (c.ANSWER, (seat_axis(), topic_axis(), _ways(c.ANSWERS, "answer_how"))),
        (c.ACCEPT, (seat_axis(), trade_axis(), _ways(c.ACCEPTS, "accept_how"))),
        (c.CARRY_OUT, (seat_axis(), trade_axis(), _ways(c.CARRIES, "carry_how"))),
    ):
        if not is_legal(desk, do):
            continue
        for asker in dict.fromkeys(move[s.TO] for move in legal_moves(desk, do)):
            moves = [move for move in legal_moves(desk, do) if move[s.TO] == asker]
            parts.append(_question(desk, do, axes, asker, moves))
    return parts


def _ways(ids: tuple[str, ...], prefix: str) -> Axis:
    return word_axis(s.HOW, "how", "field.how", ids, prefix)


def _question(desk: Desk, do: int, axes: tuple[Axis, ...], asker: int, moves: list[tuple[int, int, int, int]]) -> Part:
    """The question of one asker; each way to answer is an offer of its own, but for those that say the same words."""
    book, name, who = desk.book, c.DOES[do], desk.book.names.seats[asker]
    found, asked = [], _asked_how(desk, asker)
    for move in _said_apart(desk, moves, asked) if do == c.ANSWER else moves:
        made: dict[str, object] = {"seat": desk.seat, "do": name}
        for axis in axes:
            made[axis.path] = axis.id_of(desk, move[axis.column])
        how = axes[-1]
        text = how.text_of(desk, move[s.HOW])
        if do == c.ANSWER:
            way = "answer.way_confided" if _confides(desk, move, asked) else "answer.way"
            text = book.say(way, how=text, words=_own_words(desk, move, asked))
        hint = book.say("answer.takes_back", to=desk.name(asker)) if _takes_back(desk, do, move) else ""
        found.append(Offer(id=f"{name}.{who}.{move[s.WHAT]}.{made[how.path]}", text=text, hint=hint, move=dict(made)))
    what = moves[0][s.WHAT]
    if do == c.ANSWER:
        text = book.say("answer.asked", by=desk.name(asker), topic=book.say(f"topic.{c.TOPICS[what]}"))
    else:
        text = book.say(
            "answer.trade" if do == c.ACCEPT else "answer.carry",
            by=desk.name(asker),
            words=told.trade_words(desk, what),
        )
    if do == c.ANSWER and asked == c.PLAINLY:
        text += "\n" + book.say("answer.in_passing")
    return Part(
        id=f"answer.{who}",
        role="answer",
        title=book.say("answer.title"),
        text=text,
        offers=numbered(found),
        data={"asker": who, "asked": name, "topic": c.TOPICS[what] if do == c.ANSWER else ""},
    )


_TRUEST = (c.WHOLLY, c.DODGE, c.PARTLY, c.NOTHING, c.OTHER)  # what words that several ways share are called


def _asked_how(desk: Desk, asker: int) -> int:
    """How one is asked: PLAINLY (in passing), PRESSED, LISTENED."""
    past = desk.history
    asked = [one for one in past.at(past.of(c.E_ASKED, c.E_PRESSED)) if one.by == asker and one.to == desk.me]
    if not asked or asked[-1].kind == c.E_PRESSED:
        return c.PRESSED if asked else c.PLAINLY
    return c.LISTENED if asked[-1].how == c.LISTENING else c.PLAINLY


def _takes_back(desk: Desk, do: int, move: tuple[int, int, int, int]) -> bool:
    """Whether what is true, said so, shows the other that one had lied to it."""
    if do != c.ANSWER or move[s.HOW] not in (c.WHOLLY, c.PARTLY) or move[s.WHAT] not in (c.WHY, c.NOT_ACCEPT):
        return False
    lied = s.LIED_SEEKS if move[s.WHAT] == c.WHY else s.LIED_RED
    return bool(desk.view.toward[move[s.TO], lied] > 0.0)


def _said_apart(desk: Desk, moves: list[tuple[int, int, int, int]], asked: int) -> list[tuple[int, int, int, int]]:
    """Of the ways to answer that say the same words, the one that these words are."""
    kept: dict[tuple[int, str], int] = {}
    for move in sorted(moves, key=lambda move: _TRUEST.index(move[s.HOW])):
        kept.setdefault((move[s.WHAT], _own_words(desk, move, asked)), move[s.HOW])
    return [move for move in moves if kept[move[s.WHAT], _own_words(desk, move, asked)] == move[s.HOW]]


def _own_words(desk: Desk, move: tuple[int, int, int, int], asked: int) -> str:
    """What answering so would have me say, word for word as the other will hear it: the truth, half of it, or not.
    `asked`: how one is asked."""
    _, to, topic, how = move
    if asked != c.LISTENED:
        return _words(desk, to, topic, how, asked == c.PLAINLY)
    return " ".join(_words(desk, to, one, how) for one in _topics(desk, to, topic, how))


def _topics(desk: Desk, to: int, topic: int, how: int) -> list[int]:
    """What one says to another who listens; to one I trust, something more."""
    topic = _left_to_say(desk, to, topic, set())
    if how != c.WHOLLY or trust_in(desk.view, to) < e.FULLER_FROM:
        return [topic]
    return list(dict.fromkeys([topic, _left_to_say(desk, to, topic, {topic})]))


def _confides(desk: Desk, move: tuple[int, int, int, int], asked: int) -> bool:
    """Whether this answer says what is sensitive, for the ears of who listens: one asks for it by answering so."""
    _, to, topic, how = move
    if asked != c.LISTENED or how != c.WHOLLY or c.BOTHERS not in _topics(desk, to, topic, how):
        return False
    fact = untold(desk, to)
    return fact >= 0 and float(desk.book.frame.fact[fact, t.SENSITIVITY]) >= e.CONFIDENTIAL


def _words(desk: Desk, to: int, topic: int, how: int, in_passing: bool = False) -> str:
    """The words of one answer."""
    mine = desk.view.mine
    claim = -1
    if topic in (c.WHY, c.NOT_ACCEPT):
        true, false = ((s.SEEKS, v.MY_OTHER_SEEKS), (s.RED_ZONE, v.MY_OTHER_RED))[topic == c.NOT_ACCEPT]
        claim = -1 if how == c.NOTHING else int(mine[false if how == c.OTHER else true])
    elif topic == c.BOTHERS and (how == c.WHOLLY or untold(desk, to) < 0):
        claim = untold(desk, to) if how == c.WHOLLY else -1
        how = c.NOTHING if claim < 0 and how != c.DODGE else how
    heard = (c.PARTLY if in_passing else c.WHOLLY) if how == c.OTHER else how
    now = int(desk.view.scal[s.TICK])
    said = Event(c.E_ANSWERED, desk.me, to, claim_of(topic, claim), heard, now, 0, -1)
    if topic == c.BOTHERS and claim >= 0 and not told.holds(desk, claim):
        return told.fact_text(desk, claim)
    return told.answer_words(desk, said)


def _left_to_say(desk: Desk, to: int, topic: int, said: set[int]) -> int:
    """What one says to another that listens: what is asked, else what that one has not heard in full. `said`: topics
    of what one is about to say."""
    past = desk.history
    heard = said | {
        told.topic_of(event)
        for event in past.at(past.of(c.E_ANSWERED))
        if event.by == desk.me and event.to == to and event.how == c.WHOLLY
    }
    for kind, of in ((c.E_TOLD_SEEKS, c.WHY), (c.E_TOLD_RED, c.NOT_ACCEPT), (c.E_RED_SHOWN, c.NOT_ACCEPT)):
        if any(event.by == desk.me and event.to in (to, ALL) for event in past.at(past.of(kind))):
            heard.add(of)
    bothered = c.BOTHERS not in said and untold(desk, to) >= 0
    return first_left(topic, c.WHY in heard, c.NOT_ACCEPT in heard, bothered)


def untold(desk: Desk, to: int) -> int:
    """What bothers me most that this other does not know, as far as I have seen; -1 if nothing."""
    frame, known = desk.book.frame, desk.view.fact
    facts = [
        fact
        for fact in range(len(desk.book.names.facts))
        if known[fact, v.KNOWN_AS] and not int(known[fact, v.KNOWN_BY]) >> to & 1
    ]
    return max(facts, key=lambda fact: (bothers(frame, fact), -fact), default=-1)
