"""What keeps time, and what waits for the start position."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.exercises.coach.gate import StartGate
from formcheck.exercises.coach.metronome import Metronome
from formcheck.exercises.coach.speed import Speed
from formcheck.exercises.recognition import Condition, Recognition
from formcheck.exercises.result import Phase
from formcheck.kinematics.observer import Observer
from scenery.figures import squat
from scenery.stick_body import Posture, Shot, film
from scenery.track_changes import gone
from tests.exercises.sets import watch

PARTS: tuple[tuple[Phase, float], ...] = (("out", 3.0), ("hold", 5.0), ("return", 3.0))
BREATH: tuple[tuple[Phase, float], ...] = (("inhale", 4.0), ("hold", 0.0), ("exhale", 6.0))


def test_the_parts_follow_each_other() -> None:
    clock = Metronome(PARTS, None)
    clock.start(10.0)
    said = [clock.push(10.0 + into_s) for into_s in (0.0, 2.9, 3.0, 7.9, 8.0, 10.9, 11.0)]
    assert [phase for phase, _ in said] == ["out", "out", "hold", "hold", "return", "return", "out"]
    assert [left_s for _, left_s in said] == pytest.approx([3, 0.1, 5, 0.1, 3, 0.1, 3], abs=1e-3)
    assert clock.count == 1


def test_a_part_without_length_is_left_out() -> None:
    clock = Metronome(BREATH, None)
    clock.start(0.0)
    assert {clock.push(t)[0] for t in np.arange(0, 30, 0.1)} == {"inhale", "exhale"}


def test_the_clock_ends_with_the_last_movement() -> None:
    clock = Metronome(PARTS, 2)
    clock.start(0.0)
    assert clock.push(30.0) == ("ready", 0.0)
    assert (clock.over, clock.count, clock.paced_s) == (True, 2, 22.0)


@given(st.lists(st.floats(0.0, 40.0), min_size=1, max_size=6))
def test_a_movement_cut_short_is_never_counted(spans: list[float]) -> None:
    clock, now_s = Metronome(PARTS, None), 0.0
    for length_s in spans:
        clock.start(now_s)
        now_s += length_s
        clock.push(now_s)
        clock.stop()
        now_s += 5.0
    assert clock.count == sum(int((length_s + 1e-6) // 11.0) for length_s in spans)
    assert clock.paced_s == pytest.approx(sum(spans))


@pytest.mark.parametrize("rate_hz", [10.0, 15.0, 30.0, 60.0])
def test_speed_is_the_slope_at_any_rate(rate_hz: float) -> None:
    speed, said = Speed(), []
    for index in range(round(rate_hz)):
        said.append(speed.push(index / rate_hz, 50.0 * index / rate_hz))
    assert said[-1] == pytest.approx(50.0)


def test_speed_is_unknown_after_a_gap() -> None:
    speed = Speed()
    speed.push(0.0, 0.0)
    assert np.isnan(speed.push(2.0, 90.0))


STANDING = Recognition(
    still_s=0.5,
    start=(Condition(metric="knee_flex", max=20.0, says="Stand up.", source="default"),),
)


def opened_s(unseen: tuple[float, float]) -> float | None:
    """Return when the gate opens for somebody standing still, unseen for a while."""
    gate, observer = StartGate(STANDING), Observer()
    for pose in film(Posture(), Shot(90.0), np.arange(90) / 30):
        hidden = unseen[0] <= pose.time_s < unseen[1]
        if hidden:
            pose = replace(pose, visibility=np.zeros_like(pose.visibility))
        if gate.push(observer.push(pose), "right", at_rest=None if hidden else True):
            return pose.time_s
    return None


def test_the_start_position_must_be_held() -> None:
    assert opened_s((9.0, 9.0)) == pytest.approx(0.5, abs=0.04)


def test_a_moment_unseen_does_not_begin_the_start_position_anew() -> None:
    assert opened_s((0.3, 0.45)) == pytest.approx(0.5, abs=0.04)


def test_longer_unseen_begins_it_anew() -> None:
    assert opened_s((0.3, 0.8)) == pytest.approx(1.3, abs=0.04)


def test_a_single_lost_picture_costs_no_repetition() -> None:
    track = gone(squat(1), 0.1, 0.13)
    assert watch("squat", track).result.rep_count == 1
