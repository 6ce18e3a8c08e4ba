"""The table of durations is written by a run and read by the next."""

from pathlib import Path

import pytest

from tests.running.conftest import TWO_PROCESSES, Runs
from tools.quick.durations import TABLE, FileTime, read_table, written_table

SAVING = ("--save-durations", "table.toml")


def test_table_reads_back_as_it_was_written_longest_first(tmp_path: Path) -> None:
    times = {"tests/a.py": FileTime(1.5, 2.0), "tests/b.py": FileTime(0.0, 9.5)}
    (tmp_path / "table.toml").write_text(written_table(times))
    assert read_table(tmp_path / "table.toml") == times
    assert list(read_table(tmp_path / "table.toml")) == ["tests/b.py", "tests/a.py"]


def test_without_a_table_nothing_is_known(tmp_path: Path) -> None:
    assert read_table(tmp_path / "none.toml") == {}


@pytest.mark.parametrize("processes", [(), TWO_PROCESSES], ids=["one", "two"])
def test_run_writes_seconds_of_each_file_and_of_its_slow_tests(
    runs: Runs, processes: tuple[str, ...]
) -> None:
    body = "@pytest.mark.slow\ndef test_slow(): pass\n"
    runs.write("test_a.py", {"test_slow": 30.0, "test_quick": 3.0}, body)
    runs.write("test_b.py", {"test_it": 1.0})
    runs.run(*processes, *SAVING)
    assert read_table(runs.pytester.path / "table.toml") == {
        "test_a.py": FileTime(slow_s=32.0, rest_s=5.0),
        "test_b.py": FileTime(rest_s=3.0),
    }


def test_files_that_did_not_run_stay_and_files_that_are_gone_go(runs: Runs) -> None:
    runs.write("test_here.py", {})
    runs.write("test_run.py", {"test_it": 1.0})
    before = {"test_here.py": FileTime(rest_s=7.0), "test_gone.py": FileTime(rest_s=8.0)}
    table = runs.pytester.path / "table.toml"
    table.write_text(written_table(before))
    runs.run("test_run.py", *SAVING)
    assert read_table(table) == {
        "test_here.py": FileTime(rest_s=7.0),
        "test_run.py": FileTime(rest_s=3.0),
    }


def test_committed_table_names_files_that_are_there() -> None:
    repository = TABLE.parents[1]
    assert [file for file in read_table() if not (repository / file).is_file()] == []
