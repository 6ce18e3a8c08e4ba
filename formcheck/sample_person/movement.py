"""Movements that can be done further or less far, faster or slower, well or with a fault.

An exercise's file holds the way of the body from rest to the furthest point, as poses of the
mannequin evenly along it, in several takes: done well, with a fault, seen from elsewhere. A
repetition goes along such a way as far as it goes and back again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT

FOLDER = Path(__file__).parent / "movements"
POSES = 24
"""Along each way."""
TAKES_KEY = "takes"
WELL = "well"
PLACES = 5
"""x, y in the picture and x, y, z in the world."""


@dataclass(frozen=True, slots=True)
class EasedMove:
    """Going from one share of the way to another, easing out of rest and into it.

    Attributes
    ----------
    seconds
        How long it takes.
    reach
        Where it ends: 0 at rest, 1 at the furthest point.
    faults
        How much of each fault is in it at the end, by the fault's id; 1 is as it is demonstrated.
    take
        The take it is done in: `WELL`, or one that is seen from elsewhere.
    side
        0, or 1 for the other side of an exercise with two.
    """

    seconds: float
    reach: float
    faults: Mapping[str, float] = field(default_factory=dict)
    take: str = WELL
    side: int = 0


def landmarks(
    exercise_id: str, stretches: Sequence[EasedMove], *, rate_hz: float
) -> tuple[FloatArray, FloatArray]:
    """Return where the landmarks are while the stretches are gone one after another.

    Returns
    -------
    image_px : (frames, 33, 2)
    world_m : (frames, 33, 3)
    """
    ways = _ways(exercise_id)
    before = EasedMove(0.0, stretches[0].reach, stretches[0].faults)
    found = []
    for stretch in stretches:
        share = _eased(stretch.seconds, rate_hz)
        found.append(_gone(ways, before, stretch, share))
        before = stretch
    points = np.concatenate(found)
    return points[..., :2], points[..., 2:]


def size_px(exercise_id: str) -> tuple[int, int]:
    """Return the width and height of the picture an exercise's landmarks are in."""
    return _file(exercise_id)[1]


def _gone(
    ways: Mapping[str, FloatArray], before: EasedMove, stretch: EasedMove, share: FloatArray
) -> FloatArray:
    """Return the landmarks (frames, 33, 5) of one stretch."""
    reach = before.reach + share * (stretch.reach - before.reach)
    well = _at(ways[f"{stretch.take}/{stretch.side}"], reach)
    points = well
    for fault in {*before.faults, *stretch.faults}:
        start, end = before.faults.get(fault, 0.0), stretch.faults.get(fault, 0.0)
        weight = start + share * (end - start)
        wrong = _at(ways[f"{fault}/{stretch.side}"], reach)
        points = points + weight[:, None, None] * (wrong - well)
    return points


def _at(way: FloatArray, reach: FloatArray) -> FloatArray:
    """Return the landmarks at shares of a way (24, 33, 5)."""
    place = np.clip(reach, 0.0, 1.0) * (POSES - 1)
    below = np.minimum(place.astype(int), POSES - 2)
    part = (place - below)[:, None, None]
    return np.asarray(way[below] * (1 - part) + way[below + 1] * part)


def _eased(seconds: float, rate_hz: float) -> FloatArray:
    """Return how much of a stretch is gone at each picture, from just after 0 to 1."""
    count = max(1, round(seconds * rate_hz))
    gone = np.arange(1, count + 1) / count
    return np.asarray(gone * gone * (3 - 2 * gone))


def _ways(exercise_id: str) -> Mapping[str, FloatArray]:
    return _file(exercise_id)[0]


@cache
def _file(exercise_id: str) -> tuple[Mapping[str, FloatArray], tuple[int, int]]:
    from formcheck.pose.files import load_track

    track = load_track(FOLDER / f"{exercise_id}.parquet")
    points = np.concatenate([track.image_px, track.world_m], axis=2)
    takes = track.origin[TAKES_KEY].split()
    shape = (len(takes), POSES, LANDMARK_COUNT, PLACES)
    return dict(zip(takes, points.reshape(shape), strict=True)), track.size_px
