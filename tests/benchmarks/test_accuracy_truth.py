import math

import numpy as np
import pytest

from benchmarks.accuracy.truth import ideal_bodies, sides_of, true_values
from formcheck.anatomy.sides import SIDES
from formcheck.kinematics.metrics import METRICS
from formcheck.mannequin.body import load_body
from formcheck.mannequin.film import Performance, perform
from formcheck.mannequin.repertoire import squats
from formcheck.mannequin.truth import metrics as mannequin_truth
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark

TIMES_S = (0.0, 2.2, 3.5, 4.9)
DEFINED_TWICE = (
    "knee_flex", "hip_flex", "ankle_df", "shank_incl", "trunk_incl", "trunk_shank_diff",
    "thigh_elev", "head_fwd", "shoulder_flex", "shoulder_abd", "body_line", "body_line_knee",
)  # fmt: skip
OF_THE_TRUNK = ("trunk_lat", "trunk_lift")


@pytest.fixture(scope="module")
def squatting() -> Performance:
    return perform(load_body("woman"), squats())


@pytest.fixture(scope="module")
def points_m(squatting: Performance) -> FloatArray:
    return np.array([squatting.figure_at(time_s).landmarks_m() for time_s in TIMES_S])


@pytest.mark.parametrize("metric_id", DEFINED_TWICE)
def test_the_truth_is_the_mannequins_own(
    metric_id: str, squatting: Performance, points_m: FloatArray
) -> None:
    values = true_values(points_m, [metric_id], yaw_deg=40.0)
    for index, time_s in enumerate(TIMES_S):
        own = mannequin_truth(squatting.figure_at(time_s))
        for side in SIDES:
            assert values[metric_id, side][index] == pytest.approx(
                own[f"{side}_{metric_id}"], abs=0.5
            )


def test_the_knock_kneed_angle_is_the_mannequins_own_but_for_its_sign(
    squatting: Performance, points_m: FloatArray
) -> None:
    values = true_values(points_m, ["fppa"], yaw_deg=0.0)
    own = [mannequin_truth(squatting.figure_at(time_s))["left_fppa"] for time_s in TIMES_S]
    assert np.abs(values["fppa", "left"]) == pytest.approx(own, abs=0.5)


def test_a_metric_of_any_view_is_the_pictures_own(points_m: FloatArray) -> None:
    from_the_side = true_values(points_m, ["elbow_flex"], yaw_deg=90.0)["elbow_flex", "left"]
    from_the_front = true_values(points_m, ["elbow_flex"], yaw_deg=0.0)["elbow_flex", "left"]
    assert np.abs(from_the_side - from_the_front).max() > 5.0


def test_changes_count_from_the_first_picture(points_m: FloatArray) -> None:
    from_start = [metric.id for metric in METRICS.values() if metric.formula and metric.from_start]
    for values in true_values(points_m, from_start, yaw_deg=90.0).values():
        assert values[0] == pytest.approx(0.0, abs=1e-9)


def test_every_metric_of_a_single_picture_has_a_truth(points_m: FloatArray) -> None:
    every = [metric for metric in METRICS.values() if metric.formula]
    values = true_values(points_m, [metric.id for metric in every], yaw_deg=30.0)
    assert set(values) == {(metric.id, side) for metric in every for side in sides_of(metric)}
    assert all(np.isfinite(course).all() for course in values.values())


def test_the_front_sees_the_persons_left_on_its_right(points_m: FloatArray) -> None:
    body = ideal_bodies(points_m[:1], yaw_deg=0.0)[0]
    assert body.points[Landmark.LEFT_HIP].real > body.points[Landmark.RIGHT_HIP].real


def test_who_lies_on_their_side_has_no_side_view(points_m: FloatArray) -> None:
    lying_m = points_m[..., [2, 1, 0]]
    assert np.isnan(true_values(lying_m, ["knee_flex"], yaw_deg=0.0)["knee_flex", "left"]).all()
    front = true_values(lying_m, ["shoulder_abd"], yaw_deg=0.0)["shoulder_abd", "left"]
    assert not math.isnan(front[0])
