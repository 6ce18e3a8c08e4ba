"""A recording is judged: its page."""
