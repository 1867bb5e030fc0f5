"""Themes: paper, dark, contrast. Colours of the page and of the seats, and how contrast is measured.

Seat colours are those of Okabe and Ito (2008), which stay apart for every colour vision, in the same hue but darkened
or lightened where a theme's ground needs it for shapes at 3:1. Emblem and pattern repeat what a colour says.
"""

from typing import Literal, NamedTuple, get_args

Colour = tuple[int, int, int]
ThemeName = Literal["paper", "dark", "contrast"]
Emblem = Literal[
    "disc",
    "square",
    "triangle",
    "diamond",
    "hexagon",
    "star",
    "cross",
    "drop",
    "hourglass",
    "moon",
    "bowl",
    "chevron",
]

# One for each of the twelve structures that a table may have; colours and patterns come again after eight, never
# together.
EMBLEMS: tuple[Emblem, ...] = get_args(Emblem)
# Lengths of stroke and gap along a strand, in its own thickness; () is a full line.
PATTERNS: tuple[tuple[float, ...], ...] = (
    (),
    (6, 2.5),
    (2.5, 2),
    (8, 2, 2, 2),
    (11, 3),
    (5, 1.5, 1.5, 1.5, 1.5, 1.5),
    (3, 3),
    (1.5, 1.5),
)


class Theme(NamedTuple):
    """Colours by what they are for."""

    name: ThemeName
    ground: Colour  # behind everything
    sheet: Colour  # the page of the story
    raised: Colour  # buttons, boxes
    wood: Colour  # the table seen from above
    ink: Colour
    soft: Colour  # secondary text
    line: Colour  # outlines that carry meaning: 3:1
    hair: Colour  # mere ornament
    accent: Colour
    on_accent: Colour
    focus: Colour
    alarm: Colour  # red zones, refusals
    seats: tuple[Colour, ...]


def _c(hexa: str) -> Colour:
    return int(hexa[0:2], 16), int(hexa[2:4], 16), int(hexa[4:6], 16)


def _all(hexas: str) -> tuple[Colour, ...]:
    return tuple(_c(hexa) for hexa in hexas.split())


THEMES: dict[ThemeName, Theme] = {
    "paper": Theme(
        "paper",
        ground=_c("EFE7D6"),
        sheet=_c("FBF6EA"),
        raised=_c("F5EEDE"),
        wood=_c("E6DAC2"),
        ink=_c("2B2620"),
        soft=_c("5E5546"),
        line=_c("857A67"),
        hair=_c("D6CAB3"),
        accent=_c("1F4E63"),
        on_accent=_c("FFFCF3"),
        focus=_c("0B6FB8"),
        alarm=_c("A3320B"),
        seats=_all("0072B2 B85000 007A5A 9C5A86 8A6500 2272A6 6E6424 33302B"),
    ),
    "dark": Theme(
        "dark",
        ground=_c("17191C"),
        sheet=_c("212428"),
        raised=_c("2C3035"),
        wood=_c("2F2C28"),
        ink=_c("ECE6DA"),
        soft=_c("B9B1A2"),
        line=_c("8A8578"),
        hair=_c("3D4147"),
        accent=_c("9CCBE0"),
        on_accent=_c("15181B"),
        focus=_c("FFC857"),
        alarm=_c("FF9573"),
        seats=_all("4FA3DB F08A3C 2FC49B E3A0C6 E6B23C 8FD0F5 F0E442 D8D4CC"),
    ),
    "contrast": Theme(
        "contrast",
        ground=_c("FFFFFF"),
        sheet=_c("FFFFFF"),
        raised=_c("FFFFFF"),
        wood=_c("F0F0F0"),
        ink=_c("000000"),
        soft=_c("1F1F1F"),
        line=_c("000000"),
        hair=_c("767676"),
        accent=_c("00264D"),
        on_accent=_c("FFFFFF"),
        focus=_c("B00060"),
        alarm=_c("8F0000"),
        seats=_all("0060A0 A84300 00664A 8C4A76 735200 005F8F 5A5000 000000"),
    ),
}


def seat_colour(theme: Theme, place: int) -> Colour:
    """The colour of the seat at this place in the scenario's order."""
    return theme.seats[place % len(theme.seats)]


def pattern(place: int) -> tuple[float, ...]:
    """The pattern of the strands of the seat at this place; two seats of one colour have different ones."""
    return PATTERNS[(place + 3 * (place // len(PATTERNS))) % len(PATTERNS)]


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blend(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of `one`, the rest of `other`."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue
