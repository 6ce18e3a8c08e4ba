"""One repetition in words: how far it went, or that it was counted and could not be measured."""

import math

from formcheck.exercises.result import Rep
from formcheck.report.around_zero import reached_said
from formcheck.report.quantity import points, quantity
from formcheck.texts import say

COUNTED_ONLY = say("report.counted_only")
_RANGE_MARK = {
    True: "",
    False: f" {say('report.range_part')}",
    None: f" {say('report.range_unchecked')}",
}


def is_measured(rep: Rep) -> bool:
    """Return whether it is known how far a repetition went."""
    return rep.count_basis == "measured" and math.isfinite(rep.peak)


def way(rep: Rep) -> float:
    """Return how far a repetition went from its rest, in its own unit; NaN where not measured."""
    return abs(rep.peak - rep.start_value)


def in_brief(rep: Rep) -> str:
    """Return a repetition as a line while the set goes on: "Rep 3: 87°, score 90"."""
    far = quantity(rep.peak, rep.unit) if is_measured(rep) else COUNTED_ONLY
    if rep.score is None:
        return say("report.rep_brief", number=rep.number, reached=far)
    score = points(rep.score)
    return say("report.rep_brief_scored", number=rep.number, reached=far, score=score)


def reached(rep: Rep, target_unit: str, metric: str | None = None) -> str:
    """Return how far a repetition went, as it stands in a table.

    Parameters
    ----------
    target_unit
        A value in another unit than the target's says nothing beside it, so it is left out; empty
        where nothing measured is aimed for.
    metric
        What the target is measured by, where that is known.
    """
    if not is_measured(rep):
        return COUNTED_ONLY
    if target_unit and rep.unit != target_unit:
        return say("report.range_not_checked")
    far = reached_said(rep.peak, rep.peak_band, rep.unit, metric)
    if rep.left_peak is not None and rep.right_peak is not None:
        peaks = rep.left_peak, rep.right_peak
        left, right = (reached_said(peak, math.nan, rep.unit, metric) for peak in peaks)
        far += f" {say('report.range_sides', left=left, right=right)}"
    return far + (_RANGE_MARK[rep.full_range] if target_unit else "")
