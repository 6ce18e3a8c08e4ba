"""Verdicts of the first format, made into those of today.

The first format named what was not counted an attempt, with reasons of its own, and did not say
why nothing was counted. Its faults were with the repetitions alone.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from formcheck.exercises.result import NotCountedReason, SetResult
from formcheck.exercises.set_faults import worst_of_each

REASONS: dict[str, NotCountedReason] = {
    "partial": "given_up",
    "cut_off": "cut",
    "too_fast": "unlike",
    "too_slow": "stayed",
    "incomplete": "unlike",
}
"""What each reason of an attempt is called today."""

REASON_NOT_KEPT = (
    "Nothing was counted, and the formcheck that judged this set did not keep why: judge it again "
    "to hear it."
)


def is_first_format(document: Mapping[str, Any]) -> bool:
    """Whether a stored verdict is of the first format."""
    return "attempts" in document


def not_counted_document(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a stored movement that was not counted as it would be written today."""
    if "peak" not in document:
        return document
    peak = document["peak"]
    seen = peak is not None and math.isfinite(peak)
    return {
        "start_s": document["start_s"],
        "end_s": document["end_s"],
        "reason": REASONS[document["reason"]],
        "measured": peak if seen else None,
        "unit": document["unit"] if seen else "",
        "side": document["side"],
    }


def result_document(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a stored verdict with every key that is needed today; its movements are elsewhere."""
    return {"not_counted": (), **document} if is_first_format(document) else document


def completed(result: SetResult) -> SetResult:
    """Return a whole verdict of the first format with what follows from its parts."""
    in_reps = (fault for rep in result.reps for fault in rep.faults)
    nothing = not (result.reps or result.holds or result.clock_count)
    return replace(
        result,
        faults=worst_of_each((*result.faults, *in_reps)),
        not_counted_reason=REASON_NOT_KEPT if nothing else None,
    )
