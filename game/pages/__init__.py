"""What a seat is shown: one page model for window, terminal and browser."""
