"""Metrics of a whole repetition: its times, its speed, and what rose first.

They are computed from the driving metric's curve once the repetition is over.
"""

import math
from dataclasses import dataclass

import numpy as np

from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.registry import Metric, register
from formcheck.pose.frame import FloatArray

EDGE_FRAC = 0.05
"""Share of the excursion that counts as rest at either end: about the noise of a 90 deg movement
[default]."""

MAX_BEYOND_S = 0.8
"""No way is lengthened by more than this beyond what was sampled: half the difference between a
2 s way and its part beyond a third of the excursion [default]."""

SPEED_SPAN_S = 0.12
"""Speed is the slope over this time, so that one noisy frame makes no peak [default]."""

for _metric in (
    Metric(
        "rep_time", "Time of the whole repetition.", "s", "any", 0.1, (), False, "rep", False, None
    ),
    Metric(
        "out_time",
        "Time from leaving the start to reaching the furthest point.",
        "s",
        "any",
        0.1,
        (),
        False,
        "rep",
        False,
        None,
    ),
    Metric(
        "return_time",
        "Time from leaving the furthest point to being back.",
        "s",
        "any",
        0.1,
        (),
        False,
        "rep",
        False,
        None,
    ),
    Metric(
        "peak_vel",
        "Fastest change of the driving metric.",
        "deg/s",
        "any",
        15,
        (),
        False,
        "rep",
        False,
        None,
    ),
    Metric(
        "hips_first",
        "Rise of the hips over rise of the shoulders as the return begins.",
        "ratio",
        "side",
        0.2,
        (BodyPart.HIP, BodyPart.SHOULDER),
        True,
        "rep",
        False,
        None,
    ),
):
    register(_metric)


@dataclass(frozen=True, slots=True)
class RepTimes:
    """When a repetition left its start, reached and left its furthest point, and was back.

    Attributes
    ----------
    start_s, arrive_s, leave_s, end_s
        Media times, in order.
    """

    start_s: float
    arrive_s: float
    leave_s: float
    end_s: float

    @property
    def out_s(self) -> float:
        """Time of the way out, eased ends included."""
        return self.arrive_s - self.start_s

    @property
    def pause_s(self) -> float:
        """Time spent at the furthest point."""
        return self.leave_s - self.arrive_s

    @property
    def return_s(self) -> float:
        """Time of the way back, eased ends included."""
        return self.end_s - self.leave_s


def tempo_of(time_s: FloatArray, driver: FloatArray) -> RepTimes:
    """Return the times of a repetition.

    Parameters
    ----------
    time_s, driver
        (samples,) from some rest before the repetition to its end; the driver grows towards the
        furthest point; NaN samples are passed over.

    Returns
    -------
    Tempo
        Each way is timed between the levels near its ends that the samples cover, and lengthened
        to the whole of an eased movement.

    Notes
    -----
    A cosine-eased movement has covered the share ``f`` of its way after ``arccos(1 - 2 f) / pi``
    of its time, which turns the time between two levels into the time of the whole way.
    """
    seen = ~np.isnan(driver)
    time_s, driver = time_s[seen], driver[seen]
    top = int(np.argmax(driver))
    base = float(np.median(driver[: max(1, top // 4)]))
    start_s, arrive_s = _way(time_s[: top + 1], driver[: top + 1], base)
    end_s, leave_s = _way(-time_s[top:][::-1], driver[top:][::-1], base)
    middle_s = max(start_s, min(-end_s, (arrive_s - leave_s) / 2))
    return RepTimes(start_s, min(arrive_s, middle_s), max(-leave_s, middle_s), -end_s)


def _way(time_s: FloatArray, rising: FloatArray, base: float) -> tuple[float, float]:
    """Return when an eased rise from `base` began and arrived, from the part that was sampled.

    Each end is judged by the half of the way next to it, so that a dip on the way moves neither.
    """
    top = float(rising[-1])
    if len(rising) < 3 or top <= base:
        return float(time_s[0]), float(time_s[-1])
    low_frac = min(0.4, max(EDGE_FRAC, (float(rising[0]) - base) / (top - base)))
    low, half, high = (base + frac * (top - base) for frac in (low_frac, 0.5, 1.0 - EDGE_FRAC))
    arrive = int(np.argmax(rising >= high))
    leave = _last_at_most(rising[: arrive + 1], low)
    low_s = _at(time_s, rising, leave, low)
    first_half = max(leave, int(np.argmax(rising[leave:] >= half)) + leave - 1)
    last_half = _last_at_most(rising[: arrive + 1], half)
    high_s = _at(time_s, rising, max(arrive - 1, 0), high)
    begin_s = _at(time_s, rising, first_half, half) - low_s
    end_s = high_s - _at(time_s, rising, last_half, half)
    ahead_s = min(MAX_BEYOND_S, begin_s * _beyond(low_frac))
    return low_s - ahead_s, high_s + min(MAX_BEYOND_S, end_s * _beyond(EDGE_FRAC))


def _beyond(frac: float) -> float:
    """Return the time an eased way spends before `frac` over that from there to its middle."""
    share = math.acos(1.0 - 2.0 * frac) / math.pi
    return share / (0.5 - share)


def _last_at_most(curve: FloatArray, level: float) -> int:
    below = np.flatnonzero(curve <= level)
    return int(below[-1]) if len(below) else 0


def _at(time_s: FloatArray, curve: FloatArray, index: int, level: float) -> float:
    """Return when the curve passes `level` between a sample and the next."""
    if index + 1 >= len(curve) or curve[index + 1] <= curve[index]:
        return float(time_s[index])
    share = min(1.0, max(0.0, (level - curve[index]) / (curve[index + 1] - curve[index])))
    return float(time_s[index] + share * (time_s[index + 1] - time_s[index]))


def peak_speed(time_s: FloatArray, driver: FloatArray) -> float:
    """Return the fastest change of the driver in its unit per second; NaN for too few samples."""
    seen = ~np.isnan(driver)
    time_s, driver = time_s[seen], driver[seen]
    ahead = np.searchsorted(time_s, time_s + SPEED_SPAN_S)
    whole = ahead < len(time_s)
    if not whole.any():
        return math.nan
    end, start = ahead[whole], np.flatnonzero(whole)
    return float(np.max(np.abs(driver[end] - driver[start]) / (time_s[end] - time_s[start])))


def hips_first(hip_px: FloatArray, shoulder_px: FloatArray) -> float:
    """Return how much more the hips rise than the shoulders in the first 30 % of the return.

    Parameters
    ----------
    hip_px, shoulder_px
        (samples,) heights over the return phase, up positive.

    Returns
    -------
    float
        1 where both rise together; NaN where the shoulders' whole rise is too small to judge.
    """
    seen = ~(np.isnan(hip_px) | np.isnan(shoulder_px))
    hip, shoulder = hip_px[seen], shoulder_px[seen]
    if len(hip) < 2 or hip[-1] - hip[0] <= 0:
        return math.nan
    risen = (hip - hip[0]) / (hip[-1] - hip[0])
    until = max(1, int(np.argmax(risen >= RETURN_SHARE)))
    shoulder_rise = float(shoulder[until] - shoulder[0])
    hip_rise = float(hip[until] - hip[0])
    return hip_rise / max(shoulder_rise, 0.25 * hip_rise)


RETURN_SHARE = 0.30
"""Share of the hips' rise over which hips and shoulders are compared (clinical specification B.2
takes the first 30 % of the return phase)."""
