"""Fills the records of the sample person: what was shown, judged by the coach, and kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np

from formcheck.history.database import Database
from formcheck.history.records import Person
from formcheck.history.rows import as_record
from formcheck.history.sample.keeping import Keeper, ShownSession
from formcheck.history.sample.person import (
    UNFINISHED_LOGIN,
    add_sample,
    finish_sample,
    remove_sample,
)
from formcheck.history.sample.recording import SampleCamera
from formcheck.history.sample.showing import ShownSet, show
from formcheck.history.sample.story import DAYS, PlannedSession, eight_weeks
from formcheck.history.schema import now_utc
from formcheck.history.vault import Vault

SEED = 20260401
JUST_NOW = timedelta(minutes=10)
"""The last sitting has ended for so long."""

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
        _fill(Keeper(database, vault, person.id), until_utc or now_utc(), progress)
    except BaseException:
        remove_sample(database, vault)
        raise
    with database.transaction(writes=True) as db_session:
        finish_sample(db_session, person.id)
    return person


def _fill(keeper: Keeper, until_utc: datetime, progress: Progress | None) -> None:
    sittings = eight_weeks(SEED)
    rng = np.random.default_rng(SEED)
    total, done = sum(len(session.sets) for session in sittings), 0
    for planned in sittings:
        camera, shown = SampleCamera(rng), []
        for each in planned.sets:
            shown.append(show(each, camera))
            done += 1
            if progress:
                progress(done, total)
        keeper.keep(_in_time(planned, shown, until_utc))


def _in_time(
    planned: PlannedSession, shown: Sequence[ShownSet], until_utc: datetime
) -> ShownSession:
    """Return a sitting at its hour, or earlier where it would not be over yet."""
    day = until_utc.astimezone().date() - timedelta(days=DAYS - 1 - planned.day)
    midnight = datetime(day.year, day.month, day.day).astimezone()
    session = ShownSession(planned, shown, midnight + timedelta(hours=planned.hour), until_utc)
    late = session.ended_utc - (until_utc - JUST_NOW)
    return replace(session, started_utc=session.started_utc - max(late, timedelta()))
