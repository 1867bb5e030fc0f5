"""The stages of a play, each in one place: what it offers, what opens it, what it does and shows."""

from game.rules.stages import answers, ask, corridor, delivery, guesses, knots, repair, scenes, table

ALL = (
    scenes.STAGE,
    corridor.STAGE,
    answers.STAGE,
    guesses.STAGE,
    table.STAGE,
    delivery.STAGE,
    knots.STAGE,
    repair.STAGE,
    ask.STAGE,
)
