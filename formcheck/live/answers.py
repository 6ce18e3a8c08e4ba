"""What the server says to the browser, as short JSON; docs/live-protocol.md lists the keys."""

import json
import math
from collections.abc import Sequence
from typing import Any

from formcheck.exercises.result import (
    CountBasis,
    FaultFinding,
    Feedback,
    NotCounted,
    Rep,
    SetResult,
)
from formcheck.live.protocol import VERSION
from formcheck.live.requests import PoseMode
from formcheck.live.running import RunningSet
from formcheck.pose.frame import PoseFrame
from formcheck.report.summary import summarise
from formcheck.report.uncounted import not_counted_says

THOUSAND = 1000


def ready(running: RunningSet, *, key: str, mode: PoseMode, sequence: int, time_s: float) -> str:
    """Return the answer to a beginning, or to going on.

    Parameters
    ----------
    key
        With which the set can be gone on with.
    mode
        Who finds the pose.
    sequence, time_s
        The last packet handled, and the media time of this moment.
    """
    spec, goal = running.spec, running.claim.goal
    return _text(
        kind="ready",
        version=VERSION,
        set=str(running.set_id),
        key=key,
        mode=mode,
        sequence=sequence,
        time_ms=_ms(time_s),
        count=running.last.rep_count if running.last else 0,
        goal=goal.amount if goal else None,
        goal_unit=goal.unit if goal else None,
        target=_rounded(running.claim.target.of(spec)),
        tolerance=spec.tolerance or None,
        unit=spec.target_unit or None,
    )


def coach(
    feedback: Feedback,
    *,
    sequence: int,
    dropped: int,
    pose: PoseFrame | None = None,
    follows: str = "",
) -> str:
    """Return what the coach says after one packet.

    Parameters
    ----------
    dropped
        Packets that were not handled so far.
    pose
        What a pose worker found, to be drawn; None where the browser found it itself.
    follows
        Where in the picture the worker's person is among others; empty where alone, and where the
        browser follows them itself.
    """
    return _text(
        kind="coach",
        seq=sequence,
        time_ms=_ms(feedback.time_s),
        phase=feedback.phase,
        count=feedback.rep_count,
        hold_s=_rounded(feedback.hold_s),
        left_s=_rounded(feedback.phase_left_s),
        driver=_rounded(feedback.driver),
        band=_rounded(feedback.driver_band),
        unit=feedback.unit or None,
        joint=[int(each) for each in feedback.driver_landmarks] or None,
        side=feedback.side,
        cue=feedback.cue,
        praise=feedback.praise or None,
        message=feedback.message,
        faults=[_fault(each) for each in feedback.active_faults] or None,
        rep=_rep(feedback.finished_rep),
        not_counted=_not_counted(feedback.not_counted),
        basis=_basis(feedback.count_basis),
        pose=_drawable(pose),
        follows=follows or None,
        dropped=dropped,
    )


def sight(people: Sequence[PoseFrame], *, sequence: int) -> str:
    """Return who is seen in a picture of the camera check.

    Parameters
    ----------
    people
        Everybody found, the clearest first.
    sequence
        The packet with the picture.
    """
    seen = [{"pose": _drawable(pose), "world": _in_mm(pose)} for pose in people if pose.found]
    return _text(kind="sight", seq=sequence, people=seen)


def ended(running: RunningSet, result: SetResult, *, why: str) -> str:
    """Return the last words of a set, with the sentences that every page of it begins with."""
    clock_count, summary = result.clock_count, summarise(result)
    return _text(
        kind="end",
        why=why,
        set=str(running.set_id),
        count=result.rep_count if clock_count is None else clock_count,
        hold_s=_rounded(result.hold_total_s),
        score=_rounded(result.score),
        basis=_basis(result.count_basis),
        headline=summary.headline,
        rep_count_live=result.rep_count_live,
        recount=summary.recount,
        not_counted_reason=result.not_counted_reason,
        perhaps=result.perhaps,
        question=summary.perhaps.question if summary.perhaps else None,
    )


def _text(**said: Any) -> str:
    """Return JSON without what does not apply."""
    told = {name: value for name, value in said.items() if value is not None}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _fault(found: FaultFinding) -> dict[str, Any]:
    return {
        "id": found.id,
        "severity": found.severity,
        "side": found.side,
        "landmarks": [int(each) for each in found.landmarks],
    }


def _rep(rep: Rep | None) -> dict[str, Any] | None:
    if rep is None:
        return None
    return {
        "number": rep.number,
        "side": rep.side,
        "score": _rounded(rep.score),
        "full_range": rep.full_range,
        "peak": _rounded(rep.peak),
        "band": _rounded(rep.peak_band),
        "unit": rep.unit,
        "faults": [each.id for each in rep.faults],
    }


def _not_counted(missed: NotCounted | None) -> dict[str, Any] | None:
    if missed is None:
        return None
    return {"reason": missed.reason, "says": not_counted_says(missed.reason)}


def _basis(basis: CountBasis) -> CountBasis | None:
    """Return what a count rests on; None where it is measured, as most are."""
    return None if basis == "measured" else basis


def _drawable(pose: PoseFrame | None) -> list[int] | None:
    """Return x, y and visibility of each landmark in thousandths; None where nobody was found."""
    if pose is None or not pose.found:
        return None
    width, height = pose.size_px
    drawn: list[int] = []
    for (x_px, y_px), seen in zip(pose.image_px, pose.visibility, strict=True):
        drawn += [
            round(x_px / width * THOUSAND),
            round(y_px / height * THOUSAND),
            round(seen * THOUSAND),
        ]
    return drawn


def _in_mm(pose: PoseFrame) -> list[int]:
    """Return x, y and z of each landmark of the body in millimetres."""
    return [round(each * THOUSAND) for each in pose.world_m.ravel().tolist()]


def _ms(time_s: float) -> float:
    return round(time_s * THOUSAND, 3)


def _rounded(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, 2)
