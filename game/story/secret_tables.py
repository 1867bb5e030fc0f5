"""The tables that no seat sees whole: agendas, who knows what from the start, what changes the project's yield."""

import numpy as np

from game.story import tables as t
from game.story.agendas import Agenda
from game.story.coding import LEVELS, Coding, Rows
from game.story.models import Scenario

TRUST = {"none": 0.1, "low": 0.3, "fair": 0.5, "good": 0.7, "high": 0.9}


def secret_tables(scenario: Scenario, coding: Coding) -> t.Secrets:
    """Secrets of a scenario without errors; the conditions of its fits join the public rows of `coding`."""
    return _SecretBuilder(scenario, coding).tables()


class _SecretBuilder:
    def __init__(self, scenario: Scenario, coding: Coding) -> None:
        self.scenario = scenario
        self.coding = coding
        self.names = coding.names
        self.rows = Rows([])
        self.seats = len(self.names.seats)
        self.form = scenario.project.form

    def tables(self) -> t.Secrets:
        options = len(self.names.options)
        seat_array = np.zeros((self.seats, t.N_SECRET_SEAT), dtype=np.float64)
        part_array = np.zeros((len(self.names.parts), t.N_PART + options), dtype=np.float64)
        fits = self.rows.add(
            (
                self.coding.condition(fit.when),
                fit.times,
                self.names.options.code[f"{self.form}.{fit.form}"] if fit.form else -1,
            )
            for fit in self.scenario.project.fits
        )
        part = 0
        for seat, name in enumerate(self.names.seats):
            agenda, structure = self.scenario.agendas[name], self.scenario.structures[name]
            ranges = []
            for group in (sorted(agenda.seeks), sorted(agenda.red_zones), sorted(agenda.pressures)):
                for one in group:
                    part_array[part] = self._part(seat, agenda, one)
                    part += 1
                ranges += [part - len(group), part]
            events = self.scenario.home_events.get(name, {})
            home = self.rows.add(
                (events[event].odds, events[event].days, events[event].money) for event in sorted(events)
            )
            pairs = self.rows.add(
                (
                    self.names.parts.code[f"{name}.{seeks}"],
                    *(self.names.options.code[option] for option in pair.both),
                    pair.weight,
                )
                for seeks in sorted(agenda.seeks)
                for pair in agenda.seeks[seeks].pairs
            )
            excluded = self.rows.add(
                tuple(self.names.parts.code[f"{name}.{one}"] for one in mix) for mix in agenda.excluded
            )
            seat_array[seat, : t.FIT_TO + 1] = (
                *ranges,
                agenda.reserve,
                structure.starts.synergy,
                structure.starts.antagonism,
                structure.elsewhere.people_per_day,
                structure.elsewhere.people_per_1000,
                *home,
                *pairs,
                *excluded,
                *fits,
            )
        return t.Secrets(
            seat=seat_array,
            part=part_array,
            trust=self._trust(),
            held=self._held(),
            row=self.rows.array(),
            wish=self._wish(),
        )

    def _part(self, seat: int, agenda: Agenda, name: str) -> t.Floats:
        row = np.zeros(t.N_PART + len(self.names.options), dtype=np.float64)
        row[t.PART_SEAT], row[t.CARD] = seat, -1
        weights: dict[str, int]
        if name in agenda.seeks:
            seeks = agenda.seeks[name]
            row[t.PART_KIND], row[t.CARD] = t.PART_SEEKS, self.names.cards.code[seeks.card]
            row[t.TEMPERAMENT] = t.TEMPERAMENTS.index(seeks.temperament)
            weights = seeks.interests
        elif name in agenda.red_zones:
            zone = agenda.red_zones[name]
            row[t.PART_KIND] = t.PART_RED
            weights = dict.fromkeys(zone.options, 1)
        else:
            pressure = agenda.pressures[name]
            row[t.PART_KIND], row[t.URGENCY] = t.PART_PRESSURE, LEVELS[pressure.urgency]
            weights = pressure.interests
        for option, weight in weights.items():
            row[t.N_PART + self.names.options.code[option]] = weight
        return row

    def _trust(self) -> t.Floats:
        array = np.full((self.seats, self.seats, 2), TRUST["fair"], dtype=np.float64)
        for pair in self.scenario.trust:
            array[self.names.seats.code[pair.of], self.names.seats.code[pair.into]] = (
                TRUST[pair.sincerity],
                TRUST[pair.authenticity],
            )
        return array

    def _wish(self) -> t.Floats:
        array = np.zeros((len(self.names.parts), len(self.names.boxes)), dtype=np.float64)
        for seat, agenda in self.scenario.agendas.items():
            for name, seeks in agenda.seeks.items():
                for box, worth in seeks.boxes.items():
                    array[self.names.parts.code[f"{seat}.{name}"], self.names.boxes.code[box]] = worth
        return array

    def _held(self) -> t.Ints:
        array = np.zeros((len(self.names.facts), self.seats + len(self.names.parts)), dtype=np.int64)
        for row, fact in enumerate(self.names.facts):
            for seat in self.scenario.facts[fact].held_by:
                array[row, self.names.seats.code[seat]] = 1
        for part, name in enumerate(self.names.parts):
            seat, own = name.split(".")
            agenda = self.scenario.agendas[seat]
            one = agenda.seeks.get(own) or agenda.red_zones.get(own) or agenda.pressures[own]
            for fact in one.knows:
                array[self.names.facts.code[fact], self.seats + part] = 1
        return array
