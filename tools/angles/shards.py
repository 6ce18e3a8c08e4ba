"""The files that pictures are kept in."""

import hashlib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

LEANING = tuple(range(800, 812))
"""The numbers of the shards of people who lean back, of whom the others show few."""

LEARNT_FROM = tuple(chain(range(72), range(400, 468), LEANING))
"""The numbers of the shards that the delivered network learnt from; each number is a seed."""

TRIED_ON = tuple(chain(range(9), range(12, 22)))
"""The numbers of the shards it is tried on."""


def shards_in(folder: Path) -> list[Path]:
    """Return the finished shards of a folder, in order."""
    return sorted(path for path in folder.glob("*.npz") if "unfinished" not in path.name)


def shards_hash(paths: Iterable[Path]) -> str:
    """Return digits that stand for exactly these shards."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
