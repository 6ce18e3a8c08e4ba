"""Questionnaires as they are asked: which are due, in whose words, and what came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from pydantic import Field, ValidationError

from formcheck.care.findings.advice import advice_said
from formcheck.care.questionnaires import (
    Questionnaire,
    QuestionnaireScore,
    questionnaire,
    questionnaires,
    questionnaires_due,
    score_answers,
    score_total,
    with_clinic_text,
)
from formcheck.errors import CareFileError
from formcheck.exercises.terms import Frozen
from formcheck.history.records import QuestionnaireAnswer
from formcheck.history.store import Store

ACTIVITIES = "psfs"
MOST_ACTIVITIES = 5

Answers = Sequence[int | None] | Mapping[str, int | None]


class GivenAnswers(Frozen):
    """What was answered: every item, or the total of a questionnaire filled in elsewhere.

    Attributes
    ----------
    answers
        In the order of the items, or by their id; a person's own activities by their name.
    total, parts
        The total, and those of its parts by their id.
    """

    answers: tuple[int | None, ...] | dict[str, int | None] | None = None
    total: float | None = None
    parts: dict[str, float] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """What was kept, and what came out.

    Attributes
    ----------
    said
        A kind word for the person; None where there is none to say.
    """

    answer: QuestionnaireAnswer
    score: QuestionnaireScore
    said: str | None


def due(store: Store, person_id: UUID, *, today: date, folder: Path) -> tuple[Questionnaire, ...]:
    """Return what is to be asked of a person today.

    What each session asks by itself, such as pain, is not among it. A questionnaire that is off by
    default is asked where the clinic brought its text.

    Parameters
    ----------
    folder
        Of the clinic's own texts.
    """
    last = {
        each.tool: each.answered_utc.astimezone().date()
        for each in store.questionnaires.of_person(person_id)
    }
    chosen = [each.id for each in questionnaires() if clinic_file(each.id, folder).is_file()]
    wanted = questionnaires_due(last, today=today, chosen=chosen)
    return tuple(each for each in wanted if each.every_days != 0)


def clinic_file(questionnaire_id: str, folder: Path) -> Path:
    """Return where a clinic's own text of a questionnaire lies, if there is one."""
    return folder / f"{questionnaire_id}.toml"


def unknown_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a clinic's folder that are for no questionnaire."""
    known = {f"{each.id}.toml" for each in questionnaires()}
    return tuple(path for path in sorted(folder.glob("*.toml")) if path.name not in known)


def definition(questionnaire_id: str, folder: Path) -> Questionnaire:
    """Return a questionnaire, with the words of the clinic's own file where there is one.

    Raises
    ------
    CareFileError
        There is none of that id, or the clinic's file cannot be used.
    """
    asked = questionnaire(questionnaire_id)
    path = clinic_file(questionnaire_id, folder)
    return with_clinic_text(asked, path) if path.is_file() else asked


def activities(store: Store, person_id: UUID) -> tuple[str, ...]:
    """Return what a person wants to do again, in their words; empty before they named any."""
    answered = store.questionnaires.of_person(person_id)
    named = [tuple(each.items) for each in answered if each.tool == ACTIVITIES]
    return named[-1] if named else ()


def read_given(text: str | bytes, *, name: str) -> GivenAnswers:
    """Return the answers that a JSON text holds.

    Raises
    ------
    CareFileError
        It is not JSON, or says what no answers can be.
    """
    try:
        return GivenAnswers.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise CareFileError(f"{name}: {f'{place}: ' if place else ''}{first['msg']}") from error


def add(store: Store, asked: Questionnaire, given: GivenAnswers) -> KeptAnswers:
    """Score what the viewer answered, and keep it.

    Raises
    ------
    CareFileError
        An answer is missing or cannot be; nothing is kept.
    """
    if (given.answers is None) == (given.total is None):
        raise CareFileError(f"{asked.id}: give either the answers or the total")
    score, items = _of_total(asked, given) if given.answers is None else _of_items(asked, given)
    answer = store.questionnaires.add(asked.id, items, score=score.total)
    return KeptAnswers(answer, score, advice_said("mood") if score.talk else None)


Scored = tuple[QuestionnaireScore, dict[str, float | None]]


def _of_total(asked: Questionnaire, given: GivenAnswers) -> Scored:
    if asked.id == ACTIVITIES:
        raise CareFileError(f"{asked.id}: give an answer for each activity, by its name")
    assert given.total is not None, "the caller made sure of a total"
    score = score_total(asked, given.total, given.parts)
    return score, {"total": score.total, **score.parts}


def _of_items(asked: Questionnaire, given: GivenAnswers) -> Scored:
    if given.parts:
        raise CareFileError(f"{asked.id}: the parts follow from the answers; leave them out")
    assert given.answers is not None, "the caller made sure of answers"
    named = _named(asked, given.answers)
    score = score_answers(asked, list(named.values()))
    return score, {**named, **score.parts}


def _named(asked: Questionnaire, answers: Answers) -> dict[str, int | None]:
    """Return answers by the id of their item, in the order of the items."""
    if asked.id == ACTIVITIES:
        return _own_activities(answers)
    count = asked.item_count or len(asked.items)
    ids = [each.id for each in asked.items] or [str(n + 1) for n in range(count)]
    if not isinstance(answers, Mapping):
        if len(answers) != len(ids):
            raise CareFileError(f"{asked.id} has {len(ids)} items, got {len(answers)} answers")
        return dict(zip(ids, answers, strict=True))
    unknown = [each for each in answers if each not in ids]
    if unknown:
        raise CareFileError(f"{asked.id}: no item '{unknown[0]}'; there are {', '.join(ids)}")
    return {each: answers.get(each) for each in ids}


def _own_activities(answers: Answers) -> dict[str, int | None]:
    if not isinstance(answers, Mapping):
        raise CareFileError(f"{ACTIVITIES}: give each answer by the name of its activity")
    named = {" ".join(name.split()): answer for name, answer in answers.items()}
    if not all(named) or not 1 <= len(named) <= MOST_ACTIVITIES:
        raise CareFileError(
            f"{ACTIVITIES}: expected one to {MOST_ACTIVITIES} activities with names"
        )
    return named
