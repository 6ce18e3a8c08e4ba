"""Which questionnaires are due (D.1)."""

from collections.abc import Collection, Mapping
from datetime import date

from formcheck.care.questionnaires.questionnaire import Questionnaire, questionnaires


def questionnaires_due(
    last_asked: Mapping[str, date], *, today: date, chosen: Collection[str] = ()
) -> tuple[Questionnaire, ...]:
    """Return what is to be asked today.

    Parameters
    ----------
    last_asked
        The day of the last answer, by the questionnaire's id.
    chosen
        Ids of questionnaires that are off by default and wanted here.
    """
    wanted = (each for each in questionnaires() if each.on or each.id in chosen)
    return tuple(each for each in wanted if _is_due(each, last_asked.get(each.id), today))


def _is_due(asked: Questionnaire, last: date | None, today: date) -> bool:
    if last is None:
        return True
    return asked.every_days is not None and (today - last).days >= asked.every_days
