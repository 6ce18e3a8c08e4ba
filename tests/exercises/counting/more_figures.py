"""Two clean repetitions of exercises beyond those of `scenery.figures`, by the exercise's id."""

from dataclasses import replace

import numpy as np

from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from scenery.figures import repeated
from scenery.stick_body import FROM_THE_FRONT, Leg, Posture
from tests.exercises.bodies_on_the_floor import (
    LYING,
    along,
    lunging_sideways,
    on_all_fours,
    seated,
    supine,
    with_leg,
)
from tests.exercises.counting.marching import marching


def _rounding(share: FloatArray) -> Posture:
    return replace(on_all_fours(), head_fwd=-15.0 + 35.0 * share, torso_short=0.08 * share)


def _leg_going_down(lift: FloatArray) -> Posture:
    tabletop = supine(90.0, "right", 90.0)
    return with_leg(tabletop, "left", Leg(np.subtract(0.0, lift), 90.0))


MORE: dict[str, PoseTrack] = {
    "march_in_place": marching(2),
    "trunk_rotation": along(
        repeated(0.0, [40.0, -35.0], (2, 2, 2)),
        lambda turn: seated(Posture(trunk_rot=turn)),
        FROM_THE_FRONT,
    ),
    "side_lunge": along(repeated(0.0, [0.10, -0.10], (2, 1, 2)), lunging_sideways, FROM_THE_FRONT),
    "active_straight_leg_raise": along(
        repeated(0.0, [75.0, 70.0], (2, 1, 2)), lambda lift: supine(lift, "left"), LYING
    ),
    "dead_bug": along(repeated(88.0, [35.0, 35.0], (3, 1, 2)), _leg_going_down, LYING),
    "bird_dog": along(
        repeated(0.0, [1.0, 1.0], (2, 3, 2)), lambda share: on_all_fours(share, "left"), LYING
    ),
    "chin_tuck": along(
        repeated(0.0, [-10.0, -10.0], (2, 4, 2)),
        lambda back: seated(Posture(head_fwd=15.0 + back)),
    ),
    "cat_cow": along(repeated(0.0, [1.0, 1.0], (2, 1, 2)), _rounding, LYING),
    "mcgill_curl_up": along(
        repeated(0.0, [14.0, 14.0], (1, 8, 1)),
        lambda lift: replace(supine(), trunk_incl=lift - 90.0),
        LYING,
    ),
}
