"""An environment of locked packages, lent by the one that runs the tests."""

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement


def lend(lock: Path, site_packages: Path) -> None:
    """Link the packages of a lock, and no others, into an environment.

    They are those of the running environment, which `make install` filled from a lock that pins
    the same versions: nothing is downloaded, copied or compiled.

    Parameters
    ----------
    lock
        A file of requirements with exact versions.
    site_packages
        Where the other environment looks for packages.
    """
    for requirement in locked(lock):
        lent = distribution(requirement.name)
        assert requirement.specifier.contains(lent.version), f"{requirement}, not {lent.version}"
        for name in _top_levels(path.parts for path in lent.files or ()):
            link = site_packages / name
            if not link.exists():
                link.symlink_to(Path(str(lent.locate_file(name))))


def locked(lock: Path) -> list[Requirement]:
    """Return what a lock asks for on this machine."""
    text = lock.read_text(encoding="utf-8")
    found = map(Requirement, re.findall(r"^([\w.\[\]-]+==.*?) \\$", text, re.MULTILINE))
    return [each for each in found if each.marker is None or each.marker.evaluate()]


def _top_levels(files: Iterator[tuple[str, ...]]) -> set[str]:
    return {parts[0] for parts in files} - {"..", "__pycache__"}
