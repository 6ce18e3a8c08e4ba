"""What counting alone makes of a recording: its constants change nothing else.

Poses are made fit to measure once; then a set is counted in a fraction of the time in which it is
judged.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.real.recordings import Recording, poses
from formcheck.exercises.coach.live_movements import LiveMovements
from formcheck.exercises.coach.peak_zone import PeakZone
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.live import LiveCounter
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.counting.whole_set import read_whole
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.conditioning.live import LiveConditioner
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.pose.frame import PoseFrame


def count_whole(recording: Recording) -> int:
    """Return how many repetitions the whole set has."""
    rule = counting_rule(load_exercise(recording.label.exercise))
    return len(read_whole(_whole(recording.path), rule).counted)


def count_aloud(recording: Recording) -> int:
    """Return how many are counted while the poses come one by one."""
    spec = load_exercise(recording.label.exercise)
    movements = LiveMovements(LiveCounter(counting_rule(spec)), PeakZone.of(spec))
    over = (each for pose in _one_by_one(recording.path) for each in movements.push(pose).over)
    return sum(each.fate == "counted" for each in over)


@cache
def _whole(path: Path) -> Landmarks:
    made = condition_recording(poses(path))
    certainty = made.track.visibility * made.plausibility
    return Landmarks.of_track(replace(made.track, visibility=certainty))


@cache
def _one_by_one(path: Path) -> tuple[PoseFrame, ...]:
    made = map(LiveConditioner().push, poses(path))
    return tuple(
        replace(each.pose, visibility=each.pose.visibility * each.plausibility) for each in made
    )
