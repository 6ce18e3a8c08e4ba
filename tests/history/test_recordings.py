import pytest

from formcheck.errors import VaultError
from formcheck.exercises.coach.target import Target
from formcheck.history.records import StoredSet
from formcheck.history.store import Store
from formcheck.session.recordings import keep_recording
from scenery.clinic import SQUAT, judged_squats
from scenery.results import squat_track


def keep(store: Store) -> StoredSet:
    return keep_recording(store, SQUAT, Target(), judged_squats(), squat_track(2.0))


def test_a_recording_is_kept_whole_with_its_poses(store: Store) -> None:
    kept = keep(store)

    verdict = store.verdicts.current(kept.id)
    assert (kept.status, kept.source) == ("finished", "recording")
    assert verdict is not None
    assert verdict.result == judged_squats()
    assert store.tracks.of_set(kept.id) is not None


def test_recordings_of_one_day_are_one_sitting_that_is_over(store: Store) -> None:
    first, second = keep(store), keep(store)

    assert first.session_id == second.session_id
    assert store.sessions.get(first.session_id).ended_utc is not None


def test_a_sitting_in_front_of_the_camera_is_not_added_to(store: Store) -> None:
    sitting = store.sessions.start(place="living room")

    assert keep(store).session_id != sitting.id


def test_where_the_poses_cannot_be_kept_nothing_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise VaultError("the disk is full")

    monkeypatch.setattr("formcheck.history.vault.Vault.begin_track", full)

    with pytest.raises(VaultError, match="disk is full"):
        keep(store)

    assert store.sessions.of_person(store.viewer_id) == ()
    assert store.progress.exercises(store.viewer_id) == ()
    assert store.sets.interrupted() == ()
