"""Angles below zero in words: nobody knows what a leg at -8° is.

Zero is where two parts of the body are in line, or where a movement began, and a few exercises aim
for it or beyond it. What is aimed for and what was reached there is said by where zero is.
"""

import math
from dataclasses import dataclass

from formcheck.report.quantity import banded, quantity


@dataclass(frozen=True, slots=True)
class _Zero:
    """What zero of a metric is to a person.

    Attributes
    ----------
    at
        Where it is: "level with the body".
    below
        What a value is that is so many degrees below it: "below level".
    above
        The same above it, where a plain number says nothing, either.
    approached_from
        -1 or 1, the side a target lies on that is a little short of zero; 0 where zero is where the
        movement begins, and a target beyond it is so far `below`.
    """

    at: str
    below: str
    above: str = ""
    approached_from: int = 0


_ZEROS = {
    "leg_lift": _Zero("level with the body", "below level", approached_from=-1),
    "body_line_knee": _Zero(
        "hips in line with shoulders and knees",
        "past the line",
        "short of the line",
        approached_from=1,
    ),
    "hip_flex": _Zero("straight at the hip", "past straight"),
    "trunk_incl": _Zero("upright", "leaning back"),
    "head_fwd": _Zero("where it began", "further back"),
}


def aim_said(value: float, unit: str, metric: str | None) -> str:
    """Return what is aimed for: "87°", "level with the body, within 8°", "20° leaning back".

    Parameters
    ----------
    value, unit
        The target, and its unit.
    metric
        What it is measured by; None where nobody kept that, which leaves the plain number.
    """
    zero = _ZEROS.get(metric or "")
    if zero is None or math.isnan(value):
        return quantity(value, unit)
    if round(value) == 0:
        return zero.at
    if value * zero.approached_from > 0:
        return f"{zero.at}, within {quantity(abs(value), unit)}"
    return f"{quantity(-value, unit)} {zero.below}" if value < 0 else quantity(value, unit)


def reached_said(value: float | None, band: float, unit: str, metric: str | None) -> str:
    """Return what was reached with its band: "87° ± 7°", "9° ± 7° below level".

    Parameters
    ----------
    value, band, unit
        What was measured, how far it may be off, and the unit of both.
    metric
        As for `aim_said`.
    """
    zero = _ZEROS.get(metric or "")
    if zero is None or value is None or math.isnan(value):
        return banded(value, band, unit)
    side = zero.below if round(value) < 0 else zero.above if round(value) > 0 else ""
    return f"{banded(abs(value) if side else value, band, unit)} {side}".rstrip()
