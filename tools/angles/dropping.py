"""Landmarks that go missing while learning, as they do in front of real cameras."""

import numpy as np
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray

from formcheck.kinematics.estimated.features import features
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from tools.angles.dataset import Floats

SHARE = 0.25
"""Of the poses, so many miss one of the groups."""

_HEAD = [mark for mark in Landmark if mark <= Landmark.MOUTH_RIGHT]


def _on(side: str, *parts: str) -> list[Landmark]:
    return [Landmark[f"{side}_{part}"] for part in parts]


_HAND, _FOOT = ("WRIST", "PINKY", "INDEX", "THUMB"), ("ANKLE", "HEEL", "FOOT_INDEX")
GROUPS = [
    _HEAD,
    *(_on(side, *_HAND) for side in ("LEFT", "RIGHT")),
    *(_on(side, "ELBOW", *_HAND) for side in ("LEFT", "RIGHT")),
    *(_on(side, "SHOULDER") for side in ("LEFT", "RIGHT")),
    *(_on(side, *_FOOT) for side in ("LEFT", "RIGHT")),
    *(_on(side, "KNEE", *_FOOT) for side in ("LEFT", "RIGHT")),
    [*_on("LEFT", *_HAND), *_on("RIGHT", *_HAND)],
    [*_on("LEFT", *_FOOT), *_on("RIGHT", *_FOOT)],
    [*_on("LEFT", "KNEE", *_FOOT), *_on("RIGHT", "KNEE", *_FOOT)],
]
"""What goes missing together: hidden by furniture or the body, or outside of the picture."""


class Dropper:
    """Makes groups of landmarks missing.

    Parameters
    ----------
    mean, std
        (features,), of the inputs, to bring a visibility of 0 to scale.
    """

    def __init__(self, mean: Floats, std: Floats) -> None:
        missing, zero = zip(*(_concerned(group) for group in GROUPS), strict=True)
        self._keeps = torch.tensor(~np.array(missing), dtype=torch.float32)
        unseen = np.where(np.array(zero), -mean / std, 0.0)
        self._instead = torch.tensor(unseen, dtype=torch.float32)

    def dropped(self, inputs: torch.Tensor) -> torch.Tensor:
        """Return (poses, features), standardised, some with a group of landmarks missing."""
        groups = torch.randint(len(GROUPS), (len(inputs),))
        chosen = (torch.rand(len(inputs)) < SHARE)[:, None]
        without = inputs * self._keeps[groups] + self._instead[groups]
        return torch.where(chosen, without, inputs)


def _concerned(group: list[Landmark]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which features rest on some landmarks, and which are their visibility."""
    random = np.random.default_rng(0)
    image_px = random.uniform(0, 100, (1, LANDMARK_COUNT, 2))
    world_m, visibility = random.normal(size=(1, LANDMARK_COUNT, 3)), np.ones((1, LANDMARK_COUNT))
    size_px = np.array([[100.0, 100.0]])
    image_px[:, group], world_m[:, group], visibility[:, group] = np.nan, np.nan, np.inf
    found = features(image_px, world_m, visibility, size_px)[0]
    return ~np.isfinite(found), np.isinf(found)
