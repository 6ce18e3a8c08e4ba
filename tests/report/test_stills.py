from dataclasses import replace

import numpy as np
import pytest

from formcheck.pose.landmarks import Landmark
from formcheck.report.stills import HEIGHT, WIDTH, stills
from formcheck.session import Analysis
from scenery.results import rough_rep, squat_rep, squat_result


def test_best_and_most_to_gain_are_shown(squats: Analysis) -> None:
    best, least = stills(squats)

    assert best.heading == "Repetition 2, your best"
    assert least.heading == "Repetition 3, the one with most to gain"
    assert "Form score 90 of 100" in least.says


def test_limb_of_the_fault_is_marked_twice_over(squats: Analysis) -> None:
    best, least = stills(squats)

    assert {line.kind for line in best.lines} == {"ghost", "near", "far"}
    assert best.look_here == ()
    assert sum(line.kind == "fault" for line in least.lines) == 2
    assert len(least.look_here) == 3


def test_angle_at_the_driving_joint_is_the_measured_one(squats: Analysis) -> None:
    angle = stills(squats)[0].angle

    assert angle is not None
    assert angle.label == "99°"


def test_drawing_stays_inside_its_frame(squats: Analysis) -> None:
    for still in stills(squats):
        for line in still.lines:
            assert 0 <= min(line.x1, line.x2) <= max(line.x1, line.x2) <= WIDTH
            assert 0 <= min(line.y1, line.y2) <= max(line.y1, line.y2) <= HEIGHT


def test_one_repetition_gives_one_still(squats: Analysis) -> None:
    once = replace(squats, result=squat_result(reps=(squat_rep(1),)))

    assert [still.heading for still in stills(once)] == ["Your repetition"]


def test_two_clean_repetitions_are_not_told_apart_as_good_and_poor(squats: Analysis) -> None:
    clean = replace(squats, result=squat_result(reps=(squat_rep(1), squat_rep(2))))

    assert stills(clean)[1].heading == "Repetition 1, close behind"


def test_a_hold_is_shown_in_its_middle(plank: Analysis) -> None:
    (still,) = stills(plank)

    assert still.heading == "The middle of your longest hold"
    assert any("Hips sinking" in line for line in still.says)


def test_nothing_counted_gives_no_still(squats: Analysis) -> None:
    assert stills(replace(squats, result=squat_result(reps=()))) == ()


def test_unseen_joints_are_left_out(squats: Analysis) -> None:
    image_px = squats.conditioned.image_px.copy()
    image_px[:, [Landmark.LEFT_KNEE, Landmark.NOSE]] = np.nan
    still = stills(replace(squats, conditioned=replace(squats.conditioned, image_px=image_px)))[0]

    assert still.angle is None
    assert still.head is None
    assert not any(np.isnan([line.x1, line.y1, line.x2, line.y2]).any() for line in still.lines)


def test_a_moment_without_a_pose_gives_no_still(squats: Analysis) -> None:
    gone = np.full_like(squats.conditioned.image_px, np.nan)
    unseen = replace(squats, conditioned=replace(squats.conditioned, image_px=gone))

    assert stills(unseen) == ()


@pytest.mark.parametrize("score", [None, 80.0])
def test_score_is_said_only_where_there_is_one(squats: Analysis, score: float | None) -> None:
    one = replace(squats, result=squat_result(reps=(squat_rep(1, score=score),)))

    assert any("score" in line for line in stills(one)[0].says) == (score is not None)


def test_a_repetition_that_could_not_be_measured_is_shown_without_a_number(
    squats: Analysis,
) -> None:
    (still,) = stills(replace(squats, result=squat_result(reps=(rough_rep(1),))))

    assert still.says[0] == "Counted, not measured"
    assert still.angle is None


def test_only_what_was_judged_is_called_best_or_least(squats: Analysis) -> None:
    reps = squat_rep(1, score=None), squat_rep(2), squat_rep(3)
    some = replace(squats, result=squat_result(reps=reps))
    none = replace(squats, result=squat_result(reps=tuple(replace(r, score=None) for r in reps)))
    one = replace(squats, result=squat_result(reps=reps[:2]))

    assert [each.heading for each in stills(some)] == [
        "Repetition 2, your best",
        "Repetition 3, the one with most to gain",
    ]
    assert [each.heading for each in stills(none)] == ["Repetition 2"]
    assert [each.heading for each in stills(one)] == ["Repetition 2, your best"]
