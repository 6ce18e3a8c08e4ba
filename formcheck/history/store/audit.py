"""The audit trail, for whom it is about."""

from sqlalchemy import select

from formcheck.history.access import AccessGate
from formcheck.history.records import AuditEntry
from formcheck.history.rows import as_record
from formcheck.history.schema import AuditRow, PersonRow


class Audit:
    """Who looked at or changed what belongs to the viewer."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def about_me(self, *, limit: int = 200) -> tuple[AuditEntry, ...]:
        """Return who read or changed the viewer's records and account, the newest first."""
        with self._gate.accounts(writes=False) as (db_session, viewer):
            rows = db_session.execute(
                select(AuditRow, PersonRow.name)
                .outerjoin(PersonRow, PersonRow.audit_ref == AuditRow.actor_ref)
                .where(AuditRow.subject_ref == viewer.audit_ref)
                .order_by(AuditRow.at_utc.desc())
                .limit(limit)
            )
            return tuple(as_record(AuditEntry, row, actor_name=name) for row, name in rows)
