"""What people said of themselves that a plan is made by."""

from typing import Any
from uuid import UUID

from formcheck.history.access import AccessGate, Need
from formcheck.history.records.programme import StoredProfile
from formcheck.history.rows import as_record
from formcheck.history.schema import ProfileRow, now_utc


class Profiles:
    """One profile a person."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def keep(self, person_id: UUID, body: dict[str, Any]) -> StoredProfile:
        """Keep a profile in place of the one before."""
        with self._gate.records_of(person_id, Need.CARE, "profiles.keep") as db_session:
            row = db_session.merge(
                ProfileRow(person_id=person_id, body=body, changed_utc=now_utc())
            )
            db_session.flush()
            return as_record(StoredProfile, row)

    def of_person(self, person_id: UUID) -> StoredProfile | None:
        """Return a person's profile; None where nothing was said yet."""
        with self._gate.records_of(person_id, Need.READ, "profiles.of_person") as db_session:
            row = db_session.get(ProfileRow, person_id)
            return as_record(StoredProfile, row) if row is not None else None
