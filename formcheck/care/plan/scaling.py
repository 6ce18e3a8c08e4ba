"""The same exercise with less of it."""

from dataclasses import replace

from formcheck.care.plan.dose import minutes_of
from formcheck.care.plan.plan import CameraItem
from formcheck.exercises.spec import ExerciseSpec


def scaled_item(item: CameraItem, share: float, spec: ExerciseSpec) -> CameraItem:
    """Return an item at a share of its amount."""
    if share >= 1.0:
        return item
    dose = item.dose.scaled(share)
    return replace(item, dose=dose, minutes=minutes_of(spec, dose))
