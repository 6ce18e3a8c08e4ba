"""A cell of a table is a number or words, never something a spreadsheet runs."""

import math

import pytest

from formcheck.pose.cells import cell


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", '=HYPERLINK("http://x")', "\uff1d1"],
)
def test_words_that_a_spreadsheet_would_run_are_words(words: str) -> None:
    assert cell(words) == f"'{words}"


@pytest.mark.parametrize("value", ["squat", "a=b", "", None, 3, -3, -0.5])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert cell(value) == value


def test_a_missing_number_is_an_empty_cell() -> None:
    assert cell(math.nan) == ""
