"""All records in one file, and back."""

import os
import shutil
import sqlite3
import stat
import warnings
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from formcheck.errors import OutputError, RecordsError
from formcheck.history.about_backup import ABOUT_NAME, FORMAT, About
from formcheck.history.backup import back_up, restore
from formcheck.history.exchange import DATABASE_NAME, RESTORED, finish_exchange
from formcheck.history.migrating import open_database
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.history.unpacking import unpack
from formcheck.history.vault import Vault
from scenery.clinic import Clinic

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
"""A server has backups of its own."""


def private(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == 0o600


def identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def reopened(folder: Path) -> Records:
    database = open_database(f"sqlite:///{folder / 'records.sqlite'}")
    return Records(database, Vault(folder / "people"), timedelta(days=1))


def everything(store: Store, clinic: Clinic) -> tuple[object, ...]:
    me = clinic.ids["patient"]
    return (
        store.accounts.me(),
        store.sets.of_session(clinic.session_id),
        store.verdicts.of_set(clinic.set_id),
        store.plans.of_person(me),
        store.pain.of_person(me),
        store.media.read(clinic.media_id),
        store.tracks.parquet(clinic.set_id),
    )


def test_a_backup_brings_everything_back(furnished: tuple[Records, Clinic], tmp_path: Path) -> None:
    records, clinic = furnished
    before = everything(records.store_of(clinic.ids["patient"]), clinic)
    back_up(records, tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "new")
    with reopened(tmp_path / "new") as restored:
        assert everything(restored.store_of(clinic.ids["patient"]), clinic) == before
    assert private(tmp_path / "backup.zip")
    files = [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
    assert all(private(path) for path in files)


def test_records_that_are_there_are_replaced_only_when_asked(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    records, clinic = furnished
    back_up(records, tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "new")
    with reopened(tmp_path / "new") as newer:
        newer.store_of(clinic.ids["patient"]).accounts.rename("Somebody else")
    with pytest.raises(RecordsError, match="already"):
        restore(tmp_path / "backup.zip", tmp_path / "new")
    restore(tmp_path / "backup.zip", tmp_path / "new", replace=True)
    with reopened(tmp_path / "new") as restored:
        name = restored.store_of(clinic.ids["patient"]).accounts.me().name
    assert name == "patient of the clinic"


def test_records_that_are_open_are_not_replaced(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    back_up(furnished[0], tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "new")
    with reopened(tmp_path / "new"), pytest.raises(RecordsError, match="close formcheck"):
        restore(tmp_path / "backup.zip", tmp_path / "new", replace=True)
    restore(tmp_path / "backup.zip", tmp_path / "new", replace=True)


def spoilt(backup: Path, how: str) -> Path:
    """Return a copy of a backup with something wrong."""
    copy = backup.with_name(f"{how}.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if how == "damaged" and name == "records.sqlite":
                content = content[:4096] + b"\x5a" * 8192 + content[12288:]
            if how != "headless" or name != "about.json":
                new.writestr(name, content)
        if how == "foreign":
            new.writestr("people/../../outside", b"")
    return copy


def packed_wrong(backup: Path, how: int) -> Path:
    """Return a copy of a backup with bytes changed within its packed database."""
    copy = backup.with_name("packed.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(copy, "w", how) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        begin = new.getinfo(DATABASE_NAME).header_offset + 100
    content = bytearray(copy.read_bytes())
    content[begin : begin + 500] = bytes(byte ^ 0x5A for byte in content[begin : begin + 500])
    copy.write_bytes(content)
    return copy


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_backup_that_cannot_be_unpacked_is_said_to_be_damaged(
    how: int, furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    back_up(furnished[0], tmp_path / "backup.zip")
    with pytest.raises(RecordsError, match="damaged"):
        restore(packed_wrong(tmp_path / "backup.zip", how), tmp_path / "new")


def test_files_that_cannot_be_deleted_keep_no_backup_out(
    furnished: tuple[Records, Clinic], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records, clinic = furnished
    before = everything(records.store_of(clinic.ids["patient"]), clinic)
    back_up(records, tmp_path / "backup.zip")
    folder = records.vault.folder.parent
    (records.vault.folder / "others").mkdir()
    (records.vault.folder / "others" / "stays.mp4").write_bytes(b"cannot be deleted")
    records.close()
    rmtree = shutil.rmtree

    def rmtree_but_one(path: Path, **how: Any) -> None:
        """Delete nothing where a file is that cannot be deleted, as one of another user."""
        if not list(Path(path).rglob("stays.mp4")):
            rmtree(path, **how)

    monkeypatch.setattr(shutil, "rmtree", rmtree_but_one)
    restore(tmp_path / "backup.zip", folder, replace=True)
    with reopened(folder) as restored:
        assert everything(restored.store_of(clinic.ids["patient"]), clinic) == before
    assert not (folder / "people" / "others").exists()
    with pytest.raises(RecordsError, match="delete it, then try again"):
        restore(tmp_path / "backup.zip", folder, replace=True)

    monkeypatch.setattr(shutil, "rmtree", rmtree)
    finish_exchange(folder)
    assert not (folder / RESTORED).exists()


def test_all_of_a_backup_is_on_the_disk_before_it_takes_the_place_of_the_records(
    furnished: tuple[Records, Clinic], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(furnished[0], tmp_path / "backup.zip")
    settled: set[tuple[int, int]] = set()
    fsync, rename = os.fsync, Path.rename

    def settle(descriptor: int) -> None:
        settled.add(identity(os.fstat(descriptor)))
        fsync(descriptor)

    def rename_settled(path: Path, target: Path) -> Path:
        if target.name == RESTORED:
            parts = [path, *path.rglob("*")]
            assert len(parts) > 5
            assert {identity(each.stat()) for each in parts} <= settled
        return rename(path, target)

    def whole_machine() -> None:
        pytest.fail("waited for all disks of the machine")

    monkeypatch.setattr(os, "fsync", settle)
    monkeypatch.setattr(os, "sync", whole_machine)
    monkeypatch.setattr(Path, "rename", rename_settled)
    restore(tmp_path / "backup.zip", tmp_path / "new")
    assert (tmp_path / "new" / DATABASE_NAME).exists()


def test_what_others_put_among_the_files_keeps_no_backup_from_being_restored(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    records, clinic = furnished
    home = records.vault.folder_of(clinic.ids["patient"]) / "tracks"
    (home / "a (conflicted copy).parquet").touch()
    (records.vault.folder / "desktop.ini").touch()
    back_up(records, tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "new")
    assert not list((tmp_path / "new").rglob("*conflicted*"))


def test_what_is_written_in_a_folder_of_others_follows_no_link_laid_there(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (tmp_path / ".unfinished-backup.zip").symlink_to(precious)
    back_up(furnished[0], tmp_path / "backup.zip")
    assert precious.read_text() == "precious"
    assert private(tmp_path / "backup.zip")


@pytest.mark.parametrize("how", ["damaged", "headless", "foreign"])
def test_a_backup_that_is_none_touches_nothing(
    how: str, furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    back_up(furnished[0], tmp_path / "backup.zip")
    with pytest.raises(RecordsError):
        restore(spoilt(tmp_path / "backup.zip", how), tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
    assert not (tmp_path / "outside").exists()


@pytest.mark.usefixtures("kind")
@pytest.mark.parametrize("content", [b"", b"no zip at all"])
def test_another_file_is_no_backup(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "backup.zip").write_bytes(content)
    with pytest.raises(RecordsError, match="no backup"):
        restore(tmp_path / "backup.zip", tmp_path / "new")
    with pytest.raises(RecordsError, match="cannot be read"):
        restore(tmp_path / "none.zip", tmp_path / "new")


def test_a_file_that_is_there_is_not_written_over(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    target = tmp_path / "backup.zip"
    target.write_text("precious")
    with pytest.raises(OutputError, match="already"):
        back_up(furnished[0], target)
    assert target.read_text() == "precious"


def about() -> str:
    return About(format=FORMAT, formcheck="0", revision="0001").model_dump_json()


def crafted(backup: Path, how: str) -> Path:
    """Return a copy of a backup that is whole and means harm."""
    copy = backup.with_name(f"{how}.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        held = {name: old.read(name) for name in old.namelist()}
        if how in STATEMENTS:
            held[DATABASE_NAME] = changed(held[DATABASE_NAME], STATEMENTS[how], backup.parent)
        held |= {"padded": {DATABASE_NAME: bytes(400_000_000)}}.get(how, {})
        held |= {"talkative": {ABOUT_NAME: about().encode() + b" " * 20_000_000}}.get(how, {})
        held |= {"elsewhere": {"people/precious": b""}, "hidden": {HIDDEN: b""}}.get(how, {})
        for name, content in held.items():
            new.writestr(name, content)
        if how == "twice":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                new.writestr(ABOUT_NAME, about())
    return copy


HIDDEN = "people/00000000-0000-0000-0000-000000000000/tracks/.pending-x"
STATEMENTS = {
    "path": "UPDATE media SET file_name = '../../../precious'",
    "absolute": "UPDATE pose_track SET file_name = '/etc/passwd'",
    "trigger": "CREATE TRIGGER x AFTER INSERT ON exercise_set BEGIN DELETE FROM person; END",
    "virtual": "CREATE VIRTUAL TABLE x USING fts5(a)",
    "poorer": "ALTER TABLE exercise_set DROP COLUMN rep_count_live",
    "richer": "CREATE TABLE x (a INTEGER)",
    "view": "CREATE VIEW x AS SELECT * FROM person",
}


def changed(database: bytes, statement: str, folder: Path) -> bytes:
    path = folder / "changed.sqlite"
    path.write_bytes(database)
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("PRAGMA journal_mode = DELETE")
        opened.execute(statement)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("path", "not to be trusted"),
        ("absolute", "not to be trusted"),
        ("trigger", "never does"),
        ("view", "never does"),
        ("virtual", "never does"),
        ("poorer", "has not the tables"),
        ("richer", "has not the tables"),
        ("padded", "as no backup does"),
        ("talkative", "no backup of formcheck"),
        ("elsewhere", "not ours"),
        ("hidden", "not ours"),
        ("twice", "twice"),
    ],
)
def test_a_crafted_backup_is_refused_before_anything_is_touched(
    how: str, said: str, furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    records, clinic = furnished
    back_up(records, tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "new")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "new").rglob("*")}

    with pytest.raises(RecordsError, match=said):
        restore(crafted(tmp_path / "backup.zip", how), tmp_path / "new", replace=True)

    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "new").rglob("*")}
    assert after == before
    with reopened(tmp_path / "new") as still:
        assert still.store_of(clinic.ids["patient"]).media.read(clinic.media_id)


def test_a_backup_for_which_there_is_no_room_is_refused(
    furnished: tuple[Records, Clinic], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(furnished[0], tmp_path / "backup.zip")
    little = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: little)
    with pytest.raises(RecordsError, match="make room"):
        unpack(tmp_path / "backup.zip", tmp_path / "ready")
