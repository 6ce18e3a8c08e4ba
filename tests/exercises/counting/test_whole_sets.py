"""What a whole set holds, on stick figures whose movements are known."""

from collections.abc import Sequence

import numpy as np
import pytest

from formcheck.anatomy.sides import SIDES
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.movement import Movement
from formcheck.exercises.counting.rules import CountingRule, counting_rule
from formcheck.exercises.counting.whole_set import read_whole
from formcheck.kinematics.body import BodyPart
from formcheck.pose.track import PoseTrack
from scenery.figures import Course, repeated, side_bend, squat
from scenery.stick_body import Shot
from scenery.track_changes import between, gone, hidden, joined, later, scaled, shaken, thinned
from tests.exercises.bodies_on_the_floor import LYING, along, supine
from tests.exercises.counting.marching import both_knees, marching
from tests.exercises.counting.more_figures import MORE
from tests.exercises.sets import FIGURED, clean_track, spec_of, watch

REP_EXERCISES = [each for each in FIGURED if spec_of(each).counts_reps]
SWAPPED = {"left": "right", "right": "left", None: None}


def read(exercise_id: str, track: PoseTrack) -> tuple[Movement, ...]:
    return read_whole(Landmarks.of_track(track), counting_rule(spec_of(exercise_id))).movements


def counted(exercise_id: str, track: PoseTrack) -> list[Movement]:
    return [each for each in read(exercise_id, track) if each.counted]


def reasons(exercise_id: str, track: PoseTrack) -> list[str | None]:
    return [each.reason for each in read(exercise_id, track)]


def knees(*values: float, step_s: float = 1.0) -> PoseTrack:
    """Return a squat whose knee flexion takes these values, one after the other."""
    keys = [(step_s * place, value) for place, value in enumerate(values)]
    return squat.along(Course((*keys, (keys[-1][0] + 1.0, values[-1]))))


# The vectors of the clinical specification, B.5.


def test_a_bend_of_less_than_the_own_range_asks_is_named_and_not_counted() -> None:
    outcome = watch("squat", knees(0, 40, 70, 40, 0, 25, 0))
    assert (outcome.result.rep_count, outcome.reasons) == (1, ["less_range"])
    assert outcome.result.not_counted[0].measured == pytest.approx(25.0, abs=2.0)


def test_a_half_squat_alone_is_a_repetition_without_full_range() -> None:
    outcome = watch("squat", knees(0, 35, 48, 35, 0))
    assert (outcome.result.rep_count, outcome.reasons) == (1, [])
    assert outcome.result.reps[0].full_range is False


def test_noise_about_the_counting_threshold_is_one_repetition() -> None:
    trembling = [50.0 + 4.0 * (-1) ** number for number in range(12)]
    outcome = watch("squat", knees(0, 60, *trembling, 0, step_s=0.5))
    assert (outcome.result.rep_count, outcome.reasons) == (1, [])


# Sets of every kind.


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
@pytest.mark.parametrize("reps", [1, 2, 5])
def test_sets_of_one_and_of_many_are_counted(exercise_id: str, reps: int) -> None:
    assert reasons(exercise_id, clean_track(exercise_id, reps)) == [None] * reps


def test_a_minute_of_rest_between_repetitions_changes_nothing() -> None:
    keys = ((0, 4), (1, 4), (3, 95), (5, 4), (65, 4), (67, 95), (69, 4), (70, 4))
    first, second = read("squat", squat.along(Course(keys), shot=Shot(rate_hz=15.0)))
    assert (first.counted, second.counted) == (True, True)
    assert (second.start - first.end) / 15.0 > 59.0


def test_a_minute_away_is_a_pause() -> None:
    first, away, again = clean_track("squat"), gone(squat(10), 0.0, 61.0), clean_track("squat")
    outcome = watch("squat", joined(first, away, again))
    assert (outcome.result.rep_count, outcome.reasons) == (4, [])
    assert outcome.result.scored


@pytest.mark.parametrize("at_s", [1.5, 2.7, 3.4, 5.0, 6.3])
def test_half_a_second_of_frozen_pictures_changes_no_count(at_s: float) -> None:
    track = squat(2)
    before, after = between(track, 0.0, at_s), later(between(track, at_s), 0.5)
    still = before.frame(len(before) - 1)
    frozen = between(before, still.time_s)
    whole = joined(before, *[frozen] * 15, after)
    assert reasons("squat", whole) == [None, None]


@pytest.mark.parametrize("exercise_id", ["squat", "hip_hinge", "shoulder_abduction"])
def test_a_repetition_that_nobody_saw_is_said_to_be_missing_perhaps(exercise_id: str) -> None:
    track = clean_track(exercise_id, 6)
    hidden_one = read(exercise_id, track)[2]
    start_s, end_s = track.time_s[[hidden_one.start, hidden_one.end]] + [-0.2, 0.2]
    result = watch(exercise_id, gone(track, start_s, end_s)).result
    assert result.rep_count == 5
    assert [each.reason for each in result.not_counted] == ["not_seen"]
    missed = result.not_counted[0]
    assert (missed.start_s, missed.end_s) == pytest.approx((start_s, end_s), abs=0.1)
    assert "may have been missed" in (result.not_counted_reason or "")


def test_nothing_is_missing_where_what_was_not_seen_is_a_part_of_one() -> None:
    track = squat(5)
    third = read("squat", track)[2]
    peak_s = float(track.time_s[third.peak])
    outcome = watch("squat", gone(track, peak_s - 1.2, peak_s - 0.6))
    assert (outcome.result.rep_count, outcome.reasons) == (5, [])


@pytest.mark.parametrize("held_s", [0.0, 10.0, 30.0])
def test_a_long_hold_at_the_furthest_point_belongs_to_the_repetition(held_s: float) -> None:
    track = squat(3, tempo=(2, held_s, 2), shot=Shot(rate_hz=15.0))
    assert reasons("squat", track) == [None] * 3
    for each in counted("squat", track):
        assert (each.end - each.start) / 15.0 == pytest.approx(held_s + 3.0, abs=0.8)


def test_one_much_longer_than_the_others_is_a_stay() -> None:
    held = [2, 2, 30, 2]
    keys, now_s = [(0.0, 4.0), (1.0, 4.0)], 1.0
    for held_s in held:
        keys += [(now_s + 1, 95.0), (now_s + 1 + held_s, 95.0), (now_s + 2 + held_s, 4.0)]
        now_s += 3 + held_s
        keys.append((now_s, 4.0))
    outcome = watch("squat", squat.along(Course(tuple(keys)), shot=Shot(rate_hz=15.0)))
    assert (outcome.result.rep_count, outcome.reasons) == (3, ["stayed"])
    stayed = outcome.result.not_counted[0]
    assert stayed.unit == "s"
    assert stayed.measured == pytest.approx(31.0, abs=1.0)


def returning_to(*valleys: float) -> PoseTrack:
    """Return squats after each of which the knees bend no less than these values."""
    keys: list[tuple[float, float]] = [(0.0, 4.0), (1.0, 4.0)]
    for number, valley in enumerate(valleys):
        keys += [(2.5 + 3 * number, 95.0), (4.0 + 3 * number, valley)]
    return squat.along(Course((*keys, (keys[-1][0] + 1.0, valleys[-1]))))


@pytest.mark.parametrize(("back_to", "count"), [(20.0, 5), (28.0, 5), (45.0, 4)])
def test_one_who_hardly_comes_back_once_did_one_long_repetition(back_to: float, count: int) -> None:
    assert len(counted("squat", returning_to(4.0, back_to, 4.0, 4.0, 4.0))) == count


def test_one_who_never_comes_back_all_the_way_is_counted_from_there() -> None:
    assert len(counted("squat", returning_to(45.0, 45.0, 45.0, 45.0, 4.0))) == 5


# Sides.


def test_steps_of_a_march_are_counted_each_with_its_side() -> None:
    assert [each.side for each in read("march_in_place", marching(6))] == ["left", "right"] * 3


def test_steps_of_a_weak_leg_that_do_not_count_are_named() -> None:
    weak = read("march_in_place", marching(6, weak_share=0.35))
    assert [each.reason for each in weak] == ["less_range", None] * 3
    assert {each.side for each in weak if each.counted} == {"right"}


def test_a_leg_that_drifts_at_rest_before_its_step_does_nothing_with_the_other_one() -> None:
    steps = read("march_in_place", marching(4, right_rests_pct=9.0))
    assert [each.side for each in steps] == ["left", "right"] * 2


def test_both_knees_at_once_are_no_march() -> None:
    assert set(reasons("march_in_place", both_knees(4))) == {"another_movement"}


@pytest.mark.parametrize(("peaks", "sides"), [
    ((24, -24, 24, -24), ["left", "right", "left", "right"]),
    ((24, 24, 24), ["left"] * 3),
    ((-24, -24, 24, 24), ["right", "right", "left", "left"]),
])  # fmt: skip
def test_bends_have_the_side_they_go_to(peaks: Sequence[float], sides: list[str]) -> None:
    movements = read("standing_side_bend", side_bend.along(side_bend.course(peaks)))
    assert [(each.side, each.reason) for each in movements] == [(side, None) for side in sides]


def test_one_leg_at_a_time_is_counted_with_the_leg_that_moves() -> None:
    lift = repeated(0.0, [75.0, 75.0], (2, 1, 2))
    for side in ("left", "right"):
        track = along(lift, lambda angle, leg=side: supine(angle, leg), LYING)
        assert [each.side for each in counted("active_straight_leg_raise", track)] == [side] * 2


EACH = {
    **MORE,
    **{each: clean_track(each) for each in REP_EXERCISES},
    "standing_side_bend": side_bend.along(side_bend.course((24, -20, 24))),
}


@pytest.mark.parametrize("exercise_id", EACH)
def test_the_mirrored_set_swaps_the_sides_and_nothing_else(exercise_id: str) -> None:
    track = EACH[exercise_id]
    here, there = read(exercise_id, track), read(exercise_id, track.mirrored())
    assert len(here) >= 2
    for one, other in zip(here, there, strict=True):
        assert other.side == SWAPPED[one.side]
        assert other.excursion == pytest.approx(one.excursion)
        assert other.evidence == pytest.approx(one.evidence, nan_ok=True)
        assert (other.start, other.end, other.cut, other.reason) == (
            one.start, one.end, one.cut, one.reason,
        )  # fmt: skip


# However it was recorded.


@pytest.mark.parametrize("nth", [2, 4, 6])
@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_every_nth_picture_gives_the_same_count(exercise_id: str, nth: int) -> None:
    track = thinned(clean_track(exercise_id, 3), nth)
    assert reasons(exercise_id, track) == [None] * 3


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_picture_of_another_size_gives_the_same_movements(exercise_id: str) -> None:
    track = clean_track(exercise_id)
    here, there = read(exercise_id, track), read(exercise_id, scaled(track, 0.5))
    assert [(each.start, each.end) for each in here] == [(each.start, each.end) for each in there]


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_shaky_picture_gives_the_same_count(exercise_id: str) -> None:
    for seed in range(3):
        assert reasons(exercise_id, shaken(clean_track(exercise_id), 2.0, seed)) == [None, None]


def test_squats_are_counted_by_the_thighs_with_the_feet_out_of_the_picture() -> None:
    feet = [
        part.on(side)
        for part in (BodyPart.ANKLE, BodyPart.HEEL, BodyPart.FOOT_INDEX)
        for side in SIDES
    ]
    unseen = hidden(squat(3), feet, visibility=0.02)
    assert reasons("squat", unseen) == [None] * 3


def test_where_nothing_that_moves_is_seen_nothing_is_followed() -> None:
    nobody = gone(squat(1), 0.0, np.inf)
    whole = read_whole(Landmarks.of_track(nobody), counting_rule(spec_of("squat")))
    assert (whole.movements, whole.followed) == ((), None)


def test_a_single_picture_is_no_set() -> None:
    rule: CountingRule = counting_rule(spec_of("squat"))
    whole = read_whole(Landmarks.of_track(between(squat(1), 0.0, 0.01)), rule)
    assert (whole.movements, whole.followed) == ((), None)
