"""The parts of Settings, one a file."""
