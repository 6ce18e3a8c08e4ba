"""Counting while a set runs: at once, each once, never taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.live import LiveCounter, LiveMovement
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.counting.whole_set import read_whole
from formcheck.pose.track import PoseTrack
from scenery.figures import MOVEMENTS, Course, rep_start_s, side_bend, squat
from scenery.stick_body import Shot
from scenery.track_changes import between, gone, shaken
from tests.exercises.counting.curves import WHOLE_SWINGS, Swing, keys_of
from tests.exercises.counting.marching import marching
from tests.exercises.counting.more_figures import MORE
from tests.exercises.sets import FIGURED, clean_track, live, spec_of, watch

REP_EXERCISES = [each for each in FIGURED if spec_of(each).counts_reps]
LATEST_S = 0.3
"""After the true end of a repetition it has been counted no later than this."""


@dataclass(frozen=True)
class Told:
    """A movement, and when it was told."""

    time_s: float
    movement: LiveMovement


def each_frame(track: PoseTrack) -> Iterator[Landmarks]:
    landmarks = Landmarks.of_track(track)
    return (landmarks.between(place, place + 1) for place in range(len(landmarks)))


def told(exercise_id: str, track: PoseTrack) -> list[Told]:
    counter = LiveCounter(counting_rule(spec_of(exercise_id)))
    return [
        Told(float(frame.time_s[0]), movement)
        for frame in each_frame(track)
        for movement in counter.push(frame)
    ]


def counted(movements: Sequence[Told]) -> list[Told]:
    return [each for each in movements if each.movement.fate == "counted"]


def fates(exercise_id: str, track: PoseTrack) -> list[str]:
    return [each.movement.fate for each in told(exercise_id, track)]


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_clean_set_is_counted_live_as_it_is_counted_whole(exercise_id: str) -> None:
    track = clean_track(exercise_id, 3)
    whole = read_whole(Landmarks.of_track(track), counting_rule(spec_of(exercise_id)))
    now = told(exercise_id, track)
    assert [each.movement.fate for each in now] == ["counted"] * 3
    assert [each.movement.side for each in now] == [each.side for each in whole.counted]
    out_s, stays_s, _ = MOVEMENTS[exercise_id].tempo
    for number, each in enumerate(now, start=1):
        out = rep_start_s(number, MOVEMENTS[exercise_id].tempo) + out_s
        assert out - 0.2 <= each.movement.swing.peak_s <= out + stays_s + 0.2


@pytest.mark.parametrize("exercise_id", MORE)
def test_sets_on_the_floor_on_a_chair_and_of_one_side_are_counted_live_as_whole(
    exercise_id: str,
) -> None:
    track = MORE[exercise_id]
    whole = read_whole(Landmarks.of_track(track), counting_rule(spec_of(exercise_id)))
    now = told(exercise_id, track)
    assert [each.movement.fate for each in now] == ["counted"] * 2
    assert [each.movement.side for each in now] == [each.side for each in whole.counted]
    for each, same in zip(now, whole.counted, strict=True):
        assert track.time_s[same.peak] < each.time_s <= track.time_s[same.end] + LATEST_S


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_repetition_is_counted_no_later_than_it_is_over(exercise_id: str) -> None:
    tempo = MOVEMENTS[exercise_id].tempo
    for number, each in enumerate(told(exercise_id, clean_track(exercise_id, 3)), start=1):
        back_s = rep_start_s(number, tempo) + sum(tempo)
        assert back_s - tempo[2] < each.time_s <= back_s + LATEST_S


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_the_coach_speaks_of_a_repetition_no_later_than_it_is_over(exercise_id: str) -> None:
    tempo = MOVEMENTS[exercise_id].tempo
    announced = [
        each for each in live(exercise_id, clean_track(exercise_id)).feedback if each.finished_rep
    ]
    assert [each.rep_count for each in announced] == [1, 2]
    for number, each in enumerate(announced, start=1):
        assert each.time_s <= rep_start_s(number, tempo) + sum(tempo) + LATEST_S


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_live_repetition_is_measured_as_the_record_measures_it(exercise_id: str) -> None:
    track = clean_track(exercise_id)
    now, record = live(exercise_id, track).result, watch(exercise_id, track).result
    for rep, same in zip(now.reps, record.reps, strict=True):
        assert rep.peak == pytest.approx(same.peak, abs=0.5)
        assert rep.start_s == pytest.approx(same.start_s, abs=0.2)
        assert (rep.faults, rep.full_range, rep.side) == (same.faults, same.full_range, same.side)


def test_steps_are_counted_live_each_with_its_side() -> None:
    sides = [each.movement.side for each in counted(told("march_in_place", marching(8)))]
    assert sides == ["left", "right"] * 4


def test_bends_are_counted_live_to_the_side_they_go_to() -> None:
    track = side_bend.along(side_bend.course((24, -24, 24, -24)))
    sides = [each.movement.side for each in counted(told("standing_side_bend", track))]
    assert sides == ["left", "right", "left", "right"]


def squatting_along(swings: Sequence[Swing], rate_hz: float = 15.0) -> PoseTrack:
    keys = keys_of([Swing(2.4 * s.peak, s.out_s, s.stays_s, s.back_s, s.rests_s) for s in swings])
    return squat.along(Course(keys), shot=Shot(rate_hz=rate_hz))


@settings(max_examples=15)
@given(WHOLE_SWINGS)
def test_a_set_of_whole_movements_is_counted_live_as_it_is_counted_whole(
    swings: list[Swing],
) -> None:
    track = squatting_along(swings)
    whole = read_whole(Landmarks.of_track(track), counting_rule(spec_of("squat")))
    assert len(counted(told("squat", track))) == len(whole.counted) == len(swings)


steps = st.lists(st.tuples(st.floats(0.3, 2.5), st.floats(0.0, 120.0)), min_size=2, max_size=10)


@settings(max_examples=15)
@given(steps, st.integers(0, 1000))
def test_whatever_one_does_each_movement_is_counted_once_and_in_order(
    keys: list[tuple[float, float]], seed: int
) -> None:
    now_s, course = 1.0, [(0.0, 4.0), (1.0, 4.0)]
    for length_s, knee_flex in keys:
        now_s += length_s
        course.append((now_s, knee_flex))
    track = shaken(squat.along(Course(tuple(course)), shot=Shot(rate_hz=15.0)), 2.0, seed)
    movements = told("squat", track)
    for before, after in pairwise([each.movement.swing for each in counted(movements)]):
        assert before.peak_s < after.peak_s
        assert before.end_s <= after.start_s + 1e-9 or before.end_s < after.peak_s
    once = [each.movement.swing for each in movements if each.movement.fate != "withheld"]
    assert len({(swing.start_s, swing.peak_s) for swing in once}) == len(once)


@settings(max_examples=15)
@given(steps, st.floats(0.1, 0.9))
def test_what_was_told_does_not_depend_on_what_comes_later(
    keys: list[tuple[float, float]], share: float
) -> None:
    now_s, course = 1.0, [(0.0, 4.0), (1.0, 4.0)]
    for length_s, knee_flex in keys:
        now_s += length_s
        course.append((now_s, knee_flex))
    track = squat.along(Course(tuple(course)), shot=Shot(rate_hz=15.0))
    all_of_it = told("squat", track)
    until_s = share * now_s
    so_far = told("squat", between(track, -1.0, until_s))
    assert so_far == [each for each in all_of_it if each.time_s < until_s]


def test_a_small_first_movement_waits_for_another_like_it() -> None:
    small = squat.course([30.0, 30.0, 30.0])
    movements = told("squat", squat.along(small))
    assert [each.movement.fate for each in movements] == [
        "withheld",
        "counted",
        "counted",
        "counted",
    ]
    first, again = movements[0], movements[1]
    assert first.movement.swing == again.movement.swing
    assert again.time_s > first.time_s


def test_a_small_first_movement_before_whole_ones_is_not_counted() -> None:
    assert fates("squat", squat.along(squat.course([30.0, 95.0, 95.0]))) == [
        "withheld", "counted", "counted",
    ]  # fmt: skip


def test_fidgeting_is_not_even_withheld() -> None:
    assert fates("squat", squat.along(squat.course([12.0, 12.0, 12.0]))) == []


def test_what_goes_less_far_than_half_the_last_ones_is_not_counted() -> None:
    movements = counted(told("squat", squat.along(squat.course([95.0, 95.0, 35.0, 95.0]))))
    assert len(movements) == 3


def begun(*more: tuple[float, float]) -> PoseTrack:
    """Return a person who is down when the recording begins, and comes up."""
    return squat.along(Course(((0, 95), (0.5, 95), (2, 4), (3, 4), *more)))


def test_a_movement_begun_before_waits_for_a_whole_one_as_large() -> None:
    assert fates("squat", begun()) == ["withheld"]
    whole = begun((4.5, 95), (6, 4), (7, 4))
    assert fates("squat", whole) == ["withheld", "counted", "counted"]


def test_a_double_dip_is_counted_once() -> None:
    keys = ((0, 4), (1, 4), (2.5, 95), (3.5, 60), (4.5, 90), (6, 4), (7, 4))
    assert fates("squat", squat.along(Course(keys))) == ["counted"]


@pytest.mark.parametrize("from_s", [2.0, 3.2, 4.4])
def test_a_short_loss_costs_no_repetition(from_s: float) -> None:
    assert fates("squat", gone(squat(2), from_s, from_s + 1.0)) == ["counted"] * 2


def test_a_long_loss_costs_the_repetition_under_way_and_no_other() -> None:
    assert fates("squat", gone(squat(3), 7.5, 11.5)) == ["counted"] * 2


def test_another_movement_is_refused_at_once_with_the_reason() -> None:
    movements = told("squat", marching(4, 90.0, 1.2))
    assert not counted(movements)
    assert {each.movement.reason for each in movements if each.movement.fate == "refused"} <= {
        "another_movement"
    }


def test_nobody_is_nothing() -> None:
    assert told("squat", gone(squat(2), 0.0, np.inf)) == []
