"""A planned set, shown to the coach as any other would be."""

from dataclasses import dataclass
from functools import cache

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.loader import spec_hash
from formcheck.exercises.result import Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.track import PoseTrack
from formcheck.sample_person.known import SampleOutcome, said_of
from formcheck.sample_person.recording import SampleCamera
from formcheck.sample_person.story import PlannedSet
from formcheck.session import LiveAnalysis, analyze_track

AIM = Target("standard")


@dataclass(frozen=True, slots=True)
class ShownSet:
    """A set and what the coach said about it.

    Attributes
    ----------
    reps
        What was counted.
    result
        The verdict; None where the program was ended in the middle of the set.
    """

    planned: PlannedSet
    spec: ExerciseSpec
    track: PoseTrack
    reps: tuple[Rep, ...]
    result: SetResult | None


def show(planned: PlannedSet, camera: SampleCamera) -> ShownSet:
    """Return a set as the coach judges it."""
    spec, track = _spec(planned.exercise_id), camera.record(planned)
    said = said_of(track, spec.id, spec_hash(spec)) or judged(spec, track, planned)
    return ShownSet(planned, spec, track, said.reps, said.result)


def judged(spec: ExerciseSpec, track: PoseTrack, planned: PlannedSet) -> SampleOutcome:
    """Return what the coach says today of a set."""
    if planned.stopped:
        live = LiveAnalysis(spec, AIM)
        reps = [live.push(pose)[1].finished_rep for pose in track]
        return SampleOutcome(reps=tuple(rep for rep in reps if rep), result=None)
    result = analyze_track(track, spec, AIM).result
    return SampleOutcome(reps=result.reps, result=result)


@cache
def _spec(exercise_id: str) -> ExerciseSpec:
    return load_exercise(exercise_id)
