"""In a whole set hip and trunk are told and measured: nearer to the truth than measured alone."""

import json
from unittest.mock import patch

import numpy as np
import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.kinematics import observer
from formcheck.session import analyze_track
from tests.recordings.samples import SAMPLES, Sample

DRIVEN_BY_WEIGHED = [each for each in SAMPLES if each.exercise in ("hip_hinge", "sit_to_stand")]


def mean_error_deg(sample: Sample) -> float:
    """Return how far the angle that drives the exercise is off in the record of the set."""
    truth = json.loads(sample.video.with_suffix(".truth.json").read_text(encoding="utf-8"))
    told = analyze_track(sample.found, load_exercise(sample.exercise), Target()).feedback
    found_deg = np.array([each.driver for each in told])
    return float(np.nanmean(np.abs(found_deg - np.array(truth["driver_deg"])[: len(found_deg)])))


@pytest.mark.parametrize("sample", DRIVEN_BY_WEIGHED, ids=lambda sample: sample.exercise)
def test_the_record_is_nearer_to_the_truth_than_the_picture_alone(sample: Sample) -> None:
    weighed_deg = mean_error_deg(sample)
    with patch.object(observer, "WEIGHED", frozenset()):
        measured_deg = mean_error_deg(sample)
    assert weighed_deg < 0.9 * measured_deg
