"""Recordings that were judged as a whole, kept as sets."""

from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records import StoredSet
from formcheck.history.store import Store
from formcheck.pose.track import PoseTrack


def keep_recording(
    store: Store, spec: ExerciseSpec, target: Target, result: SetResult, track: PoseTrack
) -> StoredSet:
    """Keep the set of a recording with its poses; it appears whole or not at all.

    Raises
    ------
    RecordsError, VaultError
        The set or its poses cannot be kept.
    """
    return store.recordings.keep(spec, target, result, track)
