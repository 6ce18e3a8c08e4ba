"""How one exercise went over time: its range, score, count and holds, a value a day."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import fmean

from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.progress.change import (
    PAIN_NOISE,
    RANGE_NOISE_DEG,
    REPS_NOISE,
    SCORE_NOISE,
    Change,
    change,
    hold_noise_s,
)
from formcheck.progress.series import DayOfExercise, FeltPain, SetPoint
from formcheck.texts.names import metric_name

UNSURE_TIMES = 2.0
"""A day whose band is so many times the noise is not compared with others [default]."""


@dataclass(frozen=True, slots=True)
class DayValue:
    """What a day came to.

    Attributes
    ----------
    band
        The 95 % error band (plus or minus); None where it has none.
    """

    day: date
    value: float
    band: float | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """One quantity over time.

    Attributes
    ----------
    name, unit
        What it is, in everyday words, and its unit as in the result.
    days
        A value a day, the oldest first.
    change
        How it changed from the first days to the last.
    more_is_lower
        Whether going further makes the value smaller.
    target
        What was aimed for last; None without one.
    """

    name: str
    unit: str
    days: tuple[DayValue, ...]
    change: Change
    more_is_lower: bool = False
    target: float | None = None

    @property
    def clear(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.days)


def range_trend(sets: Sequence[SetPoint], spec: ExerciseSpec | None) -> Trend:
    """Return how far the repetitions went on each day, on average.

    Sets measured in another unit than most, because the camera saw them from elsewhere, are left
    out. The band of a day is the mean band of its sets. Days that are too unsure are shown, and
    not compared.
    """
    seen = [each for each in sets if each.peak_mean is not None and each.peak_unit]
    unit = _most(each.peak_unit for each in seen)
    seen = [each for each in seen if each.peak_unit == unit]
    days = tuple(_range_of(day, list(its)) for day, its in groupby(seen, key=lambda s: s.day))
    bands = [each.band for each in days if each.band is not None]
    noise = RANGE_NOISE_DEG if unit == "deg" else fmean(bands or [0.0])
    name, falls = _driver(spec, _most(each.view for each in seen), unit)
    targets = [each.target for each in seen if each.target is not None]
    aims = spec is not None and spec.target_unit == unit and bool(targets)
    return Trend(
        name,
        unit,
        days,
        change(_compared(days, noise), noise=noise),
        more_is_lower=falls,
        target=targets[-1] if aims else None,
    )


def score_trend(days: Iterable[DayOfExercise]) -> Trend:
    """Return the mean form score of each day; days without one are left out."""
    values = tuple(DayValue(each.day, each.score) for each in days if each.score is not None)
    return Trend("form score", "", values, change(_values(values), noise=SCORE_NOISE))


def reps_trend(days: Iterable[DayOfExercise]) -> Trend:
    """Return how many repetitions were done on each day."""
    values = tuple(DayValue(each.day, float(each.reps)) for each in days if each.reps)
    return Trend("repetitions", "", values, change(_values(values), noise=REPS_NOISE))


def hold_trend(days: Iterable[DayOfExercise]) -> Trend:
    """Return the longest hold of each day; days without one are left out."""
    values = tuple(DayValue(each.day, each.hold_longest_s) for each in days if each.hold_longest_s)
    noise = hold_noise_s(_values(values))
    return Trend("longest hold", "s", values, change(_values(values), noise=noise))


def pain_trend(felt: Iterable[FeltPain]) -> Trend:
    """Return the mean pain of each day, the oldest first."""
    values = tuple(
        DayValue(day, fmean(each.score for each in of_day))
        for day, of_day in groupby(felt, key=lambda each: each.day)
    )
    return Trend("pain", "", values, change(_values(values), noise=PAIN_NOISE))


def _compared(days: Sequence[DayValue], noise: float) -> list[float]:
    """Return the values that are sure enough to be compared; without any, only the last."""
    sure = [each for each in days if each.band is None or each.band <= UNSURE_TIMES * noise]
    return [each.value for each in sure or days[-1:]]


def _range_of(day: date, sets: Sequence[SetPoint]) -> DayValue:
    bands = [each.peak_band for each in sets if each.peak_band is not None]
    mean = fmean(each.peak_mean for each in sets if each.peak_mean is not None)
    return DayValue(day, mean, fmean(bands) if bands else None)


def _values(days: Iterable[DayValue]) -> list[float]:
    return [each.value for each in days if math.isfinite(each.value)]


def _most(names: Iterable[str | None]) -> str:
    """Return the most frequent name; empty where there is none."""
    counts = Counter(name for name in names if name)
    return counts.most_common(1)[0][0] if counts else ""


def _driver(spec: ExerciseSpec | None, view: str, unit: str) -> tuple[str, bool]:
    """Return what drives the exercise in words, and whether it falls on the way out."""
    if spec is None:
        return "movement", False
    drivers = (spec.driver_for(view), spec.driver, spec.second_pass_driver)
    for driver in drivers:
        if driver is not None and METRICS[driver.metric].unit == unit:
            return metric_name(driver.metric), driver.sign < 0
    return "movement", False
