"""The exercises a person has chosen for today, in their order."""

from uuid import UUID

from pydantic import BaseModel, Field

from formcheck.exercises.terms import Level
from formcheck.history.opening import Records
from formcheck.ui.user_file import keep_own, read_own

FILE_NAME = "today.json"
AT_MOST = 20


class ExerciseChoice(BaseModel, frozen=True, extra="ignore"):
    """One exercise of the list, at a level."""

    exercise_id: str = Field(max_length=100)
    level: Level = "standard"


class TodayList(BaseModel, frozen=True, extra="ignore"):
    """What a person means to do, one after the other."""

    choices: tuple[ExerciseChoice, ...] = Field(default=(), max_length=AT_MOST)

    def has(self, exercise_id: str) -> bool:
        """Return whether an exercise is on the list."""
        return any(each.exercise_id == exercise_id for each in self.choices)

    def with_one(self, choice: ExerciseChoice) -> "TodayList":
        """Return the list with one more at its end; with its new level where it was on it."""
        if self.has(choice.exercise_id):
            same = (
                choice if each.exercise_id == choice.exercise_id else each for each in self.choices
            )
            return TodayList(choices=tuple(same))
        return TodayList(choices=(*self.choices, choice)[:AT_MOST])

    def without(self, exercise_id: str) -> "TodayList":
        """Return the list without an exercise."""
        left = (each for each in self.choices if each.exercise_id != exercise_id)
        return TodayList(choices=tuple(left))

    def sooner(self, exercise_id: str) -> "TodayList":
        """Return the list with an exercise one place earlier."""
        ids = [each.exercise_id for each in self.choices]
        place = ids.index(exercise_id) if exercise_id in ids else 0
        if place == 0:
            return self
        moved = list(self.choices)
        moved[place - 1 : place + 1] = moved[place], moved[place - 1]
        return TodayList(choices=tuple(moved))


def read_today(records: Records, person_id: UUID) -> TodayList:
    """Return what a person has chosen for today; empty where they have chosen nothing.

    Raises
    ------
    VaultError
        The file is damaged.
    """
    return read_own(records, person_id, FILE_NAME, TodayList) or TodayList()


def keep_today(records: Records, person_id: UUID, chosen: TodayList) -> None:
    """Keep what a person has chosen for today.

    Raises
    ------
    VaultError
        The file cannot be written.
    """
    keep_own(records, person_id, FILE_NAME, chosen)
