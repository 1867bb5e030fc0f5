"""What is learnt from a play: evidence, pitfalls, approaches, dials, the debrief."""
