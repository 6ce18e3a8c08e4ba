"""Errors as the coach meets them: of whole movements, smoothed, on the side that is judged.

The movements are those of the catalogue's page, filmed from half-way between front and side.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.angles.splits import HELD_OUT
from benchmarks.catalogue.poses import found_poses
from benchmarks.catalogue.proof import Case
from benchmarks.catalogue.views import OBLIQUE_DEG, cases
from formcheck.exercises.coach.drive import MIN_CONFIDENCE
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.estimated.estimate import ESTIMATED
from formcheck.kinematics.estimated.on_feet import told_of_set
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, Observer
from formcheck.mannequin.truth import metrics
from formcheck.pose.frame import FloatArray

FEWEST = 100
"""A row of fewer poses says little and is left out."""


@dataclass(frozen=True, slots=True)
class Course:
    """Mean absolute error and 95th percentile of one metric over many poses, in degrees.

    Attributes
    ----------
    held_out
        Whether of exercises that nothing was learnt from.
    inside_frac
        The share of told angles that are within their own 95 % band.
    """

    metric: str
    held_out: bool
    poses: int
    measured: tuple[float, float]
    told: tuple[float, float]
    inside_frac: float


@dataclass(frozen=True, slots=True)
class Off:
    """One pose's absolute errors of one metric, in degrees.

    Attributes
    ----------
    measured_deg, told_deg
        In the picture, and from the whole pose; NaN where nothing is told.
    used_deg
        Of the two, what the coach goes by from this view.
    band_deg
        The 95 % band of what is told.
    """

    metric: str
    measured_deg: float
    told_deg: float
    used_deg: float
    band_deg: float


def courses() -> tuple[Course, ...]:
    """Return the errors by metric, of exercises learnt from and of others."""
    off: dict[tuple[str, bool], list[Off]] = {}
    for exercise_id in exercise_ids():
        for case in cases(load_exercise(exercise_id)):
            if case.yaw_deg == OBLIQUE_DEG:
                for each in _told(case):
                    off.setdefault((each.metric, exercise_id in HELD_OUT), []).append(each)
    return tuple(_course(*key, off[key]) for key in sorted(off) if len(off[key]) >= FEWEST)


def _course(metric: str, held_out: bool, off: list[Off]) -> Course:
    measured, told, band = np.array(
        [(each.measured_deg, each.told_deg, each.band_deg) for each in off]
    ).T
    inside_frac = round(float((told <= band).mean()), 3)
    return Course(metric, held_out, len(off), _two(measured), _two(told), inside_frac)


def _two(off: FloatArray) -> tuple[float, float]:
    return round(float(off.mean()), 1), round(float(np.quantile(off, 0.95)), 1)


def _told(case: Case) -> Iterator[Off]:
    told = errors(case, ESTIMATED & named(case))
    return (each for each in told if not np.isnan(each.told_deg))


def errors(case: Case, names: Collection[str]) -> Iterator[Off]:
    """Yield how far off metrics are on the judged side, wherever they are seen surely enough.

    Parameters
    ----------
    names
        Metrics of the registry; those that mean nothing in a pose are passed over there.
    """
    show = case.show()
    track = condition_recording(found_poses(show)).track
    observer = Observer(estimates=told_of_set(track))
    for pose in track:
        seen = observer.push(pose)
        side, truth = seen.stance.near, metrics(show.performance.figure_at(pose.time_s))
        for name in sorted(names):
            true_deg = truth.get(f"{side}_{name}", truth.get(name, np.nan))
            if seen.confidence(name, side) >= MIN_CONFIDENCE:
                off = _off(seen, name, true_deg)
                if not np.isnan(off.measured_deg):
                    yield off


def _off(seen: Observation, name: str, true_deg: float) -> Off:
    side, formula = seen.stance.near, METRICS[name].formula
    assert formula is not None
    told = seen.estimated(name, side)
    return Off(
        name,
        abs(formula(seen.body, side) - true_deg),
        abs(told.value_deg - true_deg),
        abs(seen.value(name, side) - true_deg),
        told.band_deg,
    )


def named(case: Case) -> set[str]:
    """Return the metrics that the exercise's file names."""
    lead = case.spec.driver or case.spec.hold
    assert lead is not None, "such an exercise is no case"
    return {lead.metric, *(fault.metric for fault in case.spec.checks)}
