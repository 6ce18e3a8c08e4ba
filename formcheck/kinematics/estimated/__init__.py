"""Angles from any view: what a small network tells of a pose, learnt from rendered people."""
