"""Why the system does not write, in words that say what to do."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from formcheck.errors import OutputError

_ELSEWHERE = "choose another place with --out"
OF_RESULTS: Mapping[int, str] = {
    errno.ENOSPC: "the disk is full; free some space or " + _ELSEWHERE,
    errno.EDQUOT: "your share of the disk is used up; free some space or " + _ELSEWHERE,
    errno.EACCES: "not allowed to write here; " + _ELSEWHERE,
    errno.EPERM: "not allowed to write here; " + _ELSEWHERE,
    errno.EROFS: "this disk can only be read; " + _ELSEWHERE,
    errno.ENOTDIR: "a file stands where a folder is needed; " + _ELSEWHERE,
    errno.EEXIST: "a file stands where a folder is needed; " + _ELSEWHERE,
    errno.EISDIR: "a folder stands where a file is needed; " + _ELSEWHERE,
    errno.ENAMETOOLONG: "the name is too long; " + _ELSEWHERE,
}


OF_A_FILE: Mapping[int, str] = {
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
def writing(path: Path, problems: Mapping[int, str] = OF_RESULTS) -> Iterator[None]:
    """Turn the system's refusal to write `path` into a sentence that says what to do.

    Parameters
    ----------
    problems
        What to say, by the number of the system's error.

    Raises
    ------
    OutputError
        The system refused.
    """
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        problem = problems.get(error.errno or 0, f"cannot be written ({reason})")
        raise OutputError(path, problem) from error
