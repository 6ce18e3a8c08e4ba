"""Fills the records of the sample person: what was shown, judged by the coach, and kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np

from formcheck.history.database import Database
from formcheck.history.past_sessions import PastSessions
from formcheck.history.records import Person
from formcheck.history.rows import as_record
from formcheck.history.sample_account import (
    UNFINISHED_LOGIN,
    add_sample,
    finish_sample,
    remove_sample,
)
from formcheck.history.schema import now_utc
from formcheck.history.vault import Vault
from formcheck.sample_person.keeping import ShownSession
from formcheck.sample_person.recording import SampleCamera
from formcheck.sample_person.showing import ShownSet, show
from formcheck.sample_person.story import DAYS, PlannedSession, eight_weeks

SEED = 20260401
JUST_NOW = timedelta(minutes=10)
"""The last session has ended for so long."""

Progress = Callable[[int, int], None]


def fill_sample(
    database: Database,
    vault: Vault,
    progress: Progress | None = None,
    *,
    until_utc: datetime | None = None,
) -> Person:
    """Make the sample person with eight weeks of exercise that end today.

    An earlier sample person is replaced. Nobody else is touched.

    Parameters
    ----------
    progress
        Called with the number of sets done and of all.
    until_utc
        When the eight weeks end, if not now.

    Raises
    ------
    RecordsError, VaultError
        The records or their files cannot be written; nothing of the sample is left.
    """
    remove_sample(database, vault)
    with database.transaction(writes=True) as db_session:
        row = add_sample(db_session, UNFINISHED_LOGIN)
        row.created_utc = (until_utc or now_utc()) - timedelta(days=DAYS)
        person = as_record(Person, row)
    try:
        _fill(PastSessions(database, vault, person.id), until_utc or now_utc(), progress)
    except BaseException:
        remove_sample(database, vault)
        raise
    with database.transaction(writes=True) as db_session:
        finish_sample(db_session, person.id)
    return person


def _fill(past: PastSessions, until_utc: datetime, progress: Progress | None) -> None:
    sessions = eight_weeks(SEED)
    rng = np.random.default_rng(SEED)
    total, done = sum(len(session.sets) for session in sessions), 0
    for planned in sessions:
        camera, shown = SampleCamera(rng), []
        for each in planned.sets:
            shown.append(show(each, camera))
            done += 1
            if progress:
                progress(done, total)
        past.keep(_in_time(planned, shown, until_utc).past())


def _in_time(
    planned: PlannedSession, shown: Sequence[ShownSet], until_utc: datetime
) -> ShownSession:
    """Return a session at its hour, or earlier where it would not be over yet."""
    day = until_utc.astimezone().date() - timedelta(days=DAYS - 1 - planned.day)
    midnight = datetime(day.year, day.month, day.day).astimezone()
    session = ShownSession(planned, shown, midnight + timedelta(hours=planned.hour), until_utc)
    late = session.ended_utc - (until_utc - JUST_NOW)
    return replace(session, started_utc=session.started_utc - max(late, timedelta()))
