import csv
import io
import json
import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from formcheck.history.opening import open_records
from formcheck.history.store import Store
from formcheck.sample_person import story
from formcheck.settings import Settings
from tests.cli.conftest import Run
from tests.keys import new_key

NAME, NOTE, PLACE = "Unmistakable Ana", "an unmistakable note", "unmistakable place"


@pytest.fixture
def saved(run: Run, settings: Settings, squats_parquet: Path) -> UUID:
    """The id of a kept set of somebody whose name, note and place can be searched for."""
    outcome = run("analyze", squats_parquet, "-e", "squat", "--save", "--json")
    with open_records(settings) as records:
        store = records.local_store()
        store.accounts.rename(NAME)
        store.pain.add(4, "after", note=NOTE, place=PLACE)
        store.questionnaires.add("rmdq", {"1": NOTE}, score=1.0)
    return UUID(json.loads(outcome.out)["saved_set"])


@pytest.fixture
def short_sample(monkeypatch: pytest.MonkeyPatch) -> int:
    """The sample person exercises only twice; return how many sets that is."""
    sittings = story.eight_weeks(1)[:2]
    monkeypatch.setattr("formcheck.sample_person.filling.eight_weeks", lambda _: sittings)
    return sum(len(sitting.sets) for sitting in sittings)


def files_with(folder: Path, *words: str | UUID) -> list[str]:
    """Return where a word stands in the bytes of any file, hidden ones included."""
    sought = [form.encode() for word in words for form in forms(word)]
    return [
        f"{path.name}: {form!r}"
        for path in folder.rglob("*")
        if path.is_file()
        for form in sought
        if form in path.read_bytes() or form in path.name.encode()
    ]


def forms(word: str | UUID) -> tuple[str, ...]:
    return (str(word), word.hex) if isinstance(word, UUID) else (word,)


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def table(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode())))


@pytest.fixture
def exported(run: Run, saved: UUID, here: Path) -> Iterator[zipfile.ZipFile]:
    del saved
    assert run("data", "export", "--out", "mine.zip").code == 0
    with zipfile.ZipFile(here / "mine.zip") as archive:
        yield archive


def test_an_export_holds_every_row_of_the_database(
    exported: zipfile.ZipFile, data_folder: Path
) -> None:
    database = data_folder / "records.sqlite"
    everything = json.loads(exported.read("records.json"))
    for name, rows_of in (
        ("sessions", "exercise_session"), ("sets", "exercise_set"), ("pain", "pain_entry"),
        ("questionnaires", "questionnaire_answer"), ("plans", "plan"), ("comments", "comment"),
    ):  # fmt: skip
        ids = {UUID(str(row[0])) for row in rows(database, f"SELECT id FROM {rows_of}")}
        assert {UUID(each["id"]) for each in everything[name]} == ids
    assert everything["person"]["name"] == NAME
    assert (everything["pain"][0]["note"], everything["pain"][0]["score"]) == (NOTE, 4)


def test_the_repetitions_of_an_export_are_those_of_the_database(
    exported: zipfile.ZipFile, data_folder: Path
) -> None:
    kept = rows(data_folder / "records.sqlite", "SELECT number, peak, score FROM rep ORDER BY 1")

    written = [
        (int(each["number"]), float(each["peak"]), float(each["score"]))
        for each in table(exported, "reps.csv")
    ]
    assert written == kept
    assert len(written) == 3


def test_the_poses_of_an_export_are_the_kept_file(
    exported: zipfile.ZipFile, data_folder: Path
) -> None:
    (name,) = (each for each in exported.namelist() if each.endswith(".parquet"))
    (kept,) = data_folder.rglob("*.parquet")
    assert exported.read(name) == kept.read_bytes()


def test_an_export_can_be_read_by_nobody_else_and_replaces_nothing(
    run: Run, exported: zipfile.ZipFile, here: Path
) -> None:
    del exported
    assert stat.S_IMODE((here / "mine.zip").stat().st_mode) == 0o600
    assert run("data", "export", "--out", "mine.zip").code == 1


def test_an_export_from_which_a_file_is_missing_says_so_and_does_not_pass_as_whole(
    run: Run, saved: UUID, data_folder: Path, here: Path
) -> None:
    (kept,) = data_folder.rglob("*.parquet")
    kept.unlink()

    outcome = run("data", "export", "--out", "mine.zip")

    assert outcome.code == 1
    assert f"{saved} are not in it" in outcome.err
    assert "1 files are missing" in outcome.err
    with zipfile.ZipFile(here / "mine.zip") as archive:
        assert {"index.html", "records.json", "missing.txt"} <= set(archive.namelist())
        assert "What is missing" in archive.read("index.html").decode()


def test_after_erasing_nothing_of_the_person_is_in_any_file(
    run: Run, saved: UUID, settings: Settings, data_folder: Path, here: Path
) -> None:
    with open_records(settings) as records:
        person_id = records.local_store().viewer_id
    sought = (NAME, NOTE, PLACE, person_id, saved)
    assert len(files_with(data_folder, *sought)) >= len(sought)

    outcome = run("data", "erase", "--yes", "--receipt", "receipt.txt")

    assert outcome.code == 0
    assert files_with(data_folder, *sought) == []
    assert not list(data_folder.rglob("*.parquet"))
    receipt = (here / "receipt.txt").read_text(encoding="utf-8")
    assert "sets" in receipt
    assert receipt.strip() in outcome.out
    assert files_with(here, *sought) == []


def test_erasing_leaves_nothing_in_the_log_that_another_program_has_open(
    run: Run, saved: UUID, settings: Settings, data_folder: Path
) -> None:
    with open_records(settings) as app:
        app.local_store().pain.add(5, "now", note=NOTE)
        assert files_with(data_folder, saved, NOTE)

        assert run("data", "erase", "--yes").code == 0

        assert (data_folder / "records.sqlite-wal").exists()
        assert files_with(data_folder, saved, NAME, NOTE, PLACE) == []


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])  # "": nobody is there to answer
def test_erasing_asks_first_and_no_means_no(
    run: Run, saved: UUID, monkeypatch: pytest.MonkeyPatch, here: Path, answer: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))

    outcome = run("data", "erase")

    assert outcome.code == 1
    assert f"Erase {NAME}" in outcome.err
    assert "Nothing was erased." in outcome.err
    assert outcome.out == ""
    assert str(saved)[:8] in run("history", "list").out
    assert not list(here.glob("*.txt"))


def test_nothing_is_erased_where_the_receipt_has_no_place(run: Run, saved: UUID) -> None:
    assert run("data", "erase", "--yes", "--receipt", "no/such/receipt.txt").code == 1
    assert str(saved)[:8] in run("history", "list").out


def test_a_backup_brings_everything_back(
    run: Run, saved: UUID, data_folder: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("history", "show", saved, "--json").out
    assert run("data", "backup", "--out", "all.zip").code == 0
    assert stat.S_IMODE((here / "all.zip").stat().st_mode) == 0o600

    refusal = run("data", "restore", "all.zip").err
    assert "holds records already" in refusal
    assert "--replace" in refusal
    run("data", "erase", "--yes")
    assert run("data", "restore", "all.zip", "--replace").code == 0
    assert run("history", "show", saved, "--json").out == before

    other = data_folder.with_name("other")
    monkeypatch.setenv("FORMCHECK_DATA_FOLDER", str(other))
    assert run("data", "restore", "all.zip").code == 0
    assert run("history", "show", saved, "--json").out == before
    assert stat.S_IMODE(other.stat().st_mode) == 0o700
    (track,) = other.rglob("*.parquet")
    assert stat.S_IMODE(track.stat().st_mode) == 0o600


def test_what_is_no_backup_is_said(run: Run, data_folder: Path, here: Path) -> None:
    (here / "photo.zip").write_bytes(b"not a zip")

    outcome = run("data", "restore", "photo.zip")

    assert outcome.code == 1
    assert "is no backup" in outcome.err
    assert not (data_folder / "records.sqlite").exists()


def test_it_is_said_where_the_records_are_and_looking_makes_none(
    run: Run, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = run("data", "where")

    assert f"{data_folder / 'records.sqlite'} (nothing is kept yet)" in outcome.out
    assert "Encrypted: no" in outcome.out
    assert not data_folder.exists()
    monkeypatch.setenv("FORMCHECK_KEY", new_key())
    assert "Encrypted: yes" in run("data", "where").out
    monkeypatch.setenv("FORMCHECK_DATABASE_URL", "postgresql://me@here/records")
    assert "PostgreSQL" in run("data", "where").out


def test_the_password_of_a_server_is_not_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_DATABASE_URL", "postgresql://me:opensesame@here/records")

    outcome = run("data", "where")

    assert "opensesame" not in outcome.out + outcome.err


def test_poses_are_kept_encrypted_where_there_is_a_key(
    run: Run, data_folder: Path, squats_parquet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMCHECK_KEY", new_key())
    kept = json.loads(run("analyze", squats_parquet, "-e", "squat", "--save", "--json").out)

    (track,) = data_folder.rglob("*.parquet")
    assert not track.read_bytes().startswith(b"PAR1")
    assert "nothing changed" in run("history", "rescore", kept["saved_set"]).out
    monkeypatch.delenv("FORMCHECK_KEY")
    assert "FORMCHECK_KEY" in run("history", "rescore", kept["saved_set"]).err


def test_migrating_says_that_the_records_are_up_to_date(run: Run, saved: UUID) -> None:
    del saved
    assert "up to date" in run("data", "migrate").out


def test_sample_data_comes_and_goes_and_leaves_ones_own_records_alone(
    run: Run, saved: UUID, short_sample: int, settings: Settings, data_folder: Path
) -> None:
    mine = run("history", "list", "--json").out

    assert run("data", "sample").code == 0

    assert run("history", "list", "--json").out == mine
    theirs = json.loads(run("history", "list", "--json", "--person", "sample person").out)
    assert sum(len(sitting["sets"]) for sitting in theirs) == short_sample
    assert "sample data" in run("people", "list").out
    assert run("data", "sample", "--remove").code == 0
    assert files_with(data_folder, "Sample person") == []
    assert run("history", "list", "--json").out == mine
    assert "no sample person" in run("data", "sample", "--remove").out
    with open_records(settings) as records:
        assert own_sets(records.local_store()) == [saved]


def own_sets(store: Store) -> list[UUID]:
    sittings = store.sessions.of_person(store.viewer_id)
    return [each.id for sitting in sittings for each in store.sets.of_session(sitting.id)]
