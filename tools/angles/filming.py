"""Film movements in random rooms and let the pose model look: what there is to learn from.

::

    python -m tools.angles.filming out/angles/shards --bodies out/angles/bodies --processes 2
    python -m tools.angles.filming out/angles/test --test

Every shard has its own seed and is made whole or not at all; a run goes on where one stopped.
"""

import argparse
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import current_process
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.seeing import cut_off
from benchmarks.angles.splits import HELD_OUT
from benchmarks.bodies.rooms import outfit, room
from benchmarks.processes import Crew, shared_out
from formcheck.exercises.library import load_exercise
from formcheck.mannequin.body import BODY_NAMES, MannequinBody, MannequinError, _body, load_body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.film import Performance, perform
from formcheck.mannequin.motion import Motion
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.staging import camera_for, furniture
from formcheck.mannequin.truth import metrics
from formcheck.output.file import written_whole
from formcheck.pose.frame import Frame, PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.models import model_path
from tools.angles.dataset import FILMED, MIDLINE
from tools.angles.movements import Random, at_random, leaning, of_exercise, taught
from tools.angles.shards import LEANING, LEARNT_FROM, TRIED_ON

CLIPS_PER_SHARD = 80
PICTURES_PER_CLIP = 3
"""Another person in another room teaches more than another moment of the same movement."""
STEP_S = 0.2
FURTHEST_YAW_DEG = 135.0
MODELS = {"full": 0.6, "lite": 0.3, "heavy": 0.1}
SIZES_PX = ((400, 400), (480, 360), (320, 420))
NAMES = tuple(f"{side}_{name}" for side in ("left", "right") for name in FILMED) + MIDLINE


HIPS = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]
Truth = dict[str, NDArray[np.float32]]
Look = tuple[PoseFrame, Truth]
Moving = Callable[[Random], tuple[Motion, str]]


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip, ready to be filmed."""

    performance: Performance
    studio: Studio
    source: str
    model: str


def main() -> None:
    """Film the shards that are not there yet."""
    asked = _asked()
    asked.folder.mkdir(parents=True, exist_ok=True)
    numbers = TRIED_ON if asked.test else LEARNT_FROM
    wanted = [asked.folder / f"{number:05d}.npz" for number in asked.only or numbers]
    work = partial(shard, bodies=asked.bodies, test=asked.test)
    left = [path for path in wanted if not path.exists()]
    for done in shared_out(
        work,
        left,
        Crew(asked.processes, prepare=_on_one_core, renewed_after=8, silence_max_s=3600.0),
    ):
        print(f"{done.item.name}: {done.done} pictures", flush=True)


def _on_one_core() -> None:
    """Quiet the pose model and keep it to one core: sharing two, two films take twice as long."""
    cut_off()
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        number = sum(current_process()._identity)
        os.sched_setaffinity(0, {cores[number % len(cores)]})


def shard(path: Path, *, bodies: Path, test: bool) -> int:
    """Film one shard; return how many pictures of it show a pose."""
    random = np.random.default_rng(
        zlib.crc32(f"{'test' if test else 'learn'} {path.stem}".encode())
    )
    moving = _moving(int(path.stem), test=test)
    rows: list[dict[str, NDArray[np.generic] | str | float]] = []
    for number in range(CLIPS_PER_SHARD):
        clip = _clip(random, bodies, moving, test=test)
        for pose, figure_rows in _all_that_can_be_done(_looked_at(clip, random)):
            rows.append({**figure_rows, **_seen(pose), "clip": number, "model": clip.model,
                         "source": clip.source, "body": clip.studio.body.name})  # fmt: skip
    with written_whole(path) as unfinished:
        _write(unfinished, {name: np.array([row[name] for row in rows]) for name in rows[0]})
    return len(rows)


def _all_that_can_be_done(looks: Iterator[Look]) -> Iterator[Look]:
    """Yield the looks up to where the movement asks for more than a body can do."""
    with suppress(MannequinError):
        yield from looks


def _write(path: Path, arrays: dict[str, NDArray[np.generic]]) -> None:
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


def _clip(random: Random, bodies: Path, moving: Moving, *, test: bool) -> Clip:
    while True:
        try:
            return _tried(random, bodies, moving, test=test)
        except MannequinError:
            continue


def _tried(random: Random, bodies: Path, moving: Moving, *, test: bool) -> Clip:
    body = load_body(BODY_NAMES[random.integers(3)]) if test else _read(_any(random, bodies))
    motion, source = moving(random)
    performance = perform(body, motion)
    size_px = SIZES_PX[random.integers(len(SIZES_PX))]
    lens_deg = float(random.uniform(45, 78))
    camera = camera_for(
        performance,
        yaw_deg=float(random.uniform(-FURTHEST_YAW_DEG, FURTHEST_YAW_DEG)),
        size_px=size_px,
        height_m=float(random.uniform(0.25, 1.6)),
        distance_m=_distance_m(performance, size_px, lens_deg, float(random.uniform(0.4, 0.95))),
        field_of_view_deg=lens_deg,
        roll_deg=float(random.normal(0, 2)),
    )
    props = load_exercise(source).demo if source != "random" else None
    boxes = furniture(performance, props.props) if props else ()
    studio = Studio(body, camera, room(random, boxes), outfit(random))
    model = random.choice(list(MODELS), p=list(MODELS.values()))
    return Clip(performance, studio, source, str(model))


def _distance_m(
    performance: Performance, size_px: tuple[int, int], lens_deg: float, fill_frac: float
) -> float:
    """Return from how far the body, where its movement is largest, fills a share of the picture."""
    shape = size_px[0] / size_px[1]
    picture_m = max(_width_m(performance, moment, shape) for moment in (0.0, 0.5, 1.0)) / fill_frac
    return float(max(1.0, picture_m / 2 / np.tan(np.radians(lens_deg) / 2)))


def _width_m(performance: Performance, moment: float, shape: float) -> float:
    """Return how wide a picture of some shape (width to height) must be to show the body."""
    figure = performance.figure_at(performance.trajectory.duration_s * moment)
    ahead_m, aside_m, high_m = np.ptp(figure.landmarks_m(), axis=0)
    return float(max(ahead_m, aside_m, high_m * shape))


def _moving(number: int, *, test: bool) -> Moving:
    """Return by what a shard's movements are chosen."""
    if number in LEANING and not test:
        return lambda random: (leaning(random), "random")
    return partial(_motion, test=test)


def _motion(random: Random, *, test: bool) -> tuple[Motion, str]:
    share = random.random()
    if test and share < 0.6:
        source = HELD_OUT[random.integers(len(HELD_OUT))]
        return of_exercise(source, random, jitter=False), source
    if share < (0.8 if test else 0.4):
        known = taught()
        source = known[random.integers(len(known))]
        return of_exercise(source, random, jitter=not test), source
    return at_random(random), "random"


def _looked_at(clip: Clip, random: Random) -> Iterator[Look]:
    model = _watching(clip.model)
    duration_s = clip.performance.trajectory.duration_s
    first_s = float(random.uniform(0.0, max(0.0, duration_s - STEP_S * PICTURES_PER_CLIP)))
    model.look_away(clip.studio.camera.size_px)
    for index in range(PICTURES_PER_CLIP):
        time_s = min(first_s + index * STEP_S, duration_s)
        figure = clip.performance.figure_at(time_s)
        pose = model.look(clip.studio.film(figure, index=index))
        if pose is not None:
            yield pose, _truth(figure, clip.studio.camera)


def _truth(figure: Figure, camera: Camera) -> Truth:
    """Return what is true of a figure: angles, landmarks and pelvis in the camera's directions."""
    found, points_m = metrics(figure), figure.landmarks_m()
    off_hips_m = points_m - points_m[HIPS].mean(axis=0)
    arrays = {
        "truth": np.array([found[name] for name in NAMES]),
        "true_m": off_hips_m @ camera.axes.T,
        "true_px": camera.project(points_m)[0],
        "pelvis": camera.axes @ figure.attitude("pelvis"),
        "camera": np.array([camera.yaw_deg, camera.height_m, camera.distance_m]),
    }
    return {name: array.astype(np.float32) for name, array in arrays.items()}


def _seen(pose: PoseFrame) -> dict[str, NDArray[np.generic]]:
    return {
        "image_px": pose.image_px.astype(np.float32),
        "world_m": pose.world_m.astype(np.float32),
        "visibility": pose.visibility.astype(np.float32),
        "size_px": np.array(pose.size_px, np.int16),
    }


class _Watching:
    """A pose model that watches one clip after the other, as it would a camera."""

    def __init__(self, model: str) -> None:
        from formcheck.pose.mediapipe import MediaPipeEstimator

        self._model = MediaPipeEstimator(model_path(model))
        self._now_s = 0.0

    def look_away(self, size_px: tuple[int, int]) -> None:
        """Show nobody for a while, so that the next person is looked for anew."""
        self._now_s += 10.0
        nobody = np.full((size_px[1], size_px[0], 3), 128, dtype=np.uint8)
        self._model.estimate(Frame(nobody, self._now_s, 0))

    def look(self, image: NDArray[np.uint8]) -> PoseFrame | None:
        """Return the pose of the person in the next picture; None where nobody is found."""
        self._now_s += STEP_S
        found = self._model.estimate(Frame(image, self._now_s, 0))
        return found[0] if found else None


_watching = cache(_Watching)


@cache
def _read(path: Path) -> MannequinBody:
    with np.load(path) as stored:
        return _body(path.stem, stored)  # type: ignore[arg-type]


def _any(random: Random, bodies: Path) -> Path:
    paths = sorted(bodies.glob("*.npz"))
    return paths[random.integers(len(paths))]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bodies", type=Path, default=Path("out/angles/bodies"))
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--only", type=int, nargs="*", help="numbers of shards")
    parser.add_argument("--processes", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
