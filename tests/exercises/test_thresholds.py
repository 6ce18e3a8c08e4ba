import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.exercises.coach.threshold import FaultThresholds, Lasting, limits_of
from formcheck.exercises.faults import Operator, Threshold
from tests.exercises.sets import spec_of

ABOVE, BELOW = FaultThresholds("gt", 10.0, 18.0), FaultThresholds("lt", 80.0, 65.0)
EITHER_WAY, FROM_SQUARE = (
    FaultThresholds("abs_gt", 6.0, 10.0),
    FaultThresholds("abs_dev_from_90_gt", 10.0, 20.0),
)


@pytest.mark.parametrize(
    ("limits", "value", "severity"),
    [
        (ABOVE, 10.0, None),  # at the threshold is not past it
        (ABOVE, 10.1, "mild"),
        (ABOVE, 18.1, "severe"),
        (ABOVE, -40.0, None),
        (BELOW, 80.0, None),
        (BELOW, 79.9, "mild"),
        (BELOW, 64.9, "severe"),
        (FaultThresholds("lt", -20.0, -30.0), -25.0, "mild"),
        (FaultThresholds("lt", -20.0, -30.0), -15.0, None),
        (FaultThresholds("gt", -6.0, -2.0), -4.0, "mild"),
        (FaultThresholds("gt", -6.0, -2.0), -8.0, None),
        (EITHER_WAY, -7.0, "mild"),
        (EITHER_WAY, 11.0, "severe"),
        (EITHER_WAY, -5.0, None),
        (FROM_SQUARE, 101.0, "mild"),
        (FROM_SQUARE, 69.0, "severe"),
        (FROM_SQUARE, 90.0, None),
        (ABOVE, math.nan, None),
        (BELOW, math.nan, None),
    ],
)
def test_severity_of_a_value(limits: FaultThresholds, value: float, severity: str | None) -> None:
    assert limits.severity(value) == severity


@given(
    st.sampled_from(["gt", "lt", "abs_gt", "abs_dev_from_90_gt"]),
    st.floats(-200.0, 200.0),
    st.floats(-200.0, 200.0),
)
def test_a_worse_value_is_never_judged_milder(op: Operator, one: float, other: float) -> None:
    limits = FaultThresholds(op, 80.0, 65.0) if op == "lt" else FaultThresholds(op, 10.0, 18.0)
    better, worse = sorted((one, other), key=limits.excess)
    rank = {None: 0, "mild": 1, "severe": 2}
    assert rank[limits.severity(better)] <= rank[limits.severity(worse)]


def test_thresholds_follow_the_target() -> None:
    shallow = next(fault for fault in spec_of("squat").faults if fault.id == "shallow")
    assert limits_of(shallow, 90.0, math.nan) == FaultThresholds("lt", 80.0, 65.0)
    assert limits_of(shallow, 60.0, math.nan) == FaultThresholds("lt", 50.0, 35.0)


@pytest.mark.parametrize(
    ("written", "expected"),
    [(12.5, 12.5), (8, 8.0), ("target-10", 80.0), ("target+2.5", 92.5), ("hold - 2", 28.0)],
)
def test_a_threshold_is_a_number_or_leans_on_the_target(
    written: float | str, expected: float
) -> None:
    assert Threshold.parse(written).value(90.0, 30.0) == expected


@pytest.mark.parametrize("written", ["targets-10", "target*2", "10", "", "pace*2", "target-"])
def test_any_other_expression_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="expected a number"):
        Threshold.parse(written)


def lasting(*spans: tuple[float, float], rate_hz: float = 30.0) -> Lasting:
    """Push values that last given seconds each."""
    follower, now_s = Lasting(ABOVE), 0.0
    for value, length_s in spans:
        for _ in range(round(length_s * rate_hz)):
            follower.push(now_s, value)
            now_s += 1 / rate_hz
    return follower


def test_a_glance_past_the_threshold_is_no_fault() -> None:
    assert lasting((0.0, 0.5), (15.0, 0.1), (0.0, 0.5)).found is None


def test_past_the_threshold_for_long_enough_is_a_fault() -> None:
    found = lasting((0.0, 0.5), (15.0, 0.3), (0.0, 0.5)).found
    assert found is not None
    assert found.severity == "mild"
    assert found.time_s == pytest.approx(0.5)
    assert found.worst == 15.0


def test_at_five_pictures_a_second_two_of_them_do_not_tell_a_lasting_fault() -> None:
    assert lasting((0.0, 1.0), (15.0, 0.4), (0.0, 1.0), rate_hz=5.0).found is None
    assert lasting((0.0, 1.0), (15.0, 0.6), (0.0, 1.0), rate_hz=5.0).found is not None


def test_two_severe_pictures_of_a_mild_fault_leave_it_mild() -> None:
    found = lasting((15.0, 0.6), (25.0, 0.4), (15.0, 0.6), rate_hz=5.0).found
    assert found is not None
    assert found.severity == "mild"


@pytest.mark.parametrize("rate_hz", [10.0, 15.0, 30.0])
def test_from_ten_pictures_a_second_on_time_alone_decides(rate_hz: float) -> None:
    pictures = math.floor(0.2 * rate_hz) + 1
    assert lasting((15.0, pictures / rate_hz), rate_hz=rate_hz).found is not None


def test_two_glances_make_no_fault() -> None:
    assert lasting((15.0, 0.15), (0.0, 0.1), (15.0, 0.15)).found is None


def test_a_severe_glance_in_a_mild_fault_stays_mild_and_keeps_its_worst() -> None:
    found = lasting((15.0, 0.2), (25.0, 0.1), (15.0, 0.2)).found
    assert found is not None
    assert (found.severity, found.worst) == ("mild", 25.0)


def test_severe_for_long_enough_is_severe_and_stays_so() -> None:
    found = lasting((15.0, 0.2), (25.0, 0.3), (15.0, 0.5)).found
    assert found is not None
    assert (found.severity, found.worst) == ("severe", 25.0)


def test_the_first_of_two_faults_says_when_it_began() -> None:
    found = lasting((15.0, 0.3), (0.0, 0.3), (25.0, 0.3)).found
    assert found is not None
    assert found.severity == "severe"
    assert found.time_s == pytest.approx(0.0)


def test_a_single_unseen_picture_does_not_break_a_fault_off() -> None:
    assert lasting((15.0, 0.1), (math.nan, 1 / 30), (15.0, 0.1)).found is not None


def test_time_unseen_does_not_make_a_glance_a_fault() -> None:
    assert lasting((15.0, 0.1), (math.nan, 1.0), (15.0, 0.1), (0.0, 0.2)).found is None


@given(st.lists(st.floats(-50.0, 50.0), max_size=60))
def test_the_worst_is_never_better_than_the_threshold(values: list[float]) -> None:
    follower = Lasting(ABOVE)
    for index, value in enumerate(values):
        follower.push(index / 30, value)
    if follower.found:
        assert follower.found.worst > ABOVE.passed(follower.found.severity)
