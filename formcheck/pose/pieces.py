"""Cutting a recording into pieces that can be looked at apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

WARM_UP_FRAMES = 15
"""Pictures looked at before a piece begins. A model started afresh comes within its own noise of
one that has been running (0.2 % of a body, median) after 10 to 15 pictures; the test of the seams
measures it again."""

WHOLE_BELOW_FRAMES = 48
PIECE_FRAMES = 1000
"""The longest piece. Every piece after the first costs about 20 pictures' time on top of its own:
2 % at this length."""

LEAD_IN_COST = 0.1
LEAD_IN_MAX = 0.05
"""Decoding a picture takes a tenth of finding the pose in it. Where keyframes are so rare that
getting to the beginnings of the pieces would take over 5 % of the work, there are fewer pieces."""


@dataclass(frozen=True, slots=True)
class RecordingPiece:
    """Part of a recording.

    Attributes
    ----------
    index
        Place among the pieces.
    start
        Place of the first picture looked at, to warm up.
    first, stop
        Places of the first picture that counts and of the one after the last.
    """

    index: int
    start: int
    first: int
    stop: int


def cut_into_pieces(frame_count: int, keyframes: Sequence[int]) -> tuple[RecordingPiece, ...]:
    """Return the pieces of a recording: about equal work, and the same whoever does it.

    Parameters
    ----------
    frame_count
        Pictures in the recording.
    keyframes
        Ascending places at which decoding can begin, from 0.
    """
    count = _piece_count(frame_count)
    pieces = _equal_pieces(frame_count, count)
    while count > 2 and LEAD_IN_COST * _lead_in(pieces, keyframes) > LEAD_IN_MAX * frame_count:
        count -= 2
        pieces = _equal_pieces(frame_count, count)
    return pieces


def _piece_count(frame_count: int) -> int:
    if frame_count < WHOLE_BELOW_FRAMES:
        return 1
    return 2 * math.ceil(frame_count / (2 * PIECE_FRAMES))


def _equal_pieces(frame_count: int, count: int) -> tuple[RecordingPiece, ...]:
    """Cut so that all pieces are as long with their warm-up as the first, which needs none."""
    work = (frame_count + (count - 1) * WARM_UP_FRAMES) / count
    cuts = [0]
    cuts += [round(work + (place - 1) * (work - WARM_UP_FRAMES)) for place in range(1, count)]
    cuts.append(frame_count)
    return tuple(
        RecordingPiece(place, max(cuts[place] - WARM_UP_FRAMES, 0), cuts[place], cuts[place + 1])
        for place in range(count)
    )


def _lead_in(pieces: Sequence[RecordingPiece], keyframes: Sequence[int]) -> int:
    """Return how many pictures are decoded only to get to the beginnings of the pieces."""
    starts = np.array([piece.start for piece in pieces])
    places = np.searchsorted(keyframes, starts, side="right") - 1
    return int((starts - np.asarray(keyframes)[np.maximum(places, 0)]).sum())
