"""The stages of a play, each in one place: what it offers, what opens it, what it does and shows."""
