"""How somebody gets on: its page."""
