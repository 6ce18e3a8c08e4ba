"""Questionnaires as data files: what they ask, how they are scored, what change matters."""

from formcheck.care.questionnaires.clinic_text import with_clinic_text
from formcheck.care.questionnaires.due import questionnaires_due
from formcheck.care.questionnaires.questionnaire import (
    Questionnaire,
    questionnaire,
    questionnaires,
)
from formcheck.care.questionnaires.scoring import QuestionnaireScore, score_answers, score_total

__all__ = [
    "Questionnaire",
    "QuestionnaireScore",
    "questionnaire",
    "questionnaires",
    "questionnaires_due",
    "score_answers",
    "score_total",
    "with_clinic_text",
]
