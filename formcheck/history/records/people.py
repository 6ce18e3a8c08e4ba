"""Who is there, and who may see whom, as the store returns it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

Role = Literal["patient", "therapist", "admin"]
AuditAction = Literal["read", "change"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses formcheck.

    Attributes
    ----------
    role
        What they may do; see `formcheck.history.access`.
    created_utc, closed_utc
        When the account was made, and when it was closed; None while it is open.
    """

    id: UUID
    name: str
    role: Role
    created_utc: datetime
    closed_utc: datetime | None


@dataclass(frozen=True, slots=True)
class LoginIdentity:
    """How a login provider names a person.

    Attributes
    ----------
    issuer, subject
        The provider's address and its name for the person, as in the token's "iss" and "sub".
    """

    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A chance to join in a role.

    Attributes
    ----------
    accepted_utc, withdrawn_utc
        None where it was not accepted or withdrawn.
    """

    id: UUID
    role: Role
    created_utc: datetime
    expires_utc: datetime
    accepted_utc: datetime | None
    withdrawn_utc: datetime | None


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation just made, and the token that accepts it: shown this once, kept nowhere."""

    invitation: Invitation
    token: str


@dataclass(frozen=True, slots=True)
class Grant:
    """That a person lets a therapist see their records.

    Attributes
    ----------
    revoked_utc
        When it was taken back; None while it holds.
    """

    id: UUID
    person_id: UUID
    therapist_id: UUID
    therapist_name: str
    granted_utc: datetime
    revoked_utc: datetime | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """That somebody read or changed what belongs to a person.

    Attributes
    ----------
    actor_name
        Who it was; None where that person's records have been erased.
    what
        The question asked, such as "sets.of_session".
    """

    at_utc: datetime
    actor_name: str | None
    action: AuditAction
    what: str
