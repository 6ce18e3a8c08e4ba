import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from formcheck.kinematics.observer import Observer
from formcheck.kinematics.windows import (
    BREATH_WINDOW_S,
    SWAY_WINDOW_S,
    WindowFrame,
    breathing,
    sway_pct,
)
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.track import PoseTrack
from scenery.stick_body import FROM_THE_FRONT, LEG_M, TRUNK_M, Posture, Shot, film

STATURE_M = (TRUNK_M + LEG_M) / 0.779
Signal = Callable[[FloatArray], FloatArray]


def moments(signal: Signal, duration_s: float, rate_hz: float = 30.0) -> list[WindowFrame]:
    time_s = np.arange(round(duration_s * rate_hz) + 1) / rate_hz
    return [
        WindowFrame(float(t), complex(v, 0.0), float(v), 400.0)
        for t, v in zip(time_s, signal(time_s), strict=True)
    ]


@pytest.mark.parametrize("rate_hz", [15.0, 30.0, 60.0])
def test_sway_is_the_root_mean_square_in_statures(rate_hz: float) -> None:
    swaying = moments(lambda t: 8.0 * np.sin(2 * np.pi * 2.0 * t), SWAY_WINDOW_S, rate_hz)
    assert sway_pct(swaying) == pytest.approx(100 * 8.0 / math.sqrt(2) / 400.0, rel=0.05)


def test_standing_still_does_not_sway() -> None:
    assert sway_pct(moments(np.zeros_like, 1.0)) == 0.0


def test_sway_is_unknown_until_a_second_was_seen() -> None:
    assert math.isnan(sway_pct(moments(np.zeros_like, 0.5)))
    assert math.isnan(sway_pct([]))


@pytest.mark.parametrize("rate_per_min", [6.0, 10.0, 12.0, 15.0, 20.0, 28.0])
@pytest.mark.parametrize("rate_hz", [15.0, 30.0])
def test_breaths_are_counted_within_one_a_minute(rate_per_min: float, rate_hz: float) -> None:
    breath = moments(lambda t: np.sin(2 * np.pi * rate_per_min / 60 * t), 30.0, rate_hz)
    assert breathing(breath)[1] == pytest.approx(rate_per_min, abs=1.01)


def test_an_even_breath_has_a_ratio_of_one() -> None:
    breath = moments(lambda t: np.sin(2 * np.pi * 0.2 * t), 30.0)
    assert breathing(breath)[0] == pytest.approx(1.0, abs=0.1)


def paced(time_s: FloatArray) -> FloatArray:
    """Four seconds in, six seconds out."""
    part = time_s % 10.0
    rising = (1 - np.cos(np.pi * part / 4.0)) / 2
    falling = (1 + np.cos(np.pi * (part - 4.0) / 6.0)) / 2
    return np.where(part < 4.0, rising, falling)


def test_a_longer_breath_out_lowers_the_ratio() -> None:
    ratio, rate_per_min = breathing(moments(paced, 30.0))
    assert rate_per_min == pytest.approx(6.0, abs=1.01)
    assert ratio == pytest.approx(4.0 / 6.0, abs=0.1)


def test_slow_drift_is_not_taken_for_breath() -> None:
    drifting = moments(lambda t: np.sin(2 * np.pi * 0.25 * t) + 0.2 * t, 30.0)
    assert breathing(drifting)[1] == pytest.approx(15.0, abs=1.01)


def test_breathing_is_unknown_until_half_a_minute_was_seen() -> None:
    assert all(math.isnan(value) for value in breathing(moments(np.sin, 0.8 * BREATH_WINDOW_S)))


def test_someone_who_does_not_move_at_all_has_no_breathing_ratio() -> None:
    ratio, _ = breathing(moments(np.zeros_like, 30.0))
    assert math.isnan(ratio) or ratio == 0.0


def swaying_person(duration_s: float, rate_hz: float = 30.0) -> PoseTrack:
    """Return someone whose hips go 3 cm to and fro, twice a second."""
    time_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    shift = 0.03 * np.sin(2 * np.pi * 2.0 * time_s)
    return film(Posture(hip_shift_m=shift), FROM_THE_FRONT, time_s)


def test_the_observer_knows_sway_after_a_second() -> None:
    observer = Observer()
    values = [observer.push(pose).value("sway_pct", "left") for pose in swaying_person(1.5)]
    assert math.isnan(values[10])
    expected = 100 * 0.03 / math.sqrt(2) / STATURE_M
    assert values[-1] == pytest.approx(expected, rel=0.1)


def test_an_observation_stays_what_it_was() -> None:
    observer = Observer()
    observations = [observer.push(pose) for pose in swaying_person(1.5)]
    assert math.isnan(observations[10].value("sway_pct", "left"))


def test_poses_without_anybody_are_passed_over() -> None:
    observer = Observer()
    time_s = np.arange(45) / 30
    for index, pose in enumerate(film(Posture(), Shot(0.0), time_s)):
        gone = index % 3 == 0
        seen = PoseFrame.empty(pose.time_s, pose.size_px) if gone else replace(pose)
        observation = observer.push(seen)
    assert observation.value("sway_pct", "left") == pytest.approx(0.0, abs=1e-9)


def test_window_metrics_without_data_are_unknown() -> None:
    observation = Observer().push(PoseFrame.empty(0.0, (640, 480)))
    for metric_id in ("sway_pct", "breath_rate", "inhale_exhale"):
        assert math.isnan(observation.value(metric_id, "left"))
