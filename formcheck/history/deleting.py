"""Deleting a folder into which somebody may still be writing."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from formcheck.errors import VaultError

TRIES = 20
PAUSE_S = 0.05
"""Between two tries: whoever writes the next piece of a set has noticed by then that it is gone."""


def delete_whole(folder: Path) -> int:
    """Delete a folder with everything in it; return how many files that was.

    A file may come or go meanwhile: what came after its turn is deleted by the next try.

    Raises
    ------
    VaultError
        Something in it stays after every try.
    """
    deleted: set[Path] = set()
    problem: OSError | None = None
    for each_try in range(TRIES):
        if each_try:
            time.sleep(PAUSE_S)
        deleted.update(_files(folder))
        try:
            shutil.rmtree(folder)
        except OSError as error:
            problem = error
        if not os.path.lexists(folder):
            return len(deleted)
    reason = (problem.strerror or problem) if problem else "it comes back again and again"
    raise VaultError(
        f"{folder}: cannot be deleted ({reason}); close every other formcheck, and see that the "
        "folder is yours. It is tried again whenever the records are opened"
    )


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder; `os.walk`, unlike `rglob`, goes on where one has just gone."""
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names)
