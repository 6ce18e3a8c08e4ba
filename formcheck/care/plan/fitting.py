"""Fits the exercises of a plan into the time a person gave."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from formcheck.care.plan.dose import PlannedDose, minutes_of
from formcheck.care.plan.plan import CameraItem, Role
from formcheck.exercises.spec import ExerciseSpec

LEAST_EXERCISES = 2
_DROPPED_FIRST: tuple[Role, ...] = ("mobility", "work")
_SMALLER = 0.7


def fit(
    items: Sequence[CameraItem], limit_minutes: float, *, specs: Mapping[str, ExerciseSpec]
) -> tuple[CameraItem, ...]:
    """Return what fits: fewer exercises first, then one set of each, then smaller sets.

    The warm-up and the first exercise that works are kept in any case.
    """
    kept = list(items)
    while _minutes(kept) > limit_minutes and len(kept) > LEAST_EXERCISES:
        kept.remove(_dispensable(kept))
    for shrink in (_one_set, *[_smaller] * 6):
        if _minutes(kept) <= limit_minutes:
            break
        kept = [_with_dose(item, shrink(item.dose), specs) for item in kept]
    return tuple(kept)


def _minutes(items: Sequence[CameraItem]) -> float:
    return sum(item.minutes for item in items)


def _dispensable(items: Sequence[CameraItem]) -> CameraItem:
    for role in _DROPPED_FIRST:
        of_role = [item for item in items if item.role == role]
        if len(of_role) > (role == "work"):
            return of_role[-1]
    return items[-1]


def _one_set(dose: PlannedDose) -> PlannedDose:
    return dose.with_sets(1)


def _smaller(dose: PlannedDose) -> PlannedDose:
    return replace(dose.scaled(_SMALLER), rest_s=dose.rest_s * _SMALLER)


def _with_dose(
    item: CameraItem, dose: PlannedDose, specs: Mapping[str, ExerciseSpec]
) -> CameraItem:
    return replace(item, dose=dose, minutes=minutes_of(specs[item.exercise], dose))
