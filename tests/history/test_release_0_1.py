"""What release 0.1 has written is read by this one: records, poses, results, backups, tokens.

The folder ``release_0_1`` was written by it: two squats as a recording, the same live, the same
live and broken off after the first, pain of 4, a backup of all, a token and a key.
"""

import json
import zipfile
from pathlib import Path
from uuid import UUID

import pytest

from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.history.backup import restore
from formcheck.history.opening import Records, open_records
from formcheck.live.token import Tokens
from formcheck.pose.files import load_track
from formcheck.session import analyze_file
from formcheck.session.judging import complete
from formcheck.settings import Settings

WRITTEN = Path(__file__).parent / "release_0_1"
SAID = json.loads((WRITTEN / "tokens.json").read_text(encoding="utf-8"))
SQUAT, AIM = load_exercise("squat"), Target()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with zipfile.ZipFile(WRITTEN / "data.zip") as archive:
        archive.extractall(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def restored(tmp_path: Path) -> Path:
    restore(WRITTEN / "backup.zip", tmp_path / "restored")
    return tmp_path / "restored"


def check(records: Records) -> None:
    store = records.local_store()
    for name in ("recorded_set_id", "live_set_id"):
        set_id = UUID(SAID[name])
        verdict, track = store.verdicts.current(set_id), store.tracks.read(set_id)
        assert verdict is not None
        assert track is not None
        assert verdict.result.rep_count == 2
        assert len(track) > 0
    broken_off = UUID(SAID["set_id"])
    assert store.sets.get(broken_off).status == "interrupted"
    assert complete(store, broken_off, SQUAT).status == "finished"
    assert [each.score for each in store.pain.of_person(store.viewer_id)] == [4]


def test_its_records_are_opened(folder: Path) -> None:
    with open_records(Settings(data_folder=folder)) as records:
        check(records)


def test_its_backup_is_restored(restored: Path) -> None:
    with open_records(Settings(data_folder=restored)) as records:
        check(records)


def test_its_poses_are_judged_as_it_judged_them() -> None:
    written = json.loads((WRITTEN / "result.json").read_text(encoding="utf-8"))
    result = analyze_file(WRITTEN / "squat.parquet", SQUAT, AIM).result
    assert result.rep_count == written["rep_count"] == 2
    assert load_track(WRITTEN / "squat.parquet").found.all()


def test_its_tokens_and_keys_are_taken(folder: Path) -> None:
    tokens = Tokens(folder / "live", now_s=lambda: SAID["issued_s"])
    claim = tokens.redeem(SAID["token"])
    assert claim.person_id == UUID(SAID["person_id"])
    assert claim.session_id == UUID(SAID["session_id"])
    assert tokens.read_key(SAID["key"]).set_id == UUID(SAID["set_id"])
