"""The coach: pushed one pose at a time, it counts, judges and says what to do better."""

from formcheck.exercises.coach.coach import Coach
from formcheck.exercises.coach.target import Target

__all__ = ["Coach", "Target"]
