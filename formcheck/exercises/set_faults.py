"""The faults of a set out of those of its repetitions."""

from collections.abc import Iterable

from formcheck.exercises.result import FaultFinding


def worst_of_each(findings: Iterable[FaultFinding]) -> tuple[FaultFinding, ...]:
    """Return each fault once with its worst finding, in the order in which they first came.

    The worst is a severe one before a mild one, then the one furthest past its threshold, then the
    earliest.
    """
    worst: dict[str, FaultFinding] = {}
    for each in findings:
        before = worst.setdefault(each.id, each)
        if _badness(each) > _badness(before):
            worst[each.id] = each
    return tuple(worst.values())


def _badness(finding: FaultFinding) -> tuple[bool, float]:
    return finding.severity == "severe", abs(finding.worst - finding.threshold)
