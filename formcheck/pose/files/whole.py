"""Files that appear whole or not at all."""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from formcheck.errors import OutputError

PROBLEMS = {
    errno.ENOENT: "its folder does not exist; make the folder first",
    errno.ENOTDIR: "its folder is a file; choose another place",
    errno.EISDIR: "is a folder; name a file in it",
    errno.ENOSPC: "the disk is full; make room, then try again",
    errno.EDQUOT: "your share of the disk is used up; make room, then try again",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "the disk can only be read; choose another folder",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
}


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a place to write to beside `path`, and move it there once all is written.

    Whatever goes wrong in between, Ctrl-C included, leaves `path` as it was and nothing beside
    it.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=path.parent) as folder:
            unfinished = Path(folder) / "file"
            yield unfinished
            unfinished.replace(path)
    except OutputError:
        raise
    except OSError as error:
        problem = PROBLEMS.get(error.errno or 0, f"cannot be written ({error.strerror or error})")
        raise OutputError(path, problem) from error
