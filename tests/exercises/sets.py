"""Runs a whole set through a coach."""

from dataclasses import dataclass
from functools import cache
from unittest.mock import patch

from formcheck.exercises.coach import Target
from formcheck.exercises.coach.coach import Coach
from formcheck.exercises.coach.whole_set import judge_track
from formcheck.exercises.driver import Driver
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import FaultFinding, Feedback, NotChecked, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics import observer
from formcheck.kinematics.metrics import METRICS
from formcheck.pose.track import PoseTrack
from scenery.figures import MOVEMENTS, Movement, side_bend

FIGURED = tuple(sorted(MOVEMENTS))
"""The exercises for which there is a stick figure that does them as they should be done."""


@dataclass(frozen=True)
class Outcome:
    """What a coach said after each pose, and of the whole set."""

    feedback: tuple[Feedback, ...]
    result: SetResult

    @property
    def reasons(self) -> list[str]:
        """Why movements were not counted."""
        return [each.reason for each in self.result.not_counted]

    @property
    def faults(self) -> dict[str, FaultFinding]:
        """The faults of all repetitions, or of the hold, by id; of several the last."""
        found = [fault for rep in self.result.reps for fault in rep.faults]
        return {fault.id: fault for fault in (*found, *self.result.faults)}

    @property
    def not_checked(self) -> dict[str, NotChecked]:
        """What was not checked in any repetition, by the fault's id."""
        return {each.id: each for each in self.result.not_checked}

    @property
    def mostly_checked(self) -> bool:
        """Whether half of the measured faults of the main view were checked in each repetition."""
        spec = spec_of(self.result.exercise_id)
        due = {
            each.id
            for each in spec.checks
            if each.obs == "measured"
            and (each.view or METRICS[each.metric].view) in (spec.views.primary, "any")
        }
        unchecked = [{each.id for each in rep.not_checked} for rep in self.result.reps]
        unchecked = unchecked or [set(self.not_checked)]
        return all(2 * len(due - each) >= len(due) for each in unchecked)

    @property
    def cues(self) -> list[str]:
        """Everything said, in order."""
        return [each.cue for each in self.feedback if each.cue]


@cache
def spec_of(exercise_id: str) -> ExerciseSpec:
    """Return the exercise; read once."""
    return load_exercise(exercise_id)


def driver_of(exercise_id: str) -> Driver:
    """Return the exercise's driver."""
    driver = spec_of(exercise_id).driver
    assert driver is not None
    return driver


def watch(exercise: str | ExerciseSpec, track: PoseTrack, target: Target | None = None) -> Outcome:
    """Judge a track of a stick figure as a whole set.

    Its angles are exact in the picture, and the network never saw the like: they are not weighed,
    so that what is said of known angles can be held against them to the tenth of a degree.
    """
    spec = spec_of(exercise) if isinstance(exercise, str) else exercise
    with patch.object(observer, "WEIGHED", frozenset()):
        judged = judge_track(track, spec, target or Target())
    return Outcome(judged.feedback, judged.result)


def live(exercise: str | ExerciseSpec, track: PoseTrack, target: Target | None = None) -> Outcome:
    """Return what a coach says while a track runs, and of what it told."""
    spec = spec_of(exercise) if isinstance(exercise, str) else exercise
    coach = Coach(spec, target or Target())
    feedback = tuple(coach.push(pose) for pose in track)
    return Outcome(feedback, coach.finish())


def clean_track(exercise_id: str, reps: int = 2) -> PoseTrack:
    """Return a clean performance: repetitions, or one hold of ten seconds."""
    if exercise_id == "standing_side_bend":
        return both_ways(side_bend, reps)
    return MOVEMENTS[exercise_id](1 if exercise_id == "plank" else reps)


def both_ways(movement: Movement, reps: int) -> PoseTrack:
    """Return repetitions to the left and right in turn."""
    peaks = [movement.peak * (-1) ** number for number in range(reps)]
    return movement.along(movement.course(peaks))


@cache
def clean(exercise_id: str) -> Outcome:
    """Return what a coach makes of the clean performance."""
    return watch(exercise_id, clean_track(exercise_id))
