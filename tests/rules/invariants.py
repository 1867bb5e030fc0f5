"""What must hold of every play, as checkers: each is run on good rules, and on rules made wrong on purpose."""

import numpy as np

from game.minds.seats import GAME, choose_move, clear, new_desk
from game.play.moment import digest
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, apply, begin, legal, marks_of
from game.rules.history import held_at_start
from game.rules.packing import amended_option, amount_in, ask_in, beside_in, manner_in
from game.rules.read import view as v
from game.rules.read.agendas import sought_first
from game.rules.read.conditions import fact_of_play
from game.rules.read.packages import decode
from game.rules.read.standing import present
from game.story import tables as t

MOST_MOVES = 5000


class Played:
    """A play whose moves are drawn from `luck` among the legal ones; kept are the moves and, if asked, each state."""

    def __init__(self, tables, seed, keep=False):
        self.tables, self.seed = tables, seed
        self.frame, self.secrets = tables.frame, tables.secrets
        self.seats = len(tables.names.seats)
        self.state = s.new_state(self.frame)
        self.moves, self.states = [], []
        luck = np.random.default_rng(seed)
        begin(self.frame, self.secrets, self.state, seed)
        while not self.state.scal[s.OVER]:
            seat = self.awaited(self.state)[int(luck.integers(len(self.awaited(self.state))))]
            move = drawn(self.frame, self.secrets, self.state, seat, luck)
            if keep:
                self.states.append(copied(self.state))
            self.moves.append((seat, move))
            assert apply(self.frame, self.secrets, self.state, seat, move) == 0
            assert len(self.moves) < MOST_MOVES
        if keep:
            self.states.append(copied(self.state))

    def awaited(self, state):
        """Somebody always is, until the play is over."""
        mask = int(state.scal[s.AWAITED] & ~state.scal[s.DONE])
        found = [seat for seat in range(self.seats) if mask >> seat & 1]
        assert found, "nobody is awaited, and the play is not over"
        return found

    def again(self, moves, state=None):
        """The state after these moves, from the beginning or from a state."""
        if state is None:
            state = s.new_state(self.frame)
            begin(self.frame, self.secrets, state, self.seed)
        for seat, move in moves:
            assert apply(self.frame, self.secrets, state, seat, move) == 0
        return state


def drawn(frame, secrets, state, seat, luck):
    """A legal move."""
    rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
    row = rows[luck.integers(legal(frame, secrets, state, seat, rows))]
    move = np.zeros(s.N_MOVE, np.int64)
    move[:4] = row[:4]
    move[s.WHAT] += luck.integers(max(1, row[4]))
    move[s.HOW] += luck.integers(max(1, row[5]))
    move[s.MARKS] = luck.integers(marks_of(frame, state))
    return move


def copied(state):
    return s.State(*(array.copy() for array in state))


def differ(one, other):
    """Names of the arrays that are not equal, byte for byte."""
    return [name for name in one._fields if getattr(one, name).tobytes() != getattr(other, name).tobytes()]


def assert_replay_is_play(play):
    assert not differ(play.again(play.moves), play.state)


def assert_alone_as_among_others(play):
    """In a state that another play has used: the same in all that is in use."""
    used = Played(play.tables, play.seed + 1).state
    begin(play.frame, play.secrets, used, play.seed)
    assert digest(play.again(play.moves, used)) == digest(play.state)


def assert_taken_back(play, at):
    """Back to move `at`, then on: what was there is there again."""
    back = play.again(play.moves[:at])
    assert not differ(back, play.states[at])
    assert not differ(play.again(play.moves[at:], back), play.state)


def assert_means_conserved(play):
    """Days and euros of each seat: what it had is what it has, and what it did with the rest."""
    for state in [*play.states, play.state]:
        for seat in range(play.seats):
            row = state.seat[seat]
            days = row[[s.DAYS, s.DAYS_CORRIDOR, s.DAYS_SCENES, s.DAYS_DELIVERED, s.DAYS_HOME]].sum()
            assert abs(days - play.frame.seat[seat, t.START_DAYS]) < 1e-9, ("days", seat)
            out = row[[s.MONEY, s.MONEY_SPENT, s.MONEY_PAID, s.MONEY_ESCROW, s.MONEY_HOME]].sum()
            assert abs(out - play.frame.seat[seat, t.START_MONEY] - row[s.MONEY_RECEIVED]) < 1e-6, ("money", seat)
            assert min(row[s.DAYS] + 1e-9, row[s.MONEY] + 1e-6) >= 0, ("in debt", seat)
        assert (
            abs(state.seat[:, s.MONEY_PAID].sum() + given(play, state) - state.seat[:, s.MONEY_RECEIVED].sum()) < 1e-6
        )


def given(play, state):
    """Euros that came from outside the table: those of the options taken."""
    total = 0.0
    for choice in range(int(play.frame.size[t.CHOICES])):
        rows = play.frame.row[
            int(play.frame.choice[choice, t.EFFECT_FROM]) : int(play.frame.choice[choice, t.EFFECT_TO])
        ]
        times = int(state.flag[s.chosen_at(play.frame, choice)])
        total += times * float(sum(row[2] for row in rows if int(row[0]) == t.EFFECT_GAIN))
    events = state.event[: int(state.scal[s.EVENTS])]
    return total + float(events[events[:, s.KIND] == c.E_GIVEN, s.E_WHAT].sum())


def assert_seen_as_its_kind_says(play):
    """Each event has the witnesses of its kind: what a seat alone must know, it alone sees. Of a promise made in a
    scene, all."""
    for row in play.state.event[: int(play.state.scal[s.EVENTS])].tolist():
        kind, by, to = row[s.KIND], row[s.E_BY], row[s.E_TO]
        everyone = (1 << play.seats) - 1
        due = {c.NOBODY: 0, c.AUTHOR: 1 << max(by, 0), c.BOTH: 1 << max(by, 0) | 1 << max(to, 0), c.ALL: everyone}
        seen_by = int(c.SEEN_BY[kind])
        if seen_by in due and kind != c.E_PROMISE:
            assert row[s.WITNESSES] == due[seen_by], (c.EVENTS_OF[kind], row)


def assert_days_are_those_seen(play):
    """The days that a condition counts of one with another are those that all saw, at any moment: read from the events
    alone, not as the rules read them."""
    spent, read = np.zeros((play.seats, play.seats)), 0
    for state in play.states:
        for row in state.event[read : int(state.scal[s.EVENTS])].tolist():
            if row[s.KIND] == c.E_DAY_WITH:
                assert row[s.WITNESSES] == (1 << play.seats) - 1
                spent[row[s.E_BY], row[s.E_TO]] += 1.0
        read = int(state.scal[s.EVENTS])
        asked = [
            [fact_of_play(play.frame, play.secrets, state, t.OP_DAYS_WITH, by, to, 0) for to in range(play.seats)]
            for by in range(play.seats)
        ]
        assert asked == spent.tolist()


def assert_seeks_what_it_was_told(play):
    """What each seeks is what it drew, or what an event that it alone saw made of it since; its view follows."""
    sought = [int(part) for part in play.states[0].seat[:, s.SEEKS]]
    first = [int(part) - 1 for part in play.states[0].seat[:, s.SOUGHT_FIRST]]
    sought = [one if one >= 0 else now for one, now in zip(first, sought, strict=True)]
    drawn, read = list(sought), 0
    views = [v.new_view(play.frame) for _ in range(play.seats)]
    for state in play.states:
        for row in state.event[read : int(state.scal[s.EVENTS])].tolist():
            if row[s.KIND] == c.E_SEEKS:
                assert row[s.E_HOW] == sought[row[s.E_BY]]
                sought[row[s.E_BY]] = row[s.E_WHAT]
        read = int(state.scal[s.EVENTS])
        assert [int(part) for part in state.seat[:, s.SEEKS]] == sought
        assert [sought_first(state, seat) for seat in range(play.seats)] == drawn
        for seat in range(play.seats):
            v.look(play.frame, play.secrets, state, seat, views[seat])
            own = play.secrets.part[[sought[seat], int(state.seat[seat, s.PRESSURE_PART])], t.N_PART :].sum(axis=0)
            assert (views[seat].option[:, v.MY_WEIGHT] == own).all()


def assert_only_what_can_be_put(play):
    """No package that lies on the table, nor any that may be put or amended, holds an option that cannot be put."""
    clauses = int(play.frame.size[t.CLAUSES])
    rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
    for state in play.states[:-1]:
        shut = {option for option in range(int(play.frame.size[t.OPTIONS])) if int(state.scal[s.SHUT]) >> option & 1}
        if int(state.scal[s.STAGE]) != c.AT_ROUND:
            continue
        for package in state.package[: int(state.scal[s.MADE])].tolist():
            assert not package[clauses + s.ON_TABLE] or not shut & set(package[:clauses]), package
        for seat in play.awaited(state):
            for row in rows[: legal(play.frame, play.secrets, state, seat, rows)].tolist():
                for what in range(row[2], row[2] + row[4]) if row[0] in (c.PUT, c.AMEND, c.OFFER_LIGHTER) else ():
                    assert not shut & put_in(play, row[0], what), row


def assert_waits_its_turn(play):
    """Nothing waits where there is room on the table; of what was not judged yet, what was put first lies there."""
    clauses = int(play.frame.size[t.CLAUSES])
    for state in play.states[:-1]:
        if int(state.scal[s.STAGE]) != c.AT_ROUND:
            continue
        made = state.package[: int(state.scal[s.MADE]), clauses:]
        waits, lies = made[made[:, s.ON_TABLE] == s.WAITS], made[made[:, s.ON_TABLE] == 1]
        assert len(lies) <= s.TABLE_SIZE
        assert not len(waits) or len(lies) == s.TABLE_SIZE
        sit = [seat for seat in range(play.seats) if present(state, seat)]
        asked = (lies[:, s.N_PACKAGE :][:, sit] == 0).any(axis=1)
        if len(waits) and asked.any():
            assert lies[asked, s.PUT_ROUND].max() <= waits[:, s.PUT_ROUND].min()


def assert_tables_are_as_said(play):
    """At each table those said sit, and no other; each makes the moves of its round; what is not on the table stays as
    it is; what is signed has the yes of all those who must, or of more than half of those who sit."""
    rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
    clauses = int(play.frame.size[t.CLAUSES])
    for before, after in zip(play.states, play.states[1:], strict=False):
        if int(before.scal[s.STAGE]) != c.AT_ROUND:
            continue
        step = play.frame.course[int(before.scal[s.STEP])]
        everyone = (1 << play.seats) - 1
        sits = (int(step[t.STEP_WITH]) or everyone) & ~int(before.scal[s.LEFT])
        sits &= ~int(before.scal[s.WITHDRAWN]) if not int(before.scal[s.DONE]) else everyone
        assert int(before.scal[s.AWAITED]) & ~sits == 0, "one sits who should not"
        _assert_moves(play, before, step, rows)
        for package in before.package[: int(before.scal[s.MADE])].tolist():
            for clause in range(clauses) if package[clauses + s.ON_TABLE] else ():
                held = step[t.STEP_CLAUSES] and not int(step[t.STEP_CLAUSES]) >> clause & 1
                force = int(before.scal[s.IN_FORCE])
                base = int(play.frame.clause[clause, t.CLAUSE_BASE])
                stays = int(before.package[force, clause]) if force >= 0 else base
                assert not held or package[clause] == stays, "what is not on the table has changed"
        stood = after.event[int(before.scal[s.EVENTS]) : int(after.scal[s.EVENTS])]
        for event in stood[stood[:, s.KIND] == c.E_STOOD]:
            marks = after.package[event[s.E_WHAT], clauses + s.N_PACKAGE :]
            yes = {seat for seat in range(play.seats) if marks[seat] == c.YES + 1}
            assert len(yes) >= 2
            if step[t.STEP_MAJORITY]:
                there = sits & ~int(after.scal[s.WITHDRAWN])
                assert 2 * len([one for one in yes if there >> one & 1]) > there.bit_count(), "not by most"
            needed = {seat for seat in range(play.seats) if play.frame.seat[seat, t.REQUIRED]}
            if step[t.STEP_SIGNS]:
                needed = {seat for seat in range(play.seats) if int(step[t.STEP_SIGNS] - 1) >> seat & 1}
            assert needed <= yes, "signed without one who must"


def _assert_moves(play, state, step, rows):
    first, at_round = int(step[t.STEP_ROUND_MOVES]), int(state.scal[s.ROUND])
    mask = int(play.frame.row[first - 1 + at_round, 0]) if first else -1
    for seat in play.awaited(state):
        for do in {int(row[0]) for row in rows[: legal(play.frame, play.secrets, state, seat, rows)]}:
            assert do == c.STAND or mask >> t.TABLE_MOVES.index(c.DOES[do]) & 1, ("not in this round", c.DOES[do])


def assert_lies_are_lies(play):
    """What may be said falsely is false on one's card, and belied by nothing that the hearer holds from one's mouth or
    place; what one knows that another holds is what it holds."""
    rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
    part = play.secrets.part[:, t.N_PART :]
    for state in play.states[:-1]:
        for said, heard in ((s.SAID_SEEKS, s.HEARD_SEEKS), (s.SAID_RED, s.HEARD_RED), (s.SAID_BRINGS, s.HEARD_BRINGS)):
            assert (state.pair[:, :, said] == state.pair[:, :, heard].T).all(), "another holds what one does not know"
        if int(state.scal[s.STAGE]) != c.AT_ANSWER:
            continue
        for seat in play.awaited(state):
            view = v.new_view(play.frame)
            v.look(play.frame, play.secrets, state, seat, view)
            for row in rows[: legal(play.frame, play.secrets, state, seat, rows)].tolist():
                if row[0] == c.ANSWER and c.OTHER in range(row[3], row[3] + row[5]):
                    _assert_false(play, state, part, view, seat, row[1], row[2])
                if row[0] == c.ANSWER and c.NOTHING in range(row[3], row[3] + row[5]) and row[2] == c.NOT_ACCEPT:
                    assert part[int(state.seat[seat, s.RED_ZONE])].any(), "nothing is refused, which is true"
                    assert state.pair[row[1], seat, s.HEARD_RED] < 0, "it was told what is refused"


def _assert_false(play, state, part, view, seat, to, topic):
    seeks, red = int(state.seat[seat, s.SEEKS]), int(state.seat[seat, s.RED_ZONE])
    heard = state.pair[to, seat]
    if topic == c.BRING:
        assert heard[s.HEARD_BRINGS] != 1, "it has seen, or been told, what one brings"
        return
    claim = int(view.mine[v.MY_OTHER_SEEKS if topic == c.WHY else v.MY_OTHER_RED])
    held = int(heard[s.HEARD_SEEKS if topic == c.WHY else s.HEARD_RED])
    assert held in (-1, claim), "it holds something else from one's mouth"
    if topic == c.WHY:
        assert play.secrets.part[claim, t.CARD] != play.secrets.part[seeks, t.CARD]
        assert part[claim].argmax() != part[seeks].argmax(), "what it seeks first is what one seeks first"
        beside = int(heard[s.HEARD_RED])
        assert beside < 0 or not (part[beside].astype(bool) & (part[claim] > 0)).any()
    else:
        barred, own = part[claim] > 0, part[red] > 0
        assert (barred & ~own).any() if barred.any() else own.any(), "one cannot accept it either"
        beside = int(heard[s.HEARD_SEEKS])
        assert beside < 0 or not (barred & (part[beside] > 0)).any()


def put_in(play, do, what):
    """The options that a move puts on the table anew."""
    if do == c.AMEND:
        return {amended_option(what, int(play.frame.size[t.OPTIONS]))}
    if do == c.OFFER_LIGHTER:
        return {what}
    options = np.zeros(int(play.frame.size[t.CLAUSES]), np.int64)
    decode(play.frame, what, options)
    return set(options.tolist())


def assert_nothing_from_nothing(play):
    """Each seat knows what it held, and what events that it witnessed taught it: that very fact, told by one who knew
    it, seen where it is to be seen, or out with the knot of one who knew it. Nothing more, nothing less, at any moment.
    """
    first = play.states[0]
    known = np.array(
        [
            [c.SEEN if held_at_start(play.secrets, first, seat, fact) else c.UNKNOWN for seat in range(play.seats)]
            for fact in range(int(play.frame.size[t.FACTS]))
        ]
    )
    read = 0
    for state in play.states:
        count = int(state.scal[s.EVENTS])
        for event in state.event[read:count].tolist():
            taught(play, known, event)
        read = count
        wrong = np.argwhere(state.fact[:, : play.seats] != known).tolist()
        assert not wrong, ("facts, seats", wrong)


def taught(play, known, event):
    """What an event teaches [facts, seats], written in `known`. Read from the event alone, not as the rules read it."""
    kind, by, to, what, witnesses = (event[k] for k in (s.KIND, s.E_BY, s.E_TO, s.E_WHAT, s.WITNESSES))
    present = [seat for seat in range(play.seats) if witnesses >> seat & 1]
    if kind == c.E_VISITED and what > 0:
        assert by in present
        assert int(play.frame.fact[what - 1, t.SEEN_AT]) == to, ("seen elsewhere", event)
        known[what - 1, by] = c.SEEN
    elif kind in (c.E_TOLD_FACT, c.E_BURST):
        assert known[what, by] != c.UNKNOWN, ("from one who did not know", event)
        known[what, present] = np.maximum(known[what, present], c.TOLD)


def assert_boxes_are_as_given(play):
    """What is in boxes is what each sealed, read from those events alone: hidden until all have given; spent; shown as
    it is, or as its author says, no day more; no day yields twice, nor more than the box says.
    """
    frame, asks = play.frame, range(int(play.frame.size[t.ASKS]))
    given = np.zeros((play.seats, int(frame.size[t.BOXES])), int)
    put = {ask: [] for ask in asks}  # [seats, boxes] at each step that asked
    yielded = {}  # days of each step that have yielded, by box
    for before, after in zip(play.states, play.states[1:], strict=False):
        events = after.event[int(before.scal[s.EVENTS]) : int(after.scal[s.EVENTS])]
        boxes = [row for row in events.tolist() if row[s.KIND] == c.E_BOXES]
        if int(before.scal[s.STAGE]) == c.AT_ASK and int(after.scal[s.AWAITED]) == int(before.scal[s.AWAITED]):
            if int(after.scal[s.STEP]) == int(before.scal[s.STEP]):
                assert not boxes, "it shows before all have given"
                assert (after.seat[:, s.DAYS] == before.seat[:, s.DAYS]).all()
        sealed = [row for row in boxes if manner_in(row[s.E_HOW]) == c.SEALED]
        now = np.zeros_like(given)
        for row in sealed:
            assert row[s.WITNESSES] == 1 << row[s.E_BY], "what one gives, one alone knows"
            now[row[s.E_BY]] += _in_boxes(frame, row)
        if sealed:
            put[ask_in(sealed[0][s.E_HOW])].append(now)
            spent = before.seat[:, s.DAYS] - after.seat[:, s.DAYS]
            days = now.sum(axis=1) if frame.ask[ask_in(sealed[0][s.E_HOW]), t.ASK_MOST] else 0 * now.sum(axis=1)
            if not any(row[s.KIND] in (c.E_HOME, c.E_GIVEN, c.E_TAKEN) for row in events.tolist()):
                assert (spent == days).all(), "days given are spent, and none other"
        given += now
        people = 0
        for row in boxes:
            manner, what = manner_in(row[s.E_HOW]), _in_boxes(frame, row)
            if manner == c.SEALED:
                continue
            assert row[s.WITNESSES] == (1 << play.seats) - 1
            by = row[s.E_BY]
            if manner == c.IN_TOTAL:
                assert by == -1
                assert (what == now.sum(axis=0)).all(), "the sum"
            elif manner == c.BY_EACH:
                assert (what == now[by]).all(), "each one's"
            elif manner == c.COUNTED:
                of_ask = frame.box[:, t.BOX_ASK] == ask_in(row[s.E_HOW])
                assert (what == given[by] * of_ask).all(), "all so far"
            elif manner == c.AS_SAID and beside_in(row[s.E_HOW]) != c.UNSAID:
                assert what.sum() == now[by].sum(), "one says no day more than one gave"
                assert beside_in(row[s.E_HOW]) == c.ALL_SHARED or (what == now[by]).all()
            elif manner == c.AS_SAID:
                assert not what.any()
            else:
                people += beside_in(row[s.E_HOW])
                _assert_yields(frame, int(what.argmax()), put[ask_in(row[s.E_HOW])], yielded, row)
        if sealed:
            assert abs(int(after.scal[s.PEOPLE]) / 1000 - int(before.scal[s.PEOPLE]) / 1000 - people) < len(boxes) + 1
        kept = [
            [after.flag[s.in_box_at(frame, box, s.GIVEN, seat)] for box in range(given.shape[1])]
            for seat in range(play.seats)
        ]
        assert (np.array(kept, int).reshape(given.shape) == given).all(), "in the box is what was put there"


def _in_boxes(frame, row):
    """What an event says is in each box [boxes]."""
    first, end = frame.ask[ask_in(row[s.E_HOW]), [t.ASK_FROM, t.ASK_TO]].tolist()
    found = np.zeros(int(frame.size[t.BOXES]), int)
    found[first:end] = [amount_in(row[s.E_WHAT], box, end - first) for box in range(end - first)]
    return found


def _assert_yields(frame, box, put, yielded, row):
    """Over its threshold, with days that had not yielded yet, and no more people than these can reach."""
    done = yielded.setdefault(box, [])
    done += [0] * (len(put) - len(done))
    window = range(max(0, len(put) - int(frame.box[box, t.BOX_OVER])), len(put))
    days = {at: int(put[at][:, box].sum()) for at in window}
    assert sum(days.values()) >= frame.box[box, t.BOX_LEAST], "under its threshold"
    fresh = sum(days[at] for at in window if not done[at])
    assert 0 < beside_in(row[s.E_HOW]) <= fresh * frame.box[box, t.N_BOX], "people from nowhere"
    for at in window:
        done[at] = 1


def assert_refused_untouched(play, at, luck):
    """What does not fit is refused, and changes nothing."""
    state = copied(play.states[at])
    seat, good = play.moves[at]
    for column, values in ((s.DO, (-1, 99)), (s.TO, (-7, 40)), (s.WHAT, (-1, 1 << 40)), (s.MARKS, (-1, 1 << 40))):
        bad = good.copy()
        bad[column] = values[int(luck.integers(2))]
        assert apply(play.frame, play.secrets, state, seat, bad) > 0
        assert not differ(state, play.states[at])
    idle = [other for other in range(play.seats) if other not in play.awaited(state)]
    for other in (*idle, -1, play.seats):
        assert apply(play.frame, play.secrets, state, other, good) > 0
        assert not differ(state, play.states[at])


def hidden_changed(play, state, seat, luck):
    """The same moment, otherwise in everything that `seat` must not know; the secrets of the others too."""
    other, secrets = copied(state), t.Secrets(*(array.copy() for array in play.secrets))
    own = {int(state.seat[seat, k]) for k in (s.SEEKS, s.RED_ZONE, s.PRESSURE_PART)}
    for one in range(play.seats):
        if one == seat:
            continue
        private = (s.SYNERGY_FELT, s.ANTAGONISM_FELT, s.HOME_PRESSURE, s.READY, s.STATED_NEED, s.SYNERGY_START)
        other.seat[one, private] = luck.integers(0, 4, len(private))
        other.seat[one, [s.DAYS, s.MONEY]] += luck.integers(0, 3)
        for to in range(play.seats):
            other.pair[one, to] = luck.integers(0, 2, s.N_PAIR)
            other.pair[one, to, s.LISTENED] = state.pair[one, to, s.LISTENED]  # all see where one's days go
        other.sealed[one, : s.N_MOVE] = luck.integers(0, 3, s.N_MOVE)
        secrets.seat[one, [t.RESERVE, t.PEOPLE_PER_DAY, t.PEOPLE_PER_1000]] += 1.0
    told = [int(part) for one in range(play.seats) for part in state.pair[seat, one, [s.HEARD_SEEKS, s.HEARD_RED]]]
    for part in range(len(secrets.part)):
        if part not in own and part not in told and int(secrets.part[part, t.PART_SEAT]) != seat:
            secrets.part[part, t.N_PART :] += 1.0
            secrets.wish[part] += 1.0
            secrets.part[part, t.TEMPERAMENT] = luck.integers(len(t.TEMPERAMENTS))
    for box in range(int(play.frame.size[t.BOXES])):
        for one in range(play.seats):
            for which in (s.GIVEN, s.LAST_PUT) if one != seat else ():
                other.flag[s.in_box_at(play.frame, box, which, one)] = luck.integers(0, 4)
        for back in range(s.REACHED):
            other.flag[s.box_at(play.frame, box, back)] = luck.integers(0, 4)
    for at in range(int(state.scal[s.EVENTS])):
        if not int(state.event[at, s.WITNESSES]) >> seat & 1:
            other.event[at, [s.E_BY, s.E_TO, s.E_WHAT, s.E_HOW]] = luck.integers(0, 2, 4)
    return other, secrets


def assert_hidden_stays_hidden(play, at, seat, luck, look=None):
    """A view, and the move of a mind, are the same whatever the seat must not know."""
    look = look or v.look
    state = play.states[at]
    other, secrets = hidden_changed(play, state, seat, luck)
    views = [v.new_view(play.frame), v.new_view(play.frame)]
    look(play.frame, play.secrets, state, seat, views[0])
    look(play.frame, secrets, other, seat, views[1])
    assert not differ(*views)
    if seat in play.awaited(state):
        moves = []
        for moment, known in ((state, play.secrets), (other, secrets)):
            desk = new_desk(play.frame, [GAME] * play.seats, np.zeros(max(1, len(play.tables.names.choices)), np.int64))
            seen = v.new_views(play.frame)
            clear(desk, seen)
            choose_move(play.frame, known, moment, seen, desk, seat)
            moves.append(desk.move.tolist())
        assert moves[0] == moves[1]
