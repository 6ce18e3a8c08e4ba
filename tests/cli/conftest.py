"""The command, run inside the test's own process."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from formcheck.cli import main
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.pose.files import save_track
from formcheck.settings import Settings
from scenery.figures import squat
from tests.empty_records import open_empty


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left: exit code, stdout and stderr."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run the command in an empty folder and return what it left."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "120")  # not those of the terminal the tests are run in
    monkeypatch.setattr("signal.signal", lambda *_: None)

    def run_command(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["formcheck", *map(str, arguments)])
        code: str | int | None = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code
        captured = capsys.readouterr()
        return Outcome(int(code or 0), captured.out, captured.err)

    return run_command


@pytest.fixture
def here(run: Run) -> Path:
    """The folder the command runs in."""
    del run
    return Path.cwd()


@pytest.fixture(scope="session")
def squats_parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stick-figure squats, saved as an analysis saves them."""
    path = tmp_path_factory.mktemp("tracks") / "squats.parquet"
    save_track(squat(3), path)
    return path


@pytest.fixture
def data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of records that belongs to this test."""
    folder = tmp_path / "data"
    monkeypatch.setenv("FORMCHECK_DATA_FOLDER", str(folder))
    return folder


@pytest.fixture
def settings(data_folder: Path) -> Settings:
    """What the command reads of this test's environment."""
    return Settings(data_folder=data_folder)


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Records]:
    """Records of one person, which the commands open too."""
    monkeypatch.setenv("FORMCHECK_DATA_FOLDER", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    with open_empty(Settings()) as records:
        yield records


@pytest.fixture
def mine(records: Records) -> Store:
    return records.local_store()
