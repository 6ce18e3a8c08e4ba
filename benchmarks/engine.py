"""What one pose costs: conditioning, measuring and judging."""

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.catalogue.poses import true_poses
from benchmarks.page import Budget, Row, Section, Table
from formcheck.demonstration.stage import Take, stage
from formcheck.exercises.coach import Target
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.kinematics.conditioning.live import LiveConditioner
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis
from scenery.figures import MOVEMENTS
from scenery.track_changes import shaken, thinned

CLIP_S = 60.0
RATE_HZ = 30
JITTER_PX = 1.0
LONG_IN = ("squat", "plank")
LONG_RATE_HZ = 15
LONG_S = 3540.0
MAX_MEDIAN_MS = 0.5
MAX_GROWTH = 1.1
"""A pose may cost a tenth more after an hour than at the start: what two runs differ by."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor time of each pose in milliseconds, (poses,)."""

    each_ms: FloatArray

    @property
    def median_ms(self) -> float:
        """The median."""
        return float(np.median(self.each_ms))

    @property
    def cells(self) -> Row:
        """Median, 95th and 99th percentile as text."""
        return tuple(f"{value:.3f}" for value in np.percentile(self.each_ms, (50, 95, 99)))


def movement(exercise: str, *, at_least_s: float = CLIP_S) -> PoseTrack:
    """Return somebody doing an exercise, with jitter as of a model.

    Stick figures at 30 pictures a second where there is one, else the exercise's demonstration at
    15, over and over.
    """
    if exercise not in MOVEMENTS:
        return shaken(_demonstrated(exercise, at_least_s), JITTER_PX)
    one = MOVEMENTS[exercise](1)
    reps = int(at_least_s // one.duration_s) + 1
    return shaken(MOVEMENTS[exercise](reps), JITTER_PX)


def _demonstrated(exercise: str, at_least_s: float) -> PoseTrack:
    once = true_poses(stage(load_exercise(exercise), take=Take(reps=1)))
    return PoseTrack.from_frames(list(endless(once, until_s=at_least_s)), once.size_px)


def endless(track: PoseTrack, *, until_s: float) -> Iterator[PoseFrame]:
    """Yield a track over and over, time going on, until a time is reached."""
    turn_s = track.duration_s + 1.0 / track.rate_hz
    for turn in range(int(until_s // turn_s) + 1):
        for pose in track:
            time_s = pose.time_s + turn * turn_s
            if time_s >= until_s:
                return
            yield replace(pose, time_s=time_s)


def engine_cost(exercise: str, poses: Iterable[PoseFrame]) -> Cost:
    """Return what the whole engine costs for each pose, as a live session uses it."""
    return _cost(LiveAnalysis(load_exercise(exercise), Target()).push, poses)


def aged_costs(exercise: str, *, after_s: float) -> tuple[Cost, Cost]:
    """Return what a minute of poses costs a new session, and one that has gone on for long."""
    slower = thinned(movement(exercise), RATE_HZ // LONG_RATE_HZ)
    poses = endless(slower, until_s=after_s + CLIP_S)
    new, old = (LiveAnalysis(load_exercise(exercise), Target()) for _ in range(2))
    for pose in itertools.takewhile(lambda pose: pose.time_s < after_s, poses):
        old.push(pose)
    each_ns = [(_push_ns(new.push, pose), _push_ns(old.push, pose)) for pose in poses]
    of_new, of_old = (np.array(each_ns) / 1e6).T
    return Cost(of_new), Cost(of_old)


def conditioning_cost(poses: Iterable[PoseFrame]) -> Cost:
    """Return what conditioning alone costs for each pose."""
    return _cost(LiveConditioner().push, poses)


def measure() -> Section:
    """Measure a minute of each exercise, and of two of them a minute at the end of an hour."""
    minutes = {exercise: _minute(exercise) for exercise in exercise_ids()}
    ages = {exercise: aged_costs(exercise, after_s=LONG_S) for exercise in LONG_IN}
    return Section(
        "Engine",
        "Processor time of the one thread for each pose pushed into a live session (conditioning, "
        "metrics, view, coach), in milliseconds: stick figures, or the landmarks of the "
        f"exercise's demonstration, with {JITTER_PX:g} px of jitter on every one. To see whether "
        "it grows, the last minute "
        f"of an hour ({LONG_RATE_HZ} poses a second) goes into a session that saw the whole hour "
        "and into a new one, pose by pose in turns.",
        (_of_exercises(minutes), _of_ages(ages)),
        (_of_pose({name: whole for name, (whole, _) in minutes.items()}), _of_length(ages)),
    )


def _minute(exercise: str) -> tuple[Cost, Cost]:
    track = movement(exercise)
    return engine_cost(exercise, track), conditioning_cost(track)


def _cost(push: Callable[[PoseFrame], object], poses: Iterable[PoseFrame]) -> Cost:
    return Cost(np.array([_push_ns(push, pose) for pose in poses]) / 1e6)


def _push_ns(push: Callable[[PoseFrame], object], pose: PoseFrame) -> int:
    start_ns = time.thread_time_ns()
    push(pose)
    return time.thread_time_ns() - start_ns


def _of_exercises(minutes: dict[str, tuple[Cost, Cost]]) -> Table:
    return Table(
        ("one minute of", "median ms", "95 % ms", "99 % ms", "conditioning alone, median ms"),
        tuple(
            (exercise, *whole.cells, f"{conditioning.median_ms:.3f}")
            for exercise, (whole, conditioning) in minutes.items()
        ),
    )


def _of_ages(ages: dict[str, tuple[Cost, Cost]]) -> Table:
    head = ("one minute of", "new session, median ms", "after an hour, median ms", "ratio")
    rows = (
        (exercise, f"{new.median_ms:.3f}", f"{old.median_ms:.3f}", f"{_growth(new, old):.2f}")
        for exercise, (new, old) in ages.items()
    )
    return Table(head, tuple(rows))


def _of_pose(costs: dict[str, Cost]) -> Budget:
    exercise, worst = max(costs.items(), key=lambda entry: entry[1].median_ms)
    return Budget(
        "engine, median of a pose in the costliest exercise",
        f"under {MAX_MEDIAN_MS} ms",
        f"{worst.median_ms:.3f} ms ({exercise})",
        worst.median_ms < MAX_MEDIAN_MS,
    )


def _of_length(ages: dict[str, tuple[Cost, Cost]]) -> Budget:
    growth = max(_growth(new, old) for new, old in ages.values())
    return Budget(
        "engine, a pose after an hour against a new session",
        f"flat (at most {MAX_GROWTH})",
        f"{growth:.2f}",
        growth <= MAX_GROWTH,
    )


def _growth(new: Cost, old: Cost) -> float:
    return old.median_ms / new.median_ms
