"""The traffic light of pain (clinical specification E.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from formcheck.care.day import during_light, morning_light

PAIN = some.floats(0, 10)


@pytest.mark.parametrize(
    ("before", "now", "usual", "leg", "light"),
    [
        (1, 3, None, False, "amber"),  # a change by 2
        (2, 3, None, False, "green"),
        (3, 5, None, False, "amber"),
        (2, 5, None, False, "red"),  # a rise of 3
        (5, 6, 5, False, "green"),  # usual pain of 4 and more: only changes count
        (0, 6, None, False, "red"),
        (2, 2, None, True, "red"),  # pain in a leg that is new
        (4, 4, None, False, "amber"),
        (7, 8, 6, False, "red"),  # 8 is red for everybody
        (6, 7, 6, False, "green"),
        (5, 7, 6, False, "amber"),
    ],
)
def test_the_light_while_exercising(
    before: float, now: float, usual: float | None, leg: bool, light: str
) -> None:
    assert during_light(now, before, usual_pain=usual, new_leg_symptoms=leg) == light


@pytest.mark.parametrize(
    ("now", "usual", "stiffer", "light"),
    [
        (3, 2, False, "green"),
        (4, 2, False, "amber"),
        (5, 2, False, "red"),
        (2, 2, True, "red"),
        (None, 2, False, "amber"),
        (2, None, False, "amber"),
        (0, 5, False, "green"),
    ],
)
def test_the_light_of_the_morning_after(
    now: float | None, usual: float | None, stiffer: bool, light: str
) -> None:
    assert morning_light(now, usual, stiffer=stiffer) == light


@given(PAIN, PAIN, some.none() | PAIN)
def test_more_pain_never_gives_a_better_light(now: float, before: float, usual: float) -> None:
    order = ("green", "amber", "red")
    lights = [during_light(pain, before, usual_pain=usual) for pain in (now, min(10.0, now + 1))]
    assert order.index(lights[1]) >= order.index(lights[0])
