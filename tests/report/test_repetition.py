import pytest

from formcheck.report.quantity import points
from formcheck.report.repetition import in_brief, reached
from scenery.results import rough_rep, squat_rep


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_measured_repetition_stands_with_its_band() -> None:
    assert said(reached(squat_rep(1), "deg")) == "96° ± 12°"
    assert said(in_brief(squat_rep(1))) == "Rep 1: 96°, score 100"


def test_a_repetition_that_could_not_be_measured_says_so_in_place_of_a_number() -> None:
    assert reached(rough_rep(1), "deg") == "counted, not measured"
    assert in_brief(rough_rep(1)) == "Rep 1: counted, not measured"


@pytest.mark.parametrize(
    ("full_range", "mark"), [(True, "12°"), (False, "(part)"), (None, "(range not checked)")]
)
def test_a_range_is_full_in_part_or_not_checked(full_range: bool | None, mark: str) -> None:
    assert reached(squat_rep(1, full_range=full_range), "deg").endswith(mark)


def test_a_value_in_another_unit_than_the_target_is_left_out() -> None:
    assert reached(squat_rep(1, unit="%", full_range=None), "deg") == "range not checked"


def test_without_a_target_there_is_no_range_to_check() -> None:
    assert said(reached(squat_rep(1, full_range=None), "")) == "96° ± 12°"


@pytest.mark.parametrize(
    ("score", "shown"), [(100.0, "100"), (99.8, "99"), (96.7, "97"), (0.0, "0"), (None, "–")]
)
def test_a_hundred_is_shown_only_where_nothing_was_found(score: float | None, shown: str) -> None:
    assert points(score) == shown
