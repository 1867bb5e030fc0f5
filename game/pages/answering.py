"""The answers to what was asked, proposed or agreed in the corridor: the ways to answer, each with its words."""

from game.minds.memory import trust_in
from game.pages import told
from game.pages.asked import told_meanwhile
from game.pages.book import ALL, Desk, once
from game.pages.corridor import topic_axis, trade_axis
from game.pages.model import Offer, Part
from game.pages.offers import Axis, is_legal, legal_moves, numbered, seat_axis, word_axis
from game.pages.wording import join
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.history import Event, topic_of
from game.rules.packing import claim_of
from game.rules.read import view as v
from game.rules.read.standing import bothers
from game.rules.stages.answers import first_left
from game.story import tables as t


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


# What is said of an answer whose words were given before, then whether to this asker.
_WAYS = {(False, False): "new", (True, False): "again", (True, True): "as_before"}


def _ways(ids: tuple[str, ...], prefix: str) -> Axis:
    return word_axis(s.HOW, "how", "field.how", ids, prefix)


def _question(desk: Desk, do: int, axes: tuple[Axis, ...], asker: int, moves: list[tuple[int, int, int, int]]) -> Part:
    """The question of one asker; each way to answer is an offer of its own, but for those that say the same words."""
    book, name, who = desk.book, c.DOES[do], desk.book.names.seats[asker]
    found, asked = [], asked_how(desk, asker)
    for move in _said_apart(desk, moves, asked) if do == c.ANSWER else moves:
        made: dict[str, object] = {"seat": desk.seat, "do": name}
        for axis in axes:
            made[axis.path] = axis.id_of(desk, move[axis.column])
        how = axes[-1]
        text = how.text_of(desk, move[s.HOW])
        if do == c.ANSWER:
            text = book.say(f"answer_how.{way_of(desk, move, asked)}")
            already = _already(desk, move, asked)
            way = "confided" if confides(desk, move, asked) else _WAYS[already >= 0, already == asker]
            to = desk.name(already) if already >= 0 else ""
            text = book.say(f"answer.way_{way}", how=text, words=own_words(desk, move, asked), to=to)
        if do == c.CARRY_OUT and move[s.HOW] == c.AS_AGREED:
            text = book.say("answer.way_new", how=text, words=_swapped(desk, move), to="")
        hint = book.say("answer.takes_back", to=desk.name(asker)) if _takes_back(desk, do, move) else ""
        found.append(Offer(id=f"{name}.{who}.{move[s.WHAT]}.{made[how.path]}", text=text, hint=hint, move=dict(made)))
    what = moves[0][s.WHAT]
    if do == c.ANSWER:
        text = book.say("answer.asked", by=desk.name(asker), topic=book.say(f"topic.{c.TOPICS[what]}"))
    else:
        text = book.say(
            "answer.trade" if do == c.ACCEPT else "answer.carry",
            by=desk.name(asker),
            words=told.trade_words(desk, what, asker, desk.me),
        )
    if do == c.ANSWER and _just_told(desk, asker):
        text += "\n" + book.say("answer.just_told", by=desk.name(asker))
    if do == c.ANSWER and what == c.BOTHERS and (kept := _kept_from(desk, asker)):
        text += "\n" + book.say("answer.kept", by=join(book.lang, [str(desk.name(one)) for one in kept]))
    if do == c.ANSWER and all(way_of(desk, move, asked).endswith("_beside") for move in moves):
        text += "\n" + book.say("answer.beside", by=desk.name(asker))
    if do == c.ANSWER and (why := _why_so_few(moves, asked)):
        text += "\n" + book.say(f"answer.{why}", by=desk.name(asker))
    return Part(
        id=f"answer.{who}",
        role="answer",
        title=book.say("answer.title"),
        text=text,
        offers=numbered(found),
        data={"asker": who, "asked": name, "topic": c.TOPICS[what] if do == c.ANSWER else ""},
    )


def _why_so_few(moves: list[tuple[int, int, int, int]], asked: int) -> str:
    """Why not every way to answer is there, "" where what may be said is whole and may be sidestepped."""
    if asked == c.PLAINLY:
        half = any(move[s.HOW] == c.PARTLY for move in moves)
        return "in_passing" if half and moves[0][s.WHAT] != c.BRING else ""
    return "pressed" if asked == c.PRESSED else "listened"


def _swapped(desk: Desk, move: tuple[int, int, int, int]) -> str:
    """What I would say, word for word, as my side of a trade."""
    topic = (c.WHY, c.NOT_ACCEPT)[move[s.WHAT] != c.TRADE_SEEKS]
    return own_words(desk, (c.ANSWER, move[s.TO], topic, c.WHOLLY), c.PRESSED)


_TRUEST = (c.WHOLLY, c.DODGE, c.PARTLY, c.NOTHING, c.OTHER)  # what words that several ways share are called


def _asked(desk: Desk, asker: int) -> list[Event]:
    """What this one asked me, in order."""
    past = desk.history
    return [one for one in past.at(past.of(c.E_ASKED, c.E_PRESSED)) if one.by == asker and one.to == desk.me]


def _just_told(desk: Desk, asker: int) -> bool:
    """Whether I was telling what this one asks at the very moment at which it asked."""
    return any(told_meanwhile(desk, one) for one in _asked(desk, asker)[-1:])


def asked_how(desk: Desk, asker: int) -> int:
    """How one is asked: PLAINLY (in passing), PRESSED, LISTENED."""
    asked = _asked(desk, asker)
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
        kept.setdefault((move[s.WHAT], own_words(desk, move, asked)), move[s.HOW])
    return [move for move in moves if kept[move[s.WHAT], own_words(desk, move, asked)] == move[s.HOW]]


def way_of(desk: Desk, move: tuple[int, int, int, int], asked: int) -> str:
    """What a way to answer is called, by what its words say: what one brings has no half, in passing another aim only
    shows, one who is listened to may say something else than was asked."""
    _, to, topic, how = move
    if topic == c.BRING and how == c.PARTLY:
        return c.ANSWERS[c.WHOLLY]
    if how == c.OTHER:  # its words may be true: what is not so is that one seeks, or refuses, this
        shown = "other_hint" if asked == c.PLAINLY else "other"
        return shown + ("_red" if topic == c.NOT_ACCEPT else "")
    if how == c.NOTHING and (topic == c.NOT_ACCEPT or untold(desk, to) >= 0):
        return "denied"
    beside = asked == c.LISTENED and how in (c.WHOLLY, c.PARTLY) and _topics(desk, to, topic, how)[0] != topic
    return f"{c.ANSWERS[how]}_beside" if beside else c.ANSWERS[how]


def own_words(desk: Desk, move: tuple[int, int, int, int], asked: int) -> str:
    """What answering so would have me say, word for word as the other will hear it: the truth, half of it, or not.
    `asked`: how one is asked."""
    return " ".join(_sayings(desk, move, asked))


def _sayings(desk: Desk, move: tuple[int, int, int, int], asked: int) -> list[str]:
    """The same, one for each thing said."""
    _, to, topic, how = move
    if asked != c.LISTENED:
        return [_words(desk, to, topic, how, asked == c.PLAINLY)]
    return [_words(desk, to, one, how) for one in _topics(desk, to, topic, how)]


def _already(desk: Desk, move: tuple[int, int, int, int], asked: int) -> int:
    """To whom I answered all of this last, word for word; -1 where not all of it was said yet."""
    said, words = _answers(desk), _sayings(desk, move, asked)
    return said[words[0]] if all(one in said for one in words) else -1


@once
def _answers(desk: Desk) -> dict[str, int]:
    """All that I answered, and to whom last."""
    mine = [one for one in desk.history.at(desk.history.of(c.E_ANSWERED)) if one.by == desk.me]
    return {told.answer_words(desk.at(one.moment), one): one.to for one in mine}


def _topics(desk: Desk, to: int, topic: int, how: int) -> list[int]:
    """What one says to another who listens; to one I trust, something more."""
    topic = _left_to_say(desk, to, topic, set())
    if how != c.WHOLLY or trust_in(desk.view, to) < e.FULLER_FROM:
        return [topic]
    return list(dict.fromkeys([topic, _left_to_say(desk, to, topic, {topic})]))


def confides(desk: Desk, move: tuple[int, int, int, int], asked: int) -> bool:
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
        topic_of(event)
        for event in past.at(past.of(c.E_ANSWERED))
        if event.by == desk.me and event.to == to and event.how == c.WHOLLY
    }
    for kind, of in ((c.E_TOLD_SEEKS, c.WHY), (c.E_TOLD_RED, c.NOT_ACCEPT), (c.E_RED_SHOWN, c.NOT_ACCEPT)):
        if any(event.by == desk.me and event.to in (to, ALL) for event in past.at(past.of(kind))):
            heard.add(of)
    bothered = not said and untold(desk, to) >= 0  # a fact never comes as what is said besides
    return first_left(topic, c.WHY in heard, c.NOT_ACCEPT in heard, bothered)


@once
def kept_for(desk: Desk) -> dict[int, list[int]]:
    """Facts that I was asked to keep, with who asked it: but what all those bound have come to know."""
    past, found = desk.history, dict[int, list[int]]()
    out = {one.what for one in past.at(past.of(c.E_SAID))}
    for one in past.at(past.of(c.E_CONFIDED)):
        if one.to == desk.me and one.how == c.CONFIDED and one.what - 1 not in out:
            found.setdefault(one.what - 1, []).append(one.by)
    return found


def _kept_from(desk: Desk, to: int) -> list[int]:
    """Whom I promised to keep something that this other does not know, as far as I have seen."""
    known = desk.view.fact[:, v.KNOWN_BY]
    return sorted({by for fact, those in kept_for(desk).items() if not int(known[fact]) >> to & 1 for by in those})


def untold(desk: Desk, to: int) -> int:
    """What bothers me most that this other does not know, as far as I have seen, and that I was not asked to keep; -1
    if nothing."""
    frame, known = desk.book.frame, desk.view.fact
    facts = [
        fact
        for fact in range(len(desk.book.names.facts))
        if known[fact, v.KNOWN_AS] and not int(known[fact, v.KNOWN_BY]) >> to & 1 and fact not in kept_for(desk)
    ]
    return max(facts, key=lambda fact: (bothers(frame, fact), -fact), default=-1)
