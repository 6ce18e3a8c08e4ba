"""Reads a TOML file that somebody wrote: no text, whatever its shape, takes much memory or time."""

import re
import tomllib
from pathlib import Path
from typing import Any

from formcheck.errors import TomlError

MAX_DOTS = 200
"""In one line: the reader of TOML takes memory by the square of how deep a key is, gigabytes for a
file of this size."""

TOO_DEEP = "is nested deeper than such a file ever is; take brackets or dots out"

MAX_BYTES = 200_000
"""Such a file is a page or two of text; anything much longer is something else."""


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of a file, and what it says.

    Raises
    ------
    TomlError
        The file cannot be read, is too large or too deep, or is not TOML.
    """
    text = _read(path)
    if any(line.count(".") > MAX_DOTS for line in text.splitlines()):
        raise TomlError(path, TOO_DEEP)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise TomlError(
            path, f"is not valid TOML: {error}", int(line[1]) if line else None
        ) from error
    except RecursionError as error:
        raise TomlError(path, TOO_DEEP) from error
    except ValueError as error:
        # A number of thousands of digits, or a date that is none.
        raise TomlError(path, f"is not valid TOML: {error}") from error


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TomlError(path, f"is larger than {MAX_BYTES} bytes; is it the right file?")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise TomlError(path, "is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise TomlError(path, f"cannot be read: {error.strerror}") from error
