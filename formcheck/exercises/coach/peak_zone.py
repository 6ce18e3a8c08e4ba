"""Which part of a movement is its furthest point: by the exercise's thresholds, as shares."""

from dataclasses import dataclass

from formcheck.exercises.spec import ExerciseSpec

LEAST_FRAC, MOST_FRAC = 0.5, 0.85
"""The furthest point begins no sooner and no later than at these shares of the way [default]."""

HYSTERESIS_FRAC = 0.1
"""It ends this much before where it began, so that noise does not end it [default]."""


@dataclass(frozen=True, slots=True)
class PeakZone:
    """From and until which share of the way out a movement is at its furthest point."""

    enter_frac: float
    exit_frac: float

    @classmethod
    def of(cls, spec: ExerciseSpec) -> "PeakZone":
        """Return an exercise's: its counting threshold over the way from start to target."""
        driver = spec.driver
        assert driver is not None, "checked by the specification"
        way = spec.target_at("standard") - driver.start_enter
        share = (driver.peak_enter - driver.start_enter) / way if way else MOST_FRAC
        enter = min(max(share, LEAST_FRAC), MOST_FRAC)
        return cls(enter, enter - HYSTERESIS_FRAC)
