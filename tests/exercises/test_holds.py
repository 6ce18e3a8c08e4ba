import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.exercises.coach import Target
from formcheck.exercises.coach.coach import Coach
from formcheck.exercises.coach.hold_timer import HoldTimer
from formcheck.exercises.result import SetResult
from scenery.figures import Course, plank, planking, squat
from scenery.stick_body import Posture, Shot, both_arms, both_legs, film
from scenery.track_changes import between, gone, later, scaled, thinned
from tests.exercises.sets import Outcome, spec_of, watch

RULE = spec_of("plank").hold
assert RULE is not None
ENTER_S, BREAK_S = RULE.enter_ms / 1000, RULE.break_ms / 1000
ONTO_LINE_S = math.acos(-1.0 / 3.0) / math.pi
"""From -60 to -20 deg of a second's eased way to 0, by which the plank is in position: within -15,
and the 5 deg of noise by which that may be off."""


def timed(*spans: tuple[bool, float], rate_hz: float = 30.0) -> HoldTimer:
    """Push in or out of position for given seconds."""
    assert RULE is not None
    timer, index = HoldTimer(RULE), 0
    for in_position, length_s in spans:
        for _ in range(round(length_s * rate_hz)):
            timer.push(index / rate_hz, in_position=in_position)
            index += 1
    return timer


def lengths(timer: HoldTimer) -> list[float]:
    timer.finish()
    return [round(hold.duration_s, 1) for hold in timer.holds]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(True, 5.0), (False, 2.0)], [5.0]),
        ([(True, 0.7), (False, 2.0)], []),  # too short to be a hold
        ([(False, 1.0), (True, 5.0)], [5.0]),  # ended by the recording
        ([(True, 5.0), (False, 1.0), (True, 4.0), (False, 2.0)], [9.0]),  # a pause is not held
        ([(True, 5.0), (False, 1.6), (True, 4.0), (False, 2.0)], [5.0, 4.0]),
        ([(True, 5.0), (False, 1.6), (True, 0.5), (False, 2.0)], [5.0]),
        ([(True, 0.5), (False, 0.1), (True, 0.5), (False, 2.0)], []),  # never long enough
        ([], []),
    ],
)
def test_what_is_a_hold(spans: list[tuple[bool, float]], expected: list[float]) -> None:
    assert lengths(timed(*spans)) == pytest.approx(expected, abs=0.11)


@pytest.mark.parametrize("rate_hz", [10.0, 15.0, 30.0, 60.0])
def test_the_time_held_does_not_depend_on_the_rate(rate_hz: float) -> None:
    timer = timed((True, 5.0), (False, 1.0), (True, 4.0), (False, 2.0), rate_hz=rate_hz)
    assert timer.total_s == pytest.approx(9.0, abs=2 / rate_hz)


def test_the_time_to_get_into_position_counts_once_it_is_a_hold() -> None:
    assert timed((True, ENTER_S - 0.1)).total_s == 0.0
    assert timed((True, ENTER_S + 0.1)).total_s == pytest.approx(ENTER_S + 0.1, abs=0.05)


def test_the_clock_stands_still_in_a_pause() -> None:
    timer = timed((True, 5.0), (False, 1.0))
    assert timer.paused
    assert timer.holding
    assert timer.total_s == pytest.approx(5.0, abs=0.05)


spans_of_position = st.lists(
    st.tuples(st.booleans(), st.floats(0.05, 4.0)), min_size=1, max_size=12
)


@given(spans_of_position)
def test_more_is_never_held_than_was_in_position(spans: list[tuple[bool, float]]) -> None:
    timer = timed(*spans)
    in_position_s = sum(round(length_s * 30) / 30 for inside, length_s in spans if inside)
    running_s = timer.total_s
    timer.finish()
    holds = timer.holds
    assert timer.total_s == pytest.approx(running_s)
    assert running_s <= in_position_s + len(spans) / 30
    assert all(hold.duration_s >= ENTER_S - 0.05 for hold in holds)
    for before, after in pairwise(holds):
        assert before.end_s + BREAK_S <= after.start_s + 1e-6


@given(spans_of_position)
def test_the_clock_never_runs_backwards(spans: list[tuple[bool, float]]) -> None:
    assert RULE is not None
    timer, totals, index = HoldTimer(RULE), [0.0], 0
    for in_position, length_s in spans:
        for _ in range(round(length_s * 30)):
            timer.push(index / 30, in_position=in_position)
            totals.append(timer.total_s)
            index += 1
    assert all(later >= sooner - 1e-9 for sooner, later in pairwise(totals))


def held(outcome: Outcome) -> tuple[float, float]:
    result = outcome.result
    assert result.hold_total_s is not None
    assert result.hold_longest_s is not None
    return result.hold_total_s, result.hold_longest_s


@pytest.mark.parametrize("length_s", [3.0, 10.0, 20.0])
@pytest.mark.parametrize("rate_hz", [15.0, 30.0])
def test_a_plank_is_timed_to_a_tenth_of_a_second(length_s: float, rate_hz: float) -> None:
    shot = Shot(90.0, rate_hz, look_at_m=(0.7, 0.5))
    outcome = watch("plank", plank(1, tempo=(1, length_s, 1), shot=shot))
    truth_s = length_s + 2 * (1 - ONTO_LINE_S)
    assert held(outcome) == pytest.approx((truth_s, truth_s), abs=0.1)
    assert outcome.result.holds[0].start_s == pytest.approx(1.0 + ONTO_LINE_S, abs=0.1)
    assert outcome.feedback[-1].hold_s == pytest.approx(truth_s, abs=0.1)


def test_total_and_longest_of_two_planks() -> None:
    keys = ((0, -60), (1, 0), (5, 0), (6, -60), (9, -60), (10, 0), (17, 0), (18, -60), (20, -60))
    outcome = watch("plank", plank.along(Course(keys)))
    first_s, second_s = 4 + 2 * (1 - ONTO_LINE_S), 7 + 2 * (1 - ONTO_LINE_S)
    assert held(outcome) == pytest.approx((first_s + second_s, second_s), abs=0.15)


def test_a_brief_pike_pauses_the_plank_and_does_not_end_it() -> None:
    keys = ((0, -60), (1, 0), (5, 0), (5.4, -40), (5.8, 0), (9, 0), (10, -60), (13, -60))
    outcome = watch("plank", plank.along(Course(keys)))
    assert len(outcome.result.holds) == 1
    hold = outcome.result.holds[0]
    assert 0.2 < hold.paused_s < 0.8
    assert hold.duration_s == pytest.approx(hold.end_s - hold.start_s - hold.paused_s)


def test_a_plank_under_way_at_the_end_is_held_to_the_end() -> None:
    outcome = watch("plank", between(plank(1), 0.0, 8.0))
    assert held(outcome)[0] == pytest.approx(8.0 - 1.0 - ONTO_LINE_S, abs=0.1)


def test_where_nothing_was_held_it_is_said_what_to_do() -> None:
    standing = watch("plank", squat(1)).result
    assert standing.holds == ()
    assert standing.not_counted_reason is not None
    assert standing.not_counted_reason.endswith("Come up onto your forearms, body in one line.")


def test_time_out_of_sight_is_not_held() -> None:
    outcome = watch("plank", gone(plank(1), 4.0, 5.0))
    truth_s = 10.0 + 2 * (1 - ONTO_LINE_S) - 1.0
    assert held(outcome)[0] == pytest.approx(truth_s, abs=0.15)


@pytest.mark.parametrize(
    "posture",
    [
        Posture(),  # standing straight
        both_legs(Posture(trunk_incl=80.0), knee_flex=90.0, shank_incl=90.0),  # on all fours
    ],
    ids=["standing", "on all fours"],
)
def test_other_straight_bodies_are_no_plank(posture: Posture) -> None:
    track = plank(1, tempo=(1, 3, 1), change=lambda _p, _s: posture)
    outcome = watch("plank", track)
    assert outcome.result.holds == ()
    assert outcome.result.not_scored_reason == "the position was not held"


@pytest.mark.parametrize("side_up", ["face down", "face up"])
def test_lying_flat_is_no_plank(side_up: str) -> None:
    lean = 90.0 if side_up == "face down" else -90.0
    flat = both_arms(both_legs(Posture(lean), shank_incl=lean, heel_up=lean), flex=0.0)
    outcome = watch("plank", plank(1, tempo=(1, 3, 1), change=lambda _p, _s: flat))
    assert outcome.result.holds == ()


def test_the_target_of_a_hold_is_seconds() -> None:
    result = watch("plank", plank(1), Target("beginner")).result
    assert (result.target, result.target_unit, result.mode) == (10.0, "s", "hold")
    assert result.reps == ()


def test_repetitions_have_no_hold_time() -> None:
    result: SetResult = watch("squat", plank(1)).result
    assert result.hold_total_s is None
    assert result.hold_longest_s is None


@pytest.mark.parametrize("name", ["mirrored", "half size", "half the pictures", "later"])
def test_a_plank_is_held_as_long_however_it_was_recorded(name: str) -> None:
    track = plank(1, tempo=(1, 4, 1))
    changed = {
        "mirrored": track.mirrored(),
        "half size": scaled(track, 0.5),
        "half the pictures": thinned(track, 2),
        "later": later(track, 100.0),
    }[name]
    assert held(watch("plank", changed)) == pytest.approx(held(watch("plank", track)), abs=0.1)


def test_the_coach_says_how_to_get_into_position() -> None:
    first = watch("plank", plank(1)).feedback[0]
    assert first.phase == "waiting"
    assert first.message == "Come up onto your forearms, body in one line."


def test_the_verdict_up_to_now_knows_the_hold_under_way() -> None:
    coach = Coach(spec_of("plank"))
    for pose in between(plank(1), 0.0, 8.0):
        coach.push(pose)
    so_far = coach.result()
    assert so_far.hold_total_s == pytest.approx(8.0 - 1.0 - ONTO_LINE_S, abs=0.1)
    assert so_far.not_scored_reason is None


def test_ending_a_plank_by_lifting_the_hips_is_no_fault() -> None:
    assert watch("plank", plank(1)).faults == {}


@pytest.mark.parametrize("worn_deg", [-6.0, 0.0, 6.0], ids=["hollow", "bare", "wide shirt"])
@pytest.mark.parametrize(("sinks_deg", "told"), [(2.0, False), (9.0, True)])
def test_hips_that_sink_are_told_whatever_the_body_wears(
    worn_deg: float, sinks_deg: float, told: bool
) -> None:
    """The line itself is off by some degrees from one person to the next; its change is not."""
    time_s = np.arange(0.0, 16.0, 1 / plank.shot.rate_hz)
    sunk = np.clip((time_s - 6.0) / 4.0, 0.0, 1.0) * sinks_deg
    track = film(planking(worn_deg + sunk), plank.shot, time_s)
    assert ("hips_sink" in watch("plank", track).faults) is told


def test_who_holds_in_another_view_is_asked_to_turn_and_not_to_move_the_camera() -> None:
    outcome = watch("single_leg_stance", squat(2))
    reason = outcome.result.not_counted_reason or ""
    assert reason.endswith("Turn to face the camera so that I can time your hold.")
    assert not any("Move the camera" in (each.message or "") for each in outcome.feedback)
