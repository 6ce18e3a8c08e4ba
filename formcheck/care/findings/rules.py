"""The rules of part E.1 of the clinical specification: from a finding to what is worked on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from formcheck.care.findings.deficits import deficit, deficits, of_goal
from formcheck.care.findings.directions import eases
from formcheck.care.findings.norms import norms
from formcheck.care.profile import Assessed, AssessedMeasure, CareProfile

PLANK_SHORT_S = 20.0
SIDE_PLANK_SHORT_S = 15.0
SIDE_RATIO = (0.8, 1.25)
MOST_REPS = 0.5
KNEE_IN_DEG = 10.0
PELVIS_DROP_DEG = 6.0
FAR_FROM_FLOOR_CM = 20.0
SHORT_LEG_RAISE_DEG = 60.0
LONG_SITTING_H = 6.0
DESK_ALERTS_PER_H = 8.0
STRESSED = 7.0
"""On the own scale from 0 to 10: a decision of the product, as PSS-4 has no cut-off."""
START_BACK_PSYCH_HIGH = 4.0
MOOD_POSITIVE = 3.0


@dataclass(frozen=True, slots=True)
class DeficitFound:
    """Something to work on, and where that came from.

    Attributes
    ----------
    finding
        The measure, "goal.<id>", or "nothing_measured".
    value
        The number that decided; None for goals.
    by
        Who or what found it out: "hand", "camera", "questionnaire", "therapist", "goal", "none".
    why
        The sentence for the person.
    """

    deficit: str
    finding: str
    value: float | None
    by: str
    why: str


_Rule = Callable[[CareProfile], Iterable[Assessed]]


def find_deficits(person: CareProfile) -> tuple[DeficitFound, ...]:
    """Return what to work on: first what was measured, then goals, then what suits most backs."""
    found = [_measured(deficit_id, each) for deficit_id, each in _findings(person)]
    found += [
        DeficitFound(each, f"goal.{goal}", None, "goal", f"{of_goal(goal).why} {deficit(each).why}")
        for goal in person.goals
        for each in of_goal(goal).deficits
    ]
    found.append(DeficitFound("general", "nothing_measured", None, "none", deficit("general").why))
    first: dict[str, DeficitFound] = {}
    for each in found:
        first.setdefault(each.deficit, each)
    return tuple(first.values())


def _measured(deficit_id: str, each: Assessed) -> DeficitFound:
    return DeficitFound(deficit_id, each.measure, each.value, each.by, deficit(deficit_id).why)


def _findings(person: CareProfile) -> Iterator[tuple[str, Assessed]]:
    for each in deficits():
        if rule := _RULES.get(each.id):
            yield from ((each.id, found) for found in list(rule(person))[:1])


def _past(
    person: CareProfile, measure: AssessedMeasure, limit: float | None, *, above: bool
) -> Iterator[Assessed]:
    found = person.latest(measure)
    if found and limit is not None and (found.value > limit if above else found.value < limit):
        yield found


def _leg_strength(person: CareProfile) -> Iterator[Assessed]:
    yield from _past(person, "sts30_stands", norms().sts30.of(person), above=False)
    yield from _past(person, "sts5_s", norms().sts5.of(person), above=True)


def _trunk_endurance(person: CareProfile) -> Iterator[Assessed]:
    yield from _past(person, "plank_s", PLANK_SHORT_S, above=False)
    yield from _past(person, "body_line_fault_share", MOST_REPS, above=True)


def _lateral_core(person: CareProfile) -> Iterator[Assessed]:
    left, right = (person.latest("side_plank_s", side) for side in ("left", "right"))
    short = [each for each in (left, right) if each and each.value < SIDE_PLANK_SHORT_S]
    yield from short
    if left and right and left.value > 0:
        low, high = SIDE_RATIO
        if not low <= right.value / left.value <= high:
            yield min(left, right, key=lambda each: each.value)


def _hinge_control(person: CareProfile) -> Iterator[Assessed]:
    yield from _past(person, "hip_shift_fault_share", MOST_REPS, above=True)
    yield from _past(person, "turns_into_squat_share", MOST_REPS, above=True)


def _hip_control(person: CareProfile) -> Iterator[Assessed]:
    yield from _past(person, "fppa_deg", KNEE_IN_DEG, above=True)
    yield from _past(person, "pelvis_drop_deg", PELVIS_DROP_DEG, above=True)


def _balance(person: CareProfile) -> Iterator[Assessed]:
    usual = norms().single_leg_stance.of(person)
    yield from _past(person, "single_leg_stance_s", usual / 2 if usual else None, above=False)


def _flexion_mobility(person: CareProfile) -> Iterator[Assessed]:
    yield from _past(person, "fingertip_to_floor_cm", FAR_FROM_FLOOR_CM, above=True)
    yield from _past(person, "bending_eases", 0.0, above=True)


def _hamstring_length(person: CareProfile) -> Iterator[Assessed]:
    if not person.value("leg_raise_nerve_signs"):
        yield from _past(person, "leg_raise_deg", SHORT_LEG_RAISE_DEG, above=False)


def _hip_flexor_length(person: CareProfile) -> Iterator[Assessed]:
    yield from _past(person, "half_kneel_hip_deg", 0.0, above=True)


def _extension_eases(person: CareProfile) -> Iterator[Assessed]:
    found = person.latest("extension_pain_change") or person.latest("extension_region_change")
    if found and eases(person, "extension"):
        yield found


def _flexion_eases(person: CareProfile) -> Iterator[Assessed]:
    found = person.latest("flexion_pain_change") or person.latest("flexion_region_change")
    if found and eases(person, "flexion"):
        yield found


def _desk(person: CareProfile) -> Iterator[Assessed]:
    yield from _past(person, "sitting_h_per_day", LONG_SITTING_H, above=True)
    yield from _past(person, "desk_alerts_per_h", DESK_ALERTS_PER_H, above=True)


def _mind(person: CareProfile) -> Iterator[Assessed]:
    below = 1e-9
    yield from _past(person, "start_back_psych", START_BACK_PSYCH_HIGH - below, above=True)
    yield from _past(person, "phq2_total", MOOD_POSITIVE - below, above=True)
    yield from _past(person, "gad2_total", MOOD_POSITIVE - below, above=True)
    yield from _past(person, "stress", STRESSED - below, above=True)
    yield from _past(person, "fear_of_movement", 0.0, above=True)


_RULES: dict[str, _Rule] = {
    "leg_strength": _leg_strength,
    "trunk_endurance": _trunk_endurance,
    "lateral_core": _lateral_core,
    "hinge_control": _hinge_control,
    "hip_control": _hip_control,
    "balance": _balance,
    "flexion_mobility": _flexion_mobility,
    "hamstring_length": _hamstring_length,
    "hip_flexor_length": _hip_flexor_length,
    "extension_eases": _extension_eases,
    "flexion_eases": _flexion_eases,
    "desk": _desk,
    "mind": _mind,
}
