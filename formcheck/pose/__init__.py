"""Perception: who is in the picture and where their joints are."""
