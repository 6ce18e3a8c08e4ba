"""Who may do what: the one place where it is decided.

Everybody may do everything with their own records. A therapist may read the records of people who
let them, comment on them, plan and assess for them. An admin manages accounts and reads nobody's
records. Everything else is refused, with the same words whether there is such a record or not.

The role is looked up for every question, so that a changed role, a closed account or a grant that
was taken back counts at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck.errors import AccessRefusedError
from formcheck.history.database import Database
from formcheck.history.records import AuditAction, Role
from formcheck.history.schema import AuditRow, GrantRow, Owned, PersonRow, now_utc

Row = TypeVar("Row", bound=Owned)

OWNERS_KNOWN = 64
"""So many records' owners are remembered: a running set is asked for again with each repetition."""


class Need(Enum):
    """What a question is about to do with a person's records."""

    READ = "read"
    CARE = "care for"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, as the database knows them now."""

    person_id: UUID
    role: Role
    audit_ref: UUID


def allows(viewer: Viewer, person_id: UUID, need: Need, *, granted: bool) -> bool:
    """Whether a viewer may do this with a person's records.

    Parameters
    ----------
    granted
        Whether the person lets this viewer see their records.
    """
    if viewer.person_id == person_id:
        return True
    return viewer.role == "therapist" and granted and need in (Need.READ, Need.CARE)


class AccessGate:
    """Lets one viewer through to the records they may use, and writes down who did what.

    Parameters
    ----------
    database
        Where the records are.
    viewer_id
        Who asks.
    """

    def __init__(self, database: Database, viewer_id: UUID) -> None:
        self._database = database
        self.viewer_id = viewer_id
        self._owners: dict[UUID, UUID] = {}

    @contextmanager
    def records_of(self, person_id: UUID, need: Need, what: str) -> Iterator[Session]:
        """Give a transaction on a person's records.

        What is done to another's records is written to the audit trail in the same transaction.

        Parameters
        ----------
        what
            The question, for the audit trail.

        Raises
        ------
        AccessRefusedError
            The viewer may not do this, or there is no such person.
        """
        writes = need is not Need.READ or person_id != self.viewer_id
        with self._database.transaction(writes=writes) as db_session:
            viewer = recognise(db_session, self.viewer_id)
            if not allows(viewer, person_id, need, granted=_granted(db_session, viewer, person_id)):
                raise AccessRefusedError
            if person_id != viewer.person_id:
                action: AuditAction = "read" if need is Need.READ else "change"
                note(db_session, viewer, person_id, action, what)
            yield db_session

    @contextmanager
    def record(
        self, kind: type[Row], record_id: UUID, need: Need, what: str
    ) -> Iterator[tuple[Session, Row]]:
        """Give a transaction and the record an id names; see `records_of`.

        Where the record will be changed, others wait with their change until this one is done.
        """
        owner_id = self._owner_of(kind, record_id)
        with self.records_of(owner_id, need, what) as db_session:
            row = db_session.get(kind, record_id, with_for_update=need is not Need.READ)
            if row is None:
                raise AccessRefusedError
            yield db_session, row

    def glance(self, kind: type[Row], record_id: UUID, need: Need) -> Row:
        """Return a record as it is now, before something that takes long is done for it.

        Nothing is held and nothing is written: `record` decides again when it is done.

        Raises
        ------
        AccessRefusedError
            The viewer may not do this, or there is no such record.
        """
        with self._database.transaction(writes=False) as db_session:
            row = db_session.get(kind, record_id)
            if row is None:
                raise AccessRefusedError
            viewer = recognise(db_session, self.viewer_id)
            granted = _granted(db_session, viewer, row.person_id)
            if not allows(viewer, row.person_id, need, granted=granted):
                raise AccessRefusedError
            return row

    @contextmanager
    def accounts(self, *, writes: bool) -> Iterator[tuple[Session, Viewer]]:
        """Give a transaction on what belongs to the viewer's own account."""
        with self._database.transaction(writes=writes) as db_session:
            yield db_session, recognise(db_session, self.viewer_id)

    @contextmanager
    def all_accounts(self) -> Iterator[tuple[Session, Viewer]]:
        """Give an admin a transaction on everybody's account, which holds no health data."""
        with self.accounts(writes=True) as (db_session, viewer):
            if viewer.role != "admin":
                raise AccessRefusedError
            yield db_session, viewer

    def _owner_of(self, kind: type[Owned], record_id: UUID) -> UUID:
        """Return whose a record is, which never changes; that it is there still is seen later."""
        known = self._owners.get(record_id)
        if known is not None:
            return known
        with self._database.transaction(writes=False) as db_session:
            owner_id: UUID | None = db_session.scalar(
                select(kind.person_id).where(kind.id == record_id)
            )
        if owner_id is None:
            raise AccessRefusedError
        if len(self._owners) == OWNERS_KNOWN:
            self._owners.pop(next(iter(self._owners)))
        self._owners[record_id] = owner_id
        return owner_id


def recognise(db_session: Session, person_id: UUID) -> Viewer:
    """Return who asks.

    Raises
    ------
    AccessRefusedError
        There is no such person, or their account is closed.
    """
    row = db_session.get(PersonRow, person_id)
    if row is None or row.closed_utc is not None:
        raise AccessRefusedError
    return Viewer(row.id, row.role, row.audit_ref)


def note(
    db_session: Session, viewer: Viewer, person_id: UUID, action: AuditAction, what: str
) -> None:
    """Add to the audit trail what a viewer does to a person's records or account."""
    subject_ref = db_session.scalar(select(PersonRow.audit_ref).where(PersonRow.id == person_id))
    if subject_ref is None:
        raise AccessRefusedError
    db_session.add(
        AuditRow(
            at_utc=now_utc(),
            actor_ref=viewer.audit_ref,
            subject_ref=subject_ref,
            action=action,
            what=what,
        )
    )


def _granted(db_session: Session, viewer: Viewer, person_id: UUID) -> bool:
    """Whether a person lets the viewer see their records; not asked of one's own."""
    if viewer.person_id == person_id:
        return False
    live = select(GrantRow.id).where(
        GrantRow.person_id == person_id,
        GrantRow.therapist_id == viewer.person_id,
        GrantRow.revoked_utc.is_(None),
    )
    return db_session.scalar(live) is not None
