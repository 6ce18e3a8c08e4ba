"""A pose model takes the mannequin for a person and sees its joints where they truly are."""

import numpy as np
import pytest

from formcheck.mannequin.body import BODY_NAMES, BodyName, load_body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.film import perform
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.repertoire import squats
from formcheck.mannequin.truth import landmarks_px
from formcheck.pose.frame import FloatArray, Frame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.models import model_path
from formcheck.pose.workers import WorkerEstimator

CAMERA = Camera(yaw_deg=86, distance_m=2.6, target_m=(0.0, 0.0, 0.9))
LEG = [Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE]
NEAR_PX = 22


def knee_deg(places_px: FloatArray) -> float:
    hip, knee, ankle = places_px[LEG]
    above, below = hip - knee, ankle - knee
    cosine = above @ below / np.linalg.norm(above) / np.linalg.norm(below)
    return float(180 - np.degrees(np.arccos(cosine)))


@pytest.mark.model
@pytest.mark.parametrize("name", BODY_NAMES)
@pytest.mark.parametrize("time_s", [0.0, 4.0], ids=["standing", "squatting"])
def test_the_pose_model_sees_the_joints_where_they_are(name: BodyName, time_s: float) -> None:
    performance = perform(load_body(name), squats())
    figure = performance.figure_at(time_s)
    picture = Studio(performance.floor.body, CAMERA).film(figure)
    with WorkerEstimator(model_path("full")) as estimator:
        (pose,) = estimator.estimate(Frame(picture, 0.0, 0))
    truth_px = landmarks_px(figure, CAMERA)
    away_px = np.linalg.norm(pose.image_px[LEG] - truth_px[LEG], axis=1)
    assert away_px.max() < NEAR_PX
    assert knee_deg(pose.image_px) == pytest.approx(knee_deg(truth_px), abs=10)
    assert pose.image_px[Landmark.NOSE, 0] < pose.image_px[Landmark.LEFT_EAR, 0]
