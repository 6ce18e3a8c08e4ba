"""Errors as the coach meets them: of whole movements, smoothed, on the side that is judged.

The movements are those of the catalogue's page, filmed from half-way between front and side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.catalogue.poses import found_poses
from benchmarks.catalogue.proof import Case
from benchmarks.catalogue.views import OBLIQUE_DEG, cases
from formcheck.exercises.coach.drive import MIN_CONFIDENCE
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.estimated.estimate import ESTIMATED
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observer
from formcheck.mannequin.truth import metrics
from formcheck.pose.frame import FloatArray
from tools.angles.splits import HELD_OUT

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
class _Off:
    """One pose's errors of one metric."""

    metric: str
    measured_deg: float
    told_deg: float
    band_deg: float


def courses() -> tuple[Course, ...]:
    """Return the errors by metric, of exercises learnt from and of others."""
    off: dict[tuple[str, bool], list[_Off]] = {}
    for exercise_id in exercise_ids():
        for case in cases(load_exercise(exercise_id)):
            if case.yaw_deg == OBLIQUE_DEG:
                for each in _errors(case):
                    off.setdefault((each.metric, exercise_id in HELD_OUT), []).append(each)
    return tuple(_course(*key, off[key]) for key in sorted(off) if len(off[key]) >= FEWEST)


def _course(metric: str, held_out: bool, off: list[_Off]) -> Course:
    measured, told, band = np.array(
        [(each.measured_deg, each.told_deg, each.band_deg) for each in off]
    ).T
    inside_frac = round(float((told <= band).mean()), 3)
    return Course(metric, held_out, len(off), _two(measured), _two(told), inside_frac)


def _two(off: FloatArray) -> tuple[float, float]:
    return round(float(off.mean()), 1), round(float(np.quantile(off, 0.95)), 1)


def _errors(case: Case) -> Iterator[_Off]:
    show = case.show()
    observer = Observer()
    for pose in condition_recording(found_poses(show)).track:
        observation = observer.push(pose)
        side = observation.stance.near
        truth = metrics(show.performance.figure_at(pose.time_s))
        for name in sorted(ESTIMATED & _named(case)):
            true_deg = truth.get(f"{side}_{name}", truth.get(name, np.nan))
            formula, told = METRICS[name].formula, observation.estimated(name, side)
            assert formula is not None
            measured_deg = formula(observation.body, side)
            sure = observation.confidence(name, side) >= MIN_CONFIDENCE
            if sure and not np.isnan([true_deg, measured_deg, told.value_deg]).any():
                yield _Off(
                    name,
                    abs(measured_deg - true_deg),
                    abs(told.value_deg - true_deg),
                    told.band_deg,
                )


def _named(case: Case) -> set[str]:
    """Return the metrics that the exercise's file names."""
    lead = case.spec.driver or case.spec.hold
    assert lead is not None, "such an exercise is no case"
    return {lead.metric, *(fault.metric for fault in case.spec.checks)}
