"""Runs of tests that say themselves how long they take."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

CONFTEST = """
import pytest

@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    seconds = getattr(item.module, "SECONDS", {}).get(item.originalname, 0.0)
    report.duration = seconds if call.when == "call" else 1.0
    return report
"""
INI = """
[pytest]
markers =
    slow(reason)
    long(reason)
"""
PLUGINS = ("reports", "durations", "failures", "layers", "longest_first", "slowest")
TWO_PROCESSES = ("-p", "xdist", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")


@dataclass(frozen=True)
class Runs:
    """Runs pytest, with our plugins and no others, in a folder of its own.

    Attributes
    ----------
    pytester
        The folder. Each part of a test before and after it is said to take 1 s.
    """

    pytester: pytest.Pytester

    def write(self, name: str, seconds: Mapping[str, float], body: str = "") -> None:
        """Write a file of tests that take so long; `body` holds those that do more than pass."""
        missing = (test for test in seconds if f"def {test}(" not in body)
        passing = "".join(f"\ndef {test}(): pass\n" for test in missing)
        text = f"import pytest\nSECONDS = {dict(seconds)}\n{body}{passing}"
        (self.pytester.path / name).write_text(text, encoding="utf-8")

    def run(self, *options: str) -> pytest.RunResult:
        return self.pytester.runpytest_inprocess(*options)


@pytest.fixture
def runs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Runs:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    given = " ".join(f"-p tests.plugins.{name}" for name in PLUGINS)
    monkeypatch.setenv("PYTEST_ADDOPTS", f"{given} -p no:cacheprovider")
    pytester.makeconftest(CONFTEST)
    pytester.makeini(INI)
    return Runs(pytester)
