"""What an exercise file says of how its movements are counted."""

from typing import Literal, Self

from pydantic import Field, model_validator

from formcheck.exercises.terms import Frozen, Source, Text

SignalName = Literal[
    "knee_2d", "knee_3d", "hip_2d", "hip_3d", "elbow_2d", "elbow_3d", "shoulder_2d", "shoulder_3d",
    "leg_2d", "leg_3d", "thigh_2d", "thigh_3d", "upper_arm_2d", "upper_arm_3d",
    "wrist_height", "knee_height", "heel_height", "trunk_elevation", "trunk_lean",
    "trunk_side_lean", "trunk_rotation", "leg_elevation", "leg_side_lift", "head_forward",
    "trunk_2d", "trunk_3d", "spread_2d", "spread_3d", "head_yaw", "head_pitch",
]  # fmt: skip
Joint = Literal[
    "knee", "hip", "elbow", "shoulder", "trunk", "thigh", "shank", "upper_arm", "spread"
]
CountedSides = Literal["mean", "most", "each", "both_ways"]
CountedView = Literal["front", "oblique", "side"]


class Partner(Frozen):
    """A joint that takes part: without its share the movement is another one.

    Attributes
    ----------
    joint, of
        The joint that takes part, and the one that leads.
    least_frac
        The least share of the proportion between them in the demonstration.
    says
        What to do about it, told to the person.
    """

    joint: Joint
    of: Joint
    least_frac: float = Field(gt=0, le=1)
    says: Text | None = None


class AlsoShown(Frozen):
    """What a movement must also show to be one of this exercise: a limb that defines it.

    What is not seen, or cannot be told from where the camera stands, keeps nothing from counting.

    Attributes
    ----------
    signal
        What is looked at.
    at
        Its "change" from rest to the furthest point, or its value at the "furthest" point or at
        "rest".
    side
        "mean" of what is seen; the side that shows it "least" or "most"; the "moving" side of the
        movement or the "other", where one side moves at a time.
    min, max
        In the signal's unit; of a change how large it is, whichever way it goes.
    min_frac, max_frac
        The same as shares of how far the movement itself goes.
    views
        From where it can be told.
    says
        What to do about it, told to the person.
    """

    signal: SignalName
    at: Literal["change", "furthest", "rest"] = "change"
    side: Literal["mean", "least", "most", "moving", "other"] = "mean"
    min: float | None = None
    max: float | None = None
    min_frac: float | None = Field(default=None, gt=0, le=2)
    max_frac: float | None = Field(default=None, gt=0, le=2)
    views: tuple[CountedView, ...] = Field(default=("front", "oblique", "side"), min_length=1)
    says: Text
    source: Source

    @model_validator(mode="after")
    def _bounded_once(self) -> Self:
        bounds = (self.min, self.max, self.min_frac, self.max_frac)
        given = [bound for bound in bounds if bound is not None]
        if len(given) != 1:
            raise ValueError("needs one of min, max, min_frac, max_frac")
        if self.at != "change" and (self.min_frac or self.max_frac):
            raise ValueError(f"a share of the movement bounds a change, not what is at {self.at!r}")
        return self


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
    also
        What else a movement must show.
    """

    signals: tuple[SignalName, ...] = Field(min_length=1)
    fallback_signals: tuple[SignalName, ...] = ()
    direction: Literal["increasing", "decreasing"] = "increasing"
    sides: CountedSides = "mean"
    begins_far: bool = False
    smooth_s: float | None = Field(default=None, gt=0, le=1)
    partners: tuple[Partner, ...] = ()
    also: tuple[AlsoShown, ...] = ()

    @property
    def all_signals(self) -> tuple[SignalName, ...]:
        """Every signal that may be used."""
        return (*self.signals, *self.fallback_signals)

    @property
    def sign(self) -> float:
        """+1 where the signals grow towards the furthest point, -1 where they fall."""
        return 1.0 if self.direction == "increasing" else -1.0
