"""Leaves tests marked slow out of single files, as `make quick` asks."""

from collections.abc import Collection

import pytest

from tests.plugins.reports import file_of


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--leave-slow-out-of",
        action="append",
        default=[],
        metavar="FILE",
        help="of this file, run only tests that are not marked slow",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    files: Collection[str] = set(config.getoption("leave_slow_out_of"))

    def is_left_out(item: pytest.Item) -> bool:
        return file_of(item.nodeid) in files and item.get_closest_marker("slow") is not None

    if out := [item for item in items if is_left_out(item)]:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if not is_left_out(item)]
