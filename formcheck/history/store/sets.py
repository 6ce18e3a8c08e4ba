"""Sets: begun, counted repetition by repetition, finished, or interrupted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck import __version__
from formcheck.errors import AccessRefusedError, RecordChangedError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.loader import spec_hash
from formcheck.exercises.result import Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.access import AccessGate, Need
from formcheck.history.documents import finding_of
from formcheck.history.pieces import TrackPiece
from formcheck.history.records import Source, StoredSet, VerdictSummary
from formcheck.history.rows import as_record
from formcheck.history.schema import (
    RepRow,
    SessionRow,
    SetContextRow,
    SetRow,
    TrackRow,
    VerdictRow,
    now_utc,
)
from formcheck.history.store.live_counting import keep_live_rep, live_reps
from formcheck.history.store.verdict_keeping import current_verdict, keep_result
from formcheck.history.vault import Vault
from formcheck.history.verdict_rows import range_columns
from formcheck.history.whole_files import StoredFile
from formcheck.pose.track import PoseTrack

QUIET = timedelta(seconds=30)
"""An open set of which nothing was kept for so long is not running any more."""

ENDED = ("finished", "discarded")


class Sets:
    """What was done, set by set."""

    def __init__(self, gate: AccessGate, vault: Vault) -> None:
        self._gate = gate
        self._vault = vault

    def open(
        self,
        session_id: UUID,
        spec: ExerciseSpec,
        target: Target,
        *,
        source: Source = "live",
    ) -> StoredSet:
        """Begin a set of a sitting; it belongs to the version of the plan that the sitting follows.

        Parameters
        ----------
        spec, target
            The exercise and what the person aims for.
        source
            Whether it is happening now, was recorded, or comes from elsewhere.
        """
        with self._gate.record(SessionRow, session_id, Need.CHANGE, "sets.open") as (
            db_session,
            set_row,
        ):
            begun_utc = now_utc()
            row = SetRow(
                id=uuid4(),
                person_id=set_row.person_id,
                session_id=session_id,
                exercise_id=spec.id,
                level=target.level,
                side=target.side,
                personal_target=target.value,
                source=source,
                status="open",
                started_utc=begun_utc,
                touched_utc=begun_utc,
                day=begun_utc.astimezone().date(),
                rep_count_live=0 if source == "live" else None,
            )
            db_session.add(row)
            db_session.flush()
            db_session.add(first_verdict(row.id, spec))
            if set_row.plan_version_id is not None:
                version_id = set_row.plan_version_id
                db_session.add(SetContextRow(set_id=row.id, plan_version_id=version_id))
            db_session.flush()
            return stored_set(db_session, row)

    def add_rep(self, set_id: UUID, rep: Rep, piece: TrackPiece | None = None) -> None:
        """Keep a repetition that was just counted aloud; it is safe once this returns.

        Keeping the same repetition again changes nothing. It stays as it is here, whatever the
        verdict on the whole set says.

        Parameters
        ----------
        piece
            The poses up to its end, as for `add_piece`.

        Raises
        ------
        RecordChangedError
            The set is not running any more.
        """
        with self._piece(set_id, piece):
            need, what = Need.CHANGE, "sets.add_rep"
            with self._gate.record(SetRow, set_id, need, what) as (db_session, row):
                _refuse_unless(row, "open")
                keep_live_rep(db_session, row, rep, counted_utc=now_utc())

    def add_piece(self, set_id: UUID, piece: TrackPiece) -> None:
        """Keep the next poses of a running set, so that it can be judged if it is interrupted."""
        with self._piece(set_id, piece):
            need, what = Need.CHANGE, "sets.add_piece"
            with self._gate.record(SetRow, set_id, need, what) as (_, row):
                _refuse_unless(row, "open")
                row.touched_utc = now_utc()

    def finish(self, set_id: UUID, result: SetResult, track: PoseTrack | None = None) -> StoredSet:
        """End a set with its verdict, which is the record from now on.

        What was counted while it ran stays beside it: `live_reps` and `StoredSet.rep_count_live`.

        Parameters
        ----------
        track
            The poses it was judged from; None to keep what was kept of them while it ran.

        Raises
        ------
        RecordChangedError
            The set has a verdict already, or was discarded.
        """
        set_row = self._gate.glance(SetRow, set_id, Need.CHANGE)
        _refuse_unless(set_row, "open", "interrupted")
        poses = track if track is not None else self._vault.pieces(set_row.person_id, set_id)
        if poses is None:
            finished = self._finish(set_id, result)
        else:
            with self._vault.begin_track(set_row.person_id, set_id, poses) as pending:
                finished = self._finish(
                    set_id, result, track_row(set_row, pending.kept, len(poses))
                )
                pending.settle()
        self._vault.forget_pieces(finished.person_id, set_id)
        return finished

    def interrupt(self, set_id: UUID) -> StoredSet:
        """Mark a running set as stopped without a verdict; one that is not running stays."""
        with self._gate.record(SetRow, set_id, Need.CHANGE, "sets.interrupt") as (db_session, row):
            row.status = "interrupted" if row.status == "open" else row.status
            return stored_set(db_session, row)

    def discard(self, set_id: UUID) -> StoredSet:
        """Leave a set out of all progress; what was kept of its poses is deleted."""
        with self._gate.record(SetRow, set_id, Need.CHANGE, "sets.discard") as (db_session, row):
            row.status = "discarded"
            row.ended_utc = row.ended_utc or now_utc()
            discarded = stored_set(db_session, row)
        self._vault.forget_pieces(discarded.person_id, set_id)
        return discarded

    def interrupted(self, *, quiet: timedelta = QUIET) -> tuple[StoredSet, ...]:
        """Return the viewer's own sets that stopped without a verdict, the oldest first.

        Parameters
        ----------
        quiet
            An open set counts as stopped when nothing of it was kept for so long.
        """
        me = self._gate.viewer_id
        with self._gate.records_of(me, Need.READ, "sets.interrupted") as db_session:
            stopped = (SetRow.status == "interrupted") | (
                (SetRow.status == "open") & (SetRow.touched_utc <= now_utc() - quiet)
            )
            rows = db_session.scalars(
                select(SetRow).where(SetRow.person_id == me, stopped).order_by(SetRow.started_utc)
            ).all()
            return tuple(stored_set(db_session, row) for row in rows)

    def get(self, set_id: UUID) -> StoredSet:
        """Return one set."""
        with self._gate.record(SetRow, set_id, Need.READ, "sets.get") as (db_session, row):
            return stored_set(db_session, row)

    def of_session(self, session_id: UUID) -> tuple[StoredSet, ...]:
        """Return the sets of a sitting in order of time, discarded ones included."""
        need, what = Need.READ, "sets.of_session"
        with self._gate.record(SessionRow, session_id, need, what) as (db_session, _):
            rows = db_session.scalars(
                select(SetRow).where(SetRow.session_id == session_id).order_by(SetRow.started_utc)
            ).all()
            return tuple(stored_set(db_session, row) for row in rows)

    def reps(self, set_id: UUID) -> tuple[Rep, ...]:
        """Return the repetitions that count: those of the verdict, or the live ones before it."""
        with self._gate.record(SetRow, set_id, Need.READ, "sets.reps") as (db_session, _):
            verdict = current_verdict(db_session, set_id)
            if verdict.judged_utc is None:
                return live_reps(db_session, set_id)
            texts = db_session.scalars(
                select(RepRow.document)
                .where(RepRow.verdict_id == verdict.id)
                .order_by(RepRow.number)
            )
            return tuple(finding_of(Rep, text) for text in texts)

    def live_reps(self, set_id: UUID) -> tuple[Rep, ...]:
        """Return the repetitions as they were counted aloud while the set ran."""
        with self._gate.record(SetRow, set_id, Need.READ, "sets.live_reps") as (db_session, _):
            return live_reps(db_session, set_id)

    def _finish(self, set_id: UUID, result: SetResult, poses: TrackRow | None = None) -> StoredSet:
        with self._gate.record(SetRow, set_id, Need.CHANGE, "sets.finish") as (db_session, row):
            _refuse_unless(row, "open", "interrupted")
            keep_result(db_session, set_id, result, engine_version=__version__)
            if result.rep_count_live is not None:
                row.rep_count_live = result.rep_count_live
            if poses is not None:
                db_session.add(poses)
            row.status = "finished"
            row.ended_utc = row.touched_utc = now_utc()
            db_session.flush()
            return stored_set(db_session, row)

    @contextmanager
    def _piece(self, set_id: UUID, piece: TrackPiece | None) -> Iterator[None]:
        """Keep poses of a running set before it is told of them; none stay once it has ended."""
        if piece is None:
            yield
            return
        set_row = self._gate.glance(SetRow, set_id, Need.CHANGE)
        _refuse_unless(set_row, "open")
        self._vault.keep_piece(set_row.person_id, set_id, piece)
        try:
            yield
        except AccessRefusedError:
            # Erased meanwhile: what was just written came after their files were deleted.
            self._vault.forget_piece(set_row.person_id, set_id, piece)
            raise
        except RecordChangedError:
            if self.get(set_id).status in ENDED:
                self._vault.forget_pieces(set_row.person_id, set_id)
            raise


def track_row(set_row: SetRow, kept: StoredFile, frame_count: int) -> TrackRow:
    """Return the record of the poses of a set."""
    return TrackRow(
        person_id=set_row.person_id,
        set_id=set_row.id,
        **asdict(kept),
        kept_utc=now_utc(),
        frame_count=frame_count,
    )


def first_verdict(set_id: UUID, spec: ExerciseSpec) -> VerdictRow:
    """Return the verdict that a set begins with: by whom it will be judged, and nothing yet."""
    return VerdictRow(
        set_id=set_id,
        number=1,
        is_current=True,
        engine_version=__version__,
        spec_version=spec.version,
        spec_hash=spec_hash(spec),
        **range_columns(()),
    )


def _refuse_unless(row: SetRow, *allowed: Literal["open", "interrupted"]) -> None:
    if row.status not in allowed:
        raise RecordChangedError(f"the set is {row.status} already; begin a new one")


def stored_set(db_session: Session, row: SetRow) -> StoredSet:
    """Return a set as its row and the verdict that counts say."""
    verdict = as_record(VerdictSummary, current_verdict(db_session, row.id))
    return as_record(StoredSet, row, verdict=verdict)
