"""The result as one plain object, for ``result.json`` and ``--json``.

Keys are only ever added; a change of meaning raises `FORMAT_VERSION`. Times are media seconds, a
missing number is null, and NaN never appears.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

import formcheck
from formcheck.exercises.result import (
    Attempt,
    Breathing,
    FaultFinding,
    Hold,
    NotChecked,
    RangeReached,
    Rep,
    SetResult,
)
from formcheck.pose.track import PoseTrack

FORMAT_VERSION = 1
_DECIMALS = 4


def result_document(result: SetResult, track: PoseTrack | None = None) -> dict[str, Any]:
    """Return everything the coach found as numbers, words, lists and dictionaries.

    Parameters
    ----------
    result
        The verdict.
    track
        The poses it was judged from; adds where they came from and their notes.
    """
    return {
        "format": "formcheck result",
        "format_version": FORMAT_VERSION,
        "software": {"formcheck": formcheck.__version__},
        **_exercise(result),
        **_counts(result),
        "scored": result.scored,
        "score": _number(result.score),
        "not_scored_reason": result.not_scored_reason,
        **_view(result),
        "not_checked": [_not_checked(item) for item in result.not_checked],
        "not_visible": list(result.not_visible),
        "reps": [_rep(rep) for rep in result.reps],
        "attempt_list": [_attempt(attempt) for attempt in result.attempts],
        "holds": [_hold(hold) for hold in result.holds],
        "faults": [_fault(fault) for fault in result.faults],
        "ask_each_set": list(result.ask_each_set),
        "ask_on_stop": list(result.ask_on_stop),
        "notes": all_notes(result, track),
        "origin": dict(track.origin) if track else {},
    }


def as_json(document: Mapping[str, Any]) -> str:
    """Return a document as JSON text that any parser accepts."""
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)


def all_notes(result: SetResult, track: PoseTrack | None) -> list[str]:
    """Return the notes of the verdict and of the poses, each once."""
    return list(dict.fromkeys((*result.notes, *(track.notes if track else ()))))


def _exercise(result: SetResult) -> dict[str, Any]:
    return {
        "exercise": result.exercise_id,
        "exercise_name": result.exercise_name,
        "spec_version": result.spec_version,
        "spec_hash": result.spec_hash,
        "mode": result.mode,
        "level": result.level,
        "target": _number(result.target),
        "target_unit": result.target_unit,
    }


def _counts(result: SetResult) -> dict[str, Any]:
    return {
        "rep_count": result.rep_count,
        "attempts": len(result.attempts),
        "hold_s": _number(result.hold_total_s),
        "hold_longest_s": _number(result.hold_longest_s),
        "count_basis": result.count_basis,
        "side_counts": result.side_counts,
        "clock_count": result.clock_count,
        "breathing": _breathing(result.breathing),
        "rom_angle": _rom_angle(result.rom_angle),
    }


def _breathing(breath: Breathing | None) -> dict[str, Any] | None:
    if breath is None:
        return None
    return {
        "paced_s": _number(breath.paced_s),
        "paced_per_min": _number(breath.paced_per_min),
        "estimate_per_min": _number(breath.estimate_per_min),
        "band_per_min": _number(breath.band_per_min),
        "observation": "proxy",
    }


def _rom_angle(reached: RangeReached | None) -> dict[str, Any] | None:
    if reached is None:
        return None
    return {
        "metric": reached.metric,
        "unit": reached.unit,
        "value": _number(reached.value),
        "band": _number(reached.band),
        "target": _number(reached.target),
        "side": reached.side,
    }


def _view(result: SetResult) -> dict[str, Any]:
    return {
        "view": result.view.name,
        "view_yaw_deg": _number(result.view.yaw_deg),
        "rate_hz": _number(result.rate_hz),
        "start_s": _number(result.start_s),
        "end_s": _number(result.end_s),
    }


def _rep(rep: Rep) -> dict[str, Any]:
    in_degrees = rep.unit == "deg"
    return {
        "number": rep.number,
        "side": rep.side,
        "start_s": _number(rep.start_s),
        "peak_s": _number(rep.peak_s),
        "end_s": _number(rep.end_s),
        "peak_deg": _number(rep.peak) if in_degrees else None,
        "peak": _number(rep.peak),
        "peak_band": _number(rep.peak_band),
        "start_value": _number(rep.start_value),
        "unit": rep.unit,
        "out_s": _number(rep.out_s),
        "pause_s": _number(rep.pause_s),
        "return_s": _number(rep.return_s),
        "full_range": rep.full_range,
        "left_peak": _number(rep.left_peak),
        "right_peak": _number(rep.right_peak),
        "score": _number(rep.score),
        "hold_s": _number(rep.hold_s),
        "variant": rep.variant,
        "faults": [_fault(fault) for fault in rep.faults],
        "not_checked": [_not_checked(item) for item in rep.not_checked],
    }


def _fault(fault: FaultFinding) -> dict[str, Any]:
    return {
        "id": fault.id,
        "severity": fault.severity,
        "time_s": _number(fault.time_s),
        "observation": fault.observation,
        "metric": fault.metric,
        "worst": _number(fault.worst),
        "threshold": _number(fault.threshold),
        "unit": fault.unit,
        "side": fault.side,
        "cue": fault.cue,
        "lowers_score": fault.lowers_score,
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "start_s": _number(attempt.start_s),
        "end_s": _number(attempt.end_s),
        "peak": _number(attempt.peak),
        "unit": attempt.unit,
        "side": attempt.side,
        "reason": attempt.reason,
    }


def _hold(hold: Hold) -> dict[str, Any]:
    return {
        "start_s": _number(hold.start_s),
        "end_s": _number(hold.end_s),
        "duration_s": _number(hold.duration_s),
        "side": hold.side,
        "ended": hold.ended,
        "reached": _number(hold.reached),
    }


def _not_checked(item: NotChecked) -> dict[str, Any]:
    return {"id": item.id, "reason": item.reason}


def _number(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return round(float(value), _DECIMALS) + 0.0
