"""Writes the sittings of the sample person as if they had been kept on their day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck import __version__
from formcheck.exercises.result import Rep
from formcheck.history.database import Database
from formcheck.history.pieces import TrackPiece
from formcheck.history.records import PainKind
from formcheck.history.sample.showing import AIM, ShownSet
from formcheck.history.sample.story import PlannedSession
from formcheck.history.schema import PainRow, RepRow, SessionRow, SetRow, TrackRow
from formcheck.history.store.live_counting import keep_live_rep
from formcheck.history.store.sets import first_verdict
from formcheck.history.store.verdict_keeping import keep_result
from formcheck.history.vault import Vault

CHECK_IN = CHECK_OUT = timedelta(minutes=2)
REST = timedelta(seconds=75)
MORNING = 7.5
"""When the question of the next morning is answered, in hours of local time."""
WHERE = "lower back"


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A sitting that was shown, and when.

    Attributes
    ----------
    now_utc
        What lies after this has not been asked yet.
    """

    planned: PlannedSession
    shown: Sequence[ShownSet]
    started_utc: datetime
    now_utc: datetime

    @property
    def times_utc(self) -> tuple[tuple[datetime, datetime], ...]:
        """When each set began and ended."""
        found, begun_utc = [], self.started_utc + CHECK_IN
        for each in self.shown:
            ended_utc = begun_utc + timedelta(seconds=each.track.duration_s)
            found.append((begun_utc, ended_utc))
            begun_utc = ended_utc + REST
        return tuple(found)

    @property
    def ended_utc(self) -> datetime:
        """When it was over."""
        return self.times_utc[-1][1] + CHECK_OUT


@dataclass(frozen=True, slots=True)
class _Placed:
    """A set that has its identity and its time."""

    id: UUID
    shown: ShownSet
    begun_utc: datetime
    ended_utc: datetime


class Keeper:
    """Keeps sittings of one person.

    Parameters
    ----------
    database, vault
        Where the records are.
    person_id
        Whose they are.
    """

    def __init__(self, database: Database, vault: Vault, person_id: UUID) -> None:
        self._database = database
        self._vault = vault
        self._person_id = person_id

    def keep(self, session: ShownSession) -> None:
        """Keep a sitting with its sets and what was said of pain, all or nothing."""
        pairs = zip(session.shown, session.times_utc, strict=True)
        sets = [_Placed(uuid4(), shown, *times_utc) for shown, times_utc in pairs]
        tracks = [track for each in sets if (track := self._keep_poses(each))]
        with self._database.transaction(writes=True) as db_session:
            row = self._session_row(session)
            db_session.add(row)
            db_session.flush()
            for each in sets:
                _keep_set(db_session, self._set_row(row, each), each.shown)
            db_session.add_all(tracks)
            db_session.add_all(self._pain_rows(session, row.id))

    def _session_row(self, session: ShownSession) -> SessionRow:
        planned = session.planned
        return SessionRow(
            id=uuid4(),
            person_id=self._person_id,
            started_utc=session.started_utc,
            ended_utc=session.ended_utc,
            day=session.started_utc.astimezone().date(),
            place="Living room",
            check_in={"pain": planned.pain_before},
            check_out={"pain": planned.pain_after, "note": planned.note},
        )

    def _set_row(self, session: SessionRow, placed: _Placed) -> SetRow:
        whole = placed.shown.result is not None
        return SetRow(
            id=placed.id,
            person_id=self._person_id,
            session_id=session.id,
            exercise_id=placed.shown.spec.id,
            level=AIM.level,
            source="recording" if whole else "live",
            status="finished" if whole else "interrupted",
            started_utc=placed.begun_utc,
            touched_utc=placed.ended_utc,
            ended_utc=placed.ended_utc if whole else None,
            day=session.day,
            rep_count_live=None if whole else 0,
        )

    def _keep_poses(self, placed: _Placed) -> TrackRow | None:
        """Keep the poses; those of a set that was interrupted stay in pieces, without a row."""
        track = placed.shown.track
        if placed.shown.result is None:
            self._vault.keep_piece(self._person_id, placed.id, TrackPiece(0, track))
            return None
        kept = self._vault.keep_track(self._person_id, placed.id, track)
        return TrackRow(
            person_id=self._person_id,
            set_id=placed.id,
            file_name=kept.file_name,
            sha256=kept.sha256,
            size_bytes=kept.size_bytes,
            encrypted=kept.encrypted,
            kept_utc=placed.ended_utc,
            frame_count=len(track),
        )

    def _pain_rows(self, session: ShownSession, session_id: UUID) -> Iterator[PainRow]:
        planned = session.planned
        said: tuple[tuple[PainKind, int, datetime], ...] = (
            ("before", planned.pain_before, session.started_utc),
            ("after", planned.pain_after, session.ended_utc),
            ("next_morning", planned.pain_next_morning, _next_morning(session.started_utc)),
        )
        for kind, score, felt_utc in said:
            if felt_utc <= session.now_utc:
                yield PainRow(
                    person_id=self._person_id,
                    session_id=session_id,
                    kind=kind,
                    score=score,
                    place=WHERE if score else None,
                    note=planned.note if kind == "before" else None,
                    felt_utc=felt_utc,
                )


def _keep_set(db_session: Session, row: SetRow, shown: ShownSet) -> None:
    db_session.add(row)
    db_session.flush()
    verdict = first_verdict(row.id, shown.spec)
    db_session.add(verdict)
    db_session.flush()
    if shown.result is None:
        _keep_live_reps(db_session, row, shown.reps)
    else:
        keep_result(db_session, row.id, shown.result, engine_version=__version__)
        verdict.judged_utc = row.ended_utc
    db_session.flush()
    for rep in db_session.scalars(select(RepRow).where(RepRow.verdict_id == verdict.id)):
        rep.counted_utc = _ended_utc(row, rep.end_s)


def _keep_live_reps(db_session: Session, row: SetRow, reps: Sequence[Rep]) -> None:
    """Keep repetitions as they are while a set runs."""
    touched_utc = row.touched_utc
    for rep in reps:
        keep_live_rep(db_session, row, rep, counted_utc=_ended_utc(row, rep.end_s))
    row.touched_utc = touched_utc


def _ended_utc(row: SetRow, end_s: float | None) -> datetime:
    return row.started_utc + timedelta(seconds=end_s or 0.0)


def _next_morning(started_utc: datetime) -> datetime:
    local = started_utc.astimezone() + timedelta(days=1)
    return datetime(local.year, local.month, local.day).astimezone() + timedelta(hours=MORNING)
