"""Live smoothing: still at rest, quick in motion, the same at every resolution."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.kinematics.conditioning.one_euro import RESET_S, OneEuro
from formcheck.pose.frame import FloatArray

HEIGHT_PX = np.array(400.0)


def filtered(time_s: FloatArray, values: FloatArray, scale: FloatArray = HEIGHT_PX) -> FloatArray:
    """Return (frames, signals) pushed one by one."""
    smoother = OneEuro(values.shape[1:])
    return np.array(
        [smoother.push(float(t), value, scale) for t, value in zip(time_s, values, strict=True)]
    )


def test_a_constant_stays_constant() -> None:
    values = np.full((60, 2), 123.0)
    assert filtered(np.arange(60) / 30.0, values) == pytest.approx(values, abs=1e-9)


@pytest.mark.parametrize("rate_hz", [30.0, 60.0])
def test_jitter_at_rest_shrinks(rate_hz: float) -> None:
    jitter = np.random.default_rng(1).normal(200.0, 1.0, (round(4 * rate_hz), 10))
    settled = round(rate_hz)
    smooth = filtered(np.arange(len(jitter)) / rate_hz, jitter)
    assert smooth[settled:].std() < 0.75 * jitter[settled:].std()


@pytest.mark.parametrize("rate_hz", [15.0, 30.0, 60.0])
def test_movement_at_1_hz_lags_less_than_a_tenth_of_a_second(rate_hz: float) -> None:
    time_s = np.arange(round(6 * rate_hz)) / rate_hz
    values = 60.0 * np.sin(2 * np.pi * time_s)[:, None]
    smooth = filtered(time_s, values)
    turn = np.exp(-2j * np.pi * time_s) * (time_s >= 1.0)
    phase = np.angle((values[:, 0] * turn).sum() / (smooth[:, 0] * turn).sum())
    assert 0.0 <= phase / (2 * np.pi) < 0.1
    assert np.ptp(smooth[time_s >= 1.0]) > 0.85 * np.ptp(values)


def test_the_past_is_forgotten_after_a_gap() -> None:
    smoother = OneEuro((1,))
    for index in range(30):
        smoother.push(index / 30.0, np.array([100.0]), HEIGHT_PX)
    after = smoother.push(29 / 30.0 + RESET_S + 0.02, np.array([300.0]), HEIGHT_PX)
    assert after.tolist() == [300.0]


def test_the_past_counts_after_a_short_gap() -> None:
    smoother = OneEuro((1,))
    for index in range(30):
        smoother.push(index / 30.0, np.array([100.0]), HEIGHT_PX)
    after = smoother.push(29 / 30.0 + 0.1, np.array([110.0]), HEIGHT_PX)
    assert 100.0 < after[0] < 110.0


def test_missing_values_give_missing_and_do_no_harm() -> None:
    values = np.full((30, 2), 100.0)
    values[10:13, 0] = np.nan
    smooth = filtered(np.arange(30) / 30.0, values)
    assert np.isnan(smooth[10:13, 0]).all()
    values[10:13] = 100.0
    smooth[10:13, 0] = 100.0
    assert smooth == pytest.approx(values)


def test_signals_do_not_mix() -> None:
    time_s = np.arange(30) / 30.0
    values = np.stack([np.sin(9 * time_s), np.cos(5 * time_s)], axis=1)
    alone = filtered(time_s, values[:, :1])
    assert filtered(time_s, values)[:, :1].tolist() == alone.tolist()


def test_a_signal_is_smoothed_the_same_whether_others_are_missing_or_not() -> None:
    time_s = np.arange(40) / 30.0
    values = np.stack([np.sin(9 * time_s), np.cos(5 * time_s)], axis=1)
    alone = filtered(time_s, values[:, :1])
    values[7:10, 1] = values[20:38, 1] = np.nan
    assert filtered(time_s, values)[:, :1].tolist() == alone.tolist()


def test_what_was_smoothed_stays_as_it_was_told() -> None:
    smoother = OneEuro((2,))
    told = [smoother.push(index / 30.0, np.array([100.0, index]), HEIGHT_PX) for index in range(3)]
    before = [each.tolist() for each in told]
    smoother.push(0.1, np.array([np.nan, 60.0]), HEIGHT_PX)
    assert [each.tolist() for each in told] == before


@settings(max_examples=20)
@given(factor=st.floats(0.1, 20.0), shift=st.floats(-500.0, 500.0), late_s=st.floats(0.0, 1e3))
def test_smoothing_does_not_depend_on_resolution_place_or_start_time(
    factor: float, shift: float, late_s: float
) -> None:
    time_s = np.arange(20) / 30.0
    values = np.random.default_rng(2).normal(0.0, 10.0, (20, 2))
    expected = filtered(time_s, values) * factor + shift
    changed = filtered(time_s + late_s, values * factor + shift, HEIGHT_PX * factor)
    assert changed == pytest.approx(expected, rel=1e-6, abs=1e-5 * (1.0 + factor))
