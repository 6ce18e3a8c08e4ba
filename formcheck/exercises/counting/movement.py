"""One movement of a set: where it lies, how far it went, and whether it counts."""

from dataclasses import dataclass, replace
from typing import Literal

from formcheck.anatomy.sides import Side
from formcheck.exercises.result import NotCountedReason

Cut = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement that stands out of a set.

    Attributes
    ----------
    start, peak, end
        Frames in which it leaves its rest, is furthest, and is back.
    rest_before, rest_after
        Frames of the lowest values before and after it.
    excursion
        How far it went, in the signal's unit.
    side
        The side that moved; None for both or for the body as a whole.
    cut
        Which end of it lies outside the recording.
    evidence
        How well it fits the exercise; NaN where nothing says so.
    reason
        Why it does not count; None where it does.
    measured, needed, unit
        What was measured and what would have counted.
    says
        What to do about it, where the exercise file says it.
    untold
        Whether something the exercise asks of its limbs was not seen.
    """

    start: int
    peak: int
    end: int
    rest_before: int
    rest_after: int
    excursion: float
    side: Side | None = None
    cut: Cut | None = None
    evidence: float = float("nan")
    reason: NotCountedReason | None = None
    measured: float | None = None
    needed: float | None = None
    unit: str = ""
    says: str = ""
    untold: bool = False

    @property
    def counted(self) -> bool:
        """Whether it counts."""
        return self.reason is None

    def refused(
        self,
        reason: NotCountedReason,
        measured: float | None = None,
        needed: float | None = None,
        unit: str = "",
        says: str = "",
    ) -> "Movement":
        """Return it as one that does not count."""
        return replace(self, reason=reason, measured=measured, needed=needed, unit=unit, says=says)
