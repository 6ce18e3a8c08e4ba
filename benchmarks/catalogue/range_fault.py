"""Which of an exercise's faults says that a movement does not go far enough."""

from formcheck.exercises.faults import Fault
from formcheck.exercises.spec import ExerciseSpec


def range_fault(spec: ExerciseSpec) -> Fault | None:
    """Return the fault whose cue also helps an attempt that did not count; None without one."""
    if spec.driver is None:
        return None
    short = "lt" if spec.driver.sign > 0 else "gt"
    for fault in spec.faults:
        at_peak = fault.metric == spec.driver.metric and fault.phase == ("peak",)
        if at_peak and fault.op == short:
            return fault
    return None
