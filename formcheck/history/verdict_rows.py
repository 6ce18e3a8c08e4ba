"""What the coach found, as rows: columns to ask for, and the text that loses nothing."""

import math
from collections.abc import Iterable
from statistics import fmean
from typing import Any
from uuid import UUID, uuid4

from formcheck.exercises.result import FaultFinding, Hold, NotCounted, Rep, SetResult
from formcheck.history.documents import text_of
from formcheck.history.schema import (
    Base,
    FaultRow,
    HoldRow,
    NotCountedRow,
    RepRow,
    now_utc,
)


def summary_columns(result: SetResult) -> dict[str, Any]:
    """Return the columns of a verdict that come from what was found."""
    return {
        "judged_utc": now_utc(),
        "scored": result.scored,
        "score": _known(result.score),
        "reason": result.not_scored_reason,
        "view": result.view.name,
        "view_yaw_deg": _known(result.view.yaw_deg),
        "rate_hz": _known(result.rate_hz),
        "mode": result.mode,
        "target": _known(result.target),
        "target_unit": result.target_unit,
        "count_basis": result.count_basis,
        "clock_count": result.clock_count,
        "hold_total_s": _known(result.hold_total_s),
        "hold_longest_s": _known(result.hold_longest_s),
        **range_columns(result.reps),
    }


def range_columns(reps: Iterable[Rep]) -> dict[str, Any]:
    """Return how many repetitions there are, and how far they went from where they began."""
    reps = tuple(reps)
    seen = [rep for rep in reps if math.isfinite(rep.peak - rep.start_value)]
    if not seen:
        return {"rep_count": len(reps)}
    furthest = max(seen, key=lambda rep: abs(rep.peak - rep.start_value))
    return {
        "rep_count": len(reps),
        "peak_furthest": furthest.peak,
        "peak_mean": fmean(rep.peak for rep in seen),
        "peak_band": _known(furthest.peak_band),
        "peak_unit": furthest.unit,
    }


def rep_rows(verdict_id: UUID, rep: Rep) -> list[Base]:
    """Return the rows of a repetition and its faults."""
    row = RepRow(
        id=uuid4(),
        verdict_id=verdict_id,
        number=rep.number,
        side=rep.side,
        start_s=_known(rep.start_s),
        peak_s=_known(rep.peak_s),
        end_s=_known(rep.end_s),
        peak=_known(rep.peak),
        start_value=_known(rep.start_value),
        peak_band=_known(rep.peak_band),
        unit=rep.unit,
        out_s=_known(rep.out_s),
        pause_s=_known(rep.pause_s),
        return_s=_known(rep.return_s),
        hold_s=_known(rep.hold_s),
        score=_known(rep.score),
        full_range=rep.full_range,
        counted_utc=now_utc(),
        document=text_of(rep),
    )
    return [row, *(fault_row(verdict_id, fault, row.id) for fault in rep.faults)]


def fault_row(verdict_id: UUID, fault: FaultFinding, rep_id: UUID | None = None) -> FaultRow:
    """Return the row of a fault of a repetition, or of a hold or the whole set without one."""
    return FaultRow(
        verdict_id=verdict_id,
        rep_id=rep_id,
        fault_id=fault.id,
        severity=fault.severity,
        worst=_known(fault.worst),
        threshold=_known(fault.threshold),
        unit=fault.unit,
        time_s=_known(fault.time_s),
    )


def not_counted_row(verdict_id: UUID, number: int, missed: NotCounted) -> NotCountedRow:
    """Return the row of a movement that was not counted."""
    return NotCountedRow(
        verdict_id=verdict_id,
        number=number,
        reason=missed.reason,
        start_s=_known(missed.start_s),
        end_s=_known(missed.end_s),
        document=text_of(missed),
    )


def hold_row(verdict_id: UUID, number: int, hold: Hold) -> HoldRow:
    """Return the row of a stretch of holding."""
    return HoldRow(
        verdict_id=verdict_id,
        number=number,
        side=hold.side,
        start_s=_known(hold.start_s),
        end_s=_known(hold.end_s),
        duration_s=_known(hold.duration_s),
        document=text_of(hold),
    )


def rows_beside_reps(verdict_id: UUID, result: SetResult) -> list[Base]:
    """Return the rows of everything in a verdict but its repetitions.

    A fault of the set that a repetition carries has its row there: one row a finding, so that they
    can be counted.
    """
    in_reps = {fault.id for rep in result.reps for fault in rep.faults}
    missed, holds = enumerate(result.not_counted, start=1), enumerate(result.holds, start=1)
    return [
        *(not_counted_row(verdict_id, n, each) for n, each in missed),
        *(hold_row(verdict_id, n, each) for n, each in holds),
        *(fault_row(verdict_id, each) for each in result.faults if each.id not in in_reps),
    ]


def _known(value: float | None) -> float | None:
    """Return the number, or None for a missing one: NaN would spoil every mean."""
    return float(value) if value is not None and math.isfinite(value) else None
