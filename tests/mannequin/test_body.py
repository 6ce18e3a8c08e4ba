from itertools import pairwise

import numpy as np
import pytest

from formcheck.anatomy.posture import posture
from formcheck.errors import FormcheckError
from formcheck.mannequin.body import BODY_NAMES, BodyName, load_body
from formcheck.mannequin.figure import take_posture
from formcheck.pose.landmarks import MIRRORED, Landmark

UPRIGHT = posture()


@pytest.mark.parametrize("name", BODY_NAMES)
class TestEveryBody:
    def test_is_as_tall_as_a_grown_up_and_stands_on_the_floor(self, name: BodyName) -> None:
        body = load_body(name)
        assert 1.5 < body.height_m < 2.0
        assert body.vertices_m[:, 2].min() == pytest.approx(0.0, abs=1e-6)

    def test_has_a_closed_skin_that_faces_outwards(self, name: BodyName) -> None:
        body = load_body(name)
        corners = body.vertices_m[body.faces]
        across = np.cross(corners[:, 1], corners[:, 2])
        volume_m3 = float((corners[:, 0] * across).sum() / 6)
        assert 0.04 < volume_m3 < 0.14
        assert body.faces.max() < len(body.vertices_m)

    def test_every_point_of_the_skin_follows_the_bones_wholly(self, name: BodyName) -> None:
        weights = load_body(name).weights
        np.testing.assert_allclose(weights.sum(axis=1), 1.0)
        assert (weights >= 0).all()

    def test_parents_come_before_children(self, name: BodyName) -> None:
        parents = load_body(name).parents
        assert (parents < np.arange(len(parents))).all()
        assert parents[0] == -1

    def test_the_anatomical_position_has_straight_limbs(self, name: BodyName) -> None:
        figure = take_posture(load_body(name), UPRIGHT)
        for upper, lower, end in (("thigh", "shank", "foot"), ("upper_arm", "forearm", "hand")):
            joints = [figure.joint_m(f"left_{part}") for part in (upper, lower, end)]
            for above, below in pairwise(joints):
                direction = (below - above) / np.linalg.norm(below - above)
                np.testing.assert_allclose(direction, [0, 0, -1], atol=1e-9)

    def test_landmarks_left_and_right_mirror_each_other(self, name: BodyName) -> None:
        points_m = take_posture(load_body(name), UPRIGHT).landmarks_m()
        np.testing.assert_allclose(points_m[MIRRORED] * [-1, 1, 1], points_m, atol=0.012)

    def test_landmarks_are_where_a_person_has_them(self, name: BodyName) -> None:
        place = dict(
            zip(Landmark, take_posture(load_body(name), UPRIGHT).landmarks_m(), strict=True)
        )
        assert place[Landmark.NOSE][1] < place[Landmark.LEFT_EAR][1]
        assert place[Landmark.LEFT_FOOT_INDEX][1] < place[Landmark.LEFT_HEEL][1] - 0.15
        assert place[Landmark.LEFT_SHOULDER][0] > place[Landmark.RIGHT_SHOULDER][0]
        assert place[Landmark.LEFT_EYE][2] > place[Landmark.NOSE][2] > place[Landmark.MOUTH_LEFT][2]
        assert place[Landmark.LEFT_THUMB][0] > place[Landmark.LEFT_WRIST][0]


def test_an_unknown_body_is_refused() -> None:
    with pytest.raises(FormcheckError, match="expected one of"):
        load_body("giant")


def test_an_unknown_segment_is_refused() -> None:
    with pytest.raises(FormcheckError, match="tail"):
        load_body("man").index("tail")
