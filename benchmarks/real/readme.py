"""The sentence of the README about real people, from what was last found."""

import re
from pathlib import Path

from benchmarks.real.stored import Found
from benchmarks.real.tally import Tally

README = Path(__file__).parents[2] / "README.md"
PATTERN = re.compile(r"^Of \d+ sets of real people.*$", re.MULTILINE)


def sentence(found: Found) -> str:
    """Return how well real people's sets are counted, the bad with the good, in one line."""
    tally = Tally.of(found.sets or ())
    return (
        f"Of {tally.sets} sets of real people it counts {tally.exact} as a fair reader would and "
        f"{tally.within_one} within one; {tally.zero_wrong} it wrongly counts as zero, "
        f"{tally.far_off} it misses by more than two; live {tally.aloud_exact} are right. "
        "[How that was found, and what goes wrong](docs/real.md)."
    )


def with_sentence(readme: str, found: Found) -> str:
    """Return the README with its line about real people as it is now.

    Raises
    ------
    ValueError
        There is no such line, or there are several.
    """
    changed, count = PATTERN.subn(sentence(found).replace("\\", r"\\"), readme)
    if count != 1:
        raise ValueError(f"expected one line that fits {PATTERN.pattern!r}, found {count}")
    return changed
