"""`make check` and `make long` run all their parts, and explain those that failed."""

import sys

import pytest

from benchmarks.__main__ import BENCHMARKS
from tools import checks, long
from tools.steps import Step, run


def step(name: str, code: str) -> Step:
    return Step(name, (sys.executable, "-c", code), f"{name} means this")


def test_every_step_runs_and_those_that_fail_are_explained(
    capfd: pytest.CaptureFixture[str],
) -> None:
    steps = [step("one", "raise SystemExit(3)"), step("two", "print('done')")]
    assert run(steps) == 1
    said = capfd.readouterr().out
    assert "done" in said
    assert "1 failed:\n  one: one means this" in said
    assert "two means this" not in said


def test_where_nothing_fails_nothing_is_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([step("one", "pass")]) == 0
    assert "failed" not in capfd.readouterr().out


def test_unknown_part_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert long.main(["memory", "weather"]) == 2
    assert "No such part: weather. There are: tests, start, " in capsys.readouterr().out


def test_long_runs_every_benchmark_of_the_page() -> None:
    assert set(BENCHMARKS) <= {each.name for each in long.STEPS}


@pytest.mark.parametrize("steps", [checks.CHECKS, long.STEPS])
def test_names_of_steps_tell_them_apart(steps: tuple[Step, ...]) -> None:
    assert len({each.name for each in steps}) == len(steps)
    assert all(each.means for each in steps)
