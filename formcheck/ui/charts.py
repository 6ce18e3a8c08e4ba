"""Charts: colours that colour-blind people can tell apart, bands where there are any.

What a chart shows stands beside it as a sentence; the chart carries the same sentence for those
who do not see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from formcheck.progress.trends import Trend
from formcheck.report.palette import BLUE, GREY, SKY, WHITE
from formcheck.report.quantity import counted, quantity
from formcheck.texts import say
from formcheck.ui.figures.calendar import DayCell
from formcheck.ui.figures.dates import day_said

HEIGHT_PX = 230
DAY_PX = 31
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a chart on light or dark ground.

    Attributes
    ----------
    line, quiet, rest, paper
        What was measured; what is beside it; a day of rest; the ground of the page.
    ramp
        From little to much.
    """

    line: str
    quiet: str
    rest: str
    paper: str
    ramp: tuple[str, ...]


LIGHT = Ink(BLUE, GREY, "#E3E7EB", WHITE, ("#B9DAEE", "#6FB2DC", BLUE, "#004B75"))
DARK = Ink(SKY, "#A8B1BC", "#29313B", "#0F1318", ("#1F4A66", "#2F7BAA", SKY, "#B4DFF7"))


def trend_chart(
    trend: Trend, says: str, ink: Ink, *, limits: tuple[float, float] | None = None
) -> alt.LayerChart:
    """Return a value a day as a line, with its bands and the target where there are any.

    Parameters
    ----------
    says
        What it shows, in one sentence.
    limits
        The least and greatest value there can be; None to show what there is.
    """
    rows = _rows(trend)
    scale = alt.Scale(zero=False, nice=True, reverse=trend.more_is_lower, padding=12)
    if limits:
        scale = alt.Scale(domain=list(limits), nice=False)
    day = _day_axis()
    value = alt.Y("value:Q", title=None, scale=scale, axis=_value_axis(trend))
    base = alt.Chart(alt.InlineData(values=rows))
    tooltip = [alt.Tooltip("said_day:N", title="Day"), alt.Tooltip("said:N", title="Value")]
    layers: list[alt.Chart] = []
    if any(each.band is not None for each in trend.days):
        bars = base.mark_rule(color=ink.line, opacity=0.35, strokeWidth=5, strokeCap="round")
        layers.append(bars.encode(x=day, y=alt.Y("low:Q", scale=scale, title=None), y2="high:Q"))
    layers.append(base.mark_line(color=ink.line, strokeWidth=2.5).encode(x=day, y=value))
    points = base.mark_point(color=ink.line, filled=True, size=70, opacity=1)
    layers.append(points.encode(x=day, y=value, tooltip=tooltip))
    if trend.target is not None:
        layers += _target(trend, scale, ink)
    return _finished(alt.LayerChart(layer=layers), says)


def points_chart(points: Sequence[tuple[date, float]], says: str, ink: Ink) -> alt.LayerChart:
    """Return a value a day as a line; no target and no bands."""
    rows = [
        {"day": day.isoformat(), "value": value, "said_day": day_said(day), "said": f"{value:g}"}
        for day, value in points
    ]
    base = alt.Chart(alt.InlineData(values=rows))
    value = alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=5, title=None))
    tooltip = [alt.Tooltip("said_day:N", title="Day"), alt.Tooltip("said:N", title="Value")]
    line = base.mark_line(color=ink.line, strokeWidth=2.5).encode(x=_day_axis(), y=value)
    dots = base.mark_point(color=ink.line, filled=True, size=60, opacity=1)
    drawn = dots.encode(x=_day_axis(), y=value, tooltip=tooltip)
    return _finished(alt.LayerChart(layer=[line, drawn]), says)


def count_chart(trend: Trend, says: str, ink: Ink) -> alt.LayerChart:
    """Return a count a day as bars."""
    axis = alt.Axis(tickMinStep=1, grid=True, title=None)
    bars = alt.Chart(alt.InlineData(values=_rows(trend))).mark_bar(
        color=ink.line, width=9, cornerRadiusEnd=3
    )
    drawn = bars.encode(
        x=_day_axis(),
        y=alt.Y("value:Q", axis=axis),
        tooltip=[alt.Tooltip("said_day:N", title="Day"), alt.Tooltip("said:N", title="Count")],
    )
    return _finished(alt.LayerChart(layer=[drawn]), says)


def calendar_chart(days: Sequence[DayCell], says: str, ink: Ink) -> alt.Chart:
    """Return the days as squares, a column a week; the darker, the more sets."""
    rows = [
        {
            "week": each.week.isoformat(),
            "weekday": WEEKDAYS[each.day.weekday()],
            "shade": min(each.sets, len(ink.ramp)),
            "said_day": day_said(each.day),
            "said": _done(each),
        }
        for each in days
    ]
    colour = alt.Scale(domain=[*range(len(ink.ramp) + 1)], range=[ink.rest, *ink.ramp])
    weeks = alt.Axis(
        labelExpr="date(toDate(datum.value)) <= 7 ? utcFormat(toDate(datum.value), '%b') : ''",
        title=None, ticks=False, domain=False, labelAngle=0, labelOverlap=False,
    )  # fmt: skip
    chart = alt.Chart(alt.InlineData(values=rows)).mark_rect(cornerRadius=4)
    drawn: alt.Chart = chart.encode(
        x=alt.X("week:O", axis=weeks, scale=alt.Scale(paddingInner=0.14)),
        y=alt.Y(
            "weekday:O",
            sort=list(WEEKDAYS),
            axis=alt.Axis(title=None, ticks=False, domain=False),
            scale=alt.Scale(paddingInner=0.14),
        ),
        color=alt.Color("shade:O", scale=colour, legend=None),
        tooltip=[alt.Tooltip("said_day:N", title="Day"), alt.Tooltip("said:N", title="Done")],
    ).properties(height=DAY_PX * 7, description=says)
    return drawn


def _rows(trend: Trend) -> list[dict[str, Any]]:
    return [
        {
            "day": each.day.isoformat(),
            "value": each.value,
            "low": each.value - (each.band or 0.0),
            "high": each.value + (each.band or 0.0),
            "said_day": day_said(each.day),
            "said": quantity(each.value, trend.unit) if trend.unit else f"{each.value:.0f}",
        }
        for each in trend.days
    ]


def _day_axis() -> alt.X:
    axis = alt.Axis(title=None, format="%-d %b", labelOverlap=True, grid=False, tickCount=5)
    return alt.X("day:T", axis=axis, scale=alt.Scale(type="utc", padding=16))


def _value_axis(trend: Trend) -> alt.Axis:
    unit = {"deg": "°", "%": " %", "s": " s"}.get(trend.unit, "")
    return alt.Axis(title=None, tickCount=5, labelExpr=f"datum.label + '{unit}'")


def _target(trend: Trend, scale: alt.Scale, ink: Ink) -> list[alt.Chart]:
    said = say("progress.target", value=quantity(trend.target, trend.unit))
    base = alt.Chart(alt.InlineData(values=[{"target": trend.target, "said": said}]))
    at = alt.Y("target:Q", scale=scale, title=None)
    line = base.mark_rule(color=ink.quiet, strokeDash=[7, 5], strokeWidth=1.5).encode(y=at)
    words = base.encode(y=at, x=alt.value(0), text="said:N")
    behind = words.mark_text(align="left", dx=4, dy=-9, stroke=ink.paper, strokeWidth=4)
    return [line, behind, words.mark_text(align="left", dx=4, dy=-9, color=ink.quiet)]


def _finished(chart: alt.LayerChart, says: str) -> alt.LayerChart:
    return chart.properties(height=HEIGHT_PX, description=says)


def _done(cell: DayCell) -> str:
    if not cell.sets:
        return "a day of rest"
    sets = counted(cell.sets, "set")
    return f"{sets}, {counted(cell.reps, 'repetition')}" if cell.reps else sets
