"""Lints on French texts: typography, lengths, numbers of trust (S701 to S707), what is left of a draft (S708, S709),
who is counted (S714).
"""

import re

from game.story.diagnostics import Both, Path, Report
from game.story.fields import Part, Text
from game.story.models import Ending, Scene
from game.story.translation import words
from game.story.variants import Variant
from game.story.walk import walk

SCENE_WORDS = 100  # "at most about 90"
ENDING_WORDS = (60, 120)
_SPACE = " \u00a0\u202f"
_BEFORE = re.compile(rf"[^{_SPACE}\s!?…(\[«][;!?]|[^{_SPACE}\s]:(?=\s|$)")
_INSIDE = re.compile(rf"«(?![{_SPACE}\n])|(?<![{_SPACE}\n])»")
_STRAY = re.compile(r"[\w»)] +[,.](?!\.)(?=\s|$)")
_BRACES = re.compile(r"[{}]")
_DRAFT = re.compile(r"\b(?:TODO|FIXME|XXX+|TBD|À (?:COMPLÉTER|ÉCRIRE)|[Ll]orem ipsum)\b|^[\W_]*$")
_TRUST = re.compile(r"confiance\s*(?:de|à|:|=)?\s*\d|\d+\s*(?:points?|%)\s+de\s+confiance", re.IGNORECASE)


# Follows a number: no article, no capital, no full stop.
_COUNTED = re.compile(r"(?!(?:les?|la|des?|du|une?) |l’|\d)[a-zà-ÿœ][^.!?…\n]*$")


def check_wording(root: Part, prefix: str, report: Report) -> None:
    """Every French text of a scenario or of a sheet."""
    for found in walk(root, prefix):
        if not isinstance(found.mark, Text) or not found.value:
            continue
        check_text(found.value, found.path, report)
        if found.path == ("people",) and not _COUNTED.match(found.value):
            report.add("S714", found.path, found.value, _count("… 436 personnes accompagnées à domicile"))
        owner = found.owners[-2] if isinstance(found.owners[-1], Variant) else found.owners[-1]
        if isinstance(owner, Scene) and found.path[-1] == "text" and words([found.value]) > SCENE_WORDS:
            report.add("S704", found.path, _count(words([found.value])), _count("≤ 90"))
        elif isinstance(owner, Ending) and found.path[-1] == "text":
            count = words([found.value])
            if not ENDING_WORDS[0] <= count <= ENDING_WORDS[1]:
                report.add("S704", found.path, _count(count), _count("{} – {}".format(*ENDING_WORDS)))


def check_text(text: str, path: Path, report: Report) -> None:
    """One French text: at most one problem of each kind."""
    for code, pattern in (
        ("S701", _BEFORE),
        ("S703", _INSIDE),
        ("S705", _TRUST),
        ("S706", _STRAY),
        ("S708", _BRACES),
        ("S709", _DRAFT),
    ):
        match = pattern.search(text)
        if match and not (code == "S708" and report.told("S140", path)):
            report.add(code, path, _around(text, match.start()))
    for code, sign in (("S702", '"'), ("S707", "'")):
        if sign in text:
            report.add(code, path, _around(text, text.index(sign)))


def _count(number: object) -> Both:
    return Both(f"{number} mots", f"{number} words")


def _around(text: str, at: int) -> str:
    return "… " + text[max(0, at - 20) : at + 15] + " …"
