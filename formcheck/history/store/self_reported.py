"""What a person tells: how much it hurts, and answers to questionnaires."""

from datetime import datetime
from typing import Any
from uuid import UUID

from formcheck.errors import RecordsError
from formcheck.history.access import AccessGate, Need
from formcheck.history.records import Pain, PainKind, QuestionnaireAnswer
from formcheck.history.schema import PainRow, QuestionnaireRow, now_utc
from formcheck.history.store.diary import Diary

WORST_PAIN = 10


class PainDiary(Diary[Pain]):
    """How much it hurt, from 0 (not at all) to 10."""

    def __init__(self, gate: AccessGate) -> None:
        super().__init__(gate, name="pain", kind=Pain, row=PainRow)

    def add(
        self,
        score: int,
        kind: PainKind,
        *,
        session_id: UUID | None = None,
        place: str | None = None,
        note: str | None = None,
    ) -> Pain:
        """Keep how much it hurts the viewer.

        Raises
        ------
        RecordsError
            The score is not from 0 to 10.
        """
        if not 0 <= score <= WORST_PAIN:
            raise RecordsError(f"expected a number from 0 to {WORST_PAIN}, got {score}")
        return self._add(
            self._gate.viewer_id,
            Need.CHANGE,
            session_id=session_id,
            kind=kind,
            score=score,
            place=place,
            note=note,
            felt_utc=now_utc(),
        )

    def of_person(self, person_id: UUID, *, since: datetime | None = None) -> tuple[Pain, ...]:
        """Return a person's entries, the oldest first."""
        return self._of_person(person_id, PainRow.felt_utc.expression, since)


class Questionnaires(Diary[QuestionnaireAnswer]):
    """Answers to questionnaires."""

    def __init__(self, gate: AccessGate) -> None:
        super().__init__(
            gate, name="questionnaires", kind=QuestionnaireAnswer, row=QuestionnaireRow
        )

    def add(
        self, tool: str, items: dict[str, Any], *, score: float | None = None
    ) -> QuestionnaireAnswer:
        """Keep the viewer's answers.

        Parameters
        ----------
        tool
            Which questionnaire, such as "rmdq".
        items
            The answers by item.
        score
            As the questionnaire counts it.
        """
        return self._add(
            self._gate.viewer_id,
            Need.CHANGE,
            tool=tool,
            items=items,
            score=score,
            answered_utc=now_utc(),
        )

    def of_person(
        self, person_id: UUID, *, since: datetime | None = None
    ) -> tuple[QuestionnaireAnswer, ...]:
        """Return a person's answers, the oldest first."""
        return self._of_person(person_id, QuestionnaireRow.answered_utc.expression, since)
