"""Sorts the files of tests, those first that take longest.

With ``--dist loadfile --no-loadscope-reorder`` processes are given one file after the other: what
the tests of a file share is made once, and no process is left with a long file at the end while
the others have nothing to do. (Groups of xdist that reach beyond a file, `xdist_group`, do nothing
in pytest-xdist 3.8 under pytest 9: the names of tests no longer carry them.)
"""

from collections.abc import Mapping

import pytest

from tests.plugins.reports import file_of
from tools.quick.durations import FileTime, read_table

UNKNOWN = FileTime(rest_s=float("inf"))
"""A new file may be long, and is likely what the run is for."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # Alone in one process, tests keep the random order that shows what leans on another test.
    if hasattr(config, "workerinput"):
        sort_longest_first(items, read_table())


def sort_longest_first(items: list[pytest.Item], times: Mapping[str, FileTime]) -> None:
    """Sort tests by how long all tests of their file take; those of a file keep their order."""

    def rank(item: pytest.Item) -> tuple[float, str]:
        file = file_of(item.nodeid)
        return -times.get(file, UNKNOWN).all_s, file

    items.sort(key=rank)
