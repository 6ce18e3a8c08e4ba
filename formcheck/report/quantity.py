"""Numbers as people read them: with their unit, rounded to what the camera can tell."""

import math

from formcheck.texts import say

NOT_MEASURED = say("report.not_measured")
NOT_CHECKED = say("report.not_checked")

_SUFFIX = {
    "deg": "°",
    "%": "\u00a0%",
    "ratio": "",
    "s": "\u00a0s",
    "deg/s": "°/s",
    "1/min": f" {say('report.per_minute')}",
}
_NO_BREAK = "\u00a0"
_DECIMALS = {"ratio": 2, "s": 1}


def quantity(value: float | None, unit: str) -> str:
    """Return a value with its unit, such as "87°"; "not measured" for None or NaN."""
    if value is None or math.isnan(value):
        return NOT_MEASURED
    rounded = round(value, _DECIMALS.get(unit, 0)) + 0.0
    return f"{rounded:.{_DECIMALS.get(unit, 0)}f}{_SUFFIX.get(unit, f' {unit}')}"


def banded(value: float | None, band: float, unit: str) -> str:
    """Return a value with its error band, such as "87° ± 7°"; without one where it is unknown."""
    said = quantity(value, unit)
    if said == NOT_MEASURED or math.isnan(band):
        return said
    return f"{said}{_NO_BREAK}±{_NO_BREAK}{quantity(band, unit)}"


def clock(time_s: float) -> str:
    """Return a media time as minutes, seconds and tenths: "1:04.5"."""
    minutes, seconds = divmod(round(max(time_s, 0.0), 1), 60)
    return f"{minutes:.0f}:{seconds:04.1f}"


def moment(time_s: float) -> str:
    """Return a media time as one says it: "12 s", from a minute on "1:04"."""
    whole_s = round(max(time_s, 0.0))
    return f"{whole_s}{_NO_BREAK}s" if whole_s < 60 else f"{whole_s // 60}:{whole_s % 60:02}"


def seconds(value: float | None) -> str:
    """Return a length of time as "2.1 s"; a dash where it could not be told."""
    return "–" if value is None or math.isnan(value) else f"{value:.1f}{_NO_BREAK}s"


def tempo(out_s: float | None, pause_s: float | None, return_s: float | None) -> str:
    """Return the seconds out, at the peak and back: "2.0 - 0.8 - 1.9"; a dash where unknown."""
    parts = (out_s, pause_s, return_s)
    if all(part is None for part in parts):
        return "–"
    return f"{_NO_BREAK}-{_NO_BREAK}".join("?" if part is None else f"{part:.1f}" for part in parts)


def points(score: float | None) -> str:
    """Return a score as a whole number; a dash where there is none, 100 only where nothing is off.

    A long set with one fault has a mean of nearly 100, and nearly is not all.
    """
    if score is None:
        return "–"
    return "100" if score >= 100.0 else f"{min(round(score), 99)}"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, one of ``count.toml``: "1 repetition", "3 repetitions"."""
    return say(f"count.{noun}" if count == 1 else f"count.{noun}_several", count=count)
