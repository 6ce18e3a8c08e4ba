"""The coach: pushed one pose at a time, it counts, judges and says what to do better.

Records know what was asked of a set; they need not load all that judges it.
"""

from formcheck.exercises.coach.target import Target

__all__ = ["Target"]
