"""From answers, or from a total, to a score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from formcheck.care.questionnaires.questionnaire import Questionnaire, ScorePart
from formcheck.errors import CareFileError


@dataclass(frozen=True, slots=True)
class QuestionnaireScore:
    """A questionnaire's result.

    Attributes
    ----------
    parts
        Totals of parts by their id.
    band
        What the total is called, for the therapist; None where it is called nothing.
    talk
        A talk with a doctor is advised.
    """

    questionnaire: str
    total: float
    parts: Mapping[str, float] = field(default_factory=dict)
    band: str | None = None
    talk: bool = False


def score_answers(asked: Questionnaire, answers: Sequence[float | None]) -> QuestionnaireScore:
    """Return the score of answers to the items, in order; None is a blank.

    Raises
    ------
    CareFileError
        An answer is missing or out of range, or there are too many or too few.
    """
    values = [_answer(asked, number, each) for number, each in enumerate(answers, start=1)]
    if not values or asked.item_count not in (None, len(values)):
        raise CareFileError(f"{asked.id} has {asked.item_count} items, got {len(values)} answers")
    parts = {part.id: sum(values[number - 1] for number in part.items) for part in asked.parts}
    return score_total(asked, _total(asked, values), parts)


def score_total(
    asked: Questionnaire, total: float, parts: Mapping[str, float] | None = None
) -> QuestionnaireScore:
    """Return the score of a total that was entered, with the totals of its parts.

    Raises
    ------
    CareFileError
        A total is out of range, or a part is missing or unknown.
    """
    given = dict(parts or {})
    _check(asked.id, total, asked.range)
    if set(given) != {part.id for part in asked.parts}:
        raise CareFileError(
            f"{asked.id} needs the totals of {[part.id for part in asked.parts]}, got {list(given)}"
        )
    for part in asked.parts:
        _check(f"{asked.id}.{part.id}", given[part.id], part.range)
    talk = asked.cut is not None and total >= asked.cut
    return QuestionnaireScore(asked.id, total, given, _band(asked, total, given), talk)


def _answer(asked: Questionnaire, number: int, value: float | None) -> float:
    low, high = asked.item_range
    if value is None:
        if not asked.blank_counts:
            raise CareFileError(f"{asked.id}: item {number} has no answer")
        return low
    _check(f"{asked.id}, item {number}", value, asked.item_range)
    return low + high - value if number in asked.reverse else value


def _total(asked: Questionnaire, values: Sequence[float]) -> float:
    if asked.method == "sum":
        return sum(values)
    if asked.method == "mean":
        return sum(values) / len(values)
    return 100.0 * sum(values) / (asked.item_range[1] * len(values))


def _band(asked: Questionnaire, total: float, parts: Mapping[str, float]) -> str | None:
    """Return a total's name: a part beyond its cut names the highest, whatever the total."""
    if not asked.bands:
        return None
    if any(_beyond(part, parts[part.id]) for part in asked.parts):
        return asked.bands[-1].name
    below = asked.bands[:-1] if asked.parts else asked.bands
    return next((band.name for band in below if total <= band.up_to), below[-1].name)


def _beyond(part: ScorePart, total: float) -> bool:
    return part.cut is not None and total >= part.cut


def _check(name: str, value: float, allowed: tuple[float, float]) -> None:
    low, high = allowed
    if not low <= value <= high:
        raise CareFileError(f"{name}: expected {low:g} to {high:g}, got {value:g}")
