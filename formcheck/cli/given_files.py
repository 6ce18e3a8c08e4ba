"""Files a command is given: one that is not there is said before anything is loaded."""

from pathlib import Path

from formcheck.errors import SourceError


def require_file(path: Path) -> None:
    """Refuse a path at which nothing is.

    Raises
    ------
    SourceError
        There is no such file.
    """
    if not path.exists():
        raise SourceError(path, "there is no such file; check the name and the folder")
