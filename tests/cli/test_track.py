from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("format_name", "first"), [("csv", "frame,time_s"), ("trc", "PathFileType")]
)
def test_export_writes_a_file_other_programs_read(
    run: Run, here: Path, squats_parquet: Path, format_name: str, first: str
) -> None:
    outcome = run("track", "export", squats_parquet, "--format", format_name)

    assert outcome.code == 0
    assert f"Written to squats.{format_name}" in outcome.out
    assert (here / f"squats.{format_name}").read_text(encoding="utf-8").startswith(first)


def test_export_goes_where_it_is_told(run: Run, here: Path, squats_parquet: Path) -> None:
    run("track", "export", squats_parquet, "--out", "poses.csv")

    assert [path.name for path in here.iterdir()] == ["poses.csv"]


def test_export_into_nowhere_is_said(run: Run, here: Path, squats_parquet: Path) -> None:
    outcome = run("track", "export", squats_parquet, "--out", "no/such/folder.csv")

    assert outcome.code == 1
    assert "folder" in outcome.err
    assert list(here.iterdir()) == []


def test_export_of_something_else_is_said(run: Run, here: Path) -> None:
    (here / "notes.parquet").write_text("no track")

    outcome = run("track", "export", "notes.parquet")

    assert outcome.code == 1
    assert "notes.parquet" in outcome.err
