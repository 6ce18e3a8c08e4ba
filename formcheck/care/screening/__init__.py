"""What is asked before anything is offered, and who may lift what was found."""

from formcheck.care.screening.asking_again import Since, why_ask_again
from formcheck.care.screening.clearance import Clearance, may_be_given, still_open
from formcheck.care.screening.questions import (
    ConditionTick,
    ScreenQuestion,
    condition_ticks,
    condition_words,
    screen_questions,
)
from formcheck.care.screening.screen import Offer, Screening, is_adult, screen

__all__ = [
    "Clearance",
    "ConditionTick",
    "Offer",
    "ScreenQuestion",
    "Screening",
    "Since",
    "condition_ticks",
    "condition_words",
    "is_adult",
    "may_be_given",
    "screen",
    "screen_questions",
    "still_open",
    "why_ask_again",
]
