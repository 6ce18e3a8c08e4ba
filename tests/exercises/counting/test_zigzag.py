"""How far movements go, as the ones that counted tell it."""

import math

from formcheck.exercises.counting.limits import LIVE
from formcheck.exercises.counting.zigzag import Zigzag


def zigzag_after(*excursions: float) -> Zigzag:
    zigzag = Zigzag(90.0, LIVE)
    for excursion in excursions:
        zigzag.counted(excursion)
    return zigzag


def test_before_any_movement_counted_nothing_says_how_far_they_go() -> None:
    zigzag = zigzag_after()
    zigzag.went_further(80.0)
    assert math.isnan(zigzag.upper_range)
    assert zigzag.expected == 90.0


def test_the_last_five_movements_say_how_far_the_next_goes() -> None:
    assert zigzag_after(500.0, 60.0, 70.0, 80.0, 90.0, 100.0).upper_range == 92.0


def test_the_other_side_makes_the_last_movement_longer_and_never_shorter() -> None:
    zigzag = zigzag_after(60.0)
    zigzag.went_further(50.0)
    assert zigzag.upper_range == 60.0
    zigzag.went_further(70.0)
    assert zigzag.upper_range == 70.0
