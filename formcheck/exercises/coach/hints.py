"""What to change about a movement that was not counted: what the exercise asks for and was missing.

Conditions keep no movement from counting; they say what to do about one that does not.
"""

import math

from formcheck.exercises.coach.gate import believed_value, is_judged
from formcheck.exercises.coach.record import RepRecord
from formcheck.exercises.recognition import Condition, Recognition


def hint_about(record: RepRecord, recognition: Recognition) -> str | None:
    """Return what a movement lacked at its furthest point, in words; None where nothing.

    Only where it was measured: what was not seen is not held against a movement.
    """
    asked = (*recognition.peak, *recognition.movement, *recognition.attempt)
    return next((each.says for each in asked if _fails(each, record)), None)


def _fails(condition: Condition, record: RepRecord) -> bool:
    furthest, first = record.furthest, record.moments[0]
    if not is_judged(condition, furthest.observation.view):
        return False
    value = believed_value(furthest.observation, condition.metric, furthest.side)
    if condition.of == "start":
        value -= believed_value(first.observation, condition.metric, furthest.side)
    return not math.isnan(value) and not condition.holds(value)
