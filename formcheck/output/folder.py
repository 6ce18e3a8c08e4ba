"""A folder of results that appears whole or not at all."""

import errno
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from formcheck.errors import OutputError
from formcheck.output.refusals import OF_RESULTS, writing

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


@contextmanager
def result_folder(path: Path) -> Iterator[Path]:
    """Give a hidden folder to write into; at the end everything in it moves to `path` at once.

    The folder, where it is new, and the files can be read by this person only.

    Whatever interrupts the writing, an error or Ctrl-C, takes the hidden folder away and leaves
    `path` as it was. Where `path` is a folder already, its other files stay, and files of the same
    name are replaced, each whole.

    Raises
    ------
    OutputError
        The folder or a file cannot be made.
    """
    made = _make_parents(path)
    staging = _staging_beside(path)
    try:
        with writing(path):
            staging.mkdir(mode=PRIVATE_FOLDER)
        yield staging
        with writing(path):
            _move_into_place(staging, path)
        made = ()
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        _remove_empty(made)


def _make_parents(path: Path) -> tuple[Path, ...]:
    with writing(path):
        if path.exists() and not path.is_dir():
            raise OutputError(path, OF_RESULTS[errno.ENOTDIR])
        missing = tuple(parent for parent in path.absolute().parents if not parent.exists())
        path.parent.mkdir(parents=True, exist_ok=True)
    return missing


def _staging_beside(path: Path) -> Path:
    """Name a hidden folder on the same disk: inside the result folder if that exists."""
    tag = f".{path.name}.{uuid.uuid4().hex[:8]}.partial"
    return path / tag if path.is_dir() else path.parent / tag


def _move_into_place(staging: Path, path: Path) -> None:
    """Move everything; how somebody moves, and pictures of them, are for their eyes only."""
    for file in staging.iterdir():
        file.chmod(PRIVATE_FILE)
    if not path.exists():
        staging.rename(path)
        return
    for file in sorted(staging.iterdir()):
        file.replace(path / file.name)


def _remove_empty(folders: tuple[Path, ...]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
