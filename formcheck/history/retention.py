"""Deletes media that were kept for as long as they were meant to be."""

from sqlalchemy import delete, select

from formcheck.history.database import Database
from formcheck.history.schema import MediaRow, now_utc
from formcheck.history.vault import Vault


def delete_expired_media(database: Database, vault: Vault) -> int:
    """Delete what is past its days; return how many files that was."""
    with database.transaction(writes=False) as db_session:
        past = db_session.execute(
            select(MediaRow.id, MediaRow.person_id, MediaRow.file_name).where(
                MediaRow.expires_utc <= now_utc()
            )
        ).all()
    for _, person_id, file_name in past:
        vault.forget_media(person_id, file_name)
    if past:
        with database.transaction(writes=True) as db_session:
            db_session.execute(delete(MediaRow).where(MediaRow.id.in_([row.id for row in past])))
    return len(past)
