"""The form score: a coaching number, not a clinical measure (clinical specification A.0)."""

from collections.abc import Iterable
from statistics import fmean

from formcheck.exercises.result import Basis, FaultFinding

DEDUCTION = {"mild": 10.0, "severe": 25.0}
WEIGHT: dict[Basis, float] = {"measured": 1.0, "proxy": 0.5, "timing": 0.5}
PERFECT, NEARLY_PERFECT = 100.0, 99.0
PROXY_FLOOR = 70.0
"""Hints alone never bring a repetition below this."""


def score_of(faults: Iterable[FaultFinding]) -> float:
    """Return 100 less what each fault takes off, at least 0."""
    counted = [fault for fault in faults if fault.lowers_score]
    by_proxy = sum(_deduction(fault) for fault in counted if fault.observation == "proxy")
    by_others = sum(_deduction(fault) for fault in counted if fault.observation != "proxy")
    return max(0.0, 100.0 - by_others - min(by_proxy, 100.0 - PROXY_FLOOR))


def _deduction(fault: FaultFinding) -> float:
    return WEIGHT[fault.observation] * DEDUCTION[fault.severity]


def set_score(scores: Iterable[float]) -> float | None:
    """Return the mean of the repetitions' scores, so that every fault is felt; None for none.

    Never 100 beside a repetition with less.
    """
    known = list(scores)
    if not known:
        return None
    mean = fmean(known)
    return mean if min(known) == PERFECT else min(mean, NEARLY_PERFECT)
