"""How long each test file takes: a table that `make durations` writes and the runs read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.plugins.reports import file_of, slow_reason

TABLE = Path(__file__).parents[1] / "durations.toml"
HEAD = """\
# Written by `make durations`: seconds of each test file in one whole run, the longest first, and
# how many of them its tests marked slow took. `make test` begins with the longest; `make quick`
# chooses by it.

"""


@dataclass(frozen=True, slots=True)
class FileTime:
    """Seconds that the tests of one file took, one after the other.

    Attributes
    ----------
    slow_s, rest_s
        Tests marked slow, and all others.
    """

    slow_s: float = 0.0
    rest_s: float = 0.0

    @property
    def all_s(self) -> float:
        return self.slow_s + self.rest_s

    def with_report(self, report: pytest.TestReport) -> "FileTime":
        if slow_reason(report) is None:
            return replace(self, rest_s=self.rest_s + report.duration)
        return replace(self, slow_s=self.slow_s + report.duration)


def read_table(path: Path = TABLE) -> dict[str, FileTime]:
    """Return the seconds of each test file; of none where there is no table."""
    if not path.is_file():
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {file: FileTime(row["slow"], row["all"] - row["slow"]) for file, row in rows.items()}


def written_table(times: Mapping[str, FileTime]) -> str:
    """Return the table as a text that differs little where the times differ little."""
    ranked = sorted(times.items(), key=lambda each: (-round(each[1].all_s), each[0]))
    return HEAD + "".join(
        f'"{file}" = {{ all = {time.all_s:.1f}, slow = {time.slow_s:.1f} }}\n'
        for file, time in ranked
    )


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
        self._times[file] = self._times.get(file, FileTime()).with_report(report)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        root = session.config.rootpath
        before = {
            file: time for file, time in read_table(self._path).items() if (root / file).is_file()
        }
        self._path.write_text(written_table(before | self._times), encoding="utf-8")
