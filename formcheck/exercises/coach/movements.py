"""Movements of a set as the coach follows them: under way, over, counted or not."""

import math
from dataclasses import dataclass
from typing import Literal, Protocol

from formcheck.anatomy.sides import Side
from formcheck.exercises.result import NotCountedReason, Phase
from formcheck.pose.frame import PoseFrame

Fate = Literal["counted", "withheld", "refused"]


@dataclass(frozen=True, slots=True)
class MovementOver:
    """A movement that is over.

    Attributes
    ----------
    start_s, peak_s, end_s
        When it left its rest, was furthest, and was back (or back far enough to be counted).
    side
        The side that moved; None for both or for the body as a whole.
    begun_before
        Whether it was under way when the first pose came, so that its way out was not seen.
    fate
        "counted", "refused" with a reason, or "withheld" until a later one shows that it was meant.
    reason, measured, needed, unit, says
        Why it is not counted, what was measured and what would have counted, and what to do about
        it where the exercise file says that.
    rests_s
        Media times of the rest before and after it, as far as they are known.
    """

    start_s: float
    peak_s: float
    end_s: float
    side: Side | None
    begun_before: bool = False
    fate: Fate = "counted"
    reason: NotCountedReason | None = None
    measured: float | None = None
    needed: float | None = None
    unit: str = ""
    rests_s: tuple[float, float] = (-math.inf, math.inf)
    says: str = ""


@dataclass(frozen=True, slots=True)
class MovementNow:
    """What one pose shows of the movements of a set.

    Attributes
    ----------
    phase
        Of the movement under way; "ready" at rest.
    level
        What is counted by, growing towards the furthest point; NaN where it is not seen.
    over
        The movements that ended with this pose.
    """

    phase: Phase
    level: float
    over: tuple[MovementOver, ...] = ()


class Movements(Protocol):
    """Tells movements pose by pose: as they happen, or as a whole set was read."""

    def push(self, pose: PoseFrame) -> MovementNow:
        """Return what one more pose shows."""
        ...
