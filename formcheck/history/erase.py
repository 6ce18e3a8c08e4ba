"""Erases a person: rows, files, and what lies in the free space of the database."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from formcheck.errors import AccessRefusedError
from formcheck.history.access import AccessGate, Viewer, note
from formcheck.history.database import Database
from formcheck.history.erasure import Erasure, take_away
from formcheck.history.schema import Base, Owned, PersonRow, now_utc
from formcheck.history.vault import Vault

WORDS = {
    "exercise_session": "sittings",
    "exercise_set": "sets",
    "pose_track": "pose tracks",
    "media": "videos and pictures",
    "plan": "plans",
    "pain_entry": "pain entries",
    "assessment": "assessments",
    "questionnaire_answer": "questionnaires",
    "desk_session": "desk sessions",
    "lifting_session": "lifting sessions",
    "comment": "comments",
    "screening": "rounds of health questions",
    "condition": "conditions",
    "clearance": "clearances",
    "unseen_activity": "activities without a camera",
    "correction": "corrections",
    "proposal_answer": "answers to proposed changes",
    "grant": "grants",
    "login_identity": "logins",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """That somebody was erased, without a word of who it was.

    Attributes
    ----------
    counts
        How many of what were erased, in words; kinds of which there were none are left out. Empty
        where an admin erased somebody else, whose records are none of their business.
    file_count
        How many files.
    """

    erased_utc: datetime
    counts: dict[str, int]
    file_count: int

    @property
    def text(self) -> str:
        """The receipt to print or to keep."""
        what = ", ".join(f"{word}: {count}" for word, count in self.counts.items())
        return (
            f"Erased on {self.erased_utc:%Y-%m-%d at %H:%M} UTC: one account with everything in it"
            f"{f' ({what})' if what else ''}. Files deleted: {self.file_count}.\n"
            "The audit trail still shows that something was read or changed, but not whose it "
            "was.\n"
            "Backups and exports made before still hold the records: delete them where you keep "
            "them."
        )


class Erasing:
    """Leaving without a trace."""

    def __init__(self, gate: AccessGate, database: Database, vault: Vault) -> None:
        self._gate = gate
        self._database = database
        self._vault = vault

    def erase(self, person_id: UUID) -> Receipt:
        """Erase a person and everything about them; this cannot be taken back.

        One may erase oneself, and an admin anybody. Cut short before the rows are gone, nothing
        has happened; after that, the next opening of the records does the rest.

        Raises
        ------
        AccessRefusedError
            The viewer may not, or there is no such person.
        RecordsError
            Another program kept the records in use, or a file cannot be deleted: the rows are
            gone, but what was in them may still lie in the free space of the files, and the file
            stays, until the records are opened again.
        """
        with self._gate.accounts(writes=False) as (db_session, viewer):
            own = _may(db_session, viewer, person_id)
            counts = _counts(db_session, person_id) if own else {}
        with Erasure(self._vault.folder.parent, person_id):
            with self._gate.accounts(writes=True) as (db_session, viewer):
                _may(db_session, viewer, person_id)
                if not own:
                    note(db_session, viewer, person_id, "change", "erasing.erase")
                    db_session.flush()
                db_session.execute(delete(PersonRow).where(PersonRow.id == person_id))
            # From here on it is done to its end, if need be at the next opening of the records.
            file_count = take_away(self._database, self._vault, person_id)
        return Receipt(now_utc(), counts, file_count)


def _may(db_session: Session, viewer: Viewer, person_id: UUID) -> bool:
    """Return whether it is their own person that the viewer erases.

    Raises
    ------
    AccessRefusedError
        They may not, or there is no such person.
    """
    own = person_id == viewer.person_id
    if not own and viewer.role != "admin":
        raise AccessRefusedError
    if db_session.get(PersonRow, person_id) is None:
        raise AccessRefusedError
    return own


def _counts(db_session: Session, person_id: UUID) -> dict[str, int]:
    counted = {}
    for mapper in Base.registry.mappers:
        kind = mapper.class_
        if issubclass(kind, Owned) and kind.__tablename__ in WORDS:  # type: ignore[attr-defined]
            query = select(func.count()).where(kind.person_id == person_id)
            counted[kind.__tablename__] = db_session.scalar(query) or 0  # type: ignore[attr-defined]
    return {word: counted[name] for name, word in WORDS.items() if counted[name]}
