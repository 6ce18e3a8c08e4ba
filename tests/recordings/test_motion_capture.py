"""Markers of a motion-capture laboratory, taken for landmarks: the angles are known to a degree."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.body import body_of
from formcheck.kinematics.metrics import METRICS
from formcheck.pose.files import load_trc
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack
from formcheck.session import analyze_track

PX_PER_M = 400.0
SIZE_PX = (1200, 1000)
EVERY = 4
PEAKS_DEG = (99, 96, 94, 91, 93)
PEAKS_S = (1.4, 3.9, 6.7, 9.4, 12.3)
MARKERS = {
    Landmark.LEFT_SHOULDER: "L_Shoulder",
    Landmark.RIGHT_SHOULDER: "R_Shoulder",
    Landmark.LEFT_ELBOW: "L_elbow_lat",
    Landmark.RIGHT_ELBOW: "R_elbow_lat",
    Landmark.LEFT_WRIST: "L_wrist_radius",
    Landmark.RIGHT_WRIST: "R_wrist_radius",
    Landmark.LEFT_HIP: "L_HJC",
    Landmark.RIGHT_HIP: "R_HJC",
    Landmark.LEFT_KNEE: "L_knee",
    Landmark.RIGHT_KNEE: "r_knee",
    Landmark.LEFT_ANKLE: "L_ankle",
    Landmark.RIGHT_ANKLE: "r_ankle",
    Landmark.LEFT_HEEL: "L_calc",
    Landmark.RIGHT_HEEL: "r_calc",
    Landmark.LEFT_FOOT_INDEX: "L_toe",
    Landmark.RIGHT_FOOT_INDEX: "r_toe",
}
"""The laboratory's x points forward, y up and z to the right: a camera on the right sees x, y."""


@pytest.fixture(scope="module")
def squats(shared_data: Path) -> PoseTrack:
    """Five squats as a camera square on the right side would see the markers."""
    recorded = load_trc(shared_data / "mocap" / "opencap_s4_squats1.trc")
    place_m = np.full((len(recorded.time_s), LANDMARK_COUNT, 3), np.nan)
    for landmark, name in MARKERS.items():
        place_m[:, landmark] = recorded.positions_m[name]
    seen = ~np.isnan(place_m).any(axis=2)
    hips_m = place_m[:, [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=1, keepdims=True)
    image_px = place_m[:, :, :2] * [PX_PER_M, -PX_PER_M] + [SIZE_PX[0] / 2, SIZE_PX[1] - 50.0]
    world_m = (place_m - hips_m) * [1.0, -1.0, -1.0]
    return PoseTrack(
        recorded.time_s[::EVERY],
        image_px[::EVERY],
        world_m[::EVERY],
        seen[::EVERY].astype(np.float64),
        SIZE_PX,
    )


@pytest.fixture(scope="module")
def true_knee_flex_deg(shared_data: Path) -> NDArray[np.float64]:
    """(frames,), the right knee by inverse kinematics."""
    path = shared_data / "mocap" / "opencap_s4_squats1_ik_radians.mot"
    lines = path.read_text().splitlines()
    head = next(number for number, line in enumerate(lines) if line.startswith("time"))
    column = lines[head].split("\t").index("knee_angle_r")
    rows = [line.split("\t") for line in lines[head + 1 :] if line.strip()]
    return np.degrees([float(row[column]) for row in rows])[::EVERY]


def test_knee_flexion_from_markers_is_that_of_inverse_kinematics(
    squats: PoseTrack, true_knee_flex_deg: NDArray[np.float64]
) -> None:
    formula = METRICS["knee_flex"].formula
    assert formula is not None
    ours = np.array([formula(body_of(pose), "right") for pose in squats])
    assert np.nanmean(np.abs(ours - true_knee_flex_deg)) < 2.5


def test_five_squats_of_the_laboratory_are_five(squats: PoseTrack) -> None:
    result = analyze_track(squats, load_exercise("squat"), Target()).result
    assert result.rep_count == len(PEAKS_S)
    assert result.view.name == "side-right"
    assert [rep.peak_s for rep in result.reps] == pytest.approx(PEAKS_S, abs=0.3)
    assert [rep.peak for rep in result.reps] == pytest.approx(PEAKS_DEG, abs=4)
