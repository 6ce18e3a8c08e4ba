"""Records that hold nothing yet: made once by each process of tests, and copied for each test.

That new records get their tables is what tests/history/ shows.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from formcheck.history.opening import Records, open_records
from formcheck.settings import Settings

NAME = "records.sqlite"


def open_empty(settings: Settings) -> Records:
    """Open records in the data folder of the settings, in which there are none yet."""
    path = settings.data_folder / NAME
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(_empty())
    return open_records(settings)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        open_records(Settings(data_folder=Path(folder))).close()
        return (Path(folder) / NAME).read_bytes()
