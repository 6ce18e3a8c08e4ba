"""What an exercise file says of how its movements are counted."""

from typing import Literal

from pydantic import Field

from formcheck.exercises.terms import Frozen

SignalName = Literal[
    "knee_2d", "knee_3d", "hip_2d", "hip_3d", "elbow_2d", "elbow_3d", "shoulder_2d", "shoulder_3d",
    "leg_2d", "leg_3d", "thigh_2d", "thigh_3d", "upper_arm_2d", "upper_arm_3d",
    "wrist_height", "knee_height", "heel_height", "trunk_elevation", "trunk_lean",
    "trunk_side_lean", "trunk_rotation", "leg_elevation", "leg_side_lift", "head_forward",
]  # fmt: skip
Joint = Literal[
    "knee", "hip", "elbow", "shoulder", "trunk", "thigh", "shank", "upper_arm", "spread"
]
CountedSides = Literal["mean", "most", "each", "both_ways"]


class Partner(Frozen):
    """A joint that takes part: without its share the movement is another one.

    Attributes
    ----------
    joint, of
        The joint that takes part, and the one that leads.
    least_frac
        The least share of the proportion between them in the demonstration.
    """

    joint: Joint
    of: Joint
    least_frac: float = Field(gt=0, le=1)


class Counting(Frozen):
    """By what the movements of an exercise are counted, from any view.

    Attributes
    ----------
    signals
        In order of trust; the one that goes furthest against the demonstration is used.
    fallback_signals
        Used where none of these is seen, as with the feet out of the picture.
    direction
        Whether they grow or fall towards the furthest point.
    sides
        "mean" of both sides by certainty, the side that goes "most", "each" by itself, or
        "both_ways" from rest.
    begins_far
        Begun at the furthest point: the effort is the way back, as lifts from the floor are.
    smooth_s
        Smoothing of a movement that is hardly larger than the noise; the usual one where not given.
    partners
        The joints that take part.
    """

    signals: tuple[SignalName, ...] = Field(min_length=1)
    fallback_signals: tuple[SignalName, ...] = ()
    direction: Literal["increasing", "decreasing"] = "increasing"
    sides: CountedSides = "mean"
    begins_far: bool = False
    smooth_s: float | None = Field(default=None, gt=0, le=1)
    partners: tuple[Partner, ...] = ()

    @property
    def all_signals(self) -> tuple[SignalName, ...]:
        """Every signal that may be used."""
        return (*self.signals, *self.fallback_signals)

    @property
    def sign(self) -> float:
        """+1 where the signals grow towards the furthest point, -1 where they fall."""
        return 1.0 if self.direction == "increasing" else -1.0
