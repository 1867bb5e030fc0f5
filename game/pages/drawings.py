"""Drawings of a debrief as SVG, for its file: cords at the start and at the end, people on a line, the map, dials, who
guessed what. Each is said again by the text of its part; colours are those of the style sheet.
"""

from collections.abc import Callable, Mapping, Sequence
from math import cos, pi, sin
from typing import Any

from markupsafe import Markup, escape

from game.pages.model import Part
from game.pages.wording import say
from game.story.agreeing import number

SIDE, ROUND = 300, 76  # pixels of a picture of the table, across; its radius
DOWN = ROUND + 44  # its middle, from the top
ASIDE, LEADING, LETTER = 9, 13, 6.2  # from a seat to its name; between two lines; of a letter, across
WIDTH = {"unknown": 0.5, "thin": 1.0, "fair": 2.5, "thick": 5.0}
CROWD = {"unknown": 0.5, "thin": 0.5, "fair": 0.8, "thick": 3.0}  # of many
LINE, LEFT, RIGHT = 560, 20, 540  # of the line of people
BOLD, GAP = 7.4, 16  # of a letter of a name, across; between two columns


def drawn(part: Part, lang: str) -> Markup:
    """The drawing of a part, "" where it has none."""
    make = _DRAWN.get(part.role)
    return make(part.data, lang) if make is not None and part.data else Markup("")


def _svg(wide: int, tall: int, body: Sequence[str], title: str) -> Markup:
    return Markup(
        f'<svg class="drawing" width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}" role="img" '
        f'aria-label="{escape(title)}">' + "".join(body) + "</svg>"
    )


def _text(x: float, y: float, words: str, anchor: str = "middle", kind: str = "") -> str:
    more = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{escape(words)}</text>'


def _seats(count: int) -> list[tuple[float, float]]:
    turns = [2 * pi * n / count - pi / 2 for n in range(count)]
    return [(SIDE / 2 + ROUND * cos(turn), DOWN + ROUND * sin(turn)) for turn in turns]


def cords(data: Mapping[str, Any], lang: str) -> Markup:
    """The table twice: every cord with its two strands; at the end, the knots that nobody saw."""
    pictures = [
        _table(data, data["start"], data["titles"][0], ()),
        _table(data, data["end"], data["titles"][1], data["unseen"]),
    ]
    return Markup('<div class="pair">') + Markup("").join(pictures) + Markup("</div>")


def _table(data: Mapping[str, Any], bonds: Sequence[Any], title: str, unseen: Sequence[Any]) -> Markup:
    at = _seats(len(data["names"]))
    crowded = len(at) > 6
    wide = CROWD if crowded else WIDTH
    body = [_text(SIDE / 2, 14, title, kind="title")]
    for bond in bonds:
        (ax, ay), (bx, by) = at[bond["a"]], at[bond["b"]]
        # Each strand leaves its own end a little aside, so that both are seen.
        length = max(1.0, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
        nx, ny = (by - ay) / length * 3, (ax - bx) / length * 3
        for strand, way in zip(bond["strands"], (1, -1), strict=True):
            if strand == "thin" and crowded:
                continue  # of fifty-five cords, those that hold are drawn
            pale = ' stroke-opacity="0.3"' if crowded and strand == "fair" else ""
            body.append(
                f'<path class="strand {strand}" d="M{ax + nx * way:.1f} {ay + ny * way:.1f}'
                f'L{bx + nx * way:.1f} {by + ny * way:.1f}" stroke-width="{wide[strand]}"{pale}/>'
            )
    for n, one in enumerate(unseen):
        if one["holder"] < 0:
            continue
        (ax, ay), others = at[one["holder"]], one["unaware"]
        bx, by = at[others[0]] if others else (SIDE / 2, DOWN)
        x, y = ax + (bx - ax) * (0.4 + 0.08 * (n % 3)), ay + (by - ay) * (0.4 + 0.08 * (n % 3))
        kind = "burst" if one["burst"] else "tight"
        body.append(f'<circle class="knot {kind}" cx="{x:.1f}" cy="{y:.1f}" r="6"/>')
    for (x, y), name in zip(at, data["names"], strict=True):
        body.append(f'<circle class="seat" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
        body += _outside(x, y, name)
    return _svg(SIDE, DOWN + ROUND + 28, body, title)


def _outside(x: float, y: float, name: str) -> list[str]:
    """A name beside its seat, away from the middle; on two lines where it has no room on one."""
    across = abs(x - SIDE / 2) < 20
    side = "middle" if across else "start" if x > SIDE / 2 else "end"
    room = SIDE if across else min(x, SIDE - x) - ASIDE
    lines = [name] if len(name) * LETTER <= room else _halves(name)
    x += 0 if across else ASIDE if side == "start" else -ASIDE
    y += (-9 if y < DOWN else 18) if across else 4 - LEADING / 2 * (len(lines) - 1)
    return [_text(x, y + n * LEADING, words, side, "name") for n, words in enumerate(lines)]


def _halves(name: str) -> list[str]:
    """A name cut at the space that leaves its longer half the shortest."""
    words = name.split()
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(cuts, key=lambda halves: max(map(len, halves)))) if cuts else [name]


def people(data: Mapping[str, Any], lang: str) -> Markup:
    """People on a line: each on its own, at best together, and those reached."""
    best, alone, reached = (float(data[name]) for name in ("best", "alone", "reached"))
    span = max(best - alone, reached - alone, alone - min(reached, alone), 1.0)
    low, high = alone - span, alone + span

    def at(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * (min(max(value, low), high) - low) / (high - low)

    body = [f'<line class="scale" x1="{LEFT}" x2="{RIGHT}" y1="44" y2="44"/>']
    for name, anchor in (("alone", "end"), ("best", "start" if at(best) < RIGHT - 130 else "end")):
        x, down = at(float(data[name])), 68 if anchor == "start" or name == "alone" else 84
        body.append(f'<line class="scale" x1="{x:.1f}" x2="{x:.1f}" y1="36" y2="52"/>')
        body.append(_text(x, down, f"{number(lang, data[name])} {say(lang, f'reached.{name}')}", anchor))
    x = at(reached)
    body.append(f'<circle class="reached" cx="{x:.1f}" cy="44" r="8"/>')
    body.append(
        _text(
            min(max(x, 60), LINE - 60),
            26,
            f"{number(lang, data['reached'])} {say(lang, 'reached.reached')}",
            kind="title",
        )
    )
    return _svg(LINE, 92, body, data["words"])


def maps(data: Mapping[str, Any], lang: str) -> Markup:
    """The map of partners, at the start and at the end."""
    made = [_map(data, key, title) for key, title in zip(("start", "end"), data["titles"], strict=True)]
    return Markup('<div class="pair">') + Markup("").join(made) + Markup("</div>")


def _map(data: Mapping[str, Any], key: str, title: str) -> Markup:
    cell = 68
    body = [_text(SIDE / 2, 14, title, kind="title")]
    for row in range(4):
        for column in range(4):
            x, y = 14 + column * cell, 22 + row * cell
            body.append(f'<rect class="cell" x="{x}" y="{y}" width="{cell}" height="{cell}"/>')
            here = [one["name"] for one in data["places"] if (one[key][0], one[key][1]) == (4 - row, column + 1)]
            shown = here if len(here) <= 4 else [*here[:3], f"+{len(here) - 3}"]
            body += [_text(x + 3, y + 14 + 14 * n, name[:11], "start", "small") for n, name in enumerate(shown)]
    synergy, antagonism = data["axes"]
    return _svg(SIDE, SIDE + 20, [*body, _text(14, SIDE + 12, f"↑ {synergy}   → {antagonism}", "start")], title)


def dials(data: Mapping[str, Any], lang: str) -> Markup:
    """Each dial, a scale of as many steps as there are words, filled as far as it goes."""
    count, step = len(data["bands"]), 36
    body = []
    for n, one in enumerate(data["mine"]):
        y = 8 + n * 26
        body.append(_text(0, y + 13, one["name"], "start"))
        for band in range(count):
            x, on = 130 + band * step, round((step - 3) * min(1.0, max(0.0, one["share"] * count - band)))
            body.append(f'<rect class="off" x="{x}" y="{y}" width="{step - 3}" height="16"/>')
            body += [f'<rect class="on" x="{x}" y="{y}" width="{on}" height="16"/>'] if on else []
        body.append(_text(140 + count * step, y + 13, one["word"], "start"))
    return _svg(520, 16 + 26 * len(data["mine"]), body, ", ".join(one["name"] for one in data["mine"]))


def guesses(data: Mapping[str, Any], lang: str) -> Markup:
    """Who guessed what: a row a structure, what was so, what was said, whether it was right."""
    rows = data["guesses"]
    body = []
    truth = GAP + max((len(one["name"]) * BOLD for one in rows), default=0)
    guess = truth + GAP + max((len(one["truth"]) * LETTER for one in rows), default=0)
    wide = max(LINE, guess + GAP + max((len(str(one.get("guess", ""))) * LETTER for one in rows), default=0))
    for n, one in enumerate(rows):
        y = 18 + n * 24
        right = one["right"] > 0 if "said" in one else one["right"]
        said = f"{one['right']} / {one['asked']}" if "said" in one else one["guess"]
        body.append(_text(0, y, one["name"], "start", "title"))
        body.append(_text(truth, y, one["truth"], "start"))
        body.append(_text(guess, y, f"{'✓' if right else '✗' if said else '—'} {said}", "start"))
    return _svg(round(wide), 10 + 24 * len(rows), body, ", ".join(one["name"] for one in rows)) if rows else Markup("")


_DRAWN: dict[str, Callable[[Mapping[str, Any], str], Markup]] = {
    "debrief-cords": cords,
    "debrief-people": people,
    "debrief-maps": maps,
    "debrief-dials": dials,
    "debrief-guesses": guesses,
    "debrief-group": guesses,
}
