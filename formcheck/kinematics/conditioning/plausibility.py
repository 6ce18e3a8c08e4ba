"""How far each landmark can be believed, beyond what the model claims.

A pose model gives every landmark a place, hidden or not, and often claims to be sure of it. What
a body cannot do gives the wrong ones away: be outside the picture and yet seen, move faster than
limbs do, have a limb that grows.
"""

from functools import reduce

import numpy as np

from formcheck.kinematics.conditioning.limbs import ENDS, STARTS, USUAL_FRAC, leg_limbs
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark

BELIEVABLE = 0.5
"""Landmarks below this are treated as missing; `default`."""

SURE: FloatArray = np.ones(LANDMARK_COUNT)
"""(33,), nothing speaks against any landmark of one moment: this array itself, as mostly, so that
nothing more need be done."""
SURE.flags.writeable = False

_BORDER_FRAC = 0.01

_SPEED_SLACK = 0.02
_LONG_AGO_S = 1e9
_TOO_FAST = 1.5
_TRUNK_SPEED, _MIDDLE_SPEED, _END_SPEED = 3.0, 5.0, 7.0

_LONG_FROM, _LONG_TO = 1.25, 1.6
_SHORT_FROM, _SHORT_TO = 0.75, 0.4
_SHORT_TAKES = 0.5
_SIDE_VIEW_FRAC, _NOT_SIDE_FRAC = 0.09, 0.12

_HIGH_QUANTILE = 0.9
_LEARN_UP = 0.02 * _HIGH_QUANTILE * USUAL_FRAC
_LEARN_DOWN = -0.02 * (1.0 - _HIGH_QUANTILE) * USUAL_FRAC
_SEEN = 0.5


def _speed_limits() -> FloatArray:
    limits = np.full(LANDMARK_COUNT, _TRUNK_SPEED)
    for landmark in Landmark:
        part = landmark.name.split("_", 1)[-1]
        if part in {"ELBOW", "KNEE"}:
            limits[landmark] = _MIDDLE_SPEED
        elif part in {"WRIST", "PINKY", "INDEX", "THUMB", "ANKLE", "HEEL", "FOOT_INDEX"}:
            limits[landmark] = _END_SPEED
    return limits


SPEED_LIMITS: FloatArray = _speed_limits()
"""(33,), body lengths per second no exercise reaches; `default`.

Head and trunk 3, elbows and knees 5, hands and feet 7. For comparison, the foot swings at some
4.5 m/s (2.6 body lengths per second) in brisk walking, and the body lands from a jump of half a
metre at 3.1 m/s (1.8).
"""


def ramp(values: FloatArray, *, none: float, full: float) -> FloatArray:
    """Return 0 up to `none`, 1 from `full` on, a straight line between; 0 where missing."""
    return np.fmin(np.fmax((values - none) * (1.0 / (full - none)), 0.0), 1.0)


def inside_picture(image_px: FloatArray, size_px: tuple[int, int]) -> FloatArray:
    """Return how surely each landmark lies inside the picture.

    A model that sees no feet puts them on or below the lower border.

    Parameters
    ----------
    image_px
        (..., 33, 2), pixels.
    size_px
        Width and height.

    Returns
    -------
    FloatArray
        (..., 33), 0 on the border, outside or where missing, 1 from a margin of 1 % of the
        shorter side inwards (`default`).
    """
    full_px = _BORDER_FRAC * min(size_px)
    margins_px = np.minimum(image_px, np.array(size_px) - image_px)
    if margins_px.min() >= full_px:
        return _all_sure(image_px.shape[:-2])
    return ramp(np.minimum(margins_px[..., 0], margins_px[..., 1]), none=0.0, full=full_px)


def least_of(*parts: FloatArray) -> FloatArray:
    """Return how far landmarks of one moment can be believed where several things speak of it."""
    doubts = [each for each in parts if each is not SURE]
    return reduce(np.minimum, doubts) if doubts else SURE


def _all_sure(moments: tuple[int, ...]) -> FloatArray:
    return np.ones((*moments, LANDMARK_COUNT)) if moments else SURE


class SpeedJudge:
    """Says whether a landmark can have got where it is from where it was last believed."""

    def __init__(self) -> None:
        self._place_px = np.zeros((LANDMARK_COUNT, 2))
        self._time_s = np.full(LANDMARK_COUNT, -_LONG_AGO_S)

    def push(self, time_s: float, image_px: FloatArray, stature_px: float) -> FloatArray:
        """Take the landmarks of one moment.

        Parameters
        ----------
        time_s
            Later than that of the last call.
        image_px
            (33, 2), pixels; NaN where missing.
        stature_px
            Height of the person in the picture.

        Returns
        -------
        FloatArray
            (33,), 1 up to the limit of `SPEED_LIMITS` (plus 2 % of stature for jitter, `default`),
            0 from one and a half times that distance and where missing; 1 for a landmark's first
            place. A landmark that stays away is believed again once it could have got there.
            Where most of the body jumps at once, the picture jumped: all landmarks are believed.
        """
        off_px = image_px - self._place_px
        away_px = np.hypot(off_px[:, 0], off_px[:, 1])
        reach_px = (SPEED_LIMITS * (time_s - self._time_s) + _SPEED_SLACK) * stature_px
        if np.count_nonzero(away_px <= reach_px) == LANDMARK_COUNT:
            self._place_px[...], self._time_s[...] = image_px, time_s
            return SURE
        plausible = ramp(away_px / reach_px, none=_TOO_FAST, full=1.0)
        valid = plausible >= BELIEVABLE
        if 2 * np.count_nonzero(valid) < np.count_nonzero(away_px == away_px):
            valid = away_px == away_px
            plausible = valid.astype(np.float64)
        np.copyto(self._place_px, image_px, where=valid[:, None])
        np.copyto(self._time_s, time_s, where=valid)
        return plausible


def believable_speed(time_s: FloatArray, image_px: FloatArray, stature: FloatArray) -> FloatArray:
    """Return what `SpeedJudge` says of a recording, looking both ways in time.

    Only what can be reached neither from before nor from after is implausible: a landmark that
    jumps away and back is wrong while it is away, one that jumps once may have been wrong before.

    Parameters
    ----------
    time_s, image_px, stature
        (frames,), (frames, 33, 2) and (frames,) pixels.

    Returns
    -------
    FloatArray
        (frames, 33).
    """
    ahead, back = SpeedJudge(), SpeedJudge()
    plausible = np.empty(image_px.shape[:2])
    for index, time in enumerate(time_s):
        plausible[index] = ahead.push(float(time), image_px[index], float(stature[index]))
    for index in range(len(time_s) - 1, -1, -1):
        from_after = back.push(-float(time_s[index]), image_px[index], float(stature[index]))
        np.maximum(plausible[index], from_after, out=plausible[index])
    return plausible


def believable_limbs(
    limb_frac: FloatArray, own_frac: FloatArray, shoulder_frac: FloatArray
) -> FloatArray:
    """Return how well each limb's length in the picture fits the person.

    Parameters
    ----------
    limb_frac
        (..., 16), apparent lengths (see `limb_lengths_px`) as fractions of stature.
    own_frac
        (16,), the person's own limb lengths as fractions of stature.
    shoulder_frac
        (...), apparent distance between the shoulders as a fraction of stature.

    Returns
    -------
    FloatArray
        (..., 33), for the landmark at the far end of each limb: 1 for the others and where a
        limb is missing.

    Notes
    -----
    A limb seen end-on looks short, so shortness says nothing from the front. Too long is
    impossible: 1 up to 1.25 times the larger of own and usual length, 0 from 1.6 times
    (`default`; wide, as the stature itself is an estimate). Too short is suspicious only for thigh
    and shank seen from the side, where they move in the picture's plane: from 1 at 0.75 of the
    own length to 0.5 at 0.4 (`default`). Side view: shoulders closer than 0.09 of stature (the
    view gate of the domain specification), fading out to 0.12.
    """
    of_longest = limb_frac / np.maximum(own_frac, USUAL_FRAC)
    legs = leg_limbs(limb_frac) / leg_limbs(own_frac)
    seen_from_side = np.count_nonzero(shoulder_frac < _NOT_SIDE_FRAC) > 0
    too_short = seen_from_side and np.count_nonzero(legs < _SHORT_FROM) > 0
    if not too_short and not np.count_nonzero(of_longest > _LONG_FROM):
        return _all_sure(limb_frac.shape[:-1])
    fits = 1.0 - ramp(of_longest, none=_LONG_FROM, full=_LONG_TO)
    if too_short:
        side_on = ramp(shoulder_frac, none=_NOT_SIDE_FRAC, full=_SIDE_VIEW_FRAC)
        short = ramp(legs, none=_SHORT_FROM, full=_SHORT_TO)
        leg_limbs(fits)[...] *= 1.0 - short * (side_on * _SHORT_TAKES)[..., None, None]
    plausible = np.ones((*limb_frac.shape[:-1], LANDMARK_COUNT))
    plausible[..., ENDS] = fits
    return plausible


def own_limb_frac(limb_frac: FloatArray, visibility: FloatArray) -> FloatArray:
    """Return a person's limb lengths as fractions of stature, from a recording.

    Parameters
    ----------
    limb_frac, visibility
        (frames, 16) apparent lengths as fractions of stature, (frames, 33).

    Returns
    -------
    FloatArray
        (16,), the 90th percentile over the frames in which both ends are seen (visibility of at
        least 0.5), as foreshortening only shortens; the usual fraction where never seen.
    """
    seen = np.minimum(visibility[:, STARTS], visibility[:, ENDS]) >= _SEEN
    frac = np.where(seen, limb_frac, np.nan)
    own = USUAL_FRAC.copy()
    ever = ~np.isnan(frac).all(axis=0)
    own[ever] = np.nanquantile(frac[:, ever], _HIGH_QUANTILE, axis=0)
    return own


class LimbLearner:
    """Learns a person's limb lengths while they move, starting from the usual ones.

    Attributes
    ----------
    own_frac
        (16,), fractions of stature learnt so far.
    """

    def __init__(self) -> None:
        self.own_frac = USUAL_FRAC.copy()

    def push(self, limb_frac: FloatArray) -> FloatArray:
        """Take the (16,) apparent lengths of one moment and return the lengths learnt so far.

        Moves up by 1.8 % and down by 0.2 % of the usual length a frame, which settles at the 90th
        percentile; missing limbs teach nothing.
        """
        change = np.where(limb_frac > self.own_frac, _LEARN_UP, _LEARN_DOWN)
        np.add(self.own_frac, change, out=self.own_frac, where=limb_frac == limb_frac)
        return self.own_frac
