"""Each fault of each exercise fires on a figure that shows it, and not on the clean one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from formcheck.exercises.coach import confirmed
from formcheck.exercises.coach.threshold import limits_of
from formcheck.exercises.faults import Fault
from formcheck.exercises.result import Severity
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from scenery.figures import (
    Change,
    Course,
    Movement,
    Tempo,
    glute_bridge,
    hip_hinge,
    left_lunge,
    plank,
    shoulder_abduction,
    side_bend,
    sit_to_stand,
    squat,
)
from scenery.stick_body import FROM_THE_FRONT, HALF_HIPS_M, Angle, Posture, both_arms, both_legs
from tests.exercises.sets import FIGURED, Outcome, clean, spec_of, watch


@pytest.fixture(autouse=True)
def _one_repetition_stands_for_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one repetition shows is told: whether a set bears it out is another rule."""
    monkeypatch.setattr(confirmed, "TIMES_SEEN", 1)


def more(**angles: float) -> Change:
    """Return a change that adds angles as the movement nears its peak."""

    def change(posture: Posture, share: FloatArray) -> Posture:
        added = {name: getattr(posture, name) + angle * share for name, angle in angles.items()}
        return replace(posture, **added)

    return change


def in_legs(**angles: float) -> Change:
    """Return a change that sets angles in both legs, in step with the movement."""
    return lambda posture, share: both_legs(
        posture, **{name: angle * share for name, angle in angles.items()}
    )


def in_left_leg(**angles: float) -> Change:
    """Return a change that sets angles in the left leg, in step with the movement."""
    return lambda posture, share: replace(
        posture,
        left_leg=replace(
            posture.left_leg, **{name: angle * share for name, angle in angles.items()}
        ),
    )


def one_knee_in(knee_in: float) -> Change:
    """Return a change that keeps the left knee inward throughout."""
    return lambda posture, _: replace(posture, left_leg=replace(posture.left_leg, knee_in=knee_in))


def in_arms(**angles: float) -> Change:
    """Return a change that sets angles in both arms throughout."""
    return lambda posture, _: both_arms(posture, **angles)


def chest_late(lean: float) -> Change:
    """Return a change in which the hips rise while the chest stays down."""

    def change(posture: Posture, share: FloatArray) -> Posture:
        back = np.arange(len(share)) > len(share) - np.argmax(share[::-1])
        late = lean * np.sin(np.pi * np.clip(share, 0.0, 1.0)) * back
        return replace(posture, trunk_incl=posture.trunk_incl + late)

    return change


def lean_far(lean: float) -> Change:
    """Return a change that leans forward half-way, knees giving what the trunk takes."""

    def change(posture: Posture, share: FloatArray) -> Posture:
        extra = lean * np.sin(np.pi * np.clip(share, 0.0, 1.0))
        knee_flex: Angle = np.maximum(posture.left_leg.knee_flex - extra, 0.0)
        return replace(both_legs(posture, knee_flex=knee_flex), trunk_incl=extra)

    return change


def feet_away(shift: float) -> Change:
    """Return a bridge with the feet further from the seat, hips on the same line."""
    return lambda posture, _: both_legs(
        posture,
        shank_incl=posture.left_leg.shank_incl - shift,
        knee_flex=posture.left_leg.knee_flex - shift,
    )


def shrugging(shrug: float) -> Change:
    """Return a change that pulls the shoulders up once the arms have left the sides."""
    return lambda posture, share: replace(
        posture, shrug=shrug * np.clip(6.0 * (share - 0.2), 0.0, 1.0)
    )


def right_arm_lower(gap: float) -> Change:
    """Return a change that leaves the right arm lower at the top."""
    return lambda posture, share: replace(
        posture,
        right_arm=replace(posture.right_arm, abd=posture.right_arm.abd - gap * share),
    )


def knees_stay_bent(knee_flex: float) -> Change:
    """Return a plank with bent knees, the line from shoulder to ankle kept straight."""
    return lambda posture, _: both_legs(
        posture,
        knee_flex=knee_flex,
        shank_incl=posture.left_leg.shank_incl + knee_flex / 2,
    )


def one(
    movement: Movement,
    change: Change | None = None,
    *,
    peak: float | None = None,
    tempo: Tempo | None = None,
) -> PoseTrack:
    """Return one repetition that differs from the clean one."""
    course = movement.course([movement.peak if peak is None else peak], tempo)
    return movement.along(course, change=change) if change else movement.along(course)


def from_the_front(movement: Movement, change: Change) -> PoseTrack:
    return movement(1, shot=FROM_THE_FRONT, change=change)


def held(change: Change) -> PoseTrack:
    return plank(1, tempo=(1, 4, 1), change=change)


def giving_way_to(body_line: float, for_s: float) -> PoseTrack:
    """Return a plank whose line gives way for a while and is straight again."""
    keys = ((0, -60), (1, -60), (2, 0), (5, 0), (5.3, body_line), (5.3 + for_s, body_line))
    back_s = 5.6 + for_s
    return plank.along(Course((*keys, (back_s, 0), (back_s + 3, 0))))


def each_way(first: float, second: float) -> PoseTrack:
    return side_bend.along(side_bend.course((first, second)))


@dataclass(frozen=True)
class Shown:
    """A fault and how to show it.

    ``show`` gives a recording in which the metric reaches a value; where the body does not simply
    take that value, ``inputs`` says what shows the fault mildly and markedly (None: it cannot be).
    """

    exercise_id: str
    fault_id: str
    show: Callable[[float], PoseTrack]
    inputs: tuple[float, float | None] | None = None

    def __str__(self) -> str:
        return f"{self.exercise_id}-{self.fault_id}"

    @property
    def fault(self) -> Fault:
        """The fault as the exercise has it."""
        faults = spec_of(self.exercise_id).faults
        return next(fault for fault in faults if fault.id == self.fault_id)

    def value(self, severity: Severity) -> float | None:
        """Return what to show: half-way between mild and severe, or somewhat past severe."""
        if self.inputs:
            return self.inputs[severity == "severe"]
        spec = spec_of(self.exercise_id)
        limits = limits_of(self.fault, spec.target_at("standard"), 0.0)
        share = 0.5 if severity == "mild" else 1.3
        return limits.mild + share * (limits.severe - limits.mild)


WEIGHT = 2 * HALF_HIPS_M


def hands_dropped(percent: float) -> PoseTrack:
    """Return rising with the wrists this far below the elbows, in percent of the forearm."""
    elbow = 160.0 - float(np.degrees(np.arccos(-percent / 100)))
    return one(sit_to_stand, in_arms(flex=20, elbow=elbow))


def bridge_with_knees_at(knee_flex: float) -> PoseTrack:
    clean_flex = glute_bridge.posture(np.array(glute_bridge.peak)).left_leg.knee_flex
    return one(glute_bridge, feet_away(float(clean_flex) - knee_flex))


SHOWN = [
    Shown("squat", "shallow", lambda v: one(squat, peak=v)),
    Shown("squat", "trunk_lean", lambda v: one(squat, more(trunk_incl=v - 0.05 * squat.peak))),
    Shown("squat", "heels_up", lambda v: one(squat, in_legs(heel_up=v))),
    Shown("squat", "hips_rise_first", lambda v: one(squat, chest_late(v)), (25.0, 32.0)),
    Shown("squat", "knees_in", lambda v: from_the_front(squat, in_left_leg(knee_in=v))),
    Shown(
        "squat", "weight_to_one_side",
        lambda v: from_the_front(squat, more(hip_shift_m=v * WEIGHT)),
    ),
    Shown("squat", "possible_rounding", lambda v: one(squat, more(torso_short=v / 100))),
    Shown("squat", "too_fast_down", lambda v: one(squat, tempo=(v, 1, 2))),
    Shown("sit_to_stand", "not_fully_up", lambda v: one(sit_to_stand, peak=v)),
    Shown("sit_to_stand", "hands_used", hands_dropped),
    Shown("sit_to_stand", "drop_into_chair", lambda v: one(sit_to_stand, tempo=(1, 0.5, v))),
    Shown(
        "sit_to_stand", "excess_lean",
        lambda v: one(sit_to_stand, lean_far(v), tempo=(2, 0.5, 2)), (56.0, 70.0),
    ),
    Shown("sit_to_stand", "knees_in", lambda v: from_the_front(sit_to_stand, one_knee_in(v))),
    Shown(
        "sit_to_stand", "weight_to_one_side",
        lambda v: from_the_front(
            sit_to_stand, lambda posture, _: replace(posture, hip_shift_m=-v * WEIGHT)
        ),
    ),
    Shown(
        "hip_hinge", "turns_into_squat",
        lambda v: one(hip_hinge, in_legs(knee_flex=v, shank_incl=v / 5)),
    ),
    Shown(
        "hip_hinge", "hips_do_not_go_back",
        lambda v: one(hip_hinge, in_legs(shank_incl=v, knee_flex=23)), (9.2, 15.0),
    ),
    Shown(
        "hip_hinge", "knees_locked",
        lambda v: one(hip_hinge, in_legs(shank_incl=-10, knee_flex=v)), (4.5, None),
    ),
    Shown("hip_hinge", "possible_rounding", lambda v: one(hip_hinge, more(torso_short=v / 100))),
    Shown("hip_hinge", "head_up", lambda v: one(hip_hinge, more(head_fwd=v))),
    Shown("hip_hinge", "too_fast", lambda v: one(hip_hinge, tempo=(v, 1, 2))),
    Shown("forward_lunge", "knee_far_ahead", lambda v: one(left_lunge, in_left_leg(shank_incl=v))),
    Shown(
        "forward_lunge", "trunk_lean",
        lambda v: one(left_lunge, more(trunk_incl=v - 0.08 * left_lunge.peak)),
    ),
    Shown(
        "forward_lunge", "knees_in", lambda v: from_the_front(left_lunge, in_left_leg(knee_in=v))
    ),
    Shown("forward_lunge", "side_lean", lambda v: from_the_front(left_lunge, more(trunk_lat=-v))),
    Shown("forward_lunge", "heel_up_front", lambda v: one(left_lunge, in_left_leg(heel_up=v))),
    Shown("glute_bridge", "not_high_enough", lambda v: one(glute_bridge, peak=v)),
    Shown("glute_bridge", "too_high_arch", lambda v: one(glute_bridge, peak=v)),
    Shown("glute_bridge", "feet_too_far", bridge_with_knees_at),
    Shown("glute_bridge", "drop_down", lambda v: one(glute_bridge, tempo=(2, 2, v))),
    Shown("plank", "hips_sag", lambda v: giving_way_to(v, 0.8)),
    Shown("plank", "hips_high", lambda v: giving_way_to(v, 0.8)),
    Shown("plank", "head_drop", lambda v: held(lambda p, _: replace(p, head_fwd=v))),
    Shown("plank", "shoulders_behind", lambda v: held(in_arms(flex=v, elbow=90))),
    Shown("plank", "knees_bent", lambda v: held(knees_stay_bent(v))),
    Shown(
        "standing_side_bend", "hip_shift",
        lambda v: one(side_bend, more(hip_shift_m=-v * WEIGHT)),
    ),
    Shown("standing_side_bend", "knee_bends", lambda v: one(side_bend, more(pelvic_obliq=-v))),
    Shown("standing_side_bend", "asymmetry", lambda v: each_way(32, v - 32)),
    Shown("shoulder_abduction", "shrug", lambda v: one(shoulder_abduction, shrugging(v / 100))),
    Shown(
        "shoulder_abduction", "side_lean", lambda v: one(shoulder_abduction, more(trunk_lat=-v))
    ),
    Shown("shoulder_abduction", "elbows_bend", lambda v: one(shoulder_abduction, in_bent_arms(v))),
    Shown("shoulder_abduction", "asymmetry", lambda v: one(shoulder_abduction, right_arm_lower(v))),
]  # fmt: skip


def in_bent_arms(elbow: float) -> Change:
    return lambda posture, share: both_arms(posture, elbow=elbow * share)


ALIKE_ON_BOTH_SIDES = {"shrug", "elbows_bend"}

OTHER_VIEW_ONLY = {
    ("glute_bridge", "pelvis_tilts"),  # lying feet towards the camera
    ("shoulder_abduction", "lean_back"),  # arms raised side-on
}
SHOWN_ELSEWHERE = {("plank", "hips_sink")}  # as a position is held: test_holds.py


@cache
def outcome_of(shown: Shown, severity: Severity) -> Outcome:
    value = shown.value(severity)
    assert value is not None
    return watch(shown.exercise_id, shown.show(value))


def expect(shown: Shown, severity: Severity) -> None:
    outcome = outcome_of(shown, severity)
    assert outcome.result.scored == outcome.mostly_checked, outcome.result.not_scored_reason
    found = outcome.faults.get(shown.fault_id)
    assert found is not None, outcome.faults
    assert found.severity == severity
    spec = shown.fault
    assert (found.cue, found.metric, found.observation) == (spec.cue, spec.metric, spec.obs)


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_a_mild_fault_is_found(shown: Shown) -> None:
    expect(shown, "mild")


@pytest.mark.parametrize("shown", [s for s in SHOWN if s.value("severe") is not None], ids=str)
def test_a_marked_fault_is_found_severe(shown: Shown) -> None:
    expect(shown, "severe")


@pytest.mark.parametrize("shown", [s for s in SHOWN if not s.inputs], ids=str)
def test_the_worst_value_is_the_one_shown(shown: Shown) -> None:
    value, found = shown.value("mild"), outcome_of(shown, "mild").faults[shown.fault_id]
    assert value is not None
    assert abs(found.worst) == pytest.approx(abs(value), rel=0.2, abs=1.5)


@pytest.mark.parametrize("exercise_id", FIGURED)
def test_a_clean_movement_shows_none_of_them(exercise_id: str) -> None:
    assert clean(exercise_id).faults == {}


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_the_mirrored_picture_shows_the_same_fault(shown: Shown) -> None:
    value = shown.value("mild")
    assert value is not None
    found = outcome_of(shown, "mild").faults[shown.fault_id]
    outcome = watch(shown.exercise_id, shown.show(value).mirrored())
    mirrored = outcome.faults[shown.fault_id]
    swapped = {"left": "right", "right": "left", None: None}
    assert mirrored.severity == found.severity
    assert abs(mirrored.worst) == pytest.approx(abs(found.worst), abs=1e-6)
    if shown.fault_id not in ALIKE_ON_BOTH_SIDES:
        assert mirrored.side == swapped[found.side]


def test_a_shrug_that_begins_with_the_movement_is_found() -> None:
    def early(posture: Posture, share: FloatArray) -> Posture:
        return replace(posture, shrug=0.32 * np.clip(2.6 * share, 0.0, 1.0))

    faults = watch("shoulder_abduction", one(shoulder_abduction, early)).faults
    assert faults["shrug"].worst == pytest.approx(32.0, abs=1.0)


def test_every_fault_of_every_exercise_is_shown_or_known_not_to_be() -> None:
    shown = {(each.exercise_id, each.fault_id) for each in SHOWN}
    known = shown | OTHER_VIEW_ONLY | SHOWN_ELSEWHERE
    everything = {(each, fault.id) for each in FIGURED for fault in spec_of(each).checks}
    assert everything == known
    assert not shown & OTHER_VIEW_ONLY
