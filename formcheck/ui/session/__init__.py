"""The parts of the Sessions page."""
