"""What a plan may hold without a camera, by its name."""

from typing import Literal

BesideKind = Literal[
    "walking", "cycling", "breathing", "body_scan", "muscle_relaxation", "lesson", "heat", "cold",
    "self_release", "manual_therapy",
]  # fmt: skip
BesideRole = Literal["aerobic", "relaxation", "learning", "comfort"]

BY_THERAPIST: frozenset[BesideKind] = frozenset({"manual_therapy"})
"""What is done by somebody's hands: it is noted by a therapist, and nobody does it to themself."""
