import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from formcheck.kinematics.points import (
    MISSING,
    above_line,
    elevation_deg,
    included_angle_deg,
    midpoint,
    turn_deg,
)

angles_deg = st.floats(-179.0, 179.0)
lengths = st.floats(0.1, 1000.0)


def ray(angle_deg: float, length: float = 1.0) -> complex:
    return length * complex(math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg)))


@given(angles_deg, angles_deg, lengths, lengths)
@example(4.462070558582e-307, 0.0, 97.0, 2.5)
def test_turn_is_the_difference_of_directions(
    first_deg: float, turn: float, first: float, last: float
) -> None:
    found = turn_deg(ray(first_deg, first), ray(first_deg + turn, last))
    assert found == pytest.approx(turn, abs=1e-6)


def test_turn_is_positive_counter_clockwise() -> None:
    assert turn_deg(1 + 0j, 1j) == pytest.approx(90.0)
    assert turn_deg(1j, 1 + 0j) == pytest.approx(-90.0)


@given(angles_deg, st.floats(0.0, 180.0), lengths, lengths)
def test_included_angle_knows_no_direction(
    first_deg: float, opening: float, first: float, last: float
) -> None:
    one, other = ray(first_deg, first), ray(first_deg + opening, last)
    assert included_angle_deg(one, 0j, other) == pytest.approx(opening, abs=1e-5)
    assert included_angle_deg(other, 0j, one) == pytest.approx(opening, abs=1e-5)


@pytest.mark.parametrize("vector", [0j, MISSING])
def test_a_ray_without_length_or_place_has_no_angle(vector: complex) -> None:
    assert math.isnan(turn_deg(vector, 1j))
    assert math.isnan(turn_deg(1j, vector))
    assert math.isnan(elevation_deg(vector))


@pytest.mark.parametrize(
    ("start", "end", "point", "side"),
    [
        (0j, 10 + 0j, 5 + 1j, 1.0),
        (0j, 10 + 0j, 5 - 1j, -1.0),
        (10 + 0j, 0j, 5 + 1j, 1.0),  # the line's own direction does not matter
        (0j, 10 + 10j, 5 + 6j, 1.0),
        (0j, 10 + 10j, 5 + 4j, -1.0),
        (0j, 10 + 0j, 5 + 0j, 1.0),  # on the line counts as above
        (0j, 0 + 10j, -1 + 5j, 1.0),  # a vertical line has its left side above
    ],
)
def test_above_the_line_is_up_whichever_way_the_line_runs(
    start: complex, end: complex, point: complex, side: float
) -> None:
    assert above_line(point, start, end) == side


def test_above_a_missing_line_is_unknown() -> None:
    assert math.isnan(above_line(1j, MISSING, 1 + 0j))


@given(st.floats(-90.0, 90.0), lengths)
def test_elevation_is_the_same_towards_either_side(angle_deg: float, length: float) -> None:
    rightwards = ray(angle_deg, length)
    leftwards = complex(-rightwards.real, rightwards.imag)
    assert elevation_deg(rightwards) == pytest.approx(angle_deg, abs=1e-6)
    assert elevation_deg(leftwards, towards=-1.0) == pytest.approx(angle_deg, abs=1e-6)


def test_midpoint_of_a_missing_point_is_missing() -> None:
    assert midpoint(0j, 2 + 4j) == 1 + 2j
    assert math.isnan(abs(midpoint(MISSING, 1j)))
