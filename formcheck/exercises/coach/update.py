"""What one pose changed, before it is put into words."""

from dataclasses import dataclass

from formcheck.exercises.coach.drive import Reading
from formcheck.exercises.result import FaultFinding, NotCounted, Phase, Rep
from formcheck.kinematics.view import View
from formcheck.pose.landmarks import Landmark


@dataclass(frozen=True, slots=True)
class MovementOutcome:
    """What became of one movement that is over: a repetition, or why it is none."""

    rep: Rep | None = None
    not_counted: NotCounted | None = None


NO_MOVEMENT = MovementOutcome()


@dataclass(frozen=True, slots=True)
class Update:
    """What one pose changed.

    Attributes
    ----------
    findings
        Faults of the repetition or hold under way (of the one just finished, with `rep`).
    message
        What keeps the coach from judging.
    left_s
        Seconds left of the phase, where the clock gives it.
    """

    phase: Phase
    reading: Reading
    landmarks: tuple[Landmark, ...]
    findings: tuple[FaultFinding, ...] = ()
    rep: Rep | None = None
    not_counted: NotCounted | None = None
    message: str | None = None
    left_s: float | None = None


@dataclass(frozen=True, slots=True)
class DriverSight:
    """Whether the driver could be read at a moment of the set, and from where.

    Attributes
    ----------
    found
        Whether anybody was there.
    shown
        Whether the driver means from here what it says from the exercise's own view.
    leans
        Whether the camera may lean.
    estimated
        Whether it was told from the whole pose rather than measured.
    """

    time_s: float
    driver: bool
    view: View
    found: bool
    shown: bool
    estimated: bool
    leans: bool = False
