"""Opens the records that the settings name."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from formcheck.history.database import Database
from formcheck.history.exchange import VAULT_FOLDER, finish_exchange
from formcheck.history.keys import read_key
from formcheck.history.leftovers import clear_leftovers
from formcheck.history.migrating import open_database
from formcheck.history.recovery import recover
from formcheck.history.retention import delete_expired_media
from formcheck.history.sign_in import local_person
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from formcheck.settings import Settings

__all__ = ["VAULT_FOLDER", "Records", "open_records"]


@dataclass(frozen=True, slots=True)
class Records:
    """An open database and the files beside it.

    Attributes
    ----------
    media_keep_for
        How long media stay.
    """

    database: Database
    vault: Vault
    media_keep_for: timedelta

    def store_of(self, person_id: UUID) -> Store:
        """Return the store as one person sees it."""
        return Store(self.database, self.vault, person_id, media_keep_for=self.media_keep_for)

    def local_store(self) -> Store:
        """Return the store of the one person of this machine, who is made at first use.

        Raises
        ------
        RecordsError
            The records are those of a clinic.
        """
        return self.store_of(local_person(self.database).id)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def __enter__(self) -> "Records":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_records(settings: Settings) -> Records:
    """Open the records, made where there are none yet and brought up to date.

    What a program that was ended by force has left half done is brought to its end first. Media
    that were kept for as long as they were meant to be are deleted.

    Raises
    ------
    RecordsError
        The database cannot be opened, or is from a newer formcheck.
    SettingsError
        The key has no meaning.
    """
    vault = Vault(settings.data_folder / VAULT_FOLDER, read_key(settings))
    finish_exchange(settings.data_folder)
    clear_leftovers(settings.data_folder)
    database = open_database(settings.records_url)
    recover(database, vault)
    delete_expired_media(database, vault)
    return Records(database, vault, timedelta(days=settings.media_keep_days))
