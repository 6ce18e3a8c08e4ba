"""What there is to read and to do beside the exercises: nine short pages, and guides in steps."""

from formcheck.care.learn.cards import (
    LessonCard,
    card,
    cards,
    fitting_cards,
    next_card,
)
from formcheck.care.learn.guides import BesideGuide, guide, guides

__all__ = [
    "BesideGuide",
    "LessonCard",
    "card",
    "cards",
    "fitting_cards",
    "guide",
    "guides",
    "next_card",
]
