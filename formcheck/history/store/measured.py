"""What is measured beside the exercises: tests, time at a desk, lifting."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from formcheck.anatomy.sides import Side
from formcheck.history.access import AccessGate, Need
from formcheck.history.records import Assessment, DeskSession, LiftingSession
from formcheck.history.schema import AssessmentRow, DeskRow, LiftingRow, now_utc
from formcheck.history.store.diary import Diary


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out of a test; fields as in `Assessment`."""

    kind: str
    value: float | None
    unit: str
    band: float | None = None
    side: Side | None = None
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeskWatched:
    """What was seen at a desk; fields as in `DeskSession`."""

    started_utc: datetime
    ended_utc: datetime
    observed_s: float
    comfortable_s: float
    posture_changes: int
    breaks: int
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LiftingWatched:
    """What was seen of a series of lifts; fields as in `LiftingSession`."""

    started_utc: datetime
    ended_utc: datetime
    lift_count: int
    load_kg: float | None = None
    details: dict[str, Any] = field(default_factory=dict)


class Assessments(Diary[Assessment]):
    """Tests that were measured."""

    def __init__(self, gate: AccessGate) -> None:
        super().__init__(gate, name="assessments", kind=Assessment, row=AssessmentRow)

    def add(
        self, person_id: UUID, measured: Measured, *, session_id: UUID | None = None
    ) -> Assessment:
        """Keep what a test of a person showed."""
        columns = asdict(measured) | {"session_id": session_id, "assessed_utc": now_utc()}
        return self._add(person_id, Need.CARE, **columns)

    def of_person(
        self, person_id: UUID, *, since: datetime | None = None
    ) -> tuple[Assessment, ...]:
        """Return a person's tests, the oldest first."""
        return self._of_person(person_id, AssessmentRow.assessed_utc.expression, since)


class DeskRecords(Diary[DeskSession]):
    """Time at a desk."""

    def __init__(self, gate: AccessGate) -> None:
        super().__init__(gate, name="desk", kind=DeskSession, row=DeskRow)

    def add(self, watched: DeskWatched) -> DeskSession:
        """Keep what was seen of the viewer at a desk."""
        return self._add(self._gate.viewer_id, Need.CHANGE, **asdict(watched))

    def of_person(
        self, person_id: UUID, *, since: datetime | None = None
    ) -> tuple[DeskSession, ...]:
        """Return a person's time at desks, the oldest first."""
        return self._of_person(person_id, DeskRow.started_utc.expression, since)


class Lifting(Diary[LiftingSession]):
    """Series of lifts."""

    def __init__(self, gate: AccessGate) -> None:
        super().__init__(gate, name="lifting", kind=LiftingSession, row=LiftingRow)

    def add(self, watched: LiftingWatched) -> LiftingSession:
        """Keep what was seen of the viewer lifting."""
        return self._add(self._gate.viewer_id, Need.CHANGE, **asdict(watched))

    def of_person(
        self, person_id: UUID, *, since: datetime | None = None
    ) -> tuple[LiftingSession, ...]:
        """Return a person's series of lifts, the oldest first."""
        return self._of_person(person_id, LiftingRow.started_utc.expression, since)
