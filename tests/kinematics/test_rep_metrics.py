import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.kinematics.rep_metrics import hips_first, peak_speed, tempo_of
from formcheck.pose.frame import FloatArray
from scenery.figures import LEAD_S, Course, Tempo, repeated

RATES_HZ = (15.0, 30.0, 60.0)
TEMPOS = [(2.0, 1.0, 2.0), (1.0, 0.0, 1.0), (3.0, 1.0, 2.0), (1.0, 0.5, 2.0), (0.7, 0.3, 0.5)]


def one_rep(tempo: Tempo, rate_hz: float, peak: float = 95.0) -> tuple[FloatArray, FloatArray]:
    """Return a rep from its rest to the moment it is back."""
    time_s, value = repeated(4.0, [peak], tempo).sampled(rate_hz)
    kept = time_s <= LEAD_S + sum(tempo) + 1e-9
    return time_s[kept], value[kept]


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("tempo", TEMPOS)
def test_tempo_is_that_of_the_movement(tempo: Tempo, rate_hz: float) -> None:
    found = tempo_of(*one_rep(tempo, rate_hz))
    assert found.start_s == pytest.approx(LEAD_S, abs=0.05)
    assert found.out_s == pytest.approx(tempo[0], abs=0.1)
    assert found.pause_s == pytest.approx(tempo[1], abs=0.1)
    assert found.return_s == pytest.approx(tempo[2], abs=0.1)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("tempo", TEMPOS)
@pytest.mark.parametrize("threshold", [20.0, 30.0])
def test_tempo_holds_where_the_record_ends_at_a_threshold(
    tempo: Tempo, rate_hz: float, threshold: float
) -> None:
    time_s, value = one_rep(tempo, rate_hz)
    peak = int(np.argmax(value))
    end = peak + int(np.argmax(value[peak:] <= threshold)) + 1
    found = tempo_of(time_s[:end], value[:end])
    assert found.out_s == pytest.approx(tempo[0], abs=0.1)
    assert found.return_s == pytest.approx(tempo[2], abs=0.1)


@pytest.mark.parametrize("tempo", TEMPOS)
def test_gaps_are_passed_over(tempo: Tempo) -> None:
    time_s, value = one_rep(tempo, 30.0)
    value = value.copy()
    value[5::7] = math.nan
    assert tempo_of(time_s, value).out_s == pytest.approx(tempo[0], abs=0.1)


@settings(max_examples=50)
@given(
    st.tuples(st.floats(0.4, 5.0), st.floats(0.0, 3.0), st.floats(0.4, 5.0)),
    st.floats(12.0, 60.0),
    st.integers(0, 10_000),
)
def test_times_of_a_rep_are_always_in_order(tempo: Tempo, rate_hz: float, seed: int) -> None:
    time_s, value = one_rep(tempo, rate_hz)
    noisy = value + np.random.default_rng(seed).normal(0.0, 3.0, len(value))
    found = tempo_of(time_s, noisy)
    assert found.start_s <= found.arrive_s <= found.leave_s <= found.end_s


@given(st.lists(st.floats(-20.0, 120.0), min_size=1, max_size=12))
def test_any_curve_has_times_in_order(values: list[float]) -> None:
    time_s = np.arange(len(values)) / 30
    found = tempo_of(time_s, np.array(values))
    assert found.start_s <= found.arrive_s <= found.leave_s <= found.end_s


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize(("out_s", "depth"), [(2.0, 90.0), (1.0, 90.0), (1.5, 40.0)])
def test_peak_speed_of_an_eased_movement(out_s: float, depth: float, rate_hz: float) -> None:
    course = Course(((0.0, 0.0), (out_s, depth), (out_s + 4.0, 0.0)))
    fastest = depth * math.pi / 2 / out_s
    assert peak_speed(*course.sampled(rate_hz)) == pytest.approx(fastest, rel=0.04)


def test_the_way_back_counts_for_speed_too() -> None:
    course = Course(((0.0, 0.0), (4.0, 90.0), (5.0, 0.0)))
    assert peak_speed(*course.sampled(30.0)) == pytest.approx(90 * math.pi / 2, rel=0.04)


def test_one_noisy_sample_makes_no_speed() -> None:
    time_s = np.arange(60) / 30
    driver = np.zeros(60)
    driver[30] = 12.0
    assert peak_speed(time_s, driver) <= 12.0 / 0.12 + 1e-6


def test_speed_of_too_short_a_curve_is_unknown() -> None:
    assert math.isnan(peak_speed(np.array([0.0, 0.05]), np.array([0.0, 5.0])))
    assert math.isnan(peak_speed(np.arange(30) / 30, np.full(30, math.nan)))


def rise(share: FloatArray) -> FloatArray:
    return (1 - np.cos(np.pi * share)) / 2


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("ratio", [0.8, 1.0, 1.8, 2.6])
def test_hips_first_is_the_ratio_of_the_early_rises(ratio: float, rate_hz: float) -> None:
    share = np.linspace(0.0, 1.0, round(2 * rate_hz) + 1)
    hip = 100.0 * rise(share)
    shoulder = np.where(hip < 35.0, hip / ratio, 35.0 / ratio + (hip - 35.0))
    assert hips_first(hip, shoulder) == pytest.approx(ratio, rel=0.02)


def test_hips_first_has_a_ceiling_where_the_shoulders_do_not_rise() -> None:
    hip = 100.0 * rise(np.linspace(0.0, 1.0, 61))
    shoulder = np.where(hip < 35.0, -0.1 * hip, hip)
    assert hips_first(hip, shoulder) == pytest.approx(4.0)


@pytest.mark.parametrize(
    "hip", [np.zeros(20), np.linspace(0.0, -40.0, 20), np.full(20, math.nan), np.array([1.0])]
)
def test_hips_that_do_not_rise_say_nothing(hip: FloatArray) -> None:
    assert math.isnan(hips_first(hip, np.linspace(0.0, 40.0, len(hip))))
