"""Whether somebody is on the feet or on the floor, by how high the shoulders are above the feet."""

import math

from formcheck.kinematics.body import SIDES, Body, Part

FLOOR_FRAC, FEET_FRAC = 0.38, 0.48
"""Height of the shoulders over the ankles against the length of trunk and leg: up to the first on
the floor (all fours 0.31, a push-up 0.35), from the second on the feet (a deep squat 0.51, a hinge
with the trunk level 0.63; segment lengths of Drillis and Contini 1966) [default]."""


def on_feet(body: Body) -> float:
    """Return how surely a person stands, squats or sits rather than lies or kneels, 0 to 1.

    0 where shoulders, hips, knees or ankles are not seen.
    """
    shoulders, hips, ankles = map(body.mid, (Part.SHOULDER, Part.HIP, Part.ANKLE))
    length_px = abs(shoulders - hips) + max(map(body.leg_px, SIDES))
    if math.isnan(length_px) or math.isnan(abs(ankles)) or not length_px:
        return 0.0
    height = (shoulders - ankles).imag / length_px
    return min(1.0, max(0.0, (height - FLOOR_FRAC) / (FEET_FRAC - FLOOR_FRAC)))
