"""Everything about a person, to take along."""

import csv
import io
import json
import stat
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from formcheck.errors import OutputError, RecordsError
from formcheck.exercises.coach.target import Target
from formcheck.history.export import export_own
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.pose.files import load_track
from scenery.clinic import SQUAT, Clinic, judged_squats
from scenery.results import squat_rep


def table(exported: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported.read(name).decode())))


def private(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_written_over(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    records, clinic = furnished
    target = tmp_path / "mine.zip"
    target.write_text("precious")
    with pytest.raises(OutputError, match="already"):
        export_own(records.store_of(clinic.ids["patient"]), target)
    assert target.read_text() == "precious"


@pytest.fixture
def exported(furnished: tuple[Records, Clinic], tmp_path: Path) -> Iterator[zipfile.ZipFile]:
    records, clinic = furnished
    target = tmp_path / "mine.zip"
    export_own(records.store_of(clinic.ids["patient"]), target)
    assert private(target)
    with zipfile.ZipFile(target) as archive:
        yield archive


def test_an_export_holds_everything_about_the_person(exported: zipfile.ZipFile) -> None:
    document = json.loads(exported.read("records.json"))
    assert document["person"]["name"] == "patient of the clinic"
    for part in ("sessions", "sets", "pain", "plans", "media", "desk", "lifting", "audit"):
        assert document[part], part
    assert "other_patient" not in exported.read("records.json").decode()


def test_the_tables_of_an_export_open_in_a_spreadsheet(exported: zipfile.ZipFile) -> None:
    reps = table(exported, "reps.csv")
    assert [(row["number"], row["faults"]) for row in reps] == [
        ("1", ""), ("2", ""), ("3", "shallow"),
    ]  # fmt: skip
    assert [row["status"] for row in table(exported, "sets.csv")] == ["finished", "open"]


def test_an_export_holds_what_was_counted_live_and_no_missing_number(
    store: Store, tmp_path: Path
) -> None:
    nan = float("nan")
    unseen = squat_rep(1, peak=nan, start_value=nan, peak_band=nan, count_basis="approximate")
    its = store.sets.open(store.sessions.start().id, SQUAT, Target())
    store.sets.add_rep(its.id, squat_rep(1))
    store.sets.finish(its.id, judged_squats(reps=(unseen, squat_rep(2))))

    export_own(store, tmp_path / "mine.zip")

    with zipfile.ZipFile(tmp_path / "mine.zip") as exported:
        (set_row,), reps = (table(exported, name) for name in ("sets.csv", "reps.csv"))
        document = json.loads(exported.read("records.json"), parse_constant=pytest.fail)
    assert (set_row["rep_count"], set_row["rep_count_live"]) == ("2", "1")
    assert [(row["peak"], row["count_basis"]) for row in reps] == [
        ("", "approximate"), ("99.0", "measured"),
    ]  # fmt: skip
    assert [rep["peak"] for rep in document["live_reps"][str(its.id)]] == [96.0]
    (verdict,) = document["verdicts"][str(its.id)]
    assert verdict["result"]["not_counted"][0]["reason"] == "cut"


def test_the_poses_and_media_of_an_export_can_be_used(
    exported: zipfile.ZipFile, tmp_path: Path
) -> None:
    (track,) = (name for name in exported.namelist() if name.startswith("tracks/"))
    (media,) = (name for name in exported.namelist() if name.startswith("media/"))
    assert len(load_track(Path(exported.extract(track, tmp_path)))) == 60
    assert media.endswith(".mp4")
    assert exported.read(media).startswith(b"a video")


def test_the_page_of_an_export_reads_well_and_loads_nothing(exported: zipfile.ZipFile) -> None:
    page = exported.read("index.html").decode()
    parser = HTMLParser()
    parser.feed(page)
    assert "Your formcheck records" in page
    assert "squat" in page
    assert "http://" not in page
    assert "https://" not in page


def test_a_name_in_an_export_cannot_become_a_part_of_the_page(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    records, clinic = furnished
    store = records.store_of(clinic.ids["patient"])
    store.accounts.rename("<script>alert(1)</script>")
    export_own(store, tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        assert b"<script>" not in archive.read("index.html")


def test_an_export_that_fails_leaves_no_file(
    furnished: tuple[Records, Clinic], tmp_path: Path
) -> None:
    records, clinic = furnished
    store = records.store_of(clinic.ids["patient"])
    records.store_of(clinic.ids["admin"]).people.close(clinic.ids["patient"])
    with pytest.raises(RecordsError):
        export_own(store, tmp_path / "mine.zip")
    assert list(tmp_path.glob("*mine*")) == []


def test_a_note_is_never_a_formula(store: Store, tmp_path: Path) -> None:
    store.pain.add(3, "now", note='=HYPERLINK("http://example.org")', place="-2+3")
    export_own(store, tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        (line,) = csv.DictReader(io.StringIO(archive.read("pain.csv").decode()))
    assert line["note"] == '\'=HYPERLINK("http://example.org")'
    assert line["place"] == "'-2+3"
