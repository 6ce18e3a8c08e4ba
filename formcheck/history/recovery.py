"""What is done when records are opened, so that nothing half done stays.

Whenever a program may have been ended by force: copies of records on their way are deleted, a
restore or an erasing that was decided on is done to its end, files that wait for their record get
their name or go, and sets of which nothing was kept are removed whole.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from formcheck.history.database import Database
from formcheck.history.erasure import finish_erasures
from formcheck.history.locked_files import lock_left_file
from formcheck.history.schema import (
    KeptFile,
    LiveRepRow,
    MediaRow,
    PersonRow,
    SetRow,
    TrackRow,
    now_utc,
)
from formcheck.history.store.files import UNFINISHED
from formcheck.history.store.sets import ENDED, QUIET
from formcheck.history.vault import Vault
from formcheck.history.whole_files import PENDING, tidy

ABANDONED = timedelta(hours=1)
"""A live set of which nothing was kept for so long does not begin any more."""

KINDS: dict[str, type[KeptFile]] = {"tracks": TrackRow, "media": MediaRow}


def recover(database: Database, vault: Vault) -> None:
    """Bring open records and the files beside them to where nothing is half done."""
    finish_erasures(database, vault)
    tidy(vault.folder)
    settle_pending(database, vault.folder)
    forget_ended_pieces(database, vault)
    remove_empty_sets(database, vault)


def settle_pending(database: Database, folder: Path) -> None:
    """Give files their name whose record was kept; delete those without one."""
    for waiting in folder.glob(f"*/*/{PENDING}*"):
        lock = lock_left_file(waiting)
        if lock is None:
            continue
        place = waiting.with_name(waiting.name.removeprefix(PENDING))
        with suppress(ValueError, KeyError):
            with database.transaction(writes=False) as db_session:
                decided = _decided(db_session, waiting.parent, place.name)
            if decided:
                waiting.replace(place)
            elif decided is False:
                waiting.unlink(missing_ok=True)
        os.close(lock)


def _decided(db_session: Session, home: Path, name: str) -> bool | None:
    """Return whether a file has a record; None where these are not the records it belongs to."""
    person_id, kind = UUID(home.parent.name), KINDS[home.name]
    if db_session.get(PersonRow, person_id) is None:
        return None
    found = select(kind.id).where(kind.person_id == person_id, kind.file_name == name)
    return db_session.scalar(found) is not None


def forget_ended_pieces(database: Database, vault: Vault) -> None:
    """Delete poses in pieces of sets that have ended since."""
    left = dict(_running(vault.folder))
    if not left:
        return
    with database.transaction(writes=False) as db_session:
        ended = db_session.execute(
            select(SetRow.id, SetRow.person_id).where(
                SetRow.id.in_(list(left)), SetRow.status.in_(ENDED)
            )
        ).all()
    for set_id, person_id in ended:
        if left[set_id] == person_id:
            vault.forget_pieces(person_id, set_id)


def _running(folder: Path) -> Iterator[tuple[UUID, UUID]]:
    for home in folder.glob("*/running/*"):
        with suppress(ValueError):
            yield UUID(home.name), UUID(home.parent.parent.name)


def remove_empty_sets(database: Database, vault: Vault) -> None:
    """Remove sets that were begun and of which nothing was kept that they could be judged by."""
    if not vault.folder.is_dir():
        return
    # A person may take a while to get into the picture; a recording is kept in one go.
    quiet = ((SetRow.source == "recording") & (SetRow.touched_utc <= now_utc() - QUIET)) | (
        SetRow.touched_utc <= now_utc() - ABANDONED
    )
    stopped = (
        SetRow.status.in_(UNFINISHED)
        & quiet
        & ~select(LiveRepRow.number).where(LiveRepRow.set_id == SetRow.id).exists()
    )
    with database.transaction(writes=False) as db_session:
        rows = db_session.execute(select(SetRow.id, SetRow.person_id).where(stopped)).all()
    empty = [set_id for set_id, person_id in rows if not vault.has_poses(person_id, set_id)]
    if empty:
        with database.transaction(writes=True) as db_session:
            db_session.execute(delete(SetRow).where(SetRow.id.in_(empty), stopped))
