"""Smoothing of a recording: what passes, what is stopped, and that nothing is late."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.kinematics.conditioning.butterworth import lowpass, smooth
from formcheck.pose.frame import FloatArray

RATES_HZ = (30.0, 60.0)


def times_s(rate_hz: float, duration_s: float = 4.0) -> FloatArray:
    return np.arange(round(duration_s * rate_hz)) / rate_hz


def wave(time_s: FloatArray, frequency_hz: float) -> FloatArray:
    return np.sin(2 * np.pi * frequency_hz * time_s)[:, None]


def middle(time_s: FloatArray) -> slice:
    return slice(len(time_s) // 4, -len(time_s) // 4)


def lag_s(time_s: FloatArray, before: FloatArray, after: FloatArray) -> float:
    """Return the delay at which the two 1 Hz waves fit best, from their phases."""
    turn = np.exp(-2j * np.pi * time_s)
    phase = np.angle((before[:, 0] * turn).sum() / (after[:, 0] * turn).sum())
    return float(phase / (2 * np.pi))


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_smoothing_does_not_delay(rate_hz: float) -> None:
    time_s = times_s(rate_hz)
    values = wave(time_s, 1.0)
    assert abs(lag_s(time_s, values, smooth(time_s, values))) < 0.001


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_a_symmetric_bump_keeps_its_peak_in_place(rate_hz: float) -> None:
    time_s = times_s(rate_hz)
    bump = np.exp(-(((time_s - 2.0) / 0.3) ** 2))[:, None]
    assert smooth(time_s, bump).argmax() == bump.argmax()


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_movement_at_1_hz_passes(rate_hz: float) -> None:
    time_s = times_s(rate_hz)
    values = wave(time_s, 1.0)
    assert np.abs(smooth(time_s, values) - values).max() < 0.02


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_jitter_at_12_hz_is_stopped(rate_hz: float) -> None:
    time_s = times_s(rate_hz)
    left = smooth(time_s, wave(time_s, 12.0))[middle(time_s)]
    assert np.abs(left).max() < 0.12


def test_both_passes_together_let_0_71_through_at_the_cut_off() -> None:
    time_s = times_s(120.0)
    passed = lowpass(wave(time_s, 6.0), rate_hz=120.0)[middle(time_s)]
    assert np.abs(passed).max() == pytest.approx(np.sqrt(0.5), abs=0.01)


@pytest.mark.parametrize("rate_hz", [5.0, 10.0, *RATES_HZ])
def test_a_straight_line_stays_one_to_its_ends(rate_hz: float) -> None:
    time_s = times_s(rate_hz, 2.0)
    line = np.stack([3.0 + 100.0 * time_s, -7.0 * time_s], axis=1)
    a_step = 100.0 / rate_hz
    assert np.abs(smooth(time_s, line) - line).max() < 0.03 * a_step


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_ends_do_not_blow_up(rate_hz: float) -> None:
    time_s = times_s(rate_hz, 1.0)
    noisy = np.random.default_rng(3).normal(0.0, 1.0, (len(time_s), 20))
    smoothed = smooth(time_s, noisy)
    assert np.abs(smoothed[[0, -1]]).max() < 1.5 * np.abs(noisy).max()


@pytest.mark.parametrize("count", range(1, 12))
@pytest.mark.parametrize("rate_hz", [30.0, 60.0])
def test_short_pieces_keep_their_length_and_range(count: int, rate_hz: float) -> None:
    time_s = np.arange(count) / rate_hz
    values = np.linspace(10.0, 12.0, count)[:, None]
    assert smooth(time_s, values) == pytest.approx(values, abs=0.1)


@pytest.mark.parametrize("rate_hz", [5.0, 6.0, 7.5, 10.0, 12.0, 15.0])
@pytest.mark.parametrize("count", [1, 3, 4, 5, 9, 40])
def test_slow_cameras_are_smoothed_without_error(rate_hz: float, count: int) -> None:
    time_s = np.arange(count) / rate_hz
    values = wave(time_s, 0.5)
    assert np.abs(smooth(time_s, values) - values).max() < 0.1


def test_a_variable_frame_rate_changes_little() -> None:
    steps_s = np.random.default_rng(5).uniform(0.02, 0.05, 120)
    time_s = np.cumsum(steps_s)
    values = wave(time_s, 1.0)
    smoothed = smooth(time_s, values)
    assert np.abs(smoothed - values)[10:-10].max() < 0.05
    assert abs(lag_s(time_s, values, smoothed)) < 0.003


def test_a_variable_frame_rate_loses_its_jitter() -> None:
    draw = np.random.default_rng(6)
    time_s = np.cumsum(draw.uniform(0.012, 0.022, 240))
    jitter = draw.normal(0.0, 1.0, (240, 4))
    assert smooth(time_s, jitter).std() < 0.75 * jitter.std()


@settings(max_examples=20)
@given(
    shift=st.floats(-1e3, 1e3),
    factor=st.floats(0.01, 100.0),
    late_s=st.floats(0.0, 1e3),
)
def test_smoothing_follows_shift_scale_and_start_time(
    shift: float, factor: float, late_s: float
) -> None:
    time_s = times_s(30.0, 1.0)
    values = np.random.default_rng(2).normal(0.0, 1.0, (len(time_s), 2))
    expected = smooth(time_s, values) * factor + shift
    assert smooth(time_s + late_s, values * factor + shift) == pytest.approx(
        expected, rel=1e-4, abs=1e-4 * (factor + 1.0)
    )


def test_time_reversed_gives_the_same_curve_reversed() -> None:
    time_s = times_s(30.0)
    values = wave(time_s, 1.3) + wave(time_s, 9.0)
    backwards = smooth(time_s, values[::-1])[::-1]
    assert backwards[middle(time_s)] == pytest.approx(
        smooth(time_s, values)[middle(time_s)], abs=1e-3
    )
