"""Nobody waits for a file while the database is held."""

from pathlib import Path

import pytest

from formcheck.exercises.coach.target import Target
from formcheck.history.opening import Records
from formcheck.history.pieces import TrackPiece
from formcheck.history.schema import now_utc
from formcheck.history.store import Store
from formcheck.session.recordings import keep_recording
from scenery.clinic import SQUAT, judged_squats
from scenery.results import squat_rep, squat_track
from tests.history.file_work import work


def test_a_file_that_is_written_in_a_transaction_is_seen(records: Records, tmp_path: Path) -> None:
    with records.database.transaction(writes=True):
        (tmp_path / "slow").write_text("")
    (tmp_path / "quick").write_text("")
    assert [each.split("/")[-1] for each in work.seen] == ["slow"]
    work.seen.clear()


def test_no_file_is_written_while_the_database_is_held(store: Store, tmp_path: Path) -> None:
    """The rule itself is held after every test of the records; here all that writes is done."""
    video = tmp_path / "squat.mp4"
    video.write_bytes(b"moving")
    sitting = store.sessions.start()
    live = store.sets.open(sitting.id, SQUAT, Target())
    store.sets.add_rep(live.id, squat_rep(1), TrackPiece(1, squat_track(0.2)))
    store.sets.finish(live.id, judged_squats())
    kept = keep_recording(store, SQUAT, Target(), judged_squats(), squat_track(0.2))
    media = store.media.keep(kept.id, video, kind="video", consented_utc=now_utc())
    store.media.delete(media.id)
    store.erasing.erase(store.viewer_id)
    assert work.seen == []


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_others_can_write_while_a_video_is_copied(
    records: Records, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep_recording(store, SQUAT, Target(), judged_squats(), squat_track(0.2))
    video = tmp_path / "squat.mp4"
    video.write_bytes(b"moving")
    begin = records.vault.begin_media
    places: list[str | None] = []

    def slowly(*asked: object) -> object:
        places.append(store.sessions.start(place="while it was copied").place)
        return begin(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr("formcheck.history.vault.Vault.begin_media", lambda _, *a: slowly(*a))
    store.media.keep(kept.id, video, kind="video", consented_utc=now_utc())
    assert places == ["while it was copied"]
