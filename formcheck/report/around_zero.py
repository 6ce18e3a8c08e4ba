"""Angles below zero in words: nobody knows what a leg at -8° is.

Zero is where two parts of the body are in line, or where a movement began, and a few exercises aim
for it or beyond it. What is aimed for and what was reached there is said by where zero is.
"""

import math
from dataclasses import dataclass

from formcheck.report.quantity import banded, quantity
from formcheck.texts import say


@dataclass(frozen=True, slots=True)
class _Zero:
    """What zero of a metric is to a person.

    Attributes
    ----------
    has_above
        Whether a plain number says nothing of a value above it, either.
    approached_from
        -1 or 1, the side a target lies on that is a little short of zero; 0 where zero is where the
        movement begins, and a target beyond it is so far below.
    """

    has_above: bool = False
    approached_from: int = 0


ABOUT_FRAC = 0.5
"""Less than this share of the band from zero is next to nothing [default]."""

_ZEROS = {
    "leg_lift": _Zero(approached_from=-1),
    "body_line_knee": _Zero(has_above=True, approached_from=1),
    "hip_flex": _Zero(),
    "trunk_incl": _Zero(),
    "head_fwd": _Zero(),
}
"""The metrics whose zero has words: where it is, and what is below or above it."""


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
        return say(f"report.zero_{metric}")
    far = quantity(abs(value), unit)
    if value * zero.approached_from > 0:
        return say("report.zero_within", zero=say(f"report.zero_{metric}"), far=far)
    return say(f"report.zero_{metric}_below", far=far) if value < 0 else far


def reached_said(value: float | None, band: float, unit: str, metric: str | None) -> str:
    """Return what was reached with its band: "87° ± 7°", "9° ± 7° below level", "level ± 7°".

    On which side of zero it was is not said of next to nothing.

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
    below, above = round(value) < 0, zero.has_above and round(value) > 0
    if (below or above) and abs(value) < ABOUT_FRAC * band:
        at_zero = say(f"report.zero_{metric}")
        return say("report.zero_about", zero=at_zero, band=quantity(band, unit))
    if below:
        return say(f"report.zero_{metric}_below", far=banded(abs(value), band, unit))
    far = banded(value, band, unit)
    return say(f"report.zero_{metric}_above", far=far) if above else far
