"""Angles around zero are said by where zero is, so that no target is a number below it."""

import math

import pytest

from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.terms import LEVELS
from formcheck.kinematics.metrics import METRICS
from formcheck.report.around_zero import aim_said, reached_said
from formcheck.report.doses import dose_said
from formcheck.report.tables import result_table
from scenery.results import squat_rep, squat_result
from tests.report.test_tables import printed

NO_BREAK = "\u00a0"


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_no_target_of_the_catalogue_is_a_number_below_zero(exercise_id: str) -> None:
    spec = load_exercise(exercise_id)
    for level in LEVELS:
        said = [dose_said(spec, level).removeprefix("target ")]
        if spec.rom_angle:
            metric = METRICS[spec.rom_angle.metric]
            said.append(aim_said(spec.rom_angle.at(level), metric.unit, metric.id))
        assert not any(each.startswith(("-", "0°")) for each in said), said


@pytest.mark.parametrize(
    ("exercise_id", "targets"),
    [
        (
            "bird_dog",
            (
                "level with the body, within 15°",
                "level with the body, within 8°",
                "level with the body",
            ),
        ),
        ("standing_extension", ("12° leaning back", "20° leaning back", "28° leaning back")),
        ("chin_tuck", ("6° further back", "8° further back", "12° further back")),
        ("squat", ("60°", "90°", "110°")),
        ("active_straight_leg_raise", ("45°", "70°", "80°")),
    ],
)
def test_a_target_around_zero_is_said_in_words(exercise_id: str, targets: tuple[str, ...]) -> None:
    spec = load_exercise(exercise_id)
    aims = [
        aim_said(spec.target_at(level), spec.target_unit, spec.target_metric) for level in LEVELS
    ]
    assert tuple(aims) == targets


@pytest.mark.parametrize(
    ("metric", "value", "says"),
    [
        ("leg_lift", -9.0, "9° ± 7° below level"),
        ("leg_lift", 4.0, "4° ± 7°"),
        ("leg_lift", -0.2, "0° ± 7°"),
        ("body_line_knee", 6.0, "6° ± 7° short of the line"),
        ("body_line_knee", -6.0, "6° ± 7° past the line"),
        ("trunk_incl", -20.0, "20° ± 7° leaning back"),
        ("hip_flex", -2.0, "straight at the hip ± 7°"),
        ("body_line_knee", 2.0, "hips in line with shoulders and knees ± 7°"),
        ("knee_flex", -3.0, "-3° ± 7°"),
        (None, -9.0, "-9° ± 7°"),
        ("leg_lift", math.nan, "not measured"),
    ],
)
def test_what_was_reached_is_said_from_zero_too(
    metric: str | None, value: float, says: str
) -> None:
    assert reached_said(value, 7.0, "deg", metric).replace(NO_BREAK, " ") == says


def test_the_table_says_target_and_what_was_reached_in_words() -> None:
    rep = squat_rep(1, peak=-9.0, left_peak=None)
    result = squat_result(reps=(rep,), target=-8.0, target_metric="leg_lift")
    said = printed(result_table(result))
    assert "9° ± 12° below level" in said
    assert "target level with the body, within 8°" in said
