import numpy as np
import pytest

from formcheck.anatomy.posture import posture
from formcheck.errors import FormcheckError
from formcheck.mannequin.body import BODY_NAMES, BodyName, load_body
from formcheck.mannequin.contact import Support
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.film import Performance, perform
from formcheck.mannequin.ground import ground
from formcheck.mannequin.motion import Motion
from formcheck.mannequin.repertoire import MAT_M, lunges
from formcheck.mannequin.skin import lowest_m
from formcheck.mannequin.truth import metrics
from formcheck.pose.frame import FloatArray
from tests.mannequin.stances import HIGH_PLANK, PRONE, QUADRUPED, SIDE_PLANK, STANCES

MAN = load_body("man")
KEPT = {
    "bird dog": ("left_shank", "left_foot", "right_hand"),
    "cat": ("left_shank", "right_shank", "left_hand", "right_hand"),
    "half kneeling": ("left_shank", "left_foot", "right_foot", "right_toes"),
    "press-up": ("left_hand", "right_hand"),
    "push-up": ("left_hand", "right_hand", "left_toes", "right_toes"),
    "side plank": ("left_forearm", "left_hand", "left_toes"),
    "leg raise": ("right_foot",),
    "seated turn": ("left_foot", "right_foot", "left_toes", "right_toes"),
    "step-up": ("left_foot", "left_toes"),
    "one leg": ("right_foot", "right_toes"),
}
BEARING = {
    "bird dog": (("left_shank", "left_foot", "left_toes"), MAT_M),
    "cat": (("left_shank", "left_foot", "left_toes"), MAT_M),
    "half kneeling": (("left_shank", "left_foot", "left_toes"), MAT_M),
    "press-up": (("pelvis", "spine_1", "spine_2", "left_thigh", "right_thigh"), MAT_M),
    "push-up": (("left_toes", "right_toes"), MAT_M),
    "side plank": (("left_foot", "left_toes"), MAT_M),
    "leg raise": (("pelvis", "spine_1", "chest"), MAT_M),
    "seated turn": (("pelvis",), 0.455),
    "step-up": (("left_foot", "left_toes"), 0.2),
    "jumping jack": (("left_foot", "right_foot", "left_toes", "right_toes"), 0.0),
    "one leg": (("right_foot", "right_toes"), 0.0),
}


def figures(performance: Performance, count: int = 9) -> list[Figure]:
    times_s = np.linspace(0.0, performance.trajectory.duration_s, count)
    return [performance.figure_at(float(time_s)) for time_s in times_s]


def joints_m(found: list[Figure], segment: str) -> FloatArray:
    return np.array([figure.joint_m(segment) for figure in found])


@pytest.mark.parametrize("name", BODY_NAMES)
@pytest.mark.parametrize("stance", KEPT)
def test_what_is_planted_stays(name: BodyName, stance: str) -> None:
    found = figures(perform(load_body(name), STANCES[stance]))
    for segment in KEPT[stance]:
        assert np.ptp(joints_m(found, segment), axis=0).max() < 0.01, segment


@pytest.mark.parametrize("name", BODY_NAMES)
@pytest.mark.parametrize("stance", BEARING)
def test_what_bears_the_body_touches_what_it_is_on(name: BodyName, stance: str) -> None:
    segments, height_m = BEARING[stance]
    for figure in figures(perform(load_body(name), STANCES[stance]), 5):
        assert lowest_m(figure, segments) == pytest.approx(height_m, abs=0.02)


@pytest.mark.parametrize("stance", STANCES)
def test_nothing_jumps_where_the_weight_goes_over(stance: str) -> None:
    performance = perform(MAN, STANCES[stance])
    times_s = np.arange(0.0, performance.trajectory.duration_s, 1 / 60)
    joints = np.array([performance.figure_at(float(time_s)).joints_m for time_s in times_s])
    assert np.linalg.norm(np.diff(joints, axis=0), axis=2).max() < 0.05


@pytest.mark.parametrize("stance", STANCES)
def test_a_mirrored_motion_is_the_mirror_image(stance: str) -> None:
    motion = STANCES[stance]
    other = Motion(
        motion.start.mirrored(),
        tuple(bout.mirrored() for bout in motion.bouts),
        motion.support.mirrored(),
        motion.lead_in_s,
        motion.between_s,
        motion.lead_out_s,
    )
    seen = perform(MAN, motion).figure_at(1.6).landmarks_m()
    mirrored = perform(MAN, other).figure_at(1.6).landmarks_m()
    pairs = [0, 4, 5, 6, 1, 2, 3, 8, 7, 10, 9]
    pairs += [number + 1 if number % 2 else number - 1 for number in range(11, 33)]
    np.testing.assert_allclose(mirrored[pairs] * [-1, 1, 1], seen, atol=0.006)


def test_the_trunk_of_a_push_up_stays_in_line_with_the_legs() -> None:
    performance = perform(MAN, STANCES["push-up"])
    lines = [metrics(figure)["left_body_line"] for figure in figures(performance)]
    assert np.ptp(lines) < 1.0


def test_the_elbows_of_a_push_up_bend_as_commanded() -> None:
    found = metrics(perform(MAN, STANCES["push-up"]).figure_at(1.7))
    assert found["left_elbow_flex_3d"] == pytest.approx(100, abs=2)


@pytest.mark.parametrize("name", BODY_NAMES)
def test_on_hands_and_knees_the_arms_are_as_straight_as_commanded(name: BodyName) -> None:
    found = metrics(perform(load_body(name), STANCES["cat"]).figure_at(0.0))
    assert found["left_elbow_flex_3d"] == pytest.approx(6, abs=3)


def test_palms_lie_flat() -> None:
    figure = ground(MAN, Support("hands", height_m=MAT_M), HIGH_PLANK).settle(HIGH_PLANK)
    palm_faces = figure.attitude("left_hand") @ np.array([0.0, -1.0, 0.0])
    np.testing.assert_allclose(palm_faces, [0.0, 0.0, -1.0], atol=1e-9)


def test_sliding_palms_go_along_the_floor() -> None:
    palms = Support("knees", ("left_palm", "right_palm"), MAT_M)
    sliding = Support("knees", ("left_palm_slides", "right_palm_slides"), MAT_M)
    floor = ground(MAN, palms, QUADRUPED)
    far = QUADRUPED.changed(hip_flexion=110, trunk_inclination=90, shoulder_flexion=120)
    before, after = floor.settle(QUADRUPED), floor.borne_by(sliding).settle(far)
    moved_m = after.joint_m("left_hand") - before.joint_m("left_hand")
    assert abs(moved_m[2]) < 1e-6
    assert abs(moved_m[1]) > 0.05


def test_in_a_side_plank_the_left_side_is_down_and_the_front_faces_left_of_the_mat() -> None:
    figure = ground(MAN, Support("left_elbow", (), MAT_M), SIDE_PLANK).settle(SIDE_PLANK)
    assert figure.joint_m("right_upper_arm")[2] > figure.joint_m("left_upper_arm")[2] + 0.25
    chest_faces = figure.attitude("chest") @ np.array([0.0, -1.0, 0.0])
    assert chest_faces[0] > 0.9


@pytest.mark.parametrize("side", ["left", "right"])
def test_lying_on_a_side_has_that_side_below(side: str) -> None:
    start = posture(trunk_inclination=-90, body_roll=90 if side == "left" else -90, hip_flexion=30)
    anchor = Support("left_side" if side == "left" else "right_side", ())
    figure = ground(MAN, anchor, start).settle(start)
    other = "right" if side == "left" else "left"
    assert figure.joint_m(f"{side}_thigh")[2] < figure.joint_m(f"{other}_thigh")[2] - 0.1
    assert lowest_m(figure, MAN.segments) == pytest.approx(0.0, abs=0.02)


def test_prone_the_hips_stay_while_the_spine_extends() -> None:
    performance = perform(MAN, STANCES["press-up"])
    hips_m = [figure.middle_m("thigh") for figure in figures(performance)]
    assert np.ptp(hips_m, axis=0).max() < 0.02
    low, high = (performance.figure_at(time_s).joint_m("head")[2] for time_s in (0.0, 1.7))
    assert high - low > 0.25


def test_feet_of_a_jumping_jack_land_flat_and_apart() -> None:
    performance = perform(MAN, STANCES["jumping jack"])
    together, apart = performance.figure_at(0.0), performance.figure_at(1.7)
    assert apart.joint_m("left_foot")[0] > together.joint_m("left_foot")[0] + 0.2
    assert apart.attitude("left_foot")[2, 2] == pytest.approx(1.0)
    assert apart.middle_m("thigh")[0] == pytest.approx(0.0, abs=1e-9)


def test_a_foot_on_a_step_stands_that_much_higher() -> None:
    figure = perform(MAN, STANCES["step-up"]).figure_at(0.0)
    rise_m = figure.joint_m("left_toes")[2] - figure.joint_m("right_toes")[2]
    assert rise_m == pytest.approx(0.2, abs=1e-6)


def test_arms_too_short_for_where_they_are_planted_are_refused() -> None:
    floor = ground(MAN, Support("hands", height_m=MAT_M), HIGH_PLANK)
    with pytest.raises(FormcheckError, match="arms"):
        floor.settle(HIGH_PLANK.changed(hip_flexion=110, elbow_flexion=150))


def test_planted_toes_stay_while_the_foot_turns_about_them() -> None:
    motion = lunges()
    support = Support("left_foot", ("left_foot", "right_toes"))
    performance = perform(MAN, Motion(motion.start, motion.bouts[:1], support))
    found = figures(performance, 7)
    assert np.ptp(joints_m(found, "right_toes"), axis=0).max() < 0.01
    assert np.ptp(joints_m(found, "right_foot"), axis=0).max() > 0.01


def test_a_hand_on_its_own_keeps_its_attitude() -> None:
    floor = ground(MAN, Support("front", ("left_hand",)), PRONE)
    before, after = floor.settle(PRONE), floor.settle(PRONE.changed(spine_curl=-15))
    np.testing.assert_allclose(after.attitude("left_hand"), before.attitude("left_hand"))
    np.testing.assert_allclose(after.joint_m("left_hand"), before.joint_m("left_hand"), atol=1e-6)
