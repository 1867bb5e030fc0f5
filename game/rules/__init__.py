"""What happens in a play: one engine, interpreted for one play, compiled for many."""
