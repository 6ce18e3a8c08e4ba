"""What a day allows: the traffic light, the check-in, easier days, and coming back."""

from formcheck.care.day.checkin import CheckIn
from formcheck.care.day.flare import DayDone, FlarePhase, flare_phase
from formcheck.care.day.light import (
    TrafficLight,
    during_light,
    is_high_baseline,
    morning_light,
)
from formcheck.care.day.today import DayMode, DayPlan, plan_day

__all__ = [
    "CheckIn",
    "DayDone",
    "DayMode",
    "DayPlan",
    "FlarePhase",
    "TrafficLight",
    "during_light",
    "flare_phase",
    "is_high_baseline",
    "morning_light",
    "plan_day",
]
