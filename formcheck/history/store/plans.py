"""Plans: what they say, what they said before, who changed it and why."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck.errors import RecordChangedError
from formcheck.history.access import AccessGate, Need
from formcheck.history.records import Plan, PlanVersion
from formcheck.history.records.programme import ProposalAnswer, ProposalVerdict
from formcheck.history.rows import as_record
from formcheck.history.schema import (
    PersonRow,
    PlanRow,
    PlanVersionRow,
    ProposalAnswerRow,
    now_utc,
)
from formcheck.history.store.diary import Diary


class Plans:
    """What a person has agreed to do."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def make(self, person_id: UUID, *, title: str, body: dict[str, Any], reason: str) -> Plan:
        """Make a plan for a person; its first version.

        Parameters
        ----------
        body
            What is to be done, as the plan engine writes it.
        reason
            Why this, in words for the person.
        """
        with self._gate.records_of(person_id, Need.CARE, "plans.make") as db_session:
            row = PlanRow(person_id=person_id, title=title, created_utc=now_utc())
            db_session.add(row)
            db_session.flush()
            self._add_version(db_session, row, 1, body, reason)
            return _plan(db_session, row)

    def change(self, plan_id: UUID, body: dict[str, Any], *, reason: str, based_on: int) -> Plan:
        """Write the next version of a plan.

        Parameters
        ----------
        based_on
            The number of the version that was changed.

        Raises
        ------
        RecordChangedError
            Somebody else wrote a version meanwhile.
        """
        with self._gate.record(PlanRow, plan_id, Need.CARE, "plans.change") as (db_session, row):
            newest = _newest(db_session, plan_id)
            if newest.number != based_on:
                raise RecordChangedError(
                    f"the plan was changed meanwhile (it is at version {newest.number} now); look "
                    "at it again, then change it"
                )
            self._add_version(db_session, row, based_on + 1, body, reason)
            return _plan(db_session, row)

    def end(self, plan_id: UUID) -> Plan:
        """Put a plan away; its versions stay."""
        with self._gate.record(PlanRow, plan_id, Need.CARE, "plans.end") as (db_session, row):
            row.ended_utc = row.ended_utc or now_utc()
            return _plan(db_session, row)

    def of_person(self, person_id: UUID) -> tuple[Plan, ...]:
        """Return a person's plans, the newest first."""
        with self._gate.records_of(person_id, Need.READ, "plans.of_person") as db_session:
            rows = db_session.scalars(
                select(PlanRow)
                .where(PlanRow.person_id == person_id)
                .order_by(PlanRow.created_utc.desc())
            ).all()
            return tuple(_plan(db_session, row) for row in rows)

    def versions(self, plan_id: UUID) -> tuple[PlanVersion, ...]:
        """Return everything a plan ever said, the oldest first."""
        with self._gate.record(PlanRow, plan_id, Need.READ, "plans.versions") as (db_session, _):
            rows = db_session.scalars(
                select(PlanVersionRow)
                .where(PlanVersionRow.plan_id == plan_id)
                .order_by(PlanVersionRow.number)
            ).all()
            return tuple(_version(db_session, row) for row in rows)

    def _add_version(
        self, db_session: Session, plan: PlanRow, number: int, body: dict[str, Any], reason: str
    ) -> None:
        db_session.add(
            PlanVersionRow(
                plan_id=plan.id,
                number=number,
                body=body,
                author_id=self._gate.viewer_id,
                reason=reason,
                written_utc=now_utc(),
            )
        )
        db_session.flush()


class ProposalAnswers(Diary[ProposalAnswer]):
    """What was answered when changes of the plan were proposed."""

    def __init__(self, gate: AccessGate) -> None:
        super().__init__(gate, name="proposal_answers", kind=ProposalAnswer, row=ProposalAnswerRow)

    def add(
        self, person_id: UUID, exercise: str, proposal: dict[str, Any], answer: ProposalVerdict
    ) -> ProposalAnswer:
        """Keep what the viewer answered, for a person."""
        return self._add(
            person_id,
            Need.CARE,
            exercise=exercise,
            proposal=proposal,
            answer=answer,
            author_id=self._gate.viewer_id,
            answered_utc=now_utc(),
        )

    def of_person(
        self, person_id: UUID, *, since: datetime | None = None
    ) -> tuple[ProposalAnswer, ...]:
        """Return all answers, the oldest first."""
        return self._of_person(person_id, ProposalAnswerRow.answered_utc.expression, since)


def _newest(db_session: Session, plan_id: UUID) -> PlanVersionRow:
    query = select(PlanVersionRow).where(PlanVersionRow.plan_id == plan_id)
    return db_session.scalars(query.order_by(PlanVersionRow.number.desc()).limit(1)).one()


def _plan(db_session: Session, row: PlanRow) -> Plan:
    return as_record(Plan, row, newest=_version(db_session, _newest(db_session, row.id)))


def _version(db_session: Session, row: PlanVersionRow) -> PlanVersion:
    author = db_session.get(PersonRow, row.author_id) if row.author_id else None
    return as_record(PlanVersion, row, author_name=author.name if author else None)
