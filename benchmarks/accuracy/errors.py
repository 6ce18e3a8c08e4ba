"""How wrong each metric was in a clip, wherever the coach would have believed it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.plan import Clip
from benchmarks.accuracy.raw import Recording
from benchmarks.accuracy.truth import Key, sides_of, true_values
from formcheck.exercises.coach.drive import MIN_CONFIDENCE
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import REFERENCE_S, Observer
from formcheck.kinematics.registry import Metric
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

ONLY_CHANGES_COUNT = ("foot_place_pct",)
"""Metrics without a zero of their own; their change from the first value is compared."""

NAMED_BY = ("metric", "driver_metric")


@dataclass(frozen=True, slots=True)
class Errors:
    """The errors of one metric in one clip.

    Attributes
    ----------
    error
        (n,), found minus true in the metric's unit, one for each side of each picture in which it
        was believed.
    seen_yaw_deg
        (n,), the camera's yaw as the coach saw it then.
    asked
        In how many pictures (times sides) there was a true value to find.
    """

    clip: Clip
    metric_id: str
    error: FloatArray
    seen_yaw_deg: FloatArray
    asked: int


def errors_of(recording: Recording) -> list[Errors]:
    """Return the errors of every metric that the clip's exercise is judged by.

    A metric that no exercise is judged by is measured on all of them.
    """
    spec = load_exercise(recording.clip.exercise)
    wanted = [metric for metric in pose_metrics() if is_measured_on(metric, spec)]
    yaw_deg = recording.clip.yaw_deg
    true = true_values(recording.true_m, [each.id for each in wanted], yaw_deg=yaw_deg)
    found, seen_yaw_deg = _found(recording.track, true)
    return [_errors(recording.clip, each, found, true, seen_yaw_deg) for each in wanted]


def pose_metrics() -> tuple[Metric, ...]:
    """Return the metrics that can be measured on a single picture, in alphabetical order."""
    return tuple(metric for _, metric in sorted(METRICS.items()) if metric.formula)


def is_measured_on(metric: Metric, spec: ExerciseSpec) -> bool:
    """Return whether the errors of a metric are taken from an exercise."""
    return metric.id in judged_by(spec) or metric.id not in _judged_by_any()


def judged_by(spec: ExerciseSpec) -> frozenset[str]:
    """Return every metric that an exercise file names."""
    return frozenset(_named(spec.model_dump(exclude={"demo"})))


def believed(track: PoseTrack) -> PoseTrack:
    """Return a recorded track made fit to measure, its visibility how far it can be believed."""
    made = condition_recording(track)
    return replace(made.track, visibility=made.track.visibility * made.plausibility)


_ALL_JUDGED: set[str] = set()


def _judged_by_any() -> set[str]:
    if not _ALL_JUDGED:
        _ALL_JUDGED.update(*(judged_by(load_exercise(each)) for each in exercise_ids()))
    return _ALL_JUDGED


def _named(written: Any) -> Iterator[str]:
    if isinstance(written, Mapping):
        for name, value in written.items():
            if name in NAMED_BY and isinstance(value, str):
                yield value
            yield from _named(value)
    elif isinstance(written, list | tuple):
        for each in written:
            yield from _named(each)


def _found(
    track: PoseTrack, keys: Mapping[Key, FloatArray]
) -> tuple[dict[Key, FloatArray], FloatArray]:
    """Return the values believed, NaN elsewhere, and the yaw seen, each (frames,)."""
    observer = Observer()
    found = {key: np.full(len(track), np.nan) for key in keys}
    seen_yaw_deg = np.full(len(track), np.nan)
    settled = False
    for index, pose in enumerate(believed(track)):
        observation = observer.push(pose)
        seen_yaw_deg[index] = observation.view.yaw_deg
        for (metric_id, side), values in found.items():
            judged = side in observation.sides or not METRICS[metric_id].sided
            if judged and observation.confidence(metric_id, side) >= MIN_CONFIDENCE:
                values[index] = observation.value(metric_id, side)
        if not settled and pose.time_s >= REFERENCE_S:
            observer.set_reference()
            settled = True
    return found, seen_yaw_deg


def _errors(
    clip: Clip,
    metric: Metric,
    found: Mapping[Key, FloatArray],
    true: Mapping[Key, FloatArray],
    seen_yaw_deg: FloatArray,
) -> Errors:
    keys: list[Key] = [(metric.id, side) for side in sides_of(metric)]
    all_errors = np.concatenate([_difference(metric, found[key], true[key]) for key in keys])
    known = ~np.isnan(all_errors)
    yaws_deg = np.tile(seen_yaw_deg, len(keys))
    asked = sum(int(np.isfinite(true[key]).sum()) for key in keys)
    return Errors(clip, metric.id, all_errors[known], yaws_deg[known], asked)


def _difference(metric: Metric, found: FloatArray, true: FloatArray) -> FloatArray:
    if metric.id in ONLY_CHANGES_COUNT:
        both: NDArray[np.intp] = np.flatnonzero(np.isfinite(found) & np.isfinite(true))
        if len(both):
            found, true = found - found[both[0]], true - true[both[0]]
    error = found - true
    return (error + 180.0) % 360.0 - 180.0 if metric.unit == "deg" else error
