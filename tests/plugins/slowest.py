"""Says at the end of a run which tests took longest, and which of them nobody gave a reason for.

It tells and never fails: how long a test takes depends on what else the machine does.
"""

from dataclasses import dataclass, field

import pytest

from tests.plugins.reports import slow_reason

NAMED = 10
REASON_FROM_S = 20.0
UNEXPLAINED = '<- no reason given: @pytest.mark.slow(reason="...")'


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Slowest())


@dataclass
class TestTime:
    """What a test took with its fixtures, in seconds, and why it may take long."""

    __test__ = False

    name: str
    seconds: float = 0.0
    reason: str | None = None

    @property
    def is_unexplained(self) -> bool:
        return self.seconds > REASON_FROM_S and not self.reason

    @property
    def line(self) -> str:
        remark = f"({self.reason})" if self.reason else UNEXPLAINED if self.is_unexplained else ""
        return f"{self.seconds:7.1f} s  {self.name}  {remark}".rstrip()


@dataclass(eq=False)
class Slowest:
    """Adds up what the parts of each test took, whichever process ran them."""

    times: dict[str, TestTime] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        time = self.times.setdefault(report.nodeid, TestTime(report.nodeid))
        time.seconds += report.duration
        time.reason = slow_reason(report)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        ranked = sorted(self.times.values(), key=lambda time: -time.seconds)
        shown = [*ranked[:NAMED], *(time for time in ranked[NAMED:] if time.is_unexplained)]
        if shown:
            terminalreporter.write_sep("=", "slowest tests")
        for time in shown:
            terminalreporter.write_line(time.line)
