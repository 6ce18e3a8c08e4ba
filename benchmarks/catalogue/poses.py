"""The poses of a demonstration: as the pose model finds them, or as they truly are."""

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from formcheck import mannequin
from formcheck.demonstration.stage import Show
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.truth import landmarks_px
from formcheck.pose.camera_place import STANDS_STILL
from formcheck.pose.files.parquet import load_track, save_track
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.models import model_path
from formcheck.pose.track import PoseTrack
from formcheck.pose.workers import WorkerEstimator

RATE_HZ = 15.0
CACHE = Path(__file__).parents[2] / "out" / "catalogue"
_HIPS = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]


def found_poses(show: Show, *, model: str = "full") -> PoseTrack:
    """Return what the pose model finds in the pictures of a show.

    The same show is filmed once; its track is kept in ``out/`` until the mannequin changes.
    """
    return found_at(show, (Look(model, RATE_HZ),))[0]


@dataclass(frozen=True, slots=True)
class Look:
    """How a pose model looks at a show: which one, and at how many pictures a second."""

    model: str
    rate_hz: float


def found_at(show: Show, looks: Sequence[Look]) -> tuple[PoseTrack, ...]:
    """Return what pose models find in the same pictures, each at a rate of its own.

    What is not kept in ``out/`` yet is filmed once, at the highest of the rates; each of the
    others must go into that without remainder.
    """
    kept = [CACHE / f"{_fingerprint(show, look)}.parquet" for look in looks]
    missing = [index for index, path in enumerate(kept) if not path.exists()]
    if missing:
        CACHE.mkdir(parents=True, exist_ok=True)
        tracks = _looked_at(show, [looks[index] for index in missing])
        for index, track in zip(missing, tracks, strict=True):
            save_track(track, kept[index])
    return tuple(_on_a_stand(load_track(path)) for path in kept)


def _on_a_stand(track: PoseTrack) -> PoseTrack:
    """Return a track with what is known of the camera that filmed a show: it stands still."""
    return replace(track, camera=np.tile(STANDS_STILL, (len(track), 1)))


def twice(track: PoseTrack) -> PoseTrack:
    """Return the poses of a clip that is seen twice in a row: it ends as it begins."""
    later_s = track.time_s[-1] - track.time_s[0] + 1.0 / track.rate_hz
    frames = [*track, *(replace(pose, time_s=pose.time_s + later_s) for pose in track)]
    return replace(PoseTrack.from_frames(frames, track.size_px), notes=track.notes)


def true_poses(show: Show) -> PoseTrack:
    """Return the true landmarks of a show, as a model without error would find them."""
    figure_at, camera = show.performance.figure_at, show.camera
    times_s = show.performance.times_s(RATE_HZ)
    frames = [true_pose(figure_at(time_s), camera, time_s) for time_s in times_s]
    return _on_a_stand(PoseTrack.from_frames(frames, camera.size_px))


def true_pose(figure: Figure, camera: Camera, time_s: float) -> PoseFrame:
    """Return the true landmarks of one figure, as a model without error would find them."""
    points_m = figure.landmarks_m()
    world_m = (points_m - points_m[_HIPS].mean(axis=0)) @ camera.axes.T
    certain = np.full(LANDMARK_COUNT, 0.99)
    return PoseFrame(time_s, landmarks_px(figure, camera), world_m, certain, camera.size_px)


def _looked_at(show: Show, looks: Sequence[Look]) -> list[PoseTrack]:
    size_px, film_hz = show.camera.size_px, max(look.rate_hz for look in looks)
    every = [round(film_hz / look.rate_hz) for look in looks]
    found: list[list[PoseFrame]] = [[] for _ in looks]
    with ExitStack() as stack:
        models = [stack.enter_context(WorkerEstimator(model_path(look.model))) for look in looks]
        for frame in show.film(rate_hz=film_hz):
            for estimator, step, frames in zip(models, every, found, strict=True):
                if frame.index % step == 0:
                    nobody = PoseFrame.empty(frame.time_s, size_px)
                    frames.append(next(iter(estimator.estimate(frame)), nobody))
    return [PoseTrack.from_frames(frames, size_px) for frames in found]


def _fingerprint(show: Show, look: Look) -> str:
    sources = sorted(Path(mannequin.__path__[0]).rglob("*.py"))
    parts = [
        repr(
            (
                show.performance.motion,
                show.camera,
                show.scene,
                show.body,
                show.props,
                look.model,
                look.rate_hz,
            )
        )
    ]
    parts += [path.read_text(encoding="utf-8") for path in sources]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
