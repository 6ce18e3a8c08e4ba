import numpy as np
import pytest

from formcheck.errors import FormcheckError
from formcheck.mannequin.body import load_body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.contact import Support
from formcheck.mannequin.film import Performance, perform
from formcheck.mannequin.motion import Motion
from formcheck.mannequin.props import CARRIED, PROPS
from formcheck.mannequin.repertoire import STANDING, sits_to_stand, squats
from formcheck.mannequin.scene import Box
from formcheck.mannequin.staging import camera_for, carried_by, extent_m, furniture
from formcheck.pose.frame import FloatArray
from tests.mannequin.stances import STANCES, there_and_back

MAN = load_body("man")


def drawn_px(performance: Performance, camera: Camera) -> FloatArray:
    return camera.project(extent_m(performance))[0]


def inside(box: Box, points_m: FloatArray) -> FloatArray:
    return np.asarray(np.all((points_m > box.low_m) & (points_m < box.high_m), axis=1))


@pytest.mark.parametrize("yaw_deg", [0.0, 45.0, 86.0, -90.0])
@pytest.mark.parametrize("stance", ["bird dog", "jumping jack", "push-up"])
def test_nobody_leaves_the_picture(stance: str, yaw_deg: float) -> None:
    performance = perform(MAN, STANCES[stance])
    camera = camera_for(performance, yaw_deg=yaw_deg, fill_frac=0.8)
    places_px = drawn_px(performance, camera)
    share = (places_px.max(axis=0) - places_px.min(axis=0)) / camera.size_px
    assert (places_px > 0).all()
    assert (places_px < camera.size_px).all()
    assert share.max() == pytest.approx(0.8, abs=0.03)


def test_the_movement_is_in_the_middle_even_in_a_tilted_upright_picture() -> None:
    performance = perform(MAN, squats())
    camera = camera_for(performance, yaw_deg=60, size_px=(360, 640), roll_deg=8)
    places_px = drawn_px(performance, camera)
    middle_px = (places_px.min(axis=0) + places_px.max(axis=0)) / 2
    np.testing.assert_allclose(middle_px, [180, 320], atol=8)


def test_who_stands_is_filmed_from_hip_height_and_who_lies_from_a_low_chair() -> None:
    assert camera_for(perform(MAN, squats()), yaw_deg=86).height_m == pytest.approx(0.95)
    lying = camera_for(perform(MAN, STANCES["push-up"]), yaw_deg=86)
    assert 0.35 <= lying.height_m <= 0.6


def test_a_given_place_is_kept() -> None:
    camera = camera_for(perform(MAN, squats()), yaw_deg=30, distance_m=2.0, height_m=1.4)
    assert (camera.distance_m, camera.height_m, camera.yaw_deg) == (2.0, 1.4, 30)


def test_the_mat_is_under_the_whole_movement_and_as_thick_as_the_body_lies_high() -> None:
    performance = perform(MAN, STANCES["bird dog"])
    (mat,) = furniture(performance, ["mat"])
    low_down = extent_m(performance)
    low_down = low_down[low_down[:, 2] < 0.3]
    assert (low_down[:, :2] > np.array(mat.low_m)[:2]).all()
    assert (low_down[:, :2] < np.array(mat.high_m)[:2]).all()
    assert mat.high_m[2] == pytest.approx(0.012)


def test_the_seat_is_under_the_buttocks_and_behind_the_knees() -> None:
    performance = perform(load_body("heavy"), sits_to_stand())
    seat = furniture(performance, ["chair"])[0]
    figure = performance.figure_at(0.0)
    assert seat.low_m[1] > figure.middle_m("shank")[1]
    assert seat.low_m[1] < figure.middle_m("thigh")[1] < seat.high_m[1]
    assert 0.4 < seat.high_m[2] < 0.5


@pytest.mark.parametrize(("name", "backwards"), [("wall_behind", 1.0), ("wall_ahead", -1.0)])
def test_a_wall_touches_and_is_never_walked_through(name: str, backwards: float) -> None:
    start = STANDING.changed(shoulder_flexion=70)
    performance = perform(MAN, Motion(start, (), Support()))
    (wall,) = furniture(performance, [name])
    points_m = extent_m(performance)
    face_m = wall.low_m[1] if backwards > 0 else wall.high_m[1]
    assert not inside(wall, points_m).any()
    assert (backwards * points_m[:, 1]).max() == pytest.approx(backwards * face_m, abs=0.02)


def test_the_back_of_the_chair_beside_is_under_the_hand_that_holds_it() -> None:
    start = STANDING.changed(left_shoulder_abduction=18, left_elbow_flexion=60)
    support = Support("feet", ("left_foot", "right_foot", "left_hand"))
    performance = perform(MAN, there_and_back(start, start, support))
    back = furniture(performance, ["chair_side"])[0]
    hand_m = performance.figure_at(0.0).joint_m("left_hand")
    assert back.low_m[1] < hand_m[1] < back.high_m[1]
    assert abs(back.high_m[2] - hand_m[2]) < 0.12


def test_the_step_is_under_the_foot_on_it_and_not_under_the_other() -> None:
    performance = perform(MAN, STANCES["step-up"])
    (step,) = furniture(performance, ["step"])
    figure = performance.figure_at(0.0)
    upper, lower = (figure.joint_m(f"{side}_toes") for side in ("left", "right"))
    assert step.high_m[2] == pytest.approx(0.2)
    assert step.low_m[0] < upper[0] < step.high_m[0]
    assert step.low_m[1] < upper[1] < step.high_m[1]
    assert not inside(step, lower[None]).any()


def test_a_step_nobody_stands_on_is_refused() -> None:
    with pytest.raises(FormcheckError, match="on_step"):
        furniture(perform(MAN, squats()), ["step"])


def test_every_prop_is_made_of_boxes_that_have_a_size() -> None:
    performance = perform(MAN, STANCES["step-up"])
    for name in PROPS:
        for box in furniture(performance, [name]):
            assert (np.array(box.high_m) > box.low_m).all(), name


def test_an_unknown_thing_is_refused() -> None:
    with pytest.raises(FormcheckError, match="sofa"):
        furniture(perform(MAN, squats()), ["sofa"])


def test_what_is_carried_is_told_apart_from_furniture() -> None:
    performance = perform(MAN, squats())
    give = carried_by(["mat", "weight"])
    assert give is not None
    assert len(give(performance.figure_at(0.0))) == 6
    assert carried_by(["mat"]) is None
    assert furniture(performance, ["weight"]) == ()


@pytest.mark.parametrize("name", CARRIED)
def test_what_is_carried_goes_with_the_hands(name: str) -> None:
    performance = perform(MAN, STANCES["jumping jack"])
    low, high = (
        np.mean([box.high_m for box in CARRIED[name](performance.figure_at(time_s))], axis=0)
        for time_s in (0.0, 1.7)
    )
    assert high[2] > low[2] + 0.8
