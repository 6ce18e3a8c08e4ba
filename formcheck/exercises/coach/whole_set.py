"""Judges a whole set: what it says is the record of a set, live or recorded."""

from dataclasses import dataclass, replace

from formcheck.exercises.coach.coach import Coach
from formcheck.exercises.coach.other_side import other_side_moved
from formcheck.exercises.coach.peak_zone import PeakZone
from formcheck.exercises.coach.reasons import why_fewer, why_not_held, why_nothing
from formcheck.exercises.coach.slow_motion import slow_motion_note
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.whole_movements import WholeMovements
from formcheck.exercises.counting.better_fit import Fit, better_fit
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.counting.whole_set import WholeSet, read_whole
from formcheck.exercises.result import Feedback, NotCounted, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.estimated.on_feet import told_of_set
from formcheck.pose.track import PoseTrack
from formcheck.texts import say


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """A set that was judged.

    Attributes
    ----------
    feedback
        What the coach said after each pose.
    result
        The verdict.
    """

    feedback: tuple[Feedback, ...]
    result: SetResult


def judge_track(track: PoseTrack, spec: ExerciseSpec, target: Target) -> JudgedSet:
    """Judge the poses of a whole set.

    Parameters
    ----------
    track
        Made fit to measure; visibility is how far each landmark can be believed.
    spec, target
        What was done and aimed for.
    """
    estimates = told_of_set(track)
    if not spec.counts_reps:
        coach = Coach(spec, target, estimates=estimates)
        feedback = tuple(coach.push(pose) for pose in track)
        result = coach.finish()
        if spec.mode == "hold" and not result.holds:
            result = replace(result, not_counted_reason=why_not_held(spec, hint=coach.hint))
            result = _with_notes(result, _held_otherwise(track, spec, target))
        return JudgedSet(feedback, result)
    landmarks = Landmarks.of_track(track)
    whole = read_whole(landmarks, counting_rule(spec))
    movements = WholeMovements(whole, track.time_s, PeakZone.of(spec))
    coach = Coach(spec, target, movements, estimates)
    feedback = tuple(coach.push(pose) for pose in track)
    fit = better_fit(whole, landmarks, spec.id)
    result = _roughly_seen(_explained(coach, spec, _seen(whole, track), fit), whole)
    return JudgedSet(feedback, _with_notes(result, other_side_moved(result, target.side)))


def _held_otherwise(track: PoseTrack, spec: ExerciseSpec, target: Target) -> str | None:
    """Return the word that the side that was not asked for held, where that is so."""
    if target.side is None or spec.mode != "hold":
        return None
    coach = Coach(spec, replace(target, side=None))
    for pose in track:
        coach.push(pose)
    return other_side_moved(coach.finish(), target.side)


def _roughly_seen(result: SetResult, whole: WholeSet) -> SetResult:
    """Return the verdict, approximate where limbs that define most repetitions were not seen."""
    unseen = sum(each.untold for each in whole.counted)
    if result.count_basis != "measured" or not 2 * unseen > len(whole.counted):
        return result
    return _with_notes(replace(result, count_basis="approximate"), say("coach.note_limbs_unseen"))


def _with_notes(result: SetResult, *notes: str | None) -> SetResult:
    return replace(result, notes=(*result.notes, *(note for note in notes if note)))


def _seen(whole: WholeSet, track: PoseTrack) -> tuple[NotCounted, ...]:
    """Return the whole set as not seen where nothing that moves was; else the whiles of it."""
    if whole.followed is not None or not len(track):
        return tuple(
            NotCounted(start_s, end_s, "not_seen", measured=end_s - start_s, unit="s")
            for start_s, end_s in whole.out_of_sight_s
        )
    return (NotCounted(float(track.time_s[0]), float(track.time_s[-1]), "not_seen"),)


def _explained(
    coach: Coach, spec: ExerciseSpec, unseen: tuple[NotCounted, ...], fit: Fit
) -> SetResult:
    """Return the verdict with the reason for what was not counted, and whether it is in doubt.

    Where another exercise fits better, the question is asked from `perhaps`, in one place; a note
    asks where none does.
    """
    result = coach.finish()
    result = replace(result, not_counted=(*result.not_counted, *unseen))
    if result.reps:
        reason = why_fewer(result.not_counted)
    else:
        reason = why_nothing(result, spec, hint=coach.hint, what_moves=coach.what_moves)
    if fit.asks:
        # What kept the camera from judging comes first: from there other movements may look alike.
        doubt = result.not_scored_reason or say("coach.unscored_another_movement")
        result = replace(result, scored=False, score=None, not_scored_reason=doubt)
    unfit = fit.asks and fit.perhaps is None
    unlike = say("coach.question_unlike", exercise=spec.name) if unfit else None
    slow = slow_motion_note(result.reps, spec)
    return replace(
        result,
        not_counted_reason=reason,
        perhaps=fit.perhaps if fit.asks else None,
        notes=(*result.notes, *(note for note in (unlike, slow) if note)),
    )
