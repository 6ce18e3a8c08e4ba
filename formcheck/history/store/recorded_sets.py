"""Sets of recordings, kept whole: with their sitting, their verdict and their poses."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck import __version__
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.access import AccessGate, Need
from formcheck.history.records import StoredSet
from formcheck.history.schema import SessionRow, SetRow, now_utc
from formcheck.history.store.sets import first_verdict, stored_set, track_row
from formcheck.history.store.verdict_keeping import keep_result
from formcheck.history.vault import Vault
from formcheck.pose.track import PoseTrack

SITTING_OF_RECORDINGS = "from recordings"
"""Recordings that are kept on the same day are one sitting."""


class RecordedSets:
    """What was judged as a whole: all of it is kept at once, or nothing."""

    def __init__(self, gate: AccessGate, vault: Vault) -> None:
        self._gate = gate
        self._vault = vault

    def keep(
        self, spec: ExerciseSpec, target: Target, result: SetResult, track: PoseTrack
    ) -> StoredSet:
        """Keep the set of a recording of the viewer's own, in today's sitting of recordings.

        Parameters
        ----------
        spec, target
            The exercise and what the person aimed for.
        result, track
            The verdict, and the poses it was judged from.

        Raises
        ------
        VaultError
            The poses cannot be written.
        """
        me, what = self._gate.viewer_id, "recordings.keep"
        row = _set_row(me, spec, target)
        with self._gate.records_of(me, Need.CHANGE, what):
            # Whoever may not is refused before a file is written.
            pass
        with self._vault.begin_track(me, row.id, track) as pending:
            with self._gate.records_of(me, Need.CHANGE, what) as db_session:
                row.session_id = _sitting_id(db_session, me, row.day)
                db_session.add(row)
                db_session.flush()
                db_session.add(first_verdict(row.id, spec))
                db_session.flush()
                keep_result(db_session, row.id, result, engine_version=__version__)
                db_session.add(track_row(row, pending.kept, len(track)))
                db_session.flush()
                stored = stored_set(db_session, row)
            pending.settle()
        return stored


def _set_row(person_id: UUID, spec: ExerciseSpec, target: Target) -> SetRow:
    at_utc = now_utc()
    return SetRow(
        id=uuid4(),
        person_id=person_id,
        exercise_id=spec.id,
        level=target.level,
        side=target.side,
        personal_target=target.value,
        source="recording",
        status="finished",
        started_utc=at_utc,
        touched_utc=at_utc,
        ended_utc=at_utc,
        day=at_utc.astimezone().date(),
        rep_count_live=None,
    )


def _sitting_id(db_session: Session, person_id: UUID, day: date) -> UUID:
    """Return today's sitting of recordings, where it is the newest, or a new one; it is over."""
    newest = db_session.scalar(
        select(SessionRow)
        .where(SessionRow.person_id == person_id)
        .order_by(SessionRow.started_utc.desc())
        .limit(1)
    )
    if newest is None or newest.place != SITTING_OF_RECORDINGS or newest.day != day:
        newest = SessionRow(
            id=uuid4(),
            person_id=person_id,
            started_utc=now_utc(),
            day=day,
            place=SITTING_OF_RECORDINGS,
        )
        db_session.add(newest)
    newest.ended_utc = newest.ended_utc or now_utc()
    db_session.flush()
    return newest.id
