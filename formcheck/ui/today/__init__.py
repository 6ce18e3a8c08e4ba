"""What is on the list for today: its page."""
