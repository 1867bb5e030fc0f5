"""Played pages looked at for what may not be: every page of a few plays that show all of a scenario."""
