"""Where scenarios are, and which folders hold one. Imports nothing heavy: the list of scenarios comes at once."""

import os
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
FILE = "scenario.yaml"


def scenario_folders(root: Path = SCENARIOS) -> list[Path]:
    """Folders that hold a scenario, sorted by id; also one whose file is a link that leads nowhere: reading it says
    so."""
    try:
        return sorted(one for one in root.iterdir() if os.path.lexists(one / FILE))
    except OSError:
        return []  # no folder, or nobody may look into it
