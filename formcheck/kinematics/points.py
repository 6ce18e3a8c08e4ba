"""Plane geometry on points held as complex numbers: x to the right, y up, one length unit.

Missing data is NaN and gives NaN; so does a ray of no length.
"""

import math

Point = complex

MISSING = complex(math.nan, math.nan)
UP = 1j
RIGHT = 1 + 0j


def turn_deg(start: Point, end: Point) -> float:
    """Return the turn from direction `start` to direction `end`, counter-clockwise positive.

    Returns
    -------
    float
        Degrees in (-180, 180].
    """
    if not start or not end:
        return math.nan
    turned = end * start.conjugate()
    # cmath.phase is the same, and fails on turns below 1e-308.
    return math.degrees(math.atan2(turned.imag, turned.real))


def included_angle_deg(first: Point, vertex: Point, last: Point) -> float:
    """Return the angle at `vertex` between the rays to `first` and `last`, 0 to 180 degrees."""
    return abs(turn_deg(first - vertex, last - vertex))


def above_line(point: Point, start: Point, end: Point) -> float:
    """Return +1 where `point` lies above the line through `start` and `end`, -1 below.

    A point on the line counts as above; a vertical line has its left side above.
    """
    along = end - start
    if along.real < 0:
        along = -along
    across = ((point - start) * along.conjugate()).imag
    return math.nan if math.isnan(across) else math.copysign(1.0, across)


def elevation_deg(vector: Point, *, towards: float = 1.0) -> float:
    """Return the angle of `vector` above the horizontal that points right (+1) or left (-1)."""
    return turn_deg(RIGHT, complex(vector.real * towards, vector.imag))


def midpoint(first: Point, second: Point) -> Point:
    """Return the point half-way between two points."""
    return (first + second) / 2
