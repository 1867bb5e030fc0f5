"""Lints on menus: an option must not be given away by its length (S801), good options not by their place or length
(S802)."""

from statistics import median

from game.story.diagnostics import Both, Path, Report
from game.story.models import Choice, Scenario

SPREAD = 0.5  # of the median of its menu
SHARE = 0.6
FEWEST = 8  # good options, for a share to mean something


def check_giveaways(scenario: Scenario, report: Report) -> None:
    """Menus are the choices of one seat in one scene, in the order of the file."""
    first = last = longest = good_options = 0
    for menu in menus(scenario):
        lengths = [len(choice.text) for _, choice in menu]
        middle = median(lengths)
        for rank, (choice_path, choice) in enumerate(menu):
            if abs(lengths[rank] - middle) > SPREAD * middle:
                report.add(
                    "S801",
                    (*choice_path, "text"),
                    f"{choice.id} : {lengths[rank]}",
                    f"{round(middle * (1 - SPREAD))} – {round(middle * (1 + SPREAD))}",
                )
            if good(choice):
                good_options += 1
                first += rank == 0
                last += rank == len(menu) - 1
                longest += lengths[rank] == max(lengths)
    for place, count in (
        (Both("première", "first"), first),
        (Both("dernière", "last"), last),
        (Both("la plus longue", "longest"), longest),
    ):
        if good_options >= FEWEST and count > SHARE * good_options:
            told = Both(*(f"{words} : {count} / {good_options}" for words in place))
            report.add("S802", ("acts",), told, f"≤ {SHARE:.0%}", key=True)


def menus(scenario: Scenario) -> list[list[tuple[Path, Choice]]]:
    """Menus of at least two options, with their places."""
    found: list[list[tuple[Path, Choice]]] = []
    for path, scene in scenario.placed_scenes():
        seats: dict[str, list[tuple[Path, Choice]]] = {}
        for row, choice in enumerate(scene.choices):
            seats.setdefault(choice.seat, []).append(((*path, "choices", row), choice))
        found += [menu for menu in seats.values() if len(menu) > 1]
    return found


def good(choice: Choice) -> bool:
    """Whether an option carries evidence that speaks for it."""
    return any(evidence.approach is not None or evidence.grade == "avoided" for evidence in choice.evidence)
