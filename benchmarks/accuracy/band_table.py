"""The table of error bands that the package carries, made from the errors of the bench."""

import json
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.accuracy.errors import Errors, pose_metrics
from benchmarks.accuracy.plan import STANDARD_MODEL, YAWS_DEG, Clip
from benchmarks.accuracy.scores import LEAST_CLIPS, LEAST_VALUES, WITHIN
from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import SpecView
from formcheck.kinematics.bands import specified_band
from formcheck.kinematics.registry import Metric
from formcheck.kinematics.view import View

MADE = (
    "Written by `python -m benchmarks.accuracy --page`; docs/accuracy.md says how. Half-widths of "
    "95 % error bands in each metric's unit, by the camera's yaw as formcheck sees it. Outside the "
    "metric's view a band is no narrower than the specification's, nor than nearer to the view."
)


def bands_by_yaw(metric: Metric, found: Sequence[Errors]) -> list[float] | None:
    """Return a metric's band at each yaw of the grid; None where it was hardly ever believed.

    Errors count where the coach saw the camera, not where it stood: that is what it goes by.
    """
    measured = [_measured(found, yaw_deg) for yaw_deg in YAWS_DEG]
    if all(band is None for band in measured):
        return None
    widest = 0.0
    bands: dict[float, float] = {}
    nearest_first = sorted(YAWS_DEG, key=lambda yaw_deg: _off_axis_deg(metric, yaw_deg))
    for yaw_deg in nearest_first:
        band = measured[YAWS_DEG.index(yaw_deg)]
        trusted = band is not None and inside(metric, yaw_deg)
        at_least = specified_band(metric, None if trusted else View(yaw_deg))
        nearer = 0.0 if metric.view == "any" else widest
        widest = max(band or 0.0, at_least, nearer)
        bands[yaw_deg] = round(widest, 3)
    return [bands[yaw_deg] for yaw_deg in YAWS_DEG]


def band_table(found: Mapping[str, Sequence[Errors]], *, inputs: str, pictures: int) -> str:
    """Return the package's table as JSON, one metric a line.

    Parameters
    ----------
    found
        Errors by metric.
    inputs
        Hash of everything that was filmed.
    pictures
        How many the errors come from.
    """
    rows = {
        metric.id: bands
        for metric in pose_metrics()
        if (bands := bands_by_yaw(metric, countable(metric, found.get(metric.id, ()))))
    }
    lines = ",\n".join(f'  "{name}": {json.dumps(bands)}' for name, bands in rows.items())
    head = {
        "made": MADE,
        "inputs_sha256": inputs,
        "model": STANDARD_MODEL,
        "pictures": pictures,
        "yaw_deg": YAWS_DEG,
    }
    said = ",\n".join(f' "{name}": {json.dumps(value)}' for name, value in head.items())
    return f'{{\n{said},\n "bands": {{\n{lines}\n }}\n}}\n'


def usual(found: Sequence[Errors]) -> list[Errors]:
    """Return the errors made by the usual model, from wherever the camera stood."""
    return [each for each in found if each.clip.model == STANDARD_MODEL]


def countable(metric: Metric, found: Sequence[Errors]) -> list[Errors]:
    """Return the errors a band is made from.

    Of a metric that no view rules out, those from the view its exercise judges it from: an elbow
    that bends towards the camera is not judged from there, though nothing forbids to measure it.
    """
    some = usual(found)
    if metric.view != "any":
        return some
    return [each for each in some if _judged_from_here(metric, each.clip)]


def inside(metric: Metric, yaw_deg: float) -> bool:
    """Return whether a metric may be judged from a yaw."""
    return View(yaw_deg).allows(metric.view)


def _judged_from_here(metric: Metric, clip: Clip) -> bool:
    views = _judged_from(load_exercise(clip.exercise), metric.id)
    return any(View(clip.yaw_deg).allows(view) for view in views)


def _judged_from(spec: ExerciseSpec, metric_id: str) -> set[SpecView]:
    """Return from where an exercise judges by a metric; its own view where it only tells by it."""
    views = {fault.view or spec.views.primary for fault in spec.checks if fault.metric == metric_id}
    second = spec.second_pass_driver
    if second and second.metric == metric_id and spec.views.second_pass:
        views.add(spec.views.second_pass)
    if any(rule and rule.metric == metric_id for rule in (spec.driver, spec.hold)):
        views.add(spec.views.primary)
    return views or {spec.views.primary}


def _off_axis_deg(metric: Metric, yaw_deg: float) -> float:
    return abs(View(yaw_deg).off_axis_deg(metric.view))


def _measured(found: Sequence[Errors], yaw_deg: float) -> float | None:
    """Return the band of what was seen from about a yaw; None for too little to say."""
    half_deg = (YAWS_DEG[1] - YAWS_DEG[0]) / 2
    near = [each.error[np.abs(each.seen_yaw_deg - yaw_deg) <= half_deg] for each in found]
    some = [error for error in near if len(error)]
    if len(some) < LEAST_CLIPS or sum(map(len, some)) < LEAST_VALUES:
        return None
    return float(np.quantile(np.abs(np.concatenate(some)), WITHIN))
