"""Small files of a person's own choices: backed up and erased with the rest of theirs."""

import os
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel, ValidationError

from formcheck.errors import VaultError
from formcheck.history.opening import Records

FOLDER_MODE, FILE_MODE = 0o700, 0o600

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
    except OSError as error:
        raise VaultError(f"{path}: cannot be read ({error.strerror})") from error
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        raise VaultError(f"{path}: is damaged; delete it and choose again in Settings") from error


def keep_own(records: Records, person_id: UUID, name: str, chosen: BaseModel) -> None:
    """Keep what a person has chosen; the file appears whole, and only they may read it.

    Raises
    ------
    VaultError
        The file cannot be written.
    """
    home = records.vault.folder_of(person_id)
    path, unfinished = home / name, home / f".unfinished-{name}"
    try:
        for folder in (home.parent, home):
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        descriptor = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, FILE_MODE)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(chosen.model_dump_json())
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise VaultError(f"{path}: cannot be kept ({error.strerror})") from error
