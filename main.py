"""Start the window, or run a command."""
