"""Rows of behaviour of two at a table who share goods, with talk before: counted as in two corpora of human
negotiations, on tables drawn by their rules."""

from collections.abc import Callable
from functools import cache

import numpy as np

from game.lab.beds_of_goods import CASINO, Goods, deal, fits, shared_goods
from game.lab.measuring import Reals, one_by_one
from game.lab.solutions import table_of
from game.minds.memory import READ, liking_of, new_memory, remember
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import entry
from game.rules.read.packages import encode
from game.rules.read.stance import stance
from game.rules.read.view import CURSOR, View, look, new_view
from game.rules.state import State
from game.story import tables as t
from game.story.build import Tables
from game.story.tables import Floats, Frame, Secrets

Found = tuple[dict[str, float], int]
DEALS = 20  # sets of items drawn for a measure of Deal or No Deal
# What is kept of a play: whether they agreed; points of north and of south (those without agreement where there is
# none); the largest sum and product of points of this table; 1 where no package is better for one and as good for the
# other; 1 where somebody asked what the other seeks; whether each is content; how each likes the other
AGREED, OWN, BEST_SUM, BEST_PRODUCT, EFFICIENT, ASKED, CONTENT, LIKING = 0, 1, 3, 4, 5, 6, 7, 9
COLUMNS = 11


def asked(state: State) -> bool:
    """Whether somebody asked what the other seeks, or proposed that both say it."""
    events = state.event[: state.scal[s.EVENTS]]
    kind, what = events[:, s.KIND], events[:, s.E_WHAT]
    return bool((((kind == c.E_ASKED) & (what == c.WHY)) | ((kind == c.E_TRADE) & (what == c.TRADE_SEEKS))).any())


def content(tables: Tables, state: State, seat: int) -> bool:
    """Takes initiative for what was signed, with no project against it."""
    synergy, antagonism = stance(tables.frame, tables.secrets, state, seat)
    return synergy >= 3 and antagonism <= 2


@entry
def liked(frame: Frame, secrets: Secrets, state: State, seat: int, view: View, memory: Floats) -> float:
    """How a seat's mind likes the only other, by all it witnessed."""
    view.scal[CURSOR] = 0
    memory[2, READ] = 0.0
    look(frame, secrets, state, seat, view)
    remember(frame, view, memory)
    return liking_of(frame, view, memory, 1 - seat)


def met(goods: Goods, seed: int, plays: int) -> Reals:
    """[plays, COLUMNS] what became of two who met over these goods."""
    tables = shared_goods(goods)
    clauses = int(tables.frame.size[t.CLAUSES])

    view, memory = new_view(tables.frame), new_memory(tables.frame)

    def counted(state: State) -> list[float] | None:
        cards = [int(tables.secrets.part[int(state.seat[seat, s.SEEKS]), t.CARD]) for seat in range(2)]
        if not fits(*(goods.values[seat][card] for seat, card in enumerate(cards))):
            return None
        utilities, reserves, _ = table_of(tables.frame, tables.secrets, state)
        points = np.round(utilities / goods.scale)
        package = state.scal[s.IN_FORCE]
        agreed = package >= 0
        own = points[encode(tables.frame, state.package[package, :clauses])] if agreed else reserves / goods.scale
        better = (points >= own).all(axis=1) & (points > own).any(axis=1)
        return [
            float(agreed),
            *own,
            points.sum(axis=1).max(),
            points.prod(axis=1).max(),
            float(not better.any()),
            float(asked(state)),
            *(float(content(tables, state, seat)) for seat in range(2)),
            *(liked(tables.frame, tables.secrets, state, seat, view, memory) for seat in range(2)),
        ]

    return np.array([row for row in one_by_one(tables, seed, plays, counted) if row is not None])


@cache
def casino(seed: int, plays: int) -> Reals:
    """[plays, COLUMNS]"""
    return met(CASINO, seed, plays)


@cache
def deal_or_no_deal(seed: int, plays: int) -> Reals:
    """[plays, COLUMNS] or a few more: three to four pairs in ten of what they seek are refused by the rules, and not
    counted."""
    each = int(1.7 * plays / DEALS) + 1
    return np.concatenate([met(deal(seed + at), 2 * seed + at * each, each) for at in range(DEALS)])


def signed(found: Reals) -> Reals:
    """The plays in which they agreed."""
    return found[found[:, AGREED] == 1.0]


def of_best_sum(agreed: Reals) -> Reals:
    """The joint result of each, as a share of the largest."""
    return agreed[:, OWN : OWN + 2].sum(axis=1) / agreed[:, BEST_SUM]


def in_both(one: Callable[[Reals], float], seed: int, plays: int) -> Found:
    """A figure counted in each corpus."""
    found = {name: met(seed, plays) for name, met in CORPORA.items()}
    return {name: float(one(rows)) for name, rows in found.items()}, min(map(len, found.values()))


def agree(seed: int, plays: int) -> Found:
    return in_both(lambda found: found[:, AGREED].mean(), seed, plays)


def efficient(seed: int, plays: int) -> Found:
    """Of agreements, as all that follow but the last: those that no package betters for one without costing the
    other."""
    return in_both(lambda found: signed(found)[:, EFFICIENT].mean(), seed, plays)


def joint(seed: int, plays: int) -> Found:
    return in_both(lambda found: of_best_sum(signed(found)).mean(), seed, plays)


def nash(seed: int, plays: int) -> Found:
    """Points are multiplied, those one has without agreement included, as they were counted in the corpora."""

    def share(found: Reals) -> float:
        agreed = signed(found)
        return float((agreed[:, OWN : OWN + 2].prod(axis=1) / agreed[:, BEST_PRODUCT]).mean())

    return in_both(share, seed, plays)


def equal(seed: int, plays: int) -> Found:
    return in_both(lambda found: (signed(found)[:, OWN] == signed(found)[:, OWN + 1]).mean(), seed, plays)


def asking(seed: int, plays: int) -> Found:
    """What is gained, of the best joint result, where somebody asked what the other seeks."""
    agreed = signed(casino(seed, plays))
    share, asked = of_best_sum(agreed), agreed[:, ASKED] == 1.0
    return {"gained": float(share[asked].mean() - share[~asked].mean())}, plays


def contentment(seed: int, plays: int) -> Found:
    """By how much more often the one who has more points is content than the one who has fewer."""
    agreed = signed(casino(seed, plays))
    ahead = agreed[:, OWN] - agreed[:, OWN + 1]
    content = agreed[:, CONTENT : CONTENT + 2]
    more = np.concatenate([content[ahead > 0, 0], content[ahead < 0, 1]])
    fewer = np.concatenate([content[ahead > 0, 1], content[ahead < 0, 0]])
    return {"gap": float(more.mean() - fewer.mean())}, plays


def liking(seed: int, plays: int) -> Found:
    """Correlation of how one likes the other with one's own points, and with the other's: both over all who met, those
    who did not agree having what one has then."""
    found = casino(seed, plays)
    both = found[:, LIKING : LIKING + 2].ravel()
    own, others = (
        float(np.corrcoef(both, found[:, columns].ravel())[0, 1]) for columns in ([OWN, OWN + 1], [OWN + 1, OWN])
    )
    return {"own": own, "others": others, "own_ahead": own - 1.5 * others}, len(found)


CORPORA: dict[str, Callable[[int, int], Reals]] = {"casino": casino, "deal": deal_or_no_deal}
