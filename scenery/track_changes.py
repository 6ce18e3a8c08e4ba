"""What may happen to a recording: cuts, gaps, noise, another size, fewer pictures."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from formcheck.pose.camera_place import unknown_camera
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack


def joined(*tracks: PoseTrack, blend_s: float = 0.0) -> PoseTrack:
    """Return the tracks one after another; each next one is moved into over `blend_s`."""
    whole = tracks[0]
    for track in tracks[1:]:
        whole = _appended(whole, track, blend_s)
    return whole


def _appended(whole: PoseTrack, track: PoseTrack, blend_s: float) -> PoseTrack:
    step_s = 1.0 / whole.rate_hz
    count = round(blend_s * whole.rate_hz)
    blend_time_s = whole.time_s[-1] + step_s * (np.arange(count) + 1)
    start_s = whole.time_s[-1] + step_s * (count + 1) - track.time_s[0]
    return replace(
        whole,
        time_s=np.concatenate([whole.time_s, blend_time_s, track.time_s + start_s]),
        image_px=_blended(whole.image_px, track.image_px, count),
        world_m=_blended(whole.world_m, track.world_m, count),
        visibility=_blended(whole.visibility, track.visibility, count),
        camera=unknown_camera(0),
    )


def _blended(first: FloatArray, last: FloatArray, count: int) -> FloatArray:
    share = (np.arange(count) + 1.0) / (count + 1.0)
    steps = np.multiply.outer(share, last[0] - first[-1])
    return np.concatenate([first, first[-1] + steps, last])


def between(track: PoseTrack, start_s: float, end_s: float = np.inf) -> PoseTrack:
    """Return the part of a track from one time (included) to another."""
    kept = (track.time_s >= start_s) & (track.time_s < end_s)
    return track.at(np.flatnonzero(kept))


def gone(track: PoseTrack, start_s: float, end_s: float) -> PoseTrack:
    """Return the track with nobody found between two times."""
    away = (track.time_s >= start_s) & (track.time_s < end_s)
    image_px, world_m = track.image_px.copy(), track.world_m.copy()
    visibility = track.visibility.copy()
    image_px[away], world_m[away], visibility[away] = np.nan, np.nan, 0.0
    return replace(track, image_px=image_px, world_m=world_m, visibility=visibility)


def hidden(
    track: PoseTrack,
    landmarks: Sequence[Landmark],
    span_s: tuple[float, float] = (-np.inf, np.inf),
    visibility: float = 0.3,
) -> PoseTrack:
    """Return the track with some landmarks hardly visible in a span of time."""
    then = (track.time_s >= span_s[0]) & (track.time_s < span_s[1])
    changed = track.visibility.copy()
    changed[np.ix_(then, np.array(landmarks, dtype=np.intp))] = visibility
    return replace(track, visibility=changed)


def shaken(track: PoseTrack, noise_px: float, seed: int = 1) -> PoseTrack:
    """Return the track with independent normal noise on every landmark of the picture."""
    noise = np.random.default_rng(seed).normal(0.0, noise_px, track.image_px.shape)
    return replace(track, image_px=track.image_px + noise)


def scaled(track: PoseTrack, factor: float) -> PoseTrack:
    """Return the track of the same recording at another size."""
    width_px, height_px = track.size_px
    return replace(
        track,
        image_px=track.image_px * factor,
        size_px=(round(width_px * factor), round(height_px * factor)),
    )


def thinned(track: PoseTrack, keep_every: int) -> PoseTrack:
    """Return every second, third, ... frame of a track."""
    return track.at(np.arange(0, len(track), keep_every))


def later(track: PoseTrack, seconds: float) -> PoseTrack:
    """Return the track with all times moved."""
    return replace(track, time_s=track.time_s + seconds)


def rolled(track: PoseTrack, roll_deg: float) -> PoseTrack:
    """Return the track as a camera rolled the other way films it; clockwise positive."""
    turn = np.exp(1j * np.radians(roll_deg))
    middle = track.size_px[0] / 2 + 1j * track.size_px[1] / 2
    seen = track.image_px[..., 0] + 1j * track.image_px[..., 1]
    image = middle + turn * (seen - middle)
    world = turn * (track.world_m[..., 0] + 1j * track.world_m[..., 1])
    return replace(
        track,
        image_px=np.stack((image.real, image.imag), axis=-1),
        world_m=np.stack((world.real, world.imag, track.world_m[..., 2]), axis=-1),
    )
