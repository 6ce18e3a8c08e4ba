"""Why an exercise is in a plan, or why it is not."""

from collections.abc import Mapping

from formcheck.care.plan.plan import CameraItem, CarePlan
from formcheck.errors import UnknownExerciseError
from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say


def why_said(plan: CarePlan, exercise: str, specs: Mapping[str, ExerciseSpec]) -> tuple[str, ...]:
    """Return the reasons in sentences, the main one first.

    Raises
    ------
    UnknownExerciseError
        No exercise has that id.
    """
    if exercise not in specs:
        raise UnknownExerciseError(f"no exercise is called '{exercise}'")
    if plan.reason is not None:
        return (plan.reason,)
    item = plan.item(exercise)
    if item is not None:
        return _within(item, specs)
    left = next((each for each in plan.left_out if each.exercise == exercise), None)
    return (left.said if left else say("care_plan.not_place"),)


def _within(item: CameraItem, specs: Mapping[str, ExerciseSpec]) -> tuple[str, ...]:
    choice = item.choice
    number = "" if choice.value is None else f" = {choice.value:g}"
    basis = f"Chosen by: {choice.finding}{number} ({choice.by})."
    instead = (f"Instead of {specs[each.exercise].name}: {each.said}" for each in choice.left_out)
    return choice.why, basis, *instead
