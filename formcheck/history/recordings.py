"""Recordings that were judged as a whole, kept as sets."""

from datetime import datetime

from formcheck.errors import FormcheckError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records import StoredSession, StoredSet
from formcheck.history.store import Store
from formcheck.pose.track import PoseTrack

SITTING_OF_RECORDINGS = "from recordings"
"""Recordings that are kept on the same day are one sitting."""


def keep_recording(
    store: Store, spec: ExerciseSpec, target: Target, result: SetResult, track: PoseTrack
) -> StoredSet:
    """Keep the set of a recording with its poses; it appears whole or not at all.

    Raises
    ------
    RecordsError, VaultError
        The set or its poses cannot be kept.
    """
    sitting = _sitting(store)
    begun = store.sets.open(sitting.id, spec, target, source="recording")
    try:
        return store.sets.finish(begun.id, result, track)
    except (FormcheckError, KeyboardInterrupt):
        store.sets.discard(begun.id)
        raise
    finally:
        store.sessions.end(sitting.id)


def _sitting(store: Store) -> StoredSession:
    """Return today's sitting of recordings, or begin one."""
    today = datetime.now().astimezone().date()
    for newest in store.sessions.of_person(store.viewer_id, since=today, limit=1):
        if newest.place == SITTING_OF_RECORDINGS and newest.day == today:
            return newest
    return store.sessions.start(place=SITTING_OF_RECORDINGS)
