"""Making a whole recording fit to measure, looking both ways in time."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.conditioning.butterworth import smooth
from formcheck.kinematics.conditioning.gaps import BoolArray, fill_short_gaps, runs, stretches
from formcheck.kinematics.conditioning.limbs import (
    followed_stature_px,
    limb_lengths_px,
    shoulder_width_px,
    stature_px,
)
from formcheck.kinematics.conditioning.notes import conditioning_notes
from formcheck.kinematics.conditioning.outliers import half_window, replace_outliers
from formcheck.kinematics.conditioning.plausibility import (
    BELIEVABLE,
    believable_limbs,
    believable_speed,
    inside_picture,
    own_limb_frac,
)
from formcheck.kinematics.conditioning.repeated_swaps import (
    SettledSides,
    settle_repeated_swaps,
)
from formcheck.kinematics.conditioning.side_groups import exchange_landmarks
from formcheck.kinematics.conditioning.standstill import repeated_poses, standstill_notes
from formcheck.kinematics.conditioning.steady import steadied
from formcheck.kinematics.conditioning.swaps import (
    BODY_M,
    Sides,
    find_swaps,
    places_in_body_lengths,
)
from formcheck.kinematics.conditioning.unsteady import camera_notes
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack

FILLED_PLAUSIBILITY = 0.7
"""Plausibility of a landmark put in between two believed ones; `default`."""

_LEAST_SPREAD = 0.002


@dataclass(frozen=True, slots=True)
class Conditioned:
    """A recording made fit to measure, and how far it can be believed.

    Attributes
    ----------
    track
        Steadied, sides put right, implausible landmarks missing (NaN), short gaps filled
        (visibility there is the lower of both ends), jitter smoothed without delay.
    plausibility
        (frames, 33), 0 to 1; 0 where missing, `FILLED_PLAUSIBILITY` where filled. Meant to be
        multiplied with visibility.
    swapped
        (frames,), where left and right of any part were exchanged back.
    notes
        What was changed and the reader should know, in plain words; empty if nothing.
    """

    track: PoseTrack
    plausibility: FloatArray
    swapped: BoolArray
    notes: tuple[str, ...]


def condition_recording(track: PoseTrack) -> Conditioned:
    """Put sides right, set impossible landmarks aside, bridge short gaps and take out jitter.

    Parameters
    ----------
    track
        As it came from the model; any frame rate, constant or not. An empty one is returned as
        it is.

    Returns
    -------
    Conditioned
        The same frames at the same times.

    Notes
    -----
    In this order: poses of a picture that stood still, and landmarks outside the picture, made
    missing; the camera's motion and roll taken out, where they are known; left and right exchanged
    back, and limbs that are exchanged again and again told apart; what moves faster or is longer
    than limbs can be made missing; gaps up to a third of a second filled; Hampel filter;
    Butterworth filter of 6 Hz without phase lag. Sides come before speed, as an exchange would look
    like two impossible movements. Each side of a longer gap is filtered on its own.
    """
    if not len(track):
        none = np.zeros((0, LANDMARK_COUNT))
        return Conditioned(track, none, np.zeros(0, dtype=np.bool_), ())
    repeated = repeated_poses(track)
    track = _without(track, repeated)
    inside = inside_picture(track.image_px, track.size_px)
    given = ~np.isnan(track.image_px[..., 0])
    outside = _outside(given & (inside < BELIEVABLE), track)
    of_camera = (*standstill_notes(track.time_s, repeated), *camera_notes(track))
    track = steadied(track)
    seen_px = np.where((inside >= BELIEVABLE)[..., None], track.image_px, np.nan)
    height_px = _height_px(track, seen_px)
    settled = settle_repeated_swaps(track, height_px, _sides(track, seen_px, height_px))
    put_right = _exchanged(track, settled)
    inside = exchange_landmarks(inside, settled.exchanged)
    plausibility = _judged(put_right, inside, height_px)
    plausibility = np.minimum(plausibility, settled.sides.plausibility)
    smoothed, filled = _smoothed(put_right, plausibility, height_px)
    plausibility = np.where(filled, FILLED_PLAUSIBILITY, plausibility)
    plausibility[np.isnan(smoothed.image_px[..., 0])] = 0.0
    swapped: BoolArray = np.asarray(settled.sides.exchanged.any(axis=1))
    notes = (*of_camera, *conditioning_notes(settled, outside))
    return Conditioned(smoothed, plausibility, swapped, notes)


def _without(track: PoseTrack, missing: BoolArray) -> PoseTrack:
    """Return a track without the poses of some frames."""
    if not missing.any():
        return track
    return replace(
        track,
        image_px=np.where(missing[:, None, None], np.nan, track.image_px),
        world_m=np.where(missing[:, None, None], np.nan, track.world_m),
        visibility=np.where(missing[:, None], 0.0, track.visibility),
    )


def _height_px(track: PoseTrack, seen_px: FloatArray) -> FloatArray:
    moments = zip(limb_lengths_px(seen_px), track.visibility, strict=True)
    readings_px = np.array([stature_px(*moment) for moment in moments])
    return followed_stature_px(track.time_s, readings_px, track.size_px)


def _sides(track: PoseTrack, seen_px: FloatArray, height_px: FloatArray) -> Sides:
    places = places_in_body_lengths(seen_px, track.world_m, height_px)
    return find_swaps(track.time_s, places, track.visibility)


def _exchanged(track: PoseTrack, settled: SettledSides) -> PoseTrack:
    world_m = exchange_landmarks(track.world_m, settled.exchanged)
    world_m[..., 2] = exchange_landmarks(track.world_m[..., 2], settled.depth_exchanged)
    return replace(
        track,
        image_px=exchange_landmarks(track.image_px, settled.exchanged),
        world_m=world_m,
        visibility=exchange_landmarks(track.visibility, settled.exchanged),
    )


def _judged(track: PoseTrack, inside: FloatArray, height_px: FloatArray) -> FloatArray:
    seen_px = np.where((inside >= BELIEVABLE)[..., None], track.image_px, np.nan)
    speed = believable_speed(track.time_s, seen_px, height_px)
    frac = limb_lengths_px(seen_px) / height_px[:, None]
    own_frac = own_limb_frac(frac, track.visibility)
    limbs = believable_limbs(frac, own_frac, shoulder_width_px(seen_px) / height_px)
    return np.minimum(np.minimum(inside, speed), limbs)


def _smoothed(
    track: PoseTrack, plausibility: FloatArray, height_px: FloatArray
) -> tuple[PoseTrack, BoolArray]:
    valid = plausibility >= BELIEVABLE
    image_px = np.where(valid[..., None], track.image_px, np.nan)
    world_m = np.where(valid[..., None], track.world_m, np.nan)
    visibility = track.visibility.copy()
    filled = np.zeros(valid.shape, dtype=np.bool_)
    spread_px = _LEAST_SPREAD * float(np.median(height_px))
    for group in _missing_together(image_px):
        image_px[:, group], filled[:, group] = _columns(track.time_s, image_px[:, group], spread_px)
    for group in _missing_together(world_m):
        world_m[:, group], _ = _columns(track.time_s, world_m[:, group], _LEAST_SPREAD * BODY_M)
    for landmark in Landmark:
        for start, end in runs(filled[:, landmark]).tolist():
            visibility[start:end, landmark] = visibility[[start - 1, end], landmark].min()
    return replace(track, image_px=image_px, world_m=world_m, visibility=visibility), filled


def _missing_together(places: FloatArray) -> list[NDArray[np.intp]]:
    """Return the landmarks of (frames, 33, coordinates) in groups, each missing in the same frames.

    Most recordings have one group, and filtering it once takes a tenth of the time of filtering
    its landmarks one by one.
    """
    missing = np.isnan(places).any(axis=2)
    _, group_of = np.unique(missing, axis=1, return_inverse=True)
    return [np.flatnonzero(group_of == group) for group in range(group_of.max() + 1)]


def _columns(
    time_s: FloatArray, places: FloatArray, least_spread: float
) -> tuple[FloatArray, BoolArray]:
    """Fill, clean and smooth landmarks missing together, (frames, landmarks, coordinates).

    Returns
    -------
    The landmarks, and (frames, 1), where they were filled in.
    """
    values, filled = fill_short_gaps(time_s, places.reshape(len(time_s), -1))
    for start, end in stretches(time_s, ~np.isnan(values[:, 0])):
        piece_s = time_s[start:end]
        clean = replace_outliers(
            values[start:end], half_window=half_window(piece_s), least_spread=least_spread
        )
        values[start:end] = smooth(piece_s, clean)
    return values.reshape(places.shape), filled[:, None]


def _outside(outside: BoolArray, track: PoseTrack) -> FloatArray:
    """Return (33,), the share of the frames with anybody in which a landmark is out of sight."""
    return np.asarray(outside.sum(axis=0) / max(int(track.found.sum()), 1))
