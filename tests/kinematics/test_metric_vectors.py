"""The test vectors of the clinical specification (B.5), in pixels with y down."""

import math

import pytest

from formcheck.kinematics.body import BodyPart
from formcheck.pose.landmarks import Landmark
from tests.kinematics.point_bodies import Place, left_side, placed, value

EAR, SHOULDER, HIP, KNEE = BodyPart.EAR, BodyPart.SHOULDER, BodyPart.HIP, BodyPart.KNEE
ANKLE, HEEL, TOE = BodyPart.ANKLE, BodyPart.HEEL, BodyPart.FOOT_INDEX

SIDE_VECTORS = [
    ("knee_flex", {HIP: (0, 0), KNEE: (0, 100), ANKLE: (100, 100)}, 90.0),
    ("knee_flex", {HIP: (0, 0), KNEE: (0, 100), ANKLE: (0, 200)}, 0.0),
    ("trunk_incl", {HIP: (0, 0), SHOULDER: (50, -86.6)}, 30.0),
    ("shank_incl", {ANKLE: (0, 0), KNEE: (34.2, -94.0)}, 20.0),
    (
        "trunk_shank_diff",
        {ANKLE: (0, 0), KNEE: (34.2, -94.0), HIP: (0, -150), SHOULDER: (50, -236.6)},
        10.0,
    ),
    ("ankle_df", {ANKLE: (0, 0), KNEE: (20, -100), HEEL: (-15, 10), TOE: (45, 10)}, 11.3),
    ("body_line", {SHOULDER: (0, 0), ANKLE: (200, 0), HIP: (100, 20)}, 22.6),
    ("body_line", {SHOULDER: (0, 0), ANKLE: (200, 0), HIP: (100, -20)}, -22.6),
    ("cva_proxy", {SHOULDER: (0, 0), EAR: (20, -60)}, 71.6),
]


@pytest.mark.parametrize(("metric_id", "places", "expected"), SIDE_VECTORS)
def test_vectors_seen_from_the_side(
    metric_id: str, places: dict[BodyPart, Place], expected: float
) -> None:
    assert value(metric_id, left_side(places)) == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(("metric_id", "places", "expected"), SIDE_VECTORS)
def test_vectors_hold_facing_the_other_way(
    metric_id: str, places: dict[BodyPart, Place], expected: float
) -> None:
    mirrored = {part: (-x, y) for part, (x, y) in places.items()}
    body = left_side(mirrored, facing=-1.0)
    assert value(metric_id, body) == pytest.approx(expected, abs=0.1)


def test_a_lean_to_the_right_is_backward_when_facing_left() -> None:
    body = left_side({HIP: (0, 0), SHOULDER: (50, -86.6)}, facing=-1.0)
    assert value("trunk_incl", body) == pytest.approx(-30.0, abs=0.1)


@pytest.mark.parametrize(("knee_x", "expected"), [(90, 11.4), (110, -11.4)])
def test_valgus_of_the_left_leg_facing_the_camera(knee_x: float, expected: float) -> None:
    body = left_side({HIP: (100, 0), KNEE: (knee_x, 100), ANKLE: (100, 200)})
    assert value("fppa", body) == pytest.approx(expected, abs=0.1)


def test_pelvis_with_the_left_side_high() -> None:
    body = placed({Landmark.RIGHT_HIP: (0, 0), Landmark.LEFT_HIP: (100, -5)})
    assert value("pelvic_obliq", body) == pytest.approx(2.9, abs=0.1)


def test_angles_come_from_pixels_not_from_normalised_places() -> None:
    width_px, height_px = 1280, 720
    hip, shoulder = (0.55 * width_px, 0.50 * height_px), (0.50 * width_px, 0.25 * height_px)
    lean_deg = value("trunk_incl", left_side({HIP: hip, SHOULDER: shoulder}))
    assert abs(lean_deg) == pytest.approx(19.6, abs=0.1)
    trap_deg = math.degrees(math.atan2(0.05, 0.25))
    assert trap_deg == pytest.approx(11.3, abs=0.1)


@pytest.mark.parametrize(
    ("side", "ankle", "expected"),
    [
        (Landmark.LEFT_ANKLE, (134.2, 94.0), 20.0),
        (Landmark.LEFT_ANKLE, (65.8, 94.0), -20.0),  # across the midline
        (Landmark.RIGHT_ANKLE, (-34.2, 94.0), 20.0),
        (Landmark.RIGHT_ANKLE, (34.2, 94.0), -20.0),
    ],
)
def test_a_leg_away_from_the_midline_is_abducted(
    side: Landmark, ankle: Place, expected: float
) -> None:
    hips = {Landmark.RIGHT_HIP: (0.0, 0.0), Landmark.LEFT_HIP: (100.0, 0.0)}
    body = placed({**hips, side: ankle})
    assert value("hip_abd", body, side.name.split("_")[0].lower()) == pytest.approx(
        expected, abs=0.1
    )


def test_hip_abduction_is_measured_against_the_line_of_the_hips() -> None:
    tilt = 10.0
    across = (100 * math.cos(math.radians(tilt)), -100 * math.sin(math.radians(tilt)))
    down = (
        across[0] + 100 * math.sin(math.radians(20)),
        across[1] + 100 * math.cos(math.radians(20)),
    )
    body = placed(
        {
            Landmark.RIGHT_HIP: (0.0, 0.0),
            Landmark.LEFT_HIP: across,
            Landmark.LEFT_ANKLE: down,
        }
    )
    assert value("hip_abd", body) == pytest.approx(20.0 - tilt, abs=0.1)
