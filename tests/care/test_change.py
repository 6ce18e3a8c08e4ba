"""What counts as a change (clinical specification F.2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from formcheck.care.change import (
    ChangeFlag,
    ChangeMeasure,
    ChangePoint,
    change_flag,
    change_measure,
    fingertip_by_camera,
    own_mdc,
)

DAY = date(2026, 11, 23)


def of(
    measure: ChangeMeasure, *values: float, daily: bool = False, own: float | None = None
) -> ChangeFlag:
    points = [ChangePoint(DAY + timedelta(days=n), value) for n, value in enumerate(values)]
    return change_flag(measure, points, daily=daily, own=own)


@pytest.mark.parametrize(
    ("measure", "before", "after", "kind", "rule"),
    [
        ("nprs", 6, 4, "improved", "matters_and_beyond_noise"),  # 2, and 33 %
        ("nprs", 7, 6, "no_clear_change", "within_noise"),
        ("nprs", 3, 2, "possible", "share_within_noise"),
        ("nprs", 4, 6, "worse", "matters_and_worse"),
        ("rmdq", 14, 10, "no_clear_change", "within_noise"),  # 4 is under 5, and 28.6 %
        ("rmdq", 10, 7, "possible", "share_within_noise"),  # 30 %, but within noise
        ("rmdq", 14, 9, "improved", "matters_and_beyond_noise"),
        ("sts30_stands", 11, 13, "improved", "matters_and_beyond_noise"),
        ("sts30_stands", 11, 12, "no_clear_change", "within_noise"),
        ("plank_s", 30, 36, "possible", "beyond_noise"),
        ("plank_s", 30, 35, "no_clear_change", "within_noise"),
        ("plank_s", 30, 24, "worse", "beyond_noise_and_worse"),
        ("psfs", 3, 5, "improved", "matters_and_beyond_noise"),
        ("psfs", 5, 3, "worse", "matters_and_worse"),
        ("sts5_s", 15, 12, "no_clear_change", "within_noise"),
        ("leg_raise_deg", 55, 65, "possible", "beyond_noise"),
        ("pss4", 10, 2, "no_clear_change", "within_noise"),  # a trend only
    ],
)
def test_the_class_of_a_change_and_its_rule(
    measure: str, before: float, after: float, kind: str, rule: str
) -> None:
    flag = of(change_measure(measure), before, after)
    assert (flag.kind, flag.rule) == (kind, rule)
    assert flag.said


def test_the_camera_does_not_take_the_noise_of_a_tape() -> None:
    flag = of(fingertip_by_camera(170.0), 18, 12)
    assert flag.kind == "no_clear_change"
    assert flag.mdc == pytest.approx(13.6)
    assert of(change_measure("fingertip_to_floor_tape_cm"), 18, 12).kind == "possible"


def test_a_worsening_that_matters_is_told_to_the_therapist() -> None:
    assert of(change_measure("rmdq"), 8, 13).alert
    assert not of(change_measure("plank_s"), 30, 20).alert, "what matters is not known"


def test_one_day_never_shows_a_change() -> None:
    points = [ChangePoint(DAY, 8.0), ChangePoint(DAY, 2.0)]
    assert change_flag(change_measure("nprs"), points).kind == "too_early"
    assert change_flag(change_measure("nprs"), []).kind == "too_early"


def test_what_is_asked_daily_is_compared_by_three_at_each_end() -> None:
    nprs = change_measure("nprs")
    flag = of(nprs, 6, 6, 6, 1, 9, 4, 4, 4, daily=True)
    assert (flag.baseline, flag.latest) == (6, 4)
    assert of(nprs, 6, 6, 6, 5, 5, 1, daily=True).kind == "improved"
    assert of(nprs, 8, 4, daily=True).favourable == 4


@pytest.mark.parametrize(
    ("measure", "baseline", "noted"),
    [
        ("rmdq", 3, True),
        ("rmdq", 21, True),
        ("rmdq", 4, False),
        ("nprs", 1, True),
        ("nprs", 2, False),
    ],
)
def test_where_there_is_little_room_it_says_so(measure: str, baseline: float, noted: bool) -> None:
    assert ("little_room" in of(change_measure(measure), baseline, baseline).notes) == noted


def test_the_larger_of_own_and_published_noise_decides() -> None:
    stands = change_measure("sts30_stands")
    larger = of(stands, 11, 13, own=3.0)
    assert (larger.kind, larger.mdc, larger.notes) == (
        "no_clear_change",
        3.0,
        ("own_noise_larger",),
    )
    smaller = of(stands, 11, 13, own=0.5)
    assert (smaller.kind, smaller.mdc, smaller.notes) == ("improved", 2.0, ())


def test_own_noise_comes_from_repeated_tests() -> None:
    assert own_mdc([[10.0, 12.0], [11.0]]) is None
    found = own_mdc([[10.0, 12.0], [20.0, 22.0], [5.0, 3.0]])
    assert found == pytest.approx(1.96 * 2.0)  # standard deviation of each pair is sqrt 2
    assert own_mdc([[7.0] * 4]) == 0.0


@given(some.floats(0, 24), some.floats(0, 24), some.floats(0.1, 10))
def test_more_noise_never_makes_a_change_clearer(before: float, after: float, own: float) -> None:
    rmdq = change_measure("rmdq")
    clear = ("improved", "worse")
    if of(rmdq, before, after, own=own).kind in clear:
        assert of(rmdq, before, after).kind in clear
