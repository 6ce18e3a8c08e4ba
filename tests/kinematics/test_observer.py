import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from formcheck.kinematics.observer import Observation, Observer
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from scenery.figures import squatting
from scenery.stick_body import FACING_LEFT, FROM_THE_FRONT, Posture, Shot, both_legs, figure, film
from scenery.track_changes import hidden

RATE_HZ = 30.0


def stand(duration_s: float, posture: Posture | None = None) -> PoseTrack:
    time_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    return film(posture or Posture(), Shot(), time_s)


def watch(observer: Observer, track: PoseTrack) -> Observation:
    """Push a whole track; return the last observation."""
    return [observer.push(pose) for pose in track][-1]


def test_an_observation_measures_the_pose() -> None:
    observation = Observer().push(figure(squatting(80.0)))
    measure = observation.measure("knee_flex", "right")
    assert measure.value == pytest.approx(80.0, abs=1e-6)
    assert measure.unit == "deg"
    assert measure.confidence == 1.0
    assert measure.band == pytest.approx(1.96 * 6)


def test_signed_angles_know_where_forward_is() -> None:
    leaning = Posture(trunk_incl=20.0)
    for shot in (Shot(), FACING_LEFT):
        value = Observer().push(figure(leaning, shot)).value("trunk_incl", "left")
        assert value == pytest.approx(20.0, abs=1e-6)


def test_left_stays_the_persons_own_seen_from_behind() -> None:
    bent = Posture(trunk_lat=15.0)
    for shot in (FROM_THE_FRONT, Shot(180.0)):
        value = Observer().push(figure(bent, shot)).value("trunk_lat", "left")
        assert value == pytest.approx(15.0, abs=1e-6)


def test_confidence_is_that_of_the_least_certain_landmark() -> None:
    track = PoseTrack.from_frames([figure()], (640, 480))
    track = hidden(hidden(track, [Landmark.RIGHT_KNEE], visibility=0.8), [Landmark.RIGHT_ANKLE])
    observation = Observer().push(track.frame(0))
    assert observation.measure("knee_flex", "right").confidence == pytest.approx(0.3)
    assert observation.measure("trunk_incl", "right").confidence == pytest.approx(1.0)


def test_a_time_is_as_sure_as_the_clock() -> None:
    assert Observer().push(figure()).measure("out_time", "left").confidence == 1.0


def test_nobody_gives_no_value_and_no_confidence() -> None:
    measure = Observer().push(PoseFrame.empty(0.0, (640, 480))).measure("knee_flex", "left")
    assert math.isnan(measure.value)
    assert measure.confidence == 0.0


def test_from_the_side_only_the_near_side_is_judged_from_the_front_both() -> None:
    assert Observer().push(figure()).sides == ("right",)
    assert Observer().push(figure(shot=FACING_LEFT)).sides == ("left",)
    assert Observer().push(figure(shot=FROM_THE_FRONT)).sides == ("left", "right")


def test_changes_are_measured_from_the_reference() -> None:
    observer = Observer()
    assert math.isnan(watch(observer, stand(0.5)).value("foot_pitch", "right"))
    observer.set_reference()
    raised = both_legs(Posture(), heel_up=14.0)
    value = observer.push(replace(figure(raised), time_s=0.6)).value("foot_pitch", "right")
    assert value == pytest.approx(14.0, abs=1e-6)


def after_standing(pose: PoseFrame) -> float:
    """Return the rise of the right heel in a pose after standing upright."""
    observer = Observer()
    watch(observer, stand(0.5))
    observer.set_reference()
    return observer.push(replace(pose, time_s=0.6)).value("foot_pitch", "right")


def with_moved(landmarks: Sequence[Landmark], *, by_px: tuple[float, float]) -> PoseFrame:
    """Return somebody upright, with landmarks moved to the right and down."""
    image_px = figure().image_px.copy()
    image_px[list(landmarks)] += by_px
    return replace(figure(), image_px=image_px)


@pytest.mark.parametrize("down_px", [8.0, -8.0], ids=["sunk", "risen"])
def test_toes_that_wander_up_and_down_under_a_heel_that_stays_are_no_risen_heel(
    down_px: float,
) -> None:
    pose = with_moved([Landmark.RIGHT_FOOT_INDEX], by_px=(0.0, down_px))
    assert after_standing(pose) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("down_px", [8.0, -8.0], ids=["sunk", "risen"])
def test_a_risen_heel_is_measured_whatever_the_toes_seem_to_do(down_px: float) -> None:
    raised = figure(both_legs(Posture(), heel_up=20.0))
    image_px = raised.image_px.copy()
    image_px[Landmark.RIGHT_FOOT_INDEX] += (0.0, down_px)
    found = after_standing(replace(raised, image_px=image_px))
    assert found == pytest.approx(20.0, abs=1e-6)


def test_a_foot_put_elsewhere_is_flat_where_it_is_level() -> None:
    foot = [Landmark.RIGHT_HEEL, Landmark.RIGHT_FOOT_INDEX]
    higher_up_in_the_picture = with_moved(foot, by_px=(60.0, -12.0))
    assert after_standing(higher_up_in_the_picture) == pytest.approx(0.0, abs=1e-6)


def test_one_wild_pose_does_not_spoil_the_reference() -> None:
    observer = Observer()
    watch(observer, stand(0.5))
    wild = replace(figure(both_legs(Posture(), heel_up=60.0)), time_s=0.5)
    observer.push(wild)
    observer.set_reference()
    value = observer.push(replace(figure(), time_s=0.6)).value("foot_pitch", "right")
    assert value == pytest.approx(0.0, abs=1e-6)


def test_the_reference_is_the_last_moments_not_the_whole_past() -> None:
    observer = Observer()
    watch(observer, stand(1.0, both_legs(Posture(), heel_up=30.0)))
    for pose in stand(0.5):
        observer.push(replace(pose, time_s=pose.time_s + 1.0))
    observer.set_reference()
    value = observer.push(replace(figure(), time_s=1.6)).value("foot_pitch", "right")
    assert value == pytest.approx(0.0, abs=1e-6)


def test_without_anybody_there_is_no_reference_to_take() -> None:
    observer = Observer()
    observer.push(PoseFrame.empty(0.0, (640, 480)))
    observer.set_reference()
    observation = observer.push(replace(figure(), time_s=0.1))
    assert observation.body.reference is None


def test_a_forgotten_reference_measures_nothing() -> None:
    observer = Observer()
    watch(observer, stand(0.5))
    observer.set_reference()
    observer.forget_reference()
    value = observer.push(replace(figure(), time_s=0.6)).value("foot_pitch", "right")
    assert math.isnan(value)


def test_standing_is_still_and_walking_is_not() -> None:
    observer = Observer()
    watch(observer, stand(0.5))
    assert observer.still()
    moving = Posture(forward_m=np.arange(15.0) * 0.03)
    walker = Observer()
    watch(walker, film(moving, Shot(), np.arange(15) / RATE_HZ))
    assert not walker.still()


def test_stillness_takes_a_moment_to_tell() -> None:
    observer = Observer()
    observer.push(figure())
    assert not observer.still()


def test_half_a_minute_of_rest_is_all_that_is_kept() -> None:
    observer = Observer()
    for index in range(100):
        observation = observer.push(replace(figure(), time_s=float(index)))
    window = observation._window
    assert window is not None
    assert len(window._moments) <= 31
    assert len(observer._recent) <= 2
