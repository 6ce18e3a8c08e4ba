"""Whether an exercise is judged by what no single pose shows: by sway or breathing."""

from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS


def reads_last_seconds(spec: ExerciseSpec) -> bool:
    """Return whether a metric of the last seconds is read anywhere in an exercise."""
    recognition, also = spec.recognition, spec.hold.also if spec.hold else ()
    recognised = recognition.start + recognition.movement + recognition.peak + recognition.attempt
    read = {each.metric for each in (*recognised, *also)}
    read |= {fault.metric for fault in spec.checks} | {each.metric for each in spec.variants}
    read |= {fault.gate.metric for fault in spec.checks if fault.gate}
    return spec.breathing is not None or any(METRICS[each].basis == "window" for each in read)
