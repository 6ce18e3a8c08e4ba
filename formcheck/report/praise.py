"""What went well in a set: only what was looked at, each with its numbers."""

import math

from formcheck.exercises.result import Rep, SetResult
from formcheck.report.findings import lowering
from formcheck.report.quantity import seconds
from formcheck.report.repetition import is_measured
from formcheck.texts import say

EVEN_PACE_SPREAD_FRAC = 0.25
"""Repetitions whose lengths differ by at most this part of their mean are called even [default]."""

ALIKE_DEG = 10.0
"""Left and right within this of each other are called alike: clinical specification B.3."""

MOST = 2
"""So many things are praised at most: more are not heard [default]."""


def went_well(result: SetResult) -> tuple[str, ...]:
    """Return what went well, at most `MOST` things; nothing where nothing was looked at."""
    found = _holds(result) if result.mode == "hold" else _reps(result)
    return tuple(filter(None, found))[:MOST]


def _holds(result: SetResult) -> tuple[str, ...]:
    longest_s = result.hold_longest_s or 0.0
    if not longest_s:
        return ()
    reached = result.target_unit == "s" and longest_s >= result.target
    steady = result.scored and not lowering(result.faults)
    return (
        say("report.longest_hold", time=seconds(longest_s)),
        say("report.target_held", target=result.target) if reached else "",
        say("report.nothing_to_change") if steady else "",
    )


def _reps(result: SetResult) -> tuple[str, ...]:
    if not result.scored or all(rep.count_basis != "measured" for rep in result.reps):
        return ()
    found = (_range(result.reps), _pace(result.reps), _sides(result.reps))
    return found if any(found) else (say("report.kept_going"),)


def _range(reps: tuple[Rep, ...]) -> str:
    """Praise full range; of repetitions that were only counted nothing is said."""
    checked = [rep.full_range for rep in reps if rep.full_range is not None]
    full = sum(checked)
    if not full:
        return ""
    if len(checked) == 1 < len(reps):
        return say("report.full_one_checked")
    if full == len(checked) < len(reps):
        return say("report.full_all_checked", checked=full)
    if len(checked) < len(reps):
        return say("report.full_of_checked", full=full, checked=len(checked))
    if full < len(reps):
        return say("report.full_of_all", full=full, count=len(reps))
    return say("report.full_every" if full > 1 else "report.full_one")


def _pace(reps: tuple[Rep, ...]) -> str:
    """Praise an even pace where all of it was measured."""
    timed = all(is_measured(rep) and None not in (rep.out_s, rep.return_s) for rep in reps)
    if len(reps) < 2 or not timed:
        return ""
    lengths_s = [rep.end_s - rep.start_s for rep in reps]
    spread_s = max(lengths_s) - min(lengths_s)
    even = spread_s <= EVEN_PACE_SPREAD_FRAC * sum(lengths_s) / len(lengths_s)
    return say("report.even_pace") if even else ""


def _sides(reps: tuple[Rep, ...]) -> str:
    """Praise sides that moved alike where both were measured in every repetition."""
    pairs = [
        (rep.left_peak, rep.right_peak)
        for rep in reps
        if is_measured(rep)
        and rep.unit == "deg"
        and rep.left_peak is not None
        and rep.right_peak is not None
    ]
    alike = all(math.isclose(left, right, abs_tol=ALIKE_DEG) for left, right in pairs)
    return say("report.sides_alike") if len(pairs) == len(reps) and alike else ""
