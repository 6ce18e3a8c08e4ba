"""What was found of few pictures a second, and how it is told."""

from dataclasses import replace

import pytest

from benchmarks.catalogue.rates import BROWSER_LOOKS, CLOSELY, LOOKS, Slow, load, section

WELL = Slow(
    exercise_id="squat",
    shows=None,
    yaw_deg=85.0,
    model="lite",
    rate_hz=5.0,
    shown=3.0,
    counted=3.0,
    exact=True,
    found=True,
    unchecked=False,
    false_faults=(),
)
FAULTY = replace(WELL, shows="shallow", shown=1.0, counted=1.0)


def told(*rows: Slow) -> str:
    return "\n".join(section(rows))


def test_without_results_there_is_no_section() -> None:
    assert section(()) == ()


def test_each_model_and_rate_has_its_row() -> None:
    slower = replace(WELL, model="full", rate_hz=30.0, counted=2.0, exact=False)
    said = told(WELL, FAULTY, slower)
    assert "| lite | 5 | 1 of 1 | 0 | 1 of 1 | 0 | 0 | 0 |" in said
    assert "| full | 30 | 0 of 1 | 0 | 0 of 0 | 0 | 0 | 0 |" in said


def test_a_fault_that_was_not_checked_was_not_missed() -> None:
    unchecked = replace(FAULTY, found=False, unchecked=True)
    missed = replace(FAULTY, found=False)
    assert "| lite | 5 | 1 of 1 | 0 | 1 of 3 | 1 | 1 | 0 |" in told(WELL, FAULTY, unchecked, missed)


def test_what_goes_wrong_in_a_slow_browser_is_named() -> None:
    wrong = replace(WELL, exercise_id="plank", yaw_deg=86.0, false_faults=("hips_sag",))
    assert "1 of 2 counted exactly and called good" in told(WELL, wrong)
    assert "- `plank` at 86 deg, 5 a second: 3 of 3 counted, said: hips_sag" in told(WELL, wrong)


def test_everything_was_looked_at_as_often_as_the_page_says() -> None:
    looks = [(row.model, row.rate_hz) for row in load() if row.exercise_id in CLOSELY]
    assert len({looks.count((look.model, look.rate_hz)) for look in LOOKS}) == 1


@pytest.mark.parametrize("exercise_id", CLOSELY)
def test_nothing_done_well_is_said_to_have_a_fault_however_slow_the_pictures(
    exercise_id: str,
) -> None:
    rows = [row for row in load() if row.exercise_id == exercise_id and row.shows is None]
    assert len(rows) >= len(LOOKS)
    assert [row for row in rows if row.false_faults] == []


def test_the_quick_model_calls_good_what_is_good_in_nearly_every_exercise() -> None:
    looks = {(look.model, look.rate_hz) for look in BROWSER_LOOKS}
    rows = [row for row in load() if row.shows is None and (row.model, row.rate_hz) in looks]
    assert {row.exercise_id for row in rows if row.false_faults} <= {"standing_side_bend"}
