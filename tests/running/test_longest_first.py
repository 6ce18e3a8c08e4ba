"""Files of tests are shared out as wholes, those that take longest first."""

import re
from collections import defaultdict

import pytest

from tests.plugins.longest_first import sort_longest_first
from tests.running.conftest import TWO_PROCESSES, Runs
from tools.quick.durations import FileTime

TWO = "def test_one(): pass\ndef test_two(): pass\n"


def collected(pytester: pytest.Pytester, **files: str) -> list[pytest.Item]:
    pytester.makepyfile(**files)
    items, _ = pytester.inline_genitems("-p", "no:randomly")
    return items


def names(items: list[pytest.Item]) -> list[str]:
    return [item.nodeid for item in items]


def test_file_that_takes_longest_comes_first_and_a_new_one_before_all(
    pytester: pytest.Pytester,
) -> None:
    items = collected(pytester, test_a=TWO, test_b=TWO, test_new=TWO)
    times = {"test_a.py": FileTime(rest_s=1.0), "test_b.py": FileTime(slow_s=3.0)}
    sort_longest_first(items, times)
    assert names(items) == [
        f"test_{file}.py::test_{test}" for file in ("new", "b", "a") for test in ("one", "two")
    ]


def test_tests_of_a_file_stay_in_one_process(runs: Runs) -> None:
    for name in ("test_a.py", "test_b.py"):
        runs.write(name, {f"test_{number}": 1.0 for number in range(6)})
    result = runs.run(*TWO_PROCESSES, "-v")
    result.assert_outcomes(passed=12)
    processes = defaultdict(set)
    for process, file in re.findall(r"\[(gw\d)\].* PASSED (\w+\.py)::", result.stdout.str()):
        processes[file].add(process)
    assert {len(each) for each in processes.values()} == {1}
