"""One play: seats, log, storage, taking back."""
