"""What the result as a plain object is made of: repetitions, holds, faults and the others."""

import math
from typing import Any

from formcheck.exercises.result import (
    Breathing,
    FaultFinding,
    Hold,
    NotChecked,
    NotCounted,
    RangeReached,
    Rep,
)

_DECIMALS = 4


def rep_document(rep: Rep) -> dict[str, Any]:
    """Return a repetition; one that was counted and not measured has no peak."""
    return {
        "number": rep.number,
        "side": rep.side,
        "count_basis": rep.count_basis,
        "start_s": number(rep.start_s),
        "peak_s": number(rep.peak_s),
        "end_s": number(rep.end_s),
        "peak_deg": number(rep.peak) if rep.unit == "deg" else None,
        "peak": number(rep.peak),
        "peak_band": number(rep.peak_band),
        "start_value": number(rep.start_value),
        "unit": rep.unit,
        "out_s": number(rep.out_s),
        "pause_s": number(rep.pause_s),
        "return_s": number(rep.return_s),
        "full_range": rep.full_range,
        "left_peak": number(rep.left_peak),
        "right_peak": number(rep.right_peak),
        "score": number(rep.score),
        "hold_s": number(rep.hold_s),
        "variant": rep.variant,
        "faults": [fault_document(fault) for fault in rep.faults],
        "not_checked": [not_checked_document(item) for item in rep.not_checked],
    }


def not_counted_document(missed: NotCounted) -> dict[str, Any]:
    """Return a movement that was not counted."""
    return {
        "start_s": number(missed.start_s),
        "end_s": number(missed.end_s),
        "reason": missed.reason,
        "measured": number(missed.measured),
        "needed": number(missed.needed),
        "unit": missed.unit,
        "side": missed.side,
        "says": missed.says,
    }


def fault_document(fault: FaultFinding) -> dict[str, Any]:
    """Return a fault that was found."""
    return {
        "id": fault.id,
        "severity": fault.severity,
        "time_s": number(fault.time_s),
        "observation": fault.observation,
        "metric": fault.metric,
        "worst": number(fault.worst),
        "threshold": number(fault.threshold),
        "unit": fault.unit,
        "side": fault.side,
        "cue": fault.cue,
        "lowers_score": fault.lowers_score,
    }


def hold_document(hold: Hold) -> dict[str, Any]:
    """Return a stretch of holding."""
    return {
        "start_s": number(hold.start_s),
        "end_s": number(hold.end_s),
        "duration_s": number(hold.duration_s),
        "side": hold.side,
        "ended": hold.ended,
        "reached": number(hold.reached),
    }


def not_checked_document(item: NotChecked) -> dict[str, Any]:
    """Return something that could not be judged."""
    return {"id": item.id, "reason": item.reason}


def breathing_document(breath: Breathing | None) -> dict[str, Any] | None:
    """Return how one breathed; None for exercises without."""
    if breath is None:
        return None
    return {
        "paced_s": number(breath.paced_s),
        "paced_per_min": number(breath.paced_per_min),
        "estimate_per_min": number(breath.estimate_per_min),
        "band_per_min": number(breath.band_per_min),
        "observation": "proxy",
    }


def rom_angle_document(reached: RangeReached | None) -> dict[str, Any] | None:
    """Return how far one went while holding; None where that is not aimed for or was not seen."""
    if reached is None:
        return None
    return {
        "metric": reached.metric,
        "unit": reached.unit,
        "value": number(reached.value),
        "band": number(reached.band),
        "target": number(reached.target),
        "side": reached.side,
    }


def number(value: float | None) -> float | None:
    """Return a number rounded; None for a missing one, NaN and infinity."""
    if value is None or not math.isfinite(value):
        return None
    return round(float(value), _DECIMALS) + 0.0
