"""Made-up curves of known movements, and the set of numbers that makes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from formcheck.exercises.counting.cycles import Course, course_of, cycles
from formcheck.exercises.counting.limits import WHOLE, WholeLimits
from formcheck.exercises.counting.movement import Movement
from formcheck.pose.frame import FloatArray
from scenery import figures

LEAD_S = 1.0
"""Rest before the first movement and after the last."""


@dataclass(frozen=True)
class Swing:
    """One way out and back: how far, how long each way, and how long it stays there and rests."""

    peak: float
    out_s: float = 1.0
    stays_s: float = 0.5
    back_s: float = 1.0
    rests_s: float = 0.7


def keys_of(swings: Sequence[Swing], rest: float = 0.0) -> tuple[tuple[float, float], ...]:
    """Return the curve's values at given times, (time_s, value)."""
    keys, now_s = [(0.0, rest), (LEAD_S, rest)], LEAD_S
    for swing in swings:
        ways = ((swing.out_s, swing.peak), (swing.stays_s, swing.peak), (swing.back_s, 0.0))
        for length_s, value in (*ways, (swing.rests_s, 0.0)):
            now_s += length_s
            keys.append((now_s, rest + value))
    return (*keys, (now_s + LEAD_S, rest))


def sampled(keys: Sequence[tuple[float, float]], rate_hz: float) -> tuple[FloatArray, FloatArray]:
    """Return times and values of a curve through these keys."""
    return figures.Course(tuple(keys)).sampled(rate_hz)


def course(values: FloatArray, time_s: FloatArray) -> Course:
    """Return the curve smoothed as counting smooths it."""
    made = course_of(values, time_s, None, WHOLE.smooth_s)
    assert made is not None
    return made


def movements_on(
    keys: Sequence[tuple[float, float]],
    typical: float,
    *,
    rate_hz: float = 30.0,
    limits: WholeLimits = WHOLE,
) -> list[Movement]:
    """Return the movements found on a curve."""
    time_s, values = sampled(keys, rate_hz)
    return cycles(course(values, time_s), typical, limits)


def spans_s(movements: Sequence[Movement], rate_hz: float = 30.0) -> list[tuple[float, float]]:
    """Return when movements begin and end."""
    return [(each.start / rate_hz, each.end / rate_hz) for each in movements]


def _fractions(low: float, high: float) -> st.SearchStrategy[float]:
    """Return numbers in steps of a 64th, which floating point holds exactly."""
    return st.integers(round(low * 64), round(high * 64)).map(lambda number: number / 64)


WHOLE_SWINGS = st.lists(
    st.builds(
        Swing,
        peak=_fractions(28.0, 40.0),
        out_s=_fractions(0.5, 3.0),
        stays_s=_fractions(0.1, 3.0),
        back_s=_fractions(0.5, 3.0),
        rests_s=_fractions(0.2, 3.0),
    ),
    min_size=1,
    max_size=6,
)
"""Sets in which every movement is one, of an exercise that goes 40 units."""

SMALL = _fractions(1.0, 5.0)
"""A movement that does not stand out of such a set."""
