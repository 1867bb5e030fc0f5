"""The game's own sentences, by id, in its two languages: from its own files, which an installation may have lost."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.story.diagnostics import Both
from game.story.system import system_says


class NotWholeError(Exception):
    """A file of the game's own that cannot be used. `place`: its path, and a line where one is known; `why`."""

    def __init__(self, place: str, why: Both) -> None:
        self.place, self.why = place, why
        super().__init__(f"{place}: {why.en}")


def own_words(path: Path) -> dict[str, Any]:
    """{id: {fr, en}}, or several ways to say one thing: {id: [{fr, en}, …]}. Raises NotWholeError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times quicker, where it is
    try:
        read = yaml.load(path.read_text(encoding="utf-8"), loader)
    except OSError as error:
        raise NotWholeError(str(path), system_says(error)) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1}" if mark is not None else str(path)
        raise NotWholeError(place, Both("ce n’est pas du YAML en UTF-8", "this is no YAML in UTF-8")) from None
    wrong = "?" if not isinstance(read, dict) else next((key for key, one in read.items() if not _said(one)), None)
    if wrong is not None:
        raise NotWholeError(f"{path} · {wrong}", Both("il y faut fr et en", "fr and en are wanted there"))
    return dict(read)


def _said(one: object) -> bool:
    """Whether it is a sentence in both languages, or some."""
    if isinstance(one, list):
        return bool(one) and all(isinstance(each, Mapping) and _said(each) for each in one)
    return isinstance(one, Mapping) and all(isinstance(one.get(lang), str) for lang in ("fr", "en"))
