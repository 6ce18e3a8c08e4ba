"""A measured quantity that says how far it may be trusted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One value of one metric.

    Attributes
    ----------
    value
        In `unit`; NaN where it could not be measured.
    confidence
        0 to 1: the certainty of the least certain landmark it rests on.
    band
        Half-width of the 95 % error band from this camera view, in `unit`; NaN where unknown.
    unit
        "deg", "%", "ratio", "s", "deg/s" or "1/min".
    """

    value: float
    confidence: float
    band: float
    unit: str
