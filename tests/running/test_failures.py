"""A run that failed says what that means; one that passed does not."""

import pytest

from tests.conftest import REPOSITORY
from tests.plugins.failures import KINDS, PLACES, explained
from tests.running.conftest import Runs

FIXTURE = """
@pytest.fixture
def broken(): raise OSError
"""


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("def test_it(): assert False", "call"),
        (f"{FIXTURE}\ndef test_it(broken): pass", "error"),
        ("import os\ndef test_it(): os._exit(1)", "crash"),
    ],
    ids=["call", "error", "crash"],
)
def test_each_kind_of_failure_is_explained(runs: Runs, body: str, kind: str) -> None:
    runs.write("test_a.py", {"test_it": 1.0}, body)
    said = runs.run("-p", "xdist", "-n", "1", "--max-worker-restart=0").stdout.str()
    assert [name for name, line in KINDS.items() if line in said] == [kind]


def test_folder_of_what_failed_says_where_to_look() -> None:
    assert list(explained({"call"}, {"docs", "pose"}))[1:] == [f"tests/docs: {PLACES['docs']}"]


def test_run_that_passed_explains_nothing(runs: Runs) -> None:
    runs.write("test_a.py", {"test_it": 1.0})
    assert "where to look" not in runs.run().stdout.str()


def test_explained_folders_are_there() -> None:
    assert [name for name in PLACES if not (REPOSITORY / "tests" / name).is_dir()] == []
