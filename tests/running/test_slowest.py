"""A run ends with its slowest tests, and fails for none of them."""

import pytest

from tests.running.conftest import TWO_PROCESSES, Runs

NO_REASON = '<- no reason given: @pytest.mark.slow(reason="...")'
PROCESSES = pytest.mark.parametrize("processes", [(), TWO_PROCESSES], ids=["one", "two"])


def said_of_slowest(result: pytest.RunResult) -> list[str]:
    """Return what was said of the slowest tests, a line each."""
    begin = next(number for number, line in enumerate(result.outlines) if "slowest tests" in line)
    return [line for line in result.outlines[begin:] if " s  " in line]


@PROCESSES
def test_ten_slowest_come_slowest_first_with_what_was_set_up(
    runs: Runs, processes: tuple[str, ...]
) -> None:
    runs.write("test_a.py", {f"test_{number}": float(number) for number in range(7)})
    runs.write("test_b.py", {f"test_{number}": float(number) for number in range(7, 14)})
    result = runs.run(*processes)
    result.assert_outcomes(passed=14)
    seconds = [line.split()[0] for line in said_of_slowest(result)]
    assert seconds == [f"{number + 2:.1f}" for number in range(13, 3, -1)]


@PROCESSES
def test_over_twenty_seconds_wants_a_reason_and_fails_for_none(
    runs: Runs, processes: tuple[str, ...]
) -> None:
    body = """
@pytest.mark.slow(reason="a library reports after a minute")
def test_explained(): pass

@pytest.mark.slow
def test_bare(): pass
"""
    seconds = {"test_explained": 70.0, "test_bare": 60.0, "test_plain": 50.0, "test_short": 17.9}
    runs.write("test_a.py", seconds, body)
    result = runs.run(*processes)
    explained, bare, plain, short = said_of_slowest(result)
    assert explained.endswith("::test_explained  (a library reports after a minute)")
    assert bare.endswith(f"::test_bare  {NO_REASON}")
    assert plain.endswith(f"::test_plain  {NO_REASON}")
    assert short.endswith("::test_short")
    assert result.ret == pytest.ExitCode.OK


def test_who_has_no_reason_is_named_beyond_the_ten(runs: Runs) -> None:
    runs.write("test_a.py", {f"test_{number}": 20.0 + number for number in range(12)})
    assert len(said_of_slowest(runs.run())) == 12


def test_reason_of_a_file_holds_for_its_tests(runs: Runs) -> None:
    body = 'pytestmark = pytest.mark.long(reason="an hour of poses")\n'
    runs.write("test_a.py", {"test_hour": 30.0}, body)
    (line,) = said_of_slowest(runs.run())
    assert line.endswith("(an hour of poses)")


def test_nothing_is_said_where_nothing_ran(runs: Runs) -> None:
    assert "slowest" not in runs.run().stdout.str()
