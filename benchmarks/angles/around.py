"""Errors from all around: exercises nothing was learnt from, smoothed as a recording is.

Each is done well, by one of the package's bodies in turn, and filmed from the front to the back.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from statistics import fmean

import numpy as np

from benchmarks.angles.splits import HELD_OUT, ON_FLOOR
from benchmarks.angles.tracks import Off, errors, named
from benchmarks.catalogue.proof import Case
from benchmarks.processes import Crew, shared_out
from formcheck.exercises.library import load_exercise
from formcheck.mannequin.body import BODY_NAMES

EXERCISES = tuple(each for each in HELD_OUT if each != "side_plank")
"""Angles seen from the side or the front of a person mean nothing in one who lies on a side."""

YAWS_DEG = (0.0, 20.0, 45.0, 70.0, 90.0, 110.0, 135.0)
JOINTS = {
    "knee": ("knee_flex",),
    "hip": ("hip_flex",),
    "trunk": ("trunk_incl", "trunk_lat"),
    "shoulder": ("shoulder_flex", "shoulder_abd"),
    "elbow": ("elbow_flex",),
}
"""Which metrics stand for which joint."""

ONLY_WHERE_NAMED = frozenset(("trunk_lat", "shoulder_flex", "shoulder_abd", "elbow_flex"))
"""Flexion means nothing of an arm that points aside, abduction nothing of one that points forward,
and a side bend nothing of who lies: they count in exercises whose file names them."""


@dataclass(frozen=True, slots=True)
class Around:
    """Mean absolute errors of one joint from one yaw, in degrees; None where there are none.

    Attributes
    ----------
    on_floor
        Whether of exercises on the floor.
    measured_deg, told_deg, used_deg
        In the picture, from the whole pose, and of what the coach goes by from there.
    """

    joint: str
    on_floor: bool
    yaw_deg: float
    poses: int
    measured_deg: float | None
    told_deg: float | None
    used_deg: float | None


def seen_from_around(processes: int) -> tuple[Around, ...]:
    """Return the errors of every joint from every yaw, upright and on the floor."""
    found: dict[tuple[str, bool, float], list[Off]] = defaultdict(list)
    for result in shared_out(_errors, list(product(EXERCISES, YAWS_DEG)), Crew(processes)):
        exercise_id, yaw_deg = result.item
        for off in result.done:
            found[_joint(off.metric), exercise_id in ON_FLOOR, yaw_deg].append(off)
    return tuple(_around(*key, found[key]) for key in sorted(found))


def _errors(item: tuple[str, float]) -> list[Off]:
    exercise_id, yaw_deg = item
    turn = HELD_OUT.index(exercise_id) + YAWS_DEG.index(yaw_deg)
    case = Case(load_exercise(exercise_id), None, yaw_deg, BODY_NAMES[turn % len(BODY_NAMES)])
    metrics = {name for names in JOINTS.values() for name in names}
    return list(errors(case, metrics - (ONLY_WHERE_NAMED - named(case))))


def _joint(metric: str) -> str:
    return next(joint for joint, names in JOINTS.items() if metric in names)


def _around(joint: str, on_floor: bool, yaw_deg: float, off: list[Off]) -> Around:
    def mean(error: Callable[[Off], float]) -> float | None:
        known = [error(each) for each in off if not np.isnan(error(each))]
        return round(fmean(known), 1) if known else None

    return Around(
        joint,
        on_floor,
        yaw_deg,
        len(off),
        mean(lambda each: each.measured_deg),
        mean(lambda each: each.told_deg),
        mean(lambda each: each.used_deg),
    )
