"""Many plays at once."""
