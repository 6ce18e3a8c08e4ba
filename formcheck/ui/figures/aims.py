"""What a level of an exercise aims for, as people say it."""

from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.kinematics.metrics import METRICS
from formcheck.report.quantity import quantity
from formcheck.report.wording import metric_name


def target_said(spec: ExerciseSpec, level: Level) -> str:
    """Return what a level aims for: "90° (knee bend)", "30 s"; "not measured" without a target."""
    target = quantity(spec.target_at(level), spec.target_unit)
    driver = spec.driver
    if driver is None or METRICS[driver.metric].unit != spec.target_unit:
        return target
    return f"{target} ({metric_name(driver.metric)})"
