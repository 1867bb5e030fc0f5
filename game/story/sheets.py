"""The nine practice sheets and the four tool sheets: what their files hold, and what they owe to the fixed
identifiers."""

from typing import Annotated

from pydantic import Field

from game.story.diagnostics import Report
from game.story.fields import Approach, DashedId, Part, Pitfall, Ref, Words
from game.story.identifiers import SHEET_APPROACHES, SHEET_PITFALLS, SHEETS, TOOLS
from game.story.walk import walk


class Testimony(Part):
    title: Words
    happened: Words


class SheetPitfall(Part):
    title: Words
    text: Words
    sign: Words


class SheetApproach(Part):
    title: Words
    text: Words
    practices: Annotated[dict[DashedId, Words], Field(min_length=1)]
    question: Words


class Sheet(Part):
    """A practice sheet, in the game's own words."""

    id: str
    title: Words
    tools: list[Annotated[str, Ref("tool")]]
    further: Words | None = None
    pitch: Words
    testimonies: Annotated[dict[str, Testimony], Field(min_length=1)]
    pitfalls: Annotated[dict[Pitfall, SheetPitfall], Field(min_length=1)]
    approaches: Annotated[dict[Approach, SheetApproach], Field(min_length=1)]
    questions: Annotated[dict[DashedId, Words], Field(min_length=1)]


class Idea(Part):
    title: Words
    text: Words


class Tool(Part):
    """A tool sheet: its ideas, its steps where it is a sequence, and what the game does with it."""

    id: str
    title: Words
    pitch: Words
    ideas: Annotated[dict[DashedId, Idea], Field(min_length=1)]
    steps: dict[DashedId, Idea] = Field(default={})
    in_play: Words
    our_links: list[Annotated[str, Ref("sheet")]] = Field(default=[])


def check_sheet(sheet: Sheet | Tool, report: Report, name: str) -> None:
    """S106, S210 to S212, S413: its ids are those fixed for this sheet, all of them."""
    _check_identity(sheet.id, SHEETS if isinstance(sheet, Sheet) else TOOLS, report, name)
    _check_names(sheet, report)
    if isinstance(sheet, Tool):
        return
    for key, given, fixed, code in (
        ("pitfalls", set(sheet.pitfalls), SHEET_PITFALLS.get(name, ()), "S210"),
        ("approaches", set(sheet.approaches), SHEET_APPROACHES.get(name, ()), "S211"),
    ):
        for one in sorted(given - set(fixed)):
            report.unknown(code, (key, one), one, fixed, key=True)
        for one in sorted(set(fixed) - given):
            report.add("S106", (key,), expected=one, key=True)


def _check_identity(given: str, fixed: tuple[str, ...], report: Report, name: str) -> None:
    if given != name:
        report.add("S413", ("id",), given, name)
    if given not in fixed:
        report.unknown("S212", ("id",), given, fixed)


def _check_names(root: Sheet | Tool, report: Report) -> None:
    known = {"sheet": SHEETS, "tool": TOOLS}
    for found in walk(root, root.id):
        names = known.get(found.mark.kind) if isinstance(found.mark, Ref) else None
        if names is not None and found.value not in names:
            report.unknown("S212", found.path, found.value, names)
