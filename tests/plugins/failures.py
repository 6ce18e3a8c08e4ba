"""Says at the end of a run that failed what failures of each kind mean, and where to look."""

from collections.abc import Collection, Iterator

import pytest

from tests.plugins.reports import file_of

PLACES = {
    "benchmarks": "how is measured, not what was: python -m benchmarks measures anew",
    "catalogue": "an exercise is judged otherwise than its file says; its rows are in "
    "docs/catalogue.md, and python -m benchmarks.catalogue EXERCISE proves them again",
    "cli": "a command says or does something else: run .venv/bin/formcheck as the test does",
    "docs": "README or a guide says what is no longer so: one of the two is wrong",
    "exercises": "figures whose angles are known are counted or judged otherwise",
    "history": "records: [sqlite] or [postgresql] alone points to the database",
    "live": "the live server, without a browser",
    "live_browser": "the player; what it showed lies in out/screens/",
    "recordings": "real people are counted or judged otherwise: formcheck analyze CLIP shows how",
    "setup": "building, installing, importing: `make clean`, then `make test`",
    "ui": "the pages; what a browser showed lies in out/screens/",
}
"""What a failed test in a folder of tests/ points to, beyond its own message."""

KINDS = {
    "error": "ERROR: a fixture failed, not the test. Look at the first: others often follow it.",
    "crash": "A process of tests died, or hung for ten minutes: stacks above say where.",
    "call": "FAILED: run it alone with .venv/bin/python -m pytest NAME. Passes alone? Then in the "
    "same order, with the --randomly-seed from the top.",
}


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(WhereToLook())


class WhereToLook:
    """Remembers what failed, and explains it once at the end."""

    def __init__(self) -> None:
        self._kinds: set[str] = set()
        self._folders: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._kinds.add(kind_of(report))
            self._folders.update(file_of(report.nodeid).split("/")[1:2])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._kinds:
            terminalreporter.write_sep("=", "where to look")
        for line in explained(self._kinds, self._folders):
            terminalreporter.write_line(line)


def kind_of(report: pytest.TestReport) -> str:
    """Return which of `KINDS` a failure is of."""
    if report.when == "call":
        return "call"
    return "error" if report.when in ("setup", "teardown") else "crash"


def explained(kinds: Collection[str], folders: Collection[str]) -> Iterator[str]:
    """Yield a line for each kind of failure, and one for each folder that has more to say."""
    yield from (line for kind, line in KINDS.items() if kind in kinds)
    yield from (f"tests/{name}: {says}" for name, says in PLACES.items() if name in folders)
