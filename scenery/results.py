"""A person squatting side-on with known angles, and the verdict on it, built by hand."""

import math
from dataclasses import replace
from typing import Any

import numpy as np

from formcheck.exercises.result import (
    FaultFinding,
    Feedback,
    Hold,
    NotChecked,
    NotCounted,
    Phase,
    Rep,
    SetResult,
    ViewSummary,
)
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack

SIZE_PX = (640, 480)
RATE_HZ = 30.0
SHANK_PX, THIGH_PX, TRUNK_PX, ARM_PX = 100.0, 100.0, 130.0, 60.0
FAR_SHIFT_PX = (9.0, -5.0)
KNEE = (Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE)
REP_S = 4.0
DEPTHS_DEG = (92.0, 95.0, 78.0)


def knee_flex_deg(time_s: FloatArray) -> FloatArray:
    """Return the knee flexion: one second of standing, then three squats, then half a fourth."""
    depth = np.array([0.0, *DEPTHS_DEG, 85.0, 0.0])
    number = np.clip(((time_s - 1.0) // REP_S).astype(int) + 1, 0, len(depth) - 1)
    within = ((time_s - 1.0) % REP_S) / REP_S
    return np.where(time_s < 1.0, 0.0, depth[number] * np.sin(math.pi * within) ** 2) + 4.0


def squat_track(duration_s: float = 14.8, size_px: tuple[int, int] = SIZE_PX) -> PoseTrack:
    """Return a person squatting, left side towards the camera, facing right in the picture."""
    time_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    scale = min(size_px) / min(SIZE_PX)
    image_px = np.array([_stick_px(float(flex)) for flex in knee_flex_deg(time_s)]) * scale
    image_px[..., 0] += size_px[0] / 2 - SIZE_PX[0] / 2 * scale
    image_px[..., 1] += size_px[1] - SIZE_PX[1] * scale
    world_m = np.concatenate([image_px / 300.0, np.zeros((len(time_s), LANDMARK_COUNT, 1))], axis=2)
    for landmark in Landmark:
        world_m[:, landmark, 2] = 0.15 if "RIGHT" in landmark.name else -0.15
    return PoseTrack(
        time_s,
        image_px,
        world_m,
        np.full(image_px.shape[:2], 0.98),
        size_px,
        origin={"source": "squat.mp4", "model": "full"},
    )


def _direction(lean_deg: float) -> FloatArray:
    """Return the unit vector leaning forward (right in the picture) from straight up."""
    lean = math.radians(lean_deg)
    return np.array([math.sin(lean), -math.cos(lean)])


def _moved(point: FloatArray, right_px: float, down_px: float) -> FloatArray:
    return np.asarray(point + np.array([right_px, down_px]))


def _stick_px(flex_deg: float) -> FloatArray:
    shank_deg = 0.32 * flex_deg
    trunk_deg = 0.42 * flex_deg
    ankle = np.array([300.0, 430.0])
    knee = ankle + SHANK_PX * _direction(shank_deg)
    hip = knee + THIGH_PX * _direction(shank_deg - flex_deg)
    shoulder = hip + TRUNK_PX * _direction(trunk_deg)
    reach = _direction(180.0 - 0.95 * min(flex_deg, 90.0))
    elbow = shoulder + ARM_PX * reach
    wrist = elbow + ARM_PX * reach
    ear = shoulder + 42.0 * _direction(trunk_deg * 0.4)
    near = {
        "ANKLE": ankle, "KNEE": knee, "HIP": hip, "SHOULDER": shoulder, "ELBOW": elbow,
        "WRIST": wrist, "EAR": ear, "HEEL": _moved(ankle, -14, 12),
        "FOOT_INDEX": _moved(ankle, 40, 14), "INDEX": wrist + 14 * reach,
        "PINKY": wrist + 12 * reach, "THUMB": wrist + 9 * reach, "EYE": _moved(ear, 16, -6),
        "EYE_INNER": _moved(ear, 18, -6), "EYE_OUTER": _moved(ear, 13, -6),
    }  # fmt: skip
    points = np.empty((LANDMARK_COUNT, 2))
    points[Landmark.NOSE] = _moved(ear, 24, 2)
    points[Landmark.MOUTH_LEFT] = points[Landmark.MOUTH_RIGHT] = _moved(ear, 18, 12)
    for part, place in near.items():
        points[Landmark[f"LEFT_{part}"]] = place
        points[Landmark[f"RIGHT_{part}"]] = place + FAR_SHIFT_PX
    return points


def shallow(time_s: float = 11.0) -> FaultFinding:
    """Return the fault of the third squat."""
    return FaultFinding(
        "shallow", "mild", "measured", time_s, 78.0, 80.0, "deg", "knee_flex", None,
        "Sit a little lower if it is comfortable.", KNEE,
    )  # fmt: skip


def squat_rep(number: int, **changes: Any) -> Rep:
    """Return one of the three squats of the track."""
    start_s = 1.0 + REP_S * (number - 1)
    depth = DEPTHS_DEG[number - 1]
    faults = (shallow(start_s + 2.0),) if depth < 85 else ()
    rep = Rep(
        number=number, side=None, start_s=start_s + 0.3, peak_s=start_s + 2.0, end_s=start_s + 3.7,
        peak=depth + 4, start_value=4.0, peak_band=12.4, unit="deg", out_s=1.5, pause_s=0.4,
        return_s=1.5, full_range=depth > 85, left_peak=depth + 4, right_peak=None, faults=faults,
        not_checked=(), score=90.0 if faults else 100.0,
    )  # fmt: skip
    return replace(rep, **changes)


def rough_rep(number: int) -> Rep:
    """Return one of the squats as it is where it was counted and could not be measured."""
    unknown = float("nan")
    return squat_rep(
        number, peak=unknown, start_value=unknown, peak_band=unknown, out_s=None, pause_s=None,
        return_s=None, full_range=None, left_peak=None, faults=(), score=None,
        count_basis="approximate",
    )  # fmt: skip


def squat_result(**changes: Any) -> SetResult:
    """Return the verdict on the track: three squats, the third shallow, a fourth cut off."""
    result = SetResult(
        exercise_id="squat", exercise_name="Bodyweight squat", spec_version=1,
        spec_hash="0123456789abcdef",
        level="standard", target=90.0, target_unit="deg", mode="reps",
        reps=tuple(squat_rep(number) for number in (1, 2, 3)),
        not_counted=(NotCounted(13.3, 14.77, "cut"),),
        holds=(), faults=(shallow(),), scored=True, score=96.7, not_scored_reason=None,
        not_checked=(
            NotChecked("knees_in", "turn to face the camera"),
            NotChecked("weight_to_one_side", "turn to face the camera"),
        ),
        not_visible=("lumbar flexion ('butt wink')", "foot pronation", "which muscles work"),
        view=ViewSummary("side-left", 84.0), rate_hz=RATE_HZ, start_s=0.0, end_s=14.77,
        notes=("Angles come from one camera.",),
    )  # fmt: skip
    return replace(result, **changes)


def plank_result(**changes: Any) -> SetResult:
    """Return the verdict on a plank held twice."""
    held = {
        "exercise_id": "plank", "exercise_name": "Front plank", "mode": "hold",
        "reps": (), "not_counted": (),
        "holds": (Hold(1.0, 6.5), Hold(8.0, 12.0)), "target": 20.0, "target_unit": "s",
        "faults": (replace(shallow(4.0), id="hips_sag", cue="Lift your hips."),),
    }  # fmt: skip
    return squat_result(**{**held, **changes})


def squat_feedback(track: PoseTrack, result: SetResult) -> tuple[Feedback, ...]:
    """Return what a coach would have said after each pose of the track."""
    flex = knee_flex_deg(track.time_s)
    return tuple(
        _feedback(float(time), float(value), result)
        for time, value in zip(track.time_s, flex, strict=True)
    )


def _feedback(time_s: float, flex_deg: float, result: SetResult) -> Feedback:
    done = [rep for rep in result.reps if rep.end_s <= time_s]
    now = next((rep for rep in result.reps if rep.start_s <= time_s < rep.end_s), None)
    phase: Phase = "ready"
    if now is not None:
        phase = "out" if time_s < now.peak_s else "return"
    active = tuple(fault for fault in (now.faults if now else ()) if fault.time_s <= time_s)
    just = done[-1] if done and time_s - done[-1].end_s < 0.5 / RATE_HZ + 1e-9 else None
    cue = next((f.cue for f in active if 0 <= time_s - f.time_s < 1.0 / RATE_HZ), None)
    holding = sum(max(0.0, min(time_s, h.end_s) - h.start_s) for h in result.holds)
    return Feedback(
        time_s=time_s, phase=phase, driver=flex_deg, driver_band=12.4, unit="deg",
        driver_landmarks=KNEE, side="left", rep_count=len(done), not_counted_count=0,
        hold_s=holding if result.mode == "hold" else None, cue=cue, praise=False,
        active_faults=active, message=None, finished_rep=just,
    )  # fmt: skip
