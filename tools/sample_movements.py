"""Pose the movements that the sample person's weeks are made of.

::

    python tools/sample_movements.py

For each exercise one Parquet file in ``formcheck/sample_person/movements/``: how the body goes
from rest to the furthest point, done well, with a fault, and seen from elsewhere; true landmarks
of the mannequin. See `formcheck.sample_person.movement`, which reads them.
"""

from collections.abc import Iterator

import numpy as np

from formcheck.demonstration.motion import MotionPart, parts
from formcheck.demonstration.stage import Show, Take, stage
from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.files import save_track
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack
from formcheck.sample_person.movement import FOLDER, POSES, TAKES_KEY, WELL

SHOWN: dict[str, tuple[str, ...]] = {
    "squat": ("trunk_lean",),
    "hip_hinge": ("turns_into_squat",),
    "glute_bridge": (),
    "bird_dog": ("leg_too_high",),
    "plank": ("hips_sag",),
    "standing_side_bend": (),
}
"""Exercises, and the faults of each that the sample person makes."""
TURNED_YAW_DEG = {"squat": 48.0, "hip_hinge": 42.0}
"""From where an exercise is seen when the person has not turned far enough."""
TURNED = "turned"
LAST_QUARTER = POSES // 4
HIPS = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]
CERTAIN = np.full(LANDMARK_COUNT, 0.98)


def main() -> None:
    """Write the file of every exercise."""
    FOLDER.mkdir(exist_ok=True)
    for exercise_id, faults in SHOWN.items():
        spec = load_exercise(exercise_id)
        takes = dict(_takes(spec, faults))
        points = [each for poses in takes.values() for each in poses]
        frames = [
            PoseFrame(float(index), image_px, world_m, CERTAIN, Take().size_px)
            for index, (image_px, world_m) in enumerate(points)
        ]
        track = PoseTrack.from_frames(frames, Take().size_px)
        track.origin[TAKES_KEY] = " ".join(takes)
        path = FOLDER / f"{exercise_id}.parquet"
        save_track(track, path)
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} kB, {' '.join(takes)}")


def _takes(
    spec: ExerciseSpec, faults: tuple[str, ...]
) -> Iterator[tuple[str, list[tuple[FloatArray, FloatArray]]]]:
    both_sides = Take(reps=2 if spec.demo and spec.demo.mirrored else 1)
    well = stage(spec, None, both_sides)
    shows = {WELL: well}
    shows |= {fault: stage(spec, fault, both_sides) for fault in faults}
    for name, show in shows.items():
        yield from _ways(spec, None if name == WELL else name, name, show, well)
    if spec.id in TURNED_YAW_DEG:
        turned = stage(spec, None, Take(reps=1, yaw_deg=TURNED_YAW_DEG[spec.id]))
        yield from _ways(spec, None, TURNED, turned, turned)


def _ways(
    spec: ExerciseSpec, fault_id: str | None, name: str, show: Show, seen_by: Show
) -> Iterator[tuple[str, list[tuple[FloatArray, FloatArray]]]]:
    """Yield the way out of each side, all seen by the same camera."""
    named = parts(spec, fault_id, show.performance.motion)
    ways = [each for each in named if each.phase in ("out", "hold")]
    for number, way in enumerate(ways):
        rests = [each for each in named if each.phase == "peak" and each.start_s == way.end_s]
        yield f"{name}/{number}", _poses(show, seen_by, way, rests[0] if rests else way)


def _poses(
    show: Show, seen_by: Show, way: MotionPart, rest: MotionPart
) -> list[tuple[FloatArray, FloatArray]]:
    """Return poses evenly from rest to what is held at the furthest point."""
    moments_s = np.linspace(way.start_s, way.end_s, POSES)
    points_m = np.array([_points_m(show, float(each)) for each in _evenly(show, moments_s)])
    held_m = _points_m(show, rest.end_s - 1e-3)
    share = np.clip((np.arange(POSES) - (POSES - 1 - LAST_QUARTER)) / LAST_QUARTER, 0.0, 1.0)
    points_m += share[:, None, None] * (held_m - points_m[-1])
    return [_seen(each, seen_by) for each in points_m]


def _evenly(show: Show, moments_s: FloatArray) -> FloatArray:
    """Return the moments at which the body has come equally far each time."""
    points_m = np.array([_points_m(show, float(each)) for each in moments_s])
    steps_m = np.linalg.norm(np.diff(points_m, axis=0), axis=2).mean(axis=1)
    gone_m = np.concatenate([[0.0], np.cumsum(steps_m)])
    if gone_m[-1] == 0:
        return moments_s
    return np.interp(np.linspace(0.0, gone_m[-1], len(moments_s)), gone_m, moments_s)


def _points_m(show: Show, time_s: float) -> FloatArray:
    return show.performance.figure_at(time_s).landmarks_m()


def _seen(points_m: FloatArray, show: Show) -> tuple[FloatArray, FloatArray]:
    """Return landmarks (33, 3) as a camera has them: in the picture, and around the hips."""
    image_px = show.camera.project(points_m)[0]
    world_m = (points_m - points_m[HIPS].mean(axis=0)) @ show.camera.axes.T
    return image_px, world_m


if __name__ == "__main__":
    main()
