"""Which exercises a person is given, how much of each, on which days, and why."""

from formcheck.care.plan.compose import make_plan
from formcheck.care.plan.dose import PlannedDose
from formcheck.care.plan.eligible import Ineligibility, why_not
from formcheck.care.plan.plan import BesideItem, CameraItem, CarePlan, LeftOut, PlanReason
from formcheck.care.plan.volume import volume_allows, weekly_volume

__all__ = [
    "BesideItem",
    "CameraItem",
    "CarePlan",
    "Ineligibility",
    "LeftOut",
    "PlanReason",
    "PlannedDose",
    "make_plan",
    "volume_allows",
    "weekly_volume",
    "why_not",
]
