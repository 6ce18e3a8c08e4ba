"""What a questionnaire's file may say: frozen models that refuse unknown keys."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from formcheck.care.packaged import CARE_FOLDER, read_packaged
from formcheck.errors import CareFileError
from formcheck.exercises.terms import Frozen, Slug, Source, Text

Better = Literal["lower", "higher"]


class QuestionnaireItem(Frozen):
    """One question with its own words.

    Attributes
    ----------
    low, high
        What the least and the most mean.
    answers
        The words of each answer, the least first; empty where it is answered by a number.
    """

    id: Slug
    text: Text
    low: Text | None = None
    high: Text | None = None
    answers: tuple[Text, ...] = ()


class ScoreBand(Frozen):
    """What a total up to a figure is called, for the therapist's view."""

    up_to: float
    name: Text


class ScorePart(Frozen):
    """A part of the items with a total of its own, such as the psychological part."""

    id: Slug
    items: tuple[int, ...]
    range: tuple[float, float]
    cut: float | None = None


class Questionnaire(Frozen):
    """A questionnaire: its items where their words may ship, and how it is scored.

    Attributes
    ----------
    item_count
        How many items it has; None where the person names their own.
    items
        Empty where the words are others': then a total is entered, or a clinic brings the text.
    item_range
        The least and most of one item.
    method
        How items become the total: their sum, their mean, or a share of the most in %.
    reverse
        Numbers of the items that count the other way round.
    cut
        A total from which on a talk with a doctor is advised.
    mdc, mic, mic_frac
        The smallest change beyond noise; the smallest that matters; the same as a share.
    floor, ceiling
        Outside of these a change is hard to see.
    every_days
        How often it is asked; 0 each session; None once.
    """

    id: Slug
    title: Text
    about: Text
    better: Better
    range: tuple[float, float]
    item_count: int | None = Field(default=None, ge=1, le=50)
    items: tuple[QuestionnaireItem, ...] = ()
    item_range: tuple[float, float]
    method: Literal["sum", "mean", "percent"]
    blank_counts: bool = False
    reverse: tuple[int, ...] = ()
    parts: tuple[ScorePart, ...] = ()
    bands: tuple[ScoreBand, ...] = ()
    cut: float | None = None
    mdc: float | None = None
    mic: float | None = None
    mic_frac: float | None = None
    recovered_at: float | None = None
    floor: float | None = None
    ceiling: float | None = None
    every_days: int | None = None
    on: bool = True
    rights: Text
    source: Source

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.items and self.item_count not in (None, len(self.items)):
            raise ValueError(f"item_count is {self.item_count}, but there are {len(self.items)}")
        if self.range[0] >= self.range[1]:
            raise ValueError(f"range must rise, got {self.range}")
        check_answers(self.items, self.values)
        return self

    @property
    def values(self) -> tuple[int, ...]:
        """What one item may be answered by, the least first."""
        return tuple(range(int(self.item_range[0]), int(self.item_range[1]) + 1))

    @property
    def asks_items(self) -> bool:
        """Whether its questions can be asked; else a total is entered."""
        return bool(self.items)


def check_answers(items: Iterable[QuestionnaireItem], values: Sequence[int]) -> None:
    """Refuse items whose answers are said in words, and not one for each number.

    Raises
    ------
    ValueError
        The message names the first such item.
    """
    for each in items:
        if each.answers and len(each.answers) != len(values):
            raise ValueError(
                f"{each.id}: expected {len(values)} answers, for {values[0]} to {values[-1]}, "
                f"got {len(each.answers)}"
            )


@cache
def questionnaires() -> tuple[Questionnaire, ...]:
    """Return every questionnaire that comes with the rules, by id."""
    files = sorted((CARE_FOLDER / "questionnaires").glob("*.toml"))
    return tuple(read_packaged(Questionnaire, f"questionnaires/{path.name}") for path in files)


def questionnaire(questionnaire_id: str) -> Questionnaire:
    """Return a questionnaire by its id.

    Raises
    ------
    CareFileError
        There is none of that id.
    """
    found = {each.id: each for each in questionnaires()}
    if questionnaire_id not in found:
        raise CareFileError(
            f"no questionnaire is called '{questionnaire_id}'; there are {', '.join(found)}"
        )
    return found[questionnaire_id]
