#!/usr/bin/env bash
# A gradient written in shares of its shape is drawn in one colour.
#
# SVG counts a gradient's ends in shares of the shape unless told otherwise: x1="0" x2="1" goes from edge to edge.
# pygame-ce 2.5.8 takes these numbers for pixels: the whole colour change happens in the first pixel, and the rest of the
# shape is the last colour. The same ends written as percentages (x2="100%"), or in userSpaceOnUse, are drawn right.
# Expected: red at the left, blue at the right, whichever way it is written.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check pygame-ce==2.5.8
PYGAME_HIDE_SUPPORT_PROMPT=1 SDL_VIDEODRIVER=dummy .venv/bin/python - <<'PYTHON'
import io

import pygame

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100"><defs>
<linearGradient id="g" x1="0" y1="0" {}><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff"/>
</linearGradient></defs><rect width="100" height="100" fill="url(#g)"/></svg>"""


def colours(ends: str) -> list[tuple[int, int, int]]:
    """Near the left edge, in the middle, near the right edge."""
    drawn = pygame.image.load(io.BytesIO(DRAWING.format(ends).encode()), "drawing.svg")
    return [tuple(drawn.get_at((x, 50)))[:3] for x in (5, 50, 95)]


shares = colours('x2="1" y2="0"')
percent = colours('x2="100%" y2="0"')
pixels = colours('x2="100" y2="0" gradientUnits="userSpaceOnUse"')
print(f"shares: {shares}\npercentages: {percent}\npixels: {pixels}")
assert shares == [(0, 0, 255)] * 3
assert percent == pixels
assert percent[0][0] > 200 and percent[2][2] > 200
PYTHON
