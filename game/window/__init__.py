"""Pages drawn with pygame."""
