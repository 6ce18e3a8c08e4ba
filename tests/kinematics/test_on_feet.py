"""Who is on the feet, and who is on the floor."""

import numpy as np
import pytest

from formcheck.kinematics.body import body_of
from formcheck.kinematics.on_feet import on_feet
from formcheck.pose.landmarks import Landmark
from tests.exercises.bodies_on_the_floor import LYING, on_all_fours, supine
from tests.figures import hinging, rising, squatting
from tests.stick_body import FACING_RIGHT, FROM_THE_FRONT, Posture, Shot, film


def sure(posture: Posture, shot: Shot = FACING_RIGHT) -> float:
    return on_feet(body_of(next(iter(film(posture, shot, np.zeros(1))))))


@pytest.mark.parametrize("shot", [FACING_RIGHT, FROM_THE_FRONT])
@pytest.mark.parametrize("posture", [Posture(), squatting(100.0), hinging(80.0), rising(90.0)])
def test_standing_squatting_bending_and_sitting_are_on_the_feet(
    posture: Posture, shot: Shot
) -> None:
    assert sure(posture, shot) == 1.0


@pytest.mark.parametrize("posture", [supine(), supine(60.0), on_all_fours()])
def test_lying_and_kneeling_are_on_the_floor(posture: Posture) -> None:
    assert sure(posture, LYING) == 0.0


@pytest.mark.parametrize("part", ["SHOULDER", "HIP", "KNEE", "ANKLE"])
def test_where_it_cannot_be_seen_nobody_is_taken_to_be_on_the_feet(part: str) -> None:
    pose = next(iter(film(Posture(), FACING_RIGHT, np.zeros(1))))
    for side in ("LEFT", "RIGHT"):
        pose.image_px[Landmark[f"{side}_{part}"]] = np.nan
    assert on_feet(body_of(pose)) == 0.0
