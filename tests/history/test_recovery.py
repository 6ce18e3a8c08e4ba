"""What a program that was ended by force has left is done to its end at the next opening."""

import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from formcheck.errors import RecordsError, VaultError
from formcheck.exercises.coach.target import Target
from formcheck.history.export import export_own
from formcheck.history.migrating import open_database
from formcheck.history.opening import Records, open_records
from formcheck.history.private_folders import ROOMS_FOLDER, PrivateFolder
from formcheck.history.recovery import recover
from formcheck.history.schema import MediaRow, SetRow, TrackRow, now_utc
from formcheck.history.store import Store
from formcheck.session.judging import complete
from formcheck.session.recordings import keep_recording
from formcheck.settings import Settings
from scenery.clinic import SQUAT, judged_squats
from scenery.figures import squat
from scenery.results import squat_track

LONG_AGO = timedelta(hours=2)
BACKUP_HEAD = b"PK\x03\x04" + bytes(26) + b"about.json"
LEFT_BY_EARLIER_VERSIONS = (".restore-k3_x9a0b/records.sqlite", ".backup-k3_x9a0b/records.sqlite",
                            ".upload-k3_x9a0b/backup.zip", ".unfinished-backup.zip",
                            "incoming/room-k3_x9a0b/in-use")  # fmt: skip
A_PERSONS_OWN = (".backup-of-mine/letter.txt", ".backup-20261130/records.sqlite",
                 ".backup-holidays/beach.jpg", ".restore-me.txt", ".upload-later/picture.png",
                 ".unfinished-novel.txt", ".unfinished-novel/chapter 1.txt", ".unfinished-",
                 "incoming/room-plan/kitchen.txt", "unfinished/room-for-guests.txt")  # fmt: skip


def begun_long_ago(records: Records, store: Store, source: str = "recording") -> UUID:
    """Begin a set as a program does that is then ended."""
    sitting = store.sessions.start()
    begun = store.sets.open(sitting.id, SQUAT, Target(), source=source)  # type: ignore[arg-type]
    with records.database.transaction(writes=True) as session:
        session.execute(update(SetRow).values(touched_utc=now_utc() - LONG_AGO))
    return begun.id


def sets_of(store: Store) -> list[UUID]:
    return [
        each.id
        for sitting in store.sessions.of_person(store.viewer_id)
        for each in store.sets.of_session(sitting.id)
    ]


@pytest.mark.parametrize("place", LEFT_BY_EARLIER_VERSIONS)
def test_no_copy_of_the_records_stays(place: str, tmp_path: Path) -> None:
    copy = tmp_path / "data" / place
    copy.parent.mkdir(parents=True)
    copy.write_bytes(BACKUP_HEAD + b"everything about everybody")
    open_records(Settings(data_folder=tmp_path / "data")).close()
    assert {path.name for path in (tmp_path / "data").iterdir()} == {"records.sqlite"}


@pytest.mark.parametrize("place", A_PERSONS_OWN)
def test_what_a_person_keeps_in_the_data_folder_stays(place: str, tmp_path: Path) -> None:
    own = tmp_path / "data" / place
    own.parent.mkdir(parents=True)
    own.write_bytes(b"precious")
    open_records(Settings(data_folder=tmp_path / "data")).close()
    assert own.read_bytes() == b"precious"


def test_what_a_running_program_has_in_its_room_stays(tmp_path: Path) -> None:
    rooms = tmp_path / ROOMS_FOLDER
    with PrivateFolder(rooms) as room:
        (room / "records.sqlite").write_bytes(b"a copy on its way")
        open_records(Settings(data_folder=tmp_path)).close()
        assert (room / "records.sqlite").exists()
    assert not rooms.exists()


def test_an_unfinished_file_of_another_folder_goes_with_its_room(tmp_path: Path) -> None:
    target, precious = tmp_path / "backup.zip", tmp_path / "letter.txt"
    precious.write_text("precious")
    room = PrivateFolder(tmp_path / "data" / ROOMS_FOLDER)
    unfinished = room.begin_elsewhere(target)
    unfinished.write_bytes(b"half of everything")
    with (room.path / "elsewhere").open("ab") as notes:
        notes.write(os.fsencode(precious) + b"\0")
    os.close(room._lock)
    open_records(Settings(data_folder=tmp_path / "data")).close()
    assert not unfinished.exists()
    assert precious.exists()


def test_a_set_that_was_never_finished_is_completed_from_its_track(
    records: Records, store: Store
) -> None:
    begun = begun_long_ago(records, store)
    records.vault.keep_track(store.viewer_id, begun, squat(2))
    recover(records.database, records.vault)
    assert [each.id for each in store.sets.interrupted()] == [begun]
    assert complete(store, begun, SQUAT).verdict.rep_count == 2


@pytest.mark.parametrize("source", ["recording", "live"])
def test_a_set_of_which_nothing_was_kept_is_removed_whole(
    source: str, records: Records, store: Store
) -> None:
    keep_recording(store, SQUAT, Target(), judged_squats(), squat_track(0.2))
    begun = begun_long_ago(records, store, source)
    recover(records.database, records.vault)
    assert begun not in sets_of(store)
    assert len(sets_of(store)) == 1


def test_a_set_that_just_begins_stays(records: Records, store: Store) -> None:
    sitting = store.sessions.start()
    begun = store.sets.open(sitting.id, SQUAT, Target())
    records.vault.folder.mkdir(exist_ok=True)
    recover(records.database, records.vault)
    assert sets_of(store) == [begun.id]


PATHS = ("../../../precious", "/etc/passwd", "..", ".hidden", "a/b", "a\0b", "a\nb", "")


@pytest.mark.parametrize("name", PATHS)
def test_a_name_in_the_records_is_never_a_path(
    name: str, records: Records, store: Store, tmp_path: Path
) -> None:
    kept = keep_recording(store, SQUAT, Target(), judged_squats(), squat_track(0.2))
    video = tmp_path / "squat.mp4"
    video.write_bytes(b"moving")
    media = store.media.keep(kept.id, video, kind="video", consented_utc=now_utc())
    if "\0" in name and not records.database.is_sqlite:
        pytest.skip("PostgreSQL refuses it")
    with records.database.transaction(writes=True) as session:
        for kind in (TrackRow, MediaRow):
            session.execute(update(kind).values(file_name=name))
    precious = records.vault.folder.parent / "precious"
    precious.write_text("precious")
    for ask in (store.tracks.read, store.tracks.parquet):
        with pytest.raises(VaultError, match="no name of theirs"):
            ask(kept.id)
    for change in (store.media.read, store.media.delete):
        with pytest.raises(VaultError, match="no name of theirs"):
            change(media.id)
    assert precious.read_text() == "precious"


def test_a_missing_file_does_not_stop_an_export_and_is_named(
    records: Records, store: Store, tmp_path: Path
) -> None:
    first, second = (
        keep_recording(store, SQUAT, Target(), judged_squats(), squat_track(0.2)) for _ in "ab"
    )
    home = records.vault.folder_of(store.viewer_id) / "tracks"
    (home / f"{first.id}.parquet").unlink()
    path = home / f"{second.id}.parquet"
    path.write_bytes(path.read_bytes()[:-9] + b"different")
    missing = export_own(store, tmp_path / "export.zip")
    assert [str(first.id) in missing[0], "missing" in missing[0]] == [True, True]
    assert [str(second.id) in missing[1], "damaged" in missing[1]] == [True, True]
    assert (tmp_path / "export.zip").exists()


def test_an_empty_file_is_not_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    path.write_bytes(b"")
    with pytest.raises(RecordsError, match="emptied or cut off"):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes() == b""


def test_a_damaged_name_of_a_folder_is_passed_over(records: Records) -> None:
    home = records.vault.folder / "not-an-id" / "tracks"
    home.mkdir(parents=True)
    (home / f".pending-{uuid4()}.parquet").write_bytes(b"")
    recover(records.database, records.vault)
    assert home.exists()
