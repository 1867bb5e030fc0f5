"""Structures held by the game: they see a view, and choose a legal move."""
