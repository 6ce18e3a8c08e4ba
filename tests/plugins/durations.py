"""Writes down how long each test file takes, where that is asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.plugins.reports import file_of, slow_reason
from tools.quick.durations import FileTime, read_table, written_table


def with_report(time: FileTime, report: pytest.TestReport) -> FileTime:
    """Return a file's seconds with those of one more test."""
    if slow_reason(report) is None:
        return replace(time, rest_s=time.rest_s + report.duration)
    return replace(time, slow_s=time.slow_s + report.duration)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--save-durations", type=Path, metavar="FILE", help="write how long each took")


def pytest_configure(config: pytest.Config) -> None:
    path: Path | None = config.getoption("save_durations")
    if path is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder(path))


class Recorder:
    """Writes the table at the end of a run; files that did not run keep what they had."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._times: dict[str, FileTime] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file = file_of(report.nodeid)
        self._times[file] = with_report(self._times.get(file, FileTime()), report)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        root = session.config.rootpath
        before = {
            file: time for file, time in read_table(self._path).items() if (root / file).is_file()
        }
        self._path.write_text(written_table(before | self._times), encoding="utf-8")
