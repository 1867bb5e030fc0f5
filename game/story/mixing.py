"""The mixes that an agenda can be drawn as."""

from itertools import product

from game.story.agendas import Agenda


def mixes(agenda: Agenda) -> list[tuple[str, str, str]]:
    """The mixes of (seeks, red zone, pressure) that can be drawn."""
    excluded = [set(mix) for mix in agenda.excluded]
    return [
        mix
        for mix in product(sorted(agenda.seeks), sorted(agenda.red_zones), sorted(agenda.pressures))
        if not any(pair <= set(mix) for pair in excluded)
    ]
