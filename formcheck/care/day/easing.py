"""The easier exercise in place of one that is too much (E.3, E.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from formcheck.care.findings.directions import BendDirection, avoided_directions
from formcheck.care.plan.dose import minutes_of, start_dose
from formcheck.care.plan.eligible import why_not
from formcheck.care.plan.plan import CameraItem
from formcheck.care.profile import CareProfile
from formcheck.exercises.spec import ExerciseSpec


def easier_exercise(
    exercise: str,
    person: CareProfile,
    specs: Mapping[str, ExerciseSpec],
    *,
    without: frozenset[str] = frozenset(),
) -> str | None:
    """Return the nearest easier exercise that suits a person; None if there is none."""
    avoided = avoided_directions(person)
    return next(
        (
            each
            for each in specs[exercise].regressions
            if _suits(each, person, specs, avoided) and each not in without
        ),
        None,
    )


def eased(
    items: Sequence[CameraItem], person: CareProfile, specs: Mapping[str, ExerciseSpec]
) -> list[CameraItem]:
    """Return the exercises with an easier one in place of each that has one, none twice."""
    taken = frozenset(item.exercise for item in items)
    result: list[CameraItem] = []
    for item in items:
        easier = easier_exercise(item.exercise, person, specs, without=taken)
        result.append(_instead(item, specs[easier]) if easier else item)
        taken |= {easier} if easier else set()
    return result


def _instead(item: CameraItem, spec: ExerciseSpec) -> CameraItem:
    """Return another exercise in the place of one, with its own dose for beginners."""
    dose = start_dose(spec, 1.0)
    return replace(item, exercise=spec.id, dose=dose, minutes=minutes_of(spec, dose))


def _suits(
    exercise: str,
    person: CareProfile,
    specs: Mapping[str, ExerciseSpec],
    avoided: frozenset[BendDirection],
) -> bool:
    return exercise in specs and why_not(specs[exercise], person, avoided) is None
