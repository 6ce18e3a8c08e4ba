from dataclasses import replace

import numpy as np
import pytest

from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report.curve import HEIGHT, LEFT, MOST_COLUMNS, RIGHT, TOP, WIDTH, driver_curve
from formcheck.session import Analysis
from scenery.results import rough_rep, squat_rep


def without_values(analysis: Analysis, first: int, stop: int) -> Analysis:
    feedback = list(analysis.feedback)
    for index in range(first, stop):
        feedback[index] = replace(feedback[index], driver=float("nan"))
    return replace(analysis, feedback=tuple(feedback))


def points(line: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array([[float(n) for n in pair.split(",")] for pair in line.split()])


def test_curve_rises_where_the_knee_bends(squats: Analysis, squat: ExerciseSpec) -> None:
    line = points(driver_curve(squats, squat).lines[0])

    deepest_x = line[line[:, 1].argmin(), 0]
    share = (deepest_x - LEFT) / (WIDTH - LEFT - RIGHT)
    assert share * squats.track.duration_s == pytest.approx(7.0, abs=0.1)


def test_everything_lies_inside_the_drawing(squats: Analysis, squat: ExerciseSpec) -> None:
    curve = driver_curve(squats, squat)

    for line in (*curve.lines, *curve.bands):
        inside = points(line)
        assert (inside >= 0).all()
        assert (inside <= [WIDTH, HEIGHT]).all()
    for span in (*curve.counted, *curve.not_counted):
        assert span.left >= LEFT
        assert span.left + span.width <= WIDTH


def test_repetitions_are_numbered_and_faults_marked_on_the_curve(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    curve = driver_curve(squats, squat)

    assert [span.label for span in curve.counted] == ["1", "2", "3"]
    assert [span.label for span in curve.not_counted] == ["not counted"]
    assert [mark.severe for mark in curve.marks] == [False]
    assert "at 0:11.0" in curve.marks[0].title
    third = curve.counted[2]
    assert third.left < curve.marks[0].x < third.left + third.width


def test_target_has_its_tolerance_around_it(squats: Analysis, squat: ExerciseSpec) -> None:
    target = driver_curve(squats, squat).target

    assert target is not None
    assert target.y is not None
    assert target.top < target.y < target.top + target.height
    assert target.label == "target 90°"


def test_what_was_not_measured_is_a_gap_and_not_a_line(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    curve = driver_curve(without_values(squats, 200, 230), squat)

    assert len(curve.lines) == len(curve.bands) == 2
    assert len(curve.missing) == 1
    gap = curve.missing[0]
    assert points(curve.lines[0])[-1, 0] == pytest.approx(gap.left)
    assert points(curve.lines[1])[0, 0] == pytest.approx(gap.left + gap.width)


def test_nothing_measured_at_all_is_all_gap(squats: Analysis, squat: ExerciseSpec) -> None:
    curve = driver_curve(without_values(squats, 0, len(squats.feedback)), squat)

    assert curve.lines == ()
    assert curve.missing[0].width == pytest.approx(WIDTH - LEFT - RIGHT)
    assert all(TOP <= mark.y <= HEIGHT for mark in curve.marks)


def test_a_target_in_another_unit_is_left_out(squats: Analysis, squat: ExerciseSpec) -> None:
    feedback = tuple(replace(each, unit="%") for each in squats.feedback)

    assert driver_curve(replace(squats, feedback=feedback), squat).target is None


def test_a_hold_shows_the_range_of_the_position_instead_of_a_target(plank: Analysis) -> None:
    curve = driver_curve(plank, load_exercise("plank"))

    assert curve.target is not None
    assert curve.target.y is None
    assert curve.target.label == "in position"
    assert [span.label for span in curve.counted] == ["6 s", "4 s"]


def test_a_long_recording_is_drawn_by_its_extremes(squats: Analysis, squat: ExerciseSpec) -> None:
    feedback = tuple(
        replace(squats.feedback[index % 100], time_s=index / 30) for index in range(20_000)
    )
    curve = driver_curve(replace(squats, feedback=feedback), squat)

    line = points(curve.lines[0])
    assert len(line) <= 2 * MOST_COLUMNS + 2
    whole = driver_curve(replace(squats, feedback=feedback[:300]), squat)
    assert line[:, 1].min() == pytest.approx(points(whole.lines[0])[:, 1].min(), abs=1)


def test_axis_numbers_are_round_and_few(squats: Analysis, squat: ExerciseSpec) -> None:
    curve = driver_curve(squats, squat)

    assert [tick.label for tick in curve.time_ticks][:3] == ["0:00", "0:02", "0:04"]
    assert 2 <= len(curve.value_ticks) <= 7


def test_what_was_counted_and_not_measured_is_marked_as_such(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    result = replace(squats.result, reps=(squat_rep(1), rough_rep(2)))
    first, second = driver_curve(replace(squats, result=result), squat).counted

    assert not first.is_rough
    assert second.is_rough
    assert second.title.startswith("Repetition 2, counted and not measured: ")


def test_a_fault_of_a_repetition_is_marked_once_though_the_set_carries_it_too(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    assert squats.result.faults == squats.result.reps[2].faults
    assert len(driver_curve(squats, squat).marks) == 1


def test_why_a_movement_was_not_counted_is_told_on_the_curve(
    squats: Analysis, squat: ExerciseSpec
) -> None:
    assert "Not counted, cut off" in driver_curve(squats, squat).not_counted[0].title
