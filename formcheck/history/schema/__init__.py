"""The tables of the records, as typed models."""

from formcheck.history.schema.base import Base, Identified, Owned, now_utc
from formcheck.history.schema.care import (
    AssessmentRow,
    CommentRow,
    DeskRow,
    LiftingRow,
    PainRow,
    PlanRow,
    PlanVersionRow,
    QuestionnaireRow,
)
from formcheck.history.schema.kept_files import KeptFile, MediaRow, TrackRow
from formcheck.history.schema.people import (
    AuditRow,
    GrantRow,
    InvitationRow,
    LoginIdentityRow,
    PasscodeRow,
    PersonRow,
)
from formcheck.history.schema.training import (
    FaultRow,
    HoldRow,
    LiveRepRow,
    NotCountedRow,
    RepRow,
    SessionRow,
    SetRow,
    VerdictDocumentRow,
    VerdictRow,
)

__all__ = [
    "AssessmentRow",
    "AuditRow",
    "Base",
    "CommentRow",
    "DeskRow",
    "FaultRow",
    "GrantRow",
    "HoldRow",
    "Identified",
    "InvitationRow",
    "KeptFile",
    "LiftingRow",
    "LiveRepRow",
    "LoginIdentityRow",
    "MediaRow",
    "NotCountedRow",
    "Owned",
    "PainRow",
    "PasscodeRow",
    "PersonRow",
    "PlanRow",
    "PlanVersionRow",
    "QuestionnaireRow",
    "RepRow",
    "SessionRow",
    "SetRow",
    "TrackRow",
    "VerdictDocumentRow",
    "VerdictRow",
    "now_utc",
]
