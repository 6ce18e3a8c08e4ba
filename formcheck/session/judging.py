"""Judges kept poses: to complete a set that was interrupted, or with a better judge."""

from dataclasses import replace
from uuid import UUID

from formcheck.apart.process import Apart, done_apart
from formcheck.errors import RecordsError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records import StoredSet, VerdictSummary
from formcheck.history.store import Store
from formcheck.pose.track import PoseTrack
from formcheck.session.analysis import analyze_track
from formcheck.texts import say


def complete(store: Store, set_id: UUID, spec: ExerciseSpec) -> StoredSet:
    """Finish an interrupted set from what was kept of it.

    What was counted while it ran stays beside the verdict.

    Parameters
    ----------
    spec
        The set's exercise.

    Raises
    ------
    RecordsError
        None of its poses were kept, or it is not an interrupted set.
    NobodyFoundError
        No person is in them.
    """
    track = _kept(store, set_id)
    return store.sets.finish(set_id, judge(spec, store.sets.get(set_id), track), track)


def rescore(store: Store, set_id: UUID, spec: ExerciseSpec) -> VerdictSummary:
    """Judge a finished set with today's engine and exercise file; the old verdict stays.

    Raises
    ------
    RecordsError
        None of its poses were kept, or the set is not finished.
    NobodyFoundError
        No person is in them.
    """
    result = judge(spec, store.sets.get(set_id), _kept(store, set_id))
    return store.verdicts.add(set_id, result)


def judge_as(store: Store, set_id: UUID, spec: ExerciseSpec) -> VerdictSummary:
    """Judge a finished set as another exercise; it is one of that from now on.

    Raises
    ------
    RecordsError
        None of its poses were kept, or the set is not finished.
    NobodyFoundError
        No person is in them.
    """
    return store.verdicts.add_as_another(set_id, judged_as(store, set_id, spec))


def judged_as(store: Store, set_id: UUID, spec: ExerciseSpec) -> SetResult:
    """Return the verdict on the kept poses of a set as another exercise; nothing is kept.

    What was aimed for belongs to the exercise that was chosen first, so only the level stays.

    Raises
    ------
    RecordsError
        None of its poses were kept.
    NobodyFoundError
        No person is in them.
    """
    its = replace(store.sets.get(set_id), side=None, personal_target=None)
    return judge(spec, its, _kept(store, set_id))


def judge(
    spec: ExerciseSpec, its: StoredSet, track: PoseTrack, apart: Apart | None = None
) -> SetResult:
    """Return the verdict on the kept poses of a set, whether it was live or recorded.

    Parameters
    ----------
    apart
        The process that does it, for several sets in a row; one of its own unless given.

    Raises
    ------
    NobodyFoundError
        No person is in the track.
    LimitError
        It takes more memory or time than it may.
    """
    if apart is not None:
        return apart.call(_result, track, spec, its.aim)
    return done_apart(_result, track, spec, its.aim)


def _result(track: PoseTrack, spec: ExerciseSpec, aim: Target) -> SetResult:
    return analyze_track(track, spec, aim).result


def _kept(store: Store, set_id: UUID) -> PoseTrack:
    track = store.tracks.read(set_id)
    if track is None:
        raise RecordsError(say("judging.none_kept"))
    return track
