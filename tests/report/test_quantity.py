import math

import pytest

from formcheck.report.quantity import banded, clock, counted, quantity, seconds, tempo


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (87.4, "deg", "87°"),
        (-0.2, "deg", "0°"),  # no minus zero
        (1.236, "ratio", "1.24"),
        (12.0, "%", "12\u00a0%"),
        (1.25, "s", "1.2\u00a0s"),
        (3.0, "furlong", "3 furlong"),
        (None, "deg", "not measured"),
        (math.nan, "deg", "not measured"),
    ],
)
def test_quantity_is_said_with_its_unit(value: float | None, unit: str, said: str) -> None:
    assert quantity(value, unit) == said


def test_band_stands_beside_the_value_where_it_is_known() -> None:
    assert banded(87.4, 12.3, "deg") == "87°\u00a0±\u00a012°"
    assert banded(87.4, math.nan, "deg") == "87°"
    assert banded(math.nan, 12.3, "deg") == "not measured"


@pytest.mark.parametrize(
    ("time_s", "said"), [(0.0, "0:00.0"), (59.97, "1:00.0"), (64.5, "1:04.5"), (-0.01, "0:00.0")]
)
def test_clock_rounds_over_the_minute(time_s: float, said: str) -> None:
    assert clock(time_s) == said


def test_tempo_shows_what_is_unknown() -> None:
    assert tempo(2.0, None, 1.94).replace("\u00a0", " ") == "2.0 - ? - 1.9"
    assert tempo(None, None, None) == "–"
    assert seconds(None) == "–"


def test_one_is_singular() -> None:
    assert counted(1, "repetition") == "1 repetition"
    assert counted(0, "repetition") == "0 repetitions"
