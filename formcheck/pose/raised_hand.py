"""A raised hand asks to be followed: the same rule by which the player's pages see one."""

import numpy as np

from formcheck.pose.everybody import PeopleLook
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.people import IDENTITY_SIZES, Sighting

RAISED_S = 1.5
SEEN = 0.5

_SHOULDERS = [Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]
_HIPS = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]
_WRISTS = [Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST]


def hand_is_raised(pose: PoseFrame) -> bool:
    """Return whether one hand is seen above the head, of somebody upright, and the other is not.

    A hand behind the body may be guessed anywhere, so one that is not seen does not count.
    """
    y_px = pose.image_px[:, 1]
    head_px, shoulder_px = y_px[Landmark.NOSE], y_px[_SHOULDERS].mean()
    trunk_px = pose.image_px[_HIPS].mean(axis=0) - pose.image_px[_SHOULDERS].mean(axis=0)
    if trunk_px[1] <= abs(trunk_px[0]):
        return False
    seen = [wrist for wrist in _WRISTS if pose.visibility[wrist] >= SEEN]
    up = [wrist for wrist in seen if y_px[wrist] < head_px - (shoulder_px - head_px)]
    return len(up) == 1 and all(wrist in up or y_px[wrist] > shoulder_px for wrist in seen)


class HandsRaised:
    """Tells who of the others has held up a hand for long enough, from look to look."""

    def __init__(self) -> None:
        self._since: list[tuple[float, Sighting]] = []

    def push(self, look: PeopleLook, followed: Sighting | None) -> Sighting | None:
        """Take in a look; return who asks to be followed instead, where somebody does.

        Parameters
        ----------
        look
            Everybody in a picture.
        followed
            Whose hand says nothing of whom to follow.
        """
        raised = [
            Sighting.of(pose)
            for pose in look.poses
            if hand_is_raised(pose) and not _is(followed, Sighting.of(pose))
        ]
        self._since = [(self._begun(one), one) for one in raised]
        long = [one for begun_s, one in self._since if look.time_s - begun_s >= RAISED_S]
        return long[0] if long else None

    def _begun(self, now: Sighting) -> float:
        begun = [since for since, one in self._since if one.may_be(now, IDENTITY_SIZES)]
        return min(begun, default=now.time_s)


def _is(followed: Sighting | None, seen: Sighting) -> bool:
    return followed is not None and bool(
        np.allclose(followed.region.centre_px, seen.region.centre_px, atol=0.1 * seen.length_px)
    )
