"""Naming the tension: a wrong that one has suffered, for which its author answers at once; which fact, among those that
one knows and that an option comes up against, in the words in which it is said before all, with who confided it; or
only that there is one."""

from game.pages import faults, told
from game.pages.book import Desk
from game.pages.model import Choice, Field, Offer
from game.pages.offers import legal_moves
from game.play.words import UNSAID, tension_word
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t


def naming(desk: Desk, more: list[Field]) -> list[Offer]:
    """The offer, where the rules have it. `more`: what goes with every move of the round."""
    say, facts = desk.book.say, [move[s.WHAT] - 1 for move in legal_moves(desk, c.NAME_TENSION)]
    if not facts:
        return []
    move = {"seat": desk.seat, "do": c.DOES[c.NAME_TENSION], "what": UNSAID}
    known = len(desk.book.names.facts)
    wrongs, facts = [one - known for one in facts if one >= known], [one for one in facts if one < known]
    order = sorted(facts, key=lambda fact: 2 if fact < 0 else 0 if _touched(desk, fact) else 1)
    choices = [_wrong(desk, by) for by in wrongs] + [
        Choice(
            id=tension_word(desk.book.names, fact + 1),
            text=_quoted(desk, fact) if fact >= 0 else say("naming.unsaid"),
            note=say("naming.touched") if fact >= 0 and _touched(desk, fact) else "",
        )
        for fact in order
    ]
    several = len(choices) > 1
    learnt = say("naming.learn") if len(facts) > 1 else say("naming.none") if not wrongs else ""
    sure = [learnt, say("naming.answered") if wrongs else "", say("naming.costs")]
    return [
        Offer(
            id="name_tension",
            text=say("do.name_tension_wrong" if wrongs else "do.name_tension"),
            hint=say(f"hint_of.name_tension{'_wrong' if wrongs else '' if several else '_unsaid'}"),
            move=move,
            fields=[*([Field(id="what", label=say("field.tension"), choices=choices)] if several else []), *more],
            sure=" ".join(one for one in sure if one),
        )
    ]


def _wrong(desk: Desk, by: int) -> Choice:
    """A wrong that this structure did me, as I would say it."""
    say, to = desk.book.say, desk.name(by)
    fault = faults.breach(desk, by, desk.me, int(desk.view.toward[by, s.OWED]))
    code = len(desk.book.names.facts) + 1 + by
    text, note = say("naming.wrong", to=to, fault=fault), say("naming.wrong_note", to=to)
    return Choice(id=tension_word(desk.book.names, code), text=text, note=note)


def _touched(desk: Desk, fact: int) -> bool:
    """Whether what lies on the table holds an option that this fact contradicts."""
    against = int(desk.book.frame.fact[fact, t.FACT_OPTIONS])
    return any(against >> option & 1 for number in desk.packages for option in desk.package_options(number))


def _quoted(desk: Desk, fact: int) -> str:
    """The fact in its words, and from whom I have it where it was said to me alone."""
    say, own = desk.book.say, told.holds(desk, fact)
    in_my_mouth = desk.book.text(f"facts.{desk.book.names.facts[fact]}.told") if own else told.fact_text(desk, fact)
    words = say("told.quoted", words=in_my_mouth)
    if own:
        return words
    trusted = desk.history.at(desk.history.of(c.E_CONFIDED))
    by = [one.by for one in trusted if (one.to, one.what, one.how) == (desk.me, fact + 1, c.CONFIDED)]
    if by:
        return say("naming.confided", words=words, by=desk.name(by[-1]))
    said = [one.by for one in desk.history.at(desk.history.teaching(fact)) if one.to == desk.me]
    return say("naming.said", words=words, by=desk.name(said[0])) if said else words
