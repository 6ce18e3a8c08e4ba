"""Asks whether another exercise of the catalogue fits a set clearly better."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from formcheck.exercises.counting.demonstrated import Demonstrated, demonstrations
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.likeness import Postures, evidence_for
from formcheck.exercises.counting.limits import WHOLE, WholeLimits
from formcheck.exercises.counting.postures import postures_of
from formcheck.exercises.counting.whole_set import WholeSet

CLEARLY = 0.3
"""Another exercise fits clearly better with so much more evidence [default]."""

SLIGHTLY = 0.1
"""It is named in a question that is asked anyway with so much more [default]."""

LEAST_TO_NAME = -0.5
"""An exercise that fits less well is not named [default]."""

LEAST_JOINT_DEG = 20.0
"""Joints tell nothing of an exercise that moves none by more, as a heel raise [default]."""

_ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"squat", "sit_to_stand", "box_lift", "forward_lunge", "side_lunge"}),
    frozenset({"deadlift", "hip_hinge", "box_lift", "standing_trunk_flexion", "sit_to_stand"}),
    frozenset({"shoulder_abduction", "overhead_press", "wall_slide"}),
    frozenset({"sit_up", "mcgill_curl_up"}),
)
"""Exercises whose movement a camera can hardly tell apart: not asked about [default]."""

EASIER_WAY_OF: Mapping[str, str] = {
    "bird_dog_arm": "bird_dog",
    "bird_dog_leg": "bird_dog",
    "glute_bridge_arms_pressed": "glute_bridge",
    "heel_raise_supported": "heel_raise",
    "knee_plank": "plank",
    "mini_squat": "squat",
    "prone_on_elbows": "prone_press_up",
    "seated_cat_cow": "cat_cow",
    "seated_march": "march_in_place",
    "side_plank_knees": "side_plank",
    "single_leg_stance_supported": "single_leg_stance",
    "sit_to_stand_assisted": "sit_to_stand",
    "wall_push_up": "push_up",
}
"""Easier ways of an exercise (E). A set is never taken for one of them, nor theirs for its own
exercise: who chose the one knows how far, how deep or with how much help they move."""


def way_of(exercise_id: str) -> str:
    """Return the exercise that one is an easier way of; itself where it is none."""
    return EASIER_WAY_OF.get(exercise_id, exercise_id)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the chosen exercise fits a set.

    Attributes
    ----------
    asks
        Whether to ask the person if the right exercise was chosen.
    perhaps
        The exercise that fits better; None where none does.
    """

    asks: bool
    perhaps: str | None


def better_fit(
    whole: WholeSet, landmarks: Landmarks, exercise_id: str, limits: WholeLimits = WHOLE
) -> Fit:
    """Return how well an exercise fits the movements of a set.

    Parameters
    ----------
    whole
        The set as it was read for the exercise.
    landmarks
        It was read from these.
    """
    shown = demonstrations()
    chosen = whole.counted or tuple(
        each for each in whole.movements if each.reason == "another_movement"
    )
    if not chosen or exercise_id not in shown:
        return Fit(asks=False, perhaps=None)
    postures = [postures_of(landmarks, each) for each in chosen]
    own = _evidence(postures, shown[exercise_id])
    unlike = own < limits.ask_below and _moves_joints(shown[exercise_id])
    fits = {name: _evidence(postures, shown[name]) for name in _others(shown, exercise_id)}
    known = {name: fit for name, fit in fits.items() if fit == fit}
    best = max(known, key=lambda name: known[name], default=None)
    if best is None:
        return Fit(asks=unlike, perhaps=None)
    clearly = known[best] - own > CLEARLY and not _alike(best, exercise_id)
    named = known[best] - own > SLIGHTLY and known[best] > LEAST_TO_NAME
    return Fit(asks=clearly or unlike, perhaps=best if named else None)


def _others(shown: Mapping[str, Demonstrated], exercise_id: str) -> Iterator[str]:
    """Yield the exercises that a set may be taken for instead."""
    own = {exercise_id, way_of(exercise_id)}
    for name, each in shown.items():
        if name not in own and name not in EASIER_WAY_OF and _moves_joints(each):
            yield name


def _moves_joints(shown: Demonstrated) -> bool:
    """Return whether a demonstration moves any joint by enough to be told by it."""
    postures = shown.postures_deg
    return float(np.nanmax(np.abs(postures[:, 1] - postures[:, 0]))) >= LEAST_JOINT_DEG


def _evidence(postures: list[Postures], shown: Demonstrated) -> float:
    each = np.array([evidence_for(posture, shown) for posture in postures])
    known = each[~np.isnan(each)]
    return float(np.median(known)) if len(known) else float("nan")


def _alike(first: str, second: str) -> bool:
    whole = {way_of(each) for each in (first, second)}
    return any(whole <= group for group in _ALIKE)
