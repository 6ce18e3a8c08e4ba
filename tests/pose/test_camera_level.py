"""How far off level the camera is, from drawn rooms."""

import cv2
import numpy as np
import pytest

from formcheck.pose.camera_motion.level import LevelWatch, straight_body_lean_deg
from formcheck.pose.frame import FloatArray, Frame, ImageArray, PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.region import Region
from tests.pose.rooms import SIZE_PX, filmed, in_colour, motion, white_room

HEIGHTS_PX = {"ANKLE": 420.0, "KNEE": 330.0, "HIP": 240.0, "SHOULDER": 110.0}


def room_with_doors(converge_deg: float = 0.0) -> ImageArray:
    """Return a wall with upright edges that lean outwards at the sides, as seen from above."""
    grey = np.full((SIZE_PX[1], SIZE_PX[0]), 200, dtype=np.uint8)
    for x_px in (40, 110, 500, 590):
        lean = np.tan(np.radians(converge_deg) * (x_px - 320) / 320)
        ends = [(round(x_px - lean * y_px), 240 + y_px) for y_px in (-180, 180)]
        cv2.line(grey, ends[0], ends[1], 60, 6, cv2.LINE_AA)
    return in_colour(grey.astype(np.float64))


def standing(lean_deg: float = 0.0, knee_px: float = 0.0) -> PoseFrame:
    """Return a person in the middle, straight but for the knees, leaning clockwise."""
    image_px = np.full((LANDMARK_COUNT, 2), [320.0, 110.0])
    for name, y_px in HEIGHTS_PX.items():
        for side in ("LEFT", "RIGHT"):
            along_px = 420.0 - y_px
            image_px[Landmark[f"{side}_{name}"]] = [
                320 + np.tan(np.radians(lean_deg)) * along_px + knee_px * (name == "KNEE"),
                y_px,
            ]
    zeros = np.zeros((LANDMARK_COUNT, 3))
    return PoseFrame(0.0, image_px, zeros, np.ones(LANDMARK_COUNT), SIZE_PX)


def seen_deg(
    image: ImageArray, pose: PoseFrame | None = None, rolls_deg: FloatArray | None = None
) -> list[float]:
    """Return what is said of one picture looked at again and again, half a second apart."""
    watch = LevelWatch()
    person = None if pose is None else Region.of(pose)
    rolls = np.zeros(6) if rolls_deg is None else rolls_deg
    return [
        watch.look(Frame(image, place / 2, place), roll, person, pose)
        for place, roll in enumerate(rolls.tolist())
    ]


@pytest.mark.parametrize("roll_deg", [-12.0, -3.0, 0.0, 8.0])
@pytest.mark.parametrize("converge_deg", [0.0, 6.0])
def test_door_frames_say_how_far_off_level_the_camera_is(
    roll_deg: float, converge_deg: float
) -> None:
    image = filmed(room_with_doors(converge_deg), motion(roll_deg=roll_deg, scale=1.1))
    assert seen_deg(image)[-1] == pytest.approx(roll_deg, abs=0.7)


def test_one_look_is_not_enough_and_the_lean_goes_on_with_the_roll() -> None:
    rolls_deg = np.array([0.0, 0.0, 0.0, 2.0])
    first, second, sure, rolled = seen_deg(room_with_doors(), None, rolls_deg)
    assert np.isnan([first, second]).all()
    assert rolled == pytest.approx(sure + 2.0)


def test_a_skirting_line_counts_where_the_standing_body_agrees() -> None:
    image = filmed(white_room(), motion(roll_deg=10.0))
    assert seen_deg(image, standing(lean_deg=9.0))[-1] == pytest.approx(10.0, abs=0.7)


@pytest.mark.parametrize(
    "pose",
    [
        pytest.param(None, id="nobody there"),
        pytest.param(standing(lean_deg=0.0), id="body upright"),
        pytest.param(standing(lean_deg=9.0, knee_px=60.0), id="knees bent"),
    ],
)
def test_a_slanting_line_alone_says_nothing(pose: PoseFrame | None) -> None:
    image = filmed(white_room(), motion(roll_deg=10.0))
    assert np.isnan(seen_deg(image, pose)).all()


def test_without_edges_it_is_unknown_and_never_level() -> None:
    plain = in_colour(np.full((SIZE_PX[1], SIZE_PX[0]), 180.0))
    assert np.isnan(seen_deg(plain, standing())).all()


def test_a_break_in_the_cameras_motion_forgets_what_was_seen() -> None:
    rolls_deg = np.array([0.0, 0.0, 0.0, np.nan, 0.0])
    *_, known, lost, after = seen_deg(room_with_doors(), None, rolls_deg)
    assert np.isfinite(known)
    assert np.isnan([lost, after]).all()


def test_a_body_leans_clockwise_to_the_right() -> None:
    assert straight_body_lean_deg(standing(lean_deg=7.0)) == pytest.approx(7.0, abs=0.1)
