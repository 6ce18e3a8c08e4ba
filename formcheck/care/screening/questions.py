"""The questions and ticks of the first visit, as the data files hold them."""

from functools import cache
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from formcheck.care.packaged import read_packaged
from formcheck.exercises.terms import Contraindication, Frozen, Slug, Source, Text

QUESTIONS = 15


class ScreenQuestion(Frozen):
    """One question before the first exercise.

    Attributes
    ----------
    level
        What a yes means: 1 help at once, 2 a doctor first.
    term
        What clinicians call it; never shown to the person.
    codes
        What a yes says beside its level.
    """

    number: int = Field(ge=1, le=QUESTIONS)
    level: Literal[1, 2]
    text: Text
    hint: Text | None = None
    term: Text
    codes: tuple[Contraindication, ...] = ()


class ConditionTick(Frozen):
    """One line of the list a person ticks, and the code it stands for."""

    id: Slug
    code: Contraindication
    text: Text


class OtherCondition(Frozen):
    """A code that nobody ticks: it comes from an answer, or from what happens in a movement."""

    code: Contraindication
    text: Text


class _Questions(Frozen):
    source: Source
    questions: tuple[ScreenQuestion, ...]

    @model_validator(mode="after")
    def _numbered(self) -> Self:
        if [each.number for each in self.questions] != list(range(1, QUESTIONS + 1)):
            raise ValueError(f"questions must be numbered from 1 to {QUESTIONS}, in order")
        return self


class _Ticks(Frozen):
    source: Source
    ticks: tuple[ConditionTick, ...]
    others: tuple[OtherCondition, ...]


@cache
def screen_questions() -> tuple[ScreenQuestion, ...]:
    """Return the questions, in the order they are asked."""
    return read_packaged(_Questions, "screening/questions.toml").questions


@cache
def condition_ticks() -> tuple[ConditionTick, ...]:
    """Return what a person may tick, in the order it is shown."""
    return read_packaged(_Ticks, "screening/conditions.toml").ticks


@cache
def condition_words() -> dict[Contraindication, tuple[str, ...]]:
    """Return what each code stands for in plain words, in the order of the specification."""
    file = read_packaged(_Ticks, "screening/conditions.toml")
    said = [(each.code, each.text) for each in file.others]
    said += [(each.code, each.text) for each in file.ticks]
    codes: tuple[Contraindication, ...] = get_args(Contraindication)
    return {code: tuple(text for of, text in said if of == code) for code in codes}
