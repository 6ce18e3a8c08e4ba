"""What differs between two verdicts on the same set, in words."""

from collections import Counter
from collections.abc import Iterator

from formcheck.exercises.result import SetResult
from formcheck.report.findings import all_faults
from formcheck.report.quantity import counted, points, quantity, seconds
from formcheck.report.repetition import is_measured, way
from formcheck.report.wording import fault_name

SAME_HOLD_S = 0.15
"""Kept poses are rounded: a smaller difference is none."""


def changes(before: SetResult, now: SetResult) -> tuple[str, ...]:
    """Return what is different now; nothing where a person would see no difference."""
    return (
        *_counts(before, now),
        *_score(before, now),
        *_range(before, now),
        *_faults(before, now),
    )


def _counts(before: SetResult, now: SetResult) -> Iterator[str]:
    if before.rep_count != now.rep_count:
        yield f"{counted(now.rep_count, 'repetition')} instead of {before.rep_count}"
    was_s, is_s = before.hold_total_s, now.hold_total_s
    if was_s is not None and is_s is not None and abs(was_s - is_s) > SAME_HOLD_S:
        yield f"held for {seconds(is_s)} instead of {seconds(was_s)}"


def _score(before: SetResult, now: SetResult) -> Iterator[str]:
    was, now_is = points(before.score), points(now.score)
    if was == now_is:
        return
    if now.score is None:
        yield f"not scored any more: {now.not_scored_reason}"
    elif before.score is None:
        yield f"form score {now_is}; it was not scored before"
    else:
        yield f"form score {now_is} instead of {was}"


def _range(before: SetResult, now: SetResult) -> Iterator[str]:
    was, now_is = _furthest(before), _furthest(now)
    if was and now_is and was != now_is:
        yield f"reached {now_is} instead of {was}"
    aimed, aims = (quantity(each.target, each.target_unit) for each in (before, now))
    if aimed != aims:
        yield f"the target is {aims} instead of {aimed}"


def _faults(before: SetResult, now: SetResult) -> Iterator[str]:
    was, now_is = _fault_counts(before), _fault_counts(now)
    names = {fault.id: fault.name for each in (before, now) for fault in all_faults(each)}
    for fault_id in sorted(was.keys() | now_is.keys()):
        if was[fault_id] != now_is[fault_id]:
            name = fault_name(fault_id, names[fault_id])
            yield f"{name}: {counted(now_is[fault_id], 'time')} instead of {was[fault_id]}"


def _fault_counts(result: SetResult) -> Counter[str]:
    return Counter(fault.id for fault in all_faults(result))


def _furthest(result: SetResult) -> str:
    measured = [rep for rep in result.reps if is_measured(rep)]
    furthest = max(measured, key=way, default=None)
    return quantity(furthest.peak, furthest.unit) if furthest else ""
