from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from numpy.typing import NDArray

from formcheck.anatomy.posture import posture
from formcheck.mannequin.body import load_body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.contact import Support
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.film import Bystander, film, perform
from formcheck.mannequin.ground import ground
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.props import CARRIED
from formcheck.mannequin.raster import rasterise
from formcheck.mannequin.renderer import Actor, Studio
from formcheck.mannequin.repertoire import STANDING
from formcheck.mannequin.scene import Box, Scene, Sensor
from formcheck.mannequin.truth import landmarks_px
from formcheck.mannequin.wardrobe import Outfit
from formcheck.pose.frame import Frame, ImageArray
from formcheck.pose.landmarks import Landmark

MAN = load_body("man")
SMALL = Camera(size_px=(320, 240))
GREEN = Outfit(shirt=(0, 255, 0), bottoms=(0, 255, 0))


def standing() -> Figure:
    return ground(MAN, Support(), STANDING).settle(STANDING)


def is_green(picture: ImageArray) -> NDArray[np.bool_]:
    red, green, blue = picture.astype(float).transpose(2, 0, 1)
    return np.asarray((green > 60) & (green > 2 * red) & (green > 2 * blue))


def test_rendering_is_deterministic() -> None:
    noisy = Scene(sensor=Sensor(noise=3.0, blur_px=0.5, seed=7))
    first, second = (Studio(MAN, SMALL, noisy).film(standing(), index=3) for _ in range(2))
    assert (first == second).all()
    assert (Studio(MAN, SMALL, noisy).film(standing(), index=4) != first).any()


def test_the_picture_has_the_cameras_size_whatever_the_oversampling() -> None:
    for oversampling in (1, 2):
        picture = Studio(MAN, SMALL, oversampling=oversampling).film(standing())
        assert picture.shape == (240, 320, 3)
        assert picture.dtype == np.uint8


def test_the_shirt_is_seen_where_shoulders_and_hips_truly_are() -> None:
    picture = Studio(MAN, SMALL, outfit=GREEN).film(standing())
    places = landmarks_px(standing(), SMALL)
    rows, columns = np.nonzero(is_green(picture))
    middle = places[[Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP]].mean(axis=0)
    assert columns.mean() == pytest.approx(middle[0], abs=8)
    assert (
        rows.min() < places[Landmark.LEFT_SHOULDER, 1] < places[Landmark.LEFT_HIP, 1] < rows.max()
    )


def test_an_occluder_in_front_hides_the_body_and_one_behind_does_not() -> None:
    def seen_with(box: Box) -> int:
        studio = Studio(MAN, SMALL, Scene(boxes=(box,)), GREEN)
        return int(is_green(studio.film(standing())).sum())

    board = (200, 60, 160)
    behind = seen_with(Box((-1.2, -1.0, 0.0), (-1.1, 1.0, 2.0), board))
    before = seen_with(Box((1.1, -1.0, 0.0), (1.2, 1.0, 2.0), board))
    assert behind > 1000
    assert before == 0


def test_a_bystander_in_front_hides_the_body_and_one_behind_does_not() -> None:
    def seen_with(offset_m: float) -> int:
        other = (Actor(load_body("heavy")), standing().moved(np.array([offset_m, 0.0, 0.0])))
        picture = Studio(MAN, SMALL, outfit=GREEN).film(standing(), others=[other])
        return int(is_green(picture).sum())

    alone = int(is_green(Studio(MAN, SMALL, outfit=GREEN).film(standing())).sum())
    assert seen_with(0.7) < 0.5 * alone
    assert seen_with(-0.7) == pytest.approx(alone, rel=0.02)


def test_a_thing_in_the_hands_is_seen() -> None:
    bar = Box((-0.5, -0.5, 1.2), (0.5, -0.4, 1.3), (0, 255, 0))
    picture = Studio(MAN, Camera(yaw_deg=0, size_px=(320, 240))).film(standing(), boxes=[bar])
    assert is_green(picture).sum() > 300


def first_and_moving(frames: Iterator[Frame]) -> list[NDArray[np.float64]]:
    """Return the first picture and, of those while the arms go up, one in the middle."""
    return [frame.image.astype(float) for frame in islice(frames, 0, 9, 8)]


def test_an_open_shutter_smears_what_moves_and_nothing_else() -> None:
    moving = Motion(
        STANDING,
        (Bout((Keyframe(0.4, STANDING.changed(shoulder_abduction=120)),)),),
        lead_in_s=0.2,
    )
    sharp, smeared = (
        first_and_moving(film(perform(MAN, moving), Studio(MAN, SMALL, scene), rate_hz=20))
        for scene in (Scene(), Scene(sensor=Sensor(exposure_frac=1.0, exposures=5)))
    )
    np.testing.assert_array_equal(sharp[0], smeared[0])
    blurred = np.abs(sharp[1] - smeared[1])
    assert blurred.max() > 25
    assert blurred[200:].max() < 8


def test_the_shutter_is_open_about_the_time_of_the_picture() -> None:
    moments_s = Sensor(exposure_frac=0.5, exposures=4).moments_s(2.0, 10.0)
    assert np.mean(moments_s) == pytest.approx(2.0)
    assert np.ptp(moments_s) == pytest.approx(0.05 * 3 / 4)
    assert Sensor().moments_s(2.0, 10.0) == (2.0,)


def test_a_film_shows_bystanders_and_what_is_carried() -> None:
    performance = perform(MAN, Motion(STANDING, (), lead_in_s=0.1, lead_out_s=0.0))
    studio = Studio(MAN, SMALL, outfit=GREEN)
    other = Bystander(Actor(MAN), performance, (0.8, 0.0))
    (alone, *_) = film(performance, studio, rate_hz=20)
    (shared, *_) = film(performance, studio, rate_hz=20, others=[other], carried=CARRIED["weight"])
    assert is_green(shared.image).sum() < 0.6 * is_green(alone.image).sum()


def test_the_body_casts_a_shadow_on_the_floor() -> None:
    def darkness(figure: Figure) -> float:
        return float(-Studio(MAN, SMALL).film(figure)[190:].mean())

    assert darkness(standing()) > darkness(standing().moved(np.array([0.0, 30.0, 0.0])))


def test_from_the_left_the_person_faces_left_in_the_picture() -> None:
    side, front = landmarks_px(standing(), Camera(yaw_deg=90)), landmarks_px(standing(), Camera(0))
    assert side[Landmark.NOSE, 0] < side[Landmark.LEFT_EAR, 0]
    assert front[Landmark.LEFT_SHOULDER, 0] > front[Landmark.RIGHT_SHOULDER, 0]


def test_a_camera_further_away_sees_the_person_smaller() -> None:
    def height_px(distance_m: float) -> float:
        places = landmarks_px(standing(), Camera(distance_m=distance_m))
        return float(np.ptp(places[:, 1]))

    assert height_px(3.0) == pytest.approx(2 * height_px(6.0), rel=0.08)


def test_roll_turns_the_picture_clockwise() -> None:
    places = landmarks_px(standing(), Camera(yaw_deg=0, roll_deg=20))
    trunk = places[[11, 12]].mean(axis=0) - places[[23, 24]].mean(axis=0)
    assert np.degrees(np.arctan2(trunk[0], -trunk[1])) == pytest.approx(20, abs=1)


def test_rays_and_projection_agree() -> None:
    camera = Camera(yaw_deg=30, roll_deg=10, size_px=(64, 48))
    points_px, depth_m = camera.project(camera.place_m + 2.5 * camera.rays().reshape(-1, 3))
    rows, columns = np.divmod(np.arange(64 * 48), 64)
    np.testing.assert_allclose(points_px, np.stack([columns + 0.5, rows + 0.5], axis=1), atol=1e-6)
    np.testing.assert_allclose(depth_m, 2.5)


def test_the_nearer_triangle_wins_and_shares_sum_to_one() -> None:
    points_px = np.array([[0, 0], [0, 8], [8, 0], [0, 0], [0, 8], [8, 0]], dtype=np.float32)
    depth_m = np.array([3, 3, 3, 2, 2, 2], dtype=np.float32)
    faces = np.array([[0, 1, 2], [3, 4, 5], [0, 2, 1]])
    covered = rasterise(points_px, depth_m, faces, (8, 8))
    assert set(covered.triangles) == {1}
    assert len(set(covered.pixels)) == len(covered.pixels) == 36
    np.testing.assert_allclose(covered.shares.sum(axis=1), 1.0, atol=1e-6)


def test_nothing_in_view_gives_an_empty_room() -> None:
    away = standing().moved(np.array([0.0, 0.0, -20.0]))
    studio = Studio(MAN, SMALL)
    assert studio.film(away).shape == (240, 320, 3)


def test_a_film_has_a_frame_for_every_moment() -> None:
    motion = Motion(posture(), (), lead_in_s=0.2, lead_out_s=0.1)
    frames = list(film(perform(MAN, motion), Studio(MAN, SMALL), rate_hz=20.0))
    assert [frame.index for frame in frames] == [0, 1, 2, 3, 4, 5]
    assert frames[-1].time_s == pytest.approx(0.25)
