"""Files beside the database: private, whole, and unreadable without the key where there is one."""

import base64
import errno
import io
import os
import shutil
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.errors import RecordsError, SettingsError, TrackError, VaultError
from formcheck.history import cipher, deleting
from formcheck.history.keys import read_key
from formcheck.history.locked_files import new_locked_file
from formcheck.history.migrating import open_database
from formcheck.history.opening import Records, open_records
from formcheck.history.pieces import TrackPiece
from formcheck.history.retention import delete_expired_media
from formcheck.history.schema import now_utc
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from formcheck.history.whole_files import tidy
from formcheck.settings import Settings
from scenery.clinic import Clinic
from scenery.results import squat_track
from tests.keys import new_key

KEY, OTHER_KEY = os.urandom(32), os.urandom(32)
ANA, SET = uuid4(), uuid4()


def modes(folder: Path) -> set[tuple[str, int]]:
    return {
        ("folder" if path.is_dir() else "file", stat.S_IMODE(path.stat().st_mode))
        for path in (folder, *folder.rglob("*"))
    }


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_poses_read_back_and_nobody_else_may_read_them(tmp_path: Path, key: bytes | None) -> None:
    vault = Vault(tmp_path / "people", key)
    kept = vault.keep_track(ANA, SET, squat_track(1.0))
    assert len(vault.track(ANA, kept.file_name)) == 30
    assert modes(tmp_path / "people") == {("folder", 0o700), ("file", 0o600)}
    assert kept.encrypted == (key is not None)


def test_an_encrypted_file_shows_nothing_of_what_is_in_it(tmp_path: Path) -> None:
    vault, plain = Vault(tmp_path / "people", KEY), Vault(tmp_path / "plain")
    for each in (vault, plain):
        each.keep_track(ANA, SET, squat_track(1.0))
    (secret,) = [path for path in vault.folder.rglob("*") if path.is_file()]
    assert b"PAR1" not in secret.read_bytes()
    assert b"nose" not in secret.read_bytes()


@pytest.mark.parametrize(
    ("key", "word"), [(None, "encrypted"), (OTHER_KEY, "another key")], ids=["none", "another"]
)
def test_without_the_right_key_it_says_which_is_needed(
    tmp_path: Path, key: bytes | None, word: str
) -> None:
    kept = Vault(tmp_path, KEY).keep_track(ANA, SET, squat_track(1.0))
    with pytest.raises(VaultError, match=word):
        Vault(tmp_path, key).track(ANA, kept.file_name)


def test_plain_files_stay_readable_once_there_is_a_key(tmp_path: Path) -> None:
    kept = Vault(tmp_path).keep_track(ANA, SET, squat_track(1.0))
    assert len(Vault(tmp_path, KEY).track(ANA, kept.file_name)) == 30


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="missing"):
        Vault(tmp_path).track(ANA, "gone.parquet")


def test_a_damaged_plain_track_is_refused(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    kept = vault.keep_track(ANA, SET, squat_track(1.0))
    path = vault.folder_of(ANA) / "tracks" / kept.file_name
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(TrackError):
        vault.track(ANA, kept.file_name)


def test_no_copy_that_can_be_read_stays_behind(tmp_path: Path) -> None:
    vault = Vault(tmp_path, KEY)
    kept = vault.keep_track(ANA, SET, squat_track(1.0))
    vault.track(ANA, kept.file_name)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [kept.file_name]


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "PIECE_BYTES", 16)


@given(st.binary(max_size=100))
def test_what_is_encrypted_decrypts_to_the_same(plain: bytes) -> None:
    assert b"".join(cipher.decrypted(io.BytesIO(sealed(plain)), KEY, Path("x"))) == plain


def sealed(plain: bytes) -> bytes:
    secret = io.BytesIO()
    cipher.encrypt(io.BytesIO(plain), secret, KEY)
    return secret.getvalue()


HEAD = len(cipher.HEADING) + cipher.MARK_BYTES + cipher.SALT_BYTES
PIECE = 16 + cipher.TAG_BYTES


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    "spoil",
    [
        lambda it: it[:-PIECE],
        lambda it: it[:HEAD],
        lambda it: it[:-1],
        lambda it: it[:HEAD] + it[HEAD + PIECE :],
        lambda it: it[:HEAD] + it[HEAD + PIECE : HEAD + 2 * PIECE] + it[HEAD : HEAD + PIECE]
        + it[HEAD + 2 * PIECE :],
        lambda it: it[: HEAD + 3] + bytes([it[HEAD + 3] ^ 1]) + it[HEAD + 4 :],
        lambda it: it + it[-PIECE:],
    ],
    ids=["no end", "no pieces", "cut", "first gone", "exchanged", "one bit", "lengthened"],
)  # fmt: skip
def test_no_change_to_an_encrypted_file_goes_unseen(spoil: Callable[[bytes], bytes]) -> None:
    secret = sealed(bytes(range(48)))
    assert len(secret) == HEAD + 3 * PIECE
    with pytest.raises(VaultError, match="damaged"):
        list(cipher.decrypted(io.BytesIO(spoil(secret)), KEY, Path("x")))


def test_the_key_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    text = new_key()
    path = tmp_path / "key"
    path.write_text(f"{text}\n")
    of_text, of_file = Settings(key=text), Settings(key_file=path)
    assert read_key(of_text) == read_key(of_file) == base64.b64decode(text)
    assert read_key(Settings()) is None
    assert text not in repr(of_text)


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"\xff\xfe")
    for given_key in (
        Settings(key="short"),
        Settings(key=new_key(), key_file=path),
        Settings(key_file=path),
        Settings(key_file=tmp_path / "none"),
    ):
        with pytest.raises(SettingsError, match="FORMCHECK_KEY"):
            read_key(given_key)


def test_media_stay_for_as_long_as_they_are_meant_to(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    records, clinic = furnished
    assert delete_expired_media(records.database, records.vault) == 0
    hasty = Store(
        records.database, records.vault, clinic.ids["patient"], media_keep_for=timedelta(days=-1)
    )
    video = tmp_path / "video.mp4"
    video.write_bytes(b"moving")
    past = hasty.media.keep(clinic.set_id, video, kind="video", consented_utc=now_utc())
    assert hasty.media.read(past.id) == b"moving"
    assert delete_expired_media(records.database, records.vault) == 1
    assert [each.id for each in hasty.media.of_person(hasty.viewer_id)] == [clinic.media_id]
    left = list((records.vault.folder_of(hasty.viewer_id) / "media").iterdir())
    assert [path.stem for path in left] == [str(clinic.media_id)]


def test_what_was_begun_and_never_ended_is_tidied_away(tmp_path: Path) -> None:
    vault = Vault(tmp_path, KEY)
    kept = vault.keep_track(ANA, SET, squat_track(1.0))
    home = vault.folder_of(ANA) / "tracks"
    (home / ".plain-1-track.parquet").write_bytes(b"half a track")
    (home / ".unfinished-abc").mkdir()
    (home / ".unfinished-abc" / "file").write_bytes(b"half a track")
    running = new_locked_file(home / ".unfinished-running")
    tidy(tmp_path)
    assert sorted(path.name for path in home.iterdir()) == [".unfinished-running", kept.file_name]
    os.close(running)
    tidy(tmp_path)
    assert [path.name for path in home.iterdir()] == [kept.file_name]


def test_everything_in_the_data_folder_is_private(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path / "formcheck", key=new_key())
    with open_records(settings) as records:
        records.local_store().sessions.start()
        assert modes(tmp_path / "formcheck") == {("folder", 0o700), ("file", 0o600)}


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordsError, match="choose another data folder"):
        open_database(f"sqlite:///{tmp_path / 'file' / 'records.sqlite'}")


def test_erasing_goes_on_where_a_file_goes_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault(tmp_path)
    vault.keep_piece(ANA, SET, TrackPiece(1, squat_track(0.2)))
    rmtree = shutil.rmtree

    def while_the_set_ends(path: Path, **_: Any) -> None:
        monkeypatch.setattr(shutil, "rmtree", rmtree)
        vault.forget_pieces(ANA, SET)
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))

    monkeypatch.setattr(shutil, "rmtree", while_the_set_ends)
    assert vault.erase(ANA) == 1
    assert list(tmp_path.iterdir()) == []


def test_erasing_takes_what_is_written_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault(tmp_path)
    vault.keep_piece(ANA, SET, TrackPiece(1, squat_track(0.2)))
    rmdir = os.rmdir
    written: list[str] = []

    def write_before(path: str, **how: Any) -> None:
        """The next piece comes as the folder that was just emptied is to go."""
        if len(written) < 2:
            vault.keep_piece(ANA, SET, TrackPiece(len(written) + 2, squat_track(0.2)))
            written.append(path)
        rmdir(path, **how)

    monkeypatch.setattr(os, "rmdir", write_before)
    assert vault.erase(ANA) == 3
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_erased_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(tmp_path)
    vault.keep_piece(ANA, SET, TrackPiece(1, squat_track(0.2)))

    def refused(path: str, **_: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "rmdir", refused)
    monkeypatch.setattr(deleting, "PAUSE_S", 0.0)
    with pytest.raises(VaultError, match=rf"{ANA}: cannot be deleted \(Permission denied\); close"):
        vault.erase(ANA)


def test_erasing_who_has_no_files_deletes_nothing(tmp_path: Path) -> None:
    assert Vault(tmp_path).erase(ANA) == 0
