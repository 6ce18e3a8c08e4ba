"""What a chart shows, in one sentence, and how it changed, in one or two words."""

from typing import Literal

from formcheck.progress.trends import Trend
from formcheck.report.quantity import quantity
from formcheck.texts import say

TrendKind = Literal["range", "score", "reps", "hold", "pain"]


def trend_sentence(kind: TrendKind, trend: Trend) -> str:
    """Return what became of something: from what, to what, and whether that is a change.

    Raises
    ------
    ValueError
        There is nothing to speak of: the trend has no day.
    """
    first, last = trend.change.first, trend.change.last
    if first is None or last is None:
        raise ValueError("a trend without a day says nothing")
    return say(
        f"progress.{kind}_{_way(kind, trend)}",
        first=_said(kind, trend, first),
        last=_said(kind, trend, last),
        noise=_said(kind, trend, trend.change.noise),
    )


def trend_flag(kind: TrendKind, trend: Trend) -> str:
    """Return how something changed, in one or two words."""
    way = _way(kind, trend)
    return say(f"progress.flag_{way}" if way in _FOR_ALL else f"progress.flag_{kind}_{way}")


_FOR_ALL = ("same", "unknown")


def _way(kind: TrendKind, trend: Trend) -> str:
    way = trend.change.way
    if kind != "range" or way in _FOR_ALL:
        return way
    return "further" if (way == "down") == trend.more_is_lower else "less"


def _said(kind: TrendKind, trend: Trend, value: float) -> str:
    if kind == "pain":
        return f"{value:.1f}".removesuffix(".0")
    return quantity(value, trend.unit) if trend.unit else f"{value:.0f}"
