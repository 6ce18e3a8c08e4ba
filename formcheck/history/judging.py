"""Judges kept poses: to complete a set that was interrupted, or with a better judge."""

from dataclasses import replace
from uuid import UUID

from formcheck.errors import RecordsError
from formcheck.exercises.coach.score import session_score
from formcheck.exercises.loader import spec_hash
from formcheck.exercises.result import Attempt, Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records import StoredSet, VerdictSummary
from formcheck.history.store import Store
from formcheck.pose.track import PoseTrack


def complete(store: Store, set_id: UUID, spec: ExerciseSpec) -> StoredSet:
    """Finish an interrupted set from what was kept of it.

    Repetitions that were reported stay exactly as they were reported.

    Parameters
    ----------
    spec
        The set's exercise.

    Raises
    ------
    RecordsError
        None of its poses were kept, or it is not an interrupted set.
    """
    its, reported = store.sets.get(set_id), store.sets.reps(set_id)
    track = _kept(store, set_id)
    result = judge(spec, its, track)
    if spec_hash(spec) == its.verdict.spec_hash:
        result = _as_reported(result, reported)
    return store.sets.finish(set_id, result, track)


def rescore(store: Store, set_id: UUID, spec: ExerciseSpec) -> VerdictSummary:
    """Judge a finished set with today's engine and exercise file; the old verdict stays.

    Raises
    ------
    RecordsError
        None of its poses were kept, or the set is not finished.
    """
    result = judge(spec, store.sets.get(set_id), _kept(store, set_id))
    return store.verdicts.add(set_id, result)


def judge(spec: ExerciseSpec, its: StoredSet, track: PoseTrack) -> SetResult:
    """Return the verdict on kept poses, in the way in which the set was judged first.

    Raises
    ------
    NobodyFoundError
        No person is in the track of a recording.
    """
    from formcheck.session import LiveSession, analyze_track

    if its.source != "live":
        return analyze_track(track, spec, its.aim).result
    live = LiveSession(spec, its.aim)
    for pose in track:
        live.push(pose)
    return live.finish()


def _kept(store: Store, set_id: UUID) -> PoseTrack:
    track = store.tracks.read(set_id)
    if track is None:
        raise RecordsError("no poses of this set were kept, so it cannot be judged; discard it")
    return track


def _as_reported(result: SetResult, reported: tuple[Rep, ...]) -> SetResult:
    """Return the verdict with the repetitions as the person heard of them.

    Kept poses are rounded, and end where the program did: a repetition that was only just counted
    may look a little different in them, or not count.
    """
    if not reported:
        return result
    heard_until_s = reported[-1].end_s
    later = [rep for rep in result.reps if rep.peak_s > heard_until_s]
    reps = (
        *reported,
        *(replace(rep, number=n) for n, rep in enumerate(later, start=len(reported) + 1)),
    )
    score = session_score(rep.score for rep in reps if rep.score is not None)
    return replace(
        result,
        reps=reps,
        attempts=tuple(each for each in result.attempts if not _within(each, reported)),
        score=score if result.scored else None,
    )


def _within(attempt: Attempt, reps: tuple[Rep, ...]) -> bool:
    """Whether an attempt is what was counted as a repetition."""
    return any(rep.start_s < attempt.end_s and attempt.start_s < rep.end_s for rep in reps)
