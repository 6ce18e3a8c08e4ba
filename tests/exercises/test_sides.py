"""Which side works, which is judged, and what the mirror does to both."""

from dataclasses import replace

import pytest

from formcheck.exercises.coach import Target
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark
from scenery.figures import left_lunge, right_lunge, shoulder_abduction, side_bend, squat
from scenery.stick_body import FACING_LEFT, FACING_RIGHT, FROM_THE_FRONT, Posture, Shot
from scenery.track_changes import hidden, joined
from tests.exercises.sets import FIGURED, Outcome, clean_track, spec_of, watch

SWAPPED = {"left": "right", "right": "left", None: None}


def sides(outcome: Outcome) -> list[str | None]:
    return [rep.side for rep in outcome.result.reps]


@pytest.mark.parametrize("shot", [FACING_LEFT, FACING_RIGHT], ids=["left", "right"])
def test_the_front_leg_of_a_lunge_is_the_working_one(shot: Shot) -> None:
    both = joined(left_lunge(2, shot=shot), right_lunge(2, shot=shot), blend_s=1.0)
    outcome = watch("forward_lunge", both)
    assert sides(outcome) == ["left", "left", "right", "right"]
    for rep in outcome.result.reps:
        assert rep.peak == pytest.approx(90.0, abs=0.1)


def test_a_named_side_is_the_working_one() -> None:
    lunge = watch("forward_lunge", left_lunge(1), Target(side="left"))
    assert sides(lunge) == ["left"]


def test_a_squat_has_no_side() -> None:
    outcome = watch("squat", squat(1))
    assert sides(outcome) == [None]
    assert (outcome.result.reps[0].left_peak, outcome.result.reps[0].right_peak) == (None, None)
    assert {each.side for each in outcome.feedback} == {"right"}


def test_only_the_near_side_is_judged_from_the_side() -> None:
    def far_heel(posture: Posture, share: FloatArray) -> Posture:
        return replace(posture, left_leg=replace(posture.left_leg, heel_up=24.0 * share))

    assert watch("squat", squat(1, shot=FACING_RIGHT, change=far_heel)).faults == {}
    near = watch("squat", squat(1, shot=FACING_LEFT, change=far_heel))
    assert near.faults["heels_up"].side == "left"


def test_a_bend_to_the_left_is_the_persons_own_left() -> None:
    for shot in (FROM_THE_FRONT, Shot(180.0)):
        track = side_bend.along(side_bend.course((22, -22)), shot=shot)
        assert sides(watch("standing_side_bend", track)) == ["left", "right"]
        assert sides(watch("standing_side_bend", track.mirrored())) == ["right", "left"]


@pytest.mark.parametrize("exercise_id", [e for e in FIGURED if spec_of(e).mode == "reps"])
def test_the_mirror_swaps_the_sides_and_nothing_else(exercise_id: str) -> None:
    track = clean_track(exercise_id)
    straight, mirrored = watch(exercise_id, track), watch(exercise_id, track.mirrored())
    assert [SWAPPED[side] for side in sides(straight)] == sides(mirrored)
    for rep, same in zip(straight.result.reps, mirrored.result.reps, strict=True):
        assert rep.score == same.score
        assert rep.peak == pytest.approx(same.peak, abs=1e-6)
        assert (rep.left_peak is None) == (same.right_peak is None)
        if rep.left_peak is not None and same.right_peak is not None:
            assert rep.left_peak == pytest.approx(same.right_peak, abs=1e-6)


def test_both_arms_have_their_own_peak() -> None:
    rep = watch("shoulder_abduction", shoulder_abduction(1)).result.reps[0]
    assert (rep.left_peak, rep.right_peak) == pytest.approx((145.0, 145.0), abs=0.1)


def test_one_arm_alone_hidden_leaves_the_other_to_go_by() -> None:
    track = hidden(shoulder_abduction(2), [Landmark.LEFT_ELBOW])
    outcome = watch("shoulder_abduction", track)
    assert outcome.result.rep_count == 2
    assert "asymmetry" in outcome.not_checked
    for rep in outcome.result.reps:
        assert rep.left_peak is None
        assert rep.right_peak == pytest.approx(145.0, abs=0.1)
