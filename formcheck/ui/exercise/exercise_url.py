"""Where somebody is in their sitting: all of it stands in the address, so a reload goes on."""

from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID, uuid4

import streamlit as st

from formcheck.exercises.terms import LEVELS, Level

Outlook = Literal["about", "set", "result"]
_NAMES = ("exercise", "level", "today", "at", "sitting", "run", "set", "broke")


@dataclass(frozen=True, slots=True)
class ExerciseUrl:
    """Which exercise, which set of it, and what was just done.

    Attributes
    ----------
    today
        Whether the list of today is done rather than one exercise.
    at
        Which set of the course is next, or runs.
    session_id
        The sitting the sets belong to; None before the first.
    run
        The name of the set that runs, for the window to know it again; None between sets.
    set_id
        The set that was just done; None where there is none.
    broke
        Whether that set ended without a verdict.
    """

    exercise_id: str | None = None
    level: Level = "standard"
    today: bool = False
    at: int = 0
    session_id: UUID | None = None
    run: str | None = None
    set_id: UUID | None = None
    broke: bool = False

    @property
    def outlook(self) -> Outlook:
        """What the page shows."""
        if self.run is not None and self.session_id is not None:
            return "set"
        return "result" if self.set_id is not None and self.session_id is not None else "about"

    def starting(self, session_id: UUID) -> "ExerciseUrl":
        """Return the same place with its set running, under a name of its own."""
        return replace(self, session_id=session_id, run=uuid4().hex, set_id=None, broke=False)

    def after(self, set_id: UUID | None, *, broke: bool = False) -> "ExerciseUrl":
        """Return where one is after the set that ran; it comes again where none was begun."""
        at = self.at if set_id is None else self.at + 1
        return replace(self, run=None, set_id=set_id, at=at, broke=broke)

    def from_the_top(self) -> "ExerciseUrl":
        """Return the beginning of the same exercises."""
        return ExerciseUrl(exercise_id=self.exercise_id, level=self.level, today=self.today)


def here() -> ExerciseUrl:
    """Return where the address of this window says one is; what makes no sense is left out."""
    asked = st.query_params
    level = asked.get("level", "standard")
    return ExerciseUrl(
        exercise_id=asked.get("exercise"),
        level=level if level in LEVELS else "standard",
        today=asked.get("today") == "1",
        at=_count(asked.get("at", "0")),
        session_id=_id(asked.get("sitting")),
        run=asked.get("run"),
        set_id=_id(asked.get("set")),
        broke=asked.get("broke") == "1",
    )


def go(to: ExerciseUrl) -> None:
    """Write where one is into the address; the page shows it at its next look."""
    said = (
        to.exercise_id,
        to.level,
        "1" if to.today else None,
        str(to.at) if to.at else None,
        to.session_id,
        to.run,
        to.set_id,
        "1" if to.broke else None,
    )
    st.query_params.from_dict(
        {name: str(each) for name, each in zip(_NAMES, said, strict=True) if each is not None}
    )


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
