"""Pages drawn with pygame."""

import os

# Before pygame is imported: its greeting would stand in what commands write for machines.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
