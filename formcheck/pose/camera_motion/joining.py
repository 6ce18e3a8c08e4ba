"""Joining where the camera was in the pieces of a recording, each told from its own beginning."""

import numpy as np

from formcheck.pose.camera_motion.motion import UNKNOWN_MIN_S
from formcheck.pose.camera_motion.similarity import AT_REST, Similarity
from formcheck.pose.camera_place import CameraPart, unknown_camera
from formcheck.pose.frame import FloatArray

ROLL, OFF_LEVEL = CameraPart.ROLL_DEG, CameraPart.OFF_LEVEL_DEG
MOVING_PARTS = slice(CameraPart.OFF_LEVEL_DEG)


class CameraJoin:
    """Where the camera was throughout a recording while its pieces come in, in order.

    A piece that was looked at from its own beginning shares its warm-up with the piece before:
    the pictures up to the seam in which both know where the camera is say how the two go
    together. Where there is none, nothing is said for as long as a break lasts.

    Parameters
    ----------
    time_s
        (frames,), of the recording.
    """

    def __init__(self, time_s: FloatArray) -> None:
        self._time_s = time_s
        self._base = AT_REST
        self.camera = unknown_camera(len(time_s))

    def add_fresh(self, first: int, warm_up: FloatArray, found: FloatArray) -> None:
        """Take in a piece that was looked at from its own beginning.

        Parameters
        ----------
        first
            Place of its first picture that counts.
        warm_up
            (pictures, 5), what it says of as many pictures before.
        found
            (pictures, 5), what it says from there on.
        """
        base = self._relation(first, warm_up)
        if base is None and first > 0:
            found = self._after_a_break(first, found)
        self._base = base or AT_REST
        self._write(first, found)

    def add_continued(self, first: int, found: FloatArray) -> None:
        """Take in a piece that was looked at going on from the piece before it."""
        self._write(first, found)

    def _relation(self, first: int, warm_up: FloatArray) -> Similarity | None:
        """Return what comes before the piece's own account; None where no picture tells."""
        relations: list[FloatArray] = []
        common = zip(self.camera[:first][::-1], warm_up[::-1], strict=False)
        for before, own in common:
            if _is_unknown(before) or _is_unknown(own):
                break
            relations.append(_similarity(own).inverse().after(_similarity(before)).parts)
        # The mean: a small motion after a beginning reads as rest in one account alone.
        return Similarity.of_parts(np.mean(relations, axis=0)) if relations else None

    def _after_a_break(self, first: int, found: FloatArray) -> FloatArray:
        """Return a piece's account with a break before it, in which a new stretch begins."""
        found = found.copy()
        until_s = self._time_s[first] + UNKNOWN_MIN_S
        late = int(np.searchsorted(self._time_s[first : first + len(found)], until_s))
        found[:late, MOVING_PARTS] = np.nan
        if late < len(found) and not _is_unknown(found[late]):
            start = _similarity(found[late]).inverse()
            _rebase(found[late:], start)
        return found

    def _write(self, first: int, found: FloatArray) -> None:
        rows = self.camera[first : first + len(found)]
        rows[:] = found
        if _rebase(rows, self._base):
            self._base = AT_REST


def with_level_throughout(camera: FloatArray) -> FloatArray:
    """Return (frames, 5) with the lean, where known once in a stretch, known in all of it.

    Edges are looked for now and then, and anew in every piece; the camera's roll since says the
    rest, before the first look as well as after it.
    """
    filled = camera.copy()
    known = np.isfinite(camera[:, ROLL])
    ends = np.flatnonzero(np.diff(known, prepend=False, append=False)).reshape(-1, 2)
    for first, stop in ends.tolist():
        stretch = filled[first:stop]
        at_rest_deg = stretch[:, OFF_LEVEL] - stretch[:, ROLL]
        looked = np.isfinite(at_rest_deg)
        if looked.any():
            unseen = stretch[~looked, ROLL] + np.median(at_rest_deg[looked])
            stretch[~looked, OFF_LEVEL] = unseen
    return filled


def _rebase(rows: FloatArray, base: Similarity) -> bool:
    """Tell the stretch with which the rows begin from another beginning; whether it ended."""
    for row in rows:
        if _is_unknown(row):
            return True
        told = np.isfinite(row[MOVING_PARTS])
        row[MOVING_PARTS] = np.where(told, _similarity(row).after(base).parts, np.nan)
    return False


def _is_unknown(row: FloatArray) -> bool:
    return bool(np.isnan(row[MOVING_PARTS]).all())


def _similarity(row: FloatArray) -> Similarity:
    """Return a motion in which what is unknown is at rest."""
    known = np.where(np.isfinite(row[MOVING_PARTS]), row[MOVING_PARTS], AT_REST.parts)
    return Similarity.of_parts(known)
