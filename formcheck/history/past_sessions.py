"""Keeps sessions that lie in the past, as if they had been kept on their day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck import __version__
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.database import Database
from formcheck.history.pieces import TrackPiece
from formcheck.history.records import PainKind
from formcheck.history.schema import PainRow, RepRow, SessionRow, SetRow, TrackRow
from formcheck.history.store.live_counting import keep_live_rep
from formcheck.history.store.sets import first_verdict
from formcheck.history.store.verdict_keeping import keep_result
from formcheck.history.vault import Vault
from formcheck.pose.track import PoseTrack


@dataclass(frozen=True, slots=True)
class PastSet:
    """One set, with its times.

    Attributes
    ----------
    reps
        What was counted while it ran.
    result
        The verdict; None where the set was interrupted.
    """

    spec: ExerciseSpec
    aim: Target
    track: PoseTrack
    reps: tuple[Rep, ...]
    result: SetResult | None
    begun_utc: datetime
    ended_utc: datetime


@dataclass(frozen=True, slots=True)
class PastPain:
    """What was said of pain, 0 to 10, and when it was felt."""

    kind: PainKind
    score: int
    felt_utc: datetime
    place: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PastSession:
    """One session with all that belongs to it."""

    started_utc: datetime
    ended_utc: datetime
    place: str
    check_in: Mapping[str, object]
    check_out: Mapping[str, object]
    sets: Sequence[PastSet]
    pain: Sequence[PastPain]


@dataclass(frozen=True, slots=True)
class _Identified:
    id: UUID
    past: PastSet


class PastSessions:
    """The past of one person.

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

    def keep(self, session: PastSession) -> None:
        """Keep a session with its sets and what was said of pain, all or nothing."""
        sets = [_Identified(uuid4(), each) for each in session.sets]
        tracks = [track for each in sets if (track := self._keep_poses(each))]
        with self._database.transaction(writes=True) as db_session:
            row = self._session_row(session)
            db_session.add(row)
            db_session.flush()
            for each in sets:
                _keep_set(db_session, self._set_row(row, each), each.past)
            db_session.add_all(tracks)
            db_session.add_all(self._pain_rows(session, row.id))

    def _session_row(self, session: PastSession) -> SessionRow:
        return SessionRow(
            id=uuid4(),
            person_id=self._person_id,
            started_utc=session.started_utc,
            ended_utc=session.ended_utc,
            day=session.started_utc.astimezone().date(),
            place=session.place,
            check_in=dict(session.check_in),
            check_out=dict(session.check_out),
        )

    def _set_row(self, session: SessionRow, each: _Identified) -> SetRow:
        past, whole = each.past, each.past.result is not None
        return SetRow(
            id=each.id,
            person_id=self._person_id,
            session_id=session.id,
            exercise_id=past.spec.id,
            level=past.aim.level,
            source="recording" if whole else "live",
            status="finished" if whole else "interrupted",
            started_utc=past.begun_utc,
            touched_utc=past.ended_utc,
            ended_utc=past.ended_utc if whole else None,
            day=session.day,
            rep_count_live=None if whole else 0,
        )

    def _keep_poses(self, each: _Identified) -> TrackRow | None:
        """Keep the poses; those of a set that was interrupted stay in pieces, without a row."""
        track = each.past.track
        if each.past.result is None:
            self._vault.keep_piece(self._person_id, each.id, TrackPiece(0, track))
            return None
        kept = self._vault.keep_track(self._person_id, each.id, track)
        return TrackRow(
            person_id=self._person_id,
            set_id=each.id,
            **asdict(kept),
            kept_utc=each.past.ended_utc,
            frame_count=len(track),
        )

    def _pain_rows(self, session: PastSession, session_id: UUID) -> Iterator[PainRow]:
        for each in session.pain:
            yield PainRow(
                person_id=self._person_id,
                session_id=session_id,
                kind=each.kind,
                score=each.score,
                place=each.place,
                note=each.note,
                felt_utc=each.felt_utc,
            )


def _keep_set(db_session: Session, row: SetRow, past: PastSet) -> None:
    db_session.add(row)
    db_session.flush()
    verdict = first_verdict(row.id, past.spec)
    db_session.add(verdict)
    db_session.flush()
    if past.result is None:
        _keep_live_reps(db_session, row, past.reps)
    else:
        keep_result(db_session, row.id, past.result, engine_version=__version__)
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
