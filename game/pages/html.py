"""Any pages, and above all a debrief, as one self-contained HTML file: to keep, to print, to hear."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.pages.drawings import drawn
from game.pages.model import Page
from game.pages.wording import catalogue, say

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Where the templates are, with what they need."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["blocks"] = blocks
    made.globals["drawn"] = drawn
    return made


def html(pages: Sequence[Page], title: str = "") -> str:
    """One file for these pages, in the language of the first. Raises ValueError without a page."""
    if not pages:
        raise ValueError("no page")
    lang = pages[0].lang
    strings = {key.removeprefix("html."): both[lang] for key, both in catalogue().items() if key.startswith("html.")}
    return (
        environment()
        .get_template("pages.html")
        .render(
            pages=pages,
            lang=lang,
            title=title or pages[0].title,
            t=strings,
            counted=lambda place: say(lang, "place.act", n=place.n, of=place.of),
        )
    )


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """A part's plain text as paragraphs and lists: [("p", [line]), ("ul", [items])…]."""
    found: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        bare = line.strip()
        if not bare:
            continue
        if not bare.startswith("- "):
            found.append(("p", [bare]))
        elif found and found[-1][0] == "ul":
            found[-1][1].append(bare[2:])
        else:
            found.append(("ul", [bare[2:]]))
    return found
