"""How hard a set felt: three taps, and where they stand on the scale from 0 to 10."""

from formcheck.history.records.programme import Effort

EFFORT_OF: dict[Effort, float] = {"easy": 3.0, "just_right": 5.0, "too_much": 8.0}
"""In the middle of what E.4 tells apart: up to 4 may progress, 5 and 6 stay, from 7 on less."""
