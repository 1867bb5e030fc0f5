"""Puts something harmless in place of a value already reported as wrong, so that the rest can be checked too."""

import re
from typing import Any

from game.story.diagnostics import Path, nearest_name

PLACEHOLDER = "…"
TEXT_KEYS = {"text", "told", "hint", "dodge", "title", "question", "because", "who", "time", "pitch", "name", "kind"}
TEXT_KEYS |= {"wants", "brings", "reserve_text", "burst", "happened", "sign", "then"}


def mend(data: Any, path: Path, kind: str, context: dict[str, Any], words: list[str]) -> bool:
    """Mend one place of the data, in it; False where nothing harmless can be put (the model cannot be had then).

    `kind` and `context` are pydantic's; `words`: those that were expected, for a word out of a list.
    """
    *way, last = path
    around = data
    try:
        for step in way:
            around = around[step]
        if kind != "missing":
            around[last]
    except (KeyError, IndexError, TypeError):
        return False  # pydantic's place is not one of the data: what it judged had been made of it
    if kind == "extra_forbidden":
        del around[last]
    elif kind == "missing" and last in TEXT_KEYS:
        around[last] = PLACEHOLDER
    elif kind == "literal_error" and isinstance(around[last], str):
        around[last] = nearest_name(around[last], words) or words[0]
    elif kind in ("greater_than_equal", "less_than_equal"):
        around[last] = context["ge" if kind == "greater_than_equal" else "le"]
    elif kind == "S109":
        around[last] = 1  # more than 0, or another number than 0
    elif kind == "string_too_long":
        around[last] = around[last][: context["max_length"]].strip() or PLACEHOLDER
    elif kind == "string_too_short":
        around[last] = PLACEHOLDER
    elif kind == "string_pattern_mismatch" and last == "id":
        around[last] = "x" + re.sub(r"[^a-z0-9_]", "_", around[last].lower())
    else:
        return False
    return True
