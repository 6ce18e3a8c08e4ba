"""Each fault of each exercise fires on a figure that shows it, and not on the clean one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from formcheck.exercises.library import exercise_ids
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from tests.exercises.sets import Outcome, clean, spec_of, watch
from tests.figures import (
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
from tests.stick_body import FROM_THE_FRONT, HALF_HIPS_M, Angle, Posture, both_arms, both_legs


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


def sagging_to(body_line: float, for_s: float) -> PoseTrack:
    """Return a plank whose line gives way for a while and is straight again."""
    keys = ((0, -60), (1, -60), (2, 0), (5, 0), (5.3, body_line), (5.3 + for_s, body_line))
    back_s = 5.6 + for_s
    return plank.along(Course((*keys, (back_s, 0), (back_s + 3, 0))))


def each_way(first: float, second: float) -> PoseTrack:
    return side_bend.along(side_bend.course((first, second)))


@dataclass(frozen=True)
class Shown:
    """A recording that shows a fault, mildly and markedly."""

    exercise_id: str
    fault_id: str
    mild: Callable[[], PoseTrack]
    severe: Callable[[], PoseTrack] | None

    def __str__(self) -> str:
        return f"{self.exercise_id}-{self.fault_id}"


WEIGHT = 2 * HALF_HIPS_M

SHOWN = [
    Shown("squat", "shallow", lambda: one(squat, peak=72), lambda: one(squat, peak=60)),
    Shown(
        "squat", "trunk_lean",
        lambda: one(squat, more(trunk_incl=22)), lambda: one(squat, more(trunk_incl=34)),
    ),
    Shown(
        "squat", "heels_up",
        lambda: one(squat, in_legs(heel_up=17)), lambda: one(squat, in_legs(heel_up=26)),
    ),
    Shown(
        "squat", "hips_rise_first",
        lambda: one(squat, chest_late(25)), lambda: one(squat, chest_late(32)),
    ),
    Shown(
        "squat", "knees_in",
        lambda: from_the_front(squat, in_left_leg(knee_in=14)),
        lambda: from_the_front(squat, in_left_leg(knee_in=25)),
    ),
    Shown(
        "squat", "weight_to_one_side",
        lambda: from_the_front(squat, more(hip_shift_m=0.16 * WEIGHT)),
        lambda: from_the_front(squat, more(hip_shift_m=-0.26 * WEIGHT)),
    ),
    Shown(
        "squat", "possible_rounding",
        lambda: one(squat, more(torso_short=0.12)), lambda: one(squat, more(torso_short=0.20)),
    ),
    Shown(
        "squat", "too_fast_down",
        lambda: one(squat, tempo=(0.8, 1, 2)), lambda: one(squat, tempo=(0.5, 1, 2)),
    ),
    Shown(
        "sit_to_stand", "hands_used",
        lambda: one(sit_to_stand, in_arms(flex=20, elbow=45)),
        lambda: one(sit_to_stand, in_arms(flex=20, elbow=0)),
    ),
    Shown(
        "sit_to_stand", "drop_into_chair",
        lambda: one(sit_to_stand, tempo=(1, 0.5, 0.7)),
        lambda: one(sit_to_stand, tempo=(1, 0.5, 0.4)),
    ),
    Shown(
        "sit_to_stand", "excess_lean",
        lambda: one(sit_to_stand, lean_far(56), tempo=(2, 0.5, 2)),
        lambda: one(sit_to_stand, lean_far(70), tempo=(2, 0.5, 2)),
    ),
    Shown(
        "sit_to_stand", "knees_in",
        lambda: from_the_front(sit_to_stand, one_knee_in(14)),
        lambda: from_the_front(sit_to_stand, one_knee_in(25)),
    ),
    Shown(
        "sit_to_stand", "weight_to_one_side",
        lambda: from_the_front(
            sit_to_stand, lambda p, _: replace(p, hip_shift_m=0.2 * WEIGHT)
        ),
        lambda: from_the_front(
            sit_to_stand, lambda p, _: replace(p, hip_shift_m=-0.3 * WEIGHT)
        ),
    ),
    Shown(
        "hip_hinge", "turns_into_squat",
        lambda: one(hip_hinge, in_legs(knee_flex=48, shank_incl=10)),
        lambda: one(hip_hinge, in_legs(knee_flex=64, shank_incl=15)),
    ),
    Shown(
        "hip_hinge", "hips_do_not_go_back",
        lambda: one(hip_hinge, in_legs(shank_incl=9.2, knee_flex=23)),
        lambda: one(hip_hinge, in_legs(shank_incl=15, knee_flex=23)),
    ),
    Shown(
        "hip_hinge", "knees_locked",
        lambda: one(hip_hinge, in_legs(shank_incl=-10, knee_flex=2)), None,
    ),
    Shown(
        "hip_hinge", "possible_rounding",
        lambda: one(hip_hinge, more(torso_short=0.11)),
        lambda: one(hip_hinge, more(torso_short=0.20)),
    ),
    Shown(
        "hip_hinge", "head_up",
        lambda: one(hip_hinge, more(head_fwd=-25)), lambda: one(hip_hinge, more(head_fwd=-36)),
    ),
    Shown(
        "hip_hinge", "too_fast",
        lambda: one(hip_hinge, tempo=(1, 1, 2)), lambda: one(hip_hinge, tempo=(0.6, 1, 2)),
    ),
    Shown(
        "forward_lunge", "knee_far_ahead",
        lambda: one(left_lunge, in_left_leg(shank_incl=35)),
        lambda: one(left_lunge, in_left_leg(shank_incl=46)),
    ),
    Shown(
        "forward_lunge", "trunk_lean",
        lambda: one(left_lunge, more(trunk_incl=25)),
        lambda: one(left_lunge, more(trunk_incl=38)),
    ),
    Shown(
        "forward_lunge", "knees_in",
        lambda: from_the_front(left_lunge, in_left_leg(knee_in=14)),
        lambda: from_the_front(left_lunge, in_left_leg(knee_in=25)),
    ),
    Shown(
        "forward_lunge", "pelvis_drop",
        lambda: from_the_front(left_lunge, more(pelvic_obliq=8)),
        lambda: from_the_front(left_lunge, more(pelvic_obliq=-13)),
    ),
    Shown(
        "forward_lunge", "side_lean",
        lambda: from_the_front(left_lunge, more(trunk_lat=11)),
        lambda: from_the_front(left_lunge, more(trunk_lat=-19)),
    ),
    Shown(
        "forward_lunge", "heel_up_front",
        lambda: one(left_lunge, in_left_leg(heel_up=17)),
        lambda: one(left_lunge, in_left_leg(heel_up=26)),
    ),
    Shown(
        "glute_bridge", "too_high_arch",
        lambda: one(glute_bridge, peak=-23), lambda: one(glute_bridge, peak=-31),
    ),
    Shown(
        "glute_bridge", "feet_too_far",
        lambda: one(glute_bridge, feet_away(42)), lambda: one(glute_bridge, feet_away(54)),
    ),
    Shown(
        "glute_bridge", "drop_down",
        lambda: one(glute_bridge, tempo=(2, 2, 0.8)),
        lambda: one(glute_bridge, tempo=(2, 2, 0.4)),
    ),
    Shown("plank", "hips_sag", lambda: sagging_to(11, 1.5), lambda: sagging_to(22, 0.8)),
    Shown("plank", "hips_high", lambda: sagging_to(-14, 1.5), lambda: sagging_to(-28, 0.8)),
    Shown(
        "plank", "head_drop",
        lambda: held(lambda p, _: replace(p, head_fwd=30.0)),
        lambda: held(lambda p, _: replace(p, head_fwd=44.0)),
    ),
    Shown(
        "plank", "shoulders_behind",
        lambda: held(in_arms(flex=111, elbow=90)), lambda: held(in_arms(flex=126, elbow=90)),
    ),
    Shown(
        "plank", "knees_bent",
        lambda: held(knees_stay_bent(23)), lambda: held(knees_stay_bent(36)),
    ),
    Shown(
        "standing_side_bend", "hip_shift",
        lambda: one(side_bend, more(hip_shift_m=0.25 * WEIGHT)),
        lambda: one(side_bend, more(hip_shift_m=-0.4 * WEIGHT)),
    ),
    Shown(
        "standing_side_bend", "twist",
        lambda: one(side_bend, more(trunk_rot=29)), lambda: one(side_bend, more(trunk_rot=-40)),
    ),
    Shown(
        "standing_side_bend", "knee_bends",
        lambda: one(side_bend, more(pelvic_obliq=10)),
        lambda: one(side_bend, more(pelvic_obliq=-16)),
    ),
    Shown(
        "standing_side_bend", "asymmetry", lambda: each_way(24, -16), lambda: each_way(30, -16)
    ),
    Shown(
        "shoulder_abduction", "shrug",
        lambda: one(shoulder_abduction, shrugging(0.32)),
        lambda: one(shoulder_abduction, shrugging(0.50)),
    ),
    Shown(
        "shoulder_abduction", "side_lean",
        lambda: one(shoulder_abduction, more(trunk_lat=9)),
        lambda: one(shoulder_abduction, more(trunk_lat=-16)),
    ),
    Shown(
        "shoulder_abduction", "elbows_bend",
        lambda: one(shoulder_abduction, in_bent_arms(32)),
        lambda: one(shoulder_abduction, in_bent_arms(48)),
    ),
    Shown(
        "shoulder_abduction", "asymmetry",
        lambda: one(shoulder_abduction, right_arm_lower(16)),
        lambda: one(shoulder_abduction, right_arm_lower(30)),
    ),
]  # fmt: skip


def in_bent_arms(elbow: float) -> Change:
    return lambda posture, share: both_arms(posture, elbow=elbow * share)


ALIKE_ON_BOTH_SIDES = {"shrug", "elbows_bend"}

OUT_OF_REACH = {
    ("sit_to_stand", "not_fully_up"),  # a repetition counts from 20 deg on, the fault from 25
    ("glute_bridge", "not_high_enough"),  # a repetition counts from 12 deg on, the fault from 14
}
OTHER_VIEW_ONLY = {
    ("glute_bridge", "pelvis_tilts"),  # lying feet towards the camera
    ("shoulder_abduction", "lean_back"),  # arms raised side-on
}


def fault_of(outcome: Outcome, shown: Shown, severity: str) -> None:
    assert outcome.result.scored, outcome.result.not_scored_reason
    found = outcome.faults.get(shown.fault_id)
    assert found is not None, outcome.faults
    assert found.severity == severity
    spec = next(fault for fault in spec_of(shown.exercise_id).faults if fault.id == shown.fault_id)
    assert (found.cue, found.metric, found.observation) == (spec.cue, spec.metric, spec.obs)


@cache
def shown_mildly(shown: Shown) -> Outcome:
    return watch(shown.exercise_id, shown.mild())


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_a_mild_fault_is_found(shown: Shown) -> None:
    fault_of(shown_mildly(shown), shown, "mild")


@pytest.mark.parametrize("shown", [each for each in SHOWN if each.severe], ids=str)
def test_a_marked_fault_is_found_severe(shown: Shown) -> None:
    assert shown.severe is not None
    fault_of(watch(shown.exercise_id, shown.severe()), shown, "severe")


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_a_clean_movement_shows_none_of_them(exercise_id: str) -> None:
    assert clean(exercise_id).faults == {}


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_the_mirrored_picture_shows_the_same_fault(shown: Shown) -> None:
    found = shown_mildly(shown).faults[shown.fault_id]
    mirrored = watch(shown.exercise_id, shown.mild().mirrored()).faults[shown.fault_id]
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
    known = shown | OUT_OF_REACH | OTHER_VIEW_ONLY
    everything = {(each, fault.id) for each in exercise_ids() for fault in spec_of(each).faults}
    assert everything == known
    assert not shown & (OUT_OF_REACH | OTHER_VIEW_ONLY)
