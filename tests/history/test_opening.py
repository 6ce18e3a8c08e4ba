"""The settings say where the records are, and how they are kept."""

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from formcheck.errors import RecordsError
from formcheck.exercises.coach.target import Target
from formcheck.history.opening import open_records
from formcheck.settings import Settings
from scenery.clinic import SQUAT, judged_squats
from scenery.results import squat_track
from tests.keys import new_key


def test_without_a_setting_the_records_are_a_file_in_the_data_folder(tmp_path: Path) -> None:
    with open_records(Settings(data_folder=tmp_path / "mine")) as records:
        assert records.database.path == tmp_path / "mine" / "records.sqlite"
        assert records.media_keep_for == timedelta(days=30)


def test_one_setting_puts_them_on_a_server(address: str, tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path / "files", database_url=SecretStr(address))
    with open_records(settings) as records:
        me = records.local_store().accounts.me()
    with open_records(settings) as records:
        assert records.local_store().accounts.me() == me


def test_the_settings_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in {
        "DATA_FOLDER": str(tmp_path),
        "MODE": "clinic",
        "MEDIA_KEEP_DAYS": "7",
        "KEEP_MEDIA": "1",
        "DATABASE_URL": "postgresql://ana:secret@clinic/records",
    }.items():
        monkeypatch.setenv(f"FORMCHECK_{name}", value)
    settings = Settings()
    assert (settings.data_folder, settings.mode, settings.media_keep_days) == (
        tmp_path, "clinic", 7,
    )  # fmt: skip
    assert settings.keep_media
    assert settings.records_url == "postgresql://ana:secret@clinic/records"
    assert "secret" not in repr(settings)


def test_nothing_is_kept_for_ever_by_accident() -> None:
    assert not Settings().keep_media
    with pytest.raises(ValidationError):
        Settings(media_keep_days=0)


def test_a_server_is_not_opened_with_a_password_in_the_message() -> None:
    settings = Settings(database_url=SecretStr("mysql://ana:secret@clinic/records"))
    with pytest.raises(RecordsError) as refused:
        open_records(settings)
    assert "secret" not in str(refused.value)


def test_with_a_key_poses_are_encrypted(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path, key=SecretStr(new_key()))
    with open_records(settings) as records:
        store = records.local_store()
        its = store.sets.open(store.sessions.start().id, SQUAT, Target())
        store.sets.finish(its.id, judged_squats(), squat_track(1.0))
        kept = store.tracks.of_set(its.id)
        assert kept is not None
        assert kept.encrypted
        assert store.tracks.parquet(its.id)[:4] == b"PAR1"  # type: ignore[index]
