"""Pages drawn as text."""
