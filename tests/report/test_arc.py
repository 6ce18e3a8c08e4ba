import math

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.report.arc import Arc, driver_arc, driver_ends

HIP, KNEE, ANKLE = Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE


def arc_of(image_px: FloatArray, landmarks: tuple[Landmark, ...], value_deg: float) -> Arc | None:
    ends = driver_ends(image_px, landmarks)
    return None if ends is None else driver_arc(ends, value_deg)


def points(**places: tuple[float, float]) -> FloatArray:
    image_px = np.full((LANDMARK_COUNT, 2), np.nan)
    for name, place in places.items():
        image_px[Landmark[f"LEFT_{name.upper()}"]] = place
    return image_px


def shown_deg(arc: Arc) -> float:
    """Return the angle a reader would measure between both ends of the arc."""
    first, last = (arc.points_px(50.0)[place] - arc.corner_px for place in (0, -1))
    cosine = float(first @ last) / (50.0 * 50.0)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


@given(flexion=st.floats(5, 170), turn=st.floats(0, 360))
def test_arc_of_a_joint_shows_the_number_beside_it(flexion: float, turn: float) -> None:
    """Flexion counts from the straight leg, so the arc starts at the thigh drawn on."""
    thigh, shank = math.radians(turn), math.radians(turn + 180 - flexion)
    joint = points(
        hip=(100 * math.cos(thigh), 100 * math.sin(thigh)),
        knee=(0, 0),
        ankle=(80 * math.cos(shank), 80 * math.sin(shank)),
    )

    arc = arc_of(joint, (HIP, KNEE, ANKLE), flexion)

    assert arc is not None
    assert shown_deg(arc) == pytest.approx(flexion, abs=0.5)


def test_included_angle_is_drawn_between_the_bones() -> None:
    arm = points(hip=(0, 100), knee=(0, 0), ankle=(100, 0))

    arc = arc_of(arm, (HIP, KNEE, ANKLE), 90.0)

    assert arc is not None
    assert arc.between_bones
    assert shown_deg(arc) == pytest.approx(90.0, abs=0.5)


def test_segment_is_measured_against_the_axis_that_fits() -> None:
    trunk = points(hip=(0, 0), shoulder=(50, -86.6))

    upright = arc_of(trunk, (Landmark.LEFT_SHOULDER, HIP), 30.0)
    level = arc_of(trunk, (Landmark.LEFT_SHOULDER, HIP), 60.0)

    assert upright is not None
    assert upright.reference == pytest.approx([0, -1])
    assert level is not None
    assert level.reference == pytest.approx([1, 0])


def test_midline_runs_between_the_middles_of_both_sides() -> None:
    shoulders, hips = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER), (HIP, Landmark.RIGHT_HIP)
    image_px = np.full((LANDMARK_COUNT, 2), np.nan)
    image_px[[*shoulders, *hips]] = [(80, -87), (20, -87), (30, 0), (-30, 0)]

    arc = arc_of(image_px, (shoulders[0], hips[0], shoulders[1], hips[1]), 30.0)

    assert arc is not None
    assert arc.corner_px == pytest.approx([0, 0])
    assert shown_deg(arc) == pytest.approx(30.0, abs=0.5)


def test_no_arc_that_would_mislead() -> None:
    straight = points(hip=(0, -100), knee=(0, 0), ankle=(0, 100))

    assert arc_of(straight, (HIP, KNEE, ANKLE), 90.0) is None


def test_no_arc_for_a_missing_landmark_or_value() -> None:
    joint = points(hip=(0, -100), knee=(0, 0))

    assert arc_of(joint, (HIP, KNEE, ANKLE), 10.0) is None
    assert arc_of(joint, (HIP, KNEE), math.nan) is None
    assert arc_of(joint, (), 10.0) is None
