"""What is told of a whole set: on the feet, standing or seated, angles are told best."""

import numpy as np

from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.estimated.estimate import Estimate
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

UPRIGHT_SHANK_FRAC = 0.5
"""Shanks that rise by so much of their length stand: the angles between 60 deg from upright.
Kneeling or lying they rise by next to nothing [default]."""

HIPS_ABOVE_ANKLES_FRAC = 0.4
"""Hips above the ankles by so much of the legs' length are off the floor: by about half seated on
a chair, by a quarter lifted into a bridge [default]."""


def told_of_set(track: PoseTrack) -> list[Estimate] | None:
    """Return what is told of each pose of a set, for an `Observer` of all of it.

    None for a set that is not done on the feet: there what is told has no say from the right view.
    """
    return Estimate.of_track(track) if on_feet(track) else None


def on_feet(track: PoseTrack) -> bool:
    """Return whether a person is on the feet most of the time.

    Told angles were learnt on the feet, seated and on the floor, and on the floor they are hardly
    surer than measured ones (docs/angles.md).

    Parameters
    ----------
    track
        Where feet are never seen, nobody is known to be on them.
    """
    hip, knee, ankle = (
        _middle_px(track, part) for part in (BodyPart.HIP, BodyPart.KNEE, BodyPart.ANKLE)
    )
    thigh_px, shank_px = _length_px(hip - knee), _length_px(knee - ankle)
    with np.errstate(invalid="ignore", divide="ignore"):
        shank_frac = (ankle - knee)[:, 1] / shank_px
        hips_frac = (ankle - hip)[:, 1] / (thigh_px + shank_px)
    known = np.isfinite(shank_frac) & np.isfinite(hips_frac)
    if not known.any():
        return False
    return bool(
        np.median(shank_frac[known]) > UPRIGHT_SHANK_FRAC
        and np.median(hips_frac[known]) > HIPS_ABOVE_ANKLES_FRAC
    )


def _middle_px(track: PoseTrack, part: BodyPart) -> FloatArray:
    left, right = (track.image_px[:, part.on(side)] for side in ("left", "right"))
    return np.asarray((left + right) / 2.0)


def _length_px(apart: FloatArray) -> FloatArray:
    return np.asarray(np.hypot(apart[:, 0], apart[:, 1]))
