"""Pages as pictures, without a display: to look at them, and to compare them."""

from io import BytesIO
from pathlib import Path

import pygame.image

from game.pages.model import Page
from game.window.screen import draw_page
from game.window.theme import ThemeName


def shot(
    page: Page, to: Path | BytesIO, size: tuple[int, int] = (1280, 720), scale: float = 1.0, theme: ThemeName = "paper"
) -> None:
    """Write a page as a PNG picture, whatever the file's name."""
    pygame.image.save(draw_page(page, size, scale, theme), to, "page.png")
