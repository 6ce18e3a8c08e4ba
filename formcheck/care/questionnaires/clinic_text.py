"""A clinic's own text for a questionnaire whose words do not ship."""

from pathlib import Path

from pydantic import ValidationError

from formcheck.care.questionnaires.questionnaire import (
    Questionnaire,
    QuestionnaireItem,
    check_answers,
)
from formcheck.errors import CareFileError, TomlError
from formcheck.exercises.terms import Frozen, Slug, Source
from formcheck.exercises.toml_text import read_toml


class ClinicText(Frozen):
    """The items of a questionnaire, and where the clinic has them from."""

    questionnaire: Slug
    source: Source
    items: tuple[QuestionnaireItem, ...]


def with_clinic_text(asked: Questionnaire, path: Path) -> Questionnaire:
    """Return a questionnaire that asks its items, with the words of a clinic's file.

    Raises
    ------
    CareFileError
        The file cannot be read, is for another questionnaire, or has another number of items.
    """
    text = _read(path)
    if text.questionnaire != asked.id:
        raise CareFileError(f"{path.name}: is for '{text.questionnaire}', not for '{asked.id}'")
    if asked.item_count is not None and len(text.items) != asked.item_count:
        raise CareFileError(
            f"{path.name}: {asked.id} has {asked.item_count} items, got {len(text.items)}"
        )
    _check(asked, text, path)
    return asked.model_copy(update={"items": text.items})


def _check(asked: Questionnaire, text: ClinicText, path: Path) -> None:
    ids = [each.id for each in text.items]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice is not None:
        raise CareFileError(f"{path.name}: two items have the id '{twice}'")
    try:
        check_answers(text.items, asked.values)
    except ValueError as error:
        raise CareFileError(f"{path.name}: {error}") from error


def _read(path: Path) -> ClinicText:
    try:
        _, written = read_toml(path)
        return ClinicText.model_validate(written, strict=False)
    except TomlError as error:
        raise CareFileError(str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise CareFileError(f"{path.name}: {place}: {first['msg']}") from error
