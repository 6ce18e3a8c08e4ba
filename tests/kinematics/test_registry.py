import math

import pytest

from formcheck.anatomy.sides import SIDES
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observer, landmarks_of
from formcheck.kinematics.registry import register
from scenery.stick_body import FROM_THE_FRONT, figure
from tests.clinical_tables import exercise_table

UNITS = {"% stature": "%", "breaths/min": "1/min"}
"""How the clinical table writes a unit that is written otherwise here."""


def test_every_metric_of_the_clinical_table_is_there() -> None:
    assert set(exercise_table()["metrics"]) <= set(METRICS)


def test_metrics_agree_with_the_clinical_table() -> None:
    for metric_id, row in exercise_table()["metrics"].items():
        metric = METRICS[metric_id]
        unit = row.get("unit", "%" if metric_id.endswith("_pct") else "deg")
        assert metric.unit == UNITS.get(unit, unit), metric_id
        if "view" in row:
            assert metric.view == row["view"], metric_id
        noise = row.get("noise_deg", row.get("noise"))
        if noise is not None:
            assert metric.noise == noise, metric_id
        assert metric.proxy == (row.get("obs") == "proxy"), metric_id


def named_metrics(spec: ExerciseSpec) -> set[str]:
    drivers = [each for each in (spec.driver, spec.second_pass_driver, spec.hold) if each]
    recognition = spec.recognition
    conditions = [
        *recognition.start,
        *recognition.movement,
        *recognition.peak,
        *recognition.attempt,
    ]
    conditions += spec.hold.also if spec.hold else ()
    gates = [fault.gate for fault in spec.faults if fault.gate]
    return {each.metric for each in (*drivers, *conditions, *spec.checks, *gates)}


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_every_metric_an_exercise_names_is_there(exercise_id: str) -> None:
    assert named_metrics(load_exercise(exercise_id)) <= set(METRICS)


@pytest.mark.parametrize("metric_id", sorted(METRICS))
def test_a_metric_says_what_it_measures_in_a_sentence(metric_id: str) -> None:
    metric = METRICS[metric_id]
    assert metric.id == metric_id
    assert metric.says.endswith(".")
    assert len(metric.says) > 20
    assert metric.noise > 0
    assert metric.unit in {"deg", "%", "ratio", "s", "deg/s", "1/min"}


def test_a_name_is_registered_once_only() -> None:
    with pytest.raises(ValueError, match="'knee_flex' is registered twice"):
        register(METRICS["knee_flex"])


def test_the_registry_cannot_be_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        METRICS["knee_flex"] = METRICS["hip_flex"]  # type: ignore[index]


def test_only_metrics_of_one_pose_have_a_formula() -> None:
    for metric in METRICS.values():
        assert (metric.formula is not None) == (metric.basis == "pose"), metric.id


def test_what_is_measured_from_the_start_is_unknown_without_one() -> None:
    from_the_side = Observer().push(figure())
    from_the_front = Observer().push(figure(shot=FROM_THE_FRONT))
    for metric in METRICS.values():
        observation = from_the_front if metric.view == "front" else from_the_side
        if metric.basis == "pose":
            unknown = [math.isnan(observation.value(metric.id, side)) for side in SIDES]
            assert unknown == [metric.from_start] * 2, metric.id


def test_a_sided_metric_rests_on_the_landmarks_of_its_side() -> None:
    left, right = (landmarks_of("knee_flex", side) for side in SIDES)
    assert [mark.name for mark in left] == ["LEFT_HIP", "LEFT_KNEE", "LEFT_ANKLE"]
    assert [mark.name for mark in right] == ["RIGHT_HIP", "RIGHT_KNEE", "RIGHT_ANKLE"]


def test_a_metric_of_the_whole_body_rests_on_both_sides() -> None:
    names = {mark.name for mark in landmarks_of("pelvic_obliq", "left")}
    assert names == {"LEFT_HIP", "RIGHT_HIP"}
