import csv
import json
from pathlib import Path

import pytest

from formcheck.errors import OutputError
from formcheck.report.files import REPS_COLUMNS, write_reps_csv, write_result_json
from scenery.results import plank_result, squat_rep, squat_result, squat_track


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_columns_stay_as_documented() -> None:
    documentation = write_reps_csv.__globals__["__doc__"]

    assert [line.split()[0] for line in documentation.splitlines() if "   " in line] == list(
        REPS_COLUMNS
    )


def test_one_row_for_each_repetition(tmp_path: Path) -> None:
    write_reps_csv(squat_result(), tmp_path / "reps.csv")

    rows = read_rows(tmp_path / "reps.csv")

    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["peak"] == "96.000"
    assert rows[2]["faults"] == "shallow:mild:11.000"
    assert rows[2]["full_range"] == "0"


def test_one_row_for_each_hold_with_the_faults_in_it(tmp_path: Path) -> None:
    write_reps_csv(plank_result(), tmp_path / "reps.csv")

    rows = read_rows(tmp_path / "reps.csv")

    assert [(row["kind"], row["start_s"], row["end_s"]) for row in rows] == [
        ("hold", "1.000", "6.500"),
        ("hold", "8.000", "12.000"),
    ]
    assert [row["faults"] for row in rows] == ["hips_sag:mild:4.000", ""]


def test_what_could_not_be_told_is_an_empty_cell(tmp_path: Path) -> None:
    rep = squat_rep(1, out_s=None, score=None, peak_band=float("nan"), full_range=None)
    write_reps_csv(squat_result(reps=(rep,)), tmp_path / "reps.csv")

    row = read_rows(tmp_path / "reps.csv")[0]

    assert [row[name] for name in ("out_s", "score", "peak_band", "full_range")] == [""] * 4


def test_a_repetition_that_was_counted_and_not_measured_has_no_peak(tmp_path: Path) -> None:
    nan = float("nan")
    counted = squat_rep(1, peak=nan, start_value=nan, peak_band=nan, count_basis="approximate")
    write_reps_csv(squat_result(reps=(counted, squat_rep(2))), tmp_path / "reps.csv")

    approximate, measured = read_rows(tmp_path / "reps.csv")

    assert [approximate[name] for name in ("peak", "peak_band", "start_value")] == [""] * 3
    assert (approximate["count_basis"], measured["count_basis"]) == ("approximate", "measured")


def test_columns_of_the_first_format_stay_where_they_were() -> None:
    assert REPS_COLUMNS[:19] == (
        "kind", "number", "side", "start_s", "peak_s", "end_s", "peak", "peak_band", "start_value",
        "unit", "out_s", "pause_s", "return_s", "full_range", "left_peak", "right_peak", "score",
        "faults", "not_checked",
    )  # fmt: skip


def test_result_json_is_one_object_in_a_file(tmp_path: Path) -> None:
    write_result_json(squat_result(), squat_track(), tmp_path / "result.json")

    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))["rep_count"] == 3


def test_full_disk_is_said_in_words() -> None:
    with pytest.raises(OutputError, match="the disk is full"):
        write_result_json(squat_result(), None, Path("/dev/full"))
