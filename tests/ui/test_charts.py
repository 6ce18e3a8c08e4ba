"""Charts: what they carry for those who do not see them, and what is drawn."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from formcheck.progress.change import change
from formcheck.progress.trends import DayValue, Trend
from formcheck.report.palette import contrast, rgb
from formcheck.ui import charts
from formcheck.ui.figures.calendar import cells

DAY = date(2026, 11, 2)
DAYS = tuple(DayValue(DAY + timedelta(days=n), 70.0 + 3 * n, 7.0) for n in range(5))
TREND = Trend("knee bend", "deg", DAYS, change([70.0, 82.0], noise=10.0), target=90.0)
SAYS = "How far. Further: 70 at first, 82 lately."


def drawn(chart: Any) -> tuple[dict[str, Any], str]:
    whole: dict[str, Any] = chart.to_dict()
    return whole, json.dumps(whole)


def marks(chart: Any) -> list[str]:
    return [layer["mark"]["type"] for layer in chart.to_dict()["layer"]]


def test_chart_carries_its_sentence() -> None:
    for chart in (
        charts.trend_chart(TREND, SAYS, charts.LIGHT),
        charts.count_chart(TREND, SAYS, charts.LIGHT),
        charts.calendar_chart(cells((), first=DAY, today=DAY), SAYS, charts.LIGHT),
    ):
        assert drawn(chart)[0]["description"] == SAYS


def test_bands_and_target_are_drawn_where_there_are_any() -> None:
    assert marks(charts.trend_chart(TREND, SAYS, charts.LIGHT)) == [
        *("rule", "line", "point"),
        *("rule", "text", "text"),
    ]
    bare = replace(TREND, target=None, days=tuple(replace(each, band=None) for each in DAYS))
    assert marks(charts.trend_chart(bare, SAYS, charts.LIGHT)) == ["line", "point"]


def test_band_reaches_as_far_as_it_was_measured() -> None:
    whole, _ = drawn(charts.trend_chart(TREND, SAYS, charts.LIGHT))
    rows = next(iter(whole["datasets"].values())) if "datasets" in whole else None
    rows = rows or whole["layer"][0]["data"]["values"]
    assert (rows[0]["low"], rows[0]["high"]) == (63.0, 77.0)
    assert rows[0]["said"] == "70°"


def test_axis_is_turned_round_where_further_is_smaller() -> None:
    _, text = drawn(charts.trend_chart(replace(TREND, more_is_lower=True), SAYS, charts.LIGHT))
    assert '"reverse": true' in text


def test_limits_hold_the_axis() -> None:
    _, text = drawn(charts.trend_chart(TREND, SAYS, charts.LIGHT, limits=(0, 100)))
    assert '"domain": [0, 100]' in text


@pytest.mark.parametrize("ink", [charts.LIGHT, charts.DARK])
def test_lines_stand_out_from_the_ground(ink: charts.Ink) -> None:
    assert contrast(rgb(ink.line), rgb(ink.paper)) >= 4.5


@pytest.mark.parametrize("ink", [charts.LIGHT, charts.DARK])
def test_more_sets_stand_out_more_from_a_day_of_rest(ink: charts.Ink) -> None:
    ramp = [contrast(rgb(each), rgb(ink.paper)) for each in (ink.rest, *ink.ramp)]
    assert ramp == sorted(ramp)
