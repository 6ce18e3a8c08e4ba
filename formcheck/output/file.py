"""Files that appear whole or not at all."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from formcheck.output.refusals import OF_A_FILE, writing


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
    with (
        writing(path, OF_A_FILE),
        tempfile.TemporaryDirectory(prefix=".unfinished-", dir=path.parent) as folder,
    ):
        unfinished = Path(folder) / "file"
        yield unfinished
        unfinished.replace(path)
