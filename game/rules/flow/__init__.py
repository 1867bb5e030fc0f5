"""How a play goes: agendas drawn, steps opened one after another, moves sealed and shown, answers by waves."""
