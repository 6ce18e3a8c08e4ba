"""The course of the driving metric over time, laid out for drawing."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from formcheck.exercises.result import FaultFinding, NotCounted, Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.frame import FloatArray
from formcheck.report.around_zero import aim_said
from formcheck.report.findings import all_faults
from formcheck.report.quantity import clock, quantity
from formcheck.report.wording import fault_at
from formcheck.session import Analysis
from formcheck.texts import say
from formcheck.texts.names import not_counted_name

WIDTH, HEIGHT = 760.0, 320.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 22.0, 30.0, 36.0
"""The drawing and its margins, in the drawing's own units."""

MOST_COLUMNS = 600
"""A long recording is drawn by the least and greatest value of each of so many columns."""

LEAST_SPAN = 20.0
"""The value axis spans at least this much, so that noise does not look like movement [default]."""

_NARROW = 14.0
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A span of time: where it is drawn, what it is called and what it is.

    Attributes
    ----------
    left, width
        In the drawing's units.
    label, title
        A word that fits in it, or none, and what to say of it in full.
    is_rough
        Whether it was counted but could not be measured.
    """

    left: float
    width: float
    label: str
    title: str
    is_rough: bool = False

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A fault on the curve."""

    x: float
    y: float
    severe: bool
    title: str


@dataclass(frozen=True, slots=True)
class TargetZone:
    """The target and how near counts as reached; for a hold the range of the position, no line."""

    y: float | None
    top: float
    height: float
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Everything there is to draw, in the drawing's units.

    Attributes
    ----------
    lines, bands
        Points of the curve and outlines of its error band, one for each stretch that was measured.
    counted, not_counted, missing
        Repetitions or holds; movements that were not counted; times without a value.
    marks, target, time_ticks, value_ticks
        Faults, the target where it is of the same unit, and the axes.
    """

    lines: tuple[str, ...]
    bands: tuple[str, ...]
    counted: tuple[TimeSpan, ...]
    not_counted: tuple[TimeSpan, ...]
    missing: tuple[TimeSpan, ...]
    marks: tuple[Mark, ...]
    target: TargetZone | None
    time_ticks: tuple[Tick, ...]
    value_ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps time and value to the drawing."""

    start_s: float
    end_s: float
    low: float
    high: float

    def x(self, time_s: float) -> float:
        share = (time_s - self.start_s) / (self.end_s - self.start_s)
        return round(LEFT + min(max(share, 0.0), 1.0) * (WIDTH - LEFT - RIGHT), 2)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - min(max(share, 0.0), 1.0) * (HEIGHT - TOP - BOTTOM), 2)


def driver_curve(analysis: Analysis, spec: ExerciseSpec) -> Curve:
    """Lay out the course of the driving metric, with what was counted and found."""
    time_s = np.array([each.time_s for each in analysis.feedback])
    value = np.array([each.driver for each in analysis.feedback])
    band = np.array([each.driver_band for each in analysis.feedback])
    result = analysis.result
    unit = analysis.feedback[0].unit if analysis.feedback else result.target_unit
    aim = _aim(result, spec, unit)
    reach = np.concatenate([value - np.nan_to_num(band), value + np.nan_to_num(band), aim or ()])
    scale = _scale(time_s, reach)
    return Curve(
        lines=tuple(_line(time_s[a:b], value[a:b], scale) for a, b in _known(value)),
        bands=tuple(
            _outline(time_s[a:b], value[a:b], band[a:b], scale) for a, b in _known(value + band)
        ),
        counted=_counted(result, scale),
        not_counted=_not_counted(result, scale),
        missing=_missing(time_s, value, scale),
        marks=tuple(_mark(fault, time_s, value, scale) for fault in all_faults(result)),
        target=_target(result, aim, scale) if aim else None,
        time_ticks=tuple(
            Tick(scale.x(t), clock(t).removesuffix(".0"))
            for t in _nice(scale.start_s, scale.end_s, 8)
        ),
        value_ticks=tuple(
            Tick(scale.y(v), quantity(v, unit)) for v in _nice(scale.low, scale.high, 5)
        ),
    )


def _aim(result: SetResult, spec: ExerciseSpec, unit: str) -> tuple[float, float] | None:
    """Return from where to where the value should be; None where the target is of another unit."""
    if spec.mode == "hold" and spec.hold is not None:
        low, high = spec.hold.low, spec.hold.high
        return (low, high) if math.isfinite(high - low) else None
    if result.target_unit != unit:
        return None
    return result.target - spec.tolerance, result.target + spec.tolerance


def _scale(time_s: FloatArray, reach: FloatArray) -> _Scale:
    start_s, end_s = (float(time_s[0]), float(time_s[-1])) if len(time_s) else (0.0, 0.0)
    known = reach[np.isfinite(reach)].tolist()
    low, high = min(known), max(known)
    spare = max(0.03 * (high - low), (LEAST_SPAN - (high - low)) / 2)
    return _Scale(start_s, max(end_s, start_s + 1e-3), low - spare, high + spare)


def _known(value: FloatArray) -> list[tuple[int, int]]:
    """Return first index and index after the last of each stretch without NaN."""
    return _runs(np.isfinite(value))


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _line(time_s: FloatArray, value: FloatArray, scale: _Scale) -> str:
    keep = _extremes(value)
    return _points(time_s[keep], value[keep], scale)


def _outline(time_s: FloatArray, value: FloatArray, band: FloatArray, scale: _Scale) -> str:
    keep = _extremes(value)
    there = _points(time_s[keep], (value + band)[keep], scale)
    back = _points(time_s[keep][::-1], (value - band)[keep][::-1], scale)
    return f"{there} {back}"


def _points(time_s: FloatArray, value: FloatArray, scale: _Scale) -> str:
    pairs = zip(time_s.tolist(), value.tolist(), strict=True)
    return " ".join(f"{scale.x(t)},{scale.y(v)}" for t, v in pairs)


def _extremes(value: FloatArray) -> NDArray[np.intp]:
    """Return the places to draw: all of a short curve, each column's extremes of a long one."""
    if len(value) <= 2 * MOST_COLUMNS:
        return np.arange(len(value))
    columns = np.array_split(np.arange(len(value)), MOST_COLUMNS)
    kept = [c[[np.argmin(value[c]), np.argmax(value[c])]] for c in columns]
    return np.unique(np.concatenate([[0], *kept, [len(value) - 1]]))


def _counted(result: SetResult, scale: _Scale) -> tuple[TimeSpan, ...]:
    title = say("report.course_hold")
    reps = (_counted_rep(rep, scale) for rep in result.reps)
    holds = (
        _stretch(hold.start_s, hold.end_s, f"{hold.duration_s:.0f} s", title, scale)
        for hold in result.holds
    )
    return (*reps, *holds)


def _counted_rep(rep: Rep, scale: _Scale) -> TimeSpan:
    rough = rep.count_basis == "approximate"
    title = say("report.course_rough" if rough else "report.course_repetition", number=rep.number)
    drawn = _stretch(rep.start_s, rep.end_s, str(rep.number), title, scale)
    return replace(drawn, is_rough=rough)


def _not_counted(result: SetResult, scale: _Scale) -> tuple[TimeSpan, ...]:
    return tuple(
        _stretch(each.start_s, each.end_s, say("report.not_counted"), _why_not(each), scale)
        for each in result.not_counted
    )


def _why_not(each: NotCounted) -> str:
    return say("report.course_not_counted", reason=not_counted_name(each.reason))


def _missing(time_s: FloatArray, value: FloatArray, scale: _Scale) -> tuple[TimeSpan, ...]:
    last, title = len(time_s) - 1, say("report.course_not_measured")
    return tuple(
        _stretch(time_s[max(a - 1, 0)], time_s[min(b, last)], "", title, scale)
        for a, b in _runs(~np.isfinite(value))
    )


def _stretch(start_s: float, end_s: float, label: str, title: str, scale: _Scale) -> TimeSpan:
    left, right = scale.x(start_s), scale.x(end_s)
    width = round(max(right - left, 1.0), 2)
    needed = _NARROW if len(label) <= 3 else 5.5 * len(label)
    says = say("report.course_stretch", what=title, begin=clock(start_s), end=clock(end_s))
    return TimeSpan(left, width, label if width >= needed else "", says)


def _mark(fault: FaultFinding, time_s: FloatArray, value: FloatArray, scale: _Scale) -> Mark:
    known = np.flatnonzero(np.isfinite(value))
    middle = (scale.low + scale.high) / 2
    nearest = known[np.abs(time_s[known] - fault.time_s).argmin()] if len(known) else None
    height = middle if nearest is None else float(value[nearest])
    title = fault_at(fault)
    return Mark(scale.x(fault.time_s), scale.y(height), fault.severity == "severe", title)


def _target(result: SetResult, aim: tuple[float, float], scale: _Scale) -> TargetZone:
    top, bottom = scale.y(aim[1]), scale.y(aim[0])
    height = round(bottom - top, 2)
    if result.mode == "hold":
        return TargetZone(None, top, height, say("report.in_position"), top + 16)
    y = scale.y(result.target)
    said = aim_said(result.target, result.target_unit, result.target_metric)
    return TargetZone(y, top, height, say("report.target", aim=said), y - 6)


def _nice(low: float, high: float, most: int) -> list[float]:
    """Return round numbers between two limits, at most about `most` of them."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((n * power for n in _STEPS if n * power >= rough), 10 * power)
    first = math.ceil(low / step)
    count = math.floor(high / step) - first + 1
    return [(first + n) * step for n in range(count)]
