"""How exercises went over time, added up by the database."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.sql.selectable import FromClause

from formcheck.history.access import AccessGate, Need
from formcheck.history.schema import FaultRow, SetRow, VerdictRow
from formcheck.progress.series import ActiveDay, DayOfExercise, ExerciseDone, FaultCount, SetPoint

FINISHED_WITH_VERDICT: FromClause = SetRow.__table__.join(
    VerdictRow.__table__, (VerdictRow.set_id == SetRow.id) & VerdictRow.is_current
)

NEWEST_SETS = 1000
"""More points than a chart can show; `ExerciseProgress.by_day` goes further back."""


class ExerciseProgress:
    """What has become of the exercises of a person; sets that were not finished are left out."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def exercises(self, person_id: UUID) -> tuple[ExerciseDone, ...]:
        """Return which exercises were done, the most recent first."""
        query = (
            select(
                SetRow.exercise_id,
                func.count().label("sets"),
                func.sum(SetRow.rep_count).label("reps"),
                func.min(SetRow.day).label("first_day"),
                func.max(SetRow.day).label("last_day"),
            )
            .where(*_finished(person_id))
            .group_by(SetRow.exercise_id)
            .order_by(func.max(SetRow.day).desc(), SetRow.exercise_id)
        )
        return self._answer(ExerciseDone, person_id, query, "progress.exercises")

    def by_day(
        self, person_id: UUID, exercise_id: str, *, since: date | None = None
    ) -> tuple[DayOfExercise, ...]:
        """Return how one exercise went on each day it was done, the oldest first."""
        query = (
            select(
                SetRow.day,
                func.count().label("sets"),
                func.sum(VerdictRow.rep_count).label("reps"),
                func.avg(VerdictRow.score).label("score"),
                _furthest().label("peak_furthest"),
                func.avg(VerdictRow.peak_mean).label("peak_mean"),
                func.max(VerdictRow.peak_unit).label("peak_unit"),
                func.sum(VerdictRow.hold_total_s).label("hold_total_s"),
                func.max(VerdictRow.hold_longest_s).label("hold_longest_s"),
            )
            .select_from(FINISHED_WITH_VERDICT)
            .where(*_finished(person_id, exercise_id, since))
            .group_by(SetRow.day)
            .order_by(SetRow.day)
        )
        return self._answer(DayOfExercise, person_id, query, "progress.by_day")

    def by_set(
        self,
        person_id: UUID,
        exercise_id: str,
        *,
        since: date | None = None,
        limit: int = NEWEST_SETS,
    ) -> tuple[SetPoint, ...]:
        """Return how each set of one exercise went, the oldest first.

        Parameters
        ----------
        since
            The first day wanted; None for all.
        limit
            The newest so many.
        """
        query = (
            select(
                SetRow.id.label("set_id"),
                SetRow.day,
                VerdictRow.view,
                VerdictRow.rep_count.label("reps"),
                VerdictRow.score,
                VerdictRow.peak_furthest,
                VerdictRow.peak_mean,
                VerdictRow.peak_band,
                VerdictRow.peak_unit,
                VerdictRow.target,
                VerdictRow.hold_total_s,
                VerdictRow.hold_longest_s,
            )
            .select_from(FINISHED_WITH_VERDICT)
            .where(*_finished(person_id, exercise_id, since))
            .order_by(SetRow.day.desc(), SetRow.started_utc.desc())
            .limit(limit)
        )
        newest_first = self._answer(SetPoint, person_id, query, "progress.by_set")
        return newest_first[::-1]

    def faults(
        self, person_id: UUID, exercise_id: str, *, since: date | None = None
    ) -> tuple[FaultCount, ...]:
        """Return how often each fault of an exercise was found, the most frequent first."""
        mild, severe = (
            func.sum(case((FaultRow.severity == severity, 1), else_=0))
            for severity in ("mild", "severe")
        )
        query = (
            select(FaultRow.fault_id, mild.label("mild"), severe.label("severe"))
            .select_from(FINISHED_WITH_VERDICT)
            .join(FaultRow, FaultRow.verdict_id == VerdictRow.id)
            .where(*_finished(person_id, exercise_id, since))
            .group_by(FaultRow.fault_id)
            .order_by(func.count().desc(), FaultRow.fault_id)
        )
        return self._answer(FaultCount, person_id, query, "progress.faults")

    def active_days(self, person_id: UUID, *, since: date | None = None) -> tuple[ActiveDay, ...]:
        """Return the days on which anything was done, for a heat map, the oldest first."""
        query = (
            select(
                SetRow.day,
                func.count().label("sets"),
                func.sum(SetRow.rep_count).label("reps"),
            )
            .where(*_finished(person_id, since=since))
            .group_by(SetRow.day)
            .order_by(SetRow.day)
        )
        return self._answer(ActiveDay, person_id, query, "progress.active_days")

    def _answer(self, kind: type[Any], person_id: UUID, query: Any, what: str) -> tuple[Any, ...]:
        with self._gate.records_of(person_id, Need.READ, what) as db_session:
            return tuple(kind(**row) for row in db_session.execute(query).mappings())


def _finished(
    person_id: UUID, exercise_id: str | None = None, since: date | None = None
) -> list[ColumnElement[bool]]:
    wanted = [SetRow.person_id == person_id, SetRow.status == "finished"]
    if exercise_id is not None:
        wanted.append(SetRow.exercise_id == exercise_id)
    if since is not None:
        wanted.append(SetRow.day >= since)
    return wanted


def _furthest() -> ColumnElement[float]:
    """Return the furthest peak of a group: the largest, or the smallest where it is below the mean.

    Which way an exercise goes shows in every set: its furthest peak lies beyond its mean.
    """
    beyond = func.sum(VerdictRow.peak_furthest - VerdictRow.peak_mean)
    return case(
        (beyond < 0, func.min(VerdictRow.peak_furthest)),
        else_=func.max(VerdictRow.peak_furthest),
    )
