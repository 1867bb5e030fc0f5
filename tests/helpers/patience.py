"""How long a test waits before it says that nothing will come: no measure of speed, so long on a crowded machine."""

PATIENCE = 600  # seconds
