import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.anatomy.posture import ANGLES, Posture, posture
from formcheck.errors import FormcheckError
from formcheck.mannequin.body import load_body
from formcheck.mannequin.figure import take_posture
from formcheck.mannequin.truth import metrics

MAN = load_body("man")

any_posture = st.dictionaries(
    st.sampled_from(ANGLES), st.floats(-120, 150), max_size=len(ANGLES)
).map(Posture)


@given(any_posture)
@settings(max_examples=40, deadline=None)
def test_posing_keeps_every_bone_as_long_as_it_was(pose: Posture) -> None:
    figure = take_posture(MAN, pose)
    for child, parent in enumerate(MAN.parents):
        if parent >= 0:
            rest_m = np.linalg.norm(MAN.heads_m[child] - MAN.heads_m[parent])
            posed_m = np.linalg.norm(figure.joints_m[child] - figure.joints_m[parent])
            assert posed_m == pytest.approx(rest_m, abs=1e-9)


@given(any_posture)
@settings(max_examples=40, deadline=None)
def test_every_segment_is_turned_and_never_stretched(pose: Posture) -> None:
    attitudes = take_posture(MAN, pose).attitudes
    identity = np.broadcast_to(np.eye(3), attitudes.shape)
    np.testing.assert_allclose(attitudes @ attitudes.transpose(0, 2, 1), identity, atol=1e-9)
    np.testing.assert_allclose(np.linalg.det(attitudes), 1.0)


@given(
    knee_deg=st.floats(0, 140),
    hip_deg=st.floats(-20, 120),
    spread_deg=st.floats(-10, 30),
    trunk_deg=st.floats(-20, 80),
)
@settings(max_examples=40, deadline=None)
def test_the_knee_measured_between_the_joints_is_the_knee_commanded(
    knee_deg: float, hip_deg: float, spread_deg: float, trunk_deg: float
) -> None:
    pose = posture(
        knee_flexion=knee_deg,
        hip_flexion=hip_deg,
        hip_abduction=spread_deg,
        trunk_inclination=trunk_deg,
    )
    found = metrics(take_posture(MAN, pose))
    assert found["left_knee_flex_3d"] == pytest.approx(knee_deg, abs=0.01)
    assert found["right_knee_flex_3d"] == pytest.approx(knee_deg, abs=0.01)


@given(elbow_deg=st.floats(0, 150), pronation_deg=st.floats(0, 180))
@settings(max_examples=20, deadline=None)
def test_the_elbow_measured_is_the_elbow_commanded(elbow_deg: float, pronation_deg: float) -> None:
    pose = posture(elbow_flexion=elbow_deg, forearm_pronation=pronation_deg, shoulder_abduction=30)
    assert metrics(take_posture(MAN, pose))["left_elbow_flex_3d"] == pytest.approx(
        elbow_deg, abs=0.01
    )


@pytest.mark.parametrize(
    ("angles", "metric", "expected"),
    [
        ({"trunk_inclination": 30}, "trunk_incl", 30),
        ({"trunk_inclination": -12}, "trunk_incl", -12),
        ({"trunk_inclination": 30, "body_heading": 140}, "trunk_incl", 30),
        ({"trunk_lateral": 20}, "trunk_lat", 20),
        ({"trunk_lateral": -20}, "trunk_lat", -20),
        ({"hip_flexion": 70}, "left_hip_flex", 70),
        ({"hip_flexion": -15}, "left_hip_flex", -15),
        ({"hip_flexion": 70, "trunk_inclination": 40}, "right_hip_flex", 70),
        ({"ankle_dorsiflexion": 15}, "left_ankle_df", 15),
        ({"shoulder_flexion": 90}, "left_shoulder_flex", 90),
        ({"spine_flexion": 30, "trunk_inclination": 20}, "trunk_incl", 20),
    ],
)
def test_commanded_angles_come_back_as_the_metrics_define_them(
    angles: dict[str, float], metric: str, expected: float
) -> None:
    assert metrics(take_posture(MAN, posture(**angles)))[metric] == pytest.approx(expected, abs=2.5)


def test_an_arm_is_raised_from_the_chest_whatever_the_shoulder_blade_does() -> None:
    plain = take_posture(MAN, posture(shoulder_abduction=100))
    shrugged = take_posture(MAN, posture(shoulder_abduction=100, shoulder_elevation=20))
    np.testing.assert_allclose(
        plain.attitude("left_upper_arm"), shrugged.attitude("left_upper_arm"), atol=1e-12
    )
    assert shrugged.joint_m("left_upper_arm")[2] > plain.joint_m("left_upper_arm")[2] + 0.02


def test_curling_the_spine_leaves_the_pelvis_and_rounding_leaves_the_trunk_line() -> None:
    plain = take_posture(MAN, posture())
    curled = take_posture(MAN, posture(spine_curl=40))
    np.testing.assert_allclose(curled.attitude("pelvis"), plain.attitude("pelvis"), atol=1e-12)
    assert metrics(curled)["trunk_incl"] > 15
    rounded = take_posture(MAN, posture(spine_flexion=40))
    assert metrics(rounded)["trunk_incl"] == pytest.approx(0, abs=2.5)


def test_a_tilted_pelvis_raises_the_left_hip_under_an_upright_trunk() -> None:
    figure = take_posture(MAN, posture(pelvis_obliquity=10))
    left, right = figure.joint_m("left_thigh"), figure.joint_m("right_thigh")
    tilt_deg = np.degrees(np.arctan2(left[2] - right[2], left[0] - right[0]))
    assert tilt_deg == pytest.approx(10, abs=0.5)
    assert metrics(figure)["trunk_lat"] == pytest.approx(0, abs=2.5)


def test_a_head_carried_forward_stays_level() -> None:
    plain, poked = (take_posture(MAN, posture(neck_protraction=angle)) for angle in (0, 20))
    assert plain.joint_m("head")[1] - poked.joint_m("head")[1] > 0.01
    np.testing.assert_allclose(plain.attitude("head"), poked.attitude("head"), atol=1e-9)


@pytest.mark.parametrize("roll_deg", [-90, 0, 90, 180])
def test_rolling_leaves_the_line_from_hips_to_shoulders(roll_deg: float) -> None:
    figure = take_posture(MAN, posture(trunk_inclination=-75, body_roll=roll_deg))
    line = figure.middle_m("upper_arm") - figure.middle_m("thigh")
    assert np.degrees(np.arctan2(-line[1], line[2])) == pytest.approx(-75, abs=2.5)


def test_left_and_right_are_the_persons_own() -> None:
    figure = take_posture(MAN, posture(left_hip_abduction=30))
    assert figure.joint_m("left_foot")[0] > 0.4
    assert abs(figure.joint_m("right_foot")[0]) < 0.15


def test_an_angle_without_a_side_means_both() -> None:
    both = posture(knee_flexion=40, left_elbow_flexion=20)
    assert both["left_knee_flexion"] == both["right_knee_flexion"] == 40.0
    assert both["right_elbow_flexion"] == 0.0


def test_an_unknown_angle_is_refused() -> None:
    with pytest.raises(FormcheckError, match="knee_bend"):
        posture(knee_bend=10)
