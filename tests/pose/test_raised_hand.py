"""Somebody else who raises a hand is followed from then on."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.pose.everybody import PeopleLook
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.people import Sighting
from formcheck.pose.raised_hand import HandsRaised, hand_is_raised
from formcheck.pose.region import Region
from scenery.figures import squat
from scenery.stick_body import FROM_THE_FRONT

STANDING = squat(1, shot=FROM_THE_FRONT).frame(0)
OVERHEAD_PX = Region.of(STANDING).height_px * np.array([0.0, -0.35])
HEAD_PX = STANDING.image_px[Landmark.NOSE]


def with_hands(*raised: Landmark) -> PoseFrame:
    image_px: FloatArray = STANDING.image_px.copy()
    for wrist in raised:
        image_px[wrist] = HEAD_PX + OVERHEAD_PX
    return replace(STANDING, image_px=image_px, visibility=np.ones(33))


ONE_UP = with_hands(Landmark.LEFT_WRIST)


def beside(pose: PoseFrame, time_s: float) -> PoseFrame:
    away_px = np.array([Region.of(STANDING).diagonal_px, 0.0])
    return replace(pose, image_px=pose.image_px + away_px, time_s=time_s)


def test_one_hand_above_the_head_is_raised_but_not_two_nor_none() -> None:
    assert hand_is_raised(ONE_UP)
    assert not hand_is_raised(with_hands())
    assert not hand_is_raised(with_hands(Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST))


def test_a_hand_that_is_not_seen_is_not_raised() -> None:
    assert not hand_is_raised(replace(ONE_UP, visibility=np.zeros(33)))


def test_whoever_lies_raises_no_hand() -> None:
    lying = replace(ONE_UP, image_px=ONE_UP.image_px[:, ::-1])
    assert not hand_is_raised(lying)


@pytest.mark.parametrize(("seconds", "asks"), [(1.0, False), (1.5, True)])
def test_a_hand_has_to_be_held_up_for_a_second_and_a_half(seconds: float, asks: bool) -> None:
    hands = HandsRaised()
    followed = Sighting.of(STANDING)
    for time_s in np.arange(0.0, seconds, 0.5):
        look = PeopleLook(float(time_s), (STANDING, beside(ONE_UP, float(time_s))))
        assert hands.push(look, followed) is None
    last = beside(ONE_UP, seconds)
    found = hands.push(PeopleLook(seconds, (STANDING, last)), followed)
    assert found == (Sighting.of(last) if asks else None)


def test_a_hand_taken_down_in_between_does_not_ask() -> None:
    hands = HandsRaised()
    for time_s, pose in ((0.0, ONE_UP), (0.5, with_hands()), (1.0, ONE_UP), (1.5, ONE_UP)):
        look = PeopleLook(time_s, (STANDING, beside(pose, time_s)))
        assert hands.push(look, Sighting.of(STANDING)) is None


def test_the_hand_of_whoever_is_followed_changes_nothing() -> None:
    hands = HandsRaised()
    followed = Sighting.of(ONE_UP)
    assert all(
        hands.push(PeopleLook(time_s, (replace(ONE_UP, time_s=time_s),)), followed) is None
        for time_s in (0.0, 1.0, 2.0, 3.0)
    )
