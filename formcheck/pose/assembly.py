"""Joining what was found in the pieces of a recording into one track."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.camera_motion.joining import CameraJoin, with_level_throughout
from formcheck.pose.everybody import PeopleLook
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.guide import Guide, shows
from formcheck.pose.jobs import PiecePoses
from formcheck.pose.people import Lock, Sighting
from formcheck.pose.pieces import RecordingPiece
from formcheck.pose.track import PoseTrack
from formcheck.pose.video_plan import VideoPlan

BLEND_FRAMES = 6
"""Pictures before a seam over which one piece gives way to the next."""

BLEND_MAX_LENGTHS = 0.05
"""Poses further apart than this, in lengths of a body, are not mixed."""

SAME_PERSON_LENGTHS = 0.25
SAME_PERSON_FRAC = 0.8
"""Whoever is the same so often was followed."""

LOST_MIN_S = 0.25
LOST_LISTED = 5


class Assembly:
    """The track of a recording while its pieces come in, in order.

    Parameters
    ----------
    plan
        The recording.
    """

    def __init__(self, plan: VideoPlan) -> None:
        self._plan = plan
        self._poses = PiecePoses.missing(0, len(plan))
        self._lock = Lock()
        self._whom = ""
        self.looks: list[PeopleLook] = []
        self._camera = CameraJoin(plan.time_s)
        self._done = 0
        self.begin = 0

    @property
    def complete(self) -> bool:
        """Whether every picture has been looked at."""
        return self._done == len(self._plan)

    def add_fresh(self, piece: RecordingPiece, found: PiecePoses) -> bool:
        """Take in a piece that was looked at from its own start, if it fits what came before.

        It fits if at its first picture the same person is followed as in the piece before it.

        Parameters
        ----------
        piece
            The next piece.
        found
            What was found in it, from ``piece.start`` on.

        Returns
        -------
        bool
            Whether it was taken in; if not, the piece has to be looked at again, going on from
            the piece before it, which began at `begin`.
        """
        if not self._fits(piece, found):
            return False
        self._blend(piece, found)
        self._write(piece, found)
        warm_up = piece.first - found.first
        self._camera.add_fresh(piece.first, found.camera[:warm_up], found.camera[warm_up:])
        self.begin = piece.start
        return True

    def add_continued(self, piece: RecordingPiece, found: PiecePoses) -> None:
        """Take in a piece that was looked at going on from the piece before it.

        Parameters
        ----------
        piece
            The next piece.
        found
            What was found in it, from ``piece.first`` on.
        """
        self._write(piece, found)
        self._camera.add_continued(piece.first, found.camera)

    def tell_whom(self, note: str) -> None:
        """Have the track say whom of several people was followed."""
        self._whom = note

    def follows(self, guide: Guide) -> bool:
        """Return whether the person of a guide was followed, nearly wherever they were seen."""
        same = [
            self._poses.found(place := self._place(moment.person.time_s))
            and shows(moment, Sighting.of(self._frame(self._poses, place)))
            for moment in guide.moments
            if moment.person
        ]
        return sum(same) >= SAME_PERSON_FRAC * len(same)

    def track(self, origin: dict[str, str]) -> PoseTrack:
        """Return the finished track.

        Parameters
        ----------
        origin
            Where it came from.
        """
        poses = self._poses
        return PoseTrack(
            self._plan.time_s,
            poses.image_px,
            poses.world_m,
            poses.visibility,
            self._plan.info.size_px,
            notes=(*self._plan.notes, *self._notes()),
            origin=origin,
            camera=with_level_throughout(self._camera.camera),
        )

    def _fits(self, piece: RecordingPiece, found: PiecePoses) -> bool:
        last = piece.first - 1
        if piece.index == 0:
            return True
        if self._poses.found(last):
            if not found.found(last):
                return False
            apart = _apart_lengths(self._poses.image_px[last], found.image_px[last - found.first])
            return apart <= SAME_PERSON_LENGTHS
        start = next((pose for pose in self._frames(found)), None)
        return start is None or self._lock.recognises(Sighting.of(start))

    def _frames(self, found: PiecePoses) -> Iterator[PoseFrame]:
        for row in np.flatnonzero(~np.isnan(found.image_px[:, 0, 0])):
            yield self._frame(found, int(row))

    def _frame(self, found: PiecePoses, row: int) -> PoseFrame:
        return PoseFrame(
            float(self._plan.time_s[found.first + row]),
            found.image_px[row],
            found.world_m[row],
            found.visibility[row],
            self._plan.info.size_px,
        )

    def _place(self, time_s: float) -> int:
        return int(np.searchsorted(self._plan.time_s, time_s))

    def _blend(self, piece: RecordingPiece, found: PiecePoses) -> None:
        """Let the end of the piece before give way to the warm-up of this one."""
        places = range(max(piece.first - BLEND_FRAMES, found.first), piece.first)
        for step, place in enumerate(places, start=1):
            row = place - found.first
            apart = _apart_lengths(self._poses.image_px[place], found.image_px[row])
            if apart <= BLEND_MAX_LENGTHS:
                share = step / (len(places) + 1)
                for kept, new in zip(_arrays(self._poses), _arrays(found), strict=True):
                    kept[place] += share * (new[row] - kept[place])

    def _write(self, piece: RecordingPiece, found: PiecePoses) -> None:
        rows = slice(piece.first - found.first, piece.stop - found.first)
        for kept, new in zip(_arrays(self._poses), _arrays(found), strict=True):
            kept[piece.first : piece.stop] = new[rows]
        self._poses.decoded[piece.first : piece.stop] = found.decoded[rows]
        if found.lock.person is not None:
            self._lock = found.lock
        self.looks += found.looks
        self._done = piece.stop

    def _notes(self) -> Iterator[str]:
        missing = ~np.isfinite(self._poses.image_px[:, 0, 0])
        if missing.all():
            yield "nobody was found"
            return
        if self._whom:
            yield self._whom
        yield from lost_notes(self._plan.time_s, missing)
        damaged = int((~self._poses.decoded).sum())
        if damaged:
            yield f"pictures that could not be decoded and were left out: {damaged}"


def lost_notes(time_s: FloatArray, missing: NDArray[np.bool_]) -> Iterator[str]:
    """Say when the followed person was not found for a quarter of a second or longer.

    Parameters
    ----------
    time_s
        (frames,).
    missing
        (frames,), whether the person was not found; not everywhere.

    Yields
    ------
    str
        A note for the reader of a result.
    """
    edges = np.flatnonzero(np.diff(missing, prepend=False, append=False)).reshape(-1, 2)
    between = []
    for first, stop in edges.tolist():
        start_s, end_s = time_s[first], time_s[min(stop, len(time_s) - 1)]
        if end_s - start_s < LOST_MIN_S:
            continue
        if first == 0:
            yield f"nobody was found before {end_s:.1f} s"
        elif stop == len(time_s):
            yield f"the tracked person was lost at {start_s:.1f} s and not found again"
        else:
            between.append(f"from {start_s:.1f} to {end_s:.1f} s")
    if between:
        more = len(between) - LOST_LISTED
        listed = ", ".join(between[:LOST_LISTED]) + (f" and {more} more times" if more > 0 else "")
        yield f"the tracked person was lost {listed}"


def _arrays(poses: PiecePoses) -> tuple[FloatArray, FloatArray, FloatArray]:
    return poses.image_px, poses.world_m, poses.visibility


def _apart_lengths(one_px: FloatArray, other_px: FloatArray) -> float:
    """Return the median distance of two poses' landmarks in lengths of the first body."""
    length_px = float(np.hypot(*(one_px.max(axis=0) - one_px.min(axis=0))))
    apart_px = float(np.median(np.hypot(*(one_px - other_px).T)))
    return apart_px / max(length_px, 1.0)
