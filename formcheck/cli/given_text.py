"""Text that a command is given: a file, or what comes in on stdin."""

import sys
from pathlib import Path

from formcheck.errors import CareFileError

MAX_BYTES = 1_000_000
"""Answers and a profile are a page of text; anything much longer is something else."""


def given_text(file: str) -> bytes:
    """Return the beginning of a file, or of stdin for "-".

    Raises
    ------
    CareFileError
        The file cannot be read.
    """
    if file == "-":
        return sys.stdin.buffer.read(MAX_BYTES)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES)
    except OSError as error:
        raise CareFileError(f"{file}: cannot be read: {error.strerror}") from error


def file_name(file: str) -> str:
    """Return what a message calls it."""
    return "stdin" if file == "-" else Path(file).name
