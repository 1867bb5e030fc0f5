"""Pages drawn as text: plain lines in and out, for screen readers, for tests, for a machine without display."""

from game.terminal.loop import run

__all__ = ["run"]
