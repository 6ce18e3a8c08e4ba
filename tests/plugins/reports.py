"""What the report of a test says beside its outcome: its file, and why it may take long.

Reports come from other processes, where the markers are; so the markers go along with them.
"""

import pytest

MARKERS = ("slow", "long")
MAY_TAKE_LONG = "may take long"


def pytest_itemcollected(item: pytest.Item) -> None:
    marks = [mark for name in MARKERS for mark in item.iter_markers(name)]
    if marks:
        reasons = [str(mark.kwargs["reason"]) for mark in marks if "reason" in mark.kwargs]
        item.user_properties.append((MAY_TAKE_LONG, next(iter(reasons), "")))


def slow_reason(report: pytest.TestReport) -> str | None:
    """Return why a test may take long: empty where it is not said, None where it may not."""
    given = dict(report.user_properties)
    return str(given[MAY_TAKE_LONG]) if MAY_TAKE_LONG in given else None


def file_of(nodeid: str) -> str:
    """Return the file of a test, from the top of the repository."""
    return nodeid.partition("::")[0]
