"""Metrics of the last seconds: sway and breathing. Definitions: clinical specification B.2."""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.kinematics.body import Body, BodyPart
from formcheck.kinematics.registry import Metric, register
from formcheck.pose.frame import FloatArray

SWAY_WINDOW_S = 1.0
BREATH_WINDOW_S = 30.0
BREATH_HZ = (0.07, 0.5)
BREATH_RATE_HZ = 8.0
"""Sampling rate on which breathing is analysed: 16 times the fastest breath [default]."""

BREATH_EVERY_S = 0.5
"""How often breathing is analysed anew: it changes slowly [default]."""

SURE_FRAC = 0.4
"""A rate is believed when its peak holds this share of the power in the band (clinical
specification E.8)."""

AGREE_PER_MIN = 2.0
"""A rate is believed when counting the rises gives the same within this (clinical specification
E.8)."""

LEAST_RISE_PX = 0.02
"""Shoulders whose height wanders less than this show no breathing [default]."""

MOST_MOTION_FRAC = 0.02
"""Breathing is not read from somebody whose hips move by more than this share of stature
(clinical specification E.8)."""

for _metric in (
    Metric(
        "sway_pct",
        "Wandering of the hips over a second in percent of stature.",
        "%",
        "front",
        0.3,
        (BodyPart.HIP,),
        False,
        "window",
        False,
        None,
    ),
    Metric(
        "breath_rate",
        "Breaths per minute from the rise and fall of the shoulders.",
        "1/min",
        "front",
        1.5,
        (BodyPart.SHOULDER,),
        False,
        "window",
        True,
        None,
    ),
    Metric(
        "inhale_exhale",
        "Length of breathing in over breathing out.",
        "ratio",
        "front",
        0.3,
        (BodyPart.SHOULDER,),
        False,
        "window",
        True,
        None,
    ),
):
    register(_metric)


@dataclass(frozen=True, slots=True)
class WindowFrame:
    """What the window metrics keep of a pose: time, mid-hip (px), shoulder height (px), stature."""

    time_s: float
    hip: complex
    shoulder_px: float
    stature_px: float


class MetricWindow:
    """The last half minute of a person, for metrics that need more than one pose."""

    def __init__(self) -> None:
        self._moments: deque[WindowFrame] = deque()
        self._recent: deque[WindowFrame] = deque()
        self._breathing = (math.nan, math.nan)
        self._breathing_s = -math.inf

    def push(self, body: Body) -> None:
        """Add a pose; poses without shoulders are passed over, for sway those without hips."""
        moment = WindowFrame(
            body.time_s, body.mid(BodyPart.HIP), body.mid(BodyPart.SHOULDER).imag, body.stature_px()
        )
        if not math.isnan(moment.shoulder_px):
            self._moments.append(moment)
        if not math.isnan(abs(moment.hip)):
            self._recent.append(moment)
        _drop_before(self._moments, body.time_s - BREATH_WINDOW_S)
        _drop_before(self._recent, body.time_s - 2 * SWAY_WINDOW_S)

    def value(self, metric_id: str, *, until_s: float) -> float:
        """Return a window metric's value at a time; NaN until its window is full."""
        if metric_id == "sway_pct":
            since_s = until_s - SWAY_WINDOW_S
            return sway_pct([each for each in self._recent if since_s <= each.time_s <= until_s])
        if not 0 <= until_s - self._breathing_s < BREATH_EVERY_S:
            self._breathing = breathing([m for m in self._moments if m.time_s <= until_s])
            self._breathing_s = until_s
        inhale_exhale, rate_per_min = self._breathing
        return rate_per_min if metric_id == "breath_rate" else inhale_exhale


def _drop_before(moments: deque[WindowFrame], time_s: float) -> None:
    while moments and moments[0].time_s < time_s:
        moments.popleft()


def _spans(moments: Sequence[WindowFrame], length_s: float) -> bool:
    """Whether the moments fill most of a window."""
    return len(moments) > 2 and moments[-1].time_s - moments[0].time_s >= 0.9 * length_s


def sway_pct(moments: Sequence[WindowFrame]) -> float:
    """Return the root mean square distance of the hips from their mean in percent of stature."""
    if not _spans(moments, SWAY_WINDOW_S):
        return math.nan
    hips = np.array([moment.hip for moment in moments])
    stature = float(np.median([moment.stature_px for moment in moments]))
    return 100.0 * float(np.sqrt(np.mean(np.abs(hips - hips.mean()) ** 2))) / stature


def breathing(moments: Sequence[WindowFrame]) -> tuple[float, float]:
    """Return inhale over exhale time, and breaths per minute; NaN where that is not sure.

    It is not sure before half a minute was seen, where the hips move, where no frequency stands
    out, and where counting the rises gives another rate.

    Notes
    -----
    The rate is the strongest frequency from 0.07 to 0.5 Hz of shoulder height. Breathing in is the
    part of the time in which the band-limited height rises.
    """
    if not _spans(moments, BREATH_WINDOW_S) or _moves(moments):
        return math.nan, math.nan
    heights = _uniform(moments)
    spectrum = np.fft.rfft((heights - heights.mean()) * np.hanning(len(heights)))
    frequency = np.fft.rfftfreq(len(heights), 1.0 / BREATH_RATE_HZ)
    band = (frequency >= BREATH_HZ[0]) & (frequency <= BREATH_HZ[1])
    power = np.where(band, np.abs(spectrum) ** 2, 0.0)
    peak = int(np.argmax(power))
    strongest = frequency[peak]
    smooth = np.fft.irfft(np.where(band, np.fft.rfft(heights - heights.mean()), 0), len(heights))
    seconds = len(heights) / BREATH_RATE_HZ
    ups = float(np.sum((smooth[:-1] < 0) & (smooth[1:] >= 0))) * 60.0 / seconds
    rises = np.std(smooth) > LEAST_RISE_PX
    stands_out = power[max(peak - 2, 0) : peak + 3].sum() > SURE_FRAC * power.sum()
    if not (rises and stands_out) or abs(ups - 60.0 * strongest) > AGREE_PER_MIN + 1e-6:
        return math.nan, math.nan
    rising = float(np.mean(np.diff(smooth) > 0))
    return rising / (1.0 - rising) if rising < 1.0 else math.nan, 60.0 * float(strongest)


def _moves(moments: Sequence[WindowFrame]) -> bool:
    """Return whether the hips, where they are seen, wander too far to read breathing."""
    hips = np.array([moment.hip for moment in moments])
    hips = hips[~np.isnan(hips)]
    stature = moments[-1].stature_px
    if not len(hips) or math.isnan(stature):
        return False
    return bool(max(np.ptp(hips.real), np.ptp(hips.imag)) > MOST_MOTION_FRAC * stature)


def _uniform(moments: Sequence[WindowFrame]) -> FloatArray:
    times = np.array([moment.time_s for moment in moments])
    even = np.arange(times[0], times[-1], 1.0 / BREATH_RATE_HZ)
    heights: FloatArray = np.interp(even, times, [moment.shoulder_px for moment in moments])
    return heights
