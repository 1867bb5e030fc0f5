"""Windows without a display; one display a worker for those that want one."""

import os
from collections.abc import Iterator

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"


@pytest.fixture(autouse=True)
def quick_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hands that press as soon as a page shows are not too quick, but where that is what is tested."""
    monkeypatch.setattr("game.window.fresh.FIRST_MS", 0)


@pytest.fixture(scope="session")
def screen() -> Iterator[dict[str, str]]:
    """The environment of programs on this worker's own display."""
    from tests.window.real import display

    with display() as env:
        yield env
