"""Whether a value is past a fault's thresholds, and by how much."""

import math
from dataclasses import dataclass, replace

from formcheck.exercises.faults import Fault, Operator
from formcheck.exercises.result import Severity

FAULT_S = 0.2
"""A fault must last this long (clinical specification A.0: at least 200 ms)."""

MIN_PICTURES = 3
"""At least so many pictures must show it: at five a second the 200 ms lie between two, and two
do not tell lasting from a landmark gone astray [default]."""

UNSEEN_S = 0.45
"""Over this time without a value nothing is known to have lasted: the 200 ms for which a value
may be held (clinical specification A.0), and room for recordings of five pictures a second."""

_CLOCK_SLACK_S = 1e-6


@dataclass(frozen=True, slots=True)
class FaultThresholds:
    """A fault's thresholds for one person's target."""

    op: Operator
    mild: float
    severe: float

    def excess(self, value: float) -> float:
        """Return the value turned so that more is worse; NaN stays NaN."""
        if self.op == "lt":
            return -value
        if self.op == "abs_gt":
            return abs(value)
        return abs(value - 90.0) if self.op == "abs_dev_from_90_gt" else value

    def severity(self, value: float) -> Severity | None:
        """Return how far past its thresholds a value is; None within them or for NaN."""
        excess, sign = self.excess(value), -1.0 if self.op == "lt" else 1.0
        if excess > sign * self.severe:
            return "severe"
        return "mild" if excess > sign * self.mild else None

    def past_mild(self, value: float) -> float:
        """Return how far past where the fault begins a value is; negative within, NaN for NaN."""
        sign = -1.0 if self.op == "lt" else 1.0
        return self.excess(value) - sign * self.mild

    def passed(self, severity: Severity) -> float:
        """Return the threshold of a severity."""
        return self.mild if severity == "mild" else self.severe


def limits_of(
    fault: Fault, target: float, hold_s: float, pace_per_min: float = math.nan
) -> FaultThresholds:
    """Return a fault's thresholds for one person's target, prescribed hold and breaths a minute.

    Its margin is part of them.
    """
    assert fault.op != "cue_only", "reminders are not judged"
    mild, severe = fault.mild_threshold, fault.severe_threshold
    base = (target, hold_s, pace_per_min)
    margin = -fault.margin if fault.op == "lt" else fault.margin
    return FaultThresholds(fault.op, mild.value(*base) + margin, severe.value(*base) + margin)


@dataclass(frozen=True, slots=True)
class Excursion:
    """A value that was past its thresholds for long enough."""

    severity: Severity
    time_s: float
    worst: float


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pictures in a row that are past a threshold."""

    since_s: float
    pictures: int = 0

    def has_lasted(self, until_s: float) -> bool:
        long_enough = until_s - self.since_s >= FAULT_S - _CLOCK_SLACK_S
        return long_enough and self.pictures >= MIN_PICTURES


class Lasting:
    """Follows one value and says when it has been past its thresholds long enough.

    Parameters
    ----------
    limits
        The thresholds.
    """

    def __init__(self, limits: FaultThresholds) -> None:
        self._limits = limits
        self._past: dict[Severity, _Stretch] = {}
        self._last_s = -math.inf
        self._worst = math.nan
        self.found: Excursion | None = None

    def push(self, time_s: float, value: float) -> None:
        """Take one more value; a moment unseen (NaN) breaks nothing off, a longer one does."""
        if math.isnan(value):
            return
        if time_s - self._last_s > UNSEEN_S:
            self._past.clear()
        self._last_s = time_s
        severity = self._limits.severity(value)
        if severity is None:
            self._past.clear()
            return
        if severity == "mild":
            self._past.pop("severe", None)
        else:
            self._lengthen("severe", time_s)
        self._lengthen("mild", time_s)
        self._note(time_s, value)

    def _lengthen(self, severity: Severity, time_s: float) -> None:
        before = self._past.get(severity, _Stretch(time_s))
        self._past[severity] = replace(before, pictures=before.pictures + 1)

    def _note(self, time_s: float, value: float) -> None:
        excess = self._limits.excess
        if not excess(value) <= excess(self._worst):
            self._worst = value
        lasted = [each for each, stretch in self._past.items() if stretch.has_lasted(time_s)]
        if not lasted:
            return
        severe = "severe" in lasted or (self.found is not None and self.found.severity == "severe")
        began_s = self.found.time_s if self.found else self._past["mild"].since_s
        self.found = Excursion("severe" if severe else "mild", began_s, self._worst)
