"""What can be read off a moment: views, agendas, packages, where each stands. Nothing here changes the state."""
