"""The result as one plain object, for ``result.json`` and ``--json``.

``docs/result-format.md`` says what each key means, and what changed since format 1. Within a
format keys are only ever added; a change of meaning raises `FORMAT_VERSION`. Times are media
seconds, a missing number is null, and NaN never appears.
"""

import json
from collections.abc import Mapping
from typing import Any

import formcheck
from formcheck.exercises.result import SetResult
from formcheck.pose.track import PoseTrack
from formcheck.report.document_parts import (
    breathing_document,
    fault_document,
    hold_document,
    not_checked_document,
    not_counted_document,
    number,
    rep_document,
    rom_angle_document,
)
from formcheck.report.headline import did_anything, headline

FORMAT_VERSION = 2


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
        "headline": headline(result),
        **_counts(result),
        "scored": result.scored,
        "score": number(result.score),
        "not_scored_reason": result.not_scored_reason,
        **_view(result),
        "not_checked": [not_checked_document(item) for item in result.not_checked],
        "not_visible": list(result.not_visible),
        "reps": [rep_document(rep) for rep in result.reps],
        "not_counted": [not_counted_document(each) for each in result.not_counted],
        "holds": [hold_document(hold) for hold in result.holds],
        "faults": [fault_document(fault) for fault in result.faults],
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
        "target": number(result.target),
        "target_unit": result.target_unit,
    }


def _counts(result: SetResult) -> dict[str, Any]:
    return {
        "rep_count": result.rep_count,
        "rep_count_live": result.rep_count_live,
        "not_counted_reason": _not_counted_reason(result),
        "perhaps": result.perhaps,
        "hold_s": number(result.hold_total_s),
        "hold_longest_s": number(result.hold_longest_s),
        "count_basis": result.count_basis,
        "side_counts": result.side_counts,
        "clock_count": result.clock_count,
        "breathing": breathing_document(result.breathing),
        "rom_angle": rom_angle_document(result.rom_angle),
    }


def _not_counted_reason(result: SetResult) -> str | None:
    """Return why nothing, or less than stood out, was counted; a set of nothing always says it."""
    if result.not_counted_reason is None and not did_anything(result):
        return headline(result)
    return result.not_counted_reason


def _view(result: SetResult) -> dict[str, Any]:
    return {
        "view": result.view.name,
        "view_yaw_deg": number(result.view.yaw_deg),
        "rate_hz": number(result.rate_hz),
        "start_s": number(result.start_s),
        "end_s": number(result.end_s),
    }
