"""When a fault counts: for long enough, at the furthest point, behind its gate, in its phase."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.exercises.coach import Target, confirmed
from formcheck.exercises.faults import Fault
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.frame import FloatArray
from scenery.figures import (
    Change,
    Course,
    Movement,
    hip_hinge,
    left_lunge,
    shoulder_abduction,
    side_bend,
    squat,
)
from scenery.stick_body import Posture, both_legs
from tests.exercises.sets import FIGURED, clean, spec_of, watch


@pytest.fixture(autouse=True)
def _one_repetition_stands_for_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one repetition shows is told: whether a set bears it out is another rule."""
    monkeypatch.setattr(confirmed, "TIMES_SEEN", 1)


def at_times(course: Course, rate_hz: float, span_s: tuple[float, float]) -> FloatArray:
    """Return 1 for the pictures in a span of time, 0 for the others."""
    time_s, _ = course.sampled(rate_hz)
    return ((time_s >= span_s[0] - 1e-9) & (time_s < span_s[1] - 1e-9)).astype(np.float64)


def while_(movement: Movement, span_s: tuple[float, float], change: Change) -> Change:
    """Return a change that is there only in a span of time of one repetition."""
    now = at_times(movement.course([movement.peak]), movement.shot.rate_hz, span_s)
    return lambda posture, _: change(posture, now)


def heels(up_deg: float) -> Change:
    return lambda posture, now: both_legs(posture, heel_up=up_deg * now)


@pytest.mark.parametrize(("length_s", "found"), [(0.1, False), (0.3, True)])
def test_a_fault_must_last(length_s: float, found: bool) -> None:
    glance = while_(squat, (3.2, 3.2 + length_s), heels(18.0))
    assert ("heels_up" in watch("squat", squat(1, change=glance)).faults) == found


def test_a_fault_begins_when_it_began() -> None:
    lifted = while_(squat, (2.5, 4.0), heels(18.0))
    fault = watch("squat", squat(1, change=lifted)).faults["heels_up"]
    assert fault.time_s == pytest.approx(2.5, abs=1 / 30)
    assert fault.worst == pytest.approx(18.0, abs=0.5)
    heels_up = next(each for each in spec_of("squat").faults if each.id == "heels_up")
    assert fault.threshold == float(heels_up.mild or 0.0) + heels_up.margin
    assert (fault.unit, fault.metric) == ("deg", "foot_pitch")


def test_a_fault_before_or_after_the_repetition_is_none() -> None:
    resting = while_(squat, (0.5, 0.9), heels(18.0))
    assert watch("squat", squat(1, change=resting)).faults == {}


def test_a_fault_of_the_way_back_is_none_on_the_way_out() -> None:
    spec = with_fault("squat", "heels_up", phase=("return",))
    down = while_(squat, (1.8, 2.3), heels(18.0))
    up = while_(squat, (5.0, 5.6), heels(18.0))
    assert watch(spec, squat(1, change=down)).faults == {}
    assert set(watch(spec, squat(1, change=up)).faults) == {"heels_up"}


def with_fault(exercise_id: str, fault_id: str, **changes: object) -> ExerciseSpec:
    """Return the exercise with one fault written otherwise, and no other fault."""
    spec = spec_of(exercise_id)
    fault = next(each for each in spec.faults if each.id == fault_id)
    changed = Fault.model_validate({**fault.model_dump(by_alias=True), **changes})
    return spec.model_copy(update={"faults": (changed,)})


def test_a_fault_of_the_peak_is_judged_at_the_peak_alone() -> None:
    def lean(posture: Posture, now: FloatArray) -> Posture:
        return replace(posture, trunk_incl=posture.trunk_incl + 30.0 * now)

    on_the_way = while_(left_lunge, (1.8, 2.4), lean)
    at_the_peak = while_(left_lunge, (2.9, 4.1), lean)
    assert "trunk_lean" not in watch("forward_lunge", left_lunge(1, change=on_the_way)).faults
    assert "trunk_lean" in watch("forward_lunge", left_lunge(1, change=at_the_peak)).faults


def test_a_peak_without_a_pause_is_judged_too() -> None:
    course = left_lunge.course([left_lunge.peak], (2, 0, 2))
    leaning = left_lunge.along(
        course, change=lambda p, share: replace(p, trunk_incl=p.trunk_incl + 32.0 * share)
    )
    assert "trunk_lean" in watch("forward_lunge", leaning).faults
    assert "trunk_lean" not in watch("forward_lunge", left_lunge.along(course)).faults


def test_a_deep_moment_is_deep_enough_however_short() -> None:
    assert "shallow" not in watch("squat", squat(1, 82.0, tempo=(2, 0, 2))).faults
    assert "shallow" in watch("squat", squat(1, 78.0, tempo=(2, 0, 2))).faults


def test_shrugging_above_the_horizontal_is_not_judged() -> None:
    def high(posture: Posture, share: FloatArray) -> Posture:
        return replace(posture, shrug=0.5 * np.clip(8.0 * (share - 0.62), 0.0, 1.0))

    result = watch("shoulder_abduction", shoulder_abduction(1, change=high)).result
    assert result.rep_count == 1
    assert result.reps[0].faults == ()


@pytest.mark.parametrize(
    ("level", "value", "faults"),
    [
        ("beginner", None, set()),
        ("standard", None, {"shallow"}),
        ("advanced", None, {"shallow"}),
        ("standard", 75.0, set()),
    ],
)
def test_depth_is_judged_by_the_persons_own_target(
    level: str, value: float | None, faults: set[str]
) -> None:
    target = Target(level, value=value)  # type: ignore[arg-type]
    outcome = watch("squat", squat(1, 72.0), target)
    assert set(outcome.faults) == faults
    assert (
        outcome.result.target == {"beginner": 60, "standard": 90, "advanced": 110}[level] or value
    )


def test_sides_are_compared_within_a_repetition_where_both_work() -> None:
    uneven = shoulder_abduction(
        2,
        change=lambda p, share: replace(
            p, right_arm=replace(p.right_arm, abd=p.right_arm.abd - 32.0 * share)
        ),
    )
    outcome = watch("shoulder_abduction", uneven)
    for rep in outcome.result.reps:
        assert rep.left_peak == pytest.approx(145.0, abs=0.1)
        assert rep.right_peak == pytest.approx(113.0, abs=0.1)
        assert [fault.id for fault in rep.faults] == ["asymmetry"]
        assert rep.faults[0].worst == pytest.approx(32.0, abs=0.1)


def test_sides_are_compared_with_the_last_repetition_where_they_take_turns() -> None:
    outcome = watch("standing_side_bend", side_bend.along(side_bend.course((24, -16, 24))))
    found = [[fault.id for fault in rep.faults] for rep in outcome.result.reps]
    assert found == [[], ["asymmetry"], ["asymmetry"]]
    first = outcome.result.reps[0]
    assert "asymmetry" in {each.id for each in first.not_checked}


@pytest.mark.parametrize("exercise_id", ["standing_side_bend", "shoulder_abduction"])
def test_even_sides_are_never_called_uneven_on_the_way(exercise_id: str) -> None:
    outcome = clean(exercise_id)
    assert {fault.id for each in outcome.feedback for fault in each.active_faults} == set()


@pytest.mark.parametrize("exercise_id", FIGURED)
def test_a_clean_movement_hears_nothing_but_praise_and_reminders(exercise_id: str) -> None:
    reminders = {fault.cue for fault in spec_of(exercise_id).reminders}
    said = [each for each in clean(exercise_id).feedback if each.cue]
    assert all(each.praise or each.cue in reminders for each in said)


def test_what_is_for_information_lowers_no_score() -> None:
    ahead = left_lunge(
        1,
        change=lambda p, share: replace(p, left_leg=replace(p.left_leg, shank_incl=35.0 * share)),
    )
    outcome = watch(with_fault("forward_lunge", "knee_far_ahead"), ahead)
    assert not outcome.faults["knee_far_ahead"].lowers_score
    assert outcome.result.score == 100.0
    assert outcome.faults["knee_far_ahead"].cue not in outcome.cues


def test_the_score_of_a_set_is_the_mean_of_its_repetitions() -> None:
    outcome = watch("squat", squat.along(squat.course((95, 72, 60))))
    assert [rep.score for rep in outcome.result.reps] == [100.0, 90.0, 75.0]
    assert outcome.result.score == pytest.approx((100.0 + 90.0 + 75.0) / 3)


def test_the_faults_of_repetitions_are_faults_of_the_set_each_once_at_its_worst() -> None:
    result = watch("squat", squat.along(squat.course((95, 72, 60)))).result
    assert [(fault.id, fault.severity) for fault in result.faults] == [("shallow", "severe")]
    assert result.faults[0].worst == pytest.approx(60.0, abs=0.1)


def test_hints_alone_keep_the_score_above_seventy() -> None:
    rounded = squat(1, change=lambda p, share: replace(p, torso_short=0.3 * share))
    assert watch("squat", rounded).result.score == 87.5


def test_a_slow_hinge_measures_its_hips_from_where_it_began() -> None:
    def barely(posture: Posture, share: FloatArray) -> Posture:
        return both_legs(posture, shank_incl=3.0 * share, knee_flex=8.0 + 15.0 * share)

    outcome = watch("hip_hinge", hip_hinge(2, tempo=(4, 1, 3), change=barely))
    assert "hips_do_not_go_back" not in outcome.faults
