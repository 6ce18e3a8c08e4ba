"""What a level of an exercise aims for, as people say it."""

from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.report.around_zero import aim_said
from formcheck.texts.names import metric_name


def target_said(spec: ExerciseSpec, level: Level) -> str:
    """Return what a level aims for: "90° (knee bend)", "30 s"; "not measured" without a target."""
    metric = spec.target_metric
    target = aim_said(spec.target_at(level), spec.target_unit, metric)
    return f"{target} ({metric_name(metric)})" if metric else target
