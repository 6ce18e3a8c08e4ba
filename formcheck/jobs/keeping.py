"""Keeping what came out of an uploaded recording."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from formcheck.errors import FormcheckError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records import StoredSet
from formcheck.history.store import Store
from formcheck.pose.track import PoseTrack
from formcheck.session.recordings import keep_recording


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of a recording.

    Attributes
    ----------
    spec, target
        The exercise and what is aimed for.
    consented_utc
        When they ticked that the video be kept; None where they did not.
    mirrored
        Whether the recording shows the mirror image.
    """

    spec: ExerciseSpec
    target: Target
    consented_utc: datetime | None = None
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class StoredAt:
    """Where a set was put.

    Attributes
    ----------
    stored
        The set.
    video_problem
        Why the video could not be kept, although that was wanted; None where all is well.
    """

    stored: StoredSet
    video_problem: str | None = None


def keep_set(
    store: Store, wish: Wish, result: SetResult, track: PoseTrack, video: Path
) -> StoredAt:
    """Keep the set of an uploaded recording, its poses, and the video where that is wanted.

    The set appears whole or not at all. Where only the video cannot be kept, the set is.

    Raises
    ------
    RecordsError
        The set cannot be kept.
    """
    stored = keep_recording(store, wish.spec, wish.target, result, track)
    return StoredAt(stored, _keep_video(store, wish, stored, video))


def _keep_video(store: Store, wish: Wish, stored: StoredSet, video: Path) -> str | None:
    if wish.consented_utc is None:
        return None
    try:
        store.media.keep(stored.id, video, kind="video", consented_utc=wish.consented_utc)
    except FormcheckError as error:
        return str(error)
    return None
