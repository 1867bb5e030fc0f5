"""Everything `check` says of a scenario that can already be played, beyond its errors of form."""

from game.story.casting import check_cast
from game.story.diagnostics import Report
from game.story.giveaways import check_giveaways
from game.story.models import Scenario
from game.story.never import check_never
from game.story.paths import check_paths
from game.story.stakes import check_stakes
from game.story.wording import check_wording


def lint(scenario: Scenario, report: Report) -> None:
    """Adds S5xx, S7xx and S8xx to the report; S5xx only where fields, names and conditions are sound, since they follow
    them.

    Paths are proved on the graph of scenes: what is reached there may still never happen in a play, which only plays
    can show.
    """
    if not any(
        problem.severity == "error" and problem.code[:2] in ("S1", "S2", "S3", "S4") for problem in report.problems
    ):
        check_paths(scenario, report)
        check_stakes(scenario, report)
        check_never(scenario, report)
    check_cast(scenario, report)
    check_wording(scenario, scenario.id, report)
    check_giveaways(scenario, report)
