"""Names of files that stand in the records: names, and never paths to somewhere else."""

import re

from formcheck.errors import VaultError

FILE_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,199}")
SUFFIX = re.compile(r"\.[0-9a-z]{1,10}")


def checked_name(name: str) -> str:
    """Return a name of a file that can only lie in the folder it is looked for in.

    Raises
    ------
    VaultError
        It could lead elsewhere, as one from a crafted backup would.
    """
    if FILE_NAME.fullmatch(name) is None:
        raise VaultError(
            f"the records name a file {name[:60]!r}, which is no name of theirs; they are damaged "
            "or were tampered with: restore them from a backup that you trust"
        )
    return name


def usual_suffix(suffix: str) -> str:
    """Return a suffix such as ".mp4" as it may stand in a name; "" where it is no usual one."""
    return suffix.lower() if SUFFIX.fullmatch(suffix.lower()) else ""
