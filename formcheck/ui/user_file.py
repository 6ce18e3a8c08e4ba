"""Small files of a person's own choices: backed up and erased with the rest of theirs."""

from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel, ValidationError

from formcheck.errors import VaultError
from formcheck.history.locked_files import private_folder
from formcheck.history.opening import Records
from formcheck.history.whole_files import keep_soon

Kept = TypeVar("Kept", bound=BaseModel)


def read_own(records: Records, person_id: UUID, name: str, kind: type[Kept]) -> Kept | None:
    """Return what a file of a person's holds; None where there is none yet.

    Raises
    ------
    VaultError
        The file is damaged.
    """
    path = records.vault.folder_of(person_id) / name
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise VaultError(f"{path}: is damaged; delete it and choose again in Settings") from error
    except OSError as error:
        raise VaultError(f"{path}: cannot be read ({error.strerror})") from error
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        raise VaultError(f"{path}: is damaged; delete it and choose again in Settings") from error


def forget_own(records: Records, person_id: UUID, name: str) -> None:
    """Take away a file of a person's; does nothing where there is none.

    Raises
    ------
    VaultError
        It cannot be taken away.
    """
    path = records.vault.folder_of(person_id) / name
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise VaultError(f"{path}: cannot be deleted ({error.strerror})") from error


def keep_own(records: Records, person_id: UUID, name: str, chosen: BaseModel) -> None:
    """Keep what a person has chosen; the file appears whole, and only they may read it.

    Raises
    ------
    VaultError
        The file cannot be written.
    """
    home = records.vault.folder_of(person_id)
    try:
        private_folder(home)
    except OSError as error:
        raise VaultError(f"{home / name}: cannot be kept ({error.strerror})") from error
    keep_soon(home / name, chosen.model_dump_json().encode(), None)
