"""What is kept of a person, and how much room it takes."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from formcheck.history.opening import Records
from formcheck.history.store import Store

ALL = 1_000_000
MOVEMENT_FOLDERS = ("tracks", "running")


@dataclass(frozen=True, slots=True)
class Stock:
    """What is kept of a person.

    Attributes
    ----------
    sittings, sets, pain_entries, videos
        How many; sets that were not finished are left out.
    movement_bytes, video_bytes
        The size of the files of movements and of videos.
    """

    sessions: int
    sets: int
    pain_entries: int
    videos: int
    movement_bytes: int
    video_bytes: int


def stock_of(records: Records, store: Store) -> Stock:
    """Return what is kept of the person whose store it is."""
    me = store.viewer_id
    home = records.vault.folder_of(me)
    media = store.media.of_person(me)
    return Stock(
        sessions=len(store.sessions.of_person(me, limit=ALL)),
        sets=sum(each.sets for each in store.progress.exercises(me)),
        pain_entries=len(store.pain.of_person(me)),
        videos=len(media),
        movement_bytes=sum(_size_bytes((home / name).rglob("*")) for name in MOVEMENT_FOLDERS),
        video_bytes=sum(each.size_bytes for each in media),
    )


def database_bytes(records: Records) -> int:
    """Return the size of the database with its log; 0 for a server."""
    path = records.database.path
    return _size_bytes(path.parent.glob(f"{path.name}*")) if path else 0


def size_said(size_bytes: float) -> str:
    """Return a size as people say it: "340 kB", "1.2 GB"."""
    for unit, bytes_of_it in (("GB", 1e9), ("MB", 1e6)):
        if size_bytes >= bytes_of_it:
            return f"{size_bytes / bytes_of_it:.3g} {unit}"
    return f"{size_bytes / 1e3:.0f} kB"


def _size_bytes(paths: Iterable[Path]) -> int:
    """Return the size of files; one that is gone meanwhile counts nothing."""
    total = 0
    for path in paths:
        with suppress(FileNotFoundError):
            total += path.stat().st_size if path.is_file() else 0
    return total
