"""The postures of movements, read off the landmarks of a set."""

import numpy as np

from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.likeness import ABOUT_S, Postures, middle_posture
from formcheck.exercises.counting.limbs import MovementEnds
from formcheck.exercises.counting.movement import Movement
from formcheck.exercises.counting.posture_angles import posture_deg
from formcheck.pose.frame import FloatArray


def postures_of(landmarks: Landmarks, movement: Movement) -> Postures:
    """Return the postures of a movement at rest and at its furthest point.

    The rest is the mean of its beginning and its end; of a movement that is cut, the end that is
    there.
    """
    at_rest = {"start": (movement.end,), "end": (movement.start,)}
    rests = at_rest.get(movement.cut or "", (movement.start, movement.end))
    return Postures(
        *(_rest_and_peak(landmarks, rests, movement.peak, dimensions) for dimensions in (2, 3))
    )


def ends_of(landmarks: Landmarks, movement: Movement, postures: Postures) -> MovementEnds:
    """Return a movement at rest, which is where it begins if that was seen, and furthest."""
    rest = movement.end if movement.cut == "start" else movement.start
    return MovementEnds(
        _about(landmarks, rest),
        _about(landmarks, movement.peak),
        postures,
        movement.excursion,
        movement.side,
    )


def _rest_and_peak(
    landmarks: Landmarks, rests: tuple[int, ...], peak: int, dimensions: int
) -> FloatArray:
    resting = [_posture(landmarks, rest, dimensions) for rest in rests]
    return np.stack([_mean(resting), _posture(landmarks, peak, dimensions)])


def _posture(landmarks: Landmarks, index: int, dimensions: int) -> FloatArray:
    return middle_posture(posture_deg(_about(landmarks, index).points(dimensions)))


def _about(landmarks: Landmarks, index: int) -> Landmarks:
    time_s = landmarks.time_s
    first, last = np.searchsorted(time_s, (time_s[index] - ABOUT_S, time_s[index] + ABOUT_S))
    return landmarks.between(min(int(first), index), max(int(last), index + 1))


def _mean(postures: list[FloatArray]) -> FloatArray:
    """Return the mean of one or two postures; the one that is seen where the other is not."""
    first, last = postures[0], postures[-1]
    mean = (first + last) / 2.0
    return np.where(np.isnan(mean), np.fmax(first, last), mean)
