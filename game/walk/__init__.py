"""Played pages looked at for what may not be: a few plays that show all of a scenario, and every page of their seats."""
