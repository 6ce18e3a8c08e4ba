"""The files that pictures are kept in."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def shards_in(folder: Path) -> list[Path]:
    """Return the finished shards of a folder, in order."""
    return sorted(path for path in folder.glob("*.npz") if "unfinished" not in path.name)


def shards_hash(paths: Iterable[Path]) -> str:
    """Return digits that stand for exactly these shards."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
