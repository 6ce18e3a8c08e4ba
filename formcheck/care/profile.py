"""What the rules know of a person: nothing that names them, and nothing of where it is kept."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from formcheck.care.screening.screen import Screening
from formcheck.exercises.terms import Equipment, Level

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Sex = Literal["female", "male"]
Goal = Literal["move", "strength", "lift", "sit", "balance", "bend", "calm"]
"""What a person wants to do better: the goals that a plan can choose exercises by."""

AssessedBy = Literal["hand", "camera", "questionnaire", "therapist"]
AssessedMeasure = Literal[
    "sts30_stands", "sts5_s", "plank_s", "body_line_fault_share", "side_plank_s",
    "hip_shift_fault_share", "turns_into_squat_share", "fppa_deg", "pelvis_drop_deg",
    "single_leg_stance_s", "fingertip_to_floor_cm", "bending_eases", "leg_raise_deg",
    "leg_raise_nerve_signs", "half_kneel_hip_deg", "extension_pain_change",
    "extension_region_change", "flexion_pain_change", "flexion_region_change",
    "sitting_h_per_day", "desk_alerts_per_h", "stress", "fear_of_movement", "start_back_total",
    "start_back_psych", "phq2_total", "gad2_total",
]  # fmt: skip
"""What can be found out about a person; yes is 1 and no 0 where a measure is a question."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """One number found out about a person.

    Attributes
    ----------
    value
        In the unit the measure's name ends with; a share from 0 to 1, a questionnaire's total.
    side
        Of one-sided tests.
    """

    measure: AssessedMeasure
    value: float
    side: Literal["left", "right"] | None = None
    by: AssessedBy = "hand"
    day: date | None = None


@dataclass(frozen=True, slots=True)
class CareProfile:
    """Everything a plan is chosen by.

    Attributes
    ----------
    minutes
        How long an exercise session in front of the camera may take.
    days
        When the person wants to exercise; empty where they do not mind.
    likes, dislikes
        Ids of exercises.
    pain_now, usual_pain
        From 0 to 10; None where nobody said.
    weeks_of_pain
        Since when it hurts; None where nobody said.
    """

    screening: Screening
    age_years: int | None = None
    sex: Sex | None = None
    level: Level = "beginner"
    equipment: frozenset[Equipment] = frozenset()
    minutes: int = 20
    days: tuple[Weekday, ...] = ()
    goals: tuple[Goal, ...] = ()
    likes: frozenset[str] = frozenset()
    dislikes: frozenset[str] = frozenset()
    assessed: tuple[Assessed, ...] = ()
    pain_now: float | None = None
    usual_pain: float | None = None
    weeks_of_pain: float | None = None

    def latest(
        self, measure: AssessedMeasure, side: Literal["left", "right"] | None = None
    ) -> Assessed | None:
        """Return the last entry of a measure, of one side where one is asked for."""
        found = [
            each
            for each in self.assessed
            if each.measure == measure and (side is None or each.side == side)
        ]
        return max(found, key=lambda each: each.day or date.min) if found else None

    def value(self, measure: AssessedMeasure) -> float | None:
        """Return the last number of a measure; None where there is none."""
        found = self.latest(measure)
        return found.value if found else None
