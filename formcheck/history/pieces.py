"""Poses of a set that still runs, a few seconds a file: quick to write, and gone with its end.

The file of a whole set is made to last and to be small, and takes twenty times as long to write.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from formcheck.errors import TrackError, VaultError
from formcheck.pose.camera_place import unknown_camera
from formcheck.pose.track import PoseTrack

PIECE_SUFFIX = ".npz"


@dataclass(frozen=True, slots=True)
class TrackPiece:
    """The next poses of a running set.

    Attributes
    ----------
    number
        1 for the first; the order in which they belong.
    """

    number: int
    poses: PoseTrack


def piece_bytes(track: PoseTrack) -> bytes:
    """Return poses as a file, exactly as they are."""
    held = io.BytesIO()
    np.savez(
        held,
        time_s=track.time_s,
        image_px=track.image_px,
        world_m=track.world_m,
        visibility=track.visibility,
        camera=track.camera,
        size_px=np.array(track.size_px),
    )
    return held.getvalue()


def read_piece(path: Path, content: bytes) -> PoseTrack:
    """Return the poses that a file of `piece_bytes` holds.

    Parameters
    ----------
    path
        The file, for the message.

    Raises
    ------
    VaultError
        The file is damaged.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            width, height = (int(side) for side in held["size_px"])
            return PoseTrack(
                time_s=held["time_s"],
                image_px=held["image_px"],
                world_m=held["world_m"],
                visibility=held["visibility"],
                size_px=(width, height),
                camera=held.get("camera", unknown_camera(0)),
            )
    except (OSError, EOFError, ValueError, KeyError, TrackError, zipfile.BadZipFile) as error:
        raise VaultError(f"{path}: is damaged; discard the set") from error
