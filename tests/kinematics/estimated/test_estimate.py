"""Angles told from a pose, wherever the camera stands."""

import math
from dataclasses import replace

import numpy as np
import pytest

from formcheck.demonstration.stage import Take, stage
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.bands import edge_band_95
from formcheck.kinematics.estimated.estimate import ESTIMATED, NOT_ESTIMATED, Estimate
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import WEIGHED, WIDEST_DEG, Observer
from formcheck.mannequin.truth import metrics
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.models import model_path
from formcheck.pose.track import PoseTrack
from formcheck.pose.workers import WorkerEstimator
from scenery.figures import squatting
from scenery.stick_body import Shot, figure

OBLIQUE = Shot(45.0)


def estimate(pose: PoseFrame, metric_id: str = "knee_flex") -> float:
    """Return an angle of the right side as it is told."""
    return Estimate.of_pose(pose).of(metric_id, "right").value_deg


def test_a_knee_that_bends_further_is_told_to() -> None:
    angles = [estimate(figure(squatting(depth_deg), OBLIQUE)) for depth_deg in (10.0, 50.0, 90.0)]
    assert angles == sorted(angles)
    assert angles[-1] - angles[0] > 45.0


def test_without_a_hip_nothing_is_told() -> None:
    pose = figure(squatting(60.0), OBLIQUE)
    image_px = pose.image_px.copy()
    image_px[Landmark.LEFT_HIP] = np.nan
    assert math.isnan(estimate(replace(pose, image_px=image_px)))
    assert math.isnan(estimate(PoseFrame.empty(0.0, (640, 480))))


def test_without_a_hand_the_knee_is_told_all_the_same() -> None:
    pose = figure(squatting(60.0), OBLIQUE)
    image_px, world_m = pose.image_px.copy(), pose.world_m.copy()
    image_px[Landmark.LEFT_WRIST] = world_m[Landmark.LEFT_WRIST] = np.nan
    assert estimate(replace(pose, image_px=image_px, world_m=world_m)) == pytest.approx(
        estimate(pose), abs=15.0
    )


def test_what_is_no_pose_of_a_body_is_not_told() -> None:
    random = np.random.default_rng(4)
    pose = figure(squatting(60.0), OBLIQUE)
    anywhere = random.uniform(0, 400, (LANDMARK_COUNT, 2))
    nonsense = replace(
        pose, image_px=anywhere, world_m=random.normal(0.0, 0.5, (LANDMARK_COUNT, 3))
    )
    assert math.isnan(estimate(nonsense))


@pytest.mark.parametrize("metric_id", sorted(set(METRICS) - ESTIMATED))
def test_what_is_not_told_well_is_not_told(metric_id: str) -> None:
    assert math.isnan(estimate(figure(squatting(60.0), OBLIQUE), metric_id))


def test_the_middle_of_poses_is_told_by_most_of_them() -> None:
    straight, bent = (Estimate.of_pose(figure(squatting(each), OBLIQUE)) for each in (5.0, 90.0))
    middle = Estimate.middle([bent, straight, straight])
    assert middle.of("knee_flex", "left") == straight.of("knee_flex", "left")


def test_a_track_is_told_pose_by_pose() -> None:
    poses = [replace(figure(squatting(each), OBLIQUE), time_s=each / 100) for each in (5.0, 90.0)]
    poses.insert(1, PoseFrame.empty(0.5, poses[0].size_px))
    told = Estimate.of_track(PoseTrack.from_frames(poses, poses[0].size_px))
    straight, unseen, bent = (each.of("knee_flex", "right") for each in told)
    assert unseen is NOT_ESTIMATED
    assert straight.value_deg == pytest.approx(estimate(poses[0]), abs=8.0)
    assert bent.value_deg == pytest.approx(estimate(poses[2]), abs=8.0)


def test_known_beforehand_hip_and_trunk_lie_between_what_is_measured_and_told() -> None:
    pose = figure(squatting(60.0))
    (known,) = Estimate.of_track(PoseTrack.from_frames([pose], pose.size_px))
    alone, weighed = Observer().push(pose), Observer(estimates=[known]).push(pose)
    for metric_id in sorted(ESTIMATED - {"trunk_lat", "shoulder_abd"}):
        measured, told = alone.measure(metric_id, "right"), weighed.estimated(metric_id, "right")
        used = weighed.measure(metric_id, "right")
        if metric_id in WEIGHED:
            low, high = sorted((measured.value, told.value_deg))
            assert low < used.value < high
            assert used.band <= max(measured.band, told.band_deg)
        else:
            assert used == measured


def test_from_its_own_view_an_angle_is_measured_in_the_picture() -> None:
    observation = Observer().push(figure(squatting(80.0)))
    assert observation.value("knee_flex", "right") == pytest.approx(80.0, abs=1e-6)
    assert observation.estimated("knee_flex", "right").value_deg != pytest.approx(80.0, abs=1e-3)


def test_from_another_view_it_is_the_told_one_with_its_own_band() -> None:
    observation = Observer().push(figure(squatting(80.0), OBLIQUE))
    known = observation.estimated("knee_flex", "right")
    measure = observation.measure("knee_flex", "right")
    assert observation.view.name == "oblique"
    assert measure.value == known.value_deg
    assert measure.band == max(known.band_deg, 1.96 * METRICS["knee_flex"].noise)


@pytest.mark.parametrize("metric_id", ["knee_flex", "trunk_incl"])
def test_who_turns_out_of_the_view_changes_no_angle_at_a_stroke(metric_id: str) -> None:
    yaws_deg = np.arange(50.0, 80.0, 0.5)
    seen = [Observer().push(figure(squatting(60.0), Shot(yaw_deg))) for yaw_deg in yaws_deg]
    values_deg = [observation.value(metric_id, "right") for observation in seen]
    bands_deg = [observation.measure(metric_id, "right").band for observation in seen]
    assert {observation.view.name for observation in seen} == {"oblique", "side-right"}
    assert np.abs(np.diff(values_deg)).max() < 3.0
    assert np.abs(np.diff(bands_deg)).max() < 3.0


def test_at_the_rim_of_the_view_an_angle_lies_between_what_is_measured_and_told() -> None:
    observation = Observer().push(figure(squatting(60.0), Shot(65.0)))
    formula = METRICS["knee_flex"].formula
    assert formula is not None
    measured_deg = formula(observation.body, "right")
    told_deg = observation.estimated("knee_flex", "right").value_deg
    value_deg = observation.value("knee_flex", "right")
    assert min(measured_deg, told_deg) < value_deg < max(measured_deg, told_deg)


def test_a_told_angle_judges_only_where_it_is_as_sure_as_a_measured_one() -> None:
    for depth_deg in (0.0, 30.0, 60.0, 90.0):
        observation = Observer().push(figure(squatting(depth_deg), OBLIQUE))
        for metric_id in sorted(ESTIMATED):
            metric = METRICS[metric_id]
            band_deg = observation.estimated(metric_id, "right").band_deg
            sure = band_deg <= min(edge_band_95(metric), WIDEST_DEG)
            assert observation.shows(metric_id, "right") == sure


def test_a_metric_that_is_never_told_is_shown_by_its_own_view_alone() -> None:
    oblique, side = (Observer().push(figure(squatting(60.0), shot)) for shot in (OBLIQUE, Shot()))
    assert not oblique.shows("ankle_df", "right")
    assert side.shows("ankle_df", "right")


def test_a_hidden_joint_is_not_believed_though_its_angle_is_told() -> None:
    pose = figure(squatting(60.0), OBLIQUE)
    visibility = pose.visibility.copy()
    visibility[Landmark.RIGHT_ANKLE] = 0.2
    observation = Observer().push(replace(pose, visibility=visibility))
    assert observation.measure("knee_flex", "right").confidence == pytest.approx(0.2)


@pytest.mark.model
@pytest.mark.parametrize(
    ("exercise_id", "metric_id", "yaw_deg"),
    [("squat", "knee_flex", 45.0), ("standing_extension", "trunk_incl", 20.0)],
)
def test_from_other_views_what_is_told_is_nearer_to_the_truth_than_what_is_measured(
    exercise_id: str, metric_id: str, yaw_deg: float
) -> None:
    take = Take(reps=1, yaw_deg=yaw_deg, size_px=(480, 360))
    show = stage(load_exercise(exercise_id), None, take)
    formula = METRICS[metric_id].formula
    assert formula is not None
    observer, off = Observer(), []
    with WorkerEstimator(model_path("full")) as model:
        for frame in show.film(rate_hz=5.0):
            pose = next(iter(model.estimate(frame)), None)
            if pose is None:
                continue
            side = (observation := observer.push(pose)).stance.near
            true_deg = metrics(show.performance.figure_at(frame.time_s))[f"{side}_{metric_id}"]
            measured_deg = formula(observation.body, side)
            told_deg = observation.estimated(metric_id, side).value_deg
            off.append((abs(measured_deg - true_deg), abs(told_deg - true_deg)))
    measured_off, told_off = np.nanmean(off, axis=0)
    assert told_off < 0.8 * measured_off
