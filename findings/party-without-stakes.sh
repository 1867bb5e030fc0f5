#!/usr/bin/env bash
# A party is told that it values things, and no agreement whatever brings it anything.
#
# OpenSpiel 2.0.2 (open_spiel on PyPI), game «negotiation»: each player values at least one of the three sorts of
# things, says the paper it follows (Cao and others, 2018). Where the first draw is 0 0 0, the next one is put behind
# it rather than in its place: the player reads six values («0 0 0 3 5 1»), and is paid by the first three. So one
# party in 1,331, and one in eleven in a game of one sort of thing (num_items=1), has nothing to win.
# Expected: three values, not all 0. Minds measured or trained at such tables are, in some plays, facing somebody who
# may as well refuse; an average of thousands hides it.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check open_spiel==2.0.2
.venv/bin/python - <<'PYTHON'
import pyspiel


def all_for_me(state: pyspiel.State) -> float:
    """What the first to speak gets where it asks for every thing and the other agrees."""
    state = state.clone()
    state.apply_action(state.legal_actions()[-1])  # proposals go from nothing to everything
    state.apply_action(state.legal_actions()[-1])  # the last permitted answer is to agree
    assert state.is_terminal()
    return state.returns()[0]


for sorts, plays in ((3, 20_000), (1, 2_000)):
    game = pyspiel.load_game(f"negotiation(num_items={sorts},enable_utterances=false,rng_seed=7)")
    odd, won, sound = [], [], 0
    for _ in range(plays):
        state = game.new_initial_state()
        state.apply_action(state.chance_outcomes()[0][0])
        values, pool = state.agent_utils(0), state.item_pool()
        if len(values) > sorts:
            odd.append(values)
            won.append(all_for_me(state))
        else:
            sound += all_for_me(state) == sum(value * things for value, things in zip(values, pool))
    print(f"sorts: {sorts}, odd: {len(odd)} of {plays}, one of them: {odd[0]}, most won by any: {max(won)}")
    assert sound == plays - len(odd)
    assert all(values[:sorts] == [0] * sorts and any(values[sorts:]) for values in odd)
    assert max(won) == 0
    assert plays / (11**sorts) / 3 < len(odd) < 3 * plays / (11**sorts)
PYTHON
