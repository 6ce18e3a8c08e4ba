"""How long each test file takes: a table that `make durations` writes and the runs read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).parents[2] / "tests" / "durations.toml"
HEAD = """\
# Written by `make durations`: seconds of each test file in one whole run, the longest first, and
# how many of them its tests marked slow took. `make test` begins with the longest; `make quick`
# chooses by it.

"""


@dataclass(frozen=True, slots=True)
class FileTime:
    """Seconds that the tests of one file took, one after the other.

    Attributes
    ----------
    slow_s, rest_s
        Tests marked slow, and all others.
    """

    slow_s: float = 0.0
    rest_s: float = 0.0

    @property
    def all_s(self) -> float:
        """All of them."""
        return self.slow_s + self.rest_s


def read_table(path: Path = TABLE) -> dict[str, FileTime]:
    """Return the seconds of each test file; of none where there is no table."""
    if not path.is_file():
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {file: FileTime(row["slow"], row["all"] - row["slow"]) for file, row in rows.items()}


def written_table(times: Mapping[str, FileTime]) -> str:
    """Return the table as a text that differs little where the times differ little."""
    ranked = sorted(times.items(), key=lambda each: (-round(each[1].all_s), each[0]))
    return HEAD + "".join(
        f'"{file}" = {{ all = {time.all_s:.1f}, slow = {time.slow_s:.1f} }}\n'
        for file, time in ranked
    )
