"""Where scenarios are, which folders hold one, and where this person's own files are kept. Imports nothing heavy: the
list of scenarios comes at once."""

import os
from pathlib import Path
from typing import Literal

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
FILE = "scenario.yaml"


def scenario_folders(root: Path = SCENARIOS) -> list[Path]:
    """Folders that hold a scenario, sorted by id; also one whose file is a link that leads nowhere: reading it says
    so."""
    try:
        return sorted(one for one in root.iterdir() if os.path.lexists(one / FILE))
    except OSError:
        return []  # no folder, or nobody may look into it


def own_folder(kind: Literal["data", "cache"]) -> Path:
    """This person's folder on this machine for what is kept, or for what can be made again. Where no home is known (an
    account without one), a folder in which nothing can be: who writes there is refused, and goes on as where a disk
    refuses."""
    from platformdirs import user_cache_path, user_data_path

    try:
        return user_cache_path("denouer") if kind == "cache" else user_data_path("denouer", appauthor=False)
    except RuntimeError:
        return Path(os.devnull, "denouer")
