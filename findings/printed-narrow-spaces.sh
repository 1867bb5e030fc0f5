#!/usr/bin/env bash
# A question mark begins a line, and an amount is cut in two: the narrow no-break space is an ordinary one on paper.
#
# reportlab 5.1.0, Paragraph: a line is broken at U+202F, which French has before ? ! ; and between thousands, and
# where it is not broken the sign is gone, an ordinary space in its place. U+00A0 is kept and holds.
# Expected: no break at U+202F (class GL of Unicode, like U+00A0), and the sign as written. The better the typography
# of the text, the worse the printed card.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check reportlab==5.1.0
.venv/bin/python - <<'PYTHON'
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

STYLE = ParagraphStyle("card", fontName="Helvetica", fontSize=10)


def lines(text: str, first: str) -> list[str]:
    """The lines of a paragraph just wide enough for the words `first`."""
    paragraph = Paragraph(text, STYLE)
    paragraph.wrap(stringWidth(first, "Helvetica", 10) + 1, 500)
    return [" ".join(words) for _, words in paragraph.blPara.lines]


asked = {space: lines(f"Le pont ferme{space}? Non", "Le pont ferme") for space in ("\u202f", "\u00a0")}
sums = {space: lines(f"Reste 15{space}000", "Reste 15") for space in ("\u202f", "\u00a0")}
wide = lines("Le pont ferme\u202f? Non", "Le pont ferme ? Non et plus")
print(f"{ascii(asked)}\n{ascii(sums)}\n{ascii(wide)}")
assert asked["\u202f"] == ["Le pont ferme", "? Non"]
assert asked["\u00a0"] == ["Le pont", "ferme\u00a0? Non"]
assert sums["\u202f"] == ["Reste 15", "000"] and sums["\u00a0"] == ["Reste", "15\u00a0000"]
assert wide == ["Le pont ferme ? Non"]
PYTHON
