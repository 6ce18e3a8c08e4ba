"""Which files a piece of work has changed so far."""

import subprocess
from pathlib import Path

MAIN = "main"


def changed_since(repository: Path, branch: str = MAIN) -> tuple[str, ...]:
    """Return the files changed since work left a branch, committed or not, new ones included.

    Parameters
    ----------
    repository
        The top folder of a checkout.
    branch
        On it, or where there is none such, only what is not committed has changed.

    Returns
    -------
    tuple of str
        Paths from the top folder, sorted; those of deleted files too.
    """
    begin = _git(repository, "merge-base", branch, "HEAD", is_sure=False) or ["HEAD"]
    changed = _git(repository, "diff", "--name-only", "--no-renames", begin[0])
    new = _git(repository, "ls-files", "--others", "--exclude-standard")
    return tuple(sorted({*changed, *new}))


def _git(repository: Path, *arguments: str, is_sure: bool = True) -> list[str]:
    done = subprocess.run(
        ["git", "-c", "core.quotePath=false", *arguments],
        cwd=repository,
        stdout=subprocess.PIPE,
        stderr=None if is_sure else subprocess.DEVNULL,
        text=True,
        check=is_sure,
    )
    return done.stdout.splitlines()
