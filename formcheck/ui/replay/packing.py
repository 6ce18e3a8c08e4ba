"""What the replay needs of an analysis, small enough to send: about 5 kB a second of movement."""

import base64
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from formcheck.exercises.result import FaultFinding, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import EDGES, LEFT_EDGES, RIGHT_EDGES, Landmark
from formcheck.report.arc import corner_of, driver_arc, driver_ends
from formcheck.report.drawing import CURVE_SIZE, curve_svg, driver_name
from formcheck.report.findings import all_faults
from formcheck.report.quantity import clock
from formcheck.report.skeleton import far_bones
from formcheck.report.wording import fault_label
from formcheck.session import Analysis
from formcheck.texts.names import capital

RATE_HZ = 20.0
MOST_FRAMES = 4000
GRID = 10_000
"""The longer side of the part of the picture that is shown is divided into so many steps."""
MISSING = -32768
MARGIN_FRAC = 0.08
HEAD = (Landmark.NOSE, Landmark.LEFT_EAR, Landmark.RIGHT_EAR)
SHOWN = tuple(sorted({*HEAD, *(end for edge in EDGES for end in edge)}))


def replay_data(analysis: Analysis, spec: ExerciseSpec) -> dict[str, Any]:
    """Return the moving skeleton, the angle, repetitions, faults and the course as plain data.

    Numbers that are many are base64 of little-endian arrays: times in seconds (float32), points
    on a grid of `GRID` steps (int16, `MISSING` where not seen), the last point of each frame
    being the corner of the angle, and arcs as start and turn in tenths of a degree (int16).
    """
    kept = _kept(analysis)
    track = analysis.conditioned
    corners, arcs = _angles(analysis, kept)
    points = track.image_px[kept][:, list(SHOWN)]
    points, size = _on_grid(np.concatenate([points, corners[:, np.newaxis]], axis=1))
    driver = np.array([analysis.feedback[each].driver for each in kept])
    return {
        "times": _packed(track.time_s[kept], "<f4"),
        "points": _packed(points, "<i2"),
        "point_count": len(SHOWN) + 1,
        "size": size,
        "arcs": _packed(arcs, "<i2"),
        "driver": _packed(driver, "<f4"),
        "driver_name": driver_name(analysis.result, spec),
        "bones": [[SHOWN.index(a), SHOWN.index(b)] for a, b in EDGES],
        "far": _far(analysis, kept),
        "head": [SHOWN.index(each) for each in HEAD],
        "unit": "°" if analysis.feedback and analysis.feedback[0].unit == "deg" else "",
        "spans": _spans(analysis.result),
        "faults": [*_faults(analysis.result)],
        "curve": curve_svg(analysis, spec),
        "curve_size": list(CURVE_SIZE),
    }


def _kept(analysis: Analysis) -> NDArray[np.intp]:
    """Return which frames are sent: no more a second, and altogether, than the eye needs."""
    track = analysis.conditioned
    rate_hz = track.rate_hz if math.isfinite(track.rate_hz) else RATE_HZ
    step = max(1, round(rate_hz / RATE_HZ), math.ceil(len(track) / MOST_FRAMES))
    return np.arange(0, len(track), step)


def _angles(analysis: Analysis, kept: NDArray[np.intp]) -> tuple[FloatArray, FloatArray]:
    """Return the corners (n, 2) in pixels and the arcs (n, 2) in tenths of a degree."""
    corners, arcs = np.full((len(kept), 2), np.nan), np.full((len(kept), 2), np.nan)
    for row, index in enumerate(kept):
        said = analysis.feedback[index]
        ends = driver_ends(analysis.conditioned.image_px[index], said.driver_landmarks)
        if ends is None or said.unit != "deg":
            continue
        corners[row] = corner_of(ends)
        arc = driver_arc(ends, said.driver)
        if arc is not None:
            start = math.atan2(arc.reference[1], arc.reference[0])
            end = math.atan2(arc.moving[1], arc.moving[0])
            turn = (end - start + math.pi) % (2 * math.pi) - math.pi
            arcs[row] = np.degrees([start, turn]) * 10
    return corners, arcs


def _on_grid(points: FloatArray) -> tuple[FloatArray, list[int]]:
    """Return points on the grid of the part of the picture that was moved in, and its size."""
    seen = points.reshape(-1, 2)
    seen = seen[np.isfinite(seen).all(axis=1)]
    if not len(seen):
        return points, [GRID, GRID]
    low, high = np.percentile(seen, [0.5, 99.5], axis=0)
    margin = MARGIN_FRAC * float((high - low).max())
    low, high = low - margin, high + margin
    step = max(float((high - low).max()), 1.0) / GRID
    width, height = (high - low) / step
    return (points - low) / step, [round(float(width)), round(float(height))]


def _packed(values: FloatArray, kind: str) -> str:
    if kind == "<i2":
        values = np.nan_to_num(np.rint(values), nan=MISSING).clip(MISSING, -MISSING - 1)
    return base64.b64encode(np.ascontiguousarray(values).astype(kind).tobytes()).decode()


def _far(analysis: Analysis, kept: NDArray[np.intp]) -> list[int]:
    """Return which bones belong to the side that is further away in most frames."""
    sides = [
        far_bones(analysis.conditioned.frame(index)) for index in kept[:: max(1, len(kept) // 50)]
    ]
    far = max((LEFT_EDGES, RIGHT_EDGES, ()), key=sides.count)
    return [number for number, bone in enumerate(EDGES) if bone in far]


def _spans(result: SetResult) -> list[dict[str, Any]]:
    reps = [
        {"start": rep.start_s, "end": rep.end_s, "name": f"Repetition {rep.number}"}
        for rep in result.reps
    ]
    holds = [
        {"start": hold.start_s, "end": hold.end_s, "name": f"Hold {number}"}
        for number, hold in enumerate(result.holds, start=1)
    ]
    return [*reps, *holds]


def _faults(result: SetResult) -> list[dict[str, Any]]:
    return [_fault(fault, _end_of(fault, result)) for fault in all_faults(result)]


def _end_of(fault: FaultFinding, result: SetResult) -> float:
    """Return when the repetition or hold ended in which a fault was found."""
    spans = [(rep.start_s, rep.end_s) for rep in result.reps]
    spans += [(hold.start_s, hold.end_s) for hold in result.holds]
    within = (end_s for start_s, end_s in spans if start_s <= fault.time_s <= end_s)
    return next(within, result.end_s)


def _fault(fault: FaultFinding, end_s: float) -> dict[str, Any]:
    limb = set(fault.landmarks)
    return {
        "start": fault.time_s,
        "end": end_s,
        "bones": [number for number, bone in enumerate(EDGES) if limb.issuperset(bone)],
        "joints": [SHOWN.index(each) for each in fault.landmarks if each in SHOWN],
        "says": f"{capital(fault_label(fault))}, at {clock(fault.time_s)}",
    }
