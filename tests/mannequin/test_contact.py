from collections.abc import Callable

import numpy as np
import pytest

from formcheck.anatomy.posture import posture
from formcheck.errors import FormcheckError
from formcheck.mannequin import repertoire
from formcheck.mannequin.body import BODY_NAMES, BodyName, load_body
from formcheck.mannequin.contact import Support
from formcheck.mannequin.film import Performance, perform
from formcheck.mannequin.ground import ground
from formcheck.mannequin.motion import Motion
from formcheck.mannequin.skin import lowest_m
from formcheck.mannequin.truth import metrics
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark

FEET = [Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX, Landmark.RIGHT_HEEL]
MOTIONS = (
    repertoire.squats,
    repertoire.hip_hinges,
    repertoire.glute_bridges,
    repertoire.sits_to_stand,
    repertoire.lunges,
    repertoire.side_bends,
    repertoire.shoulder_abductions,
    repertoire.plank,
)


def first_bout(performance: Performance, count: int = 9) -> FloatArray:
    start_s, end_s = performance.motion.intervals_s()[0]
    return np.linspace(start_s, end_s, count)


@pytest.mark.parametrize("name", BODY_NAMES)
@pytest.mark.parametrize(
    "motion", [repertoire.squats, repertoire.hip_hinges], ids=lambda m: m.__name__
)
def test_feet_do_not_slide(name: BodyName, motion: Callable[[], Motion]) -> None:
    performance = perform(load_body(name), motion())
    places_m = [
        performance.figure_at(time_s).landmarks_m()[FEET] for time_s in first_bout(performance)
    ]
    assert np.ptp(places_m, axis=0).max() < 0.002


@pytest.mark.parametrize("name", BODY_NAMES)
@pytest.mark.parametrize("motion", MOTIONS, ids=lambda m: m.__name__)
def test_nothing_sinks_into_the_floor_or_floats(
    name: BodyName, motion: Callable[[], Motion]
) -> None:
    performance = perform(load_body(name), motion())
    segments = performance.floor.body.segments
    for time_s in first_bout(performance, 5):
        lowest = lowest_m(performance.figure_at(time_s), segments)
        assert -0.02 < lowest < 0.03


def test_a_planted_knee_bends_as_commanded() -> None:
    performance = perform(load_body("woman"), repertoire.squats())
    start_s, _ = performance.motion.intervals_s()[0]
    found = metrics(performance.figure_at(start_s + 2.5))
    assert found["left_knee_flex_3d"] == pytest.approx(92, abs=0.2)
    assert found["right_knee_flex_3d"] == pytest.approx(92, abs=0.2)


def test_the_front_foot_of_a_lunge_stays_flat_and_the_rear_one_keeps_its_ball() -> None:
    performance = perform(load_body("woman"), repertoire.lunges())
    figures = [performance.figure_at(time_s) for time_s in first_bout(performance)]
    front = [figure.joint_m("left_foot") for figure in figures]
    rear = [figure.joint_m("right_toes") for figure in figures]
    assert np.ptp(front, axis=0).max() < 0.002
    assert np.ptp(rear, axis=0).max() < 0.002


def test_a_planted_hand_stays_where_it_was() -> None:
    start = posture(trunk_inclination=70, hip_flexion=70, shoulder_flexion=70, elbow_flexion=70)
    floor = ground(
        load_body("man"), Support(planted=("left_foot", "right_foot", "left_hand")), start
    )
    before = floor.settle(start).joint_m("left_hand")
    after = floor.settle(start.changed(trunk_inclination=64, hip_flexion=64))
    np.testing.assert_allclose(after.joint_m("left_hand"), before, atol=1e-6)


def test_a_hand_that_cannot_reach_is_refused() -> None:
    start = posture(trunk_inclination=70, hip_flexion=70, shoulder_flexion=70)
    floor = ground(
        load_body("man"), Support(planted=("left_foot", "right_foot", "left_hand")), start
    )
    with pytest.raises(FormcheckError, match="left_hand"):
        floor.settle(posture())


def test_the_heel_rises_about_the_ball_of_the_foot() -> None:
    start = posture()
    floor = ground(load_body("man"), Support(), start)
    raised = floor.settle(start.changed(heel_raise=25))
    flat = floor.settle(start)
    np.testing.assert_allclose(raised.joint_m("left_toes"), flat.joint_m("left_toes"), atol=1e-9)
    rise_m = raised.landmarks_m()[Landmark.LEFT_HEEL] - flat.landmarks_m()[Landmark.LEFT_HEEL]
    assert rise_m[2] > 0.06
