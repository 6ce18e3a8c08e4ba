"""A real person's squats, done by the mannequin and filmed from anywhere.

The markers are those of OpenCap's laboratory (``opencap_s4_squats1.trc``): who moved is real, the
pictures are rendered, and the truth is the mannequin's own.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from formcheck.anatomy.posture import Posture, posture
from formcheck.anatomy.sides import SIDES, Side
from formcheck.kinematics.body import Body, body_of
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.estimated.on_feet import told_of_set
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observer
from formcheck.mannequin.body import load_body
from formcheck.mannequin.film import Performance, film, perform
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.staging import camera_for
from formcheck.mannequin.truth import metrics
from formcheck.pose.files import load_trc
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.models import model_path
from formcheck.pose.track import PoseTrack
from formcheck.pose.workers import WorkerEstimator

YAWS_DEG = (0.0, 20.0, 45.0, 60.0, 90.0)
RATE_HZ = 10.0
STEP_S = 0.2
SQUATS_UNTIL_S = 13.5
PX_PER_M = 400.0
COMPARED = ("knee_flex", "hip_flex", "trunk_incl")
MARKERS = {
    "SHOULDER": ("L_Shoulder", "R_Shoulder"),
    "ELBOW": ("L_elbow_lat", "R_elbow_lat"),
    "WRIST": ("L_wrist_radius", "R_wrist_radius"),
    "HIP": ("L_HJC", "R_HJC"),
    "KNEE": ("L_knee", "r_knee"),
    "ANKLE": ("L_ankle", "r_ankle"),
}
"""The laboratory's x points forward and y up: seen from the right, x and y are the picture."""


@dataclass(frozen=True, slots=True)
class FromOneYaw:
    """Mean absolute errors in degrees of the near side, by metric.

    Attributes
    ----------
    measured, estimated, used
        In the picture alone, from the whole pose (NaN where nothing was told), and of what a set
        is judged by.
    estimated_frac
        Of the poses, the share in which the angle is estimated.
    """

    yaw_deg: float
    measured: dict[str, float]
    estimated: dict[str, float]
    used: dict[str, float]
    estimated_frac: float


def compared(trc: Path) -> list[FromOneYaw]:
    """Return how far angles are off by where the camera stands."""
    performance = perform(load_body("man"), motion(trc))
    return [_from(performance, yaw_deg) for yaw_deg in YAWS_DEG]


def motion(trc: Path) -> Motion:
    """Return the squats as the mannequin does them."""
    recorded = load_trc(trc)
    rows = np.arange(0.0, SQUATS_UNTIL_S, STEP_S)
    picked = [int(np.argmin(np.abs(recorded.time_s - time_s))) for time_s in rows]
    postures = [_posture(_body(recorded.positions_m, row)) for row in picked]
    keyframes = tuple(Keyframe(STEP_S, each) for each in postures[1:])
    return Motion(postures[0], (Bout(keyframes),), lead_in_s=0.5, lead_out_s=0.0)


def _body(positions_m: dict[str, np.ndarray], row: int) -> Body:  # type: ignore[type-arg]
    image_px = np.full((LANDMARK_COUNT, 2), np.nan)
    for part, names in MARKERS.items():
        for side, name in zip(SIDES, names, strict=True):
            place = positions_m[name][row, :2]
            image_px[Landmark[f"{side.upper()}_{part}"]] = place * [PX_PER_M, -PX_PER_M]
    nowhere = np.full((LANDMARK_COUNT, 3), np.nan)
    return body_of(PoseFrame(0.0, image_px, nowhere, np.ones(LANDMARK_COUNT), (1000, 1000)))


def _posture(body: Body) -> Posture:
    angles = {
        f"{side}_{angle}": _value(body, metric, side)
        for side in SIDES
        for angle, metric in (
            ("hip_flexion", "hip_flex"),
            ("knee_flexion", "knee_flex"),
            ("shoulder_flexion", "shoulder_flex"),
            ("elbow_flexion", "elbow_flex"),
        )
    }
    trunk_deg = float(np.mean([_value(body, "trunk_incl", side) for side in SIDES]))
    return posture(trunk_inclination=trunk_deg, **angles)


def _value(body: Body, metric_id: str, side: Side) -> float:
    formula = METRICS[metric_id].formula
    assert formula is not None
    return formula(body, side)


def _from(performance: Performance, yaw_deg: float) -> FromOneYaw:
    camera = camera_for(performance, yaw_deg=yaw_deg, size_px=(480, 360))
    studio = Studio(load_body("man"), camera)
    with WorkerEstimator(model_path("full")) as model:
        poses = [
            next(iter(model.estimate(frame)), PoseFrame.empty(frame.time_s, camera.size_px))
            for frame in film(performance, studio, rate_hz=RATE_HZ)
        ]
    track = condition_recording(PoseTrack.from_frames(poses, camera.size_px)).track
    observer = Observer(estimates=told_of_set(track))
    off: dict[str, list[tuple[float, float, float]]] = {name: [] for name in COMPARED}
    for pose in track:
        observation = observer.push(pose)
        truth = metrics(performance.figure_at(pose.time_s))
        side = observation.stance.near
        for name in COMPARED:
            true = truth[f"{side}_{name}" if f"{side}_{name}" in truth else name]
            measured = _value(observation.body, name, side)
            told = observation.estimated(name, side).value_deg
            used = observation.value(name, side)
            off[name].append((abs(measured - true), abs(told - true), abs(used - true)))
    ways = {name: np.array(each) for name, each in off.items()}
    measured_deg, told_deg, used_deg = (
        {name: round(float(np.nanmean(each[:, way])), 1) for name, each in ways.items()}
        for way in range(3)
    )
    told_frac = round(float(np.mean(~np.isnan(ways["knee_flex"][:, 1]))), 3)
    return FromOneYaw(yaw_deg, measured_deg, told_deg, used_deg, told_frac)
