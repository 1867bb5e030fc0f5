#!/usr/bin/env bash
# A negotiation kept as text cannot be read again by the game that wrote it.
#
# OpenSpiel 2.0.2 (open_spiel on PyPI), game «negotiation»: serialize() of a state, given back to deserialize_state()
# of the same game, raises «lines.size() == 5» at every moment but before the draw, with utterances or without. The
# game «bargaining» reads its own. Pickled, or with its game (serialize_game_and_state), the same state does come
# back.
# Expected: the state again, as for the other games. Who keeps plays move by move learns it on the day of reading
# them.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check open_spiel==2.0.2
.venv/bin/python - <<'PYTHON' 2>journal.txt
import collections
import pickle

import pyspiel


def read_again(name: str) -> collections.Counter[str]:
    """How many of a play's states come back by each way; the first permitted move at each turn."""
    game = pyspiel.load_game(name)
    state = game.new_initial_state()
    assert str(game.deserialize_state(state.serialize())) == str(state)
    state.apply_action(state.chance_outcomes()[0][0])
    ways = collections.Counter()
    while not state.is_terminal():
        ways["moments"] += 1
        try:
            ways["alone"] += str(game.deserialize_state(state.serialize())) == str(state)
        except pyspiel.SpielError:
            ways["refused"] += 1
        together = pyspiel.serialize_game_and_state(game, state)
        ways["with its game"] += str(pyspiel.deserialize_game_and_state(together)[1]) == str(state)
        ways["pickled"] += str(pickle.loads(pickle.dumps(state))) == str(state)
        state.apply_action(state.legal_actions()[0])
    return ways


for name in ("negotiation", "negotiation(enable_utterances=false)"):
    ways = read_again(name)
    print(name, dict(ways))
    assert ways["moments"] == ways["refused"] == ways["with its game"] == ways["pickled"] > 0
ways = read_again("bargaining")
print("bargaining", dict(ways))
assert ways["moments"] == ways["alone"] == ways["with its game"] == ways["pickled"] > 0
PYTHON
grep -m1 'lines.size() == 5' journal.txt
