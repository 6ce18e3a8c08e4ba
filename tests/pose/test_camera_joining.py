"""Joining where the camera was in pieces of a recording that were looked at apart."""

import numpy as np

from formcheck.pose.camera_motion.joining import CameraJoin, with_level_throughout
from formcheck.pose.camera_motion.similarity import Similarity
from formcheck.pose.camera_place import CAMERA_PARTS, unknown_camera
from formcheck.pose.frame import FloatArray
from tests.pose.rooms import motion

RATE_HZ = 10.0
BREAK_PICTURES = 5


def walk(first: int, stop: int) -> list[Similarity]:
    """Return how the room moves while somebody walks with the camera."""
    return [motion(5.0 * at, 2.0 * at, 0.5 * at, 1.02**at) for at in range(first, stop)]


def told(motions: list[Similarity]) -> FloatArray:
    """Return (pictures, 5), those motions since the first of them."""
    since = motions[0].inverse()
    rows = unknown_camera(len(motions))
    rows[:, :4] = [each.after(since).parts for each in motions]
    rows[:, 4] = 1.0
    return rows


def joined(*pieces: tuple[int, FloatArray, FloatArray], pictures: int = 40) -> FloatArray:
    join = CameraJoin(np.arange(pictures) / RATE_HZ)
    for first, warm_up, found in pieces:
        join.add_fresh(first, warm_up, found)
    return join.camera


def test_a_warm_up_that_both_know_makes_one_stretch_of_two_pieces() -> None:
    later = told(walk(15, 40))
    camera = joined((0, unknown_camera(0), told(walk(0, 20))), (20, later[:5], later[5:]))
    np.testing.assert_allclose(camera, told(walk(0, 40)), atol=1e-9)


def test_a_camera_at_rest_stays_exactly_at_rest_across_a_seam() -> None:
    still = told([motion()] * 25)
    camera = joined((0, unknown_camera(0), still[:20]), (20, still[:5], still[5:]))
    np.testing.assert_array_equal(camera[:, :4], np.tile([0.0, 0.0, 0.0, 1.0], (40, 1)))


def test_without_a_common_picture_there_is_a_break_and_a_new_stretch() -> None:
    lost = np.concatenate([told(walk(0, 15)), unknown_camera(5)])
    later = told(walk(15, 40))
    camera = joined((0, unknown_camera(0), lost), (20, later[:5], later[5:]))
    assert np.isnan(camera[15 : 20 + BREAK_PICTURES, :4]).all()
    np.testing.assert_allclose(camera[20 + BREAK_PICTURES :], told(walk(25, 40)), atol=1e-9)


def test_what_is_unknown_in_one_part_stays_so_and_spoils_no_other() -> None:
    later = told([motion(dy_px=each) for each in range(25)])
    later[:, 0] = np.nan
    early = told([motion(dy_px=each) for each in range(-15, 5)])
    camera = joined((0, unknown_camera(0), early), (20, later[:5], later[5:]))
    assert np.isnan(camera[20:, 0]).all()
    np.testing.assert_allclose(camera[:, 1], np.arange(40))


def test_a_piece_that_goes_on_belongs_to_the_stretch_before_it() -> None:
    join = CameraJoin(np.arange(40) / RATE_HZ)
    own = told(walk(5, 40))
    join.add_fresh(0, unknown_camera(0), told(walk(0, 10)))
    join.add_fresh(10, own[:5], own[5:20])
    join.add_continued(25, own[20:])
    assert join.camera.shape == (40, CAMERA_PARTS)
    np.testing.assert_allclose(join.camera, told(walk(0, 40)), atol=1e-9)


def test_a_lean_seen_once_goes_with_the_roll_through_all_of_its_stretch_alone() -> None:
    camera = told([motion(roll_deg=each) for each in range(10)])
    camera[:, 4] = np.nan
    camera[4, 4] = 6.0
    camera[8] = np.nan
    lean_deg = with_level_throughout(camera)[:, 4]
    np.testing.assert_allclose(lean_deg[:8], np.arange(8) + 2.0)
    assert np.isnan(lean_deg[8:]).all()
