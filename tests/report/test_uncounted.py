import re
from dataclasses import replace
from typing import get_args

import pytest

from formcheck.exercises.result import NotCounted, NotCountedReason
from formcheck.report.uncounted import not_counted_lines, not_counted_says
from scenery.results import squat_rep, squat_result

ADVICE = re.compile(r"\b(try|turn|step|lower|deeper|slower|faster|please|must|should)\b", re.I)


def lines(*missed: NotCounted, **changes: object) -> list[str]:
    reps = tuple(squat_rep(n, peak=59.0, start_value=4.0) for n in (1, 2, 3))
    result = squat_result(**{"not_counted": missed, "reps": reps, **changes})
    return [line.replace("\u00a0", " ") for line in not_counted_lines(result)]


def missed(
    reason: NotCountedReason, *numbers: float, unit: str = "deg", at_s: float = 12.0
) -> NotCounted:
    measured, needed = numbers or (None, None)
    return NotCounted(at_s, at_s + 2, reason, measured, needed, unit)


def test_less_range_is_told_with_what_was_measured_what_is_usual_and_what_counts() -> None:
    assert lines(missed("less_range", 21.0, 22.0)) == [
        "One movement at 12 s went 21°; yours go 55°, so from 22° on it counts."
    ]


def test_less_range_in_parts_of_the_others_needs_no_unit_of_the_exercise() -> None:
    assert lines(missed("less_range", 35.0, 40.0, unit="%")) == [
        "One movement at 12 s went 35 % of your usual way; from 40 % on it counts."
    ]


def test_less_range_of_a_set_without_repetitions_names_nobody_as_usual() -> None:
    assert lines(missed("less_range", 12.0, 22.0), reps=()) == [
        "One movement at 12 s went 12°; from 22° on it counts."
    ]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (missed("cut"), "was cut off: its beginning or end was not seen."),
        (missed("given_up", 30.0, 50.0), "turned back after 30°; from 50° on it counts."),
        (
            missed("unlike", 21.0, 15.0),
            "did not look like your others, by 21°; up to 15° is alike.",
        ),
        (missed("another_movement"), "did not look like this exercise."),
        (
            missed("stayed", 14.0, 8.0, unit="s"),
            "stayed there for 14.0 s; back within 8.0 s it counts.",
        ),
        (
            missed("not_seen", 40.0, 60.0, unit="%"),
            "was not seen well enough: 40 % of it, where 60 % is needed.",
        ),
    ],
)
def test_each_reason_says_what_was_measured_and_needed(item: NotCounted, said: str) -> None:
    assert lines(item) == [f"One movement at 12 s {said}"]


@pytest.mark.parametrize("reason", get_args(NotCountedReason))
def test_every_reason_has_words_with_and_without_numbers(reason: NotCountedReason) -> None:
    for item in (missed(reason), missed(reason, 21.0, 22.0), missed(reason, float("nan"), 22.0)):
        (line,) = lines(item)
        assert line.startswith("One movement at 12 s ")
        assert "nan" not in line
        assert "not measured" not in line
    assert not_counted_says(reason).startswith("That one ")


@pytest.mark.parametrize("reason", get_args(NotCountedReason))
def test_what_was_not_counted_asks_for_nothing(reason: NotCountedReason) -> None:
    (line,) = lines(missed(reason, 21.0, 22.0))
    assert not ADVICE.search(line)


def test_movements_of_one_reason_are_told_together() -> None:
    three = (
        missed("less_range", 15.0, 22.0, at_s=12.0),
        missed("less_range", 21.0, 22.0, at_s=20.2),
        missed("less_range", 18.0, 22.0, at_s=71.0),
    )
    assert lines(*three, missed("cut", at_s=80.0)) == [
        "3 movements at 12 s, 20 s and 1:11 went 15° to 21°; yours go 55°, so from 22° on it "
        "counts.",
        "One movement at 1:20 was cut off: its beginning or end was not seen.",
    ]


def test_of_many_movements_first_and_last_time_are_enough() -> None:
    many = tuple(missed("unlike", at_s=10.0 * n) for n in range(1, 7))
    assert lines(*many) == ["6 movements between 10 s and 1:00 did not look like your others."]


def test_a_side_is_named_where_it_is_one() -> None:
    left = replace(missed("given_up"), side="left")
    assert lines(left) == ["One movement at 12 s (left) turned back early."]
    both = lines(left, replace(missed("given_up", at_s=20.0), side="right"))
    assert both == ["2 movements at 12 s and 20 s turned back early."]


def test_numbers_that_some_lack_are_left_out() -> None:
    pair = missed("given_up", 30.0, 50.0), missed("given_up", at_s=20.0)
    assert lines(*pair) == ["2 movements at 12 s and 20 s turned back early."]


@pytest.mark.parametrize(
    ("measured", "needed", "bound"), [(21.0, 29.0, "from 29° on"), (83.0, 65.0, "up to 65°")]
)
def test_what_a_movement_lacks_is_told_with_its_numbers(
    measured: float, needed: float, bound: str
) -> None:
    lacking = NotCounted(
        2.0, 3.0, "another_movement", measured, needed, "deg", says="Bend both knees."
    )
    other = NotCounted(6.0, 7.0, "another_movement")
    first, second = not_counted_lines(squat_result(not_counted=(lacking, other)))
    assert f"(Bend both knees: {measured:.0f}°, {bound} it counts)" in first
    assert second.endswith("did not look like this exercise.")
