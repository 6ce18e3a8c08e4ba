"""The list of exercises that earlier versions kept beside the records: it moves into the plan."""

from uuid import UUID

from pydantic import BaseModel, Field

from formcheck.errors import LockedError, RecordsError, VaultError
from formcheck.exercises.terms import Level
from formcheck.history.opening import Records
from formcheck.programme.plans import add_exercise
from formcheck.ui.programme import specs, this_day
from formcheck.ui.user_file import forget_own, read_own

FILE_NAME = "today.json"


class EarlierChoice(BaseModel, frozen=True, extra="ignore"):
    """One exercise of the list, at a level."""

    exercise_id: str = Field(max_length=100)
    level: Level = "standard"


class EarlierList(BaseModel, frozen=True, extra="ignore"):
    """What a person meant to do, one after the other."""

    choices: tuple[EarlierChoice, ...] = Field(default=(), max_length=20)


def take_over_list(records: Records, person_id: UUID) -> None:
    """Put the exercises of an earlier list into the plan, once; what does not suit is left out.

    Raises
    ------
    VaultError
        The file is damaged.
    """
    try:
        earlier = read_own(records, person_id, FILE_NAME, EarlierList)
    except VaultError:
        # A damaged list holds nothing that could be taken over; it is not asked for again.
        forget_own(records, person_id, FILE_NAME)
        return
    if earlier is None:
        return
    store, every = records.store_of(person_id), specs()
    for choice in earlier.choices:
        if choice.exercise_id not in every:
            continue
        try:
            add_exercise(
                store, person_id, every[choice.exercise_id], today=this_day(), level=choice.level
            )
        except (LockedError, RecordsError):
            continue
    forget_own(records, person_id, FILE_NAME)
