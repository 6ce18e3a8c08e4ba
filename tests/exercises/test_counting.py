import math
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.counting.scale import scale_of
from formcheck.exercises.counting.whole_set import read_whole
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from scenery.figures import (
    LEAD_S,
    MOVEMENTS,
    REST_S,
    Course,
    Movement,
    Tempo,
    rep_start_s,
    repeated,
    side_bend,
    sit_to_stand,
    squat,
    squatting,
    walk,
)
from scenery.stick_body import FACING_LEFT, FROM_THE_FRONT, Arm, Leg, Posture, Shot, film
from scenery.track_changes import between, gone, joined, later, scaled, shaken, thinned
from tests.exercises.sets import (
    FIGURED,
    Outcome,
    both_ways,
    clean,
    clean_track,
    spec_of,
    watch,
)

REP_EXERCISES = [each for each in FIGURED if spec_of(each).mode == "reps"]


def spans(outcome: Outcome) -> list[tuple[float, float]]:
    return [(round(rep.start_s, 1), round(rep.end_s, 1)) for rep in outcome.result.reps]


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_clean_repetitions_are_counted_with_their_true_times_and_range(exercise_id: str) -> None:
    movement, outcome = MOVEMENTS[exercise_id], clean(exercise_id)
    assert outcome.result.rep_count == 2
    assert outcome.result.not_counted == ()
    assert (outcome.result.not_counted_reason, outcome.result.perhaps) == (None, None)
    assert outcome.result.notes == ()
    for rep in outcome.result.reps:
        start_s = rep_start_s(rep.number, movement.tempo)
        assert rep.start_s == pytest.approx(start_s, abs=0.2)
        assert rep.end_s == pytest.approx(start_s + sum(movement.tempo), abs=0.1)
        assert rep.peak == pytest.approx(abs(movement.peak), abs=0.1)
        assert (rep.out_s, rep.pause_s, rep.return_s) == pytest.approx(movement.tempo, abs=0.2)
        assert rep.full_range


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_the_start_value_is_that_of_the_rest(exercise_id: str) -> None:
    for rep in clean(exercise_id).result.reps:
        assert rep.start_value == pytest.approx(MOVEMENTS[exercise_id].rest, abs=0.5)


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_clean_repetitions_have_no_fault_and_full_marks(exercise_id: str) -> None:
    outcome = clean(exercise_id)
    assert outcome.faults == {}
    assert outcome.result.scored
    assert outcome.result.score == 100.0


@pytest.mark.parametrize("exercise_id", ["squat", "sit_to_stand", "forward_lunge"])
def test_repetitions_are_counted_in_the_second_view_and_scored_in_the_first_alone(
    exercise_id: str,
) -> None:
    result = watch(exercise_id, MOVEMENTS[exercise_id](2, shot=FROM_THE_FRONT)).result
    assert result.rep_count == 2
    assert result.view.name == "front"
    assert [rep.full_range for rep in result.reps] == [None, None]
    assert (result.scored, result.score, result.faults) == (False, None, ())
    assert "turn side-on to the camera" in (result.not_scored_reason or "")


def test_a_half_squat_counts_and_is_told_to_be_shallow() -> None:
    outcome = watch("squat", squat(2, 48.0))
    assert (spans(outcome), outcome.reasons) == ([(1.0, 6.0), (7.0, 12.0)], [])
    for rep in outcome.result.reps:
        assert rep.peak == pytest.approx(48.0, abs=0.1)
        assert rep.full_range is False
        assert [fault.id for fault in rep.faults] == ["shallow"]
    assert outcome.result.score == 75.0


def test_a_half_squat_between_whole_ones_counts_in_its_place() -> None:
    outcome = watch("squat", squat.along(squat.course((95, 48, 95))))
    assert spans(outcome) == [(1.0, 6.0), (7.0, 12.0), (13.0, 18.0)]
    assert [rep.full_range for rep in outcome.result.reps] == [True, False, True]
    assert outcome.reasons == []


@cache
def course_to_peak(exercise_id: str) -> tuple[FloatArray, FloatArray]:
    """Return the driving angle from rest to peak, and how far what is counted by has gone."""
    movement, rule = MOVEMENTS[exercise_id], counting_rule(spec_of(exercise_id))
    way = Course(((0, movement.rest), (1, movement.peak)))
    landmarks = Landmarks.of_track(movement.along(way, shot=replace(movement.shot, rate_hz=100.0)))
    lead = read_whole(Landmarks.of_track(clean_track(exercise_id)), rule).followed
    assert lead is not None
    values = lead.signal.values(landmarks, scale_of(landmarks)).mean(axis=1)
    return way.sampled(100.0)[1], np.abs(values - values[0])


def reaching(exercise_id: str, share: float) -> float:
    """Return the driving angle at which what is counted by has gone a share of its way."""
    angle, gone_so_far = course_to_peak(exercise_id)
    return float(np.interp(share * gone_so_far[-1], gone_so_far, angle))


def of_what_stands_out(exercise_id: str, share: float) -> float:
    """Return the driving angle of a movement that goes a share of what would stand out."""
    rule = counting_rule(spec_of(exercise_id))
    typical = min(rule.typical[name] for name in rule.counting.signals)
    needed = min(0.25 * typical, 20.0)
    return reaching(exercise_id, share * needed / course_to_peak(exercise_id)[1][-1])


def several(exercise_id: str, *angles: float, tempo: Tempo | None = None) -> PoseTrack:
    """Return repetitions to these angles; of an exercise that goes both ways, in turn."""
    movement = MOVEMENTS[exercise_id]
    turns = -1 if exercise_id == "standing_side_bend" else 1
    each_way = [angle * turns**place for place, angle in enumerate(angles)]
    return movement.along(movement.course(each_way, tempo))


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_movement_of_half_the_way_counts_where_all_go_so_far(exercise_id: str) -> None:
    half = reaching(exercise_id, 0.5)
    outcome = watch(exercise_id, several(exercise_id, half, half))
    assert (outcome.result.rep_count, outcome.reasons) == (2, [])
    assert [rep.full_range for rep in outcome.result.reps] == [False, False]


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_movement_of_half_the_others_way_counts_between_them(exercise_id: str) -> None:
    whole, half = MOVEMENTS[exercise_id].peak, reaching(exercise_id, 0.5)
    outcome = watch(exercise_id, several(exercise_id, whole, half, whole))
    assert (outcome.result.rep_count, outcome.reasons) == (3, [])
    assert [rep.full_range for rep in outcome.result.reps] == [True, False, True]


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_movement_of_a_third_of_the_others_way_is_named_less_range(exercise_id: str) -> None:
    movement, third = MOVEMENTS[exercise_id], reaching(exercise_id, 0.33)
    if exercise_id == "standing_side_bend":
        pytest.skip("a third of this bend is less than stands out of any set: 8 of 25 deg")
    outcome = watch(exercise_id, several(exercise_id, movement.peak, third, movement.peak))
    assert [rep.number for rep in outcome.result.reps] == [1, 2]
    assert outcome.reasons == ["less_range"]
    less = outcome.result.not_counted[0]
    start_s = rep_start_s(2, movement.tempo)
    furthest_s = start_s + movement.tempo[0]
    assert start_s - 0.1 <= less.start_s < furthest_s
    assert furthest_s < less.end_s <= start_s + sum(movement.tempo) + 0.1
    assert less.measured is not None
    assert less.needed is not None
    assert less.measured / less.needed == pytest.approx(0.33 / 0.4, abs=0.05)
    assert "less far than the others" in (outcome.result.not_counted_reason or "")


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_movements_that_hardly_stand_out_are_given_up(exercise_id: str) -> None:
    tried = of_what_stands_out(exercise_id, 0.8)
    outcome = watch(exercise_id, several(exercise_id, tried, tried, tried))
    assert outcome.result.rep_count == 0
    assert outcome.reasons == ["given_up"] * 3
    for each in outcome.result.not_counted:
        assert each.measured is not None
        assert each.needed is not None
        assert each.measured / each.needed == pytest.approx(0.8, abs=0.1)
    assert "You turned back early" in (outcome.result.not_counted_reason or "")


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_movements_that_stand_out_a_little_count(exercise_id: str) -> None:
    enough = of_what_stands_out(exercise_id, 1.25)
    outcome = watch(exercise_id, several(exercise_id, enough, enough, enough))
    assert (outcome.result.rep_count, outcome.reasons) == (3, [])


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_fidgeting_is_neither_counted_nor_named(exercise_id: str) -> None:
    little = of_what_stands_out(exercise_id, 0.4)
    outcome = watch(exercise_id, several(exercise_id, *[little] * 3, tempo=(0.5, 0.2, 0.5)))
    assert (outcome.result.rep_count, outcome.reasons) == (0, [])
    assert "I saw no movement" in (outcome.result.not_counted_reason or "")


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_fidgeting_between_repetitions_is_neither_counted_nor_named(exercise_id: str) -> None:
    whole, little = MOVEMENTS[exercise_id].peak, reaching(exercise_id, 0.12)
    outcome = watch(exercise_id, several(exercise_id, whole, little, whole))
    assert (outcome.result.rep_count, outcome.reasons) == (2, [])


@pytest.mark.parametrize("held_s", [0.1, 5.0])
@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_movement_that_is_out_at_the_end_is_cut(exercise_id: str, held_s: float) -> None:
    movement = MOVEMENTS[exercise_id]
    out_s = rep_start_s(2, movement.tempo) + movement.tempo[0]
    keys = tuple(key for key in movement.course([movement.peak] * 2).keys if key[0] <= out_s)
    track = movement.along(Course((*keys, (out_s + held_s, movement.peak))))
    outcome = watch(exercise_id, track)
    assert (outcome.result.rep_count, outcome.reasons) == (1, ["cut"])
    cut = outcome.result.not_counted[0]
    assert rep_start_s(2, movement.tempo) - 0.1 <= cut.start_s < out_s
    assert out_s - 0.5 <= cut.end_s <= out_s + held_s
    assert "let it run a little longer" in (outcome.result.not_counted_reason or "")


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_a_movement_nearly_back_at_the_beginning_is_no_repetition(exercise_id: str) -> None:
    movement = MOVEMENTS[exercise_id]
    back_s = rep_start_s(1, movement.tempo) + sum(movement.tempo)
    nearly_s = back_s - 0.4 * movement.tempo[2]
    outcome = watch(exercise_id, between(clean_track(exercise_id, 3), nearly_s))
    assert outcome.result.rep_count == 2
    assert set(outcome.reasons) <= {"cut"}


def test_a_quick_squat_counts_and_is_told_to_be_quick() -> None:
    outcome = watch("squat", squat(2, tempo=(0.5, 0.0, 0.5)))
    assert (spans(outcome), outcome.reasons) == ([(1.0, 2.0), (3.0, 4.0)], [])
    assert [[fault.id for fault in rep.faults] for rep in outcome.result.reps] == [
        ["too_fast_down"]
    ] * 2


def test_a_slow_squat_counts_and_is_no_slower_than_it_is() -> None:
    outcome = watch("squat", squat(1, tempo=(4, 4, 4)))
    assert outcome.reasons == []
    rep = outcome.result.reps[0]
    assert (rep.out_s, rep.pause_s, rep.return_s) == pytest.approx((4.0, 4.0, 4.0), abs=0.2)
    assert rep.faults == ()


def test_a_long_pause_at_the_bottom_is_one_repetition() -> None:
    outcome = watch("squat", squat(1, tempo=(2, 5, 2)))
    assert outcome.result.rep_count == 1
    assert outcome.result.reps[0].pause_s == pytest.approx(5.0, abs=0.1)


def double_dip() -> Outcome:
    rest = squat.rest
    keys = ((0, rest), (1, rest), (2.5, 95), (3.5, 50), (4.5, 90), (6, rest), (7, rest))
    return watch("squat", squat.along(Course(keys)))


def test_a_double_dip_is_one_repetition() -> None:
    outcome = double_dip()
    assert (outcome.result.rep_count, outcome.reasons) == (1, [])
    assert outcome.result.reps[0].peak == pytest.approx(95.0, abs=0.1)


def test_a_double_dip_ends_when_it_ends() -> None:
    assert spans(double_dip()) == [(1.0, 6.0)]


courses = st.lists(st.tuples(st.floats(0.3, 3.0), st.floats(0.0, 110.0)), min_size=2, max_size=10)


@settings(max_examples=60, deadline=None)
@given(courses)
@example([(1.0, 4.0), (1.5, 95.0), (1.0, 50.0), (1.0, 90.0), (1.5, 4.0)])
def test_repetitions_follow_each_other_within_the_recording(
    steps: list[tuple[float, float]],
) -> None:
    keys, now_s = [(0.0, 4.0), (1.0, 4.0)], 1.0
    for length_s, value in steps:
        now_s += length_s
        keys.append((now_s, value))
    result = watch("squat", squat.along(Course(tuple(keys)), shot=Shot(rate_hz=15.0))).result
    ends_s = [result.start_s]
    for rep in result.reps:
        assert ends_s[-1] - 0.1 <= rep.start_s <= rep.peak_s <= rep.end_s
        ends_s.append(rep.end_s)
    assert ends_s[-1] <= result.end_s + 0.1


def test_two_repetitions_without_a_rest_are_two() -> None:
    rest = squat.rest
    keys = ((0, rest), (1, rest), (3, 95), (5, rest), (7, 95), (9, rest), (10, rest))
    assert spans(watch("squat", squat.along(Course(keys)))) == [(1.0, 5.0), (5.0, 9.0)]


@pytest.mark.parametrize(
    ("peak", "full"), [(95.0, True), (86.0, True), (84.0, False), (60.0, False)]
)
def test_the_range_is_full_within_tolerance_of_the_target(peak: float, full: bool) -> None:
    assert watch("squat", squat(1, peak)).result.reps[0].full_range == full


def test_a_decreasing_range_is_full_within_tolerance_of_the_target() -> None:
    peaks = (18.0, 12.0)
    reps = watch("sit_to_stand", sit_to_stand.along(sit_to_stand.course(peaks))).result.reps
    assert [rep.full_range for rep in reps] == [True, True]
    target_missed = watch("glute_bridge", MOVEMENTS["glute_bridge"](1, 11.0)).result.reps
    assert [rep.full_range for rep in target_missed] == [False]


CHANGES: dict[str, Callable[[PoseTrack], PoseTrack]] = {
    "half the size": lambda track: scaled(track, 0.5),
    "double the size": lambda track: scaled(track, 2.0),
    "half the pictures": lambda track: thinned(track, 2),
    "an hour later": lambda track: later(track, 3600.0),
    "before time zero": lambda track: later(track, -5.0),
    "a shaky picture": lambda track: shaken(track, 1.0),
    "a closer camera": lambda track: replace(track, image_px=track.image_px * 1.4 - 90.0),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("exercise_id", ["squat", "glute_bridge", "shoulder_abduction"])
def test_the_same_movement_is_counted_however_it_was_recorded(
    exercise_id: str, change: Callable[[PoseTrack], PoseTrack]
) -> None:
    outcome = watch(exercise_id, change(clean_track(exercise_id)))
    assert outcome.result.rep_count == 2
    assert outcome.result.not_counted == ()
    for rep, same in zip(outcome.result.reps, clean(exercise_id).result.reps, strict=True):
        assert rep.peak == pytest.approx(same.peak, abs=5.0)


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_scaling_the_picture_changes_nothing_at_all(exercise_id: str) -> None:
    outcome = watch(exercise_id, scaled(clean_track(exercise_id), 0.5))
    for rep, same in zip(outcome.result.reps, clean(exercise_id).result.reps, strict=True):
        assert rep.faults == same.faults
        assert rep.score == same.score
        assert rep.peak == pytest.approx(same.peak, abs=1e-6)
        assert (rep.start_s, rep.end_s) == pytest.approx((same.start_s, same.end_s), abs=1e-6)


@pytest.mark.parametrize("rate_hz", [15.0, 24.0, 60.0])
@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_the_count_is_the_same_from_15_to_60_pictures_a_second(
    exercise_id: str, rate_hz: float
) -> None:
    movement = side_bend if exercise_id == "standing_side_bend" else MOVEMENTS[exercise_id]
    track = movement(2, shot=replace(movement.shot, rate_hz=rate_hz))
    outcome = watch(exercise_id, track)
    assert outcome.result.rep_count == 2
    assert outcome.result.rate_hz == pytest.approx(rate_hz)


def test_uneven_times_between_pictures_do_not_matter() -> None:
    track = squat(2, shot=Shot(rate_hz=60.0))
    kept = np.sort(np.random.default_rng(3).choice(len(track), len(track) // 2, replace=False))
    uneven = PoseTrack(
        track.time_s[kept],
        track.image_px[kept],
        track.world_m[kept],
        track.visibility[kept],
        track.size_px,
    )
    assert spans(watch("squat", uneven)) == [(1.0, 6.0), (7.0, 12.0)]


@pytest.mark.parametrize("noise_px", [1.0, 2.0, 4.0])
def test_noise_neither_adds_nor_loses_repetitions(noise_px: float) -> None:
    for seed in range(3):
        outcome = watch("squat", shaken(squat(2), noise_px, seed))
        assert (outcome.result.rep_count, outcome.reasons) == (2, [])


def standing(duration_s: float, shot: Shot | None = None) -> PoseTrack:
    shot = shot or Shot()
    time_s = np.arange(round(duration_s * shot.rate_hz)) / shot.rate_hz
    return film(squatting(4.0), shot, time_s)


def test_walking_is_not_squatting() -> None:
    outcome = watch("squat", walk(6.0, (-2.0, 2.0)))
    assert outcome.result.rep_count == 0
    assert set(outcome.reasons) <= {"another_movement", "cut"}
    assert outcome.result.not_counted_reason is not None
    assert not outcome.result.scored


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_walking_by_is_none_of_the_exercises(exercise_id: str) -> None:
    shot = replace(MOVEMENTS[exercise_id].shot, look_at_m=(0.0, 0.9))
    for track in (walk(6.0, (-2.0, 2.0), shot), walk(6.0, (-2.0, 2.0), replace(shot, turn_deg=90))):
        assert watch(exercise_id, track).result.rep_count == 0


@pytest.mark.parametrize("exercise_id", ["squat", "sit_to_stand", "hip_hinge"])
def test_walking_in_and_out_is_not_counted(exercise_id: str) -> None:
    movement = clean_track(exercise_id)
    track = joined(walk(3.0, (-1.8, 0.0)), movement, walk(3.0, (0.0, 1.8)), blend_s=0.8)
    outcome = watch(exercise_id, track)
    assert outcome.result.rep_count == 2
    first_s = 3.0 + 0.8
    assert outcome.result.reps[0].start_s == pytest.approx(first_s + LEAD_S, abs=0.2)


def test_sitting_down_is_not_standing_up_from_a_chair() -> None:
    keys = ((0, 5), (2, 5), (4, 90), (6, 90))
    outcome = watch("sit_to_stand", sit_to_stand.along(Course(keys)))
    assert (outcome.result.rep_count, outcome.reasons) == (0, ["cut"])


def heel_kicks(knee_flex: FloatArray) -> Posture:
    """Return a standing body whose heel comes up behind: the left where positive."""
    left, right = np.maximum(knee_flex, 0.0), np.maximum(-knee_flex, 0.0)
    arm = Arm(flex=10.0)
    return Posture(
        left_leg=Leg(left, left), right_leg=Leg(right, right), left_arm=arm, right_arm=arm,
        planted="hips",
    )  # fmt: skip


def test_bending_the_knees_in_mid_air_is_not_a_squat() -> None:
    time_s, knee_flex = repeated(0.0, [90.0, -90.0] * 2, (1, 0, 1)).sampled(30.0)
    outcome = watch("squat", film(heel_kicks(knee_flex), Shot(), time_s))
    assert (outcome.result.rep_count, outcome.reasons) == (0, ["another_movement"] * 4)
    assert "in another way" in (outcome.result.not_counted_reason or "")


@pytest.mark.parametrize("lost_s", [0.2, 0.7, 1.2])
def test_a_short_loss_in_a_repetition_keeps_it(lost_s: float) -> None:
    outcome = watch("squat", gone(squat(2), 4.2, 4.2 + lost_s))
    assert outcome.result.rep_count == 2


def test_a_repetition_whose_ways_were_seen_counts_in_spite_of_a_long_loss_between() -> None:
    outcome = watch("squat", gone(squat(3, tempo=(2, 3, 2)), 11.1, 13.9))
    assert (spans(outcome), outcome.reasons) == ([(1.0, 8.0), (9.0, 16.0), (17.0, 24.0)], [])


def test_a_repetition_nobody_saw_does_not_count() -> None:
    outcome = watch("squat", gone(squat(3), 6.5, 12.5))
    assert spans(outcome) == [(1.0, 6.0), (13.0, 18.0)]


def test_a_long_loss_at_rest_costs_nothing() -> None:
    track = joined(squat(1), gone(standing(4.0), 0.5, 3.5), squat(1))
    outcome = watch("squat", track)
    assert (outcome.result.rep_count, outcome.reasons) == (2, [])


def test_a_set_may_begin_at_the_furthest_point() -> None:
    keys = ((0, 95), (1, 95), (3, 4), (4, 4), (6, 95), (8, 4), (9, 4))
    outcome = watch("squat", squat.along(Course(keys)))
    assert (outcome.result.rep_count, outcome.reasons) == (2, [])
    begun, whole = outcome.result.reps
    assert (round(whole.start_s, 1), round(whole.end_s, 1)) == (4.0, 8.0)
    assert begun.end_s == pytest.approx(3.0, abs=0.5)


@pytest.mark.parametrize(("left", "count", "reasons"), [(0.55, 2, ["cut"]), (0.85, 3, [])])
def test_a_repetition_begun_before_counts_where_most_of_its_way_back_was_seen(
    left: float, count: int, reasons: list[str]
) -> None:
    begun = ((0, squat.rest + left * (squat.peak - squat.rest)), (1.5, squat.rest))
    whole = ((3, 4), (5, 95), (7, 4), (8, 4), (10, 95), (12, 4), (13, 4))
    outcome = watch("squat", squat.along(Course((*begun, *whole))))
    assert (outcome.result.rep_count, outcome.reasons) == (count, reasons)


def test_what_was_not_seen_of_a_repetition_begun_before_is_not_judged() -> None:
    keys = ((0, 95), (1, 95), (3, 4), (4, 4), (6, 95), (8, 4), (9, 4))
    begun = watch("squat", squat.along(Course(keys))).result.reps[0]
    assert begun.out_s is None
    assert begun.faults == ()
    assert "too_fast_down" in {each.id for each in begun.not_checked}


@pytest.mark.parametrize("noise_px", [0.0, 1.0])
def test_who_stayed_down_first_and_then_stood_up_did_no_repetition(noise_px: float) -> None:
    stood_up, squatted = ((0, 95), (6, 95), (8, 4)), ((9, 4), (11, 95), (13, 4))
    again = ((14, 4), (16, 95), (18, 4), (19, 4))
    track = squat.along(Course((*stood_up, *squatted, *again)))
    outcome = watch("squat", shaken(track, noise_px))
    assert outcome.reasons == ["cut"]
    assert [rep.start_s for rep in outcome.result.reps] == pytest.approx([9.0, 14.0], abs=0.2)


def test_standing_up_alone_is_no_squat() -> None:
    outcome = watch("squat", squat.along(Course(((0, 95), (2, 95), (4, 4), (6, 4)))))
    assert (outcome.result.rep_count, outcome.reasons) == (0, ["cut"])


def test_the_coach_says_what_start_position_is_missing() -> None:
    outcome = watch("squat", squat.along(Course(((0, 95), (2, 95)))))
    lacks = "Stand with your legs nearly straight."
    assert {each.message for each in outcome.feedback} == {lacks}
    assert outcome.result.rep_count == 0
    assert lacks in (outcome.result.not_counted_reason or "")


def test_a_touch_of_the_start_between_two_stays_is_no_repetition() -> None:
    keys = ((0, 95), (1, 95), (1.4, 20), (1.8, 95), (3, 95))
    outcome = watch("squat", squat.along(Course(keys)))
    assert (outcome.result.rep_count, outcome.reasons) == (0, ["cut", "cut"])


@pytest.mark.parametrize("moved_m", [-0.6, 0.6])
def test_a_camera_that_moves_changes_no_count(moved_m: float) -> None:
    def panned(posture: Posture, share: FloatArray) -> Posture:
        return replace(posture, forward_m=np.linspace(0.0, moved_m, np.size(share)))

    outcome = watch("squat", squat(2, change=panned))
    assert (outcome.result.rep_count, outcome.reasons) == (2, [])


def test_an_empty_recording_has_a_verdict_too() -> None:
    result = watch("squat", between(squat(1), -1.0, -0.5)).result
    assert (result.rep_count, result.scored, result.score) == (0, False, None)
    assert math.isnan(result.rate_hz)
    assert result.not_scored_reason == "no complete repetition was seen"
    assert result.not_counted_reason is not None


def test_nobody_is_told_so() -> None:
    outcome = watch("squat", gone(squat(1), -1.0, math.inf))
    assert {each.message for each in outcome.feedback} == {
        "I cannot see you. Step into the picture."
    }
    assert (outcome.result.rep_count, outcome.reasons) == (0, ["not_seen"])
    assert outcome.result.not_counted_reason is not None


def mirror_counts(track: PoseTrack, exercise_id: str) -> tuple[list[tuple[float, float]], str]:
    outcome = watch(exercise_id, track)
    return spans(outcome), outcome.result.view.name


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_the_mirrored_recording_gives_the_same_repetitions(exercise_id: str) -> None:
    track = clean_track(exercise_id)
    same, view = mirror_counts(track, exercise_id)
    mirrored, mirrored_view = mirror_counts(track.mirrored(), exercise_id)
    swapped = {"side-left": "side-right", "side-right": "side-left", "front": "front"}
    assert mirrored == same
    assert mirrored_view == swapped[view]


def test_facing_left_or_right_is_the_same() -> None:
    right, left = watch("squat", squat(2)), watch("squat", squat(2, shot=FACING_LEFT))
    assert spans(right) == spans(left)
    assert (right.result.view.name, left.result.view.name) == ("side-right", "side-left")


def test_numbers_follow_the_order_of_time() -> None:
    reps = watch("squat", squat(3)).result.reps
    assert [rep.number for rep in reps] == [1, 2, 3]
    assert [rep.start_s for rep in reps] == sorted(rep.start_s for rep in reps)
    assert reps[1].start_s - reps[0].end_s == pytest.approx(REST_S, abs=0.1)


@pytest.mark.parametrize("movement", [both_ways])
def test_a_side_bend_counts_each_way(movement: Callable[[Movement, int], PoseTrack]) -> None:
    reps = watch("standing_side_bend", movement(side_bend, 4)).result.reps
    assert [rep.side for rep in reps] == ["left", "right", "left", "right"]
